"""What ingestion refuses, and in the same shape for articles and tables: where it stood, why, what was expected and how to mend it.

One `Reject` becomes one row of `quarantine`. `scope` says how much was left out: from the whole `file` down to one `cell` or metadata
`key`; `nothing` is a repair that a reader should know of (a file read in another encoding than UTF-8), the content loads all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: Every reason ingestion may give, with its meaning; a test holds the code to this list.
REASON_CODES: dict[str, str] = {
    "empty_file": "the file has no content",
    "too_large": "the file or record is over the size limit",
    "binary_content": "the bytes are not text",
    "undecodable": "no text encoding fits the bytes",
    "invalid_utf8": "damaged UTF-8: the bad bytes were replaced by U+FFFD",
    "encoding_detected": "not UTF-8: the encoding was detected",
    "unreadable": "the operating system could not read the file",
    "unknown_format": "no reader for this kind of file",
    "no_article": "the page holds no article text",
    "bad_json": "not valid JSON",
    "bad_record": "a record is not an object with a text",
    "bad_characters": "the text holds characters that no text has (NUL)",
    "bad_metadata": "a metadata value is of the wrong type or form",
    "unknown_key": "a metadata key that does not exist",
    "bad_yaml": "not valid YAML",
    "orphan_companion": "a sidecar or descriptor without its file",
    "no_descriptor": "a table without a descriptor",
    "bad_descriptor": "the descriptor does not say what it must",
    "corrupt_file": "truncated or damaged file",
    "missing_column": "a column the descriptor names is not in the file",
    "missing_sheet": "a sheet the descriptor names is not in the workbook",
    "bad_range": "a cell range outside the sheet, or with nothing in it",
    "malformed_row": "a row with too few or too many cells",
    "not_a_number": "text where a number belongs",
    "not_a_date": "text where a date belongs",
    "unknown_period": "a period label that cannot be read",
    "unknown_metric": "a metric label the descriptor does not map",
    "unknown_unit": "a unit label that cannot be read",
    "missing_value": "a required cell is empty",
    "constraint": "a value outside the field's constraints",
    "too_many": "more refusals than are listed one by one",
}

#: How much of a refused piece is kept for the reader of quarantine.
RAW_CHARS = 500


@dataclass(frozen=True, slots=True)
class Reject:
    """One piece of input that was not loaded (or loaded with a repair), and why.

    `source_path` is relative to the landing folder. `position` is `file`, `line 3`, `record 3`, `key published_at`, a cell in A1
    notation (`E14`, `Sheet!E14`) or `header`. `raw` is the piece itself, cut to `RAW_CHARS`.
    """

    source_path: str
    position: str
    reason_code: str
    reason: str
    expected: str
    remedy: str
    raw: str = ""
    scope: str = "file"

    def __post_init__(self) -> None:
        if self.reason_code not in REASON_CODES:
            raise ValueError(f"unknown reason code {self.reason_code!r}: add it to REASON_CODES")
        if len(self.raw) > RAW_CHARS:
            object.__setattr__(self, "raw", self.raw[: RAW_CHARS - 1] + "…")


class RejectList:
    """Collects the rejects of one file up to a limit; past it only counts, and says so in one last row. Nothing is lost in silence."""

    def __init__(self, source_path: str, limit: int) -> None:
        self.source_path = source_path
        self.limit = limit
        self.items: list[Reject] = []
        self.overflow = 0

    def add(self, position: str, reason_code: str, reason: str, expected: str, remedy: str, raw: str = "", scope: str = "file") -> None:
        """One more refusal."""
        if len(self.items) >= self.limit:
            self.overflow += 1
            return
        self.items.append(Reject(self.source_path, position, reason_code, reason, expected, remedy, raw, scope))

    def count(self, more: int) -> None:
        """Refusals beyond those listed, known only by their number."""
        self.overflow += more

    @property
    def room(self) -> int:
        """How many more can be listed one by one."""
        return max(0, self.limit - len(self.items))

    def extend(self, items: Iterable[Reject]) -> None:
        """Several refusals made elsewhere."""
        for item in items:
            if len(self.items) >= self.limit:
                self.overflow += 1
            else:
                self.items.append(item)

    def result(self) -> list[Reject]:
        """All rejects, with the summary of those past the limit."""
        if not self.overflow:
            return list(self.items)
        last = Reject(
            self.source_path, "file", "too_many", f"{self.overflow} further refusals are not listed one by one (limit {self.limit})",
            "few refusals in a table", "mend the descriptor or the file; `marketledger table check FILE` shows what is refused",
            scope="nothing",
        )  # fmt: skip
        return [*self.items, last]
