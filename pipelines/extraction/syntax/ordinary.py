"""Which capitalised words are no names after all: ordinary words that open a sentence, generic phrases, places told only by "in".

Finding the names themselves is mentions.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.extraction.syntax.lexicon import wordset
from pipelines.extraction.syntax.model import Mention
from pipelines.extraction.syntax.names import name_lexicon

#: Whole phrases in capitals that name no organisation: what a text calls "the City", "the Board", "the Group".
GENERIC = frozenset(
    wordset("city board group company companies corp bank shareholders directors management master science street shares revenue sales market markets annualised annualized")
) | {"high street", "main street", "wall street", "the street", "general meeting", "annual general meeting", "extraordinary general meeting", "common stock", "series a", "series b", "series c", "series d", "series e", "series f"}
#: Measures in the plural: with a capital before "of" they only open the sentence.
OPENING_MEASURES = wordset(
    """profits prices sales shares earnings revenues exports imports shipments deliveries orders losses costs results margins stocks supplies
    sellers makers producers exporters importers users customers subscribers holders owners members employees workers savings deposits loans
    inventories reserves proceeds payments premiums receipts takings volumes yields rates fees fares rents supporters buyers turnover output revenue production growth demand profit
    spending investment income trade consumption capacity shipment delivery price cost sale purchase acquisition output use value volume"""
)
_MONTH = "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_MONTHS = re.compile(rf"{_MONTH}[-–/]{_MONTH}\Z")
_SMALL_WORD = re.compile(r"\b[a-z]{3,30}\b")
#: Endings taken off to see whether what remains is an ordinary word: "Dockers", "Annualised", "Detachables".
_ENDINGS = ("s", "es", "er", "ers", "ed", "d", "ing", "ised", "ized", "able", "ables", "ations", "ly")
#: Nouns and verbs after which "in" does not say where: "a stake in Zenon".
_HELD_IN = wordset(
    """stake stakes share shares interest interests holding holdings invest invests invested investing investment investments investor investors
    million billion trillion crore lakh bn mn mln dollars euros pounds yen dlrs cent pct percent position confidence stock stocks trading believe majority minority control deposit deposits merged bought bonds equity debt partner faith"""
)
_DEMONYM = ("ian", "ese")
_BEFORE_NOUN = re.compile(r" [a-z]{3,20}\b(?<! said)(?<! has)(?<! had)(?<! was)(?<! and)(?<! will)(?<! also)")
_WHERE = frozenset(("in", "near", "outside", "across", "throughout", "around"))
_LOCATIVE = re.compile(r"(?:\A|(?P<word>[\w%]+),?\s)(?P<in>in|near|outside|across|throughout|around)\s(?:(?:the|north|south|east|west|northern|southern|eastern|western|central|nearby)\s){0,2}\Z", re.I)


def small_words(text: str) -> frozenset[str]:
    """The words a text prints in small letters."""
    return frozenset(_SMALL_WORD.findall(text))


def is_ordinary(word: str, small: frozenset[str], tags: dict[str, str]) -> bool:
    """Whether a word with a capital that opens a sentence is only an ordinary word."""
    lower = word.lower()
    if lower in small:
        return True
    if "-" in word:
        parts = lower.split("-")
        return len(parts[0]) > 1 and word[1:] == lower[1:] and all(p in tags or p in ("co", "non", "anti", "pre", "re", "mid") for p in parts)
    if len(word) < 6 or word[1:] != lower[1:]:
        return False
    for ending in _ENDINGS:
        stem = lower[: -len(ending)]
        if lower.endswith(ending) and len(stem) > 3 and (tags.get(stem) or tags.get(stem + "e") or "NNP") not in ("NNP", "NNPS", "FW"):
            return True
    return False


def is_adverb(lower: str, tags: dict[str, str]) -> bool:
    """Whether an unknown word in -ly is an adverb: what is left without the ending is an adjective or participle, or nothing known."""
    return lower.endswith(("ily", "ally", "ably", "ibly")) or tags.get(lower[:-2], "JJ") in ("JJ", "JJR", "VBN", "VBG", "RB", "VBD")


def is_month_range(word: str) -> bool:
    return bool(_MONTHS.match(word))


def told_as_places(mentions: Sequence[Mention], text: str) -> None:
    """Give the kind of a place to names of unknown kind that only ever stand after "in", "near": "a factory in Sint-Elna"."""
    kinds = name_lexicon().kinds
    where: dict[str, bool] = {}
    for m in mentions:
        if m.kind != "group":
            where[m.text] = False
        elif where.get(m.text, True):
            left = max(0, m.start - 40)
            near = not _WHERE.isdisjoint(text[left : m.start].lower().split()[-3:])
            before = _LOCATIVE.search(text, left, m.start) if near else None
            after = text[m.end : m.end + 3]
            where[m.text] = bool(
                before
                and (before["word"] or "").lower() not in _HELD_IN
                and not (before["word"] or "")[:1].isdigit()  # "invested 5m in Zenon"
                and not after.startswith(("'s", "’s", " '"))
                and not m.ticker
                and m.text.rsplit(" ", 1)[-1] not in kinds
                and not m.text.isupper()
                and not any(c.isdigit() for c in m.text)
            )
    adjectives = {m.text for m in mentions if m.kind == "group" and m.text.endswith(_DEMONYM) and m.text.isalpha() and len(m.text) > 6}
    for m in mentions:
        if m.text in adjectives and not _BEFORE_NOUN.match(text, m.end):
            adjectives.discard(m.text)
    for m in mentions:
        if m.text in adjectives and m.entity_id is None:
            m.kind = "nationality"  # "the Ruritanian lender"
        if where.get(m.text) and m.entity_id is None:
            m.kind = "place"
