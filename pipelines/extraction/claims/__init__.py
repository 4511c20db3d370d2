"""Claims: which numbers measure something, what they measure, of whom, when, and who says so."""

from __future__ import annotations

from pipelines.extraction.claims.build import find_claims

__all__ = ["find_claims"]
