"""Where an amount hangs, in sentences of our own."""

from __future__ import annotations

import pytest

from pipelines.extraction.model import Article, Quantity
from pipelines.extraction.syntax.parse import parse


@pytest.mark.parametrize(
    ("text", "amount", "role", "governor", "preposition"),
    [
        ("Profit rose 5% in May.", "5%", "extent", None, None),
        ("Profit rose to $5m in May.", "$5m", "adjunct", None, "to"),
        ("Zenon made a profit of $5m.", "$5m", "postmodifier", "a profit", "of"),
        ("Zenon saw a 5% rise.", "5%", "modifier", "a 5% rise", None),
        ("Profit was $5m.", "$5m", "complement", None, None),
        ("Zenon paid $5m.", "$5m", "object", None, None),
        ("Zenon (5%) led.", "5%", "parenthesis", "Zenon", None),
    ],
)
def test_attachment(text: str, amount: str, role: str, governor: str | None, preposition: str | None) -> None:
    start = text.index(amount)
    unit = "percent" if "%" in amount else "USD"
    sentence = parse(Article(text), [Quantity(start, start + len(amount), amount, 5.0, unit, "percent" if "%" in amount else "money")]).sentences[0]
    found = sentence.attachment(start)
    assert (found.role, found.preposition) == (role, preposition)
    assert (found.noun_phrase.text if found.noun_phrase else None) == governor


def test_navigation() -> None:
    parsed = parse(Article("Zenon sold boots. It made a loss."))
    first, second = parsed.sentences
    assert first.next is second and second.previous is first
    assert first.previous is None and second.next is None
    assert parsed.sentence_at(second.start + 2) is second
    assert first.np_at(0).text == "Zenon"
    assert first.token_at(6).lemma == "sell"
    assert first.clause_at(6).object.text == "boots"
