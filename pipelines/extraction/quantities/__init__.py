"""Quantities: numbers with their unit, as printed, in every form the press uses.

The steps are the modules: fold the text, find atoms (numbers with the unit beside them), link ranges and lists, settle shared currency
names, name what is counted, read qualifiers. What a number measures is no business of this package.
"""

from __future__ import annotations

import re
from collections import Counter

from pipelines.extraction.model import Quantity
from pipelines.extraction.quantities.atom import Atom
from pipelines.extraction.quantities.atoms import atoms
from pipelines.extraction.quantities.context import Evidence
from pipelines.extraction.quantities.folding import Folded, fold
from pipelines.extraction.quantities.linking import link
from pipelines.extraction.quantities.qualifiers import qualify
from pipelines.extraction.quantities.settling import BARE, settle
from pipelines.extraction.quantities.vocabulary import Unit, groups

__all__ = ["find_quantities"]



def find_quantities(text: str, *, currency: str | None = None) -> list[Quantity]:
    """Every number with a unit of `text`, in text order; `currency` is what a bare `$` means here when the text alone cannot tell.

    Counts carry their noun. A number with neither unit nor noun that may still be a figure ("imports 14.5", "IndiGo 90") has the
    dimension `bare` and the unit `count`: what it measures depends on its neighbours.
    """
    page = fold(text)
    found = link(page, list(atoms(page)))
    kept = settle(page, found)
    _settle_currencies(page, kept, currency)
    qualify(page, kept)
    return [_quantity(text, page, atom) for atom in kept]


def _settle_currencies(page: Folded, found: list[Atom], currency: str | None) -> None:
    """Replace shared names (`*dollar`) by the code they mean in this article."""
    shared = [atom for atom in found if atom.unit is not None and atom.unit.unit[0] == "*"]
    if not shared:
        return
    evidence = Evidence(page.low, currency)
    # "74.35 U.S. cents" tells what another dollar is worth, not what the article counts in
    explicit = Counter(a.unit.unit for a in found if a.unit is not None and a.unit.dimension == "money" and a.unit.unit[0] != "*" and (a.unit.factor == 1 or a.unit.unit != "USD"))
    settled: dict[tuple[str, bool], tuple[str, str]] = {}
    previous: Atom | None = None
    several = {group for group, (_, codes) in groups().items() if group not in ("dollar", "cent") and sum(code in codes for code in explicit) > 1}
    for i, atom in enumerate(found):
        unit = atom.unit
        if unit is None or unit.dimension != "money":
            continue
        if unit.unit[0] == "*":
            near = None
            if unit.unit == "*cent":
                near = _moved_to(page, found, i, evidence, explicit) or _whose_cents(atom, previous, explicit)
            elif unit.unit == "*dollar":
                near = _other_dollar(page, atom, previous)
            elif unit.unit[1:] in several and previous is not None and atom.qstart - previous.qend < 200 and previous.unit.unit in groups()[unit.unit[1:]][1]:
                near = previous.unit.unit
            elif unit.unit[1:] in ("crown", "krone", "franc") and not several:
                near = evidence.told_beside(page.text, atom.qstart, unit.unit[1:], explicit)
            key = (unit.unit[1:], atom.prefixed)
            if near is not None:
                code, basis = near, "the money named near it"
            else:
                if key not in settled:
                    settled[key] = evidence.resolve(key[0], key[1], explicit, None)
                code, basis = settled[key]
            atom.unit = Unit("money", code, unit.factor)
            atom.basis = f"{atom.basis}; {basis}" if atom.basis else basis
        if atom.unit is not None and atom.unit.factor == 1:
            previous = atom


def _moved_to(page: Folded, found: list[Atom], i: int, evidence: Evidence, explicit: Counter[str]) -> str | None:
    """Cents by which a price moves are of the money it moves to: "added 41 cents to $22.90"."""
    for later in found[i + 1 : i + 3]:
        if later.unit is None or later.unit.dimension != "money":
            continue
        if later.unit.factor != 1 or later.qstart - found[i].qend > 32 or not _TO_PRICE.search(page.low, found[i].qend, later.qstart):
            return None
        if later.unit.unit == "*dollar":
            return evidence.resolve("dollar", later.prefixed, explicit, None)[0]
        return later.unit.unit if later.unit.unit in groups()["cent"][1] else None
    return None


_TO_PRICE = re.compile(r" (?:to|at) \Z")


def _other_dollar(page: Folded, atom: Atom, previous: Atom | None) -> str | None:
    """A bracket that converts another dollar is of the dollar of the United States: "C$2.1bn ($1.65bn)"."""
    if previous is None or previous.unit is None or atom.unit is None or previous.basis == "" or page.low[previous.qend : atom.qstart] not in (" (", " ( ", "-("):
        return None
    return "USD" if previous.unit.unit in groups()["dollar"][1] and previous.unit.unit != "USD" else None


def _whose_cents(atom: Atom, previous: Atom | None, explicit: Counter[str]) -> str | None:
    """Cents are of the money named just before, or of the one the whole article counts in."""
    codes = groups()["cent"][1]
    top = explicit.most_common(1)
    if top and top[0][0] in codes and top[0][1] >= 3:
        return top[0][0]
    if previous is not None and previous.unit is not None and atom.qstart - previous.qend < 160 and previous.unit.unit in codes:
        return previous.unit.unit
    return None


def _quantity(text: str, page: Folded, atom: Atom) -> Quantity:
    unit = atom.unit or BARE
    plain = unit.dimension in ("count", "bare")
    start = page.start(atom.start if plain else atom.qstart)
    end = page.end(atom.end if plain else atom.qend)
    return Quantity(
        start=start,
        end=end,
        quote=text[start:end],
        value=atom.value,
        unit=unit.unit,
        dimension=unit.dimension if unit.dimension != "point" else "physical",
        value_high=atom.high,
        qualifier=atom.qualifier or "exact",
        noun=atom.noun,
        word=atom.word if atom.word not in ("words", "fraction") else None,
        unit_basis=atom.basis if atom.basis != "fraction" else None,
    )
