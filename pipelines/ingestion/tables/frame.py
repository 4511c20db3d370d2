"""One batch of a long table seen through its descriptor: columns by role, and refusals with the address of the cell at fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.ingestion.reject import RejectList
from pipelines.ingestion.tables.columns import Labels, plain_numbers, trimmed
from pipelines.ingestion.tables.descriptor import Constraints, Descriptor, FieldSpec
from pipelines.ingestion.tables.source import Batch, Source

#: Roles without which a table of a kind cannot be read at all when their column is not there.
ESSENTIAL = {"period", "value", "entity", "metric", "date", "target", "close", "rate", "currency", "ticker", "unit"}
#: Roles whose columns hold numbers.
NUMERIC = {"value", "amount", "close", "volume", "rate"}


def needed_columns(descriptor: Descriptor) -> dict[str, str]:
    """Every column the mapping names, with what it is for."""
    mapping = descriptor.marketledger
    needed = {column: role for role, column in mapping.columns.items()}
    for measure in mapping.values:
        needed |= {c: "value" for c in [measure.column] if c}
        needed |= {c: "unit" for c in [measure.unit_column] if c}
    for rule in [mapping.publisher_from, *mapping.restated]:
        if rule is not None:
            needed.setdefault(rule.column, "publisher")
    return needed


def label_columns(descriptor: Descriptor) -> set[str]:
    """The columns that are read as labels: all that the mapping names but those of numbers and addresses."""
    needed = needed_columns(descriptor)
    return {column for column, role in needed.items() if role not in NUMERIC}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why cells are refused, what was expected and how to mend them: a `Reject` that is not yet placed."""

    code: str
    reason: str
    expected: str
    remedy: str
    scope: str = "row"


NOT_A_NUMBER = Fault("not_a_number", "not a number", "a number", "mend the cell, or list the text in schema.missingValues")


def missing_value(role: str) -> Fault:
    """The fault of an empty cell where a `role` belongs."""
    return Fault("missing_value", f"no {role}", f"a {role} in every row", f"fill the {role}")


class Frame:
    """A batch of rows. Absent optional columns read as empty; what is refused goes to `rejects`."""

    def __init__(self, descriptor: Descriptor, source: Source, batch: Batch, rejects: RejectList) -> None:
        self.descriptor = descriptor
        self.mapping = descriptor.marketledger
        self.source = source
        self.batch = batch
        self.rejects = rejects
        self._text: dict[str, pa.Array] = {}
        self._labels: dict[str, Labels] = {}

    def __len__(self) -> int:
        return len(self.batch)

    @property
    def row_number(self) -> np.ndarray:
        return self.batch.row_number

    def text(self, column: str) -> pa.Array:
        """A column's text, trimmed, null where it is missing."""
        if column not in self._text:
            raw = self.batch.columns.get(column)
            if raw is None:
                self._text[column] = pa.nulls(len(self), pa.string())
            elif pa.types.is_dictionary(raw.type):
                self._text[column] = self.column_labels(column).array().dictionary_decode()
            else:
                self._text[column] = trimmed(raw, self.missing)
        return self._text[column]

    @property
    def missing(self) -> list[str] | None:
        """The texts that mean no value; None for the usual ones."""
        return self.descriptor.table_schema.missing_values

    def column_labels(self, column: str) -> Labels:
        """A column as labels, trimmed once per distinct value."""
        if column not in self._labels:
            raw = self.batch.columns.get(column)
            if raw is None:
                self._labels[column] = Labels.constant(None, len(self))
            else:
                found = Labels.of(raw)
                cleaned = trimmed(pa.array(found.values, pa.string()), self.missing).to_pylist()
                self._labels[column] = found if cleaned == found.values else found.renamed(cleaned)
        return self._labels[column]

    def labels(self, role: str) -> Labels:
        """The column of a role, else its constant, else (for sources) the descriptor's own, else nothing."""
        column = self.mapping.columns.get(role)
        if column is not None and column in self.batch.columns:
            return self.column_labels(column)
        default = self.mapping.constants.get(role)
        if default is None and role in ("source", "source_url"):
            default = self.descriptor.default_source[role == "source_url"]
        return Labels.constant(default, len(self))

    def column_of(self, role: str) -> str:
        """The column that carries a role; the role itself where none does."""
        return self.mapping.columns.get(role, role)

    def addresses(self, column: str, rows: np.ndarray) -> pa.Array:
        """The A1 addresses of a column in these rows."""
        first = self.source.address(column, 0)[:-1]  # the letters, with the sheet before them
        numbers = pc.cast(pa.array(self.row_number[rows]), pa.string())
        return pc.binary_join_element_wise(pa.scalar(first), numbers, "")

    def refuse(self, mask: np.ndarray, role: str, fault: Fault) -> None:
        """Refuse the masked rows for what stands in the column of `role`."""
        self.refuse_cells(mask, self.column_of(role), fault)

    def refuse_cells(self, mask: np.ndarray, column: str, fault: Fault) -> None:
        """Refuse the masked rows for what stands in `column`, one reject each while there is room."""
        rows = np.flatnonzero(mask)
        if not len(rows):
            return
        listed = rows[: self.rejects.room]
        for row in listed.tolist():
            number = int(self.row_number[row])
            raw = self.batch.columns[column][row].as_py() if column in self.batch.columns else self._raw_row(row)
            is_shown = column in self.batch.columns and repr(raw) not in fault.reason
            reason = f"{fault.reason}: {raw!r} in column {column}" if is_shown else f"{fault.reason} (column {column})"
            address = self.source.address(column, number)
            self.rejects.add(
                address, fault.code, reason[:400], fault.expected, fault.remedy, raw=raw or self._raw_row(row), scope=fault.scope
            )
        self.rejects.count(len(rows) - len(listed))

    def _raw_row(self, row: int) -> str:
        return ",".join(str(column[row].as_py()) for column in self.batch.columns.values())

    def constraints_hold(self) -> np.ndarray:
        """Refuse rows that break the Frictionless constraints of a field; True where they hold. Blank rows are left out in silence."""
        keep = np.ones(len(self), dtype=bool)
        blank = np.ones(len(self), dtype=bool)
        for column, raw in self.batch.columns.items():
            if not blank.any():
                break
            if pa.types.is_dictionary(raw.type):
                blank &= self.column_labels(column).missing
            else:
                blank &= pc.equal(pc.utf8_length(pc.utf8_trim_whitespace(raw)), 0).to_numpy(zero_copy_only=False)
        keep &= ~blank
        for spec in self.descriptor.table_schema.fields:
            constraints = spec.constraints
            if spec.name in self.batch.columns and constraints != Constraints():
                for broken, expected in self._broken(spec):
                    fault = Fault("constraint", f"breaks {expected}", expected, "mend the cell, or the constraint")
                    self.refuse_cells(broken & keep, spec.name, fault)
                    keep &= ~broken
        return keep

    def _broken(self, spec: FieldSpec) -> Iterator[tuple[np.ndarray, str]]:
        constraints, labels = spec.constraints, None
        text = self.text(spec.name)
        if constraints.required:
            yield pc.is_null(text).to_numpy(zero_copy_only=False), "required"
        if constraints.enum or constraints.pattern:
            labels = self.column_labels(spec.name)
        if constraints.enum:
            allowed = set(constraints.enum)
            yield labels.spread([v not in allowed for v in labels.values], False, bool), f"enum {', '.join(constraints.enum)}"[:200]
        if constraints.pattern:
            pattern = re.compile(constraints.pattern)
            yield labels.spread([not pattern.fullmatch(v) for v in labels.values], False, bool), f"pattern {constraints.pattern}"
        bounds = ((constraints.minimum, np.less, "minimum"), (constraints.maximum, np.greater, "maximum"))
        if spec.type in ("number", "integer") and any(b is not None for b, _, _ in bounds):
            numbers = pc.cast(plain_numbers(text, spec.decimal_char, spec.group_char), pa.float64()).to_numpy(zero_copy_only=False)
            for bound, outside, name in bounds:
                if bound is not None:
                    with np.errstate(invalid="ignore"):
                        yield outside(numbers, float(bound)), f"{name} {bound}"
