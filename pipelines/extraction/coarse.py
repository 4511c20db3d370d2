"""What may still be dated where the publication day is only inferred: "last year" yes, "today" no."""

from __future__ import annotations

from dataclasses import replace

from pipelines.extraction.model import Article, Claim, Event

_REASON = "the publication day is only inferred: figures of that day have no date"
#: Days up to which a period hangs on the exact publication day.
_FINE = {"day": 0, "month": 8, "year": 93}


def _hangs_on_the_day(article: Article, start, end) -> bool:
    """Whether a period is so short and so near to the inferred day that the day itself must have given it."""
    span = (end - start).days
    near = abs((article.published_at - start).days) <= 400
    return span < _FINE[article.published_grain] and near


def coarse_claims(article: Article, claims: list[Claim]) -> list[Claim]:
    """Claims without the periods that only an exact publication day could give; periods stated in the text stay."""
    return [
        replace(c, period_start=None, period_end=None, period_reason=_REASON)
        if c.period_start and not _is_stated(c.period_text) and _hangs_on_the_day(article, c.period_start, c.period_end)
        else c
        for c in claims
    ]


def coarse_events(article: Article, events: list[Event]) -> list[Event]:
    """Events without the dates that only an exact publication day could give."""
    return [
        replace(e, date_start=None, date_end=None, edtf=None)
        if e.date_start and not _is_stated(e.date_text) and _hangs_on_the_day(article, e.date_start, e.date_end)
        else e
        for e in events
    ]


def _is_stated(text: str | None) -> bool:
    """Whether the words of a date name a year themselves."""
    return bool(text) and any(word.strip("',.").isdigit() and len(word.strip("',.")) == 4 for word in text.split())
