"""Durations printed as quantities."""

from __future__ import annotations

from datetime import date

from pipelines.extraction.quantities import find_quantities
from pipelines.extraction.quantities.durations import durations
from pipelines.extraction.times import find_times


def found(text: str) -> list[tuple[float, str, str]]:
    return [(q.value, q.unit, q.qualifier) for q in durations(find_times(text, date(2020, 1, 15)), find_quantities(text))]


def test_a_duration_with_a_number_is_a_quantity():
    assert found("The plant will stay shut for six weeks and the talks took 40 minutes.") == [(6.0, "week", "exact"), (40.0, "minute", "exact")]
    assert found("It has traded at a loss for more than three years.") == [(3.0, "year", "more_than")]


def test_dates_vague_spans_and_money_are_none():
    assert found("In 2019 it took several months to raise $5 million.") == []
    assert found("Sales rose last year.") == []
