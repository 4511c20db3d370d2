"""Frames from ingestion and extraction into the private file's tables: replace, then hold to the contract."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from pipelines.warehouse.contracts import Contract, contract_of
from pipelines.warehouse.database import columns_of, quoted, transaction
from pipelines.warehouse.models import carry_over
from pipelines.warehouse.store import Run
from pipelines.warehouse.validation import CheckResult, enforce


def to_arrow(contract: Contract, rows: pa.Table | pd.DataFrame | Iterable[Mapping[str, Any]]) -> pa.Table:
    """Rows as an Arrow table with the contract's columns and types; columns that are not given are null."""
    if isinstance(rows, pd.DataFrame):
        rows = pa.Table.from_pandas(rows, preserve_index=False)
    if isinstance(rows, pa.Table):
        schema, count = contract.arrow_schema(), rows.num_rows
        columns = [rows.column(f.name).cast(f.type) if f.name in rows.column_names else pa.nulls(count, f.type) for f in schema]
        return pa.Table.from_arrays(columns, schema=schema)
    listed = [asdict(r) if is_dataclass(r) else dict(r) for r in rows]
    return pa.Table.from_pylist(listed, schema=contract.arrow_schema())


def replace_table(db: duckdb.DuckDBPyConnection, table: str, rows, run: Run) -> list[CheckResult]:
    """Replace a table's rows and enforce its contract, in one transaction."""
    contract = contract_of(table)
    data = to_arrow(contract, rows)
    with transaction(db):
        start_table(db, table)
        append_batch(db, table, data)
        return enforce(db, contract, run)


def start_table(db: duckdb.DuckDBPyConnection, table: str) -> None:
    """An empty table by its contract, to be filled batch by batch."""
    contract = contract_of(table)
    db.execute(contract.ddl())
    for comment in contract.comments():
        db.execute(comment)


def append_batch(db: duckdb.DuckDBPyConnection, table: str, batch: pa.Table) -> None:
    """Add one Arrow batch: columns the contract does not have are left out, memory stays that of the batch."""
    columns = quoted(c for c in contract_of(table).columns if c in batch.column_names)
    db.register("incoming", batch)
    db.execute(f"INSERT INTO {table} BY NAME SELECT {columns} FROM incoming")
    db.unregister("incoming")


def ensure_table(db: duckdb.DuckDBPyConnection, table: str) -> None:
    """Make an empty table by its contract where there is none; where its columns have changed, its rows keep what both have."""
    contract = contract_of(table)
    carry_over(db, contract)
    for comment in contract.comments():
        db.execute(comment)


def replace_rejects(db: duckdb.DuckDBPyConnection, tables: Sequence[str], rejects: Iterable, run: Run) -> int:
    """Replace what ingestion refused for the given tables. A reject keeps the time it was first refused. Returns their number."""
    marks = ", ".join("?" for _ in tables)
    scope = f"table_name IN ({marks}) AND reason_code <> 'expectation_failed'"
    known = dict(db.execute(f"SELECT reject_id, recorded_at FROM quarantine.rejects WHERE {scope}", list(tables)).fetchall())
    db.execute(f"DELETE FROM quarantine.rejects WHERE {scope}", list(tables))
    rows = []
    for table, reject in rejects:
        identity = "|".join(str(x) for x in (table, reject.source_path, reject.position, reject.reason_code, reject.reason))
        reject_id = hashlib.md5(identity.encode(), usedforsecurity=False).hexdigest()[:16]
        raw = None if reject.raw is None else str(reject.raw)[:2000]
        rows.append(
            (
                reject_id,
                table,
                reject.source_path,
                reject.position,
                reject.reason_code,
                reject.reason,
                reject.expected,
                reject.remedy,
                raw,
                reject.scope,
                run.run_id,
                known.get(reject_id, run.now),
            )
        )
    if rows:
        columns = columns_of(db, "quarantine.rejects")
        data = pa.Table.from_pylist([dict(zip(columns, r, strict=True)) for r in dict.fromkeys(rows)])
        db.register("rejected", data.cast(pa.schema([(c, pa.timestamp("us") if c == "recorded_at" else pa.string()) for c in columns])))
        db.execute("INSERT INTO quarantine.rejects BY NAME SELECT * FROM rejected")
        db.unregister("rejected")
    return len(rows)
