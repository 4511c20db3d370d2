"""Sentences, headlines, datelines and bodies of texts."""

from __future__ import annotations

import time

import pytest

from pipelines.extraction.model import Article
from pipelines.extraction.syntax import segment
from pipelines.extraction.syntax.parse import parse


def sentences(text: str) -> list[str]:
    return [s.text for s in parse(Article(text)).sentences]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Zenon Inc. sold its U.S. unit. It kept the rest.", 2),
        ("Mr. Brown left. Mrs. Gray came at 5 p.m. on Monday.", 2),
        ("The plant moved to the U.S. The firm said so.", 2),
        ("Zenon Oyj 's sales fell to EUR7 .4 m from EUR8 .1 m . Costs rose .", 2),
        ("Profit fell.Sales rose.", 2),
        ('"We grew," he said. "We will grow again."', 2),
        ("“Will it grow?” she asked. It did.", 2),
        ("Margins were 7.5% in 2004. They had been 8.1%.", 2),
        ("J. P. Brown Corp. paid No. 2 rival Gray & Co. in shares.", 1),
        ("Visit zenon.com for more. Bye.", 2),
    ],
)
def test_sentence_count(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_headline_and_paragraphs() -> None:
    parsed = parse(Article("ZENON <ZNN> PROFIT FALLS\n\nZenon Corp said profit fell.\n\nIt gave no reason."))
    assert parsed.headline is not None
    assert parsed.headline.text == "ZENON <ZNN> PROFIT FALLS"
    assert [s.paragraph for s in parsed.sentences] == [0, 1, 2]


def test_wrapped_lines_stay_together() -> None:
    text = "The maker of shoes and boots said on Monday that its profit had\nrisen by a fifth in the year to March, helped by the weather and\nby lower costs."
    assert len(sentences(text)) == 1


def test_dateline() -> None:
    text = "HELSINKI, Nov 3 (Reuters) - Zenon sold boots."
    assert segment.find_dateline(text, 0, len(text)) == (0, text.index("Zenon"))
    assert segment.find_dateline("Zenon sold boots.", 0, 17) is None


def test_normalise_keeps_length() -> None:
    text = "“It’s” 5\u00a0%\u200b"
    assert len(segment.normalise(text)) == len(text)
    assert segment.normalise(text) == "\"It's\" 5 % "


def test_find_body_marks_the_tail() -> None:
    text = "Boots sold well last year. The maker was glad.\n\nLeave a Reply\n\nRequired fields are marked *"
    start, end = segment.find_body(text)
    assert text[start:end] == "Boots sold well last year. The maker was glad."
    assert segment.find_body("Boots sold well.") == (0, 16)


@pytest.mark.parametrize("text", ["x" * 2_000_000, "1," * 100_000, "," * 100_000, "(" * 100_000 + ")" * 100_000, "A." * 100_000, "\n" * 300_000])
def test_hostile_input_is_linear(text: str) -> None:
    begun = time.perf_counter()
    parsed = parse(Article(text))
    for s in parsed.sentences:
        assert s.tokens is not None
        assert s.analysis is not None
    segment.find_body(text)
    assert time.perf_counter() - begun < 8
