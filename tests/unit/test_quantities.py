"""Quantities: every line of tests/corpus/quantities.tsv, offsets on any text, and recall on the labelled articles."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

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


def test_enough_cases() -> None:
    assert len(cases()) >= 150


@pytest.mark.parametrize(
    ("text", "currency", "unit", "basis"),
    [
        ("It paid $5m.", None, "USD", "a dollar without a country"),
        ("It paid $5m.", "CAD", "CAD", "given with the article"),
        ("Canada's Canadian mill, in Toronto, Ontario, Canada, paid $5m, or US$4m.", None, "CAD", "the country the article is about"),
        ("It paid A$5m.", "CAD", "AUD", None),
        ("It paid €5m.", "CAD", "EUR", None),
    ],
)
def test_bare_dollar(text: str, currency: str | None, unit: str, basis: str | None) -> None:
    first = find_quantities(text, currency=currency)[0]
    assert (first.unit, first.unit_basis) == (unit, basis)


def test_every_current_currency_is_read_by_code_and_by_name() -> None:
    from pipelines.extraction.quantities.vocabulary import currency_codes

    for code in sorted(currency_codes()):
        (q,) = find_quantities(f"They owe {code} 1.5 million.")
        assert (q.unit, q.value) == (code, 1_500_000), code
    for name, code in {"Swiss francs": "CHF", "Indonesian rupiahs": "IDR", "Latvian lati": "LVL", "Philippine pesos": "PHP", "French francs": "FRF"}.items():
        (q,) = find_quantities(f"They owe 1.5 million {name}.")
        assert (q.unit, q.value) == (code, 1_500_000), name


def test_carried_unit_says_so() -> None:
    second = find_quantities("The target rose to 31.20 euros from 18.4.")[1]
    assert (second.unit, second.unit_basis) == ("EUR", "unit of an earlier number in the sentence")


@pytest.mark.gold
@pytest.mark.skipif(not GOLD.exists(), reason="labelled articles are not here")
def test_labelled_articles() -> None:
    """Every labelled number is found with its exact span, and with its value and unit (sign aside)."""
    total = exact = right = 0
    for path in sorted(GOLD.glob("dev/*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        found = {(q.start, q.end): q for q in find_quantities(text)}
        for claim in gold["claims"]:
            at = -1
            for _ in range(claim.get("occurrence", 0) + 1):
                at = text.find(claim["quote"], at + 1)
            q = found.get((at, at + len(claim["quote"])))
            total += 1
            exact += q is not None
            right += q is not None and q.unit == claim["unit"] and abs(abs(q.value) - abs(claim["value"])) <= 1e-6 * max(1, abs(q.value))
    assert exact / total >= 0.98
    assert right / total >= 0.98
