"""From quantities to claims: each sentence is read once, each number gets a frame, a measure, a subject, a period, a voice and a confidence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pipelines.extraction.claims.attribution import attribute
from pipelines.extraction.claims.confidence import confidence, features
from pipelines.extraction.claims.market import MarketFinder
from pipelines.extraction.claims.measures import as_growth
from pipelines.extraction.claims.modality import claim_modality
from pipelines.extraction.claims.reading import Reading, read
from pipelines.extraction.claims.spoken_of import SpokenOf
from pipelines.extraction.claims.subject import Subject, SubjectFinder
from pipelines.extraction.model import Article, Claim, Omission, Period, Quantity, TimeExpression
from pipelines.extraction.quantities.folding import lowered
from pipelines.extraction.rules.claims_base import ClaimRule, Context, Frame, Measure
from pipelines.extraction.rules.claims_frame import FRAME_RULES
from pipelines.extraction.rules.claims_metric import METRIC_RULES
from pipelines.extraction.rules.claims_select import OMISSION_RULES
from pipelines.extraction.times.binding import Binding, BindingContext, bind_period


@dataclass(slots=True)
class Passage:
    """What is carried through an article: the measures so far, and what binding needs."""

    article: Article
    parsed: object
    times: Sequence[TimeExpression]
    binding: BindingContext
    subjects: SubjectFinder
    markets: MarketFinder
    spoken_of: SpokenOf
    carried: dict[tuple[str, str], Measure] = field(default_factory=dict)
    last_subject: Subject | None = None
    sales_in_units: bool = False  # whether the last level of sales was counted in pieces
    last: dict[str, tuple[str, Measure]] = field(default_factory=dict)  # dimension -> statistic and measure of the last number of the kind


def find_claims(article: Article, parsed, quantities: Sequence[Quantity], times: Sequence[TimeExpression]) -> tuple[list[Claim], list[Omission]]:
    """The claims of an article in text order, and the numbers left out with the reason."""
    claims: list[Claim] = []
    omissions: list[Omission] = []
    if parsed is None or not quantities:
        return claims, omissions
    starts = [q.start for q in quantities]
    binding = BindingContext(article.text, article.published_at, times)
    passage = Passage(article, parsed, times, binding, SubjectFinder(parsed), MarketFinder(parsed), SpokenOf(lowered(article.text)))
    for sentence in parsed.sentences:
        inside = quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if inside:
            _sentence(passage, sentence, inside, claims, omissions)
    return claims, omissions


def _sentence(passage: Passage, sentence, inside: Sequence[Quantity], claims: list[Claim], omissions: list[Omission]) -> None:
    """The claims of one sentence."""
    _ = sentence.analysis  # sets the tags
    reading = read(sentence, sentence.tokens)
    passage.subjects.begin(sentence, reading)
    passage.last_subject = None
    decided: dict[int, tuple[Frame, Measure]] = {}
    first = bisect_left(passage.times, sentence.start, key=lambda t: t.start)
    last = bisect_left(passage.times, sentence.end, key=lambda t: t.start)
    passage.binding.quantities = [(q.start, q.end) for q in inside]
    passage.binding.sentence = sentence
    made: dict[int, Claim] = {}
    for quantity in inside:
        index = reading.index_of(quantity)
        if index is None:
            omissions.append(Omission(quantity.start, quantity.end, quantity.quote, "part of a longer expression"))
            continue
        outcome = decide(passage, reading, index, decided)
        if isinstance(outcome, str):
            omissions.append(Omission(quantity.start, quantity.end, quantity.quote, outcome))
            continue
        decided[index] = outcome
        passage.carried[quantity.dimension, outcome[0].statistic] = outcome[1]
        passage.last[quantity.dimension] = (outcome[1].statistic or outcome[0].statistic, outcome[1])
        if outcome[1].metric in ("units", "revenue") and quantity.dimension in ("count", "money"):
            passage.sales_in_units = outcome[1].metric == "units"
        made[index] = build(passage, sentence, reading, index, outcome, passage.times[first:last], made)
    claims.extend(in_points(list(made.values())))


def in_points(made: list[Claim]) -> list[Claim]:
    """ "Its share dropped 5% to 40% from 45%" is five points: a change whose levels beside it differ by just so much (GUIDELINES, settled case 5)."""
    levels = [c for c in made if c.statistic == "level" and c.unit == "percent" and c.value_high is None]
    if len(levels) < 2:
        return made
    for k, claim in enumerate(made):
        if claim.statistic != "change" or claim.unit != "percent" or claim.value_high is not None:
            continue
        same = [c.value for c in levels if c.metric == claim.metric and c.subject_name == claim.subject_name and c.span_start > claim.span_start]
        if len(same) == 2 and abs(abs(same[0] - same[1]) - abs(claim.value)) < 0.051:
            made[k] = replace(claim, statistic="difference", unit="percentage_point", explanation=claim.explanation | {"unit": "the levels beside it differ by so many points"})
    return made


@cache
def _rules(decides: str, dimension: str, statistic: str = "") -> tuple[ClaimRule, ...]:
    """The rules to try on a number of this dimension whose frame has this statistic, in their order."""
    return tuple(r for r in (OMISSION_RULES if decides == "omission" else METRIC_RULES) if r.fits(dimension, statistic))


def decide(passage: Passage, reading: Reading, index: int, decided: dict[int, tuple[Frame, Measure]]) -> tuple[Frame, Measure] | str:
    """The frame and the measure of a quantity, or why it is left out."""
    carried = passage.carried
    quantity = reading.items[index].quantity
    governor, skipped = reading.governor(index)
    context = Context(reading, index, quantity, governor=governor, skipped=skipped, decided=decided, after=reading.phrase_after(index))
    context.sales_in_units = passage.sales_in_units
    context.shares_spoken_of = bool(passage.spoken_of.last("share", quantity.start))
    context.bid_spoken_of = bool(passage.spoken_of.last("bid", quantity.start))
    context.topic = passage.spoken_of.last("topic", quantity.start)
    context.balance = passage.spoken_of.last("balance", quantity.start)
    context.beside = passage.last
    context.last = passage.last.get(quantity.dimension)
    context.counted_before = ("count", "level") in carried
    for rule in _rules("omission", quantity.dimension):
        if rule.apply(context):
            return rule.reason
    conversion = converted(context)
    if conversion is not None:
        frame, measure = decided[conversion]
        return replace(frame, parallel=conversion, rule="frame.conversion"), replace(measure, rule="metric.conversion")
    for rule in FRAME_RULES:
        frame = rule.apply(context)
        if frame is not None:
            frame.rule = rule.id
            break
    context.frame = frame
    before = carried.get((quantity.dimension, frame.statistic))
    if before is not None and (quantity.dimension == "percent" or (quantity.dimension == "count" and quantity.noun is None)):
        context.carried = Measure(before.metric, None, why="as in the sentence before")
    for rule in _rules("metric", quantity.dimension, frame.statistic):
        measure = rule.apply(context)
        if measure is not None:
            measure.rule = rule.id
            break
    measure = as_growth(context, measure)
    if measure.metric in _LARGE and context.is_money and quantity.value < 5_000:
        measure.metric, measure.why = "price", f"{measure.why}; too small for {measure.metric}"
    return frame, measure


#: Metrics that no company reports in single dollars.
_LARGE = frozenset(("investment", "deal_value", "valuation", "market_cap", "market_size", "debt", "trade", "production"))


def converted(context: Context) -> int | None:
    """The amount this one converts into another currency: "$1.1bn (£600m)", "EUR 2m - $2.7m"."""
    if not context.is_money:
        return None
    reading = context.reading
    previous = next(iter(reading.quantities_before(context.index)), None)
    if previous is None or previous not in context.decided:
        return None
    before = reading.items[previous].quantity
    if before.dimension != "money" or before.unit == context.quantity.unit:
        return None
    between = [reading.lower(k) for k in range(previous + 1, context.index)]
    if len(between) <= 4 and all(w in ("(", "about", ";", ":", ",", "-", "–", "or", "/", "around", "approximately", "approx", "nearly", "some", "at", "euro", "roughly", "[", ".", "us") for w in between):
        return previous
    return None


def signed(quantity: Quantity, frame: Frame, measure: Measure) -> tuple[str, float, float | None]:
    """The statistic and the value with its sign."""
    statistic = measure.statistic or frame.statistic
    direction = measure.sign if measure.statistic else frame.direction if statistic in ("change", "difference") else measure.sign
    sign = -1 if direction < 0 and quantity.value > 0 and not quantity.quote.startswith("+") else 1
    high = quantity.value_high
    if statistic == "multiple" and quantity.dimension == "percent":
        return statistic, quantity.value / 100, None if high is None else high / 100  # "half of what it was"
    return statistic, quantity.value * sign, None if high is None else high * sign


def build(
    passage: Passage, sentence, reading: Reading, index: int, outcome: tuple[Frame, Measure], times: Sequence[TimeExpression], made: dict[int, Claim]
) -> Claim:
    """The claim of one quantity, every field with how it was filled."""
    frame, measure = outcome
    quantity = reading.items[index].quantity
    statistic, value, high = signed(quantity, frame, measure)
    unit, basis = quantity.unit, quantity.unit_basis
    if statistic == "multiple" and quantity.dimension == "percent":
        unit, basis = "ratio", "a part of what it was"
    previous = next(iter(reading.quantities_before(index)), None)
    if quantity.dimension == "count" and quantity.noun is None and frame.relation in ("from", "than", "to") and previous is not None:
        before = reading.items[previous].quantity
        if before.dimension == "physical" and before.unit != "point":
            unit, basis = before.unit, "the unit of the number before it"
    explanation = {"statistic": f"{frame.rule} at {reading.lower(frame.anchor)!r}", "metric": f"{measure.rule}: {measure.why}"}
    rule_id = f"{frame.rule}+{measure.rule}"
    source = made.get(frame.parallel) if frame.rule == "frame.conversion" else None
    if source is not None:
        explanation |= {k: source.explanation[k] for k in ("subject", "period", "modality", "market", "attributed_to", "features") if k in source.explanation}
        return replace(
            source, span_start=quantity.start, span_end=quantity.end, quote=quantity.quote, value=value, value_high=high, unit=quantity.unit,
            rule_id=rule_id, qualifier=quantity.qualifier if quantity.qualifier != "exact" else source.qualifier,
            unit_basis=quantity.unit_basis, explanation=explanation,
        )  # fmt: skip
    subject = passage.subjects.find(index, frame, measure, passage.last_subject)
    passage.last_subject = subject
    modality, why = claim_modality(sentence, quantity.start, quantity.end, metric=measure.metric, statistic=statistic)
    explanation["modality"] = why
    source_name, why = attribute(sentence, quantity.start, quantity.end, modality=modality, metric=None if _list_price(reading, measure) else "price" if measure.why.startswith("exchange rate") else measure.metric)
    explanation["attributed_to"] = why
    beside = made[max(made)] if made else None
    binding = _period(passage, quantity, frame, measure, statistic, modality, times, beside)
    explanation["period"] = binding.reason
    period, base = binding.period, binding.base_period
    published = passage.article.published_at
    if modality == "actual" and statistic != "change" and not frame.base and frame.relation != "from" and frame.rule != "frame.change_noun" and period is not None and published is not None and period.start > published:
        modality, explanation["modality"] = "forecast", "the time is still to come"
    if subject is not None:
        explanation["subject"] = subject.basis
    market = passage.markets.find(sentence, reading, index, measure, subject.text if subject else None)
    if market is not None:
        explanation["market"] = market.basis
    facts = features(
        frame.rule, measure.rule, subject.basis if subject else "", subject.strength if subject else 0, binding.reason, period is not None, modality, quantity.dimension,
        measure.metric, statistic, sentence.index, passage.article.published_at is not None, len(passage.binding.quantities),
    )  # fmt: skip
    explanation["features"] = " ".join(facts)
    return Claim(
        quantity.start, quantity.end, quantity.quote, sentence.start, sentence.end, statistic, measure.metric, value, unit, rule_id,
        confidence(facts), high, quantity.qualifier, unit_basis=basis, explanation=explanation, modality=modality, attributed_to=source_name,
        subject_text=subject.text if subject else None, subject_name=subject.name if subject else None,
        subject_id=subject.entity_id if subject else None,
        market_name=market.name if market else None, market_id=market.market_id if market else None,
        period_start=period.start if period else None, period_end=period.end if period else None,
        base_period_start=base.start if base else None, base_period_end=base.end if base else None,
        period_text=binding.expression.quote if binding.expression else None, period_reason=binding.reason if period is None else None,
    )  # fmt: skip


def _list_price(reading: Reading, measure: Measure) -> bool:
    """Whether a price is that of goods, which a report may state, not of a share, which moves by itself."""
    noun = reading.items[measure.item].noun if measure.item is not None else None
    return measure.metric == "price" and noun is not None and noun.measured in ("price", "inflation") and not noun.weak and not noun.flags & {"share", "stock", "index"} and noun.head == "price"


def _period(passage: Passage, quantity: Quantity, frame: Frame, measure: Measure, statistic: str, modality: str, times: Sequence[TimeExpression], beside: Claim | None) -> Binding:
    """The period by binding; what binding leaves open is settled by what stands beside: the total of a per-share figure, a deal agreed."""
    context = passage.binding
    context.statistic, context.metric, context.modality = statistic, measure.metric, modality
    sentence = context.sentence
    found = bind_period(sentence.start, sentence.end, quantity.start, quantity.end, times, context)
    published = passage.article.published_at
    if beside is not None and measure.why == "per share, beside the total" and beside.period_start is not None:
        return Binding(Period(beside.period_start, beside.period_end), found.base_period, found.expression, "as the total beside it")
    if found.period is None and published is not None and modality != "actual" and measure.metric in _TERMS and _AGREED.search(sentence.text):
        return Binding(Period(published, published), None, None, "the terms of a deal, as announced")
    return found


#: What the terms of a deal are told in; agreed terms hold from the announcement (GUIDELINES, settled case 7).
_TERMS = frozenset(("deal_value", "price", "other", "units"))
_AGREED = re.compile(r"\b(?:options? to|under the agreement|tender offer|is to (?:buy|acquire|sell|invest|pay)|are to (?:buy|acquire|merge)|has ordered|placed an order)\b", re.I)
