"""Metric rules by what stands beside a number: per share, of those, versus, or; the sentence before; nothing at all."""

from __future__ import annotations

from pipelines.extraction.claims.lexicon import measure_nouns, words
from pipelines.extraction.claims.measures import nobody_sells, noun_measure
from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule

FIRST_RULES: list[ClaimRule] = []
BESIDE_RULES: list[ClaimRule] = []
LAST_RULES: list[ClaimRule] = []


@rule(
    FIRST_RULES, "metric.exchange_rate", "metric", of="money",
    finds={"One dollar bought 154.55 yen ($1 = 154.55 yen).": {"metric": "other"}},
    ignores=("Acme bought Zenon for 154.55m yen.",),
)  # fmt: skip
def exchange_rate(context: Context) -> Measure | None:
    """A rate of exchange: "$1 = 154.55 yen", "trading at 1.31 to the euro"."""
    reading = context.reading
    if reading.lower(context.index - 1) == "=" or reading.lower(context.index + 1) == "=":
        return Measure("other", None, why="exchange rate")
    if context.quantity.value >= 1000:
        return None
    if not _AGAINST.isdisjoint(reading.lowers[max(0, context.index - 10) : context.index + 5]) and any(
        reading.lower(k) in ("dollar", "euro", "yen", "pound", "sterling", "greenback", "rupee", "yuan", "franc", "mark") and reading.kind(k) in "nwNM"
        for k in [*range(max(0, context.index - 8), context.index), *range(context.index + 1, min(context.index + 5, len(reading.items)))]
    ):
        return Measure("other", None, why="exchange rate")
    if context.frame.relation in ("to", "at", "object", "extent", "from"):
        clause = reading.sentence.clause_at(reading.items[context.index].start)
        np = clause.subject if clause is not None else None
        if np is not None and np.head_token.lower in _CURRENCY and len(list(np.tokens)) <= 3 and np.possessor is None:
            return Measure("other", None, why=f"exchange rate of {np.text!r}")
    return None


_AGAINST = frozenset(("against", "rate", "dollar", "currency"))
_CURRENCY = frozenset(("dollar", "euro", "yen", "pound", "sterling", "greenback", "rupee", "yuan", "franc", "mark", "rouble", "ruble", "peso", "krona", "lira", "loonie", "renminbi", "rand"))


@rule(
    FIRST_RULES, "metric.eighths", "metric",
    finds={"Acme stock, which rose after it cut its interest payments, was down 3/4 at 27-1/4.": {"metric": "price", "value": -0.75}},
    ignores=("Acme paid 3/4 pct.",),
)  # fmt: skip
def eighths(context: Context) -> Measure | None:
    """Eighths of a dollar are told of share prices only."""
    return Measure("price", None, why="eighths of a share price") if (context.quantity.unit_basis or "").startswith("eighths of a share price") else None


@rule(
    FIRST_RULES, "metric.per_share", "metric", of="money",
    finds={
        "Acme earned $5m, or 20 cents a share, in 2023.": {"metric": "profit", "value": 0.2},
        "Zenon offered $37 a share for Acme.": {"metric": "price", "value": 37},
    },
    ignores=("Acme sold its share for $37m.",),
)  # fmt: skip
def per_share(context: Context) -> Measure | None:
    """An amount a share: earnings where profit or loss is spoken of, a dividend, else a price."""
    reading, k = context.reading, context.index + 1
    if reading.lower(k) == "(" or reading.lower(k) == "-":
        k += 1
    if not ((reading.lower(k) in ("a", "per", "each", "/", "an") and reading.lower(k + 1) in ("share", "shares", "shr", "ads", "adr")) or reading.lower(k) in ("per share",)):
        return None
    if {reading.lower(j) for j in range(k + 2, k + 6)} & {"dividend", "dividends"}:
        return Measure("dividend", None, why="a share, in dividends")
    if _paid_to_owners(context):
        return Measure("dividend", None, why="a share, paid to the holders")
    for j in range(context.index - 1, max(-1, context.index - 25), -1):
        item = reading.items[j]
        if item.kind == "Q" and j in context.decided:
            _, measure = context.decided[j]
            if measure.metric == "cost" and reading.lower(context.governor) == "or" and context.index - j <= 5:
                return Measure("cost", measure.item, measure.sign, why="per share, beside the total")
            if measure.metric in ("profit", "dividend", "price"):
                return Measure(measure.metric, measure.item, measure.sign if measure.metric == "profit" else 0, why="per share, beside the total")
            if measure.metric == "deal_value":
                return Measure("price", None, why="per share in a deal")
        if item.lower in ("forecast", "guidance", "outlook", "consensus") and not {"price", "target"} & {reading.lower(m) for m in range(max(0, j - 2), context.index)}:
            return Measure("profit", None, why="a forecast per share")
        if item.noun is not None and "share" not in item.noun.flags:
            if item.noun.measured in ("profit", "dividend"):
                return Measure(item.noun.measured, j, -1 if "loss" in item.noun.flags else 0, why=f"per share of {item.text!r}")
            if item.noun.measured in ("price", "deal_value"):
                break
        if item.verb is not None and item.verb.lemma in ("earn", "lose"):
            return Measure("profit", j, -1 if item.verb.lemma == "lose" else 0, why="earned per share")
    return Measure("price", None, why="an amount a share")


def _paid_to_owners(context: Context) -> bool:
    """Shareholders get so much a share, and no bid is spoken of."""
    reading = context.reading
    clause = reading.sentence.clause_at(reading.items[context.index].start)
    np = clause.subject if clause is not None else None
    owners = np is not None and np.head_token.lower in ("shareholders", "investors", "stockholders", "holders", "unitholders")
    paid = clause is not None and clause.verb is not None and clause.verb.lemma in ("get", "receive", "pay")
    return owners and paid and not {item.lower for item in reading.items} & {"offer", "bid", "takeover", "merger", "deal", "buyout", "acquisition", "exchange", "for each"}


@rule(
    FIRST_RULES, "metric.per_unit", "metric", of="money",
    finds={"Crude averaged $50 a barrel.": {"metric": "price", "value": 50}},
    ignores=("Acme earned $50m a year.",),
)  # fmt: skip
def per_unit(context: Context) -> Measure | None:
    """An amount for one thing: "$50 a barrel", "17 ringgit a kilo", "$9.99 per month"."""
    reading, k = context.reading, context.index + 1
    if context.quantity.value > 1e6 or reading.lower(k) not in ("a", "an", "per", "/", "each"):
        return None
    if reading.lower(k) == "each" or reading.lower(k + 1) in words()["priced_unit"]:
        return Measure("price", None, why="an amount for one unit")
    return None


@rule(
    FIRST_RULES, "metric.under_management", "metric", of="money",
    finds={"The fund, which has $12bn under management, bought a stake.": {"metric": "other", "value": 1.2e10}},
    ignores=("Under its new management Acme earned $12bn.",),
)  # fmt: skip
def under_management(context: Context) -> Measure | None:
    """Money managed for others."""
    after = context.reading.words_after(context.index, 5)
    if ("management" in after or "administration" in after) and "under" in after:
        return Measure("other", None, why="money managed for others")
    return None


@rule(
    FIRST_RULES, "metric.part_of_previous", "metric",
    finds={"Acme will cut 104,000 jobs, with around 6,000 of those in Wales.": {"metric": "headcount", "value": -6000, "statistic": "difference"}},
    ignores=("Acme cut 104,000 of its jobs.",),
)  # fmt: skip
def part_of_previous(context: Context) -> Measure | None:
    """A part of the number before it: "6,000 of those", "10 million of which"."""
    reading, k = context.reading, context.index + 1
    if reading.lower(k) != "of" or reading.lower(k + 1) not in ("those", "them", "these", "which", "whom"):
        return None
    previous = next(iter(reading.quantities_before(context.index)), None)
    if previous is None or previous not in context.decided:
        return None
    _, measure = context.decided[previous]
    if context.quantity.dimension in ("count", "bare") and reading.items[previous].quantity.dimension == "money":
        return None  # "launched a $90 watch and sold 150,000 of them"
    if reading.items[previous].quantity.dimension == context.quantity.dimension:
        return Measure(measure.metric, measure.item, measure.sign, measure.statistic, why="a part of the number before")
    return Measure(measure.metric, measure.item, 0, None, why="a part of the number before")


@rule(
    FIRST_RULES, "metric.owned", "metric", of="percent",
    finds={"Zenon is 15% owned by Acme.": {"metric": "other", "value": 15}},
    ignores=("Acme owned 15 stores.",),
)  # fmt: skip
def owned(context: Context) -> Measure | None:
    """A percentage owned."""
    if context.reading.lower(context.index + 1) in ("owned", "held", "controlled", "state-owned", "shareholder", "-owned"):
        return Measure("other", None, why="a share of ownership")
    return None


@rule(
    BESIDE_RULES, "metric.apposed", "metric", statistic="change difference multiple",
    finds={"Acme reported revenues of $46m, a healthy 17 percent increase over 2018.": {"metric": "revenue", "value": 17}},
    ignores=("Profit rose, with a 17 percent increase in revenues.",),
)  # fmt: skip
def apposed(context: Context) -> Measure | None:
    """A change set beside the level it explains: "$46m, up 17%", "$15.1bn – a 36 percent increase"."""
    reading, frame = context.reading, context.frame
    if frame.relation not in ("extent", "premodifier", "of"):
        return None
    previous = next(iter(reading.quantities_before(context.index)), None)
    if previous is None or previous not in context.decided:
        return None
    start = min(frame.anchor, context.index, context.governor if context.governor >= 0 else context.index)
    k = start
    while k > previous and (reading.kind(k) in "wCn" or reading.lower(k) in ("of", "by", "up", "down")):
        k -= 1
    if reading.lower(k) not in (",", "-", "–", "--", "—", "(", "and", "or") or any(reading.kind(j) in "Vv" for j in range(previous + 1, k)):
        return None
    before, measure = context.decided[previous]
    if any(reading.kind(j) in "N" for j in range(k, context.index)):
        return None
    if before.statistic == "level" or before.relation in ("extent", "premodifier", "parallel"):
        return Measure(measure.metric, measure.item, 0, None, why="beside the level it explains")
    return None


@rule(
    BESIDE_RULES, "metric.parallel", "metric",
    finds={"Acme made a profit of $259m, compared with $200m a year earlier.": {"metric": "profit", "value": 2e8}},
    ignores=("Acme made a profit of $259m and paid $20m for Zenon.",),
)  # fmt: skip
def parallel_measure(context: Context) -> Measure | None:
    """The measure of the number beside it: "from 15%", "versus $46m", "or 56 cents", "and 5% in Italy"."""
    reading = context.reading
    previous = next(iter(reading.quantities_before(context.index)), None)
    if context.frame.parallel is not None:
        previous = context.frame.parallel
    previous = _in_step(context, previous)
    if previous is None or previous not in context.decided:
        return None
    frame, measure = context.decided[previous]
    before, now = reading.items[previous].quantity, context.quantity
    if frame is None or measure is None:
        return None
    close = context.frame.relation in ("from", "than", "parallel", "to", "extent", "at", "parenthesis")
    if _own_noun(context, previous) or _own_subject(context, previous):
        return None
    if not close and now.dimension != before.dimension:
        return None
    if now.dimension in ("count",) and before.dimension in ("money",) and context.frame.relation not in ("from", "than"):
        return None
    if now.dimension == "percent" and before.dimension != "percent" and context.frame.statistic == "level" and not (measure.metric == "other" and before.dimension == "count"):
        return None
    if now.dimension == "money" and before.dimension == "percent" and measure.metric in ("market_share", "other") and frame.statistic == "level":
        return None
    if measure.metric == "price" and before.dimension == "money" and now.dimension == "money" and now.value >= 1e6 and "or" in {reading.lower(k) for k in range(previous + 1, context.index)}:
        return Measure("deal_value", None, why="the total of the price before")  # "$38 a share, or about $412m"
    if measure.metric == "units" and now.dimension == "money" and before.dimension != "money":
        noun = reading.items[measure.item].noun if measure.item is not None else None
        sold = noun is not None and noun.head == "sales"
        return Measure("market_size" if sold and nobody_sells(context, measure.item) else "revenue", measure.item, why="sales in money")
    same = context.frame.relation == "parallel" or measure.metric in ("inflation", "gdp")
    statistic = measure.statistic if same and now.dimension == before.dimension else None
    if frame.statistic in ("change", "difference") and context.frame.statistic == "level":
        noun = reading.items[measure.item].noun if measure.item is not None else None
        sign = -1 if noun is not None and "loss" in noun.flags and now.dimension == "money" else 0
        return Measure(measure.metric, measure.item, sign, None, why="as the number before")
    return Measure(measure.metric, measure.item, measure.sign, statistic, why="as the number before")


def _in_step(context: Context, previous: int | None) -> int | None:
    """The number two before where numbers go in pairs: "$4m on sales of $90m, against *$3m* on $80m", "$4m at 6% and *$2m* at 7%"."""
    reading = context.reading
    word = reading.lower(context.index + 1)
    if previous is not None and reading.lower(context.governor) == "on" and context.governor == previous + 1 and context.is_money:
        earlier = next(iter(list(reading.quantities_before(context.index))[1:2]), None)
        if earlier in context.decided and "on" in {reading.lower(k) for k in range(max(0, earlier - 4), earlier)} and reading.items[earlier].quantity.dimension == "money":
            return earlier
    if previous is None or word not in ("on", "at", "in", "for") or reading.kind(context.index + 2) not in "Qw" or not context.is_money:
        return previous
    earlier = next((k for k in reading.quantities_before(context.index) if k < previous and k in context.decided), None)
    paired = earlier is not None and reading.lower(earlier + 1) == word and reading.items[earlier].quantity.dimension == "money"
    short = all(reading.kind(k) not in "Vv" for k in range(previous + 1, context.index))
    return earlier if paired and short else previous


def _own_subject(context: Context, previous: int) -> bool:
    """Whether the number stands in a clause whose own subject names the measure: "revenue rose 11% and its profit more than doubled to 5m"."""
    frame, reading = context.frame, context.reading
    if frame.relation not in ("extent", "to", "from", "level", "object"):
        return False
    at = frame.anchor if 0 <= frame.anchor < context.index else context.index
    clause = reading.sentence.clause_at(reading.items[at].start)
    np = clause.subject if clause is not None else None
    if np is None or np.kind != "noun":
        return False
    late = np.start >= reading.items[previous].end
    extent = frame.relation == "extent" and reading.kind(frame.anchor if frame.anchor >= 0 else context.index) == "V"
    if not (late or extent):
        return False
    noun = measure_nouns().get(np.head_token.lower)
    return (noun is not None and bool(noun.measured) and not noun.weak) or (late and np.head_token.lower == "number")


def _own_noun(context: Context, previous: int) -> bool:
    """Whether a verb with its own measure noun stands between two numbers, so that the second does not borrow from the first."""
    reading = context.reading
    first = previous + 1
    if context.frame.relation in ("from", "than", "parallel"):  # only what stands in the number's own part: "6% of revenues, up from 2%"
        first = next((k + 1 for k in range(context.index - 1, previous, -1) if reading.lower(k) in (",", ";", "and", "while")), first)
    between = range(first, context.index)
    nouns = [k for k in between if reading.items[k].noun is not None and reading.items[k].noun.measured and not reading.items[k].noun.weak and reading.lower(k - 1) not in ("per", "a")]
    return bool(nouns) and ((context.quantity.dimension == "ratio" and context.quantity.word) or any(reading.kind(k) in "VvC" or reading.lower(k) in ("of", "on", ":") for k in between))


@rule(
    LAST_RULES, "metric.nearby", "metric",
    finds={"It was a year of weak demand, 12% below 2003.": {"metric": "market_size", "value": -12}},
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
    LAST_RULES, "metric.share_carried", "metric", of="percent", statistic="level",
    finds={"The big brands posted market share gains. Acme retook the top spot with 22%.": {"metric": "market_share", "value": 22}},
    ignores=("The big brands posted profits. Acme retook the top spot with 22%.",),
)  # fmt: skip
def share_carried(context: Context) -> Measure | None:
    """A bare percentage of a company where market shares are spoken of."""
    if not context.shares_spoken_of:
        return None
    clause = context.reading.sentence.clause_at(context.reading.items[context.index].start)
    np = clause.subject if clause is not None else None
    if np is None or np.kind in ("name", "pronoun"):
        return Measure("market_share", None, why="market shares are spoken of")
    return None


@rule(
    LAST_RULES, "metric.price_move", "metric",
    finds={"In Paris the carmaker slipped 2.1%.": {"metric": "price", "value": -2.1}},
    ignores=("Acme earned $4.50m.",),
)  # fmt: skip
def price_move(context: Context) -> Measure | None:
    """A company that rises or falls by itself is its share price."""
    if context.reading.lower(context.frame.anchor) in ("cheaper", "dearer"):
        return Measure("price", None, why="cheaper or dearer")
    if context.frame.relation == "extent" or (context.frame.relation == "to" and context.is_money):
        clause = context.reading.sentence.clause_at(context.reading.items[context.index].start)
        subject = clause.subject if clause is not None else None
        if subject is not None and subject.kind == "noun" and subject.head_token.lower not in words()["company_noun"]:
            return None
        anchor = context.reading.item(context.frame.anchor)
        if anchor is not None and (anchor.kind in "VC" or anchor.direction) and (context.is_percent or (context.is_money and context.quantity.value < 1000)):
            return Measure("price", None, why="the company itself moves")
    return None


@rule(
    LAST_RULES, "metric.carried", "metric",
    finds={"Exports rose 5% in March. April saw a 7% gain.": {"metric": "trade", "value": 7}},
    ignores=("Exports rose 5% in March. Acme has 150 stores.",),
)  # fmt: skip
def carried(context: Context) -> Measure | None:
    """The measure of the sentence before, for the same kind of number."""
    return context.carried


@rule(LAST_RULES, "metric.unnamed", "metric", note="Nothing says what is measured.")
def unnamed(context: Context) -> Measure | None:
    """Nothing in the passage says what the number measures."""
    if context.is_money and context.quantity.value < 10_000 and context.frame.statistic == "level":
        return Measure("price", None, why="a small amount that nothing else names")
    return Measure("other", None, why="nothing names the measure")
