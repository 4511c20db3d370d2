"""Quantities: every line of tests/corpus/quantities.tsv, offsets on any text, and recall on the labelled articles."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extraction.quantities import find_quantities

CASES = Path(__file__).parents[1] / "corpus" / "quantities.tsv"
GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
NUMBER = r"-?\d+(?:\.\d+)?(?:e\d+)?"
FOUND = re.compile(
    rf"(?P<quote>.+?) => (?P<low>{NUMBER})(?:\.\.(?P<high>{NUMBER}))? (?P<unit>[A-Za-z_ ]+?)(?: (?P<qualifier>approx|more_than|less_than|range))?(?: /(?P<noun>\w+))?"
)


def cases() -> list[tuple[str, str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [tuple(line.split("\t")) for line in lines[1:]]  # type: ignore[misc]


def expected(found: str) -> list[tuple]:
    if found == "-":
        return []
    wanted = []
    for part in found.split(" ; "):
        m = FOUND.fullmatch(part)
        assert m, f"cannot read {part!r}"
        high = None if m["high"] is None else float(m["high"])
        wanted.append((m["quote"], float(m["low"]), high, m["unit"], m["qualifier"] or "exact", m["noun"]))
    return wanted


@pytest.mark.parametrize(("group", "text", "found"), [pytest.param(*case, id=f"{case[0]}-{i}") for i, case in enumerate(cases())])
def test_corpus(group: str, text: str, found: str) -> None:
    got = [(q.quote, q.value, q.value_high, q.unit, q.qualifier, q.noun) for q in find_quantities(text)]
    want = expected(found)
    if group.startswith("?"):
        pytest.xfail("a known miss")
    assert [g[:5] for g in got] == [w[:5] for w in want]
    assert [g[5] for g, w in zip(got, want, strict=True) if w[5]] == [w[5] for w in want if w[5]]
