"""What a reader sees of values."""

from datetime import date

import pytest

from pipelines.report.formatting import compact, number, period, plural, quantity, shorten, signed


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2023, 4, 1), (2023, 6, 30), "Q2 2023"),
        ((2023, 1, 1), (2023, 12, 31), "2023"),
        ((2021, 7, 1), (2021, 12, 31), "H2 2021"),
        ((2020, 4, 1), (2021, 3, 31), "year to Mar 2021"),
        ((2024, 2, 1), (2024, 2, 29), "Feb 2024"),
        ((2021, 2, 1), (2021, 4, 30), "3 months to Apr 2021"),
        ((2019, 1, 1), (2021, 12, 31), "2019–2021"),
        ((2021, 3, 4), (2021, 3, 4), "4 Mar 2021"),
        ((2021, 3, 4), (2021, 4, 2), "4 Mar 2021 – 2 Apr 2021"),
        ((2021, 2, 1), (2021, 9, 30), "Feb 2021 – Sep 2021"),
    ],
)
def test_periods_are_written_as_they_are_spoken_of(start, end, words):
    assert period(date(*start), date(*end)) == words


def test_open_periods_say_so():
    assert period(None, None) == "no period"
    assert period(None, date(2021, 3, 4)) == "to 4 Mar 2021"
    assert period(date(2021, 3, 4), None) == "from 4 Mar 2021"


@pytest.mark.parametrize(
    ("value", "unit", "high", "words"),
    [
        (23.5, "percent", None, "23.5%"),
        (4.3e9, "EUR", None, "EUR 4.3bn"),
        (28.0, "percent", 30.0, "28% to 30%"),
        (2.56e9, "USD", 2.58e9, "USD 2.56bn to USD 2.58bn"),
        (1_200_000.0, "count", None, "1.2m"),
        (-2.0, "percentage_point", None, "−2 pp"),
        (1.5, "ratio", None, "1.5×"),
        (80.0, "metric_ton", None, "80 metric ton"),
        (None, "EUR", None, "–"),
    ],
)
def test_quantities_carry_their_unit(value, unit, high, words):
    assert quantity(value, unit, high) == words


def test_small_pieces():
    assert [number(1234.5), number(0.0004), number(-1.0), number(float("nan"))] == ["1,234.5", "0.0004", "−1", "–"]
    assert [compact(999_999_999.0), compact(1.5e12), compact(12.0)] == ["1bn", "1.5tn", "12"]
    assert [signed(2.44), signed(-0.04), signed(-1.0, "%"), signed(None)] == ["+2.4", "0", "−1%", "–"]
    assert [plural(1, "claim"), plural(2300, "claim"), plural(0, "person", "people")] == ["1 claim", "2,300 claims", "0 people"]
    assert shorten("one two three four", 12) == "one two…"
    assert shorten(None, 5) == ""
