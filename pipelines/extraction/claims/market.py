"""The market in which a share or a size is measured: the whole after "of", the market named in the sentence, or the one of the passage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extraction.claims.reading import Reading
from pipelines.extraction.rules.claims_base import Measure
from pipelines.extraction.syntax.lexicon import wordset
from pipelines.extraction.syntax.model import NounPhrase, Sentence

_LEADING = re.compile(r"(?:the|a|an|its|their|this|that|overall|total|entire|whole|all|so-called|wider|broader)\s+", re.I)
#: Words that need something beside them to name a market: "the *handheld* market", "the market *for tea*".
_MARKETS = wordset("market marketplace sector industry segment category arena space")
#: What is counted in a market: "*tablet* shipments", "spending *on advertising*".
_COUNTED = wordset("shipment delivery registration spending spend spends sale search consumption transaction")
#: Modifiers that make no market of a word: "the stock market", "its home market", "the biggest market".
_NO_THING = wordset(
    "stock share job labour labor bond money equity capital financial black free single bull bear home main key export core local biggest largest first"
    " second third leading major important new total overall annual quarterly monthly same-store like-for-like net gross group own market fast-growing fastest-growing"
    " highly competitive crowded slowing sluggish weak strong such other rival mass combined underlying whole global worldwide international"
)
#: Heads of a whole that is no market: "a third of households", "20% of its customers".
_NO_WHOLE = wordset(
    "share user quarter year month household customer people respondent researcher statistic figure datum report analyst growth demand capacity profit income"
    " total price cost staff workforce worker employee stake stock equity vote voter company firm rival maker economy group reader viewer visitor seat country nation region area world"
)
#: What of a market is named: "the *volume* of the beer market".
_AMOUNTS = wordset("volume value size rest part portion number total sum")
#: Words by which a phrase ranks a place or a firm and names no market.
_RANKS = re.compile(r"\b(?:biggest|largest|\w{2,12}-largest|\w{2,12}-biggest|leader|leading|fastest-growing|region|key|main)\b", re.I)
_SPEAKS_OF_MARKET = re.compile(r"\b(?:market|sector|industry|segment|categor)", re.I)
_SAYS_MARKET = re.compile(
    r"\S\s(?:markets?|marketplace|sector|industry|segment|sales|spending|shipments|consumption)\b(?!\s\w*research)", re.I
)
_COMPANY = frozenset(("company", "group", "person", "publisher", "regulator"))
#: How many sentences back the market of a passage is looked for.
_REACH = 12


@dataclass(slots=True)
class Market:
    name: str
    basis: str
    market_id: str | None = None


class MarketFinder:
    """Finds markets sentence by sentence and carries the last one through the passage (GUIDELINES, settled case 12)."""

    def __init__(self, parsed) -> None:
        self.parsed = parsed
        self.last: Market | None = None

    def find(self, sentence: Sentence, reading: Reading, index: int, measure: Measure, subject_text: str | None) -> Market | None:
        """The market of a share, or the market whose size is told."""
        if measure.metric not in ("market_share", "market_size"):
            return None
        size = measure.metric == "market_size" and subject_text is not None
        found = self._whole(sentence, reading, index, measure)
        if found is None and size and _SAYS_MARKET.search(subject_text):
            found = Market(_clean(subject_text), "the subject itself")
        found = found or self._named(sentence, reading.items[index].start)
        if found is None and self.last is not None:
            return Market(self.last.name, "as named before in the passage", self.last.market_id)
        found = found or self._topic(sentence)
        if found is None and size and (" " in _clean(subject_text) or _clean(subject_text)[:1].isupper()):
            found = Market(_clean(subject_text), "the subject itself")
        if found is not None:
            self.last = found
        return found

    def _whole(self, sentence: Sentence, reading: Reading, index: int, measure: Measure) -> Market | None:
        """ "90% of the beer market", "a 25% share of the shoe market", "market share in Spain"."""
        for at in (index, measure.item):
            if at is None or at + 2 >= len(reading.items) or reading.lower(at + 1) not in ("of", "in", "for"):
                continue
            if at == index and reading.lower(at + 1) != "of":
                continue
            np = sentence.np_at(reading.items[at + 2].start)
            if np is not None and np.head_lemma in _AMOUNTS:
                np = np.postmodifier("of", "in") or np
            if np is not None and _is_whole(np):
                return _market(np, f"after {reading.lower(at + 1)!r}")
        return None

    def _named(self, sentence: Sentence, near: int) -> Market | None:
        """A market named elsewhere in the sentence, the nearest."""
        found = sorted(_markets_of(sentence), key=lambda np: abs(np.start - near))
        return _market(found[0], "named in the sentence") if found else None

    def _topic(self, sentence: Sentence) -> Market | None:
        """The market that the passage is about: named before or soon after, or counted ("Global tablet shipments fell 19%")."""
        before = [self.parsed.sentences[at] for at in reversed(range(max(0, sentence.index - _REACH), sentence.index + 1))]
        after = self.parsed.sentences[sentence.index + 1 : sentence.index + 1 + _REACH]
        for near in (before, after):
            for other in near:
                if _SPEAKS_OF_MARKET.search(other.text):
                    for np in _markets_of(other):
                        if (market := _market(np, "what the passage is about")) is not None:
                            return market
            for other in near:
                for np in _counted_of(other):
                    if (market := _market(np, "what the report counts", whole=False)) is not None:
                        return market
        return None


def _markets_of(sentence: Sentence) -> Iterator[NounPhrase]:
    """The phrases of a sentence that name a market by a word for markets."""
    for np in sentence.noun_phrases:
        if np.kind in ("noun", "name") and np.head_lemma in _MARKETS and _named_thing(np):
            yield np


def _counted_of(sentence: Sentence) -> Iterator[NounPhrase]:
    for np in sentence.noun_phrases:
        if np.kind == "noun" and np.head_lemma in _COUNTED and np.possessor is None and any(_is_thing(t) for t in np.modifiers):
            yield np


def _named_thing(np: NounPhrase) -> bool:
    """Whether a market word has beside it what makes it one: goods, a place, "for tea", "in Spain"."""
    if np.determiner in ("its", "their", "our", "his", "her") or _RANKS.search(np.text):
        return False
    if any(t.lower in ("stock", "share", "job", "labour", "labor", "bond", "money", "equity", "housing", "black") for t in np.modifiers):
        return False
    if any(_is_thing(t) for t in np.modifiers):
        return True
    owner = np.possessor
    if owner is not None and (owner.mention is None or owner.mention.kind not in _COMPANY):
        return owner.kind in ("noun", "name")
    inside = np.postmodifier("for", "of")
    return inside is not None and inside.kind in ("noun", "name") and (inside.mention is None or inside.mention.kind not in _COMPANY)


def _is_thing(token) -> bool:
    """A modifier that names goods or a place."""
    if token.lower in _NO_THING or token.lemma in _NO_THING:
        return False
    if token.mention is not None:
        return token.mention.kind not in _COMPANY
    return token.tag in ("NN", "NNS") or (token.tag in ("NNP", "JJ") and token.text[:1].isupper())


def _is_whole(np: NounPhrase) -> bool:
    """Whether what a share is "of" or "in" can be a market: a market, what is counted in one, goods in the plural, a place."""
    mention = np.mention
    if np.kind not in ("noun", "name") or (mention is not None and mention.kind in _COMPANY):
        return False
    lemma = np.head_lemma
    if lemma in _NO_WHOLE or np.head_token.lower in _NO_WHOLE or np.determiner in ("its", "their", "our", "his", "her"):
        return False
    if lemma in _MARKETS:
        return _named_thing(np)
    owner = np.possessor
    return not (lemma in _COUNTED and owner is not None and owner.mention is not None and owner.mention.kind in _COMPANY)


def _market(np: NounPhrase, basis: str, whole: bool = True) -> Market | None:
    plain = not whole or len(np.full_text) > 90 or any(c.isdigit() for c in np.full_text)
    name = _clean(np.text if plain else np.full_text)
    bare = " " not in name and (np.head_lemma in _MARKETS or np.head_lemma in _COUNTED or np.head_lemma in _AMOUNTS)
    if not name or bare or _RANKS.search(name) or any(c.isdigit() for c in name):
        return None
    mention = np.mention
    return Market(name, basis, mention.entity_id if mention is not None and mention.kind == "market" else None)


def _clean(name: str) -> str:
    name = " ".join(name.split())
    while m := _LEADING.match(name):
        name = name[m.end() :]
    return name
