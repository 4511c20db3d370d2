"""What every command shares: the consoles, exit codes, how rows are printed."""

from __future__ import annotations

import json
import math
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Any, NoReturn

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

#: Where nobody said how wide the output is, tables get room.
_WIDTH = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS") or 160)

out = Console(highlight=False, width=_WIDTH)
err = Console(stderr=True, highlight=False)


class Exit(IntEnum):
    """Exit codes: what a script can rely on."""

    OK = 0
    FAILED = 1
    USAGE = 2
    BLOCKED = 3
    BUSY = 4
    NOT_FOUND = 5


EXIT_CODES = (
    f"Exit codes: {Exit.OK} done, {Exit.FAILED} failed, {Exit.USAGE} wrong usage, {Exit.BLOCKED} publication blocked by a check, "
    f"{Exit.BUSY} another build is running, {Exit.NOT_FOUND} not found."
)


def fail(message: str, code: Exit = Exit.FAILED) -> NoReturn:
    """Say what went wrong and what to do next, and end with a code that means it."""
    err.print(f"[bold red]error:[/] {escape(message)}", soft_wrap=True)  # paths and commands in it are for copying
    raise SystemExit(int(code))


def command_name() -> str:
    """How this command is typed here: by name where it is on the PATH, else by its path from the working folder."""
    if shutil.which("marketledger"):
        return "marketledger"
    path = Path(sys.executable).parent / "marketledger"
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def jsonable(value: Any) -> Any:
    """A value as JSON has it: dates as ISO text, not-a-number as null."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(k): jsonable(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set):
        return [jsonable(v) for v in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


def print_json(value: Any) -> None:
    """One JSON document on standard output, for programs."""
    sys.stdout.write(json.dumps(jsonable(value), ensure_ascii=False, indent=1) + "\n")


def cell(value: Any) -> str:
    """A value as a person reads it: grouped thousands, two decimals at most, dates without midnight."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        text = f"{value:,.2f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time().isoformat() == "00:00:00" else "%Y-%m-%d %H:%M")
    if isinstance(value, list):
        return ", ".join("" if v is None else str(v) for v in value)
    # Control characters of third-party text must not reach the terminal.
    return "".join(c if c.isprintable() or c == "\n" else " " for c in str(value))


def _is_too_wide(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a table would break most words: each column needs its longest short value, 20 characters at most."""
    needed = sum(min(20, max([len(name), *(len(cell(r[i])) for r in rows[:50])])) + 3 for i, name in enumerate(columns))
    return needed > out.width


def _print_records(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    width = max(map(len, columns))
    for number, row in enumerate(rows, start=1):
        out.print(f"[dim]─ {number} {'─' * max(0, width - len(str(number)))}[/]")
        for name, value in zip(columns, row, strict=True):
            if value is not None:
                out.print(f"[dim]{escape(name):>{width}}[/]  {escape(cell(value))}", soft_wrap=True)


def print_table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], *, title: str | None = None, caption: str | None = None, limit: int | None = None
) -> None:
    """Rows as a readable table, or as records where there is no room for columns; says how many are not shown."""
    shown = rows[:limit] if limit else rows
    if len(columns) > 8 and _is_too_wide(columns, shown):
        if title:
            out.print(f"[italic]{escape(title)}[/]")
        _print_records(columns, shown)
        if limit and len(rows) > limit:
            out.print(f"[dim]{len(rows) - limit} more rows[/]")
        return
    table = Table(
        title=title and escape(title),
        caption=caption and escape(caption),
        box=box.SIMPLE_HEAD,
        title_justify="left",
        caption_justify="left",
    )
    for i, name in enumerate(columns):
        numeric = any(isinstance(r[i], int | float) and not isinstance(r[i], bool) for r in shown)
        table.add_column(escape(name), justify="right" if numeric else "left", overflow="fold")
    for row in shown:
        table.add_row(*(escape(cell(v)) for v in row))
    out.print(table)
    if limit and len(rows) > limit:
        out.print(f"[dim]{len(rows) - limit} more rows[/]")
