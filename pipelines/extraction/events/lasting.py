"""How long what was decided holds: "suspended for six months" in December lasts to the end of June."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta

from pipelines.extraction.model import TimeExpression

#: What can hold for a stated time; a merger or a launch does not.
LASTING = frozenset({"regulatory_action", "policy", "closure", "strike", "penalty", "partnership", "trade_dispute", "other"})
_LENGTH = re.compile(r"P(\d{1,3})(Y|M|W|D)")
_FOR = re.compile(r"\bfor (?:(?:the next|at least|up to|about|another) )?$", re.IGNORECASE)


def effect_until(event_type: str, began: date | None, trigger_end: int, sentence_end: int, text: str, times: Sequence[TimeExpression]) -> date | None:
    """The last day, where the words after the trigger give a length ("for six months") and the beginning is known; else None."""
    if began is None or event_type not in LASTING:
        return None
    for time in times:
        if not trigger_end <= time.start < sentence_end or time.type != "DURATION":
            continue
        length = _LENGTH.fullmatch(time.value)
        if length and _FOR.search(text[max(trigger_end, time.start - 20) : time.start]):
            return _later(began, int(length[1]), length[2])
    return None


def _later(day: date, number: int, unit: str) -> date | None:
    if unit in "WD":
        return day + timedelta(days=number * (7 if unit == "W" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    if year > 9999:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    ends_month = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if ends_month else min(day.day, last))
