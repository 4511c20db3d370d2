"""Vectorised helpers over batches of text columns: labels parsed once per distinct value, numbers cast as whole columns.

The work per row is Arrow's and numpy's; Python runs once per distinct label, however many rows carry it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.ingestion.tables.units import MISSING, clean_number

T = TypeVar("T")


def trimmed(array: pa.Array, missing: Sequence[str] | None) -> pa.Array:
    """Text without surrounding white space; missing values are null."""
    values = pa.array(list(dict.fromkeys(["", *(MISSING if missing is None else missing)])), pa.string())
    array = pc.utf8_trim_whitespace(array)
    is_missing = pc.is_in(array, value_set=values)
    return pc.if_else(is_missing, pa.scalar(None, pa.string()), array)


@dataclass(slots=True)
class Labels:
    """A column as codes into its distinct values; -1 is null."""

    codes: np.ndarray
    values: list[str]

    @classmethod
    def of(cls, array: pa.Array) -> Labels:
        encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
        return cls(pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False).astype(np.int32), encoded.dictionary.to_pylist())

    @classmethod
    def constant(cls, value: str | None, count: int) -> Labels:
        return cls(np.full(count, -1 if value is None else 0, dtype=np.int32), [] if value is None else [value])

    @property
    def missing(self) -> np.ndarray:
        return self.codes < 0

    def take(self, rows: np.ndarray) -> Labels:
        """Only these rows."""
        return Labels(self.codes[rows], self.values)

    def map(self, function: Callable[[str], T]) -> list[T]:
        """`function` of each distinct value, in the order of the codes."""
        return [function(value) for value in self.values]

    def spread(self, results: Sequence[Any], null: Any, dtype: Any) -> np.ndarray:
        """A result per distinct value, spread over the rows; `null` where there is no label."""
        table = np.array([*results, null], dtype=dtype)
        return table[self.codes]  # code -1 is the last entry

    def renamed(self, values: Sequence[str | None]) -> Labels:
        """The same rows with each distinct value replaced; None makes it null."""
        distinct: dict[str, int] = {}
        codes = [-1 if v is None else distinct.setdefault(v, len(distinct)) for v in values]
        return Labels(np.array([*codes, -1], dtype=np.int32)[self.codes], list(distinct))

    def array(self) -> pa.DictionaryArray:
        """As an Arrow dictionary array, whose values are distinct."""
        if len(set(self.values)) < len(self.values):
            return self.renamed(self.values).array()
        indices = pa.array(self.codes, pa.int32(), mask=self.missing)
        return pa.DictionaryArray.from_arrays(indices, pa.array(self.values, pa.string()))

    def text(self, row: int) -> str:
        """The label of one row, for messages."""
        code = self.codes[row]
        return "" if code < 0 else self.values[code]


def combine(*labels: Labels) -> tuple[np.ndarray, list[tuple[str | None, ...]]]:
    """Codes of the distinct combinations of several label columns, and the combinations."""
    code = np.zeros(len(labels[0].codes), dtype=np.int64)
    for column in labels:
        code = code * (len(column.values) + 1) + column.codes + 1
    space = math.prod(len(column.values) + 1 for column in labels)
    if space <= max(len(code), 1_000):  # few possible combinations: mark the ones that occur, no sorting
        occurs = np.zeros(space, dtype=bool)
        occurs[code] = True
        unique, inverse = np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[code]
    else:
        unique, inverse = np.unique(code, return_inverse=True)
    combinations = []
    for number in unique.tolist():
        parts: list[str | None] = []
        for column in reversed(labels):
            number, rest = divmod(number, len(column.values) + 1)
            parts.append(None if rest == 0 else column.values[rest - 1])
        combinations.append(tuple(reversed(parts)))
    return inverse.astype(np.int32), combinations


_PLAIN = r"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?$"
_GROUPED = r"^[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?$"
_GROUPED_COMMA = r"^[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]*)?$"
_DECIMAL_COMMA = r"^[+-]?[0-9]+(?:,[0-9]*)?$"


def plain_numbers(array: pa.Array, decimal: str = ".", group: str | None = None) -> pa.Array:
    """Numbers as plain digit strings, null where the cell holds no number (or nothing)."""
    if decimal == ".":
        try:
            if pc.all(pc.is_finite(pc.cast(array, pa.float64()))).as_py() is not False:
                return array
        except pa.ArrowInvalid:
            pass
        is_plain = pc.match_substring_regex(array, _PLAIN)
        plain = pc.if_else(is_plain, array, pa.scalar(None, pa.string()))
        if group in (None, ","):
            is_grouped = pc.match_substring_regex(array, _GROUPED)
            plain = pc.coalesce(plain, pc.if_else(is_grouped, pc.replace_substring(array, ",", ""), pa.scalar(None, pa.string())))
    elif decimal == ",":
        is_grouped = pc.match_substring_regex(array, _GROUPED_COMMA)
        ungrouped = pc.if_else(is_grouped, pc.replace_substring(array, ".", ""), array)
        is_plain = pc.match_substring_regex(ungrouped, _DECIMAL_COMMA)
        plain = pc.if_else(is_plain, pc.replace_substring(ungrouped, ",", "."), pa.scalar(None, pa.string()))
    else:
        plain = pa.nulls(len(array), pa.string())
    left = pc.and_(pc.is_null(plain), pc.is_valid(array))
    if pc.any(left).as_py():
        odd = Labels.of(pc.if_else(left, array, pa.scalar(None, pa.string())))
        cleaned = odd.renamed(odd.map(lambda text: clean_number(text, decimal, group)))
        plain = pc.coalesce(plain, cleaned.array().dictionary_decode())
    return plain


def power_of_ten(scale: Decimal) -> int | None:
    """The exponent of a scale that is a power of ten, else None."""
    sign, digits, exponent = scale.normalize().as_tuple()
    return int(exponent) if sign == 0 and digits == (1,) else None


def scaled_floats(numbers: pa.Array, scale: Decimal) -> np.ndarray:
    """Plain digit strings times `scale`, rounded once; NaN for null."""
    exponent = power_of_ten(scale)
    if exponent == 0:
        values = pc.cast(numbers, pa.float64())
    elif exponent is not None and not pc.any(pc.match_substring(numbers, "e", ignore_case=True)).as_py():
        # "1.1" with "e9" behind is read as 1100000000 exactly, where 1.1 * 1e9 is not
        values = pc.cast(pc.binary_join_element_wise(numbers, pa.scalar(f"e{exponent}"), ""), pa.float64())
    else:
        texts = Labels.of(numbers)
        return texts.spread([float(Decimal(t) * scale) for t in texts.values], np.nan, np.float64)
    return values.to_numpy(zero_copy_only=False).astype(np.float64)
