"""How often the default subject is one of the labels' accepted names; needs the labelled articles beside the project."""

from __future__ import annotations

import importlib.util
import json
from datetime import date
from pathlib import Path

import pytest

from pipelines.extraction.model import Article, Quantity
from pipelines.extraction.syntax.parse import parse
from pipelines.extraction.syntax.subject import default_subject
from pipelines.extraction.times import find_times

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
FLOOR = 0.82
FLOOR_NAME = 0.75


@pytest.mark.gold
@pytest.mark.skipif(not GOLD.exists(), reason="labelled articles are not beside the project")
def test_default_subject_on_labelled_articles() -> None:
    """The right phrase or name for most labels, the right name alone for fewer: claims add what the metric tells."""
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None and spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    total = right = named = 0
    for path in sorted(GOLD.glob("dev/*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        quantities = []
        for c in gold["claims"]:
            start, end = score.locate(text, c)
            kind = {"percent": "percent", "count": "count"}.get(c["unit"], "money")
            word = c["quote"] if c["quote"].isalpha() and c["unit"] == "ratio" else None
            quantities.append(Quantity(start, end, c["quote"], c["value"], c["unit"], kind, word=word))
        published = gold["published_at"] and date.fromisoformat(gold["published_at"][:10])
        parsed = parse(Article(text, published), quantities, find_times(text, published))
        for c, q in zip(gold["claims"], quantities, strict=True):
            sentence = parsed.sentence_at(q.start)
            assert sentence is not None
            found = default_subject(sentence, q.start, q.end)
            total += 1
            right += not c["subjects"] or (found is not None and score.same_name([found.name, found.text], c["subjects"]))
            named += not c["subjects"] or (found is not None and score.same_name([found.name], c["subjects"]))
    assert right / total >= FLOOR
    assert named / total >= FLOOR_NAME
