"""Metric rules: what a number measures, decided by the noun that heads the measured phrase, the verb's argument, or the number beside it."""

from __future__ import annotations

from pipelines.extraction.claims.reading import Item
from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule

METRIC_RULES: list[ClaimRule] = []

_CUT = frozenset(("cut", "shed", "axe", "lose", "slash", "eliminate", "reduce", "fire", "lay off", "dismiss", "retrench", "trim", "go"))


def noun_measure(context: Context, index: int, role: str) -> Measure | None:
    """The measure a noun of the lexicon gives a number in a role (measured, counted, part_of), with its special readings."""
    item = context.reading.items[index]
    noun = item.noun
    if noun is None:
        return None
    metric = getattr(noun, role)
    quantity, flags, statistic = context.quantity, noun.flags, context.frame.statistic
    sign, forced = 0, None
    if role == "measured":
        if "share" in flags:
            metric = _share(context, index)
        if "stock" in flags and context.quantity.dimension == "count":
            metric = "other"
        if noun.noun == "sales" and _volume(context):
            metric = "units"
        if metric == "revenue" and quantity.dimension in ("count", "physical"):
            metric = "units"
        if "index" in flags and quantity.dimension not in ("percent", "money"):
            return None
        if "market" in flags and quantity.dimension == "money" and statistic == "level" and context.frame.relation in ("premodifier", "object"):
            metric = "market_size"
        if metric in ("users", "units", "headcount") and quantity.dimension == "money":
            metric = ""
    if "loss" in flags and metric == "profit" and quantity.dimension == "money" and statistic == "level":
        sign = -1
    if "saving" in flags and quantity.dimension == "money":
        forced, sign = "difference", -1
    if "cut" in flags and quantity.dimension == "count":
        forced, sign = "difference", -1
    if not metric:
        return None
    return Measure(metric, index, sign, forced, why=f"{role}: {item.text!r}")


def _share(context: Context, index: int) -> str:
    """Share: of a market, or the security; by number, neighbours and unit."""
    reading, item = context.reading, context.reading.items[index]
    plural = item.lower.endswith("shares")
    after = [reading.lower(k) for k in range(index + 1, min(index + 9, len(reading.items)))]
    before = {reading.lower(k) for k in range(max(index - 4, 0), index)}
    if context.is_percent and not plural:
        if any(w in ("capital", "price", "stake") for w in after[:1]):
            return "other"
        return "market_share"
    if context.quantity.dimension == "percentage_point":
        return "market_share"
    if context.is_percent and plural and before & {"market"}:
        return "market_share"
    return "price"


def _volume(context: Context) -> bool:
    """Sales counted in pieces: "vehicle sales", "sales of cars" with a count beside; left to the unit of the number elsewhere."""
    return context.quantity.dimension in ("count", "physical")


def _nouns(context: Context, indices) -> list[int]:
    return [k for k in indices if context.reading.items[k].noun is not None]


@rule(
    METRIC_RULES, "metric.exchange_rate", "metric",
    finds={"One dollar bought 154.55 yen ($1 = 154.55 yen).": {"metric": "other"}},
    ignores=("Acme bought Zenon for 154.55m yen.",),
)  # fmt: skip
def exchange_rate(context: Context) -> Measure | None:
    """A rate of exchange: "$1 = 154.55 yen", "trading at 1.31 to the euro"."""
    reading = context.reading
    if context.is_money and (reading.lower(context.index - 1) == "=" or reading.lower(context.index + 1) == "="):
        return Measure("other", None, why="exchange rate")
    if context.is_money and context.quantity.value < 1000 and any(
        reading.lower(k) in ("dollar", "euro", "yen", "pound", "sterling", "greenback", "rupee", "yuan", "franc", "mark") and reading.kind(k) in "nwNM"
        for k in [*range(max(0, context.index - 8), context.index), *range(context.index + 1, min(context.index + 5, len(reading.items)))]
    ) and any(reading.lower(k) in ("against", "rate", "dollar", "currency") for k in range(max(0, context.index - 10), min(context.index + 5, len(reading.items)))):
        return Measure("other", None, why="exchange rate")
    return None


@rule(
    METRIC_RULES, "metric.per_share", "metric",
    finds={
        "Acme earned $5m, or 20 cents a share, in 2023.": {"metric": "profit", "value": 0.2},
        "Zenon offered $37 a share for Acme.": {"metric": "price", "value": 37},
    },
    ignores=("Acme sold its share for $37m.",),
)  # fmt: skip
def per_share(context: Context) -> Measure | None:
    """An amount a share: earnings where profit or loss is spoken of, a dividend, else a price."""
    reading, k = context.reading, context.index + 1
    if not context.is_money:
        return None
    if reading.lower(k) == "(" or reading.lower(k) == "-":
        k += 1
    if not ((reading.lower(k) in ("a", "per", "each", "/", "an") and reading.lower(k + 1) in ("share", "shares", "shr", "ads", "adr")) or reading.lower(k) in ("per share",)):
        return None
    for j in range(context.index - 1, max(-1, context.index - 25), -1):
        item = reading.items[j]
        if item.kind == "Q" and j in context.decided:
            frame, measure = context.decided[j]
            if measure.metric in ("profit", "dividend", "price"):
                return Measure(measure.metric, measure.item, measure.sign if measure.metric == "profit" else 0, why="per share, beside the total")
            if measure.metric == "deal_value":
                return Measure("price", None, why="per share in a deal")
        if item.noun is not None:
            if item.noun.measured in ("profit", "dividend"):
                return Measure(item.noun.measured, j, -1 if "loss" in item.noun.flags else 0, why=f"per share of {item.text!r}")
            if item.noun.measured in ("price", "deal_value"):
                break
        if item.verb is not None and item.verb.lemma in ("earn", "lose"):
            return Measure("profit", j, -1 if item.verb.lemma == "lose" else 0, why="earned per share")
    return Measure("price", None, why="an amount a share")


@rule(
    METRIC_RULES, "metric.counted", "metric",
    finds={
        "Acme employs about 1,200 people.": {"metric": "headcount", "value": 1200},
        "Acme has 35 million customers.": {"metric": "users", "value": 3.5e7},
        "Acme sold 4,500 trucks in 2023.": {"metric": "units", "value": 4500},
    },
    ignores=("Acme earned 4,500 euros.",),
)  # fmt: skip
def counted(context: Context) -> Measure | None:
    """A count: by the verb (sell, ship, employ) and by the noun that is counted."""
    quantity, reading = context.quantity, context.reading
    if quantity.dimension not in ("count", "physical", "bare"):
        return None
    at = context.governor
    verb = _verb_of(context)
    noun_at = next((k for k in reversed(context.after) if reading.items[k].noun is not None and reading.items[k].noun.counted), None)
    if noun_at is None and reading.lower(context.index + 1) in ("of", "more", "new") :
        noun_at = next((k for k in range(context.index + 2, min(context.index + 7, len(reading.items))) if reading.items[k].noun is not None and reading.items[k].noun.counted), None)
    noun = reading.items[noun_at].noun if noun_at is not None else None
    if noun is not None and noun.counted == "headcount":
        return _headcount(context, noun_at, verb)
    if noun is not None and "people" in noun.flags:
        around = {reading.items[k].verb.lemma for k in range(len(reading.items)) if reading.items[k].verb is not None}
        near = {reading.lower(k) for k in range(max(0, context.index - 6), min(len(reading.items), context.index + 8))}
        if (verb is not None and verb.verb.count == "headcount") or around & {"employ", "lay off", "hire", "recruit"} or near & {"employs", "employ", "employing", "staff", "employed", "jobs", "redundant", "redundancies", "workforce", "employment"}:
            return _headcount(context, noun_at, verb)
        if context.frame.direction < 0 and verb is not None:
            return _headcount(context, noun_at, verb)
    if quantity.dimension == "physical":
        return _physical(context, verb)
    if verb is not None and verb.verb.count and verb.verb.frame != "change" and (noun is None or noun.counted in ("units", "users", "") or verb.verb.count == "headcount"):
        if noun is not None and noun.counted == "users" and verb.verb.count == "units":
            return Measure("users", noun_at, why=f"counted: {reading.items[noun_at].text!r}")
        if noun is not None and noun.counted == "units" and verb.verb.count == "users":
            return Measure("units", noun_at, why=f"counted: {reading.items[noun_at].text!r}")
        sign = -1 if "cut" in verb.verb.flags else 1 if "plus" in verb.verb.flags else 0
        return Measure(verb.verb.count, None, sign, "difference" if sign else None, why=f"object of {verb.text!r}")
    if noun is not None:
        return Measure(noun.counted, noun_at, why=f"counted: {reading.items[noun_at].text!r}")
    del at
    return None


def _headcount(context: Context, noun_at: int | None, verb: Item | None) -> Measure:
    reading = context.reading
    item = reading.items[noun_at] if noun_at is not None else None
    flags = item.noun.flags if item is not None and item.noun is not None else frozenset()
    words = {reading.lower(k) for k in range(max(0, context.index - 9), min(len(reading.items), context.index + 10))}
    if "cut" in flags:
        return Measure("headcount", noun_at, -1, "difference", why=f"counted: {item.text!r}")
    negative = words & {"cut", "cuts", "cutting", "axe", "axed", "axing", "shed", "shedding", "lose", "losing", "lost", "slash", "slashed", "eliminate", "eliminated", "threatened", "redundant", "redundancies", "go", "laid", "layoffs", "fire", "fired", "loss", "losses", "reduction", "reduce", "lay", "sack", "sacked"}
    positive = words & {"create", "creating", "created", "hire", "hiring", "hired", "add", "adding", "added", "recruit", "recruiting", "new"}
    if context.frame.statistic == "difference" or "job" in flags or (verb is not None and (verb.verb.direction or verb.verb.flags & {"cut", "plus"})):
        if negative or context.frame.direction < 0 or (verb is not None and "cut" in verb.verb.flags):
            return Measure("headcount", noun_at, -1, "difference", why="jobs lost")
        if positive or context.frame.direction > 0:
            return Measure("headcount", noun_at, 1, "difference", why="jobs added")
    return Measure("headcount", noun_at, why=f"counted: {item.text!r}" if item else "staff")


def _physical(context: Context, verb: Item | None) -> Measure:
    reading = context.reading
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


def _verb_of(context: Context) -> Item | None:
    """The lexicon verb that the number is object (or passive subject) of."""
    reading, at = context.reading, context.governor
    k = at
    while k >= 0 and k > at - 4 and reading.kind(k) in "wT" and reading.kind(k) not in "V":
        k -= 1
    if k >= 0 and reading.kind(k) == "V" and reading.items[k].verb.frame in ("metric", "change", "own"):
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
    METRIC_RULES, "metric.head_noun", "metric",
    finds={
        "The regulator imposed a $2.8 billion antitrust penalty on Acme.": {"metric": "penalty", "value": 2.8e9},
        "Zenon holds a 22% stake in Acme.": {"metric": "other", "value": 22},
    },
    ignores=("Acme paid $2.8 billion for Zenon.",),
)  # fmt: skip
def head_noun(context: Context) -> Measure | None:
    """The noun the number modifies: "$2.8 billion penalty", "22% stake", "a 36% share of the market"."""
    if context.frame.relation == "premodifier":
        return None
    for k in reversed(context.after):
        item = context.reading.items[k]
        if item.noun is None:
            continue
        role = "counted" if context.quantity.dimension in ("count", "physical") else "measured"
        if context.is_percent and "market" in item.noun.flags:
            return Measure("market_share", k, why=f"part of {item.text!r}")
        found = noun_measure(context, k, role)
        if found is not None and not (item.noun.weak and _strong_left(context)):
            return found
    return None


def _strong_left(context: Context) -> bool:
    item = context.reading.item(context.governor)
    return item is not None and item.kind == "V" and bool(item.verb.metric_of(context.quantity.dimension))


@rule(
    METRIC_RULES, "metric.change_of", "metric",
    finds={"A 12% rise in manufacturing exports helped Acme.": {"metric": "trade", "value": 12}},
    ignores=("Exports helped Acme to 12 new orders.",),
)  # fmt: skip
def change_of_what(context: Context) -> Measure | None:
    """What a noun of change is about: "5% increase in sales", "a 26% fall in profits", "profit drop", "sales growth of 5%"."""
    frame, reading = context.frame, context.reading
    at = frame.anchor
    if at < 0 or reading.kind(at) not in "CN" or frame.relation not in ("premodifier", "of", "copula", "to", "from", "extent"):
        return None
    if reading.lower(at + 1) in ("in", "of", "for", "on", "to") :
        stop = 9
        for k in range(at + 2, min(at + 2 + stop, len(reading.items))):
            item = reading.items[k]
            if item.kind in "VvBQ" or (item.kind == "P" and k > at + 2 and item.lower not in ("of",)):
                break
            if item.noun is not None:
                end = k
                while reading.kind(end + 1) == "N" and reading.items[end + 1].noun is not None:
                    end += 1
                found = noun_measure(context, end, "measured") or noun_measure(context, k, "measured")
                if found is not None:
                    return found
    for k in range(at - 1, max(at - 4, -1), -1):  # compound: "profit drop", "sales growth"
        item = reading.items[k]
        if item.noun is not None and k != context.index:
            found = noun_measure(context, k, "measured")
            if found is not None:
                return found
        elif item.kind not in "wnMN":
            break
    if reading.lower(at) == "growth" and reading.lower(at - 1) in ("economic", "gdp", "gnp"):
        return Measure("gdp", at, why="economic growth")
    return None


@rule(
    METRIC_RULES, "metric.part_of", "metric",
    finds={
        "Acme made 38% of its net sales in Finland.": {"metric": "revenue", "value": 38},
        "Acme controls 90% of the beer market.": {"metric": "market_share", "value": 90},
        "The firm reported $162 billion in revenues.": {"metric": "revenue", "value": 1.62e11},
    },
    ignores=("Acme opened in 38 markets.",),
)  # fmt: skip
def part_of(context: Context) -> Measure | None:
    """What follows "of" or "in": "38% of net sales", "15% of the market", "$162 billion in revenues"."""
    reading, k = context.reading, context.index + 1
    if context.frame.relation in ("premodifier",) or (context.frame.statistic != "level" and not (context.quantity.word)):
        return None
    word = reading.lower(k)
    bare_half = context.is_percent and context.quantity.quote.lower() in ("half", "a third", "a quarter") and word in ("the", "its", "their", "all")
    if word not in ("of", "in", "worth") and not bare_half:
        return None
    if word == "in" and context.is_percent:
        return None
    role = "part_of" if context.is_percent else "measured"
    for j in range(k + 1, min(k + 10, len(reading.items))):
        item = reading.items[j]
        if item.kind in "VvBQP" or item.lower in ("which", "that", "who"):
            if item.lower in ("of", "'s") :
                continue
            break
        if item.noun is not None:
            end = j
            while reading.kind(end + 1) == "N" and reading.items[end + 1].noun is not None and getattr(reading.items[end + 1].noun, role):
                end += 1
            if context.is_percent and reading.lower(end) in ("share", "shares", "stock"):
                return Measure("other", end, why="part of the shares")
            found = noun_measure(context, end, role)
            if found is not None:
                return found
    if context.is_percent and word == "of":
        verb = reading.item(context.governor)
        if verb is not None and verb.kind == "V" and verb.verb.percent:
            return Measure(verb.verb.percent if verb.verb.percent != "market_share" else "other", None, why=f"object of {verb.text!r}")
    return None


@rule(
    METRIC_RULES, "metric.noun_of", "metric",
    finds={"Acme had revenues of $69 million.": {"metric": "revenue"}, "Acme reported a loss of $3m.": {"metric": "profit", "value": -3e6}},
    ignores=("The boss of 69 employees left Acme.",),
)  # fmt: skip
def noun_of(context: Context) -> Measure | None:
    """The noun before "of": "revenues of $69m", "a loss of $3m", "a valuation of $3.5 billion"; also "profit at $5m", "(revenue: $5m)"."""
    reading, at = context.reading, context.governor
    if reading.lower(at) not in ("of", ":", "at", "is", "("):
        return None
    if reading.lower(at) in ("at",) and reading.kind(at - 1) not in "N":
        return None
    k = at - 1
    if reading.lower(at) != "of":
        return None
    for _ in range(4):
        item = reading.item(k)
        if item is None or item.kind in "VvQ":
            return None
        if item.noun is not None:
            return noun_measure(context, k, "measured")
        if item.kind in ("B", "P", "T") and item.lower not in (",", "(", ")"):
            k -= 1
            continue
        if item.kind in "Mn" and reading.kind(k - 1) != "P":
            return None
        k -= 1
    return None


@rule(
    METRIC_RULES, "metric.verb", "metric",
    finds={
        "Acme earned $5m in 2023.": {"metric": "profit"},
        "Acme was fined $5m by the regulator.": {"metric": "penalty"},
        "Acme bought Zenon for $5m.": {"metric": "deal_value"},
        "Acme raised $5m from investors.": {"metric": "investment"},
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
        if item.kind == "Q" and frame.relation not in ("for", "in"):
            break
        if item.kind == "N" and item.noun is not None and frame.relation == "to" and item.noun.measured and not item.noun.weak:
            return None
        if item.kind != "V" or item.verb is None:
            if item.kind == "v" and frame.relation in ("object",):
                return None
            continue
        verb = item.verb
        if verb.frame in ("change", "level") and not ("ambig" in verb.flags or verb.flags & {"saving"}) and not verb.metric_of(kind):
            return None
        if verb.frame == "say":
            return None
        metric = verb.metric_of(kind)
        if not metric:
            continue
        return _verb_measure(context, k, metric)
    return None


def _verb_measure(context: Context, k: int, metric: str) -> Measure | None:
    reading, item, frame = context.reading, context.reading.items[k], context.frame
    verb = item.verb
    relation, lemma = frame.relation, verb.lemma
    if lemma in ("buy", "acquire", "purchase", "sell", "take over", "snap up") and context.is_money:
        if relation == "at":
            return Measure("price", k, why=f"price after {item.text!r}")
        if relation not in ("for", "object", "in"):
            return None
        if lemma == "sell" and relation == "for" and context.quantity.value < 10_000:
            return Measure("price", k, why="sold for")
        return Measure("deal_value", k, why=f"price of {item.text!r}")
    if lemma == "raise" and (frame.statistic != "level" or relation == "to"):
        return None
    if lemma == "lose":
        if frame.statistic == "change":
            return None
        return Measure(metric, k, -1, why=f"object of {item.text!r}")
    if lemma == "save":
        return Measure("cost", k, -1, "difference", why="savings")
    if lemma == "pay" and context.is_money:
        words = {reading.lower(j) for j in range(k + 1, min(k + 14, len(reading.items)))}
        if words & {"dividend", "dividends"}:
            return Measure("dividend", k, why="dividend paid")
        if words & {"fine", "fines", "penalty", "penalties", "settle", "damages", "compensation", "settlement", "fined"}:
            return Measure("penalty", k, why="paid in settlement")
        if relation == "object" and not words & {"for", "to", "acquire", "buy"} :
            return Measure("cost", k, why="paid")
    if lemma in ("settle",) and relation not in ("for", "object"):
        return None
    if verb.frame == "change" and not context.is_money:
        return None
    if verb.frame == "own" and metric == "other" and not context.is_percent:
        return None
    sign = -1 if "cut" in verb.flags else 1 if "plus" in verb.flags else 0
    return Measure(metric, k, sign, "difference" if sign else None, why=f"object of {item.text!r}")


@rule(
    METRIC_RULES, "metric.object_of_change", "metric",
    finds={"Acme raised its dividend to 160 francs from 155 francs.": {"metric": "dividend"}},
    ignores=("Acme raised 160m francs.",),
)  # fmt: skip
def object_of_change(context: Context) -> Measure | None:
    """The object of a verb that moves it: "increased its market share in Spain to 44.9%", "cut prices by 5%"."""
    reading, frame = context.reading, context.frame
    at = frame.anchor
    if at < 0 or reading.kind(at) != "V" or at >= context.index:
        return None
    best = None
    for k in range(at + 1, context.governor):
        item = reading.items[k]
        if item.kind in "Vv":
            break
        if item.kind == "Q":
            break
        if item.noun is not None and item.noun.measured:
            if best is None or reading.kind(k - 1) == "N":
                best = k
        elif item.kind == "P" and best is not None:
            break
    return noun_measure(context, best, "measured") if best is not None else None


@rule(
    METRIC_RULES, "metric.subject", "metric",
    finds={
        "Acme said fourth-quarter net profit fell 38% to $107.6 million.": {"metric": "profit"},
        "Shares of Acme were up 3.5%.": {"metric": "price"},
    },
    ignores=("Acme's profit plan was approved by 38% of members.",),
)  # fmt: skip
def clause_subject(context: Context) -> Measure | None:
    """The subject of the clause's verb: "net profit fell 38%", "shares of Acme were up 3.5%", "gross margin was 22.6%"."""
    reading = context.reading
    anchor = context.frame.anchor if context.frame.relation in ("extent", "to", "from") else context.governor
    at = min(anchor if anchor >= 0 else context.index, context.index)
    head = subject_head(context, at)
    if head is None:
        return None
    return noun_measure(context, head, "measured")


def subject_head(context: Context, at: int) -> int | None:
    """The measure noun that heads the subject left of a verb: the last one before its first preposition, else the nearest."""
    reading = context.reading
    first, _ = reading.clause(at if at < len(reading.items) else context.index)
    verb = at
    while verb >= first and reading.kind(verb) not in "Vv":
        verb -= 1
    if verb < first:
        verb = at + 1
    candidates = [k for k in range(first, min(verb, context.index)) if reading.items[k].noun is not None and reading.items[k].noun.measured]
    if not candidates:
        return None
    # the subject phrase: from the last finite verb (say, show) or clause mark before it
    begin = first
    for k in range(verb - 1, first - 1, -1):
        if reading.kind(k) in "Vv" and reading.lower(k) not in ("listed",):
            begin = k + 1
            break
    inside = [k for k in candidates if k >= begin] or candidates
    if inside is candidates or len(inside) == 1:
        return inside[-1] if inside is candidates else inside[0]
    chosen = inside[0]
    for k in inside[1:]:
        between = range(chosen + 1, k)
        if any(reading.kind(j) == "P" or reading.lower(j) in (",", "and") for j in between):
            break
        chosen = k
    return chosen


@rule(
    METRIC_RULES, "metric.parallel", "metric",
    finds={"Acme made a profit of $259m, compared with $200m a year earlier.": {"metric": "profit", "value": 2e8}},
    ignores=("Acme made a profit of $259m and paid $20m for Zenon.",),
)  # fmt: skip
def parallel_measure(context: Context) -> Measure | None:
    """The measure of the number beside it: "from 15%", "versus $46m", "or 56 cents", "and 5% in Italy"."""
    reading = context.reading
    previous = next(iter(reading.quantities_before(context.index)), None)
    if context.frame.parallel is not None:
        previous = context.frame.parallel
    if previous is None or previous not in context.decided:
        return None
    frame, measure = context.decided[previous]
    before, now = reading.items[previous].quantity, context.quantity
    if frame is None or measure is None:
        return None
    close = context.frame.relation in ("from", "than", "parallel", "to", "extent", "at", "parenthesis")
    if not close and not (now.dimension == before.dimension):
        return None
    if now.dimension in ("count",) and before.dimension in ("money",) and context.frame.relation not in ("from", "than"):
        return None
    if now.dimension == "percent" and before.dimension != "percent" and context.frame.statistic == "level":
        return None
    if now.dimension == "money" and before.dimension == "percent" and measure.metric in ("market_share", "other") and frame.statistic == "level":
        return None
    statistic = measure.statistic if context.frame.relation in ("parallel",) else None
    if frame.statistic in ("change", "difference") and context.frame.statistic == "level":
        return Measure(measure.metric, measure.item, 0, None, why="as the number before")
    return Measure(measure.metric, measure.item, measure.sign, statistic, why="as the number before")


@rule(
    METRIC_RULES, "metric.nearby", "metric",
    finds={"Revenue and profit both missed, with the latter 5% lower.": {"metric": "profit"}},
    ignores=("Acme employs 5 people.",),
)  # fmt: skip
def nearby(context: Context) -> Measure | None:
    """The nearest measure noun in the clause, then in the sentence."""
    reading = context.reading
    first, last = reading.clause(context.index)
    orders = (range(context.index - 1, first - 1, -1), range(context.index + 1, last), range(context.index - 1, -1, -1))
    for order in orders:
        for k in order:
            noun = reading.items[k].noun
            if noun is None or not noun.measured or noun.weak:
                continue
            if "market" in noun.flags and context.is_percent and context.frame.statistic == "level":
                return Measure("market_share", k, why=f"in {reading.items[k].text!r}")
            if noun.measured in ("users", "units", "headcount") and context.is_money:
                continue
            found = noun_measure(context, k, "measured")
            if found is not None:
                return found
    return None


@rule(
    METRIC_RULES, "metric.carried", "metric",
    finds={"Acme's share of the phone market was 20%. Zenon had 15%.": {"metric": "market_share", "value": 15}},
    ignores=("Acme's share of the phone market was 20%. Zenon has 150 stores.",),
)  # fmt: skip
def carried(context: Context) -> Measure | None:
    """The measure of the sentence before, for the same kind of number."""
    return context.carried


@rule(
    METRIC_RULES, "metric.price_move", "metric",
    finds={"Acme rose eight cents to $4.50 in New York trading.": {"metric": "price"}},
    ignores=("Acme earned $4.50m.",),
)  # fmt: skip
def price_move(context: Context) -> Measure | None:
    """A company that rises or falls by itself is its share price."""
    if context.frame.statistic in ("change", "difference") or context.frame.relation in ("to", "extent"):
        anchor = context.reading.item(context.frame.anchor)
        if anchor is not None and (anchor.kind in "VC" or anchor.direction) and (context.is_percent or (context.is_money and context.quantity.value < 1000)):
            return Measure("price", None, why="the company itself moves")
    return None


@rule(METRIC_RULES, "metric.unnamed", "metric", note="Nothing says what is measured.")
def unnamed(context: Context) -> Measure | None:
    """Nothing in the passage says what the number measures."""
    metric = {"count": "other", "ratio": "other"}.get(context.quantity.dimension, "other")
    return Measure(metric, None, why="nothing names the measure")
