"""Market tables at size: loading beside DuckDB's own COPY and insert, validation beside the same checks written by hand.

    python -m tests.benchmarks.bench_tables [--rows 10000000] [--json]

Both sides read the same file in the same run, each in its own process, with the same memory limit. Loading is from the landing file to
the typed staging table with positions; DuckDB's side is COPY into a raw table of its columns and one insert into the typed table.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.ingestion.landing import LandingFile
from pipelines.ingestion.tables import open_table
from pipelines.warehouse.contracts import contract_of
from pipelines.warehouse.loading import append_batch, start_table
from pipelines.warehouse.store import SCHEMAS, SQL_DIR, Run
from pipelines.warehouse.validation import enforce

RUN = Run("bench", datetime(2024, 1, 1))
TABLE = "staging.table_rows"
DESCRIPTOR = """
name: shares
schema:
  fields:
    - {name: market, type: string}
    - {name: company, type: string}
    - {name: period, type: string}
    - {name: metric, type: string}
    - {name: value, type: number}
    - {name: source, type: string}
marketledger:
  kind: measures
  shape: long
  columns: {market: market, entity: company, period: period, metric: metric, value: value, publisher: source, source: source}
  metrics:
    market_share_pct: {metric: market_share, unit: percent}
    revenue_usd_m: {metric: revenue, unit: USD, scale: 1000000}
"""


def write_file(folder: Path, rows: int) -> LandingFile:
    """A long CSV of shares and revenues: 200 markets, 500 companies, quarters."""
    (folder / "tables").mkdir(parents=True)
    path = folder / "tables" / "shares.csv"
    duckdb.sql(
        f"""COPY (
          SELECT 'Market ' || (i % 200) AS market, 'Company ' || (i % 500) AS company, (1980 + (i // 400) % 45) || '-Q' || (1 + (i // 100) % 4) AS period,
                 CASE WHEN i % 2 = 0 THEN 'market_share_pct' ELSE 'revenue_usd_m' END AS metric,
                 CASE WHEN i % 2 = 0 THEN round((i * 7919 % 10000) / 100.0, 2) ELSE round((i * 104729 % 1000000) / 10.0, 1) END AS value,
                 'House ' || (i % 7) AS source
          FROM range({rows}) t(i)) TO '{path}' (HEADER, DELIMITER ',')"""
    )
    (folder / "tables" / "shares.table.yml").write_text(DESCRIPTOR, encoding="utf-8")
    return LandingFile("tables/shares.csv", "table", path.stat().st_size, "0" * 64, "tables/shares.table.yml")


def _database(path: Path) -> duckdb.DuckDBPyConnection:
    db = duckdb.connect(str(path))
    for schema in SCHEMAS:
        db.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    for name in ("meta/checks.sql", "quarantine/rejects.sql"):
        db.execute((SQL_DIR / name).read_text(encoding="utf-8"))
    return db


def load_ours(folder: Path, file: LandingFile) -> dict:
    """Landing file to staging table, as a build does it."""
    with _database(folder / "ours.duckdb") as db:
        start = time.perf_counter()
        start_table(db, TABLE)
        stream = open_table(file, folder)
        for batch in stream:
            append_batch(db, TABLE, batch)
        db.execute("CHECKPOINT")
        seconds = time.perf_counter() - start
        assert not stream.rejects, stream.rejects[:3]
        return {"seconds": seconds, "rows": db.execute(f"SELECT count(*) FROM {TABLE}").fetchone()[0]}


def load_duckdb(folder: Path, file: LandingFile) -> dict:
    """DuckDB alone: COPY into a raw table, one insert into the same typed table."""
    with _database(folder / "duckdb.duckdb") as db:
        start = time.perf_counter()
        db.execute(contract_of(TABLE).ddl())
        db.execute("CREATE TABLE raw (market VARCHAR, company VARCHAR, period VARCHAR, metric VARCHAR, value DOUBLE, source VARCHAR)")
        db.execute(f"COPY raw FROM '{folder / file.path}' (HEADER)")
        db.execute(
            f"""
            INSERT INTO {TABLE} BY NAME
            SELECT 'shares' AS table_name, rowid + 2 AS row_number, 'E' || (rowid + 2) AS cell_ref, company AS entity_label, market AS market_label,
                   CASE metric WHEN 'market_share_pct' THEN 'market_share' ELSE 'revenue' END AS metric, 'level' AS statistic,
                   CASE metric WHEN 'market_share_pct' THEN 'percent' ELSE 'USD' END AS unit,
                   CASE metric WHEN 'market_share_pct' THEN value ELSE value * 1e6 END AS value, value::VARCHAR AS value_text, period AS period_label,
                   make_date(left(period, 4)::INTEGER, (right(period, 1)::INTEGER - 1) * 3 + 1, 1) AS period_start,
                   last_day(make_date(left(period, 4)::INTEGER, right(period, 1)::INTEGER * 3, 1)) AS period_end, 'quarter' AS period_grain,
                   false AS is_total, false AS is_others, false AS restated, 'actual' AS modality, source AS publisher, source
            FROM raw
            """
        )
        db.execute("CHECKPOINT")
        return {"seconds": time.perf_counter() - start, "rows": db.execute(f"SELECT count(*) FROM {TABLE}").fetchone()[0]}


def validate_ours(folder: Path, _: LandingFile) -> dict:
    """The contract's checks on the loaded table."""
    import great_expectations  # noqa: F401  its import is not what is measured

    with _database(folder / "ours.duckdb") as db:
        start = time.perf_counter()
        results = enforce(db, contract_of(TABLE), RUN)
        seconds = time.perf_counter() - start
        return {"seconds": seconds, "rows": results[0].evaluated, "checks": len(results), "failed": sum(not r.success for r in results)}


def validate_by_hand(folder: Path, _: LandingFile) -> dict:
    """The same checks as one DuckDB scan, the key's uniqueness among them, written out."""
    contract = contract_of(TABLE)
    conditions = []
    for name, column in contract.columns.items():
        if column.required:
            conditions.append(f"{name} IS NULL")
        if column.enum:
            conditions.append(f"{name} NOT IN ({', '.join(repr(v) for v in column.enum)})")
        if column.minimum is not None:
            conditions.append(f"{name} < {column.minimum}")
    conditions.append("period_end < period_start")
    with _database(folder / "ours.duckdb") as db:
        start = time.perf_counter()
        row = db.execute(f"SELECT count(*), {', '.join(f'count(*) FILTER (WHERE {c})' for c in conditions)} FROM {TABLE}").fetchone()
        distinct = db.execute(f"SELECT count(*) FROM (SELECT DISTINCT {', '.join(contract.key)} FROM {TABLE})").fetchone()[0]
        return {"seconds": time.perf_counter() - start, "rows": row[0], "checks": len(conditions) + 1, "failed": sum(map(bool, row[1:])) + (distinct != row[0])}


def _in_process(function: Callable, folder: Path, file: LandingFile, queue) -> None:
    outcome = function(folder, file)
    outcome["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    queue.put(outcome)


def measure(function: Callable, folder: Path, file: LandingFile) -> dict:
    """One side in its own process, so that its peak memory is its own."""
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=_in_process, args=(function, folder, file, queue))
    process.start()
    outcome = queue.get()
    process.join()
    return outcome


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        file = write_file(folder, args.rows)
        found = {f.__name__: measure(f, folder, file) for f in (load_duckdb, load_ours, validate_by_hand, validate_ours)}
    found["load_ratio"] = found["load_ours"]["seconds"] / found["load_duckdb"]["seconds"]
    found["validation_ratio"] = found["validate_ours"]["seconds"] / found["validate_by_hand"]["seconds"]
    if args.json:
        print(json.dumps(found, indent=1))
        return
    print(f"{args.rows:,} table rows, {file.bytes / 1e6:.0f} MB")
    for name in ("load_duckdb", "load_ours", "validate_by_hand", "validate_ours"):
        side = found[name]
        print(f"  {name:<18} {side['seconds']:7.2f} s  {side['rows'] / side['seconds'] / 1e6:6.2f} M rows/s  peak {side['peak_mb']:6.0f} MB")
    print(f"  load: {found['load_ratio']:.2f} times DuckDB's own (wanted: 1.5); validation: {found['validation_ratio']:.2f} times the scan by hand (wanted: 2)")


if __name__ == "__main__":
    main()
