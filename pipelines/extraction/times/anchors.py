"""What readers of dates share: which year is meant, which part of a period, where a stretch ends. No rule reads here by itself."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipelines.extraction.model import Period
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.reader import Found, Reader

Match = re.Match[str]
UNKNOWN_YEAR = "XXXX"
#: How publication-day words name a unit.
DEICTIC = {"this", "current", "last", "past", "next", "coming", "upcoming"}


def dated(p: Period, relation: str = "absolute", **more: object) -> Found:
    return Found("DATE", cal.timex_value(p), p, relation, **more)


def part_of(r: Reader, m: Match, p: Period) -> Period:
    """ "the end of 2004" is its last day, "mid-2004" its two middle months; "early" and "late" keep the whole unit, in all honesty."""
    part = r.val(m, "part") or r.val(m, "partn") or r.val(m, "partb")
    word = r.word(m, "partn") or r.word(m, "partb")
    if word in ("end", "close"):
        return cal.day(p.end)
    if part == "MID" and p.grain == "year" and p.start.month == 1:
        return Period(date(p.start.year, 6, 1), date(p.start.year, 7, 31), "range")
    return p


def full_year(text: object, after: int | None = None) -> int:
    """A year from two or four digits; two digits continue the century of `after`, or are read as 1970-2069."""
    n = int(str(text))
    if n >= 100:
        return n
    if after is not None:
        return after - after % 100 + n + (100 if n < after % 100 else 0)
    return 2000 + n if n < 70 else 1900 + n


def relative_year(r: Reader, word: str, offset: int) -> int | None:
    """The year that "this", "last", "previous", "following" … year names."""
    if word in DEICTIC:
        return r.published.year + offset if r.published else None
    if r.ref:
        return r.ref.end.year + offset
    return r.published.year + offset if r.published else None


def tail_year(r: Reader, m: Match) -> tuple[int | None, bool, str]:
    """The year named around a quarter, half or month: (year, whether one was named at all, relation)."""
    for group in ("y", "yp", "yb"):
        if (y := r.val(m, group)) is not None:
            yy = r.val(m, "yy")
            return (full_year(r.word(m, "yy"), y) if yy is not None else y), True, "absolute"
    if (y := r.val(m, "fynn")) is not None:
        return y, True, "absolute"
    if m.re.groupindex.get("apos") and m.start("apos") >= 0:
        return full_year(r.word(m, "apos")), True, "absolute"
    for group in ("rel", "relp"):
        if (offset := r.val(m, group)) is not None:
            word = r.word(m, group)
            return relative_year(r, word, offset), True, "deictic" if word in DEICTIC else "relative"
    if r.val(m, "ago") is not None:
        base = r.ref.end.year if r.ref else r.published.year if r.published else None
        return (None if base is None else base - 1), True, "relative"
    if r.val(m, "samey") is not None:
        return (r.ref.end.year if r.ref else None), True, "relative"
    return None, False, "deictic"


def fiscal_named(r: Reader, m: Match) -> bool:
    return any(g in m.re.groupindex and m.start(g) >= 0 for g in ("fisc", "fy", "fyb", "fyr", "fyrb", "fyt", "fynn"))


def ended_on(r: Reader, m: Match, default_year: int | None) -> date | None:
    """The day that "ended September 30" or "to March" names, the last of the month where no day is given."""
    month = r.val(m, "emon") or r.val(m, "emonb")
    if not month:
        return None
    day, y = r.val(m, "eday") or r.val(m, "edayb"), r.val(m, "ey")
    if y is None:
        if default_year is not None:
            y = default_year
        else:
            named = r.val(m, "erel")  # "the year to next August"
            near = r.nearest_month(month, named or r.direction(m.start(), m.end()))
            if near is None:
                return None
            y = near.start.year + (bool(named) and named > 0 and r.published is not None and near.start <= r.published)
    return cal.safe_date(y, month, day) if day else cal.last_day(y, month)


def ending(end: date, months: int, r: Reader) -> Period:
    """The `months` months that end on a day: calendar months where it is a month's last; whole weeks where the fiscal year is declared
    as one of weeks; else as many months back, to the day."""
    grain = {3: "quarter", 6: "half", 12: "year"}.get(months, "range")
    if end == cal.last_day(end.year, end.month):
        first = cal.plus_months(end.replace(day=1), 1 - months)
        return Period(first, end, grain)
    weeks = {3: 13, 6: 26, 9: 39, 12: 52}.get(months)
    if weeks and r.fiscal is not None and r.fiscal.weeks:
        return Period(end - timedelta(days=7 * weeks - 1), end, grain)
    return Period(cal.plus_months(end, -months) + timedelta(days=1), end, grain)
