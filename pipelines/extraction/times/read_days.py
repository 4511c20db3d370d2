"""Readers of days and times of day: dates with or without a year, weekdays, clock times, holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipelines.extraction.model import Period
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.anchors import UNKNOWN_YEAR, dated
from pipelines.extraction.times.feasts import FEASTS, day_of_feast
from pipelines.extraction.times.lexicon import LETTER_OF
from pipelines.extraction.times.patterns import translate
from pipelines.extraction.times.reader import Found, Reader

Match = re.Match[str]
NAMEDAY, TITLE = LETTER_OF["NAMEDAY"], LETTER_OF["TITLE"]
#: "June 2 (and June 9, 1990)": the year stands with the second day.
YEAR_AFTER = re.compile(translate("(?:AND|TO|DASH) MONX DAY COMMA? <y>YEAR"))


#: What the verb's tense says nothing about: "gave it until Monday", "runs through Jan. 15".
AHEAD = {"until": 1, "till": 1, "through": 0}


ATTACK_DAY = date(2001, 9, 11)
ATTACKED = {"attack", "attacks", "terror", "terrorist", "hijackers", "hijackings"}


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
    if m.start():
        direction = AHEAD.get(r.words[m.start() - 1].lower(), direction)
    month = r.val(m, "mon") or r.val(m, "monb")
    if month:
        n = r.val(m, "day") or r.val(m, "dayb")
        last = r.val(m, "day2") or r.val(m, "dayb2")
        y = r.val(m, "y") or r.val(m, "yb")
        weekday = r.val(m, "wd")
        if y is None and (range_end := YEAR_AFTER.match(r.letters, m.end())):
            y = r.val(range_end, "y")
        if y is None and (month, n) == (9, 11) and r.words[m.end()].lower() in ATTACKED and r.published and r.published > ATTACK_DAY:
            y = ATTACK_DAY.year
        if y:
            found = cal.safe_date(y, month, n)
            r.years[month, n] = y
        else:
            found = r.nearest_day(month, n, direction)
            if found and weekday is not None and found.weekday() != weekday:
                near = [d for k in (-1, 1) if (d := cal.safe_date(found.year + k, month, n)) and d.weekday() == weekday]
                found = near[0] if near else found
        if found is None:
            return (
                (None, f"{UNKNOWN_YEAR}-{month:02d}-{n:02d}", "deictic")
                if r.published is None and not y and cal.safe_date(2024, month, n)
                else None
            )
        end = cal.safe_date(found.year, month, last) if last else None
        p = Period(found, end, "range") if end and end > found else cal.day(found)
        return p, cal.timex_value(p), "absolute" if y else "deictic"
    if (w := r.val(m, "wdo")) is not None:
        found = r.nearest_weekday(w, direction)
        if found and r.day and r.day_at == m.start() - 1 and r.words[m.start() - 1].lower() in ("through", "to", "until", "-", "–"):
            found = r.day.start + timedelta(days=(w - r.day.start.weekday()) % 7)  # "Thursday through Saturday"
        return (cal.day(found), found.isoformat(), "deictic") if found else (None, f"XXXX-WXX-{w + 1}", "deictic")
    offset = r.val(m, "today")
    if r.published is None:
        return None, {0: "PRESENT_REF", -1: "XXXX-XX-XX", 1: "XXXX-XX-XX"}[offset], "deictic"
    p = cal.day(r.published + timedelta(days=offset))
    return p, cal.timex_value(p), "deictic"


def after_tomorrow(r: Reader, m: Match) -> Found | None:
    """ "the day after tomorrow", "the day before yesterday"."""
    shift, offset = r.val(m, "shift"), r.val(m, "today")
    if r.published is None or shift * offset < 0:
        return None
    return dated(cal.day(r.published + timedelta(days=shift + offset)), "deictic")


def nine_eleven(r: Reader, m: Match) -> Found | None:
    """ "9/11" is the day of the attacks on New York."""
    at = m.start()
    if r.words[at : at + 3] != ["9", "/", "11"] or r.starts[at + 2] - r.starts[at] != 2 or (r.published and r.published <= ATTACK_DAY):
        return None
    return dated(cal.day(ATTACK_DAY))


def day(r: Reader, m: Match) -> Found | None:
    before = r.letters[m.start() - 1] if m.start() else ""
    if r.val(m, "wdo") is not None and before == NAMEDAY:
        return None
    if m.end() < len(r.letters) and r.letters[m.end()] == TITLE:
        return None
    got = day_of(r, m)
    if got is None:
        return None
    p, value, relation = got
    if (part := r.val(m, "daypart") or r.val(m, "dp")) is not None:
        return Found("TIME", f"{value}T{part}", p, relation)
    return Found("DATE", value, p, relation)


def relative_weekday(r: Reader, m: Match) -> Found | None:
    """ "last Friday" is the last one before publication, "next Friday" the first one after it, "this Friday" this week's."""
    offset, weekday = r.val(m, "relw"), r.val(m, "wdo")
    if r.published is None:
        return Found("DATE", f"XXXX-WXX-{weekday + 1}", None, "deictic")
    back = (r.published.weekday() - weekday) % 7
    days = -(back or 7) if offset < 0 else 7 - back if offset > 0 else weekday - r.published.weekday()
    p = cal.day(r.published + timedelta(days=days))
    if r.word(m, "relw") in ("following", "previous", "preceding") and r.ref_any is not None and r.ref_any.grain == "day":
        ahead = (weekday - r.ref_any.start.weekday()) % 7 or 7
        p = cal.day(r.ref_any.start + timedelta(days=ahead if offset > 0 else ahead - 7 or -7))
    if (part := r.val(m, "daypart")) is not None:
        return Found("TIME", f"{cal.timex_value(p)}T{part}", p, "deictic")
    return dated(p, "deictic")


def next_day(r: Reader, m: Match) -> Found:
    """ "the next day", "the day before": from the last day named."""
    offset = r.val(m, "rel") or r.val(m, "shift")
    if r.day is None:
        day = (r.published + timedelta(days=offset)).isoformat() if r.published else "XXXX-XX-XX"
        return Found("DATE", day, None, "relative")
    return dated(cal.day(r.day.start + timedelta(days=offset)), "relative")


def week_of(r: Reader, m: Match) -> Found | None:
    """ "the week of May 6", "the week ended May 10": the week that holds the day."""
    got = day_of(r, m)
    if got is None or got[0] is None:
        return None
    if r.val(m, "u") == "weekend":
        p = cal.weekend(got[0].start)
        return Found("DATE", f"{cal.iso_week(p.start)}-WE", p, got[2])
    p = cal.week(got[0].start)
    return Found("DATE", cal.iso_week(p.start), p, got[2])


def that_part(r: Reader, m: Match) -> Found:
    """ "that morning", "the previous night", "in the afternoon": of the last day named, else that of publication."""
    part = next(v for g in ("daypart", "daypartb", "daypartc", "daypartd") if (v := r.val(m, g)) is not None)
    offset = r.val(m, "rel") or r.val(m, "shift") or 0
    here = r.day_here(m.start()) if m.start("daypartd") >= 0 else r.day
    p = here or (cal.day(r.published) if r.published else None)
    if p is None:
        return Found("TIME", f"XXXX-XX-XXT{part}", None, "relative")
    p = cal.day(p.start + timedelta(days=offset))
    return Found("TIME", f"{p.start.isoformat()}T{part}", p, "relative")


def this_day(r: Reader, m: Match) -> Found:
    """ "earlier in the day": the day last named, else that of publication."""
    p = r.ref_any if r.ref_any is not None and r.ref_any.grain == "day" else cal.day(r.published) if r.published else None
    return dated(p, "relative") if p else Found("DATE", "XXXX-XX-XX", None, "relative")


def clock(r: Reader, m: Match) -> Found | None:
    """11:00, 11 a.m., 5pm, 1100 GMT, with or without a day."""
    at = r.val(m, "clock") or r.val(m, "pm1")
    if (noon := r.val(m, "noon")) is not None:
        at = (int(noon[:2]), 0)
    if not at:
        if (n := r.val(m, "hour")) is not None or (n := r.val(m, "oclock")) is not None:
            at = (n, 0)
        elif m.start("dec") >= 0:
            h, _, mm = r.words[m.start("dec")].partition(".")
            at = (int(h), int(mm[:2]))
        else:
            n = r.val(m, "hundred")
            at = (n // 100, n % 100)
    h, minute = at
    if r.val(m, "pm1") is None and (r.val(m, "ampm") == 12 or r.val(m, "inpart") in ("AF", "EV", "NI")) and h < 12:
        h += 12
    elif h == 12 and r.val(m, "ampm") == 0:
        h = 0
    if h > 24 or minute > 59:
        return None
    marked = any(m.start(g) >= 0 for g in ("ampm", "pm1", "hundred", "noon", "inpart", "oclock")) or r.words[m.end() - 1] in (
        "GMT",
        "EST",
        "BST",
        "CET",
        "EDT",
        "UTC",
        "ET",
    )
    has_day = any(m.start(g) >= 0 for g in ("mon", "monb", "wdo", "today"))
    if (
        not marked
        and not has_day
        and (
            not m.start()
            or r.words[m.start() - 1].lower() not in ("at", "by", "until", "from", "to", "around", "about", "after", "before", "since")
        )
    ):
        return None
    got = day_of(r, m) if has_day else None
    p = got[0] if got else r.day_here(m.start()) or (cal.day(r.published) if r.published else None)
    stem = got[1] if got else p.start.isoformat() if p else "XXXX-XX-XX"
    return Found("TIME", f"{stem}T{h:02d}:{minute:02d}", p, got[2] if got else "deictic")


def relative_daypart(r: Reader, m: Match) -> Found:
    """ "this morning", "last night"."""
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
    n += r.val(m, "eve") or 0
    if (year := r.val(m, "y")) is not None:
        return dated(cal.day(date(int(year), month, n)), "explicit")
    found = r.nearest_day(month, n, r.direction(m.start(), m.end()))
    if found is None:
        return Found("DATE", f"XXXX-{month:02d}-{n:02d}", None, "deictic")
    return dated(cal.day(found), "deictic")


def feast(r: Reader, m: Match) -> Found | None:
    """ "Good Friday", "Labor Day", "New Year's Day": the nearest one the tense allows."""
    name = " ".join(w.lower() for w in r.between(m.start(), m.end()) if w not in "'’‘`sS")
    rule = FEASTS.get(name)
    if rule is None:
        return None
    if r.published is None:
        return Found("DATE", UNKNOWN_YEAR, None, "deictic")
    direction = r.direction(m.start(), m.end())
    dates = [day_of_feast(rule, r.published.year + k) for k in (-1, 0, 1)]
    allowed = [d for d in dates if direction * (d - r.published).days >= 0] or dates
    return dated(cal.day(min(allowed, key=lambda d: abs((d - r.published).days))), "deictic")
