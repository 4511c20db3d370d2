"""Runs the phrases of times.tsv: each has its TIMEX3 type and value and its interval, or must not be found, or is a known miss."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from pipelines.extraction.model import FiscalCalendar
from pipelines.extraction.times import find_times

with (Path(__file__).parent / "times.tsv").open(encoding="utf-8", newline="") as source:
    ROWS = list(csv.DictReader(source, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(row: dict[str, str]) -> list[tuple[str, ...]]:
    published = date.fromisoformat(row["published_at"]) if row["published_at"] else None
    fiscal = None
    if row["fiscal_end_month"]:
        fiscal = FiscalCalendar("acme", int(row["fiscal_end_month"].rstrip("w")), row["fiscal_end_month"].endswith("w"))
    return [
        (t.quote, t.type, t.value, *((t.period.start.isoformat(), t.period.end.isoformat(), t.period.grain) if t.period else ("", "", "")))
        for t in find_times(row["text"], published, fiscal=fiscal)
    ]


def wanted(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[c] for c in ("quote", "type", "value", "period_start", "period_end", "grain"))


@pytest.mark.parametrize("row", [r for r in ROWS if not r["known_miss"]], ids=lambda r: f"{r['text'][:60]} {r['published_at']}")
def test_phrase(row: dict[str, str]) -> None:
    assert wanted(row) in read(row)


@pytest.mark.parametrize("row", [r for r in ROWS if r["known_miss"] == "look_alike"], ids=lambda r: r["text"][:60])
def test_look_alike_is_not_found(row: dict[str, str]) -> None:
    assert not [found for found in read(row) if row["quote"].lower() in found[0].lower()]


def test_known_misses_are_still_misses() -> None:
    """A miss that is repaired must lose its mark."""
    repaired = [r["text"] for r in ROWS if r["known_miss"] == "known_miss" and wanted(r) in read(r)]
    assert repaired == []


def test_there_are_two_hundred_phrases() -> None:
    assert len([r for r in ROWS if not r["known_miss"]]) >= 200
