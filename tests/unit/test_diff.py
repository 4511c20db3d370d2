"""Diff: what changed between two moments or two files."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from pipelines.warehouse.diff import Difference, diff_moments, diff_warehouses
from pipelines.warehouse.history import record_history
from tests.sql.ledger import Ledger

START = datetime(2026, 1, 1, 12)
ONE = {"source": "Acme Research via One", "published_at": datetime(2021, 2, 1)}
SIZE = {"metric": "market_size", "unit": "USD", "is_total": True, "entity_label": "Total market"}


def first(ledger: Ledger) -> None:
    ledger.cell("Acme", "2020", 40, **ONE)
    ledger.cell("Bolt", "2020", 30, **ONE)
    ledger.cell("Cog", "2020", 10, **ONE)
    ledger.cell("Cog", "2020", 12, source="Acme Research via Two")
    ledger.cell(None, "2026", 85e9, value_text="85", modality="forecast", **SIZE)
    ledger.event_row("Alibaba", "antitrust fine", "penalty", "2021-04-10", amount=1e9, currency="CNY", regulator="SAMR")


def second(ledger: Ledger) -> None:
    ledger.cell("Acme", "2020", 44, source="Acme Research via Two")  # opens a dispute
    ledger.db.execute("DELETE FROM staging.table_rows WHERE entity_label = 'Cog' AND value = 10")  # settles one
    ledger.db.execute("UPDATE staging.table_rows SET value = 31, value_text = '31' WHERE entity_label = 'Bolt'")  # corrected
    ledger.cell(None, "2026", 80e9, value_text="80", **SIZE)  # the forecast's actual
    ledger.db.execute("UPDATE staging.table_events SET amount = 2e9")
    ledger.event_row("Tencent", "antitrust fine", "penalty", "2021-04-10", amount=5e9, currency="CNY", regulator="SAMR")


def check(difference: Difference) -> None:
    assert difference.counts == {
        "new_facts": 3, "withdrawn_facts": 2, "revisions": 2, "disputes_opened": 1, "disputes_settled": 1, "forecasts_scored": 1, "new_events": 1,
        "withdrawn_events": 0, "changed_events": 1,
    }  # fmt: skip
    assert {(r["subject"], r["before"], r["after"]) for r in difference.revisions} == {("Bolt", 30.0, 31.0), ("Cog", 10.0, 12.0)}
    assert [d["subject_name"] for d in difference.disputes_opened] == ["Acme"]
    assert [(d["subject_name"], d["settled_by"]) for d in difference.disputes_settled] == [("Cog", "the figures no longer differ")]
    assert [(f["actual_value"], f["outcome"]) for f in difference.forecasts_scored] == [(80e9, "too high")]
    assert [e["participant_names"][-1] for e in difference.new_events] == ["Tencent"]
    assert [(e["amount_before"], e["amount_after"]) for e in difference.changed_events] == [(1e9, 2e9)]


def test_between_two_moments():
    ledger = Ledger()
    for number, step in enumerate((first, second)):
        step(ledger)
        ledger.now = START + timedelta(days=number)
        ledger.build()
        record_history(ledger.db, ledger.now)
    check(diff_moments(ledger.db, "2026-01-01", "2026-01-02"))
    check(diff_moments(ledger.db, START, START + timedelta(days=1)))
    assert diff_moments(ledger.db, "2026-01-02", "2026-01-05").is_empty
    backwards = diff_moments(ledger.db, "2026-01-02", "2026-01-01").counts
    assert (backwards["new_facts"], backwards["withdrawn_facts"]) == (2, 3)


def test_between_two_files(tmp_path: Path):
    paths = []
    for number in range(2):
        path = tmp_path / f"{number}.duckdb"
        with duckdb.connect(str(path)) as db:
            ledger = Ledger(db)
            first(ledger)
            if number:
                second(ledger)
            ledger.build()
        paths.append(path)
    check(diff_warehouses(*paths))
    assert diff_warehouses(paths[0], paths[0]).is_empty


def test_before_the_first_build_everything_is_new():
    ledger = Ledger()
    first(ledger)
    ledger.now = START
    ledger.build()
    record_history(ledger.db, START)
    counts = diff_moments(ledger.db, "2020-01-01", "2026-01-01").counts
    assert (counts["new_facts"], counts["new_events"], counts["disputes_opened"], counts["revisions"]) == (5, 1, 1, 0)


def test_the_limit_cuts_the_lists_not_the_counts():
    ledger = Ledger()
    first(ledger)
    ledger.build()
    record_history(ledger.db, ledger.now)
    difference = diff_moments(ledger.db, "2020-01-01", "2030-01-01", limit=2)
    assert (difference.counts["new_facts"], len(difference.new_facts)) == (5, 2)
    assert difference.as_dict()["counts"]["new_facts"] == 5


def test_a_warehouse_without_the_tables_counts_as_empty(tmp_path: Path):
    old, new = tmp_path / "old.duckdb", tmp_path / "new.duckdb"
    duckdb.connect(str(old)).close()
    with duckdb.connect(str(new)) as db:
        ledger = Ledger(db)
        first(ledger)
        ledger.build()
    assert diff_warehouses(old, new).counts["new_facts"] == 5
