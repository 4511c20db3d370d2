"""Whose number it is: default subjects in sentences of our own."""

from __future__ import annotations

import re

import pytest

from pipelines.extraction.model import Article, Quantity
from pipelines.extraction.syntax.parse import parse
from pipelines.extraction.syntax.subject import default_subject

_AMOUNT = re.compile(r"[$£€]\d[\d.,]*(?:bn|m)?|\d[\d.,]*%|\d[\d.,]* mln dlrs")


def subject(text: str, amount: str) -> str | None:
    quantities = [
        Quantity(m.start(), m.end(), m[0], 1.0, "percent" if "%" in m[0] else "USD", "percent" if "%" in m[0] else "money") for m in _AMOUNT.finditer(text)
    ]
    parsed = parse(Article(text), quantities)
    start = text.rindex(amount)
    sentence = parsed.sentence_at(start)
    assert sentence is not None
    found = default_subject(sentence, start, start + len(amount))
    return found.name if found is not None else None


@pytest.mark.parametrize(
    ("text", "amount", "name"),
    [
        ("Shares of Zenon fell 5%.", "5%", "Zenon"),
        ("Zenon's net profit rose 5% to $3m from $2m.", "$2m", "Zenon"),
        ("Zenon Inc cut prices. Revenue for the quarter rose 5%.", "5%", "Zenon Inc"),
        ("Zenon reported a 40% drop in profits.", "40%", "Zenon"),
        ("Zenon posted a profit of $5m, up 27% from 2003.", "27%", "Zenon"),
        ("Quarterly profits at boot maker Zenon jumped 76% to $5m.", "$5m", "Zenon"),
        ("Zenon said it would take a loss of $3m.", "$3m", "Zenon"),
        ("Zenon had 23% of the market, Plovo 19% and Karo 14%.", "19%", "Plovo"),
        ("Zenon (51%), Plovo (20%) and Karo (9%) led.", "20%", "Plovo"),
        ("The watchdog fined Zenon $5m.", "$5m", "Zenon"),
        ("Zenon profit falls 5%", "5%", "Zenon"),
        ("Zenon, which bought Plovo last year, lost $5m.", "$5m", "Zenon"),
        ("Sales at Zenon grew 5%, analysts at Karo said.", "5%", "Zenon"),
        ("Zenon was bought by Plovo for $5m.", "$5m", "Zenon"),
        ("The watchdog hit Zenon with a $5m fine.", "$5m", "Zenon"),
        ("Zenon has a 36% share of the boot market.", "36%", "Zenon"),
        ("ZENON PROFIT FALLS 5%\n\nZenon Inc said it would cut jobs.", "5%", "Zenon Inc"),
        ("Zenon and Plovo had 23% and 19% of the market.", "19%", "Plovo"),
        ("The two firms, Zenon and Plovo, were fined $3m and $2m respectively.", "$3m", "Zenon"),
        ("Sales in Norway rose 5%, according to researcher Karo.", "5%", "Sales in Norway"),
    ],
)
def test_default_subject(text: str, amount: str, name: str) -> None:
    assert subject(text, amount) == name


def test_nothing_to_name() -> None:
    assert subject("$5m.", "$5m") is None


_LEAD = "Zenon Boots Inc, the shoe maker, sold more in May. Zenon opened ten shops.\n\nThe union Plovo said wages were too low.\n\n"


@pytest.mark.parametrize("opening", ["The company", "It"])
def test_new_paragraph_goes_back_to_the_lead(opening: str) -> None:
    parsed = parse(Article(_LEAD + f"{opening} made a profit of $5m."))
    clause = parsed.sentences[-1].clauses[0]
    mention = parsed.resolve(clause.subject)
    assert mention is not None and mention.name == "Zenon Boots Inc"


def test_unrelated_paragraphs_do_not_lend_their_names() -> None:
    digest = "Zenon Oyj sold boots for EUR 5m .\n\nPlovo AB hired 20 people .\n\nKaro Corp bought a mill .\n\nBrill Inc fell .\n\nThe company will cut costs ."
    parsed = parse(Article(digest))
    assert parsed.resolve(parsed.sentences[-1].clauses[0].subject) is None


def test_what_is_always_printed_with_an_article_is_no_company() -> None:
    parsed = parse(Article("Zenon sells the Blip in Spain. The Blip sold well. The company said it was pleased."))
    mention = parsed.resolve(parsed.sentences[-1].clauses[0].subject)
    assert mention is not None and mention.name == "Zenon"


def test_description_with_a_place_is_renamed_by_the_name_after_it() -> None:
    parsed = parse(Article("Its nearest rival in Spain, Zenon, said it had cut prices."))
    mention = parsed.resolve(parsed.sentences[0].clauses[0].subject)
    assert mention is not None and mention.name == "Zenon"


def test_object_pronoun_is_not_the_subject_of_its_own_clause() -> None:
    parsed = parse(Article("Zenon raised $5m from Plovo, which valued it at $90m."))
    sentence = parsed.sentences[0]
    pronoun = next(np for np in sentence.noun_phrases if np.text == "it")
    mention = parsed.resolve(pronoun)
    assert mention is not None and mention.name == "Zenon"
