"""Word knowledge: the Brill tag lexicon (shipped by textblob, read once) and what follows from it: possible tags and lemmas."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path

SENTENCE_STARTERS = frozenset(
    ["the", "a", "an", "it", "its", "he", "she", "they", "we", "i", "you", "this", "that", "these", "those", "in", "on", "at", "for", "from", "by", "with", "as", "but", "and", "or", "if", "when", "while", "after", "before", "since", "although", "though", "because", "however", "meanwhile", "earlier", "later", "last", "first", "some", "many", "most", "both", "all", "analysts", "shares", "sales", "revenue", "net", "profit", "total", "one", "two", "there", "what", "who", "why", "how", "according", "also", "still", "now", "not", "no", "our", "their", "his", "her", "under", "during", "despite", "once", "to", "more", "than", "another", "such", "each", "company", "officials", "sources", "separately", "moreover", "yet", "so", "only", "even", "about", "around", "between", "until", "among", "within", "without", "over", "following", "given", "while", "whereas"]
)


def data_path(name: str) -> Path:
    """A data file of the textblob package, found without importing the package (that would import NLTK)."""
    spec = importlib.util.find_spec("textblob")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the tag lexicon is shipped by the package textblob, which is not installed: pip install textblob")
    return Path(spec.submodule_search_locations[0]) / "en" / name


@lru_cache(maxsize=1)
def brill_lexicon() -> dict[str, str]:
    """Word -> most frequent Penn tag; about 94,000 words, case as printed."""
    lexicon = {}
    for line in data_path("en-lexicon.txt").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith(";;;"):
            word, _, tags = line.partition(" ")
            lexicon[word] = tags.split(" ", 1)[0]
    return lexicon


def lemma_of(lower: str, tag: str) -> str:
    """The base form of a verb or noun."""
    return lower
