"""Text made plain for matching: digits of any script, odd spaces and dashes become ASCII; every offset leads back to the original text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# One code point becomes one code point, so offsets stay; only what is invisible is cut, and then a table leads back.
_FOLD: dict[str, str] = {}
for _zero in (0xFF10, 0x0660, 0x06F0, 0x0966, 0x09E6):  # full-width, Arabic-Indic, Persian, Devanagari, Bengali digits
    for _digit in range(10):
        _FOLD[chr(_zero + _digit)] = str(_digit)
for _space in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000":
    _FOLD[_space] = "\u00a0"  # kept apart from the plain space: inside a number it can only group digits
for _dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d":
    _FOLD[_dash] = "-"
for _apostrophe in "\u2018\u2019\u02bc":
    _FOLD[_apostrophe] = "'"
_FOLD |= {"\u066b": ".", "\u066c": ",", "\u066a": "%", "\uff0c": ",", "\uff0e": ".", "\uff05": "%", "\ufe6a": "%", "\uff04": "$", "\uffe5": "¥"}
_FOLD |= {"\uffe1": "£", "\u201c": '"', "\u201d": '"', "\u2248": "~", "\u223c": "~", "\uff5e": "~", "\u2044": "/", "\u2215": "/"}
_FOLDABLE = re.compile("[" + "".join(map(re.escape, _FOLD)) + "]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made plain: `text` keeps case, `low` is lower-cased, both of one length."""

    text: str
    low: str
    cuts: tuple[list[int], list[int]] | None = None

    def start(self, at: int) -> int:
        """The original offset of the character at a folded offset."""
        if self.cuts is None:
            return at
        places, shifts = self.cuts
        return at + shifts[bisect_right(places, at) - 1] if places and at >= places[0] else at

    def end(self, at: int) -> int:
        """The original offset just after the character before a folded offset."""
        return self.start(at - 1) + 1 if self.cuts is not None and at > 0 else at


def fold(text: str) -> Folded:
    """The plain form of a text."""
    cuts = None
    if not text.isascii():
        if _INVISIBLE.search(text):
            text, cuts = _cut_invisible(text)
        text = _FOLDABLE.sub(lambda m: _FOLD[m[0]], text)
    return Folded(text, lowered(text), cuts)


def lowered(text: str) -> str:
    """The text in small letters, at the same offsets."""
    low = text.lower()
    if len(low) != len(text):  # a few capitals lower to two code points
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


def _cut_invisible(text: str) -> tuple[str, tuple[list[int], list[int]]]:
    kept, places, shifts = [], [], []
    at = length = cut = 0
    for m in _INVISIBLE.finditer(text):
        kept.append(text[at : m.start()])
        length += m.start() - at
        cut += m.end() - m.start()
        places.append(length)
        shifts.append(cut)
        at = m.end()
    kept.append(text[at:])
    return "".join(kept), (places, shifts)
