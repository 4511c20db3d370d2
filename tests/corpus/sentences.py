"""A quote in its parsed sentence: of a text of our own, or of every claim of the labelled articles. What is asked of it is the test's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pipelines.extraction.model import Article
from pipelines.extraction.quantities import find_quantities
from pipelines.extraction.syntax.model import ParsedArticle, Sentence
from pipelines.extraction.syntax.parse import parse
from pipelines.extraction.times import find_times
from tests.corpus.gold import gold_files


class Place(NamedTuple):
    """A quote: the sentence it stands in and its offsets in the text."""

    sentence: Sentence
    start: int
    end: int


def parsed(text: str, published: date | None = None) -> ParsedArticle:
    return parse(Article(text=text, published_at=published), find_quantities(text), find_times(text, published))


def place(found: ParsedArticle, text: str, quote: str, occurrence: int = 0) -> Place:
    """Where the quote stands, the first time or as often again as `occurrence` says."""
    at = -1
    for _ in range(occurrence + 1):
        at = text.index(quote, at + 1)
    sentence = found.sentence_at(at)
    assert sentence is not None
    return Place(sentence, at, at + len(quote))


def place_in(text: str, quote: str) -> Place:
    """The first place of a quote in a text of our own."""
    return place(parsed(text), text, quote)


def labelled_claims() -> Iterator[tuple[dict[str, Any], Place]]:
    """Every claim of the development set with its place; each article is parsed once."""
    for path in (f for f in gold_files() if f.parent.name != "seed"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        found = parsed(text, gold["published_at"] and date.fromisoformat(gold["published_at"]))
        for claim in gold["claims"]:
            yield claim, place(found, text, claim["quote"], claim.get("occurrence", 0))
