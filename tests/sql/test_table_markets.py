"""core.table_markets: which market a table's label means."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("label", "publisher", "expected"),
    [
        ("Worldwide cloud infrastructure services (Canalys)", "Canalys", ("ww-cloud-infrastructure", "WW", "label in the registry")),
        (
            "Worldwide cloud infrastructure services (Zorb Research: all)",
            "Zorb Research",
            ("ww-cloud-infrastructure", "WW", "geography and words"),
        ),
        ("Chinese cloud services", "Canalys", ("cn-cloud-infrastructure", "CN", "publisher, geography and words")),
        ("China cloud computing market", "Zorb Research", ("cn-cloud", "CN", "geography and words")),
        ("U.S. cloud market", "Zorb Research", ("us-cloud", "US", "geography and words")),
        ("German electric scooters", "Zorb Research", ("de-electric-scooter", "DE", "discovered")),
        ("Electric scooters", "Zorb Research", ("electric-scooter", None, "discovered")),
        ("Germany and France electric scooters", "Zorb Research", ("electric-scooter", None, "discovered")),
    ],
)
def test_labels(ledger, label, publisher, expected):
    ledger.cell("Zorbo", "2020", 40, market_label=label, publisher=publisher)
    ledger.build("core.table_markets")
    assert ledger.query("SELECT market_id, geography, basis FROM core.table_markets") == [expected]


def test_word_order_and_plurals_do_not_make_two_markets(ledger):
    ledger.cell("Zorbo", "2020", 40, market_label="German electric scooters")
    ledger.cell("Zorbo", "2020", 41, market_label="Scooter, electric: Germany")
    ledger.build("core.table_markets")
    assert ledger.query("SELECT DISTINCT market_id FROM core.table_markets") == [("de-electric-scooter",)]
