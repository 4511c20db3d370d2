"""Lineage: from any row of any mart to quotes and cells, and recomputing gives the cell."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from pipelines.warehouse.history import record_history
from pipelines.warehouse.lineage import ID_COLUMNS, find, install_lineage, why
from tests.sql.ledger import Ledger, load_landing_tables

LANDING = Path(__file__).resolve().parents[2] / "warehouse" / "landing"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """The bundled tables with one article that says the same and more."""
    built = Ledger()
    load_landing_tables(built, LANDING)
    document = built.article(
        "Aliyun held 37% of China's cloud infrastructure services market in 2021, according to Canalys. The market will reach $85 billion by 2026, Canalys said. "
        "Beijing fined Alibaba $2.8 billion."
    )
    share = {"subject_name": "Aliyun", "market_name": "China's cloud infrastructure services market", "attributed_to": "Canalys"}
    built.claim(document, "37%", 37, period="2021", **share)
    built.claim(
        document,
        "$85 billion",
        8.5e10,
        unit="USD",
        metric="market_size",
        market_name="market",
        attributed_to="Canalys",
        period="2026",
        modality="forecast",
    )
    built.event(document, "fined", "penalty", ["China's government", "Alibaba"], amount=2.8e9, currency="USD")
    built.build()
    record_history(built.db, built.now)
    return built


def leaves(ledger: Ledger, table: str, row_id: str) -> set[str]:
    """Where the steps from a row end."""
    return {
        name
        for (name,) in ledger.query(
            """
            WITH RECURSIVE down AS (
                SELECT parent_table, parent_id FROM meta.lineage WHERE table_name = ? AND row_id = ?
                UNION
                SELECT l.parent_table, l.parent_id FROM down d JOIN meta.lineage l ON l.table_name = d.parent_table AND l.row_id = d.parent_id
            )
            SELECT DISTINCT parent_table FROM down d
            WHERE NOT EXISTS (SELECT 1 FROM meta.lineage l WHERE l.table_name = d.parent_table AND l.row_id = d.parent_id)
            """,
            table,
            row_id,
        )
    }


@pytest.mark.parametrize("table", [t for t in ID_COLUMNS if t.startswith("marts.")])
def test_every_row_of_every_mart_has_steps(ledger, table):
    column = ID_COLUMNS[table]
    assert ledger.query(f"SELECT count(*) FROM {table}")[0][0] > 0
    assert (
        ledger.query(f"SELECT {column} FROM {table} WHERE {column} NOT IN (SELECT row_id FROM meta.lineage WHERE table_name = ?)", table)
        == []
    )
    for (row_id,) in ledger.query(f"SELECT {column} FROM {table} ORDER BY 1 LIMIT 2"):
        assert leaves(ledger, table, row_id) <= {"staging.landing_files", "staging.fx_rates", "staging.prices"}


def test_every_parent_exists(ledger):
    for table, column in ID_COLUMNS.items():
        missing = ledger.query(
            f"SELECT parent_id FROM meta.lineage WHERE parent_table = ? AND parent_id NOT IN (SELECT {column} FROM {table})", table
        )
        assert missing == [], table


def test_every_quote_is_its_slice(ledger):
    rows = ledger.query("SELECT quote, text, span_start, span_end FROM core.claims JOIN core.documents USING (document_id)")
    assert rows and all(text[start:end] == quote for quote, text, start, end in rows)


@pytest.mark.parametrize(
    ("sql", "parents"),
    [
        ("SELECT share_pct, observation_id, NULL FROM marts.market_share", lambda a, b: a),
        (
            "SELECT change_pp, observation_id, previous_observation_id FROM marts.market_share WHERE change_pp IS NOT NULL",
            lambda a, b: a - b,
        ),
        ("SELECT level, observation_id, NULL FROM marts.growth WHERE level IS NOT NULL", lambda a, b: a),
        (
            "SELECT computed_growth_pct, observation_id, previous_observation_id FROM marts.growth WHERE computed_growth_pct IS NOT NULL",
            lambda a, b: 100 * (a / b - 1),
        ),
        (
            "SELECT reported_growth_pct, reported_observation_id, NULL FROM marts.growth WHERE reported_observation_id IS NOT NULL",
            lambda a, b: a,
        ),
        ("SELECT winner_value, winner_observation_id, NULL FROM marts.disputes", lambda a, b: a),
        ("SELECT forecast_value, observation_id, NULL FROM marts.forecasts", lambda a, b: a),
    ],
)
def test_recomputing_from_the_steps_gives_the_cell(ledger, sql, parents):
    values = dict(ledger.query("SELECT observation_id, value FROM core.observations"))
    rows = ledger.query(sql)
    assert rows
    for cell, first, second in rows:
        assert parents(values[first], values.get(second)) == pytest.approx(cell)


def test_observations_say_what_their_source_says(ledger):
    wrong = ledger.query(
        "SELECT o.observation_id FROM core.observations o LEFT JOIN core.claims c USING (claim_id) "
        "LEFT JOIN staging.table_rows t ON t.table_name = o.table_name AND t.cell_ref = o.cell_ref AND o.origin = 'table' "
        "WHERE o.value IS DISTINCT FROM coalesce(c.value, t.value)"
    )
    assert wrong == []


def test_why_a_share_of_table_and_article(ledger):
    share_id = ledger.query(
        "SELECT share_id FROM marts.market_share WHERE entity_id = 'alibaba-cloud' AND market_id = 'cn-cloud-infrastructure' AND period_start = DATE '2021-01-01' AND period_grain = 'year'"
    )[0][0]
    answer = why(ledger.db, share_id)
    assert answer["table"] == "marts.market_share"
    assert answer["row"]["share_pct"] == 37
    cells = [e["cell"] for e in answer["evidence"] if "cell" in e]
    quotes = [e for e in answer["evidence"] if "quote" in e]
    assert cells and all(c.startswith("china_cloud_share!E") for c in cells)
    assert [q["quote"] for q in quotes] == ["37%"]
    assert quotes[0]["sentence"].startswith("Aliyun held 37%")
    assert quotes[0]["document"]["source_name"] == "The Paper"
    assert {s["columns"] for s in answer["made_of"]} >= {"share_pct", "low_pct, high_pct, reports"}


def test_why_an_event_told_by_both(ledger):
    timeline_id = ledger.query("SELECT timeline_id FROM marts.event_timeline WHERE len(event_ids) > 0")[0][0]
    answer = why(ledger.db, timeline_id)
    assert {e.get("cell") for e in answer["evidence"]} >= {"regulatory_events!A13", "regulatory_events!A14"}
    assert "fined" in {e.get("quote") for e in answer["evidence"]}


@pytest.mark.parametrize("table", list(ID_COLUMNS))
def test_why_answers_for_every_kind_of_id(ledger, table):
    (row_id,) = ledger.query(f"SELECT {ID_COLUMNS[table]} FROM {table} ORDER BY 1 LIMIT 1")[0]
    answer = why(ledger.db, row_id)
    assert answer["table"] == table
    assert answer["evidence"]


def test_why_a_cell_and_the_beginning_of_an_id(ledger):
    assert why(ledger.db, "china_cloud_share!E109")["row"]["value"] == 37
    (claim_id,) = ledger.query("SELECT claim_id FROM core.claims ORDER BY 1 LIMIT 1")[0]
    assert why(ledger.db, claim_id[:8])["id"] == claim_id


def test_nothing_and_too_little(ledger):
    assert why(ledger.db, "no-such-id") is None
    assert why(ledger.db, "no_such_table!A1") is None
    (claim_id,) = ledger.query("SELECT claim_id FROM core.claims ORDER BY 1 LIMIT 1")[0]
    assert find(ledger.db, claim_id[:3]) == []
    assert find(ledger.db, "%") == []


def test_a_beginning_that_fits_several_lists_them(ledger):
    other = Ledger()
    other.insert("core.documents", [{"document_id": f"abcdef{n}", "text": ""} for n in range(2)])
    other.db.execute("CREATE VIEW meta.lineage AS SELECT 1")
    assert why(other.db, "abcdef") == {
        "id": "abcdef",
        "matches": [{"table": "core.documents", "id": "abcdef0"}, {"table": "core.documents", "id": "abcdef1"}],
    }


def test_lineage_waits_for_its_tables():
    assert install_lineage(Ledger().db) is False


def test_dates_are_plain(ledger):
    (row_id,) = ledger.query("SELECT timeline_id FROM marts.event_timeline ORDER BY date_start LIMIT 1")[0]
    row = why(ledger.db, row_id)["row"]
    assert row["date_start"] == "2017-06-27"
    assert not any(isinstance(v, datetime) for v in row.values())
