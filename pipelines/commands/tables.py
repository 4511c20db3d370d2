"""`table describe`, `table check`: getting a market table ready to load."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from pipelines.commands.console import Exit, fail, out, print_json, print_table

app = typer.Typer(help="Describe and check market tables before they are loaded.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(metavar="FILE", help="A .csv, .tsv, .xlsx, .parquet or .json table.", exists=True, dir_okay=False)]


@app.command()
def describe(
    file: File,
    write: Annotated[bool, typer.Option("--write", help="Write NAME.table.yml beside the file, unless there is one.")] = False,
) -> None:
    """Propose a descriptor by looking at the data: periods, entities, units, orientation; for a person to look over and complete."""
    from pipelines.ingestion.tables.describe import DescribeError, describe_yaml

    try:
        text = describe_yaml(file)
    except DescribeError as error:
        fail(str(error))
    if not write:
        sys.stdout.write(text)
        return
    target = file.with_name(file.name.rsplit(".", 1)[0] + ".table.yml")
    if target.exists():
        fail(f"{target} exists: edit it, or remove it first", Exit.USAGE)
    target.write_text(text, encoding="utf-8")
    out.print(f"wrote {escape(str(target))}: look it over, then `marketledger table check {escape(str(file))}`")


@app.command()
def check(
    file: File,
    descriptor: Annotated[
        Path | None, typer.Option(help="The descriptor; by default the one beside the file.", exists=True, dir_okay=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    limit: Annotated[int, typer.Option(help="Refusals shown; 0 shows all.", min=0)] = 50,
) -> None:
    """Say what would load and what would be refused, cell by cell (A1 references). Exit code 1 where anything would be refused."""
    from pipelines.ingestion.tables.check import check as check_table

    report = check_table(file, descriptor)
    if as_json:
        print_json(report.as_dict())
    else:
        out.print(
            f"[bold]{escape(report.table)}[/]: {report.rows:,} {report.kind or 'unreadable'} rows would load"
            + (f", {report.first_day} to {report.last_day}" if report.first_day else "")
        )
        for label, counted in (("metrics", report.metrics), ("entities", report.entities)):
            if counted:
                out.print(f"[dim]{label}:[/] " + escape(", ".join(f"{name} ({n})" for name, n in counted.items())), soft_wrap=True)
        refused = [(r.position, r.reason_code, r.reason, r.raw, r.remedy) for r in report.rejects]
        if refused:
            print_table(
                ["where", "code", "reason", "found", "remedy"], refused, title=f"{len(refused)} refused or repaired", limit=limit or None
            )
        else:
            out.print("nothing would be refused")
    if not report.is_clean:
        raise SystemExit(int(Exit.FAILED))
