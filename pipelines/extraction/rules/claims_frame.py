"""Frame rules: whether a number is a level, a change, a difference or a multiple, its direction, and what it hangs on."""

from __future__ import annotations

from pipelines.extraction.claims.lexicon import measure_nouns, words
from pipelines.extraction.rules.claims_base import ClaimRule, Context, Frame, rule
from pipelines.extraction.rules.claims_frame_apart import APART_RULES
from pipelines.extraction.rules.claims_frame_gapped import GAPPED_RULES, LAST_RULES

FRAME_RULES: list[ClaimRule] = [*APART_RULES, *GAPPED_RULES]

_ADVERBS = frozenset(words()["adverb"])
_DIRECTIONS = words()["up_word"]


_LINKING = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "closed", "close", "closing", "ended", "end", "ending", "finished", "finish", "finishing", "traded", "trading", "trade", "opened", "opening", "stood", "remained", "remains", "edged", "settled"])


#: Before "gain": a profit made once, no change of one.
_ONE_OFF = frozenset(["one-off", "one-time", "capital", "exceptional", "non-recurring", "nonrecurring", "extraordinary", "pretax", "pre-tax", "after-tax", "disposal", "book", "special"])


_EARNED = frozenset(("earnings", "sales", "revenue", "revenues", "ebitda", "profits", "profit", "book", "ebit", "book value", "cash flow", "income", "net profit", "net income", "operating profit"))


def times_earnings(context: Context) -> bool:
    """A multiple at which something is valued: "12 times earnings", "15 times historic after-tax earnings"."""
    reading = context.reading
    if context.quantity.word or context.quantity.dimension != "ratio":
        return False
    for k in range(context.index + 1, min(context.index + 6, len(reading.items))):
        if reading.lower(k) in _EARNED:
            return True
        if reading.kind(k) not in "wnTNvV" or reading.lower(k) in ("as", "its", "their", "the", "what", "more", "a", "his", "that"):
            return False
    return False


#: Verbs that stand with up, down or off without telling a change.
_PHRASAL = frozenset(
    ("built", "build", "building", "builds", "take", "takes", "took", "taken", "taking", "turned", "turn", "turning", "turns", "eat", "eats", "ate", "eating", "make", "makes", "made", "making", "snap", "snapped", "snapping",
     "buy", "bought", "buying", "picked", "pick", "picking", "gave", "give", "given", "giving", "sold", "sell", "selling", "pay", "paid", "paying", "used", "use", "using", "swallow", "swallowed", "swallows", "gobbled", "scooped",
     "soaked", "mopped", "signed", "set", "laid", "lay", "hold", "holding", "carve", "carved", "spun", "spin", "hive", "hived", "written", "wrote")
)  # fmt: skip


def _amount_statistic(context: Context) -> str:
    """The statistic of an amount of change: percent -> change, multiple -> multiple, otherwise difference."""
    return {"percent": "change", "ratio": "multiple"}.get(context.quantity.dimension, "difference")


def _not_a_money_change(word: str) -> bool:
    return word in ("expansion", "rally", "recovery", "boost", "move", "change", "collapse", "improvement", "setback", "crash", "swing", "adjustment", "rebound", "advance")


@rule(
    FRAME_RULES, "frame.multiple", "frame",
    finds={
        "Acme doubled its profit in 2023.": {"statistic": "multiple", "value": 2, "metric": "profit"},
        "Profit halved to $4m in 2023.": {"statistic": "multiple", "value": 0.5},
    },
    ignores=("Acme stock trades at $17.",),
)  # fmt: skip
def multiple(context: Context) -> Frame | None:
    """A multiple: doubled, halved, three times, five-fold."""
    if context.quantity.dimension != "ratio":
        return None
    following = context.reading.lower(context.index + 1)
    if not context.quantity.word and (times_earnings(context) or following in ("earnings", "sales", "revenue", "ebitda", "profits", "profit", "book")):
        return Frame("level", 0, "premodifier", context.index + 1)
    return Frame("multiple", 0, "extent", context.index)


@rule(
    FRAME_RULES, "frame.change_noun", "frame",
    finds={
        "Acme told of a 17 per cent fall in profits.": {"statistic": "change", "value": -17, "metric": "profit"},
        "Acme shares gained after an 8 percent year-over-year (YoY) growth in shipments.": {"statistic": "change", "value": 8, "metric": "units"},
    },
    ignores=("Acme paid a $5m fine.",),
)  # fmt: skip
def change_noun_after(context: Context) -> Frame | None:
    """The number modifies a noun of change: "a 5% increase", "a 2.7 pct decline in turnover"."""
    items = context.reading.items
    for at in context.after:
        item = items[at]
        if item.lower == "cut" and context.reading.lower(at + 1) == "of" and _taken(context):
            return None  # "takes a 30% cut of each sale"
        if item.kind == "C" or (item.noun is not None and "loss" in item.noun.flags and context.is_percent):
            counted = context.quantity.dimension == "count" and item.lower not in ("adds", "additions", "addition")
            if context.quantity.dimension != "percent" and (_not_a_money_change(item.lower) or counted):
                return None
            direction = item.direction or -1
            return Frame(_amount_statistic(context), direction, "premodifier", at)
    return None


def _taken(context: Context) -> bool:
    return any(context.reading.lower(k) in ("take", "takes", "taking", "took", "taken", "keeps", "charges", "gets") for k in range(max(0, context.index - 5), context.index))


@rule(
    FRAME_RULES, "frame.direction_after", "frame",
    finds={
        "The order book was 30% up year-on-year.": {"statistic": "change", "value": 30},
        "Tickets at Acme were 50% cheaper than elsewhere.": {"statistic": "change", "value": -50, "metric": "price"},
    },
    ignores=("Acme has 10 more stores.", "Acme took less than a year to sell 8% of its stores."),
)  # fmt: skip
def direction_after(context: Context) -> Frame | None:
    """A word of direction follows: "30% up", "50% cheaper than", "five cents higher"."""
    if context.quantity.dimension in ("count", "physical"):
        return None
    reading = context.reading
    word = reading.lower(context.index + 1)
    if context.is_percent and reading.kind(context.index + 1) == "T" and word.split(" ", 2)[:2] in (["less", "than"], ["more", "than"], ["fewer", "than"]):
        return Frame("change", 1 if word.startswith("more") else -1, "extent", context.index + 1)  # "8% less than a year before"
    direction = _DIRECTIONS.get(word)
    if word in ("better", "worse") and context.is_percent and reading.lower(context.index + 2) in (",", ".", ";", ""):
        return Frame("change", direction or 0, "extent", context.index + 1)  # "sales were 1.4% better"
    if direction is None or word in ("over", "under", "behind", "off", "better", "worse", "short"):
        return None
    following = reading.lower(context.index + 2)
    if context.is_money and word in ("above", "below", "more", "less", "ahead") and following not in ("than", "the"):
        return None
    if word in ("more", "less", "higher", "lower", "larger") and following == "than" and context.is_money and context.frame.relation == "to":
        return None
    if context.is_money and following == "than" and word in ("higher", "lower"):
        return None
    if word in ("up", "down") and reading.kind(context.index + 2) == "Q" and context.is_percent:
        return None
    if word == "more" and following == "of":
        return None
    return Frame(_amount_statistic(context), direction, "extent", context.index + 1)


@rule(
    FRAME_RULES, "frame.direction_before", "frame",
    finds={"Sales were $5m, up 12% from a year earlier.": {"statistic": "change", "value": 12, "metric": "revenue"}},
    ignores=("Acme may sell up to 12% of the unit.",),
)  # fmt: skip
def direction_before(context: Context) -> Frame | None:
    """A word of direction stands before: "up 5%", "down about $2m", "off 1/4", "up by 12%"."""
    reading, at = context.reading, context.governor
    if reading.lower(at) == "by":
        at -= 1
        while reading.lower(at) in _ADVERBS and reading.lower(at) not in _DIRECTIONS:
            at -= 1
    word = reading.lower(at)
    if word not in ("up", "down", "off", "higher", "lower", "ahead"):
        return None
    before = at - 2 if reading.lower(at - 1) in ("still", "now", "already", "also") else at - 1
    told = reading.items[at].text.isupper() or any(reading.lower(k) == "with" for k in range(max(0, at - 5), at))
    if word == "off" and not (told and reading.kind(at - 1) in "NnM") and not (reading.lower(before) in ("was", "were", "is", "are", ",", "closed", "ended", "finished", "cents", "points", "shares", "stock", "-", "(") or reading.kind(at - 1) in "QT"):
        return None
    if at == context.governor and not context.is_percent and word in ("up", "down", "off") and reading.kind(at - 1) in "Vv" and reading.kind(at - 1) and reading.lower(at - 1) not in _LINKING:
        return None
    if at == context.governor and context.is_percent and word != "ahead" and reading.lower(at - 1) in _PHRASAL:
        if reading.lower(at - 1) in ("eat", "eats", "ate", "eating"):
            return Frame("level", 0, "premodifier", at)  # "wages eat up 60% of sales" is told of the wages, not of sales
        return None  # "built up a 28% stake", "turned down 30% of applications"
    if context.is_money and word in ("higher", "lower", "ahead") and context.governor == at:
        return None
    return Frame(_amount_statistic(context), _DIRECTIONS[word], "extent", at)


@rule(
    FRAME_RULES, "frame.change_verb", "frame",
    finds={
        "Acme's revenue rose by about 5% in 2023.": {"statistic": "change", "value": 5, "metric": "revenue"},
        "Net profit of Acme tumbled 70% in 2023.": {"statistic": "change", "value": -70, "metric": "profit"},
        "Acme cut 500 jobs in 2023.": {"statistic": "difference", "value": -500, "metric": "headcount"},
        "Acme's sales grew between 5% and 7% in 2023.": {"statistic": "change", "value": 5, "metric": "revenue"},
    },
    ignores=("Acme raised $5m from investors.", "Acme employs 500 people.", "Acme owns between 5% and 7% of Zenon."),
)  # fmt: skip
def change_verb(context: Context) -> Frame | None:
    """The number is the extent of a verb of change: "rose 5%", "fell by 2m", "cut 500 jobs"."""
    reading = context.reading
    at = context.governor
    by = reading.lower(at) == "by"
    if by or (reading.lower(at) == "between" and context.quantity.dimension in ("percent", "percentage_point")):
        at -= 1  # "grew between 5% and 7%"
    while at >= 0 and (reading.lower(at) in _ADVERBS or reading.items[at].tag == "RB" or reading.kind(at) == "T") and reading.kind(at) not in "VvQC":
        at -= 1
    item = reading.item(at)
    if item is None:
        return None
    if item.kind == "V" and item.verb is not None and item.verb.frame == "change":
        return _extent(context, at, by)
    if item.kind == "C" and (by or (at == context.governor and context.quantity.dimension in ("percent", "money", "percentage_point") and reading.kind(at - 1) in "NnMT" and reading.kind(at - 1))):
        return Frame(_amount_statistic(context), item.direction, "extent", at)
    if by:  # "cut prices by 5%", "fares were cut by about £12"
        for k in range(at, max(at - 9, -1), -1):
            back = reading.items[k]
            if back.verb is not None and back.verb.lemma in ("write down", "mark down") and context.is_percent:
                return Frame("change", -1, "extent", k)
            if back.verb is not None and back.verb.lemma in ("miss", "beat") and context.quantity.dimension in ("percent", "money"):
                return Frame(_amount_statistic(context), -1 if back.verb.lemma == "miss" else 1, "extent", k)
            if back.kind in "VC" and (back.direction or (back.verb and back.verb.frame == "change")):
                return Frame(_amount_statistic(context), back.direction, "extent", k)
            if back.kind == "Q" or back.lower in (";",):
                break
    return None


def _priced(context: Context, at: int) -> bool:
    """Whether the subject of a verb is a share or a commodity."""
    clause = context.reading.sentence.clause_at(context.reading.items[at].start)
    np = clause.subject if clause is not None else None
    noun = measure_nouns().get(np.head_token.lower) if np is not None else None
    return (noun is not None and noun.measured == "price" and np.possessor is None) or (noun is not None and bool(noun.flags & {"share", "stock"}))


def _extent(context: Context, at: int, by: bool) -> Frame | None:
    item = context.reading.items[at]
    verb = item.verb
    assert verb is not None
    kind = context.quantity.dimension
    statistic = _amount_statistic(context)
    if not by and "ambig" in verb.flags and kind == "money":
        if verb.lemma == "lose" and context.quantity.value < 1000 and _priced(context, at):
            return Frame(statistic, -1, "extent", at)  # "crude lost 35 cts"
        if verb.lemma in ("raise", "lose"):
            return None
        if verb.lemma in ("cut", "shed", "gain", "add"):
            return Frame(statistic, verb.direction, "extent", at)
    if not by and kind == "percent" and verb.lemma == "grow" and context.reading.lower(context.index + 1) == "of":
        return None  # "farmers who grow 54 pct of the crop"
    if not by and kind == "percent" and verb.lemma == "raise":
        return Frame("change", 1, "extent", at)
    if not by and kind in ("count", "physical") and verb.lemma == "raise":
        return None
    return Frame(statistic, verb.direction, "extent", at)


@rule(
    FRAME_RULES, "frame.change_of", "frame",
    finds={
        "The drop of 20% in exports hurt Acme.": {"statistic": "change", "value": -20, "metric": "trade"},
        "Acme reported a loss of 35,000 subscribers.": {"statistic": "difference", "value": -35000, "metric": "users"},
        "Acme expects growth of at least 12% in sales.": {"statistic": "change", "value": 12, "metric": "revenue"},
    },
    ignores=("Acme reported a loss of $5m.", "The cost of 20 trucks was $1m.",),
)  # fmt: skip
def change_of(context: Context) -> Frame | None:
    """A noun of change and "of": "an increase of 23 percent", "the reduction of 80 people", "a growth rate of 5%"."""
    reading, at = context.reading, context.governor
    if reading.lower(at) != "of":
        return None
    at -= 1
    if reading.lower(at) in ("rate", "pace") and reading.kind(at - 1) == "C":
        at -= 1
    item = reading.item(at)
    if item is not None and item.noun is not None and item.noun.noun == "loss" and context.quantity.dimension == "count":
        return Frame("difference", -1, "of", at)
    if item is not None and context.is_money and item.lower in ("gain", "gains") and reading.lower(at - 1) in _ONE_OFF:
        return None
    if item is None or not (item.kind == "C" or (item.kind == "V" and item.verb.frame == "change" and item.lower.endswith("s"))):
        return None
    if not context.is_percent and (_not_a_money_change(item.lower) and item.lower not in ("improvement",)):
        return None
    return Frame(_amount_statistic(context), item.direction, "of", at)


@rule(
    FRAME_RULES, "frame.rate_of", "frame",
    finds={"The US economy expanded at an annual rate of 3.3% in 2023.": {"statistic": "change", "metric": "gdp", "value": 3.3}},
    ignores=("Acme lends at an annual rate of 3.3%.",),
)  # fmt: skip
def rate_of(context: Context) -> Frame | None:
    """The pace of a change: "grew at an annual rate of 3.3%", "falling at a pace of 2% a year"."""
    reading, at = context.reading, context.governor
    if not context.is_percent or reading.lower(at) != "of" or reading.lower(at - 1) not in ("rate", "pace", "clip"):
        return None
    for k in range(at - 2, max(at - 9, -1), -1):
        item = reading.items[k]
        if item.kind in "VC" and item.direction:
            return Frame("change", item.direction, "extent", k)
        if item.kind in "VvQ" or item.lower == ",":
            return None
    return None


@rule(
    FRAME_RULES, "frame.growth_level", "frame",
    finds={"Sales growth at Acme was 9% in 2023.": {"statistic": "change", "value": 9, "metric": "revenue"}},
    ignores=("Acme's growth plan costs $9m.",),
)  # fmt: skip
def growth_level(context: Context) -> Frame | None:
    """A rate of growth as subject: "growth was 9%", "growth slowed to 2%", "sees growth at 5%"."""
    if not context.is_percent:
        return None
    reading = context.reading
    at = context.governor
    if reading.lower(at) in ("to", "at", "above", "below", "around", "near"):
        back = reading.item(at - 1)
        if back is not None and back.kind == "C" and back.lower in ("growth", "inflation"):
            return Frame("change", back.direction, "copula", at - 1)
        if back is None or back.kind not in "VvwT":
            return None
    elif (reading.kind(at) not in "Vv" and reading.lower(at) not in ("of", ":")) or (reading.kind(at) == "V" and reading.items[at].verb.frame == "change"):
        return None
    for k in range(at - 1, max(at - 9, -1), -1):
        item = reading.items[k]
        if item.lower == "growth" and item.kind == "C":
            return Frame("change", item.direction, "copula", k)
        if item.kind in "QN" or item.lower in (",", ";", "while"):
            return None
    return None


@rule(
    FRAME_RULES, "frame.compared", "frame",
    finds={"Acme had net profit of $44m, compared with $46m a year earlier.": {"statistic": "level", "value": 4.6e7, "metric": "profit"}},
    ignores=("Acme sold more than $46m of shares.",),
)  # fmt: skip
def compared(context: Context) -> Frame | None:
    """The value compared with: "versus 46.4 mln", "compared with $259m", "against 25.3 pct", "higher than expectations of"."""
    reading = context.reading
    at = context.governor
    for k in range(at, max(at - 9, -1), -1):
        item = reading.items[k]
        if item.lower in ("versus", "vs", "vs.", "against"):
            return Frame("level", 0, "than", k, base=True)
        if item.lower in ("compared", "compares", "comparing") and _rate_before(context, next(iter(reading.quantities_before(context.index)), None)):
            return Frame("change", context.decided[next(iter(reading.quantities_before(context.index)))][0].direction, "than", k, base=True)
        if item.lower in ("compared", "compares", "comparing") or (item.lower == "than" and k != context.index - 1):
            return Frame("level", 0, "than", k, base=True)
        if item.kind == "Q" or item.lower in (";", "while", "but"):
            break
    return None


@rule(
    FRAME_RULES, "frame.target", "frame",
    finds={
        "Acme's revenue rose 5% to $20bn.": {"statistic": "level", "value": 2e10, "metric": "revenue"},
        "Acme's market share crept up to 31%.": {"statistic": "level", "value": 31, "metric": "market_share"},
    },
    ignores=("Acme agreed to pay $5m.", "Acme raised prices by up to 8%."),
)  # fmt: skip
def to_level(context: Context) -> Frame | None:
    """Where a change ends: "rose to $20bn", "increase its market share to 44.9 pct", "up at 797p"."""
    reading = context.reading
    word = reading.lower(context.governor)
    if word not in ("to", "at", "above", "below", "past", "beyond", "under", "over", "through"):
        return None
    verb = _change_before(context, context.governor)
    if word == "to" and verb is None:
        return Frame("level", 0, "to", context.governor)
    if verb is None:
        return None
    return Frame("level", 0, "to", verb)


@rule(
    FRAME_RULES, "frame.origin", "frame",
    finds={"Acme's share fell to 37% from 46%.": {"statistic": "level", "value": 46, "metric": "market_share"}},
    ignores=("Acme gets 46% of sales from Spain.",),
)  # fmt: skip
def from_level(context: Context) -> Frame | None:
    """Where a change began: "from $19bn", "down from 39%"."""
    reading = context.reading
    if reading.lower(context.governor) != "from":
        return None
    verb = _change_before(context, context.governor)
    following_to = any(reading.lower(k) == "to" and any(reading.kind(j) == "Q" for j in range(k + 1, min(k + 5, len(reading.items)))) for k in range(context.index + 1, min(context.index + 8, len(reading.items))))
    previous = next(iter(reading.quantities_before(context.index)), None)
    if verb is None and not following_to and previous is None and reading.lower(context.governor - 1) not in _DIRECTIONS:
        return None
    anchor = verb if verb is not None else context.governor
    growth = previous in context.decided and context.decided[previous][0].relation == "copula"
    if _rate_before(context, previous) and (growth or reading.lower(context.governor - 1) in _DIRECTIONS):
        return Frame("change", context.decided[previous][0].direction, "from", anchor, base=True)
    return Frame("level", 0, "from", anchor, base=True)


def _rate_before(context: Context, previous: int | None) -> bool:
    """Whether the number before is itself a rate of growth, so that what it came from is one too ("grow by 2%, up from 1%")."""
    if previous is None or previous not in context.decided or not context.is_percent:
        return False
    frame, measure = context.decided[previous]
    return frame.statistic == "change" and (measure.statistic or "change") == "change" and context.reading.items[previous].quantity.dimension == "percent"


def _change_before(context: Context, at: int) -> int | None:
    """The verb, noun or adverb of change that a "to" or "from" belongs to, in the same clause."""
    reading = context.reading
    for k in range(at - 1, max(at - 28, -1), -1):
        item = reading.items[k]
        if item.kind in "VC" and (item.direction or (item.verb is not None and item.verb.frame in ("change", "multiple"))):
            return k
        if item.kind == "Q" and item.quantity is not None and item.quantity.word:
            return k
        if item.lower in ("up", "down", "higher", "lower") and item.kind == "w":
            return k
        if item.lower in (";", "while", "whereas", "but") or (item.kind in "Vv" and item.tag in ("VBD", "VBZ", "VBP")):
            return None
    return None


@rule(
    FRAME_RULES, "frame.parallel", "frame",
    finds={"Acme shares fell $2, or 5%, on Monday.": {"statistic": "change", "value": -5, "metric": "price"}},
    ignores=("Acme had 20% of sales in Spain and 5% in Italy.",),
)  # fmt: skip
def parallel_change(context: Context) -> Frame | None:
    """The same change in another unit, or the next member of a list of changes: "56 pence, or 7.6%", "rose 5% and 7%"."""
    reading = context.reading
    previous = next(iter(reading.quantities_before(context.index)), None)
    if previous is not None and reading.items[previous].quantity.unit == "point" and context.is_percent:
        return _beside_points(context, previous)
    if previous is None or previous not in context.decided:
        return None
    before, measure = context.decided[previous]
    statistic = measure.statistic or before.statistic
    if statistic not in ("change", "difference", "multiple"):
        return _gapped(context)
    direction = measure.sign if measure.statistic else before.direction
    between = [reading.items[k] for k in range(previous + 1, context.index)]
    words_between = [b.lower for b in between]
    if len(between) > 11 or any(b.kind in "VvC" for b in between):
        return None
    same = context.quantity.dimension == reading.items[previous].quantity.dimension
    if "or" in words_between[:3] or (words_between[-1:] == ["("] and not same):
        return Frame(_amount_statistic(context), direction, "parallel", previous, parallel=previous)
    if not same and context.is_percent and words_between[-1:] in (["-"], ["–"], ["--"], [","]) and reading.lower(context.index + 1) == "of":
        return Frame("change", direction, "parallel", previous, parallel=previous)  # "axing 90 jobs - 17% of its staff"
    joined = bool({",", "and"} & set(words_between)) and not set(words_between) & {"to", "from", "of", "than", "compared", "with"}
    if same and before.relation in ("extent", "parallel") and joined and not any(b.noun is not None and b.noun.measured for b in between):
        return Frame(statistic, direction, "parallel", previous, parallel=previous)
    beside = between[-1] if between else None
    if same and before.relation in ("extent", "parallel") and joined and len(between) <= 5 and beside is not None and beside.noun is not None and beside.noun.measured and beside.kind == "N":
        return Frame(statistic, direction, "gapped", context.index - 1)  # "exports jumped 12%, imports 9%"
    return _gapped(context)


def _gapped(context: Context) -> Frame | None:
    """A change whose verb is that of the change before, past the level that one led to: "fell 9% to $4bn and imports *3%* to $5bn"."""
    reading, at = context.reading, context.index
    earlier = next((k for k in list(reading.quantities_before(at))[1:2] if k in context.decided), None)
    noun = reading.items[at - 1].noun if at else None
    if earlier is None or noun is None or not noun.measured or reading.kind(at - 1) != "N" or reading.lower(at - 2) not in ("and", ",", "but") or reading.lower(at + 1) not in ("to", ",", "."):
        return None
    before, measure = context.decided[earlier]
    alone = not any(reading.kind(k) in "VvC" for k in range(earlier + 1, at)) and reading.items[earlier].quantity.dimension == context.quantity.dimension
    statistic = measure.statistic or before.statistic
    return Frame(statistic, measure.sign if measure.statistic else before.direction, "gapped", at - 1) if alone and statistic == "change" and before.relation == "extent" else None


def _beside_points(context: Context, previous: int) -> Frame | None:
    """The percentage beside points of an index: "up 37 points, or 0.35%"."""
    reading = context.reading
    between = [reading.lower(k) for k in range(previous + 1, context.index)]
    if len(between) > 4 or not {"or", "("} & set(between):
        return None
    beyond = context.index + 1 + (reading.lower(context.index + 1) in (",", ")"))
    if reading.lower(beyond) in ("lower", "higher", "down", "up", "weaker", "stronger"):
        return Frame("change", _DIRECTIONS[reading.lower(beyond)], "extent", beyond)  # "65 points, or 0.6%, lower"
    for k in range(previous - 1, max(previous - 7, -1), -1):
        item = reading.items[k]
        direction = item.direction or _DIRECTIONS.get(item.lower, 0)
        if direction and item.kind in "VCw":
            return Frame("change", direction, "extent", k)
    return None


FRAME_RULES += LAST_RULES


@rule(
    FRAME_RULES, "frame.level", "frame",
    finds={"Acme had 35 million users in 2023.": {"statistic": "level", "value": 3.5e7, "metric": "users"}},
    ignores=("Acme's users rose 5%.",),
)  # fmt: skip
def level(context: Context) -> Frame | None:
    """A value at or over a time, where nothing says it is a change."""
    reading, at = context.reading, context.governor
    word = reading.lower(at)
    item = reading.item(at)
    if item is None:
        return Frame("level", 0, "none", -1)
    if item.kind == "P" or word in ("to", "of", "at", "for", "with", "in", "on", "by", "between"):
        return Frame("level", 0, word, at)
    if item.kind in "Vv":
        return Frame("level", 0, "object", at)
    if word in ("(", "or", ",", "and", "-"):
        return Frame("level", 0, "parallel" if word != "(" else "parenthesis", at)
    return Frame("level", 0, "object" if item.kind in "Nn" else "none", at)
