"""What stands between two dashes in the middle of a sentence: read by itself, so that the sentence goes on around it."""

from __future__ import annotations

from pipelines.extraction.syntax.chunks import DASHES, Element
from pipelines.extraction.syntax.model import Token

_LONGEST = 40


def cut_out_aside(elements: list[Element], tokens: list[Token]) -> tuple[list[Element], list[Element], tuple[int, int] | None]:
    """The elements around an aside with a verb, the aside, and the tokens of its dashes: "valued Acme - *which owns Zenon* - at $5m"; all, none and None without one.

    An aside that opens with a relative pronoun keeps the phrase before the dash in front of it, which the pronoun takes up.
    """
    dashes = [i for i, e in enumerate(elements) if e.kind == "," and tokens[e.first].text in DASHES]
    if len(dashes) != 2:
        return elements, [], None
    opening, closing = dashes
    inside = elements[opening + 1 : closing]
    before = elements[opening - 1] if opening else None
    if before is None or before.kind != "np" or not 2 <= len(inside) <= _LONGEST or not any(e.kind == "vg" for e in inside) or closing + 2 >= len(elements):
        return elements, [], None
    prefix = [before, elements[opening]] if inside[0].kind == "marker" else []
    return elements[:opening] + elements[closing + 1 :], prefix + inside, (elements[opening].first, elements[closing].first)
