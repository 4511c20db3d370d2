"""As-of: the past replays byte for byte, in the time of recording; and the world's knowledge follows from what was published."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse.asof import NoHistoryError, export_asof, marts
from pipelines.warehouse.history import record_history
from tests.sql.ledger import Ledger

START = datetime(2026, 1, 1, 12)


def rebuild(ledger: Ledger, now: datetime) -> None:
    ledger.now = now
    ledger.build()
    record_history(ledger.db, now)


def correct(db: duckdb.DuckDBPyConnection) -> None:
    db.execute("UPDATE staging.table_rows SET value = 44, value_text = '44' WHERE entity_label = 'Acme' AND period_label = '2020'")


def delete(db: duckdb.DuckDBPyConnection) -> None:
    db.execute("DELETE FROM staging.table_rows WHERE entity_label = 'Bolt'")


def test_export_add_correct_delete_replay(tmp_path: Path):
    ledger = Ledger()
    ledger.cell("Acme", "2020", 40)
    ledger.cell("Bolt", "2020", 30)
    document = ledger.article(
        "Acme held 41% of the world widget market in 2020, according to Acme Research. A court fined Bolt $5 million."
    )
    ledger.claim(document, "41%", 41, subject_name="Acme", market_name="world widget market", attributed_to="Acme Research", period="2020")
    ledger.event(document, "fined", "penalty", ["Bolt"], amount=5e6, currency="USD")
    steps = [
        lambda: None,
        lambda: ledger.cell("Cog", "2020", 10),
        lambda: correct(ledger.db),
        lambda: delete(ledger.db),
        lambda: ledger.cell("Acme", "2020", 45, restated=True, source="Acme Research (restated)"),
        lambda: ledger.db.execute("DELETE FROM core.claims; DELETE FROM core.events; DELETE FROM core.documents"),
    ]
    told = []
    for number, step in enumerate(steps):
        step()
        rebuild(ledger, START + timedelta(days=number))
        told.append(export_asof(ledger.db, START + timedelta(days=number), tmp_path / f"then{number}"))
    assert len({tuple(sorted(t.items())) for t in told}) == len(steps)
    for number, then in enumerate(told):
        moment = START + timedelta(days=number)
        assert export_asof(ledger.db, moment, tmp_path / f"now{number}") == then
        assert export_asof(ledger.db, moment.date(), tmp_path / f"day{number}") == then
        for mart in then:
            assert (tmp_path / f"now{number}" / mart).read_bytes() == (tmp_path / f"then{number}" / mart).read_bytes()


def test_a_date_means_the_end_of_that_day_and_a_moment_itself():
    ledger = Ledger()
    ledger.cell("Acme", "2020", 40)
    rebuild(ledger, START)
    for past in ("DATE '2025-12-31'", "TIMESTAMP '2026-01-01 11:59:59'", "'2025-12-31'"):
        assert ledger.query(f"SELECT count(*) FROM marts.market_share_as_of({past})") == [(0,)]
    for present in ("DATE '2026-01-01'", "TIMESTAMP '2026-01-01 12:00:00'", "'2026-01-01'", "'2026-01-01 12:00:00'"):
        assert ledger.query(f"SELECT count(*) FROM marts.market_share_as_of({present})") == [(1,)]


def test_every_mart_has_both_functions():
    ledger = Ledger()
    ledger.cell("Acme", "2020", 40)
    rebuild(ledger, START)
    for mart in marts():
        for function in ("as_of", "known_on"):
            now = ledger.query(f"SELECT count(*) FROM {mart}_{function}(DATE '2030-01-01')")
            assert now == ledger.query(f"SELECT count(*) FROM {mart}"), (mart, function)


def test_known_on_follows_publication_not_recording():
    ledger = Ledger()
    ledger.cell("Acme", "2019", 40, published_at=datetime(2020, 2, 1))
    ledger.cell("Acme", "2019", 46, published_at=datetime(2021, 2, 1))
    ledger.cell("Bolt", "2019", 12)  # undated: known from the day it was recorded
    rebuild(ledger, START)
    known = "SELECT company_name, share_pct, winner_rule FROM marts.market_share_known_on(?) ORDER BY 1"
    assert ledger.query(known, date(2020, 1, 31)) == []
    assert ledger.query(known, date(2020, 2, 1)) == [("Acme", 40.0, "only report")]
    assert ledger.query(known, date(2021, 2, 1)) == [("Acme", 46.0, "restated figure")]
    assert ledger.query(known, date(2026, 1, 1)) == [("Acme", 46.0, "restated figure"), ("Bolt", 12.0, "only report")]


def test_known_on_sees_no_later_prices_and_no_later_articles():
    ledger = Ledger()
    for day in range(1, 29):
        row = {
            "table_name": "p",
            "row_number": day,
            "cell_ref": f"B{day}",
            "ticker": "BABA",
            "trade_date": date(2021, 3, day),
            "close": 100.0 + day,
            "currency": "USD",
        }
        ledger.insert("staging.prices", [row])
    ledger.event_row(
        "Alibaba", "antitrust fine", "penalty", "2021-03-10", regulator="SAMR", jurisdiction="China", amount=1e9, currency="CNY"
    )
    document = ledger.article("China's government fined Alibaba 1 billion yuan.", "2021-03-20")
    ledger.event(document, "fined", "penalty", ["Chinese government", "Alibaba"], amount=1e9, currency="CNY", period="2021-03-10")
    rebuild(ledger, START)
    known = "SELECT reports, move_1d_pct IS NOT NULL, move_5d_pct IS NOT NULL FROM marts.event_timeline_known_on(?)"
    assert ledger.query(known, date(2021, 3, 9)) == []
    assert ledger.query(known, date(2021, 3, 12)) == [(1, True, False)]
    assert ledger.query(known, date(2021, 3, 25)) == [(2, True, True)]


def test_without_history_the_remedy_is_named(tmp_path):
    with pytest.raises(NoHistoryError, match="marketledger build"):
        export_asof(duckdb.connect(), "2026-01-01", tmp_path)
