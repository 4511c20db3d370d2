"""The steps of a build, one per stage; the assets call these and nothing else.

Each step reads and writes the private file only, and returns the checks it made by table.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import duckdb

from pipelines import progress
from pipelines.extraction.language import detect_language
from pipelines.ingestion.articles import read_article_file
from pipelines.ingestion.duplicates import merge_duplicates
from pipelines.ingestion.landing import LandingFile, scan, scan_rejects
from pipelines.ingestion.limits import MB, Limits
from pipelines.ingestion.stories import assign_stories
from pipelines.ingestion.tables import open_table
from pipelines.settings import Settings
from pipelines.warehouse.contracts import contract_of
from pipelines.warehouse.database import dicts
from pipelines.warehouse.extracting import extract_new_documents
from pipelines.warehouse.history import record_history
from pipelines.warehouse.loading import append_batch, ensure_table, replace_rejects, replace_table, start_table
from pipelines.warehouse.models import load_seeds, run_model
from pipelines.warehouse.publication import (
    PublicationBlockedError,
    Published,
    blocking_failures,
    fingerprint,
    finish_run,
    publish,
    start_run,
    write_catalogue,
)
from pipelines.warehouse.store import Run, Store, utc_now
from pipelines.warehouse.validation import CheckResult, enforce

log = logging.getLogger(__name__)

Checks = dict[str, list[CheckResult]]
TABLE_KINDS = {
    "measures": "staging.table_rows",
    "events": "staging.table_events",
    "prices": "staging.prices",
    "fx_rates": "staging.fx_rates",
}


def limits_of(settings: Settings) -> Limits:
    """Ingestion's limits from the settings."""
    return Limits(article_bytes=int(settings.max_text_mb * MB), table_bytes=int(settings.max_table_mb * MB))


def scan_landing(store: Store, run: Run) -> Checks:
    """Begin a build and list the landing folder."""
    store.begin(run)
    files = scan(store.settings.landing)
    with store.connect(run) as db:
        start_run(db, run)
        ensure_table(db, "staging.landing_files")
        seen = dict(db.execute("SELECT path || ' ' || sha256, first_seen_at FROM staging.landing_files").fetchall())
        rows = [
            {
                "path": f.path,
                "kind": f.kind,
                "bytes": f.bytes,
                "sha256": f.sha256,
                "companion": f.companion,
                "first_seen_at": seen.get(f"{f.path} {f.sha256}", run.now),
            }
            for f in files
        ]
        checks = replace_table(db, "staging.landing_files", rows, run)
        rejects = [("staging.landing_files", r) for r in scan_rejects(files)]
        replace_rejects(db, ["staging.landing_files"], rejects, run)
        load_seeds(db)
    return {"staging.landing_files": checks}


def _files(db: duckdb.DuckDBPyConnection, settings: Settings, kind: str) -> list[LandingFile]:
    """The files of the last scan, so that every step of a build sees the same folder."""
    listed = {path for (path,) in db.execute("SELECT path FROM staging.landing_files WHERE kind = ?", [kind]).fetchall()}
    return [f for f in scan(settings.landing) if f.path in listed and f.kind == kind]


def load_documents(store: Store, run: Run) -> Checks:
    """Read every article of the landing folder."""
    settings = store.settings
    with store.connect(run) as db:
        files = _files(db, settings, "article")
        rows, rejects = [], []
        for number, file in enumerate(files, start=1):
            read = read_article_file(file, settings.landing, limits_of(settings))
            rows += read.documents
            rejects += [("staging.documents", r) for r in read.rejects]
            progress.report("reading articles", number, len(files))
        checks = replace_table(db, "staging.documents", rows, run)
        replace_rejects(db, ["staging.documents"], rejects, run)
    return {"staging.documents": checks}


def load_tables(store: Store, run: Run) -> Checks:
    """Read every market table of the landing folder into the staging table of its kind."""
    settings = store.settings
    with store.connect(run) as db:
        files = _files(db, settings, "table")
        rejects, checks = [], {}
        for table in TABLE_KINDS.values():
            start_table(db, table)
        for number, file in enumerate(files, start=1):
            stream = open_table(file, settings.landing, limits_of(settings))
            table = TABLE_KINDS.get(stream.kind, "staging.table_rows")
            for batch in stream:
                append_batch(db, table, batch)
            rejects += [(table, r) for r in stream.rejects]
            progress.report("reading tables", number, len(files))
        for table in TABLE_KINDS.values():
            checks[table] = enforce(db, contract_of(table), run)
        replace_rejects(db, list(TABLE_KINDS.values()), rejects, run)
    return checks


def join_documents(store: Store, run: Run) -> Checks:
    """Exact copies become one document, near-copies one story; languages are told."""
    with store.connect(run) as db:
        ensure_table(db, "core.documents")
        known = {
            i: (lang, seen) for i, lang, seen in db.execute("SELECT document_id, language, first_seen_at FROM core.documents").fetchall()
        }
        rows = dicts(db, "SELECT * FROM staging.documents ORDER BY landing_path")
        documents = sorted(merge_duplicates(rows), key=lambda d: d["document_id"])
        stories = assign_stories(documents)
        for document in documents:
            language, first_seen = known.get(document["document_id"], (None, None))
            story_id, duplicate_of = stories[document["document_id"]]
            document |= {
                "language": document["language"] or language or detect_language(document["text"]),
                "first_seen_at": first_seen or run.now,
                "story_id": story_id,
                "duplicate_of": duplicate_of,
            }
        checks = replace_table(db, "core.documents", documents, run)
    return {"core.documents": checks}


def extract_facts(store: Store, run: Run) -> Checks:
    """Claims and events of articles that are new or whose rules changed."""
    with store.connect(run) as db:
        return extract_new_documents(db, store.settings, run, lambda done, total: progress.report("extracting", done, total))


def build_model(store: Store, run: Run, table: str) -> Checks:
    """One SQL model, held to its contract."""
    with store.connect(run) as db:
        run_model(db, table, now=run.now, run_id=run.run_id)
        return {table: enforce(db, contract_of(table), run)}


def publish_warehouse(store: Store, run: Run, now: Callable = utc_now) -> Published:
    """Record history, check that nothing blocks, and make the private file public; raises PublicationBlockedError."""
    with store.connect(run) as db:
        failures = blocking_failures(db, run)
        if failures:
            listed = "\n".join(f"  {table}: {check} ({sample})" for table, check, sample in failures)
            finish_run(db, run, "blocked", now(), message=listed)
            raise PublicationBlockedError(
                f"not published: {len(failures)} table-level check(s) of severity error failed\n{listed}\n"
                "the last published warehouse is untouched; correct the input or the expectation and run `marketledger build` again"
            )
        record_history(db, run.now)
        write_catalogue(db)
        landing = db.execute("SELECT path, sha256 FROM staging.landing_files").fetchall()
        counts = finish_run(db, run, "published", now(), fingerprint(landing, store.settings))
        db.execute("CHECKPOINT")
    return publish(store.settings, run, counts)


def close_run(store: Store, run: Run) -> None:
    """Give a run that did not reach publication its end: blocked where a check stopped it, else unfinished."""
    if not store.settings.working.exists():
        return
    with store.connect(run) as db:
        open_run = db.execute("SELECT count(*) FROM meta.runs WHERE run_id = ? AND status = 'running'", [run.run_id]).fetchone()[0]
        if open_run:
            failures = blocking_failures(db, run)
            message = "; ".join(f"{t}: {c} ({s})" for t, c, s in failures) or None
            finish_run(db, run, "blocked" if failures else "unfinished", utc_now(), message=message)
