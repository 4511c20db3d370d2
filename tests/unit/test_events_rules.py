"""Every event rule finds its examples with the fields they promise, and leaves its look-alikes alone."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.extraction.model import Article, Event
from pipelines.extraction.pipeline import extract
from pipelines.extraction.rules.events import EVENT_RULES
from pipelines.extraction.rules.events_base import EventRule

PUBLISHED = date(2020, 9, 14)
FOUND = [(rule, text, fields) for rule in EVENT_RULES for text, fields in rule.finds.items()]
IGNORED = [(rule, text) for rule in EVENT_RULES for text in rule.ignores]


def events(text: str) -> tuple[Event, ...]:
    return extract(Article(text=text, published_at=PUBLISHED)).events


def shown(event: Event) -> str:
    return f"{event.event_type} {event.quote!r} by {event.rule_id} ({event.modality}, {event.participant_names}, {event.date_start}..{event.date_end})"


@pytest.mark.parametrize(("rule", "text", "fields"), FOUND, ids=lambda v: v.id if isinstance(v, EventRule) else None)
def test_rule_finds_its_example(rule: EventRule, text: str, fields: dict) -> None:
    found = events(text)
    of_type = [e for e in found if e.event_type == rule.event_type]
    assert of_type, f"{rule.id} should find {rule.event_type} in {text!r}; found {[shown(e) for e in found]}"
    event = of_type[0]
    assert text[event.span_start : event.span_end] == event.quote
    for name, expected in fields.items():
        if name == "participants":
            for wanted in expected:
                assert any(wanted in got for got in event.participant_names), f"{wanted!r} takes part in {shown(event)}"
        elif name == "date":
            assert f"{event.date_start}..{event.date_end}" == expected, shown(event)
        else:
            assert getattr(event, name) == expected, shown(event)


@pytest.mark.parametrize(("rule", "text"), IGNORED, ids=lambda v: v.id if isinstance(v, EventRule) else None)
def test_rule_ignores_its_look_alike(rule: EventRule, text: str) -> None:
    assert not [shown(e) for e in events(text) if e.event_type == rule.event_type]


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in EVENT_RULES]
    assert len(ids) == len(set(ids))
