"""The period a change is measured from."""

from __future__ import annotations

import re

from pipelines.extraction.model import Period, TimeExpression
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.context import LONG_GRAINS, BindingContext, is_flow
from pipelines.extraction.times.roles import aligned, is_base_expression
from pipelines.extraction.times.slots import Slot

ONE_BACK = re.compile(r"year[- ](?:on|over)[- ]year|\by-?o-?y\b|\byoy\b|\bannual(?:ly)?\b|\bfrom a year\b", re.I)
QUARTER_BACK = re.compile(r"quarter[- ](?:on|over)[- ]quarter|\bq-?o-?q\b|\bsequential", re.I)
MONTH_BACK = re.compile(r"month[- ](?:on|over)[- ]month|\bm-?o-?m\b", re.I)
OVER_BASE = re.compile(r"\b(?:on|over|of|with|in)\s+(?:that\s+of\s+)?(?:the\s+)?$", re.I)


def base_of_change(
    context: BindingContext, q: tuple[int, int], slots: list[Slot], times: list[TimeExpression], period: Period | None
) -> Period | None:
    """The period a change is measured from: named in the comparison that follows, or told by "year-on-year" and its like."""
    after = [t for t in times if t.start >= q[1] and (is_base_expression(t) or any(s.base and s.start <= t.start < s.end for s in slots))]
    over = [
        t
        for t in times
        if t.start >= q[1]
        and OVER_BASE.search(context.text[max(0, t.start - 12) : t.start])
        and period
        and t.period
        and t.period.end < period.start
    ]
    for t in after[:1] or over[:1]:
        base = aligned(t, period)
        if period is None or (base is not None and base.start < period.start):
            return base
    if period is None:
        return None
    for months in by_nearness(context.text, q):
        return cal.shift(period, -months, "M")
    if is_flow(context) and period.grain in LONG_GRAINS and period.grain != "decade" and cal.month_count(period) <= 12:
        return cal.shift(period, -12, "M")  # growth of what is measured over a period is year on year unless something else is said
    return None


def by_nearness(text: str, q: tuple[int, int]) -> list[int]:
    """The months back that "year-on-year", "quarter-on-quarter" … near a number say, the nearest to it first."""
    begin = max(0, q[0] - 60)
    near = text[begin : q[1] + 60]
    found = [
        (min(abs(begin + m.start() - q[1]), abs(q[0] - begin - m.end())), months)
        for pattern, months in ((ONE_BACK, 12), (QUARTER_BACK, 3), (MONTH_BACK, 1))
        for m in pattern.finditer(near)
    ]
    return [months for _, months in sorted(found)]
