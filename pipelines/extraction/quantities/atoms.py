"""Atoms: single numbers with the unit printed beside them; ranges, lists, counted nouns and qualifiers come after."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extraction.quantities.folding import Folded
from pipelines.extraction.quantities.numerals import DIGITS, LONGEST, VULGAR, digits_value, words_value
from pipelines.extraction.quantities.vocabulary import FIRST, Unit, currency_codes, is_wordlike, numbers, prefixes, suffixes

_N = numbers()
_SIGNS, _LETTERS = prefixes()
_SUFFIXES = suffixes()
_CODES = currency_codes()


class Atom:
    """One number as printed. `start`, `end` hold the numeral with its scale; `qstart`, `qend` the unit as well."""

    __slots__ = (
        "basis", "decimal", "end", "grouped", "high", "noun", "number", "prefixed", "qend", "qstart", "qualifier", "scale", "signed",
        "start", "unit", "word",
    )  # fmt: skip

    def __init__(self, start: int, end: int, number: float) -> None:
        self.start = self.qstart = start
        self.end = self.qend = end
        self.number = number  # without scale and factor
        self.high: float | None = None  # the upper end of a range, in base units
        self.scale = 1.0
        self.unit: Unit | None = None
        self.prefixed = False  # the unit stands before the number
        self.decimal = False
        self.grouped = False  # printed with thousands separators
        self.signed = False
        self.word: str | None = None  # "words" for number words, the word itself for doubled, halved ...
        self.noun: str | None = None
        self.basis: str | None = None
        self.qualifier: str | None = None

    @property
    def value(self) -> float:
        return tidy(self.number * self.scale * (self.unit.factor if self.unit else 1.0))


def tidy(value: float) -> float:
    """A float without the dust of multiplication: 2.3 * 10**6 is 2300000."""
    return float(f"{value:.12g}")


_WORDS = sorted({*_N.small, *_N.scale, *_N.multiple, "half", "quarter", "third", "fifth", "tenth"} - {"zero"}, key=len, reverse=True)
CANDIDATE = re.compile(rf"{DIGITS}|[{''.join(VULGAR)}]|(?<![a-z0-9'])(?:{'|'.join(map(re.escape, _WORDS))})(?![a-z])")
_SPACE_GROUPS = re.compile(r"(?:[ \u00a0]\d{3}){1,4}(?![\d])")
_TORN = re.compile(r" ([.,])(\d+)(?![\d.,]*\d)")  # "EUR7 .4 m", "EUR300 ,000": tokenised text
_FRACTION = re.compile(r"[- ](\d{1,2})/(\d{1,2})(?![\d/])")
_LONE_FRACTION = re.compile(r"/(\d{1,2})(?![\d/])")
_AND_A_FRACTION = re.compile(r"[ -]and[ -](?:a[ -])?(half|quarter|third|three[ -]quarters)\b")
_SCALE_WORD = re.compile(r"([ \u00a0-]{0,2}\n?)([a-z]+)(?![a-z])")
_GLUED = re.compile(r"[a-z]+[²³]?[23]?(?:/[a-z]+)?")
_GAP = re.compile(r"[ \u00a0]{0,2}\n?-?[ \n]?")
_SIGN_LETTERS = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,3}(?:\.[A-Za-z]\.)? ?\Z")
_PREFIX_WORD = re.compile(r"[A-Za-z']{1,5}\.?\Z")
_BRACKETED_PREFIX = re.compile(r"\( ?([A-Za-z]{3,4}) ?\)\Z")
_ODD_SCALE = {"m": 1e6, "b": 1e9, "k": 1e3, "t": 1e12, "cr": 1e7, "mm": 1e6, "mil": 1e6, "mill": 1e6, "tr": 1e12, "thou": 1e3, "bil": 1e9}
_LENGTHS = frozenset("high tall long wide deep away race sprint hurdles freestyle above below swim".split())


def atoms(page: Folded) -> Iterator[Atom]:
    """Every number of the page that may be a quantity, in text order."""
    low = page.low
    at = last = 0
    for m in CANDIDATE.finditer(low):
        start = m.start()
        if start < at:
            continue
        first = low[start]
        if "0" <= first <= "9":
            atom, at = _digits(page, start, m[0], last)
        elif first in VULGAR:
            atom, at = Atom(start, start + 1, VULGAR[first]), start + 1
        else:
            atom, at = _words(page, start, m[0])
        if atom is None:
            continue
        if atom.unit is None or atom.prefixed:
            read_suffix(page, atom)
        at = max(at, atom.qend)
        last = atom.qend
        yield atom


def _digits(page: Folded, start: int, raw: str, last: int) -> tuple[Atom | None, int]:
    """An atom from digits; None for what is part of a name, a date or an id, and where to read on. `last` is where the atom before ended."""
    low, end = page.low, start + len(raw)
    if len(raw) > LONGEST:
        return None, end
    parsed = digits_value(raw)
    if parsed is None:
        return None, end
    number, used = parsed
    end = start + used
    atom = Atom(start, end, number)
    atom.decimal = number != int(number) or (len(raw) > 2 and raw[-3:-2] in (".", ",")) or "." in raw
    atom.grouped = used > 4 and "," in raw[:used] and not atom.decimal
    # what stands before
    before = low[start - 1] if start else " "
    if before == "." and (start < 2 or low[start - 2] in " \n($£€¥-+~,") and not atom.decimal:
        atom.number, atom.decimal = float(f"0.{raw[:used].replace(',', '')}"), True
        atom.start = atom.qstart = start - 1
    elif before == "-" and 0 < last and low[last : start - 1] in ("", " "):
        pass  # the dash of a range: "20mn-25mn", "20 % -40 %"
    elif before in "-+" and (start < 2 or low[start - 2] in " \n($£€¥") and not (before == "-" and low[start - 3 : start - 1].strip()[-1:].isdigit()):
        atom.signed = True
        if before == "-":
            atom.number = -atom.number
        atom.start = atom.qstart = start - 1
    elif before == "-" and low[start - 2].isalpha() and not _open_prefix(low, start - 1):
        return None, _past_word(low, end)
    elif before in "#/:'_@" or (before == "." and start > 1 and low[start - 2].isalnum()):
        if not (before == ":" and start > 1 and low[start - 2] in " \n") and not (before == "/" and low[start - 2 : start - 1].isalpha()):
            return None, _past_word(low, end)
    if not _read_prefix(page, atom):
        return None, _past_word(low, end)
    _extend(page, atom, raw)
    if not _read_scale(page, atom, 2):
        return None, _past_word(low, atom.end)
    if low.endswith("mid-", 0, start) and atom.scale > 1:  # "mid-2 trillion": in the middle of the twos
        atom.number, atom.qualifier, atom.start, atom.qstart = atom.number + 0.5, "approx", start - 4, min(atom.qstart, start - 4)
    return atom, atom.end


def _open_prefix(low: str, at: int) -> bool:
    """True where the word before a hyphen only shades the number: mid-20s, sub-5%, near-10%."""
    return low.endswith(("mid", "sub", "near", "low", "high", "upper", "plus", "non"), 0, at)


def _past_word(low: str, at: int) -> int:
    while at < len(low) and (low[at].isalnum()):
        at += 1
    return at


def _read_prefix(page: Folded, atom: Atom) -> bool:
    """Take in a currency that stands before the number; False where letters glued to it make it part of a name."""
    text, at = page.text, atom.qstart
    if not at:
        return True
    before = text[at - 1]
    gap = 0
    if before in " \u00a0\n":
        gap = 1
        if at < 2:
            return True
        before = text[at - 2]
        if not (before in _SIGNS or before.isalpha() or before in ".)-"):
            return True
        if before in " \n\u00a0":
            return True
    at -= gap
    if before in _SIGNS:
        unit, begin = _SIGNS[before], at - 1
        m = _SIGN_LETTERS.search(text, max(0, begin - 6), begin)
        letters = m[0].replace(" ", "") if m else text[max(0, begin - 4) : begin] if text[max(0, begin - 4) : begin] == "U.S." else ""
        if begin >= 4 and text[begin - 4 : begin] == "U.S.":
            letters, m_start = "U.S.", begin - 4
        else:
            m_start = m.start() if m else begin
        if letters + before in _LETTERS:
            unit, begin = _LETTERS[letters + before], m_start
        elif letters.upper() + before in _LETTERS and len(letters) > 1:
            unit, begin = _LETTERS[letters.upper() + before], m_start
        elif len(letters) == 3 and letters in _CODES and " " not in text[m_start:begin]:
            unit, begin = Unit("money", letters), m_start
        atom.unit, atom.qstart, atom.prefixed = unit, begin, True
        return True
    if before == ")" and gap:
        m = _BRACKETED_PREFIX.search(text, max(0, at - 8), at)
        if m and m[1] in _LETTERS:
            atom.unit, atom.qstart, atom.prefixed = _LETTERS[m[1]], m.start(), True
        return True
    if before == "-" and gap == 0 and not atom.signed:
        return True
    if not (before.isalpha() or before == "."):
        return True
    m = _PREFIX_WORD.search(text, max(0, at - 6), at)
    glued = gap == 0 and before.isalpha() and not atom.signed
    if m is None:
        return not glued
    word, begin = m[0], m.start()
    if begin and text[begin - 1].isalnum():
        return not glued
    unit = _LETTERS.get(word) or _LETTERS.get(word.rstrip("."))
    if unit is None and word.upper() == "EURO":
        unit = Unit("money", "EUR")
    if unit is not None and len(word.rstrip(".")) == 1 and gap:
        unit = None  # "B 52", "R 5": one letter must be glued
    if unit is not None and begin and text[begin - 1] in "-/&'":
        unit = None
    if unit is None:
        return not glued
    if is_wordlike(word) and not (atom.decimal or atom.grouped or _SCALE_NEXT.match(page.low, atom.end)):
        return not glued
    if glued and len(word) == 1 and not (_SCALE_NEXT.match(page.low, atom.end) or atom.decimal or atom.grouped):
        return False
    atom.unit, atom.qstart, atom.prefixed = unit, begin, True
    return True


_SCALE_NEXT = re.compile(rf"[ \u00a0-]?(?:{'|'.join([*_N.scale, *_N.letter])})(?![a-z])")


def _extend(page: Folded, atom: Atom, raw: str) -> None:
    """Groups of thousands set off by spaces, a decimal torn off by a tokeniser, and fractions."""
    low, end = page.low, atom.end
    follow = low[end : end + 2]
    if not follow:
        return
    c, d = follow[0], follow[1:]
    if c in VULGAR:
        atom.number += VULGAR[c]
        atom.end = end + 1
        atom.decimal = True
    elif c in " \u00a0" and d.isdigit() and len(raw) <= 3 and raw[0] != "0":
        m = _SPACE_GROUPS.match(low, end)
        if m:
            atom.number = float(re.sub(r"\D", "", raw + m[0]))
            atom.end, atom.grouped = m.end(), True
            t = re.compile(r"[.,]\d{1,2}(?!\d)").match(low, atom.end)
            if t:
                atom.number, atom.end, atom.decimal = atom.number + float("0." + t[0][1:]), t.end(), True
        else:
            m = _FRACTION.match(low, end)
            if m and 0 < int(m[1]) < int(m[2]):
                _add_fraction(atom, m)
    elif c == " " and d in (".", ","):
        m = _TORN.match(low, end)
        if m and (atom.prefixed or len(raw) <= 3 or (m[1] == "," and len(m[2]) == 3)):
            parsed = digits_value(raw + m[1] + m[2])
            if parsed and parsed[1] == len(raw) + 1 + len(m[2]):
                atom.number, atom.end = parsed[0] if atom.number >= 0 else -parsed[0], m.end()
                atom.decimal = m[1] == "." or len(m[2]) != 3
                atom.grouped = not atom.decimal
    elif c == "-" and d.isdigit():
        m = _FRACTION.match(low, end)
        if m and 0 < int(m[1]) < int(m[2]) and int(m[2]) in (2, 3, 4, 5, 6, 8, 16, 32, 64):
            _add_fraction(atom, m)
    elif c == "/" and d.isdigit() and len(raw) <= 2 and not atom.prefixed:
        m = _LONE_FRACTION.match(low, end)
        if m and 0 < atom.number < int(m[1]) and int(m[1]) in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64):
            atom.number, atom.end, atom.decimal = atom.number / int(m[1]), m.end(), True
            atom.basis = "fraction"
    elif c in " -" and low.startswith("and", end + 1):
        m = _AND_A_FRACTION.match(low, end)
        if m:
            atom.number += {"half": 0.5, "quarter": 0.25, "third": 0.3333}.get(m[1], 0.75)
            atom.end, atom.decimal = m.end(), True
    atom.qend = atom.end


def _add_fraction(atom: Atom, m: re.Match[str]) -> None:
    atom.number += (1 if atom.number >= 0 else -1) * int(m[1]) / int(m[2])
    atom.end, atom.decimal = m.end(), True
    atom.basis = "fraction"


def _read_scale(page: Folded, atom: Atom, rounds: int) -> bool:
    """Take in scale words after the number; False where letters glued to the digits make it a name, an ordinal or a time."""
    low, text = page.low, page.text
    for turn in range(rounds):
        m = _SCALE_WORD.match(low, atom.end)
        if m is None:
            break
        gap, word = m[1], m[2]
        if gap.startswith("-") and len(gap) > 1:
            break
        scale = _N.scale.get(word)
        if scale is None:
            scale = _N.letter.get(word)
            if scale is None:
                if not gap and not turn:
                    return _glued_unit(page, atom, word)
                break
            if word in _ODD_SCALE:
                # one letter: glued, or set apart after a currency as in "USD 16.6 m"
                if gap and not atom.prefixed:
                    break
                if word == "m" and not atom.prefixed:
                    after = FIRST.search(low, m.end(), m.end() + 4)
                    if (after and low[m.end() : m.end() + 20].split()[:1] and low[m.end() : m.end() + 20].split()[0] in _LENGTHS) or low[m.end() : m.end() + 1] in "²³23":
                        return _glued_unit(page, atom, word)
                if word == "t" and not atom.prefixed:
                    return _glued_unit(page, atom, word)
                if word in ("mm", "mil") and not atom.prefixed:
                    return _glued_unit(page, atom, word) if not gap else True
                if word in ("b", "k") and not atom.prefixed and len(str(int(abs(atom.number)))) > 3:
                    return False  # "Model 9600B"
                if word in ("m", "b", "k", "t") and low[m.end() : m.end() + 1] in "0123456789/&":
                    return False
        atom.scale *= scale
        atom.end = atom.qend = m.end()
        if text[m.end() : m.end() + 1] == "." and word in ("mn", "bn", "mln", "bln", "mill", "mil") and text[m.end() + 1 : m.end() + 3].strip()[:1].islower():
            atom.end = atom.qend = m.end() + 1
    return True


def _glued_unit(page: Folded, atom: Atom, word: str) -> bool:
    """Letters glued to the digits: a unit (30GB, 54.6p, 4x), else part of a name or an ordinal."""
    low = page.low
    m = _GLUED.match(low, atom.end)
    run = m[0] if m else word
    for phrase, unit in _SUFFIXES.get(FIRST.match(run)[0], ()):  # type: ignore[index]
        if low.startswith(phrase, atom.end) and not low[atom.end + len(phrase) : atom.end + len(phrase) + 1].isalnum():
            if phrase in ("g", "w", "in", "stone", "pts", "mt", "pp") and page.text[atom.end].isupper() and phrase == "g":
                return False
            if phrase == "x" and low[atom.end + 1 : atom.end + 3].strip()[:1].isdigit():
                return False
            atom.unit = unit
            atom.qend = atom.end + len(phrase)
            return True
    return word == "s" and _open_prefix(low, atom.start - 1)


def read_suffix(page: Folded, atom: Atom) -> None:
    """Take in the unit that stands after the number."""
    low, text = page.low, page.text
    gap = _GAP.match(low, atom.end)
    at = gap.end() if gap else atom.end
    first = FIRST.match(low, at)
    if first is None:
        return
    word = first[0]
    for phrase, unit in _SUFFIXES.get(word, ()):
        if low.startswith(phrase, at):
            stop = at + len(phrase)
            if phrase[-1].isalpha() and low[stop : stop + 1].isalpha():
                continue
            if not _fits(page, atom, phrase, unit, at, stop):
                continue
            if atom.prefixed:
                _merge_prefix(low, atom, unit, stop)
            else:
                atom.unit, atom.qend = unit, stop
            return
    code = text[at : at + 3]
    if code in _CODES and not text[at + 3 : at + 4].isalnum() and not is_wordlike(code):
        unit = Unit("money", code)
        if atom.prefixed:
            _merge_prefix(low, atom, unit, at + 3)
        else:
            atom.unit, atom.qend = unit, at + 3


def _merge_prefix(low: str, atom: Atom, unit: Unit, stop: int) -> None:
    """`$5 million USD`, `$5 million Canadian dollars`: the later, plainer name of the same kind of money."""
    if low[stop : stop + 1] == " " and low[stop + 1 : stop + 2].isdigit():
        return  # "EUR 480.7 million EUR 414.9 million": it belongs to the next number
    if atom.unit is not None and unit.dimension == "money" and unit.factor == 1 and (atom.unit.unit[0] == "*" or atom.unit.unit == unit.unit):
        if unit.unit[0] != "*":
            atom.unit = unit
        atom.qend = stop


_NEEDS_GLUE = frozenset({"p", "g", "w", "x", "t", "ct"})
_NOT_ALONE = frozenset({"in.", "stone", "rs", "sum", "som", "real", "colon", "sen", "fen", "fils", "dong", "inti", "stg.", "lev", "leu", "bit", "bits", "lek", "dram", "ether", "sf", "bu", "yard", "gal", "won", "kip", "l"})


def _fits(page: Folded, atom: Atom, phrase: str, unit: Unit, at: int, stop: int) -> bool:
    """False where a word that can be a unit is not one here."""
    text, low = page.text, page.low
    glued = at == atom.end
    if phrase in _NEEDS_GLUE and not glued:
        return False
    if phrase == "pc" and text[at:stop] == "PC" and not text[atom.start - 12 : atom.start].isupper():
        return False
    if phrase in ("points", "point", "pts") and atom.prefixed:
        return False
    if phrase == "times":
        return _is_factor(low, stop)
    if phrase == "mt" and glued is False and text[at:stop] == "Mt":
        return False
    if phrase in _NOT_ALONE and phrase in ("won", "real", "stone", "sum", "som", "yard", "colon") and not (atom.scale > 1 or atom.grouped or atom.decimal or atom.number >= 100):
        return False
    if phrase in ("mark", "marks", "pound", "pounds", "crown", "crowns", "real") and low.startswith(" of", stop) and unit.dimension == "money":
        return phrase.startswith("p") is False or not low.startswith(" of ", stop)
    if phrase == "fold" and text[atom.end : at] not in ("-", "", " "):
        return False
    return not (unit.dimension == "physical" and text[stop : stop + 1] == "'" and False)


_FACTOR = re.compile(
    r" (?:as |the |its |their |his |her |earnings|sales|revenue|profit|more|less|higher|lower|greater|larger|bigger|faster|over|that|those|what|"
    r"oversubscribed|subscribed|forward|book|cash|net|annual|than|ebitda|prospective|trailing|expected|estimated)|[.,;)]"
)


def _is_factor(low: str, stop: int) -> bool:
    """`17 times earnings` is a ratio, `won three times in a row` is not."""
    return _FACTOR.match(low, stop) is not None


# ---------------------------------------------------------------------------------------------------------------- number words
_BEFORE = re.compile(r"([a-z]+)[ -]\Z")
_HALF_OF = re.compile(r" (?:of|the|its|their|his|her|our|all|that|those|these|this)\b(?! (?:year|hour|time|day|month|century)\b)")
_NOT_HALF = frozenset("first second last latter final opening early next previous third fourth h1 h2 and in other same this better current".split())
_A_SCALE = re.compile(r"[ -](?:a|an)[ -](?=(?:million|billion|trillion|thousand|dozen|hundred|crore|lakh|percentage|per|percent|pct|point|cent|penny|mln|bln|mile|tonne|ton|kilo|gigabyte|litre|gallon|barrel)\b)")
_FRACTION_WORD = re.compile(r"[ -](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?|hundredths?)(?![a-z])")
_IN_N = re.compile(r"[ -](?:in|out of)[ -](?:every[ -])?(\d{1,4}|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred|a hundred|a thousand)(?![\w.,]*\d|[a-z%])(?! (?:years?|months?|weeks?|days?|hours?|minutes?|quarters?|january|february|march|april|may|june|july|august|september|october|november|december|million|billion|thousand|percent|pct)\b)")
_IN_VALUE = {w: v for w, v in _N.small.items()} | {"hundred": 100.0, "a hundred": 100.0, "a thousand": 1000.0}
_A_FRACTION_NEXT = re.compile(r" (?:of|more|less|higher|lower|fewer|larger|bigger|smaller|cheaper|from|since|over|on|to|last|this|in|compared|year)\b|[.,;)]|\n|\Z")
_BY_FRACTION = re.compile(r"\b(?:by|up|down|fell|rose|about|around|nearly|almost|over|than|least|cut|lost|dropped|slashed|roughly|approximately|some|to|only|just|shed|climbed|jumped|tumbled|plunged|declined|grew|for|control|controls|own|owns|had|has|have|hold|holds) an?\Z")
_ABOUT_FRACTION = re.compile(r"\b(?:about|around|nearly|almost|least|roughly|approximately) an?\Z")
_WHOLE = 100.0
_NOT_MULTIPLE = re.compile(r"[ -](?:digits?|deckers?|check|checked|glazing|standards?|bass|click|taxation|dip|room|rooms|bed|bill|murder|figures?|act|agent|jeopardy|bottom|top|whammy|header|bogey|fault|a year|a day|a week|a month|weekly|daily|yearly|annually|monthly|before|[sv]|play|plays|jump|crown|vision|aged?|edged|sided?|strength|duty|entry|shift|blow|pneumonia|rate[ds]|tracked|barrel|barrelled|lane|track)(?![a-z])|-?[a-z]")
_NOT_BEFORE_MULTIPLE = frozenset("bonded men women mixed ladies junior body stunt stock-car".split())


def _words(page: Folded, start: int, word: str) -> tuple[Atom | None, int]:
    """An atom from number words; None for idioms, and where to read on."""
    low = page.low
    end = start + len(word)
    if word in _N.multiple:
        return _multiple(page, start, end, word)
    if word in _N.fraction:
        return _part(page, start, end, word), end
    parsed = words_value(low, start)
    if parsed is None:
        return None, end
    value, stop, scale = parsed
    scaled = value >= 100 or scale > 1
    m = _FRACTION_WORD.match(low, stop)
    if m and not scaled and 1 <= value < 100:
        denominator = _N.fraction[m[1]]
        hyphen = low[stop] == "-"
        if value < denominator and (hyphen or m[1].endswith("s") or low.startswith(" of", m.end())):
            if m[1].startswith("quarter") and not (low.startswith(" of", m.end()) and not low.startswith(" of 2", m.end()) and not low.startswith(" of 1", m.end())) and not hyphen:
                return None, m.end()
            return _fraction_atom(page, start, m.end(), value / denominator), m.end()
    m = _IN_N.match(low, stop)
    if m and not scaled and 1 <= value <= 99:
        base = _IN_VALUE.get(m[1]) or float(m[1] if m[1].isdigit() else 0)
        if base > value and (value == 1 or "out of" in m[0] or base in (3, 4, 5, 10, 100, 1000)):
            return _fraction_atom(page, start, m.end(), value / base), m.end()
    atom = Atom(start, stop, value)
    atom.word = "words"
    if scale > 1:
        atom.number, atom.scale = value / scale, scale
    else:
        atom.grouped = value >= 1000
    if word in _N.scale and not _bare_scale(page, atom):
        return None, stop
    m = _AND_A_FRACTION.match(low, atom.end)
    if m:
        atom.number += {"half": 0.5, "quarter": 0.25, "third": 0.3333}.get(m[1], 0.75)
        atom.end = atom.qend = m.end()
        atom.decimal = True
    if not _read_scale(page, atom, 1):
        return None, stop
    return atom, atom.end


def _bare_scale(page: Folded, atom: Atom) -> bool:
    """A scale word that no number precedes: "a million", "half a million" (taken elsewhere), "trillion RMB", "the first million"."""
    low = page.low
    m = _BEFORE.search(low, max(0, atom.start - 14), atom.start)
    before = m[1] if m else ""
    if before in ("a", "an"):
        atom.start = atom.qstart = m.start(1)  # type: ignore[union-attr]
        return True
    if before in ("per", "several", "few", "many", "some", "of", "tens", "hundreds", "thousands", "couple", "every", "multi", "next"):
        return False
    probe = Atom(atom.start, atom.end, atom.number)
    read_suffix(page, probe)
    return (probe.unit is not None and probe.unit.dimension in ("money",)) or before == "first"


def _fraction_atom(page: Folded, start: int, end: int, part: float) -> Atom:
    """A part of a whole, in percent: two-thirds is 66.67."""
    atom = Atom(start, end, part)
    point = _POINT_NEXT.match(page.low, end)
    if point:
        atom.word = "words"
        return atom
    atom.number = round(part * _WHOLE, 2)
    atom.unit = Unit("percent", "percent")
    atom.word = "fraction"
    return atom


_POINT_NEXT = re.compile(r"(?:[ -]of)?[ -](?:a |an |one )?(?:percentage|percent|pct|per cent|point|cent|basis|per-cent)")
_OF_A_POINT = re.compile(r"(?: of)? (?:a|an|one) (?=(?:percentage|percent|pct|per cent|point|cent|penny)\b)")


def _part(page: Folded, start: int, end: int, word: str) -> Atom | None:
    """`half`, `a third`, `a quarter of`, `a fifth`, and halves of a scale or a unit."""
    low = page.low
    m = _BEFORE.search(low, max(0, start - 16), start)
    before = m[1] if m else ""
    part = 1.0 / _N.fraction[word]
    if word == "half":
        scale = _A_SCALE.match(low, end)
        if scale:
            return _half_of_scale(page, start, scale.end())
        if _HALF_POINT.match(low, end):
            return _bare_part(start, end, part)
        if before in _NOT_HALF or low[end : end + 1] == "-" or not _HALF_OF.match(low, end):
            if not (low[end : end + 1] in ".,;" and before in ("by", "than", "about", "almost", "nearly", "over", "under", "around")):
                return None
        return _fraction_atom(page, start, end, part)
    if word == "quarter" and _HALF_POINT.match(low, end):
        return _bare_part(m.start(1) if before == "a" and m and low[end] == " " and False else start, end, part)
    if before not in ("a", "an") or m is None:
        return None
    begin = m.start(1)
    of = _OF_A_POINT.match(low, end)
    if of:
        atom = Atom(begin, of.end() - 1, part)
        atom.word = "words"
        return atom
    if word == "quarter":
        ok = low.startswith(" of", end) and not low.startswith((" of 1", " of 2", " of the year", " of a mile"), end) or _BY_FRACTION.search(low, max(0, begin - 16), begin + 1)
        ok = ok and low[end : end + 1] in " .,;)" and not low.startswith((" earlier", " ago", " later", " before", " and"), end)
    else:
        ok = low.startswith(" of", end) or _ABOUT_FRACTION.search(low, max(0, begin - 16), begin + len(before)) or (_A_FRACTION_NEXT.match(low, end) and _BY_FRACTION.search(low, max(0, begin - 16), begin + len(before)))
    return _fraction_atom(page, begin, end, part) if ok else None


_HALF_POINT = re.compile(r"[ -](?:percentage|percent|pct|per cent|point|cent)(?![a-z])|-points?(?![a-z])")


def _bare_part(start: int, end: int, part: float) -> Atom:
    atom = Atom(start, end, part)
    atom.word = "words"
    return atom


def _half_of_scale(page: Folded, start: int, at: int) -> Atom:
    """`half a million`, `half a percentage point`."""
    parsed = words_value(page.low, at)
    if parsed:
        atom = Atom(start, parsed[1], 0.5 * parsed[0] / parsed[2])
        atom.scale = parsed[2]
    else:
        atom = Atom(start, at, 0.5)
        while page.low[atom.end - 1] == " ":
            atom.end -= 1
        atom.qend = atom.end
    atom.word = "words"
    return atom


def _multiple(page: Folded, start: int, end: int, word: str) -> tuple[Atom | None, int]:
    """`doubled`, `tenfold`, `twice`: numbers that are words of their own."""
    low = page.low
    if _NOT_MULTIPLE.match(low, end):
        return None, end
    m = _BEFORE.search(low, max(0, start - 16), start)
    if m and m[1] in _NOT_BEFORE_MULTIPLE:
        return None, end
    if word in ("twice", "thrice") and re.compile(r" (?:in|over) ").match(low, end):
        return None, end
    if word in ("doubles", "triples", "triple", "thrice", "twice") and not re.compile(r" (?:its|the|their|his|her|as|that|what|sales|profits?|revenues?|output|production|capacity|size|those|last|a)\b").match(low, end):
        return None, end
    atom = Atom(start, end, _N.multiple[word])
    atom.unit = Unit("ratio", "ratio")
    atom.word = page.text[start:end].lower()
    return atom, end
