"""Time expressions: offsets, the cases that everything else leans on, and bounded time on hostile input."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.extraction.times import find_times

PUBLISHED = date(2013, 3, 22)


def one(text: str, published: date | None = PUBLISHED):
    (found,) = find_times(text, published)
    return found


@pytest.mark.parametrize(
    ("text", "quote", "kind", "value"),
    [
        ("Sales rose in 2012.", "2012", "DATE", "2012"),
        ("Sales rose last year.", "last year", "DATE", "2012"),
        ("Sales rose in the third quarter of 2012.", "the third quarter of 2012", "DATE", "2012-Q3"),
        ("It spoke on Thursday.", "Thursday", "DATE", "2013-03-21"),
        ("It took three years.", "three years", "DURATION", "P3Y"),
        ("It pays dividends every quarter.", "every quarter", "SET", "P3M"),
    ],
)
def test_type_and_value(text: str, quote: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.quote, found.type, found.value) == (quote, kind, value)
    assert text[found.start : found.end] == found.quote


def test_without_publication_date_relative_expressions_have_no_period() -> None:
    assert one("Sales rose last year.", None).period is None
    assert one("Sales rose in 2012.", None).period is not None


@pytest.mark.parametrize("text", ["It may march on.", "They sat down.", "1,200 workers left.", "It costs $2000.", "It is open 24/7."])
def test_look_alikes_are_ignored(text: str) -> None:
    assert find_times(text, PUBLISHED) == []
