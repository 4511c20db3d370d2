"""Metric rules by the object or the subject of the verb a number belongs to: "raised its dividend to", "net profit fell 38%"."""

from __future__ import annotations

from pipelines.extraction.claims.lexicon import measure_nouns
from pipelines.extraction.claims.measures import noun_measure
from pipelines.extraction.rules.claims_base import ClaimRule, Context, Measure, rule
from pipelines.extraction.rules.claims_metric_nouns import phrase_head

SUBJECT_RULES: list[ClaimRule] = []


@rule(
    SUBJECT_RULES, "metric.object_of_change", "metric",
    finds={"Acme raised its dividend to 160 francs from 155 francs.": {"metric": "dividend"}},
    ignores=("Acme raised 160m francs.",),
)  # fmt: skip
def object_of_change(context: Context) -> Measure | None:
    """The object of a verb that moves it: "increased its market share in Spain to 44.9%", "cut prices by 5%"."""
    reading, frame = context.reading, context.frame
    if frame.rule == "frame.rate_of":
        return None
    at = frame.anchor
    if reading.lower(context.index + 1) == "off":  # "wiping 5bn off its market value"
        head = phrase_head(context, context.index + 2, min(context.index + 8, len(reading.items)))
        return noun_measure(context, head, "measured") if head is not None else None
    if at < 0 or reading.kind(at) != "V" or at >= context.index:
        return None
    best = None
    for k in range(at + 1, context.governor):
        item = reading.items[k]
        if item.kind in "Vv":
            break
        if item.kind == "Q":
            break
        if item.noun is not None and item.noun.measured:
            if best is None or reading.kind(k - 1) == "N":
                best = k
        elif item.kind == "P" and best is not None:
            break
    return noun_measure(context, best, "measured") if best is not None else None


@rule(
    SUBJECT_RULES, "metric.subject", "metric",
    finds={
        "Acme said fourth-quarter net profit fell 38% to $107.6 million.": {"metric": "profit"},
        "Shares of Acme were up 3.5%.": {"metric": "price"},
    },
    ignores=("Acme's profit plan was approved by 38% of members.",),
)  # fmt: skip
def clause_subject(context: Context) -> Measure | None:
    """The subject of the clause's verb: "net profit fell 38%", "shares of Acme were up 3.5%", "gross margin was 22.6%"."""
    reading = context.reading
    anchor = context.frame.anchor if context.frame.relation in ("extent", "to", "from") else context.governor
    at = min(anchor if anchor >= 0 else context.index, context.index)
    beside = context.frame.anchor - 1
    if context.frame.relation == "extent" and beside >= 0 and reading.kind(context.frame.anchor) == "w" and reading.items[beside].noun is not None and reading.items[beside].noun.measured:
        return noun_measure(context, beside, "measured")  # "with sales down 0.7%"
    head = subject_head(context, at)
    if head is None:
        return _number_of(context)
    noun = reading.items[head].noun
    if noun is not None and noun.measured in ("users", "headcount") and context.frame.relation == "object" and context.after and context.quantity.dimension == "count":
        return None  # "its members launched 7,000 lawsuits"
    return noun_measure(context, head, "measured")


_AMOUNT = frozenset(("number", "amount", "proportion", "percentage", "quantity", "majority", "numbers"))


def _number_of(context: Context) -> Measure | None:
    """The subject is a number of things: "the number of saved cards jumped", "the number of people connected to broadband"."""
    clause = context.reading.sentence.clause_at(context.reading.items[context.index].start)
    np = clause.subject if clause is not None else None
    if np is None or np.kind != "noun":
        return None
    if np.head_token.lower in _AMOUNT:
        inner = np.postmodifier("of")
        if inner is None:
            return None
        noun = measure_nouns().get(inner.head_token.lower)
        metric = noun.counted if noun is not None and noun.counted else "other"
        if noun is not None and "people" in noun.flags and any(context.reading.lower(k) in ("unemployed", "jobless", "out of work", "unemployment") for k in range(0, context.index)):
            metric = "unemployment"
        return Measure(metric, context.reading.item_at(inner.head_token.start), why=f"number of {inner.text!r}")
    return None


def _before_relative(context: Context, first: int, verb: int) -> int:
    """The end of the subject where a relative clause stands between it and its verb: "Acme, which buys half its steel abroad, jumped 7%"."""
    reading = context.reading
    if reading.lower(verb - 1) != ",":
        return verb
    for k in range(verb - 2, first, -1):
        if reading.lower(k) in ("which", "who", "whose", "where") and reading.lower(k - 1) == ",":
            return k - 1
    return verb


def subject_head(context: Context, at: int) -> int | None:
    """The measure noun that heads the subject left of a verb: the last one before its first preposition, else the nearest."""
    reading = context.reading
    first, _ = reading.clause(at if at < len(reading.items) else context.index)
    verb = at
    while verb >= first and reading.kind(verb) not in "Vv":
        verb -= 1
    if verb < first:
        verb = at + 1
    while verb - 1 >= first and (reading.kind(verb - 1) in ("V", "v") or reading.items[verb - 1].tag in ("MD", "TO", "RB") or reading.lower(verb - 1) in ("n't", "not")):
        verb -= 1  # to the start of the verb group
    verb = _before_relative(context, first, verb)
    candidates = [k for k in range(first, min(verb, context.index)) if reading.items[k].noun is not None and reading.items[k].noun.measured and ("premod" not in reading.items[k].noun.flags or "market" in reading.items[k].noun.flags)]
    if not candidates:
        return None
    # the subject phrase: from the last finite verb (say, show) or clause mark before it
    begin = first
    for k in range(verb - 1, first - 1, -1):
        if reading.kind(k) in "Vv" and reading.lower(k) not in ("listed",):
            begin = k + 1
            break
    head = phrase_head(context, begin, min(verb, context.index))
    if head is not None:
        return head
    if any(reading.kind(k) == "n" for k in range(begin, min(verb, context.index))):
        return None
    chosen = candidates[-1]
    return chosen
