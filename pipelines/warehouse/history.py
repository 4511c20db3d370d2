"""What this ledger knew and when: every version of every row of core and marts (slowly changing dimension, type 2).

history.<schema>_<table> has the table's columns and recorded_from, recorded_to: a row was in the table from the build at recorded_from
until the build at recorded_to, which is null while it still is. Corrections and deletions close rows, nothing is overwritten. Asking for
a past moment is asof.py's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import duckdb

from pipelines.warehouse.contracts import Contract, load_contracts
from pipelines.warehouse.database import columns_of, quoted, transaction

HISTORY_SCHEMAS = ("core", "marts")


@dataclass(frozen=True, slots=True)
class Changes:
    """How many row versions a build opened and closed in one table."""

    opened: int
    closed: int


def history_table(table: str) -> str:
    """history.marts_market_share for marts.market_share."""
    return f"history.{table.replace('.', '_')}"


def recorded_contracts() -> list[Contract]:
    """The tables whose history is kept."""
    return [c for c in load_contracts().values() if c.schema_name in HISTORY_SCHEMAS]


def _ensure(db: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    table = history_table(contract.table)
    present = columns_of(db, table)
    if not present:
        body = ", ".join(f'"{n}" {c.type}' for n, c in contract.columns.items())
        db.execute(f"CREATE TABLE {table} ({body}, recorded_from TIMESTAMP, recorded_to TIMESTAMP)")
        db.execute(
            f"COMMENT ON TABLE {table} IS "
            f"'Every version of every row of {contract.table}: in it from recorded_from until recorded_to (null: still).'"
        )
        return
    for name, column in contract.columns.items():
        if name not in present:
            db.execute(f'ALTER TABLE {table} ADD COLUMN "{name}" {column.type}')


def _digest(db: duckdb.DuckDBPyConnection, relation: str, fingerprint: str) -> tuple:
    return db.execute(f"SELECT count(*), bit_xor(h), bit_xor(g) FROM (SELECT {fingerprint} FROM {relation})").fetchall()[0]


def _record(db: duckdb.DuckDBPyConnection, contract: Contract, now: datetime) -> Changes:
    table = history_table(contract.table)
    _ensure(db, contract)
    names = quoted(contract.columns)
    # Both sides are hashed here and now, so the hash need not be stable; two of them make an accident impossible in practice.
    fingerprint = f"hash(row({names})) AS h, hash(row({names}), 1) AS g"
    still = f"{table} WHERE recorded_to IS NULL"
    if _digest(db, contract.table, fingerprint) == _digest(db, still, fingerprint):
        return Changes(0, 0)
    db.execute(f"CREATE OR REPLACE TEMP TABLE open_rows AS SELECT rowid AS at, {fingerprint} FROM {still}")
    db.execute(f"CREATE OR REPLACE TEMP TABLE present_rows AS SELECT rowid AS at, {fingerprint} FROM {contract.table}")
    closed = db.execute(
        f"UPDATE {table} SET recorded_to = ?::TIMESTAMP "
        "WHERE rowid IN (SELECT o.at FROM open_rows o ANTI JOIN present_rows p ON p.h = o.h AND p.g = o.g)",
        [now],
    ).fetchall()[0][0]
    opened = db.execute(
        f"INSERT INTO {table} BY NAME SELECT {names}, ?::TIMESTAMP AS recorded_from, NULL::TIMESTAMP AS recorded_to FROM {contract.table} "
        "WHERE rowid IN (SELECT p.at FROM present_rows p ANTI JOIN open_rows o ON p.h = o.h AND p.g = o.g)",
        [now],
    ).fetchall()[0][0]
    # a build that is run again at its own moment leaves no versions of no length
    db.execute(f"DELETE FROM {table} WHERE recorded_to <= recorded_from")
    return Changes(opened, closed)


def record_history(db: duckdb.DuckDBPyConnection, now: datetime) -> dict[str, Changes]:
    """Write what this build changed; set up the as-of functions and meta.lineage over it. Returns the changes by table; one transaction."""
    from pipelines.warehouse.asof import install_macros
    from pipelines.warehouse.lineage import install_lineage

    db.execute("CREATE SCHEMA IF NOT EXISTS history")
    changes = {}
    with transaction(db):
        for contract in recorded_contracts():
            if columns_of(db, contract.table) == list(contract.columns):
                changes[contract.table] = _record(db, contract, now)
        for temporary in ("open_rows", "present_rows"):
            db.execute(f"DROP TABLE IF EXISTS temp.{temporary}")
        install_macros(db)
        install_lineage(db)
    return changes
