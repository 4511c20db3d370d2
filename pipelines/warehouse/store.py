"""The writer's private file: begun from the published warehouse, written under one lock, thrown away or published.

Readers never see this file. What makes it public is publication.py.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from pipelines.settings import PROJECT_ROOT, Settings

log = logging.getLogger(__name__)

SQL_DIR = PROJECT_ROOT / "sql"
SCHEMAS = ("staging", "core", "marts", "meta", "quarantine", "seeds", "history")
_OPERATIONAL = ("meta/runs.sql", "meta/checks.sql", "quarantine/rejects.sql")


class WarehouseBusyError(RuntimeError):
    """Another build holds the writer's lock."""


@dataclass(frozen=True, slots=True)
class Run:
    """One build: its id, its clock (UTC, naive, as DuckDB stores it) and what started it."""

    run_id: str
    now: datetime
    trigger: str = "cli"


def utc_now() -> datetime:
    """The clock, read once per run at the edge and passed down from there."""
    return datetime.now(UTC).replace(tzinfo=None)


class Store:
    """The private file of one data folder."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @contextmanager
    def lock(self, timeout_s: float | None = None) -> Iterator[None]:
        """Hold the writer's lock; raises WarehouseBusyError when another build keeps it longer than the timeout."""
        self.settings.build_dir.mkdir(parents=True, exist_ok=True)
        wait = self.settings.lock_timeout_s if timeout_s is None else timeout_s
        lock = FileLock(self.settings.build_dir / "writer.lock")
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            raise WarehouseBusyError(
                f"another build has held {lock.lock_file} for more than {wait:.0f} s: wait for it, or end it, and run again"
            ) from None
        try:
            yield
        finally:
            lock.release()

    def begin(self, run: Run) -> None:
        """Start a build from what is published; what an unpublished build left is dropped, but its run and checks are kept."""
        unpublished = self._operational_rows_of_unpublished_run()
        self.settings.build_dir.mkdir(parents=True, exist_ok=True)
        for stale in (self.settings.working, self.settings.working.with_suffix(".duckdb.wal")):
            stale.unlink(missing_ok=True)
        if self.settings.published.exists():
            shutil.copyfile(self.settings.published, self.settings.working)
        try:
            connection = self._open(run)
        except duckdb.Error as error:
            log.warning("the published warehouse cannot be read (%s): building a new one from the landing folder", error)
            self.settings.working.unlink(missing_ok=True)
            connection = self._open(run)
        with connection:
            for table, rows in unpublished.items():
                if rows is not None and rows.num_rows:
                    connection.register("kept", rows)
                    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM kept WHERE run_id NOT IN (SELECT run_id FROM {table})")
                    connection.unregister("kept")
            # The lock is ours, so a run that still says it is running was killed.
            connection.execute("UPDATE meta.runs SET status = 'killed' WHERE status = 'running'")

    def _operational_rows_of_unpublished_run(self) -> dict:
        """Runs and checks of a build that never was published: they say why, so they outlive it."""
        if not self.settings.working.exists():
            return {}
        try:
            with duckdb.connect(str(self.settings.working), read_only=True) as old:
                return {t: old.sql(f"SELECT * FROM {t}").to_arrow_table() for t in ("meta.runs", "meta.checks")}
        except duckdb.Error as error:
            log.warning("the private file of the last build cannot be read (%s): dropped", error)
            return {}

    def _open(self, run: Run) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(str(self.settings.working))
        connection.execute("SET TimeZone = 'UTC'")
        for schema in SCHEMAS:
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        for name in _OPERATIONAL:
            connection.execute((SQL_DIR / name).read_text(encoding="utf-8"))
        connection.execute("SET VARIABLE now = ?::TIMESTAMP", [run.now])
        connection.execute("SET VARIABLE run_id = ?", [run.run_id])
        return connection

    @contextmanager
    def connect(self, run: Run) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection to the private file; begins a build where there is none."""
        if not self.settings.working.exists():
            self.begin(run)
        connection = self._open(run)
        try:
            yield connection
        finally:
            connection.close()


@dataclass(frozen=True, slots=True)
class Publication:
    """The run that made a file public, and when (UTC, naive)."""

    run_id: str
    finished_at: datetime
    fingerprint: str
    trigger: str


def last_publication(db: duckdb.DuckDBPyConnection) -> Publication | None:
    """The publication a published file comes from; None where it records none."""
    row = db.execute(
        "SELECT run_id, finished_at, fingerprint, trigger FROM meta.runs WHERE status = 'published' ORDER BY finished_at DESC LIMIT 1"
    ).fetchone()
    return Publication(*row) if row else None


def connect_published(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a published file; raises FileNotFoundError naming the remedy."""
    if not path.exists():
        raise FileNotFoundError(f"no published warehouse at {path}: run `marketledger build` first")
    connection = duckdb.connect(str(path), read_only=True)
    connection.execute("SET TimeZone = 'UTC'")
    return connection
