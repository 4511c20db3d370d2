"""How often the names of an article stand in it, and which country it is told of; what "it" stands for is coreference.py's matter."""

from __future__ import annotations

from collections import Counter

from pipelines.extraction.syntax.model import Mention, ParsedArticle
from pipelines.extraction.syntax.names import name_lexicon

PLACES = frozenset(("place", "nationality"))
_REGIONS = frozenset(("Europe", "Asia", "Africa", "Latin America", "North America", "Middle East", "Scandinavia", "Eurozone", "European Union", "Baltic States"))
#: How many mentions of an article are looked at.
TALLIED = 2_000


def named_counts(article: ParsedArticle) -> Counter[str]:
    """How often each name stands in the article."""
    counts = article.memo.get("named")
    if counts is None:
        counts = article.memo["named"] = Counter(m.name for m in article.mentions)
    return counts  # type: ignore[return-value]


def tally(article: ParsedArticle, kinds: frozenset[str]) -> list[tuple[int, Mention]]:
    """How often each name of these kinds stands in the beginning of the article, with its first mention; the most frequent first."""
    key = ("tally", kinds)
    known = article.memo.get(key)
    if known is None:
        counts: Counter[str] = Counter()
        first: dict[str, Mention] = {}
        for m in article.mentions[:TALLIED]:
            if m.kind in kinds:
                counts[m.name] += 1
                first.setdefault(m.name, m)
        ranked = sorted(counts.items(), key=lambda item: (-item[1], first[item[0]].start))
        known = article.memo[key] = [(n, first[name]) for name, n in ranked]
    return known  # type: ignore[return-value]


def main_place(article: ParsedArticle, before: int | None = None, countries: bool = False) -> Mention | None:
    """The country or place the article names most; with `countries` a country before any city."""
    ranked = [m for _, m in tally(article, PLACES) if before is None or m.start < before]
    return next((m for m in ranked if countries and is_country(m)), ranked[0] if ranked else None)


def home_country(article: ParsedArticle) -> str | None:
    """The country named most, if no other is named as often; regions such as Europe do not count."""
    if "country" not in article.memo:
        known = name_lexicon().countries
        counts = Counter(known.get(m.name, m.name) for m in article.mentions[:TALLIED] if m.kind in PLACES)
        ranked = [(n, c) for n, c in counts.most_common() if n in known.values() and n not in _REGIONS][:2]
        clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        article.memo["country"] = ranked[0][0] if clear else None
    return article.memo["country"]  # type: ignore[return-value]


def is_country(m: Mention) -> bool:
    return m.name not in _REGIONS and (m.name in name_lexicon().countries or m.kind == "nationality")
