"""The command line: `marketledger --help`."""

from __future__ import annotations

from typing import Annotated

import typer
from pydantic import ValidationError

from pipelines import __version__
from pipelines.commands import building, doctor, extraction, query, showing, tables, time_travel
from pipelines.commands.console import EXIT_CODES, Exit, fail

app = typer.Typer(
    name="marketledger",
    help="A ledger of market facts: articles and market tables in, a DuckDB warehouse of shares, growth and events out, "
    "every number with its evidence.\n\n"
    f"{EXIT_CODES}\n\n"
    "MARKETLEDGER_HOME moves the data folder.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    rich_markup_mode="markdown",
)
app.command()(building.build)
app.command()(building.add)
app.command()(extraction.extract)
app.command()(query.sql)
app.command()(query.why)
app.command()(doctor.doctor)
app.command()(time_travel.asof)
app.command()(time_travel.diff)
app.add_typer(tables.app, name="table")
app.command()(showing.show)
app.command()(showing.report)
app.command()(building.ui)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"marketledger {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")] = False,
) -> None:
    """Options before the command."""


def main() -> None:
    """Entry point of the `marketledger` command."""
    try:
        app()
    except ValidationError as error:
        if error.title != "Settings":
            raise
        named = "; ".join(
            f"MARKETLEDGER_{str(e['loc'][0]).upper()}={e['input']}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors()
        )
        fail(f"a setting in the environment cannot be used: {named}\nsee the settings in docs/reference.md", Exit.USAGE)
    except BrokenPipeError:  # whoever read the output has enough
        raise
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}: check that it exists and may be read or written" if error.filename else str(error))


if __name__ == "__main__":
    main()
