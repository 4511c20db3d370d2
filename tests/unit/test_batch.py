"""Batches of articles: a bad one is an error row, Dask gives what one process gives, amounts link events to claims."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines import batch
from pipelines.extraction.model import Registry

TEXT = "Regulators fined Ostrava Bank $12 million on 3 March 2021. The bank's revenue rose 5% to $310 million in 2020."


def document(number: int, text: str = TEXT) -> dict:
    return {"document_id": f"doc-{number:03}", "text": f"{text} It has {number + 200} branches.", "published_at": date(2021, 3, 4)}


def rows(results) -> dict:
    joined = {"claims": [], "events": [], "extractions": []}
    for result in results:
        for name, found in joined.items():
            found += getattr(result, name)
    return {name: sorted(found, key=repr) for name, found in joined.items()}


def test_a_bad_article_is_an_error_row_and_the_others_go_on(monkeypatch):
    real = batch.extract

    def breaking(article, registry):
        if "BREAK" in article.text:
            raise ValueError("cannot read this")
        return real(article, registry)

    monkeypatch.setattr(batch, "extract", breaking)
    found = rows(batch.extract_batch([document(1), document(2, "BREAK"), document(3)], Registry()))
    by_id = {e["document_id"]: e for e in found["extractions"]}
    assert by_id["doc-002"]["status"] == "error" and by_id["doc-002"]["error"] == "ValueError: cannot read this"
    assert by_id["doc-001"]["status"] == by_id["doc-003"]["status"] == "ok"
    assert {c["document_id"] for c in found["claims"]} == {"doc-001", "doc-003"}


def test_an_amount_links_its_event_to_its_claim():
    found = rows(batch.extract_batch([document(1)], Registry()))
    penalty = next(e for e in found["events"] if e["event_type"] == "penalty")
    claim = next(c for c in found["claims"] if c["claim_id"] == penalty["claim_id"])
    assert claim["event_id"] == penalty["event_id"]
    assert (penalty["amount"], penalty["currency"]) == (claim["value"], claim["unit"]) == (12e6, "USD")


def test_ids_are_the_same_whenever_they_are_made():
    first, second = (rows(batch.extract_batch([document(1)], Registry())) for _ in range(2))
    assert first == second
    ids = [c["claim_id"] for c in first["claims"]]
    assert len(ids) == len(set(ids))


def test_progress_reaches_the_total():
    seen = []
    list(batch.extract_batch([document(i) for i in range(60)], Registry(), progress=lambda done, total: seen.append((done, total))))
    assert seen[-1] == (60, 60) and seen == sorted(seen)


@pytest.mark.slow
def test_dask_gives_what_one_process_gives():
    documents = [document(i) for i in range(60)]
    alone = rows(batch.extract_batch(documents, Registry(), in_process_up_to=100))
    spread = rows(batch.extract_batch(documents, Registry(), in_process_up_to=10))
    assert spread == alone


@pytest.mark.slow
def test_a_given_scheduler_runs_the_same_code():
    from distributed import LocalCluster

    documents = [document(i) for i in range(30)]
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        spread = rows(batch.extract_batch(documents, Registry(), scheduler=cluster.scheduler_address))
    assert spread == rows(batch.extract_batch(documents, Registry()))
