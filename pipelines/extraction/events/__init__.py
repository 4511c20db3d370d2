"""Events: what happened, is planned or was called off, with participants, date, modality and amount."""

from __future__ import annotations

from pipelines.extraction.model import Article, Event


def find_events(article: Article, parsed, quantities, times) -> list[Event]:
    """The events of an article in text order, each once."""
    return []
