"""Atoms: one pass over the text that finds every number with the unit printed beside it; ranges, nouns and qualifiers come after."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extraction.quantities.atom import Atom
from pipelines.extraction.quantities.digits import digit_atom
from pipelines.extraction.quantities.folding import Folded
from pipelines.extraction.quantities.numerals import DIGITS, VULGAR
from pipelines.extraction.quantities.units import read_suffix
from pipelines.extraction.quantities.vocabulary import numbers
from pipelines.extraction.quantities.words import BAND, band_atom, ratio_of_digits, word_atom
from pipelines.extraction.searching import by_letter

_N = numbers()
_WORDS = sorted({*_N.small, *_N.scale, *_N.multiple, "half", "quarter", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "tenth"}, key=len, reverse=True)
_KNOWN = frozenset(_WORDS)
CANDIDATE = re.compile(
    rf"{DIGITS}|[{''.join(VULGAR)}]|(?<![a-z0-9])(?:(?<!')(?:{by_letter(_WORDS)})(?![a-z])|(?=[lmhu]){BAND}|a(?= (?:full )?percentage point\b| full point\b| penny\b)|(?<=by )a(?= cent\b))"
)


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
            atom, at = digit_atom(page, start, m[0], last)
        elif first in VULGAR:
            atom, at = Atom(start, start + 1, VULGAR[first]), start + 1
        elif first == "a":
            atom = Atom(start, start + (6 if low.startswith("a full", start) else 1), 1.0, "words")
            at = atom.end
        elif m[0] not in _KNOWN:
            atom, at = band_atom(page, start, m[0]), m.end()
        else:
            atom, at = word_atom(page, start, m[0])
        if atom is None:
            continue
        if atom.unit is None or atom.prefixed:
            read_suffix(page, atom)
            if atom.unit is None and low.startswith((" in ", " out of "), atom.end):
                ratio_of_digits(low, atom)
        at = max(at, atom.qend)
        last = atom.qend
        yield atom
