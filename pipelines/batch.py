"""Extraction of many articles: in process for a few, on Dask for many; Arrow in, Arrow out, a bad article is an error row.

Knows neither the warehouse nor the orchestrator: what is extracted when is decided in warehouse/extracting.py.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any

from pipelines.extraction.model import Article, Claim, Event, Registry
from pipelines.extraction.pipeline import extract

_CLAIM_FIELDS = [f.name for f in fields(Claim) if f.name != "explanation"]
_EVENT_FIELDS = [f.name for f in fields(Event) if f.name not in ("explanation", "amount_span")]
CHUNK = 25


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Rows for core.claims, core.events and staging.extractions."""

    claims: list[dict[str, Any]]
    events: list[dict[str, Any]]
    extractions: list[dict[str, Any]]


def _identity(*parts: Any) -> str:
    return hashlib.md5("|".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()[:16]


def article_of(document: dict[str, Any]) -> Article:
    """What extraction takes, from a row or a record: text, and where known published_at (a date) with its grain, title, source_name, body."""
    return Article(
        text=document["text"],
        published_at=document.get("published_at"),
        title=document.get("title"),
        source_name=document.get("source_name"),
        body_start=document.get("body_start") or 0,
        body_end=document.get("body_end"),
        published_grain=document.get("published_at_grain") or "day",
    )


def extract_document(document: dict[str, Any], registry: Registry) -> BatchResult:
    """One article: a row of core.documents as `article_of` takes it, with its document_id."""
    document_id = document["document_id"]
    try:
        found = extract(article_of(document), registry)
    except Exception as error:  # one article's failure is its row, not the run's
        row = {"document_id": document_id, "status": "error", "error": f"{type(error).__name__}: {error}"[:500], "language": None}
        return BatchResult([], [], [row | {"quantities": 0, "claims": 0, "events": 0}])
    claims, by_span = [], {}
    for claim in found.claims:
        claim_id = _identity(document_id, claim.span_start, claim.span_end, claim.statistic, claim.metric)
        by_span.setdefault((claim.span_start, claim.span_end), claim_id)
        claims.append({name: getattr(claim, name) for name in _CLAIM_FIELDS} | {"claim_id": claim_id, "document_id": document_id})
    events = []
    for event in found.events:
        row = {name: getattr(event, name) for name in _EVENT_FIELDS}
        row["participant_ids"], row["participant_names"] = list(event.participant_ids), list(event.participant_names)
        row["claim_id"] = by_span.get(event.amount_span) if event.amount_span else None
        row |= {"event_id": _identity(document_id, event.span_start, event.span_end, event.event_type), "document_id": document_id}
        events.append(row)
    of_claim = {row["claim_id"]: row["event_id"] for row in events if row["claim_id"]}
    for row in claims:
        row["event_id"] = of_claim.get(row["claim_id"])
    status = {"document_id": document_id, "status": "ok", "error": None, "language": found.language}
    return BatchResult(claims, events, [status | {"quantities": len(found.quantities), "claims": len(claims), "events": len(events)}])


@contextmanager
def collector_paused() -> Iterator[Callable[[], int]]:
    """No garbage collection while an article is extracted: parses refer to each other, and scanning them again and again costs a fifth of the time.

    Gives what to call after each article: its parse is thrown away while it is still in the processor's cache, a quarter of the cost of
    doing so for a chunk at once.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield lambda: gc.collect(0)
    finally:
        if was_enabled:
            gc.enable()
            gc.collect(1)


def extract_chunk(documents: Sequence[dict[str, Any]], registry: Registry) -> BatchResult:
    """Several articles, in order."""
    results = []
    with collector_paused() as tidy:
        for document in documents:
            results.append(extract_document(document, registry))
            tidy()
    return BatchResult(
        [row for r in results for row in r.claims],
        [row for r in results for row in r.events],
        [row for r in results for row in r.extractions],
    )


def extract_batch(
    documents: Sequence[dict[str, Any]],
    registry: Registry,
    *,
    in_process_up_to: int = 500,
    scheduler: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[BatchResult]:
    """Chunks of results, in the order of `documents` in process, in order of completion on Dask."""
    chunks = [documents[i : i + CHUNK] for i in range(0, len(documents), CHUNK)]
    done = 0
    if scheduler is None and (len(documents) <= in_process_up_to or (os.cpu_count() or 1) == 1):
        for chunk in chunks:
            yield extract_chunk(chunk, registry)
            done += len(chunk)
            if progress:
                progress(done, len(documents))
        return
    from distributed import Client, LocalCluster, as_completed  # 1 s: only for large batches

    cluster = None if scheduler else LocalCluster(n_workers=os.cpu_count(), threads_per_worker=1, dashboard_address=None)
    with Client(scheduler or cluster) as client:
        shared = client.scatter(registry, broadcast=True)
        futures = {client.submit(extract_chunk, chunk, shared, pure=False): len(chunk) for chunk in chunks}
        for future, result in as_completed(list(futures), with_results=True):
            done += futures.pop(future)
            yield result
            if progress:
                progress(done, len(documents))
    if cluster:
        cluster.close()
