"""XLSX workbooks to grids of text: number formats applied as the reader sees them (0.18 shown as 18%), merged ranges kept."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from pipelines.ingestion.limits import Limits
from pipelines.ingestion.tables.cells import Grid

MOST_RATIO = 200  # a sheet of text packs 10 to 50 times; far beyond that is an attack


class WorkbookError(Exception):
    """The file is no readable workbook; `code` is a reason code of `reject`."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def _check_zip(path: Path, limits: Limits) -> None:
    size = path.stat().st_size
    if size > limits.workbook_bytes:
        raise WorkbookError("too_large", f"a workbook of {size:,} bytes, over the limit of {limits.workbook_bytes:,}")
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise WorkbookError("corrupt_file", f"not a complete .xlsx file: {error}") from error
    if unpacked > limits.workbook_unpacked_bytes or unpacked > max(size, 100_000) * MOST_RATIO:
        raise WorkbookError("too_large", f"unpacks to {unpacked:,} bytes")


_QUOTED = re.compile(r'"[^"]{0,100}"|\[[^\]]{0,100}\]|\\.|_.|\*.')


def _format_number(value: float, number_format: str) -> str:
    if "%" in _QUOTED.sub("", number_format):
        decimals = re.search(r"\.([0#?]{1,20})", number_format)
        return f"{value * 100:.{len(decimals[1]) if decimals else 0}f}%"
    text = repr(value)
    return text[:-2] if text.endswith(".0") else text


def _format_date(value: datetime | date, number_format: str) -> str:
    """A month column is a date on the first of the month, shown without its day: then the month is meant."""
    shown = _QUOTED.sub("", number_format).lower()
    day = value.date() if isinstance(value, datetime) else value
    if "d" in shown or "y" not in shown:
        return day.isoformat()
    return f"{day:%Y-%m}" if "m" in shown else f"{day.year:04d}"


def cell_text(value: Any, number_format: str = "General") -> str:
    """What a cell shows."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _format_number(float(value), number_format) if isinstance(value, float) or "%" in number_format else str(value)
    if isinstance(value, (datetime, date)):
        return _format_date(value, number_format)
    if isinstance(value, time):
        return value.isoformat()
    return str(value).strip()


def read_workbook(path: Path, limits: Limits) -> dict[str, Grid]:
    """Every visible sheet as a grid; raises WorkbookError."""
    from openpyxl import load_workbook

    _check_zip(path, limits)
    try:
        book = load_workbook(path, data_only=True, keep_links=False)
        return {sheet.title: _grid(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"}
    except Exception as error:  # openpyxl raises whatever a broken part makes it raise
        raise WorkbookError("corrupt_file", f"cannot be read as .xlsx: {type(error).__name__}: {error}"[:300]) from error


def _grid(sheet: Any) -> Grid:
    rows = [[cell_text(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
    while rows and not any(rows[-1]):
        rows.pop()
    merged = [(r.min_row - 1, r.min_col - 1, r.max_row - 1, r.max_col - 1) for r in sheet.merged_cells.ranges]
    return Grid(rows, sheet.title, merged)
