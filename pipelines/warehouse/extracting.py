"""Which articles must be extracted, and where the results go: keyed by content, rules and registry, so that nothing is done twice."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable

import duckdb
import pyarrow as pa

from pipelines.batch import extract_batch
from pipelines.extraction.model import Alias, FiscalCalendar, Registry
from pipelines.extraction.ruleset import ruleset_version
from pipelines.settings import Settings
from pipelines.warehouse.contracts import contract_of
from pipelines.warehouse.database import dicts, transaction
from pipelines.warehouse.loading import ensure_table
from pipelines.warehouse.store import SQL_DIR, Run
from pipelines.warehouse.validation import CheckResult, enforce

#: Merged in this order: what was extracted in this run is told by staging.extractions, which therefore comes last.
TABLES = ("core.claims", "core.events", "staging.extractions")
#: Documents whose stored digest is not the wanted one: to be extracted in this run.
_PENDING = "SELECT w.document_id FROM wanted w ANTI JOIN staging.extractions e ON e.document_id = w.document_id AND e.input_digest = w.input_digest"


def _seed(name: str) -> list[dict[str, str]]:
    path = SQL_DIR / "seeds" / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def load_registry() -> Registry:
    """The names and fiscal calendars of sql/seeds, as extraction takes them."""
    entities = {e["entity_id"]: e for e in _seed("entities")}
    aliases = {(e["entity_name"], e["entity_id"]) for e in entities.values()}
    aliases |= {(a["alias"], a["entity_id"]) for a in _seed("entity_aliases") if a["entity_id"] in entities}
    calendars = [
        FiscalCalendar(e["entity_id"], int(e["fiscal_year_end_month"]), weeks=bool(e["fiscal_year_weeks"])) for e in entities.values() if e.get("fiscal_year_end_month")
    ]
    return Registry(
        aliases=tuple(Alias(alias, i, entities[i]["entity_name"], entities[i]["kind"]) for alias, i in sorted(aliases) if alias),
        fiscal_calendars=tuple(calendars),
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def extract_new_documents(
    db: duckdb.DuckDBPyConnection, settings: Settings, run: Run, progress: Callable[[int, int], None] | None = None
) -> dict[str, list[CheckResult]]:
    """Extract what is new or changed, drop what left, keep the rest; returns the checks of the three tables."""
    registry = load_registry()
    columns = repr([list(contract_of(t).columns) for t in TABLES])
    version = f"{ruleset_version()}-{_digest(repr(registry) + columns)[:6]}"
    for table in TABLES:
        ensure_table(db, table)
    db.execute(
        """
        CREATE OR REPLACE TEMP TABLE wanted AS
        SELECT
            document_id,
            md5(concat_ws('|', content_sha256, published_at, published_at_grain, title, source_name, body_start, body_end, ?)) AS input_digest
        FROM core.documents
        """,
        [version],
    )
    documents = dicts(
        db,
        f"""
        SELECT
            d.document_id, d.text, d.published_at::DATE AS published_at, d.published_at_grain, d.title, d.source_name,
            d.body_start, d.body_end, w.input_digest
        FROM core.documents d JOIN wanted w USING (document_id)
        WHERE d.document_id IN ({_PENDING})
        ORDER BY d.document_id
        """,
    )
    digests = {d["document_id"]: d["input_digest"] for d in documents}
    results = {table: [] for table in TABLES}
    for result in extract_batch(
        documents, registry, in_process_up_to=settings.extract_batch, scheduler=settings.dask_scheduler, progress=progress
    ):
        results["core.claims"] += result.claims
        results["core.events"] += result.events
        results["staging.extractions"] += result.extractions
    for row in results["staging.extractions"]:
        row |= {"input_digest": digests[row["document_id"]], "extracted_at": run.now}
    return {table: _merge(db, table, rows, version, run) for table, rows in results.items()}


def _merge(db: duckdb.DuckDBPyConnection, table: str, rows: list[dict], version: str, run: Run) -> list[CheckResult]:
    """Rows of extracted documents replace theirs, rows of documents that left go, what was known before keeps its recorded_at."""
    contract = contract_of(table)
    for row in rows:
        row["ruleset"] = version
        if "recorded_at" in contract.columns:
            row["recorded_at"] = run.now
    data = pa.Table.from_pylist([{c: row.get(c) for c in contract.columns} for row in rows], schema=contract.arrow_schema())
    key = contract.key[0]
    db.register("incoming", data)
    try:
        with transaction(db):
            db.execute(f"CREATE OR REPLACE TEMP TABLE known AS SELECT * FROM {table}")
            db.execute(f"DELETE FROM {table} WHERE document_id NOT IN (SELECT document_id FROM wanted) OR document_id IN ({_PENDING})")
            if "recorded_at" in contract.columns:
                db.execute(
                    f"INSERT INTO {table} BY NAME SELECT i.* REPLACE (coalesce(k.recorded_at, i.recorded_at) AS recorded_at) "
                    f"FROM incoming i LEFT JOIN known k USING ({key})"
                )
            else:
                db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            for comment in contract.comments():
                db.execute(comment)
            return enforce(db, contract, run)
    finally:
        db.unregister("incoming")
