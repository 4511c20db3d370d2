"""Where a quantity hangs in its clause: on which verb or noun phrase, and by which preposition."""

from __future__ import annotations

from pipelines.extraction.syntax.model import Attachment, Sentence


def attachment(sentence: Sentence, offset: int) -> Attachment:
    """Where the phrase at this offset hangs."""
    return Attachment("none", sentence.clause_at(offset))
