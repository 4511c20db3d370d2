"""Which dollar, franc or crown an article means: names that several currencies share are settled by the places it writes about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from pipelines.extraction.quantities.vocabulary import groups, rows

_RIC = re.compile(r"<[a-z0-9]{1,8}\.([a-z]{1,2})>")
_EXCHANGES = {"s": ("AUD",), "ax": ("AUD",), "to": ("CAD",), "hk": ("HKD",), "hkg": ("HKD",), "si": ("SGD",), "wel": ("NZD",), "nz": ("NZD",), "tw": ("TWD",)}
#: Money that went out of use before this day is in no newspaper archive we read.
_OLDEST = date(1970, 1, 1)
_WORD = re.compile(r"[a-z]+(?:\.[a-z]\.)?")


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """A place or its adjective in lower case -> the currencies of its country, past and present."""
    names = Locale("en").territories
    tender = {
        territory: tuple(get_territory_currencies(territory, start_date=_OLDEST, end_date=date.max))
        for territory in get_global("territory_currencies")
        if territory in names
    }
    places = {names[t].lower(): codes for t, codes in tender.items()}
    for surface, territory in rows("currencies_places.tsv"):
        places[surface] = tender[territory]
    return places


@cache
def _long_places() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The places of several words, each with its first word."""
    return tuple((place, _WORD.findall(place)[0], codes) for place, codes in _places().items() if " " in place)


class Evidence:
    """What one article says about whose money it counts; counted once, when first asked."""

    def __init__(self, low: str, currency: str | None) -> None:
        self._low = low
        self._currency = currency
        self._mentions: defaultdict[str, int] | None = None

    def mentions(self) -> defaultdict[str, int]:
        if self._mentions is None:
            places = _places()
            counts: defaultdict[str, int] = defaultdict(int)
            words = _WORD.findall(self._low)
            for place in filter(places.__contains__, words):
                for code in places[place]:
                    counts[code] += 1
            known = frozenset(words)
            for place, first, codes in _long_places():
                if first in known and place in self._low:
                    for code in codes:
                        counts[code] += self._low.count(place)
            for exchange in _RIC.findall(self._low):  # "<ABCD.S>": the exchange of a Reuters code
                for code in _EXCHANGES.get(exchange, ()):
                    counts[code] += 2
            self._mentions = counts
        return self._mentions

    def told_beside(self, text: str, at: int, group: str, explicit: Counter[str]) -> str | None:
        """The money of the one country of a group that the words before a number name: "Swedish miner ... a price target of 64 crowns"."""
        codes = groups()[group][1]
        if any(code in explicit for code in codes):
            return None
        begin = max(text.rfind("\n", max(0, at - 160), at), text.rfind(" . ", max(0, at - 160), at), at - 160, 0)
        named = {code for word in _WORD.findall(text[begin:at].lower()) for code in _places().get(word, ()) if code in codes}
        return named.pop() if len(named) == 1 else None

    def resolve(self, group: str, sign: bool, explicit: Counter[str], near: str | None) -> tuple[str, str]:
        """The currency meant by a shared name and the reason; `explicit` counts the unshared names, `near` is the money beside it."""
        default, codes = groups()[group]
        if group == "cent" and near is not None:
            return near, "the money named beside it"
        counts = self.mentions()
        stated = [c for c, _ in explicit.most_common() if c in codes]
        if group in ("dollar", "cent"):
            return self._dollar(default, codes, sign, stated, counts)
        if stated:
            return stated[0], "named in full elsewhere in the article"
        ranked = sorted(((counts[c], c == default, c) for c in codes if counts[c]), reverse=True)
        if ranked and ranked[0][0] > (2 * counts[default] + 1 if group == "pound" else counts[default]):
            return ranked[0][2], "the country the article is about"
        return default, "the country the article is about" if counts[default] else "the usual meaning"

    def _dollar(self, default: str, codes: frozenset[str], sign: bool, stated: list[str], counts: defaultdict[str, int]) -> tuple[str, str]:
        local = max((c for c in codes if c not in ("USD", "EUR", "MYR", "ZAR")), key=lambda c: (counts[c], c))
        american = counts["USD"]
        others = [c for c in stated if c != "USD"]
        if not sign and others and "USD" not in stated and counts[others[0]] >= american:
            return others[0], "named in full elsewhere in the article"
        if counts[local] >= (4 if sign else 2) and counts[local] > 2 * american and (not sign or "USD" in stated):
            return local, "the country the article is about"
        if self._currency:
            return self._currency, "given with the article"
        return default, "a dollar without a country"
