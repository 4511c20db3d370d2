"""When an event is: the time expression bound to it, else the day of the announcement, else nothing (settled case 11 of the labels)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pipelines.extraction.events.frames import Candidate
from pipelines.extraction.model import TimeExpression

#: Types dated by their report.
REPORTED = frozenset({"earnings_report", "guidance", "statement", "rating_change"})
#: Times that measure the content of these events (the quarter reported), not the event.
_CONTENT_GRAINS = frozenset({"quarter", "half", "year", "decade", "range", "month"})
_SPEECH = frozenset("said say says told announced reported added reports confirmed posted stated disclosed".split())


class Dating(NamedTuple):
    start: date | None
    end: date | None
    text: str | None
    edtf: str | None
    reason: str


NOTHING = Dating(None, None, None, None, "no time stated")


def date_of(candidate: Candidate, modality: str, published: date | None, position: int) -> Dating:
    """The date of an event; `position` is the number of its sentence in the body."""
    view = candidate.view
    kind = candidate.rule.event_type
    best: tuple[float, TimeExpression] | None = None
    spoken: TimeExpression | None = None
    for token in view.tokens:
        time = token.time
        if time is None or time.period is None or time.type not in ("DATE", "TIME"):
            continue
        i = token.index
        if _said_when(view, i):
            spoken = spoken or time
            continue
        if kind in REPORTED and time.period.grain != "day" and time.period.grain != "week":
            continue
        cost = _distance(view, candidate, i)
        if cost is None:
            continue
        if published and modality in ("planned",) and time.period.end < published:
            continue
        if best is None or cost < best[0]:
            best = (cost, time)
    if best is not None and best[0] <= 16:
        return _dated(best[1], modality, published, "stated")
    if spoken is not None and spoken.period is not None:
        return Dating(spoken.period.start, spoken.period.end, spoken.quote, spoken.edtf, "announcement")
    if published is None:
        return NOTHING
    if kind in REPORTED or position <= 1:
        return Dating(published, published, None, published.isoformat(), "publication date")
    return NOTHING


def _dated(time: TimeExpression, modality: str, published: date | None, reason: str) -> Dating:
    period = time.period
    assert period is not None
    start, end = period.start, period.end
    if published and modality == "actual" and start <= published < end:
        end = published  # what has happened did not happen after the article
    if published and modality == "planned" and start < published < end:
        start = published
    return Dating(start, end, time.quote, time.edtf, reason)


def _said_when(view, i: int) -> bool:
    """Whether the time at token i says when something was said: "said on Tuesday", "said Friday", "announced today"."""
    k = i - 1
    while k >= 0 and view.lower[k] in ("on", "late", "early", "earlier", "yesterday", "in", "a", "statement", ",", "here"):
        k -= 1
    return k >= 0 and view.lower[k] in _SPEECH


def _distance(view, candidate: Candidate, i: int) -> float | None:
    """How far a time stands from the trigger, in words; clause ends between count more."""
    a, b = (candidate.last, i) if i >= candidate.last else (i + 1, candidate.first)
    cost = float(b - a)
    for k in range(a, b):
        word = view.lower[k]
        if word in (";", "that", "which", "who", "said", "when", "while", "after", "before", "but", "since", "and"):
            cost += 4
        elif word in (",", "("):
            cost += 2
    previous = view.lower[i - 1] if i else ""
    following = view.lower[i + 1] if i + 1 < len(view.lower) else ""
    if previous in ("from", "than", "since") or following in ("'s", "’s"):
        cost += 6
    if i < candidate.first:
        cost += 1
    return cost
