"""Frame rules for a number set apart from a base: so much below or above it, fewer than before, half of what was; metrics are not decided here."""

from __future__ import annotations

from pipelines.extraction.rules.claims_base import ClaimRule, Context, Frame, rule

APART_RULES: list[ClaimRule] = []

#: Words that set a number apart from what follows, and the direction.
_APART = {"below": -1, "under": -1, "beneath": -1, "short": -1, "shy": -1, "less": -1, "fewer": -1, "lower": -1, "smaller": -1, "worse": -1, "behind": -1, "above": 1, "ahead": 1, "more": 1, "higher": 1, "better": 1, "larger": 1, "bigger": 1, "beyond": 1, "over": 1}
_DEFINITE = frozenset(("the", "its", "their", "those", "that", "last", "a", "what", "his"))
#: Words after a percentage that frame.direction_after reads.
_OF_PERCENTS = frozenset(("below", "above", "less", "more", "fewer", "lower", "higher", "smaller", "larger", "bigger", "ahead", "beyond"))
#: Nouns and pronouns of what a number may be compared with.
_BASES = frozenset(
    ("level", "levels", "figure", "total", "year", "quarter", "month", "period", "record", "forecast", "forecasts", "estimate", "estimates", "estimated", "consensus", "expectations", "average", "peak", "target", "guidance", "price", "closing", "prediction", "predictions", "projection", "budget", "those", "that", "what", "its", "their", "theirs", "ours", "number", "sum", "value", "goal", "norm", "same", "previous", "prior", "year-ago", "year-earlier", "pre-crisis", "pre-pandemic", "rate", "analysts", "high", "low", "expected", "offer", "bid", "cost", "par", "rival", "rivals", "one", "plan", "planned", "quota", "capacity", "before", "earlier")
)


def _base_follows(context: Context, at: int) -> bool:
    """Whether what stands after a word like "below" is something a number is compared with."""
    reading = context.reading
    for k in range(at, min(at + 7, len(reading.items))):
        item = reading.items[k]
        if item.kind == "T" or item.lower in _BASES or item.kind == "C" or (item.noun is not None and bool(item.noun.measured)):
            return True
        if item.kind in "VvBQ":
            return False
    return False


@rule(
    APART_RULES, "frame.apart", "frame",
    finds={
        "Sales of Acme were six pct under the year-ago level.": {"statistic": "change", "value": -6, "metric": "revenue"},
        "Acme employs 4,200 people, 350 fewer than a year ago.": {"statistic": "difference", "value": -350, "metric": "headcount"},
        "Costs at Acme were $12m below those of the previous year.": {"statistic": "difference", "value": -1.2e7, "metric": "cost"},
    },
    ignores=("Acme has 350 employees under contract.", "Acme sells a phone for $90 under the Zenon brand."),
)  # fmt: skip
def apart(context: Context) -> Frame | None:
    """So much below, above, short of, ahead of or fewer than a base that follows."""
    reading, at, quantity = context.reading, context.index + 1, context.quantity
    if quantity.dimension in ("ratio",):
        return None
    while quantity.dimension in ("count", "physical") and reading.kind(at) in "Nn" and at < context.index + 3 and reading.lower(at) not in _APART:
        at += 1
    per_share = reading.lower(at) in ("a", "per") and reading.lower(at + 1) in ("share", "tonne", "barrel", "ounce", "ton")
    at += 2 if per_share else 0
    word, following = reading.lower(at), reading.lower(at + 1)
    direction = _APART.get(word)
    if direction is None:
        item = reading.item(at)  # "less than a year before" is read as one time
        words = item.lower.split(" ", 2)[:2] if item is not None and item.kind == "T" else []
        if words in (["less", "than"], ["fewer", "than"], ["more", "than"]) and not context.is_percent:
            return Frame(_statistic(context), 1 if words[0] == "more" else -1, "extent", at)
        return None
    if reading.lower(context.governor) in ("to", "at") and reading.kind(context.governor) == "P" and word in ("under", "below", "above", "higher", "lower", "more", "less") and following != "than":
        return None
    if word in ("short", "shy", "ahead", "behind"):
        fits = (following == "of" or word == "behind") and _base_follows(context, at + 1)
    elif word in ("below", "under", "beneath", "above", "beyond"):
        fits = _base_follows(context, at + 1) and (word != "under" or following in _DEFINITE or following in _BASES or reading.kind(at + 1) == "T")
    elif word == "over":
        fits = not context.is_percent and following in ("budget", "target", "plan", "estimate", "estimates", "forecast", "forecasts", "quota")
    else:
        fits = (following == "than" and reading.lower(at + 2) not in ("the", "a")) or (following == "than" and _base_follows(context, at + 2))
        fits = fits or (word in ("fewer", "lower", "higher") and reading.kind(at + 1) in "T" and reading.kind(at + 1) != "")
    if not fits or (context.is_percent and word in _OF_PERCENTS):
        return None
    return Frame(_statistic(context), direction, "extent", at)


def _statistic(context: Context) -> str:
    return "change" if context.is_percent else "difference"


@rule(
    APART_RULES, "frame.half_of_base", "frame",
    finds={
        "Acme shares remain at less than half their level of 2020.": {"statistic": "multiple", "value": 0.5, "metric": "price"},
        "Acme employs half as many people as it did in 1990.": {"statistic": "multiple", "value": 0.5, "metric": "headcount"},
    },
    ignores=("Acme made half of its sales in Spain.",),
)  # fmt: skip
def half_of_base(context: Context) -> Frame | None:
    """A fraction of what the same thing was before: "half its level of 2020", "half as many as", "half of the 2021 total"."""
    reading, k = context.reading, context.index + 1
    if not context.is_percent or not context.quantity.quote[-1:].isalpha() or "per" in context.quantity.quote.lower() or "pct" in context.quantity.quote.lower():
        return None
    if reading.lower(k) == "as" and reading.lower(k + 1) in ("many", "much", "big", "large", "high"):
        return Frame("multiple", 0, "extent", context.index)
    if reading.lower(k) == "what" and reading.lower(k + 1) in ("it", "they", "he", "she"):
        return Frame("multiple", 0, "extent", context.index)
    k += reading.lower(k) == "of"
    if reading.lower(k) not in ("the", "its", "their", "that", "last", "a"):
        return None
    told = False
    for j in range(k + 1, min(k + 6, len(reading.items))):
        item = reading.items[j]
        if item.kind == "T":
            told = True
        elif item.kind == "Q":
            past = reading.lower(j + 1) in ("it", "they", "of", "in", "a", "reported", "made", "earned") or reading.kind(j + 1) in "Tv"
            return Frame("multiple", 0, "extent", context.index) if past and reading.lower(k) == "the" and _said_again(context, j) else None
        elif item.lower in ("level", "figure", "total", "peak", "price", "value", "number", "tally", "rate") and (told or item.lower == "peak" or reading.kind(j + 1) == "T" or (reading.lower(j + 1) in ("of", "in", "a", "seen", "at") and reading.kind(j + 2) == "T")):
            return Frame("multiple", 0, "extent", context.index)
        elif item.kind in "VvB" or item.lower == "of":
            return None
    return None


def _said_again(context: Context, j: int) -> bool:
    """Whether the amount is the same measure at another time: "half of the $390m it made in 2022"."""
    reading = context.reading
    amount = reading.items[j].quantity
    if amount is None or amount.dimension not in ("money", "count", "physical", "bare"):
        return False
    return reading.lower(j + 1) in ("it", "they", "reported", "made", "earned", "seen", "recorded") or reading.kind(j + 1) == "T"
