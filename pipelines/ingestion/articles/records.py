"""Articles as JSON: one object, a list of objects, or one object a line; fields title, text, published_at, url, source_name.

A record that is wrong is refused by its line or number, the others load. Fields beyond ours are left alone: exports carry many.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines.ingestion.articles.draft import Draft
from pipelines.ingestion.articles.plain import read_text
from pipelines.ingestion.encoding import DecodeError, decode
from pipelines.ingestion.landing import LandingFile
from pipelines.ingestion.limits import Limits
from pipelines.ingestion.metadata import Metadata, validate
from pipelines.ingestion.reject import RejectList

EXPECTED = "an object with a `text`, and title, published_at, url, source_name where known"


def _draft(record: Any, path: str, position: str, limits: Limits, rejects: RejectList, encoding: str) -> Draft | None:
    """The article of one record, or None with the reason in `rejects`."""
    remedy = f"mend {position} of {rejects.source_path}"

    def refuse(code: str, reason: str) -> None:
        rejects.add(position, code, reason, EXPECTED, remedy, raw=json.dumps(record, ensure_ascii=False, default=str)[:600], scope="record")

    if not isinstance(record, dict):
        return refuse("bad_record", f"a {type(record).__name__} where an object belongs")
    text = record.get("text")
    if not isinstance(text, str):
        return refuse("bad_record", "no `text`" if text is None else f"`text` is a {type(text).__name__}")
    if not text.strip():
        return refuse("bad_record", "`text` is empty")
    if "\x00" in text:
        return refuse("bad_characters", "`text` holds NUL characters")
    if len(text) > limits.article_bytes or len(text.encode("utf-8", "surrogatepass")) > limits.article_bytes:
        return refuse("too_large", f"a text of {len(text):,} characters, over the limit of {limits.article_bytes:,} bytes")
    known = {key: record[key] for key in Metadata.model_fields if record.get(key) not in (None, "")}
    metadata = validate(known, rejects, f"{position} ", remedy_file=rejects.source_path)
    return Draft(path, text, metadata, encoding=encoding)


def read_json(file: LandingFile, root: Path, limits: Limits, rejects: RejectList) -> list[Draft]:
    """The articles of a `.json` file: an object, or a list of objects."""
    decoded = read_text(file, root, limits.json_bytes, rejects)
    if decoded is None:
        return []
    try:
        content = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        rejects.add(
            f"line {line}", "bad_json", f"not valid JSON: {error}"[:300], "an object or a list of objects",
            f"mend {file.name}; one object a line is .jsonl", raw=_line(decoded.text, line),
        )  # fmt: skip
        return []
    if isinstance(content, list):
        found = [_draft(r, f"{file.path}#{i}", f"record {i}", limits, rejects, decoded.encoding) for i, r in enumerate(content, 1)]
        if not content:
            rejects.add("file", "empty_file", "an empty list", EXPECTED, f"fill or remove {file.path}")
    else:
        found = [_draft(content, file.path, "record 1", limits, rejects, decoded.encoding)]
    return [draft for draft in found if draft]


def _line(text: str, number: int) -> str:
    lines = text.split("\n", number)
    return lines[number - 1] if len(lines) >= number else ""


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """(number, bytes) of each line; only LF ends a line, since JSON strings may hold other separators."""
    with path.open("rb") as handle:
        yield from enumerate(handle, 1)


def read_jsonl(file: LandingFile, root: Path, limits: Limits, rejects: RejectList) -> list[Draft]:
    """The articles of a `.jsonl` file, read line by line; `landing_path` ends in the line's number."""
    path = root / file.path
    size = path.stat().st_size
    if size > limits.records_bytes:
        rejects.add("file", "too_large", f"{size:,} bytes", f"at most {limits.records_bytes:,} bytes", f"split {file.name}")
        return []
    drafts, seen = [], False
    for number, data in _lines(path):
        if not data.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        seen = True
        position = f"line {number}"
        try:
            decoded = decode(data)
            record = json.loads(decoded.text)
        except DecodeError as error:
            rejects.add(position, error.code, error.reason, "UTF-8", f"mend {position} of {file.path}", data[:60].hex(" "), "record")
            continue
        except (ValueError, RecursionError) as error:
            rejects.add(
                position, "bad_json", f"not valid JSON: {error}"[:300], "one JSON object a line",
                f"mend {position} of {file.path}", raw=decoded.text, scope="record",
            )  # fmt: skip
            continue
        if decoded.note_code:
            rejects.add(position, decoded.note_code, decoded.note or "", "UTF-8", f"save {file.name} as UTF-8", scope="nothing")
        draft = _draft(record, f"{file.path}#{number}", position, limits, rejects, decoded.encoding)
        if draft:
            drafts.append(draft)
    if not seen:
        rejects.add("file", "empty_file", "no record in the file", EXPECTED, f"fill or remove {file.path}")
    return drafts
