"""What would load of a table under its descriptor and what would be refused, cell by cell; nothing is written anywhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

from pipelines.ingestion.landing import DESCRIPTOR_SUFFIXES, LandingFile, companion_stem
from pipelines.ingestion.limits import DEFAULT_LIMITS, Limits
from pipelines.ingestion.reject import Reject, RejectList
from pipelines.ingestion.tables.descriptor import parse_descriptor, read_descriptor
from pipelines.ingestion.tables.reader import TableStream, open_table

SAMPLE = 10


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`rows` would load; `rejects` would be refused, with A1 positions. `would_load` is a sample, the counters cover all rows."""

    table: str
    kind: str | None
    rows: int
    rejects: list[Reject] = field(default_factory=list)
    would_load: list[dict[str, Any]] = field(default_factory=list)
    metrics: dict[str, int] = field(default_factory=dict)
    entities: dict[str, int] = field(default_factory=dict)
    first_day: date | None = None
    last_day: date | None = None

    @property
    def is_clean(self) -> bool:
        """Whether everything would load."""
        return all(r.scope == "nothing" for r in self.rejects) and self.kind is not None

    def as_dict(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "table": self.table,
            "kind": self.kind,
            "rows": self.rows,
            "is_clean": self.is_clean,
            "metrics": self.metrics,
            "entities": self.entities,
            "first_day": self.first_day and self.first_day.isoformat(),
            "last_day": self.last_day and self.last_day.isoformat(),
            "would_load": self.would_load,
            "rejects": [{f: getattr(r, f) for f in Reject.__dataclass_fields__} for r in self.rejects],
        }


def _companion(path: Path) -> Path | None:
    stem = companion_stem(str(path))
    return next((p for s in DESCRIPTOR_SUFFIXES if (p := Path(stem + s)).is_file()), None)


def check(path: Path, descriptor: Path | str | None = None, limits: Limits = DEFAULT_LIMITS) -> CheckReport:
    """Check a table anywhere on disk. `descriptor` is a path, the text of one, or None for the one beside the file."""
    root = path.parent
    beside = _companion(path) if descriptor is None else descriptor if isinstance(descriptor, Path) else None
    file = LandingFile(path.name, "table", path.stat().st_size if path.exists() else 0, "", beside.name if beside else None)
    if isinstance(descriptor, str) or (beside is not None and beside.parent != root):
        faults = RejectList(beside.name if beside else "descriptor", limits.rejects_per_file)
        parsed = (
            parse_descriptor(descriptor, faults, "the descriptor")
            if isinstance(descriptor, str)
            else read_descriptor(beside.name, beside.parent, limits, faults)
        )
        stream = TableStream(file, root, limits, parsed, RejectList(file.path, limits.rejects_per_file) if parsed else faults)
    else:
        stream = open_table(file, root, limits)
    return _report(stream)


def _report(stream: TableStream) -> CheckReport:
    rows, sample = 0, []
    metrics: Counter[str] = Counter()
    entities: Counter[str] = Counter()
    days: list[date] = []
    for table in stream:
        rows += table.num_rows
        if len(sample) < SAMPLE:
            sample += table.slice(0, SAMPLE - len(sample)).to_pylist()
        names = set(table.column_names)
        for counter, columns in ((metrics, ("metric", "statistic", "unit")), (entities, ("entity_label",))):
            if set(columns) <= names:
                for entry in table.group_by(list(columns)).aggregate([([], "count_all")]).to_pylist():
                    counter[" ".join(str(entry[c]) for c in columns)] += entry["count_all"]
        for column in ("period_start", "period_end", "date_start", "date_end", "trade_date", "rate_date"):
            if column in names and table.num_rows:
                found = pc.min_max(table.column(column)).as_py()
                days += [d for d in found.values() if d]
    return CheckReport(
        stream.name, stream.kind, rows, stream.rejects, sample, dict(metrics.most_common()), dict(entities.most_common(50)),
        min(days, default=None), max(days, default=None),
    )  # fmt: skip
