"""Which time expression is the period of a number, and which the period it is compared with. Finding and dating them is done before.

A sentence is read as slots: what is stated ("rose 5% to $20bn in 2004") and what it is compared with ("from $19bn in 2003"). A number
takes the time of its own slot; failing that, one that stands over the whole sentence; failing that, the reporting period of the passage
(for what is measured over a period: revenue, profit, units …) or the day of publication (for what holds at a moment: prices, stakes,
headcounts, deals). What is left is None, with the reason in words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from pipelines.extraction.model import Period, TimeExpression
from pipelines.extraction.times import calendar as cal

if TYPE_CHECKING:
    from pipelines.extraction.syntax.model import Clause, Sentence

#: Metrics measured over a period; a day or the moment of writing is not their period.
FLOWS = frozenset(
    ("revenue", "profit", "margin", "units", "market_size", "production", "cost", "trade", "gdp", "inflation", "market_share", "unemployment")
)
#: Metrics that hold at a moment: without a time of their own they are news of the day.
STOCKS = frozenset(("price", "deal_value", "penalty", "debt", "market_cap", "valuation", "headcount", "interest_rate", "users", "dividend"))
LONG_GRAINS = frozenset(("month", "quarter", "half", "year", "decade", "range"))
SAY = (
    r"said|says|say|announced|announces|reported|reports|told|added|published|released|disclosed|confirmed|unveiled|statement|release|report"
    r"|interview|announcement|ruling|conference|filing|posted|data"
)
SAID_BEFORE = re.compile(rf"\b(?:{SAY})\b(?:\W+\w+){{0,4}}\W+(?:(?:on|late|early|earlier|in)\W+)*$", re.I)
SAID_AFTER = re.compile(rf"^\s*(?:-{{1,2}}|–|\()\s|^(?:\s+(?:that|it|in))?\W+(?:{SAY})\b|^ (?:in|to) (?:a|an|the) (?:{SAY})", re.I)
#: What turns a sentence to the thing compared with, and what turns it back.
MARK = re.compile(
    r"(?P<base>\b(?:compared|against|versus|vs|than|from|that of|those of|after(?= (?:an?|its|\w+ing) ))\b)|(?P<to>\bto\b)"
    r"|(?P<turn>;|\b(?:while|whereas|but|although|though|which|who|whose|where)\b|\band\b|,\s+(?:and|with|but|the|its|it|he|she|they|up|down|or)\b|,)",
    re.I,
)
END_BEFORE = re.compile(r"\b(?:to|ended|ending|through|until)\s+(?:on\s+|the\s+)?$", re.I)
COMPARED = re.compile(r"\b(?:from|than|against|versus|since|until|by|compared with|compared to|with|that of|those of)\b(?:[^,;.]|[.,]\d){0,50}$", re.I)
SINCE = re.compile(r"\bsince\s+(?:the\s+|[^,;.]{1,40}\s(?:in|on)\s+)?$", re.I)
EXPECTED = re.compile(r"\b(?:analysts?|estimates?|expectations?|consensus|surveyed|polled)\b", re.I)
ENDED = re.compile(r"\b(?:ended|finished|closed)\s+$", re.I)
REACHED = re.compile(r"\bto\s+(?:\w+\s+)?$", re.I)
BY = re.compile(r"\bby\s+(?:the\s+)?$", re.I)
AT_PRICES = re.compile(r"\s+(?:exchange rates?|prices|currencies|dollars)\b", re.I)
ATTRIBUTIVE = re.compile(
    r"[-\s](?:\w+\s){0,2}(?:revenues?|sales|profits?|earnings|results?|net|income|loss|losses|turnover|print|report|figures|financials)\b", re.I
)
PAIR = re.compile(r"\s*(?:and|to|until|through|-|–)\s*$", re.I)
PAIR_LEFT = re.compile(r"\b(?:between|from)\s+$", re.I)
LIST_GLUE = re.compile(r"\s*(?:,|and|, and|&)\s*(?:in\s+)?", re.I)
SHORT_OVER = re.compile(r"(?:[^,;.]{0,40}\s)?(?:on|over|of)\s+(?:the\s+)?", re.I)
ONE_BACK = re.compile(r"year[- ](?:on|over)[- ]year|\by-?o-?y\b|\byoy\b|\bannual(?:ly)?\b|\bfrom a year\b", re.I)
QUARTER_BACK = re.compile(r"quarter[- ](?:on|over)[- ]quarter|\bq-?o-?q\b|\bsequential", re.I)
MONTH_BACK = re.compile(r"month[- ](?:on|over)[- ]month|\bm-?o-?m\b", re.I)
OVER_BASE = re.compile(r"\b(?:on|over|of|with|in)\s+(?:that\s+of\s+)?(?:the\s+)?$", re.I)
OTHER_YEAR = re.compile(r"\d{4}|last|previous|earlier|ago|before|prior", re.I)
PREVIOUS = re.compile(r"(?:the |its )?(?:previous|prior|preceding)\b", re.I)
NOW_VALUES = ("PRESENT_REF",)


@dataclass(frozen=True, slots=True)
class Binding:
    """The period of a number and the period it is compared with, the expression read, and why (for `extract --explain`)."""

    period: Period | None
    base_period: Period | None = None
    expression: TimeExpression | None = None
    reason: str = ""


@dataclass(slots=True)
class BindingContext:
    """What binding needs to know besides the sentence.

    Make one per document (`text`, `published_at`, `times` of the whole text, in order), then set for each number what is known of it:
    `statistic`, `metric`, `modality` (the public vocabulary), `quantities` (the spans of all numbers of the sentence, in order) and
    `sentence` (the parsed sentence; gives tense and clauses; without it binding works from the words alone).
    """

    text: str
    published_at: date | None
    times: Sequence[TimeExpression]
    statistic: str = "level"
    metric: str = "other"
    modality: str = "actual"
    quantities: Sequence[tuple[int, int]] = ()
    sentence: Sentence | None = None
    tense: str = "none"
    sentence_start: int = 0
    _starts: list[int] = field(default_factory=list)

    def before(self, position: int) -> list[TimeExpression]:
        """The expressions that stand before a position of the text."""
        if len(self._starts) != len(self.times):
            self._starts = [t.start for t in self.times]
        return list(self.times[: bisect_left(self._starts, position)])


@dataclass(slots=True)
class Slot:
    """A stretch of a sentence that states something (`base` False) or what it is compared with (`base` True)."""

    start: int
    end: int
    base: bool
    clause: int


def slots_of(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[Slot]:
    """The slots of a sentence; marks inside numbers and time expressions are no marks."""
    slots = [Slot(start, start, False, 0)]
    clause = 0
    for m in MARK.finditer(text, start, end):
        at = m.start()
        if any(a <= at < b for a, b in taken):
            continue
        current = slots[-1]
        if m["base"]:
            word = m["base"].lower()
            if word in ("from", "against", "after") and not follows_number_or_time(m.end(), end, taken, text):
                continue
            if word == "than" and (any(m.end() <= a <= m.end() + 2 for a, _ in taken) or not follows_number_or_time(m.end(), end, taken, text)):
                continue
            base = True
        elif m["to"]:
            if not current.base or not text.startswith("to", at) or not follows_number_or_time(m.end(), end, taken, text):
                continue
            base = False
        else:
            if m["turn"].lower() == "and" and (not current.base or follows_number_or_time(m.end(), min(end, m.end() + 8), taken, text)):
                continue
            if m["turn"].lower().endswith("or") and current.base:
                continue
            if m["turn"] == "," and current.base and follows_number_or_time(m.end(), end, taken, text):
                continue
            clause += 1
            base = False
        current.end = at
        slots.append(Slot(at, at, base, clause))
    slots[-1].end = end
    return slots


def follows_number_or_time(at: int, end: int, taken: Sequence[tuple[int, int]], text: str) -> bool:
    """True where a number or a time follows within a few words."""
    return any(at <= a <= at + 40 and a < end and text.count(" ", at, a) <= 5 and "," not in text[at:a] for a, _ in taken)


def is_base_expression(t: TimeExpression) -> bool:
    """"a year earlier", "the same period of 2003", "the previous year": what something is compared with, wherever it stands."""
    if t.rule_id.startswith("date.same_period"):
        return bool(OTHER_YEAR.search(t.quote))
    return t.rule_id.startswith(("date.year_earlier", "date.prior_year")) or bool(PREVIOUS.match(t.quote))


def reporting_day(context: BindingContext, t: TimeExpression) -> bool:
    """True for the day on which something was said, not measured."""
    if t.period is None or t.period.grain not in ("day", "week", "month"):
        return False
    left = context.text[max(0, t.start - 60) : t.start]
    if re.search(r"\b(?:for|of|during|to)\s+(?:the\s+)?$", left, re.I):
        return False
    if SAID_BEFORE.search(left):
        return True
    return bool(SAID_AFTER.match(context.text[t.end : t.end + 30]))


def is_flow(context: BindingContext) -> bool:
    """Whether the number is measured over a period; so are moves in the number of users, but not the number itself."""
    return context.metric in FLOWS or (context.metric == "users" and context.statistic in ("difference", "change"))


def holds_now(context: BindingContext) -> bool:
    """A clause in the present tense ("owns 8%", "has 5,000 staff") speaks of the day of publication."""
    return context.tense == "present" and context.statistic == "level"


def usable(context: BindingContext, t: TimeExpression, flow: bool) -> bool:
    """Whether an expression can be the period of a number of this kind at all."""
    if t.period is None or t.type == "SET" or t.type == "TIME":
        return False
    text = context.text
    if END_BEFORE.search(text[max(0, t.start - 14) : t.start]):
        previous = [x for x in context.before(t.start) if t.start - x.end < 20]
        if previous and previous[-1].period is not None and previous[-1].period.end == t.period.end:
            return False  # the end of a stretch that is an expression of its own
    if t.value in NOW_VALUES:
        return context.modality == "actual"
    if flow and (t.period.grain == "day" and t.type == "DATE" and t.value == t.period.start.isoformat()):
        return False
    if not flow and ATTRIBUTIVE.match(text, t.end) and t.period.grain != "day":
        return False
    if t.rule_id == "duration.past" and context.statistic == "level" and (context.metric in STOCKS or context.metric == "market_share"):
        return False
    if t.period.grain == "week" and context.metric in ("revenue", "profit", "margin"):
        return False
    if AT_PRICES.match(text, t.end):
        return False
    if context.modality == "actual":
        day = context.published_at
        if day is not None and t.period.start > day:
            return False
        if holds_now(context) and not flow and t.start > context.sentence_start + 12 and not (day and t.period.start <= day <= t.period.end):
            return False
    if reporting_day(context, t):
        return not flow and t.period.grain == "day" and context.modality == "actual"
    return True


def paired(context: BindingContext, t: TimeExpression, times: Sequence[TimeExpression]) -> tuple[TimeExpression, TimeExpression] | None:
    """"between 2015 and 2020", "from March to May": the two ends, whichever of them `t` is."""
    for a, b in zip(times, times[1:], strict=False):
        if t in (a, b) and a.period and b.period and a.period.start < b.period.start:
            if PAIR.fullmatch(context.text[a.end : b.start]) and PAIR_LEFT.search(context.text[max(0, a.start - 9) : a.start]):
                return a, b
    return None


def refine(context: BindingContext, t: TimeExpression, times: Sequence[TimeExpression]) -> Period:
    """The period of an expression as it stands: a range of two, since then, this year so far."""
    p, published = t.period, context.published_at
    assert p is not None
    pair = paired(context, t, times)
    if pair is not None and context.statistic == "level":
        return Period(pair[0].period.start, pair[1].period.end, "range")
    if pair is not None:
        return pair[1].period
    if published and SINCE.search(context.text[max(0, t.start - 60) : t.start]) and p.start <= published:
        moment = context.metric in STOCKS - {"headcount", "users"} or context.metric == "market_share"
        return cal.day(published) if moment else Period(p.start, published, "range")
    if context.metric in ("price", "market_cap") and context.statistic != "level" and t.type == "DURATION" and p.end == published:
        return cal.day(published)
    if is_flow(context) and context.metric != "market_share" and p.grain == "day" and t.type == "DATE" and len(t.value) in (4, 7):
        return cal.containing(p.end, "Y" if len(t.value) == 4 else "M")  # "sales of $5m by the end of 2004" are those of the year
    if not is_flow(context) and context.statistic == "level" and ENDED.search(context.text[max(0, t.start - 9) : t.start]):
        return cal.day(p.end)
    if published and context.modality == "actual" and p.grain == "year" and p.start < published < p.end and context.metric in ("price", "units"):
        seen = running(context, t.start)
        until = seen.period.end if seen and seen.period.grain == "month" and seen.period.start >= p.start else published
        return Period(p.start, until, "range")
    if published and context.modality == "forecast" and context.statistic == "difference" and BY.search(context.text[max(0, t.start - 9) : t.start]) and p.end > published:
        return Period(published, p.end, "range")
    return p


def tense_at(context: BindingContext, position: int) -> str:
    """present, past, perfect, modal, infinitive, participle, gerund, none: of the clause at a position."""
    if context.sentence is None:
        return "none"
    clause = context.sentence.clause_at(position)
    verb = clause.verb if clause is not None else None
    if verb is None:
        return "none"
    if verb.modal:
        return "modal"
    if verb.perfect:
        return "perfect"
    return verb.tense or verb.form


def choose(context: BindingContext, q: tuple[int, int], slot: Slot, slots: list[Slot], times: list[TimeExpression]) -> TimeExpression | None:
    """The expression of the sentence that is the time of a number, or None."""
    start, end = q
    if not slot.base and context.statistic != "level":
        times = [t for t in times if t.rule_id == "duration.past" or not (t.start > end and SHORT_OVER.fullmatch(context.text[end : t.start]))]
    own = [t for t in times if slot.start <= t.start < slot.end and (slot.base or not is_base_expression(t))]
    if (listed := in_list(context, q, times)) is not None:
        return listed
    if own:
        return nearest(context, q, own)
    if slot.base:
        following = [t for t in times if t.start >= slot.end and is_base_expression(t)]
        return following[0] if following and following[0].start - end < 60 else None
    mains = [s for s in slots if not s.base]
    free = [t for t in times if any(s.start <= t.start < s.end for s in mains) and not is_base_expression(t)]
    before = [t for t in free if t.end <= start]
    after = [t for t in free if t.start >= end]
    if before:
        return before[-1]
    after = [t for t in after if same_clause(context, start, t.start)]
    if after and not any(end <= a < after[0].start for a, _ in context.quantities):
        return after[0]
    return after[0] if after and slot.clause == 0 else None


def same_clause(context: BindingContext, a: int, b: int) -> bool:
    """Whether two positions stand in one clause, or one of them in a clause within the other's; True where nothing is known."""
    if context.sentence is None:
        return True
    first, second = context.sentence.clause_at(a), context.sentence.clause_at(b)
    if first is None or second is None or first is second:
        return True
    return any(c is second for c in ancestors(first)) or any(c is first for c in ancestors(second))


def ancestors(clause: Clause) -> Iterator[Clause]:
    for _ in range(20):
        if clause.parent is None:
            return
        clause = clause.parent
        yield clause


def in_list(context: BindingContext, q: tuple[int, int], times: list[TimeExpression]) -> TimeExpression | None:
    """"5m and 7m in 2019 and 2020 respectively": the time at the number's own place in a list of as many times."""
    numbers, dates = run_around(context.text, sorted({*context.quantities, q}), q), list(times)
    if len(numbers) < 2:
        return None
    for i, t in enumerate(dates):
        if t.start < numbers[-1][1]:
            continue
        run = [t]
        for u in dates[i + 1 :]:
            if not LIST_GLUE.fullmatch(context.text[run[-1].end : u.start]):
                break
            run.append(u)
        return run[numbers.index(q)] if len(run) == len(numbers) and not PAIR_LEFT.search(context.text[max(0, t.start - 9) : t.start]) else None
    return None


def run_around(text: str, spans: list[tuple[int, int]], q: tuple[int, int]) -> list[tuple[int, int]]:
    """The numbers listed together with one ("5m, 6m and 7m")."""
    at = spans.index(q)
    first = last = at
    while first and LIST_GLUE.fullmatch(text[spans[first - 1][1] : spans[first][0]]):
        first -= 1
    while last + 1 < len(spans) and LIST_GLUE.fullmatch(text[spans[last][1] : spans[last + 1][0]]):
        last += 1
    return spans[first : last + 1]


def nearest(context: BindingContext, q: tuple[int, int], own: list[TimeExpression]) -> TimeExpression:
    """Of the times of a slot the first one after the number, unless another number stands between; else the last one before it."""
    start, end = q
    after = [t for t in own if t.start >= end]
    before = [t for t in own if t.end <= start]
    if after and not any(end <= a < after[0].start for a, _ in context.quantities):
        if before and before[-1].value != "PRESENT_REF" and after[0].value in NOW_VALUES:
            return before[-1]
        return after[0]
    if before:
        return before[-1]
    return after[0] if after else own[0]


def running(context: BindingContext, position: int) -> TimeExpression | None:
    """The reporting period in force at a position: the last stretch of a month or longer that was stated, not compared with."""
    for t in reversed(context.before(position)):
        p = t.period
        if p is None or p.grain not in LONG_GRAINS or p.grain == "decade" or is_base_expression(t) or t.type == "SET":
            continue
        if END_BEFORE.search(context.text[max(0, t.start - 14) : t.start]) and any(0 < t.start - x.end < 20 for x in context.times):
            continue
        if t.rule_id == "duration.past" or cal.month_count(p) > 12 or reporting_day(context, t):
            continue
        if context.published_at and ((p.end > context.published_at and context.modality == "actual") or (context.published_at - p.end).days > 550):
            continue
        if COMPARED.search(context.text[max(0, t.start - 60) : t.start]):
            continue
        if context.published_at is None and "\n\n" in context.text[t.end : position]:
            return None
        return t
    return None


def base_of_change(context: BindingContext, q: tuple[int, int], slots: list[Slot], times: list[TimeExpression], period: Period | None) -> Period | None:
    """The period a change is measured from: named in the comparison that follows, or told by "year-on-year" and its like."""
    after = [t for t in times if t.start >= q[1] and (is_base_expression(t) or any(s.base and s.start <= t.start < s.end for s in slots))]
    over = [t for t in times if t.start >= q[1] and OVER_BASE.search(context.text[max(0, t.start - 12) : t.start]) and period and t.period and t.period.end < period.start]
    for t in after[:1] or over[:1]:
        return aligned(t, period)
    near = context.text[max(0, q[0] - 60) : q[1] + 60]
    if period is None:
        return None
    if QUARTER_BACK.search(near):
        return cal.shift(period, -3, "M")
    if MONTH_BACK.search(near):
        return cal.shift(period, -1, "M")
    if ONE_BACK.search(near) or (is_flow(context) and period.grain in LONG_GRAINS and cal.month_count(period) <= 12 and period.grain != "decade"):
        return cal.shift(period, -12, "M")  # growth of what is measured over a period is year on year unless something else is said
    return None


def aligned(t: TimeExpression, main: Period | None) -> Period | None:
    """A bare year a quarter is compared with means the same quarter of that year."""
    p = t.period
    if p and main and p.grain == "year" and main.grain != "year" and main.grain in LONG_GRAINS and cal.month_count(main) < 12 and t.relation != "relative":
        years = main.end.year - p.end.year
        if 0 < years <= 5:
            return cal.shift(main, -12 * years, "M")
    return p


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
    `Binding.period` is None where a reader cannot tell; `reason` then says why and otherwise says what was read.
    """
    flow = is_flow(context)
    context.sentence_start = sentence_text_start
    context.tense = tense_at(context, q_start)
    times = [t for t in times_in_sentence if usable(context, t, flow)]
    spans = [(t.start, t.end) for t in times_in_sentence if t.type in ("DATE", "DURATION")]
    taken = sorted({*spans, *context.quantities, (q_start, q_end)})
    slots = slots_of(context.text, sentence_text_start, sentence_text_end, taken)
    slot = next(s for s in reversed(slots) if s.start <= q_start)
    q = (q_start, q_end)
    chosen = choose(context, q, slot, slots, times)
    main = next((choose(context, q, s, slots, times) for s in slots if not s.base and any(s.start <= t.start < s.end for t in times)), None)
    if chosen is not None:
        period = refine(context, chosen, times_in_sentence)
        over = main if main is not None and main is not chosen else running(context, sentence_text_start) if flow else None
        if slot.base and over is not None:
            period = aligned(chosen, over.period) or period
        base = base_of_change(context, q, slots, times, period) if context.statistic != "level" else None
        pair = paired(context, chosen, times_in_sentence)
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
        return Binding(None, reason="what is compared with has no time")
    if context.modality != "actual":
        ahead = carried is not None and carried.period.grain != "month" and (context.published_at is None or carried.period.end >= context.published_at)
        if context.modality == "forecast" and carried is not None and flow and carried.period.grain != "month" and (ahead or context.metric in ("profit", "margin") or EXPECTED.search(context.text, context.sentence_start, q[1])):
            return Binding(carried.period, None, carried, f"expected for the passage's period, “{carried.quote}”")
        return Binding(None, reason="a forecast or possibility without a time")
    if context.published_at is None:
        if carried is not None and flow:
            return Binding(carried.period, base_of_change(context, q, slots, times, carried.period), carried, "the passage's period")
        return Binding(None, reason="no time in the text and no publication date")
    today = cal.day(context.published_at)
    if flow:
        if tense in ("present", "perfect") and context.metric == "market_share":
            return Binding(today, reason="holds at publication")
        if context.metric == "units" and tense in ("infinitive", "perfect", "modal"):
            return Binding(today, reason="ordered or agreed at publication")
        if tense == "present" and context.statistic == "level" and not REACHED.search(context.text[max(0, q[0] - 16) : q[0]]):
            return Binding(None, reason="a usual rate, of no stated period")
        if carried is not None:
            base = base_of_change(context, q, slots, times, carried.period) if context.statistic != "level" else None
            return Binding(carried.period, base, carried, f"the passage's period, “{carried.quote}”")
        return Binding(None, reason="measured over a period that the text does not name")
    if context.metric in STOCKS or tense in ("present", "perfect", "infinitive", "participle", "none", "modal"):
        return Binding(today, reason="holds at publication")
    if carried is not None and "\n" not in context.text[carried.end : q[0]]:
        return Binding(carried.period, None, carried, f"the paragraph's period, “{carried.quote}”")
    return Binding(None, reason="in the past, and the text does not say when")
