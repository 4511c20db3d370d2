"""Exact duplicates: the same text in several landing files is one document.

The first in landing order is kept, completed by what only its copies know; copies that differ a little are for `stories`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipelines.ingestion.articles.document import DATE_BASES

_FILLED = ("title", "url", "source_name", "modified_at", "licence", "language")
_DATE = ("published_at", "published_at_basis", "published_at_grain", "published_at_reason")


def _complete(kept: dict[str, Any], copy: Mapping[str, Any]) -> None:
    """What is known of a text, from both places: a better-founded date wins, of equally founded ones the earlier."""
    for name in _FILLED:
        kept[name] = kept[name] or copy[name]
    rank, copy_rank = (DATE_BASES.index(row["published_at_basis"]) for row in (kept, copy))
    both = kept["published_at"] is not None and copy["published_at"] is not None
    if copy_rank < rank or (copy_rank == rank and both and copy["published_at"] < kept["published_at"]):
        kept |= {name: copy[name] for name in _DATE}


def merge_duplicates(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One row per document_id out of rows of staging.documents in landing order, with the number of `copies`; in the order first seen."""
    unique: dict[str, dict[str, Any]] = {}
    for row in rows:
        kept = unique.get(row["document_id"])
        if kept is None:
            unique[row["document_id"]] = {**row, "copies": 1}
        else:
            _complete(kept, row)
            kept["copies"] += 1
    return list(unique.values())
