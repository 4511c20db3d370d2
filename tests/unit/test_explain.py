"""Every claim says how each field was filled, and every number left out says why."""

from __future__ import annotations

from datetime import date

from pipelines.extraction.model import Article
from pipelines.extraction.pipeline import extract
from pipelines.extraction.rules.registry import ALL_RULES, CLAIM_RULES

TEXT = "Acme's revenue rose 5% to $20bn in 2023, Zenon said. It may cut 500 jobs. Two of its 15-inch models cost $499 (£420)."
RESULT = extract(Article(text=TEXT, published_at=date(2024, 2, 15)))


def test_each_field_is_explained():
    assert RESULT.claims
    for claim in RESULT.claims:
        assert {"statistic", "metric", "modality", "period", "attributed_to"} <= set(claim.explanation)
        assert claim.subject_name is None or claim.explanation["subject"]
        assert claim.period_start is not None or claim.period_reason


def test_rule_ids_are_known_rules():
    known = {r.id for r in ALL_RULES} | {"frame.conversion", "metric.conversion"}
    for claim in RESULT.claims:
        assert set(claim.rule_id.split("+")) <= known


def test_reasons_are_words():
    assert RESULT.omissions
    for omission in RESULT.omissions:
        assert TEXT[omission.start : omission.end] == omission.quote
        assert " " in omission.reason


def test_every_claim_rule_says_what_it_is_for():
    for rule in CLAIM_RULES:
        assert rule.note, rule.id
