"""What a time expression is to a number: its possible period, a base of comparison, the day of a report, the passage's period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.extraction.model import Period, TimeExpression
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.context import LONG_GRAINS, STOCKS, BindingContext, holds_now, is_flow

SAY = (
    r"said|says|say|announced|announces|reported|reports|told|added|published|released|disclosed|confirmed|unveiled|predicted|projected|estimated|promised|statement|release|report"
    r"|interview|announcement|ruling|conference|filing|posted|data"
)
SAID_BEFORE = re.compile(rf"\b(?:{SAY})\b(?:\W+\w+){{0,4}}\W+(?:(?:on|late|early|earlier|in)\W+)*$", re.I)
SAID_AFTER = re.compile(rf"^\s*(?:-{{1,2}}|–|\()\s|^(?:\s+(?:that|it|in))?\W+(?:{SAY})\b|^ (?:in|to) (?:a|an|the) (?:{SAY})", re.I)
THEN_SAID = re.compile(r",?\s+(?:[\w’'.-]+\s+){1,5}(?:said|announced|reported|told)\b")
END_BEFORE = re.compile(r"\b(?:to|ended|ending|through|until)\s+(?:on\s+|the\s+)?$", re.I)
COMPARED = re.compile(
    r"\b(?:from|than|against|versus|since|until|by|compared with|compared to|with|that of|those of|ahead of|behind|followed|follows)\b(?:[^,;.]|[.,]\d){0,50}$",
    re.I,
)
SINCE = re.compile(r"(?<!\bhas )(?<!\bhave )(?<!\bhad )\bsince\s+(?:the\s+|[^,;.]{1,80}\s(?:in|on)\s+)?$", re.I)
#: How far before an expression "since" may stand.
SINCE_WITHIN = 100
ENDED = re.compile(r"\b(?:ended|finished|closed)\s+$", re.I)
BY = re.compile(r"\bby\s+(?:the\s+)?$", re.I)
AT_PRICES = re.compile(r"\s+(?:exchange rates?|prices|currencies|dollars)\b", re.I)
ATTRIBUTIVE = re.compile(
    r"[-\s](?:\w+\s){0,2}(?:revenues?|sales|profits?|earnings|results?|net|income|loss|losses|turnover|print|report|figures|financials)\b",
    re.I,
)
#: The year is the name of something: "under the 1985 authorization".
NAMED_AFTER = re.compile(
    r"\s(?:\w+\s)?(?:authori[sz]ation|agreement|accord|act|law|treaty|plan|programme|program|deal|merger|takeover|acquisition|census|settlement|crisis"
    r"|model|edition|election|convention)s?\b",
    re.I,
)
UNTIL = re.compile(r"\b(?:until|till)\s(?:the\s)?(?:\w+\sof\s)?$", re.I)
PAID_ON = re.compile(r"\b(?:on|for)\s$")  # a dividend "on 1986 results"
DUE = re.compile(r"\b(?:due|maturing|matures?|expiring|expires?)\s(?:in\s|on\s|by\s)?$", re.I)
#: "since its launch there last year": a moment that the text dates only roughly.
SINCE_WHICH = re.compile(r"(?<!\bhas )(?<!\bhave )(?<!\bhad )\bsince\s[^,;.]{2,50}\s$", re.I)
PAIR = re.compile(r"\s*(?:and|to|until|through|-|–)\s*$", re.I)
PAIR_LEFT = re.compile(r"\b(?:between|from)\s+$", re.I)
OTHER_YEAR = re.compile(r"\d{4}|last|previous|earlier|ago|before|prior", re.I)
PREVIOUS = re.compile(r"(?:the |its )?(?:previous|prior|preceding)\b", re.I)
SO_FAR = re.compile(r"\bso far\b|\bto date\b", re.I)
CLOSE = re.compile(r"[’']s?\s+(?:\w+\s){0,2}(?:clos|price|level)", re.I)
AGO = re.compile(r"^(?:a|one) decade (?:ago|earlier)", re.I)
NEW_CLAUSE = re.compile(r"\b(?:it|they|he|she|that|which|who)\s", re.I)
TOLD = re.compile(r"\b(?:told|ordered|asked|instructed)\b", re.I)
TO_DO = re.compile(r"\s+to\s+(?!the\b|an?\b|its\b|their\b|date\b)[a-z]{2,}")
AT_END = re.compile(r"(?:the )?(?P<end>end|close) of\b|(?:the )?(?:start|beginning) of\b", re.I)
UNDATED = re.compile(
    r"(?:(?:the|its|full)[ -](?:\w+ )?|fiscal )year(?: (?:to|ending|ended) [^\d]{3,12}(?:\d\d?)?(?: [A-Z][a-z]+)?)?|full[ -]year", re.I
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
EXTREME = re.compile(r"\b(?:highest|lowest|high|low|best|worst|biggest|most|least|first|time)\b[^;.]{0,30}\bsince\b[^,;.\d]{0,40}$", re.I)
#: "the first since a stoppage in 2013 *that cost* $3m": the time is told of what the clause goes on about.
GOES_ON = re.compile(r"\s(?:that|which|when)\s", re.I)
#: Futures: "wheat for delivery in December"; and the extreme of a month: "its March peak".
DELIVERY = re.compile(r"\bfor (?:delivery|settlement|shipment|loading)\s(?:in\s|by\s)?(?:the\s)?$", re.I)
PEAK = re.compile(r"\s(?:peaks?|highs?|lows?|troughs?|contracts?|futures|delivery)\b", re.I)
MATURING = re.compile(r"\b(?:maturing|matures?|expiring|expires?)\s(?:in\s|on\s|by\s)?$", re.I)
#: When what is paid for will be ready: no time of the money.
READY = re.compile(
    r"\bto be (?:completed|finished|opened|built|ready|commissioned)\b[^,;.]{0,20}$"
    r"|\b(?:will|to|should|is due to|are due to) (?:begin|start|open|be completed|be finished|be ready|come on stream)\b[^,;.]{0,25}$",
    re.I,
)
#: "lowered its forecast *in January* to 1.6%": when the forecast was made.
FORECAST_MADE = re.compile(r"\b(?:forecast|estimate|outlook|guidance|projection|prediction)s?\s(?:in|last|earlier in)\s$", re.I)
FROM = re.compile(r"\bfrom\s$", re.I)
#: What opens a sentence and tells of somebody's beginnings: "*Founded in 2015*, it has 90 staff".
BEGINNINGS = re.compile(r"(?:Founded|Launched|Set up|Established|Formed|Created|Born|Opened|Listed|Floated|Started|Bought|Acquired|Privatised|Privatized|Spun off)\b[^,;.]{0,50}$")
#: "the second-highest volume of the year": the year it is the extreme of.
EXTREME_OF = re.compile(
    r"\b(?:highest|lowest|best|worst|biggest|largest|busiest|strongest|weakest|first|second|third|most)\b[^,;.]{0,25}\sof\s$", re.I
)
ON_THE = re.compile(r"\bon (?:the|a) (?:month|quarter|year|week)$", re.I)
OF_TIME = re.compile(r"\b(?:for|of|during|to)\s+(?:the\s+)?$", re.I)
YEAR_AGO = re.compile(
    r"(?:a|one|the)[ -]year[ -](?:ago|earlier|before|previously)(?: (?:period|quarter|month|half))?|year-(?:ago|earlier)", re.I
)
#: What is agreed when it is announced: "Last month it said it would buy 40% for $75m".
TERMS = frozenset(("deal_value", "investment", "penalty", "valuation", "other"))
#: What stands at a moment: no level of it is "in the past three years".
STANDING = frozenset(("price", "debt", "market_cap", "valuation", "headcount", "interest_rate", "users", "market_share"))
THIS_QUARTER = re.compile(r"(?:this|the current) quarter", re.I)
WHOLE = re.compile(r"(?:(?:all|the whole|the full year|the entire year)\b|full)", re.I)
LAST_YEAR = re.compile(r"last year|the (?:previous|prior) year", re.I)
NOW_VALUES = ("PRESENT_REF",)


def is_base_expression(t: TimeExpression) -> bool:
    """ "a year earlier", "the same period of 2003", "the previous year": what something is compared with, wherever it stands."""
    if t.rule_id.startswith("date.same_period"):
        return bool(OTHER_YEAR.search(t.quote))
    return t.rule_id.startswith(("date.year_earlier", "date.prior_year")) or bool(PREVIOUS.match(t.quote))


def is_reporting_period(t: TimeExpression) -> bool:
    """Whether figures are reported for such a stretch: a month to a year, not "the past five years"."""
    return t.period is not None and t.period.grain in LONG_GRAINS and t.rule_id != "duration.past" and cal.month_count(t.period) <= 12


def reporting_day(context: BindingContext, t: TimeExpression) -> bool:
    """True for the day on which something was said, not measured."""
    if t.period is None or t.period.grain not in ("day", "week", "month"):
        return False
    key = (t.start, t.end, t.period.grain, context.sentence_start)
    found = context.said.get(key)
    if found is None:
        found = context.said[key] = _is_day_of_saying(context, t)
    return found


def _is_day_of_saying(context: BindingContext, t: TimeExpression) -> bool:
    left = context.text[max(0, t.start - 60) : t.start].rpartition("\n")[2].rpartition(". ")[2]
    if OF_TIME.search(left):
        return False
    if TOLD.search(left) and TO_DO.match(context.text, t.end):
        return False  # "it was told in May to pay"
    said = SAID_BEFORE.search(left)
    if (said is not None and not NEW_CLAUSE.search(said[0])) or (
        t.start - context.sentence_start < 12 and THEN_SAID.match(context.text, t.end)
    ):
        return True
    return bool(SAID_AFTER.match(context.text[t.end : t.end + 30]))


def ends_a_stretch(context: BindingContext, t: TimeExpression) -> bool:
    """True for "March" in "the year to March": the end of an expression that stands before it."""
    if t.period is None or not END_BEFORE.search(context.text[max(0, t.start - 14) : t.start]):
        return False
    previous = next(context.backwards(t.start), None)
    return (
        previous is not None
        and t.start - previous.end < 20
        and previous.period is not None
        and (previous.period.end == t.period.end or previous.rule_id in ("date.year_to", "duration.to_month"))
    )


def usable(context: BindingContext, t: TimeExpression, flow: bool) -> bool:
    """Whether an expression can be the period of a number of this kind at all."""
    if t.period is None or t.type == "SET" or (t.type == "TIME" and t.period.grain != "day") or cal.month_count(t.period) > 600:
        return False
    text = context.text
    if ends_a_stretch(context, t):
        return False
    if t.value in NOW_VALUES:
        return context.modality == "actual"
    if flow and (t.period.grain == "day" and t.type == "DATE" and t.value == t.period.start.isoformat()):
        return False
    if not flow and ATTRIBUTIVE.match(text, t.end) and t.period.grain != "day":
        return context.metric == "dividend" and bool(PAID_ON.search(text, max(0, t.start - 5), t.start))
    if t.rule_id == "duration.past" and context.statistic == "level" and context.metric in STANDING:
        return False
    if t.period.grain == "week" and context.metric in ("revenue", "profit", "margin"):
        return False
    if NAMED_AFTER.match(text, t.end) and t.period.grain == "year":
        return False
    left = text[max(0, t.start - 60) : t.start]
    low = left.lower()
    if ((context.metric in ("debt", "interest_rate") or context.modality != "actual") and DUE.search(left)) or MATURING.search(left):
        return False
    if low.rstrip().endswith("of") and EXTREME_OF.search(left):
        return False
    if context.modality == "forecast" and t.period.grain == "month" and context.published_at and t.period.start <= context.published_at and FORECAST_MADE.search(left):
        return False
    if t.start - context.sentence_start < 60 and text.startswith((",", " ,"), t.end) and BEGINNINGS.match(text, context.sentence_start, t.start):
        return False
    if "since" in low and EXTREME.search(left) and not GOES_ON.match(text, t.end):
        return False
    if (context.metric == "price" and (DELIVERY.search(left) or PEAK.match(text, t.end))) or (context.metric == "investment" and READY.search(left)):
        return False
    if "since" in low and not SINCE.search(left) and SINCE_WHICH.search(left) and t.period.grain not in ("day", "week"):
        return False
    if UNTIL.search(left) and context.statistic == "level" and t.type == "DATE":
        return False
    if AT_PRICES.match(text, t.end) or (CLOSE.match(text, t.end) and not flow):
        return False
    if context.modality == "actual":
        day = context.published_at
        if day is not None and t.period.start > day and (flow or context.statistic == "change" or not FROM.search(left)):
            return False
        is_end = t.period.grain == "day" and len(t.value) < 10  # "at the end of 2004"
        if (
            holds_now(context)
            and not context.in_base
            and not flow
            and not is_end
            and not (day and t.period.start > day)
            and t.start > context.sentence_start + 12
            and not (day and t.period.start <= day <= t.period.end)
        ):
            return False
    if reporting_day(context, t):
        told = t.period.grain == "day" or (context.metric in TERMS and t.start - context.sentence_start < 12)
        return not flow and told and context.modality == "actual"
    return True


def paired(context: BindingContext, t: TimeExpression, times: Sequence[TimeExpression]) -> tuple[TimeExpression, TimeExpression] | None:
    """ "between 2015 and 2020", "from March to May": the two ends, whichever of them `t` is."""
    for a, b in pairwise(times):
        if (
            t in (a, b) and a.period and b.period and a.period.start < b.period.start
            and PAIR.fullmatch(context.text[a.end : min(b.start, a.end + 20)]) and PAIR_LEFT.search(context.text[max(0, a.start - 9) : a.start])
        ):  # fmt: skip
            return a, b
    return None


def refine(context: BindingContext, t: TimeExpression, times: Sequence[TimeExpression]) -> Period:
    """The period of an expression as it stands: a range of two, since then, this year so far."""
    p, published = t.period, context.published_at
    assert p is not None
    if p.grain == "decade" and published and AGO.search(t.quote):
        return cal.shift(cal.containing(published, "Y"), -120, "M")  # "a decade ago" is the year ten years back
    if (
        published
        and context.modality == "forecast"
        and p.grain == "year"
        and p.end < published
        and context.tense != "past"
        and UNDATED.fullmatch(t.quote)
        and not YEAR.search(context.text[t.end : t.end + 24])
    ):
        return cal.shift(p, 12, "M")  # "expects $5m for the year to 31 March": the one that is not over
    if (
        published
        and context.modality == "forecast"
        and p.grain in ("month", "quarter", "half")
        and t.relation == "deictic"
        and (published - p.end).days > 150
        and not YEAR.search(t.quote)
        and not OTHER_YEAR.search(t.quote)
    ):
        return cal.shift(p, 12, "M")  # "looks for sales to rise in the third quarter", said in June
    if published and context.modality == "actual" and context.tense == "past" and THIS_QUARTER.fullmatch(t.quote):
        over = running(context, t.start)
        if over is not None and over.period.grain == "quarter" and 0 < (published - over.period.end).days <= 60:
            return over.period  # a report on a quarter that is over calls it "this quarter"
    counted = context.metric == "users" and context.statistic in ("change", "multiple")
    if (counted or context.statistic == "level") and p.grain != "day" and (counted or not is_flow(context) or context.metric in ("unemployment", "market_share")):
        edge = AT_END.match(t.quote)
        if edge is not None and (edge["end"] or p.grain != "month"):
            return cal.day(p.end if edge["end"] else p.start)
    pair = paired(context, t, times)
    if (
        pair is not None
        and context.statistic in ("level", "difference")
        and not (context.statistic == "level" and context.metric in ("headcount", "users"))
    ):
        return Period(pair[0].period.start, pair[1].period.end, "range")
    if pair is not None:
        return pair[1].period
    left = context.text[max(0, t.start - SINCE_WITHIN) : t.start]
    if published and p.start <= published and "since" in left.lower() and SINCE.search(left) and not GOES_ON.match(context.text, t.end):
        moment = (
            context.statistic in ("change", "multiple")
            or (context.statistic == "level" and context.metric in STOCKS - {"headcount", "users"})
        ) or context.metric == "market_share"
        return cal.day(published) if moment else Period(p.start, published, "range")
    if context.metric in ("price", "market_cap") and context.statistic != "level" and t.type == "DURATION" and p.end == published:
        return cal.day(published)
    if is_flow(context) and context.metric != "market_share" and p.grain == "day" and t.type == "DATE" and len(t.value) in (4, 7):
        return cal.containing(p.end, "Y" if len(t.value) == 4 else "M")  # "sales of $5m by the end of 2004" are those of the year
    if not is_flow(context) and context.statistic == "level" and ENDED.search(context.text[max(0, t.start - 9) : t.start]):
        return cal.day(p.end)
    if (
        published
        and context.modality == "actual"
        and p.grain in ("year", "month")
        and p.start < published < p.end
        and (
            context.metric in ("price", "units")
            or context.tense == "perfect"
            or SO_FAR.search(context.text[max(0, t.start - 12) : t.end + 8])
        )
    ):
        seen = running(context, t.start)
        until = seen.period.end if seen and seen.period.grain == "month" and seen.period.start >= p.start else published
        return Period(p.start, until, "range")
    if (
        published
        and context.modality == "forecast"
        and context.statistic == "difference"
        and BY.search(context.text[max(0, t.start - 9) : t.start])
        and p.end > published
    ):
        return Period(published, p.end, "range")
    return p


def running(context: BindingContext, position: int) -> TimeExpression | None:
    """The reporting period in force at a position: the last stretch of a month or longer that was stated, not compared with."""
    for t in context.backwards(position):
        p = t.period
        if (
            t.start in context.barred
            or (t.start in context.compared and t.start not in context.reported)
            or p is None
            or p.grain not in LONG_GRAINS
            or p.grain == "decade"
            or is_base_expression(t)
            or t.type == "SET"
            or t.quote.endswith("ago")
        ):
            continue
        if ends_a_stretch(context, t) or t.rule_id == "duration.past" or cal.month_count(p) > 12 or reporting_day(context, t):
            continue
        if context.published_at and ((context.to_come(p) and context.modality == "actual") or (context.published_at - p.end).days > 550):
            continue
        if ON_THE.search(context.text, max(0, t.start - 4), t.end):
            continue  # "up 2% on the month"
        if COMPARED.search(context.text[max(0, t.start - 60) : t.start]):
            continue
        if context.published_at is None and "\n\n" in context.text[t.end : position]:
            return None
        if t.end < context.sentence_start and p.grain != "range" and (over := outranked(context, t)) is not None:
            return over
        return t
    return None


def outranked(context: BindingContext, t: TimeExpression) -> TimeExpression | None:
    """The period the passage reports on, where `t` stands in an earlier sentence and is only an aside: an earlier period of the same
    length ("less than in March 2003"), or a month in which something happened within the quarter that figures were given for."""
    event = context.modality == "actual" and t.period.grain == "month" and t.start not in context.measured
    for other in context.backwards(t.start):
        away, p = t.start - other.end, other.period
        if away > OUTRANKS_EVENTS_WITHIN or (away > OUTRANKS_WITHIN and not event):
            return None
        if p is None or context.to_come(p):
            continue
        if event and other.start in context.measured:
            return other if p.end >= t.period.start else None
        if away <= OUTRANKS_WITHIN and other.start in context.reported and p.grain == t.period.grain:
            return other if p.start > t.period.start else None
    return None


#: How far back, in characters, a passage's period still outranks an earlier one of its length, and a month of mere events.
OUTRANKS_WITHIN, OUTRANKS_EVENTS_WITHIN = 600, 1500


def aligned(t: TimeExpression, main: Period | None) -> Period | None:
    """A bare year a quarter is compared with means the same quarter of that year; so does "a year ago", of any stretch up to a year."""
    p = t.period
    if p and main and main.grain == "day" and YEAR_AGO.fullmatch(t.quote):
        return cal.shift(main, -12, "M")
    if (
        p
        and main
        and main.grain in LONG_GRAINS
        and (YEAR_AGO.fullmatch(t.quote) or LAST_YEAR.fullmatch(t.quote))
        and cal.month_count(main) <= 12
    ):
        return cal.shift(main, -12, "M")
    if (
        p
        and main
        and p.grain == "year"
        and main.grain != "year"
        and main.grain in LONG_GRAINS
        and cal.month_count(main) < 12
        and t.relation != "relative"
        and not WHOLE.match(t.quote)
    ):
        years = main.end.year - p.end.year
        if 0 < years <= 5:
            return cal.shift(main, -12 * years, "M")
    return p
