"""Where the tables on a sheet stand: header rows, blocks below them, the captions above and the notes around. Looks, decides nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.ingestion.tables.cells import Grid, letters
from pipelines.ingestion.tables.guess import is_number, is_period, number_share, period_share

MOST_HEADER_ROWS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle with a header: rows and columns from 0, inclusive. `captions` are the lines of one cell right above it."""

    top: int
    left: int
    bottom: int
    right: int
    header_rows: int
    shape: str  # periods_across, entities_across, long
    captions: list[str] = field(default_factory=list)

    @property
    def a1(self) -> str:
        """The range in A1 notation."""
        return f"{letters(self.left)}{self.top + 1}:{letters(self.right)}{self.bottom + 1}"


def _filled(grid: Grid, row: int) -> list[int]:
    return [c for c in range(grid.width) if grid.cell(row, c)]


def _is_line(grid: Grid, row: int) -> bool:
    """A title, caption or note: one cell of text."""
    filled = _filled(grid, row)
    return len(filled) == 1 and not is_number(grid.cell(row, filled[0]))


def _header_labels(grid: Grid, row: int, rows: int) -> list[str]:
    return [" ".join(dict.fromkeys(p for i in range(rows) if (p := grid.label(row + i, c)))) for c in range(grid.width)]


def _period_columns(labels: list[str]) -> list[int]:
    return [c for c, label in enumerate(labels) if label and is_period(label) and (not is_number(label) or _YEAR.fullmatch(label))]


def _header_at(grid: Grid, row: int) -> tuple[int, list[int]] | None:
    """(header rows, columns whose headers are periods) of a header of periods that starts at `row`."""
    for rows in range(1, MOST_HEADER_ROWS + 1):
        if row + rows >= grid.height:
            return None
        labels = _header_labels(grid, row, rows)
        columns = _period_columns(labels)
        named = [c for c, label in enumerate(labels) if label]
        below = [grid.cell(r, c) for r in range(row + rows, min(row + rows + 4, grid.height)) for c in columns]
        left = columns[0] if columns else 0
        if number_share(grid.cell(row + rows, c) for c in columns if grid.cell(row + rows, c)) < 0.5 and any(
            grid.cell(row + rows, c) for c in columns
        ):
            continue  # the next row is a header too
        if len(columns) >= 2 and len(columns) >= 0.6 * (len(named) - left) and left > 0 and number_share(below) >= 0.6 and any(below):
            # the labels must be the headers' own: numbers that happen to be years in a data row have numbers above them too
            if (
                rows == 1
                and all(is_number(grid.cell(row, c)) for c in columns)
                and any(is_number(grid.cell(row - 1, c)) for c in columns if row)
            ):
                return None
            return rows, columns
    return None


def _bottom(grid: Grid, first: int, left: int, columns: list[int]) -> int:
    """The last row of a block: before a blank row, a line of one cell, or the next header."""
    row = first
    while row < grid.height:
        filled = _filled(grid, row)
        if not filled or (row > first and _header_at(grid, row) is not None):
            break
        if (
            _is_line(grid, row)
            and not any(grid.cell(row, c) for c in columns)
            and (len(grid.cell(row, filled[0])) > 40 or row + 1 >= grid.height)
        ):
            break
        row += 1
    return row - 1


def _captions(grid: Grid, top: int, lowest: int) -> list[str]:
    found = []
    row = top - 1
    while row > lowest and (_is_line(grid, row) or not _filled(grid, row)):
        filled = _filled(grid, row)
        if filled:
            found.append(grid.cell(row, filled[0]))
        elif found:
            break
        row -= 1
    return found[::-1]


def find_regions(grid: Grid) -> list[Region]:
    """The tables of a sheet, from top to bottom."""
    regions: list[Region] = []
    row, lowest = 0, -1
    while row < grid.height:
        header = _header_at(grid, row) if len(_filled(grid, row)) >= 2 else None
        if header is None:
            row += 1
            continue
        rows, columns = header
        bottom = _bottom(grid, row + rows, 0, columns)
        left = next((c for c in range(grid.width) if any(grid.cell(r, c) for r in range(row + rows, bottom + 1))), 0)
        right = max(columns)
        regions.append(Region(row, left, bottom, right, rows, "periods_across", _captions(grid, row, lowest)))
        row = lowest = bottom + 1
        lowest -= 1
    return regions or _one_region(grid)


def _one_region(grid: Grid) -> list[Region]:
    """A sheet that is one table with names across: long, or with entities across and periods down."""
    top = next((r for r in range(grid.height) if len(_filled(grid, r)) >= 2), None)
    if top is None or top + 1 >= grid.height:
        return []
    bottom = top + 1
    while bottom + 1 < grid.height and (_filled(grid, bottom + 1) and not _is_line(grid, bottom + 1)):
        bottom += 1
    columns = [[grid.cell(r, c) for r in range(top + 1, bottom + 1)] for c in range(grid.width)]
    numeric = [c for c in range(1, grid.width) if number_share(columns[c]) >= 0.9]
    is_wide = period_share(columns[0]) >= 0.9 and len(numeric) >= 2 and len(numeric) >= 0.9 * (len(_filled(grid, top)) - 1)
    shape = "entities_across" if is_wide else "long"
    return [Region(top, 0, bottom, max(_filled(grid, top)), 1, shape, _captions(grid, top, -1))]


def notes_of(grid: Grid, regions: list[Region]) -> list[str]:
    """Lines of one cell outside every region: titles above, footnotes and sources below."""
    covered = {r for region in regions for r in range(region.top, region.bottom + 1)}
    return [grid.cell(r, _filled(grid, r)[0]) for r in range(grid.height) if r not in covered and _is_line(grid, r)]


def columns_of(grid: Grid, region: Region) -> dict[str, list[str]]:
    names = [grid.label(region.top, c) or f"column {c + 1}" for c in range(region.left, region.right + 1)]
    body = range(region.top + region.header_rows, region.bottom + 1)
    return {name: [grid.cell(r, region.left + i) for r in body] for i, name in enumerate(names)}
