"""core.markets: the registry, and every market only a table or an article names."""

from __future__ import annotations


def test_discovered_markets_keep_their_printed_name_and_stand_alone(ledger):
    ledger.cell("Zorbo", "2020", 40, market_label="German electric scooters (Zorb Research)")
    document = ledger.article("Zorbo held 40% of the French scooter market.")
    ledger.claim(document, "40%", 40, subject_name="Zorbo", market_name="French scooter market")
    ledger.build("core.markets")
    assert ledger.query(
        "SELECT market_id, market_name, geography, segment, family FROM core.markets WHERE origin = 'discovered' ORDER BY 1"
    ) == [
        ("de-electric-scooter", "German electric scooters (Zorb Research)", "DE", "electric scooter", "de-electric-scooter"),
        ("fr-scooter", "French scooter market", "FR", "scooter", "fr-scooter"),
    ]
    assert ledger.broken_rules() == []


def test_definitions_of_one_market_share_a_family(ledger):
    ledger.build("core.markets")
    assert ledger.query("SELECT DISTINCT family FROM core.markets WHERE market_id LIKE 'cn-%cloud%'") == [("cn-cloud",)]
