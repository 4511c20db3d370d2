"""For whom people act, and who only stands beside what an article is about."""

from __future__ import annotations

import pytest

from pipelines.extraction.model import Article
from pipelines.extraction.syntax.parse import parse
from pipelines.extraction.syntax.people import employer_of
from pipelines.extraction.syntax.sidelines import side_names


@pytest.mark.parametrize(
    ("text", "person", "employer"),
    [
        ("Acme chief executive Jo Gray resigned.", "Jo Gray", "Acme"),
        ("Jo Gray, chairman of Acme, resigned.", "Jo Gray", "Acme"),
        ("Jo Gray, who founded Acme in 2004, resigned.", "Jo Gray", "Acme"),
        ("Acme fell sharply. Its chief executive Jo Gray blamed the weather.", "Jo Gray", "Acme"),
        ("Acme fell sharply, said Jo Gray, an analyst at Zenon Securities.", "Jo Gray", None),
        ("Acme fell sharply. President Jo Gray of the republic was worried.", "Jo Gray", None),
    ],
)
def test_employer(text, person, employer):
    found = employer_of(parse(Article(text=text)), person)
    assert (found.name if found is not None else None) == employer


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Acme raised $5m in a round led by Zenon. Acme sells shoes.", {"Zenon"}),
        ("Acme sells shoes. Rival Zenon does so too.", {"Zenon"}),
        ("Acme sells shoes to customers such as Zenon and Brill.", {"Zenon", "Brill"}),
        ("Acme competes with Zenon, its largest rival.", {"Zenon"}),
        ("Acme and Zenon sell shoes.", set()),
    ],
)
def test_side_names(text, beside):
    assert side_names(parse(Article(text=text))) == beside


def test_a_name_of_the_headline_is_not_beside():
    article = parse(Article(text="Zenon buys shoe shops\n\nAcme was sold to rival Zenon. Zenon paid $5m."))
    assert "Zenon" not in side_names(article)
