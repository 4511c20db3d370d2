"""What a noun phrase stands for: its own name, or that of its antecedent ("the company", "its", "it", "they")."""

from __future__ import annotations

from pipelines.extraction.syntax.model import Mention, NounPhrase


def resolve(np: NounPhrase | None) -> Mention | None:
    """The name a noun phrase stands for, or None when a reader cannot tell."""
    return np.mention if np is not None else None
