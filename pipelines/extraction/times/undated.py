"""The period of a number whose sentence names none: the passage's, the day of publication, or none, with the reason in words.

What is compared with, what is expected, and what is told as it is are three questions with their own lists of rules; the first rule that
answers decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from pipelines.extraction.model import Period, TimeExpression
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.apart import POSSESSED, WITH_SHARE, is_rate
from pipelines.extraction.times.bases import base_of_change
from pipelines.extraction.times.context import LONG_GRAINS, STOCKS, Binding, BindingContext, is_flow
from pipelines.extraction.times.roles import is_base_expression, is_reporting_period, refine, reporting_day, running
from pipelines.extraction.times.slots import PERCENT, Slot

HAD_EXPECTED = r"had (?:(?:been|all|on average|largely|broadly) )?(?:looking|looked|expect\w+|hop\w+|pencill?ed|forecast|predicted|braced|budgeted|bargained|bet)"
#: What was expected of the period that is reported, a month too.
AWAITED = re.compile(rf"\b{HAD_EXPECTED}\b|\b(?:missed|met|beat) (?:its|their)\b", re.I)
EXPECTED = re.compile(
    rf"\b(?:analysts?|estimates?|expectations?|consensus|surveyed|polled|{HAD_EXPECTED}|economists?"
    r"|(?:missed|met|beat|below|above|ahead of|short of) (?:its|their|the|a)(?: own)?)\b",
    re.I,
)
#: A past without a date: "once valued at", "at its peak", "the previous record".
HISTORIC = re.compile(
    r"\b(?:once(?! (?:the|it|again|a|they|he|she|more)\b)|at (?:its|the|their)(?: \w+)? (?:peak|height)|originally"
    r"|the previous record|previous (?:bid|offer))\b",
    re.I,
)
#: "That sale valued it at $2bn": a sentence that goes on about the number before it.
ANAPHOR = re.compile(
    r"(?:That|This)\s(?:is|was|represents?|represented|equals?|includes?|included|amounts?|brings?|brought|gives?|gave|makes?|made"
    r"|means|meant|sale|deal|figure|total|stake|fine|number|price|valuation)\b"
)
#: Another statement joined on: "That beat forecasts, *and its* shares".
AND_ITS = re.compile(r"\b(?:and|but|while)\s(?:its|their|the|it)\s", re.I)
STOOD = re.compile(r"\b(?:stood|amounted|was|were)\b", re.I)
EXPECTED_BY = re.compile(r"\b(?:ahead of|above|below|short of|better than|worse than|beat|beating|topped|missed)\b[^.;]{0,80}\b(?:analysts|economists|forecasters|the market|the city|brokers|pencilled|expected|forecast)\b", re.I)
INTERIM = re.compile(r"\b(?:interim|half-year|first-half|half-yearly)\b", re.I)
CURRENCY = re.compile(
    r"\b(?:dollar|pound|sterling|euro|yen|rupee|franc|krona|krone|rouble|ruble|peso|real|yuan|renminbi|rand|mark|currency)\b[^,;]*$", re.I
)
#: What moves with the results of a period, and what of that is a balance at its end.
MOVED = re.compile(
    r"\b(?:fell|rose|dropped|grew|climbed|declined|increased|decreased|went up|went down|(?:was|were)\s(?:up|down)|jumped|plunged|surged|slipped|edged|widened|narrowed|improved|worsened|eased|inched)\b",
    re.I,
)
BALANCE = re.compile(
    r"\b(?:assets|deposits|advances|loans|inventor(?:y|ies)|stocks|cash|reserves|borrowings|backlog|order book|receivables|equity|stores|shops|outlets|branches)\b",
    re.I,
)
#: What a company's outlook speaks of together.
RESULTS = frozenset(("revenue", "profit", "margin"))
FELL = re.compile(r"\b(?:fell|rose|dropped|grew|climbed|declined|increased|decreased|was|stood)\b", re.I)
AVERAGE = re.compile(r"\baverage\b|\bASPs?\b", re.I)
ON_AVERAGE = re.compile(r"(?: \([^)]{2,30}\))? on average\b", re.I)
#: "taking the total to 300": the end of the period just named.
TAKING = re.compile(r"\b(?:taking|bringing|leaving|lifting)\b[^,;.]{0,60}$", re.I)
#: Comparisons that may be with another place or firm on the same day; "from" never is.
CROSS = re.compile(r"(?:compared|against|versus|vs)\b(?![^,;.]{0,20}\b(?:previous|earlier|former)\b)", re.I)
REACHED = re.compile(r"\bto\s+(?:\w+\s+)?$", re.I)
#: Metrics of which a part in percent holds on the day ("makes 18% of its money there").
PARTED = frozenset(("revenue", "inflation", "market_share", "market_size", "gdp", "unemployment", "cost"))
PART_OF_YEAR = re.compile(r"quarter|interim|half", re.I)
#: How far after its first sentences an article's reporting period may be named, in characters.
LEAD = 700
USUAL = Binding(None, reason="a usual rate, of no stated period")


@dataclass
class Undated:
    """A number without a time of its own, and what is known around it. `main` is the time of the statement it is compared with, if any."""

    context: BindingContext
    q: tuple[int, int]
    slot: Slot
    main: TimeExpression | None
    slots: list[Slot]
    times: list[TimeExpression]

    def __post_init__(self) -> None:
        context = self.context
        self.metric, self.modality, self.tense = context.metric, context.modality, context.tense
        self.level = context.statistic == "level"
        self.flow = is_flow(context)
        self.carried = running(context, self.q[0])
        self.today = None if context.published_at is None else cal.day(context.published_at)

    @cached_property
    def left(self) -> str:
        """The words of the sentence before the number."""
        return self.context.text[max(self.context.sentence_start, self.q[0] - 90) : self.q[0]]

    @property
    def rate(self) -> bool:
        return is_rate(self.context, self.q)

    @property
    def among_results(self) -> str | None:
        """What an `other` number is among the results of a period: "balance" ("deposits grew to £12bn"), "flow" ("bookings fell"), or None."""
        if self.metric != "other" or self.tense != "past" or self.carried is None or self.carried.start not in self.context.measured:
            return None
        if MOVED.search(self.left):
            return "balance" if BALANCE.search(self.left) else "flow"
        return None

    def of(self, t: TimeExpression, why: str, period: Period | None = None) -> Binding:
        """Bound to an expression of the passage, a change with its base."""
        base = None if self.level or period is not None else base_of_change(self.context, self.q, self.slots, self.times, t.period)
        return Binding(period or t.period, base, t, f"{why}, “{t.quote}”")

    def holds(self, why: str = "holds at publication") -> Binding:
        return Binding(self.today, reason=why)


Rule = Callable[[Undated], Binding | None]


def without_time(
    context: BindingContext, q: tuple[int, int], slot: Slot, main: TimeExpression | None, slots: list[Slot], times: list[TimeExpression]
) -> Binding:
    """The period of a number whose sentence names none."""
    number = Undated(context, q, slot, main, slots, times)
    if slot.base:
        rules, otherwise = COMPARED_WITH, "what is compared with has no time"
    elif (told := of_the_number_before(number)) is not None:
        return told
    elif context.modality != "actual":
        rules, otherwise = EXPECTATIONS, "a forecast or possibility without a time"
    elif number.today is None:
        rules, otherwise = WITHOUT_A_DAY, "no time in the text and no publication date"
    else:
        rules = (*STATES_AND_PARTS, *(FLOWING if number.flow else STANDING_STILL))
        otherwise = "measured over a period that the text does not name" if number.flow else "in the past, and the text does not say when"
    return next((found for rule in rules if (found := rule(number)) is not None), None) or Binding(None, reason=otherwise)


# What something is compared with --------------------------------------------------------------------------------------------------------


def beside_main(n: Undated) -> Binding | None:
    """ "… in 2004, against $4m": a year before; a forecast or another rate of growth beside it is of the same period."""
    anchor = n.main or (n.carried if n.flow else None)
    if anchor is None or anchor.period is None or anchor.period.grain == "day":
        return None
    before = {"month": 1, "quarter": 3}.get(anchor.period.grain, 0)
    if before and n.modality == "actual" and n.context.text.startswith("from", n.slot.start) and (n.metric in ("inflation", "unemployment") or (n.metric == "gdp" and before == 3)):
        return Binding(cal.shift(anchor.period, -before, "M"), None, anchor, f"from what it was before “{anchor.quote}”")
    if n.modality == "forecast" or n.context.statistic == "change":
        return Binding(refine(n.context, anchor, [anchor]), None, anchor, f"set beside “{anchor.quote}”, of the same period")
    if n.flow:
        return Binding(cal.shift(anchor.period, -12, "M"), None, anchor, f"compared with “{anchor.quote}”, taken as one year before")
    return None


def beside_number(n: Undated) -> Binding | None:
    """Compared with the number before it in the sentence: of the same metric, a year before or on the same day."""
    context = n.context
    at, metric, _, period = context.before
    if at < context.sentence_start or metric != n.metric or not n.level or n.modality != "actual":
        return None
    over = (
        n.flow
        or n.metric in ("other", "investment")
        or (n.metric == "price" and AVERAGE.search(context.text, context.sentence_start, n.q[0]))
    )
    if over and period is not None and period.grain in LONG_GRAINS and cal.month_count(period) <= 12:
        return Binding(cal.shift(period, -12, "M"), reason="compared with the number before it, taken as one year before")
    today = n.today is not None and period == n.today and (n.tense in ("present", "none") or n.metric == "price")
    if today and CROSS.match(context.text, n.slot.start):
        return Binding(period, reason="set beside a number that holds at publication")
    return None


def what_is_to_change(n: Undated) -> Binding | None:
    """ "will cut the price from 99p": what is so now."""
    at, metric, modality, _ = n.context.before
    beside = at >= n.context.sentence_start and metric == n.metric and n.level and n.modality == "actual"
    planned = (beside and modality != "actual") or (n.tense in ("modal", "infinitive") and at < n.context.sentence_start)
    moment = n.metric in STOCKS or n.metric == "market_share"
    return (
        n.holds("what is to change, as it is at publication")
        if moment and planned and n.today and n.modality == "actual" and n.level
        else None
    )


def balance_before(n: Undated) -> Binding | None:
    if n.among_results != "balance":
        return None
    end = cal.day(cal.shift(n.carried.period, -12, "M").end)
    return Binding(end, None, n.carried, f"compared with the end of “{n.carried.quote}”, a year before")


# What is told of the number before, or expected -----------------------------------------------------------------------------------------


def of_the_number_before(n: Undated) -> Binding | None:
    _, _, modality, period = n.context.before
    if EXPECTED_BY.search(n.context.text, n.context.sentence_start, n.q[1] + 60):
        period = n.context.stated  # "That beat the £980m analysts had pencilled in": of what was told, not of what that was compared with
    joined = any(s.clause for s in n.slots if s.start <= n.q[0]) and AND_ITS.search(n.context.text, n.context.sentence_start, n.q[0])
    if period is not None and not joined and n.modality == modality == "actual" and ANAPHOR.match(n.context.text, n.context.sentence_start, n.q[0]):
        return Binding(period, reason="told of the number before it")
    return None


def expected_rate(n: Undated) -> Binding | None:
    return USUAL if n.rate else None


def expected_for_the_passage(n: Undated) -> Binding | None:
    """ "Analysts had expected $4m": of the period reported; "It sees sales of $9m" after a forecast: of the period that one was for."""
    context, carried = n.context, n.carried
    if n.modality != "forecast" or not (n.flow or (n.metric == "price" and AVERAGE.search(n.left))):
        return None
    if context.expected is not None and n.today is not None:
        metric, t = context.expected
        same = metric == n.metric or ({metric, n.metric} <= RESULTS and n.q[0] - t.start < 300)
        if same and t.period.end >= context.published_at and t.period.grain in LONG_GRAINS:
            carried = t
    if carried is None or (carried.period.grain == "month" and not AWAITED.search(context.text, context.sentence_start, n.q[1])):
        return None
    ahead = carried.period.grain != "month" and (n.today is None or carried.period.end >= context.published_at)
    if ahead or n.metric in ("profit", "margin") or EXPECTED.search(context.text, context.sentence_start, n.q[1]):
        return n.of(carried, "expected for the passage's period")
    return None


# What is told as it is ------------------------------------------------------------------------------------------------------------------


def flow_without_a_day(n: Undated) -> Binding | None:
    if n.carried is None or not n.flow:
        return None
    base = base_of_change(n.context, n.q, n.slots, n.times, n.carried.period)
    return Binding(n.carried.period, base, n.carried, "the passage's period")


def of_an_undated_past(n: Undated) -> Binding | None:
    if HISTORIC.search(n.context.text, max(n.slot.start, n.q[0] - 90), min(n.slot.end, n.q[1] + 50)):
        return Binding(None, reason="of a past that the text does not date")
    return None


def possessed(n: Undated) -> Binding | None:
    """ "(of) its 900 workers"."""
    counted = n.level and n.metric in ("headcount", "other", "users", "market_share")
    return n.holds("what it has at publication") if counted and POSSESSED.search(n.left[-24:]) else None


def reached(n: Undated) -> Binding | None:
    """ "taking the total to 300": the end of the quarter reported."""
    if n.level and n.carried is not None and is_state(n.context) and n.carried.period.grain == "quarter" and TAKING.search(n.left):
        return n.of(n.carried, "reached at the end of the passage's period", cal.day(n.carried.period.end))
    return None


def average_price(n: Undated) -> Binding | None:
    if n.metric == "price" and n.carried is not None and (AVERAGE.search(n.left) or ON_AVERAGE.match(n.context.text, n.q[1])):
        return Binding(n.carried.period, None, n.carried, f"an average of the passage's period, “{n.carried.quote}”")
    return None


def present_multiple(n: Undated) -> Binding | None:
    return n.holds() if n.context.statistic == "multiple" and n.tense == "present" else None


def share_held(n: Undated) -> Binding | None:
    """ "with a 46% share"."""
    if n.tense == "past" and n.carried is not None and n.carried.period.grain == "quarter" and n.carried.start in n.context.measured:
        return None  # among the figures of a quarter
    if n.level and n.metric == "market_share" and WITH_SHARE.search(n.left) and "share" in n.context.text[n.q[1] : n.q[1] + 16]:
        return n.holds("a share that holds at publication")
    return None


def part_held(n: Undated) -> Binding | None:
    part = n.level and n.tense == "present" and n.metric in PARTED
    return n.holds() if part and PERCENT.search(n.context.text, n.q[0], n.q[1]) else None


def present_share(n: Undated) -> Binding | None:
    if n.metric != "market_share" or not n.level:
        return None
    since = n.tense == "perfect" and (n.carried is None or n.carried.period.grain == "year")
    return n.holds() if n.tense == "present" or since else None


def ordered(n: Undated) -> Binding | None:
    agreed = n.metric == "units" and n.level and n.tense in ("infinitive", "perfect", "modal")
    return n.holds("ordered or agreed at publication") if agreed else None


def usual_rate(n: Undated) -> Binding | None:
    """ "sells 10,000 cars", "$5m a year"."""
    usually = n.tense == "present" and not REACHED.search(n.context.text[max(0, n.q[0] - 16) : n.q[0]])
    return USUAL if n.level and (n.rate or usually) else None


def cost_so_far(n: Undated) -> Binding | None:
    so_far = n.metric == "cost" and n.level and n.tense == "perfect"
    return Binding(None, reason="a cost so far, and the text does not say since when") if so_far else None


def moved_so_far(n: Undated) -> Binding | None:
    """ "has already seen a 40% increase": by now, where the passage reports on no period."""
    return n.holds() if not n.level and n.tense == "perfect" and n.carried is None else None


def flow_of_the_passage(n: Undated) -> Binding | None:
    return n.of(n.carried, "the passage's period") if n.carried is not None else None


def period_the_lead_is_about(n: Undated) -> Binding | None:
    """A headline or first sentence without a period speaks of the one that the next sentences report on."""
    sentence = n.context.sentence
    if sentence is None or sentence.index > 2:
        return None
    for t in n.context.between(sentence.end, sentence.end + LEAD):
        p = t.period
        if p is None or not is_reporting_period(t) or n.context.to_come(p) or is_base_expression(t) or reporting_day(n.context, t):
            continue
        if t.quote.endswith("ago"):
            return None
        if (n.context.published_at - p.end).days <= 400:
            return n.of(t, "what the article opens on")
    return None


def exchange_rate(n: Undated) -> Binding | None:
    return n.holds("an exchange rate of the day") if n.metric == "other" and n.tense == "past" and CURRENCY.search(n.left) else None


def price_over_a_year(n: Undated) -> Binding | None:
    """ "Prices were 1.3% lower than a year ago", among the figures of a month or quarter."""
    if n.metric != "price" or n.level or n.carried is None or n.carried.start not in n.context.measured:
        return None
    over = next((t for t in n.context.between(n.q[1], n.q[1] + 40) if is_base_expression(t)), None)
    return n.of(n.carried, "the passage's period") if over is not None else None


def dividend_for_the_year(n: Undated) -> Binding | None:
    """ "raised its dividend to 160 francs", among the results of a year."""
    t = n.carried
    if n.metric == "dividend" and t is not None and INTERIM.search(n.left) and cal.month_count(t.period) == 6:
        return n.of(t, "for the passage's half-year")
    if n.metric != "dividend" or t is None or t.period.grain != "year" or t.start not in n.context.measured:
        return None
    return None if PART_OF_YEAR.search(n.left) else n.of(t, "for the passage's year")


def debt_at_the_end(n: Undated) -> Binding | None:
    t = n.carried
    if n.metric != "debt" or n.tense != "past" or t is None or t.period.grain != "quarter" or t.start not in n.context.reported:
        return None
    if not FELL.search(n.left):
        return None
    return Binding(cal.day(t.period.end) if n.level else t.period, None, t, f"at the end of the passage's period, “{t.quote}”")


def among_the_results(n: Undated) -> Binding | None:
    if n.among_results == "balance":
        return n.of(n.carried, "a balance at the end of the passage's period", cal.day(n.carried.period.end))
    return Binding(n.carried.period, None, n.carried, f"the passage's period, “{n.carried.quote}”") if n.among_results else None


def users_of_the_period(n: Undated) -> Binding | None:
    """ "Visitors fell to 97,000", among the figures of a month or quarter."""
    t = n.carried
    if n.metric != "users" or not n.level or n.tense != "past" or t is None or t.start not in n.context.measured or t.period.grain not in ("month", "quarter") or not MOVED.search(n.left):
        return None
    return n.of(t, "the passage's period")


def standing(n: Undated) -> Binding | None:
    if n.metric == "debt" and n.level and n.tense == "past" and STOOD.search(n.left[-24:]):
        return None  # "its deficit stood at £214m at the last count"
    return n.holds() if n.metric in STOCKS or n.tense in ("present", "perfect", "infinitive", "participle", "modal", "none") else None


def of_the_paragraph(n: Undated) -> Binding | None:
    if n.carried is None or "\n" in n.context.text[n.carried.end : n.q[0]]:
        return None
    return Binding(n.carried.period, None, n.carried, f"the paragraph's period, “{n.carried.quote}”")


def is_state(context: BindingContext) -> bool:
    """A count that stands at a moment, not a price and not what is measured over a period."""
    return context.metric in ("users", "headcount", "other", "debt")


COMPARED_WITH: tuple[Rule, ...] = (beside_main, beside_number, what_is_to_change, balance_before)
EXPECTATIONS: tuple[Rule, ...] = (expected_rate, dividend_for_the_year, expected_for_the_passage)
WITHOUT_A_DAY: tuple[Rule, ...] = (flow_without_a_day,)
STATES_AND_PARTS: tuple[Rule, ...] = (of_an_undated_past, possessed, reached, average_price, present_multiple, share_held)
#: For what is measured over a period, and for what holds at a moment.
FLOWING: tuple[Rule, ...] = (
    part_held,
    present_share,
    ordered,
    usual_rate,
    cost_so_far,
    flow_of_the_passage,
    period_the_lead_is_about,
    moved_so_far,
)
STANDING_STILL: tuple[Rule, ...] = (
    exchange_rate,
    price_over_a_year,
    dividend_for_the_year,
    debt_at_the_end,
    among_the_results,
    users_of_the_period,
    standing,
    of_the_paragraph,
)
