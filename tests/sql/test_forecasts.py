"""marts.forecasts: who said what for when, and how it came out."""

from __future__ import annotations

from datetime import datetime

import pytest

SIZE = {"metric": "market_size", "unit": "USD", "is_total": True, "entity_label": "Total market"}


def forecasts(ledger, columns: str) -> list[tuple]:
    return ledger.build("marts.forecasts").query(f"SELECT {columns} FROM marts.forecasts ORDER BY ALL")


def test_open_until_the_actual_arrives(ledger):
    ledger.cell(None, "2026", 85e9, value_text="85", modality="forecast", published_at=datetime(2022, 3, 29), **SIZE)
    assert forecasts(ledger, "forecast_value, forecaster, made_at, horizon_days, actual_value, outcome, is_latest") == [
        (85e9, "Acme Research", datetime(2022, 3, 29), 1738, None, "open", True)
    ]
    ledger.cell(None, "2026", 80e9, value_text="80", **SIZE)
    assert forecasts(ledger, "actual_value, error, error_pct, outcome, actual_basis") == [
        (80e9, 5e9, pytest.approx(6.25), "too high", "same series")
    ]
    assert ledger.broken_rules() == []


def test_met_means_within_the_printed_digits(ledger):
    ledger.cell(None, "2026", 85e9, value_text="85", modality="forecast", **SIZE)
    ledger.cell(None, "2026", 85.3e9, value_text="85.3", **SIZE)
    assert forecasts(ledger, "outcome") == [("met",)]


def test_another_definition_never_scores(ledger):
    ledger.cell(None, "2026", 85e9, modality="forecast", **SIZE)
    ledger.cell(None, "2026", 60e9, **(SIZE | {"market_label": "Worldwide widgets (Bolt Research)", "publisher": "Bolt Research"}))
    assert forecasts(ledger, "outcome") == [("open",)]


def test_an_analysts_forecast_is_scored_by_the_companys_own_figure(ledger):
    before = ledger.article("Gartner expects revenue of $50 million for Zorbo in 2021.", "2021-01-04")
    ledger.claim(
        before,
        "$50 million",
        5e7,
        subject_name="Zorbo",
        metric="revenue",
        unit="USD",
        period="2021",
        modality="forecast",
        attributed_to="Gartner",
    )
    after = ledger.article("Zorbo had revenue of $60 million in 2021.", "2022-02-04")
    ledger.claim(after, "$60 million", 6e7, subject_name="Zorbo", metric="revenue", unit="USD", period="2021")
    assert forecasts(ledger, "forecaster, actual_value, outcome, actual_basis") == [("Gartner", 6e7, "too low", "same definition")]


def test_consensus_is_the_median_of_the_latest_of_each(ledger):
    for publisher, value, made in (("Gartner", 10e9, 2020), ("Gartner", 30e9, 2021), ("IDC", 40e9, 2021), ("Forrester", 80e9, 2021)):
        label = {"market_label": f"Worldwide widgets ({publisher})", "publisher": publisher}
        ledger.cell(None, "2026", value, modality="forecast", published_at=datetime(made, 1, 1), **(SIZE | label))
    found = forecasts(ledger, "forecaster, forecast_value, is_latest, consensus_value, consensus_forecasters")
    assert found == [
        ("Forrester", 80e9, True, 40e9, 3),
        ("Gartner", 10e9, False, 40e9, 3),
        ("Gartner", 30e9, True, 40e9, 3),
        ("IDC", 40e9, True, 40e9, 3),
    ]


def test_what_is_only_imagined_is_no_forecast(ledger):
    ledger.cell(None, "2026", 85e9, modality="hypothetical", **SIZE)
    assert forecasts(ledger, "outcome") == []
