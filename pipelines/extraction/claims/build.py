"""From quantities to claims: each sentence is read once, each number gets a frame, a measure, a subject, a period, a voice and a confidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pipelines.extraction.claims.reading import Reading, read
from pipelines.extraction.model import Article, Claim, Omission, Quantity, TimeExpression
from pipelines.extraction.rules.claims_base import Context, Frame, Measure
from pipelines.extraction.rules.claims_frame import FRAME_RULES
from pipelines.extraction.rules.claims_metric import METRIC_RULES
from pipelines.extraction.rules.claims_select import OMISSION_RULES


def find_claims(article: Article, parsed, quantities: Sequence[Quantity], times: Sequence[TimeExpression]) -> tuple[list[Claim], list[Omission]]:
    """The claims of an article in text order, and the numbers left out with the reason."""
    claims: list[Claim] = []
    omissions: list[Omission] = []
    if parsed is None or not quantities:
        return claims, omissions
    starts = [q.start for q in quantities]
    carried: dict[tuple[str, str], Measure] = {}
    for sentence in parsed.sentences:
        inside = quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if not inside:
            continue
        _ = sentence.analysis  # sets the tags
        reading = read(sentence, sentence.tokens)
        decided: dict[int, tuple[Frame, Measure]] = {}
        for quantity in inside:
            index = reading.index_of(quantity)
            if index is None:
                omissions.append(Omission(quantity.start, quantity.end, quantity.quote, "part of a longer expression"))
                continue
            outcome = decide(reading, index, decided, carried)
            if isinstance(outcome, str):
                omissions.append(Omission(quantity.start, quantity.end, quantity.quote, outcome))
                continue
            decided[index] = outcome
            carried[quantity.dimension, outcome[0].statistic] = outcome[1]
            claims.append(build(article, parsed, sentence, reading, index, outcome))
    return claims, omissions


def decide(reading: Reading, index: int, decided: dict, carried: dict[tuple[str, str], Measure]) -> tuple[Frame, Measure] | str:
    """The frame and the measure of a quantity, or why it is left out."""
    quantity = reading.items[index].quantity
    governor, skipped = reading.governor(index)
    context = Context(reading, index, quantity, governor=governor, skipped=skipped, decided=decided, after=reading.phrase_after(index))
    context.counted_before = ("count", "level") in carried
    for rule in OMISSION_RULES:
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
    if before is not None and quantity.dimension == "percent":
        context.carried = Measure(before.metric, None, why="as in the sentence before")
    for rule in METRIC_RULES:
        measure = rule.apply(context)
        if measure is not None:
            measure.rule = rule.id
            break
    return frame, measure


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
    sign = -1 if direction < 0 and quantity.value > 0 else 1
    high = quantity.value_high
    return statistic, quantity.value * sign, None if high is None else high * sign


def build(article: Article, parsed, sentence, reading: Reading, index: int, outcome: tuple[Frame, Measure]) -> Claim:
    frame, measure = outcome
    quantity = reading.items[index].quantity
    statistic, value, high = signed(quantity, frame, measure)
    unit = quantity.unit
    return Claim(
        quantity.start, quantity.end, quantity.quote, sentence.start, sentence.end, statistic, measure.metric, value, unit,
        rule_id=f"{frame.rule}+{measure.rule}", confidence=0.5, value_high=high, qualifier=quantity.qualifier, unit_basis=quantity.unit_basis,
        explanation={"statistic": f"{frame.rule} at {reading.lower(frame.anchor)!r}", "metric": f"{measure.rule}: {measure.why}"},
    )  # fmt: skip
