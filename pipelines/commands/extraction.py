"""`extract`: what would be found in a text, without touching a warehouse."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from pipelines.commands.console import Exit, err, fail, jsonable


def _records(source: str, published_at: date | None) -> Iterator[dict[str, Any]]:
    """Records {id, text, published_at, …} from a file or standard input; {id, error}, without a text, for a line that holds none."""
    if source == "-":
        text = _decoded(sys.stdin.buffer.read(), "stdin")
        if not text.lstrip().startswith("{"):
            if not text.strip():
                err.print("note: standard input holds no text")
            yield {"id": "stdin", "text": text, "published_at": published_at}
            return
        yield from _from_lines(text, "stdin", published_at)
        return
    path = Path(source)
    if not path.is_file():
        fail(f"{source}: {'a folder, not a file: name the article' if path.is_dir() else 'no such file'}", Exit.NOT_FOUND)
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        yield from _from_lines(_decoded(path.read_bytes(), path.name), path.name, published_at)
    else:
        yield from _from_article(path, published_at)


def _decoded(data: bytes, name: str) -> str:
    """The text of some bytes, read as the landing folder's files are; ends the command where they are no text."""
    from pipelines.ingestion.encoding import DecodeError, decode

    try:
        decoded = decode(data)
    except DecodeError as error:
        fail(f"{name}: {error.reason}; expected text, or JSON Lines, in UTF-8")
    if decoded.note:
        err.print(f"note: {escape(name)}: {escape(decoded.note)}", soft_wrap=True)
    return decoded.text


def _from_lines(text: str, name: str, published_at: date | None) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):  # not splitlines: a JSON string may hold other separators
        if not line.strip():
            continue
        identity = f"{name}#{number}"
        try:
            record = json.loads(line)
            if not isinstance(record, dict) or not isinstance(record.get("text"), str):
                raise ValueError("no object with a `text`")
        except (ValueError, RecursionError) as error:
            yield {
                "id": identity,
                "error": f"{name} line {number}: {error}; expected one JSON object per line with id, text and published_at",
            }
            continue
        stated = record.get("published_at")
        if stated and as_date(stated) is None:
            err.print(
                f"note: {escape(name)} line {number}: published_at {escape(repr(stated))} is no date (expected 2024-03-31): read without one",
                soft_wrap=True,
            )
        yield {"id": identity, **record, "published_at": stated or published_at}


def _from_article(path: Path, published_at: date | None) -> Iterator[dict[str, Any]]:
    from pipelines.ingestion.articles import read_article_file
    from pipelines.ingestion.landing import LandingFile, sha256_of
    from pipelines.ingestion.limits import DEFAULT_LIMITS

    sidecar = path.with_name(path.name.rsplit(".", 1)[0] + ".meta.yml")
    file = LandingFile(path.name, "article", path.stat().st_size, sha256_of(path), sidecar.name if sidecar.exists() else None)
    read = read_article_file(file, path.parent, DEFAULT_LIMITS)
    for document in read.documents:
        yield {
            "id": document.landing_path,
            "text": document.text,
            "title": document.title,
            "source_name": document.source_name,
            "published_at": published_at or document.published_at,
            "published_at_grain": "day" if published_at else document.published_at_grain,
            "body_start": document.body_start,
            "body_end": document.body_end,
        }
    for reject in read.rejects:
        if reject.scope == "file":
            fail(f"{reject.source_path} ({reject.position}): {reject.reason}; expected {reject.expected}; {reject.remedy}")


def as_date(value: Any) -> date | None:
    """A publication date from a record: a date, a datetime, or text as a sidecar may have it; None where it is none."""
    if isinstance(value, str):
        from pipelines.ingestion.dates import parse_moment

        try:
            return date.fromisoformat(value[:10])  # the day as it was where the article appeared, whatever its zone
        except ValueError:
            value = parse_moment(value)
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None


def extraction_record(record: dict[str, Any], registry, *, explain: bool = False) -> dict[str, Any]:
    """The JSON object of one document, as the public contract has it."""
    from pipelines.batch import article_of
    from pipelines.extraction.pipeline import extract as extract_article
    from pipelines.extraction.quantities.durations import durations

    found = extract_article(article_of(record | {"published_at": as_date(record.get("published_at"))}), registry)
    quantities = [
        {
            "span_start": q.start,
            "span_end": q.end,
            "quote": q.quote,
            "value": q.value,
            "value_high": q.value_high,
            "unit": (q.noun or "count") if q.dimension == "count" else q.unit,
            "qualifier": q.qualifier,
        }
        for q in sorted([*found.quantities, *durations(found.times, found.quantities)], key=lambda q: q.start)
        if q.dimension != "bare"
    ]
    times = [
        {
            "span_start": t.start,
            "span_end": t.end,
            "quote": t.quote,
            "type": t.type,
            "value": t.value,
            "period_start": t.period.start if t.period else None,
            "period_end": t.period.end if t.period else None,
            "grain": t.period.grain if t.period else None,
            "edtf": t.edtf,
        }
        for t in found.times
    ]
    drop = set() if explain else {"explanation"}
    claims = [{k: v for k, v in asdict(c).items() if k not in drop} for c in found.claims]
    events = [{k: v for k, v in asdict(e).items() if k not in drop} for e in found.events]
    result = {"id": record["id"], "language": found.language, "quantities": quantities, "times": times, "claims": claims, "events": events}
    if explain:
        result["omissions"] = [asdict(o) for o in found.omissions]
        result["notes"] = list(found.notes)
    return jsonable(result)


def extract(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-", help="An article, a .jsonl of {id, text, published_at}, or - for standard input (a text, or such lines)."
        ),
    ],
    published_at: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Publication date: outranks what an article says, and dates the lines that have none."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say per number which rule fired, what filled each field, why a number was left out.")
    ] = False,
) -> None:
    """Print quantities, times, claims and events as JSON lines, one object per document; touches no warehouse."""
    from pipelines.batch import CHUNK, collector_paused
    from pipelines.warehouse.extracting import load_registry

    registry = load_registry()
    records, failed = _records(source, as_date(published_at)), 0
    while chunk := list(islice(records, CHUNK)):
        with collector_paused() as tidy:
            for record in chunk:
                if "text" not in record:
                    failed += 1
                    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
                    continue
                try:
                    found = extraction_record(record, registry, explain=explain)
                except Exception as error:  # one bad document is its own line, not the end of the batch
                    found = {"id": record["id"], "error": f"{type(error).__name__}: {error}"}
                    failed += 1
                sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
                tidy()
    if failed:
        fail(f"{failed} document(s) could not be extracted: their lines have an `error` instead of facts")
