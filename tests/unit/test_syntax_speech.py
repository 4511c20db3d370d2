"""Who says what, in sentences of our own."""

from __future__ import annotations

import pytest

from pipelines.extraction.model import Article
from pipelines.extraction.syntax.parse import parse


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Zenon said sales rose in May.", "Zenon", "sales rose in May."),
        ("Sales rose in May, Zenon said.", "Zenon", "Sales rose in May"),
        ('"Sales rose," said Olga Brandt of Zenon.', "Olga Brandt", '"Sales rose'),
        ("According to Zenon, sales rose.", "Zenon", ", sales rose."),
        ("Sales rose, according to Zenon.", "Zenon", "Sales rose, "),
        ("Zenon said on Monday that sales rose.", "Zenon", "on Monday that sales rose."),
        ("Analysts expect profit to fall.", "Analysts", "profit to fall."),
    ],
)
def test_speech(text: str, speaker: str, content: str) -> None:
    found = parse(Article(text)).sentences[0].speech
    assert found
    said = found[0]
    assert said.speaker is not None and said.speaker.text == speaker
    assert text[slice(*said.content)].rstrip('",') == content.rstrip('",')


def test_no_speech() -> None:
    assert parse(Article("Zenon sold boots.")).sentences[0].speech == []


def test_speech_at() -> None:
    text = "Zenon said sales rose in May."
    sentence = parse(Article(text)).sentences[0]
    assert sentence.speech_at(text.index("rose")) is sentence.speech[0]
    assert sentence.speech_at(0) is None
