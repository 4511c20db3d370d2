"""Attribution: whom a text credits for a number, on texts of our own and on the labelled articles."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from pipelines.extraction.claims.attribution import attribute
from pipelines.extraction.model import Article
from pipelines.extraction.quantities import find_quantities
from pipelines.extraction.syntax.parse import parse
from pipelines.extraction.times import find_times

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"

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


def credit(text: str, quote: str, **known: str) -> str | None:
    parsed = parse(Article(text=text), find_quantities(text), find_times(text))
    at = text.index(quote)
    sentence = parsed.sentence_at(at)
    assert sentence is not None
    return attribute(sentence, at, at + len(quote), **known).name


@pytest.mark.parametrize(("text", "quote", "name", "known"), CASES)
def test_attribute(text: str, quote: str, name: str | None, known: dict[str, str]) -> None:
    assert credit(text, quote, **known) == name


def test_reason_is_given() -> None:
    text = "Zenon Corp said sales rose 5%."
    parsed = parse(Article(text=text), find_quantities(text), ())
    assert attribute(parsed.sentences[0], text.index("5%"), text.index("5%") + 2).reason == "Zenon Corp said (say)"


def plain(name: str | None) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", re.sub(r"['’]s\b", "", (name or "").casefold())))


@pytest.mark.gold
@pytest.mark.skipif(not GOLD.exists(), reason="labelled articles are not here")
def test_labelled_articles() -> None:
    right = total = 0
    for path in sorted(GOLD.glob("dev/*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        published = gold["published_at"] and date.fromisoformat(gold["published_at"])
        parsed = parse(Article(text=text, published_at=published), find_quantities(text), find_times(text, published))
        for claim in gold["claims"]:
            at = -1
            for _ in range(claim.get("occurrence", 0) + 1):
                at = text.find(claim["quote"], at + 1)
            sentence = parsed.sentence_at(at)
            assert sentence is not None
            got = plain(attribute(sentence, at, at + len(claim["quote"]), modality=claim["modality"], metric=claim["metric"]).name)
            accepted = [plain(name) for name in claim["source"] or []]
            right += any(got and (got <= a or a <= got) for a in accepted) if accepted else not got
            total += 1
    assert right / total >= 0.82
