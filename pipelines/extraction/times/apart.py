"""Times that stand in the sentence of a number and are not its own: a state beside an event, a capacity, what is only planned."""

from __future__ import annotations

import re

from pipelines.extraction.model import Period, TimeExpression
from pipelines.extraction.times import calendar as cal
from pipelines.extraction.times.context import LONG_GRAINS, BindingContext, is_flow
from pipelines.extraction.times.slots import PERCENT, Slot, coordinate, same_clause

RATE_AFTER = re.compile(
    r"(?:\s(?!(?:in|over|for|than|from|to|and|of)\b)[\w-]+){0,4}?"
    r"\s(?:annual|yearly|annually|a year|per year|a month|per month|monthly|a week|an hour)\b(?! (?:ago|earlier|before))",
    re.I,
)
RATE_BEFORE = re.compile(r"\b(?:annual|yearly|monthly)\s(?:\w+\s){1,2}of\s(?:\w+\s){0,2}$", re.I)
#: What somebody has: "(of) its 900 workers".
POSSESSED = re.compile(r"\b(?:its|their|his|her)\s(?:remaining\s|own\s|existing\s|about\s)?$", re.I)
#: "45 of its 480 branches": the whole, as it is.
PART_OF_ITS = re.compile(r"\b\d[\d,.]*\sof\s(?:its|their|the (?:company|group|chain|bank|firm)['’]s)\s(?:\w+\s)?$", re.I)
EXISTING = re.compile(r"\b(?:existing|present|current|remaining)\s(?:some\s|about\s|around\s)?$", re.I)
CAPACITY = re.compile(r"\bcapacity\b[^,;]{0,45}$", re.I)
DAILY = re.compile(r"\b(?:daily|weekly|monthly|annual|yearly)\s(?:\w+\s){1,5}$", re.I)
WITH_SHARE = re.compile(r"\bwith\s(?:an?\s|about\s|around\s|some\s|nearly\s|almost\s){0,3}$", re.I)
#: A move of a share price: "shares in Acme …", ", dropped another 6%".
SHARES = re.compile(
    r"\b(?:shares?|stock|scrip)\b|,\s(?:dropped|rose|fell|gained|slipped|closed|ended|jumped|sank|added|lost|eased)\b", re.I
)
ORDINALS = ("first", "second", "third", "fourth")
#: "after growing 0.5% in the second": the noun is said before.
NUMBERED_ALONE = re.compile(rf"\s(?:in|for|during) the ({'|'.join(ORDINALS)})(?=\s?[,.;)]|\s(?:and|but|after|when|while)\b|\s*$)", re.I)
#: What stands at a moment, so that "has fallen to" speaks of the day.
STATES = frozenset(("price", "market_share", "market_cap", "headcount", "users", "debt", "interest_rate"))


def is_rate(context: BindingContext, q: tuple[int, int]) -> bool:
    """Whether a number is so much a year, month or hour ("$5m a year", "annual sales of $5m")."""
    return bool(RATE_AFTER.match(context.text, q[1]) or RATE_BEFORE.search(context.text, max(0, q[0] - 45), q[0]))


def is_fronted(context: BindingContext, t: TimeExpression) -> bool:
    """Whether a time opens its sentence and so stands over the whole of it: "In 2003, …"."""
    return t.start - context.sentence_start < 9


def not_its_own(context: BindingContext, q: tuple[int, int], chosen: TimeExpression, slot: Slot) -> str | None:
    """Why a number is of no stated period although its sentence names one, or None: a capacity, a rate once running, what is only possible."""
    own = slot.start <= chosen.start < slot.end and same_clause(context, q[0], chosen.start)
    if context.modality != "actual" and not is_flow(context) and chosen.start > q[1] and coordinate(context, q[0], chosen.start):
        return "what is planned or possible"
    if _of_another_clause(context, q, chosen):
        return "what is planned or possible"
    if is_fronted(context, chosen) or own or chosen.period is None:
        return None
    level = context.statistic == "level"
    left = context.text[max(context.sentence_start, q[0] - 45) : q[0]]
    if level and context.metric == "production" and CAPACITY.search(left):
        return "a capacity"
    if context.modality != "actual" and (is_rate(context, q) or DAILY.search(left)):
        return "a rate once running"
    if context.modality != "actual" and not is_flow(context) and context.published_at and chosen.period.end < context.published_at:
        return "what is planned or possible"
    return None


def _of_another_clause(context: BindingContext, q: tuple[int, int], chosen: TimeExpression) -> bool:
    """Whether a plan or possibility stands beside what happened at a past time, each with its verb: "filed last month and may raise $5m"."""
    if context.modality == "actual" or is_flow(context) or context.published_at is None or chosen.period is None or chosen.period.end >= context.published_at or context.sentence is None:
        return False
    first, second = context.sentence.clause_at(q[0]), context.sentence.clause_at(chosen.start)
    return first is not second and first is not None and second is not None and chosen.end < q[0] and second.verb is not None and second.verb.form == "finite" and not second.verb.modal


def held_apart(context: BindingContext, q: tuple[int, int], chosen: TimeExpression, slot: Slot) -> bool:
    """Whether a number of a state ("with a 46% share", "50 of its 900 workers", "a value of $5bn") stands beside what happened at a time."""
    left = context.text[max(context.sentence_start, q[0] - 60) : q[0]]
    if context.statistic == "level" and ((context.modality == "actual" and EXISTING.search(left)) or (chosen.start > q[1] and PART_OF_ITS.search(left))):
        return True
    own = slot.start <= chosen.start < slot.end
    if (
        context.metric == "price"
        and not own
        and context.modality == "actual"
        and chosen.period.grain in LONG_GRAINS
        and SHARES.search(context.text, slot.start, q[0])
    ):
        return True  # "Shares in Acme, down 41% so far this year, dropped another 6%"
    if context.statistic != "level" or own or context.modality != "actual":
        return False
    if (
        not is_fronted(context, chosen)
        and context.tense == "present"
        and PERCENT.search(context.text, *q)
        and chosen.end < q[0]
        and coordinate(context, chosen.start, q[0])
    ):
        return True  # "was launched in 2004 and already makes 22% of its sales"
    if context.tense == "perfect" and context.metric in STATES and not slot.base:
        return True
    if context.metric == "market_share":
        return bool(WITH_SHARE.search(left))
    return context.metric == "market_cap" or (context.metric in ("headcount", "other", "users") and bool(POSSESSED.search(left)))


def numbered_alone(context: BindingContext, end: int, near: list[TimeExpression]) -> tuple[Period, TimeExpression] | None:
    """The quarter or half after a number that ends at `end` which is told by its ordinal alone, and the expression before that names the noun:
    "0.3% in the third quarter after growing 0.5% *in the second*"; one with a higher ordinal is of the year before."""
    found = NUMBERED_ALONE.match(context.text, end)
    if found is None:
        return None
    for t in reversed([t for t in near if t.end <= end and t.period is not None and t.period.grain in ("quarter", "half")]):
        said = next((n for n, word in enumerate(ORDINALS) if word in t.quote.lower()), None)
        if said is None or t.period is None:
            continue
        months = 3 if t.period.grain == "quarter" else 6
        steps = ORDINALS.index(found[1].lower()) - said
        first = cal.plus_months(t.period.start, months * steps - (12 if steps > 0 else 0))
        return cal.months(first.year, first.month, months, t.period.grain), t
    return None
