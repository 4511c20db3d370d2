"""The period of numbers through the whole of extraction: the cases of tests/corpus/period_cases.tsv."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.extraction.model import Article
from pipelines.extraction.pipeline import extract

CASES = Path(__file__).resolve().parents[1] / "corpus" / "period_cases.tsv"


def cases() -> list[tuple[str, str, str, str]]:
    """Day of publication, text, quote and period of every number of the file."""
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            published, text, *numbers = line.split("\t")
            found += [(published, text.replace(" ¶ ", "\n\n"), *number.rsplit("=", 1)) for number in numbers]
    return found


def told(published: str, text: str, quote: str) -> str:
    """The period of a number as the file writes it."""
    claim = next(c for c in extract(Article(text=text, published_at=date.fromisoformat(published))).claims if c.quote == quote)
    if claim.period_start is None:
        return "null"
    return str(claim.period_start) if claim.period_start == claim.period_end else f"{claim.period_start}..{claim.period_end}"


@pytest.mark.parametrize(("published", "text", "quote", "period"), cases(), ids=lambda value: value[:40])
def test_period_of_a_number(published: str, text: str, quote: str, period: str) -> None:
    assert told(published, text, quote) == period
