"""`asof`, `diff`: what was known on a day, and what changed between two."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.console import Exit, fail, out, print_json, print_table
from pipelines.commands.query import open_published


def parse_moment(text: str) -> date | datetime:
    """A day (its end is meant) or a moment, UTC; ends the command with what was expected."""
    for kind in (date.fromisoformat, datetime.fromisoformat):
        try:
            return kind(text)
        except ValueError:
            continue
    fail(f"{text!r} is no day: expected 2024-03-31 or 2024-03-31T12:00:00 (UTC)", Exit.USAGE)


def asof(
    day: Annotated[str, typer.Argument(metavar="DATE", help="A day (its end is meant), or a moment like 2024-03-31T12:00:00, UTC.")],
    directory: Annotated[Path, typer.Option("--out", help="Folder for one CSV per mart.", file_okay=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print files and digests as JSON.")] = False,
) -> None:
    """Export the marts exactly as they were published on a day, deletions and restatements included."""
    from pipelines.warehouse.asof import NoHistoryError, export_asof

    with open_published() as db:
        try:
            exported = export_asof(db, parse_moment(day), directory)
        except NoHistoryError as error:
            fail(str(error), Exit.NOT_FOUND)
    if as_json:
        print_json({name: {"path": str(directory / name), "sha256": digest} for name, digest in exported.items()})
    else:
        print_table(["file", "sha256"], [(str(directory / n), d) for n, d in exported.items()], title=f"marts as of {day}")
        out.print("The same functions in SQL: FROM marts.market_share_as_of(DATE '…')")
