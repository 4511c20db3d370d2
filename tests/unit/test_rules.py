"""Every rule finds what it says it finds and ignores its look-alikes, through the whole of extraction."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.extraction.model import DIMENSIONS, STATISTICS, Article
from pipelines.extraction.pipeline import extract
from pipelines.extraction.rules.events_base import EventRule
from pipelines.extraction.rules.registry import ALL_RULES, CLAIM_RULES

PUBLISHED = date(2024, 2, 15)
FOUND = [pytest.param(r, text, expected, id=f"{r.id}-{i}") for r in ALL_RULES for i, (text, expected) in enumerate(r.finds.items())]
IGNORED = [pytest.param(r, text, id=f"{r.id}-{i}") for r in ALL_RULES for i, text in enumerate(r.ignores)]


def fired(rule, text: str) -> list:
    """What the rule found in a text: its claims, its omissions or its events."""
    result = extract(Article(text=text, published_at=PUBLISHED))
    if isinstance(rule, EventRule):
        return [e for e in result.events if e.rule_id == rule.id]
    if rule.id.startswith("omit."):
        return [o for o in result.omissions if o.reason == rule.reason]
    return [c for c in result.claims if rule.id in c.rule_id.split("+")]


def agrees(item, expected) -> bool:
    for field, value in expected.items():
        got = getattr(item, field)
        if isinstance(value, float | int) and not isinstance(value, bool) and isinstance(got, float | int):
            if abs(got - value) > 1e-6 * max(1.0, abs(value)):
                return False
        elif isinstance(value, list | tuple) and isinstance(got, tuple):
            if list(value) != list(got):
                return False
        elif str(got) != str(value):
            return False
    return True


def test_ids_are_unique():
    ids = [r.id for r in ALL_RULES]
    assert len(ids) == len(set(ids))


def test_rules_are_for_numbers_that_there_are():
    for r in CLAIM_RULES:
        assert r.of <= set(DIMENSIONS), r.id
        assert r.statistic <= set(STATISTICS), r.id
        assert r.decides == "metric" or not r.statistic, f"{r.id}: the statistic is known only when metrics are decided"
        assert r.decides != "frame" or not r.of, f"{r.id}: frame rules are tried on all numbers"


@pytest.mark.parametrize(("rule", "text", "expected"), FOUND)
def test_finds(rule, text, expected):
    found = fired(rule, text)
    assert any(agrees(item, expected) for item in found), f"{rule.id} in {text!r}: expected {dict(expected)}, got {found}"


@pytest.mark.parametrize(("rule", "text"), IGNORED)
def test_ignores(rule, text):
    found = fired(rule, text)
    assert not found, f"{rule.id} should ignore {text!r}, got {found}"
