"""The days of the year that have names ("Thanksgiving", "Easter Monday"), and the date of each in a year; no text is read here."""

from __future__ import annotations

from datetime import date, timedelta

#: Month-day, days from Easter, or the nth weekday (0 = Monday; -1 the last) of a month with days to add.
FEASTS: dict[str, tuple[str, int, int, int, int]] = {
    "new year day": ("fixed", 1, 1, 0, 0), "new year eve": ("fixed", 12, 31, 0, 0), "valentine day": ("fixed", 2, 14, 0, 0),
    "patrick day": ("fixed", 3, 17, 0, 0), "independence day": ("fixed", 7, 4, 0, 0), "bastille day": ("fixed", 7, 14, 0, 0),
    "veterans day": ("fixed", 11, 11, 0, 0), "boxing day": ("fixed", 12, 26, 0, 0), "ash wednesday": ("easter", -46, 0, 0, 0),
    "palm sunday": ("easter", -7, 0, 0, 0), "good friday": ("easter", -2, 0, 0, 0), "easter": ("easter", 0, 0, 0, 0),
    "easter sunday": ("easter", 0, 0, 0, 0), "easter monday": ("easter", 1, 0, 0, 0), "presidents day": ("nth", 2, 0, 3, 0),
    "memorial day": ("nth", 5, 0, -1, 0), "labor day": ("nth", 9, 0, 1, 0), "columbus day": ("nth", 10, 0, 2, 0),
    "thanksgiving": ("nth", 11, 3, 4, 0), "thanksgiving day": ("nth", 11, 3, 4, 0), "black friday": ("nth", 11, 3, 4, 1),
    "cyber monday": ("nth", 11, 3, 4, 4), "thanksgiving eve": ("nth", 11, 3, 4, -1),
}  # fmt: skip


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (the anonymous algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


def day_of_feast(rule: tuple[str, int, int, int, int], year: int) -> date:
    """The date of a named day in a year."""
    kind, first, second, count, more = rule
    if kind == "fixed":
        return date(year, first, second)
    if kind == "easter":
        return easter(year) + timedelta(days=first)
    begin = date(year, first, 1)
    if count < 0:
        last = date(year, first + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - second) % 7 - more)
    return begin + timedelta(days=(second - begin.weekday()) % 7 + 7 * (count - 1) + more)
