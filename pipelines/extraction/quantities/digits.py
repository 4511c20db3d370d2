"""Atoms from digits: the numeral with its signs, fractions and scale, and the digits that are part of a name, a date or an id."""

from __future__ import annotations

import re

from pipelines.extraction.quantities.atom import Atom
from pipelines.extraction.quantities.folding import Folded
from pipelines.extraction.quantities.numerals import AND_A_PART, LONGEST, VULGAR, digits_value, part_value
from pipelines.extraction.quantities.units import glued_unit, names_money, read_prefix
from pipelines.extraction.quantities.vocabulary import numbers, words

_N = numbers()
_SPACE_GROUPS = re.compile(r"(?:[ \u00a0]\d{3}){1,4}(?!\d|-\d)")
_DECIMAL_TAIL = re.compile(r"[.,](\d{1,2})(?!\d)")
_TORN = re.compile(r" ([.,])(\d{1,15})(?![\d.,]{0,3}\d)")  # "EUR7 .4 m", "EUR300 ,000": tokenised text
_FRACTION = re.compile(r"[- ](\d{1,2})/(\d{1,2})(?![\d/])")
_LONE_FRACTION = re.compile(r"/(\d{1,2})(?![\d/])")
_SCALE_WORD = re.compile(r"([ \u00a0-]{0,2}\n?)([a-z]+)(?![a-z])")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64})
#: Scale letters that mean something else when they stand alone: metres, bytes, tonnes, bars.
_SHORT_SCALES = frozenset({"m", "b", "k", "t", "cr", "mm", "mil", "mill", "tr", "thou", "bil"})
#: Thousands that are screens, races, forms and pensions.
_SCREENS = frozenset({2.0, 4.0, 5.0, 8.0, 10.0, 401.0})
_LENGTHS = words("length")
_NEXT_WORD = re.compile(r" ([a-z]+)")
_ABBREVIATED = frozenset({"mn", "bn", "mln", "bln", "mill", "mil"})
_OPENERS = " \n($£€¥"


def digit_atom(page: Folded, start: int, raw: str, last: int) -> tuple[Atom | None, int]:
    """An atom from digits; None for what is part of a name, a date or an id, and where to read on. `last` is where the atom before ended."""
    low, end = page.low, start + len(raw)
    parsed = digits_value(raw) if len(raw) <= LONGEST else None
    if parsed is None:
        return None, end
    number, used = parsed
    end = start + used
    atom = Atom(start, end, number)
    atom.decimal = "." in raw or number != int(number)
    atom.grouped = used > 4 and "," in raw[:used] and not atom.decimal
    if not _reads_left(low, atom, raw[:used], last) or not read_prefix(page, atom):
        return None, _past_word(low, end)
    if low.endswith(("minus ", "negative "), 0, atom.qstart) and not atom.signed:
        atom.number, atom.signed = -atom.number, True
        atom.start = atom.qstart = atom.qstart - (6 if low.endswith("minus ", 0, atom.qstart) else 9)
    _extend(page, atom, raw)
    if not read_scale(page, atom, 2):
        return None, _past_word(low, atom.end)
    if atom.scale > 1 and low.endswith("mid-", 0, start):  # "mid-2 trillion": in the middle of the twos
        atom.number, atom.qualifier, atom.start = atom.number + 0.5, "approx", start - 4
        atom.qstart = min(atom.qstart, atom.start)
    return atom, atom.end


def _reads_left(low: str, atom: Atom, raw: str, last: int) -> bool:
    """Take in a sign or a leading decimal point; False where what stands before makes the digits no number of their own."""
    start = atom.start
    if not start:
        return True
    before, earlier = low[start - 1], low[start - 2] if start > 1 else " "
    if before == ".":
        if earlier.isalnum():
            return False
        if not atom.decimal and earlier in " \n($£€¥-+~,":
            atom.number, atom.decimal, atom.start, atom.qstart = float(f"0.{raw.replace(',', '')}"), True, start - 1, start - 1
        return True
    if before in "-+":
        if before == "-" and last > 0 and low[last : start - 1] in ("", " "):
            return True  # the dash of a range: "20mn-25mn", "20 % -40 %"
        if earlier in _OPENERS:
            atom.signed, atom.start, atom.qstart = True, start - 1, start - 1
            if before == "-":
                atom.number = -atom.number
            return True
        return not (before == "-" and earlier.isalpha()) or _shades(low, start - 1)
    if before in ":/":
        return earlier in " \n" if before == ":" else earlier.isalpha()
    return before not in "#'_@"


def _shades(low: str, at: int) -> bool:
    """True where the word before a hyphen only shades the number: mid-2 trillion, sub-5%, near-10%."""
    return low.endswith(("mid", "sub", "near", "plus"), 0, at)


def _past_word(low: str, at: int) -> int:
    while at < len(low) and low[at].isalnum():
        at += 1
    return at


def _extend(page: Folded, atom: Atom, raw: str) -> None:
    """Groups of thousands set off by spaces, a decimal torn off by a tokeniser, and fractions."""
    low, end = page.low, atom.end
    here, following = low[end : end + 1], low[end + 1 : end + 2]
    if here in VULGAR:
        _add(atom, VULGAR[here], end + 1)
    elif here in (" ", "\u00a0", "-") and following.isdigit():
        m = _SPACE_GROUPS.match(low, end) if here != "-" and len(raw) <= 3 and raw[0] != "0" else None
        if m:
            tail = _DECIMAL_TAIL.match(low, m.end())
            digits = raw + m[0].replace(" ", "").replace("\u00a0", "")
            atom.number = float(f"{digits}.{tail[1]}" if tail else digits)
            atom.end, atom.grouped, atom.decimal = (tail or m).end(), True, tail is not None
        else:
            m = _FRACTION.match(low, end)
            if m and 0 < int(m[1]) < int(m[2]) and int(m[2]) in _DENOMINATORS:
                _add(atom, int(m[1]) / int(m[2]), m.end())
                atom.basis = "fraction"
    elif here == " " and following and following in ".,":
        m = _TORN.match(low, end)
        parsed = digits_value(raw + m[1] + m[2]) if m and (atom.prefixed or len(raw) <= 3) else None
        if m and parsed and parsed[1] == len(raw) + 1 + len(m[2]):
            atom.number, atom.end = parsed[0] if atom.number >= 0 else -parsed[0], m.end()
            atom.grouped = m[1] == "," and len(m[2]) == 3
            atom.decimal = not atom.grouped
    elif here == "/" and following.isdigit() and len(raw) <= 2 and not atom.prefixed:
        m = _LONE_FRACTION.match(low, end)
        if m and int(m[1]) in _DENOMINATORS and 0 < atom.number < int(m[1]):
            atom.number, atom.end, atom.decimal, atom.basis = atom.number / int(m[1]), m.end(), True, "fraction"
    elif here in (" ", "-") and low.startswith("and", end + 1):
        m = AND_A_PART.match(low, end)
        if m:
            _add(atom, part_value(m), m.end())
    atom.qend = atom.end


def _add(atom: Atom, part: float, end: int) -> None:
    atom.number += part if atom.number >= 0 else -part
    atom.end, atom.decimal = end, True


def read_scale(page: Folded, atom: Atom, rounds: int) -> bool:
    """Take in scale words after the number; False where letters that touch the digits make it a name, an ordinal or a time."""
    low, text = page.low, page.text
    for turn in range(rounds):
        m = _SCALE_WORD.match(low, atom.end)
        if m is None:
            break
        gap, word = m[1], m[2]
        scale = _N.scale.get(word) or _N.letter.get(word)
        if scale is None:
            return turn > 0 or gap != "" or glued_unit(page, atom)
        if gap == "- " or gap == "--":
            break
        if word in _SHORT_SCALES:
            if gap and not atom.prefixed and not (word in "mbk" and names_money(low, m.end())):
                break  # "100 m" is a length, "USD 16.6 m" and "1.2 m euros" are not
            if not atom.prefixed and not gap and (word in ("t", "mm", "mil") or (word == "m" and _is_length(low, m.end()))):
                return glued_unit(page, atom)
            if low[m.end() : m.end() + 1] in tuple("0123456789/&") or (word in "bk" and not atom.prefixed and abs(atom.number) >= 1000 and not atom.grouped):
                return False  # "Model 9600B"
            if word == "k" and not atom.prefixed and atom.number in _SCREENS and atom.is_whole():
                return False  # a 4K screen, a 10K race, a 401k
        atom.scale *= scale
        atom.end = atom.qend = m.end()
        if word in _ABBREVIATED and text[m.end() : m.end() + 2] == ". " and text[m.end() + 2 : m.end() + 3].islower():
            atom.end = atom.qend = m.end() + 1  # "1.5 bn. euros"
    return True


def _is_length(low: str, at: int) -> bool:
    """`a 5m high wall`, `100m sprint`, `40m²` measure metres."""
    m = _NEXT_WORD.match(low, at)
    return low[at : at + 1] in tuple("²³23") or (m is not None and m[1] in _LENGTHS)
