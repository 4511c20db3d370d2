"""Metric rules for classes of phrases whose own words settle the metric: survey answers, totals, price frames, taxes in percent, shares carried on."""

from __future__ import annotations

import re

from pipelines.extraction.claims.lexicon import words
from pipelines.extraction.claims.measures import noun_measure
from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule

CLASS_RULES: list[ClaimRule] = []

_CURRENCY = re.compile(r"\b(?:the|a|its|local) (?:[a-z-]+ )?(?:pound|dollar|euro|yen|yuan|rupee|rouble|ruble|peso|lira|real|rand|won|baht|krona|zloty|forint|ringgit|naira|cedi|currency) (?:has |had |have |that |which )*(?:already )?lost\b")

_BE = frozenset(("is", "are", "was", "were", "be", "been"))


def _following(context: Context, count: int = 6) -> list[str]:
    return context.reading.words_after(context.index, count)


@rule(
    CLASS_RULES, "metric.survey_answer", "metric", of="percent", statistic="level",
    finds={
        "Only 8% were willing to pay for Acme's service.": {"metric": "other", "value": 8},
        "Of the shoppers, 15% of whom said they use Acme, most are young.": {"metric": "other", "value": 15},
    },
    ignores=("Acme said 8% of sales were lost.",),
)  # fmt: skip
def survey_answer(context: Context) -> Measure | None:
    """A part of those asked, by what they answered: "8% were willing to", "15% of whom said"."""
    opinion, after = frozenset(words()["opinion"]), _following(context)
    if after[:1] and after[0] in _BE and set(after[1:3]) & (opinion | {"ready", "happy", "prepared", "interested", "aware"}) - {"planned", "said"}:
        return Measure("other", None, why="people of an opinion")
    if after[:2] in (["of", "whom"], ["of", "them"]) and set(after[2:4]) & opinion:
        return Measure("other", None, why="people of an opinion")
    if context.after and after[:1] != ["of"] and set(after[1:4]) & {"would"} and context.quantity.quote.lower().startswith("one in"):
        return Measure("other", None, why="people of an opinion")
    return None


@rule(
    CLASS_RULES, "metric.out_of_work", "metric", of="percent",
    finds={"In Leeds 9.2% of the workforce is unemployed.": {"metric": "unemployment", "value": 9.2}},
    ignores=("Acme cut 9.2% of the workforce.",),
)  # fmt: skip
def out_of_work(context: Context) -> Measure | None:
    """The part of those who could work that does not."""
    after = _following(context, 9)
    if after[:1] != ["of"]:
        return None
    if set(after[1:5]) & {"workforce", "population", "workers", "people", "adults"} and set(after) & {"unemployed", "jobless"}:
        return Measure("unemployment", None, why="part of the workforce out of work")
    told = set(context.reading.low[: context.quantity.start - context.reading.sentence.start].split())
    if set(after[1:5]) & {"workforce", "population"} and (told & {"jobless", "unemployed", "unemployment"} or (told & {"total", "figure", "number"} and context.topic == "unemployment")):
        return Measure("unemployment", None, why="part of the workforce out of work")
    return None


_PRICED = frozenset(("start", "starts", "starting", "retail", "retails", "retailing", "priced", "costs", "goes", "sells"))


@rule(
    CLASS_RULES, "metric.priced_at", "metric", of="money",
    finds={"Phones from Acme start at $799 in Spain.": {"metric": "price"}, "Acme's jacket retails for $89.": {"metric": "price"}},
    ignores=("Acme's profit starts at $799m.",),
)  # fmt: skip
def priced_at(context: Context) -> Measure | None:
    """What one thing is sold at: "starts at", "retails for", "priced from"."""
    reading, at = context.reading, context.governor
    if context.quantity.value < 100_000 and reading.lower(at) in ("at", "from", "for") and reading.lower(at - 1) in _PRICED:
        return Measure("price", at - 1, why=f"price after {reading.lower(at - 1)!r}")
    return None


@rule(
    CLASS_RULES, "metric.paid_to_holders", "metric", of="money",
    finds={
        "The board proposed that EUR 30m be distributed to shareholders of Acme.": {"metric": "dividend"},
        "Acme pays 12 cents quarterly.": {"metric": "dividend", "value": 0.12},
    },
    ignores=("Acme pays 12 cents for a part.",),
)  # fmt: skip
def paid_to_holders(context: Context) -> Measure | None:
    """Money that goes to shareholders, or a small sum paid every quarter."""
    after = _following(context)
    clause = context.reading.sentence.clause_at(context.reading.items[context.index].start)
    holders = clause is not None and clause.subject is not None and clause.subject.head_token.lower in ("holders", "shareholders", "stockholders")
    if holders and context.quantity.value < 100 and clause.verb is not None and clause.verb.lemma in ("get", "receive") and not {i.lower for i in context.reading.items} & {"offer", "bid", "takeover", "merger", "deal", "share", "shares"}:
        return Measure("dividend", None, why="paid to the holders")
    if set(after) & {"distributed", "paid"} and set(after) & {"shareholders", "stockholders", "shareholder"}:
        return Measure("dividend", None, why="distributed to shareholders")
    if context.quantity.value < 100 and context.reading.lower(context.governor) in ("pays", "paid", "pay") and after[:1] in (["quarterly"], ["annually"], ["semi-annually"]):
        return Measure("dividend", None, why="paid regularly")
    return None


@rule(
    CLASS_RULES, "metric.in_the_pound", "metric", of="money",
    finds={"Creditors of Acme will get nine pence in the pound.": {"metric": "other", "value": 0.09}},
    ignores=("Acme trades at nine pence in London.",),
)  # fmt: skip
def in_the_pound(context: Context) -> Measure | None:
    """A part of a debt recovered: "nine pence in the pound", "20 cents on the dollar"."""
    if _following(context, 3) in (["in", "the", "pound"], ["on", "the", "dollar"], ["on", "the", "euro"], ["in", "the", "dollar"]):
        return Measure("other", None, why="a part of what is owed")
    return None


_DUTIES = frozenset(("tariff", "tariffs", "levy", "duty", "duties", "tax", "surcharge", "levies", "taxes", "export duties", "import duties", "import tariff", "import tariffs", "vat"))


@rule(
    CLASS_RULES, "metric.duty_rate", "metric", of="percent", statistic="level",
    finds={"France passed a 3% levy on the revenues of Acme.": {"metric": "other", "value": 3}, "Acme faces a tax of up to 40%.": {"metric": "other", "value": 40}},
    ignores=("Acme's tariffs rose 3%.", "Acme paid a $3m tax."),
)  # fmt: skip
def duty_rate(context: Context) -> Measure | None:
    """The rate of a tax; that of a duty on goods is trade (metric.duty_on_goods)."""
    reading, at = context.reading, context.governor
    found = next((k for k in context.after[:3] if reading.lower(k) in _DUTIES), None)
    if found is None and reading.lower(at) in ("of", "at", "above") and reading.lower(at - 1) in _DUTIES:
        found = at - 1
    return Measure("other", found, why="the rate of a duty") if found is not None else None


@rule(
    CLASS_RULES, "metric.of_that", "metric", statistic="level",
    finds={
        "Acme spent $640m on adverts; film made up nearly a third of that.": {"metric": "cost"},
        "Acme's mine produced 21 million tonnes, around 17% of the company's total of 126 million.": {"metric": "production", "value": 17},
    },
    ignores=("Acme produced 21m tonnes in total.",),
)  # fmt: skip
def of_that(context: Context) -> Measure | None:
    """A part of the amount told before it: "a third of that", "$2bn of that", "17% of the company's total"."""
    reading, after = context.reading, _following(context)
    if after[:1] != ["of"]:
        return None
    nouns = [reading.items[context.index + 1 + j].noun for j, w in enumerate(after[: after.index("total") + 2]) if w != "total"] if "total" in after[1:5] else []
    total = "total" in after[1:5] and not any(noun is not None and noun.measured for noun in nouns)
    if not (after[1:2] in (["that"], ["it"]) or (total and context.is_percent)):
        return None
    wanted = context.quantity.dimension
    for k in reading.quantities_before(context.index):
        frame, measure = context.decided.get(k, (None, None))
        if frame is None or frame.statistic != "level":
            continue
        same = reading.items[k].quantity.dimension == wanted
        if measure.metric == "units" and context.is_percent and after[1:3] == ["the", "total"] and "or" in {reading.lower(j) for j in range(k + 1, context.index)}:
            return Measure("market_share", None, why="a seller's part of the total")
        if same or (context.is_percent and reading.items[k].quantity.dimension in ("money", "count", "physical")):
            return Measure(measure.metric, measure.item, measure.sign if same else 0, None, why="a part of the amount before")
    return None


@rule(
    CLASS_RULES, "metric.share_beside", "metric", of="percent", statistic="level",
    finds={
        "Acme controls 60% of the wallet market, and Zenon claims 15%.": {"metric": "market_share", "value": 15},
        "Acme is fifth with 5% of the market. Zenon holds 61%.": {"metric": "market_share", "value": 61},
        "Acme and Zenon had shares of 16% and 11% respectively.": {"metric": "market_share", "value": 16},
    },
    ignores=("Acme holds 61% of Zenon.", "Acme holds 61% in Zenon after a deal."),
)  # fmt: skip
def share_beside(context: Context) -> Measure | None:
    """A percentage somebody holds or claims where the number before was a share of a market, or "shares of 16%"."""
    reading, at = context.reading, context.governor
    if reading.lower(at) == "of" and reading.lower(at - 1) == "shares" and reading.lower(context.index + 1) != "of" and not context.after:
        return Measure("market_share", at - 1, why="shares of so many percent")
    if context.frame.parallel is not None and context.frame.parallel in context.decided and context.decided[context.frame.parallel][1].rule == "metric.share_beside":
        return Measure("market_share", None, why="as the share before")
    near = next((k for k in reading.quantities_before(context.index)), None)
    if near in context.decided and context.decided[near][1].rule == "metric.share_beside" and not context.after and all(reading.lower(k) in (",", "and") for k in range(near + 1, context.index)):
        return Measure("market_share", None, why="as the share before")
    if reading.lower(at) not in ("holds", "held", "hold", "claims", "claimed", "has", "had", "took", "takes", "commands", "commanded") or reading.lower(context.index + 1) in ("of", "in") or context.after:
        return None
    previous = next((k for k in reading.quantities_before(context.index) if k in context.decided), None)
    before = context.decided[previous][1].metric if previous is not None else context.carried.metric if context.carried is not None else ""
    return Measure("market_share", None, why="as the share before") if before == "market_share" else None


_SHARED = frozenset(("sales", "spending", "orders", "shipments", "deliveries", "seats", "searches", "downloads", "traffic", "registrations", "bookings", "subscriptions", "exports", "flights"))
_OWN = frozenset(("its", "their", "our", "his", "'s", "'", "group", "net", "company", "total", "overall", "annual", "consolidated", "revenue", "group's", "the", "product", "operating", "combined"))


@rule(
    CLASS_RULES, "metric.accounts_for", "metric", of="percent", statistic="level",
    finds={"Acme accounts for some 70% of legal sales.": {"metric": "market_share", "value": 70}},
    ignores=("Acme's shoes account for 70% of sales.", "Spain accounts for 70% of its net sales.", "Food accounts for 70% of group sales."),
)  # fmt: skip
def accounts_for(context: Context) -> Measure | None:
    """A part of all sales of a kind of thing is a share of its market; a part of one's own sales is not."""
    reading, after = context.reading, _following(context)
    if after[:1] != ["of"]:
        return None
    head = next((j for j, w in enumerate(after) if w in _SHARED), None)
    kinds = [w for w in after[1:head] if w != "all"] if head is not None else []
    if head is None or (not kinds and "all" not in after) or set(kinds) & _OWN or any(reading.kind(context.index + 1 + j) in "MQT" for j in range(1, head)):
        return None
    item = reading.item(context.governor)
    at = context.governor if item is not None and item.lower != "for" else context.governor - 1
    if reading.lower(at) in ("accounts", "accounted", "account", "accounting", "made up", "make up", "makes up", "making up", "represents", "represented", "control", "controls", "controlled", "takes", "took"):
        return Measure("market_share", context.index + 1 + head, why="part of all sales of a kind")
    return None


@rule(
    CLASS_RULES, "metric.cheaper", "metric",
    finds={"Acme, which posted profits of $7m, says shirts will become 20% cheaper.": {"metric": "price", "value": -20}},
    ignores=("Acme sells a cheaper phone and has 20% of sales.",),
)  # fmt: skip
def cheaper(context: Context) -> Measure | None:
    """Cheaper or dearer is about a price, whatever stands before."""
    word = context.reading.lower(context.frame.anchor)
    return Measure("price", None, why=word) if word in ("cheaper", "dearer", "costlier", "pricier") else None


@rule(
    CLASS_RULES, "metric.times_what", "metric", of="ratio",
    finds={"That is three times what it earned in 2003, Acme said.": {"metric": "profit", "value": 3}},
    ignores=("Acme earned three times its sales target.",),
)  # fmt: skip
def times_what(context: Context) -> Measure | None:
    """A multiple of what a verb names: "three times what it earned"."""
    after = _following(context, 4)
    if after[:1] != ["what"]:
        return None
    metric = {"earned": "profit", "made": "profit", "earns": "profit", "makes": "profit", "spent": "cost", "paid": "price", "sold": "units", "borrowed": "debt"}.get(after[2] if len(after) > 2 else "", "")
    return Measure(metric, None, why=f"times what was {after[2]}") if metric else None


@rule(
    CLASS_RULES, "metric.lost_part", "metric", of="percent",
    finds={
        "Acme employed 180 people but has lost half of its customers.": {"metric": "users", "statistic": "change", "value": -50},
        "Acme's own token lost 62% of its value.": {"metric": "price", "value": -62},
    },
    ignores=("Acme makes 62% of its sales in Spain.",),
)  # fmt: skip
def lost_part(context: Context) -> Measure | None:
    """A part lost of what one has: "lost half of its customers", "lost 62% of its value"."""
    reading, after = context.reading, _following(context, 5)
    item = reading.item(context.governor)
    if after[:1] != ["of"] or item is None or item.verb is None or item.verb.lemma not in ("lose", "shed") or item.kind != "V":
        return None
    for j, word in enumerate(after[1:], 1):
        noun = reading.items[context.index + 1 + j].noun
        if word == "value" and _CURRENCY.search(reading.low):
            return Measure("other", context.index + 1 + j, -1, "change", why="what a currency lost")
        if word == "value" and "market" in after[:j]:
            return Measure("market_cap", context.index + 1 + j, -1, "change", why="part of its market value lost")
        if word == "value":
            return Measure("price", context.index + 1 + j, -1, "change", why="part of its value lost")
        if noun is not None and (noun.counted in ("users", "headcount") or noun.part_of in ("users", "headcount")):
            return Measure(noun.part_of or noun.counted, context.index + 1 + j, -1, "change", why=f"part of {word!r} lost")
    return None


@rule(
    CLASS_RULES, "metric.number_of", "metric", of="count",
    finds={"Sales rose as the number of people Acme carried rose to 2,600,000.": {"metric": "users", "value": 2.6e6}},
    ignores=("The number of people at Acme is secret; sales rose to $2m.",),
)  # fmt: skip
def number_of(context: Context) -> Measure | None:
    """What a number of things moves to, where a clause stands between: "the number of people it carried rose to 2.6 million"."""
    reading = context.reading
    if context.quantity.noun is not None or context.frame.relation not in ("to", "from"):
        return None
    for k in range(context.governor, max(context.governor - 14, 1), -1):
        if reading.kind(k) == "Q" or reading.lower(k) in (";", "while"):
            return None
        if reading.lower(k) == "of" and reading.lower(k - 1) == "number":
            noun = next((reading.items[j].noun for j in range(k + 1, min(k + 5, context.governor)) if reading.items[j].noun is not None and reading.items[j].noun.counted), None)
            return Measure(noun.counted, k - 1, why="a number of things") if noun is not None else None
    return None


@rule(
    CLASS_RULES, "metric.aim_of", "metric",
    finds={"Acme added users and kept its operating margin target of 12%.": {"metric": "margin", "value": 12}},
    ignores=("Acme has a target of 12% for sales.",),
)  # fmt: skip
def aim_of(context: Context) -> Measure | None:
    """The measure a target, forecast or guidance is for: "its operating margin target of 12%"."""
    reading, at = context.reading, context.governor
    if reading.lower(at) != "of" or reading.lower(at - 1) not in ("target", "forecast", "guidance", "goal", "estimate", "outlook", "projection"):
        return None
    noun = reading.items[at - 2].noun if at > 1 else None
    return noun_measure(context, at - 2, "measured") if noun is not None and noun.measured and not noun.weak else None


_HIGHER = frozenset(("higher", "lower", "up", "down", "ahead", "better", "weaker", "stronger"))


@rule(
    CLASS_RULES, "metric.noun_higher", "metric",
    finds={"Profit rose 14% to $86m at Acme on turnover 9% higher at $471m.": {"metric": "revenue", "value": 9}},
    ignores=("Acme's profit was 9% higher.",),
)  # fmt: skip
def noun_higher(context: Context) -> Measure | None:
    """The noun right before a percentage that is higher or lower, and the level it is then at: "on turnover 9% higher at $471m"."""
    reading = context.reading
    if context.is_percent and reading.lower(context.index + 1) in _HIGHER:
        noun = reading.items[context.index - 1].noun if context.index else None
        return noun_measure(context, context.index - 1, "measured") if noun is not None and noun.measured and not noun.weak else None
    previous = next(iter(reading.quantities_before(context.index)), None)
    if context.is_money and previous is not None and previous in context.decided and context.decided[previous][1].rule == "metric.noun_higher" and [reading.lower(k) for k in range(previous + 2, context.index)] in (["at"], ["to"]):
        return Measure(context.decided[previous][1].metric, context.decided[previous][1].item, why="the level it is at")
    return None


@rule(
    CLASS_RULES, "metric.row_of_parts", "metric", of="percent",
    finds={"Fine papers accounted for 54% of deliveries, newsprint for 31% and board for the rest, Acme said.": {"metric": "units", "value": 31}},
    ignores=("Acme accounted for 54% of deliveries and sold its arm for 31% of sales.",),
)  # fmt: skip
def row_of_parts(context: Context) -> Measure | None:
    """One more part of the same whole, its verb said once: "accounted for 54% of deliveries, newsprint for 31%"."""
    reading = context.reading
    previous = next(iter(reading.quantities_before(context.index)), None)
    if previous is None or previous not in context.decided or reading.lower(context.governor) != "for" or reading.lower(context.index + 1) == "of":
        return None
    frame, measure = context.decided[previous]
    account = any(reading.items[k].verb is not None and reading.items[k].verb.lemma == "account" for k in range(max(0, previous - 6), previous))
    alone = not any(reading.kind(k) in "Vv" for k in range(previous + 1, context.index))
    return Measure(measure.metric, measure.item, why="a part of the same whole") if frame.statistic == "level" and (account or measure.rule == "metric.row_of_parts") and alone else None


@rule(
    CLASS_RULES, "metric.taken_from", "metric",
    finds={"Lost production will shave $18m from the earnings of Acme.": {"metric": "profit", "value": -1.8e7, "statistic": "difference"}},
    ignores=("Acme took $18m from a fund.",),
)  # fmt: skip
def taken_from(context: Context) -> Measure | None:
    """What is taken off or put on a measure: "shave $18m from earnings", "add 2% to sales"."""
    reading, after = context.reading, _following(context, 8)
    verb = reading.item(context.governor)
    if verb is None or verb.verb is None or verb.verb.lemma not in ("shave", "knock", "wipe", "trim", "slash", "cut", "add") or after[:1] not in (["from"], ["off"], ["to"]) or (after[0] == "to") != (verb.verb.lemma == "add"):
        return None
    for j in range(context.index + 2, min(context.index + 7, len(reading.items))):
        noun = reading.items[j].noun
        if noun is not None and noun.measured in ("profit", "revenue", "margin", "cost") and not noun.weak and "share" not in noun.flags:
            return Measure(noun.measured, j, 1 if after[0] == "to" else -1, "difference" if not context.is_percent else "change", why=f"taken from {reading.items[j].text!r}")
        if reading.kind(j) in "VvQBP":
            return None
    return None


@rule(
    CLASS_RULES, "metric.now", "metric",
    finds={"Proceeds of the sale will cut bank debt, now $62 million, at Acme.": {"metric": "debt", "value": 6.2e7}},
    ignores=("Acme is now worth $62 million.",),
)  # fmt: skip
def now(context: Context) -> Measure | None:
    """The measure just named, with its value set beside: "bank debt, now $62 million"."""
    reading, at = context.reading, context.index - 1
    while at > 0 and reading.lower(at) in ("about", "some", "around", "nearly", "roughly"):
        at -= 1
    if reading.lower(at) not in ("now", "currently") or reading.lower(at - 1) != "," or at < 2:
        return None
    noun = reading.items[at - 2].noun
    return noun_measure(context, at - 2, "measured") if noun is not None and noun.measured else None
