"""Attribution: whom a text credits for a number, on texts of our own and on the labelled articles."""

from __future__ import annotations

import re

import pytest

from pipelines.extraction.claims.attribution import attribute
from tests.corpus.sentences import labelled_claims, place_in

CASES = [
    ("Zenon Corp said sales rose 5%.", "5%", "Zenon Corp", {}),
    ("Sales rose 5%, Zenon Corp said.", "5%", "Zenon Corp", {}),
    ("Sales rose 5%, according to Zenon Bank figures.", "5%", "Zenon Bank", {}),
    ("Sales rose 5%.", "5%", None, {}),
    ("Zenon Research asked 3,400 people and found that only 8% would pay.", "8%", "Zenon Research", {}),
    ("A survey by Zenon Research published this month found that 62% of schemes were closed.", "62%", "Zenon Research", {}),
    ("The City had been looking for growth of about 2.5%.", "2.5%", "The City", {"modality": "forecast"}),
    ("Zenon Corp expects sales to rise 5%.", "5%", "Zenon Corp", {"modality": "forecast"}),
    ("Zenon Corp made $5m, below analysts' estimate of $6m.", "$6m", "analysts", {"modality": "forecast"}),
    ("Zenon Corp agreed to pay $6m for the mill.", "$6m", None, {}),
    ("The suit claimed that Zenon Corp lost $6m.", "$6m", "The suit", {}),
    ("Zenon Corp said it lost $6m. Its shares fell 3% in London.", "3%", None, {"metric": "price"}),
    (
        "Shipments of phones rose 5%, according to data from the research firm Zenon Research.\n\nAcme Ltd sold 9 million phones.",
        "9 million",
        "Zenon Research",
        {"metric": "units"},
    ),
    ("Zenon Corp, which has 300 shops, said sales rose 5%.", "5%", "Zenon Corp", {}),
]


@pytest.mark.parametrize(("text", "quote", "name", "known"), CASES)
def test_attribute(text: str, quote: str, name: str | None, known: dict[str, str]) -> None:
    assert attribute(*place_in(text, quote), **known).name == name


def test_reason_is_given() -> None:
    assert attribute(*place_in("Zenon Corp said sales rose 5%.", "5%")).reason == "Zenon Corp said (say)"


def plain(name: str | None) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", re.sub(r"['’]s\b", "", (name or "").casefold())))


@pytest.mark.gold
def test_labelled_articles() -> None:
    right = total = 0
    for claim, place in labelled_claims():
        got = plain(attribute(*place, modality=claim["modality"], metric=claim["metric"]).name)
        accepted = [plain(name) for name in claim["source"] or []]
        right += any(got and (got <= a or a <= got) for a in accepted) if accepted else not got
        total += 1
    assert right / total >= 0.82
