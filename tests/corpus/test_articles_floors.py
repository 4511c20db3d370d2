"""Our own labelled articles: the labels are sound, and what extraction reaches on them is kept (articles/floors.yml)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from pipelines.extraction.model import CLAIM_MODALITIES, EVENT_MODALITIES, EVENT_TYPES, METRICS, QUALIFIERS, STATISTICS
from tests.corpus.article_score import ARTICLES, label_files, locate, same_name, score

FLOORS = yaml.safe_load((ARTICLES / "floors.yml").read_text(encoding="utf-8"))
KINDS = sorted(FLOORS)


@pytest.mark.parametrize("file", label_files(), ids=lambda f: f.stem)
def test_labels_are_sound(file: Path) -> None:
    gold, text = json.loads(file.read_text(encoding="utf-8")), file.with_suffix(".txt").read_text(encoding="utf-8")
    assert gold["doc_id"] == file.stem
    assert 110 <= len(text.split()) <= 360
    spans = [(*locate(text, c), c["statistic"]) for c in gold["claims"]]
    assert len(set(spans)) == len(spans), "one number is one claim"
    for claim in gold["claims"]:
        assert claim["statistic"] in STATISTICS and claim["metric"] in METRICS, claim
        assert claim["qualifier"] in QUALIFIERS and claim["modality"] in CLAIM_MODALITIES, claim
        assert claim["qualifier"] != "range" or "value_high" in claim, claim
        assert all(p is None or p[0] <= p[1] for p in (claim["period"], claim["base_period"])), claim
    for event in gold["events"]:
        locate(text, event)
        assert event["type"] in EVENT_TYPES and event["modality"] in EVENT_MODALITIES, event
        assert event["date"] is None or event["date"][0] <= event["date"][1], event


def test_there_are_fifteen_of_each_kind() -> None:
    assert {kind: len(label_files(kind)) for kind in KINDS} == {"bbc": 15, "modern": 15, "wire": 15}


@pytest.mark.parametrize("kind", KINDS)
def test_floor_of_kind(kind: str) -> None:
    scores = score(label_files(kind))
    below = {name: (round(scores[name], 4), floor) for name, floor in FLOORS[kind].items() if scores[name] < floor}
    assert not below, f"{kind}: F1 below its floor (reached, floor): {below}; see python -m tests.corpus.article_score --kind {kind} --errors"


def test_names_compare_by_their_words() -> None:
    assert same_name(["Corbett"], ["Corbett Industries Inc"])
    assert not same_name(["Lakeland"], ["Corbett Industries Inc"])
    assert same_name([None], [])


def test_a_quote_the_text_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="occurrence 1"):
        locate("up 5%", {"quote": "5%", "occurrence": 1})
