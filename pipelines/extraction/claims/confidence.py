"""How sure a claim is: the chance that all of it is right, from a few facts about how its fields were filled.

A logistic sum of weights kept as data (../lexicon/claims_confidence.yml); `python -m tests.corpus.claims_confidence` recomputes them on
the labelled articles and reports how well they hold on documents they were not fitted to.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

import yaml

from pipelines.extraction.claims.lexicon import FOLDER

WEIGHTS = FOLDER / "claims_confidence.yml"


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """Feature -> weight; `bias` is always on. Empty before the first calibration."""
    return yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))["weights"] if WEIGHTS.exists() else {}


def features(
    frame_rule: str, metric_rule: str, subject_basis: str, subject_strength: int, period_reason: str, has_period: bool, modality: str, dimension: str,
    metric: str, statistic: str, sentence: int, dated: bool, crowd: int,
) -> tuple[str, ...]:  # fmt: skip
    """The facts a claim's confidence is judged by, each a name in the table of weights."""
    return (
        "bias",
        f"frame:{frame_rule.removeprefix('frame.')}",
        f"metric:{metric_rule.removeprefix('metric.')}",
        f"subject:{subject_family(subject_basis)}",
        f"strength:{subject_strength}",
        f"period:{period_family(period_reason, has_period)}",
        f"modality:{modality}",
        f"dimension:{dimension}",
        f"of:{metric}",
        f"statistic:{statistic}",
        "place:lead" if sentence <= 3 else "place:early" if sentence <= 8 else "place:late",
        "article:dated" if dated else "article:undated",
        f"numbers:{min(crowd, 4)}",
    )


def subject_family(basis: str) -> str:
    """The kind of evidence a subject rests on."""
    for word in ("carried", "as named before", "list", "bracket", "pronoun", "possess", "owner", "definite", "clause", "attached", "modifier", "measure itself", "counted", "noun", "name", "country"):
        if word in basis:
            return word.replace(" ", "_")
    return "none" if not basis else "other"


def period_family(reason: str, has_period: bool) -> str:
    """The kind of evidence a period rests on."""
    if not has_period:
        return "none"
    for word, family in (("same comparison", "comparison"), ("same sentence", "sentence"), ("passage", "passage"), ("publication", "publication"), ("compared", "compared")):
        if word in reason:
            return family
    return "other"


def confidence(names: tuple[str, ...]) -> float:
    """The chance that the claim is right, between 0.02 and 0.98."""
    table = weights()
    if not table:
        return 0.5
    total = sum([table.get(name, 0.0) for name in names])
    return round(min(0.98, max(0.02, 1.0 / (1.0 + math.exp(-total)))), 3)
