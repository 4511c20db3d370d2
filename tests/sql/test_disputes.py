"""marts.disputes: what differs beyond the printed digits, as what it is."""

from __future__ import annotations

from datetime import datetime

import pytest


def disputes(ledger, columns: str = "kind, low, high, winner_value, figures, independent_sources, is_open") -> list[tuple]:
    return ledger.build("marts.disputes").query(f"SELECT {columns} FROM marts.disputes ORDER BY ALL")


@pytest.mark.parametrize(
    ("second", "differs"), [(37, False), (37.4, False), (36.5, False), (37.6, True), (36.4, True), (38, False), (39, True)]
)
def test_37_percent_means_36_5_to_37_5(ledger, second, differs):
    ledger.cell("Acme", "2021", 37, source="Acme Research via One")
    ledger.cell("Acme", "2021", second, source="Acme Research via Two")
    assert bool(disputes(ledger)) == differs
    assert ledger.broken_rules() == []


def test_a_dispute_names_every_source_and_the_winner(ledger):
    one = ledger.cell("Acme", "2020-Q4", 14.9, source="Acme Research via One")
    two = ledger.cell("Acme", "2020-Q4", 14.6, source="Acme Research via Two", published_at=datetime(2021, 12, 9))
    found = disputes(ledger, "kind, low, high, reports, evidence_refs, independent_sources, winner_value, winner_rule, is_open")
    assert found == [
        (
            "dispute", 14.6, 14.9, ["14.6 - Acme Research via Two, 2021-12-09", "14.9 - Acme Research via One"], [two, one], 2, 14.6,
            "dated before undated", True,
        )
    ]  # fmt: skip


def test_a_restatement_is_settled(ledger):
    ledger.cell("Acme", "2019", 40)
    ledger.cell("Acme", "2019", 43, restated=True, source="Acme Research (restated)")
    assert disputes(ledger) == [("restatement", 40.0, 43.0, 43.0, 2, 2, False)]


def test_definitions_stand_side_by_side(ledger):
    ledger.cell("Acme", "2019", 40)
    ledger.cell(
        "Acme",
        "2019",
        30,
        market_label="Worldwide widgets (Bolt Research: all)",
        publisher="Bolt Research",
        published_at=datetime(2020, 1, 1),
    )
    assert disputes(ledger, "kind, definitions, series_count, is_open") == [
        ("different_definition", ["Worldwide widgets (Bolt Research: all)", "Worldwide widgets (Acme Research)"], 2, False)
    ]


def test_forecasts_and_other_periods_are_no_dispute(ledger):
    ledger.cell("Acme", "2019", 40)
    ledger.cell("Acme", "2020", 30)
    ledger.cell("Acme", "2019", 50, modality="forecast")
    assert disputes(ledger) == []


def test_one_article_does_not_dispute_with_itself(ledger):
    document = ledger.article("Acme earned $40 million in 2021. Its arm earned $10 million in 2021.")
    for quote, value in (("$40 million", 4e7), ("$10 million", 1e7)):
        ledger.claim(document, quote, value, subject_name="Acme", metric="revenue", unit="USD", period="2021")
    assert disputes(ledger) == []


def test_two_articles_do(ledger):
    for number, value in ((4, 4e7), (5, 5e7)):
        document = ledger.article(f"Acme had revenue of ${number}0 million in 2021.")
        ledger.claim(document, f"${number}0 million", value, subject_name="Acme", metric="revenue", unit="USD", period="2021")
    assert disputes(ledger, "kind, independent_sources") == [("dispute", 2)]


def test_copies_of_one_story_count_once(ledger):
    for number, value, story in ((4, 4e7, "s"), (5, 5e7, "s")):
        document = ledger.article(f"Acme had revenue of ${number}0 million in 2021.", story_id=story)
        ledger.claim(document, f"${number}0 million", value, subject_name="Acme", metric="revenue", unit="USD", period="2021")
    assert disputes(ledger) == []


REAL = [
    # China 2019: 10.7 bn, restated as 11.5
    ("cn-cloud-infrastructure", "market_size", "2019-01-01", "year", "restatement", 10.7e9, 11.5e9, 11.5e9),
    ("tencent-cloud", "market_share", "2020-10-01", "quarter", "dispute", 14.6, 15.0, 14.6),
    # a blog exchanged the two
    ("alibaba-cloud", "market_share", "2021-04-01", "quarter", "dispute", 19.3, 33.8, 33.8),
    ("huawei-cloud", "market_share", "2021-04-01", "quarter", "dispute", 19.3, 33.8, 19.3),
    # Canalys revised 2022-Q1 to 2024-Q1 with its Q2 2024 release
    ("microsoft-azure", "market_share", "2023-07-01", "quarter", "restatement", 18.0, 25.0, 18.0),
    ("microsoft-azure", "market_share", "2022-04-01", "quarter", "restatement", 17.0, 24.0, 17.0),
    ("aws", "market_share", "2018-01-01", "year", "dispute", 32.7, 36.0, 32.7),
    ("top-3-vendors", "market_share", "2021-10-01", "quarter", "dispute", 61.0, 64.0, 61.0),
    # Synergy's own release before the paper that repeats it
    ("ww-cloud-infrastructure", "market_size", "2021-10-01", "quarter", "dispute", 50.5e9, 50.7e9, 50.7e9),
    ("ww-cloud-infrastructure", "market_size", "2024-01-01", "quarter", "restatement", 77.7e9, 79.8e9, 77.7e9),
    # a profit printed as revenue, and press roundings of one figure
    ("alibaba-cloud", "revenue", "2024-04-01", "quarter", "dispute", 24.3e9, 26.5e9, None),
    ("alibaba-cloud", "revenue", "2021-01-01", "quarter", "dispute", 16.7e9, 16.8e9, 16.761e9),
    # houses measure different things
    ("cn-cloud", "market_size", "2020-01-01", "year", "different_definition", 11.93e9, 19.38e9, 19e9),
    ("alibaba-cloud", "market_share", "2020-10-01", "quarter", "different_definition", 40.3, 40.6, 40.3),
    ("ww-cloud", "market_size", "2020-01-01", "year", "different_definition", 64.29e9, 142e9, None),
]


@pytest.mark.parametrize(("subject", "metric", "start", "grain", "kind", "low", "high", "winner"), REAL)
def test_the_real_conflicts_come_out_as_what_they_are(real, subject, metric, start, grain, kind, low, high, winner):
    found = real.query(
        "SELECT low, high, winner_value FROM marts.disputes WHERE subject_id = ? AND metric = ? AND statistic = 'level' AND period_start = ?::DATE "
        "AND period_grain = ? AND kind = ? AND unit <> 'EUR' ORDER BY unit LIMIT 1",
        subject, metric, start, grain, kind,
    )  # fmt: skip
    assert found, "no such row"
    assert found[0][:2] == (pytest.approx(low), pytest.approx(high))
    assert winner is None or found[0][2] == pytest.approx(winner)
