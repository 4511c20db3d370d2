"""How sure an event is: the precision of its rule on the labelled articles, shrunk and corrected; figures in lexicon/events_confidence.tsv.

The file is written by `python -m tests.corpus.events_calibration`. A rule never seen there gets the figure of its type.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.extraction.events.lexicon import LEXICON

if TYPE_CHECKING:
    from pipelines.extraction.events.salience import Mentioned

DEFAULT = 0.5


@lru_cache(maxsize=1)
def _figures() -> dict[str, float]:
    path = LEXICON / "events_confidence.tsv"
    if not path.exists():
        return {}
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {row[0]: float(row[-1]) for row in rows}


def features_of(m: Mentioned) -> tuple[str, ...]:
    """What besides its rule makes an event more or less sure."""
    clause = m.candidate.arguments.clause
    return (
        "with:named" if m.named else "with:unnamed",
        "with:stated_date" if m.dating.stated else "with:no_stated_date",
        "with:opening" if m.position == 0 else "with:later",
        "with:subordinate" if clause is not None and clause.kind in ("relative", "participial") else "with:main",
        f"with:{m.modality}",
    )


def confidence_of(m: Mentioned) -> float:
    """The chance that an analyst would enter this event, between 0.05 and 0.95."""
    figures = _figures()
    base = figures.get(m.candidate.rule.id, figures.get(m.type, DEFAULT))
    odds = math.log(base / (1 - base)) + sum(figures.get(f, 0.0) for f in features_of(m))
    return round(min(max(figures.get("optimism", 1.0) / (1 + math.exp(-odds)), 0.05), 0.95), 2)
