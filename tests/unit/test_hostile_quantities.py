"""Hostile input for quantities and language: bounded time, true offsets, nothing invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extraction.language import detect_language
from pipelines.extraction.quantities import find_quantities

MEGA = 1_000_000
MANY = 100_000
LONG = {
    "one number": "1" * MEGA,
    "digits and commas": "1," * (MANY // 2),
    "digits and dots": "1." * (MANY // 2),
    "groups of three": "1" + ",000" * (MANY // 4),
    "groups set off by spaces": "1" + " 000" * (MANY // 4),
    "dashes": "1-" * (MANY // 2),
    "fractions": "1/2 " * (MANY // 4),
    "number words": "twenty-" * (MANY // 7),
    "scale words": "million " * (MANY // 8),
    "and": "one and " * (MANY // 8),
    "half": "half a " * (MANY // 7),
    "signs": "$" * MANY,
    "signs and digits": "$1" * (MANY // 2),
    "spaces": "5" + " " * MANY + "%",
    "spaces between": "5 " * (MANY // 2),
    "percents": "5% " * (MANY // 3),
    "ranges": "5 to " * (MANY // 5),
    "between": "between 5 and 6 " * (MANY // 16),
    "brackets": "(" * MANY + "5%",
    "newlines": "5\n" * (MANY // 2),
    "zero width": "5\u200b" * (MANY // 2),
    "combining": "5\u0301" * (MANY // 2),
    "capitals": "SALES ROSE 5 PCT " * (MANY // 17),
    "commas in a list": "5, 6 and 7, " * (MANY // 12),
    "months": "March 1, " + "2, " * (MANY // 3),
    "names": "Alpha 5 " * (MANY // 8),
    "bare dollars": "$5m, " * (MANY // 5),
    "points": "fell 5 points " * (MANY // 14),
    "one word": "a" * MEGA,
    "cents": "5 cents " * (MANY // 8),
    "elliptic": "had 5 shops, Beta 6, " * (MANY // 21),
}


@pytest.mark.parametrize("name", LONG)
def test_long_input_takes_bounded_time(name: str) -> None:
    """A step that is quadratic in the text would take many times the limit."""
    text = LONG[name]
    start = time.perf_counter()
    for q in find_quantities(text):
        assert text[q.start : q.end] == q.quote
    assert time.perf_counter() - start < 6


def test_one_line_of_half_a_megabyte() -> None:
    text = "Turnover of the mill rose 5% to $20bn from $19bn as 300 workers left; " * 7_000
    start = time.perf_counter()
    assert len(find_quantities(text)) == 28_000
    assert time.perf_counter() - start < 6


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("It paid 1\u200b2\u200b5 million euros.", ["1\u200b2\u200b5 million euros"]),
        ("\ufeffIt paid $\u20605 and 6\u00ad0%.", ["$\u20605", "6\u00ad0%"]),
        ("It paid 1\u00a0250\u202f000 euros.", ["1\u00a0250\u202f000 euros"]),
        ("\u202eIt paid 5%\u202c.", ["5%"]),
        ("إيرادات بلغت ٥٠٪ و $3bn", ["٥٠٪", "$3bn"]),
        ("İİİİ sales rose 5% İ to $2m", ["5%", "$2m"]),
        ("ＳＡＬＥＳ ＲＯＳＥ ５％", ["５％"]),
    ],
)
def test_odd_characters_keep_offsets(text: str, quotes: list[str]) -> None:
    found = find_quantities(text)
    assert [q.quote for q in found] == quotes
    assert all(text[q.start : q.end] == q.quote for q in found)


def test_value_behind_zero_width_characters() -> None:
    (q,) = find_quantities("It paid 1\u200b2\u200b5 million euros.")
    assert (q.value, q.unit) == (125e6, "EUR")


def test_numbers_too_long_to_measure_anything_are_passed_over() -> None:
    assert find_quantities("1" * 41 + " dollars") == []
    assert find_quantities("$" + "9" * 100_000) == []


ALPHABET = "0123456789.,-/%$£€ \n\u00a0\u200b()'+:½٣５abkmnpstxBMK€"
WORDS = st.sampled_from("one twenty hundred million bn mln dlrs cts pct percent points to and between from $ EUR half a third of 5 7.5 1,000 % doubled mid-20s teens , . ( ) - 1-1/4 shares".split())  # noqa: SIM905


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=60))
def test_any_characters(text: str) -> None:
    check(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_words(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)
    assert detect_language(text)


def check(text: str) -> None:
    last = 0
    for q in find_quantities(text):
        assert last <= q.start < q.end
        assert text[q.start : q.end] == q.quote
        assert q.value == q.value and abs(q.value) != float("inf")
        assert not q.unit.startswith("*")
        last = q.end
