"""Quantities: numbers with their unit, as printed, in every form the press uses."""

from __future__ import annotations

from pipelines.extraction.model import Quantity


def find_quantities(text: str, *, currency: str | None = None) -> list[Quantity]:
    """Every number with a unit of `text`, in text order; `currency` is what a bare `$` means here when the text alone cannot tell."""
    return []
