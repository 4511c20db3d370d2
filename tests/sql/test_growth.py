"""marts.growth: computed beside reported, null with a reason across breaks, never over forecasts."""

from __future__ import annotations

import pytest

SIZE = {"metric": "market_size", "unit": "USD", "is_total": True, "entity_label": "Total market"}
GROWTH = {"metric": "market_size", "statistic": "change", "is_total": True, "entity_label": "Total market"}
REVENUE = {"metric": "revenue", "unit": "CNY", "market_label": None}


def growth(ledger, columns: str = "year(period_start), level, computed_growth_pct, reported_growth_pct, growth_reason") -> list[tuple]:
    return ledger.build("marts.growth").query(f"SELECT {columns} FROM marts.growth ORDER BY ALL")


def test_computed_growth_beside_the_reported_one(ledger):
    ledger.cell(None, "2020", 19e9, value_text="19", **SIZE)
    ledger.cell(None, "2021", 27.4e9, value_text="27.4", **SIZE)
    ledger.cell(None, "2021", 45, **GROWTH)
    found = growth(ledger)
    assert found[0] == (2020, 19e9, None, None, "no level of the same period a year earlier in this series")
    assert found[1] == (2021, 27.4e9, pytest.approx(44.2105, abs=1e-4), 45.0, None)
    assert ledger.broken_rules() == []


def test_a_forecast_never_enters(ledger):
    ledger.cell(None, "2025", 60e9, **SIZE)
    ledger.cell(None, "2026", 85e9, modality="forecast", **SIZE)
    assert [row[0] for row in growth(ledger)] == [2025]


def test_a_growth_without_a_level_is_kept_with_its_reason(ledger):
    ledger.cell(None, "2023", 16, **GROWTH)
    assert growth(ledger) == [(2023, None, None, 16.0, "no level is stated, only a growth")]


def test_growth_across_another_definition_is_null_with_the_reason(ledger):
    ledger.cell("Alibaba Cloud", "2020-Q4", 16100e6, publisher="Alibaba Group", series_label="Cloud computing", **REVENUE)
    ledger.cell("Alibaba Cloud", "2021-Q4", 19539e6, publisher="Alibaba Group", series_label="Cloud", **REVENUE)
    assert growth(ledger)[1] == (
        2021,
        19539e6,
        None,
        None,
        "the year before is defined otherwise (Cloud computing) and no bridge is declared",
    )


def test_a_declared_bridge_lets_growth_cross(ledger):
    ledger.seed(
        "series_bridges", [{"publisher_id": "alibaba", "from_definition": "Cloud computing", "to_definition": "Cloud", "note": "test"}]
    )
    ledger.cell("Alibaba Cloud", "2020-Q4", 16100e6, publisher="Alibaba Group", series_label="Cloud computing", **REVENUE)
    ledger.cell("Alibaba Cloud", "2021-Q4", 19539e6, publisher="Alibaba Group", series_label="Cloud", **REVENUE)
    assert growth(ledger)[1] == (2021, 19539e6, pytest.approx(21.36, abs=0.01), None, "over a declared bridge")


def test_growth_does_not_cross_a_declared_break(ledger):
    label = "Worldwide widgets (Canalys)"
    ledger.seed(
        "series_breaks",
        [{"publisher_id": "canalys", "definition": label, "subject_id": "acme", "first_day": "2021-01-01", "note": "counts more"}],
    )
    for year, value in ((2019, 10e9), (2020, 20e9), (2021, 30e9), (2022, 33e9)):
        ledger.cell("Acme", str(year), value, metric="revenue", unit="USD", market_label=label, publisher="Canalys")
    found = {row[0]: row[2:] for row in growth(ledger)}
    assert found[2020][0] == pytest.approx(100)
    assert found[2021] == (None, None, "the definition changed in between: counts more")
    assert found[2022][0] == pytest.approx(10)


def test_currencies_do_not_mix(ledger):
    ledger.cell("Acme", "2020", 100e6, **REVENUE)
    ledger.cell("Acme", "2021", 20e6, **(REVENUE | {"unit": "USD"}))
    assert [row[2] for row in growth(ledger)] == [None, None]


def test_the_restated_base_is_used(ledger):
    ledger.cell(None, "2019", 10.7e9, value_text="10.7", **SIZE)
    ledger.cell(None, "2019", 11.5e9, value_text="11.5", restated=True, **SIZE)
    ledger.cell(None, "2020", 19e9, value_text="19", **SIZE)
    assert growth(ledger)[1][2] == pytest.approx(100 * (19 / 11.5 - 1))


def test_compound_growth_over_whole_years(ledger):
    for year, value in ((2018, 100e6), (2019, 130e6), (2021, 172.8e6)):
        ledger.cell("Acme", str(year), value, **REVENUE)
    found = growth(ledger, "year(period_start), cagr_pct, cagr_years")
    assert found == [(2018, None, None), (2019, None, None), (2021, pytest.approx(20.0), 3)]


def test_a_change_over_another_base_than_a_year_is_no_yearly_growth(ledger):
    document = ledger.article("Acme's revenue rose 8% in 2021 from 2018.")
    from datetime import date

    ledger.claim(
        document,
        "8%",
        8,
        subject_name="Acme",
        metric="revenue",
        statistic="change",
        period="2021",
        base_period_start=date(2018, 1, 1),
        base_period_end=date(2018, 12, 31),
    )
    assert growth(ledger) == []


def test_the_real_growth(real):
    found = real.query(
        "SELECT year(period_start), level / 1e9, round(computed_growth_pct, 1), reported_growth_pct FROM marts.growth "
        "WHERE subject_id = 'cn-cloud-infrastructure' AND period_grain = 'year' AND unit = 'USD' ORDER BY 1"
    )
    assert found == [(2019, 11.5, None, 63.7), (2020, 19.0, 65.2, 66.0), (2021, 27.4, 44.2, 45.0), (2022, 30.3, 10.6, 10.0)]
    segments = real.query(
        "SELECT growth_reason FROM marts.growth WHERE subject_id = 'alibaba-cloud' AND unit = 'CNY' AND period_start = DATE '2023-04-01'"
    )
    assert segments == [("the year before is defined otherwise (Cloud) and no bridge is declared",)]
