"""`sql`, `why`, `doctor`: reading what is published."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.markup import escape

from pipelines.commands.console import Exit, cell, fail, out, print_json, print_table
from pipelines.settings import Settings, load_settings

if TYPE_CHECKING:
    from pipelines.ingestion.landing import LandingFile


def open_published():
    """A read-only connection to the published warehouse; ends the command with the remedy where there is none."""
    from pipelines.warehouse.store import connect_published

    settings = load_settings()
    try:
        return connect_published(settings.published)
    except FileNotFoundError as error:
        fail(str(error), Exit.NOT_FOUND)
    except Exception as error:
        fail_unreadable(settings, error)


def fail_unreadable(settings: Settings, error: Exception) -> NoReturn:
    """End the command because the published file is damaged."""
    fail(
        f"{settings.published} cannot be opened ({error}): `marketledger build --force` makes it anew; earlier files are in {settings.snapshots}"
    )


def sql(
    query: Annotated[str, typer.Argument(help='DuckDB SQL, or - for standard input: "FROM marts.market_share LIMIT 5"')],
    as_json: Annotated[bool, typer.Option("--json", help="Print rows as JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print rows as CSV.")] = False,
    limit: Annotated[int, typer.Option(help="Rows shown in the readable table; 0 shows all.", min=0)] = 100,
) -> None:
    """Run DuckDB SQL on the published warehouse, read only."""
    import duckdb

    if as_json and as_csv:
        fail("--json and --csv exclude each other", Exit.USAGE)
    text = sys.stdin.read() if query == "-" else query
    with open_published() as db:
        try:
            cursor = db.execute(text)
            if cursor is None:  # nothing but white space or comments
                fail('no statement to run; for example: marketledger sql "FROM marts.market_share LIMIT 5"', Exit.USAGE)
            columns = [d[0] for d in cursor.description or []]
            rows = cursor.fetchall() if columns else []
        except duckdb.Error as error:
            fail(f'{error}\ntables and columns: marketledger sql "FROM meta.columns"', Exit.USAGE)
    if as_json:
        print_json([dict(zip(columns, r, strict=True)) for r in rows])
    elif as_csv:
        import csv

        writer = csv.writer(sys.stdout)
        writer.writerow(columns)
        writer.writerows(rows)
    else:
        print_table(columns, rows, limit=limit or None)


def why(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of a row of a mart, an observation, claim, event or document, six characters of it at least; or a cell: china_cloud_share!E146.",
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the evidence as JSON.")] = False,
) -> None:
    """Show where a number or an event comes from: the quote in its sentence, document and rule, or the table cell."""
    from pipelines.warehouse import lineage

    with open_published() as db:
        answer = lineage.why(db, identifier)
    if answer is None:
        remedy = f"take {lineage.SHORTEST_PREFIX} characters or more of a mart's observation_id, claim_id, event_id or timeline_id"
        fail(f"nothing in the published warehouse has the id {identifier!r}: {remedy}", Exit.NOT_FOUND)
    if as_json:
        print_json(answer)
    else:
        _print_answer(answer)


def _print_answer(answer: dict, indent: int = 0) -> None:
    pad = "  " * indent
    for key, value in answer.items():
        if value is None or value == [] or value == {}:
            continue
        label = key.replace("_", " ")
        if isinstance(value, dict):
            out.print(f"{pad}[bold]{escape(label)}[/]")
            _print_answer(value, indent + 1)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            out.print(f"{pad}[bold]{escape(label)}[/]")
            for item in value:
                _print_answer(item, indent + 1)
                out.print()
        else:
            out.print(f"{pad}[dim]{escape(label)}:[/] {escape(cell(value))}", soft_wrap=True)


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False) -> None:
    """Check environment, files, freshness and the last run; exit code 1 where something needs attention."""
    findings = diagnose()
    if as_json:
        print_json(findings)
    else:
        marks = {"ok": "[green]ok[/]  ", "note": "[yellow]note[/]", "problem": "[red]bad[/] "}
        for f in findings:
            out.print(
                f"{marks[f['state']]} {escape(f['what'])}: {escape(f['found'])}"
                + (f"\n      [dim]{escape(f['remedy'])}[/]" if f["remedy"] else ""),
                soft_wrap=True,
            )
    if any(f["state"] == "problem" for f in findings):
        raise SystemExit(int(Exit.FAILED))


def diagnose() -> list[dict[str, str]]:
    """What `doctor` finds: {what, state (ok, note, problem), found, remedy}."""
    from pipelines.ingestion.landing import scan

    settings = load_settings()
    files = scan(settings.landing)
    return [*_environment(settings), *_landing(files), *_publication(settings, files), *_private_file(settings)]


def _finding(what: str, state: str, found: str, remedy: str = "") -> dict[str, str]:
    return {"what": what, "state": state, "found": found, "remedy": remedy}


def _environment(settings: Settings) -> Iterator[dict[str, str]]:
    """Packages, contracts and the data folder."""
    import os
    import platform
    from importlib.metadata import version

    from pipelines.warehouse.contracts import ContractError, load_contracts

    yield _finding(
        "python",
        "ok",
        f"{platform.python_version()} with "
        + ", ".join(f"{p} {version(p)}" for p in ("dagster", "duckdb", "pandas", "great-expectations")),
    )
    try:
        yield _finding("contracts", "ok", f"{len(load_contracts())} tables declared")
    except ContractError as error:
        yield _finding("contracts", "problem", str(error), "correct the contract file")
    writable = os.access(settings.home if settings.home.exists() else settings.home.parent, os.W_OK)
    yield _finding(
        "data folder", "ok" if writable else "problem", str(settings.home), "" if writable else "make it writable, or set MARKETLEDGER_HOME"
    )


def _landing(files: list[LandingFile]) -> Iterator[dict[str, str]]:
    """What lies in the landing folder, and what of it no build will read."""
    kinds = {k: sum(f.kind == k for f in files) for k in ("article", "table", "unknown")}
    yield _finding(
        "landing",
        "ok" if kinds["article"] + kinds["table"] else "note",
        f"{kinds['article']} article files, {kinds['table']} tables",
        "" if files else "marketledger add FILE",
    )
    if kinds["unknown"]:
        listed = ", ".join(f.path for f in files if f.kind == "unknown")
        yield _finding("unknown files", "note", listed[:300], "move them to landing/articles or landing/tables with a known ending")
    bare = [f.path for f in files if f.kind == "table" and not f.companion]
    if bare:
        yield _finding("tables without descriptor", "problem", ", ".join(bare), "marketledger table describe FILE")


def _publication(settings: Settings, files: list[LandingFile]) -> Iterator[dict[str, str]]:
    """The published file: whether it can be read, how old it is, what its run could not use."""
    import duckdb

    from pipelines.warehouse.publication import fingerprint
    from pipelines.warehouse.store import connect_published, last_publication, utc_now

    if not settings.published.exists():
        yield _finding("published warehouse", "problem", "none yet", "marketledger build")
        return
    try:
        with connect_published(settings.published) as db:
            run = last_publication(db)
            if run is None:
                raise duckdb.Error("it records no publication")
            failed = db.execute(
                "SELECT table_name, check_name, unexpected FROM meta.checks WHERE run_id = ? AND NOT success ORDER BY ALL", [run.run_id]
            ).fetchall()
            rejects = db.execute("SELECT reason_code, count(*) FROM quarantine.rejects GROUP BY ALL ORDER BY ALL").fetchall()
            errors = db.execute("SELECT count(*) FROM staging.extractions WHERE status = 'error'").fetchone()[0]
    except duckdb.Error as error:
        yield _finding(
            "published warehouse",
            "problem",
            f"{settings.published} cannot be read: {error}",
            f"marketledger build --force; earlier files are in {settings.snapshots}",
        )
        return
    age = (utc_now() - run.finished_at).total_seconds() / 3600
    in_time = age <= settings.fresh_within_hours
    yield _finding(
        "published warehouse",
        "ok" if in_time else "note",
        f"{settings.published}, {age:.1f} h old, run {run.run_id[:8]} by {run.trigger}",
        "" if in_time else "marketledger build",
    )
    fresh = fingerprint([(f.path, f.sha256) for f in files], settings) == run.fingerprint
    yield _finding(
        "freshness",
        "ok" if fresh else "note",
        "holds the landing folder as it is" if fresh else "landing files or rules have changed since",
        "" if fresh else "marketledger build",
    )
    if failed:
        listed = ", ".join(f"{t}.{c} ({n})" for t, c, n in failed[:5])
        yield _finding(
            "checks",
            "note",
            f"{len(failed)} failed in the last published run: {listed}",
            'marketledger sql "FROM meta.checks WHERE NOT success"',
        )
    else:
        yield _finding("checks", "ok", "all passed in the last published run")
    if rejects:
        yield _finding("quarantine", "note", ", ".join(f"{n} {code}" for code, n in rejects), 'marketledger sql "FROM quarantine.rejects"')
    if errors:
        yield _finding(
            "extraction",
            "problem",
            f"{errors} articles could not be extracted",
            "marketledger sql \"FROM staging.extractions WHERE status = 'error'\"",
        )


def _private_file(settings: Settings) -> Iterator[dict[str, str]]:
    """The last build, where it did not reach publication."""
    import duckdb

    if not settings.working.exists():
        return
    try:
        with duckdb.connect(str(settings.working), read_only=True) as db:
            last = db.execute("SELECT run_id, status, message FROM meta.runs ORDER BY started_at DESC LIMIT 1").fetchone()
        if last and last[1] not in ("published", "running"):
            yield _finding(
                "last run",
                "problem" if last[1] == "blocked" else "note",
                f"{last[0][:8]} {last[1]}: {last[2] or ''}",
                "correct the input and run marketledger build",
            )
    except duckdb.Error:
        yield _finding("private file", "note", "in use or unreadable: a build may be running")
