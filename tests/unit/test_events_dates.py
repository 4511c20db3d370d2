"""Single passages of company news get the dates of their events (tests/corpus/events_dates.tsv)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.extraction.model import Article
from pipelines.extraction.pipeline import extract

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "events_dates.tsv"
ROWS = [line.split("\t") for line in CORPUS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("published", "kind", "start", "end", "text"), ROWS)
def test_event_has_its_date(published: str, kind: str, start: str, end: str, text: str) -> None:
    found = extract(Article(text.replace(" | ", "\n\n"), date.fromisoformat(published))).events
    dates = {(str(e.date_start or "-"), str(e.date_end or "-")) for e in found if e.event_type == kind}
    assert (start, end) in dates, [(e.event_type, e.quote, str(e.date_start), e.explanation) for e in found]
