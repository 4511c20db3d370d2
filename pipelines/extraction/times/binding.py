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

from pipelines.extraction.model import TimeExpression
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.apart import held_apart, not_its_own, numbered_alone
from pipelines.extraction.times.bases import base_of_change
from pipelines.extraction.times.context import Binding, BindingContext, is_flow, tense_at
from pipelines.extraction.times.roles import TERMS, THIS_QUARTER, aligned, is_reporting_period, paired, refine, running, usable
from pipelines.extraction.times.slots import NONE, choose, slots_of
from pipelines.extraction.times.undated import TAKING, is_state, without_time

__all__ = ["Binding", "BindingContext", "bind_period"]

#: How far to both sides of a number its sentence is read: a "sentence" may be a megabyte of a table.
REACH = 700
SIGNED = re.compile(r"\b(?:signed|struck|sealed|concluded|clinched|finali[sz]ed|imposed|completed)\b[^,;.]{0,30}\s(?:on|in|late|last)\s$")
#: "9.2% reported in 2024", "the $496bn recorded for 2003": the time is the number's whatever the sentence speaks of.
STATED_FOR = re.compile(
    r"\s(?:\w+\s){0,2}(?:reported|recorded|posted|seen|achieved|registered|earned|made|logged|booked)\s(?:in|for|during|at)\s(?:the\s)?"
)


#: The number right after what sets it against another: "from $4m", "against about 30".
COMPARES = re.compile(r"(?:from|against|versus|vs\.?|than|compared (?:to|with))\s(?:(?!the\b)[a-z]+\s){0,2}", re.I)
IN_BRACKETS = re.compile(r"\s?\(\s?$")
UNIT_OF_IT = re.compile(r"[\d\s.,]+")


def bracketed(context: BindingContext, q: tuple[int, int]) -> Binding | None:
    """ "sales of EUR 10 mn (EUR 8 mn)": the same number a year before, as company reports print it."""
    text = context.text
    before = next((b for b in reversed(context.numbers) if b[1] < q[0]), None)
    at, metric, _, period = context.before
    if before is None or before[0] != at or period is None or metric != context.metric or context.statistic != "level" or not text.startswith((")", " )"), q[1]):
        return None
    if not IN_BRACKETS.fullmatch(text, before[1], q[0]) or UNIT_OF_IT.sub("", text[before[0] : before[1]]) != UNIT_OF_IT.sub("", text[q[0] : q[1]]):
        return None
    return Binding(cal.shift(period, -12, "M"), reason="in brackets after the same of a year later")


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
    if not context.in_base:
        context.stated = found.period
    if context.modality == "forecast" and found.expression is not None and found.period is not None:
        context.expected = (context.metric, found.expression)
    return found


def signed(context: BindingContext, near: Sequence[TimeExpression]) -> TimeExpression | None:
    """The day on which a deal was made: "The deal, signed in Doha on Wednesday, is worth $2bn"."""
    if context.metric not in TERMS or context.modality != "actual" or context.statistic != "level":
        return None
    return next(
        (
            t
            for t in near
            if t.period is not None and not context.to_come(t.period) and SIGNED.search(context.text, max(0, t.start - 60), t.start)
        ),
        None,
    )


def bound(begin: int, finish: int, q: tuple[int, int], has_times: bool, context: BindingContext) -> Binding:
    """`bind_period` within the stretch of text around the number."""
    flow, q_start = is_flow(context), q[0]
    context.sentence_start = begin
    near = context.between(begin, finish) if has_times else []
    numbers = context.numbers = context.quantities[
        bisect_left(context.quantities, (begin, 0)) : bisect_left(context.quantities, (finish, 0))
    ]
    if context.slots_key != (begin, finish, has_times, numbers) or q not in numbers:  # the numbers of a sentence share its slots
        taken = sorted({*((t.start, t.end) for t in near if t.type in ("DATE", "DURATION")), *numbers, q})
        dates = frozenset(t.start for t in near) if near else NONE
        ranges = frozenset(t.start for t in near if t.rule_id == "date.joined") if near else NONE
        ahead = frozenset(t.start for t in near if t.period is not None and context.published_at and t.period.start > context.published_at)
        context.slots = slots_of(context.text, begin, finish, taken, dates, ranges, ahead)
        context.slots_key = (begin, finish, has_times, numbers) if q in numbers else None
    slots = context.slots
    slot = next(s for s in reversed(slots) if s.start <= q_start)
    context.in_base = slot.base and COMPARES.fullmatch(context.text, slot.start, q_start) is not None
    context.tense = tense_at(context, q_start, slot.start)
    aside = [s for s in slots if s.relative and s.relative != slot.relative]
    context.barred = frozenset(t.start for t in near if any(s.start <= t.start < s.end for s in aside)) if aside else NONE
    context.compared |= context.barred
    times = [t for t in near if t.start not in context.barred and usable(context, t, flow)]
    chosen = next(
        (t for t in near if t.period is not None and t.type == "DATE" and STATED_FOR.fullmatch(context.text, q[1], t.start)), None
    )
    chosen = chosen or signed(context, near) or choose(context, q, slot, slots, times)
    stated = [s for s in slots if not s.base and any(s.start <= t.start < s.end for t in times)]
    if slot.base:
        stated.sort(key=lambda s: slot.start - s.start if s.start <= slot.start else s.start)
    main = choose(context, q, stated[0], slots, times) if stated else None
    if (found := bracketed(context, q)) is not None:
        return found
    if (alone := numbered_alone(context, q[1], near)) is not None:
        return Binding(alone[0], expression=alone[1], reason=f"by its number alone, after “{alone[1].quote}”")
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
            same = aligned(chosen, refine(context, over, near) if THIS_QUARTER.fullmatch(over.quote) else over.period)
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
