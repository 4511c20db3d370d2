"""A quick look whether a text is English, which is the usual case: by its function words; doubt is left to language.py and its model."""

from __future__ import annotations

import re

_FUNCTION_WORDS = frozenset(
    ["the", "of", "and", "to", "in", "a", "that", "is", "for", "on", "with", "as", "was", "by", "at", "it", "from", "be", "its", "an", "are", "has", "have", "said", "will", "this", "which", "or", "but", "not", "were", "had", "their", "they", "he", "his", "after", "more", "been", "new", "up", "than", "who", "would", "over", "also", "one", "about", "into", "out", "last", "year", "per", "pct", "dlrs", "vs", "mln", "net"]
)
_WORD = re.compile(r"[^\W\d_]{1,30}")
_ASCII_WORD = re.compile(r"[a-z]{1,30}")
_SAMPLE = 4_000


def plainly_english(text: str) -> bool:
    """True where function words leave no doubt, or where the text is too short to say otherwise."""
    sample = text[:_SAMPLE]
    # in plain ASCII the letters are found in half the time
    words = _ASCII_WORD.findall(sample.lower()) if sample.isascii() else list(map(str.lower, _WORD.findall(sample)))
    if not words:
        return False
    share = sum(map(_FUNCTION_WORDS.__contains__, words)) / len(words)
    if len(words) >= 40:
        return share >= 0.16
    ascii_share = sum(map(str.isascii, words)) / len(words)
    return ascii_share > 0.9 and (share >= 0.1 or len(words) < 8)
