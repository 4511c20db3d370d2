"""Cell addresses (A1 notation) and the grid of a sheet: every cell as the text a reader sees, with merged cells spread out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_A1 = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def letters(index: int) -> str:
    """The letters of the `index`-th column, from 0: A, B, …, Z, AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_index(text: str) -> int:
    """The column of some letters, from 0."""
    number = 0
    for character in text.upper():
        number = number * 26 + ord(character) - 64
    return number - 1


def parse_a1(text: str) -> tuple[int, int]:
    """(row, column) from 0 of an address such as `B4`."""
    match = _A1.fullmatch(text)
    if not match:
        raise ValueError(f"no cell address: {text!r}")
    return int(match[2]) - 1, column_index(match[1])


def a1(row: int, column: int, sheet: str | None = None) -> str:
    """The address of (row, column) from 0, with the sheet before `!` in a workbook."""
    address = f"{letters(column)}{row + 1}"
    return address if sheet is None else f"{sheet}!{address}"


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as text. `rows[r][c]` is what stands in the cell, "" where nothing does; `merged` are (top, left, bottom, right)."""

    rows: list[list[str]]
    sheet: str | None = None
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return max((len(r) for r in self.rows), default=0)

    def cell(self, row: int, column: int) -> str:
        """The text at (row, column) from 0; outside the sheet there is nothing."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    def label(self, row: int, column: int) -> str:
        """The text of a header or row label: a merged cell counts for every cell it covers."""
        text = self.cell(row, column)
        if text:
            return text
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return self.cell(top, left)
        return ""

    def address(self, row: int, column: int) -> str:
        """The A1 address of (row, column) from 0."""
        return a1(row, column, self.sheet)
