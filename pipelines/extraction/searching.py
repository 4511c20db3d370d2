"""Patterns of many words written so that a search through a text is fast."""

from __future__ import annotations

import re
from collections.abc import Iterable


def by_letter(words: Iterable[str]) -> str:
    """An alternation of words that is entered by their first letter: a search passes over a word of the text without trying each of them."""
    ends: dict[str, list[str]] = {}
    for word in words:
        ends.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in ends.items())
