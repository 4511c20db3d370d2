"""A sentence as slots: what it states and what that is compared with; and which of its times belongs to the slot of a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extraction.model import TimeExpression
from pipelines.extraction.quantities.folding import lowered
from pipelines.extraction.searching import by_letter
from pipelines.extraction.times.context import BindingContext, is_flow
from pipelines.extraction.times.roles import ATTRIBUTIVE, NOW_VALUES, PAIR_LEFT, is_base_expression, running

if TYPE_CHECKING:
    from pipelines.extraction.syntax.model import Clause

#: What turns a sentence to the thing compared with, and what turns it back.
MARK = re.compile(
    r"(?P<aside>\b(?:due|owing|thanks)\s+to\b|\bbecause\s+of\b)|(?P<base>\b(?:compared(?:\s(?:to|with))?|against|versus|vs|than|from|that of|those of|as (?:much|many|high|large|big|fast) as(?= in | for | at | the )|what (?:it|they|he|she|we) (?:was|were|had|did|[a-z]+ed|made|sold|paid|cost|spent)\b|(?:below|above|short of|ahead of)(?= (?:the|its) \S{0,3}\d[^,;]{0,25}\b(?:in|of|for|last|a year|recorded|posted)\b)|after(?= (?:an?|its|\w+ing) ))\b)|(?P<to>\bto\b)"
    r"|(?P<turn>;|\b(?:while|whereas|but|although|though|which|who|whose|where)\b|\band\b|,\s+(?:and|with|but|the|its|it|he|she|they|up|down|or)\b|,|\.\s+(?=[A-Z][a-z]))",
    re.I,
)
_FIRST = """due owing thanks because compared against versus vs than from that those as what below above short ahead after to while whereas but although
    though which who whose where and"""
#: What a mark may begin with, sought in small letters: a cheap look before MARK is tried there.
FIRST_WORDS = re.compile(rf"[;,.]|(?<!\w)(?:{by_letter(_FIRST.split())})(?!\w)")
NO_BASE = re.compile(r"\s(?:(?:them|it|him|her|us|there)\b|(?:\w+\s){1,3}(?:starts?|is|are|was|were|costs?|sells?|begins?|comes?)\s)", re.I)
BESIDE = re.compile(r"\s+(?:on|after|while|as|off|including|helped|hurt)\b", re.I)
COSTS = re.compile(r"[^,;.]{1,50}?\b(?:charges?|costs?|tax(?:es)?|gains?|provisions?|write-?(?:off|down)s?|expenses?)\b", re.I)
OF = re.compile(r"\bof\s+(?:[a-z]+\s+){0,2}$")
AGAINST_NAME = re.compile(r"(?:\s[A-Z][\w&.’'-]*){1,4}\s(?:in|for|over|last)\b")
AGAINST_RESULTS = re.compile(r"\s(?:its\s|the\s)?(?:first|second|third|fourth|final)[- ](?:quarter|half)\s(?:results|earnings|profits?|income)\b", re.I)
#: "the second quarter's $21m"
OWNS = re.compile(r"[’']s?\s(?:\w+\s)?")
RANGING = re.compile(r"\b(?:ranging|ranged?|varying|vary|anywhere)\s$", re.I)
#: What a fine is for: its time is that of the deed.
FOR_DOING = re.compile(r"\bfor\s(?:having|[a-z]{3,14}ing)\b", re.I)
#: What opens a statement of its own within a sentence.
RESTART = re.compile(r";|(?:while|whereas|but|although|though)\b", re.I)
LABEL = re.compile(r"\s?:\s")
RELATIVE = re.compile(r"(?:which|who|whose|where)\b", re.I)
PARTICIPLE = re.compile(
    r",\s+(?:which|who|whose|where|founded|launched|set up|established|opened|floated|listed|built|bought|acquired|announced|published"
    r"|released|signed|completed|created|formed|introduced|unveiled|born|hired|appointed)\b"
    r"|,\s+(?:and,?\s+)?(?:having\s+\w+|\w+ed\s+(?:in|on|by|from|at)\b)[^,;]{3,60},(?!\s(?:and|or)\b)",
    re.I,
)
PERCENT = re.compile(r"(?:%|\bpct\.?|per ?cent|half|third|quarters?|thirds|fifths?|tenths?)$", re.I)
#: "350 jobs, or 7 pct of its staff, by June"
OTHERWISE = re.compile(r"[^,;.\d]{0,25},?\sor\s(?:about\s|some\s|nearly\s|almost\s|roughly\s)?")
LIST_GLUE = re.compile(r"\s*(?:,|and|, and|&)\s*(?:in\s+)?", re.I)
SHORT_OVER = re.compile(
    r"(?:[^,;.]{0,40}\s)?(?:on|over|of|as (?:many|much|high|large|big) as(?: in)?)\s+(?:the\s+)?(?:same\s\w+\s(?:in|of)\s)?", re.I
)


NONE: frozenset[int] = frozenset()


@dataclass(slots=True)
class Slot:
    """A stretch of a sentence that states something (`base` False) or what it is compared with (`base` True)."""

    start: int
    end: int
    base: bool
    clause: int
    aside: bool = False  # a cause ("due to low sales in 2003"): its times are its own
    relative: int = 0  # the relative clause it stands in (0: none): its times are not those of what stands outside


def slots_of(
    text: str,
    start: int,
    end: int,
    taken: Sequence[tuple[int, int]],
    dates: frozenset[int] = NONE,
    ranges: frozenset[int] = NONE,
    ahead: frozenset[int] = NONE,
) -> list[Slot]:
    """The slots of a sentence; marks inside numbers and time expressions are no marks. `dates` are the starts of the time expressions,
    `ranges` of those that name one range ("from July to September"), `ahead` of those that are still to come."""
    slots = [Slot(start, start, False, 0)]
    clause = 0
    for m in marks(text, start, end):
        at = m.start()
        if any(a <= at < b for a, b in taken):
            continue
        current = slots[-1]
        aside = m["aside"] is not None
        if aside:
            base = False
        elif m["base"]:
            word = m["base"].lower()
            if text[at - 1 : at] == "-":
                continue  # "larger-than-expected"
            if word.endswith(" of") and (at == start or text[start:at].rstrip().endswith((";", ",", " while", " and", " but"))):
                continue  # "those of Zenon fell 3%" begins a statement
            if m.end() + 1 in ranges:
                continue
            if word == "against" and AGAINST_NAME.match(text, m.end()):
                continue  # "a fine against Zenon in 2002"
            if word == "against" and AGAINST_RESULTS.match(text, m.end()):
                continue  # "a charge against first-quarter earnings"
            if word == "from" and RANGING.search(text, max(start, at - 12), at):
                continue  # "at prices ranging from 23 to 25 dlrs"
            if word == "from" and any(m.end() < a <= m.end() + 5 for a in ahead):
                continue  # "cut to 11.5 pct from April 1"
            if word in ("from", "against", "after") and (
                not follows_number_or_time(m.end(), end, taken, text) or NO_BASE.match(text, m.end())
            ):
                continue
            if (
                word == "than"
                and not text.startswith(" before", m.end())
                and (
                    any(m.end() <= a <= m.end() + 2 and a not in dates for a, _ in taken)
                    or not follows_number_or_time(m.end(), end, taken, text)
                )
            ):
                continue
            if word == "after" and COSTS.match(text, m.end()):
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
            if (
                m["turn"] == ","
                and current.base
                and current.start > start
                and not BESIDE.match(text, m.end())
                and follows_number_or_time(m.end(), end, taken, text)
            ):
                continue
            clause += 1
            base = False
        current.end = at
        slots.append(Slot(at, at, base, clause, aside))
    slots[-1].end = end
    mark_relatives(text, slots)
    return slots


def marks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What MARK finds in a stretch, tried only where one of its first words stands."""
    after = start
    for word in FIRST_WORDS.finditer(lowered(text[start:end])):
        at = start + word.start()
        if at >= after and (m := MARK.match(text, at, end)) is not None:
            after = m.end()
            yield m


def mark_relatives(text: str, slots: list[Slot]) -> None:
    """Number the relative clauses set off by a comma: from ", which" to the next comma, or to the end of the sentence."""
    inside = 0
    for i, slot in enumerate(slots):
        if i and opens_aside(text, slots[i - 1], slot):
            inside = i
        elif inside and i > inside and text.startswith((",", ";"), slot.start) and slots[i - 1].end - slots[inside].start > 12:
            inside = 0
        slot.relative = inside


def opens_aside(text: str, before: Slot, slot: Slot) -> bool:
    """Whether a slot begins with a relative word after a comma (", which") or a participle (", founded in 1998,")."""
    if RELATIVE.match(text, slot.start):
        return bool(before.relative) or text[before.start : slot.start].rstrip().endswith(",")
    return PARTICIPLE.match(text, slot.start) is not None


def follows_number_or_time(at: int, end: int, taken: Sequence[tuple[int, int]], text: str) -> bool:
    """True where a number or a time follows within a few words."""
    return any(at <= a <= at + 40 and a < end and text.count(" ", at, a) <= 5 and "," not in text[at:a] for a, _ in taken)


def choose(
    context: BindingContext, q: tuple[int, int], slot: Slot, slots: list[Slot], times: list[TimeExpression]
) -> TimeExpression | None:
    """The expression of the sentence that is the time of a number, or None."""
    start, end = q
    if (owner := next((t for t in times if t.end < start and OWNS.fullmatch(context.text, t.end, start)), None)) is not None:
        return owner
    if slot.start <= start < slot.end and not slot.base and context.statistic == "level" and is_flow(context) and context.modality == "actual":
        beside = next((t for t in times if end <= t.start <= end + 2 and is_base_expression(t)), None)
        if beside is not None:
            return beside  # "and a loss of $6m a year ago"
    times = [t for t in times if not of_another(context, q, t)]
    if context.metric == "penalty":
        times = [t for t in times if t.start < end or not FOR_DOING.search(context.text, end, t.start)]
    if not slot.base and context.statistic != "level":
        times = [t for t in times if not compared_over(context, end, t)]
    if "(" in context.text[end : end + 4]:
        times = [t for t in times if t.start < end or not LABEL.match(context.text, t.end) or number_between(context, end, t.start)]
    own = [t for t in times if slot.start <= t.start < slot.end and (slot.base or not is_base_expression(t))]
    if (listed := in_list(context, q, times)) is not None:
        return listed
    if own:
        held = [t for t in own if not in_subordinate(context, start, t)]
        if held or slot.base or (is_flow(context) and running(context, context.sentence_start) is None):
            return nearest(context, q, held or own)
    if slot.base:
        following = [t for t in times if t.start >= slot.end and is_base_expression(t)]
        return following[0] if following and following[0].start - end < 60 else None
    times = [t for t in times if not in_subordinate(context, start, t)]
    mains = [s for s in slots if not s.base and (not s.aside or s is slot) and s.relative in (0, slot.relative)]
    free = [t for t in times if any(s.start <= t.start < s.end for s in mains) and not is_base_expression(t)]
    before = [t for t in free if t.end <= start]
    after = [t for t in free if t.start >= end and same_clause(context, start, t.start)]
    if before:
        return before[-1]
    if after and not number_between(context, end, after[0].start):
        return after[0]
    if not after and context.modality == "actual":
        for t in times:
            opening = slot.start if RESTART.match(context.text, slot.start) else context.sentence_start
            if t.end < start and 0 <= t.start - opening < 10 and is_base_expression(t):
                return t  # "The year-ago quarter included a charge of $5m"
    far = after and slot.clause == 0 and (is_flow(context) or context.statistic != "level")
    running_at = (
        context.tense == "present" and context.statistic == "level" and context.modality == "actual" and PERCENT.search(context.text, *q)
    )
    return after[0] if far and not running_at else None


def of_another(context: BindingContext, q: tuple[int, int], t: TimeExpression) -> bool:
    """Whether a time belongs to another number by its form: "October's record $16.8bn", or in a bracket that the number stands outside of."""
    if t.start < q[1]:
        return False
    text = context.text
    owner = OWNS.match(text, t.end)
    if owner and any(owner.end() - 2 <= a <= owner.end() + 12 for a, _ in context.numbers):
        return True
    opened = text.rfind("(", q[1], t.start)
    return opened >= 0 and ")" not in text[opened : t.start] and any(opened < a < t.start for a, _ in context.numbers)


def compared_over(context: BindingContext, end: int, t: TimeExpression) -> bool:
    """ "a gain of 5% over 2003": the year is what the change is measured from."""
    if t.start <= end or t.rule_id == "duration.past" or t.period is None or t.period.grain == "day":
        return False
    return bool(SHORT_OVER.fullmatch(context.text[end : t.start]))


def number_between(context: BindingContext, end: int, start: int) -> bool:
    """Whether another number stands between a number and a time; one in brackets says the same again and does not count,
    nor does a part of a workforce after "or"."""
    text = context.text
    return any(
        end <= a < start
        and text.rfind("(", end, a) <= text.rfind(")", end, a)
        and not (context.metric == "headcount" and OTHERWISE.fullmatch(text, end, a))
        for a, _ in context.numbers
    )


def same_clause(context: BindingContext, a: int, b: int) -> bool:
    """Whether two positions stand in one clause, or one of them in a clause within the other's; True where nothing is known."""
    if context.sentence is None:
        return True
    first, second = context.sentence.clause_at(a), context.sentence.clause_at(b)
    if first is None or second is None or first is second:
        return True
    return any(c is second for c in ancestors(first)) or any(c is first for c in ancestors(second))


def coordinate(context: BindingContext, a: int, b: int) -> bool:
    """Whether a later position stands in a clause joined on by "and" or "but", with a verb of its own."""
    if context.sentence is None:
        return False
    first, second = context.sentence.clause_at(a), context.sentence.clause_at(b)
    return first is not second and second is not None and second.kind == "coordinate"


def in_subordinate(context: BindingContext, a: int, t: TimeExpression) -> bool:
    """Whether a time after a position stands in an adverbial clause that the position is outside of ("shares fell after it said in May …")."""
    if context.sentence is None or t.start < a:
        return False
    first, second = context.sentence.clause_at(a), context.sentence.clause_at(t.start)
    if first is None or second is None or first is second:
        return False
    path = [second, *ancestors(second)]
    at = next((i for i, c in enumerate(path) if c is first), None)
    if at is None:
        return False
    if path[at - 1].kind == "relative":
        return True
    return context.modality == "actual" and path[at - 1].kind == "adverbial" and path[at - 1].marker not in ("since", "when")


def ancestors(clause: Clause) -> Iterator[Clause]:
    for _ in range(20):
        if clause.parent is None:
            return
        clause = clause.parent
        yield clause


def in_list(context: BindingContext, q: tuple[int, int], times: list[TimeExpression]) -> TimeExpression | None:
    """ "5m and 7m in 2019 and 2020 respectively": the time at the number's own place in a list of as many times."""
    if not times or all(n == q for n in context.numbers):
        return None
    numbers = run_around(context.text, sorted({*context.numbers, q}), q)
    if len(numbers) < 2:
        return None
    for i, t in enumerate(times):
        if t.start < numbers[-1][1]:
            continue
        run = [t]
        for u in times[i + 1 :]:
            if not LIST_GLUE.fullmatch(context.text[run[-1].end : u.start]):
                break
            run.append(u)
        return (
            run[numbers.index(q)]
            if len(run) == len(numbers) and not PAIR_LEFT.search(context.text[max(0, t.start - 9) : t.start])
            else None
        )
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


def nearest(context: BindingContext, q: tuple[int, int], own: list[TimeExpression]) -> TimeExpression | None:
    """Of the times of a slot the first one after the number, unless another number stands between; else the last one before it.

    None where the only one belongs to a plan told beside what is done."""
    start, end = q
    after = [t for t in own if t.start >= end]
    before = [t for t in own if t.end <= start]
    if (
        before
        and start - before[-1].end < 45
        and ATTRIBUTIVE.match(context.text, before[-1].end)
        and OF.search(context.text, before[-1].end, start)
    ):
        return before[-1]
    if after and not number_between(context, end, after[0].start):
        if before and before[-1].value != "PRESENT_REF" and after[0].value in NOW_VALUES:
            return before[-1]
        return after[0]
    if before:
        return before[-1]
    if after and context.to_come(after[0].period) and coordinate(context, start, after[0].start):
        return None  # "has spent 2bn and will write off 900m in the current quarter"
    return after[0] if after else own[0]
