"""How long decisions last."""

from __future__ import annotations

from datetime import date

from pipelines.extraction.model import Article
from pipelines.extraction.pipeline import extract


def until(text: str, published: date = date(2022, 3, 29)) -> list[date | None]:
    return [e.effect_until for e in extract(Article(text, published)).events if e.event_type in ("regulatory_action", "policy", "closure")]


def test_a_suspension_for_a_stated_time_has_its_end():
    assert until("In December 2021 the ministry suspended the licence of Ostrava Cloud for six months.") == [date(2022, 6, 30)]
    assert until("On 4 February 2021 regulators suspended Ostrava Bank's licence for two weeks.") == [date(2021, 2, 18)]


def test_other_lengths_and_unknown_beginnings_give_none():
    assert until("In December 2021 the ministry suspended the licence of Ostrava Cloud after six months of talks.") == [None]
    assert until("The ministry suspended the licence of Ostrava Cloud in December 2021.") == [None]


def test_a_consequence_has_the_date_of_what_it_follows_from():
    text = "In December the ministry fined Ostrava Cloud for a late report. As a result, it suspended the firm's licence for six months."
    assert date(2022, 6, 30) in until(text)
