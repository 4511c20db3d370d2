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

from pipelines.commands.console import Exit, fail, jsonable


def _records(source: str, published_at: date | None) -> Iterator[dict[str, Any]]:
    """Records {id, text, published_at, title} from a file, or from standard input (plain text or JSON Lines)."""
    if source == "-":
        raw, name = sys.stdin.buffer.read().decode("utf-8", "replace"), "stdin"
    else:
        path = Path(source)
        if not path.exists():
            fail(f"{source}: no such file", Exit.NOT_FOUND)
        if path.suffix.lower() not in (".jsonl", ".ndjson"):
            yield from _from_article(path, published_at)
            return
        raw, name = path.read_text(encoding="utf-8", errors="replace"), path.name
    if source != "-" or raw.lstrip().startswith("{"):
        for number, line in enumerate(raw.splitlines(), start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                if not isinstance(record, dict) or not isinstance(record.get("text"), str):
                    raise ValueError("expected an object with a text")
            except ValueError as error:
                fail(f"{name} line {number}: {error}; expected one JSON object per line with id, text and published_at", Exit.USAGE)
            yield {"id": f"{name}#{number}", **record}
        return
    yield {"id": name, "text": raw, "published_at": published_at}


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
    """A publication date from a record: a date, a datetime or ISO text; None where it is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return None
    return None


def extraction_record(record: dict[str, Any], registry, *, explain: bool = False) -> dict[str, Any]:
    """The JSON object of one document, as the public contract has it."""
    from pipelines.extraction.model import Article
    from pipelines.extraction.pipeline import extract as extract_article
    from pipelines.extraction.quantities.durations import durations

    text = record["text"]
    article = Article(
        text=text,
        published_at=as_date(record.get("published_at")),
        title=record.get("title"),
        source_name=record.get("source_name"),
        body_start=record.get("body_start") or 0,
        body_end=record.get("body_end"),
        published_grain=record.get("published_at_grain") or "day",
    )
    found = extract_article(article, registry)
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
    source: Annotated[str, typer.Argument(metavar="FILE|-", help="An article, a .jsonl of {id, text, published_at}, or - for standard input.")],
    published_at: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Publication date, where the file does not say.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say per number which rule fired, what filled each field, why a number was left out.")] = False,
) -> None:
    """Print quantities, times, claims and events as JSON lines, one object per document; touches no warehouse."""
    from pipelines.batch import CHUNK, collector_paused
    from pipelines.warehouse.extracting import load_registry

    registry = load_registry()
    records, failed = _records(source, as_date(published_at)), 0
    while chunk := list(islice(records, CHUNK)):
        with collector_paused():
            for record in chunk:
                try:
                    found = extraction_record(record, registry, explain=explain)
                except Exception as error:  # one bad document is its own line, not the end of the batch
                    found = {"id": record["id"], "error": f"{type(error).__name__}: {error}"}
                    failed += 1
                sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    if failed:
        fail(f"{failed} document(s) could not be extracted: their lines have an `error`")
