"""Frame rules for changes told in few words: a verb said once for several numbers, changes compared with changes, passives; metrics are not decided here."""

from __future__ import annotations

import re

from pipelines.extraction.rules.claims_base import ClaimRule, Context, Frame, rule

GAPPED_RULES: list[ClaimRule] = []
#: Rules that come just before a number is taken as a level.
LAST_RULES: list[ClaimRule] = []

#: Levels that are themselves percentages: "unemployment was 5% against 6%" compares levels.
_RATES = frozenset(("market_share", "margin", "interest_rate", "unemployment"))
_COMPARED_PACE = frozenset(
    ("faster", "slower", "steeper", "sharper", "bigger", "smaller", "stronger", "weaker", "better", "worse", "higher", "lower", "more", "less", "quicker", "larger", "deeper", "milder", "gentler", "greater")
)
_MET = frozenset(("beating", "topping", "exceeding", "matching", "missing", "outpacing", "outstripping", "bettering", "surpassing", "beats", "beat", "topped", "matched", "missed"))


def _amount_statistic(context: Context) -> str:
    return {"percent": "change", "ratio": "multiple"}.get(context.quantity.dimension, "difference")


def _previous_change(context: Context) -> tuple[int, int] | None:
    """The number just before, where it is a percentage of change, and its direction."""
    previous = next(iter(context.reading.quantities_before(context.index)), None)
    if previous is None or previous not in context.decided or not context.is_percent:
        return None
    frame, measure = context.decided[previous]
    if (measure.statistic or frame.statistic) != "change" or measure.metric in _RATES or context.reading.items[previous].quantity.dimension != "percent":
        return None
    return previous, measure.sign if measure.statistic else frame.direction


@rule(
    GAPPED_RULES, "frame.pace_compared", "frame",
    finds={
        "Sales of Acme grew 5% in May, faster than the 3% seen in April.": {"statistic": "change", "value": 3},
        "Spending at Acme fell 3%, a steeper drop than the 2% that analysts expected.": {"statistic": "change", "value": -2},
        "Exports of Acme grew 6%, beating the 4% average of 2020.": {"statistic": "change", "value": 4},
        "Acme expects sales to grow 6% in 2024, against 19% last year.": {"statistic": "change", "value": 19},
    },
    ignores=("Acme cut costs 6% and kept a share of the market of 30%, more than the 25% of Zenon.", "Acme's share of the market was 6%, against 19% last year."),
)  # fmt: skip
def pace_compared(context: Context) -> Frame | None:
    """A change is compared with another change: "grew 5%, faster than the 3% seen in April"."""
    told = _previous_change(context)
    if told is None:
        return None
    previous, direction = told
    reading = context.reading
    between = range(previous + 1, context.index)
    if len(between) > 12 or any(reading.items[k].noun is not None and reading.items[k].noun.measured for k in between):
        return None
    word = reading.lower(context.governor)
    if reading.lower(context.index - 1) == "the" and reading.lower(context.index - 2) in ("than", "above", "below", "of"):
        of = reading.lower(context.index - 2) == "of"
        fits = reading.lower(context.index - 3) in (("ahead", "short", "shy") if of else (*_COMPARED_PACE, ",", "well", "just", "far", "slightly", "drop", "fall", "rise", "gain")) or word == "than"
    elif word == "than":
        fits = any(reading.lower(k) in _COMPARED_PACE or reading.kind(k) == "C" for k in range(max(previous + 1, context.governor - 4), context.governor))
    elif word in ("against", "versus", "vs"):
        fits = context.decided[previous][0].relation in ("extent", "premodifier", "copula", "parallel") and reading.kind(context.index + 1) in "TBP" and not any(reading.kind(k) in "Vv" for k in between)
    else:
        fits = word in _MET and reading.lower(context.index + 1) not in ("goal", "target", "ceiling", "limit", "cap", "threshold")
    return Frame("change", direction, "than", context.governor, base=word != "than" or reading.kind(context.index + 1) == "T") if fits else None


@rule(
    GAPPED_RULES, "frame.or_by", "frame",
    finds={
        "Orders at Acme rose to $118m, or by 23%.": {"statistic": "change", "value": 23},
        "Gas has risen by 250% since January at Acme, and by 70% since August alone.": {"statistic": "change", "value": 70},
        "Acme will follow by trimming its prime rate, currently 13%, by half a percentage point.": {"statistic": "difference", "value": -0.5},
    },
    ignores=("Acme was bought by 23% of its staff and by $5m of debt.",),
)  # fmt: skip
def or_by(context: Context) -> Frame | None:
    """The extent of a change told a second time, or after where it ended: "rose to 118m, or by 23%"."""
    reading, at = context.reading, context.governor
    if reading.lower(at) != "by" or reading.lower(at - 1) not in ("or", "and", "but", ","):
        return None
    for k in range(at - 2, max(at - 26, -1), -1):
        item = reading.items[k]
        if item.kind in "VC" and item.direction:
            return Frame(_amount_statistic(context), item.direction, "extent", k)
        if item.kind in "Vv" and item.tag in ("VBD", "VBZ", "VBP"):
            return None
    return None


@rule(
    GAPPED_RULES, "frame.verb_once", "frame",
    finds={
        "Meat exports of Acme were up 12% and beverages a fifth.": {"statistic": "change", "value": 20},
        "Sales at drugstores grew 4.4% and at supermarkets 1.1%, Acme said.": {"statistic": "change", "value": 1.1},
    },
    ignores=("Sales of Acme grew 4% and Zenon holds 12%.", "Acme grew 4% in Spain, home to 12% of its shops."),
)  # fmt: skip
def verb_once(context: Context) -> Frame | None:
    """The next member of a list of changes, whose verb is said once: "rose 5% at Acme and at Zenon 18%"."""
    told = _previous_change(context)
    reading, at = context.reading, context.index
    if told is None or reading.lower(at + 1) == "of" or context.decided[told[0]][0].relation not in ("extent", "parallel", "gapped"):
        return None
    previous, direction = told
    between = reading.items[previous + 1 : at]
    if not 2 <= len(between) <= 8 or between[-1].kind not in "NnM":
        return None
    joints = [k for k, item in enumerate(between) if item.lower in ("and", ",", ";", "while")]
    if not joints or any(item.kind in "VvCQ" for item in between):
        return None
    # before the joint only a time or a place, after it what changed
    left, right = between[: joints[-1]], between[joints[-1] + 1 :]
    if not right or (right[0].kind == "P" and right[0].lower not in ("at", "in", "to", "from", "for", "of")) or any(item.kind in "PT" for item in right[2:]) or any(item.lower in ("its", "which", "who", "that", "with") for item in right):
        return None
    if right[0].kind != "P" and right[0].lower not in ("those", "that") and right[-1].kind == "M" and left:
        return None  # "rose 5% in May and Zenon 18%": whose, not what
    return Frame("change", direction, "gapped", at - 1)


_ENDS = {
    "shut": -1, "closed": -1, "cut": -1, "axed": -1, "lost": -1, "eliminated": -1, "shed": -1, "scrapped": -1, "dismissed": -1, "sacked": -1, "abolished": -1, "slashed": -1, "removed": -1,
    "fired": -1, "retired": -1, "added": 1, "created": 1, "hired": 1, "recruited": 1, "opened": 1,
}  # fmt: skip
_BE = frozenset(("be", "been", "being", "were", "was", "are", "is"))
_GIVEN = frozenset(("notice", "redundant", "off", "go"))


@rule(
    GAPPED_RULES, "frame.passive_count", "frame",
    finds={
        "Acme said 45 shops would be shut by 2026.": {"statistic": "difference", "value": -45},
        "The 64 employees of Acme in Turku will be given notice.": {"statistic": "difference", "value": -64},
        "Some 8,200 rooms will be added by Acme in the next three years.": {"statistic": "difference", "value": 8200},
    },
    ignores=("Acme said 45 shops would be sold.", "The 64 shops of Acme were closed on Sunday."),
)  # fmt: skip
def passive_count(context: Context) -> Frame | None:
    """So many things are shut, cut or added: the number is the difference."""
    reading, quantity = context.reading, context.quantity
    if quantity.dimension != "count" or context.quantity.noun is None:
        return None
    if reading.lower(context.governor) == "of" and any(reading.kind(k) == "Q" for k in range(max(0, context.governor - 2), context.governor)):
        return None  # "400 of the 1,100 staff"
    for k in range(context.index + 1, min(context.index + 10, len(reading.items) - 1)):
        item = reading.items[k]
        if item.kind in "Q" or item.lower in (",", ";", "that", "which", "who"):
            return None
        if item.lower in _BE:
            j = k + 1
            while reading.items[min(j, len(reading.items) - 1)].tag == "RB" or reading.lower(j) in ("be", "to"):
                j += 1
            word = reading.lower(j)
            if word in ("given", "made", "laid", "let") and reading.lower(j + 1) in _GIVEN:
                return Frame("difference", -1, "object", j)
            if word in ("laid off", "made redundant"):
                return Frame("difference", -1, "object", j)
            sunday = reading.kind(j + 1) == "T" or reading.lower(j + 1) == "on"
            if word not in _ENDS or (word in ("closed", "shut") and item.lower in ("were", "was", "are", "is") and sunday):
                return None
            return Frame("difference", _ENDS[word], "object", j)
    return None


@rule(
    GAPPED_RULES, "frame.second_object", "frame",
    finds={"Acme axes a Channel route and 650 jobs.": {"statistic": "difference", "value": -650}},
    ignores=("Acme opened a plant in Leeds, and 650 jobs depend on it.",),
)  # fmt: skip
def second_object(context: Context) -> Frame | None:
    """Posts as the second thing that is cut or created: "axes the route and 650 jobs"."""
    reading, at = context.reading, context.governor
    if context.quantity.dimension != "count" or reading.lower(at) != "and" or (context.quantity.noun or "") not in ("jobs", "posts", "workers", "employees", "staff", "positions"):
        return None
    if any(reading.kind(k) in "Vv" for k in range(context.index + 1, min(context.index + 5, len(reading.items)))):
        return None
    for k in range(at - 1, max(at - 8, -1), -1):
        item = reading.items[k]
        if item.kind == "V" and item.verb is not None and item.verb.frame == "change" and item.direction:
            return Frame("difference", item.direction, "extent", k)
        if item.kind in "VvQBC" or (item.kind == "P" and item.lower != "in"):
            return None
    return None


_BY_HOW_MUCH = {
    "undervalued": -1, "undervalues": -1, "undervalue": -1, "overvalued": 1, "overstated": 1, "understated": -1, "lower": -1, "pared": -1, "pare": -1, "paring": -1, "pares": -1,
    "trim": -1, "trimming": -1, "trimmed": -1, "trims": -1, "shorten": -1, "shaved": -1, "put up": 1, "puts up": 1, "putting up": 1, "mark up": 1, "marked up": 1, "bump up": 1, "bumped up": 1,
    "scaled back": -1, "scale back": -1, "cut back": -1,
}  # fmt: skip


@rule(
    GAPPED_RULES, "frame.by_how_much", "frame",
    finds={
        "Acme put up pump prices by 4%.": {"statistic": "change", "value": 4},
        "Acme is to lower its charges by 10%.": {"statistic": "change", "value": -10},
        "Acme pared its loss by $2m.": {"statistic": "difference"},
    },
    ignores=("Acme put up a tower that was bought by 4% of its staff.", "Lower prices at Acme were told of by 10% of buyers."),
)  # fmt: skip
def by_how_much(context: Context) -> Frame | None:
    """The extent of a change after a verb that is none of the lexicon, or of two words: "put up prices by 4%", "lower its charges by 10%"."""
    reading, at = context.reading, context.governor
    if reading.lower(at) != "by" or context.quantity.dimension in ("count", "ratio") or reading.lower(context.index + 1) == "of":
        return None
    for k in range(at - 1, max(at - 12, -1), -1):
        item = reading.items[k]
        two = f"{reading.lower(k - 1)} {item.lower}"
        if two in _BY_HOW_MUCH:
            return Frame(_amount_statistic(context), _BY_HOW_MUCH[two], "extent", k)
        if item.lower in _BY_HOW_MUCH and (item.lower != "lower" or reading.lower(k - 1) in ("to", "will", "would", "could", "may", "should", "and")):
            return Frame(_amount_statistic(context), _BY_HOW_MUCH[item.lower], "extent", k)
        if item.kind == "Q" or item.lower in (";", ",", "that", "which", "was", "were", "is", "are") or (item.kind in "VC" and item.direction):
            return None
    return None


@rule(
    GAPPED_RULES, "frame.grows_at", "frame",
    finds={
        "Acme's advertising is set to grow at around 10 per cent.": {"statistic": "change", "value": 10},
        "Acme sees the market growing at a CAGR of 21.5% through 2028.": {"statistic": "change", "value": 21.5},
    },
    ignores=("Acme grew to a share of 21.5% of the market.", "Acme grows rice at a cost of 10% of sales."),
)  # fmt: skip
def grows_at(context: Context) -> Frame | None:
    """The pace of growth: "grow at 10 per cent", "growing at a CAGR of 21.5%"."""
    reading, at = context.reading, context.governor
    if not context.is_percent:
        return None
    if reading.lower(at) == "of" and reading.lower(at - 1) in ("cagr", "clip"):
        at -= 2
        while at > 0 and reading.lower(at) in ("a", "an", "annual", "compound", "average"):
            at -= 1
    if reading.lower(at) != "at":
        return None
    item = reading.item(at - 1)
    if item is None or item.lower not in ("grow", "grows", "growing", "grew", "grown", "expand", "expands", "expanding", "expanded", "shrink", "shrinking", "shrank"):
        return None
    return Frame("change", -1 if item.lower.startswith("shr") else 1, "extent", at - 1)


_TAKING = frozenset(("knock", "knocks", "knocked", "knocking", "wipe", "wipes", "wiped", "wiping", "shave", "shaves", "shaved", "shaving", "trim", "trims", "trimmed", "slice", "sliced", "lop", "lopped", "take", "took", "taken", "chop", "chopped", "strip", "stripped"))


@rule(
    GAPPED_RULES, "frame.taken_off", "frame",
    finds={
        "A strike at Acme could trim 0.3 percentage points off growth.": {"statistic": "difference", "value": -0.3},
        "The strike knocked 6% off the sales of Acme.": {"statistic": "change", "value": -6},
    },
    ignores=("Acme took 6% of the market.", "Acme trims 6 tonnes of steel."),
)  # fmt: skip
def taken_off(context: Context) -> Frame | None:
    """So much is knocked or wiped off something."""
    reading = context.reading
    if context.quantity.dimension not in ("percent", "percentage_point", "money") or reading.lower(context.governor) not in _TAKING:
        return None
    k = context.index + 1
    if reading.lower(k) == "(":  # a conversion
        k = next((j + 1 for j in range(k + 1, min(k + 8, len(reading.items))) if reading.lower(j) == ")"), k)
    if reading.lower(k) != "off" and not reading.lower(k).startswith("off "):
        return None
    return Frame(_amount_statistic(context), -1, "extent", context.governor)


@rule(
    GAPPED_RULES, "frame.cut_in_half", "frame",
    finds={"Costs at Acme were cut in half.": {"statistic": "multiple", "value": 0.5}},
    ignores=("Acme cut half of its costs.",),
)  # fmt: skip
def cut_in_half(context: Context) -> Frame | None:
    """"cut in half" says what "halved" says."""
    quantity = context.quantity
    if context.is_percent and quantity.quote.lower() == "half" and context.reading.lower(context.index - 1) == "in":
        return Frame("multiple", 0, "extent", context.index)
    return None


@rule(
    GAPPED_RULES, "frame.same_cut", "frame",
    finds={"Acme laid off 12% of its staff, about 340 people.": {"statistic": "difference", "value": -340}},
    ignores=("Acme employs 12% of the town, about 340 people.",),
)  # fmt: skip
def same_cut(context: Context) -> Frame | None:
    """A percentage of staff cut, told again in people: "12% of its staff, or 340 people"."""
    reading = context.reading
    previous = next(iter(reading.quantities_before(context.index)), None)
    if context.quantity.dimension != "count" or previous is None or previous not in context.decided or context.index - previous > 9:
        return None
    frame, measure = context.decided[previous]
    direction = measure.sign if measure.statistic else frame.direction
    if (measure.statistic or frame.statistic) != "change" or measure.metric != "headcount" or direction >= 0:
        return None
    told = reading.lower(context.governor) in (",", "or", "(", "-", "–") and context.governor > previous
    return Frame("difference", direction, "parallel", previous, parallel=previous) if told else None


_YEAR_ON_YEAR = re.compile(r" (?:year[ -](?:on|over)[ -]year|quarter[ -](?:on|over)[ -]quarter|month[ -](?:on|over)[ -]month|yoy|y-o-y|y/y|qoq|q/q)\b", re.I)


@rule(
    LAST_RULES, "frame.year_on_year", "frame",
    finds={"Users of Acme hit 120 million, +18% year over year.": {"statistic": "change", "value": 18}},
    ignores=("Acme has 18% of the market, as a year before.",),
)  # fmt: skip
def year_on_year(context: Context) -> Frame | None:
    """A percentage told "year on year" is a change, whatever stands before it."""
    sentence, quantity = context.reading.sentence, context.quantity
    if not context.is_percent or _YEAR_ON_YEAR.match(sentence.text, quantity.end - sentence.start) is None:
        return None
    return Frame("change", -1 if quantity.value < 0 else 1, "extent", context.index)


_APART_NOUNS = frozenset(("lead", "gap", "spread", "margin", "differential", "premium", "majority", "advantage", "difference", "range", "band", "discount"))


@rule(
    LAST_RULES, "frame.points_moved", "frame",
    finds={"Some seven percentage points of the decline at Acme came from the dollar.": {"statistic": "difference", "value": -7}},
    ignores=("Acme has a lead of seven percentage points.", "Acme has 7% of the market."),
)  # fmt: skip
def points_moved(context: Context) -> Frame | None:
    """Percentage points say how far something moved, unless they are a lead or a gap."""
    if context.quantity.dimension != "percentage_point":
        return None
    reading, k = context.reading, context.index
    near = [reading.lower(j) for j in range(max(0, k - 8), min(k + 3, len(reading.items)))]
    if _APART_NOUNS & set(near) or reading.lower(k + 1) in ("over", "above", "below", "under") or reading.lower(context.governor) in ("by", "within"):
        return None
    for j in [*range(k + 1, min(k + 6, len(reading.items))), *range(k - 1, max(k - 10, -1), -1)]:
        item = reading.items[j]
        if item.direction and item.kind in "VCw":
            return Frame("difference", item.direction, "of", j)
    return Frame("difference", 0, "none", context.governor)
