"""What a noun of the lexicon means for one number: its metric in a role, with the special readings of share, sales, value and market."""

from __future__ import annotations

from dataclasses import replace

from pipelines.extraction.rules.claims_base import Context, Measure


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
        if "stock" in flags and context.quantity.dimension in ("count", "physical"):
            metric = "other"
        sales = noun.head == "sales" and metric in ("revenue", "market_size") and noun.noun not in _SALES_IN_MONEY
        if sales and _volume(context):
            metric = "units"
        if metric == "revenue" and (quantity.dimension in ("count", "physical", "bare") or (sales and _counted_beside(context))):
            metric = "units"
        if sales and metric == "revenue" and not context.is_money and (context.sales_in_units or _of_things(context, index)):
            metric = "units"
        if noun.head in ("deal", "award", "settlement") and metric == "cost" and context.is_percent:
            forced, sign = "change", 1  # "a 4% pay deal"
        if noun.measured == "revenue" and _of_a_market(context, index):
            metric = "market_size"
        if "booked" in flags and context.is_percent and not _money_beside(context):
            metric = "units"
        if noun.measured == "units" and noun.head == "sales" and context.is_money:
            metric = "market_size" if nobody_sells(context, index) else "revenue"
        if noun.noun == "rate" and noun.weak:
            metric = _rate(context, index)
        if noun.noun == "income" and _earned_by(context, index):
            metric = "revenue"
        if noun.noun == "earnings" and index and context.reading.items[index - 1].noun is not None and context.reading.items[index - 1].noun.noun in _COMMODITIES:
            metric = "trade"
        if noun.noun in ("output", "annual output") and context.is_money and (context.topic == "gdp" or (context.reading.lower(index - 1) in ("'s", "’s", "annual") and {"country", "nation", "economy"} & {context.reading.lower(k) for k in range(max(0, index - 4), index)})):
            metric = "gdp"
        if noun.noun == "output" and context.reading.lower(index - 1) in ("'s", "’s") and context.reading.lower(index - 2) in ("country", "nation", "economy"):
            metric = "gdp"
        if noun.noun == "rate" and context.reading.lower(index - 1) in ("growth", "tax", "churn", "occupancy", "success"):
            return None
        if sales and metric == "revenue" and (context.is_money or (context.is_percent and _money_beside(context))) and _market_wide(context, index):
            metric = "market_size"
        if quantity.dimension == "count" and metric in _MONEY_ONLY:
            metric = noun.counted
        if metric == "price" and quantity.dimension == "money" and quantity.value >= 1e7:
            metric = ("other" if _bought_back(context) else "deal_value") if flags & {"share", "stock"} else {"price": "deal_value" if _ordered(context) else "valuation", "purchase price": "deal_value", "offer price": "deal_value", "tariff": "trade", "import tariff": "trade", "duty": "trade"}.get(noun.noun, "valuation" if "price" in noun.noun else "cost")
        if "premod" in flags and context.frame.relation != "premodifier" and not 0 < index - context.index <= 7 and not _size_of(context, index):
            return None
        if noun.noun in ("value", "worth", "price", "total", "cost") or noun.weak:
            metric = _value_of(context, index) or metric
        if "market" in flags and context.is_percent and statistic == "level":
            metric = "market_share"
        if "market" in flags and context.is_percent and statistic == "change" and _shipments(context):
            metric = "units"
        if "market" in flags and quantity.dimension == "count" and metric == "market_size" and not any(m.metric == "market_size" for _, m in context.decided.values()):
            metric = "units"
        if (metric == "gdp" or (metric == "inflation" and "price" in noun.noun)) and context.is_percent and statistic == "level" and not _targeted(context, index):
            forced, sign = "change", 1
        if metric == "profit" and context.is_percent and statistic == "level":
            metric = "margin"
        if metric == "inflation" and context.is_money:
            metric = "price"
        if "interest" in flags and context.is_percent and index > context.index and context.reading.lower(index + 1) != "in":
            metric = "interest_rate"
        if "stake" in flags and context.reading.lower(index + 1) == "company":
            return None
        if noun.noun in ("royalty", "royalties") and context.is_percent and statistic == "level":
            metric = "price"
        if noun.noun in ("bill", "bills") and context.is_percent and statistic == "change":
            metric = "price"  # what customers are billed
        if noun.noun == "levy" and context.is_percent and statistic == "level":
            metric = "other"
        if "stake" in flags and context.is_percent and statistic == "change" and _marked_down(context):
            metric = "valuation"
        if "stake" in flags and context.is_money and statistic == "level":
            metric = "deal_value"
        if "spending" in flags and context.reading.lower(index - 1) in ("its", "their", "company", "'s"):
            metric = "cost"
        if noun.noun in ("premium", "insurance premium") and context.is_money and quantity.value >= 1e7 and {"insurer", "wrote", "write", "written", "writes", "underwriting"} & {item.lower for item in context.reading.items}:
            metric = "revenue"
        part_of_all = context.reading.lower(context.index + 1) == "of" or noun.noun in ("gearing", "leverage", "debt ratio", "gearing ratio")
        if metric == "debt" and context.is_percent and statistic == "level" and not part_of_all and noun.head not in ("deficit", "shortfall", "gap"):
            metric = "interest_rate"
        if "index" in flags and quantity.dimension not in ("percent", "money"):
            return None
        if "market" in flags and quantity.dimension == "money" and statistic == "level" and context.frame.relation in ("premodifier", "object"):
            metric = "market_size"
        if noun.head in ("sales", "shipment", "delivery") and context.balance == "trade" and context.reading.lower(index + 1) == "to" and context.reading.kind(index + 2) in "M" and nobody_sells(context, index) and metric in ("revenue", "units", "market_size"):
            metric = "trade"
        if noun.noun in ("deficit", "shortfall") and context.is_money and _TRADE & {context.reading.lower(k) for k in range(max(0, index - 9), index)}:
            metric = "trade"
        if noun.noun in ("deficit", "shortfall", "gap", "surplus") and context.balance and metric in ("debt", "trade", "") and not context.is_percent:
            metric = context.balance
        if metric in ("users", "units", "headcount", "interest_rate") and quantity.dimension == "money":
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


#: Sales that are told in money, whatever is sold.
_SALES_IN_MONEY = frozenset(("net sales", "gross sales", "sales revenue", "retail sales"))
#: What is sold by weight; its earnings are export earnings.
_COMMODITIES = frozenset(("coffee", "cocoa", "sugar", "copper", "cotton", "oil", "tin", "rubber", "palm oil", "crude oil", "natural gas", "wheat", "corn", "gold"))
#: What an income is before it is a profit: "net income", "group income", "annual income".
_OF_PROFIT = frozenset(("group", "company", "quarter", "half", "year", "full-year", "first-quarter", "second-quarter", "third-quarter", "fourth-quarter", "first-half", "half-year", "consolidated", "net", "record"))


def _rate(context: Context, index: int) -> str:
    """A bare rate: of what the passage speaks of; one that moves by a percentage is a price ("rates slipped 5% at renewal")."""
    if context.topic in ("unemployment", "inflation"):
        return context.topic
    if context.is_percent and context.frame.statistic == "change" and context.topic != "interest_rate":
        return "price"
    if context.is_money:
        return "price" if context.quantity.value < 10_000 else ""
    return "interest_rate"


def _of_a_market(context: Context, index: int) -> bool:
    """Sales of all who sell there: "turnover in the art market"; not of one with a name."""
    reading = context.reading
    if reading.lower(index + 1) not in ("in", "of", "for", "across") or reading.lower(index + 2) != "the" or not nobody_sells(context, index):
        return False
    for k in range(index + 3, min(index + 8, len(reading.items))):
        noun = reading.items[k].noun
        if noun is not None and noun.head in ("market", "marketplace"):
            return True
        if reading.kind(k) in "VvQBP":
            return False
    return False


def _marked_down(context: Context) -> bool:
    item = context.reading.item(context.frame.anchor)
    return item is not None and item.verb is not None and item.verb.lemma in ("write down", "mark down", "mark up")


def _earned_by(context: Context, index: int) -> bool:
    """Income of a named kind is revenue: "freight income"; income alone is profit."""
    before = context.reading.item(index - 1)
    return before is not None and before.kind in "nN" and before.tag in ("NN", "NNS") and before.lower not in _OF_PROFIT


def nobody_sells(context: Context, index: int) -> bool:
    """Whether no seller is named before the noun."""
    return not any(context.reading.lower(k) in ("'s", "’s", "its", "their", "our", "his") for k in range(max(0, index - 3), index))


def _size_of(context: Context, index: int) -> bool:
    """What is told right after its noun: "bids of up to $5m", "the size of the sector at $70bn"."""
    reading, noun = context.reading, context.reading.items[index].noun
    if noun.measured in ("deal_value", "investment", "penalty", "debt") and context.is_money and context.quantity.value >= 1e5:
        return reading.lower(context.governor) == "of" and context.governor == index + 1
    return "market" in noun.flags and context.is_money and any(reading.lower(k) in ("size", "value", "worth") for k in range(max(0, index - 6), index))


_MONEY_ONLY = frozenset(("deal_value", "investment", "penalty", "cost", "debt", "profit", "price", "valuation", "market_cap", "dividend", "interest_rate", "inflation", "gdp"))


#: Words that make a deficit one of trade.
_TRADE = frozenset(("trade", "current", "trade balance", "exports", "imports", "merchandise", "current account", "balance"))


def _bought_back(context: Context) -> bool:
    reading = context.reading
    near = {reading.lower(k) for k in range(max(0, context.index - 8), min(context.index + 9, len(reading.items)))}
    return bool(near & {"buyback", "repurchase", "repurchased", "buy back", "bought back", "buying back", "buys back", "buy-back", "repurchases"})


def _ordered(context: Context) -> bool:
    """Whether the sentence tells of an order or a sale, whose total the price is."""
    return bool({item.lower for item in context.reading.items} & {"contract", "contracts", "order", "orders", "ordered", "signed", "buy", "bought", "purchase", "sale", "sell", "sold", "deal"})


def _shipments(context: Context) -> bool:
    """Whether the sentence counts a market in pieces shipped or sold."""
    for item in context.reading.items:
        if (item.noun is not None and item.noun.noun in ("shipment", "unit shipment", "delivery", "unit sales")) or (item.verb is not None and item.verb.lemma == "ship"):
            return True
    return False


def _targeted(context: Context, index: int) -> bool:
    """Whether a rate is a target, which is a level; a rate quoted as growth is a change (GUIDELINES, settled case 5)."""
    reading, at = context.reading, context.index
    for k in range(at - 1, max(at - 9, -1), -1):
        if reading.kind(k) == "Q":
            break
        if reading.lower(k) in _TARGETS:
            return True
    for k in range(at + 1, min(at + 5, len(reading.items))):
        if reading.kind(k) in "QVvB":
            break
        if reading.lower(k) in _TARGETS:
            return True
    return index != at and reading.lower(index + 1) in _TARGETS


_TARGETS = frozenset(("target", "targets", "goal", "ceiling", "limit", "targeted", "target range", "tolerance", "objective", "aims", "aim", "aimed", "aiming"))


def as_growth(context: Context, measure: Measure) -> Measure:
    """A rate of inflation or of an economy's growth is a change, in every tense and after every preposition; a target or a part of GDP stays a level."""
    if measure.metric not in ("inflation", "gdp") or not context.is_percent or context.frame.statistic != "level":
        return measure
    if measure.statistic:
        again = measure.why == "as the number before" and _targeted(context, context.index)
        return replace(measure, statistic=None, sign=0) if again else measure
    reading = context.reading
    if reading.lower(context.index + 1) == "of" or (reading.lower(context.governor) == "of" and context.reading.lower(context.governor - 1) in ("share", "part")):
        return measure
    if measure.metric == "gdp" and measure.why != "as the number before" and not any(item.kind == "C" and item.lower in _GROWTH for item in reading.items) and context.topic != "gdp":
        return measure
    if _targeted(context, measure.item if measure.item is not None else context.index):
        return measure
    falling = any(reading.lower(k) in ("deflation", "contraction", "recession") for k in range(max(0, context.index - 6), min(context.index + 3, len(reading.items))))
    return replace(measure, statistic="change", sign=-1 if falling else 1)


def exports_bring(context: Context, at: int) -> bool:
    """Whether exports are what brings money in: as the subject of a verb, or by a pronoun where trade was just told of."""
    clause = context.reading.sentence.clause_at(at)
    np = clause.subject if clause is not None else None
    if np is None:
        return False
    word = np.head_token.lower
    return word in ("exports", "export") or (np.kind == "pronoun" and word in ("they", "it") and any(m.metric == "trade" for _, m in context.beside.values()))


def power_used(context: Context) -> bool:
    """Whether watts are used, not made."""
    near = {item.lower for item in context.reading.items[max(0, context.index - 8) : context.index + 6]}
    return bool(near & {"need", "needs", "consume", "consumes", "consumed", "use", "uses", "used", "demand", "consumption", "draw", "burn"})


_GROWTH = frozenset(("growth", "expansion", "contraction"))


def _of_things(context: Context, index: int) -> bool:
    """Sales of what is sold by the piece: "truck sales", "sales of new vehicles"."""
    reading = context.reading
    around = [index - 1] if index else []
    if reading.lower(index + 1) in ("of", "for"):
        around += range(index + 2, min(index + 10, len(reading.items)))
    for k in around:
        noun = reading.items[k].noun
        if noun is not None and noun.counted == "units" and noun.measured == "units":
            return True
        if reading.kind(k) in "VvQB":
            return False
    return False


def _counted_beside(context: Context) -> bool:
    """Whether the change leads to a count ("sales rose 16% to 250,000 cars")."""
    reading = context.reading
    if not (context.is_percent or context.quantity.dimension == "ratio") or context.frame.statistic == "level":
        return False
    for k in range(context.index + 1, min(context.index + 9, len(reading.items))):
        if reading.kind(k) == "Q":
            return reading.items[k].quantity.dimension in ("count", "physical") and reading.lower(k - 1) in ("to", "about", "nearly", "over", "than", "with")
        if reading.kind(k) in "Vv":
            return False
    return False


def _money_beside(context: Context) -> bool:
    reading = context.reading
    return any(reading.kind(k) == "Q" and reading.items[k].quantity.dimension == "money" for k in range(max(0, context.index - 6), min(context.index + 7, len(reading.items))))


def _value_of(context: Context, index: int) -> str:
    """The value of a deal or an order is a deal value: "the deal's total value", "the value of the order"."""
    reading = context.reading
    before = range(max(0, index - 4), index)
    if context.is_money and reading.items[index].noun.noun in ("value", "worth") and reading.lower(index + 1) != "of" and reading.lower(index - 1) not in ("market", "'s", "fair", "book"):
        before = range(max(0, index - 22), index)
    after = range(index + 2, min(index + 8, len(reading.items))) if reading.lower(index + 1) == "of" else range(0)
    for k in [*before, *after]:
        noun = reading.items[k].noun
        if noun is not None and (noun.measured == "deal_value" or noun.noun == "award") and not noun.weak:
            return "deal_value"
        if reading.kind(k) in "QVv" and k > index:
            break
    return ""


def _market_wide(context: Context, index: int) -> bool:
    """Sales of a kind of product, with nobody named as the seller: "sales of oat milk"."""
    reading = context.reading
    if reading.lower(index + 1) not in ("of", "for") or reading.lower(index - 1) in ("'s", "'", "its", "their", "net", "company", "annual", "our", "his"):
        return False
    seen = False
    for k in range(index + 2, min(index + 8, len(reading.items))):
        item = reading.items[k]
        if item.kind in "VvTBQ":
            break
        if item.kind == "P":
            break
        if item.kind == "M" or (item.lower in ("its", "their", "the", "his", "'s") and item.lower != "'s") or (item.lower == "'s" and reading.kind(k - 1) == "M"):
            return False
        if item.kind in "nN":
            seen = True
    return seen


def _share(context: Context, index: int) -> str:
    """Share: of a market, or the security; by number, neighbours and unit."""
    reading, item = context.reading, context.reading.items[index]
    plural = item.lower.endswith("shares")
    after = [reading.lower(k) for k in range(index + 1, min(index + 9, len(reading.items)))]
    before = {reading.lower(k) for k in range(max(index - 4, 0), index)}
    if not plural and item.lower == "share" and reading.lower(index - 1) == "the" and after[:1] and after[0] in ("was", "is", "closed", "rose", "fell", "ended", "lost", "gained", "traded") and not context.shares_spoken_of:
        return "price"  # "at noon the share was 0.8 pct higher"
    if context.is_percent and not plural:
        if any(w in ("capital", "price", "stake") for w in after[:1]) or before & {"buy", "buying", "acquire", "acquiring", "acquired", "sell", "selling", "bought", "sold", "equity"}:
            return "other"
        if after[:1] in (["of"], ["in"]) and set(after) & {"company", "venture", "firm", "bank", "subsidiary", "capital", "shareholding", "business"} and "market" not in after:
            return "other"
        if after[:2] in (["of", "a"], ["of", "an"], ["in", "a"], ["in", "an"]) and "market" not in after:
            return "other"  # "a 30% share of a resort"
        if after[:1] == ["of"] and set(after) & {"owner", "owners", "shareholder", "shareholders", "holders"}:
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
