"""core.entity_aliases: every name once, folded."""

from __future__ import annotations


def test_registry_names_and_discovered_names(ledger):
    ledger.cell("Zorbo Ltd.", "2020", 40)
    ledger.build("core.entity_aliases")
    assert ledger.query("SELECT alias, alias_folded, entity_id, origin FROM core.entity_aliases WHERE entity_id = 'zorbo-ltd'") == [
        ("Zorbo Ltd.", "zorbo", "zorbo-ltd", "discovered")
    ]
    found = ledger.query("SELECT alias_folded FROM core.entity_aliases WHERE entity_id = 'alibaba-cloud' ORDER BY 1")
    assert ("aliyun",) in found and ("alicloud",) in found
    assert ledger.broken_rules() == []


def test_no_folded_name_means_two_entities_of_the_registry(ledger):
    ledger.build("core.entity_aliases")
    assert (
        ledger.query(
            "SELECT alias_folded FROM core.entity_aliases WHERE origin = 'registry' GROUP BY 1 HAVING count(DISTINCT entity_id) > 1"
        )
        == []
    )


def test_a_name_that_two_entities_bear_is_not_unique(ledger):
    ledger.seed(
        "entities",
        [
            {"entity_id": "delta-air", "entity_name": "Delta", "kind": "company"},
            {"entity_id": "delta-tap", "entity_name": "Delta Inc.", "kind": "company"},
        ],
    )
    ledger.build("core.entity_aliases")
    assert ledger.query("SELECT entity_id, is_unique FROM core.entity_aliases WHERE alias_folded = 'delta' ORDER BY 1") == [
        ("delta-air", False),
        ("delta-tap", False),
    ]
    assert ledger.query("SELECT is_unique FROM core.entity_aliases WHERE alias_folded = 'aliyun'") == [(True,)]
