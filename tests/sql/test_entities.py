"""core.entities: the registry first, then every name it does not know, once."""

from __future__ import annotations


def names(ledger, where: str = "origin = 'discovered' AND kind <> 'publisher'") -> list[tuple]:
    return ledger.query(f"SELECT entity_id, entity_name, kind FROM core.entities WHERE {where} ORDER BY 1")


def test_names_of_the_registry_are_not_discovered_again(ledger):
    ledger.cell("Apple Inc.", "2020", 40)
    ledger.cell("Aliyun", "2020", 30)
    ledger.build("core.entities")
    assert names(ledger) == []
    assert names(ledger, "entity_id = 'apple'") == [("apple", "Apple", "company")]


def test_spellings_that_fold_alike_are_one_entity(ledger):
    ledger.cell("Zorbo Ltd.", "2020", 40)
    ledger.cell("ZORBO", "2021", 41)
    document = ledger.article("Zorbo plc held 42% of the market.")
    ledger.claim(document, "42%", 42, subject_text="Zorbo plc", subject_name="Zorbo plc")
    ledger.build("core.entities")
    assert names(ledger) == [("zorbo", "ZORBO", "unknown")]


def test_groups_and_remainders_are_aggregates(ledger):
    ledger.cell("Others", "2020", 10)
    ledger.cell("Top 3 vendors", "2020", 70)
    ledger.build("core.entities")
    assert names(ledger) == [("others", "Others", "aggregate"), ("top-3-vendors", "Top 3 vendors", "aggregate")]


def test_a_total_and_a_pronoun_name_nobody(ledger):
    ledger.cell(None, "2020", 100, entity_label="Total market", is_total=True)
    document = ledger.article("it held 42% of the market.")
    ledger.claim(document, "42%", 42, subject_text="it")
    ledger.build("core.entities")
    assert names(ledger) == []


def test_parts_of_a_list_of_targets_are_found_one_by_one(ledger):
    ledger.event_row("Alibaba, Zorbo and others", "fine", "penalty", "2021-07-07", regulator="SAMR, Zorb Office")
    ledger.build("core.entities")
    assert names(ledger) == [("zorb-office", "Zorb Office", "regulator"), ("zorbo", "Zorbo", "unknown")]


def test_a_publisher_that_begins_with_a_known_house_is_that_house(ledger):
    ledger.cell("Apple", "2020", 10, publisher="IDC Worldwide Quarterly Mobile Phone Tracker")
    ledger.build("core.entity_aliases")
    assert names(ledger, "origin = 'discovered'") == []
    assert ledger.query("SELECT entity_id FROM core.entity_aliases WHERE alias LIKE 'IDC Worldwide%'") == [("idc",)]


def test_the_house_of_a_table_is_a_publisher(ledger):
    ledger.cell("Apple", "2020", 10)
    ledger.build("core.entities")
    assert names(ledger, "origin = 'discovered'") == [("acme-research", "Acme Research", "publisher")]
