"""The type of a found subject, shared by the ways of finding one; how they work together is subject.py's matter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Subject:
    """`text` as printed, `name` what it stands for, `basis` how it was found, `strength` 0-3 for confidence."""

    text: str
    name: str
    basis: str
    entity_id: str | None = None
    strength: int = 1
    kind: str = ""
