"""The later sets of labelled articles: their labels are sound, and what extraction reaches on them is kept (article_sets.yml)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from pipelines.extraction.model import CLAIM_MODALITIES, EVENT_MODALITIES, EVENT_TYPES, METRICS, QUALIFIERS, STATISTICS
from tests.corpus.gold import GOLD
from tests.corpus.test_gold_floors import scored

HERE = Path(__file__).parent
FLOORS = yaml.safe_load((HERE / "article_sets.yml").read_text(encoding="utf-8"))
LABELS = sorted(f for name in FLOORS for f in (HERE / name).glob("*/*.json"))


def found(text: str, label: dict) -> bool:
    """Whether the text holds the label's quote as often as its occurrence says."""
    return text.count(label["quote"]) > label.get("occurrence", 0)


@pytest.mark.parametrize("file", LABELS, ids=lambda f: f.stem)
def test_labels_are_sound(file: Path) -> None:
    gold, text = json.loads(file.read_text(encoding="utf-8")), file.with_suffix(".txt").read_text(encoding="utf-8")
    assert gold["doc_id"] == file.stem
    for claim in gold["claims"]:
        assert found(text, claim), claim
        assert claim["statistic"] in STATISTICS and claim["metric"] in METRICS, claim
        assert claim.get("qualifier", "exact") in QUALIFIERS and claim["modality"] in CLAIM_MODALITIES, claim
        assert claim["period"] is None or claim["period"][0] <= claim["period"][1], claim
    for event in gold["events"]:
        assert found(text, event) and event["type"] in EVENT_TYPES and event["modality"] in EVENT_MODALITIES, event
        assert event["date"] is None or event["date"][0] <= event["date"][1], event


@pytest.mark.gold
@pytest.mark.skipif(not GOLD.exists(), reason="the labels' scorer is not beside the project")
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_floor_of_set(name: str, tmp_path: Path) -> None:
    scores = scored(tmp_path, sorted((HERE / name).glob("*/*.json")))
    below = {measure: (scores[measure]["f1"], floor) for measure, floor in FLOORS[name].items() if scores[measure]["f1"] < floor}
    assert not below, f"{name}: F1 below its floor (reached, floor): {below}"
