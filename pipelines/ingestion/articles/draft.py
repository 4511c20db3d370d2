"""What a format's reader hands to `reader`: an article's text and what the file itself says about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.ingestion.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Draft:
    """`date_basis` says what the file's own publication date is worth: `metadata` (a field) or `page` (found in an HTML page)."""

    landing_path: str
    text: str
    metadata: Metadata = field(default_factory=Metadata)
    date_basis: str = "metadata"
    encoding: str | None = None
    front_matter_end: int = 0
