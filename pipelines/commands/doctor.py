"""`doctor`: whether environment, landing folder, published file and last run are sound, and what to do where they are not."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.markup import escape

from pipelines.commands.console import Exit, out, print_json
from pipelines.settings import Settings, load_settings

if TYPE_CHECKING:
    import duckdb

    from pipelines.ingestion.landing import LandingFile
    from pipelines.warehouse.store import Publication


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, its state, what was found, and the command or act that mends it."""

    what: str
    state: Literal["ok", "note", "problem"]
    found: str
    remedy: str = ""


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False) -> None:
    """Check environment, files, freshness and the last run; exit code 1 where something needs attention."""
    findings = diagnose()
    if as_json:
        print_json([asdict(f) for f in findings])
    else:
        marks = {"ok": "[green]ok[/]  ", "note": "[yellow]note[/]", "problem": "[red]bad[/] "}
        for f in findings:
            remedy = f"\n      [dim]{escape(f.remedy)}[/]" if f.remedy else ""
            out.print(f"{marks[f.state]} {escape(f.what)}: {escape(f.found)}{remedy}", soft_wrap=True)
    if any(f.state == "problem" for f in findings):
        raise SystemExit(int(Exit.FAILED))


def diagnose() -> list[Finding]:
    """What `doctor` finds."""
    from pipelines.ingestion.landing import scan

    settings = load_settings()
    files = scan(settings.landing)
    return [*_environment(settings), *_landing(files), *_publication(settings, files), *_private_file(settings)]


def _environment(settings: Settings) -> Iterator[Finding]:
    """Packages, contracts and the data folder."""
    from pipelines.warehouse.contracts import ContractError, load_contracts

    packages = ", ".join(f"{p} {version(p)}" for p in ("dagster", "duckdb", "pandas", "great-expectations"))
    yield Finding("python", "ok", f"{platform.python_version()} with {packages}")
    try:
        yield Finding("contracts", "ok", f"{len(load_contracts())} tables declared")
    except ContractError as error:
        yield Finding("contracts", "problem", str(error), "correct the contract file")
    if os.access(settings.home if settings.home.exists() else settings.home.parent, os.W_OK):
        yield Finding("data folder", "ok", str(settings.home))
    else:
        yield Finding("data folder", "problem", str(settings.home), "make it writable, or set MARKETLEDGER_HOME")


def _landing(files: list[LandingFile]) -> Iterator[Finding]:
    """What lies in the landing folder, and what of it no build will read."""
    kinds = {k: sum(f.kind == k for f in files) for k in ("article", "table", "unknown")}
    counted = f"{kinds['article']} article files, {kinds['table']} tables"
    yield Finding("landing", "ok" if kinds["article"] + kinds["table"] else "note", counted, "" if files else "marketledger add FILE")
    if kinds["unknown"]:
        listed = ", ".join(f.path for f in files if f.kind == "unknown")
        yield Finding("unknown files", "note", listed[:300], "move them to landing/articles or landing/tables with a known ending")
    bare = [f.path for f in files if f.kind == "table" and not f.companion]
    if bare:
        yield Finding("tables without descriptor", "problem", ", ".join(bare), "marketledger table describe FILE")


def _publication(settings: Settings, files: list[LandingFile]) -> Iterator[Finding]:
    """The published file: whether it can be read, how old it is, what its run could not use."""
    import duckdb

    from pipelines.warehouse.store import connect_published, last_publication

    if not settings.published.exists():
        yield Finding("published warehouse", "problem", "none yet", "marketledger build")
        return
    try:
        with connect_published(settings.published) as db:
            run = last_publication(db)
            if run is None:
                raise duckdb.Error("it records no publication")
            about_run = list(_run_findings(db, run.run_id))
    except duckdb.Error as error:
        remedy = f"marketledger build --force; earlier files are in {settings.snapshots}"
        yield Finding("published warehouse", "problem", f"{settings.published} cannot be read: {error}", remedy)
        return
    yield from _ages(settings, files, run)
    yield from about_run


def _ages(settings: Settings, files: list[LandingFile], run: Publication) -> Iterator[Finding]:
    """How old the published file is, and whether it holds the landing folder as it is now."""
    from pipelines.warehouse.publication import fingerprint
    from pipelines.warehouse.store import utc_now

    age = (utc_now() - run.finished_at).total_seconds() / 3600
    found = f"{settings.published}, {age:.1f} h old, run {run.run_id[:8]} by {run.trigger}"
    if age <= settings.fresh_within_hours:
        yield Finding("published warehouse", "ok", found)
    else:
        yield Finding("published warehouse", "note", found, "marketledger build")
    if fingerprint([(f.path, f.sha256) for f in files], settings) == run.fingerprint:
        yield Finding("freshness", "ok", "holds the landing folder as it is")
    else:
        yield Finding("freshness", "note", "landing files or rules have changed since", "marketledger build")


def _run_findings(db: duckdb.DuckDBPyConnection, run_id: str) -> Iterator[Finding]:
    """Checks that failed, pieces that were refused and articles that could not be read."""
    query = "SELECT table_name, check_name, unexpected FROM meta.checks WHERE run_id = ? AND NOT success ORDER BY ALL"
    failed = db.execute(query, [run_id]).fetchall()
    if failed:
        listed = ", ".join(f"{t}.{c} ({n})" for t, c, n in failed[:5])
        found = f"{len(failed)} failed in the last published run: {listed}"
        yield Finding("checks", "note", found, 'marketledger sql "FROM meta.checks WHERE NOT success"')
    else:
        yield Finding("checks", "ok", "all passed in the last published run")
    rejects = db.execute("SELECT reason_code, count(*) FROM quarantine.rejects GROUP BY ALL ORDER BY ALL").fetchall()
    if rejects:
        listed = ", ".join(f"{n} {code}" for code, n in rejects)
        yield Finding("quarantine", "note", listed, 'marketledger sql "FROM quarantine.rejects"')
    errors = db.execute("SELECT count(*) FROM staging.extractions WHERE status = 'error'").fetchone()[0]
    if errors:
        remedy = "marketledger sql \"FROM staging.extractions WHERE status = 'error'\""
        yield Finding("extraction", "problem", f"{errors} articles could not be extracted", remedy)


def _private_file(settings: Settings) -> Iterator[Finding]:
    """The last build, where it did not reach publication."""
    import duckdb

    if not settings.working.exists():
        return
    try:
        with duckdb.connect(str(settings.working), read_only=True) as db:
            last = db.execute("SELECT run_id, status, message FROM meta.runs ORDER BY started_at DESC LIMIT 1").fetchone()
        if last and last[1] not in ("published", "running"):
            state = "problem" if last[1] == "blocked" else "note"
            yield Finding("last run", state, f"{last[0][:8]} {last[1]}: {last[2] or ''}", "correct the input and run marketledger build")
    except duckdb.Error:
        yield Finding("private file", "note", "in use or unreadable: a build may be running")
