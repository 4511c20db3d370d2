"""Readers of calendar expressions: days, months, quarters, halves, years and clock times, absolute or relative."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipelines.extraction.model import Period
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.lexicon import LETTER_OF, VALUES
from pipelines.extraction.times.patterns import translate
from pipelines.extraction.times.reader import Found, Reader

Match = re.Match[str]
CAPITAL, CURRENCY, COUNTED = LETTER_OF["CAPITAL"], LETTER_OF["CURRENCY"], LETTER_OF["COUNTED"]
TITLE = LETTER_OF["TITLE"]
UNKNOWN_YEAR = "XXXX"
#: How publication-day words name a unit.
DEICTIC = {"this", "current", "last", "past", "next", "coming", "upcoming"}


def dated(p: Period, relation: str = "absolute", **more: object) -> Found:
    return Found("DATE", cal.timex_value(p), p, relation, **more)


def part_of(r: Reader, m: Match, p: Period) -> Period:
    """"the end of 2004" is its last day, "mid-2004" its two middle months; "early" and "late" keep the whole unit, in all honesty."""
    part = r.val(m, "part") or r.val(m, "partn") or r.val(m, "partb")
    word = r.word(m, "partn") or r.word(m, "partb")
    if word in ("end", "close"):
        return cal.day(p.end)
    if part == "MID" and p.grain == "year" and p.start.month == 1:
        return Period(date(p.start.year, 6, 1), date(p.start.year, 7, 31), "range")
    return p


# Which year --------------------------------------------------------------------------------------------------------------------------
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
    return any(g in m.re.groupindex and m.start(g) >= 0 for g in ("fisc", "fy", "fyb", "fyr", "fyt", "fynn"))


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
            near = r.nearest_month(month, r.direction(m.start(), m.end()))
            if near is None:
                return None
            y = near.start.year
    return cal.safe_date(y, month, day) if day else cal.last_day(y, month)


#: "February 18 (and February 21, 1986)": the year stands with the second day.
YEAR_AFTER = re.compile(translate("(?:AND|TO|DASH) MONX DAY COMMA? <y>YEAR"))


# Days and clock times ----------------------------------------------------------------------------------------------------------------
def numeric(r: Reader, m: Match) -> Found | None:
    """2013-03-22, 22.03.2013, 22/03/2013; a slashed date whose order is open keeps both readings."""
    parts = [int(x) for x in re.split(r"[-./]", r.words[m.start()])]
    if parts[0] > 31:
        first, second = cal.safe_date(*parts), None
    else:
        first, second = cal.safe_date(parts[2], parts[1], parts[0]), cal.safe_date(parts[2], parts[0], parts[1])
        if first is None:
            first, second = second, None
    if first is None:
        return None
    other = cal.day(second) if second and second != first else None
    return dated(cal.day(first), alternative=other)


def day_of(r: Reader, m: Match) -> tuple[Period | None, str, str] | None:
    """Period, TIMEX3 value and relation of the day named in the pieces of DATE."""
    direction = r.direction(m.start(), m.end())
    month = r.val(m, "mon") or r.val(m, "monb")
    if month:
        n = r.val(m, "day") or r.val(m, "dayb")
        last = r.val(m, "day2") or r.val(m, "dayb2")
        y = r.val(m, "y") or r.val(m, "yb")
        weekday = r.val(m, "wd")
        if r.words[m.start() - 1].lower() in ("until", "till") and m.start():
            direction = 1
        if y is None and (range_end := YEAR_AFTER.match(r.letters, m.end())):
            y = r.val(range_end, "y")
        if y:
            found = cal.safe_date(y, month, n)
            r.years[month, n] = y
        else:
            found = r.nearest_day(month, n, direction)
            if found and weekday is not None and found.weekday() != weekday:
                near = [d for k in (-1, 1) if (d := cal.safe_date(found.year + k, month, n)) and d.weekday() == weekday]
                found = near[0] if near else found
        if found is None:
            return (None, f"{UNKNOWN_YEAR}-{month:02d}-{n:02d}", "deictic") if r.published is None and not y and cal.safe_date(2024, month, n) else None
        end = cal.safe_date(found.year, month, last) if last else None
        p = Period(found, end, "range") if end and end > found else cal.day(found)
        return p, cal.timex_value(p), "absolute" if y else "deictic"
    if (w := r.val(m, "wdo")) is not None:
        found = r.nearest_weekday(w, direction)
        return (cal.day(found), found.isoformat(), "deictic") if found else (None, f"XXXX-WXX-{w + 1}", "deictic")
    offset = r.val(m, "today")
    if r.published is None:
        return None, {0: "PRESENT_REF", -1: "XXXX-XX-XX", 1: "XXXX-XX-XX"}[offset], "deictic"
    p = cal.day(r.published + timedelta(days=offset))
    return p, cal.timex_value(p), "deictic"


def day(r: Reader, m: Match) -> Found | None:
    before = r.letters[m.start() - 1] if m.start() else ""
    if r.val(m, "wdo") is not None and before == CAPITAL and r.words[m.start() - 1] in ("Black", "Good", "Ruby", "Super"):
        return None
    if m.end() < len(r.letters) and r.letters[m.end()] == TITLE:
        return None
    got = day_of(r, m)
    if got is None:
        return None
    p, value, relation = got
    if (part := r.val(m, "daypart")) is not None:
        return Found("TIME", f"{value}T{part}", p, relation)
    return Found("DATE", value, p, relation)


def relative_weekday(r: Reader, m: Match) -> Found | None:
    """"last Friday" is the last one before publication, "next Friday" the first one after it, "this Friday" this week's."""
    offset, weekday = r.val(m, "relw"), r.val(m, "wdo")
    if r.published is None:
        return Found("DATE", f"XXXX-WXX-{weekday + 1}", None, "deictic")
    back = (r.published.weekday() - weekday) % 7
    days = -(back or 7) if offset < 0 else 7 - back if offset > 0 else weekday - r.published.weekday()
    p = cal.day(r.published + timedelta(days=days))
    if (part := r.val(m, "daypart")) is not None:
        return Found("TIME", f"{cal.timex_value(p)}T{part}", p, "deictic")
    return dated(p, "deictic")


def next_day(r: Reader, m: Match) -> Found:
    """"the next day", "the day before": from the last day named."""
    offset = r.val(m, "rel") or r.val(m, "shift")
    ref = r.ref_any
    if ref is None or ref.grain != "day":
        return Found("DATE", "XXXX-XX-XX", None, "relative")
    return dated(cal.day(ref.start + timedelta(days=offset)), "relative")


def clock(r: Reader, m: Match) -> Found | None:
    """11:00, 11 a.m., 5pm, 1100 GMT, with or without a day."""
    at = r.val(m, "clock") or r.val(m, "pm1")
    if not at:
        if (n := r.val(m, "hour")) is not None:
            at = (n, 0)
        elif m.start("dec") >= 0:
            h, _, mm = r.words[m.start("dec")].partition(".")
            at = (int(h), int(mm[:2]))
        else:
            n = r.val(m, "hundred")
            at = (n // 100, n % 100)
    h, minute = at
    if r.val(m, "pm1") is None and (r.val(m, "ampm") == 12 or m.start("p") >= 0) and h < 12:
        h += 12
    elif h == 12 and (r.val(m, "ampm") == 0 or m.start("a") >= 0):
        h = 0
    if h > 24 or minute > 59:
        return None
    marked = any(m.start(g) >= 0 for g in ("ampm", "a", "p", "pm1", "hundred")) or r.words[m.end() - 1] in ("GMT", "EST", "BST", "CET", "EDT", "UTC", "ET")
    has_day = any(m.start(g) >= 0 for g in ("mon", "monb", "wdo", "today"))
    if not marked and not has_day and (not m.start() or r.words[m.start() - 1].lower() not in ("at", "by", "until", "from", "to", "around", "about", "after", "before", "since")):
        return None
    got = day_of(r, m) if has_day else None
    p = got[0] if got else (cal.day(r.published) if r.published else None)
    stem = got[1] if got else (r.published.isoformat() if r.published else "XXXX-XX-XX")
    return Found("TIME", f"{stem}T{h:02d}:{minute:02d}", p, got[2] if got else "deictic")


def relative_daypart(r: Reader, m: Match) -> Found:
    """"this morning", "last night"."""
    part = r.val(m, "daypart")
    if r.published is None:
        return Found("TIME", f"XXXX-XX-XXT{part}", None, "deictic")
    d = r.published - timedelta(days=1 if r.word(m, "rel") == "last" else 0)
    return Found("TIME", f"{d.isoformat()}T{part}", cal.day(d), "deictic")


def tonight(r: Reader, m: Match) -> Found:
    stem = r.published.isoformat() if r.published else "XXXX-XX-XX"
    return Found("TIME", f"{stem}TNI", cal.day(r.published) if r.published else None, "deictic")


def holiday(r: Reader, m: Match) -> Found | None:
    month, n = map(int, r.val(m, "xmas").split("-"))
    found = r.nearest_day(month, n, r.direction(m.start(), m.end()))
    if found is None:
        return Found("DATE", f"XXXX-{month:02d}-{n:02d}", None, "deictic")
    return dated(cal.day(found), "deictic")


# Months ------------------------------------------------------------------------------------------------------------------------------
def month_year(r: Reader, m: Match) -> Found | None:
    month = r.val(m, "mon")
    y, named, relation = tail_year(r, m)
    if not named:
        p = r.nearest_month(month, r.direction(m.start(), m.end()))
        return dated(p, "deictic") if p else Found("DATE", f"XXXX-{month:02d}", None, "deictic")
    if y is None:
        return Found("DATE", f"XXXX-{month:02d}", None, relation)
    if r.val(m, "rel") is not None or r.val(m, "yy") is not None:
        y = y if r.val(m, "yy") is None else r.val(m, "y")
    p = cal.month(y, month)
    return Found("DATE", cal.timex_value(p), part_of(r, m, p), relation)


def month_number(r: Reader, m: Match) -> Found | None:
    """"9/2008" and "1-9/2008", as Nordic reports write a month and a run of months."""
    first, last, y = r.val(m, "m1"), r.val(m, "m2"), r.val(m, "y")
    if r.starts[m.end() - 1] + 4 - r.starts[m.start()] > 10 or not 1 <= last <= 12 or (m.start() and r.letters[m.start() - 1] in (LETTER_OF["DASH"], LETTER_OF["SLASH"], CURRENCY)):
        return None
    if first is None:
        return dated(cal.month(y, last))
    if not 1 <= first < last:
        return None
    count = last - first + 1
    grain = {3: "quarter", 6: "half", 12: "year"}.get(count, "range")
    p = cal.months(y, first, count, grain)
    return Found("DATE", cal.timex_value(p) if first % count == 1 % count and grain != "range" else f"{y}-{first:02d}/{y}-{last:02d}", p)


def month(r: Reader, m: Match) -> Found | None:
    """A bare month, or "last March"; "May" after a name ("Theresa May") is a person."""
    word, at = r.words[m.start("mon")], m.start()
    alone = r.letters[at] == r.letters[m.start("mon")] and at == m.start("mon")
    if alone and word.lower() in ("may", "march", "mar", "jan", "april", "june", "august", "dec", "jun", "jul", "sep", "nov", "oct", "feb", "apr", "aug"):
        previous = r.letters[at - 1] if at else ""
        if previous in (CAPITAL, "", LETTER_OF["BREAK"]) and word.lower() in ("may", "march", "mar", "jan", "april", "june", "august", "jun", "dec"):
            return None
        if word == "May" and r.words[m.end() : m.end() + 2] in (["'", "s"], ["’", "s"]) and (not at or r.words[at - 1].lower() not in ("in", "since")):
            return None
        if word in ("May", "MAY", "MARCH") and (not at or r.words[at - 1].lower() not in (
            "in", "during", "since", "until", "till", "to", "from", "for", "by", "of", "and", "or", "this", "last", "early", "late", "mid", "through", "-", "–", "between", ",", "(", "before", "after", "than")):
            return None
        if word.lower() not in ("may", "march", "april", "june", "august") and r.words[m.end() - 1] != "." and previous == CAPITAL:
            return None
    n = VALUES[word]
    direction = r.direction(m.start(), m.end())
    if (offset := r.val(m, "relm")) is not None and r.published:
        if offset > 0:
            direction = 1
        p = r.nearest_month(n, direction or -1)
        if offset < 0 and p and p.end >= r.published:
            p = cal.month(p.start.year - 1, n)
        if offset == 0:
            p = cal.month(r.published.year, n)
        return dated(p, "deictic")
    p = r.nearest_month(n, direction)
    return Found("DATE", cal.timex_value(p), part_of(r, m, p), "deictic") if p else Found("DATE", f"XXXX-{n:02d}", None, "deictic")


def month_range(r: Reader, m: Match) -> Found | None:
    """January-September 2008; without a year the one that ended last."""
    first, last = r.val(m, "mon"), r.val(m, "mon2") or r.val(m, "mon2b")
    y, named, relation = tail_year(r, m)
    if not named:
        near = None
        if r.published is not None:
            ends = [cal.month(r.published.year + k, last) for k in (-1, 0, 1)]
            direction = r.direction(m.start(), m.end())
            allowed = [p for p in ends if direction * (p.end - r.published).days >= -31] or ends
            near = min(allowed, key=lambda p: abs((p.end - r.published).days))
        y, relation = (near.start.year if near else None), "deictic"
    if y is None:
        return Found("DATE", f"XXXX-{first:02d}/XXXX-{last:02d}", None, relation)
    start = cal.month(y if first <= last else y - 1, first).start
    p = Period(start, cal.last_day(y, last), "range")
    count = cal.month_count(p)
    if count == 3 and first % 3 == 1:
        return dated(Period(p.start, p.end, "quarter"), relation)
    return Found("DATE", f"{start.year}-{first:02d}/{y}-{last:02d}", p, relation)


def two_units(r: Reader, m: Match) -> Found | None:
    """"the current and next quarters", "last year and this year"."""
    unit = str(r.val(m, "u"))
    if r.published is None or unit not in cal.UNIT_MONTHS or "Q" not in unit + "QY":
        return None
    first, last = (cal.containing(cal.plus(r.published, r.val(m, g), unit), unit) for g in ("rela", "rel"))
    if last.end <= first.end:
        return None
    return Found("DATE", f"{cal.timex_value(first)}/{cal.timex_value(last)}", Period(first.start, last.end, "range"), "deictic")


# Quarters and halves -----------------------------------------------------------------------------------------------------------------
def quarter(r: Reader, m: Match) -> Found | None:
    """A quarter by number, by its closing month ("the December quarter") or as the holiday quarter."""
    y, named, relation = tail_year(r, m)
    end_month, alternative = r.end_month, None
    if closing := r.val(m, "qmon"):
        return month_named_quarter(r, m, closing, y, named, relation)
    if r.val(m, "hol") is not None:
        q, end_month = 4, 12
    else:
        q = 4 if r.val(m, "last") is not None else r.val(m, "ord") or r.val(m, "qn")
    if q not in (1, 2, 3, 4):
        return None
    if not named:
        p = r.nearest_quarter(q, r.direction(m.start(), m.end()), end_month)
        if p is None:
            if r.ref is None:
                return Found("DATE", f"XXXX-Q{q}", None, "deictic")
            p, relation = cal.quarter(r.ref.end.year, q, end_month), "relative"
        y = p.end.year if end_month == 12 else p.end.year + (p.end.month > end_month)
    elif y is None:
        return Found("DATE", f"XXXX-Q{q}", None, relation)
    else:
        p = cal.quarter(y, q, end_month)
    if (end := ended_on(r, m, None)) is not None:
        p = ending(end, 3, r)
    elif fiscal_named(r, m) and r.fiscal is None and r.end_month == 12:
        alternative = cal.quarter(y, q, 3)
    return Found("DATE", f"{y}-Q{q}", p, relation, alternative)


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


def month_named_quarter(r: Reader, m: Match, closing: int, y: int | None, named: bool, relation: str) -> Found:
    if not named:
        near = r.nearest_month(closing, r.direction(m.start(), m.end()) or -1)
        y = near.start.year if near else None
    if y is None:
        return Found("DATE", UNKNOWN_YEAR, None, relation)
    return dated(cal.months(y, closing - 2, 3, "quarter"), relation)


def quarter_compact(r: Reader, m: Match) -> Found:
    y, q = r.val(m, "qnyy")
    return Found("DATE", f"{y}-Q{q}", cal.quarter(y, q, r.end_month))


def half_compact(r: Reader, m: Match) -> Found:
    y, h = r.val(m, "hnyy")
    return Found("DATE", f"{y}-H{h}", cal.half(y, h, r.end_month))


def half(r: Reader, m: Match) -> Found | None:
    h = r.val(m, "ord") or r.val(m, "hn")
    if h not in (1, 2):
        return None
    y, named, relation = tail_year(r, m)
    end_month = r.end_month
    if not named:
        p = r.nearest_half(h, r.direction(m.start(), m.end()), end_month)
        if p is None:
            return Found("DATE", f"XXXX-H{h}", None, "deictic")
        y = p.end.year + (p.end.month > end_month)
    elif y is None:
        return Found("DATE", f"XXXX-H{h}", None, relation)
    else:
        p = cal.half(y, h, end_month)
    if (end := ended_on(r, m, None)) is not None:
        p = ending(end, 6, r)
    return Found("DATE", f"{y}-H{h}", p, relation, cal.half(y, h, 3) if fiscal_named(r, m) and r.fiscal is None and r.end_month == 12 else None)


# Years -------------------------------------------------------------------------------------------------------------------------------
def year(r: Reader, m: Match) -> Found | None:
    """A bare year, unless the number is an amount, a count or a model."""
    at = m.start("y")
    if m.start() == at:
        before = r.letters[at - 1] if at else ""
        if before in (CURRENCY, LETTER_OF["PRODUCT"], LETTER_OF["SLASH"]) or (before == LETTER_OF["DASH"] and at > 1 and r.letters[at - 2] == CAPITAL and r.starts[at - 1] == r.starts[at - 2] + len(r.words[at - 2])):
            return None
        if before in (LETTER_OF["MORE"], LETTER_OF["THAN"], LETTER_OF["APPROX"]) and r.words[at - 1].lower() in ("than", "nearly", "almost", "about", "approximately", "roughly", "some"):
            return None
    after = r.letters[m.end()] if m.end() < len(r.letters) else ""
    if after in (COUNTED, CURRENCY):
        return None
    p = cal.year(r.val(m, "y"))
    return Found("DATE", cal.timex_value(p), part_of(r, m, p), edtf=f"{p.start.year}~" if r.val(m, "part") is not None else None)


def fiscal_period(r: Reader, y: int) -> Found:
    """A fiscal year: by the declared calendar, else the calendar year with the other common reading beside it."""
    if r.end_month != 12 or r.fiscal is not None:
        return Found("DATE", f"FY{y}", cal.fiscal_year(y, r.end_month))
    return Found("DATE", f"FY{y}", cal.year(y), alternative=cal.fiscal_year(y, 3))


def fiscal_year(r: Reader, m: Match) -> Found | None:
    y = full_year(r.word(m, "y"))
    if r.val(m, "yy") is not None:
        last = full_year(r.word(m, "yy"), y)
        if last == y + 1:
            end_month = r.end_month if r.end_month != 12 else 3
            return Found("DATE", f"FY{last}", cal.fiscal_year(last, end_month), alternative=None if r.fiscal else cal.fiscal_year(last, 6))
    return fiscal_period(r, y)


def fiscal_year_compact(r: Reader, m: Match) -> Found:
    y = r.val(m, "fynn")
    return dated(cal.year(y)) if r.word(m, "fynn").startswith("cy") else fiscal_period(r, y)


def year_range(r: Reader, m: Match) -> Found | None:
    first = r.val(m, "y")
    last = full_year(r.word(m, "yy"), first)
    if not first < last < first + 60:
        return None
    if r.words[m.start("yy") - 1] == "/" and last == first + 1:
        end_month = r.fiscal.end_month if r.fiscal else 6
        return Found("DATE", f"{first}/{last}", cal.fiscal_year(last, end_month), alternative=None if r.fiscal else cal.fiscal_year(last, 3))
    return Found("DATE", f"{first}/{last}", Period(date(first, 1, 1), date(last, 12, 31), "range"), edtf=f"{first}/{last}")


def year_end(r: Reader, m: Match) -> Found | None:
    y = r.val(m, "y")
    if y is None:
        if r.published is None:
            return Found("DATE", UNKNOWN_YEAR, None, "deictic")
        forward = r.direction(m.start(), m.end()) > 0 or r.published.month > 6
        y = r.published.year if forward else r.published.year - 1
        return Found("DATE", str(y), cal.day(date(y, 12, 31)), "deictic")
    return Found("DATE", str(y), cal.day(date(y, 12, 31)))


def year_to(r: Reader, m: Match) -> Found | None:
    """"the year to March", "the fiscal year ended 30 June 2009": twelve months up to there."""
    end = ended_on(r, m, None)
    if end is None:
        return Found("DATE", UNKNOWN_YEAR, None, "deictic")
    if r.val(m, "ey") is None and r.published and end > r.published and r.direction(m.start(), m.end()) <= 0:
        end = cal.plus_months(end, -12)
    return Found("DATE", str(end.year), ending(end, 12, r), "absolute" if r.val(m, "ey") else "deictic")


def quarter_to(r: Reader, m: Match) -> Found | None:
    """"the quarter ended September 28"."""
    end = ended_on(r, m, None)
    if end is None:
        return Found("DATE", "XXXX-QX", None, "deictic")
    if r.val(m, "ey") is None and r.published and end > r.published and r.direction(m.start(), m.end()) <= 0:
        end = cal.plus_months(end, -12)
    return Found("DATE", f"{end.year}-Q{(end.month + 2) // 3}", ending(end, 3, r), "absolute" if r.val(m, "ey") else "deictic")


def decade(r: Reader, m: Match) -> Found:
    y = r.val(m, "dec") or r.val(m, "dec2")
    if y % 100 == 0 and y != 2000:
        return Found("DATE", f"{y // 100}", Period(date(y, 1, 1), date(y + 99, 12, 31), "range"))
    return dated(cal.decade(y))


def century(r: Reader, m: Match) -> Found | None:
    n = r.val(m, "ord")
    if not 15 <= n <= 22 or not r.words[m.end() - 1].lower().startswith("centur"):
        return None
    return Found("DATE", f"{n - 1}", Period(date((n - 1) * 100, 1, 1), date(n * 100 - 1, 12, 31), "range"))


# Relative units ----------------------------------------------------------------------------------------------------------------------
def relative(r: Reader, m: Match) -> Found | None:
    """"last year", "this quarter", "next month", "the previous quarter", "the current fiscal year"."""
    word, offset = r.word(m, "rel"), r.val(m, "rel")
    unit = r.val(m, "u")
    unit = "H" if unit == "half" else unit
    deictic = word in DEICTIC
    if word == "past" and unit not in ("WE",):
        return None  # "the past year" is a stretch of time, see read_durations.window
    if unit in ("CE", "2W", "DE") or (word == "last" and unit in ("Y", "M", "W") and "the" in [w.lower() for w in r.between(m.start(), m.start("rel"))]):
        return None
    anchor = r.published
    ref = r.ref_any if unit in ("D", "W") else r.ref
    if not deictic and ref is not None:
        anchor = ref.start if offset < 0 else ref.end
    relation = "deictic" if deictic else "relative"
    if unit == "weekend":
        if anchor is None:
            return Found("DATE", "XXXX-WXX-WE", None, relation)
        p = cal.weekend(anchor + timedelta(days=7 * offset))
        return Found("DATE", f"{cal.iso_week(p.start)}-WE", p, relation)
    if anchor is None:
        return Found("DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, UNKNOWN_YEAR), None, relation)
    if unit == "H":
        p = cal.containing(cal.plus_months(anchor, 6 * offset), "H")
    elif unit == "Y" and r.val(m, "fisc") is not None and r.end_month != 12:
        y = anchor.year + (anchor.month > r.end_month) + offset
        return Found("DATE", f"FY{y}", cal.fiscal_year(y, r.end_month), relation)
    elif not deictic and ref is not None and unit == "Y" and ref.grain in ("quarter", "half", "month", "range") and offset < 0:
        p = cal.containing(cal.plus(anchor, offset, unit), unit)
    elif unit == "Q" and not deictic and ref is not None and ref.grain == "quarter":
        p = cal.shift(ref, offset, "Q")
    else:
        p = cal.containing(cal.plus(cal.containing(anchor, unit).start, offset, unit), unit)
    return dated(p, relation)


def that(r: Reader, m: Match) -> Found | None:
    """"that year", "the same month": the unit that holds the last period named."""
    unit = r.val(m, "u")
    if unit == "weekend":
        return None
    ref = r.ref_any if unit in ("D", "W", "M") else r.ref or r.ref_any
    if ref is None or (cal.UNIT_MONTHS.get(unit, 0) < cal.month_count(ref) - 1 and unit not in ("Y",)):
        return Found("DATE", {"Y": UNKNOWN_YEAR, "M": "XXXX-XX", "Q": "XXXX-QX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(unit, UNKNOWN_YEAR), None, "relative")
    return dated(cal.containing(ref.end, unit), "relative")


def the_unit(r: Reader, m: Match) -> Found | None:
    """"the year", "the quarter", "the full year": the one reported on if one was named, else the one of publication."""
    unit = r.val(m, "u")
    forward = r.direction(m.start(), m.end())
    if unit == "weekend":
        if r.published is None:
            return Found("DATE", "XXXX-WXX-WE", None, "deictic")
        back = timedelta(days=0 if forward > 0 or r.published.weekday() >= 5 else 7)
        p = cal.weekend(r.published - back)
        return Found("DATE", f"{cal.iso_week(p.start)}-WE", p, "deictic")
    grain = {"Q": "quarter", "M": "month", "Y": "year", "W": "week"}[unit]
    ref = r.last.get(grain)
    if unit in ("Q", "M") and ref is not None and (r.published is None or (forward <= 0 and abs((r.published - ref.end).days) < 200)):
        return dated(ref, "relative")
    if r.published is None:
        if unit == "Y" and r.ref is not None:
            return dated(cal.containing(r.ref.end, "Y"), "relative")
        return Found("DATE", {"Y": UNKNOWN_YEAR, "M": "XXXX-XX", "Q": "XXXX-QX", "W": "XXXX-WXX"}[unit], None, "deictic")
    if unit == "Q":
        # a quarter reported on is over; one spoken of ahead is under way
        p = cal.containing(r.published, "Q")
        return dated(p if forward > 0 else cal.shift(p, -1, "Q"), "deictic")
    if unit == "Y":
        return the_year(r, forward)
    return dated(cal.containing(r.published, unit), "deictic")


def the_year(r: Reader, forward: int) -> Found:
    """"the (full) year": ahead it is the one under way; reported on it is the last one finished, until well into the next."""
    p = r.published
    fiscal = cal.fiscal_year(p.year + (p.month > r.end_month), r.end_month)
    if r.ref is not None and forward <= 0 and fiscal.start <= r.ref.end <= fiscal.end:
        return dated(fiscal, "relative")
    ended = cal.shift(fiscal, -12, "M")
    if forward <= 0 and (p - ended.end).days <= 120:
        return dated(ended, "deictic")
    return dated(fiscal, "deictic")


def same_period(r: Reader, m: Match) -> Found | None:
    """"the same period last year", "the corresponding period in 2009", "the same quarter": the reporting period, in another year."""
    y, named, relation = tail_year(r, m)
    ref = r.ref
    if ref is None or (named and y is None):
        if named and y is not None:
            return Found("DATE", str(y), None, relation)
        return Found("DATE", UNKNOWN_YEAR, None, "relative")
    if (q := r.val(m, "ord")) is not None and q <= 4 and y is not None:
        return dated(cal.quarter(y, q, r.end_month), relation)
    if not named:
        return dated(ref, "relative")
    if y == ref.end.year and r.val(m, "rel") == -1:
        y -= 1  # "the same period last year", said in January of December
    return dated(cal.shift(ref, 12 * (y - ref.end.year), "M"), "relative")


def year_earlier(r: Reader, m: Match) -> Found | None:
    """"a year earlier", "the year-ago quarter", "the year before": the reporting period, one year back."""
    ref = r.ref
    if ref is None or (r.published and r.word(m, "back") == "ago" and ref.end < r.published - timedelta(days=500)):
        if r.published is None:
            return Found("DATE", UNKNOWN_YEAR, None, "relative")
        return dated(cal.year(r.published.year - 1), "deictic")
    return dated(cal.shift(ref, -12, "M"), "relative")


def season(r: Reader, m: Match) -> Found | None:
    code = r.val(m, "season")
    y = r.val(m, "y")
    if y is None:
        offset = r.val(m, "rel")
        if r.published is None:
            return Found("DATE", f"XXXX-{code}", None, "deictic")
        y = r.published.year
        first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        if offset < 0 and r.published <= cal.months(y, first, 3, "range").end:
            y -= 1
        if offset > 0 and r.published.month >= first:
            y += 1
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    return Found("DATE", f"{y}-{code}", cal.months(y, first, 3, "range"), "absolute" if r.val(m, "y") else "deictic", edtf=f"{y}-{ {'SP': 21, 'SU': 22, 'FA': 23, 'WI': 24}[code] }")


# References without a date -----------------------------------------------------------------------------------------------------------
def now(r: Reader, m: Match) -> Found:
    return Found("DATE", "PRESENT_REF", cal.day(r.published) if r.published else None, "deictic")


def recently(r: Reader, m: Match) -> Found:
    return Found("DATE", "PAST_REF", None, "deictic")


def past(r: Reader, m: Match) -> Found:
    return Found("DATE", "PAST_REF", None, "deictic")


def future(r: Reader, m: Match) -> Found:
    return Found("DATE", "FUTURE_REF", None, "deictic")
