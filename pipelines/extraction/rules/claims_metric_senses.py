"""Metric rules for phrases whose noun stands elsewhere: figures spoken of again, what analysts look for, additions, cuts of a sale, policy moves."""

from __future__ import annotations

import re

from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule
from pipelines.extraction.rules.claims_frame import times_earnings

SENSE_RULES: list[ClaimRule] = []
#: Rules that speak only where no noun of the number's own clause does.
AGAIN_RULES: list[ClaimRule] = []


@rule(
    SENSE_RULES, "metric.net_additions", "metric", of="count",
    finds={"Net additions at Acme were 48,000 in 2023.": {"metric": "users", "statistic": "difference", "value": 48000}},
    ignores=("Acme made 48 additions to its range.",),
)  # fmt: skip
def net_additions(context: Context) -> Measure | None:
    """Customers gained less those lost: "net additions were 48,000"."""
    reading = context.reading
    for k in range(max(1, context.index - 8), min(context.index + 6, len(reading.items))):
        if reading.lower(k) in ("additions", "adds", "addition", "disconnections") and reading.lower(k - 1) == "net":
            return Measure("users", k, 1, "difference", why="net additions")
    return None


@rule(
    SENSE_RULES, "metric.cut_of", "metric", of="percent",
    finds={"Acme takes a 30% cut of each sale.": {"metric": "price", "value": 30, "statistic": "level"}},
    ignores=("Acme announced a 30% cut in prices.",),
)  # fmt: skip
def cut_of(context: Context) -> Measure | None:
    """A part of each sale that is kept is a fee."""
    if context.frame.statistic == "level" and context.after and context.reading.lower(context.after[0]) in ("cut", "commission"):
        return Measure("price", context.after[0], why="a part of each sale kept")
    reading, k = context.reading, context.index + 1
    governor = reading.item(context.governor)
    if reading.lower(k) == "of" and reading.lower(k + 1) in ("each", "every") and governor is not None and governor.lower in ("takes", "take", "took", "charges", "keeps", "gets", "taking"):
        return Measure("price", None, why="a part of each sale kept")
    return None


_LENDERS = frozenset(("fed", "bank", "boe", "ecb", "riksbank", "bundesbank", "central bank", "federal reserve", "reserve", "rba", "boj", "bank's", "policymakers", "mpc"))


@rule(
    SENSE_RULES, "metric.policy_move", "metric", of="percentage_point", statistic="difference",
    finds={"The Fed lifted its target by 25 basis points.": {"metric": "interest_rate", "value": 0.25}},
    ignores=("Acme lifted its margin target by 25 basis points.",),
)  # fmt: skip
def policy_move(context: Context) -> Measure | None:
    """Basis points by which a central bank moves, where nothing else is named."""
    if "basis" not in context.quantity.quote.lower():
        return None
    items = context.reading.items
    if any(item.noun is not None and item.noun.measured not in ("", "interest_rate") and not item.noun.weak for item in items):
        return None
    named = any(item.lower in _LENDERS for item in items) or any(item.noun is not None and item.noun.measured == "interest_rate" for item in items)
    return Measure("interest_rate", None, why="a central bank moves") if named else None


@rule(
    SENSE_RULES, "metric.lent_at", "metric", of="percent", statistic="level",
    finds={"The note from Acme pays 3.2% a year.": {"metric": "interest_rate", "value": 3.2}, "Acme borrowed $4m at 6%.": {"metric": "interest_rate", "value": 6}},
    ignores=("Acme pays 3.2% of its sales to partners.",),
)  # fmt: skip
def lent_at(context: Context) -> Measure | None:
    """What a bond, a note or an account pays in percent, and what is paid on a loan."""
    reading = context.reading
    governor = reading.item(context.governor)
    if reading.lower(context.governor) == "at" and not context.after and any(item.verb is not None and item.verb.lemma in ("borrow", "lend") for item in reading.items[max(0, context.index - 12) : context.index]):
        return Measure("interest_rate", None, why="borrowed at")
    if governor is None or governor.verb is None or governor.verb.lemma not in ("pay", "yield", "carry", "offer", "return"):
        return None
    if reading.lower(context.index + 1) == "of" or any(reading.kind(k) != "T" for k in context.after):
        return None
    lent = any(item.noun is not None and (item.noun.measured in ("debt", "interest_rate") or item.noun.noun in ("deposit", "account")) for item in reading.items[: context.index])
    return Measure("interest_rate", None, why="what lent money brings") if lent else None


@rule(
    SENSE_RULES, "metric.times_earnings", "metric", of="ratio", statistic="level",
    finds={"At 12 times earnings Acme is dear.": {"metric": "valuation", "value": 12, "statistic": "level"}},
    ignores=("Acme made three times its earnings of 2003.",),
)  # fmt: skip
def times_valued(context: Context) -> Measure | None:
    """How dear a thing is by what it earns; debt by what it earns is debt."""
    reading = context.reading
    if not times_earnings(context):
        return None
    owed = any(reading.items[k].noun is not None and reading.items[k].noun.measured == "debt" for k in range(max(0, context.index - 8), context.index))
    return Measure("debt" if owed else "valuation", None, why="by what it earns")


@rule(
    SENSE_RULES, "metric.times_as", "metric", of="ratio",
    finds={"People on the drug of Acme were 2.3 times as likely to fall ill.": {"metric": "other", "value": 2.3}},
    ignores=("Acme sold 2.3 times as much as last year.",),
)  # fmt: skip
def times_as(context: Context) -> Measure | None:
    """A comparison by a quality that no metric covers: "2.3 times as likely", "three times faster"."""
    reading, k = context.reading, context.index + 1
    if context.quantity.word:
        return None
    quality = reading.lower(k + 1) if reading.lower(k) == "as" else reading.lower(k)
    return Measure("other", None, why=f"so many times {quality}") if quality in _QUALITIES else None


_QUALITIES = frozenset(("likely", "faster", "fast", "quicker", "stronger", "brighter", "longer", "long", "heavier", "thinner", "safer", "sweet", "powerful", "efficient", "dense", "accurate"))
_AGAIN = frozenset(("sum", "amount", "figure", "total", "number", "figures", "bill", "tally"))


@rule(
    SENSE_RULES, "metric.spoken_of_again", "metric",
    finds={"Acme was fined $5m. The sum was cut from an initial $6m.": {"metric": "penalty", "value": 6e6}},
    ignores=("Acme was fined $5m. It has a profit of $6m.",),
)  # fmt: skip
def spoken_of_again(context: Context) -> Measure | None:
    """A subject that only points back: "the sum was cut from $6m", "the figure is up from 5%"."""
    if context.last is None or any(True for _ in context.reading.quantities_before(context.index)):
        return None
    clause = context.reading.sentence.clause_at(context.reading.items[context.index].start)
    np = clause.subject if clause is not None else None
    if np is None or np.head_token.lower not in _AGAIN or np.determiner not in ("the", "that", "this") or np.postmodifier("of") is not None or len(list(np.tokens)) > 2:
        return None
    return Measure(context.last[1].metric, None, context.last[1].sign if context.frame.statistic == "level" else 0, None, why="as the number before")


_FORECASTERS = frozenset(("analyst", "analysts", "economist", "economists", "market", "forecasters", "consensus", "investors", "street", "brokers", "traders", "city", "watchers"))
_LOOKED_FOR = frozenset(("expect", "forecast", "predict", "estimate", "look", "pencil", "project", "anticipate", "see", "call", "bet"))


@rule(
    AGAIN_RULES, "metric.looked_for", "metric",
    finds={"Acme made a profit of $5m in 2023. Analysts had pencilled in $6m.": {"metric": "profit", "value": 6e6}},
    ignores=("Acme made a profit of $5m. Analysts expect sales of $6m.",),
)  # fmt: skip
def looked_for(context: Context) -> Measure | None:
    """What forecasters had expected of the measure just told, where their sentence names none."""
    if context.last is not None and context.frame.statistic == "level" and _BEYOND_HOPES.search(context.reading.low[: context.quantity.start - context.reading.sentence.start]):
        after = context.reading.low[context.quantity.end - context.reading.sentence.start :]
        if _HOPED.match(after) and context.last[0] == "level":
            return Measure(context.last[1].metric, None, context.last[1].sign, why="what was expected of the number before")
    if context.last is None or any(True for _ in context.reading.quantities_before(context.index)):
        return None
    reading = context.reading
    clause = reading.sentence.clause_at(reading.items[context.index].start)
    np = clause.subject if clause is not None else None
    if np is None or np.head_token.lower not in _FORECASTERS or clause.kind == "relative" or clause.verb is None or clause.verb.lemma not in _LOOKED_FOR:
        return None
    first, last = reading.clause(context.index)
    if any(item.noun is not None and (item.noun.measured or item.noun.counted) and item.noun.noun not in ("market",) for item in reading.items[first:last] if item.start > np.end):
        return None
    statistic, measure = context.last
    told = statistic if context.frame.statistic == "level" and statistic in ("change", "difference") else None
    return Measure(measure.metric, None, measure.sign, told, why="what was expected of the number before")


_BEYOND_HOPES = re.compile(r"\A(?:that|this|it|the (?:figure|result|outcome|number|total)) (?:was|is|were|had been|beat|topped|exceeded|missed) [^.;]{0,40}?\b(?:of|above|below|than|the|beat|topped|exceeded|missed) \Z")
_HOPED = re.compile(r"(?: \([^)]{2,40}\))? (?:that |which )?(?:most )?(?:analysts|economists|the market|the city|forecasters|investors|brokers)?[a-z ]{0,24}\b(?:expected|expecting|forecast|predicted|looking for|looked for|hoping|pencilled in|estimated|projected)\b")


_PREDICTION = frozenset(("forecast", "forecasts", "estimate", "estimates", "prediction", "predictions", "projection", "projections", "outlook", "target", "guidance"))


@rule(
    AGAIN_RULES, "metric.forecast_moved", "metric",
    finds={"The economy grew 7% in 2023. Acme Bank cut its forecast for 2024 to 5% from 6%.": {"metric": "gdp", "value": 5, "statistic": "change"}},
    ignores=("The economy grew 7%. Acme cut its profit forecast to $5m.",),
)  # fmt: skip
def forecast_moved(context: Context) -> Measure | None:
    """A forecast that is moved without saying of what: of the number told before it, or of what the passage speaks of."""
    reading, frame = context.reading, context.frame
    if frame.relation not in ("to", "from", "level", "at") or not 0 <= frame.anchor < context.index:
        return None
    first = max(frame.anchor - 4, 0)
    at = next((k for k in range(first, context.governor + 1) if reading.lower(k) in _PREDICTION), None)
    if at is None or any(reading.items[k].noun is not None and reading.items[k].noun.measured and not reading.items[k].noun.weak for k in range(first, context.governor)):
        return None
    growth = any(reading.lower(k) in ("growth", "expansion") for k in range(first, at))
    if context.is_percent and (growth or context.topic == "gdp" or (context.last is not None and context.last[1].metric == "gdp")):
        return Measure("gdp", at, 1, "change", why="a forecast of growth")
    if growth or context.last is None:
        return None
    previous = next((k for k in reading.quantities_before(context.index) if k in context.decided), None)
    if previous is not None and context.decided[previous][1].rule != "metric.forecast_moved":
        return None
    return Measure(context.last[1].metric, None, why="a forecast of the number before")
