"""One landing table with its descriptor to normalised rows: chooses the source and the shape, and turns every fault into a reject."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from pipelines.ingestion.landing import LandingFile, table_name
from pipelines.ingestion.limits import DEFAULT_LIMITS, Limits
from pipelines.ingestion.reject import Reject, RejectList
from pipelines.ingestion.tables.descriptor import Descriptor, read_descriptor
from pipelines.ingestion.tables.frame import ESSENTIAL, Frame, label_columns, needed_columns
from pipelines.ingestion.tables.long import read_long
from pipelines.ingestion.tables.model import SCHEMAS, TableRead
from pipelines.ingestion.tables.records import read_events, read_fx_rates, read_prices
from pipelines.ingestion.tables.source import Source, SourceError, open_csv, open_json, open_parquet, open_sheet
from pipelines.ingestion.tables.wide import read_wide

LONG_READERS = {"measures": read_long, "events": read_events, "prices": read_prices, "fx_rates": read_fx_rates}


class TableStream:
    """A table as a stream of normalised Arrow tables. `rejects` is complete once the stream has been read to its end."""

    def __init__(self, file: LandingFile, root: Path, limits: Limits, descriptor: Descriptor | None, rejects: RejectList) -> None:
        self.file, self.root, self.limits, self.descriptor, self._rejects = file, root, limits, descriptor, rejects
        self.name = table_name(file.path)
        self.kind = descriptor.marketledger.kind if descriptor else None

    @property
    def rejects(self) -> list[Reject]:
        return self._rejects.result()

    def __iter__(self) -> Iterator[pa.Table]:
        if self.descriptor is None:
            return
        try:
            yield from self._read(self.descriptor)
        except SourceError as error:
            self._rejects.add("file", error.code, error.reason, error.expected, error.remedy)
        except OSError as error:
            self._rejects.add(
                "file",
                "unreadable",
                f"cannot read it: {error.strerror or error}",
                "a readable file",
                f"check the permissions of {self.file.path}",
            )

    def _read(self, descriptor: Descriptor) -> Iterator[pa.Table]:
        if descriptor.marketledger.shape == "wide":
            yield from read_wide(descriptor, self.root / self.file.path, self.name, self.limits, self._rejects)
            return
        source = self._open(descriptor)
        if not self._has_columns(descriptor, source):
            return
        frames = (Frame(descriptor, source, batch, self._rejects) for batch in source.stream)
        yield from LONG_READERS[self.kind](descriptor, frames, self.name)
        for row, cells, text in source.malformed.shown:
            if text.strip():
                self._rejects.add(
                    f"row {row}", "malformed_row", f"{cells} cells where the header has {len(source.names)}", f"{len(source.names)} cells",
                    f"quote cells that hold the delimiter in row {row} of {self.file.name}", raw=text, scope="row",
                )  # fmt: skip
        self._rejects.count(len(source.malformed.rows) - len(source.malformed.shown))

    def _open(self, descriptor: Descriptor) -> Source:
        path, suffix = self.root / self.file.path, self.file.suffix
        size = path.stat().st_size
        if size > self.limits.table_bytes:
            raise SourceError(
                "too_large",
                f"{size:,} bytes",
                f"at most {self.limits.table_bytes:,} bytes",
                f"split {self.file.name}, or raise the limit for tables",
            )
        if suffix == ".xlsx":
            return open_sheet(path, descriptor.dialect, self.limits)
        if suffix == ".parquet":
            return open_parquet(path)
        if suffix in (".json", ".jsonl", ".ndjson"):
            return open_json(path, self.limits, self._rejects)
        names = [f.name for f in descriptor.table_schema.fields]
        return open_csv(path, descriptor.dialect, descriptor.encoding, names, label_columns(descriptor))

    def _has_columns(self, descriptor: Descriptor, source: Source) -> bool:
        """Refuse the table when a column it cannot do without is missing; note the others and go on."""
        complete = True
        needed = {f.name: "described" for f in descriptor.table_schema.fields} | needed_columns(descriptor)
        for column, role in needed.items():
            if column in source.names:
                continue
            essential = role in ESSENTIAL
            complete &= not essential
            near = difflib.get_close_matches(column, source.names, 1)
            self._rejects.add(
                "header", "missing_column", f"no column {column!r} ({role}); the file has {', '.join(source.names)}"[:400], f"a column {column!r}",
                f"rename the column in {self.file.name}, or mend the descriptor" + (f": did you mean {near[0]!r}?" if near else ""),
                raw=",".join(source.names), scope="file" if essential else "column",
            )  # fmt: skip
        return complete


def open_table(file: LandingFile, root: Path, limits: Limits = DEFAULT_LIMITS) -> TableStream:
    """A table as a stream, for files of any size; `root` is the landing folder."""
    if file.companion is None:
        rejects = RejectList(file.path, limits.rejects_per_file)
        stem = file.path.rsplit(".", 1)[0]
        rejects.add(
            "file", "no_descriptor", "a table without a descriptor: what its columns mean is not known", f"{stem}.table.yml",
            f"run `marketledger table describe {file.path}`, look the proposal over and save it as {stem}.table.yml",
        )  # fmt: skip
        return TableStream(file, root, limits, None, rejects)
    faults = RejectList(file.companion, limits.rejects_per_file)
    descriptor = read_descriptor(file.companion, root, limits, faults)
    if descriptor is None:
        return TableStream(file, root, limits, None, faults)
    return TableStream(file, root, limits, descriptor, RejectList(file.path, limits.rejects_per_file))


def read_table_file(file: LandingFile, root: Path, limits: Limits = DEFAULT_LIMITS) -> TableRead:
    """A whole table in memory: rows in the schema of its kind, and what was refused."""
    stream = open_table(file, root, limits)
    parts = list(stream)
    if stream.kind is None:
        return TableRead(stream.name, None, None, stream.rejects)
    rows = pa.concat_tables(parts).unify_dictionaries() if parts else SCHEMAS[stream.kind].empty_table()
    return TableRead(stream.name, stream.kind, rows, stream.rejects)
