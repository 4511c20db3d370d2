"""A cheap look before an expensive pattern misses nothing the pattern finds; the words are taken from the patterns, so none can be forgotten."""

from __future__ import annotations

import random
import re

import pytest

from pipelines.extraction.claims import spoken_of
from pipelines.extraction.rules import claims_select
from pipelines.extraction.syntax import mentions, sidelines, sources
from pipelines.extraction.syntax.lexicon import lemma_of
from pipelines.extraction.times import finder, roles, slots


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


@pytest.mark.parametrize("end", [" ", ", ", "; "])
def test_names_of_sources(end):
    lower = ["a ", "research ", "y", "ies", "s "]
    for text in texts(sources._BEFORE, lower, 3_000) + texts(sources._AFFILIATION, lower, 1_000):
        text = text.rstrip() + end
        assert sources._leads_in_a_source(text) == bool(sources._BEFORE.search(text) or sources._AFFILIATION.search(text)), text


def test_phrases_of_a_passage():
    plain = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(spoken_of._MEANT, key=len, reverse=True)))})\b")
    for text in texts(plain, ["super", "market share", "s", " of the ", "é", "-"], 3_000):
        low = text.lower()
        assert [m.span() for m in spoken_of._PHRASE.finditer(low)] == [m.span() for m in plain.finditer(low)], low


def test_extremes_of_a_time():
    for text in texts(roles.EXTREME, ["of ", "a ", " "], 3_000):
        assert "since" in text.lower() or not (roles.EXTREME.search(text) or roles.SINCE.search(text) or roles.SINCE_WHICH.search(text)), text
    for text in texts(roles.EXTREME_OF, ["of ", "a ", " "], 3_000):
        assert text.lower().rstrip().endswith("of") or not roles.EXTREME_OF.search(text), text


def test_thresholds():
    for text in texts(claims_select._BOUND, ["of ", "a "], 3_000):
        text = text.lower().rstrip() + " "
        assert text.endswith(claims_select._BOUND_ENDS) or not claims_select._BOUND.search(text), text


def test_the_letter_a_time_begins_with():
    chance = random.Random(11)
    letters = sorted(set().union(*finder.PARTS))
    for _ in range(2_000):
        text = "".join(chance.choices(letters, k=8))
        found = [(m.start(), i) for i, regex in enumerate(finder.REGEXES) for at in range(8) if (m := regex.match(text, at))]
        first = finder.first_candidate(text, 0, 8)
        assert (first and (first.start(), int(first.lastgroup[1:]))) == min(found, default=None), text


def test_a_lemma_does_not_depend_on_what_was_asked_before():
    assert lemma_of("widgetnauts", "NN") == "widgetnauts"
    assert lemma_of("widgetnauts", "NNS") == "widgetnaut"
