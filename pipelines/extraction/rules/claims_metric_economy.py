"""Metric rules for economies and trade: a part of an economy, goods sent abroad, duties, an economy's growth told without its name."""

from __future__ import annotations

import re

from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule
from pipelines.extraction.rules.claims_metric_currency import around

ECONOMY_RULES: list[ClaimRule] = []

_Q = r"(?:(?:about|around|some|up|to|at|least|most|more|than|nearly|almost|another|roughly|over|as|much|low|high|an?|just|only|between|of|further|total) ){0,5}"
_MAKES_UP = re.compile(rf"\b(?:account(?:s|ed|ing)? for|ma(?:ke|kes|de|king) up|represent(?:s|ed|ing)?|contribut(?:e|es|ed|ing)|generat(?:e|es|ed|ing)|produc(?:e|es|ed|ing)|constitut(?:e|es|ed|ing)|worth|equal to|equivalent to|provid(?:e|es|ed)) {_Q}\Z")
_ECONOMY = re.compile(
    r" (?:of|to) (?:the |its |their |all )?(?:[a-z.'’-]+ ){0,2}?(?:economy|gdp|gnp|gross (?:domestic|national) product|national (?:income|output)|economic output|(?:world|global)(?:'s)? (?:economic )?output)\b(?! (?:sales|workers|growth))"
)


@rule(
    ECONOMY_RULES, "metric.part_of_economy", "metric", of="percent", statistic="level",
    finds={
        "Farming accounts for about 8% of the Kenyan economy.": {"metric": "gdp", "value": 8},
        "Together the four countries make up a quarter of global output.": {"metric": "gdp", "value": 25},
    },
    ignores=("Acme accounts for 8% of sales.", "Kenya's deficit is 8% of GDP."),
)  # fmt: skip
def part_of_economy(context: Context) -> Measure | None:
    """What an industry or a country contributes to an economy."""
    left, right = around(context, 60, 70)
    if not _MAKES_UP.search(left) or not _ECONOMY.match(right) or _BALANCE.search(left):
        return None
    return Measure("gdp", None, why="a part of an economy")


_BALANCE = re.compile(r"\b(?:deficit|surplus|gap|shortfall|balance|debt|borrowing|spending|reserves|aid|subsid|tax)")
_ABROAD = re.compile(r"[^.;,]{0,60}\b(?:is|are|was|were|has to be|have to be|must be|being|gets?) (?:now |still |mostly |currently )?(?:imported|exported|sent abroad|shipped abroad|brought in from abroad)\b")

_SENDS = re.compile(rf"\b(?:sends?|sent|ships?|shipped) {_Q}\Z")
_TO_ABROAD = re.compile(r" of (?:its|their) (?:[a-z-]+ ){1,3}(?:to|abroad|overseas)\b")


@rule(
    ECONOMY_RULES, "metric.imported_part", "metric", of="percent", statistic="level",
    finds={"Nearly 90% of the garlic eaten in Spain is imported.": {"metric": "trade", "value": 90}},
    ignores=("Acme, which imports cars, sells 90% of them in Spain.",),
)  # fmt: skip
def imported_part(context: Context) -> Measure | None:
    """The part of some goods that is imported or exported."""
    left, right = around(context, 60, 110)
    if _SENDS.search(left) and _TO_ABROAD.match(right):
        return Measure("trade", None, why="the part sent abroad")
    return Measure("trade", None, why="the part imported or exported") if right.startswith((" of ", " is ", " are ")) and _ABROAD.match(right) else None


_SENT = re.compile(rf"\b(?:shipments (?:from|to) [^.;]{{2,50}} (?:were|was|are|is|came to|totalled|totaled)(?: worth)?|ship(?:ped|s|ping)? (?:[a-z-]+ ){{1,3}}worth|(?:sales|shipments|orders) (?:abroad|overseas) (?:of|reached|were|came to|fell to|rose to)) {_Q}\Z")
_BY_PEOPLE = re.compile(r"\b(?:growers|watchmakers|farmers|makers|producers|exporters|mills|distillers|vineyards|fishermen|countries|islands|nations|country|nation|island)\b")
_OUT = re.compile(r"[^.;]{0,60}\b(?:abroad|overseas|exports?|export board|customs)\b")


@rule(
    ECONOMY_RULES, "metric.goods_sent", "metric", of="money", statistic="level",
    finds={
        "Shipments from the five islands were worth $1.3bn.": {"metric": "trade", "value": 1.3e9},
        "Growers shipped flowers worth $410m abroad.": {"metric": "trade", "value": 4.1e8},
    },
    ignores=("Acme shipped phones worth $410m.", "Shipments of phones were worth $410m."),
)  # fmt: skip
def goods_sent(context: Context) -> Measure | None:
    """Goods that a country or all who make them send abroad, in money."""
    if context.quantity.value < 1e5:
        return None
    left, right = around(context, 130, 80)
    if not _SENT.search(left):
        return None
    return Measure("trade", None, why="goods sent abroad") if _BY_PEOPLE.search(left) and (_OUT.match(right) or left.rstrip().endswith(("worth", "were", "was")) or "abroad" in left) else None


_GOODS_DUTY = r"(?:(?:import|export|customs|anti-dumping|antidumping|countervailing|punitive|retaliatory|preliminary|provisional|definitive) )?(?:tariffs?|dut(?:y|ies)|import taxes|import tax|export tax|anti-dumping rates?|countervailing rates?)"
_DUTY_BEFORE = re.compile(rf"\b{_GOODS_DUTY}\b(?! (?:price|rise|bill|income|revenue))(?: (?:on|against|for) [^.;,]{{2,50}}?)?(?: (?:was|were|is|are|will be|be|would be|has been|had been|to be|being))?(?: (?:cut|raised|lowered|reduced|set|increased|doubled|fixed|phased out))?(?: \w+ly)? (?:of|at|from|to|by|between|averaging|ranging from) {_Q}\Z")
_DUTY_AFTER = re.compile(rf"(?: or more)? (?:(?:[a-z-]+ ){{0,2}}?{_GOODS_DUTY}\b(?! free)(?! (?:price|rise|bill|increase))|(?:[a-z-]+ ){{0,1}}lev(?:y|ies) on (?!(?:the )?(?:[a-z]+ )?(?:profits?|revenues?|sales|turnover|fuel|carbon|plastic|bank)))")
_TAXED = re.compile(rf"\b(?:taxed at|pays?|paid|paying|face[ds]?|facing|hit with(?: a rate of)?|rates? of|a rate of|carr(?:y|ies|ied)) {_Q}\Z")
_DUTY_SAID = re.compile(r"\b(?:tariffs?|anti-dumping|antidumping|countervailing|import dut(?:y|ies)|dut(?:y|ies)|dumping)\b")


@rule(
    ECONOMY_RULES, "metric.duty_on_goods", "metric",
    finds={
        "Acme's prawns face anti-dumping duties of up to 26%.": {"metric": "trade", "value": 26},
        "Chilean wine was freed from a 14% tariff.": {"metric": "trade", "value": 14},
        "The duty on wool was cut; lamb, taxed at 30% before, is next.": {"metric": "trade", "value": 30},
    },
    ignores=("Acme raised its power tariff by 14%.", "France passed a 3% levy on the revenues of Acme.", "Acme pays 3% on deposits."),
)  # fmt: skip
def duty_on_goods(context: Context) -> Measure | None:
    """The rate of a duty on goods that cross a border."""
    if context.quantity.dimension == "percentage_point":
        before = next((k for k in context.reading.quantities_before(context.index) if k in context.decided), None)
        return Measure("trade", None, why="a duty that moves") if before is not None and context.decided[before][1].rule == "metric.duty_on_goods" else None
    if not context.is_percent or context.frame.statistic == "multiple":
        return None
    left, right = around(context, 110, 60)
    if context.frame.statistic == "level" and (_DUTY_BEFORE.search(left) or _DUTY_AFTER.match(right)):
        return Measure("trade", None, why="the rate of a duty")
    sentence = context.reading.low
    if context.frame.statistic == "level" and not context.after and _TAXED.search(left) and (_DUTY_SAID.search(sentence) or (context.last is not None and context.last[1].why == "the rate of a duty")):
        return Measure("trade", None, why="the rate of a duty")
    return None


_GROWTH = r"(?:economic |overall |annual |real |gdp |output |the |its |their |average |this year's |next year's )*(?:growth|expansion)"
_WHEN = r"(?: (?:in|for|this|next|last|over|during) (?:the )?(?:whole of )?(?:\d{4}|year|quarter|decade|three months|second half|first half|following year|period))?"
_GROWTH_BEFORE = re.compile(
    rf"(?:\A|[,;:\"“(] ?|\b(?:and|that|said|says|sees|saw|forecasts?|expects?|predicts?|projects?|for|of|with|as|put|puts|points?|cut|cuts|while|but|where|estimate(?:s|d)?|trimmed|raised|lowered|off) ){_GROWTH}{_WHEN}"
    rf"(?: (?:of|at|to|from|was|is|will be|would be|could be|may be|might be|slowed to|slow to|accelerated to|picked up to|fell to|rose to|eased to|reach|reached|hit|averaged|by) (?:as (?:low|high|much|little) as )?{_Q})\Z"
)
_OFF_GROWTH = re.compile(rf"(?: points?)? (?:off|from|to|on to|onto) {_GROWTH}(?: (?:this|next|last|in|over) [a-z0-9 ]{{2,18}})?(?:[.,;)]|\Z| and| which| to| by)")
_MOVED = re.compile(rf"\b(?:shav(?:e|es|ed|ing)|trim(?:s|med|ming)?|knock(?:s|ed|ing)?|tak(?:e|es|en|ing)|took|cut(?:s|ting)?|lop(?:s|ped)?|wip(?:e|es|ed|ing)|add(?:s|ed|ing)?|subtract(?:s|ed|ing)?) {_Q}\Z")
_WATCHERS = re.compile(r"\b(?:the bank|econom(?:y|ies|ist|ists|ic)|gdp|imf|oecd|world bank|central bank|finance ministry|ministry|treasury|chancellor|minister|government|governor|country|region|eurozone|recession|official|budget|fiscal)\b")
_OF_FIRMS = re.compile(r"\b(?:sales|revenues?|earnings|profits?|orders?|turnover|customers?|subscribers?|users?|loans?|deposits?|market|industry|sector|company|group|firm|shipments|volume|traffic|premium|wages?|money supply|credit)\b")


@rule(
    ECONOMY_RULES, "metric.bare_growth", "metric", of="percent percentage_point",
    finds={
        "Without a pact, growth next year could be as low as 1%, a finance ministry official said.": {"metric": "gdp", "value": 1, "statistic": "change"},
        "A strike could trim 0.2 percentage points off growth, economists say.": {"metric": "gdp", "statistic": "difference", "value": -0.2},
    },
    ignores=("Acme expects growth of 5% this year.", "The ministry said sales growth was 5%."),
)  # fmt: skip
def bare_growth(context: Context) -> Measure | None:
    """Growth of an economy that is only called growth, where those who watch economies speak or a country is told of."""
    left, right = around(context, 110, 70)
    moved = context.quantity.dimension == "percentage_point" and _MOVED.search(left) is not None and _OFF_GROWTH.match(right) is not None
    if not moved and not _GROWTH_BEFORE.search(left):
        return None
    reading = context.reading
    sentence = reading.low
    firm = any(m.kind in ("company", "product") for m in reading.sentence.mentions) or _OF_FIRMS.search(sentence)
    placed = any(m.kind in ("place", "nationality") for m in reading.sentence.mentions)
    if (firm and context.topic != "gdp") or not (moved or _WATCHERS.search(sentence) or placed or context.topic == "gdp"):
        return None
    at = next((k for k in sorted(range(len(reading.items)), key=lambda k: abs(k - context.index)) if reading.lower(k) in ("growth", "expansion")), None)
    if moved:
        return Measure("gdp", at, -1 if "add" not in left[-24:] else 1, "difference", why="off the growth of an economy")
    return Measure("gdp", at, 1, "change", why="growth of an economy")


@rule(
    ECONOMY_RULES, "metric.out_of_work_told", "metric", of="count",
    finds={"Out of work were 217,300 people, Acme Bank said.": {"metric": "unemployment", "value": 217300}},
    ignores=("Acme put 217,300 people to work.",),
)  # fmt: skip
def out_of_work_told(context: Context) -> Measure | None:
    """People told to be out of work: "out of work were 217,300 people"."""
    left, right = around(context, 60, 60)
    told = re.search(rf"\b(?:out of work|jobless|unemployed|without (?:a job|work)) (?:were|was|are) {_Q}\Z", left) or re.match(r" (?:people|workers|danes|britons|americans) (?:were|are|was) (?:out of work|jobless|unemployed|without (?:a job|work))\b", right)
    return Measure("unemployment", None, why="people out of work") if told else None
