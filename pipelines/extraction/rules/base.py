"""What every rule carries: an id, examples it must find, look-alikes it must ignore."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `finds` maps a text to the fields expected of what the rule finds in it; `ignores` are texts it must not fire on.

    Both are run by tests/unit/test_rules.py through the whole extraction, so an example is true of what a user gets.
    """

    id: str
    finds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, kw_only=True)
    ignores: tuple[str, ...] = field(default=(), kw_only=True)
    note: str = field(default="", kw_only=True)
