"""Whose number each member of a row is: names and numbers side by side, "respectively", verbs said once, phrases of one build repeated.

Numbers that stand alone are subject.py's matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extraction.claims.acted_on import is_offer
from pipelines.extraction.claims.lexicon import words
from pipelines.extraction.claims.reading import Reading
from pipelines.extraction.claims.subject_model import Subject
from pipelines.extraction.syntax.subject import in_order

if TYPE_CHECKING:
    from pipelines.extraction.claims.subject import SubjectFinder

#: Prepositions that give each number of a row its name: "40 went to Acme, 25 to Zenon".
_GIVING = frozenset(("to", "against", "for", "at", "from", "with", "on"))
_COMPARED = frozenset(("against", "versus", "vs", "vs.", "than", "with", "to", "and"))
_THINGS = frozenset(("company", "group", "product", "publisher", "place", "nationality"))


def respectively(finder: SubjectFinder, index: int) -> Subject | None:
    """ "Acme, Zenon and Brill had 23%, 19% and 14% respectively": the name at the same place of its list."""
    reading = finder.reading
    said = "respectively" in reading.lowers[max(0, index - 12) : index + 12]
    if not said and reading.kind(index - 2) not in ("Q", "M") and reading.kind(index + 2) != "Q":
        return None
    dimension = reading.items[index].quantity.dimension
    group = [index]
    for step in (-1, 1):
        k = index + step
        while 0 <= k < len(reading.items) and (reading.lower(k) in (",", "and", "or") or reading.kind(k) == "Q"):
            if reading.kind(k) == "Q" and (reading.items[k].quantity.dimension in (dimension, "bare", "count") or dimension in ("bare", "count")):
                group.append(k)
            k += step
    group.sort()
    names: list[int] = []
    k = group[0] - 1
    while k >= 0 and len(names) < len(group):
        if reading.kind(k) == "M":
            names.insert(0, k)
        elif names and reading.lower(k) not in (",", "and", "or", "&", "'s", "the"):
            break
        k -= 1
    if len(names) != len(group) or len(group) < 2:
        return _nouns_respectively(finder, index) if said else None
    if not said and not (group[0] - names[-1] == 2 and reading.lower(group[0] - 1) in ("at", "with") and all(reading.lower(a + 1) in (",", "and") for a in names[:-1])):
        return None
    return finder.of_np(finder.sentence.np_at(reading.items[names[group.index(index)]].start), "same place in the list")


def _nouns_respectively(finder: SubjectFinder, index: int) -> Subject | None:
    """ "Newspapers and magazines rose 5% and 4% respectively"."""
    start = finder.reading.items[index].start
    return finder.of_np(in_order(finder.sentence, start), "same place in the list")


def named_beside(finder: SubjectFinder, index: int) -> Subject | None:
    """ "Acme (17%)", "Zenon at 20 per cent", "Brill 55"."""
    reading = finder.reading
    k = index - 1
    word = reading.lower(k)
    while word in words()["modifier"] and word not in ("at", "with", "by"):
        k -= 1
        word = reading.lower(k)
    if word == "'s" and reading.kind(k - 1) == "M" and k == index - 1 and not is_offer(finder, index):
        return finder.of_np(finder.sentence.np_at(reading.items[k - 1].start), "owner right before the number")
    if reading.lower(index + 1) == "at" and reading.kind(index + 2) == "M" and _listed(reading, index):
        return finder.of_np(finder.sentence.np_at(reading.items[index + 2].start), "name in a list")
    if word == "(" and reading.kind(k - 1) == "M" and reading.lower(index + 1) in (")", "share", "of", "and", ","):
        return finder.of_np(finder.sentence.np_at(reading.items[k - 1].start), "name before the bracket")
    if word in ("at", "with") and reading.kind(k - 1) == "M" and reading.items[index].quantity.dimension == "percent" and reading.lower(k - 2) in ("by", ",", "and", "behind", "ahead of", "of", "than", "over"):
        return finder.of_np(finder.sentence.np_at(reading.items[k - 1].start), "name in a list")
    if reading.kind(k) == "M" and k == index - 1 and reading.lower(k - 1) in (",", "and", ";", "while"):
        return finder.of_np(finder.sentence.np_at(reading.items[k].start), "name in a list")
    return None


def _listed(reading: Reading, k: int) -> bool:
    return any(reading.lower(j) in ("followed", "by", ",", "and") for j in range(max(0, k - 4), k))


def in_phrases(finder: SubjectFinder, index: int) -> Subject | None:
    """ "40 went to Acme, 25 *to Zenon*", "$4m, against $3m *for Zenon*": the name after each number of a row."""
    reading = finder.reading
    here = _given_to(reading, index, 1)
    if here is not None:
        for earlier in list(reading.quantities_before(index))[:2]:
            told = _given_to(reading, earlier, 4)
            if told is not None and reading.lower(told - 1) == reading.lower(here - 1) and _only_signs(reading, told + 1, index):
                return _thing_at(finder, here)
        if reading.lower(here - 1) == "for" and reading.governor(index)[0] >= 0 and reading.lower(reading.governor(index)[0]) in _COMPARED and next(iter(reading.quantities_before(index)), None) is not None:
            return _thing_at(finder, here)
    first = _given_to(reading, index, 4)
    if first is not None:
        later = next((k for k in range(first + 1, min(first + 5, len(reading.items))) if reading.kind(k) == "Q"), None)
        if later is not None and (told := _given_to(reading, later, 1)) is not None and reading.lower(told - 1) == reading.lower(first - 1) and _only_signs(reading, first + 1, later):
            return _thing_at(finder, first)
    return None


def _given_to(reading: Reading, index: int, reach: int) -> int | None:
    """The item of the name after the preposition that follows a number within so many items."""
    for k in range(index + 1, index + 1 + reach):
        if reading.lower(k) in _GIVING:
            return k + 1 if reading.kind(k + 1) == "M" and reading.lower(k + 2) != "'s" else None
        if reading.kind(k) in ("Q", "B", "M"):
            return None
    return None


def _only_signs(reading: Reading, first: int, last: int) -> bool:
    return first < last and all(reading.lower(k) in (",", "and", "but", "while", ";") or reading.lower(k) in words()["modifier"] for k in range(first, last))


def _thing_at(finder: SubjectFinder, item: int) -> Subject | None:
    mention = finder.sentence.tokens[finder.reading.items[item].first].mention
    if mention is None or mention.kind not in _THINGS:
        return None
    return finder.of_np(finder.sentence.np_at(finder.reading.items[item].start), "name in a row of phrases")
