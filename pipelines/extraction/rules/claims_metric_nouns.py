"""Metric rules by noun: the noun a number modifies, the noun before "of", the part of a whole; subjects and objects are in claims_metric_subject."""

from __future__ import annotations

from pipelines.extraction.claims.lexicon import measure_nouns, words
from pipelines.extraction.claims.measures import noun_measure
from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule

NOUN_RULES: list[ClaimRule] = []


@rule(
    NOUN_RULES, "metric.head_noun", "metric",
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
    after = context.after
    if context.is_percent and after and context.reading.lower(after[0]) in ("full", "complete", "certain", "recyclable", "renewable", "accurate", "owned", "sure", "effective", "on-time", "utilised", "utilized", "subscribed"):
        return Measure("other", None, why=f"degree: {context.reading.lower(after[0])!r}")
    for k in reversed(after):
        item = context.reading.items[k]
        if item.noun is None:
            continue
        role = "counted" if context.quantity.dimension in ("count", "physical") else "measured"
        if context.is_percent and "market" in item.noun.flags:
            return Measure("market_share", k, why=f"part of {item.text!r}")
        if item.noun.noun in ("agreement", "deal", "contract", "package", "programme", "program", "plan", "line") and reading_debt(context, k):
            return noun_measure(context, k - 1, role)
        found = noun_measure(context, k, role)
        if found is None and context.is_percent and item.noun.counted in ("users", "headcount"):
            return Measure(item.noun.counted, k, why=f"part of {item.text!r}")
        if found is not None and not (item.noun.weak and _strong_left(context)):
            return found
    return None


def reading_debt(context: Context, k: int) -> bool:
    """Whether the noun before says what kind of agreement it is: "a credit facility agreement", "an investment programme"."""
    before = context.reading.item(k - 1)
    return before is not None and before.noun is not None and before.noun.measured in ("debt", "investment", "cost", "penalty", "dividend") and k - 1 in context.after


@rule(
    NOUN_RULES, "metric.object_of_multiple", "metric", of="ratio",
    finds={"The deal should double Acme's production capacity.": {"metric": "production", "value": 2, "statistic": "multiple"}},
    ignores=("Acme has two mills.",),
)  # fmt: skip
def object_of_multiple(context: Context) -> Measure | None:
    """What is doubled: "double the broadband speeds", "tripled its profit"."""
    if not context.quantity.word:
        return None
    before = context.governor
    if context.reading.item(before) is not None and context.reading.items[before].noun is not None and context.reading.items[before].noun.measured:
        first = before
        while first > 0 and context.reading.kind(first - 1) in ("N", "n", "w", "P") and context.reading.lower(first - 1) not in ("and", "or", "while", "as", "with", "after"):
            first -= 1
        head = phrase_head(context, first, before + 1)  # "provisions for bad loans doubled"
        return noun_measure(context, before if head is None else head, "measured")
    reading, following = context.reading, context.reading.item(context.index + 1)
    if following is None or following.tag not in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "POS", "VBG", "JJR", "PDT") or reading.kind(context.index + 1) in "CV":
        return None
    np, k = reading.sentence.np_at(following.start), context.index + 1
    while k < min(context.index + 6, len(reading.items)) and reading.kind(k) in "MnNw":
        if reading.lower(k) == "'s" and k + 1 < len(reading.items):
            np = reading.sentence.np_at(reading.items[k + 1].start)  # past the owner
        k += 1
    if np is None or np.kind not in ("noun", "name") or np.head_token.lower in words()["company_noun"]:
        return None
    if np.head_token.lower in _FIGURE and before >= 0 and any(True for _ in reading.quantities_before(context.index)):
        return None  # "double the figure it gave before": of the number before
    if np.kind == "name" and following.tag != "POS" and np.possessor is None:
        return None
    at = reading.item_at(np.head_token.start)
    noun = reading.items[at].noun if at is not None else None
    if noun is not None and noun.measured:
        return noun_measure(context, at, "measured")
    if reading.kind(at if at is not None else -1) == "C":
        return None
    return Measure("other", at, why=f"object: {np.text!r}")


_FIGURE = frozenset(("figure", "amount", "sum", "total", "level", "number", "estimate"))


def _strong_left(context: Context) -> bool:
    item = context.reading.item(context.governor)
    return item is not None and item.kind == "V" and bool(item.verb.metric_of(context.quantity.dimension))


@rule(
    NOUN_RULES, "metric.change_of", "metric",
    finds={"A 12% rise in manufacturing exports helped Acme.": {"metric": "trade", "value": 12}},
    ignores=("Exports helped Acme to 12 new orders.",),
)  # fmt: skip
def change_of_what(context: Context) -> Measure | None:
    """What a noun of change is about: "5% increase in sales", "a 26% fall in profits", "profit drop", "sales growth of 5%"."""
    frame, reading = context.frame, context.reading
    at = frame.anchor
    if at < 0 or reading.kind(at) not in "CN" or frame.relation not in ("premodifier", "of", "copula", "to", "from", "extent"):
        return None
    for k in range(at - 1, max(at - 4, -1), -1):  # compound: "profit drop", "sales growth"
        item = reading.items[k]
        if item.noun is not None and k != context.index:
            found = noun_measure(context, k, "measured")
            if found is not None:
                return found
        elif item.kind not in "wnMN":
            break
    after = context.index if frame.relation == "of" else at
    if reading.lower(after + 1) in ("in", "of", "for", "on", "to"):
        stop = 9
        for k in range(after + 2, min(after + 2 + stop, len(reading.items))):
            item = reading.items[k]
            if item.kind in "VvBQ" or (item.kind == "P" and k > after + 2 and item.lower not in ("of",)):
                break
            if item.noun is not None:
                end = k
                while reading.kind(end + 1) == "N" and reading.items[end + 1].noun is not None:
                    end += 1
                found = noun_measure(context, end, "measured") or noun_measure(context, k, "measured")
                if found is not None:
                    return found
    if reading.lower(at) in ("growth", "expansion") and (reading.lower(at - 1) in ("economic", "gdp", "gnp") or _of_an_economy(context, at)):
        return Measure("gdp", at, why="economic growth")
    return None


_ECONOMISTS = frozenset(("government", "imf", "oecd", "economist", "economists", "treasury", "ministry", "commission", "country", "economy", "bundesbank", "chancellor"))


def _of_an_economy(context: Context, at: int) -> bool:
    """Bare growth of a country: a place or those who watch economies are named and no company's measure is."""
    reading = context.reading
    if not context.is_percent or any(item.noun is not None and item.noun.measured and item.noun.measured != "gdp" for item in reading.items[:at]):
        return False
    near = {item.lower for item in reading.items}
    if near & _ECONOMISTS:
        return True
    clause = reading.sentence.clause_at(reading.items[at].start)
    np = clause.subject if clause is not None else None
    own = np is not None and np.kind == "name"
    forecaster = bool(near & {"analyst", "analysts", "strategist", "forecasters"})
    return context.topic == "gdp" and not own and (forecaster or not any(t.mention is not None and t.mention.kind in ("company", "product") for t in reading.sentence.tokens))


@rule(
    NOUN_RULES, "metric.part_of", "metric",
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
    if reading.lower(k) == "(" and reading.kind(k + 1) == "Q" and reading.lower(k + 2) == ")":
        k += 3
    while context.is_percent and reading.lower(k) in (",", "and", "or") and (step := next((s for s in (1, 2) if reading.kind(k + s) == "Q"), 0)):
        k += step + 1  # "23%, 19% and 14% of the market"
    if context.frame.relation in ("premodifier",) or (context.frame.statistic != "level" and not (context.quantity.word)):
        return None
    word = reading.lower(k)
    bare_half = context.is_percent and context.quantity.quote.lower() in ("half", "a third", "a quarter") and word in ("the", "its", "their", "all")
    if word not in ("of", "in", "worth") and not bare_half:
        return None
    if word == "in" and (context.is_percent or reading.lower(context.governor) == "worth"):
        return None
    role = "part_of" if context.is_percent else "measured"
    sent = reading.item(context.governor)
    if context.is_percent and sent is not None and sent.verb is not None and sent.verb.lemma in ("export", "import"):
        return Measure("trade", None, why=f"object of {sent.text!r}")
    if context.is_percent and reading.lower(context.governor) == "of":
        own = noun_of(context)
        if own is not None and own.metric in ("margin", "market_share", "interest_rate", "penalty"):
            return own
    for j in range(k + 1, min(k + 10, len(reading.items))):
        item = reading.items[j]
        if item.kind in "VvBQPT" or item.lower in ("which", "that", "who", "and", "while"):
            if item.kind == "T" and reading.kind(j + 1) in ("N", "n"):
                continue
            if item.lower in ("of", "'s", "'") or (item.kind in "Vv" and item.lower.endswith("ing")) or (item.kind == "Q" and context.is_percent):
                continue
            break
        if item.noun is not None and reading.lower(j + 1) not in ("'s", "'"):
            if context.is_percent and item.noun.part_of == "gdp":
                return None
            end = j
            while reading.kind(end + 1) == "N" and reading.items[end + 1].noun is not None and getattr(reading.items[end + 1].noun, role):
                end += 1
            if context.is_percent and reading.lower(end) in ("share", "shares", "stock"):
                return Measure("other", end, why="part of the shares")
            found = noun_measure(context, end, role)
            if found is not None and found.metric == "revenue" and context.is_percent and _beside_profit(context):
                return Measure("margin", end, why="profit as a part of sales")
            if found is not None and context.is_percent and found.metric in ("revenue", "units") and (_market_total(context, k + 1, end) or _commanded(context, k + 1, end)):
                return Measure("market_share", end, why="part of a whole market")
            if found is not None and found.metric in ("units", "users", "headcount") and context.is_percent:
                governor = reading.item(context.governor)
                if found.metric == "headcount" and governor is not None and governor.kind == "V" and (governor.verb.direction < 0 or "cut" in governor.verb.flags):
                    return Measure("headcount", end, -1, "change", why=f"object of {governor.text!r}")
                if found.metric == "users" and any(reading.lower(m) in words()["opinion"] for m in range(end + 1, min(end + 8, len(reading.items)))):
                    return Measure("other", end, why="people of an opinion")
                owned = any(reading.lower(m) in ("its", "their", "our", "'s", "his") for m in range(k + 1, end))
                had = governor is not None and governor.kind == "V" and governor.verb.lemma in ("have", "hold", "command") and not owned
                shares = context.shares_spoken_of or (context.carried is not None and context.carried.metric == "market_share")
                if (found.metric == "users" and (had or (shares and not owned))) or (found.metric == "units" and had):
                    return Measure("market_share", end, why="part of the users")
                if governor is not None and governor.kind == "V" and governor.verb.frame in ("own", "metric") and governor.verb.percent == "other":
                    return Measure("other", end, why=f"object of {governor.text!r}")
            if found is not None:
                return found
    if context.is_percent and word == "of":
        verb = reading.item(context.governor)
        if verb is not None and verb.kind == "V" and verb.verb.percent:
            return Measure(verb.verb.percent, None, why=f"object of {verb.text!r}")
        return Measure("other", None, why="part of a whole the lexicon does not know")
    return None


def _beside_profit(context: Context) -> bool:
    """Whether the percentage restates a profit just told: "EBIT was EUR 5m, or 9% of net sales"."""
    previous = next(iter(context.reading.quantities_before(context.index)), None)
    if previous is None or previous not in context.decided:
        return False
    frame, measure = context.decided[previous]
    between = [context.reading.lower(k) for k in range(previous + 1, context.index)]
    restates = {"or", "representing", "(", "corresponding", "equivalent", "equal", "i.e", "i.e.", "which"} & set(between) or between == [","]
    return measure.metric == "profit" and frame.statistic == "level" and len(between) <= 9 and bool(restates)


def _commanded(context: Context, first: int, last: int) -> bool:
    """Sales over which somebody has command are those of a market: "the three grocers command 61% of sales"."""
    governor, reading = context.reading.item(context.governor), context.reading
    ruled = governor is not None and governor.verb is not None and governor.kind == "V" and governor.verb.lemma in ("command", "control", "capture", "grab", "hold")
    return ruled and not any(reading.lower(k) in ("its", "their", "'s", "group", "net", "company") for k in range(first, last))


def _market_total(context: Context, first: int, last: int) -> bool:
    """Whether a whole is that of a market, not of one seller: "of all vehicle sales", "of total TV ad revenue"."""
    reading = context.reading
    inside = {reading.lower(k) for k in range(first, last + 1)}
    owned = inside & {"'s", "'", "its", "their", "our", "company", "group", "net"} or any(reading.kind(k) == "M" for k in range(first, last))
    if owned:
        return False
    if inside & {"all", "global", "worldwide", "industry", "market", "national", "nationwide"}:
        return True
    named = any(reading.kind(k) in ("n", "N") for k in range(first, last) if reading.lower(k) not in ("total", "overall"))
    return bool(inside & {"total", "overall"}) and named  # "total TV ad revenue", but not "total sales"


def phrase_head(context: Context, first: int, last: int) -> int | None:
    """The measure noun that heads the words first:last: the last of the run before the first preposition, else the next one."""
    items = context.reading.items
    chosen = None
    for k in range(first, last):
        item = items[k]
        if item.noun is not None and (item.noun.measured or item.noun.counted) and ("premod" not in item.noun.flags or "market" in item.noun.flags):
            chosen = k
        elif chosen is not None and (item.kind == "P" or item.lower in ("of", "'s") or item.kind in "BQ"):
            if item.lower == "'s":
                chosen = None  # a possessor: "the market's value"
                continue
            break
    return chosen


_EFFECT = frozenset(("impact", "effect", "contribution", "hit", "influence", "boost", "benefit"))


@rule(
    NOUN_RULES, "metric.effect_on", "metric",
    finds={"The sale has a positive impact of EUR 2m on earnings.": {"metric": "profit", "value": 2e6, "statistic": "difference"}},
    ignores=("The impact on earnings was small: Acme has 2m customers.",),
)  # fmt: skip
def effect_on(context: Context) -> Measure | None:
    """An effect on a measure: "a positive impact of EUR 2m on earnings"."""
    reading, at = context.reading, context.governor
    if reading.lower(at) != "of" or reading.lower(at - 1) not in _EFFECT:
        return _effect_subject(context)
    near = {reading.lower(k) for k in range(max(0, at - 5), at)}
    sign = -1 if near & {"negative", "adverse", "unfavourable", "unfavorable"} else 1
    for k in range(context.index + 1, min(context.index + 9, len(reading.items))):
        noun = reading.items[k].noun
        if noun is not None and noun.measured:
            statistic = "change" if context.is_percent else "difference"
            return Measure(noun.measured, k, sign, statistic, why=f"effect on {reading.items[k].text!r}")
    return None


def _effect_subject(context: Context) -> Measure | None:
    """"The impact on Acme's net sales is expected to be 11m"."""
    reading = context.reading
    if not context.is_money or reading.kind(context.governor) != "V" or context.frame.statistic != "level":
        return None
    clause = reading.sentence.clause_at(reading.items[context.index].start)
    np = clause.subject if clause is not None else None
    if np is None or np.head_token.lower not in _EFFECT:
        return None
    inner = np.postmodifier("on")
    noun = measure_nouns().get(inner.head_token.lower) if inner is not None else None
    if noun is None or not noun.measured:
        return None
    return Measure(noun.measured, reading.item_at(inner.head_token.start), 1, "difference", why=f"effect on {inner.text!r}")


@rule(
    NOUN_RULES, "metric.worth", "metric",
    finds={"Acme won a deal worth $5bn.": {"metric": "deal_value"}, "The stake is worth $5bn.": {"metric": "valuation"}},
    ignores=("Acme earned $5bn.",),
)  # fmt: skip
def worth(context: Context) -> Measure | None:
    """What something is worth: a deal, an order, a market; else a valuation."""
    reading, at = context.reading, context.governor
    if reading.lower(at) != "worth" and not (reading.lower(at) == "at" and reading.lower(at - 1) in ("valued", "worth")):
        return None
    if context.is_percent and {reading.lower(k) for k in range(max(0, at - 6), at)} & {"pay", "wage", "wages", "pay deal", "wage deal", "pay offer", "pay award", "salary"}:
        return Measure("cost", None, 1, "change", why="what a pay deal is worth")
    if reading.lower(at) == "worth":
        copula = reading.items[at - 1].kind == "V" if at else False
    else:
        copula = reading.lower(at - 2) in ("is", "was", "are", "were", "been", "be")
    first, _ = reading.clause(at)
    for k in range(at - 1, first - 1, -1):
        noun = reading.items[k].noun
        if noun is None:
            continue
        if noun.measured in ("deal_value", "investment", "trade", "penalty", "debt"):
            return Measure(noun.measured, k, why=f"worth of {reading.items[k].text!r}")
        if "market" in noun.flags and {"shares", "stock", "stocks", "exchange", "bourse"} & {item.lower for item in reading.items}:
            return Measure("market_cap", k, why="the worth of all shares")
        if "market" in noun.flags:
            return Measure("market_size", k, why=f"worth of {reading.items[k].text!r}")
        if not copula and noun.counted == "units":
            return Measure("deal_value", k, why=f"worth of {reading.items[k].text!r}")
        if not copula and noun.counted == "other" and reading.lower(at) == "worth" and k >= at - 3:
            return Measure("other", k, why=f"worth of {reading.items[k].text!r}")
    return Measure("valuation", None, why="what it is worth")


@rule(
    NOUN_RULES, "metric.noun_of", "metric",
    finds={
        "Acme had revenues of $69 million.": {"metric": "revenue"},
        "Acme reported a loss of $3m.": {"metric": "profit", "value": -3e6},
        "Zenon estimates the value of its stake in Acme at $27m.": {"metric": "valuation"},
    },
    ignores=("The boss of 69 employees left Acme.",),
)  # fmt: skip
def noun_of(context: Context) -> Measure | None:
    """The noun the number is the value of: "revenues of $69m", "a loss of $3m", "profit at $5m", "the cost of the recall to $5.3bn"."""
    reading, at = context.reading, context.governor
    word = reading.lower(at)
    if context.frame.rule == "frame.rate_of":
        return None
    beside = reading.item(at)
    if beside is not None and beside.noun is not None and reading.lower(at - 1) in (",", "and", "while", ";", "with", "vs", "vs.", "versus", "against"):
        return noun_measure(context, at, "measured")  # "exports total $22bn and imports $14bn"
    if word not in ("of", "at", "to", "in", "around", "(", ":"):
        return None
    if word == "to" and context.frame.relation == "to" and context.frame.anchor != at:
        return None
    if word == "at" and any(reading.items[k].verb is not None and reading.items[k].verb.lemma in ("value", "price") for k in range(max(0, at - 12), at)):
        return None
    first = at
    while first > 0 and first > at - 14:
        item = reading.items[first - 1]
        if item.kind in "VvQ" or item.lower in (",", ";", "(", ")", "that", "which", "who", "and", "while", "with", "by"):
            break
        first -= 1
    if word == "of":  # the nearest noun before "of", so that "revenue from a fleet of 20" is a fleet
        for k in range(at - 1, first - 1, -1):
            item = reading.items[k]
            if item.noun is not None:
                return noun_measure(context, k, "measured") if item.noun.measured else None
            if item.kind in "nM" and reading.kind(k - 1) != "P" and item.lower not in ("total", "level", "average", "amount", "rate", "value", "figure", "size", "record", "per", "share"):
                return None
        return None
    head = phrase_head(context, first, at)
    if word == "(" and context.is_percent and reading.items[at - 1].noun is not None and "share" in reading.items[at - 1].noun.flags:
        return Measure("other", at - 1, why="part of the shares")
    if head is None or (word in ("in", "around", "(") and head != at - 1):
        return None
    return noun_measure(context, head, "measured")
