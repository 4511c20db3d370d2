"""What a passage speaks of, for numbers whose own words leave it open: a bare "rate", a bare deficit, a part of something, the price of a bid."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipelines.extraction.searching import by_letter

#: What a bare "rate" or "growth" is about; what a bare deficit, gap or surplus is of; words of takeovers; words of market shares.
_PHRASES = {
    "topic": {
        "unemployment": "unemployment, unemployed, jobless, joblessness, out of work",
        "inflation": "inflation, consumer prices, cost of living, retail prices",
        "gdp": "economy, economies, gdp, gnp, gross domestic product, economic growth",
        "interest_rate": (
            "interest rate, interest rates, base rate, base rates, mortgage, mortgages, lending, borrowing costs, central bank, monetary policy,"
            " prime rate, discount rate"
        ),
    },
    "balance": {
        "trade": "trade, export, exports, import, imports, current account, current-account",
        "debt": "budget, fiscal, exchequer, public finances, public spending, public sector, government spending",
    },
    "bid": {"bid": "takeover, bid, bids, buyout, merger, all-share offer, tender offer, unsolicited"},
    "share": {
        "share": (
            "market share, market shares, market-share, market-shares, share of the, share of all, share of total, shares of the, shares of all,"
            " shares of total"
        )
    },
}
_MEANT = {phrase: (kind, thing) for kind, things in _PHRASES.items() for thing, phrases in things.items() for phrase in phrases.split(", ")}
_PHRASE = re.compile(rf"\b(?:{by_letter(_MEANT)})\b")
_OWN_SHARE = re.compile(r"'s share\b")
#: How far a passage is taken to go on speaking of a thing, in characters.
_REACH = {"topic": 320, "balance": 640, "bid": 320, "share": 450}


class SpokenOf:
    """Where a text, given in small letters, speaks of which thing."""

    def __init__(self, low: str) -> None:
        self.found: dict[str, list[tuple[int, str]]] = {kind: [] for kind in _PHRASES}
        for m in _PHRASE.finditer(low):
            kind, thing = _MEANT[m[0]]
            self.found[kind].append((m.start(), thing))
        if own := [(m.start(), "share") for m in _OWN_SHARE.finditer(low)]:
            self.found["share"] = sorted(self.found["share"] + own)

    def last(self, kind: str, position: int) -> str:
        """The thing of a kind that was spoken of last before a position, or "" where that is too far back."""
        found = self.found[kind]
        before = bisect_left(found, (position, ""))
        return found[before - 1][1] if before and position - found[before - 1][0] < _REACH[kind] else ""
