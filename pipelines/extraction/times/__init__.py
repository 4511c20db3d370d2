"""Time expressions: found in text and normalised to TIMEX3 and to inclusive intervals."""

from __future__ import annotations

from datetime import date

from pipelines.extraction.model import FiscalCalendar, TimeExpression
from pipelines.extraction.times.finder import find

__all__ = ["find_times"]


def find_times(text: str, published_at: date | None = None, *, fiscal: FiscalCalendar | None = None) -> list[TimeExpression]:
    """Every time expression of `text`, in text order, resolved relative to `published_at` (never to the clock)."""
    return find(text, published_at, fiscal)
