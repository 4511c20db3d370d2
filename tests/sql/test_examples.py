"""sql/examples: every analyst question runs on the bundled tables, has an answer, and gives it in the same order each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.warehouse.history import record_history
from tests.sql.conftest import LANDING
from tests.sql.ledger import Ledger, load_landing_tables

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "sql" / "examples").glob("*.sql"))
#: Needs articles: the bundled tables hold no forecast.
WITHOUT_ARTICLES = {"10_forecasts_and_how_they_came_out"}


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    built = Ledger()
    load_landing_tables(built, LANDING)
    built.build()
    record_history(built.db, built.now)
    return built


def test_there_are_a_dozen():
    assert len(EXAMPLES) >= 12


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_the_question_is_asked_and_answered(ledger, path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- ")
    assert "order by" in text.lower()
    first = ledger.query(text)
    assert first or path.stem in WITHOUT_ARTICLES
    assert sorted(map(repr, ledger.query(text))) == sorted(map(repr, first))


def test_answers_that_are_known(ledger):
    def answer(number: str) -> list[tuple]:
        return ledger.query(next(p for p in EXAMPLES if p.stem.startswith(number)).read_text(encoding="utf-8"))

    assert any(row[2:5] == (2021, 27.4, "USD") for row in [(r[0], r[1], r[2], r[3], r[4]) for r in answer("02")])
    assert ("Canalys", "China cloud infrastructure services", "market_size") in {row[:3] for row in answer("06")}
    assert answer("09")[0][0].isoformat() == "2021-04-10"
    drops = answer("08")
    assert drops and all(row[4] < 0 for row in drops)
