"""From the private file to the public one: the last checks, the snapshot of what was there, one atomic replace.

Nothing here waits for readers, and no reader ever sees half a load. A killed publication leaves the last good file in place.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines import __version__
from pipelines.extraction.ruleset import ruleset_version
from pipelines.settings import PROJECT_ROOT, Settings
from pipelines.warehouse.contracts import CONTRACTS_DIR, load_contracts
from pipelines.warehouse.database import present_tables
from pipelines.warehouse.store import SQL_DIR, Run, connect_published, last_publication

#: Code of pipelines/ that decides what stands in the warehouse and its report.
_DECIDING = ("batch.py", "ingestion", "extraction", "warehouse", "assets", "report")
_COUNTED = {
    "documents": "core.documents",
    "claims": "core.claims",
    "events": "core.events",
    "table_rows": "staging.table_rows",
    "observations": "core.observations",
    "rejects": "quarantine.rejects",
}


class PublicationBlockedError(RuntimeError):
    """An error-severity table-level check failed: the message lists table, check, what was seen, and the next command."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication made public."""

    path: Path
    run_id: str
    counts: dict[str, int]
    snapshot: Path | None


def _digest_of_files(paths: Iterable[Path], root: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def fingerprint(landing: Iterable[tuple[str, str]], settings: Settings) -> str:
    """A digest of everything that decides the warehouse's content: landing files, rules, SQL, seeds, contracts, code, report settings."""
    digest = hashlib.sha256()
    for path, sha256 in sorted(landing):
        digest.update(f"{path}\0{sha256}\n".encode())
    for root in (*(PROJECT_ROOT / "pipelines" / name for name in _DECIDING), SQL_DIR, CONTRACTS_DIR):
        files = [root] if root.is_file() else [p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
        digest.update(_digest_of_files(files, PROJECT_ROOT).encode())
    digest.update(f"{__version__}|{settings.article_text}|{settings.max_text_mb}|{settings.max_table_mb}".encode())
    return digest.hexdigest()[:16]


def published_fingerprint(settings: Settings) -> str | None:
    """The fingerprint of what is public now; None where nothing is, or it cannot be read."""
    if not settings.published.exists():
        return None
    try:
        with connect_published(settings.published) as db:
            found = last_publication(db)
    except duckdb.Error:
        return None
    return found.fingerprint if found else None


def start_run(db: duckdb.DuckDBPyConnection, run: Run) -> None:
    """Record that a run has begun."""
    db.execute("DELETE FROM meta.runs WHERE run_id = ?", [run.run_id])
    db.execute(
        "INSERT INTO meta.runs (run_id, started_at, status, trigger, ruleset, version) VALUES (?, ?, 'running', ?, ?, ?)",
        [run.run_id, run.now, run.trigger, ruleset_version(), __version__],
    )


def write_catalogue(db: duckdb.DuckDBPyConnection) -> None:
    """meta.tables, meta.columns and meta.sources, from the contracts and what was loaded."""
    for name in ("tables", "columns", "sources"):
        db.execute((SQL_DIR / "meta" / f"{name}.sql").read_text(encoding="utf-8"))
    present = present_tables(db)
    tables, columns = [], []
    for contract in load_contracts().values():
        count = db.execute(f"SELECT count(*) FROM {contract.table}").fetchone()[0] if contract.table in present else 0
        tables.append((contract.table, contract.grain, contract.description, contract.key, contract.group, contract.owner, count))
        for position, (name, column) in enumerate(contract.columns.items(), start=1):
            constraints = column.model_dump(
                include={"enum", "minimum", "maximum", "pattern", "unique"}, exclude_none=True, exclude_defaults=True
            )
            columns.append(
                (
                    contract.table,
                    name,
                    position,
                    column.type,
                    column.unit,
                    column.description,
                    column.required,
                    str(constraints) if constraints else None,
                )
            )
    db.executemany("INSERT INTO meta.tables VALUES (?, ?, ?, ?, ?, ?, ?)", tables)
    db.executemany("INSERT INTO meta.columns VALUES (?, ?, ?, ?, ?, ?, ?, ?)", columns)


def blocking_failures(db: duckdb.DuckDBPyConnection, run: Run) -> list[tuple[str, str, str]]:
    """Table, check and sample of every failed blocking check of this run."""
    return db.execute(
        "SELECT table_name, check_name, coalesce(array_to_string(sample, '; '), '') "
        "FROM meta.checks WHERE run_id = ? AND blocking ORDER BY ALL",
        [run.run_id],
    ).fetchall()


def finish_run(
    db: duckdb.DuckDBPyConnection, run: Run, status: str, finished_at: datetime, digest: str | None = None, message: str | None = None
) -> dict[str, int]:
    """Close the run's row in meta.runs with what the warehouse holds; returns the counts."""
    counts = {name: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for name, table in _COUNTED.items()}
    assignments = ", ".join(f"{name} = ?" for name in counts)
    db.execute(
        f"UPDATE meta.runs SET status = ?, finished_at = ?, fingerprint = ?, message = ?, {assignments} WHERE run_id = ?",
        [status, finished_at, digest, message, *counts.values(), run.run_id],
    )
    return counts


def publish(settings: Settings, run: Run, counts: dict[str, int]) -> Published:
    """Replace the public file by a copy of the private one. The private file must be closed and checkpointed."""
    settings.home.mkdir(parents=True, exist_ok=True)
    for leftover in settings.home.glob(".marketledger.*.tmp"):
        leftover.unlink(missing_ok=True)
    temporary = settings.home / f".marketledger.{run.run_id}.tmp"
    shutil.copyfile(settings.working, temporary)
    with temporary.open("rb+") as handle:
        os.fsync(handle.fileno())
    snapshot = _keep_snapshot(settings)
    os.replace(temporary, settings.published)
    _sync_directory(settings.home)
    return Published(settings.published, run.run_id, counts, snapshot)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep_snapshot(settings: Settings) -> Path | None:
    """Keep the public file that is about to be replaced (a hard link where the file system has them); prune the oldest."""
    if not settings.published.exists():
        return None
    settings.snapshots.mkdir(parents=True, exist_ok=True)
    try:
        with connect_published(settings.published) as db:
            found = last_publication(db)
    except duckdb.Error:
        found = None
    if found:
        name = f"{found.finished_at:%Y%m%dT%H%M%S%f}-{found.run_id[:8]}"
    else:
        name = f"unreadable-{settings.published.stat().st_mtime_ns}"
    snapshot = settings.snapshots / f"{name}.duckdb"
    if not snapshot.exists():
        try:
            os.link(settings.published, snapshot)
        except OSError:
            shutil.copyfile(settings.published, snapshot)
    kept = sorted(settings.snapshots.glob("*.duckdb"))
    for old in kept[: -settings.keep_snapshots]:
        old.unlink(missing_ok=True)
    return snapshot
