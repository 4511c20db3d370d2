"""Metric, statistic, sign, modality, source and market of marked numbers: the cases of tests/corpus/claims_marked.tsv."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pipelines.extraction.model import CLAIM_MODALITIES, METRICS, STATISTICS, Article, Claim
from pipelines.extraction.pipeline import extract

CASES = Path(__file__).resolve().parents[1] / "corpus" / "claims_marked.tsv"
MARK = re.compile(r"\{([^{}|]{1,60})\|([^{}]{1,160})\}")


def unmarked(line: str) -> tuple[str, list[tuple[int, int, list[str]]]]:
    """The text without its marks, and where each marked number stands with the readings a careful analyst could give it."""
    text, spans, at = "", [], 0
    for m in MARK.finditer(line):
        text += line[at : m.start()]
        spans.append((len(text), len(text) + len(m[1]), m[2].split("|")))
        text, at = text + m[1], m.end()
    return text + line[at:], spans


def wrong(claim: Claim, reading: str) -> list[str]:
    """The fields of a claim that a reading contradicts."""
    found = []
    for word in reading.split():
        name, _, value = word.partition("=")
        value = value.replace("_", " ").casefold()
        if word in METRICS:
            found += [claim.metric] * (claim.metric != word)
        elif word in STATISTICS:
            found += [claim.statistic] * (claim.statistic != word)
        elif word in CLAIM_MODALITIES:
            found += [claim.modality] * (claim.modality != word)
        elif name == "value":
            found += [str(claim.value)] * (claim.value != pytest.approx(float(value)))
        elif name == "high":
            found += [str(claim.value_high)] * (claim.value_high != pytest.approx(float(value)))
        elif name == "unit":
            found += [f"unit {claim.unit}"] * (claim.unit.casefold() != value)
        elif name == "source":
            found += [f"source {claim.attributed_to}"] * ((claim.attributed_to or "none").casefold().find(value) < 0)
        elif name == "market":
            found += [f"market {claim.market_name}"] * ((claim.market_name or "none").casefold().find(value) < 0)
        else:
            raise ValueError(f"no field is called {word!r}")
    return found


def lines() -> list[str]:
    return [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("line", lines(), ids=lambda line: line[:50])
def test_marked_numbers(line: str) -> None:
    text, spans = unmarked(line.replace("\\n", "\n"))
    claims = extract(Article(text=text, published_at=date(2024, 2, 15))).claims
    assert spans
    for start, end, readings in spans:
        here = [c for c in claims if c.span_start < end and start < c.span_end]
        if readings == ["none"]:
            assert not here, f"{text[start:end]!r} is no claim: {here}"
            continue
        assert here, f"{text[start:end]!r} is a claim"
        assert any(not wrong(here[0], r) for r in readings), f"{text[start:end]!r}: {wrong(here[0], readings[0])}, not {readings}; {here[0].explanation}"
