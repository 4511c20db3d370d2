"""Every event rule, and the index from trigger groups to the rules that use them."""

from __future__ import annotations

from collections import defaultdict

from pipelines.extraction.rules import (
    events_alliances,
    events_bids,
    events_business,
    events_capital,
    events_conduct,
    events_credit,
    events_deals,
    events_happenings,
    events_justice,
    events_measures,
    events_orders,
    events_other,
    events_outlook,
    events_people,
    events_posts,
    events_projects,
    events_results,
    events_sites,
    events_state,
    events_statements,
    events_supervision,
    events_troubles,
)
from pipelines.extraction.rules.events_base import EventRule

EVENT_RULES: tuple[EventRule, ...] = (
    *events_deals.RULES,
    *events_alliances.RULES,
    *events_capital.RULES,
    *events_business.RULES,
    *events_sites.RULES,
    *events_people.RULES,
    *events_results.RULES,
    *events_justice.RULES,
    *events_supervision.RULES,
    *events_state.RULES,
    *events_statements.RULES,
    *events_other.RULES,
    *events_conduct.RULES,
    *events_credit.RULES,
    *events_troubles.RULES,
    *events_orders.RULES,
    *events_happenings.RULES,
    *events_projects.RULES,
    *events_outlook.RULES,
    *events_posts.RULES,
    *events_measures.RULES,
    *events_bids.RULES,
)


def rules_by_group() -> dict[str, list[EventRule]]:
    """The rules of each trigger group, highest priority first."""
    found: dict[str, list[EventRule]] = defaultdict(list)
    for rule in EVENT_RULES:
        found[rule.triggers].append(rule)
    for rules in found.values():
        rules.sort(key=lambda r: -r.priority)
    return found
