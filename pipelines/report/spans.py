"""Text cut at the edges of overlapping highlights, in code points. Pure; knows neither HTML nor the warehouse."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A highlighted stretch, half-open, in code points; `key` names what it shows."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between two edges: the text, what covers it, and what begins there."""

    start: int
    end: int
    text: str
    covered_by: tuple[Span, ...]
    begins: tuple[Span, ...]


def pieces(text: str, spans: Sequence[Span], cuts: Sequence[int] = ()) -> Iterator[Piece]:
    """The whole text in order, cut wherever a span (or one of `cuts`) begins or ends; joined again the pieces are the text.

    A span outside the text is clipped; an empty one is left out.
    """
    length = len(text)
    inside = sorted(
        (Span(max(0, s.start), min(length, s.end), s.kind, s.key) for s in spans if min(length, s.end) > max(0, s.start)),
        key=lambda s: (s.start, -s.end, s.kind, s.key),
    )
    edges = sorted({0, length, *(s.start for s in inside), *(s.end for s in inside), *(c for c in cuts if 0 < c < length)})
    active: list[Span] = []
    upcoming = 0
    for start, end in itertools.pairwise(edges):
        active = [s for s in active if s.end > start]
        begins = []
        while upcoming < len(inside) and inside[upcoming].start == start:
            active.append(inside[upcoming])
            begins.append(inside[upcoming])
            upcoming += 1
        yield Piece(start, end, text[start:end], tuple(active), tuple(begins))
