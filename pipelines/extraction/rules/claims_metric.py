"""All metric rules in the order they are tried."""

from __future__ import annotations

from pipelines.extraction.rules.claims_base import ClaimRule
from pipelines.extraction.rules.claims_metric_beside import BESIDE_RULES, FIRST_RULES, LAST_RULES
from pipelines.extraction.rules.claims_metric_classes import CLASS_RULES
from pipelines.extraction.rules.claims_metric_counts import COUNT_RULES
from pipelines.extraction.rules.claims_metric_currency import CURRENCY_RULES
from pipelines.extraction.rules.claims_metric_economy import ECONOMY_RULES
from pipelines.extraction.rules.claims_metric_jobs import JOB_RULES
from pipelines.extraction.rules.claims_metric_markets import MARKET_RULES
from pipelines.extraction.rules.claims_metric_nouns import NOUN_RULES
from pipelines.extraction.rules.claims_metric_phrases import PHRASE_RULES
from pipelines.extraction.rules.claims_metric_senses import AGAIN_RULES, SENSE_RULES
from pipelines.extraction.rules.claims_metric_subject import SUBJECT_RULES
from pipelines.extraction.rules.claims_metric_uses import USE_RULES
from pipelines.extraction.rules.claims_metric_verbs import VERB_RULES

METRIC_RULES: list[ClaimRule] = [*FIRST_RULES, *CURRENCY_RULES, *JOB_RULES, *PHRASE_RULES, *ECONOMY_RULES, *USE_RULES, *MARKET_RULES, *SENSE_RULES, *CLASS_RULES, *COUNT_RULES, *NOUN_RULES, *AGAIN_RULES, *VERB_RULES, *SUBJECT_RULES[:1], *BESIDE_RULES, *SUBJECT_RULES[1:], *LAST_RULES]
