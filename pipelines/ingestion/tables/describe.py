"""Proposes a descriptor by looking at a table: periods, entities, units, orientation. A person looks it over and completes it.

What could not be told from the file is said in `marketledger.notes` and never invented silently; `check` shows what would load.
"""

from __future__ import annotations

import csv
import io
import itertools
from pathlib import Path
from typing import Any

import yaml

from pipelines.ingestion.limits import DEFAULT_LIMITS, Limits
from pipelines.ingestion.reject import RejectList
from pipelines.ingestion.tables.cells import Grid
from pipelines.ingestion.tables.columns import trimmed
from pipelines.ingestion.tables.descriptor import Dialect
from pipelines.ingestion.tables.guess import guess_measure, guess_role
from pipelines.ingestion.tables.layout import Region, columns_of, find_regions
from pipelines.ingestion.tables.propose_long import propose_long
from pipelines.ingestion.tables.propose_wide import propose_wide
from pipelines.ingestion.tables.source import SourceError, open_json, open_parquet, read_grids, sniff_delimiter, text_encoding

SAMPLE_ROWS = 5_000


class DescribeError(ValueError):
    """The file cannot be described; the message says why and what to do."""


def describe(path: Path, limits: Limits = DEFAULT_LIMITS) -> dict[str, Any]:
    """A proposed descriptor as a dictionary; raises DescribeError."""
    try:
        return _describe(path, limits)
    except SourceError as error:
        raise DescribeError(f"{path.name}: {error.reason}; {error.remedy}") from error


def describe_yaml(path: Path, limits: Limits = DEFAULT_LIMITS) -> str:
    """The proposal as the text of a `.table.yml`."""
    descriptor = describe(path, limits)
    stem = path.name.rsplit(".", 1)[0]
    head = f"# Proposed by looking at {path.name}: check metric, unit, market and publisher, then save as {stem}.table.yml beside it.\n"
    head += "".join(f"# To do: {note}\n" for note in descriptor["marketledger"].get("notes", []))
    return head + yaml.safe_dump(descriptor, sort_keys=False, allow_unicode=True, width=140)


def _describe(path: Path, limits: Limits) -> dict[str, Any]:
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        grids = read_grids(path, Dialect(), None, limits)
    elif suffix in (".csv", ".tsv"):
        grids = {None: _csv_sample(path)}
    elif suffix in (".parquet", ".json", ".jsonl", ".ndjson"):
        grids = {None: _stream_sample(path, limits)}
    else:
        raise DescribeError(f"{path.name}: no reader for {suffix or 'a file without a suffix'}; tables are .csv .tsv .xlsx .parquet .json")
    regions = {name: find_regions(grid) for name, grid in grids.items()}
    wide = [(n, r) for n, rs in regions.items() for r in rs if r.shape != "long"]
    name = path.name.rsplit(".", 1)[0]
    if wide and not _is_record_wide(grids, wide):
        return propose_wide(name, grids, regions, wide)
    long = [(n, r) for n, rs in regions.items() for r in rs]
    if not long:
        raise DescribeError(f"{path.name}: no header with rows below it was found; add a header row")
    sheet, region = max(long, key=lambda item: item[1].bottom - item[1].top)
    return propose_long(name, sheet, grids[sheet], region)


def _csv_sample(path: Path) -> Grid:
    """The first rows as printed, title rows and all."""
    if path.stat().st_size == 0:
        raise SourceError("empty_file", "0 bytes", "a header and rows", f"fill {path.name}")
    encoding = text_encoding(path, None)
    with path.open("rb") as handle:
        text = handle.read(4 << 20).decode(encoding, errors="ignore").removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sniff_delimiter(text[: 1 << 18], path.suffix.lower()))
    try:
        return Grid([[cell.strip() for cell in row] for row in itertools.islice(reader, SAMPLE_ROWS)])
    except csv.Error as error:
        raise SourceError(
            "corrupt_file", f"cannot be read as CSV: {error}", "a CSV table", f"check quotes and delimiters in {path.name}"
        ) from error


def _stream_sample(path: Path, limits: Limits) -> Grid:
    source = open_parquet(path) if path.suffix.lower() == ".parquet" else open_json(path, limits, RejectList(path.name, 10))
    batch = next(source.stream, None)
    rows = [source.names]
    if batch is not None:
        columns = [trimmed(batch.columns[n].slice(0, SAMPLE_ROWS), []).to_pylist() for n in source.names]
        rows += [[v or "" for v in row] for row in zip(*columns, strict=True)]
    return Grid(rows)


def _is_record_wide(grids: dict[str | None, Grid], wide: list[tuple[str | None, Region]]) -> bool:
    """A date with named measures beside it (`date, close, volume`) is long, although it looks like entities across."""
    if len(wide) != 1 or wide[0][1].shape != "entities_across":
        return False
    names = list(columns_of(grids[wide[0][0]], wide[0][1]))[1:]
    known = [
        n
        for n in names
        if guess_measure(n) or guess_role(n) in ("value",) or n.lower() in ("open", "high", "low", "close", "volume", "adj close")
    ]
    return len(known) >= len(names) / 2
