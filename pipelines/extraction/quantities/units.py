"""Units beside a number: a currency before it, anything after it, letters glued to its digits."""

from __future__ import annotations

import re

from pipelines.extraction.quantities.atom import Atom
from pipelines.extraction.quantities.folding import Folded
from pipelines.extraction.quantities.vocabulary import FIRST, Unit, currency_codes, groups, is_wordlike, numbers, prefixes, suffixes

_N = numbers()
_SIGNS, _LETTERS = prefixes()
_SUFFIXES = suffixes()
_CODES = currency_codes()
_GAP = re.compile(r"[ \u00a0]{0,2}\n?-?[ \n]?")
_OF_A = re.compile(r" of (?:an?|one|1) (?=(?:full )?(?:percentage[ -]point|percent|per cent|pct|point|cent)\b)")
_SIGN_LETTERS = re.compile(r"(?:(?<![A-Za-z.])[A-Za-z]{1,3}|U\.S\.|N\.Z\.|H\.K\.) ?\Z")
_PREFIX_WORD = re.compile(r"[A-Za-z']{1,5}\.?\Z")
_BRACKETED_PREFIX = re.compile(r"\( ?([A-Za-z]{3,4}) ?\)\Z")
_SCALE_NEXT = re.compile(rf"[ \u00a0-]?(?:{'|'.join([*_N.scale, *_N.letter])})(?![a-z])")
_GLUED = re.compile(r"[a-z]+[²³]?[23]?(?:/[a-z]+)?")
#: Units of one or two letters that are read only where they touch the number: 54.6p, 4x.
_NEEDS_GLUE = frozenset({"p", "g", "w", "x", "ct"})
#: Names of money that are also plain words: taken after a large or a decimal number only.
_NEEDS_SIZE = frozenset({"won", "real", "stone", "sum", "som", "yard", "colon", "sen", "fen", "dong", "lei", "lev", "leu", "lek", "dram", "kip", "sol"})
_FACTOR = re.compile(
    r" (?:as|the|its|their|his|her|earnings|sales|revenue|profit|more|less|higher|lower|greater|larger|bigger|faster|over|that|those|what|"
    r"oversubscribed|subscribed|forward|historic|historical|core|pretax|pre-tax|after-tax|reported|adjusted|operating|projected|consensus|current|underlying|last|next|this|book|cash|net|annual|than|ebitda|prospective|trailing|expected|estimated)\b|[.,;)]"
)


def read_prefix(page: Folded, atom: Atom) -> bool:
    """Take in a currency that stands before the number; False where letters glued to it make it part of a name."""
    text, at = page.text, atom.qstart
    if not at:
        return True
    before, gap = text[at - 1], 0
    if before in " \u00a0\n":
        if at < 2:
            return True
        before, gap = text[at - 2], 1
    at -= gap
    if before in _SIGNS:
        _read_sign(text, atom, at - 1)
        return True
    if before == ")":
        m = _BRACKETED_PREFIX.search(text, max(0, at - 8), at) if gap else None
        if m and m[1] in _LETTERS:  # "( EURO ) 35 million"
            atom.unit, atom.qstart, atom.prefixed = _LETTERS[m[1]], m.start(), True
        return True
    if not (before.isalpha() or before == "."):
        return True
    glued = gap == 0 and before.isalpha() and not atom.signed
    m = _PREFIX_WORD.search(text, max(0, at - 6), at)
    if m is None or (m.start() and (text[m.start() - 1].isalnum() or text[m.start() - 1] in "-/&'")):
        return not glued
    unit = _prefix_unit(page, atom, m[0], gap)
    if unit is None:
        return not glued
    atom.unit, atom.qstart, atom.prefixed = unit, m.start(), True
    return True


def _read_sign(text: str, atom: Atom, begin: int) -> None:
    """A currency sign, with the letters of its country if any: `$`, `US$`, `HK$`."""
    sign = text[begin]
    unit = _SIGNS[sign]
    m = _SIGN_LETTERS.search(text, max(0, begin - 6), begin)
    if m:
        letters = m[0].replace(" ", "").replace(".", "")
        named = _LETTERS.get(letters + sign) or (_LETTERS.get(letters.upper() + sign) if len(letters) > 1 else None)
        if named is None and letters in _CODES and " " not in m[0]:
            named = Unit("money", letters)
        if named is not None and not (" " in m[0] and len(letters) == 1):
            unit, begin = named, m.start()
    atom.unit, atom.qstart, atom.prefixed = unit, begin, True


def _prefix_unit(page: Folded, atom: Atom, word: str, gap: int) -> Unit | None:
    """The currency a word before a number stands for; None where it is only a word."""
    unit = _LETTERS.get(word) or _LETTERS.get(word.rstrip("."))
    if unit is None and word.upper() == "EURO":
        unit = Unit("money", "EUR")
    if unit is None:
        return None
    single = len(word.rstrip(".")) == 1
    if single and gap:
        return None  # "B 52": one letter must touch the number
    if (single or is_wordlike(word)) and not (atom.decimal or atom.grouped or _SCALE_NEXT.match(page.low, atom.end)):
        return None
    return unit


def read_suffix(page: Folded, atom: Atom) -> None:
    """Take in the unit that stands after the number."""
    low, text = page.low, page.text
    gap = _OF_A.match(low, atom.end) or _GAP.match(low, atom.end)
    at = gap.end() if gap else atom.end
    first = FIRST.match(low, at)
    if first is None:
        return
    for phrase, unit in _SUFFIXES.get(first[0], ()):
        if low.startswith(phrase, at):
            stop = at + len(phrase)
            if (phrase[-1].isalpha() and low[stop : stop + 1].isalpha()) or not _fits(page, atom, phrase, unit, at, stop):
                continue
            _take(low, atom, unit, stop)
            return
    code = text[at : at + 3]
    if code in _CODES and not text[at + 3 : at + 4].isalnum() and not is_wordlike(code):
        _take(low, atom, Unit("money", code), at + 3)


def names_money(low: str, at: int) -> bool:
    """True where a currency or a percentage is named next: "1.2 m euros"."""
    first = FIRST.match(low, at + 1) if low[at : at + 1] == " " else None
    return first is not None and any(
        unit.dimension == "money" and unit.factor == 1 and low.startswith(phrase, at + 1) and not low[at + 1 + len(phrase) : at + 2 + len(phrase)].isalpha()
        for phrase, unit in _SUFFIXES.get(first[0], ())
    )


def _take(low: str, atom: Atom, unit: Unit, stop: int) -> None:
    """Set the unit; beside a sign before the number only a plainer name of the same money counts: `$5 million USD`."""
    if unit.dimension == "money" and low[stop : stop + 1] == " " and low[stop + 1 : stop + 2].isdigit() and (atom.prefixed or stop - atom.end == 4):
        return  # "EUR 5 million EUR 4 million": it belongs to the next number
    if not atom.prefixed or atom.unit is None:
        atom.unit, atom.qend = unit, stop
    elif unit.dimension == "money" and unit.factor == 1 and (unit.unit == atom.unit.unit or unit.unit in _meanings(atom.unit)):
        atom.unit, atom.qend = Unit("money", unit.unit, atom.unit.factor), stop


def _meanings(unit: Unit) -> frozenset[str]:
    """The currencies a shared name can mean."""
    return groups()[unit.unit[1:]][1] if unit.unit[0] == "*" else frozenset()


def _fits(page: Folded, atom: Atom, phrase: str, unit: Unit, at: int, stop: int) -> bool:
    """False where a word that can be a unit is not one here."""
    text, low = page.text, page.low
    glued = at == atom.end
    if (phrase in _NEEDS_GLUE and not glued) or (unit.dimension == "point" and atom.prefixed):
        return False
    if phrase in _SIGNS:
        return not low[stop : stop + 2].strip()[:1].isdigit()  # "5 $10" is two things
    if phrase == "t":
        return not glued and text[at] == "t" and (atom.grouped or atom.scale > 1) and not low[stop : stop + 1].isalnum() and low[stop : stop + 1] not in "'."
    if phrase == "pc":
        return text[at:stop] != "PC" or text[max(0, atom.start - 12) : atom.start].isupper()
    if phrase == "times":
        return atom.scale == 1 and not atom.grouped and _FACTOR.match(low, stop) is not None  # "17 times earnings", not "three times in a row"
    if phrase in _NEEDS_SIZE:
        return atom.scale > 1 or atom.grouped or atom.decimal or atom.number >= 100
    if phrase in ("mark", "marks", "crown", "crowns", "pound", "pounds"):
        return not low.startswith(" of ", stop) or phrase[0] != "p"
    return True


def glued_unit(page: Folded, atom: Atom) -> bool:
    """Letters that touch the digits: a unit (30GB, 54.6p, 4x), else part of a name, an ordinal or a decade, which is False."""
    low = page.low
    m = _GLUED.match(low, atom.end)
    if m is None:
        return False
    for phrase, unit in _SUFFIXES.get(FIRST.match(m[0])[0], ()):  # type: ignore[index]
        stop = atom.end + len(phrase)
        if low.startswith(phrase, atom.end) and not low[stop : stop + 1].isalnum():
            if phrase == "g" and page.text[atom.end] == "G":
                return False  # 5G
            if phrase == "x" and low[stop : stop + 2].strip()[:1].isdigit():
                return False  # 1080x720
            atom.unit, atom.qend = unit, stop
            return True
    return False
