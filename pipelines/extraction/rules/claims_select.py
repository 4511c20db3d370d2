"""Omission rules: numbers with a unit that are no claims (GUIDELINES: what not to label, settled cases 8 and 9), each with its reason in words."""

from __future__ import annotations

import re

from pipelines.extraction.claims.lexicon import words
from pipelines.extraction.rules.claims_base import ClaimRule, Context, rule
from pipelines.extraction.rules.claims_metric_currency import is_exchange_rate

OMISSION_RULES: list[ClaimRule] = []

_SMALL = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "both", "single", "couple", "first", "second"])
_RESOLUTION = re.compile(r"\d{1,2}[Kk]\Z")


_SOLD = frozenset(("sales", "shipment", "delivery", "unit sales", "registration"))


def _next(context: Context, steps: int = 1) -> str:
    return context.reading.lower(context.index + steps)


@rule(
    OMISSION_RULES, "omit.duration", "omission", reason="a duration or an age",
    finds={"The plant will need 30 full-time months of work.": {}}, ignores=("Acme's sales rose 5% in two years.",),
)  # fmt: skip
def duration(context: Context) -> bool:
    """A duration or an age."""
    nouns = words()["time_noun"]
    noun = (context.quantity.noun or "").lower()
    return context.quantity.dimension in ("count", "bare", "physical") and (noun in nouns or context.quantity.unit in nouns or _next(context) in nouns)


@rule(
    OMISSION_RULES, "omit.dimension", "omission", reason="a distance or a size of a thing",
    finds={"Acme showed a 15-inch laptop.": {}}, ignores=("Acme bought 15 laptops.",),
)  # fmt: skip
def dimension(context: Context) -> bool:
    """A distance, a screen size, a process node: 15-inch, 14 nanometer, 20 miles."""
    quantity = context.quantity
    if quantity.dimension == "physical" and quantity.unit in words()["length_unit"]:
        return True
    if quantity.dimension == "physical" and quantity.value < 1000 and _next(context) in _PACKED:
        return True  # "a 25kg bag"
    if quantity.dimension == "physical" and quantity.unit == "litre" and quantity.value < 20 and _next(context) in ("engine", "engines", "petrol", "diesel", "turbo", "v6", "v8"):
        return True
    return quantity.dimension in ("count", "bare") and bool(_RESOLUTION.match(quantity.quote)) and quantity.value < 20_000


_PACKED = frozenset(("bag", "bags", "sack", "sacks", "bottle", "bottles", "box", "boxes", "pack", "packs", "packet", "packets", "parcel", "cylinder", "cylinders", "drum", "drums", "can", "cans", "jar", "carton", "crate"))


@rule(
    OMISSION_RULES, "omit.points", "omission", reason="points of an index or a score",
    finds={"The FTSE 100 rose 51.5 points.": {}}, ignores=("Acme's share rose two percentage points.",),
)  # fmt: skip
def points(context: Context) -> bool:
    """Points of an index or a score."""
    quantity, reading = context.quantity, context.reading
    if quantity.unit == "point":
        return True
    if quantity.dimension not in ("count", "bare"):
        return False
    if reading.lower(context.governor) in ("at", "to", "from") and any(item.noun is not None and "index" in item.noun.flags for item in reading.items):
        return True
    if reading.lower(context.governor) in ("at", "to", "from") and quantity.value >= 100 and any(item.lower in _INDEXES for item in reading.items[: context.index]):
        return True
    return _next(context) in ("points", "point") or (quantity.noun or "") in ("points", "point")


_ASKED = frozenset(("polled", "surveyed", "questioned", "interviewed", "canvassed", "quizzed"))
_INDEXES = frozenset(("nikkei", "ftse", "dax", "cac", "sensex", "topix", "footsie", "ibex", "bovespa", "kospi", "stoxx", "hang seng", "all-share"))
_POLLED = frozenset(("economists", "analysts", "forecasters", "strategists", "brokers", "dealers"))
_BOUND = re.compile(r"\b(?:anything|anyone|any (?:figure|reading|score|value|result|number)|an? (?:reading|figure|score|value|ratio|level|number)) (?:of )?(?:above|below|over|under|more than|less than|higher than|lower than) \Z|\bplus or (?:minus )?\Z|\bgive or take \Z|\b(?:anyone|anybody|those|people|everyone|firms|companies|businesses|households|employers|individuals|families|workers|developers) (?:with|earning|making|employing|owning|who (?:earn|own|have|make)|that (?:earn|own|have|make|employ)) (?:fewer than|less than|more than|over|under|at least|above|below|up to) \Z|\bsub-\Z")
#: How everything that _BOUND finds ends.
_BOUND_ENDS = ("above ", "below ", "over ", "under ", "than ", "or ", "minus ", "take ", "to ", "least ", "sub-")


@rule(
    OMISSION_RULES, "omit.threshold", "omission", reason="a threshold or a margin of error, not a measurement",
    finds={"Anything above 100% means that Acme loses money.": {}, "Firms with more than 50 employees must tell Acme.": {}, "Sales of sub-$150 phones grew at Acme.": {}, "Acme expects sales of $90m, plus or minus $2m.": {}}, ignores=("Anything Acme sells brings 40% of sales.",),
)  # fmt: skip
def threshold(context: Context) -> bool:
    """A bound that explains a scale, or a margin of error."""
    at = context.quantity.start - context.reading.sentence.start
    left = context.reading.low[max(0, at - 40) : at]
    return left.endswith(_BOUND_ENDS) and bool(_BOUND.search(left))


@rule(
    OMISSION_RULES, "omit.coverage", "omission", of="count bare", reason="how many were asked or looked at in a survey",
    finds={"A survey of 2,000 shoppers found that 63% planned to spend less.": {}}, ignores=("Acme sold 2,000 surveys.",),
)  # fmt: skip
def coverage(context: Context) -> bool:
    """Survey coverage: "a poll of 2,000 shoppers", "interviewed 500 managers"."""
    if (context.quantity.noun or "").lower() in _POLLED and context.quantity.value < 150:
        return True
    reading, at = context.reading, context.governor
    if any(reading.lower(k) in _ASKED and reading.lower(k - 1) not in ("have", "has", "who") for k in range(context.index + 2, min(context.index + 4, len(reading.items)))):
        return True  # "of 1,000 shoppers polled"
    words_of = words()["survey_noun"]
    if reading.lower(at) in ("at", "covered", "covers", "examined", "tracked") and any(reading.lower(k) in words_of for k in range(max(0, at - 4), at)):
        return True  # "the study looked at 5,200 stores"
    if reading.lower(at) == "of" and any(reading.lower(k) in words_of for k in range(max(0, at - 3), at)):
        return True
    return reading.lower(at) in words()["survey_verb"]


@rule(
    OMISSION_RULES, "omit.denomination", "omission", of="money", reason="a denomination: the name of a note, a coin or one unit of currency",
    finds={"Shops refused the Rs500 and Rs1,000 bank notes.": {}}, ignores=("Acme sold $500m of notes.",),
)  # fmt: skip
def denomination(context: Context) -> bool:
    """A bank note, or the one unit of an exchange rate."""
    reading, k = context.reading, context.index
    if context.quantity.value == 1 and (_next(context) == "=" or (_next(context) in _EQUALS and context.quantity.quote[:3].lower() in ("one", "$1", "1 d", "1 e", "1 u"))):
        return True
    for j in range(k + 1, min(k + 5, len(reading.items))):
        word = reading.lower(j)
        if word in ("note", "notes", "banknote", "banknotes", "bill", "bills", "coin", "coins"):
            return context.quantity.value < 50_000
        if not (word in ("and", "or", ",", "bank", "denomination", "gold", "old", "new") or reading.kind(j) == "Q" or word[:2] == "rs"):
            return False
    return False


_EQUALS = frozenset(("equals", "equal", "was", "is", "buys", "bought", "fetched", "fetches", "equalled"))


@rule(
    OMISSION_RULES, "omit.price_class", "omission", of="money", reason="the bounds of a class of products",
    finds={"In the $200-500 segment Acme led.": {}}, ignores=("The segment grew to $500m.",),
)  # fmt: skip
def price_class(context: Context) -> bool:
    """The price band that names a class of products: "the middle segment of $300-600", "dear ($900 and above) class"."""
    if context.quantity.value > 1e6:
        return False
    reading, k = context.reading, context.index
    classes = words()["class_noun"]
    if reading.lower(context.governor) == "of" and reading.lower(context.governor - 1) in classes:
        return True
    for j in range(k + 1, min(k + 6, len(reading.items))):
        word = reading.lower(j)
        if word in classes:
            return True
        if reading.kind(j) in "VvPQ" or word in (",", "."):
            return False
    return False


@rule(
    OMISSION_RULES, "omit.bare", "omission", of="bare", reason="a number without a unit: an id, a rank, a version or a list count",
    finds={}, ignores=("Acme, which employs 310, is for sale.", "Acme has a staff of 530 in Leeds.", "Acme received 680 complaints, compared with 810 in February.",),
)  # fmt: skip
def bare(context: Context) -> bool:
    """A number without a unit that no count before it gives one."""
    if context.counted_before or is_exchange_rate(context):
        return False
    reading, k = context.reading, context.index
    if context.quantity.value >= 13 and _told_as_a_count(reading, k):
        return False
    if reading.lower(k + 1) == "of" and any(reading.kind(j) == "Q" and reading.items[j].quantity.dimension == "count" for j in range(k + 2, min(k + 5, len(reading.items)))):
        return False  # "400 of the 1,100 staff"
    if reading.lower(k + 1) == "of" and reading.lower(k + 2) in ("the", "these", "those", "its") and any(reading.lower(j) in _CUTS for j in (k + 3, k + 4)):
        return False  # "300 of the cuts"
    at = context.governor
    above = reading.item(at)
    if above is not None and above.verb is not None and above.kind == "V" and above.verb.lemma == "employ":
        return False  # "which employs 310"
    if reading.lower(at) == "of" and at > 0 and reading.items[at - 1].noun is not None:
        noun = reading.items[at - 1].noun
        if noun.measured == "headcount" or (noun.noun in _SOLD and context.quantity.value >= 10_000):
            return False  # "a staff of 530", "sales of 4.91 million"
    if _of_a_count(context):
        return False  # "headcount stands at 740", "the average number of personnel was 310"
    previous = next(iter(reading.quantities_before(k)), None)
    measured = context.decided[previous][1].metric if previous in context.decided else ""
    return not (reading.lower(context.governor) == "to" and measured in ("users", "units", "headcount", "production", "other"))


_HANDLED = frozenset(
    ("sold", "sells", "sell", "handled", "handles", "delivered", "delivers", "deliver", "shipped", "ships", "registered", "carried", "built", "builds", "ordered", "hired", "hires", "recruited", "added", "adds",
     "processed", "treated", "served", "employs", "employed", "operates", "operated", "flies", "owns", "owned", "assembled", "produced", "opened")
)  # fmt: skip
_COLLECTIVES = frozenset(("fleet", "network", "estate", "tally", "membership", "total", "count", "toll", "roster", "portfolio", "payroll", "headcount", "workforce"))


def is_exchange_rate_before(context: Context, previous: int) -> bool:
    return context.decided[previous][1].why.startswith("exchange rate")


def _told_as_a_count(reading, k: int) -> bool:
    """Whether the words beside a bare number say that it counts: "60 of its robots", "45 in all", "its existing 410", "sold 418 in June"."""
    before, after, then = reading.lower(k - 1), reading.lower(k + 1), reading.lower(k + 2)
    if after == "of" and then in ("them", "these", "those", "its", "their", "which", "whom", "his", "our"):
        return True
    if after in ("in all", "in total", "altogether") or (after == "in" and then in ("all", "total")):
        return before in (",", "to", "-", "(", "from") or reading.kind(k - 1) in "Vv"
    if before in ("existing", "current", "present", "remaining"):
        return reading.lower(k - 2) in ("its", "their", "the", "his", "our") and reading.kind(k + 1) not in "nNM"
    return before in _HANDLED and (reading.kind(k + 1) == "T" or (after in ("in", "against", "compared", "last", "during") and then not in ("the", "a")))


def _of_a_count(context: Context) -> bool:
    """Whether a bare number is told as the value of a count: a noun of staff, users or sales heads the clause, or a number stands before it that does."""
    reading, at = context.reading, context.governor
    word, item = reading.lower(at), reading.item(at)
    if reading.lower(context.index - 1) in ("currently", "now") and reading.lower(context.index - 2) == ",":
        noun = reading.items[context.index - 3].noun if context.index > 2 else None
        return noun is not None and noun.measured in _COUNTS
    before = next((m for k, (_, m) in context.decided.items() if m.why.startswith("number of")), None)
    if before is not None and word in ("from", "against", "than"):
        return True  # "the number of rigs fell to 663 from 720"
    if context.quantity.value < 13 or item is None:
        return False
    previous = next(iter(reading.quantities_before(context.index)), None)
    if previous is not None and previous in context.decided and reading.items[previous].quantity.dimension != "ratio" and word in ("from", "to", "than", "against", "versus", "vs", "with"):
        if word in ("from", "against") and reading.items[previous].quantity.dimension == "bare" and context.decided[previous][1].metric in ("other", *_COUNTS):
            return not is_exchange_rate_before(context, previous)
        return context.decided[previous][1].metric in _COUNTS and reading.items[previous].quantity.dimension in ("bare", "count")
    level = item.kind == "V" and item.verb is not None and item.verb.frame in ("level", "report")
    clause = reading.sentence.clause_at(reading.items[context.index].start)
    np = clause.subject if clause is not None else None
    if np is not None and np.head_token.lower == "number" and np.end <= reading.items[context.index].start and np.postmodifier("of") is not None and (level or word in ("to", "at", "from")):
        return True  # "the number of rigs fell to 663"
    if not (level or word in ("to", "at", "of", "from", "by")):
        return False
    first, _ = reading.clause(context.index)
    for j in range(at - 1, first - 1, -1):
        noun = reading.items[j].noun
        if reading.kind(j) in "QB":
            return False
        if reading.lower(j) in _COLLECTIVES and (level or word in ("to", "at", "from")):
            return True  # "the fleet will grow to 52"
        if noun is not None and noun.measured in _COUNTS and (not noun.counted or (level and item.verb is not None and item.verb.lemma in ("hit", "reach", "total", "number", "top", "exceed")) or "number" in {reading.lower(m) for m in range(max(first, j - 3), j)} or noun.noun in _SOLD):
            return True
    return False


_CUTS = frozenset(("cuts", "redundancies", "layoffs", "lay-offs", "dismissals", "job cuts", "jobs", "posts"))
_COUNTS = ("headcount", "users", "units", "unemployment")


@rule(
    OMISSION_RULES, "omit.exchange_ratio", "omission", of="count bare", reason="a ratio at which shares are exchanged",
    finds={"Holders get one new Acme share for each 2.5 shares held.": {}}, ignores=("Acme pays 5 cents for each share.",),
)  # fmt: skip
def exchange_ratio(context: Context) -> bool:
    """The shares one gets for another: "one new share for each 2.5 held"."""
    if context.quantity.value >= 10_000:
        return False
    low, at = context.reading.low, context.quantity.start - context.reading.sentence.start
    return "share" in low and bool(_FOR_EACH.search(low[max(0, at - 24) : at]))


_FOR_EACH = re.compile(r"\bfor (?:each|every)(?: of)?(?: [a-z]{1,9})? \Z")


_LISTENED = re.compile(r" (?:emergency|helpline|hotline|phone|telephone) (?:number|service|line|calls?)\b")


@rule(
    OMISSION_RULES, "omit.number_called", "omission", of="count bare", reason="a number to call",
    finds={"Dial the 999 emergency number of Acme.": {}}, ignores=("Acme has 999 phone lines.",),
)  # fmt: skip
def number_called(context: Context) -> bool:
    """A short number one calls: "the 999 emergency number"."""
    quantity, sentence = context.quantity, context.reading.sentence
    if quantity.value >= 1000 or not quantity.quote.isdigit() or len(quantity.quote) != 3:
        return False
    at = quantity.end - sentence.start
    low = context.reading.low
    return _LISTENED.match(low, at) is not None and low.endswith(("the ", "its "), 0, quantity.start - sentence.start)


@rule(
    OMISSION_RULES, "omit.enumeration", "omission", of="count bare", reason="a small enumeration",
    finds={"Acme closed two companies.": {}, "The 20 largest lenders use Acme.": {}, "Acme fell 12 places in a ranking of brands.": {}},
    ignores=("Acme employs 12 engineers.", "Acme owns 20 larger stores.", "Acme created 120 places for students."),
)  # fmt: skip
def enumeration(context: Context) -> bool:
    """A small enumeration: "three reasons", "two companies", "five largest brands"."""
    quantity = context.quantity
    noun = (quantity.noun or "").lower()
    if quantity.value < 500 and (_next(context) in _SUPERLATIVES or (context.reading.kind(context.index + 1) in "nwN" and _next(context, 2) in _SUPERLATIVES)):
        return True  # "its 50 biggest clients"
    if noun in _STEPS or (noun in ("places", "spots", "positions") and quantity.value < 200 and _moved_in_a_ranking(context)):
        return True
    enumerated = words()["enumerated"]
    if (noun in enumerated or _next(context) in enumerated) and quantity.value < 5_000:
        return True
    return quantity.value < 13 and quantity.quote.split()[0].lower() in _SMALL and quantity.quote.lower() != "a dozen"


_SUPERLATIVES = frozenset(("largest", "biggest", "top", "leading", "best", "worst", "busiest", "oldest", "smallest", "richest", "poorest", "most", "best-selling", "top-selling", "fastest-growing", "strongest"))
_STEPS = frozenset(("stars", "notches", "rungs", "instalments", "installments", "tranches", "laps"))


def _moved_in_a_ranking(context: Context) -> bool:
    verb = context.reading.item(context.governor)
    return verb is not None and (verb.lower in ("up", "down") or (verb.verb is not None and verb.verb.lemma in ("fall", "rise", "climb", "drop", "slip", "jump", "gain", "lose", "move", "slide", "tumble")))
