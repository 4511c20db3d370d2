"""Metric rules by verb and by count: earn, fine, invest, buy … for; sold 500 cars, employs 1,200 people."""

from __future__ import annotations

from pipelines.extraction.claims.lexicon import measure_nouns
from pipelines.extraction.claims.measures import exports_bring, power_used
from pipelines.extraction.claims.reading import Item
from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule
from pipelines.extraction.rules.claims_metric_nouns import noun_of
from pipelines.extraction.rules.claims_metric_subject import clause_subject, object_of_change

COUNT_RULES: list[ClaimRule] = []
VERB_RULES: list[ClaimRule] = []


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


@rule(
    VERB_RULES, "metric.per_annum", "metric", of="percent", statistic="level",
    finds={"Acme pays savers 11% per annum on deposits.": {"metric": "interest_rate", "value": 11}},
    ignores=("Acme lends 11% of its funds.",),
)  # fmt: skip
def per_annum(context: Context) -> Measure | None:
    """A yearly rate on loans, bonds or deposits."""
    reading, k = context.reading, context.index
    if not ((reading.lower(k + 1) == "per" and reading.lower(k + 2) == "annum") or reading.lower(k + 1) in ("p.a", "p.a.", "per annum", "coupon", "interest")):
        return None
    nouns = {"loan", "mortgage", "bond", "note", "deposit", "mortgage loan", "credit", "interest", "rate", "coupon", "account", "yield", "interest rate"}
    if any(item.noun is not None and item.noun.noun in nouns for item in reading.items):
        return Measure("interest_rate", None, why="a rate a year on lent money")
    return None


@rule(
    VERB_RULES, "metric.company_moves", "metric", of="percent money",
    finds={"Zenon, due to report its profit today, rose eight cents to $4.50.": {"metric": "price", "value": 0.08, "statistic": "difference"}},
    ignores=("Zenon's profit rose eight cents a share.",),
)  # fmt: skip
def company_moves(context: Context) -> Measure | None:
    """A company that rises by cents: its share price."""
    reading, frame = context.reading, context.frame
    if context.is_percent and frame.statistic == "change" and _named_mover(context):
        metric = context.carried.metric if context.carried is not None else "price"
        if metric == "price" and (reading.items[frame.anchor].verb is not None and reading.items[frame.anchor].verb.lemma in ("grow", "expand")):
            metric = "revenue"  # a company that grows, not its shares
        return Measure(metric, None, why="the one named moves, as those before" if context.carried is not None else "the one named moves")
    if context.is_percent and frame.statistic == "change" and frame.relation == "extent" and reading.kind(frame.anchor) == "V":
        clause = reading.sentence.clause_at(reading.items[frame.anchor].start)
        np = clause.subject if clause is not None else None
        if np is not None and np.kind == "noun" and np.head_lemma in ("business", "division", "segment", "arm", "unit", "operation"):
            return Measure("revenue", None, why=f"a part of a company grows: {np.text!r}")
    if not context.is_money or context.quantity.value >= 500 or frame.relation != "extent" or frame.anchor != context.governor or reading.kind(frame.anchor) != "V":
        return None
    clause = reading.sentence.clause_at(reading.items[frame.anchor].start)
    if clause is not None and clause.subject is not None and clause.subject.kind == "name" and reading.items[frame.anchor].verb.lemma not in ("cut", "raise", "save", "add", "reduce"):
        return Measure("price", None, why="the company itself moves by a small amount")
    return None


def _named_mover(context: Context) -> bool:
    """Whether somebody named moves by himself: "France dropped by 52%", "Germany saw an increase of 40%"."""
    reading, frame = context.reading, context.frame
    at = frame.anchor
    if at < 0 or at > context.index or frame.relation not in ("extent", "of"):
        return False
    clause = reading.sentence.clause_at(reading.items[at].start)
    np = clause.subject if clause is not None else None
    if np is None or np.kind != "name" or clause.verb is None:
        return False
    if reading.kind(at) == "C" and (clause.verb.lemma not in ("see", "post", "record", "report", "register", "show") or reading.lower(context.index + 1) in ("in", "of", "for")):
        return False
    begin = reading.item_at(clause.verb.start) or at
    for k in range(begin - 1, max(begin - 9, -1), -1):  # "revenues - in dollars - rose": the measure is named after all
        if reading.kind(k) == "Q" or reading.lower(k) in ("while", "but", ";"):
            break
        if reading.items[k].noun is not None and reading.items[k].noun.measured and "premod" not in reading.items[k].noun.flags:
            return False
    return not any(reading.items[k].noun is not None and reading.items[k].noun.measured for k in range(min(begin, at), context.index))


@rule(
    VERB_RULES, "metric.verb", "metric",
    finds={
        "Acme earned $5m in 2023.": {"metric": "profit"},
        "Acme was fined $5m by the regulator.": {"metric": "penalty"},
        "Acme bought Zenon for $5m.": {"metric": "deal_value"},
        "Acme raised $5m in May.": {"metric": "investment"},
    },
    ignores=("Acme shares rose 5%.",),
)  # fmt: skip
def verb_metric(context: Context) -> Measure | None:
    """The verb itself names the metric of its object or price: earn, fine, invest, employ, buy … for."""
    reading, frame = context.reading, context.frame
    if frame.relation in ("than", "from", "parallel", "conversion", "premodifier"):
        return None
    kind = context.quantity.dimension
    first, _ = reading.clause(context.index)
    reach = 22 if frame.relation in ("for", "at", "with", "to", "in") else 6
    for k in range(context.governor, max(first - 1, context.governor - reach), -1):
        item = reading.items[k]
        if item.kind == "Q" and frame.relation not in ("for", "in") and (frame.relation != "at" or item.quantity.dimension == context.quantity.dimension):
            break
        if item.kind == "N" and item.noun is not None and frame.relation == "to" and item.noun.measured and not item.noun.weak:
            return None
        if item.noun is not None and frame.relation == "for" and item.noun.noun in _SALE and context.is_money:
            return Measure("deal_value", k, why=f"price of {item.text!r}")
        if item.kind != "V" or item.verb is None:
            if item.kind == "v" and frame.relation in ("object",):
                return None
            continue
        verb = item.verb
        if verb.lemma == "represent" and frame.relation == "of" and frame.statistic == "change":
            return None  # "representing growth of 6%": of what stands before
        if verb.frame in ("change", "level") and not ("ambig" in verb.flags or verb.flags & {"saving"}) and not verb.metric_of(kind):
            return None
        if verb.frame == "say":
            return None
        metric = verb.metric_of(kind)
        if kind == "percent" and frame.statistic == "change" and verb.count in ("production", "units", "users"):
            metric = verb.count  # "produced 1.1% less"
        if not metric:
            continue
        return _verb_measure(context, k, metric)
    return None


#: Verbs of colloquial speech for raising money, only with it as their object.
_WON = frozenset(("land", "bag", "nab", "snag", "scoop", "score", "net", "reap"))
#: Words beside "pay" that make the payment a penalty.
_WRONG = frozenset(
    ["offences", "offence", "prosecution", "prosecutors", "justice", "guilty", "admitted", "evasion", "wrongful", "misleading", "breach", "breaching", "breached", "overcharging", "illegally", "bribes", "ordered", "fine", "fines", "fined", "penalty", "penalties", "settle", "settling", "settlement", "damages", "compensation", "compensate", "victims", "bribery", "lawsuit", "lawsuits", "charges", "court", "regulators", "fraud", "antitrust", "probe", "allegations", "alleged", "claims", "plaintiffs", "restitution", "sued", "judge", "violations", "wrongdoing", "cartel", "price-fixing"]
)
_SALE = frozenset(("sale", "purchase", "acquisition", "takeover", "buyout", "bid", "offer", "deal", "agreement", "disposal"))


def _one_of_many(context: Context) -> bool:
    """The average or typical one of its kind: "the average house sold for £148,000"."""
    clause = context.reading.sentence.clause_at(context.reading.items[context.index].start)
    text = clause.subject.text.lower() if clause is not None and clause.subject is not None else ""
    return text.startswith(("the average ", "average ", "the typical ", "each ", "a typical "))


def _on_a_site(context: Context) -> bool:
    """Money spent on what lasts: "on a new bottling plant", "on expanding the port"."""
    reading, k = context.reading, context.index + 1
    for j in range(k, min(k + 9, len(reading.items))):
        noun = reading.items[j].noun
        if noun is not None and noun.measured == "investment" and noun.noun not in ("research", "research and development", "r&d", "campaign", "plan", "aid"):
            return True
        if reading.lower(j) in ("expanding", "upgrading", "modernising", "modernizing", "building", "refurbishing", "extending", "constructing", "rebuilding"):
            return True
        if reading.kind(j) in "QB" or (reading.kind(j) in "Vv" and j > k + 1):
            return False
    return False


_FUNDERS = frozenset(("fund", "funds", "investors", "backers", "venture", "round", "angels", "vcs", "shareholders"))


def _funders(context: Context) -> bool:
    return bool(_FUNDERS & {context.reading.lower(j) for j in range(context.index + 1, min(context.index + 9, len(context.reading.items)))})


def _verb_measure(context: Context, k: int, metric: str) -> Measure | None:
    reading, item, frame = context.reading, context.reading.items[k], context.frame
    verb = item.verb
    relation, lemma = frame.relation, verb.lemma
    if lemma == "trade" and context.is_percent and (relation != "at" or frame.statistic != "level" or context.after):
        return None
    if "into" in verb.flags and context.reading.lower(context.index + 1) not in ("into", "behind", "towards", "toward"):
        return None  # "put £300m into the plant", but "put the bill at £300m"
    if lemma in _WON and (relation != "object" or k != context.governor):
        return None  # "landed $25m", but "to land in a range of"
    if lemma in ("buy", "acquire", "purchase", "sell", "take over", "snap up") and context.is_money:
        if relation == "at":
            return Measure("price", k, why=f"price after {item.text!r}")
        if relation not in ("for", "object", "in"):
            return None
        if lemma == "sell" and relation == "for" and 1 != context.quantity.value < 10_000:
            return Measure("price", k, why="sold for")
        if relation == "for" and _one_of_many(context):
            return Measure("price", k, why="what one of many sold for")
        return Measure("deal_value", k, why=f"price of {item.text!r}")
    if lemma == "value" and reading.lower(k) == "valuing" and any(reading.items[j].noun is not None and reading.items[j].noun.flags & {"share", "stock"} for j in range(0, k)):
        return Measure("market_cap", k, why="what its shares value it at")
    if lemma == "value" and any(reading.items[j].noun is not None and reading.items[j].noun.noun in ("bid", "offer", "deal", "merger", "takeover", "transaction") for j in range(max(0, k - 5), k)):
        return Measure("deal_value", k, why=f"a bid that {item.text!r}")
    if (lemma == "hold" and relation == "at") or (lemma == "raise" and (frame.statistic != "level" or relation == "to")):
        return None  # "its share held at 85%"
    if lemma == "lose":
        if frame.statistic in ("change", "difference") and context.is_percent | context.is_money:
            return None
        return Measure(metric, k, -1, why=f"object of {item.text!r}")
    if lemma == "save":
        return Measure("cost", k, -1, "difference", why="savings")
    if lemma == "award" and context.is_money and {reading.lower(j) for j in range(0, k)} & {"judge", "court", "jury", "tribunal", "arbitrators", "arbitrator", "panel"}:
        return Measure("penalty", k, why="awarded by a court")
    if lemma in ("go for", "change hands for") and _one_of_many(context):
        return Measure("price", k, why="what one of many sold for")
    if lemma in ("repay", "refund") and {reading.lower(j) for j in range(0, k)} & {"ordered", "orders", "told", "forced", "order"}:
        return Measure("penalty", k, why="ordered to pay back")
    if lemma == "pay" and context.is_money:
        words = {reading.lower(j) for j in range(max(0, k - 14), min(k + 18, len(reading.items)))}
        if words & {"dividend", "dividends"}:
            return Measure("dividend", k, why="dividend paid")
        if words & _WRONG:
            return Measure("penalty", k, why="paid in settlement")
        if relation == "object" and not words & {"for", "to", "acquire", "buy"} :
            return Measure("cost", k, why="paid")
    if lemma == "pay out" and not {reading.lower(j) for j in range(len(reading.items))} & {"dividend", "dividends", "shareholders", "investors", "share"}:
        return Measure("other", k, why="paid out")
    if lemma == "cost" and context.is_money and context.quantity.value >= 1e7 and {"stream", "built", "completed", "build"} & {reading.lower(j) for j in range(k + 1, min(k + 14, len(reading.items)))}:
        return Measure("investment", k, why="what building it costs")
    if lemma == "set aside" and any(reading.lower(j) in ("government", "ministry", "council", "parliament", "state", "treasury", "brussels", "commission") for j in range(0, k)):
        return Measure("investment", k, why="money a state sets aside")
    if lemma == "cost" and any(reading.lower(j) in ("redundancy", "severance", "recall", "pension", "compensation", "bonus") for j in range(max(0, k - 12), k)):
        return Measure("cost", k, why="what it cost")
    if lemma == "cost":
        clause = reading.sentence.clause_at(item.start)
        noun = measure_nouns().get(clause.subject.head_token.lower) if clause is not None and clause.subject is not None else None
        if noun is not None and noun.measured == "investment":
            return Measure("investment", k, why="what building it costs")
    clause = reading.sentence.clause_at(item.start) if lemma == "cost" else None
    one = clause is not None and clause.verb is not None and clause.verb.tense == "present" and clause.subject is not None and clause.subject.kind in ("pronoun", "name")
    if lemma == "cost" and context.quantity.value < (200_000 if one else 10_000) and relation == "object":
        return Measure("price", k, why="what one costs")
    if lemma in ("close", "finish") and (context.quantity.value >= 1e6 or relation != "at"):
        return None
    if lemma == "spend" and {reading.lower(j) for j in range(k + 1, min(k + 12, len(reading.items)))} & {"acquiring", "buying", "firm", "rival", "startup", "acquisitions"}:
        return Measure("deal_value", k, why="spent on buying")
    if lemma == "spend" and _on_a_site(context):
        return Measure("investment", k, why="spent on building")
    if lemma == "fetch" and context.quantity.value >= 1e6:
        return Measure("deal_value", k, why="what it was sold for")
    if lemma in ("pull in", "attract", "secure", "haul in") and metric == "revenue" and _funders(context):
        return Measure("investment", k, why="money from investors")
    if lemma == "spend" and any(reading.lower(j) in ("back", "buyback", "repurchase", "buyback") for j in range(k + 1, min(k + 12, len(reading.items)))):
        return Measure("other", k, why="spent on its own shares")
    if lemma in ("settle",) and relation not in ("for", "object"):
        return None
    if verb.frame == "change" and not context.is_money:
        return None
    if context.is_percent and metric == "headcount" and "cut" in verb.flags:
        return Measure("headcount", k, -1, "change", why=f"object of {item.text!r}")
    if verb.frame == "own" and metric == "other" and not context.is_percent:
        return None
    if metric == "revenue" and context.balance == "trade" and exports_bring(context, item.start):
        return Measure("trade", k, why="what exports bring in")
    if metric == "revenue" and any(reading.items[j].noun is not None and "market" in reading.items[j].noun.flags for j in range(max(0, k - 6), k)):
        return Measure("market_size", k, why="what a market brings in")
    sign = -1 if "cut" in verb.flags else 1 if "plus" in verb.flags else 0
    return Measure(metric, k, sign, "difference" if sign else None, why=f"object of {item.text!r}")


