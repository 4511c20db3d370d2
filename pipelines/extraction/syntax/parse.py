"""Sentences, tokens, chunks, clauses and mentions of an article, put together."""

from __future__ import annotations

from pipelines.extraction.model import Article, Registry


def parse(article: Article, quantities, times, registry: Registry):
    """The parsed article (see syntax/model.py)."""
    return None
