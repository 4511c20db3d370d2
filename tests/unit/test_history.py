"""History: every version of a row is kept, nothing changed means nothing written."""

from __future__ import annotations

from datetime import datetime

from pipelines.warehouse.history import record_history
from tests.sql.ledger import Ledger

DAYS = [datetime(2026, 1, day, 12) for day in range(1, 9)]


def rebuild(ledger: Ledger, now: datetime) -> dict:
    ledger.now = now
    ledger.build("marts.market_share")
    return {t: (c.opened, c.closed) for t, c in record_history(ledger.db, now).items() if c.opened or c.closed}


def versions(ledger: Ledger) -> list[tuple]:
    return ledger.query("SELECT share_pct, recorded_from, recorded_to FROM history.marts_market_share ORDER BY ALL")


def test_first_build_opens_every_row_and_the_next_opens_none():
    ledger = Ledger()
    ledger.cell("Acme", "2020", 40)
    assert rebuild(ledger, DAYS[0])["marts.market_share"] == (1, 0)
    assert rebuild(ledger, DAYS[1]) == {}
    assert versions(ledger) == [(40.0, DAYS[0], None)]


def test_a_correction_closes_the_old_version_and_opens_the_new():
    ledger = Ledger()
    ledger.cell("Acme", "2020", 40)
    rebuild(ledger, DAYS[0])
    ledger.db.execute("UPDATE staging.table_rows SET value = 41, value_text = '41'")
    assert rebuild(ledger, DAYS[1])["marts.market_share"] == (1, 1)
    assert versions(ledger) == [(40.0, DAYS[0], DAYS[1]), (41.0, DAYS[1], None)]


def test_a_deleted_input_closes_its_rows_and_a_return_opens_new_ones():
    ledger = Ledger()
    ledger.cell("Acme", "2020", 40)
    rebuild(ledger, DAYS[0])
    ledger.db.execute("CREATE TEMP TABLE kept AS FROM staging.table_rows; DELETE FROM staging.table_rows")
    rebuild(ledger, DAYS[1])
    assert versions(ledger) == [(40.0, DAYS[0], DAYS[1])]
    ledger.db.execute("INSERT INTO staging.table_rows FROM kept")
    rebuild(ledger, DAYS[2])
    assert versions(ledger) == [(40.0, DAYS[0], DAYS[1]), (40.0, DAYS[2], None)]


def test_the_same_moment_twice_leaves_no_versions_of_no_length():
    ledger = Ledger()
    ledger.cell("Acme", "2020", 40)
    rebuild(ledger, DAYS[0])
    ledger.db.execute("UPDATE staging.table_rows SET value = 41, value_text = '41'")
    rebuild(ledger, DAYS[0])
    assert versions(ledger) == [(41.0, DAYS[0], None)]


def test_a_new_column_is_added_to_old_versions_as_null():
    ledger = Ledger()
    ledger.cell("Acme", "2020", 40)
    rebuild(ledger, DAYS[0])
    ledger.db.execute("ALTER TABLE history.marts_market_share DROP COLUMN winner_rule")
    rebuild(ledger, DAYS[1])
    found = ledger.query("SELECT winner_rule, recorded_to FROM history.marts_market_share ORDER BY recorded_from")
    assert found == [(None, DAYS[1]), ("only report", None)]
