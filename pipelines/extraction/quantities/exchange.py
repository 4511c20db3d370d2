"""Exchange rates told as bare numbers: "the krona weakened to 10.6 against the euro" counts krona; what a rate measures is not decided here."""

from __future__ import annotations

import re

from pipelines.extraction.quantities.atom import Atom
from pipelines.extraction.quantities.folding import Folded
from pipelines.extraction.quantities.vocabulary import FIRST, Unit, suffixes

_SUFFIXES = suffixes()
_NAMED = r"(?:dollar|greenback|euro|yen|pound|sterling|mark|franc|dlr|rouble|ruble|yuan|rand|krona)s?"
_AGAINST = re.compile(rf" (?:to|against|per|versus|for) (?:the |one |a |each )?(?:u\.?s\.? |american |canadian |australian )?({_NAMED})\b(?! (?:zone|area|bloc|shop|store|bond|loan|note|million|billion))")
_WORD = re.compile(r"[a-zà-ÿ]+")
#: Monies that are told as what one of them buys, not as how many of them another one buys.
_BASES = frozenset(("GBP", "EUR", "AUD", "NZD", "IEP", "*pound"))
_BEFORE = 110


def exchange_units(page: Folded, found: list[Atom]) -> None:
    """Give a bare number before "to the dollar" or "against the euro" the money it counts, if the words before it name that."""
    low = page.low
    for atom in found:
        if atom.unit is not None or atom.scale > 1 or atom.word is not None or not 0 < atom.number < 200_000:
            continue
        m = _AGAINST.match(low, atom.end)
        if m is None:
            continue
        counted, other = _named_before(low, atom.start), _unit(low, m.start(1))
        if counted is None or other is None:
            continue
        if counted.unit in _BASES and atom.number < 3:
            counted, other = other, counted
        if counted.unit == "*dollar" and other.unit != "*dollar":
            counted = Unit("money", "USD") if atom.decimal and atom.number < 3 else counted
        if counted.unit != other.unit:
            atom.unit, atom.basis = counted, "the money whose rate of exchange it is"


def _named_before(low: str, at: int) -> Unit | None:
    """The money named last before a number, in its sentence."""
    begin = max(0, at - _BEFORE, low.rfind(". ", max(0, at - _BEFORE), at) + 1)
    for m in reversed(list(_WORD.finditer(low, begin, at))):
        if m.end() - m.start() > 2 and (unit := _unit(low, m.start())) is not None:
            begun = low.rfind(" ", begin, max(begin, m.start() - 1)) + 1
            return _unit(low, begun, at) or unit
    return None


def _unit(low: str, at: int, stop: int = 0) -> Unit | None:
    """The money whose name starts here, of any number."""
    first = FIRST.match(low, at)
    if first is None:
        return None
    word = first[0][:-1] if first[0].endswith("s") and len(first[0]) > 4 and first[0] not in _SUFFIXES else first[0]
    for phrase, unit in _SUFFIXES.get(word, ()):
        end = at + len(phrase)
        if unit.dimension == "money" and unit.factor == 1 and low.startswith(phrase, at) and not low[end : end + 1].isalpha() and (not stop or end < stop):
            return unit
    if word in _LOOSE:
        return Unit("money", _LOOSE[word])
    return None


#: Names of money that are too plain, or too slangy, to be read after a number.
_LOOSE = {"greenback": "USD", "sterling": "GBP", "real": "BRL", "dong": "VND", "won": "KRW", "pound": "*pound"}
