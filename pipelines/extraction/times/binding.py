"""Which time expression is the period of a number, and which the period it is compared with. Finding and dating them is done before.

A sentence is read as slots: what is stated ("rose 5% to $20bn in 2004") and what it is compared with ("from $19bn in 2003"). A number
takes the time of its own slot; failing that, one that stands over the whole sentence; failing that, the reporting period of the passage
(for what is measured over a period: revenue, profit, units …) or the day of publication (for what holds at a moment: prices, stakes,
headcounts, deals). What is left is None, with the reason in words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipelines.extraction.model import Period, TimeExpression
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.context import LONG_GRAINS, STOCKS, Binding, BindingContext, is_flow, tense_at
from pipelines.extraction.times.roles import aligned, is_base_expression, paired, refine, running, usable
from pipelines.extraction.times.slots import NONE, Slot, choose, same_clause, slots_of

__all__ = ["Binding", "BindingContext", "bind_period"]

#: How far to both sides of a number its sentence is read: a "sentence" may be a megabyte of a table.
REACH = 700
HAD_EXPECTED = r"had (?:been )?(?:looking|looked|expect\w+|hop\w+|pencilled|forecast|predicted)"
#: What was expected of the period that is reported, a month too.
AWAITED = re.compile(rf"\b{HAD_EXPECTED}\b|\b(?:missed|met|beat) (?:its|their)\b", re.I)
EXPECTED = re.compile(
    rf"\b(?:analysts?|estimates?|expectations?|consensus|surveyed|polled|{HAD_EXPECTED}|economists?"
    r"|(?:missed|met|beat|below|above|ahead of|short of) (?:its|their|the|a)(?: own)?)\b",
    re.I,
)
RATE_AFTER = re.compile(
    r"(?:\s(?!(?:in|over|for|than|from|to|and|of)\b)[\w-]+){0,4}?"
    r"\s(?:annual|yearly|annually|a year|per year|a month|per month|monthly|a week|an hour)\b(?! (?:ago|earlier|before))",
    re.I,
)
#: A past without a date: "once valued at", "at its peak", "the previous record".
HISTORIC = re.compile(
    r"\b(?:once(?! (?:the|it|again|a|they|he|she|more)\b)|at (?:its|the|their)(?: \w+)? (?:peak|height)|originally"
    r"|the previous record|previous (?:bid|offer))\b",
    re.I,
)
#: What somebody has: "(of) its 900 workers".
POSSESSED = re.compile(r"\b(?:its|their|his|her)\s(?:remaining\s|own\s|existing\s|about\s)?$", re.I)
#: "That sale valued it at $2bn": a sentence that goes on about the number before it.
ANAPHOR = re.compile(
    r"(?:That|This)\s(?:is|was|represents?|represented|compares|compared|equals?|includes?|included|amounts?|brings?|brought|gives?|gave|makes?|made"
    r"|means|meant|sale|deal|figure|total|stake|fine|number|price|valuation)\b"
)
EXISTING = re.compile(r"\b(?:existing|present|current|remaining)\s(?:some\s|about\s|around\s)?$", re.I)
CAPACITY = re.compile(r"\bcapacity\b[^,;]{0,45}$", re.I)
DAILY = re.compile(r"\b(?:daily|weekly|monthly|annual|yearly)\s(?:\w+\s){1,5}$", re.I)
PERCENT = re.compile(r"(?:%|\bpct\.?|per ?cent|half|third|quarters?|thirds|fifths?|tenths?)$", re.I)
WITH_SHARE = re.compile(r"\bwith\s(?:an?\s|about\s|around\s|some\s|nearly\s|almost\s){0,3}$", re.I)
CURRENCY = re.compile(
    r"\b(?:dollar|pound|sterling|euro|yen|rupee|franc|krona|krone|rouble|ruble|peso|real|yuan|renminbi|rand|mark|currency)\b[^,;]*$", re.I
)
#: What moves with the results of a period, and what of that is a balance at its end.
MOVED = re.compile(
    r"\b(?:fell|rose|dropped|grew|climbed|declined|increased|decreased|went up|went down|jumped|plunged|surged|slipped|edged|widened|narrowed)\b",
    re.I,
)
BALANCE = re.compile(
    r"\b(?:assets|deposits|advances|loans|inventor(?:y|ies)|stocks|cash|reserves|borrowings|backlog|order book|receivables|equity|stores|shops|outlets|branches)\b",
    re.I,
)
#: What a company's outlook speaks of together.
RESULTS = frozenset(("revenue", "profit", "margin"))
#: What stands at a moment, so that "has fallen to" speaks of the day.
STATES = frozenset(("price", "market_share", "market_cap", "headcount", "users", "debt", "interest_rate"))
FELL = re.compile(r"\b(?:fell|rose|dropped|grew|climbed|declined|increased|decreased|was|stood)\b", re.I)
AVERAGE = re.compile(r"\baverage\b|\bASPs?\b", re.I)
#: "taking the total to 300": the end of the period just named.
TAKING = re.compile(r"\b(?:taking|bringing|leaving|lifting)\b[^,;.]{0,60}$", re.I)
RATE_BEFORE = re.compile(r"\b(?:annual|yearly|monthly)\s(?:\w+\s){1,2}of\s(?:\w+\s){0,2}$", re.I)
#: Comparisons that may be with another place or firm on the same day; "from" never is.
CROSS = re.compile(r"(?:compared|against|versus|vs)\b(?![^,;.]{0,20}\b(?:previous|earlier|former)\b)", re.I)
REACHED = re.compile(r"\bto\s+(?:\w+\s+)?$", re.I)
ONE_BACK = re.compile(r"year[- ](?:on|over)[- ]year|\by-?o-?y\b|\byoy\b|\bannual(?:ly)?\b|\bfrom a year\b", re.I)
QUARTER_BACK = re.compile(r"quarter[- ](?:on|over)[- ]quarter|\bq-?o-?q\b|\bsequential", re.I)
MONTH_BACK = re.compile(r"month[- ](?:on|over)[- ]month|\bm-?o-?m\b", re.I)
OVER_BASE = re.compile(r"\b(?:on|over|of|with|in)\s+(?:that\s+of\s+)?(?:the\s+)?$", re.I)


def bind_period(
    sentence_text_start: int,
    sentence_text_end: int,
    q_start: int,
    q_end: int,
    times_in_sentence: Sequence[TimeExpression],
    context: BindingContext,
) -> Binding:
    """The period and base period of the number at `q_start:q_end`.

    All positions are offsets into `context.text`. `times_in_sentence` are the expressions of find_times that start inside the sentence, in
    order. Set `statistic`, `metric`, `modality`, `quantities` and `sentence` of the context before each call: a level takes the period of
    its own slot ("from $19bn in 2003" is 2003), a change takes the later period and gets the earlier one as `base_period`.
    Numbers are bound in the order of the text: the context keeps which expressions were reported on and which only compared with. Two
    expressions that name one range ("between October and December") are one. `Binding.period` is None where a reader cannot tell;
    `reason` then says why and otherwise says what was read.
    """
    begin, finish = max(sentence_text_start, q_start - REACH), min(sentence_text_end, q_end + REACH)
    found = bound(begin, finish, (q_start, q_end), bool(times_in_sentence), context)
    context.before = (q_start, context.metric, context.modality, found.period)
    if context.modality == "forecast" and found.expression is not None and found.period is not None:
        context.expected = (context.metric, found.expression)
    return found


def bound(begin: int, finish: int, q: tuple[int, int], has_times: bool, context: BindingContext) -> Binding:
    """`bind_period` within the stretch of text around the number."""
    flow, q_start = is_flow(context), q[0]
    context.sentence_start = begin
    near = context.between(begin, finish) if has_times else []
    numbers = context.numbers = context.quantities[
        bisect_left(context.quantities, (begin, 0)) : bisect_left(context.quantities, (finish, 0))
    ]
    taken = sorted({*((t.start, t.end) for t in near if t.type in ("DATE", "DURATION")), *numbers, q})
    if context.slots_key != (begin, finish, taken):  # the numbers of a sentence share its slots
        dates = frozenset(t.start for t in near) if near else NONE
        ranges = frozenset(t.start for t in near if t.rule_id == "date.joined") if near else NONE
        context.slots_key, context.slots = (begin, finish, taken), slots_of(context.text, begin, finish, taken, dates, ranges)
    slots = context.slots
    slot = next(s for s in reversed(slots) if s.start <= q_start)
    context.tense = tense_at(context, q_start, slot.start)
    aside = [s for s in slots if s.relative and s.relative != slot.relative]
    context.barred = frozenset(t.start for t in near if any(s.start <= t.start < s.end for s in aside)) if aside else NONE
    context.compared |= context.barred
    times = [t for t in near if t.start not in context.barred and usable(context, t, flow)]
    chosen = choose(context, q, slot, slots, times)
    stated = [s for s in slots if not s.base and any(s.start <= t.start < s.end for t in times)]
    if slot.base:
        stated.sort(key=lambda s: slot.start - s.start if s.start <= slot.start else s.start)
    main = choose(context, q, stated[0], slots, times) if stated else None
    if chosen is not None and (why := not_its_own(context, q, chosen, slot)):
        return Binding(None, reason=f"{why}, beside “{chosen.quote}”")
    if chosen is not None and context.published_at is not None and held_apart(context, q, chosen, slot):
        return Binding(cal.day(context.published_at), reason=f"a state at publication, beside what happened in “{chosen.quote}”")
    if chosen is not None:
        (context.compared if slot.base else context.reported).add(chosen.start)
        if flow and not slot.base and context.modality == "actual" and is_reporting_period(chosen):
            context.measured.add(chosen.start)
        period = refine(context, chosen, near)
        over = main if main is not None and main is not chosen else running(context, begin) if flow else None
        if slot.base and over is not None:
            same = aligned(chosen, over.period)
            period = same if same is not chosen.period else period
        if (
            context.statistic == "level"
            and is_state(context)
            and period.grain in ("quarter", "half")
            and TAKING.search(context.text, slot.start, q[0])
        ):
            period = cal.day(period.end)  # "it opened 20 shops in the quarter, taking the total to 300"
        base = base_of_change(context, q, slots, times, period) if context.statistic != "level" else None
        pair = paired(context, chosen, near)
        if pair and context.statistic != "level":
            base = pair[0].period
        return Binding(period, base, chosen, f"“{chosen.quote}” in the same {'comparison' if slot.base else 'sentence'}")
    return without_time(context, q, slot, main, slots, times)


def without_time(
    context: BindingContext, q: tuple[int, int], slot: Slot, main: TimeExpression | None, slots: list[Slot], times: list[TimeExpression]
) -> Binding:
    """The period of a number whose sentence names none: the passage's, publication day, or none."""
    tense = context.tense
    carried = running(context, q[0])
    flow = is_flow(context)
    if slot.base:
        anchor = main or (carried if flow else None)
        if anchor is not None and anchor.period is not None and anchor.period.grain == "day":
            anchor = None
        if anchor is not None and anchor.period is not None and (context.modality == "forecast" or context.statistic == "change"):
            return Binding(refine(context, anchor, [anchor]), None, anchor, f"set beside “{anchor.quote}”, of the same period")
        if anchor is not None and anchor.period is not None and flow:
            return Binding(cal.shift(anchor.period, -12, "M"), None, anchor, f"compared with “{anchor.quote}”, taken as one year before")
        at, metric, modality, period = context.before
        beside = at >= context.sentence_start and metric == context.metric and context.statistic == "level" and context.modality == "actual"
        over = (
            flow
            or context.metric in ("other", "investment")
            or (context.metric == "price" and AVERAGE.search(context.text, context.sentence_start, q[0]))
        )
        if beside and over and period is not None and period.grain in LONG_GRAINS and cal.month_count(period) <= 12:
            return Binding(cal.shift(period, -12, "M"), reason="compared with the number before it, taken as one year before")
        published = context.published_at
        if (
            beside
            and published
            and period == cal.day(published)
            and (tense in ("present", "none") or context.metric == "price")
            and CROSS.match(context.text, slot.start)
        ):
            return Binding(period, reason="set beside a number that holds at publication")
        moment = context.metric in STOCKS or context.metric == "market_share"
        planned = (beside and modality != "actual") or (tense in ("modal", "infinitive") and at < context.sentence_start)
        if moment and planned and context.published_at is not None and context.modality == "actual" and context.statistic == "level":
            return Binding(cal.day(context.published_at), reason="what is to change, as it is at publication")
        if among_results(context, q, carried, tense) == "balance":
            return Binding(
                cal.day(cal.shift(carried.period, -12, "M").end),
                None,
                carried,
                f"compared with the end of “{carried.quote}”, a year before",
            )
        return Binding(None, reason="what is compared with has no time")
    _, _, told_as, told_of = context.before
    if told_of is not None and context.modality == told_as == "actual" and ANAPHOR.match(context.text, context.sentence_start, q[0]):
        return Binding(told_of, reason="told of the number before it")
    if context.modality != "actual":
        if context.modality == "forecast" and flow and context.expected is not None and context.published_at is not None:
            metric, t = context.expected
            if (
                (metric == context.metric or ({metric, context.metric} <= RESULTS and q[0] - t.start < 300))
                and t.period.end >= context.published_at
                and t.period.grain in LONG_GRAINS
            ):
                carried = t
        ahead = (
            carried is not None
            and carried.period.grain != "month"
            and (context.published_at is None or carried.period.end >= context.published_at)
        )
        awaited = AWAITED.search(context.text, context.sentence_start, q[1])
        if RATE_AFTER.match(context.text, q[1]) or RATE_BEFORE.search(context.text[max(0, q[0] - 45) : q[0]]):
            return Binding(None, reason="a usual rate, of no stated period")
        expected = ahead or context.metric in ("profit", "margin") or EXPECTED.search(context.text, context.sentence_start, q[1])
        if context.modality == "forecast" and carried is not None and flow and (carried.period.grain != "month" or awaited) and expected:
            base = base_of_change(context, q, slots, times, carried.period) if context.statistic != "level" else None
            return Binding(carried.period, base, carried, f"expected for the passage's period, “{carried.quote}”")
        return Binding(None, reason="a forecast or possibility without a time")
    if context.published_at is None:
        if carried is not None and flow:
            return Binding(carried.period, base_of_change(context, q, slots, times, carried.period), carried, "the passage's period")
        return Binding(None, reason="no time in the text and no publication date")
    today = cal.day(context.published_at)
    left = context.text[max(context.sentence_start, q[0] - 90) : q[0]]
    level = context.statistic == "level"
    if HISTORIC.search(context.text, max(slot.start, q[0] - 90), min(slot.end, q[1] + 50)):
        return Binding(None, reason="of a past that the text does not date")
    if level and context.metric in ("headcount", "other", "users", "market_share") and POSSESSED.search(left[-24:]):
        return Binding(today, reason="what it has at publication")
    if level and carried is not None and is_state(context) and TAKING.search(left) and carried.period.grain == "quarter":
        return Binding(cal.day(carried.period.end), None, carried, f"reached at the end of the passage's period, “{carried.quote}”")
    if context.metric == "price" and carried is not None and AVERAGE.search(left):
        return Binding(carried.period, None, carried, f"an average of the passage's period, “{carried.quote}”")
    if context.statistic == "multiple" and tense == "present" and not slot.base:
        return Binding(today, reason="holds at publication")
    if level and context.metric == "market_share" and WITH_SHARE.search(left) and "share" in context.text[q[1] : q[1] + 16]:
        return Binding(today, reason="a share that holds at publication")
    if flow:
        if (
            level
            and tense == "present"
            and context.metric in ("revenue", "inflation", "market_share", "market_size", "gdp", "unemployment", "cost")
            and PERCENT.search(context.text, q[0], q[1])
        ):
            return Binding(today, reason="holds at publication")
        if (
            context.metric == "market_share"
            and level
            and (tense == "present" or (tense == "perfect" and (carried is None or carried.period.grain == "year")))
        ):
            return Binding(today, reason="holds at publication")
        if context.metric == "units" and level and tense in ("infinitive", "perfect", "modal"):
            return Binding(today, reason="ordered or agreed at publication")
        if context.statistic == "level" and (
            RATE_AFTER.match(context.text, q[1]) or RATE_BEFORE.search(context.text[max(0, q[0] - 45) : q[0]])
        ):
            return Binding(None, reason="a usual rate, of no stated period")
        if tense == "present" and context.statistic == "level" and not REACHED.search(context.text[max(0, q[0] - 16) : q[0]]):
            return Binding(None, reason="a usual rate, of no stated period")
        if context.metric == "cost" and level and tense == "perfect":
            return Binding(None, reason="a cost so far, and the text does not say since when")
        if carried is not None:
            base = base_of_change(context, q, slots, times, carried.period) if context.statistic != "level" else None
            return Binding(carried.period, base, carried, f"the passage's period, “{carried.quote}”")
        return Binding(None, reason="measured over a period that the text does not name")
    if context.metric == "other" and tense == "past" and CURRENCY.search(left):
        return Binding(today, reason="an exchange rate of the day")
    if (
        context.metric == "debt"
        and carried is not None
        and tense == "past"
        and carried.period.grain == "quarter"
        and carried.start in context.reported
        and FELL.search(left)
    ):
        period = cal.day(carried.period.end) if level else carried.period
        return Binding(period, None, carried, f"at the end of the passage's period, “{carried.quote}”")
    reported = among_results(context, q, carried, tense)
    if reported == "balance":
        return Binding(cal.day(carried.period.end), None, carried, f"a balance at the end of the passage's period, “{carried.quote}”")
    if reported:
        return Binding(carried.period, None, carried, f"the passage's period, “{carried.quote}”")
    if context.metric in STOCKS or tense in ("present", "perfect", "infinitive", "participle", "none"):
        return Binding(today, reason="holds at publication")
    if carried is not None and "\n" not in context.text[carried.end : q[0]]:
        return Binding(carried.period, None, carried, f"the paragraph's period, “{carried.quote}”")
    return Binding(None, reason="in the past, and the text does not say when")


def among_results(context: BindingContext, q: tuple[int, int], carried: TimeExpression | None, tense: str) -> str | None:
    """What an `other` number is among the results of a period: "balance" ("deposits grew to £12bn"), "flow" ("bookings fell"), or None."""
    if context.metric != "other" or tense != "past" or carried is None or carried.start not in context.measured:
        return None
    left = context.text[max(context.sentence_start, q[0] - 90) : q[0]]
    if MOVED.search(left):
        return "balance" if BALANCE.search(left) else "flow"
    return None


def is_reporting_period(t: TimeExpression) -> bool:
    """Whether figures are reported for such a stretch: a month to a year, not "the past five years"."""
    return t.period is not None and t.period.grain in LONG_GRAINS and t.rule_id != "duration.past" and cal.month_count(t.period) <= 12


def is_state(context: BindingContext) -> bool:
    """A count that stands at a moment, not a price and not what is measured over a period."""
    return context.metric in ("users", "headcount", "other", "debt")


def not_its_own(context: BindingContext, q: tuple[int, int], chosen: TimeExpression, slot: Slot) -> str | None:
    """Why a number is of no stated period although its sentence names one, or None: a capacity, a rate once running, what is only possible."""
    fronted = chosen.start - context.sentence_start < 9  # "In 2003, ..." stands over the whole sentence
    own = slot.start <= chosen.start < slot.end and same_clause(context, q[0], chosen.start)
    if fronted or own or chosen.period is None:
        return None
    level = context.statistic == "level"
    left = context.text[max(context.sentence_start, q[0] - 45) : q[0]]
    if level and context.metric == "production" and CAPACITY.search(left):
        return "a capacity"
    if context.modality != "actual" and (RATE_AFTER.match(context.text, q[1]) or RATE_BEFORE.search(left) or DAILY.search(left)):
        return "a rate once running"
    if context.modality != "actual" and not is_flow(context) and context.published_at and chosen.period.end < context.published_at:
        return "what is planned or possible"
    return None


def held_apart(context: BindingContext, q: tuple[int, int], chosen: TimeExpression, slot: Slot) -> bool:
    """Whether a number of a state ("with a 46% share", "50 of its 900 workers", "a value of $5bn") stands beside what happened at a time."""
    left = context.text[max(context.sentence_start, q[0] - 40) : q[0]]
    if context.statistic == "level" and context.modality == "actual" and EXISTING.search(left):
        return True
    if context.statistic != "level" or slot.start <= chosen.start < slot.end or context.modality != "actual":
        return False
    if context.tense == "perfect" and context.metric in STATES and not slot.base:
        return True
    if context.metric == "market_share":
        return bool(WITH_SHARE.search(left))
    return context.metric == "market_cap" or (context.metric in ("headcount", "other", "users") and bool(POSSESSED.search(left)))


def base_of_change(
    context: BindingContext, q: tuple[int, int], slots: list[Slot], times: list[TimeExpression], period: Period | None
) -> Period | None:
    """The period a change is measured from: named in the comparison that follows, or told by "year-on-year" and its like."""
    after = [t for t in times if t.start >= q[1] and (is_base_expression(t) or any(s.base and s.start <= t.start < s.end for s in slots))]
    over = [
        t
        for t in times
        if t.start >= q[1]
        and OVER_BASE.search(context.text[max(0, t.start - 12) : t.start])
        and period
        and t.period
        and t.period.end < period.start
    ]
    for t in after[:1] or over[:1]:
        base = aligned(t, period)
        if period is None or (base is not None and base.start < period.start):
            return base
    if period is None:
        return None
    for months in by_nearness(context.text, q):
        return cal.shift(period, -months, "M")
    if is_flow(context) and period.grain in LONG_GRAINS and period.grain != "decade" and cal.month_count(period) <= 12:
        return cal.shift(period, -12, "M")  # growth of what is measured over a period is year on year unless something else is said
    return None


def by_nearness(text: str, q: tuple[int, int]) -> list[int]:
    """The months back that "year-on-year", "quarter-on-quarter" … near a number say, the nearest to it first."""
    begin = max(0, q[0] - 60)
    near = text[begin : q[1] + 60]
    found = [
        (min(abs(begin + m.start() - q[1]), abs(q[0] - begin - m.end())), months)
        for pattern, months in ((ONE_BACK, 12), (QUARTER_BACK, 3), (MONTH_BACK, 1))
        for m in pattern.finditer(near)
    ]
    return [months for _, months in sorted(found)]
