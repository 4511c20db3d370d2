"""`sql` and `why`: asking what is published."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.markup import escape

from pipelines.commands.console import Exit, cell, fail, out, print_json, print_table
from pipelines.settings import Settings, load_settings

if TYPE_CHECKING:
    import duckdb


def open_published() -> duckdb.DuckDBPyConnection:
    """A read-only connection to the published warehouse; ends the command with the remedy where there is none."""
    import duckdb

    from pipelines.warehouse.store import connect_published

    settings = load_settings()
    try:
        return connect_published(settings.published)
    except FileNotFoundError as error:
        fail(str(error), Exit.NOT_FOUND)
    except duckdb.Error as error:
        fail_unreadable(settings, error)


def fail_unreadable(settings: Settings, error: Exception) -> NoReturn:
    """End the command because the published file is damaged."""
    remedy = f"`marketledger build --force` makes it anew; earlier files are in {settings.snapshots}"
    fail(f"{settings.published} cannot be opened ({error}): {remedy}")


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help='DuckDB SQL, or - for standard input: "FROM marts.market_share LIMIT 5"')],
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
            help="The id of a row of a mart, an observation, claim, event or document, six characters of it at least; "
            "or a cell: china_cloud_share!E146.",
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
