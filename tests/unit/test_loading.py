"""Loading: tables keep their rows when their contract gains or loses a column; copies of an article are joined."""

from __future__ import annotations

from datetime import datetime

import duckdb

from pipelines.settings import Settings
from pipelines.warehouse import steps
from pipelines.warehouse.contracts import contract_of
from pipelines.warehouse.loading import ensure_table
from pipelines.warehouse.store import Run, Store


def test_a_new_column_keeps_the_rows_and_a_dropped_one_goes():
    db = duckdb.connect()
    db.execute("CREATE SCHEMA core")
    db.execute("CREATE TABLE core.markets (market_id VARCHAR, market_name VARCHAR, old_column VARCHAR)")
    db.execute("INSERT INTO core.markets VALUES ('tea', 'Tea', 'x')")
    ensure_table(db, "core.markets")
    found = db.execute("SELECT * FROM core.markets")
    assert [d[0] for d in found.description] == list(contract_of("core.markets").columns)
    assert found.fetchall()[0][:2] == ("tea", "Tea")
    ensure_table(db, "core.markets")
    assert db.execute("SELECT count(*) FROM core.markets").fetchone() == (1,)


def test_a_missing_table_is_made_empty():
    db = duckdb.connect()
    db.execute("CREATE SCHEMA core")
    ensure_table(db, "core.markets")
    assert db.execute("SELECT count(*) FROM core.markets").fetchone() == (0,)
    assert db.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'markets'").fetchone()[0].startswith("One row per")


def test_copies_in_several_files_are_one_document_with_what_any_of_them_knows(tmp_path):
    store, run = Store(Settings(home=tmp_path)), Run("r1", datetime(2024, 5, 1))
    articles = store.settings.landing / "articles"
    articles.mkdir(parents=True)
    text = "Acme's share of the widget market rose to 23% in 2023 from 20% a year earlier, Globex said.\n"
    (articles / "a.txt").write_text(text, encoding="utf-8")
    (articles / "b.txt").write_text(text, encoding="utf-8")
    (articles / "b.meta.yml").write_text("published_at: 2024-02-01\nsource_name: Example Wire\n", encoding="utf-8")
    for step in (steps.scan_landing, steps.load_documents, steps.join_documents):
        step(store, run)
    with store.connect(run) as db:
        found = db.execute("SELECT landing_path, copies, published_at, published_at_basis, source_name FROM core.documents").fetchall()
    assert found == [("articles/a.txt", 2, datetime(2024, 2, 1), "metadata", "Example Wire")]
