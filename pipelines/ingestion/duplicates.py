"""Exact duplicates: the same text in several landing files is one document.

The first in landing order is kept, completed by what only its copies know; copies that differ a little are for `stories`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipelines.ingestion.articles.document import DATE_BASES, Document

_FILLED = ("title", "url", "source_name", "modified_at", "licence", "language")
_DATE = ("published_at", "published_at_basis", "published_at_grain", "published_at_reason")


def _merge(kept: Document, copy: Document) -> Document:
    """What is known of a text, from both places: a better-founded date wins, of equally founded ones the earlier."""
    changes = {name: getattr(copy, name) for name in _FILLED if getattr(kept, name) is None and getattr(copy, name) is not None}
    rank, copy_rank = DATE_BASES.index(kept.published_at_basis), DATE_BASES.index(copy.published_at_basis)
    both = kept.published_at is not None and copy.published_at is not None
    if copy_rank < rank or (copy_rank == rank and both and copy.published_at < kept.published_at):
        changes |= {name: getattr(copy, name) for name in _DATE}
    return replace(kept, **changes) if changes else kept


def merge_duplicates(documents: Iterable[Document]) -> tuple[list[Document], dict[str, list[str]]]:
    """One document per distinct text, in the order first seen, and for each document_id every landing path it was found at."""
    unique: dict[str, Document] = {}
    places: dict[str, list[str]] = {}
    for document in documents:
        kept = unique.get(document.document_id)
        unique[document.document_id] = document if kept is None else _merge(kept, document)
        places.setdefault(document.document_id, []).append(document.landing_path)
    return list(unique.values()), places
