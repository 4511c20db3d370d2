"""marts.market_concentration: the index by its definition, bounds where companies are missing."""

from __future__ import annotations

import pytest


def concentration(ledger, columns: str = "companies, coverage_pct, hhi, hhi_low, hhi_high, concentration") -> list[tuple]:
    return ledger.build("marts.market_concentration").query(f"SELECT {columns} FROM marts.market_concentration ORDER BY ALL")


def test_the_departments_example(ledger):
    """Four firms with 30, 30, 20 and 20 percent: 2600."""
    for name, share in (("Acme", 30), ("Bolt", 30), ("Cog", 20), ("Dyn", 20)):
        ledger.cell(name, "2020", share)
    assert concentration(ledger) == [(4, 100.0, 2600.0, 2600.0, 2600.0, "high")]
    assert ledger.broken_rules() == []


def test_the_rest_gives_bounds(ledger):
    """60 named, 40 in the rest: nothing at least, four firms as large as the smallest named one at most."""
    for name, share in (("Acme", 30), ("Bolt", 20), ("Cog", 10), ("Others", 40)):
        ledger.cell(name, "2020", share)
    found = concentration(ledger, "companies, coverage_pct, others_pct, rest_pct, hhi, hhi_low, hhi_high, concentration")
    assert found == [(3, 60.0, 40.0, 40.0, None, 1400.0, 1800.0, "moderate")]


def test_a_rest_that_does_not_divide(ledger):
    for name, share in (("Acme", 50), ("Bolt", 20)):
        ledger.cell(name, "2020", share)
    assert concentration(ledger)[0][3:5] == (2900.0, pytest.approx(2900 + 400 + 100))


def test_rounding_is_no_missing_company(ledger):
    for name, share in (("Acme", 33), ("Bolt", 33), ("Cog", 33)):
        ledger.cell(name, "2020", share)
    assert concentration(ledger)[0][2] == 3267.0


def test_groups_are_not_companies(ledger):
    for name, share in (("Acme", 60), ("Bolt", 40), ("Top 3 vendors", 100)):
        ledger.cell(name, "2020", share)
    assert concentration(ledger, "companies, leader_name, top_1_pct, top_2_pct, top_3_pct") == [(2, "Acme", 60.0, 100.0, None)]


def test_recomputing_gives_the_cell(real):
    rows = real.dicts("SELECT hhi_low, coverage_pct, observation_ids FROM marts.market_concentration")
    assert rows
    for row in rows:
        values = [
            v
            for (v,) in real.query(
                "SELECT value FROM core.observations WHERE observation_id IN (SELECT unnest(?::VARCHAR[]))", row["observation_ids"]
            )
        ]
        assert sum(v * v for v in values) == pytest.approx(row["hhi_low"])
        assert sum(values) == pytest.approx(row["coverage_pct"])
