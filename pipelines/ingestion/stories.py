"""Near-duplicates: wire copies and edited reprints of one text share a story, so that they count as one source.

MinHash over shingles of words finds candidates (datasketch, fixed seed, so that the same texts give the same stories), then the shingle
sets themselves are compared: two texts are one story when their Jaccard similarity is high, or when the shorter lies almost whole in the
longer (paragraphs were dropped, an introduction added). Different reports of one event share names and figures but few runs of words:
they stay apart, joining them is for `marts.event_timeline`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import numpy as np

SHINGLE = 4  # words
#: 64 bands of 3 rows: a copy cut to 40% of its original is found with probability 0.98, unrelated texts (similarity 0.03) with 0.002.
BANDS, ROWS = 64, 3
SAME_JACCARD = 0.4
SAME_CONTAINMENT = 0.5
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
#: A text this short is contained in others by chance.
LEAST_SHINGLES = 25
SEED = 20220329

_WORD = re.compile(r"[a-z0-9]+(?:[.,]\d+)*")


def _shingles(text: str) -> np.ndarray:
    """The text's runs of words as sorted distinct 64-bit numbers; word hashes combined by a polynomial, no Python per run."""
    words = _WORD.findall(text.casefold())
    if not words:
        return np.empty(0, dtype=np.uint64)
    hashes = np.fromiter((zlib.crc32(w.encode()) for w in words), dtype=np.uint64, count=len(words))
    length = max(1, len(words) - SHINGLE + 1)
    runs = np.zeros(length, dtype=np.uint64)
    for offset in range(min(SHINGLE, len(words))):
        runs = (runs * MULTIPLIER) ^ hashes[offset : offset + length]
    runs *= MULTIPLIER
    return np.unique(runs ^ (runs >> np.uint64(29)))


def _field(document: Any, name: str) -> Any:
    return document.get(name) if isinstance(document, Mapping) else getattr(document, name, None)


def _body(document: Any) -> str:
    """The article proper: boilerplate that two sites share must not make their articles alike."""
    text = _field(document, "text") or ""
    start, end = _field(document, "body_start") or 0, _field(document, "body_end")
    return text[start : len(text) if end is None else end]


def _is_same(one: np.ndarray, other: np.ndarray) -> bool:
    shared, smaller = len(np.intersect1d(one, other, assume_unique=True)), min(len(one), len(other))
    if not smaller:
        return False
    if shared / (len(one) + len(other) - shared) >= SAME_JACCARD:
        return True
    return smaller >= LEAST_SHINGLES and shared / smaller >= SAME_CONTAINMENT


def _age(document: Any) -> tuple[bool, datetime, str, str]:
    """Order of originals before copies: dated ones by date, then by landing path."""
    published = _field(document, "published_at")
    known = published is not None and _field(document, "published_at_basis") != "inferred"
    return (not known, published or datetime.max, str(_field(document, "landing_path") or ""), _field(document, "document_id"))


class _Groups:
    """Union-find over document ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.parent = {i: i for i in ids}

    def root(self, item: str) -> str:
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self.parent[second] = first


def assign_stories(documents: Iterable[Any]) -> dict[str, tuple[str, str | None]]:
    """{document_id: (story_id, duplicate_of)} for documents or rows with document_id, text, body_start, body_end, published_at.

    The story is named by its earliest document, which is a duplicate of nothing; its copies are duplicates of that one.
    """
    from datasketch import MinHash, MinHashLSH

    by_id = {_field(d, "document_id"): d for d in documents}
    order = sorted(by_id, key=lambda i: _age(by_id[i]))
    shingles = {i: _shingles(_body(by_id[i])) for i in order}
    groups = _Groups(order)
    index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
    for document_id in order:
        if not len(shingles[document_id]):
            continue
        signature = MinHash(num_perm=BANDS * ROWS, seed=SEED, hashfunc=_identity)
        signature.update_batch(shingles[document_id])
        for other in sorted(index.query(signature)):
            if groups.root(other) != groups.root(document_id) and _is_same(shingles[document_id], shingles[other]):
                groups.join(document_id, other)
        index.insert(document_id, signature)
    first: dict[str, str] = {}
    for document_id in order:
        first.setdefault(groups.root(document_id), document_id)
    return {i: (first[groups.root(i)], None if first[groups.root(i)] == i else first[groups.root(i)]) for i in order}


def _identity(value: Any) -> int:
    """The shingles are hashes already; MinHash works on 32 bits."""
    return int(value) & 0xFFFFFFFF
