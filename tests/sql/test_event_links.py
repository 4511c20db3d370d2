"""core.event_links: reports of one event meet, different events about the same company stay apart."""

from __future__ import annotations

import pytest


def together(ledger, *refs: str) -> bool:
    ledger.build("core.event_links")
    marks = ", ".join("?" for _ in refs)
    return len(ledger.query(f"SELECT DISTINCT timeline_id FROM core.event_links WHERE report_ref IN ({marks})", *refs)) == 1


FINE = {"regulator": "SAMR", "jurisdiction": "China", "amount": 18.228e9, "currency": "CNY"}


def test_an_undated_report_joins_the_table_by_company_government_and_order_of_money(ledger):
    row = ledger.event_row("Alibaba", "antitrust fine: exclusive dealing", "penalty", "2021-04-10", **FINE)
    small = ledger.event_row("Alibaba", "fine for unreported deals", "penalty", "2021-07-07", **(FINE | {"amount": 2.5e6}))
    document = ledger.article("Beijing fined Alibaba $2.8 billion for breaking competition law.")
    event = ledger.event(document, "fined", "penalty", ["China's government", "Alibaba"], amount=2.8e9, currency="USD")
    assert together(ledger, row, event)
    assert not together(ledger, row, small)


def test_an_event_cannot_happen_after_its_report(ledger):
    row = ledger.event_row("Alibaba", "antitrust fine", "penalty", "2021-04-10", **FINE)
    document = ledger.article("Beijing fined Alibaba $2.8 billion.", "2020-12-31")
    event = ledger.event(document, "fined", "penalty", ["China's government", "Alibaba"], amount=2.8e9, currency="USD")
    assert not together(ledger, row, event)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"amount": 6e6}, "another amount"),
        ({"regulator": "MIIT"}, "another regulator"),
        ({"modality": "planned"}, "a plan is not the event"),
        ({"event_type": "product_launch"}, "another type"),
        ({"target": "Tencent"}, "another company"),
        ({"date_start": None, "date_end": None, "amount": None, "action": "other words altogether"}, "too little evidence"),
    ],
)
def test_what_keeps_two_rows_apart(ledger, change, why):
    first = ledger.event_row("Alibaba", "antitrust fine: exclusive dealing", "penalty", "2021-04-10", **FINE)
    row = (
        {"target": "Alibaba", "action": "antitrust fine: exclusive dealing", "event_type": "penalty", "period": "2021-04-10"}
        | FINE
        | change
    )
    second = ledger.event_row(**row)
    assert not together(ledger, first, second), why


def test_one_source_tells_an_event_once(ledger):
    first = ledger.event_row("Alibaba", "antitrust fine", "penalty", "2021-04-10", source="one list", **FINE)
    second = ledger.event_row("Alibaba", "antitrust fine", "penalty", "2021-04-10", source="one list", **FINE)
    assert not together(ledger, first, second)


def test_two_events_of_one_article_stay_apart(ledger):
    document = ledger.article("Alibaba was fined in April 2021. Then Alibaba was punished again.")
    first = ledger.event(document, "fined", "penalty", ["Alibaba"], period="2021-04")
    second = ledger.event(document, "punished", "penalty", ["Alibaba"], period="2021-04")
    assert not together(ledger, first, second)


def test_a_report_that_fits_two_events_equally_stays_alone(ledger):
    rows = [
        ledger.event_row("Google", "fine: cookies", "penalty", "2021-12", regulator="CNIL", amount=a, currency="EUR") for a in (9e7, 6e7)
    ]
    document = ledger.article("CNIL fined Google in December 2021 over cookies.", "2022-02-01")
    event = ledger.event(document, "fined", "penalty", ["CNIL", "Google"], period="2021-12")
    assert not together(ledger, rows[0], event)
    assert not together(ledger, rows[1], event)
    assert ledger.query("SELECT basis FROM core.event_links WHERE report_ref = ?", event) == [("fits several events equally",)]


def test_articles_of_two_papers_meet(ledger):
    one = ledger.article("Zorbo agreed to buy Bolt for $300 million on Monday.", "2021-05-04")
    two = ledger.article("The takeover of Bolt by Zorbo, worth $300m, was announced on May 3.", "2021-05-09")
    first = ledger.event(one, "buy", "merger_acquisition", ["Zorbo", "Bolt"], amount=3e8, currency="USD", period="2021-05-03")
    second = ledger.event(two, "takeover", "merger_acquisition", ["Zorbo", "Bolt"], amount=3e8, currency="USD", period="2021-05-03")
    assert together(ledger, first, second)


def test_no_chain_of_weak_likenesses(ledger):
    """A fits B and B fits C, but A and C contradict each other: they do not meet through B."""
    a = ledger.event_row("Zorbo", "plant closed", "closure", "2021-05-03", source="one")
    document = ledger.article("Zorbo closed a plant in May 2021.", "2021-06-01")
    b = ledger.event(document, "closed", "closure", ["Zorbo"], period="2021-05")
    c = ledger.event_row("Zorbo", "plant closed", "closure", "2021-05-25", source="two")
    assert not together(ledger, a, c)
    assert not together(ledger, a, b, c)


def test_the_order_of_input_does_not_matter(ledger):
    from pipelines.warehouse.timeline import group_reports, read_reports, read_world

    for source in ("one", "two", "three"):
        ledger.event_row("Alibaba", "antitrust fine", "penalty", "2021-04-10", source=source, **FINE)
    ledger.event_row("Tencent", "antitrust fine", "penalty", "2021-04-10", **FINE)
    ledger.build("core.entity_aliases")
    reports, world = read_reports(ledger.db), read_world(ledger.db)
    groups = [
        sorted((g.timeline_id, m[0].ref) for g in group_reports(order, world) for m in g.members) for order in (reports, reports[::-1])
    ]
    assert groups[0] == groups[1]
