"""marts.converted_money: conversion by rate, date and policy; no rate, no conversion."""

from __future__ import annotations

from datetime import date

import pytest

REVENUE = {"metric": "revenue", "unit": "CNY", "market_label": None}


def rate(ledger, currency: str, value: float, kind: str, first: date, last: date, grain: str) -> None:
    number = len(ledger.query("SELECT 1 FROM staging.fx_rates")) + 2
    row = {
        "table_name": "fx", "row_number": number, "cell_ref": f"H{number}", "rate_date": last, "period_start": first, "period_grain": grain,
        "rate_type": kind, "base_currency": "EUR", "currency": currency, "rate": value,
    }  # fmt: skip
    ledger.insert("staging.fx_rates", [row])


def year(ledger, currency: str, value: float, y: int = 2021) -> None:
    rate(ledger, currency, value, "average", date(y, 1, 1), date(y, 12, 31), "year")


def converted(ledger, columns: str = "converted_value, rate_rule, rate_date, rate_refs, reason") -> list[tuple]:
    return ledger.build("marts.converted_money").query(f"SELECT {columns} FROM marts.converted_money ORDER BY ALL")


def test_a_flow_takes_the_average_of_its_period(ledger):
    year(ledger, "USD", 1.2)
    year(ledger, "CNY", 7.5)
    ledger.cell("Acme", "2021", 75e6, **REVENUE)
    assert converted(ledger) == [(pytest.approx(12e6), "average_of_period", date(2021, 12, 31), ["fx!H3", "fx!H2"], None)]
    assert ledger.broken_rules() == []


def test_a_quarter_takes_the_average_of_its_year_and_says_so(ledger):
    year(ledger, "USD", 1.2)
    year(ledger, "CNY", 7.5)
    ledger.cell("Acme", "2021-Q2", 75e6, **REVENUE)
    assert converted(ledger, "converted_value, rate_rule") == [(pytest.approx(12e6), "average_of_year")]


def test_a_stock_takes_the_last_fixing_before_its_day(ledger):
    year(ledger, "USD", 1.2)
    for day, value in ((date(2021, 4, 8), 1.1), (date(2021, 4, 12), 9.9)):
        rate(ledger, "USD", value, "spot", day, day, "day")
    ledger.cell("Acme", "2021-04-10", 10e6, metric="market_cap", unit="EUR", market_label=None)
    assert converted(ledger, "converted_value, rate_rule, rate_date") == [(pytest.approx(11e6), "last_fixing", date(2021, 4, 8))]


@pytest.mark.parametrize(
    ("period", "unit", "reason"),
    [
        ("2015", "CNY", "no rate that the policy allows for 2015-01-01 to 2015-12-31"),
        ("2021", "XAU", "no rate of XAU in staging.fx_rates"),
    ],
)
def test_no_rate_no_conversion(ledger, period, unit, reason):
    year(ledger, "USD", 1.2)
    year(ledger, "CNY", 7.5)
    ledger.cell("Acme", period, 75e6, **(REVENUE | {"unit": unit}))
    assert converted(ledger, "converted_value, rate, reason") == [(None, None, reason)]


def test_an_amount_without_a_period_is_not_converted(ledger):
    year(ledger, "USD", 1.2)
    year(ledger, "CNY", 7.5)
    ledger.cell("Acme", "2021", 75e6, **(REVENUE | {"period_start": None, "period_end": None}))
    assert converted(ledger, "converted_value, reason") == [(None, "the period of the amount is not known")]


def test_dollars_stay_dollars_and_the_amount_keeps_its_currency(ledger):
    ledger.cell("Acme", "2021", 75e6, **(REVENUE | {"unit": "USD"}))
    assert converted(ledger, "value, currency, converted_value, rate, rate_rule") == [(75e6, "USD", 75e6, 1.0, "same currency")]


def test_changing_the_policy_changes_the_next_build(ledger):
    year(ledger, "USD", 1.2)
    year(ledger, "CNY", 7.5)
    ledger.cell("Acme", "2021", 75e6, **REVENUE)
    ledger.build("marts.converted_money")
    ledger.db.execute("UPDATE seeds.fx_policy SET target_currency = 'EUR'")
    assert converted(ledger, "target_currency, converted_value") == [("EUR", pytest.approx(10e6))]
