"""The private file and its publication: atomic for readers, safe when killed, one writer at a time."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from datetime import datetime, timedelta

import duckdb
import pytest

from pipelines.settings import Settings
from pipelines.warehouse import publication
from pipelines.warehouse.store import Run, Store, WarehouseBusyError, connect_published

T0 = datetime(2024, 5, 1, 12, 0, 0)


def settings_for(tmp_path, **more) -> Settings:
    return Settings(home=tmp_path, **more)


def build(store: Store, run: Run, value: int) -> None:
    """A build that writes one table."""
    store.begin(run)
    with store.connect(run) as db:
        publication.start_run(db, run)
        db.execute("CREATE OR REPLACE TABLE marts.numbers AS SELECT ?::INTEGER AS n FROM range(1000)", [value])
        for table in ("core.documents", "core.claims", "core.events", "staging.table_rows", "core.observations"):
            db.execute(f"CREATE TABLE IF NOT EXISTS {table} (id INTEGER)")
        counts = publication.finish_run(db, run, "published", run.now, f"print-{value}")
        db.execute("CHECKPOINT")
    publication.publish(store.settings, run, counts)


def numbers(path) -> set[int]:
    with duckdb.connect(str(path), read_only=True) as db:
        return {n for (n,) in db.execute("SELECT DISTINCT n FROM marts.numbers").fetchall()}


def test_publication_replaces_and_keeps_the_one_before(tmp_path):
    settings = settings_for(tmp_path, keep_snapshots=2)
    store = Store(settings)
    for i in range(5):
        build(store, Run(f"run-{i}", T0 + timedelta(hours=i)), i)
    assert numbers(settings.published) == {4}
    assert publication.published_fingerprint(settings) == "print-4"
    kept = sorted(settings.snapshots.glob("*.duckdb"))
    assert [numbers(p) for p in kept] == [{2}, {3}]
    with connect_published(settings.published) as db:
        assert db.execute("SELECT count(*) FROM meta.runs").fetchone() == (5,)


def test_an_unpublished_build_changes_nothing_public_and_its_run_is_remembered(tmp_path):
    settings = settings_for(tmp_path)
    store = Store(settings)
    build(store, Run("good", T0), 1)
    bad = Run("bad", T0 + timedelta(hours=1))
    store.begin(bad)
    with store.connect(bad) as db:
        publication.start_run(db, bad)
        db.execute("CREATE OR REPLACE TABLE marts.numbers AS SELECT 13 AS n")
        db.execute(
            "INSERT INTO meta.checks (run_id, table_name, check_name, success, blocking) VALUES ('bad', 'marts.numbers', 'no_thirteen', false, true)"
        )
    assert numbers(settings.published) == {1}
    later = Run("later", T0 + timedelta(hours=2))
    build(store, later, 2)
    with connect_published(settings.published) as db:
        assert db.execute("SELECT status FROM meta.runs WHERE run_id = 'bad'").fetchone() == ("killed",)
        assert db.execute("SELECT check_name FROM meta.checks WHERE blocking").fetchall() == [("no_thirteen",)]
        assert db.execute("SELECT DISTINCT n FROM marts.numbers").fetchall() == [(2,)]


def test_a_damaged_public_file_is_rebuilt_not_fatal(tmp_path):
    settings = settings_for(tmp_path)
    store = Store(settings)
    build(store, Run("one", T0), 1)
    settings.published.write_bytes(b"not a database" * 1000)
    build(store, Run("two", T0 + timedelta(hours=1)), 2)
    assert numbers(settings.published) == {2}


def test_leftovers_of_a_killed_publication_are_removed(tmp_path):
    settings = settings_for(tmp_path)
    leftover = tmp_path / ".marketledger.dead.tmp"
    leftover.write_bytes(b"half a copy")
    build(Store(settings), Run("one", T0), 1)
    assert not leftover.exists()


def test_the_second_writer_waits_and_then_says_who_is_busy(tmp_path):
    store = Store(settings_for(tmp_path, lock_timeout_s=0.2))
    errors = []

    def second() -> None:
        try:
            with store.lock():
                pass
        except WarehouseBusyError as error:
            errors.append(str(error))

    with store.lock():
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert errors and "run again" in errors[0]
    with store.lock():
        pass


def _read_until(path, stop, found) -> None:
    seen, errors, reads = set(), [], 0
    while not stop.is_set():
        try:
            with duckdb.connect(str(path), read_only=True) as db:
                rows = db.execute("SELECT count(*), min(n), max(n) FROM marts.numbers").fetchone()
            reads += 1
            if rows[0] != 1000 or rows[1] != rows[2]:
                errors.append(f"half a load: {rows}")
            seen.add(rows[1])
        except Exception as error:
            errors.append(repr(error))
    found.put((reads, seen, errors))


@pytest.mark.slow
def test_a_reader_in_its_own_process_never_sees_an_error_or_half_a_load(tmp_path):
    settings = settings_for(tmp_path)
    store = Store(settings)
    build(store, Run("run-0", T0), 0)
    context = multiprocessing.get_context("spawn")
    stop, found = context.Event(), context.Queue()
    reader = context.Process(target=_read_until, args=(settings.published, stop, found))
    reader.start()
    for i in range(1, 15):
        build(store, Run(f"run-{i}", T0 + timedelta(minutes=i)), i)
        time.sleep(0.1)
    stop.set()
    reads, seen, errors = found.get(timeout=60)
    reader.join()
    assert errors == []
    assert reads > 5 and len(seen) >= 2, (reads, seen)


def _build_and_die(home, step) -> None:
    """Publish, but die at a given step as a killed process would: no clean-up runs."""
    settings = Settings(home=home)
    store = Store(settings)

    def die(*args, **kwargs):
        os._exit(9)

    if step == "copy":
        publication.shutil.copyfile = die
    else:
        publication.os.replace = die
    build(store, Run(f"dying-{step}", T0 + timedelta(hours=5)), 99)


@pytest.mark.slow
@pytest.mark.parametrize("step", ["copy", "replace"])
def test_a_killed_publication_leaves_the_last_good_file(tmp_path, step):
    settings = settings_for(tmp_path)
    store = Store(settings)
    build(store, Run("good", T0), 1)
    process = multiprocessing.get_context("spawn").Process(target=_build_and_die, args=(tmp_path, step))
    process.start()
    process.join(60)
    assert process.exitcode == 9
    assert numbers(settings.published) == {1}
    build(store, Run("after", T0 + timedelta(hours=6)), 2)
    assert numbers(settings.published) == {2}


def test_the_fingerprint_follows_inputs_code_and_settings_and_nothing_else(tmp_path, monkeypatch):
    settings, files = settings_for(tmp_path), [("articles/a.txt", "1"), ("tables/b.csv", "2")]
    known = publication.fingerprint(files, settings)
    assert publication.fingerprint(list(reversed(files)), settings_for(tmp_path, keep_snapshots=9)) == known
    assert publication.fingerprint(files[:1], settings) != known
    assert publication.fingerprint([("articles/a.txt", "9"), files[1]], settings) != known
    assert publication.fingerprint(files, settings_for(tmp_path, article_text="full")) != known
    monkeypatch.setattr(publication, "_DECIDING", publication._DECIDING[1:])
    assert publication.fingerprint(files, settings) != known
