"""The registry's aliases as an index: the longest alias a row of words begins with."""

from __future__ import annotations

from functools import lru_cache

from pipelines.extraction.model import Alias, Registry


class AliasIndex:
    """Aliases by their words. Case counts, except that an alias in capitals or a name of several words is also found in other case."""

    def __init__(self, aliases: tuple[Alias, ...]) -> None:
        self._exact: dict[str, Alias] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], Alias]]] = {}
        for alias in aliases:
            self._exact.setdefault(alias.alias, alias)
            words = tuple(alias.alias.split())
            if words:
                self._by_first.setdefault(words[0], []).append((words, alias))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._folded = {a.alias.casefold(): a for a in reversed(aliases) if " " in a.alias or len(a.alias) > 4}

    def exact(self, text: str) -> Alias | None:
        """The alias that is this text."""
        return self._exact.get(text)

    def folded(self, text: str) -> Alias | None:
        """The alias that is this text whatever its case; short single words count only as printed."""
        return self._folded.get(text.casefold())

    def longest(self, words: list[str]) -> tuple[int, Alias] | None:
        """(number of words, alias) of the longest alias the words begin with."""
        for alias_words, alias in self._by_first.get(words[0], ()):
            if tuple(words[: len(alias_words)]) == alias_words:
                return len(alias_words), alias
        return None


@lru_cache(maxsize=8)
def _cached(aliases: tuple[Alias, ...]) -> AliasIndex:
    return AliasIndex(aliases)


_EMPTY = AliasIndex(())


def alias_index(registry: Registry | None) -> AliasIndex:
    """The index of a registry; kept, because one registry serves many articles."""
    if registry is None or not registry.aliases:
        return _EMPTY
    return _cached(tuple(registry.aliases))
