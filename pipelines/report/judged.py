"""Rows of disputes and audit findings as pages show them: every figure with who says it and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.report import site
from pipelines.report.formatting import quantity, words
from pipelines.report.published import Row

if TYPE_CHECKING:
    from pipelines.report.facts import Facts


def _sides(facts: Facts, observation_ids: list[str]) -> list[Row]:
    """Every figure with who says it; different figures are written with enough digits to look different."""
    known = [(i, o) for i in observation_ids if (o := facts.observation(i))]
    values = {(o["value"], o["value_high"], o["unit"]) for _, o in known}
    more = next((d for d in range(4) if len({quantity(v, u, h, d) for v, h, u in values}) == len(values)), 4)
    return [
        {
            "words": quantity(o["value"], o["unit"], o["value_high"], more),
            "publisher": o["publisher"],
            "definition": o["definition"],
            "evidence": facts.evidence(i),
        }
        for i, o in known
    ]


def dispute(facts: Facts, row: Row) -> Row:
    """A disagreement with its figures, the one shown first in front."""
    return row | {
        "anchor": f"d-{site.anchor(row['dispute_id'])}",
        "entity_id": None if row["is_total"] else row["subject_id"],
        "subject_name": row["subject_name"] or row["market_name"] or row["subject_id"],
        "kind_words": {"dispute": "sources disagree", "restatement": "restated", "different_definition": "definitions differ"}[row["kind"]],
        "sides": _sides(facts, row["observation_ids"]),
    }


def finding(facts: Facts, row: Row) -> Row:
    """A finding of the audit: what was held against what."""
    low, high = row["expected_low"], row["expected_high"]
    fits = (
        quantity(low, row["unit"], high)
        if low is not None and high is not None
        else f"at least {quantity(low, row['unit'])}"
        if low is not None
        else f"at most {quantity(high, row['unit'])}"
        if high is not None
        else "–"
    )
    return row | {
        "anchor": f"a-{site.anchor(row['finding_id'])}",
        "check_words": words(row["check_name"]),
        "fits": fits,
        "stated_words": quantity(row["stated"], row["unit"]),
        "subject_name": row["subject_name"] or row["market_name"] or "",
        "sides": _sides(facts, row["observation_ids"]),
    }
