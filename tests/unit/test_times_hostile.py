"""A megabyte of hostile text takes bounded time, and no text makes finding fail or break its own offsets."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from pipelines.extraction.model import FiscalCalendar
from pipelines.extraction.times import find_times
from pipelines.extraction.times.finder import REGEXES, stretches
from pipelines.extraction.times.lexicon import CLASSES, tokenize
from tests.corpus.test_times_corpus import ROWS

MEGABYTE = 1_000_000
PATTERNS = {
    "digits": "1", "spaces": " ", "of": "of ", "the": "the ", "blank lines": "\n ", "quotes": "'", "dots": "1.", "commas": "1,111",
    "numbers": "1 ", "compounds": "twenty-", "modifiers": "about more than at least ", "open ends": "year ended the on ", "quarters": "Q1 ", "now": "now ", "years": "2008-", "to": "the year to ", "spread quarters": "Q1 a b c ",
}  # fmt: skip


@pytest.mark.parametrize("name", PATTERNS)
def test_a_megabyte_of_nothing(name: str) -> None:
    text = PATTERNS[name] * (MEGABYTE // len(PATTERNS[name]))
    began = time.process_time()
    find_times(text, date(2010, 1, 1))
    assert time.process_time() - began < 6


@pytest.mark.parametrize("piece", ["March ", "2008-", "Q1 ", "the first quarter of the ", "the year to ", "a.m."])
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(size: int) -> float:
        began = time.process_time()
        find_times(piece * (size // len(piece)), date(2010, 1, 1))
        return time.process_time() - began

    small = seconds(20_000)
    assert seconds(200_000) < 40 * max(small, 0.01)


def test_random_words_of_the_lexicon_never_break_it() -> None:
    rng, words = random.Random(5), list(CLASSES)
    for _ in range(3_000):
        text = " ".join(rng.choices(words, k=rng.randint(2, 12)))
        published = rng.choice([None, date(2004, 2, 29), date(1, 1, 1), date(9999, 12, 31)])
        for t in find_times(text, published, fiscal=rng.choice([None, FiscalCalendar("acme", 1, True)])):
            assert text[t.start : t.end] == t.quote
            assert t.period is None or t.period.start <= t.period.end


def test_skipping_text_without_a_head_loses_nothing() -> None:
    text = "\n\n".join(row["text"] for row in ROWS)
    letters = tokenize(text)[2]
    inside = {i for begin, finish in stretches(letters) for i in range(begin, finish)}
    assert {m.start() for regex in REGEXES for m in regex.finditer(letters)} <= inside
