"""Readers of months, quarters, halves and years that are named: "March 2009", "4Q19", "fiscal 2012", "the year to March"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from pipelines.extraction.model import Period
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.anchors import UNKNOWN_YEAR, dated, ended_on, ending, fiscal_named, full_year, part_of, tail_year
from pipelines.extraction.times.lexicon import LETTER_OF, VALUES
from pipelines.extraction.times.patterns import translate
from pipelines.extraction.times.reader import Found, Reader

Match = re.Match[str]
YEAR_ENDS = {LETTER_OF[c] for c in ("DOT", "COMMA", "SEMI", "BREAK", "CLOSE", "AND", "TO")}
CAPITAL, CURRENCY, COUNTED = LETTER_OF["CAPITAL"], LETTER_OF["CURRENCY"], LETTER_OF["COUNTED"]


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
    """ "9/2008" and "1-9/2008", as Nordic reports write a month and a run of months."""
    first, last, y = r.val(m, "m1"), r.val(m, "m2"), r.val(m, "y")
    if (
        r.starts[m.end() - 1] + 4 - r.starts[m.start()] > 10
        or not 1 <= last <= 12
        or (m.start() and r.letters[m.start() - 1] in (LETTER_OF["DASH"], LETTER_OF["SLASH"], CURRENCY))
    ):
        return None
    if first is None:
        return dated(cal.month(y, last))
    if not 1 <= first < last:
        return None
    count = last - first + 1
    grain = {3: "quarter", 6: "half", 12: "year"}.get(count, "range")
    p = cal.months(y, first, count, grain)
    return Found("DATE", cal.timex_value(p) if first % count == 1 % count and grain != "range" else f"{y}-{first:02d}/{y}-{last:02d}", p)


#: What a month stands before in the name of a contract: its time is ahead.
DELIVERED = {"delivery", "contract", "contracts", "futures", "settlement", "expiry"}


def month(r: Reader, m: Match) -> Found | None:
    """A bare month, or "last March"; "May" after a name ("Theresa May") is a person."""
    word, at = r.words[m.start("mon")], m.start()
    alone = r.letters[at] == r.letters[m.start("mon")] and at == m.start("mon")
    if alone and word.lower() in (
        "may",
        "march",
        "mar",
        "jan",
        "april",
        "june",
        "august",
        "dec",
        "jun",
        "jul",
        "sep",
        "nov",
        "oct",
        "feb",
        "apr",
        "aug",
    ):
        previous = r.letters[at - 1] if at else ""
        if previous in (CAPITAL, "", LETTER_OF["BREAK"]) and word.lower() in (
            "may",
            "march",
            "mar",
            "jan",
            "april",
            "june",
            "august",
            "jun",
            "dec",
        ):
            return None
        if (
            word == "May"
            and r.words[m.end() : m.end() + 2] in (["'", "s"], ["’", "s"])
            and (not at or r.words[at - 1].lower() not in ("in", "since"))
        ):
            return None
        if word in ("May", "MAY", "MARCH") and (
            not at
            or r.words[at - 1].lower()
            not in (
                "in",
                "during",
                "since",
                "until",
                "till",
                "to",
                "from",
                "for",
                "by",
                "of",
                "and",
                "or",
                "this",
                "last",
                "early",
                "late",
                "mid",
                "through",
                "-",
                "–",
                "between",
                ",",
                "(",
                "before",
                "after",
                "than",
            )
        ):
            return None
        if word.lower() not in ("may", "march", "april", "june", "august") and r.words[m.end() - 1] != "." and previous == CAPITAL:
            return None
    n = VALUES[word]
    direction = r.direction(m.start(), m.end())
    if m.end() < len(r.words) and r.words[m.end()].lower() in DELIVERED:
        direction = 1
    if (offset := r.val(m, "relm")) is not None and r.published:
        if r.word(m, "relm") in ("following", "subsequent", "previous", "preceding") and r.ref_any is not None:
            base = r.ref_any.end
            p = cal.month(base.year + ((n <= base.month) if offset > 0 else -(n >= base.month)), n)
            return dated(p, "relative")
        if offset > 0:
            direction = 1
        p = r.nearest_month(n, direction or -1)
        if offset > 0 and p and p.start <= r.published and r.word(m, "relm") == "next":
            p = cal.month(p.start.year + 1, n)
        if offset < 0 and p and p.end >= r.published:
            p = cal.month(p.start.year - 1, n)
        if offset == 0:
            p = cal.month(r.published.year, n)
        return dated(p, "deictic")
    p = r.nearest_month(n, direction)
    return Found("DATE", cal.timex_value(p), part_of(r, m, p), "deictic") if p else Found("DATE", f"XXXX-{n:02d}", None, "deictic")


def month_range(r: Reader, m: Match) -> Found | None:
    """January-September 2008; without a year the one that ended last."""
    first, last = r.val(m, "mon"), r.val(m, "mon2") or r.val(m, "mon2b") or r.val(m, "mon2c")
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
    return Found(
        "DATE", f"{y}-H{h}", p, relation, cal.half(y, h, 3) if fiscal_named(r, m) and r.fiscal is None and r.end_month == 12 else None
    )


def year(r: Reader, m: Match) -> Found | None:
    """A bare year, unless the number is an amount, a count or a model."""
    at = m.start("y")
    if m.start() == at:
        before = r.letters[at - 1] if at else ""
        if before in (CURRENCY, LETTER_OF["PRODUCT"], LETTER_OF["SLASH"]) or (
            before == LETTER_OF["DASH"]
            and at > 1
            and r.letters[at - 2] == CAPITAL
            and r.starts[at - 1] == r.starts[at - 2] + len(r.words[at - 2])
        ):
            return None
        if before in (LETTER_OF["MORE"], LETTER_OF["THAN"], LETTER_OF["APPROX"]) and r.words[at - 1].lower() in (
            "than",
            "nearly",
            "almost",
            "about",
            "approximately",
            "roughly",
            "some",
        ):
            return None
    after = r.letters[m.end()] if m.end() < len(r.letters) else ""
    if after in (COUNTED, CURRENCY):
        return None
    p = cal.year(r.val(m, "y"))
    return Found("DATE", cal.timex_value(p), part_of(r, m, p), edtf=f"{p.start.year}~" if r.val(m, "part") is not None else None)


def old_year(r: Reader, m: Match) -> Found | None:
    """A year before 1900, where the word before says that it is one."""
    at = m.start("y")
    before = r.words[at - 1].lower() if at else ""
    after = r.letters[m.end()] if m.end() < len(r.letters) else ""
    if after in (COUNTED, CURRENCY, LETTER_OF["DASH"]):
        return None
    closed = after in YEAR_ENDS
    if m.start() == at and not (
        before in ("in", "since", "until", "circa") or (closed and before in ("from", "after", "before", "of", "by"))
    ):
        return None
    return dated(cal.year(r.val(m, "y")))


def fiscal_period(r: Reader, y: int) -> Found:
    """A fiscal year: by the declared calendar, else the calendar year with the other common reading beside it."""
    if r.end_month != 12 or r.fiscal is not None:
        return Found("DATE", f"FY{y}", cal.fiscal_year(y, r.end_month))
    if r.in_crores:
        return Found("DATE", f"FY{y}", cal.fiscal_year(y, 3), alternative=cal.year(y))
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
    if last == first + 1 and (r.words[m.start("yy") - 1] == "/" or len(r.word(m, "yy")) == 2):
        # crop and selling seasons are written with a stroke, fiscal years with a hyphen
        end_month = r.fiscal.end_month if r.fiscal else 6 if r.words[m.start("yy") - 1] == "/" else r.end_month if r.end_month != 12 else 3
        return Found(
            "DATE", f"{first}/{last}", cal.fiscal_year(last, end_month), alternative=None if r.fiscal else cal.fiscal_year(last, 3)
        )
    return Found("DATE", f"{first}/{last}", Period(date(first, 1, 1), date(last, 12, 31), "range"), edtf=f"{first}/{last}")


def year_end(r: Reader, m: Match) -> Found | None:
    y = r.val(m, "y")
    if "'" in (words := r.between(m.start(), m.end())) and "end" not in map(str.lower, words):
        return None  # "the year's start"
    if y is None:
        if r.published is None:
            return Found("DATE", UNKNOWN_YEAR, None, "deictic")
        forward = r.direction(m.start(), m.end()) > 0 or r.published.month > 6
        y = r.published.year if forward else r.published.year - 1
        return Found("DATE", str(y), cal.day(date(y, 12, 31)), "deictic")
    return Found("DATE", str(y), cal.day(date(y, 12, 31)))


def year_to(r: Reader, m: Match) -> Found | None:
    """ "the year to March", "the fiscal year ended 30 June 2009": twelve months up to there."""
    end = ended_on(r, m, None)
    if end is None:
        return Found("DATE", UNKNOWN_YEAR, None, "deictic")
    if r.val(m, "ey") is None and not r.val(m, "erel") and r.published and end > r.published and r.direction(m.start(), m.end()) <= 0:
        end = cal.plus_months(end, -12)
    return Found("DATE", str(end.year), ending(end, 12, r), "absolute" if r.val(m, "ey") else "deictic")


def ended(r: Reader, m: Match, unknown: str, months: int, name: Callable[[date], str]) -> Found | None:
    """A stretch of some months that a text dates by its last day."""
    end = ended_on(r, m, None)
    if end is None:
        return Found("DATE", unknown, None, "deictic")
    if r.val(m, "ey") is None and not r.val(m, "erel") and r.published and end > r.published and r.direction(m.start(), m.end()) <= 0:
        end = cal.plus_months(end, -12)
    return Found("DATE", name(end), ending(end, months, r), "absolute" if r.val(m, "ey") else "deictic")


def quarter_to(r: Reader, m: Match) -> Found | None:
    """ "the quarter ended September 28"."""
    return ended(r, m, "XXXX-QX", 3, lambda end: f"{end.year}-Q{(end.month + 2) // 3}")


def half_to(r: Reader, m: Match) -> Found | None:
    """ "the half year to 30 June", "its half-year ended December 31"."""
    return ended(r, m, "XXXX-HX", 6, lambda end: f"{end.year}-H{1 if end.month <= 6 else 2}")


#: "her early (30s)"
OWN_PART = re.compile(translate("IT PART DASH?$"))


def decade(r: Reader, m: Match) -> Found | None:
    if LETTER_OF["IT"] in r.letters[max(0, m.start() - 1) : m.start()] or OWN_PART.search(r.letters, max(0, m.start() - 3), m.start()):
        return None  # "in his 60s"
    y = r.val(m, "dec") or r.val(m, "dec2")
    if y % 100 == 0 and y != 2000:
        return Found("DATE", f"{y // 100}", Period(date(y, 1, 1), date(y + 99, 12, 31), "range"))
    return dated(cal.decade(y))


def century(r: Reader, m: Match) -> Found | None:
    n = r.val(m, "ord")
    if not 5 <= n <= 22 or not r.words[m.end() - 1].lower().startswith("centur"):
        return None
    return Found("DATE", f"{n - 1}", Period(date((n - 1) * 100, 1, 1), date(n * 100 - 1, 12, 31), "range"))
