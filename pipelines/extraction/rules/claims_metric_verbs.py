"""Metric rules by verb: earn, fine, invest, buy … for; a company that moves by an amount."""

from __future__ import annotations

from pipelines.extraction.claims.lexicon import measure_nouns
from pipelines.extraction.claims.measures import exports_bring
from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule

VERB_RULES: list[ClaimRule] = []


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
