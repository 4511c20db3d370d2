"""Metric rules by the phrase around an amount: money spent on what lasts, bids that value, money handed back, owed, raised; budgets in percent."""

from __future__ import annotations

import re

from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule
from pipelines.extraction.rules.claims_metric_currency import around

PHRASE_RULES: list[ClaimRule] = []

_Q = r"(?:(?:about|around|some|up|to|at|least|most|more|than|nearly|almost|another|roughly|further|over|as|much|an?|extra|additional|just|only|total|of|combined|estimated|record|initial) ){0,5}"
_LASTING = (
    r"(?:(?:[a-z'’-]+ ){0,5}(?:expansion|extension|plants?|factor(?:y|ies)|mills?|warehouses?|stores?|shops?|branches|hotels?|resorts?|propert(?:y|ies)|terminals?|ports?|airports?|pipelines?|furnaces?|"
    r"machines?|machinery|equipment|seats|switches|networks?|lines?|cent(?:re|er)s?|facilit(?:y|ies)|infrastructure|upgrades?|renovation|refurbishment|modernisation|modernization|capacity|development|tools?|"
    r"vessels|ships|aircraft|trains|trucks|robots|laborator(?:y|ies)|labs?|campus|headquarters|mines?|fields?|wells|refiner(?:y|ies)|smelters?|turbines|fibre|fiber|towers?|servers|chips?|technolog(?:y|ies)|push|rollout|roll-out)\b)"
)
_SPENDING = re.compile(rf"\b(?:spend|spends|spent|spending|set aside|sets aside|setting aside|earmark|earmarks|earmarked|budgeted|allocated?|commit|committed|investing|invests?|invested) {_Q}\Z")
_CAPITAL = re.compile(rf"\bspending on (?:plant|new plant|equipment|machinery|factories|fixed assets|capital projects)\b[^.;,]{{0,50}} (?:to|at|of|by) {_Q}\Z")
_FOR_LASTING = re.compile(
    rf" (?:[^,.;]{{0,30}}? )?(?:(?:on|for|in|into|to fund|towards?) (?:(?:the|a|an|its|their|new|\d[\d,]*) ){{0,3}}{_LASTING}|(?:on |in )?(?:developing|building|expanding|upgrading|modernising|modernizing|refurbishing|extending|constructing|rebuilding|renovating|re-?equipping|opening|converting)\b|to (?:develop|build|expand|upgrade|modernise|modernize|refurbish|extend|construct|rebuild|renovate|open|convert)\b)"
)
_BUILT_AT = re.compile(
    rf"\b(?:develop(?:ing|ed|ment)?|build(?:ing)?|built|construct(?:ing|ed|ion)?|expan(?:d|ding|ded|sion)|refurbish(?:ing|ed|ment)?|renovat(?:e|ing|ed|ion)|upgrad(?:e|ing|ed)|moderni[sz](?:e|ing|ed|ation)|extension|rebuild(?:ing)?|convert(?:ing|ed)?|conversion)\b[^.;]{{0,90}}?"
    rf"\b(?:(?:at|for) an? (?:total |estimated |planned |initial )?(?:cost|price|outlay) of|cost(?:s|ing)?|be put at|is put at) {_Q}\Z"
)


@rule(
    PHRASE_RULES, "metric.spent_on_what_lasts", "metric", of="money", statistic="level",
    finds={
        "Acme set aside $70m for the expansion into Asia.": {"metric": "investment", "value": 7e7},
        "The mine will be developed by Acme at a cost of 300 mln dlrs.": {"metric": "investment", "value": 3e8},
        "Acme has spent $15m developing the vaccine.": {"metric": "investment", "value": 1.5e7},
    },
    ignores=("Acme spent $15m on adverts.", "Acme was bought at a cost of $15m."),
)  # fmt: skip
def spent_on_what_lasts(context: Context) -> Measure | None:
    """Money spent on plant, buildings and what is being developed is an investment, whatever the verb."""
    if context.quantity.value < 10_000:
        return None
    left, right = around(context, 150, 90)
    if _CAPITAL.search(left) or (_SPENDING.search(left) and _FOR_LASTING.match(right)) or _BUILT_AT.search(left):
        return Measure("investment", None, why="spent on what lasts")
    return None


_VALUES = re.compile(rf"\b(?:valu(?:e|es|ed|ing)|pric(?:es|ed|ing)) (?:[^.;,]{{1,50}}? )?at {_Q}\Z")
_BID = re.compile(r"\b(?:bids?|offer(?:s|ed|ing)?|approach|takeover|merger|buyout|buy-out|tender|swoop|acquisition|acquire|deal)\b")
_PRICE_TAG = re.compile(rf"\bput(?:s|ting)? a price tag of {_Q}\Z")
_PUTS_A_VALUE = re.compile(rf"\bput(?:s|ting)? a (?:total |combined )?(?:value|valuation) of {_Q}\Z")
_FUNDED = re.compile(r"\b(?:funding|round|raised|investors|series [a-f]|venture|backers|stake|ipo|flotation|listing)\b")
_AT_A_PRICE = re.compile(rf"\b(?:at|for|with) (?:a|an asking) price (?:tag )?of {_Q}\Z")
_BUYERS = re.compile(r"\b(?:buyers?|sale|sell|sold|suitors?|bidders?|takeover|acqui[a-z]{2,6})\b")
_ON_THE_TABLE = re.compile(r" on the table\b")
_GOT_RID = re.compile(rf"\b(?:offload(?:s|ed|ing)?|dispos(?:e|es|ed|ing|al) of|divest(?:s|ed|ing)?|hiv(?:e|ed|ing) off|unload(?:s|ed|ing)?|auction(?:s|ed|ing)? off)\b[^.;]{{1,110}}? for {_Q}\Z")
_SWOOP = re.compile(r"(?:-| )(?:[a-z]+ ){0,3}(?:takeover|swoop|buyout|buy-out|bid|merger|acquisition)\b(?! (?:panel|code|target))")


@rule(
    PHRASE_RULES, "metric.bid_value", "metric", of="money", statistic="level",
    finds={
        "Zenon rejected a takeover approach from Acme that valued it at $1.4bn.": {"metric": "deal_value", "value": 1.4e9},
        "Acme agreed to offload two vessels for $60 million.": {"metric": "deal_value", "value": 6e7},
    },
    ignores=("Acme raised money from investors at a price that valued it at $1.4bn.", "Acme sells a phone for $60."),
)  # fmt: skip
def bid_value(context: Context) -> Measure | None:
    """What a bid values its target at, and what something was sold off for."""
    if context.quantity.value < 100_000:
        return None
    left, right = around(context, 150, 60)
    sentence = context.reading.low
    if _VALUES.search(left) and re.match(r" (?:in|at|after|during) (?:a|its|the) (?:[a-z]+ ){0,3}(?:funding|financing|fundraising|fund-raising|investment)? ?round\b", right):
        return Measure("valuation", None, why="valued in a round")
    if _PRICE_TAG.search(left) and _BID.search(sentence):
        return Measure("deal_value", None, why="the price tag of a bid")
    if _PUTS_A_VALUE.search(left) and re.match(r" on (?!the (?:deal|bid|offer|transaction|takeover))", right):
        return Measure("valuation", None, why="the value put on somebody")
    if _VALUES.search(left):
        bid = context.bid_spoken_of or _BID.search(left) is not None or (context.last is not None and context.last[1].why in ("what a bid values it at", "per share in a deal"))
        return Measure("deal_value", None, why="what a bid values it at") if bid and not _FUNDED.search(sentence) else None
    if _AT_A_PRICE.search(left) and _BUYERS.search(sentence) and context.quantity.value >= 1e7:
        return Measure("deal_value", None, why="the price of a sale")
    if _ON_THE_TABLE.match(right) or (_SWOOP.match(right) and context.after):
        return Measure("deal_value", None, why="an offer")
    if _GOT_RID.search(left) and not re.search(r"\b(?:a|an|one|each) (?:share|tonne|barrel|unit|month|piece)\b", right[:20]):
        return Measure("deal_value", None, why="what it was sold for")
    return None


_HANDED_BACK = re.compile(rf"\b(?:hand|hands|handed|handing|give|gives|gave|pay|pays|paid|paying) (?:back|over) {_Q}\Z|\b(?:forfeit(?:s|ed)?|disgorg(?:e|es|ed)|refunds? of|refund|restitution of|made to pay|make to pay|find) {_Q}\Z")
_LAW = re.compile(r"\b(?:regulators?|sec|commission|court|judge|guilty|settle(?:s|d|ment)?|attorney|watchdog|ombudsman|fined?|fines|fraud|probe|law|prosecutors?|offenders?|cartel|complaint|justice|authority|penalt(?:y|ies))\b")
_CLAIMED = re.compile(rf"\b(?:claim(?:s|ed|ing)?|lay claim to|seek(?:s|ing)?|sought|demand(?:s|ed|ing)?) {_Q}\Z")
_SUIT = re.compile(r"\b(?:suits?|lawsuits?|court|sued?|sues|suing|damages|jury|judge|tribunal)\b")
_FINED = re.compile(rf"\bfin(?:ed|es|ing) [^.;]{{1,80}}? {_Q}\Z")


@rule(
    PHRASE_RULES, "metric.paid_by_order", "metric", of="money", statistic="level",
    finds={
        "Acme agreed to hand back $30m to customers in a settlement with the regulator.": {"metric": "penalty", "value": 3e7},
        "The regulator fined four lenders a combined $90m for rigging rates.": {"metric": "penalty", "value": 9e7},
    },
    ignores=("Acme handed over $30m for Zenon.", "Acme gave back $30m to its shareholders."),
)  # fmt: skip
def paid_by_order(context: Context) -> Measure | None:
    """Money given back or paid because a court, a regulator or the law wants it."""
    left, right = around(context, 140, 110)
    if _FINED.search(left):
        return Measure("penalty", None, why="fined")
    if _CLAIMED.search(left) and (_SUIT.search(left) or _SUIT.search(right)):
        return Measure("penalty", None, why="claimed in court")
    if _HANDED_BACK.search(left) and (_LAW.search(left) or _LAW.search(right)) and "shareholder" not in right:
        return Measure("penalty", None, why="paid by order")
    return None


_OWED = re.compile(r"\bow(?:e|es|ed|ing) (?:its |their |the |his )?(?:creditors|banks|lenders|suppliers|bondholders|investors)?(?: about| some| more than| nearly| over)? ?\Z")
_BORROWED = re.compile(r" (?:was|were|is|will be|has been|had been|being) borrowed\b|,? borrowed from\b")
_OWED_PART = re.compile(r" of (?:shareholders'? ?(?:'s)?|stockholders'|total|its|net|group)? ?(?:funds|equity|capital|assets)\b")
_DEBT_LEFT = re.compile(r"\b(?:debts?|borrowings?|gearing|indebtedness|liabilities)\b[^.;]{0,60}\Z")


@rule(
    PHRASE_RULES, "metric.owed", "metric", statistic="level",
    finds={
        "Acme collapsed owing creditors $120m.": {"metric": "debt", "value": 1.2e8},
        "The debts of Acme amount to 70 pct of shareholders' funds.": {"metric": "debt", "value": 70},
    },
    ignores=("Acme owes its success to $120m of sales.",),
)  # fmt: skip
def owed(context: Context) -> Measure | None:
    """Money owed or borrowed, and debt as a part of equity."""
    left, right = around(context, 100, 60)
    if context.is_money and ((_OWED.search(left) and "tax" not in right[:24]) or _BORROWED.match(right)):
        return Measure("debt", None, why="owed")
    if context.is_percent and _OWED_PART.match(right) and _DEBT_LEFT.search(left):
        return Measure("debt", None, why="debt as a part of what is owned")
    return None


_RAISED = re.compile(rf"\b(?:raised?|raises|raising|pull(?:ed|s|ing)? in|tak(?:e|en|es|ing) in|took in|collect(?:ed|s)|secur(?:ed|es|ing)|land(?:ed|s)|attract(?:ed|s|ing)|sought|seek(?:s|ing)?|rais(?:e|ing) as much as) {_Q}\Z")
_BACKERS = re.compile(r"[^.;]{0,60}\b(?:investors?|backers|venture|equity|since it was (?:founded|set up|launched|started)|since its (?:founding|launch)|(?:funding|seed|series [a-f]|financing) round|in funding|from (?:shareholders|the (?:issue|placing|flotation|listing)))\b")
_STARTUP = re.compile(r"\b(?:unicorn|start-?ups?|valuation|series [a-f])\b")
_NEW_EQUITY = re.compile(r" (?:of|in|worth of) (?:new |fresh |additional |its |more )?(?:equity|capital|new shares|shares|stock)\b")
_PUT_IN = re.compile(rf"\b(?:inject(?:s|ed|ing)?|issu(?:e|es|ed|ing)|plough(?:ed|ing)?|pump(?:s|ed|ing)?|put(?:s|ting)? in|subscribe(?:d|s)? for) {_Q}\Z")
_BY_ISSUE = re.compile(r"[^.;]{0,30}\b(?:by (?:issuing|selling|placing|offering)|through (?:a|an) (?:rights issue|placing|share (?:issue|sale|offer)|initial|flotation))\b")


@rule(
    PHRASE_RULES, "metric.raised_from_backers", "metric", of="money",
    finds={
        "Acme has pulled in $80 million since it was founded in 2016.": {"metric": "investment", "value": 8e7},
        "Zenon will inject $12m of new equity into Acme.": {"metric": "investment", "value": 1.2e7},
    },
    ignores=("Acme pulled in $80 million in sales.", "Acme issued a $12m profit warning."),
)  # fmt: skip
def raised_from_backers(context: Context) -> Measure | None:
    """Money that investors put in."""
    if context.frame.statistic == "change" or context.quantity.value < 10_000:
        return None
    left, right = around(context, 60, 110)
    startup = _RAISED.search(left) is not None and _STARTUP.search(context.reading.low) is not None
    if startup or (_RAISED.search(left) and (_BACKERS.match(right) or _BY_ISSUE.match(right))) or (_PUT_IN.search(left) and _NEW_EQUITY.match(right)):
        return Measure("investment", None, 0, "level", why="money from investors")
    return None


_WIPED = re.compile(rf"\b(?:wip(?:e|es|ed|ing)|knock(?:s|ed|ing)?|slic(?:e|es|ed|ing)|shav(?:e|es|ed|ing)|eras(?:e|es|ed|ing)) (?:out )?{_Q}\Z")
_OFF_VALUE = re.compile(r" (?:off|from|of) (?:[a-z'’]+ ){0,4}(?:market (?:value|worth|capitali[sz]ation)|market cap|shares?|stock|value)\b| off (?!(?:its|their|the|a|his|our)\b)[a-z][a-z'’-]*(?: [a-z'’-]+)?(?:[.,;)]|\n|\Z)")
_WORN_OFF = re.compile(r" (?:was|were|had been|has been) (?:wiped|knocked|sliced|shaved|erased) (?:off|from)\b")
_CAPITALISED = re.compile(rf"\b(?:capitali[sz](?:ed|es|ing) (?:[^.;,]{{1,40}} )?at|market (?:value|cap|capitali[sz]ation) (?:of|at)) {_Q}\Z")


@rule(
    PHRASE_RULES, "metric.wiped_off", "metric", of="money",
    finds={
        "The news wiped $600m off the market value of Acme.": {"metric": "market_cap", "statistic": "difference", "value": -6e8},
        "At that price Acme is capitalised at 240 mln stg.": {"metric": "market_cap", "value": 2.4e8},
    },
    ignores=("Acme wiped $600m off its costs.",),
)  # fmt: skip
def wiped_off(context: Context) -> Measure | None:
    """What a fall takes off the worth of all shares, and that worth where it is said in so many words."""
    if context.quantity.value < 1e6:
        return None
    left, right = around(context, 80, 70)
    if (_WIPED.search(left) and _OFF_VALUE.match(right)) or _WORN_OFF.match(right):
        return Measure("market_cap", None, -1, "difference", why="wiped off the market value")
    if context.frame.statistic == "level" and _CAPITALISED.search(left):
        return Measure("market_cap", None, why="capitalised at")
    return None


_MAKING = re.compile(rf"\b(?:making|bringing|takes|taking|lifting|for a total(?: dividend)? of|total(?: dividend)? of|payout (?:to|of)|bonus of|interim of|final of) {_Q}\Z")


@rule(
    PHRASE_RULES, "metric.dividend_total", "metric", of="money", statistic="level",
    finds={"A final dividend of 3.1p was recommended by Acme, making 4.9p for the year.": {"metric": "dividend", "value": 0.049}},
    ignores=("Acme paid a dividend of 3.1p and sells cups, making 4.9p on each.",),
)  # fmt: skip
def dividend_total(context: Context) -> Measure | None:
    """The total a dividend makes with the earlier ones, and a bonus beside it."""
    if context.quantity.value > 1000:
        return None
    sentence = context.reading.low
    if "dividend" not in sentence:
        return None
    left, right = around(context, 80, 30)
    before = next(iter(context.reading.quantities_before(context.index)), None)
    told = context.decided.get(before) if before is not None else None
    if told is None or told[1].metric != "dividend" or right.startswith(" on "):
        return None
    bracket = left.endswith("(") and context.reading.items[before].quantity.unit == context.quantity.unit
    return Measure("dividend", None, why="the total of dividends") if _MAKING.search(left) or bracket else None


_WRITTEN = re.compile(rf"\b(?:writ(?:e|es|ing|ten)|wrote) (?:off|down) {_Q}\Z|\b(?:throw|threw|thrown|throwing) (?:away|out) {_Q}\Z|\bcharges? (?:of|totalling|totaling) {_Q}\Z")


@rule(
    PHRASE_RULES, "metric.written_off", "metric", of="money", statistic="level",
    finds={"Acme wrote off $5m of stock.": {"metric": "cost", "value": 5e6}},
    ignores=("Acme wrote $5m of insurance.",),
)  # fmt: skip
def written_off(context: Context) -> Measure | None:
    """What is written off is a cost, whatever it was worth before."""
    if context.reading.lower(context.index + 1) in ("a", "per"):
        return None
    left, _ = around(context, 60, 10)
    return Measure("cost", None, why="written off") if _WRITTEN.search(left) else None


_OF_GDP = re.compile(r" of (?:the (?:country's )?|its )?(?:gdp|gross (?:domestic|national) product|gnp|national (?:income|output)|economic output)\b")
_STATE_BALANCE = re.compile(r"\b(?:(?:budget|fiscal|public[- ]sector|primary|government) (?:deficit|surplus|gap|shortfall|balance)|(?:deficit|surplus|gap|shortfall))\b[^.;]{0,90}\Z")


@rule(
    PHRASE_RULES, "metric.balance_of_gdp", "metric", of="percent", statistic="level",
    finds={"The budget gap would reach 5.1% of gross domestic product, Acme Bank said.": {"metric": "other", "value": 5.1, "statistic": "level"}},
    ignores=("Output would reach 5.1% more.",),
)  # fmt: skip
def balance_of_gdp(context: Context) -> Measure | None:
    """A deficit or surplus of a state as a part of its output: no metric of its own; one of trade is trade."""
    left, right = around(context, 150, 50)
    if not _OF_GDP.match(right) or not _STATE_BALANCE.search(left):
        return None
    return Measure("trade" if re.search(r"\b(?:trade|current[- ]account|external)\b", left) else "other", None, why="a balance as a part of output")


_DISASTER = re.compile(r"\b(?:hurricanes?|storms?|catastrophes?|typhoons?|floods?|flooding|earthquakes?|wildfires?|disasters?|insured|insurance claims|claims from|credit losses|loan losses|from theft|shoplifting)\b")
_LOSSES = re.compile(r"\b(?:losses|loss|claims|damage)\b[^.;]{0,80}\Z")


@rule(
    PHRASE_RULES, "metric.disaster_losses", "metric", of="money",
    finds={"Acme Re expects losses of $300m from the hurricane.": {"metric": "cost", "value": 3e8}},
    ignores=("Acme made a loss of $300m.",),
)  # fmt: skip
def disaster_losses(context: Context) -> Measure | None:
    """What disasters and bad loans cost an insurer or a bank is a cost, not its result."""
    left, right = around(context, 110, 90)
    if not _LOSSES.search(left) or re.search(r"\bnet (?:loss|profit)|\bpre-?tax|\boperating (?:loss|profit)", left):
        return None
    if _DISASTER.search(left) or _DISASTER.search(right):
        return Measure("cost", None, 0 if context.frame.statistic == "level" else context.frame.direction, None, why="what a disaster cost")
    return None
