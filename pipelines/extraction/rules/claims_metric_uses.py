"""Metric rules by what people and firms do with what is sold: those who use or pay for it, hires by the day, turnover on an exchange, votes."""

from __future__ import annotations

import re

from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule
from pipelines.extraction.rules.claims_metric_currency import around

USE_RULES: list[ClaimRule] = []

_Q = r"(?:(?:about|around|some|up|to|at|least|most|more|than|nearly|almost|another|roughly|over|as|many|an?|just|only|of|further|total) ){0,5}"
_USES = re.compile(
    r" (?!(?:people|staff|employees|workers|jobs|job)\b)(?:(?!(?:and|or|would|will|to|of|shares?|options?|were|was)\b)[a-z'’-]+ ){1,4}?(?:(?:have |has |had )?(?:now |already |currently |regularly |still |also |already )*"
    r"(?:pay|pays|paid|subscribe|subscribes|subscribed|signed up|sign up|log(?:s|ged)? (?:in|on)|stream|streams)(?: (?:for|to|into|onto|on))? (?:the|its|their|this|a|an|our|it|every|each|by|using|with)\b"
    r"|(?:now |already |currently |regularly )*(?:use|uses|used|are using|is using|rely on|relies on) (?:the|its|this|our|it|them|[a-z]+'s) ?(?:[a-z-]+ )?(?:service|app|software|platform|product|system|network|tool|card|scheme|site|website|technology|scanner|device|it)?)"
)
_USED_BY = re.compile(rf"\b(?:used|visited|adopted|streamed|subscribed to|in use) (?:daily |now |already |currently |regularly )*(?:by|at|in) {_Q}\Z")
_SUPPLIED = re.compile(rf"\b(?:suppl(?:y|ies|ied|ying)|serv(?:e|es|ed|ing)|connect(?:s|ed|ing)?|provid(?:e|es|ed|ing)|deliver(?:s|ed|ing)?) (?:[a-z-]+(?: and|,)? ){{0,4}}(?:to |for )?{_Q}\Z")
_SERVED = re.compile(r" (?:[a-z-]+ ){0,2}(?:homes|households|clinics|hospitals|schools|farms|farmers|growers|firms|businesses|companies|shops|restaurants|merchants|retailers|clients|banks|airlines)\b")
_UTILITY = re.compile(r"\b(?:gas|electricity|power|energy|water|heat|heating|broadband|internet|cable|services?|software)\b")


@rule(
    USE_RULES, "metric.users_of", "metric", of="count", statistic="level",
    finds={
        "Some 52,000 growers now pay for the app of Acme.": {"metric": "users", "value": 52000},
        "Acme's scanner is used by more than 60 clinics.": {"metric": "users", "value": 60},
        "Acme supplies gas and electricity to 410,000 homes.": {"metric": "users", "value": 410000},
    },
    ignores=("Acme supplies 410,000 tonnes of gas.", "Acme used 60 lorries."),
)  # fmt: skip
def users_of(context: Context) -> Measure | None:
    """Whoever uses, pays for or is supplied with something, whatever they are called."""
    quantity = context.quantity
    if quantity.value < 20:
        return None
    left, right = around(context, 90, 90)
    if (context.after and _USED_BY.search(left) and not re.match(r" (?:people|staff|workers|[a-z]+ (?:a|per) )", right)) or (not _USED_BY.search(left) and _USES.match(right)):
        return Measure("users", context.after[-1] if context.after else None, why="those who use it")
    if _SUPPLIED.search(left) and _SERVED.match(right) and (_UTILITY.search(left) or _UTILITY.search(right)):
        return Measure("users", context.after[-1] if context.after else None, why="those supplied")
    return None


_BY_THE_DAY = re.compile(r" (?:\([^)]{2,30}\) )?(?:a|per|each) (?:day|night|week|hour|month)\b")
_HIRED = re.compile(rf"\b(?:hir(?:e|es|ed|ing)|rent(?:s|ed|ing|al|als)?|charter(?:s|ed|ing)?|leas(?:e|es|ed|ing)|freight|spot rates?|day rates?|charter rates?|room rates?|rates?|tankers?|rooms?)\b[^.;]{{0,110}}\b(?:costs?|costing|at|to|of|from|was|were|is|are|averaged|fetch(?:es|ed)?|reached|hit) {_Q}\Z")


@rule(
    USE_RULES, "metric.hire_by_the_day", "metric", of="money", statistic="level",
    finds={"Hiring one of the biggest tankers of Acme cost $210,000 a day.": {"metric": "price", "value": 210000}},
    ignores=("Acme spends $210,000 a day on fuel.", "Running the plant of Acme costs $210,000 a day."),
)  # fmt: skip
def hire_by_the_day(context: Context) -> Measure | None:
    """What it costs to hire a thing for a time is a price."""
    if context.quantity.value >= 1e6:
        return None
    left, right = around(context, 150, 40)
    if not _BY_THE_DAY.match(right) or not _HIRED.search(left) or re.search(r"\b(?:wage|salar|pays? |losing|lost|lose)", left):
        return None
    return Measure("price", None, why="a hire by time")


_EACH = re.compile(rf"\beach (?:[a-z-]+ )?(?:fetch(?:ing|ed|es)?|sell(?:ing|s)?(?: for| at)?|sold (?:for|at)|pric(?:ed|ing)(?: at)?|cost(?:ing|s)?) {_Q}\Z|\bfetch(?:ing|ed|es)? {_Q}\Z")
_ON_AVERAGE = re.compile(r" (?:\([^)]{2,30}\) )?(?:on average|apiece|each)\b")


@rule(
    USE_RULES, "metric.fetched_each", "metric", of="money", statistic="level",
    finds={"Acme delivered 3,100 homes, each fetching $290,000 on average.": {"metric": "price", "value": 290000}},
    ignores=("The sale of Acme's arm fetched $290m.",),
)  # fmt: skip
def fetched_each(context: Context) -> Measure | None:
    """What each of many is sold for."""
    if context.quantity.value >= 1e7:
        return None
    left, right = around(context, 60, 40)
    told = _EACH.search(left)
    return Measure("price", None, why="what each is sold for") if told and ("each" in told[0] or _ON_AVERAGE.match(right)) else None


_TURNOVER = re.compile(rf"\bturnover (?:[a-z ]{{0,24}}?)?(?:of|was|at|reached|totalled|totaled|came to|amounted to) {_Q}\Z")
_EXCHANGE = re.compile(r"\b(?:index|points|exchange|bourse|omx|ftse|dow jones|nasdaq|nikkei|dax|cac|hang seng|most traded|shares traded|trading volume)\b")


@rule(
    USE_RULES, "metric.exchange_turnover", "metric", of="money", statistic="level",
    finds={"The OMX Helsinki index ended lower, with turnover of 612 mln eur.": {"metric": "other", "value": 6.12e8}},
    ignores=("Acme, listed on an exchange, had a turnover of 612 mln eur in 2006 and a profit.",),
)  # fmt: skip
def exchange_turnover(context: Context) -> Measure | None:
    """What changed hands on an exchange in a day is nobody's revenue."""
    left, _ = around(context, 140, 20)
    closed = re.search(r"\b(?:ended|closed|finished|higher|lower|unchanged|down|up|gained|lost)\b", left)
    return Measure("other", None, why="turnover on an exchange") if _TURNOVER.search(left) and _EXCHANGE.search(left) and closed and "profit" not in left else None


_VOTED = re.compile(rf"\b(?:back(?:ed|ing)?|approv(?:ed|al)|reject(?:ed|ion)|support(?:ed)?|endorsed|voted|accept(?:ed|ance)|agreed|turnout)\b[^.;]{{0,40}}\b(?:by|of|from) {_Q}\Z|\A{_Q}\Z|[,;] (?:but |and )?{_Q}\Z|\b(?:that|said|but|with) {_Q}\Z")
_VOTERS = re.compile(r" of (?:the |its |their |all |those )?(?:[a-z-]+ )?(?:members|shareholders|bondholders|creditors|voters|votes|workers|staff|them|debenture holders|holders|noteholders)(?: (?:had |have |has |who |voting )*(?:voted|agreed|accepted|rejected|backed|approved|supported|tendered|in favour|in favor|opted))?")
_VOTE = re.compile(r"\b(?:ballot(?:s|ed)?|vot(?:e|es|ed|ing)|accept(?:ed|ance)?|agreed|reject(?:ed)?|backed|approv(?:ed|al)|swap|exchange offer|tendered)\b")


@rule(
    USE_RULES, "metric.voted", "metric", of="percent", statistic="level",
    finds={"The walkout at Acme was backed by 83% of members.": {"metric": "other", "value": 83}},
    ignores=("Acme cut 8% of its workers.", "Zenon has 8% of the members."),
)  # fmt: skip
def voted(context: Context) -> Measure | None:
    """The part of members, holders or staff that votes for or accepts something."""
    left, right = around(context, 90, 70)
    who = _VOTERS.match(right)
    if who is None or not _VOTED.search(left):
        return None
    return Measure("other", None, why="the part that votes so") if _VOTE.search(left[-60:]) or _VOTE.search(who[0]) else None


_HOLDS = re.compile(rf"\b(?:had|has|have|having|with|held|holds|holding|sits? on|sat on) {_Q}\Z")
_IN_CASH = re.compile(r" (?:\([^)]{2,30}\) )?(?:in|of) (?:net )?cash\b(?! (?:flow|call|offer|bid|for))(?! and (?:shares|stock))")


@rule(
    USE_RULES, "metric.cash_held", "metric", of="money", statistic="level",
    finds={"Acme had $71m in cash left at the end of June.": {"metric": "other", "value": 7.1e7}},
    ignores=("Acme paid $71m in cash for Zenon.",),
)  # fmt: skip
def cash_held(context: Context) -> Measure | None:
    """The cash somebody has is no revenue and no deal."""
    left, right = around(context, 40, 40)
    return Measure("other", None, why="cash held") if _HOLDS.search(left) and _IN_CASH.match(right) else None
