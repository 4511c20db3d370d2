"""Metric rules for whole markets: a seller's part of all that is sold or handled, sales of a kind of goods in a country, one company's shares moving."""

from __future__ import annotations

import re

from pipelines.extraction.claims.lexicon import measure_nouns
from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule
from pipelines.extraction.rules.claims_metric_currency import around

MARKET_RULES: list[ClaimRule] = []

_Q = r"(?:(?:about|around|some|up|to|at|least|most|more|than|nearly|almost|roughly|over|an?|just|only|a combined|between|less|under|barely) ){0,4}"
_HANDLES = re.compile(rf"\b(?:handl(?:e|es|ed|ing)|process(?:es|ed|ing)?|took|takes?|taken|carr(?:y|ies|ied)|suppl(?:y|ies|ied|ying)|commands?|commanded|controls?|controlled|captur(?:e|es|ed)|had|has|have|with|holds?|held|sells?|sold|claims?|claimed|won|buil(?:t|ds?)|mak(?:e|es)|made|generat(?:e|es|ed)) {_Q}\Z")
_OF_ALL = re.compile(
    r" of (?:it|them)(?:[.,;]|\Z| (?:last|this|in|ahead))|"
    r" of (?:all |the |total |global |world |worldwide |national )?(?:[a-z-]+ ){0,3}(?:volumes?|transactions?|payments?|traffic|trips|rides|purchases|orders placed|[a-z]+s (?:sold|ordered|shipped|drunk|eaten|bought|made|moved|carried|flown|traded|registered|delivered|built|issued)|[a-z]+ (?:sold|moved|traded|shipped|drunk|eaten|ordered|bought|consumed|produced) (?:by|in|across|worldwide|globally|last|on))\b"
)
_SOLD = re.compile(r" of (?:all |the )?(?:[a-z-]+ ){1,4}(?:sold|bought|shipped|ordered|drunk|registered)\b")
_OWN = re.compile(r" of (?:its|their|his|her|our|[a-z.]+ ?['’]s|the (?:company|group|firm)['’]s)\b")
_TOTAL = re.compile(r" of (?:the )?total\b(?! (?:sales|revenue|assets|cost|debt|staff|workforce|income|equity|capital))")


@rule(
    MARKET_RULES, "metric.part_of_all", "metric", of="percent", statistic="level",
    finds={
        "Acme handled 48% of the volume and Zenon 30%.": {"metric": "market_share", "value": 48},
        "Korean yards took 55% of the ships ordered last year.": {"metric": "market_share", "value": 55},
        "More than a third of the phones sold in Spain were made by Acme.": {"metric": "market_share", "value": 33.33},
    },
    ignores=("Acme sold 48% of its shops.", "Acme handled 48% of its volume in Spain."),
)  # fmt: skip
def part_of_all(context: Context) -> Measure | None:
    """A seller's part of all that is sold, ordered or handled of a kind."""
    left, right = around(context, 60, 90)
    if context.quantity.quote.lower().startswith("one in ") and _HANDLES.search(left) and re.match(r" (?:[a-z-]+ ){1,3}(?:eaten|sold|drunk|bought|used|made|driven|worn)\b", right):
        return Measure("market_share", None, why="one of so many of a kind")
    if not right.startswith(" of ") or _OWN.match(right):
        return None
    if (_HANDLES.search(left) and _OF_ALL.match(right) and not re.match(r" of (?:it|them)", right)) or _SOLD.match(right):
        return Measure("market_share", None, why="a part of all of a kind")
    if _HANDLES.search(left) and re.match(r" of it(?:[.,;]| ahead|\Z)", right) and (context.topic == "market" or _last_is(context, "market_size", "money")):
        return Measure("market_share", None, why="a part of the market just told")
    if _TOTAL.match(right) and re.search(r"\baccount(?:s|ed|ing)? for|\bcontribut(?:es|ed|ing)|\bmade up|\bmaking up|\bmakes up", left) and _last_is(context, "market_size", "money"):
        return Measure("market_share", None, why="a part of the market just told")
    return None


def _last_is(context: Context, metric: str, dimension: str) -> bool:
    before = context.beside.get(dimension)
    return before is not None and before[1].metric == metric


_WIDE = re.compile(
    r"\b(?:worldwide|global|world|industry|industry-wide|national|nationwide|u\.s\.|us|uk|british|american|german|french|italian|spanish|chinese|indian|japanese|korean|canadian|australian|european|brazilian|mexican|swedish|finnish|norwegian|danish|dutch|irish|swiss|russian|turkish|polish|eu|asian|african) (?:[a-z-]+ ){1,4}(?:sales|revenues?|spending)\Z"
)


@rule(
    MARKET_RULES, "metric.sales_of_a_market", "metric", of="percent money",
    finds={
        "German furniture sales slipped 4% to €18bn last year, a trade body said.": {"metric": "market_size", "value": -4},
        "Worldwide chip equipment sales will grow to $90bn, Acme said.": {"metric": "market_size", "value": 9e10},
    },
    ignores=("Acme's German furniture sales slipped 4%.", "German car sales fell 4% to 18,000."),
)  # fmt: skip
def sales_of_a_market(context: Context) -> Measure | None:
    """Sales of a kind of goods in a country or the world, with no seller named: the size of a market."""
    reading = context.reading
    if context.frame.relation not in ("extent", "to", "from", "object", "level") or context.after:
        return None
    clause = reading.sentence.clause_at(reading.items[context.index].start)
    np = clause.subject if clause is not None else None
    if np is None or np.possessor is not None or np.head_token.lower not in ("sales", "revenue", "revenues", "spending"):
        return None
    text = np.text.lower()
    m = _WIDE.search(text) if text.startswith(tuple(_STARTS)) else None
    at = reading.item_at(np.head_token.start)
    noun = reading.items[at].noun if at is not None else None
    if m is None or noun is None or noun.measured == "units" or noun.flags & {"stock"}:
        return None
    if any(w in text for w in ("like-for-like", "same-store", "comparable", "home ", "house ", "car ", "vehicle ", "arms ", "operations", "segment", "division", "unit", "store sales")):
        return None
    before = measure_nouns().get(text.split()[-2]) if len(text.split()) > 2 else None
    if before is not None and before.counted == "units" and not context.is_money and not any(q.quantity.dimension == "money" for q in reading.items if q.kind == "Q"):
        return None
    return Measure("market_size", at, why="sales of a kind in a country")


_STARTS = ("worldwide", "global", "world", "industry", "national", "u.s.", "us ", "uk ", "british", "american", "german", "french", "italian", "spanish", "chinese", "indian", "japanese", "korean", "canadian", "australian", "european", "brazilian", "mexican", "swedish", "finnish", "norwegian", "danish", "dutch", "irish", "swiss", "russian", "turkish", "polish", "eu ", "asian", "african")
_BOURSE = re.compile(r" (?:(?:to|at) [^ ]{1,12}(?: [a-z]+)? )?(?:on the [a-z ]{1,24}(?:bourse|exchange)\b|in (?:early |late |morning |afternoon |midday |pre-?market |after-hours )?(?:trading|trade|dealings)\b|in (?:new york|london|tokyo|paris|frankfurt|amsterdam|milan|madrid|zurich|sydney|hong kong|mumbai|seoul|stockholm|helsinki|toronto|shanghai|oslo|copenhagen|johannesburg|taipei|singapore|sao paulo|moscow|istanbul|brussels|vienna|lisbon|dublin)(?:[.,;)]| (?:a day|on|after|before|by)))")
_MARKETLIKE = frozenset(("climb", "tumble", "jump", "slide", "slip", "soar", "plunge", "surge", "slump", "rise", "fall", "gain", "lose", "drop", "shed", "sink", "add", "leap", "rally", "dip", "ease", "firm", "advance", "retreat"))


@rule(
    MARKET_RULES, "metric.one_stock", "metric", of="percent", statistic="change",
    finds={"Wages rose 3%. Acme, which buys half its steel abroad, jumped 7% in Frankfurt.": {"metric": "price", "value": 7}},
    ignores=("Sales of Acme jumped 7% in Frankfurt.",),
)  # fmt: skip
def one_stock(context: Context) -> Measure | None:
    """A named company that moves by a percentage on an exchange is its share price, whatever the sentence before told."""
    reading, frame = context.reading, context.frame
    if frame.relation != "extent" or reading.kind(frame.anchor) != "V" or frame.anchor > context.index:
        return None
    verb = reading.items[frame.anchor].verb
    clause = reading.sentence.clause_at(reading.items[frame.anchor].start)
    np = clause.subject if clause is not None else None
    if np is None or np.kind != "name" or verb is None or verb.lemma not in _MARKETLIKE:
        return None
    _, right = around(context, 10, 80)
    return Measure("price", None, why="its shares move on an exchange") if _BOURSE.match(right) else None


_SPENDERS = frozenset(("consumers", "shoppers", "households", "advertisers", "gamers", "people", "americans", "britons", "tourists", "travellers", "enterprises", "businesses", "farmers", "motorists"))


@rule(
    MARKET_RULES, "metric.all_spend", "metric", of="money", statistic="level",
    finds={"Consumers will spend $12 billion on games in 2024, Acme says.": {"metric": "market_size", "value": 1.2e10}},
    ignores=("Acme will spend $12 billion on games.",),
)  # fmt: skip
def all_spend(context: Context) -> Measure | None:
    """What all buyers spend is the size of a market."""
    if context.quantity.value < 1e7:
        return None
    clause = context.reading.sentence.clause_at(context.reading.items[context.index].start)
    np = clause.subject if clause is not None else None
    spent = clause is not None and clause.verb is not None and clause.verb.lemma in ("spend", "shell out", "lay out")
    return Measure("market_size", None, why="what all buyers spend") if spent and np is not None and np.head_token.lower in _SPENDERS else None


_BY_PART = re.compile(r"(?:by|across|among|within) (?:category|region|segment|product|division|country|brand|geography|line|the (?:categories|regions|segments))\b", re.I)


@rule(
    MARKET_RULES, "metric.by_part", "metric", of="percent", statistic="change",
    finds={"Net sales of Acme rose 3%. By category, dolls gained 6 percent.": {"metric": "revenue", "value": 6}},
    ignores=("Sales of Acme rose 3%. Toys were up 6 percent.",),
)  # fmt: skip
def by_part(context: Context) -> Measure | None:
    """The parts of the measure just told: "By category, toys were up 6 percent"."""
    if not _BY_PART.match(context.reading.sentence.text):
        return None
    before = context.beside.get("percent")
    if before is None or before[1].metric not in ("revenue", "market_size", "units", "production", "trade", "users"):
        return None
    noun = next((item.noun for item in context.reading.items[: context.index] if item.noun is not None and item.noun.measured in ("profit", "margin", "debt", "cost", "headcount", "investment", "dividend", "price", "market_share") and not item.noun.weak and item.noun.counted != "units"), None)
    return Measure(before[1].metric, None, why="a part of what was just told") if noun is None or noun.measured == before[1].metric else None


_PAYS = re.compile(rf"\b(?:pay(?:s|ing)?|paid|receiv(?:e|es|ed|ing)|charg(?:e|es|ed|ing)|get|gets|got) {_Q}\Z")


@rule(
    MARKET_RULES, "metric.pays_less", "metric", of="percent", statistic="change",
    finds={"Customers of Acme pay 20% less than before.": {"metric": "price", "value": -20, "statistic": "change"}},
    ignores=("Acme pays 20% of its sales to partners.",),
)  # fmt: skip
def pays_less(context: Context) -> Measure | None:
    """What somebody pays or gets more or less for a thing is its price."""
    left, right = around(context, 60, 40)
    if _PAYS.search(left) and re.match(r" (?:less|more|lower|higher)\b(?! (?:tax|staff|wages|workers))", right):
        return Measure("price", None, why="what is paid for a thing")
    return None


_BILL = re.compile(r"\b(?:(?:average|monthly|weekly|annual|typical|household) (?:[a-z]+ )?(?:bill|fee|fare|rent|charge|subscription|price|premium|ticket)|subscription|membership|ticket)s?\b[^.;,]{0,50}\Z")


@rule(
    MARKET_RULES, "metric.small_bill", "metric", of="money",
    finds={"The monthly bill at Acme fell to $13.": {"metric": "price", "value": 13}},
    ignores=("The monthly wage bill at Acme fell to $13m.",),
)  # fmt: skip
def small_bill(context: Context) -> Measure | None:
    """What one customer pays in a month or for a ticket."""
    if context.quantity.value >= 5000 or context.frame.statistic == "change":
        return None
    left, _ = around(context, 90, 10)
    return Measure("price", None, why="what one customer pays") if _BILL.search(left) and "wage" not in left and "revenue" not in left[-40:] else None


_LEADS = re.compile(rf"\b(?:leads?|led|leading|ahead|tops|topped|heads|headed|remain(?:s|ed)? (?:first|second|third|top|on top)|came (?:first|second|third)|is (?:first|second|third|fourth|fifth))(?: the (?:field|pack|way|market|ranking|table|list))? with {_Q}\Z|\b(?:in|into|to|took|took the) (?:first|second|third|fourth|fifth|last|top) (?:place|spot|position)?,? ?(?:with|at|on) {_Q}\Z|\b(?:behind (?:it|them)|next|then|after (?:it|them)) (?:came|is|was|comes) [^,.;]{{2,40}} (?:at|with|on) {_Q}\Z")


@rule(
    MARKET_RULES, "metric.leads_with", "metric", of="percent", statistic="level",
    finds={"Acme leads with 30%, ahead of Zenon (20%).": {"metric": "market_share", "value": 30}},
    ignores=("Acme leads with 30% of its sales in Spain.", "Acme leads with a 30% margin."),
)  # fmt: skip
def leads_with(context: Context) -> Measure | None:
    """The percentage somebody leads a field with is a share of it."""
    if context.after:
        return None
    left, right = around(context, 60, 20)
    return Measure("market_share", None, why="what it leads with") if _LEADS.search(left) and not right.startswith(" of ") else None
