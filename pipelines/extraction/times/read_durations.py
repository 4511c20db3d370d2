"""Readers of lengths of time: durations, windows ("the past three years"), moves ("two years ago") and sets ("every year")."""

from __future__ import annotations

import re
from datetime import timedelta

from pipelines.extraction.model import Period
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.anchors import dated, ended_on, ending, tail_year
from pipelines.extraction.times.lexicon import LETTER_OF
from pipelines.extraction.times.numbers import amount, digits
from pipelines.extraction.times.reader import MODALS, Found, Reader

Match = re.Match[str]
#: What stands before "a year" where it is a length ("for a year"), and the classes of what stands before it where it is a rate.
NO_RATE = {
    "for",
    "in",
    "over",
    "about",
    "within",
    "after",
    "than",
    "of",
    "took",
    "takes",
    "only",
    "just",
    "almost",
    "nearly",
    "during",
    "by",
    "to",
    "at",
}
NUMERIC = {LETTER_OF[c] for c in ("DAYN", "INT", "YEAR", "OLDYEAR", "FIGURE", "DECIMAL", "WORDNUM", "TENS", "CURRENCY", "COUNTED", "SIGN")}
NAME_LETTERS = {LETTER_OF["CAPITAL"], LETTER_OF["TITLE"]}
#: Words and classes before bare plurals that make them lengths of time.
LENGTHENING = set("for over in within during takes take took taken taking spend spends spent spending last lasts lasted lasting".split())  # noqa: SIM905
BEFORE_BARE = {LETTER_OF[c] for c in ("COMMA", "DOT", "BREAK", "SEMI", "AND", "PASTED", "PASTV", "DASH")}
COMPARATIVES = ("more", "less", "fewer")
#: What a comparative speaks of: "7 points more", "half as many", "far more".
MEASURED = frozenset("points point times third half fifth quarter quarters thirds twice much far many even slightly".split())  # noqa: SIM905
RATE_HEADS = {
    LETTER_OF[c]
    for c in ("WORD", "COUNTED", "FIGURE", "DECIMAL", "DAYN", "INT", "SIGN", "CAPITAL", "CLOSE", "OLDYEAR", "YEAR", "HOURS", "UNITS")
}


def duration_value(n: float | None, unit: str) -> str:
    """P3Y, PT2H, PXM."""
    if unit == "Q":
        n, unit = (None if n is None else n * 3), "M"
    if unit == "2W":
        n, unit = (None if n is None else n * 2), "W"
    number = "X" if n is None else digits(n)
    return f"PT{number}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{number}{unit}"


def quantity(r: Reader, m: Match, group: str = "n") -> tuple[float | None, bool]:
    if m.start(group) < 0:
        return 1.0, True
    return amount(r.between(m.start(group), m.end(group)))


def unit_of(r: Reader, m: Match, group: str = "u") -> str:
    return str(r.val(m, group))


def of_year(r: Reader, m: Match) -> Found | None:
    """ "the first nine months (of 2009)", "the last three months of the year"."""
    n, _ = quantity(r, m)
    unit = unit_of(r, m)
    if n is not None and unit in ("D", "W"):
        return opening(r, m, n, unit)
    if n is None or unit not in cal.UNIT_MONTHS or n != int(n):
        return None
    count = int(n) * cal.UNIT_MONTHS[unit]
    value = duration_value(n, unit)
    y, named, relation = tail_year(r, m)
    last = "last" in m.re.groupindex and m.start("last") >= 0
    if not last and r.val(m, "ord") != 1:
        return None
    if last and not named and ("they" not in m.re.groupindex or m.start("they") < 0):
        return None
    if count > 12:
        return Found("DURATION", value, None, "duration")
    if y is None and named:
        return Found("DURATION", value, None, "duration")
    if y is None:
        if r.published is None:
            if r.ref is None:
                return Found("DURATION", value, None, "duration")
            y, relation = r.ref.end.year, "relative"
        else:
            y = r.published.year
            stretch = cal.months(y, r.end_month - 12 + 1, count, "range")
            if r.direction(m.start(), m.end()) <= 0 and (stretch.end - r.published).days > 31:
                y -= 1
    first = r.end_month - 12 + 1 + (12 - count if last else 0)
    grain = {1: "month", 3: "quarter", 6: "half", 12: "year"}.get(count, "range")
    return Found("DURATION", value, cal.months(y, first, count, grain), relation)


def compares(r: Reader, at: int) -> bool:
    """Whether "more than" at a token compares what stands before it ("7% more than", "far fewer than")."""
    before = r.words[at - 1].lower() if at else ""
    return r.words[at].lower() in COMPARATIVES and at > 0 and (r.letters[at - 1] in NUMERIC or before in MEASURED)


def opening(r: Reader, m: Match, n: float, unit: str) -> Found | None:
    """ "the first nine weeks of this year", "the first ten days of March": the stretch a month or a year opens with."""
    if r.val(m, "ord") != 1:
        return None
    month = r.val(m, "ofmon") if "ofmon" in m.re.groupindex else None
    y, named, relation = tail_year(r, m)
    if month is not None:
        whole = cal.month(y, month) if y is not None else r.nearest_month(month, r.direction(m.start(), m.end()))
    elif "they" in m.re.groupindex and m.start("they") >= 0 and r.published:
        whole = cal.year(r.published.year)
    else:
        whole = cal.year(y) if named and y is not None else None
    if whole is None:
        return None
    end = cal.plus(whole.start, n, unit) - timedelta(days=1)
    return Found("DURATION", duration_value(n, unit), Period(whole.start, end, "range"), relation) if end <= whole.end else None


def to_month(r: Reader, m: Match) -> Found | None:
    """ "the three months to September", "the 12 weeks ended 26 December"."""
    n, _ = quantity(r, m)
    unit = unit_of(r, m)
    if n is None or n != int(n):
        return None
    value = duration_value(n, unit)
    end = ended_on(r, m, None)
    if end is None:
        return Found("DURATION", value, None, "duration")
    if r.val(m, "ey") is None and not r.val(m, "erel") and r.published and end > r.published and r.direction(m.start(), m.end()) <= 0:
        end = cal.plus_months(end, -12)
    if unit in cal.UNIT_MONTHS:
        p = ending(end, int(n) * cal.UNIT_MONTHS[unit], r)
    else:
        p = Period(cal.plus(end, -n, unit) + timedelta(days=1), end, "range")
    return Found("DURATION", value, p, "absolute" if r.val(m, "ey") else "deictic")


def window(r: Reader, m: Match) -> Found | None:
    """ "the past three years", "the next six months", "the last decade", "recent years"."""
    unit, word = unit_of(r, m), r.word(m, "rel")
    plural = m.start("n") >= 0
    singular = not plural and r.words[m.start("u")].lower() in (
        "year",
        "month",
        "week",
        "day",
        "decade",
        "quarter",
        "century",
        "hour",
        "minute",
        "fortnight",
        "half",
    )
    if word == "recent":
        return Found("DATE", "PAST_REF", None, "deictic")
    has_the = r.words[m.start()].lower() == "the"
    if (
        singular
        and word not in (("past", "last") if has_the or unit in ("DE", "CE") else ("past",))
        and not (unit in ("DE", "CE") and word == "next")
    ):
        return None
    if singular and unit == "D" and r.words[m.end()].lower() == "of":
        return None  # "the last day of the term"
    if not singular and not has_the and m.start() and r.letters[m.start() - 1] in (LETTER_OF["FUT"], LETTER_OF["TO"]):
        return None  # "would last two days"
    if not plural and not singular:
        if word in ("past", "last", "previous", "preceding", "prior"):
            return Found("DATE", "PAST_REF", None, "deictic")
        if word in ("next", "coming", "following", "subsequent", "upcoming"):
            return Found("DATE", "FUTURE_REF", None, "deictic")
        return None
    n, _ = quantity(r, m)
    value = duration_value(n, unit)
    offset = r.val(m, "rel")
    anchor = r.published
    if word not in ("past", "last", "next", "coming", "this", "current") and r.ref is not None:
        anchor = r.ref.start - timedelta(days=1) if offset < 0 else r.ref.end
    if n is None or anchor is None or unit in ("TH", "TM", "TS") or not offset:
        return Found("DURATION", value, None, "duration")
    if offset < 0:
        p = Period(cal.plus(anchor, -n, unit), anchor, "range")
    else:
        p = Period(anchor, cal.plus(anchor, n, unit), "range")
    return Found("DURATION", value, p, "deictic")


def shifted(r: Reader, m: Match) -> Found | None:
    """ "two years ago", "three months earlier", "a week later"."""
    unit, word, sign = unit_of(r, m), r.word(m, "shift"), r.val(m, "shift")
    n, _ = quantity(r, m)
    if r.words[m.start("u")].lower() == "year" and n not in (None, 1.0):
        return None
    if compares(r, m.start()):
        return None  # "7% more than a year earlier": the expression begins after "than"
    if unit in ("TH", "TM", "TS"):
        return Found("DATE" if word == "ago" else "DURATION", "PAST_REF" if word == "ago" else duration_value(n, unit), None, "deictic")
    if n is None:
        return Found("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", None, "deictic")
    late = r.published is not None and r.ref is not None and r.ref.start > r.published
    if late and sign < 0 and unit == "Q" and "quarter" in r.last:
        return dated(cal.shift(r.last["quarter"], -n, "Q"), "relative")
    if word in ("ago", "hence") or (r.ref is None and r.ref_any is None):
        if r.published is None:
            return Found(
                "DATE", {"Y": "XXXX", "M": "XXXX-XX", "Q": "XXXX-QX", "D": "XXXX-XX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX"), None, "deictic"
            )
        if n * cal.UNIT_MONTHS.get(unit, 0) > 12 * (r.published.year - 1):
            return None
        p = cal.containing(cal.plus(r.published, sign * n, unit), unit)
        return dated(p, "deictic")
    base = (r.ref or r.ref_any) if unit in cal.UNIT_MONTHS else r.ref_any
    if base is None or n * cal.UNIT_MONTHS.get(unit, 0) > 12 * (base.start.year - 1) or n > 5000:
        return None
    if unit not in ("Y", "Q", "M"):
        return dated(cal.containing(cal.plus(base.start, sign * n, unit), unit), "relative")
    p = cal.shift(base, sign * n, unit)
    # "a year later" of a day names no day: the value is as coarse as the unit, the period stays
    coarse = cal.containing(p.start, unit) if p.grain in ("day", "week") or (unit == "Q" and p.grain == "month") else p
    return Found("DATE", cal.timex_value(coarse), p, "relative")


def vague_shift(r: Reader, m: Match) -> Found:
    return Found("DATE", "PAST_REF" if r.val(m, "shift") < 0 else "FUTURE_REF", None, "deictic")


def number(r: Reader, m: Match) -> Found | None:
    """ "three years", "two-year", "29-year-old", "several months"."""
    unit = unit_of(r, m)
    n, _ = quantity(r, m)
    unit_word = r.words[m.start("u")].lower()
    if (
        unit == "Q"
        and unit_word == "quarters"
        and r.words[m.start("n")].lower() == "three"
        and m.end() < len(r.words)
        and r.words[m.end()].lower() == "of"
    ):
        return None  # a fraction
    if unit == "Q" and unit_word == "quarter":
        return None
    if (
        unit_word in ("year", "month", "week", "day", "decade", "hour", "minute", "century")
        and n == 1
        and r.words[m.start("n")].lower() != "one"
        and not r.words[m.start("n")][0].isdigit()
    ):
        return None
    if r.words[m.start("n")][0].isdigit() and m.start() and r.words[m.start() - 1] in ("$", "£", "€", "#"):
        return None
    if unit_word == "day" and r.between(m.start(), m.end())[0].lower() == "one" and m.start() and r.words[m.start() - 1].lower() in MODALS:
        return Found("DATE", "FUTURE_REF", None, "deictic")
    p = None
    if (
        r.published is not None
        and n is not None
        and unit in ("D", "W", "M", "Y")
        and n < 100
        and m.start()
        and r.words[m.start() - 1].lower() == "within"
    ):
        p = Period(r.published, cal.plus(r.published, n, unit), "range")
    return Found("DURATION", duration_value(n, unit), p, "duration")


def quarter_century(r: Reader, m: Match) -> Found | None:
    """ "a quarter-century (ago)"."""
    if r.val(m, "u") != "CE":
        return None
    if r.val(m, "ago") is not None and r.published is not None:
        return dated(cal.year(r.published.year - 25), "deictic")
    return Found("DURATION", "P25Y", None, "duration")


HALVES = {"Y": "P6M", "TH": "PT30M", "TM": "PT30S", "D": "PT12H", "DE": "P5Y", "CE": "P50Y"}


def half_unit(r: Reader, m: Match) -> Found:
    unit = next(unit_of(r, m, g) for g in ("hu", "hub", "hud") if m.start(g) >= 0)
    n = 1.5 if m.start("hud") >= 0 else 0.5
    if r.val(m, "ago") is not None and r.published is not None and unit in cal.UNIT_MONTHS:
        return dated(cal.containing(cal.plus(r.published, -n, unit), "M" if unit in ("Y", "Q") else "Y"), "deictic")
    return Found("DURATION", HALVES.get(unit, "") if n == 0.5 and unit in HALVES else duration_value(n, unit), None, "duration")


def a_unit(r: Reader, m: Match) -> Found | None:
    """ "a year": a rate after a number or amount ("$5m a year"), else a length."""
    unit = unit_of(r, m)
    if unit == "Q" or compares(r, m.start()):
        return None
    value = duration_value(1, unit)
    previous = r.words[m.start() - 1].lower() if m.start() else ""
    near = r.letters[max(0, m.start() - 5) : m.start()]
    rate = previous in ("times", "once", "twice") or (
        previous not in NO_RATE
        and any(x in near for x in NUMERIC)
        and near[-1:] in RATE_HEADS
        and r.words[m.start()].lower() in ("a", "an")
    )
    return Found("SET" if rate else "DURATION", value, None, "duration")


def unit_long(r: Reader, m: Match) -> Found:
    word = r.words[m.start("u")].lower()
    return Found("DURATION", duration_value(None if word.endswith("s") or word == "centuries" else 1, unit_of(r, m)), None, "duration")


def yearlong(r: Reader, m: Match) -> Found:
    return Found("DURATION", r.val(m, "yl"), None, "duration")


def bare(r: Reader, m: Match) -> Found | None:
    """ "for years", "takes weeks", "months of talks", "hours before the vote"; not "business days", "in the months"."""
    previous = r.words[m.start() - 1].lower() if m.start() else ""
    following = r.words[m.end()].lower() if m.end() < len(r.words) else ""
    the = m.end() - m.start() > 1
    last = r.letters[m.start() - 1] if m.start() else ""
    if following in ("before", "after"):
        if not the and not (last in BEFORE_BARE or previous in LENGTHENING):
            return None
    elif the or (
        previous not in LENGTHENING and not (following == "of" and previous in ("after", "following", "despite", "through", "with"))
    ):
        return None
    return Found("DURATION", duration_value(None, unit_of(r, m)), None, "duration")


#: Ranks of units in compounds: "three hours and nine minutes", "two years, six months".
RANKS = {"Y": 6, "M": 5, "W": 4, "D": 3, "TH": 2, "TM": 1, "TS": 0}


def compound(r: Reader, m: Match) -> Found | None:
    """ "three hours and nine minutes"."""
    (n, _), (n2, _), unit, unit2 = quantity(r, m), quantity(r, m, "n2"), unit_of(r, m), unit_of(r, m, "u2")
    if n is None or n2 is None or unit == unit2 or RANKS.get(unit, 0) <= RANKS.get(unit2, 9) or (unit[0] == "T") != (unit2[0] == "T"):
        return None
    stem = duration_value(n, unit)
    return Found("DURATION", stem + digits(n2) + unit2[-1], None, "duration")


def million_years(r: Reader, m: Match) -> Found | None:
    """ "66 million years ago"."""
    scale = {"million": 6, "billion": 9}.get(r.words[m.start("u") - 1].lower())
    if scale is None:
        return None
    if m.start("shift") >= 0:
        return Found("DATE", "PAST_REF", None, "deictic")
    n = amount(r.between(m.start(), m.start("u") - 1))[0]
    return Found("DURATION", f"P{round(n * 10**scale)}Y" if n else "PXY", None, "duration")


def every_season(r: Reader, m: Match) -> Found:
    """ "every summer"."""
    return Found("SET", f"XXXX-{r.val(m, 'season')}", None, "duration")


def every(r: Reader, m: Match) -> Found | None:
    """ "every year", "each quarter", "every two weeks", "per month"."""
    unit = r.val(m, "u")
    if isinstance(unit, int):
        part = r.val(m, "daypart")
        return Found("SET", f"XXXX-WXX-{unit + 1}" + (f"T{part}" if part else ""), None, "duration")
    if r.val(m, "daypart") is not None:
        return None
    if unit in ("weekend", "half"):
        return Found("SET", "XXXX-WXX-WE" if unit == "weekend" else "P6M", None, "duration")
    n = quantity(r, m)[0] if "n" in m.re.groupindex else 1.0
    return Found("SET", duration_value(n, str(unit)), None, "duration")


def set_adjective(r: Reader, m: Match) -> Found | None:
    """ "daily", "annual"; not in a name ("the Daily Post")."""
    at = m.start()
    if r.words[at][0].isupper() and m.end() < len(r.letters) and r.letters[m.end()] in NAME_LETTERS and r.words[m.end()][0].isupper():
        return None
    return Found("SET", r.val(m, "set"), None, "duration")


def every_part(r: Reader, m: Match) -> Found:
    """ "every morning"."""
    return Found("SET", f"XXXX-XX-XXT{r.val(m, 'daypart')}", None, "duration")


def seconds(r: Reader, m: Match) -> Found:
    """ "a 30-second spot"."""
    return Found("DURATION", duration_value(quantity(r, m)[0], "TS"), None, "duration")


def set_weekdays(r: Reader, m: Match) -> Found:
    w = r.val(m, "wds")
    return Found("SET", f"XXXX-WXX-{w + 1}" if isinstance(w, int) else "XXXX-WXX-WE", None, "duration")
