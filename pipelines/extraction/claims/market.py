"""The market in which a share or a size is measured: the whole after "of", the market named in the sentence, or the one of the passage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.extraction.claims.reading import Reading
from pipelines.extraction.rules.claims_base import Measure

_LEADING = re.compile(r"(?:the|a|an|its|their|this|that|overall|total|entire|whole|all)\s+", re.I)
_BARE = frozenset(("market", "sector", "industry", "segment", "markets", "marketplace", "the market"))


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

    def _market(self, np, basis: str) -> Market | None:
        name = _clean(np.full_text if len(np.full_text) <= 90 else np.text)
        if not name or name.lower() in _BARE:
            return None
        mention = np.mention
        return Market(name, basis, mention.entity_id if mention is not None and mention.kind == "market" else None)


def _clean(name: str) -> str:
    name = " ".join(name.split())
    while m := _LEADING.match(name):
        name = name[m.end() :]
    return name
