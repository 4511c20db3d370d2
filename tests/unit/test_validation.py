"""Validation: failing rows go to quarantine with their reason, whole-table errors block, both paths agree."""

from __future__ import annotations

from datetime import datetime

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.warehouse import validation
from pipelines.warehouse.contracts import Column, Contract, Expectation, SqlRule
from pipelines.warehouse.store import SCHEMAS, SQL_DIR, Run

RUN = Run("run-1", datetime(2024, 5, 1, 12, 0, 0))
CONTRACT = Contract(
    table="core.shares",
    grain="One row per company.",
    key=["company", "year"],
    group="test",
    source_position="'shares!' || company",
    columns={
        "company": Column(type="VARCHAR", description="Company.", required=True, pattern="^[A-Z]"),
        "year": Column(type="INTEGER", description="Year.", minimum=1990, maximum=2100),
        "kind": Column(type="VARCHAR", description="Kind.", enum=["actual", "forecast"]),
        "share": Column(type="DOUBLE", description="Share.", minimum=0, maximum=100),
    },
    expectations=[
        Expectation(type="expect_table_row_count_to_be_between", kwargs={"min_value": 1}, severity="error", note="Something must be left.")
    ],
    rules=[
        SqlRule(
            name="shares_add_up",
            sql="SELECT year, sum(share) FROM core.shares GROUP BY year HAVING sum(share) > 101",
            severity="error",
            note="Parts within the whole.",
        )
    ],
)


def fresh_db() -> duckdb.DuckDBPyConnection:
    db = duckdb.connect()
    for schema in SCHEMAS:
        db.execute(f"CREATE SCHEMA {schema}")
    for name in ("meta/checks.sql", "quarantine/rejects.sql"):
        db.execute((SQL_DIR / name).read_text())
    db.execute(CONTRACT.ddl())
    return db


def load(rows) -> duckdb.DuckDBPyConnection:
    db = fresh_db()
    if rows:
        db.executemany("INSERT INTO core.shares VALUES (?, ?, ?, ?)", rows)
    return db


def by_name(results):
    return {r.name: r for r in results}


@pytest.mark.parametrize("gx_rows", [200_000, -1], ids=["whole table to GX", "one DuckDB scan"])
def test_failing_rows_go_to_quarantine_and_good_rows_stay(monkeypatch, gx_rows):
    monkeypatch.setattr(validation, "GX_ROWS", gx_rows)
    db = load(
        [
            ("Acme", 2020, "actual", 40.0),
            (None, 2020, "actual", 1.0),
            ("Bolt", 1880, "guess", 20.0),
            ("Acme", 2020, "actual", 41.0),
            ("cord", 2021, "actual", 140.0),
        ]
    )
    results = by_name(validation.enforce(db, CONTRACT, RUN))
    assert db.execute("SELECT company, share FROM core.shares").fetchall() == [("Acme", 40.0)]
    rejects = db.execute("SELECT position, reason, raw FROM quarantine.rejects ORDER BY reason").fetchall()
    assert len(rejects) == 4
    assert {reason for _, reason, _ in rejects} == {
        "failed: company_is_given",
        "failed: company_matches_pattern, share_is_within_bounds",
        "failed: key_is_unique",
        "failed: year_is_within_bounds, kind_is_known_word",
    }
    assert ("shares!Bolt" in {p for p, *_ in rejects}) and any('"share":41.0' in raw for *_, raw in rejects)
    assert not results["company_is_given"].success and not results["company_is_given"].blocking
    assert results["company_is_given"].unexpected == 1
    assert results["shares_add_up"].success
    assert db.execute("SELECT count(*) FROM meta.checks").fetchone()[0] == len(results)


@pytest.mark.parametrize("gx_rows", [200_000, -1], ids=["whole table to GX", "one DuckDB scan"])
def test_a_unique_column_may_be_empty_often(monkeypatch, gx_rows):
    monkeypatch.setattr(validation, "GX_ROWS", gx_rows)
    columns = {
        "company": Column(type="VARCHAR", description="Company.", required=True),
        "code": Column(type="VARCHAR", description="Code.", unique=True),
    }
    contract = Contract(table="core.shares", grain="One row per company.", key=["company"], group="test", columns=columns)
    db = fresh_db()
    db.execute(contract.ddl())
    db.executemany("INSERT INTO core.shares VALUES (?, ?)", [("Acme", None), ("Bolt", None), ("Cord", "c"), ("Dyn", "c")])
    result = by_name(validation.enforce(db, contract, RUN))["code_is_unique"]
    assert (result.success, result.unexpected) == (False, 1)
    assert db.execute("SELECT company FROM core.shares ORDER BY ALL").fetchall() == [("Acme",), ("Bolt",), ("Cord",)]


def test_a_failed_whole_table_rule_blocks():
    db = load([("Acme", 2020, "actual", 70.0), ("Bolt", 2020, "actual", 60.0)])
    results = by_name(validation.enforce(db, CONTRACT, RUN))
    assert results["shares_add_up"].blocking and results["shares_add_up"].sample == ["2020, 130.0"]
    assert db.execute("SELECT check_name FROM meta.checks WHERE blocking").fetchall() == [("shares_add_up",)]


def test_an_empty_table_fails_the_row_count_and_blocks():
    results = by_name(validation.enforce(load([]), CONTRACT, RUN))
    assert results["table_row_count_to_be_between"].blocking


def test_a_corrected_row_leaves_quarantine():
    db = load([("acme", 2020, "actual", 40.0)])
    validation.enforce(db, CONTRACT, RUN)
    assert db.execute("SELECT count(*) FROM quarantine.rejects").fetchone() == (1,)
    db.execute("DELETE FROM core.shares")
    db.execute("INSERT INTO core.shares VALUES ('Acme', 2020, 'actual', 40.0)")
    validation.enforce(db, CONTRACT, RUN)
    assert db.execute("SELECT count(*) FROM quarantine.rejects").fetchone() == (0,)


ROW = st.tuples(
    st.sampled_from([None, "Acme", "acme", "Bolt", ""]),
    st.sampled_from([None, 1880, 1990, 2020, 2100, 2101]),
    st.sampled_from([None, "actual", "forecast", "guess"]),
    st.sampled_from([None, -0.5, 0.0, 50.0, 100.0, 100.5]),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, min_size=1, max_size=12))
def test_both_paths_refuse_the_same_rows(monkeypatch, rows):
    kept, counts = [], []
    for gx_rows in (200_000, -1):
        monkeypatch.setattr(validation, "GX_ROWS", gx_rows)
        db = load(rows)
        results = validation.enforce(db, CONTRACT, RUN)
        kept.append(db.execute("SELECT * FROM core.shares ORDER BY ALL").fetchall())
        counts.append({r.name: (r.success, r.unexpected) for r in results})
    assert kept[0] == kept[1]
    assert counts[0] == counts[1]
