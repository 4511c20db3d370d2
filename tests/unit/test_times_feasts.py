"""Named days: their dates by the calendar, and the year that a text means."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.extraction.times import find_times
from pipelines.extraction.times.feasts import FEASTS, day_of_feast, easter


@pytest.mark.parametrize(("year", "day"), [(1818, (3, 22)), (2000, (4, 23)), (2008, (3, 23)), (2013, (3, 31)), (2038, (4, 25))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", date(2013, 11, 28)),
        ("black friday", date(2013, 11, 29)),
        ("cyber monday", date(2013, 12, 2)),
        ("labor day", date(2013, 9, 2)),
        ("memorial day", date(2013, 5, 27)),
        ("presidents day", date(2013, 2, 18)),
        ("good friday", date(2013, 3, 29)),
        ("ash wednesday", date(2013, 2, 13)),
    ],
)
def test_day_in_2013(name: str, day: date) -> None:
    assert day_of_feast(FEASTS[name], 2013) == day


def test_every_rule_gives_a_day_in_any_year() -> None:
    for rule in FEASTS.values():
        assert all(day_of_feast(rule, year).year in (year, year + 1) for year in range(1900, 2100))


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("It shut on New Year's Day.", date(2013, 1, 9), "2013-01-01"),
        ("It will open by New Year's Day.", date(2013, 12, 27), "2014-01-01"),
        ("Sales rose on Valentine’s Day.", date(2013, 2, 22), "2013-02-14"),
        ("Shops were full on Thanksgiving.", date(2014, 1, 5), "2013-11-28"),
        ("It was closed for Boxing Day.", date(2013, 12, 30), "2013-12-26"),
    ],
)
def test_the_year_meant(text: str, published: date, value: str) -> None:
    assert [t.value for t in find_times(text, published)] == [value]


@pytest.mark.parametrize("text", ["A good day for Ruby.", "New York rose.", "The Labor party won.", "Black smoke rose."])
def test_look_alikes(text: str) -> None:
    assert find_times(text, date(2013, 3, 22)) == []
