"""Omission rules: numbers with a unit that are no claims (GUIDELINES: what not to label, settled cases 8 and 9), each with its reason in words."""

from __future__ import annotations

from pipelines.extraction.rules.claims_base import ClaimRule, Context, rule

OMISSION_RULES: list[ClaimRule] = []

_SMALL = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "both", "single", "couple", "first", "second"])
_TIME_NOUNS = frozenset(["year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes", "second", "seconds", "decade", "decades", "quarter", "quarters", "night", "nights", "century", "centuries"])
_ENUMERATED = frozenset(
    ["reason", "reasons", "way", "ways", "time", "times", "thing", "things", "part", "parts", "point", "points", "step", "steps", "side", "sides", "type", "types", "kind", "kinds", "model", "models", "factor", "factors", "area", "areas", "case", "cases", "option", "options", "candidate", "candidates", "round", "rounds", "stage", "stages", "phase", "phase", "degree", "degrees", "page", "pages", "goal", "goals", "chapter", "version", "versions", "finger", "fingers", "question", "questions", "issue", "issues", "category", "categories", "condition", "conditions", "aspect", "element", "year-old", "son", "sons", "daughter", "inch", "inches", "inch-screen", "seat", "seats", "seater", "class", "classes"]
)


@rule(OMISSION_RULES, "omit.duration", "omission", ignores=("Acme's sales rose 5% in two years.",))
def duration(context: Context) -> str | None:
    """A duration or an age."""
    noun = (context.quantity.noun or context.reading.lower(context.index + 1)).lower()
    if context.quantity.dimension in ("count", "bare", "physical") and (noun in _TIME_NOUNS or context.quantity.unit in _TIME_NOUNS):
        return "a duration or an age"
    return None


@rule(OMISSION_RULES, "omit.bare", "omission", ignores=("Acme sold 5 m units.",))
def bare(context: Context) -> str | None:
    """A number without a unit that no neighbour gives one."""
    if context.quantity.dimension != "bare":
        return None
    if parallel_unit(context) is not None:
        return None
    return "a number without a unit: a date, an id, a rank or a list count"


def parallel_unit(context: Context) -> int | None:
    """The quantity before it whose unit a bare number shares ("from 4.2m", "190.9 mln francs compared with 150.4 mln")."""
    reading = context.reading
    previous = next(iter(reading.quantities_before(context.index)), None)
    if previous is None or previous not in context.decided:
        return None
    word = reading.lower(context.governor)
    if word in ("from", "to", "with", "against", "versus", "than", "vs", "(", ","):
        return previous
    return None


@rule(OMISSION_RULES, "omit.enumeration", "omission", ignores=("Acme employs 12 engineers.",))
def enumeration(context: Context) -> str | None:
    """A small enumeration: "three reasons", "two companies", "five largest brands"."""
    quantity, reading = context.quantity, context.reading
    if quantity.dimension != "count":
        return None
    noun = (quantity.noun or "").lower()
    quote = quantity.quote.lower()
    if noun in _ENUMERATED or reading.lower(context.index + 1) in _ENUMERATED:
        return "a small enumeration"
    if quantity.value < 13 and quote.split()[0] in _SMALL:
        return "a small enumeration"
    return None


@rule(OMISSION_RULES, "omit.index_points", "omission", ignores=("Acme's share rose two percentage points.",))
def index_points(context: Context) -> str | None:
    """Points of an index."""
    after = [context.reading.lower(context.index + k) for k in (1, 2)]
    if context.quantity.dimension in ("count", "bare") and ("points" in after or "point" in after or (context.quantity.noun or "") in ("points", "point")):
        return "points of an index or a score"
    return None
