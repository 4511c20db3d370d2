"""Settling: what a number means whose unit is not printed beside it: points, eighths of a share price, elliptic counts and amounts."""

from __future__ import annotations

import re
from collections import Counter

from pipelines.extraction.quantities.atom import Atom
from pipelines.extraction.quantities.counting import counted_noun, plain_refusal
from pipelines.extraction.quantities.folding import Folded
from pipelines.extraction.quantities.linking import CARRY_LEFT, SENTENCE_END, ends_plain
from pipelines.extraction.quantities.vocabulary import Unit

BARE = Unit("bare", "count")
#: The basis of a count whose noun stands with an earlier number.
ELLIPTIC = "counts what the number before it counts"
COUNT = Unit("count", "count")
_PERCENT = Unit("percent", "percent")
_PERCENTAGE_POINT = Unit("percentage_point", "percentage_point")
_DOLLAR = Unit("money", "*dollar")
_RATE_AT = re.compile(r"\b(?:interest|lending|deposit|policy|main|base|key|benchmark|cash|call|overnight) (?:money )?rates?\b[^.;]{0,30} (?:at|to|near|around) (?:near |virtually |effectively |almost )?\Z")
_STAFFED = re.compile(r"-(?:person|strong|employee|worker|member|store|shop|branch|outlet|restaurant|room|bedroom|bed|pub|hotel|clinic|unit|vehicle|truck|aircraft|ship|home|restaurant)\b(?! (?:house|home|flat|apartment|suite|rule|board|panel|committee|team|jury|limit|group|crew|council|cabinet|delegation|squad|bench|union|parliament|bloc|family))")
_TEAM = re.compile(r"-(?:person|strong|employee|worker)\b")
_INDEX = re.compile(r"\b(?:index|indices|indexes|average|dow|ftse|nikkei|nasdaq|composite|dax|cac|sensex|hang seng|s&p|industrials|all-share|footsie|topix)\b")
_SHARES = re.compile(r"\b(?:stocks?|shares?|closed|closing|traded)\b")
_RATES = re.compile(
    r"%|\b(?:percent|pct|per cent|shares?|margins?|rates?|yields?|polls?|approval|unemployment|inflation|lead|percentage|support|lending|interest|discount|spread)\b"
)
_MOVED_TO = re.compile(r"\b(?:up|down|off|at|to|from|rose|fell|gained|lost|by|ahead|higher|lower|dropped|jumped|climbed|slipped|closed|added|shed)(?: (?:about|around|nearly|almost|a|an|over|more than))* ?\Z")
_PER_BASE = re.compile(r"(?: [a-z]+){0,3} (?:per|in every|out of every|of every) (?:(a )?thousand|(1,000|1000)|(a )?hundred|(100))\b")
_PERCENT_OF = re.compile(r"\b(?:percentages?|percents?|per cents?) of \Z")
_NEGATIVE = re.compile(r" negative(?= ?[.,;()]|\Z| (?:in|for|at|compared|against|versus|from|and|during|last|this)\b)")
_PIECES = re.compile(r"\b(?:ticket|unit|car|vehicle|truck|home|house|phone|smartphone|handset|pc|volume|retail unit|admission)s? (?:sales|revenues?|orders?) of(?: [a-z]+){0,2} \Z")
_PENCILLED = re.compile(r"\b(?:pencilled in|expected|forecast|predicted|looked for|projected|estimated|hoped for|a consensus of|consensus forecast of|consensus estimate of|forecasts? of)(?: (?:about|around|nearly|almost|over|more than|some|up to|only|just))* \Z")
_WORTH = re.compile(
    r"\b(?:worth|valued at|costs?|costing|cost of|price of|revenues? of|sales of|turnover of|profits? of|loss(?:es)? of|investments? of|budget of|income of|"
    r"dividends? of|value of|debts? of|order of|deal of|contract of)(?: (?:about|around|nearly|almost|over|more than|some|up to|approximately|roughly|at least|a total of))* ?\Z"
)
_EACH = re.compile(r"\s*(?:each|apiece|respectively)?\s*(?:[.,;:)]|\Z|\s(?:and|in|on|at|from|during|for|to|by|with|last|this|a|the|were|was|are|will|had|have|compared|against|than|or|but|more|of (?:them|these|those|which|whom)))")
_ELLIPTIC_LEFT = re.compile(r"(?:\b(?:other|another|further|and|or|from|to|with|against|than|had|has|have|was|were|versus|,)|,|\()(?: (?:about|around|just|only|some|nearly|almost|over|more than|the|another))* ?\Z")


def settle(page: Folded, found: list[Atom]) -> list[Atom]:
    """The atoms that are quantities, each with a unit (still perhaps a shared currency name)."""
    kept: list[Atom] = []
    counted: Atom | None = None  # the latest count with a noun
    money: Counter[str] | None = None
    for i, atom in enumerate(found):
        unit = atom.unit
        if unit is not None:
            if unit.dimension == "point":
                _settle_point(page, atom)
            elif unit.dimension == "money" and atom.number > 0 and page.low.startswith(" negative", atom.qend) and _NEGATIVE.match(page.low, atom.qend):
                atom.number = -atom.number  # "cash flow was EUR 3.4 mn negative"
            kept.append(atom)
            continue
        if _PERCENT_OF.search(page.low, max(0, atom.start - 20), atom.start) and not (kept and kept[-1].qend > atom.start - 8):
            atom.unit = _PERCENT  # "a percentage of sixteen"
            kept.append(atom)
            continue
        staffed = _STAFFED.match(page.low, atom.end) if low_at(page, atom.end) == "-" and atom.number >= 13 and atom.scale == 1 and not atom.decimal else None
        if staffed is not None or (atom.number >= 13 and atom.is_whole() and _TEAM.match(page.low, atom.end)):
            # "its 420-person team", "a 350-store chain"
            atom.noun, atom.unit = "people" if staffed is None or _TEAM.match(page.low, atom.end) else counted_in(staffed[0]), COUNT
            kept.append(atom)
            continue
        if atom.number == 0 and atom.word == "words" and _RATE_AT.search(page.low, max(0, atom.start - 70), atom.start):
            atom.unit = _PERCENT  # "its main rate at zero"
            kept.append(atom)
            continue
        refusal = plain_refusal(page, atom)
        if atom.basis == "fraction":
            if not _is_share_price(page, atom):
                continue
            atom.unit, atom.basis = _DOLLAR, "eighths of a share price"
        elif refusal is None or refusal in ("name", "word"):
            noun = counted_noun(page, atom) if refusal is None else None
            if noun is not None:
                atom.noun, atom.unit = noun, COUNT
                _settle_rate(page, atom)
                counted = atom
            elif counted is not None and _is_elliptic(page, counted, atom, refusal):
                atom.noun, atom.unit, atom.basis = counted.noun, COUNT, ELLIPTIC
                atom.word = None if atom.word == "words" else atom.word
            elif refusal is not None:
                continue
            elif atom.decimal and atom.scale == 1 and _next_money(page, atom, found, i) is not None:
                atom.unit, atom.basis = _next_money(page, atom, found, i), "unit of a later number in the sentence"
            elif (atom.scale > 1 or atom.grouped) and _in_table_of_results(page, atom):
                atom.unit, atom.basis = _DOLLAR, "a line of a table of results"
            elif atom.scale > 1 and ends_plain(page, atom) and (told := _told_just_before(page, atom, kept)) is not None:
                atom.unit, atom.basis = told.unit, "the money of the sentence before"
            elif atom.scale > 1 and ends_plain(page, atom) and not _PIECES.search(page.low, max(0, atom.start - 48), atom.start) and _WORTH.search(page.low, max(0, atom.start - 48), atom.start):
                money = money or Counter(a.unit.unit for a in found if a.unit is not None and a.unit.dimension == "money")
                atom.unit = Unit("money", money.most_common(1)[0][0]) if money else BARE
                atom.basis = "the usual money of the article" if money else None
            else:
                atom.unit = COUNT if atom.scale > 1 or atom.grouped else BARE
        else:
            continue
        kept.append(atom)
    return kept


def _told_just_before(page: Folded, atom: Atom, kept: list[Atom]) -> Atom | None:
    """The amount of money that analysts' number stands beside: "430 million pounds ... Analysts had pencilled in 476 million"."""
    last = kept[-1] if kept else None
    if last is None or last.unit is None or last.unit.dimension != "money" or last.scale != atom.scale or atom.start - last.qend > 140:
        return None
    if not 0.2 < atom.value / (last.value or 1) < 5 or not _PENCILLED.search(page.low, max(0, atom.start - 60), atom.start):
        return None
    return last


def low_at(page: Folded, at: int) -> str:
    return page.low[at : at + 1]


def counted_in(word: str) -> str:
    """The plural of what a compound counts: "-branch" counts branches."""
    noun = word[1:]
    return noun if noun in ("aircraft",) else noun + ("es" if noun.endswith("ch") else "s")


_RESULT_LABEL = re.compile(r"(?:^|\n|[.;] |\b(?:oper|operating|pretax|total) ?)\s*(?:net|revs?|revenues?|sales|profits?|loss|income|turnover|assets|deposits|loans)(?: (?:loss|profit|income))?\s+\Z")
_VERSUS_LEFT = re.compile(r"\bvs\.? (?:loss |profit )?\Z")


def _in_table_of_results(page: Folded, atom: Atom) -> bool:
    """`Net 4,231,000 vs 3,877,000`: wires state results in dollars without saying so."""
    low = page.low
    left = low[max(0, atom.start - 40) : atom.start]
    if _RESULT_LABEL.search(left):
        return low.startswith((" vs ", " vs. "), atom.end)
    if not _VERSUS_LEFT.search(left):
        return False
    line = low[max(0, atom.start - 80) : atom.start].split("\n")[-1]
    return re.search(r"(?:^|[.;] |\boper |\bpretax )\s*(?:net|revs?|revenues?|sales|profits?|loss|income|turnover|assets|deposits|loans)\b[^a-z]{0,4}(?:loss |profit )?[\d.,]{1,16}(?: mln| billion)? vs\.? (?:loss |profit )?\Z", line) is not None


def _sentence(page: Folded, atom: Atom, left: int = 240, right: int = 80) -> str:
    """The words around a number, as far as its sentence goes."""
    begin = max(0, atom.qstart - left)
    for m in SENTENCE_END.finditer(page.text, begin, atom.qstart):
        begin = m.end()
    stop = SENTENCE_END.search(page.text, atom.qend, atom.qend + right)
    return page.low[begin : stop.start() + 1 if stop else atom.qend + right]


def _settle_point(page: Folded, atom: Atom) -> None:
    """Points are of an index, of a percentage, or (wires before 2000) the dollars of a share price."""
    around = _sentence(page, atom)
    if atom.word == "words" and atom.number < 1:  # "a quarter point", "half a point"
        atom.unit, atom.basis = _PERCENTAGE_POINT, "a part of a point"
    elif _INDEX.search(around):
        atom.unit = Unit("physical", "point")
    elif _SHARES.search(around) and "market share" not in around and re.search(r"\b(?:stock|shares?)\b(?! of)", around) and "dlr" in page.low:
        atom.unit, atom.basis = _DOLLAR, "a point of a share price"
    elif _RATES.search(around):
        atom.unit, atom.basis = _PERCENTAGE_POINT, "points of a percentage in the sentence"
    else:
        atom.unit = Unit("physical", "point")


def _is_share_price(page: Folded, atom: Atom) -> bool:
    """`closing at 61-5/8, up 2-1/4`: eighths of a dollar."""
    low = page.low
    if atom.end - atom.start < 3 or not _SHARES.search(low, max(0, atom.start - 200), atom.start):
        return False
    return _MOVED_TO.search(low, max(0, atom.start - 32), atom.start) is not None and not low.startswith((" of", "-"), atom.end)


def _settle_rate(page: Folded, atom: Atom) -> None:
    """`eight people per thousand` is a part of a whole."""
    m = _PER_BASE.match(page.low, atom.end)
    if m is None or atom.scale > 1:
        return
    base = 1000.0 if m[1] or "thousand" in m[0] or m[2] else 100.0
    if 0 < atom.number < base:
        atom.number, atom.unit, atom.qend, atom.word, atom.noun = atom.number * 100 / base, _PERCENT, m.end(), "fraction", None


def _is_elliptic(page: Folded, counted: Atom, atom: Atom, refusal: str | None) -> bool:
    """`Alpha had 58 shops, Beta 55`, `three people and another nine`: the noun stands with the number before."""
    low = page.low
    if atom.decimal or atom.start - counted.end > 300 or (atom.word == "words" and atom.number == 1 and atom.scale == 1):
        return False
    if not _EACH.match(low, atom.end) or SENTENCE_END.search(page.text, counted.end, atom.start):
        return False
    if refusal == "name":
        return _NAME_LEFT.search(page.text, max(0, atom.start - 40), atom.start) is not None
    return _ELLIPTIC_LEFT.search(low, max(0, atom.start - 32), atom.start) is not None


_NAME_LEFT = re.compile(r"(?:, (?:and )?|\band |; )(?:[A-Z][A-Za-z&'.-]*[ ]){1,3}\Z")


def _next_money(page: Folded, atom: Atom, found: list[Atom], i: int) -> Unit | None:
    """The unit of a decimal amount of money that follows: `0.62 against 0.51 the year before and 0.60 euros expected`."""
    if not CARRY_LEFT.search(page.low, max(0, atom.qstart - 40), atom.qstart):
        return None
    for later in found[i + 1 : i + 4]:
        if later.unit is None or later.unit is BARE:
            continue
        if later.unit.dimension != "money" or not later.decimal or later.scale > 1 or SENTENCE_END.search(page.text, atom.end, later.qstart):
            return None
        return later.unit if 0.05 < atom.number / (later.number or 1) < 20 else None
    return None
