"""Confidence: a chance between 0 and 1 that the data decides, and that follows the evidence."""

from __future__ import annotations

from datetime import date

from pipelines.extraction.claims.confidence import confidence, features, period_family, subject_family, weights
from pipelines.extraction.model import Article
from pipelines.extraction.pipeline import extract

PUBLISHED = date(2024, 2, 15)


def test_weights_are_there_and_bounded():
    table = weights()
    assert "bias" in table
    assert all(abs(w) < 6 for w in table.values())


def test_unknown_features_change_nothing():
    facts = features("frame.level", "metric.subject", "name", 3, "“2023” in the same sentence", True, "actual", "money", "revenue", "level", 1, True, 1)
    assert confidence(facts) == confidence((*facts, "metric:of-tomorrow"))


def test_families():
    assert subject_family("clause name, of the one named before") == "clause"
    assert subject_family("") == "none"
    assert period_family("“2023” in the same sentence", True) == "sentence"
    assert period_family("anything", False) == "none"


def test_a_plain_statement_is_surer_than_a_bare_number():
    plain = extract(Article(text="Acme's revenue rose 5% to $20bn in 2023.", published_at=PUBLISHED)).claims
    vague = extract(Article(text="There was talk of $20bn.", published_at=PUBLISHED)).claims
    assert all(0.0 < c.confidence < 1.0 for c in (*plain, *vague))
    assert min(c.confidence for c in plain) > max(c.confidence for c in vague)
