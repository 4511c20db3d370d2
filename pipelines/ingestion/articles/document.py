"""The document: one article's text with its metadata, and the two decisions about identity.

`document_id` is the first 16 hex digits of the SHA-256 of the text in UTF-8, exactly as stored: the same text is the same document
wherever it comes from and whatever its metadata says, so a corrected title is a revision and not a second article. The text is not
normalised before hashing: spans address code points, two texts that differ in one code point are two texts. Copies that differ a
little are for `stories`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from pipelines.ingestion.reject import Reject

#: How the publication date is known, best first.
DATE_BASES = ("metadata", "page", "text", "inferred", "unknown")


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `text[body_start:body_end]` is the article proper; headings and boilerplate around it are kept in `text`.

    `published_at` is naive UTC. `published_at_basis` says how it is known and `published_at_reason` why; `published_at_grain` is `day`,
    or for an inferred date how far it can be trusted (`month`, `year`). `encoding` is what a plain-text file was decoded from.
    """

    document_id: str
    landing_path: str
    text: str
    content_sha256: str
    body_start: int
    body_end: int
    title: str | None = None
    url: str | None = None
    source_name: str | None = None
    published_at: datetime | None = None
    published_at_basis: str = "unknown"
    published_at_grain: str | None = None
    published_at_reason: str | None = None
    modified_at: datetime | None = None
    licence: str | None = None
    language: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """What one landing file gave: its documents in file order, and what was refused."""

    documents: list[Document] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)


def content_sha256(text: str) -> str:
    """The hash of a text as stored."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
