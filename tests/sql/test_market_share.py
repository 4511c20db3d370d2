"""marts.market_share: one winner per series, company and period, with the rule that chose it."""

from __future__ import annotations

from datetime import date, datetime


def shares(ledger, columns: str = "share_pct, winner_rule, reports, low_pct, high_pct") -> list[tuple]:
    return ledger.build("marts.market_share").query(f"SELECT {columns} FROM marts.market_share ORDER BY ALL")


def test_a_table_outranks_an_article(ledger):
    ledger.cell("Acme", "2019", 46.1)
    document = ledger.article("Acme held 46% of the world widget market in 2019, says Acme Research.", "2024-01-01")
    ledger.claim(document, "46%", 46, subject_name="Acme", market_name="world widget market", attributed_to="Acme Research", period="2019")
    found = shares(ledger)
    assert found == [
        (46.1, "better source: a report of the publisher's figure before an article that names whose figure it is", 2, 46.0, 46.1)
    ]
    assert ledger.broken_rules() == []


def test_later_then_more_exact_then_id(ledger):
    ledger.cell("Acme", "2019", 40, published_at=datetime(2020, 1, 1), source="Acme Research via One")
    ledger.cell("Acme", "2019", 41, published_at=datetime(2020, 1, 9), source="Acme Research via Two")
    ledger.cell("Bolt", "2019", 20, source="Acme Research via One")
    ledger.cell("Bolt", "2019", 20.4, source="Acme Research via Two")
    ledger.cell("Cog", "2019", 9, published_at=datetime(2020, 1, 1), source="Acme Research via One")
    ledger.cell("Cog", "2019", 8, source="Acme Research via Two")
    assert shares(ledger, "company_name, share_pct, winner_rule") == [
        ("Acme", 41.0, "later publication"), ("Bolt", 20.4, "more exact"), ("Cog", 9.0, "dated before undated"),
    ]  # fmt: skip


def test_ranks_in_the_seed_change_the_headline_on_the_next_build(ledger):
    ledger.cell("Acme", "2019", 40, source="Acme Research via One", published_at=datetime(2020, 1, 1))
    ledger.cell("Acme", "2019", 44, source="Acme Research via Two", published_at=datetime(2020, 1, 2))
    assert shares(ledger, "share_pct") == [(44.0,)]
    ledger.seed("source_ranks", [{"priority": "1", "origin": "table", "source_like": "% via One%", "rank": "1", "note": "trusted"}])
    assert shares(ledger, "share_pct, winner_rule") == [(40.0, "better source: trusted before a report of the publisher's figure")]


def test_change_is_in_points_from_the_same_period_a_year_earlier_in_the_series(ledger):
    for period, value in (("2019-Q4", 46.4), ("2020-Q4", 40.3), ("2020", 41), ("2021-Q1", 39)):
        ledger.cell("Acme", period, value)
    found = shares(ledger, "period_start, period_grain, round(change_pp, 6)")
    assert found == [
        (date(2019, 10, 1), "quarter", None), (date(2020, 1, 1), "year", None), (date(2020, 10, 1), "quarter", -6.1), (date(2021, 1, 1), "quarter", None),
    ]  # fmt: skip


def test_forecasts_totals_and_undated_shares_stay_out(ledger):
    ledger.cell("Acme", "2030", 50, modality="forecast")
    ledger.cell(None, "2020", 100, entity_label="Total", is_total=True)
    ledger.cell("Acme", "2020", 40, period_start=None, period_end=None, period_grain=None)
    assert shares(ledger) == []


def test_one_headline_for_a_market_and_every_series_kept(ledger):
    ledger.cell("Acme", "2020", 40, publisher="Acme Research", published_at=datetime(2021, 1, 1))
    ledger.cell(
        "Acme", "2020", 33, publisher="Bolt Research", market_label="Worldwide widgets (Bolt Research)", published_at=datetime(2021, 6, 1)
    )
    assert shares(ledger, "publisher, share_pct, is_headline, reports") == [
        ("Acme Research", 40.0, False, 1),
        ("Bolt Research", 33.0, True, 1),
    ]


def test_the_real_shares(real):
    found = real.query(
        "SELECT year(period_start), share_pct, evidence FROM marts.market_share WHERE entity_id = 'alibaba-cloud' AND period_grain = 'year' "
        "AND market_id = 'cn-cloud-infrastructure' ORDER BY 1"
    )
    assert found == [(2021, 37.0, "china_cloud_share!E109 = 37")], "2019 is the sample article's to tell"
