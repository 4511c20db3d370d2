"""Sentences, tokens, chunks, clauses and mentions of an article, put together."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.extraction.model import Article, Quantity, Registry, TimeExpression
from pipelines.extraction.syntax import segment
from pipelines.extraction.syntax.analyse import analyse
from pipelines.extraction.syntax.mentions import find_mentions
from pipelines.extraction.syntax.model import ParsedArticle, Sentence
from pipelines.extraction.syntax.tokens import Tokeniser


def parse(
    article: Article, quantities: Sequence[Quantity] = (), times: Sequence[TimeExpression] = (), registry: Registry | None = None
) -> ParsedArticle:
    """The article cut into sentences; everything below a sentence is computed when it is asked for."""
    text = article.text
    normal = segment.normalise(text)
    tokeniser = Tokeniser(normal, quantities, times)
    parsed = ParsedArticle(text, normal, quantities, times, tokeniser.tokens, analyse, lambda article: find_mentions(article, registry))
    end = len(text) if article.body_end is None else article.body_end
    parsed.paragraphs = [(a, min(b, end)) for a, b in segment.paragraphs(normal) if a < end and b > article.body_start]
    final = len(parsed.paragraphs) - 1
    for number, (a, b) in enumerate(parsed.paragraphs):
        heading = segment.is_heading(normal[a:b], number == final)
        if heading:
            parsed.sentences.append(Sentence(parsed, len(parsed.sentences), a, b, number, True))
            continue
        if parsed.dateline is None:
            parsed.dateline = segment.find_dateline(normal, a, b)
        for s, e in segment.sentence_spans(normal, a, b):
            parsed.sentences.append(Sentence(parsed, len(parsed.sentences), s, e, number))
    return parsed
