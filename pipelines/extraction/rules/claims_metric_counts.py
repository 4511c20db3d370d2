"""Metric rules by count: sold 500 cars, employs 1,200 people, opened 45 stores."""

from __future__ import annotations

from pipelines.extraction.claims.measures import power_used
from pipelines.extraction.claims.reading import Item
from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule
from pipelines.extraction.rules.claims_metric_nouns import noun_of
from pipelines.extraction.rules.claims_metric_subject import clause_subject, object_of_change

COUNT_RULES: list[ClaimRule] = []


@rule(
    COUNT_RULES, "metric.counted", "metric", of="count physical bare",
    finds={
        "Acme employs about 1,200 people.": {"metric": "headcount", "value": 1200},
        "Acme has 35 million customers.": {"metric": "users", "value": 3.5e7},
        "Acme sold 4,500 trucks in 2023.": {"metric": "units", "value": 4500},
        "Acme opened 45 stores in 2023.": {"metric": "other", "statistic": "difference", "value": 45},
        "Acme is shutting 30 of its 120 shops.": {"metric": "other", "statistic": "difference", "value": -30},
        "Acme has let go of around 250 employees.": {"metric": "headcount", "statistic": "difference", "value": -250},
    },
    ignores=("Acme earned 4,500 euros.", "Acme opened at 4,500 yen."),
)  # fmt: skip
def counted(context: Context) -> Measure | None:
    """A count: by the verb (sell, ship, employ) and by the noun that is counted."""
    quantity, reading = context.quantity, context.reading
    verb = _verb_of(context)
    if reading.lower(context.governor) == "of" or context.frame.relation in ("to", "from"):
        found = noun_of(context) or object_of_change(context) or (clause_subject(context) if context.frame.relation in ("to", "from") else None)
        if found is not None and found.metric not in ("units", "users", "headcount", "revenue"):
            return found
    noun_at = _counted_noun(context)
    moved = _opened_or_shut(context, noun_at)
    if moved is not None:
        return moved
    if noun_at is None and reading.lower(context.index + 1) in ("of", "more", "new") :
        noun_at = next((k for k in range(context.index + 2, min(context.index + 7, len(reading.items))) if reading.items[k].noun is not None and reading.items[k].noun.counted), None)
    noun = reading.items[noun_at].noun if noun_at is not None else None
    if noun is not None and noun.counted == "headcount":
        return _headcount(context, noun_at, verb)
    if noun is not None and "people" in noun.flags and reading.lower(context.governor) == "'s" and reading.lower(context.governor - 1) in ("country", "nation", "world", "region", "city"):
        return Measure("other", noun_at, why="a population")
    if noun is not None and "people" in noun.flags:
        around = {reading.items[k].verb.lemma for k in range(len(reading.items)) if reading.items[k].verb is not None}
        near = {reading.lower(k) for k in range(max(0, context.index - 6), min(len(reading.items), context.index + 8))}
        if (verb is not None and verb.verb.count == "headcount") or around & {"employ", "lay off", "hire", "recruit", "strike"} or near & {"employs", "employ", "employing", "staff", "employed", "jobs", "layoffs", "layoff", "dismissals", "reductions", "redundant", "redundancies", "workforce", "employment", "lay-offs", "lay-off", "job cuts", "downsizing", "payroll", "wages", "wage", "pay", "strike", "unions", "union"}:
            return _headcount(context, noun_at, verb)
        if context.frame.direction < 0 and verb is not None:
            return _headcount(context, noun_at, verb)
    if quantity.dimension in ("physical", "count") and context.frame.relation in ("to", "from"):
        before = next(iter(reading.quantities_before(context.index)), None)
        moved = context.decided.get(before) if before is not None else None
        if moved is not None and moved[1].metric == "production" and moved[0].statistic in ("change", "difference", "level") and moved[0].anchor == context.frame.anchor:
            return Measure("production", moved[1].item, why="what it moves to")
    if quantity.dimension == "physical":
        return _physical(context, verb)
    ordered = range(max(0, context.governor - 8), context.governor) if reading.lower(context.governor) == "for" else range(context.governor - 1, context.governor)
    if reading.lower(context.governor) in ("for", "of") and any(reading.lower(k) in ("order", "orders", "contract", "tender", "delivery") for k in ordered) and (noun is None or noun.counted == "other"):
        return Measure("units", context.after[-1] if context.after else None, why="an order for things")
    unknown = context.after and reading.kind(context.after[-1]) == "n" and noun is None
    if (unknown and not (verb is not None and verb.verb.count)) or (noun is not None and noun.counted == "other" and "share" not in noun.flags and reading.kind(context.governor) == "V") or (noun is not None and "thing" in noun.flags and context.frame.relation in ("to", "from")):
        told = clause_subject(context) if _states_level(context) else None
        if told is not None and told.metric in ("units", "users", "production", "headcount"):
            return told  # "shipments totalled 11m pieces", "completions fell to 7,000 homes"
    above = reading.item(context.governor)
    if noun is not None and noun.counted == "units" and _states_level(context):
        told = clause_subject(context)
        if told is not None and told.metric == "production":
            return told  # "capacity will reach 90,000 wafers a month"
    if noun is not None and noun.noun in ("home", "house") and reading.lower(context.governor) == "on" and {"started", "start", "began", "begun"} & {reading.lower(k) for k in range(max(0, context.governor - 4), context.governor)}:
        return Measure("production", noun_at, why="homes begun")
    if noun is not None and noun.noun == "home" and above is not None and above.kind in "Vv" and above.lower in ("started", "completed", "built", "sold", "finished", "build", "sell", "start", "complete"):
        return Measure("units", noun_at, why="homes built or sold")
    if above is not None and above.kind == "V" and above.verb.lemma in ("make", "assemble", "build", "turn out") and _at_a_pace(context):
        return Measure("production", noun_at, why="made in a time")
    if noun is not None and noun.noun == "member" and _UNION & {item.lower for item in reading.items}:
        return Measure("headcount", noun_at, why="members of a union")
    if verb is not None and verb.verb.count and verb.verb.frame != "change" and _traded_by_countries(context, verb):
        return Measure("trade", None, why="sold or bought by a country")
    if verb is not None and verb.verb.count and verb.verb.frame != "change" and (noun is None or noun.counted in ("units", "users", "") or verb.verb.count == "headcount"):
        if noun is not None and noun.counted == "users" and verb.verb.count == "units" and "thing" not in noun.flags:
            return Measure("users", noun_at, why=f"counted: {reading.items[noun_at].text!r}")
        if noun is not None and noun.counted == "units" and verb.verb.count == "users":
            return Measure("units", noun_at, why=f"counted: {reading.items[noun_at].text!r}")
        sign = -1 if "cut" in verb.verb.flags else 1 if "plus" in verb.verb.flags else 0
        return Measure(verb.verb.count, None, sign, "difference" if sign else None, why=f"object of {verb.text!r}")
    if noun is not None:
        return Measure(noun.counted, noun_at, why=f"counted: {reading.items[noun_at].text!r}")
    if unknown:
        return Measure("other", context.after[-1], why=f"counted: {reading.items[context.after[-1]].text!r}")
    return None


_UNION = frozenset(("union", "unions", "strike", "strikes", "struck", "stoppage", "walkout", "walked out", "picket", "pickets", "industrial action"))


def _states_level(context: Context) -> bool:
    governor = context.reading.item(context.governor)
    return context.frame.relation in ("to", "from") or (governor is not None and governor.kind == "V" and governor.verb.frame == "level")


def _at_a_pace(context: Context) -> bool:
    """ "2,000 engines a week", "450 cars a day"."""
    reading = context.reading
    for j in range(context.index + 1, min(context.index + 6, len(reading.items))):
        if reading.lower(j) in ("a", "per", "each", "every") and (reading.kind(j + 1) == "T" or reading.lower(j + 1) in ("day", "week", "month", "year", "hour", "shift")):
            return True
        if reading.kind(j) == "T" and reading.lower(j) in ("a day", "a week", "a month", "a year", "per day", "per year", "annually", "daily", "weekly"):
            return True
        if reading.kind(j) in "VvQB":
            return False
    return False


_SHUT = frozenset(("close", "closed", "closing", "closes", "shut", "shutting", "shuts", "shutter", "shuttered"))
_OPENED = frozenset(("open", "opened", "opening", "opens", "add", "added", "adding", "adds"))


def _opened_or_shut(context: Context, noun_at: int | None) -> Measure | None:
    """Stores opened or shut, staff let go: a count that changes by so many."""
    reading, at = context.reading, context.governor
    word, following = reading.lower(at), [reading.lower(k) for k in range(context.index + 1, context.index + 5)]
    if (word in ("let", "lets", "letting") and "go" in following) or (word == "of" and reading.lower(at - 1) == "let go"):
        return Measure("headcount", noun_at, -1, "difference", why="let go")
    if following[:2] in (["still", "work"], ["now", "work"]) or following[:2] in (["work", "for"], ["work", "at"]):
        return Measure("headcount", None, why="those who work there")
    if word not in _SHUT and word not in _OPENED:
        return None
    noun = reading.items[noun_at].noun if noun_at is not None else None
    place = noun is not None and noun.noun in _PLACES
    if noun is None and following[:1] == ["of"]:
        place = any(reading.items[k].noun is not None and reading.items[k].noun.noun in _PLACES for k in range(context.index + 2, min(context.index + 7, len(reading.items))))
    if place:
        return Measure("other", noun_at, -1 if word in _SHUT else 1, "difference", why=f"{word}: so many more or fewer")
    return None


_PLACES = frozenset(("store", "shop", "branch", "outlet", "restaurant", "hotel", "supermarket", "site", "plant", "factory", "mill", "warehouse", "dealership", "cafe", "salon", "pub", "office", "dark store", "showroom"))


def _counted_noun(context: Context) -> int | None:
    """The noun that heads what is counted; of two joined phrases ("14,000 employees and sales of …") the first, unless the second is staff."""
    items, found = context.reading.items, None
    for k in context.after:
        noun = items[k].noun
        if noun is None or not noun.counted:
            continue
        joined = found is not None and any(items[j].lower in ("and", "or") for j in range(found + 1, k))
        if not joined or noun.counted == "headcount":
            found = k
    return found


def _headcount(context: Context, noun_at: int | None, verb: Item | None) -> Measure:
    reading = context.reading
    item = reading.items[noun_at] if noun_at is not None else None
    flags = item.noun.flags if item is not None and item.noun is not None else frozenset()
    words = {reading.lower(k) for k in range(max(0, context.index - 9), min(len(reading.items), context.index + 10))}
    if "cut" in flags:
        return Measure("headcount", noun_at, -1, "difference", why=f"counted: {item.text!r}")
    if "total" in context.skipped or (reading.lower(context.governor) == "of" and reading.kind(context.governor - 1) == "Q"):
        return Measure("headcount", noun_at, why="a total of staff")
    negative = words & {"dismissals", "reductions", "lay-offs", "lay-off", "at risk", "cut", "cuts", "cutting", "axe", "axed", "axing", "shed", "shedding", "lose", "losing", "lost", "slash", "slashed", "eliminate", "eliminated", "threatened", "redundant", "redundancies", "go", "laid", "layoffs", "fire", "fired", "loss", "losses", "reduction", "reduce", "lay", "sack", "sacked", "jobless", "redundancy", "unemployed", "closure"}
    positive = words & {"create", "creating", "created", "hire", "hiring", "hired", "add", "adding", "added", "recruit", "recruiting", "new"}
    if words & {"temporary", "temporarily"} and words & {"laid", "lay", "laid off", "lay off", "layoffs", "lay-offs", "lay-off"} and words & {"employees", "workers", "staff", "personnel"}:
        return Measure("headcount", noun_at, why="laid off for a time")
    if context.frame.statistic == "difference" or "job" in flags or words & {"jobs", "layoffs", "layoff", "lay-offs", "lay-off", "dismissals", "reductions", "redundant", "redundancies", "redundancy", "jobless"} or (verb is not None and (verb.verb.direction or verb.verb.flags & {"cut", "plus"})):
        if negative or context.frame.direction < 0 or (verb is not None and "cut" in verb.verb.flags):
            return Measure("headcount", noun_at, -1, "difference", why="jobs lost")
        if positive or context.frame.direction > 0:
            return Measure("headcount", noun_at, 1, "difference", why="jobs added")
    return Measure("headcount", noun_at, why=f"counted: {item.text!r}" if item else "staff")


_GOODS = ("tonne", "ton", "barrel", "litre", "liter", "ounce", "gallon", "pound", "kilo", "bushel", "watt", "gram", "cubic", "bag", "bale", "carat")


def _physical(context: Context, verb: Item | None) -> Measure:
    reading = context.reading
    if "watt" in context.quantity.unit:
        return Measure("other" if power_used(context) else "production", None, why="power")
    if not any(g in context.quantity.unit for g in _GOODS):
        return Measure("other", None, why="a physical quantity")
    if (verb is not None and _traded_by_countries(context, verb)) or {reading.lower(k) for k in range(max(0, context.index - 5), context.index)} & {"tender", "tenders"}:
        return Measure("trade", None, why="sold or bought by a country")
    above = reading.item(context.governor)
    if above is not None and above.kind == "V" and above.verb.lemma == "make":
        return Measure("production", None, why="goods made")
    if verb is not None and verb.verb.count in ("production", "units", "trade"):
        return Measure(verb.verb.count, None, why=f"object of {verb.text!r}")
    first, last = reading.clause(context.index)
    for k in [*range(context.index - 1, first - 1, -1), *range(context.index + 1, last)]:
        noun = reading.items[k].noun
        if noun is not None and noun.measured in ("production", "units", "trade", "market_size"):
            return Measure(noun.measured, k, why=f"measured: {reading.items[k].text!r}")
        if noun is not None and noun.measured == "revenue":
            return Measure("units", k, why="sales volume")
    return Measure("other", None, why="a physical quantity")


def _traded_by_countries(context: Context, verb: Item) -> bool:
    """Goods by weight that a country, or somebody for it, ships, sells or buys: "Thailand sold 40,000 tonnes of sugar to Korea"."""
    if context.quantity.dimension != "physical" or verb.verb.lemma not in ("ship", "sell", "buy", "purchase", "order") or not any(g in context.quantity.unit for g in _GOODS):
        return False
    reading = context.reading
    clause = reading.sentence.clause_at(verb.start)
    np = clause.subject if clause is not None else None
    place = np is not None and np.mention is not None and np.mention.kind == "place"
    state = np is not None and {t.lower for t in np.tokens} & {"state", "agency", "government", "board", "ministry", "authority"}
    return bool(place or state or (np is not None and np.mention is None and {item.lower for item in reading.items} & {"tender", "tenders"}))


def _verb_of(context: Context) -> Item | None:
    """The lexicon verb that the number is object (or passive subject) of."""
    reading, at = context.reading, context.governor
    k = at
    while k >= 0 and k > at - 4 and reading.kind(k) in "wT" and reading.kind(k) not in "V":
        k -= 1
    if k >= 0 and reading.kind(k) == "V" and (reading.items[k].verb.frame in ("metric", "change", "own") or reading.items[k].verb.count):
        return reading.items[k]
    # passive: "25 million players were sold"
    for j in range(context.index + 1, min(context.index + 10, len(reading.items))):
        item = reading.items[j]
        if item.kind == "V" and item.verb.frame in ("metric", "change"):
            passive = any(reading.lower(m) in ("were", "was", "been", "be", "being", "are", "is") for m in range(max(context.index + 1, j - 4), j)) or item.tag == "VBN"
            return item if passive else None
        if item.kind in "QBP" and item.lower != "of":
            break
    # gerund or coordinated object: "sold 5 cars and 20 trucks"
    for j in range(at, max(at - 9, -1), -1):
        item = reading.items[j]
        if item.kind == "V" and item.verb.frame == "metric":
            return item
        if item.kind in "VvB" and item.lower not in (",",):
            return None
    return None
