"""What was reached on the labelled articles is kept: F1 per kind of document and accuracy per field, against floors.yml."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.corpus.gold import GOLD, gold_files, write_warehouse

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))
FIELDS = FLOORS.pop("fields")

pytestmark = [pytest.mark.gold, pytest.mark.skipif(not GOLD.exists(), reason="no labelled articles beside the project")]


def report(tmp_path: Path, kind: str | None) -> dict:
    """The scorer's report for one kind of document, or for all."""
    return scored(tmp_path, gold_files(kind))


def scored(tmp_path: Path, files: list[Path]) -> dict:
    """The scorer's report for some label files."""
    warehouse, out = tmp_path / "gold.duckdb", tmp_path / "report.json"
    write_warehouse(warehouse, files)
    command = [sys.executable, str(GOLD / "score.py"), "--warehouse", str(warehouse), "--json", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)
    return json.loads(out.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_floor_of_kind(kind, tmp_path):
    scores = report(tmp_path, kind)
    below = {name: (scores[name]["f1"], floor) for name, floor in FLOORS[kind].items() if scores[name]["f1"] < floor}
    assert not below, f"{kind}: F1 below its floor (reached, floor): {below}; see python -m tests.corpus.gold --kind {kind} --errors 60"


def test_floor_of_fields(tmp_path):
    reached = report(tmp_path, None)["field_accuracy_of_matched_claims"]
    below = {name: (reached[name], floor) for name, floor in FIELDS.items() if reached[name] < floor}
    assert not below, f"fields below their floor (reached, floor): {below}"
