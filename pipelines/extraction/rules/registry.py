"""Every rule of extraction, claims and events, for tests, documentation and `extract --explain`."""

from __future__ import annotations

from pipelines.extraction.rules.base import Rule
from pipelines.extraction.rules.claims_frame import FRAME_RULES
from pipelines.extraction.rules.claims_metric import METRIC_RULES
from pipelines.extraction.rules.claims_select import OMISSION_RULES

CLAIM_RULES: tuple[Rule, ...] = (*OMISSION_RULES, *FRAME_RULES, *METRIC_RULES)


def _event_rules() -> tuple[Rule, ...]:
    try:
        from pipelines.extraction.rules.events import EVENT_RULES
    except ImportError:
        return ()
    return tuple(EVENT_RULES)


ALL_RULES: tuple[Rule, ...] = (*CLAIM_RULES, *_event_rules())
