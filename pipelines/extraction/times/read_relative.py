"""Readers of what is named by its distance: "last year", "the quarter", "the same period", "a year earlier", "now"."""

from __future__ import annotations

import re
from datetime import timedelta

from pipelines.extraction.model import Period
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.anchors import DEICTIC, UNKNOWN_YEAR, dated, part_of, tail_year
from pipelines.extraction.times.reader import PASTV, Found, Reader

Match = re.Match[str]


def relative(r: Reader, m: Match) -> Found | None:
    """ "last year", "this quarter", "next month", "the previous quarter", "the current fiscal year"."""
    word, offset = r.word(m, "rel"), r.val(m, "rel")
    unit = r.val(m, "u")
    unit = "H" if unit == "half" else unit
    deictic = word in DEICTIC
    if word == "past" and unit != "weekend" and r.words[m.start("rel") - 1].lower() != "this":
        return None  # "the past year" is a stretch of time, see read_durations.window
    if word in ("this", "current") and unit in ("DE", "CE") and r.published:
        p = cal.containing(r.published, unit)
        return Found("DATE", str(p.start.year // (10 if unit == "DE" else 100)), p, "deictic")
    if unit == "D" and word == "last" and r.words[m.end()].lower() == "of":
        return None  # "the last day of the term"
    if unit in ("CE", "2W", "DE") or (word == "last" and unit in ("Y", "M", "W", "D") and r.words[m.start("rel") - 1].lower() == "the"):
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
    return Found("DATE", cal.timex_value(p), part_of(r, m, p), relation)


def two_units(r: Reader, m: Match) -> Found | None:
    """ "the current and next quarters", "last year and this year"."""
    unit = str(r.val(m, "u"))
    if r.published is None or unit not in cal.UNIT_MONTHS or "Q" not in unit + "QY":
        return None
    first, last = (cal.containing(cal.plus(r.published, r.val(m, g), unit), unit) for g in ("rela", "rel"))
    if last.end <= first.end:
        return None
    return Found("DATE", f"{cal.timex_value(first)}/{cal.timex_value(last)}", Period(first.start, last.end, "range"), "deictic")


def before_last(r: Reader, m: Match) -> Found:
    """ "the week before last"."""
    unit = r.val(m, "u")
    if r.published is None:
        return Found("DATE", {"W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, UNKNOWN_YEAR), None, "deictic")
    return dated(cal.containing(cal.plus(cal.containing(r.published, unit).start, -2, unit), unit), "deictic")


def that(r: Reader, m: Match) -> Found | None:
    """ "that year", "the same month": the unit that holds the last period named."""
    unit = r.val(m, "u")
    if unit == "weekend":
        return None
    ref = r.day or r.ref_any if unit == "D" else r.ref_any if unit in ("W", "M") else r.ref or r.ref_any
    if ref is None or (cal.UNIT_MONTHS.get(unit, 0) < cal.month_count(ref) - 1 and unit not in ("Y",)):
        return Found(
            "DATE",
            {"Y": UNKNOWN_YEAR, "M": "XXXX-XX", "Q": "XXXX-QX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(unit, UNKNOWN_YEAR),
            None,
            "relative",
        )
    return dated(cal.containing(ref.end, unit), "relative")


def the_unit(r: Reader, m: Match) -> Found | None:
    """ "the year", "the quarter", "the full year": the one reported on if one was named, else the one of publication."""
    unit = r.val(m, "u")
    forward = r.direction(m.start(), m.end())
    if unit == "weekend":
        if r.published is None:
            return Found("DATE", "XXXX-WXX-WE", None, "deictic")
        back = timedelta(days=0 if forward > 0 or r.published.weekday() >= 5 else 7)
        p = cal.weekend(r.published - back)
        return Found("DATE", f"{cal.iso_week(p.start)}-WE", p, "deictic")
    if unit in ("DE", "CE"):
        if r.published is None:
            return None
        p = cal.containing(r.published, unit)
        return Found("DATE", str(p.start.year // (10 if unit == "DE" else 100)), p, "deictic")
    grain = {"Q": "quarter", "M": "month", "Y": "year", "W": "week"}[unit]
    if unit != "W" and r.words[m.start() - 1].lower() in ORDINALS:
        return None  # "in its first full year"
    ref = r.last.get(grain)
    if unit in LENGTHS and r.ref is not None and r.ref.grain == "range" and (r.ref.end - r.ref.start).days in LENGTHS[unit]:
        ref = r.ref  # "the 12 weeks to 26 December" are "the quarter"
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
        if r.word(m, "partn") in ("beginning", "start") and (r.ref is None or r.ref.end.year == r.published.year):
            forward = 1  # "since the start of the year"
        aimed = {w.lower() for w in r.words[m.end() : m.end() + 4]} & {"target", "targets", "forecast", "forecasts", "guidance", "outlook", "estimate"}
        return the_year(r, forward, not aimed and "full" in map(str.lower, r.between(m.start(), m.end())))
    return dated(cal.containing(r.published, unit), "deictic")


ORDINALS = ("first", "second", "third", "fourth", "final")
#: How many days apart the ends of a stretch are that a text may go on to call "the quarter" or "the month".
LENGTHS = {"Q": range(80, 99), "M": range(26, 36)}


#: In which month a full year ended that is reported on in a month well after December.
_YEAR_ENDS = {5: 3, 6: 3, 8: 6, 9: 6}


def the_year(r: Reader, forward: int, full: bool = False) -> Found:
    """ "the (full) year": ahead it is the one under way; reported on it is the last one finished, until well into the next."""
    p = r.published
    fiscal = cal.fiscal_year(p.year + (p.month > r.end_month), r.end_month)
    if full and forward < 0 and r.end_month == 12 and p.month in _YEAR_ENDS and (r.ref is None or r.ref.end.year == p.year):
        return dated(cal.fiscal_year(p.year, _YEAR_ENDS[p.month]), "deictic")  # a full year reported on in August ended in June
    if r.ref is not None and forward <= 0 and fiscal.start <= r.ref.end <= fiscal.end:
        return dated(fiscal, "relative")
    ended = cal.shift(fiscal, -12, "M")
    if (forward < 0 or r.ref is not None) and forward <= 0 and (p - ended.end).days <= 120:
        return dated(ended, "deictic")
    return dated(fiscal, "deictic")


def same_period(r: Reader, m: Match) -> Found | None:
    """ "the same period last year", "the corresponding period in 2009", "the same quarter": the reporting period, in another year."""
    y, named, relation = tail_year(r, m)
    ref = r.ref
    if ref is None or (named and y is None):
        if named and y is not None:
            return Found("DATE", str(y), None, relation)
        return Found("DATE", UNKNOWN_YEAR, None, "relative") if named else None
    if (q := r.val(m, "ord")) is not None and q <= 4 and y is not None:
        return dated(cal.quarter(y, q, r.end_month), relation)
    if not named:
        return dated(ref, "relative")
    if y == ref.end.year and r.val(m, "rel") == -1:
        y -= 1  # "the same period last year", said in January of December
    return dated(cal.shift(ref, 12 * (y - ref.end.year), "M"), "relative")


def year_earlier(r: Reader, m: Match) -> Found | None:
    """ "a year earlier", "the year-ago quarter", "the year before": the reporting period, one year back."""
    ref = r.ref
    if ref is None or (r.published and r.word(m, "back") == "ago" and ref.end < r.published - timedelta(days=500)):
        if r.published is None:
            return Found("DATE", UNKNOWN_YEAR, None, "relative")
        return dated(cal.year(r.published.year - 1), "deictic")
    p = cal.shift(ref, -12, "M")
    if r.published and r.words[m.end() - 1].lower() == "ago":
        return Found("DATE", str(r.published.year - 1), p, "relative")  # TIMEX3 counts from publication, a reader from what is reported
    return dated(p, "relative")


def season(r: Reader, m: Match) -> Found | None:
    code = r.val(m, "season")
    y = r.val(m, "y")
    if y is None:
        offset = r.val(m, "rel")
        if r.published is None:
            return Found("DATE", f"XXXX-{code}", None, "deictic")
        y = r.published.year
        if offset is None:
            offset = 0 if r.direction(m.start(), m.end()) >= 0 else -1
        first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        if offset < 0 and r.published <= cal.months(y, first, 3, "range").end:
            y -= 1
        if offset > 0 and r.published.month >= first:
            y += 1
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    return Found(
        "DATE",
        f"{y}-{code}",
        cal.months(y, first, 3, "range"),
        "absolute" if r.val(m, "y") else "deictic",
        edtf=f"{y}-{ {'SP': 21, 'SU': 22, 'FA': 23, 'WI': 24}[code] }",
    )


def the_season(r: Reader, m: Match) -> Found | None:
    """ "in the spring", "by late summer", "over the winter"; not "in spring water"."""
    before = r.words[m.start() - 1].lower()
    if r.letters[m.start() - 1] == PASTV and before != "since":
        return None
    if r.word(m, "season") == "spring" and r.words[m.start()].lower() not in ("the", "early", "late", "mid"):
        return None
    return season(r, m)


def now(r: Reader, m: Match) -> Found | None:
    """ "now", "at the moment", "at present", "these days"."""
    word, first = r.words[m.end() - 1].lower(), r.words[m.start()].lower()
    if (first == "these" and word != "days") or (word == "moment" and first == "moment"):
        return None
    return Found("DATE", "PRESENT_REF", cal.day(r.published) if r.published else None, "deictic")


def recently(r: Reader, m: Match) -> Found:
    return Found("DATE", "PAST_REF", None, "deictic")


def past(r: Reader, m: Match) -> Found:
    return Found("DATE", "PAST_REF", None, "deictic")


def future(r: Reader, m: Match) -> Found:
    return Found("DATE", "FUTURE_REF", None, "deictic")
