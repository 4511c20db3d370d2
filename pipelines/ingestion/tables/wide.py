"""Wide tables: headers across the top, labels down the side, one measure in the cells of a block; several blocks a sheet, several sheets.

A wide table is made for readers and hence small: it is read cell by cell, and every refusal names its cell. Titles, notes and
footnotes stand outside the blocks or have no numbers beside them; empty cells are no facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.ingestion.dates import parse_date_cell
from pipelines.ingestion.limits import Limits
from pipelines.ingestion.reject import RejectList
from pipelines.ingestion.tables.cells import Grid, parse_a1
from pipelines.ingestion.tables.descriptor import Block, Descriptor, HeaderSpec, Measure
from pipelines.ingestion.tables.meaning import Meaning
from pipelines.ingestion.tables.model import FX_RATES, MEASURES
from pipelines.ingestion.tables.periods import PeriodError
from pipelines.ingestion.tables.source import read_grids
from pipelines.ingestion.tables.units import MISSING, clean_number, currency_codes, parse_unit, scaled


@dataclass(frozen=True, slots=True)
class Header:
    """One column of a block: its label and what it says beyond the block."""

    column: int
    label: str
    spec: HeaderSpec
    measure: Measure


def read_wide(descriptor: Descriptor, path: Path, name: str, limits: Limits, rejects: RejectList) -> Iterator[pa.Table]:
    """The rows of a wide table, block by block."""
    grids = read_grids(path, descriptor.dialect, descriptor.encoding, limits)
    if descriptor.marketledger.kind == "fx_rates":
        yield _fx_rates(descriptor, next(iter(grids.values())), name, rejects)
        return
    for number, block in enumerate(descriptor.marketledger.blocks, 1):
        sheet = block.sheet if None not in grids else None
        if sheet is None and None not in grids:
            sheet = next(iter(grids), None)
        if sheet not in grids:
            rejects.add(
                f"block {number}", "missing_sheet", f"no sheet {block.sheet!r}; there are {', '.join(map(str, grids))}", "a sheet of the workbook",
                f"mend `sheet` of block {number} in the descriptor", scope="sheet",
            )  # fmt: skip
            continue
        yield _BlockReader(descriptor, block, number, grids[sheet], name, rejects).table()


def block_bounds(block: Block, grid: Grid, skip_rows: int = 0) -> tuple[int, int, int, int]:
    """(top, left, bottom, right), inclusive, from 0: the block's range, or the whole sheet below the title rows."""
    if block.range is None:
        return skip_rows, 0, grid.height - 1, grid.width - 1
    first, last = block.range.split(":")
    (top, left), (bottom, right) = parse_a1(first), parse_a1(last)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


class _BlockReader:
    def __init__(self, descriptor: Descriptor, block: Block, number: int, grid: Grid, name: str, rejects: RejectList) -> None:
        self.descriptor, self.block, self.number, self.grid, self.name, self.rejects = descriptor, block, number, grid, name, rejects
        self.mapping = descriptor.marketledger
        self.meaning = Meaning(self.mapping)
        missing = descriptor.table_schema.missing_values
        self.missing = {*(MISSING if missing is None else missing), ""}
        self.constants = {**self.mapping.constants, **block.constants}
        self.rows: list[dict[str, Any]] = []
        self.undated: set[str] = set()

    def table(self) -> pa.Table:
        """The measures of the block, cell by cell."""
        top, left, bottom, right = block_bounds(self.block, self.grid, self.descriptor.dialect.skip_rows)
        first_row, first_column = top + self.block.header_rows, left + len(self.block.down)
        if first_row > bottom or first_column > right or first_row >= self.grid.height:
            self.rejects.add(
                f"block {self.number}", "bad_range", f"no cells below and right of its headers (range {self.block.range})", "a range with headers and rows",
                f"mend `range` of block {self.number} in the descriptor", scope="block",
            )  # fmt: skip
            return MEASURES.empty_table()
        headers = [h for c in range(first_column, min(right, self.grid.width - 1) + 1) if (h := self._header(top, c))]
        for row in range(first_row, min(bottom, self.grid.height - 1) + 1):
            self._row(row, left, headers)
        return pa.Table.from_pylist(self.rows, schema=MEASURES) if self.rows else MEASURES.empty_table()

    def _header(self, top: int, column: int) -> Header | None:
        parts = [self.grid.label(top + i, column) for i in range(self.block.header_rows)]
        label = " ".join(dict.fromkeys(p for p in parts if p))
        spec = self.block.headers.get(label, HeaderSpec())
        if not label or spec.skip:
            return None
        return Header(column, label, spec, spec.over(self.block))

    def _row(self, row: int, left: int, headers: list[Header]) -> None:
        filled = [h for h in headers if self.grid.cell(row, h.column) not in self.missing]
        if not filled:
            return
        labels = {role: self.grid.label(row, left + i) for i, role in enumerate(self.block.down)}
        for role in ("entity", "period"):
            if role in labels and not labels[role]:
                self._refuse(
                    row,
                    left + self.block.down.index(role),
                    "missing_value",
                    f"no {role} beside {len(filled)} numbers",
                    f"a {role} label",
                    "row",
                )
                return
        if "entity" in labels and self.meaning.entity(labels["entity"]).is_skipped:
            return
        for header in filled:
            self._cell(row, header, labels)

    def _refuse(self, row: int, column: int, code: str, reason: str, expected: str, scope: str = "cell") -> None:
        self.rejects.add(
            self.grid.address(row, column), code, reason, expected, "mend the cell, or the descriptor's block",
            raw=self.grid.cell(row, column), scope=scope,
        )  # fmt: skip

    def _cell(self, row: int, header: Header, labels: dict[str, str]) -> None:
        text, column = self.grid.cell(row, header.column), header.column
        facts = {**self.constants, **header.measure.constants, **labels, self.block.across: header.label}
        facts |= {k: v for k in ("period", "entity", "published_at", "source", "source_url") if (v := getattr(header.spec, k)) is not None}
        entity = self.meaning.entity(facts["entity"]) if facts.get("entity") else None
        if entity and entity.is_skipped:
            return
        try:
            period = self.meaning.period(facts.get("period", ""), facts.get("entity"))
        except PeriodError as error:
            self._refuse(row, column, "unknown_period", f"{facts.get('period')!r}: {error}", "a period such as 2021, Q1 2021 or 4Q21")
            return
        measured = self._measured(row, header, header.measure.unit or facts.get("unit") or "")
        if measured is None:
            return
        value, unit = measured
        metric = header.measure.metric or facts.get("metric") or "other"
        is_total = bool(entity and entity.is_total)
        source = self.descriptor.default_source
        self.rows.append(
            {
                "table_name": self.name,
                "row_number": row + 1,
                "cell_ref": self.grid.address(row, column),
                "entity_label": entity.name if entity else None,
                "market_label": facts.get("market"),
                "metric": (header.measure.total_metric or metric) if is_total else metric,
                "statistic": header.measure.statistic or facts.get("statistic") or "level",
                "unit": unit,
                "value": value,
                "value_text": text,
                "period_label": facts.get("period"),
                "period_start": period.start,
                "period_end": period.end,
                "period_grain": period.grain,
                "is_total": is_total,
                "is_others": bool(entity and entity.is_others),
                "is_group": bool(entity and entity.is_group),
                "restated": period.restated,
                "modality": "forecast" if period.modality == "forecast" else facts.get("modality") or "actual",
                "publisher": facts.get("publisher"),
                "published_at": self._published(row, column, facts.get("published_at")),
                "published_at_text": facts.get("published_at"),
                "source": facts.get("source") or source[0],
                "source_url": facts.get("source_url") or source[1],
                "series_label": facts.get("series"),
                "note": facts.get("note") or (entity.note if entity else None),
            }
        )

    def _measured(self, row: int, header: Header, unit: str) -> tuple[float, str] | None:
        """The value of a cell in base units, and its unit; None where the cell was refused."""
        text, column = self.grid.cell(row, header.column), header.column
        name, exponent = (unit, 0) if unit in ("percent", "percentage_point", "ratio", "count") else parse_unit(unit) or (unit, 0)
        if not name:
            self._refuse(row, column, "unknown_unit", f"no unit for {header.label!r}", "a unit for every block")
            return None
        number = clean_number(text, *self._separators())
        if number is None:
            self._refuse(row, column, "not_a_number", f"{text!r} is not a number", "a number, or a text listed in schema.missingValues")
            return None
        if text.endswith("%") and name not in ("percent", "percentage_point"):
            self._refuse(row, column, "unknown_unit", f"{text!r} is a percentage, the block is in {name}", "a number without %")
            return None
        # A percentage shown as such needs no scale, however its neighbours are stored.
        scale = Decimal(1) if text.endswith("%") else header.measure.scale or Decimal(1).scaleb(exponent)
        value = scaled(number, scale)
        if value is None:
            self._refuse(row, column, "not_a_number", f"{text!r} is too large", "a finite number")
            return None
        return value, name

    def _published(self, row: int, column: int, label: str | None) -> datetime | None:
        """When a cell was published: the last day its label allows. A label that is no date is reported once, the cells load without."""
        if not label:
            return None
        cell = parse_date_cell(label)
        if cell is None:
            if label not in self.undated:
                self.undated.add(label)
                expected = "2022-03-29, or 2022-03 where the day is unknown"
                self._refuse(row, column, "not_a_date", f"published_at {label!r} is not a date; loaded without it", expected)
            return None
        return datetime(cell.end.year, cell.end.month, cell.end.day)

    def _separators(self) -> tuple[str, str | None]:
        """Decimal and group signs: of the first described field that says so, for a wide table has many alike."""
        for field in self.descriptor.table_schema.fields:
            if field.decimal_char != "." or field.group_char:
                return field.decimal_char, field.group_char
        return ".", None


def _fx_rates(descriptor: Descriptor, grid: Grid, name: str, rejects: RejectList) -> pa.Table:
    """The ECB's daily file: dates down, currencies across, units of the currency for one euro."""
    top = descriptor.dialect.skip_rows
    wanted = set(descriptor.marketledger.currencies)
    columns = [
        (c, code)
        for c in range(1, grid.width)
        if (code := grid.cell(top, c).strip().upper()) in currency_codes() and (not wanted or code in wanted)
    ]
    base = descriptor.marketledger.constants.get("base_currency", "EUR")
    title, url = descriptor.default_source
    rows = []
    for row in range(top + 1, grid.height):
        label = grid.cell(row, 0)
        if not label:
            continue
        cell = parse_date_cell(label)
        if cell is None:
            rejects.add(
                grid.address(row, 0), "not_a_date", f"{label!r} is not a date", "a date YYYY-MM-DD", "mend the date", raw=label, scope="row"
            )
            continue
        for column, code in columns:
            text = grid.cell(row, column)
            if text in MISSING:
                continue
            number = clean_number(text)
            rate = scaled(number, Decimal(1)) if number else None
            if rate is None or rate <= 0:
                rejects.add(
                    grid.address(row, column),
                    "not_a_number",
                    f"{text!r} is not a rate",
                    "a positive number",
                    "mend the cell",
                    raw=text,
                    scope="cell",
                )
                continue
            rows.append(
                {
                    "table_name": name, "row_number": row + 1, "cell_ref": grid.address(row, column), "rate_date": cell.end, "period_start": cell.start,
                    "period_grain": cell.grain, "rate_type": "spot" if cell.grain == "day" else "average", "base_currency": base, "currency": code,
                    "rate": rate, "source": title, "source_url": url,
                }
            )  # fmt: skip
    return pa.Table.from_pylist(rows, schema=FX_RATES) if rows else FX_RATES.empty_table()
