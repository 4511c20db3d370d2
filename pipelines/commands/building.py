"""`build`, `add`, `ui`: from landing files to the published warehouse."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipelines import progress
from pipelines.commands.console import Exit, command_name, err, fail, out, print_json, print_table
from pipelines.ingestion.landing import (
    ARTICLE_SUFFIXES,
    DESCRIPTOR_SUFFIXES,
    SIDECAR_SUFFIXES,
    TABLE_SUFFIXES,
    companion_stem,
    folder_for,
    scan,
)
from pipelines.settings import Settings, load_settings
from pipelines.warehouse.database import dicts

#: A period as a reader writes it: 2021, 2021-Q4, 2021-H1, 2021-12; else both days.
_PERIOD = """
          CASE
            WHEN period_grain = 'year' AND month(period_start) = 1 THEN strftime(period_start, '%Y')
            WHEN period_grain = 'year' THEN strftime(period_start, '%Y-%m') || '/' || strftime(period_end, '%Y-%m')
            WHEN period_grain = 'half' THEN strftime(period_start, '%Y-H') || (1 + (month(period_start) > 6)::INTEGER)
            WHEN period_grain = 'quarter' THEN strftime(period_start, '%Y-Q') || quarter(period_start)
            WHEN period_grain = 'month' THEN strftime(period_start, '%Y-%m')
            WHEN period_grain = 'day' THEN period_start::VARCHAR
            ELSE concat_ws('/', period_start, period_end)
          END AS period"""


def _short(amount: str, small: str) -> str:
    """An amount in billions or millions where it is as large as that."""
    return (
        f"CASE WHEN {amount} >= 1e9 THEN printf('%.4g bn', {amount} / 1e9) "
        f"WHEN {amount} >= 1e6 THEN printf('%.4g m', {amount} / 1e6) ELSE {small} END AS {amount}"
    )


MARTS = {
    "market_share": f"""
        SELECT company_name AS company, {_PERIOD}, share_pct AS "share %", market_name AS market,
          publisher, evidence, left(observation_id, 8) AS id
        FROM marts.market_share WHERE is_headline AND NOT is_others
        ORDER BY (period_grain = 'year') DESC NULLS LAST, period_end DESC NULLS LAST, market_name, share_pct DESC, company_name""",
    "growth": f"""
        SELECT subject_name AS subject, metric, {_PERIOD},
          {_short("level", "printf('%.6g', level)")}, unit,
          round(computed_growth_pct, 1) AS "growth %", reported_growth_pct AS "reported %",
          publisher, evidence, left(observation_id, 8) AS id
        FROM marts.growth WHERE level IS NOT NULL
        ORDER BY
          (metric = 'market_size') DESC, (period_grain = 'year') DESC NULLS LAST, period_end DESC NULLS LAST, subject_name, publisher""",
    "event_timeline": f"""
        SELECT edtf AS date, event_type AS event, modality, array_to_string(participant_names, ', ') AS participants,
          {_short("amount", "amount::VARCHAR")},
          currency AS unit, reports, left(timeline_id, 8) AS id
        FROM marts.event_timeline ORDER BY date_start DESC NULLS LAST, event_type, timeline_id""",
}


def prepare_dagster_home(settings: Settings) -> None:
    """Dagster's own files live in the data folder; telemetry off, one warehouse build at a time."""
    home = settings.dagster_home
    home.mkdir(parents=True, exist_ok=True)
    config = (
        "telemetry:\n  enabled: false\n"
        "nux:\n  enabled: false\n"
        # Steps report through Dagster's own log; capturing output would start two more processes per run.
        "compute_logs:\n  module: dagster._core.storage.noop_compute_log_manager\n  class: NoOpComputeLogManager\n"
        "concurrency:\n  runs:\n    max_concurrent_runs: 4\n  pools:\n    default_limit: 1\n    granularity: run\n"
    )
    path = home / "dagster.yaml"
    if not path.exists() or path.read_text(encoding="utf-8") != config:
        path.write_text(config, encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ.setdefault("DO_NOT_TRACK", "1")


def make_landing_folders(settings: Settings) -> None:
    """landing/articles and landing/tables, where a new data folder has none yet."""
    for name in ("articles", "tables"):
        (settings.landing / name).mkdir(parents=True, exist_ok=True)


def _unchanged(settings: Settings) -> bool:
    from pipelines.warehouse.publication import fingerprint, published_fingerprint

    known = published_fingerprint(settings)
    return known is not None and known == fingerprint([(f.path, f.sha256) for f in scan(settings.landing)], settings)


def run_build(settings: Settings, *, trigger: str = "cli", now: datetime | None = None) -> tuple[bool, str, str]:
    """Run the job in this process, on the same Dagster instance as the UI. Returns success, run id, and what failed."""
    prepare_dagster_home(settings)
    import dagster as dg

    from pipelines.definitions import defs
    from pipelines.resources import NOW_TAG, TRIGGER_TAG, innermost_message

    tags = {TRIGGER_TAG: trigger} | ({NOW_TAG: now.isoformat()} if now else {})
    with dg.DagsterInstance.get() as instance:
        result = defs.resolve_job_def("build").execute_in_process(
            instance=instance, tags=tags, raise_on_error=False, run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
        )
        failures = [e.event_specific_data.error for e in result.all_events if e.is_step_failure and e.event_specific_data.error]
    return result.success, result.run_id, innermost_message(failures[0]) if failures else ""


def build(
    force: Annotated[bool, typer.Option("--force", help="Build even when nothing has changed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only errors.")] = False,
    show_marts: Annotated[bool, typer.Option("--show", help="Print shares, growth and events afterwards.")] = False,
    now: Annotated[datetime | None, typer.Option(help="The build's clock (UTC), for replays and tests.", hidden=True)] = None,
) -> None:
    """Build the warehouse from the landing folder, check it, and publish it.

    Does nothing when neither the landing files nor the rules have changed. A failed table-level check stops the publication (exit code 3)
    and leaves the last published warehouse as it is.
    """
    settings = load_settings()
    make_landing_folders(settings)
    if not force and _unchanged(settings):
        outcome = {"status": "unchanged", "path": str(settings.published)}
        if as_json:
            print_json(outcome)
        elif not quiet:
            out.print(f"Nothing changed since the last build: [bold]{settings.published}[/] is up to date.", soft_wrap=True)
            if show_marts:
                print_marts(settings)
        return
    success, run_id, message = _build_with_progress(settings, now, visible=not (as_json or quiet))
    summary = last_run(settings, run_id)
    if not success:
        status = summary.get("status", "failed")
        if "WarehouseBusyError" in message:
            fail(message, Exit.BUSY)
        code = Exit.BLOCKED if status == "blocked" else Exit.FAILED
        if as_json:
            print_json({"status": status, "run_id": run_id, "message": summary.get("message") or message})
            raise SystemExit(int(code))
        if code is Exit.BLOCKED:
            fail(
                f"not published, a table-level check failed: {summary.get('message') or message}\n"
                "the last published warehouse is untouched; see `marketledger doctor`",
                code,
            )
        fail(f"the build failed: {message}\nthe last published warehouse is untouched; `marketledger ui` shows run {run_id}", code)
    if as_json:
        print_json({"status": "published", "path": str(settings.published), **summary})
    elif not quiet:
        print_summary(settings, summary)
        if show_marts:
            print_marts(settings)


def _build_with_progress(settings: Settings, now: datetime | None, *, visible: bool) -> tuple[bool, str, str]:
    if not visible:
        return run_build(settings, now=now)
    columns = (TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        tasks: dict[str, int] = {}

        def listener(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        bar.add_task("building", total=None)
        with progress.listening(listener):
            return run_build(settings, now=now)


def last_run(settings: Settings, run_id: str) -> dict:
    """The run's row of meta.runs, from the private file (a blocked run is not in the public one)."""
    import duckdb

    for path in (settings.working, settings.published):
        if not path.exists():
            continue
        try:
            with duckdb.connect(str(path), read_only=True) as db:
                if found := dicts(db, "SELECT * FROM meta.runs WHERE run_id = ?", [run_id]):
                    return found[0]
        except duckdb.Error:
            continue
    return {}


def print_summary(settings: Settings, summary: dict) -> None:
    """What a build made public, and what was refused."""
    counts = ", ".join(
        f"{summary[k]:,} {k.replace('_', ' ')}"
        for k in ("documents", "claims", "events", "table_rows", "observations")
        if summary.get(k) is not None
    )
    out.print(f"Published [bold]{settings.published}[/]: {counts}.", soft_wrap=True)
    if summary.get("rejects"):
        out.print(
            f'{summary["rejects"]:,} things were refused or repaired: `marketledger sql "FROM quarantine.rejects"` says what and why.',
            soft_wrap=True,
        )


def print_marts(settings: Settings, limit: int = 15) -> None:
    """The three marts as readable tables, where they are, and what to do next."""
    from pipelines.warehouse.store import connect_published

    with connect_published(settings.published) as db:
        for title, query in MARTS.items():
            cursor = db.execute(query)
            print_table([d[0] for d in cursor.description], cursor.fetchall(), title=f"marts.{title}", limit=limit)
    out.print(f"Published warehouse: [bold]{settings.published}[/]", soft_wrap=True)
    name = command_name()
    out.print(
        f'Next: `{name} sql "FROM marts.market_share LIMIT 5"`, `{name} why ID`, `make report`, `make ui`, '
        f"or add your own: `{name} add FILE`.",
        soft_wrap=True,
    )


def add(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Articles (.txt .md .html .json .jsonl) or tables (.csv .tsv .xlsx .parquet, JSON with a descriptor) "
            "with their .meta.yml / .table.yml beside them.",
            exists=True,
            dir_okay=False,
        ),
    ],
    build_after: Annotated[bool, typer.Option("--build/--no-build", help="Build afterwards.")] = True,
) -> None:
    """Copy files into the landing folder, with the sidecar or descriptor beside them, and build."""
    targets = {}
    for file in files:
        for source in [file, *_companions(file)]:
            folder = folder_for(source.name, has_descriptor=any(c.name.lower().endswith(DESCRIPTOR_SUFFIXES) for c in _companions(source)))
            if folder is None:
                endings = f"articles are {' '.join(sorted(ARTICLE_SUFFIXES))}, tables {' '.join(sorted(TABLE_SUFFIXES))}"
                fail(f"{source}: no reader for a file of this name: {endings}; nothing was added", Exit.USAGE)
            targets[source] = folder
    settings = load_settings()
    make_landing_folders(settings)
    for source, folder in targets.items():
        target = settings.landing / folder / source.name
        replaced = target.exists()
        temporary = target.with_name(f".{target.name}.tmp")
        shutil.copyfile(source, temporary)
        os.replace(temporary, target)
        out.print(f"{'replaced' if replaced else 'added'} landing/{folder}/{source.name}", soft_wrap=True)
    if build_after:
        build(force=False, as_json=False, quiet=False, show_marts=False, now=None)


def _companions(file: Path) -> list[Path]:
    """The sidecars and descriptors beside a file, by the landing folder's rule of what belongs together."""
    stem = companion_stem(file.name)
    beside = [file.with_name(stem + ending) for ending in (*SIDECAR_SUFFIXES, *DESCRIPTOR_SUFFIXES)]
    return [b for b in beside if b != file and b.exists()]


def ui(
    port: Annotated[int, typer.Option(help="Port of the web page.")] = 3000,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
) -> None:
    """Start the Dagster UI with the schedule and sensor daemons (Ctrl-C ends it)."""
    settings = load_settings()
    make_landing_folders(settings)
    prepare_dagster_home(settings)
    out.print(f"Dagster UI on http://{host}:{port} (data folder {settings.home})")
    environment = os.environ | {
        "MARKETLEDGER_HOME": str(settings.home),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
    }
    sys.stdout.flush()
    # In this process's place, so that a signal of a process manager ends the daemons and not only the command that started them.
    os.execve(
        sys.executable, [sys.executable, "-m", "dagster", "dev", "-m", "pipelines.definitions", "-p", str(port), "-h", host], environment
    )
