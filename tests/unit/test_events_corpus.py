"""Single sentences of company news get their event types; known misses are counted, and may only become fewer."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.extraction.model import Article
from pipelines.extraction.pipeline import extract

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "events_sentences.tsv"
ROWS = [line.split("\t") for line in CORPUS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def types_of(sentence: str) -> set[str]:
    return {e.event_type for e in extract(Article(text=sentence)).events}


@pytest.mark.parametrize(("wanted", "sentence"), [r for r in ROWS if not r[0].startswith("?")])
def test_sentence_has_its_type(wanted: str, sentence: str) -> None:
    found = types_of(sentence)
    if wanted == "-":
        assert not found
    else:
        assert wanted in found


def test_known_misses_do_not_grow() -> None:
    assert sum(r[0].startswith("?") for r in ROWS) <= 84
