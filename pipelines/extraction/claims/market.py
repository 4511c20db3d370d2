"""The market in which a share or a size is measured: the whole after "of", the market named in the sentence, or the one of the passage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.extraction.claims.reading import Reading
from pipelines.extraction.rules.claims_base import Measure

_LEADING = re.compile(r"(?:the|a|an|its|their|this|that|overall|total|entire|whole|all)\s+", re.I)
_BARE = frozenset(("market", "sector", "industry", "segment", "markets", "marketplace", "the market"))


#: Heads of a phrase that says what a report on a market counts: "global tablet shipments".
_COUNTED = frozenset(("shipments", "market", "deliveries", "registrations", "spending", "sales", "searches", "spend"))
#: Words by which a phrase ranks a place or a firm and names no market.
_RANKS = re.compile(r"\b(?:biggest|largest|\w{2,12}-largest|\w{2,12}-biggest|leader|leading|fastest-growing|region|key|main)\b", re.I)
#: How many sentences back the topic of a report is looked for.
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

    def find(self, sentence, reading: Reading, index: int, measure: Measure, subject_text: str | None) -> Market | None:
        """The market of a share, or the market whose size is told."""
        if measure.metric not in ("market_share", "market_size"):
            return None
        found = self._whole(sentence, reading, index, measure) or self._named(sentence, reading, index)
        if found is None and measure.metric == "market_size" and subject_text:
            found = Market(_clean(subject_text), "the subject itself")
        if found is None and measure.metric == "market_share" and self.last is not None:
            return Market(self.last.name, "as named before in the passage", self.last.market_id)
        if found is None and measure.metric == "market_share":
            found = self._topic(sentence)
        if found is not None:
            self.last = found
        return found

    def _whole(self, sentence, reading: Reading, index: int, measure: Measure) -> Market | None:
        """ "90% of the beer market", "a 25% share of the shoe market", "market share in Spain"."""
        for at in (index, measure.item):
            if at is None or at + 2 >= len(reading.items) or reading.lower(at + 1) not in ("of", "in", "for"):
                continue
            if at == index and reading.lower(at + 1) != "of":
                continue
            np = sentence.np_at(reading.items[at + 2].start)
            if np is not None and np.kind in ("noun", "name") and np.head_token.lower not in ("share", "users", "quarter"):
                return self._market(np, f"after {reading.lower(at + 1)!r}")
        return None

    def _named(self, sentence, reading: Reading, index: int) -> Market | None:
        """A market named elsewhere in the sentence, nearest first."""
        best = None
        for k, item in enumerate(reading.items):
            if item.noun is not None and "market" in item.noun.flags and (best is None or abs(k - index) < abs(best - index)):
                best = k
        if best is None:
            return None
        np = sentence.np_at(reading.items[best].start)
        return self._market(np, "named in the sentence") if np is not None else None

    def _topic(self, sentence) -> Market | None:
        """What the report counts, as its opening says: "Global tablet shipments fell 19%"."""
        for at in reversed(range(max(0, sentence.index - _REACH), sentence.index + 1)):
            earlier = self.parsed.sentences[at]
            if not any(f"{word}" in earlier.text.lower() for word in ("shipments", "market", "deliveries", "registrations", "spend", "sales")):
                continue
            for token in earlier.tokens:
                if token.lower not in _COUNTED:
                    continue
                np = earlier.np_at(token.start)
                if np is None or np.kind != "noun" or np.head_token.lower not in _COUNTED or np.possessor is not None:
                    continue
                modifiers = [t for t in np.tokens if t is not np.head_token and t.tag[:2] == "NN" and t.mention is None]
                if modifiers and (market := self._market(np, "what the report counts", whole=False)) is not None:
                    return market
        return None

    def _market(self, np, basis: str, whole: bool = True) -> Market | None:
        plain = not whole or len(np.full_text) > 90 or any(c.isdigit() for c in np.full_text)
        name = _clean(np.text if plain else np.full_text)
        if not name or name.lower() in _BARE or _RANKS.search(name):
            return None
        mention = np.mention
        return Market(name, basis, mention.entity_id if mention is not None and mention.kind == "market" else None)


def _clean(name: str) -> str:
    name = " ".join(name.split())
    while m := _LEADING.match(name):
        name = name[m.end() :]
    return name
