"""Loading: tables keep their rows when their contract gains or loses a column."""

from __future__ import annotations

import duckdb

from pipelines.warehouse.contracts import contract_of
from pipelines.warehouse.loading import ensure_table


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
