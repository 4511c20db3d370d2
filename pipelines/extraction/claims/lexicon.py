"""The words claims are read by: what a noun says a number measures, what a verb says happened to it; data in ../lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "lexicon"


@dataclass(frozen=True, slots=True)
class MeasureNoun:
    """What a noun says about a number in each role: as the thing measured, as the thing counted, as the whole of which N% is a part."""

    noun: str
    measured: str
    counted: str
    part_of: str
    flags: frozenset[str]

    @property
    def weak(self) -> bool:
        return "weak" in self.flags

    @property
    def head(self) -> str:
        """The last word, which says what kind of thing a compound is."""
        return self.noun.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb says about a number: its frame (change, level, report, metric, own, multiple), direction and the metric of its object."""

    lemma: str
    frame: str
    direction: int
    money: str
    count: str
    percent: str
    flags: frozenset[str]

    def metric_of(self, dimension: str) -> str:
        """The metric the verb gives an object of this dimension, or ""."""
        return {"money": self.money, "count": self.count, "physical": self.count, "percent": self.percent}.get(dimension, "")


def _rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")][1:]


def plural(noun: str) -> str:
    """The regular plural of a noun or of the last word of a phrase."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def verb_forms(lemma: str) -> set[str]:
    """The regular forms of a verb; of a phrasal verb those of its first word."""
    head, _, particle = lemma.partition(" ")
    tail = f" {particle}" if particle else ""
    if head.endswith("e"):
        forms = {head, head + "s", head + "d", head[:-1] + "ing"}
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        forms = {head, head[:-1] + "ies", head[:-1] + "ied", head + "ing"}
    elif head.endswith(("s", "x", "ch", "sh", "z")):
        forms = {head, head + "es", head + "ed", head + "ing"}
    else:
        forms = {head, head + "s", head + "ed", head + "ing"}
    if head[-1] not in "aeiouwxy" and head[-2:-1] in "aeiou" and head[-3:-2] not in "aeiou":
        forms |= {head + head[-1] + "ed", head + head[-1] + "ing"}  # drop, dropped
    return {form + tail for form in forms}


@lru_cache(maxsize=1)
def measure_nouns() -> dict[str, MeasureNoun]:
    """Every form of every noun of metrics.tsv and of every compound of metrics_compounds.tsv; a row of the first wins."""
    found: dict[str, MeasureNoun] = {}
    for row in _rows("metrics.tsv"):
        noun, measured, counted, part_of, flags = (row + [""] * 5)[:5]
        entry = MeasureNoun(noun, measured, counted, part_of, frozenset(flags.split(",")) - {""})
        for form in (noun, plural(noun), {"person": "persons", "child": "children", "man": "men"}.get(noun, noun)):
            found.setdefault(form, entry)
    for head, measured, counted, part_of, flags, modifiers in _rows("metrics_compounds.tsv"):
        for modifier in modifiers.split(" "):
            phrase = f"{modifier.replace('_', ' ')} {head}"
            entry = MeasureNoun(phrase, measured, counted, part_of, frozenset(flags.split(",")) - {""})
            for form in (phrase, plural(phrase)):
                found.setdefault(form, entry)
    return found


@lru_cache(maxsize=1)
def verbs() -> dict[str, Verb]:
    """Every form of every verb of claims_verbs.tsv."""
    found: dict[str, Verb] = {}
    for row in _rows("claims_verbs.tsv"):
        lemma, irregular, frame, direction, money, count, percent, flags = (row + [""] * 8)[:8]
        entry = Verb(lemma, frame, int(direction or 0), money, count, percent, frozenset(flags.split(",")) - {""})
        forms = {f for f in irregular.split(",") if f} | ({lemma} if irregular else verb_forms(lemma))
        for form in forms:
            found.setdefault(form, entry)
    return found


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, int]]:
    """The closed classes of claims_words.tsv: class -> word -> direction (0 where it has none)."""
    found: dict[str, dict[str, int]] = {}
    for row in _rows("claims_words.tsv"):
        for word in row[1].split(","):
            found.setdefault(row[0], {})[word.strip()] = int(row[2]) if len(row) > 2 and row[2] else 0
    return found


@lru_cache(maxsize=1)
def phrase_starts() -> dict[str, int]:
    """First word of each phrase of several words -> most words a phrase beginning with it has."""
    found: dict[str, int] = {}
    for phrase in [*measure_nouns(), *verbs()]:
        size = phrase.count(" ") + 1
        if size > 1:
            first = phrase.split(" ", 1)[0]
            found[first] = max(found.get(first, 0), size)
    return found
