"""Qualifiers: whether a number is said to be exact, about, more than or less than; read from the words beside it."""

from __future__ import annotations

import re

from pipelines.extraction.quantities.atom import Atom
from pipelines.extraction.quantities.folding import Folded
from pipelines.extraction.quantities.settling import ELLIPTIC
from pipelines.extraction.quantities.vocabulary import words

_PHRASES = {
    "approx": "about|around|nearly|almost|roughly|approximately|some|circa|c.|ca|ca.|approx|approx.|close to|closer to|near|in the region of|"
    "in the order of|of the order of|an average of about|an estimated|estimated at|somewhere around|virtually|practically|close on|nearer|in the area of|"
    "in the vicinity of|in the neighbourhood of|in the neighborhood of|more or less|or so|equivalent to about|~|as many as about",
    "more_than": "over|more than|above|at least|exceed|exceeds|exceeding|exceeded|in excess of|greater than|upwards of|upward of|north of|no less than|"
    "not less than|no fewer than|well over|just over|top|tops|topped|topping|surpass|surpassed|surpassing|surpasses|beyond|higher than|larger than|"
    "a minimum of|minimum of|>|as little as|past|more then|bigger than|better than",
    "less_than": "below|under|less than|fewer than|up to|as much as|as many as|at most|no more than|not more than|just under|well below|well under|just below|"
    "at the most|a maximum of|maximum of|south of|lower than|smaller than|<|upto|shy of|just shy of|short of|just short of|within|cheaper than|"
    "as high as|not exceeding",
}
_BY_LAST: dict[str, list[tuple[str, str]]] = {}
for _name, _alternatives in _PHRASES.items():
    for _phrase in _alternatives.split("|"):
        _BY_LAST.setdefault(_phrase.split()[-1], []).append((_phrase, _name))
for _found in _BY_LAST.values():
    _found.sort(key=lambda f: -len(f[0]))
#: Words that have other uses: "over the past", "some" and "top" as adjectives are told from use before a number by what stands between.
_ARTICLES = frozenset({"a", "an"})
_FILLERS = frozenset({"additional", "further", "extra", "record", "combined"})
_UP_TO_VERBS = words("up_to_verb")
_OPENING = str.maketrans("(\"'[", "    ")
_RIGHT = re.compile(r"(?:\+|[ -](plus|or more|or less|or so|or fewer|odd|or higher|or above|and over|and above|or thereabouts|at least|at most)\b)")
_RIGHT_MEANS = {"plus": "more_than", "or more": "more_than", "or higher": "more_than", "or above": "more_than", "and over": "more_than", "and above": "more_than", "at least": "more_than", "or less": "less_than", "or fewer": "less_than", "at most": "less_than", "or so": "approx", "odd": "approx", "or thereabouts": "approx"}
_IN_OTHER_WORDS = re.compile(r"(?: [a-z]+){0,2}, or \Z")
_CONVERTED = re.compile(r" ?[(\[] ?\Z|; ?\Z|[:,] ?\Z|, (?:or|equivalent to|equal to|the equivalent of) \Z| \Z")


def qualify(page: Folded, found: list[Atom]) -> None:
    """Set the qualifier of every atom."""
    low = page.low
    before: Atom | None = None
    for atom in found:
        if atom.high is not None:
            atom.qualifier = "range"
        elif atom.qualifier is None:
            atom.qualifier = _left(low, atom.qstart) or _right(low, atom.qend) or "exact"
            if atom.qualifier == "exact" and before is not None and atom.basis == ELLIPTIC and before.noun == atom.noun and before.qualifier == "approx":
                atom.qualifier = "approx"  # "about 20 trains on Monday, 30 on Tuesday"
            elif atom.qualifier == "exact" and before is not None and before.qualifier not in ("exact", "range") and atom.qstart - before.qend <= 36 and _is_conversion(low, before, atom):
                atom.qualifier = before.qualifier
        before = atom


def _is_conversion(low: str, a: Atom, b: Atom) -> bool:
    """`about $26m (£13.8m)`: the same amount in another currency shares its qualifier."""
    if b.unit is not None and b.unit.dimension == "percent" and _IN_OTHER_WORDS.match(low[a.qend : b.qstart]):
        return True
    if a.unit is None or b.unit is None or a.unit.dimension != "money" or b.unit.dimension != "money" or a.unit.unit == b.unit.unit:
        return False
    return _CONVERTED.match(low[a.qend : b.qstart]) is not None


def _left(low: str, at: int) -> str | None:
    if at and low[at - 1] in "~<>":
        return {"~": "approx", "<": "less_than", ">": "more_than"}[low[at - 1]]
    tokens = low[max(0, at - 44) : at].translate(_OPENING).split()
    while tokens and tokens[-1] in _FILLERS:
        tokens.pop()
    if not tokens:
        return None
    article = tokens[-1] in _ARTICLES
    if article:
        tokens.pop()
        if not tokens:
            return None
    last = tokens[-1]
    the = last == "the" and len(tokens) > 1
    if the:
        tokens.pop()
        last = tokens[-1]
    options = _BY_LAST.get(last)
    if options is None:
        return None
    joined = " " + " ".join(tokens)
    for phrase, name in options:
        if joined.endswith(" " + phrase):
            if the and (name != "approx" or phrase in ("some", "near")):
                return None  # "less than the 5.1% of last year" compares, it does not qualify
            if phrase == "up to" and len(tokens) > 2 and tokens[-3] in _UP_TO_VERBS:
                return None
            if phrase == "within" or (phrase == "top" and (len(tokens) < 2 or tokens[-2] in ("the", "its", "a", "their"))):
                return None
            if phrase == "past" and len(tokens) > 1 and tokens[-2] in ("the", "in", "over"):
                return None
            return name
    return None


def _right(low: str, at: int) -> str | None:
    if low[at : at + 1] not in ("+", " ", "-"):
        return None
    m = _RIGHT.match(low, at)
    return None if m is None else _RIGHT_MEANS.get(m[1] or "plus")
