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


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A day, a moment, or a warehouse file (a snapshot, say).")],
    after: Annotated[str, typer.Argument(metavar="B", help="The same, later; `now` is the published warehouse.")] = "now",
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON.")] = False,
    limit: Annotated[int, typer.Option(help="Rows shown of each kind of change; 0 shows all.", min=0)] = 20,
) -> None:
    """Say what changed between two days or two warehouse files: new facts, revisions, disputes opened and settled, events."""
    import duckdb

    from pipelines.settings import load_settings
    from pipelines.warehouse.diff import diff_moments, diff_warehouses

    published = load_settings().published
    shown = None if as_json or not limit else limit
    files = [Path(x) if x != "now" else published for x in (before, after)]
    named = [x != "now" and Path(x).suffix == ".duckdb" for x in (before, after)]
    if all(n or x == "now" for n, x in zip(named, (before, after), strict=True)) and any(named):
        for file in files:
            if not file.is_file():
                fail(f"no warehouse at {file}", Exit.NOT_FOUND)
        try:
            difference = diff_warehouses(files[0], files[1], shown)
        except duckdb.IOException as error:
            fail(f"not two warehouses ({error}): name a .duckdb file of the data folder or of its snapshots", Exit.USAGE)
    elif any(named):
        fail("a warehouse file is compared with another file or with now, a day with a day", Exit.USAGE)
    else:
        with open_published() as db:
            moments = ["9999-12-31" if x == "now" else str(parse_moment(x)) for x in (before, after)]
            difference = diff_moments(db, moments[0], moments[1], shown)
    found = difference.as_dict()
    if as_json:
        print_json(found)
        return
    if difference.is_empty:
        out.print(f"Nothing changed between {before} and {after}.")
        return
    for kind, count in found.pop("counts").items():
        rows = found[kind]
        if rows:
            columns = [c for c in rows[0] if any(r[c] is not None for r in rows)]
            print_table(columns, [[r[c] for c in columns] for r in rows], title=f"{kind.replace('_', ' ')}: {count:,}")
