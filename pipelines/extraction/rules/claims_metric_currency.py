"""Metric rules for money against money: rates of exchange in words, moves of a currency, premiums and discounts to a price."""

from __future__ import annotations

import re

from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule

CURRENCY_RULES: list[ClaimRule] = []

_NAME = r"(?:dollar|greenback|euro|yen|pound|sterling|mark|franc|dlr|yuan|renminbi|rupee|rouble|ruble|peso|krona|krone|crown|lira|real|rand|won|ringgit|baht|dong|naira|cedi|shilling|zloty|forint|loonie|punt|guilder|escudo|drachma|currency|local unit)s?"
_PER_MONEY = re.compile(rf" (?:(?:to|against|per|for) (?:the |one |a )?|a )(?:u\.?s\.? |american |us |canadian |australian )?{_NAME}\b")
_ONE = re.compile(rf"\b(?:one|1|a|the) (?:u\.?s\.? )?{_NAME} (?:equals?|equalled|was worth|is worth|bought|buys|fetched|fetches|was quoted at|was at|stood at|traded at|=)(?: about| around| just over)? \Z")
_MOVE_OF_MONEY = re.compile(rf"(?: of its value)? against (?:the )?(?:u\.?s\.? |us |american )?{_NAME}\b")
_MONEY_NEAR = re.compile(rf"\b(?:the|a weak|a weaker|a strong|a stronger|local) (?:[a-z]{{4,14}} )?{_NAME}\b")


def around(context: Context, left: int = 90, right: int = 60) -> tuple[str, str]:
    """The words left and right of a number in its sentence, in lower case."""
    low, start = context.reading.low, context.reading.sentence.start
    at, end = context.quantity.start - start, context.quantity.end - start
    after = low[end : end + right + 40]
    if after.startswith((" (", " ( ")) and 0 < (close := after.find(")")) < 40:
        after = after[close + 1 :]  # past a conversion: "17bn kroner ($3bn; £1.6bn) off its value"
    return low[max(0, at - left) : at], after[:right]


def is_exchange_rate(context: Context) -> bool:
    """Whether a small number is the price of one currency in another: "2.86 to the dollar", "one euro was worth $1.32"."""
    quantity = context.quantity
    if quantity.dimension not in ("money", "bare", "count") or quantity.noun or quantity.value >= 200_000:
        return False
    left, right = around(context)
    if quantity.dimension == "money":
        return bool(_ONE.search(left)) or (_PER_MONEY.match(right) is not None and not right.startswith((" for ", " a ")) and bool(_MONEY_NEAR.search(left)))
    if _PER_MONEY.match(right) and not right.startswith(" for "):
        return True
    before = next(iter(context.reading.quantities_before(context.index)), None)
    told = context.decided.get(before) if before is not None else None
    return told is not None and told[1].why == "exchange rate" and context.index - before <= 8 and re.search(r"\b(?:against|from|compared with|versus) (?:[a-z]+(?:'s)? ){0,2}\Z", left) is not None and abs(quantity.value) > 0


@rule(
    CURRENCY_RULES, "metric.exchange_rate_told", "metric",
    finds={
        "The local unit weakened to 11.2 against the euro.": {"metric": "other", "value": 11.2, "statistic": "level"},
        "One euro was worth $1.09 in early trade.": {"metric": "other", "value": 1.09},
    },
    ignores=("Acme was worth $1.09m.", "Acme pays $1.09 to each euro member."),
)  # fmt: skip
def exchange_rate_told(context: Context) -> Measure | None:
    """What one currency is worth in another."""
    return Measure("other", None, why="exchange rate") if is_exchange_rate(context) else None


@rule(
    CURRENCY_RULES, "metric.currency_moves", "metric", of="percent", statistic="change level",
    finds={"Mines suffer from the rand, which has climbed 26% against the dollar.": {"metric": "other", "value": 26}},
    ignores=("Acme stock climbed 26%.",),
)  # fmt: skip
def currency_moves(context: Context) -> Measure | None:
    """The percentage by which a currency rises or falls against another."""
    left, right = around(context)
    if not _MOVE_OF_MONEY.match(right):
        return None
    falling = re.search(r"\b(?:lost|fallen|fell|lose|losing|dropped|slid|sunk|weakened|depreciated|shed)\b[^,;]{0,30}\Z", left) is not None
    return Measure("other", None, -1 if falling else context.frame.direction, "change", why="a currency moves")


_PREMIUM_AFTER = re.compile(r"(?: [a-z-]{1,12}){0,1} (premium|discount)\b(?! (?:income|brand|product|segment|smartphone|market|store|retailer|chain|rate|broker|card))")
_PREMIUM_BEFORE = re.compile(r"\b(premium|discount)s? of (?:about |around |some |nearly |almost |over |more than |at least |just |only |up to |a ){0,3}\Z")
_TO_PRICE = re.compile(r"\b(?:price|close|closing|shares?|stock|market value|bid|offer|nav|net asset value|trading)\b")


@rule(
    CURRENCY_RULES, "metric.premium", "metric", of="percent", statistic="level",
    finds={
        "Zenon pays a premium of 31% over the closing price of Acme.": {"metric": "price", "value": 31, "statistic": "level"},
        "Acme was sold at a 4% discount to its share price.": {"metric": "price", "value": 4, "statistic": "level"},
    },
    ignores=("Acme's insurance premiums rose 31%.", "Acme has a 4% discount rate."),
)  # fmt: skip
def premium(context: Context) -> Measure | None:
    """A premium or a discount to a price says how far two prices are apart at one time: a level."""
    left, right = around(context, 60, 80)
    m = _PREMIUM_AFTER.match(right) or _PREMIUM_BEFORE.search(left)
    if m is None or not (_TO_PRICE.search(right) or _TO_PRICE.search(left)):
        return None
    return Measure("price", None, why=f"a {m[1]} to a price")
