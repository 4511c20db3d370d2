"""Chunks and clauses: who is subject of what, in sentences of our own."""

from __future__ import annotations

import re

import pytest

from pipelines.extraction.model import Article, Quantity
from pipelines.extraction.syntax.model import Clause, Sentence
from pipelines.extraction.syntax.parse import parse

_AMOUNT = re.compile(r"[$£€]\d[\d.,]*(?:bn|m)?|\d[\d.,]*%|\d[\d.,]* mln dlrs")


def sentence(text: str) -> Sentence:
    quantities = [Quantity(m.start(), m.end(), m[0], 1.0, "percent" if "%" in m[0] else "USD", "percent" if "%" in m[0] else "money") for m in _AMOUNT.finditer(text)]
    return parse(Article(text), quantities).sentences[0]


def clause(s: Sentence, lemma: str) -> Clause:
    return next(c for c in s.clauses if c.verb is not None and c.verb.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Sales at the boot maker rose 5% to $3m.", "rise", "Sales"),
        ("The boot maker, which sells in Norway, rose 5%.", "rise", "The boot maker"),
        ("The boot maker, which sells in Norway, rose 5%.", "sell", "The boot maker"),
        ("Profit rose 5% and then fell 3%.", "fall", "Profit"),
        ("The firm said profit would rise 5%.", "rise", "profit"),
        ("The firm said last week it had sold 5% of the unit.", "sell", "it"),
        ("Helped by rain, umbrella sales jumped 9%.", "help", "umbrella sales"),
        ("The group plans to buy a rival.", "buy", "The group"),
        ("Analysts expect profit to fall 4%.", "fall", "profit"),
        ("Costs fell 5% while sales rose 3%.", "rise", "sales"),
        ("The orders placed in March rose 7%.", "rise", "The orders"),
        ("Its chairman, an old sailor, resigned on Monday.", "resign", "Its chairman"),
        ("Revenue climbed 5% to $2bn, beating forecasts.", "beat", "Revenue"),
        ("The umbrella unit saw profits slump 27% to $284m.", "slump", "profits"),
        ("The maker's profit before tax rose 8%.", "rise", "The maker's profit"),
        ('"We sell boots," said the chairman.', "say", "the chairman"),
    ],
)
def test_subject(text: str, verb: str, subject: str) -> None:
    found = clause(sentence(text), verb).subject
    assert found is not None
    assert found.text == subject


def test_passive_and_agent() -> None:
    c = clause(sentence("The boot unit was bought by a rival for $5m."), "buy")
    assert c.verb is not None
    assert c.verb.passive
    assert c.agent is not None and c.agent.text == "a rival"
    assert c.subject is not None and c.subject.text == "The boot unit"


def test_verb_group_features() -> None:
    verb = clause(sentence("The firm would not have sold its shops."), "sell").verb
    assert verb is not None
    assert (verb.modal, verb.negated, verb.perfect, verb.tense, verb.form) == ("would", True, True, "present", "finite")
    verb = clause(sentence("The firm will open a shop."), "open").verb
    assert verb is not None and verb.tense == "future"


def test_objects_and_adjuncts() -> None:
    c = clause(sentence("Revenue rose 5% to $3m from $2m."), "rise")
    assert [o.text for o in c.objects] == ["5%"]
    assert [(p.preposition, p.object.text) for p in c.adjuncts if p.object] == [("to", "$3m"), ("from", "$2m")]


def test_possessor_and_postmodifier() -> None:
    np = clause(sentence("The boot maker's share of the market rose 5%."), "rise").subject
    assert np is not None and np.possessor is not None
    assert (np.possessor.text, np.head_lemma) == ("The boot maker's", "share") or np.possessor.text == "The boot maker"
    assert np.postmodifier("of") is not None
    assert np.postmodifier("of").text == "the market"


def test_verbless_predicate_measures_the_noun() -> None:
    s = sentence("The maker reported a profit of $5m, up 27% from 2003.")
    up = next(c for c in s.clauses if c.kind == "verbless")
    assert up.subject is not None and up.subject.text == "a profit"


def test_every_token_has_a_clause() -> None:
    s = sentence("The firm said profit rose 5% and that costs fell.")
    assert all(c is not None for c in s.analysis.clause_of)
    assert s.clause_at(s.text.index("fell")).verb.lemma == "fall"


@pytest.mark.parametrize(
    "text",
    ["it said " * 190, "Zenon's " * 200, "of the profit " * 120, "$5, " * 300, "which rose " * 150, "( " * 300 + ") " * 300, "to " * 500, "'s " * 400, "", " ", "?!", "Mr", "$", "“”", "-", "A."],
)
def test_odd_text_is_parsed_without_complaint(text: str) -> None:
    parsed = parse(Article(text))
    for s in parsed.sentences:
        for c in s.clauses:
            assert 0 <= c.first <= c.last <= len(s.tokens)
        for np in s.noun_phrases:
            assert np.start < np.end
            assert np.full_end >= np.end
        for t in s.tokens:
            assert text[t.start : t.end]
