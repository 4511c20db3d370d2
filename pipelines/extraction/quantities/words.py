"""Atoms from words: `two million`, `half a million`, `a third`, `one in five`, `doubled`, `upper-teens`."""

from __future__ import annotations

import re

from pipelines.extraction.quantities.atom import Atom
from pipelines.extraction.quantities.digits import read_scale
from pipelines.extraction.quantities.folding import Folded
from pipelines.extraction.quantities.numerals import AND_A_PART, part_value, words_value
from pipelines.extraction.quantities.units import read_suffix
from pipelines.extraction.quantities.vocabulary import Unit, numbers, words

_N = numbers()
_PERCENT = Unit("percent", "percent")
_RATIO = Unit("ratio", "ratio")
_PART_WORDS = "|".join(sorted({w.rstrip("s") for w in _N.fraction if w not in ("half", "halves")}))
_BEFORE = re.compile(r"([a-z]+)[ -]\Z")
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
# ---- parts of a whole
_PART_AFTER = re.compile(rf"[ -](halves|half|(?:{_PART_WORDS})s?)(?![a-z])")
_IN_N = re.compile(
    r"[ -](?:in|out of)[ -](?:every[ -])?(\d{1,3},\d{3}|\d{1,4}|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred|a hundred|a thousand)(?![a-z%]|[.,]?\d)"
    rf"(?! (?:years?|months?|weeks?|days?|hours?|minutes?|quarters?|games|matches|million|billion|thousand|percent|pct|{_MONTHS})\b)"
)
_THING_IN_EVERY = re.compile(rf" [a-z-]{{3,16}} (?:in|out of) every (\d{{1,4}}|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred)(?![a-z%]|[.,]?\d)(?! (?:years?|months?|weeks?|days?|hours?|{_MONTHS})\b)")
_IN_VALUES = _N.small | {"hundred": 100.0, "a hundred": 100.0, "a thousand": 1000.0}
_ROUND_BASES = frozenset({3, 4, 5, 10, 100, 1000})
_HALF_OF = re.compile(r" (?:of|the|its|their|his|her|our|all|that|those|these|this|what|as (?:many|much|big|large|high))\b(?! (?:year|hour|time|day|month|century)\b)")
_NOT_HALF = words("before_half_of_a_time")
_A_SCALE = re.compile(r"[ -]an?[ -](?=(?:million|billion|trillion|thousand|dozen|hundred|crore|lakh|percentage|per|percent|pct|point|cent|penny|mln|bln|mile|tonne|ton|kilo|gigabyte|litre|gallon|barrel)\b)")
_QUARTER_SCALE = re.compile(r"[ -](?:of an? )?(?=(?:million|billion|trillion)\b)")
_OF_A_POINT = re.compile(r"(?: of)? (?:a|an|one) (?=(?:percentage|percent|pct|per cent|point|cent|penny)\b)")
_POINT_NEXT = re.compile(r"(?:[ -]of)?[ -](?:an? |one )?(?:percentage|percent|pct|per cent|per-cent|point|cent|basis)")
_HALF_POINT = re.compile(r"[ -](?:percentage|percent|pct|per cent|point|cent)(?![a-z])|-points?(?![a-z])")
_PART_ENDS = re.compile(r" (?:of|more|less|higher|lower|fewer|larger|bigger|smaller|cheaper|from|since|over|on|to|last|this|in|compared|year|after|during|as|when|within|between|under|thanks|because|while|but|and)\b| ?[.,;)]|\n|\Z")
_PART_AFTER_VERB = re.compile(
    r"\b(?:by|up|down|off|fell|rose|over|than|least|cut|lost|dropped|slashed|some|to|only|just|shed|climbed|jumped|tumbled|plunged|declined|grew|gained|slumped|slid|sank|surged|soared|fallen|risen|grown|dived|wiped|wipes|for|controls?|owns?|had|has|have|holds?) an?\Z"
)
_PART_AFTER_ABOUT = re.compile(r"\b(?:about|around|nearly|almost|least|roughly|approximately) an?\Z")
_PART_COMPARES = re.compile(r" (?:more|less|fewer)\b(?! or)| (?:higher|lower|larger|bigger|smaller|cheaper|dearer|faster|slower)(?: than\b| on\b|[.,;)])| (?:above|below|up|down) (?:on|the|its|their|from|last)\b")
_PART_AFTER_TO = re.compile(r"\b(?:rise|rises|rose|risen|climbs?|climbed|grows?|grew|grown|fall|falls|fell|fallen|drops?|dropped|shrank|shrunk|increased?|cut|up|down|close|share|reach|hit|expect|by|be|is|from|against|than) (?:to )?(?:nearly |almost |about |around |over )?an?\Z")
_CUT_IN = re.compile(r"\b(?:cut|cuts|cutting|slash|slashed|slashing|reduce|reduced|reducing|chopped|slice|sliced|almost|nearly|about|roughly)(?: [a-z'-]+){0,5} in \Z")
_AFTER_A_PERCENTAGE = re.compile(r"(?:%|percent|per cent|pct)(?:,| and| while) [a-z][a-z ]{2,22} an?\Z")
_ONE_PART_LEFT = re.compile(r"\b(?:by|nearly|almost|about|around|over|than|roughly|least|up|down|fell|rose|off|only|just|to|a) \Z")
# ---- words that are numbers of their own
_NOT_MULTIPLE = re.compile(
    r"[ -](?:digits?|deckers?|check|checked|glazing|standards?|bass|click|taxation|dip|rooms?|bed|bill|murder|figures?|act|agent|jeopardy|bottom|top|whammy|header|bogey|"
    r"fault|a year|a day|a week|a month|weekly|daily|yearly|annually|monthly|before|[sv]|plays?|jump|crown|vision|aged?|edged|sided?|strength|duty|entry|shift|blow|"
    r"pneumonia|rate[ds]|tracked|barrel|barrelled|lane|track)(?![a-z])|-?[a-z]"
)
_NOT_BEFORE_MULTIPLE = words("before_double_as_adjective")
_TIMES_AS = re.compile(r" (?:its|the|their|his|her|as|that|what|sales|profits?|revenues?|output|production|capacity|size|those|last|a|shares?|stake|dividend|workforce|staff|investment|spending|turnover|loss(?:es)?|exports|imports)\b(?! trading)")
_BEFORE_VERB = frozenset({"to", "will", "could", "should", "would", "may", "might", "can", "must", "ll"})
_COMPARING = frozenset({"doubles", "triples", "triple", "thrice", "twice"})
# ---- bands
BAND = r"(?:low|lower|mid|middle|high|upper)(?:[- ]to[- ](?:mid|high|upper))?[- ](?:single[- ]digits?|double[- ]digits?|teens|[2-9]0s)(?![a-z])"
_BAND_PARTS = re.compile(r"(low|mid|high|upp)\w*(?:[- ]to[- ](mid|high|upp)\w*)?[- ](single|double|teens|[2-9]0)")
_BAND_ENDS = {"low": (1, 3), "mid": (4, 6), "high": (7, 9), "upp": (7, 9)}


def word_atom(page: Folded, start: int, word: str) -> tuple[Atom | None, int]:
    """An atom from number words; None for idioms, and where to read on."""
    low, end = page.low, start + len(word)
    if word in _N.multiple:
        return _multiple(page, start, word), end
    if word in _N.fraction:
        return _part(page, start, end, word), end
    parsed = words_value(low, start)
    if parsed is None:
        return None, end
    value, stop, scale = parsed
    if value < 100 and scale == 1:
        part = _counted_part(page, start, stop, value)
        if part is not None:
            return part if part.end > part.start else None, max(stop, part.end)
    atom = Atom(start, stop, value, "words")
    if scale > 1:
        atom.number, atom.scale = value / scale, scale
    else:
        atom.grouped = value >= 1000
    if word in _N.scale and not _bare_scale(page, atom):
        return None, stop
    m = AND_A_PART.match(low, atom.end)
    if m:
        atom.number += part_value(m)
        atom.end = atom.qend = m.end()
        atom.decimal = True
    return (atom, atom.end) if read_scale(page, atom, 1) else (None, stop)


def _counted_part(page: Folded, start: int, stop: int, value: float) -> Atom | None:
    """`two-thirds`, `three quarters of`, `one in five`; an empty atom where it is a time ("three quarters") and nothing else."""
    low = page.low
    m = _PART_AFTER.match(low, stop)
    if m:
        denominator, hyphen, of = _N.fraction[m[1]], low[stop] == "-", low.startswith(" of", m.end())
        one = value == 1 and m[1] != "quarter" and _ONE_PART_LEFT.search(low, max(0, start - 9), start) is not None and _PART_ENDS.match(low, m.end()) is not None
        if value < denominator and (hyphen or of or m[1].endswith("s") or one):
            is_time = m[1].startswith("quarter") and not hyphen and (not of or low.startswith((" of 1", " of 2"), m.end()))
            return Atom(m.end(), m.end(), 0) if is_time else part_atom(page, start, m.end(), value / denominator)
    m = _IN_N.match(low, stop) or _THING_IN_EVERY.match(low, stop)
    if m:
        digits = m[1].replace(",", "")
        base = _IN_VALUES.get(m[1]) or float(digits if digits.isdigit() else 0)
        if base > value >= 1 and (value == 1 or "out of" in m[0] or base in _ROUND_BASES):
            return part_atom(page, start, m.end(), value / base)
    return None


def ratio_of_digits(low: str, atom: Atom) -> bool:
    """Turn `1 in 10`, `3 out of 4` into a part of a whole."""
    if not atom.is_whole() or atom.unit is not None or not 1 <= atom.number < 100:
        return False
    m = _IN_N.match(low, atom.end)
    base = int(digits) if m is not None and (digits := m[1].replace(",", "")).isdigit() else 0
    if m is None or base <= atom.number or not (atom.number == 1 or "out of" in m[0]):
        return False
    if (base > 1000 and m[1].isdigit()) or (atom.number == 1 and base < 3):
        return False
    atom.number, atom.unit, atom.word = round(100 * atom.number / base, 2 if base <= 1000 else 6), _PERCENT, "fraction"
    atom.end = atom.qend = m.end()
    return True


def part_atom(page: Folded, start: int, end: int, part: float) -> Atom:
    """A part of a whole, in percent (two-thirds is 66.67), or of the point or cent named next."""
    if _POINT_NEXT.match(page.low, end):
        return Atom(start, end, part, "words")
    measured = Atom(start, end, part, "words")
    read_suffix(page, measured)
    if measured.unit is not None and measured.unit.dimension == "physical":
        return measured  # "one-half mile"
    atom = Atom(start, end, round(part * 100, 2), "fraction")
    atom.unit = _PERCENT
    return atom


def _bare_scale(page: Folded, atom: Atom) -> bool:
    """A scale word without a number: `a million`, `trillion RMB`, `the first million`; `several million` is too vague."""
    m = _BEFORE.search(page.low, max(0, atom.start - 14), atom.start)
    before = m[1] if m else ""
    if m and before in ("a", "an"):
        atom.start = atom.qstart = m.start(1)
        return True
    if before in ("per", "several", "few", "many", "some", "of", "tens", "hundreds", "thousands", "couple", "every", "multi", "next", "nine-figure"):
        return False
    probe = Atom(atom.start, atom.end, atom.number)
    read_suffix(page, probe)
    return (probe.unit is not None and probe.unit.dimension in ("money", "percent")) or before == "first"


def _part(page: Folded, start: int, end: int, word: str) -> Atom | None:
    """`half`, `a third`, `a quarter of`, `a fifth`, and halves of a scale or a unit."""
    low = page.low
    m = _BEFORE.search(low, max(0, start - 16), start)
    before = m[1] if m else ""
    part = 1.0 / _N.fraction[word]
    if word in ("half", "quarter") and _HALF_POINT.match(low, end):
        return Atom(start, end, part, "words")
    if word == "half":
        scale = _A_SCALE.match(low, end)
        if scale:
            return _half_of_scale(low, start, scale.end())
        ended = low[end : end + 1] in tuple(".,;")
        by = before == "by" or low.endswith(("by more than ", "by almost ", "by nearly ", "by about ", "by around ", "by over ", "by roughly ", "by less than ", "by at least "), 0, start)
        if before == "in" and (ended or _PART_ENDS.match(low, end) is not None) and _CUT_IN.search(low, max(0, start - 60), start):
            return part_atom(page, start, end, part)  # "costs were cut in half"
        alone = (by and (ended or _PART_ENDS.match(low, end) is not None)) or (ended and before in ("than", "about", "almost", "nearly", "over", "under", "around"))
        if alone or (before not in _NOT_HALF and low[end : end + 1] != "-" and _HALF_OF.match(low, end)):
            return part_atom(page, start, end, part)
        return None
    if m is None or before not in ("a", "an"):
        return None
    begin = m.start(1)
    if word == "quarter" and (scale := _QUARTER_SCALE.match(low, end)):
        parsed = words_value(low, scale.end())
        if parsed is not None:  # "a quarter million dollars", "a quarter of a million"
            atom = Atom(begin, parsed[1], part * parsed[0] / parsed[2], "words")
            atom.scale = parsed[2]
            return atom
    of_a_point = _OF_A_POINT.match(low, end)
    if of_a_point:
        return Atom(begin, of_a_point.end() - 1, part, "words")
    left = (low, max(0, begin - 16), begin + len(before))
    if word == "quarter":
        of = low.startswith(" of", end) and not low.startswith((" of 1", " of 2", " of the year", " of a mile"), end)
        late = low.startswith((" earlier", " ago", " later", " before") if low.endswith("by ", 0, begin) else (" earlier", " ago", " later", " before", " and"), end)
        fits = of or (not late and low[end : end + 1] in tuple(" .,;)") and (_PART_AFTER_VERB.search(*left) or _PART_AFTER_ABOUT.search(*left) or _PART_COMPARES.match(low, end)))
    else:
        ended = low[end : end + 1] in tuple(".,;)") or low.startswith((" .", " ,", " in ", " by ", " from ", " now", " today", " a year ", " at "), end)
        listed = ended and _AFTER_A_PERCENTAGE.search(low, max(0, begin - 36), begin + len(before))
        fits = low.startswith(" of", end) or listed or _PART_COMPARES.match(low, end) or (ended and _PART_AFTER_TO.search(low, max(0, begin - 24), begin + len(before))) or _PART_AFTER_ABOUT.search(*left) or (_PART_ENDS.match(low, end) and _PART_AFTER_VERB.search(*left))
    return part_atom(page, begin, end, part) if fits else None


def _half_of_scale(low: str, start: int, at: int) -> Atom:
    """`half a million`, `half a percentage point`."""
    parsed = words_value(low, at)
    if parsed is None:
        return Atom(start, at - 1, 0.5, "words")
    atom = Atom(start, parsed[1], 0.5 * parsed[0] / parsed[2], "words")
    atom.scale = parsed[2]
    return atom


def _multiple(page: Folded, start: int, word: str) -> Atom | None:
    """`doubled`, `tenfold`, `twice`: words that are numbers of their own."""
    low, end = page.low, start + len(word)
    m = _BEFORE.search(low, max(0, start - 16), start)
    if _NOT_MULTIPLE.match(low, end) or (m and m[1] in _NOT_BEFORE_MULTIPLE):
        return None
    if word in _COMPARING and not _TIMES_AS.match(low, end) and not (word == "triple" and m and m[1] in _BEFORE_VERB):
        return None
    atom = Atom(start, end, _N.multiple[word], word)
    atom.unit = _RATIO
    return atom


def band_atom(page: Folded, start: int, phrase: str) -> Atom | None:
    """`low single digits`, `upper-teens`, `mid-20s percent`: bands of percents. Tens need the word percent, else they are ages and years."""
    m = _BAND_PARTS.match(phrase)
    if m is None:
        return None
    below, above, band = m[1], m[2] or m[1], m[3]
    atom = Atom(start, start + len(phrase), 0.0)
    if band == "double":
        if below != "low":
            return None
        atom.number, high = 10.0, 13.0
    else:
        tens = 0 if band == "single" else 10 if band == "teens" else int(band)
        atom.number, high = float(tens + _BAND_ENDS[below][0]), float(tens + _BAND_ENDS[above][1])
    read_suffix(page, atom)
    if atom.unit is None or atom.unit.dimension not in ("percent", "percentage_point"):
        if band[0].isdigit() or atom.unit is not None:
            return None
        atom.unit = _PERCENT
    atom.high, atom.basis = high, "a band named in words"
    return atom
