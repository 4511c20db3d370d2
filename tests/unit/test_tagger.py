"""Tags and lemmas of ambiguous words, in sentences of our own."""

from __future__ import annotations

import pytest

from pipelines.extraction.model import Article
from pipelines.extraction.syntax.lexicon import lemma_of, lexicon
from pipelines.extraction.syntax.parse import parse


def tags(text: str) -> dict[str, str]:
    sentence = parse(Article(text)).sentences[0]
    assert sentence.analysis is not None
    return {t.text: t.tag for t in sentence.tokens}


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The firm plans to open a shop.", "plans", "VBZ"),
        ("The plans failed.", "plans", "NNS"),
        ("The firm cut prices.", "cut", "VBD"),
        ("The cut was deep.", "cut", "NN"),
        ("It has cut prices.", "cut", "VBN"),
        ("They want to cut prices.", "cut", "VB"),
        ("The orders placed in May were large.", "placed", "VBN"),
        ("The firm placed orders.", "placed", "VBD"),
        ("The boots were sold by a rival.", "sold", "VBN"),
        ("The rival sold boots.", "sold", "VBD"),
        ("The expected rise came.", "expected", "JJ"),
        ("Operating profit fell.", "Operating", "JJ"),
        ("The firm is operating two shops.", "operating", "VBG"),
        ("The shoe that sold best was red.", "that", "WDT"),
        ("The firm said that boots sold well.", "that", "IN"),
        ("The firm's boots sold.", "'s", "POS"),
        ("It's a boot.", "'s", "VBZ"),
        ("Prices rise in May.", "rise", "VBP"),
        ("Prices of boots rose after the rise.", "rise", "NN"),
        ("The firm helped its rival sell boots.", "sell", "VB"),
        ("The Norway-based firm left.", "Norway-based", "JJ"),
        ("This affected sales.", "affected", "VBD"),
        ("It did not rise.", "rise", "VB"),
    ],
)
def test_tag(text: str, word: str, tag: str) -> None:
    assert tags(text)[word] == tag


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("rose", "VBD", "rise"),
        ("reported", "VBD", "report"),
        ("dropped", "VBD", "drop"),
        ("fined", "VBN", "fine"),
        ("rated", "VBN", "rate"),
        ("agreed", "VBD", "agree"),
        ("carried", "VBD", "carry"),
        ("slipping", "VBG", "slip"),
        ("was", "VBD", "be"),
        ("retook", "VBD", "retake"),
        ("companies", "NNS", "company"),
        ("losses", "NNS", "loss"),
        ("sales", "NNS", "sales"),
        ("people", "NNS", "person"),
    ],
)
def test_lemma(word: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, tag) == lemma


def test_lexicon_is_read_once() -> None:
    assert lexicon() is lexicon()
    assert lexicon().tags["profit"] == "NN"


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Zenon still projects a loss.", "projects", "VBZ"),
        ("Zenon and Plovo together control half of it.", "control", "VBP"),
        ("Plovo, backed by Karo, more than tripled its sales.", "tripled", "VBD"),
        ("This will boost output.", "will", "MD"),
    ],
)
def test_verbs_after_adverbs(text: str, word: str, tag: str) -> None:
    sentence = parse(Article(text)).sentences[0]
    assert sentence.clauses
    assert next(t.tag for t in sentence.tokens if t.text == word) == tag
