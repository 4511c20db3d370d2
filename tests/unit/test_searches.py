"""A cheap look before an expensive pattern misses nothing the pattern finds; the words are taken from the patterns, so none can be forgotten."""

from __future__ import annotations

import random
import re

import pytest

from pipelines.extraction.syntax import mentions, sidelines
from pipelines.extraction.syntax.lexicon import lemma_of
from pipelines.extraction.times import slots


def texts(pattern: re.Pattern[str], others: list[str], count: int) -> list[str]:
    """Random rows of the words a pattern is written with, and others."""
    chance = random.Random(11)
    pieces = [*re.findall(r"[A-Za-z]{2,}", pattern.pattern), *others]
    return ["".join(chance.choice((piece, piece + " ", piece.title() + " ")) for piece in chance.choices(pieces, k=12)) for _ in range(count)]


def test_marks_of_slots():
    for text in texts(slots.MARK, [", ", ". ", "; ", "5% ", "a ", "rising ", "é", "_"], 3_000):
        assert [m.span() for m in slots.marks(text, 0, len(text))] == [m.span() for m in slots.MARK.finditer(text)], text


def test_tickers():
    others = ["<", ">", ":", " ", "(", ")", "ABC", "AB.C", "A1", "x", "\n", "LONGNAMEX", "1234567890"] * 12
    for text in texts(mentions._TICKER, others, 5_000):
        assert [m.span() for m in mentions._find_tickers(text)] == [m.span() for m in mentions._TICKER.finditer(text)], text


@pytest.mark.parametrize("end", [" ", ", ", " the ", "  "])
def test_names_on_the_side(end):
    for text in texts(sidelines._BEFORE, ["its ", "their ", "of "], 2_000):
        text = text.rstrip() + end
        at = len(text)
        found = sidelines._BEFORE.search(text, max(0, at - 60), at) or sidelines._OWNED.search(text, max(0, at - 60), at)
        assert sidelines._introduced(text, at) == bool(found), text


def test_a_lemma_does_not_depend_on_what_was_asked_before():
    assert lemma_of("widgetnauts", "NN") == "widgetnauts"
    assert lemma_of("widgetnauts", "NNS") == "widgetnaut"
