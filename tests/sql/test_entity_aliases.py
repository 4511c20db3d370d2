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
    assert ledger.query("SELECT alias_folded FROM core.entity_aliases WHERE origin = 'registry' GROUP BY 1 HAVING count(DISTINCT entity_id) > 1") == []
