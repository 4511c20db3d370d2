"""How much ingestion accepts; passed in by the caller, never read from the environment."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Size limits in bytes (articles: of the file, or of one record's text) and the number of refusals listed one by one per file."""

    article_bytes: int = 20 * MB
    html_tags: int = 150_000  # a large page has some 20,000; the parser's time grows with them
    records_bytes: int = 4_000 * MB  # a .jsonl of many articles is read line by line
    json_bytes: int = 200 * MB  # a .json is parsed whole
    sidecar_bytes: int = 1 * MB
    table_bytes: int = 64_000 * MB  # long tables are streamed
    workbook_bytes: int = 100 * MB
    workbook_unpacked_bytes: int = 1_000 * MB  # a small zip can unpack to anything
    table_json_bytes: int = 500 * MB
    rejects_per_file: int = 100_000


DEFAULT_LIMITS = Limits()
