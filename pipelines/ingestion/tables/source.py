"""Table files to batches of text columns with row numbers: CSV, TSV and Parquet as a stream, XLSX and JSON whole.

Nothing is interpreted here: every cell arrives as the text it is printed as. `row_number` is the row as a spreadsheet shows it (the
header is row 1), for JSON and Parquet the record's number.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from pipelines.ingestion.encoding import DecodeError, decode
from pipelines.ingestion.limits import Limits
from pipelines.ingestion.reject import RejectList
from pipelines.ingestion.tables.cells import Grid, letters
from pipelines.ingestion.tables.descriptor import Dialect
from pipelines.ingestion.tables.model import LABEL
from pipelines.ingestion.tables.workbook import WorkbookError, read_workbook

BLOCK_BYTES = 8 << 20
MOST_SHOWN = 100_000
DELIMITERS = ",;\t|"


class SourceError(Exception):
    """The file as a whole cannot be read; the fields are those of a reject."""

    def __init__(self, code: str, reason: str, expected: str, remedy: str) -> None:
        super().__init__(reason)
        self.code, self.reason, self.expected, self.remedy = code, reason, expected, remedy


@dataclass(slots=True)
class Batch:
    """Some rows: text columns by name (plain, or dictionary-encoded where values repeat), and the row number of each."""

    columns: dict[str, pa.Array]
    row_number: np.ndarray

    def __len__(self) -> int:
        return len(self.row_number)


@dataclass(slots=True)
class Malformed:
    """Rows with too few or too many cells: the numbers of all of them, the text of the first."""

    rows: list[int] = field(default_factory=list)
    shown: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, row: int, cells: int, text: str) -> None:
        self.rows.append(row)
        if len(self.shown) < MOST_SHOWN:
            self.shown.append((row, cells, text[:600]))


@dataclass(slots=True)
class Source:
    """A table's columns and a stream of its rows. `malformed` fills while the stream is read."""

    names: list[str]
    stream: Iterator[Batch]
    sheet: str | None = None
    malformed: Malformed = field(default_factory=Malformed)

    def address(self, name: str, row: int) -> str:
        """The A1 address of a column in a row."""
        cell = f"{letters(self.names.index(name))}{row}" if name in self.names else f"row {row}"
        return cell if self.sheet is None else f"{self.sheet}!{cell}"


def _named(header: list[str]) -> list[str]:
    """Column names: trimmed, blanks named by their letters, repeats numbered."""
    names: list[str] = []
    for i, name in enumerate(header):
        base = " ".join(name.split()) or f"column {letters(i)}"
        candidate, number = base, 2
        while candidate in names:
            candidate, number = f"{base} ({number})", number + 1
        names.append(candidate)
    return names


def text_encoding(path: Path, declared: str | None) -> str:
    """The encoding of a text file: declared, or UTF-8 if all of it is, else detected on its beginning."""
    if declared:
        try:
            return codecs.lookup(declared).name
        except LookupError:
            raise SourceError("bad_descriptor", f"no such encoding: {declared!r}", "a known encoding", "write `encoding: utf-8`") from None
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as handle:
        first = handle.read(1 << 20)
        if b"\x00" not in first:
            try:
                chunk = first
                while chunk:
                    decoder.decode(chunk)
                    chunk = handle.read(BLOCK_BYTES)
                decoder.decode(b"", final=True)
                return "utf-8"
            except UnicodeDecodeError:
                pass
    try:
        return decode(first).encoding
    except DecodeError as error:
        raise SourceError(error.code, error.reason, "a text table in UTF-8", f"save {path.name} as UTF-8 CSV") from error


def _sample(path: Path, encoding: str, skip_rows: int) -> str:
    with path.open("rb") as handle:
        text = handle.read(1 << 18).decode(encoding, errors="replace").removeprefix("\ufeff")
    lines = text.splitlines(keepends=True)
    return "".join(lines[skip_rows:])


def _cells(lines: Iterable[str], delimiter: str, quote_char: str = '"') -> list[str]:
    """The cells of the first row; SourceError where no CSV reader makes sense of it (stray carriage returns, NULs, a huge field)."""
    try:
        return next(csv.reader(lines, delimiter=delimiter, quotechar=quote_char), [])
    except csv.Error as error:
        raise SourceError(
            "corrupt_file", f"not readable as CSV: {error}", "rows of cells", "save the table again as CSV with one row per line"
        ) from error


def sniff_delimiter(sample: str, suffix: str) -> str:
    """The delimiter that cuts the first lines into the same number of cells most often; comma where nothing decides."""
    if suffix == ".tsv":
        return "\t"
    rows = [line for line in sample.splitlines()[:20] if line.strip()]
    best, score = ",", (0, 0)
    for delimiter in DELIMITERS:
        counts = [len(_cells([row], delimiter)) for row in rows]
        if counts and counts[0] > 1:
            found = (sum(c == counts[0] for c in counts), counts[0])
            if found > score:
                best, score = delimiter, found
    return best


def open_csv(path: Path, dialect: Dialect, encoding: str | None, names: list[str] | None = None, labels: Collection[str] = ()) -> Source:
    """A CSV or TSV file as a stream; `names` are the columns of a file without a header, `labels` those whose values repeat."""
    if path.stat().st_size == 0:
        raise SourceError("empty_file", "0 bytes", "a header and rows", f"fill or remove {path.name}")
    encoding = text_encoding(path, encoding)
    sample = _sample(path, encoding, dialect.skip_rows)
    delimiter = dialect.delimiter or sniff_delimiter(sample, path.suffix.lower())
    header = _cells(io.StringIO(sample), delimiter, dialect.quote_char)
    if not any(cell.strip() for cell in header):
        raise SourceError(
            "empty_file",
            "the header row is empty",
            "a header and rows",
            f"fill {path.name}, or set dialect.skipRows to the rows above the header",
        )
    columns = _named(header) if dialect.header or not names else names[: len(header)] + _named(header)[len(names) :]
    malformed = Malformed()

    def note(row: Any) -> str:
        malformed.add(row.number + dialect.skip_rows, row.actual_columns, row.text)
        return "skip"

    try:
        reader = pacsv.open_csv(
            path,
            read_options=pacsv.ReadOptions(
                autogenerate_column_names=True, use_threads=False, skip_rows=dialect.skip_rows, encoding=encoding, block_size=BLOCK_BYTES
            ),
            parse_options=pacsv.ParseOptions(
                delimiter=delimiter,
                quote_char=dialect.quote_char,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=note,
            ),
            convert_options=pacsv.ConvertOptions(
                column_types={f"f{i}": LABEL if name in labels else pa.string() for i, name in enumerate(columns)},
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as error:
        raise _no_csv(path, error) from error
    stream = _csv_batches(reader, columns, dialect, malformed, path)
    return Source(columns, stream, malformed=malformed)


def _no_csv(path: Path, error: Exception) -> SourceError:
    return SourceError(
        "corrupt_file", f"cannot be read as CSV: {error}"[:300], "a CSV table", f"check quotes and delimiters in {path.name}"
    )


def _ahead(reader: Any) -> Iterator[pa.RecordBatch]:
    """The reader's batches, each read by a thread while the one before is worked on (parsing releases the interpreter's lock)."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        coming = pool.submit(next, reader, None)
        while (batch := coming.result()) is not None:
            coming = pool.submit(next, reader, None)
            yield batch


def _csv_batches(reader: Any, columns: list[str], dialect: Dialect, malformed: Malformed, path: Path) -> Iterator[Batch]:
    seen, is_first = 0, True
    try:
        for batch in _ahead(iter(reader)):
            count = batch.num_rows
            rows = _row_numbers(seen, count, [row - dialect.skip_rows for row in malformed.rows]) + dialect.skip_rows
            seen += count
            arrays = [batch.column(i) for i in range(batch.num_columns)]
            if is_first and dialect.header and count:
                rows, arrays = rows[1:], [a.slice(1) for a in arrays]
            is_first = False
            if len(rows):
                yield Batch(dict(zip(columns, arrays, strict=False)), rows)
    except pa.ArrowInvalid as error:
        raise _no_csv(path, error) from error


def _row_numbers(seen: int, count: int, skipped: list[int]) -> np.ndarray:
    """File rows (from 1) of the good rows `seen`+1 … `seen`+`count`, given the sorted file rows that were skipped."""
    rows = np.arange(seen + 1, seen + count + 1, dtype=np.int64)
    if not skipped:
        return rows
    # The i-th skipped row stood before good row number skipped[i] - i: every good row from there on moves down by one.
    thresholds = np.array([row - i for i, row in enumerate(sorted(skipped))], dtype=np.int64)
    return rows + np.searchsorted(thresholds, rows, side="right")


def _to_text(array: pa.Array) -> pa.Array:
    if pa.types.is_string(array.type):
        return array
    if pa.types.is_dictionary(array.type):
        return _to_text(array.dictionary_decode())
    if pa.types.is_timestamp(array.type):
        text = pc.cast(array, pa.string())
        return pc.replace_substring_regex(text, r"[T ]00:00:00(?:\.0+)?$", "")
    try:
        return pc.cast(array, pa.string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return pa.array([None if v is None else str(v) for v in array.to_pylist()], pa.string())


def open_parquet(path: Path) -> Source:
    """A Parquet file as a stream."""
    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise SourceError(
            "corrupt_file", f"not a complete Parquet file: {error}"[:300], "a Parquet file", f"write {path.name} again"
        ) from error

    def batches() -> Iterator[Batch]:
        seen = 0
        try:
            for batch in file.iter_batches(batch_size=1 << 18):
                arrays = [pc.fill_null(_to_text(batch.column(i)), "") for i in range(batch.num_columns)]
                yield Batch(dict(zip(names, arrays, strict=True)), np.arange(seen + 1, seen + batch.num_rows + 1, dtype=np.int64))
                seen += batch.num_rows
        except (pa.ArrowInvalid, OSError) as error:
            raise SourceError(
                "corrupt_file", f"damaged Parquet data: {error}"[:300], "a Parquet file", f"write {path.name} again"
            ) from error

    names = _named(file.schema_arrow.names)
    return Source(names, batches())


def _json_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else str(value)


def open_json(path: Path, limits: Limits, rejects: RejectList) -> Source:
    """A JSON table: a list of records, `{"data": [...]}`, or one record a line."""
    if path.stat().st_size > limits.table_json_bytes:
        raise SourceError(
            "too_large", f"a JSON table of {path.stat().st_size:,} bytes", "a smaller file", f"save {path.name} as Parquet or CSV"
        )
    try:
        text = decode(path.read_bytes()).text
        if path.suffix.lower() == ".json":
            content = json.loads(text)
        else:
            content = [json.loads(line) for line in text.split("\n") if line.strip()]
    except DecodeError as error:
        raise SourceError(error.code, error.reason, "JSON in UTF-8", f"save {path.name} as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise SourceError("bad_json", f"not valid JSON: {error}"[:300], "a list of records", f"mend {path.name}") from error
    if isinstance(content, dict):
        content = next((v for v in content.values() if isinstance(v, list)), None)
    if not isinstance(content, list) or not content:
        raise SourceError("empty_file" if content == [] else "bad_json", "no list of records", "a list of records", f"mend {path.name}")
    records = []
    for i, record in enumerate(content, 1):
        if isinstance(record, dict):
            records.append((i, record))
        else:
            rejects.add(
                f"record {i}", "bad_record", f"a {type(record).__name__} where a record belongs", "an object", f"mend record {i} of {path.name}",
                raw=json.dumps(record, ensure_ascii=False)[:300], scope="row",
            )  # fmt: skip
    names = list(dict.fromkeys(key for _, record in records for key in record))
    columns = {name: pa.array([_json_text(record.get(name)) for _, record in records], pa.string()) for name in names}
    return Source(names, iter([Batch(columns, np.array([i for i, _ in records], dtype=np.int64))] if records else []))


def read_grids(path: Path, dialect: Dialect, encoding: str | None, limits: Limits) -> dict[str | None, Grid]:
    """Every sheet of a workbook, or a CSV file as one sheet without a name; for wide tables and for looking at a file."""
    if path.suffix.lower() == ".xlsx":
        try:
            return dict(read_workbook(path, limits))
        except WorkbookError as error:
            raise SourceError(
                error.code, error.reason, "a complete .xlsx workbook", f"save {path.name} again from the program it came from"
            ) from error
    if path.stat().st_size == 0:
        raise SourceError("empty_file", "0 bytes", "a header and rows", f"fill or remove {path.name}")
    if path.stat().st_size > limits.workbook_bytes:
        raise SourceError("too_large", f"a wide table of {path.stat().st_size:,} bytes", "a smaller file", f"save {path.name} in long form")
    found = text_encoding(path, encoding)
    text = path.read_bytes().decode(found, errors="replace").removeprefix("\ufeff")
    delimiter = dialect.delimiter or sniff_delimiter(text[: 1 << 18], path.suffix.lower())
    try:
        rows = [
            [cell.strip() for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=dialect.quote_char)
        ]
    except csv.Error as error:
        raise SourceError(
            "corrupt_file", f"cannot be read as CSV: {error}", "a CSV table", f"check quotes and delimiters in {path.name}"
        ) from error
    return {None: Grid(rows)}


def open_sheet(path: Path, dialect: Dialect, limits: Limits) -> Source:
    """A long table on one sheet of a workbook."""
    grids = read_grids(path, dialect, None, limits)
    sheet = dialect.sheet if dialect.sheet is not None else next((n for n, g in grids.items() if g.height), None)
    if sheet not in grids:
        raise SourceError(
            "missing_sheet",
            f"no sheet {sheet!r}; there are {', '.join(map(str, grids)) or 'none'}",
            "a sheet of the workbook",
            "mend dialect.sheet",
        )
    grid = grids[sheet]
    width, top = grid.width, dialect.skip_rows
    if grid.height <= top:
        raise SourceError("empty_file", f"sheet {sheet!r} has no row {top + 1}", "a header and rows", "mend dialect.skipRows")
    names = _named([grid.label(top, c) for c in range(width)])
    body = range(top + 1, grid.height)
    columns = {name: pa.array([grid.cell(r, c) for r in body], pa.string()) for c, name in enumerate(names)}
    return Source(names, iter([Batch(columns, np.arange(top + 2, grid.height + 1, dtype=np.int64))] if len(body) else []), sheet=grid.sheet)
