"""What is extracted when: once per content, rules and names; what left goes, what is known keeps the time it was first seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import duckdb
import pytest

from pipelines.batch import BatchResult
from pipelines.settings import Settings
from pipelines.warehouse import extracting
from pipelines.warehouse.contracts import contract_of
from pipelines.warehouse.extracting import extract_new_documents, load_registry
from pipelines.warehouse.loading import to_arrow
from pipelines.warehouse.store import SCHEMAS, SQL_DIR, Run

FIRST, SECOND = Run("r1", datetime(2026, 1, 1)), Run("r2", datetime(2026, 1, 2))


def document(document_id: str, text: str, **more: Any) -> dict[str, Any]:
    row = {
        "document_id": document_id, "landing_path": f"articles/{document_id}.txt", "text": text, "content_sha256": "0" * 64, "language": "en",
        "published_at": datetime(2024, 2, 1), "published_at_basis": "metadata", "published_at_grain": "day", "first_seen_at": FIRST.now,
        "body_start": 0, "body_end": len(text), "story_id": document_id, "copies": 1,
    }  # fmt: skip
    return row | more


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for schema in SCHEMAS:
            connection.execute(f"CREATE SCHEMA {schema}")
        for name in ("meta/checks.sql", "quarantine/rejects.sql"):
            connection.execute((SQL_DIR / name).read_text(encoding="utf-8"))
        yield connection


@pytest.fixture
def asked(monkeypatch) -> list[list[str]]:
    """The ids of the documents that each run extracts; the real extraction is left to do it."""
    seen: list[list[str]] = []
    real = extracting.extract_batch

    def noted(documents, registry, **more) -> Iterator[BatchResult]:
        seen.append([d["document_id"] for d in documents])
        yield from real(documents, registry, **more)

    monkeypatch.setattr(extracting, "extract_batch", noted)
    return seen


def run(db: duckdb.DuckDBPyConnection, documents: list[dict[str, Any]], at: Run) -> None:
    contract = contract_of("core.documents")
    db.execute(contract.ddl())
    db.register("given", to_arrow(contract, documents))
    db.execute("INSERT INTO core.documents BY NAME SELECT * FROM given")
    db.unregister("given")
    checks = extract_new_documents(db, Settings(), at)
    assert all(c.success for found in checks.values() for c in found)


A = document("a" * 16, "Acme held 12% of the tablet market in 2023.")
B = document("b" * 16, "Bolt was fined $4 million in March 2022.")


def test_nothing_is_extracted_twice(db, asked):
    run(db, [A, B], FIRST)
    claims = db.execute("FROM core.claims ORDER BY claim_id").fetchall()
    run(db, [A, B], SECOND)
    assert asked == [["a" * 16, "b" * 16], []]
    assert claims and db.execute("FROM core.claims ORDER BY claim_id").fetchall() == claims


def test_another_date_of_publication_extracts_again_and_keeps_when_a_claim_was_known(db, asked):
    run(db, [A, B], FIRST)
    run(db, [A | {"published_at": datetime(2024, 3, 1)}, B], SECOND)
    assert asked[1] == ["a" * 16]
    assert db.execute("SELECT DISTINCT recorded_at FROM core.claims").fetchall() == [(FIRST.now,)]
    assert db.execute("SELECT extracted_at FROM staging.extractions ORDER BY document_id").fetchall() == [(SECOND.now,), (FIRST.now,)]


def test_what_left_takes_its_facts_along(db, asked):
    run(db, [A, B], FIRST)
    run(db, [B], SECOND)
    for table in ("core.claims", "core.events", "staging.extractions"):
        assert db.execute(f"SELECT count(*) FROM {table} WHERE document_id = ?", ["a" * 16]).fetchall() == [(0,)], table
    assert asked[1] == []


def test_other_names_extract_everything_again(db, asked, monkeypatch):
    run(db, [A, B], FIRST)
    registry = load_registry()
    monkeypatch.setattr(extracting, "load_registry", lambda: type(registry)(registry.aliases[:-1], registry.fiscal_calendars))
    run(db, [A, B], SECOND)
    assert asked[1] == ["a" * 16, "b" * 16]


def test_an_article_that_cannot_be_read_is_a_row_and_not_the_end(db, monkeypatch):
    def broken(documents, registry, **_more) -> Iterator[BatchResult]:
        status = {"status": "error", "error": "ValueError: no", "language": None, "quantities": 0, "claims": 0, "events": 0}
        yield BatchResult([], [], [status | {"document_id": d["document_id"]} for d in documents])

    monkeypatch.setattr(extracting, "extract_batch", broken)
    run(db, [A], FIRST)
    assert db.execute("SELECT status, error FROM staging.extractions").fetchall() == [("error", "ValueError: no")]


def test_the_registry_holds_every_name_with_its_entity():
    registry = load_registry()
    named = {alias.alias: alias.entity_id for alias in registry.aliases}
    assert named["Aliyun"] == named["Alibaba Cloud"] == "alibaba-cloud"
    assert all(1 <= calendar.end_month <= 12 for calendar in registry.fiscal_calendars)
