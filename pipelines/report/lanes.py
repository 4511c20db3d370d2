"""Events on charts: in which lane each stands, and which are numbered and explained. Reads rows of the timeline only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from pipelines.report.published import Row

#: Event types by what they are about, in the order in which the lanes of a chart stand.
LANES: dict[str, tuple[str, ...]] = {
    "Regulation and law": ("regulatory_action", "penalty", "lawsuit", "policy", "investigation", "trade_dispute"),
    "Deals and finance": ("merger_acquisition", "ipo", "financing", "partnership", "buyback_dividend", "bankruptcy"),
    "Products, customers": ("product_launch", "customer_win", "customer_loss", "expansion", "closure", "security_incident"),
    "People": ("leadership_change", "layoffs", "strike"),
    "Results, prices": ("earnings_report", "guidance", "rating_change", "price_move"),
    "Other": ("statement", "other"),
}
LANE_OF = {kind: lane for lane, kinds in LANES.items() for kind in kinds}
#: Lanes from top to bottom.
ORDER = list(LANES)
#: How much an event of a type explains of a change in share: numbered first on charts.
WEIGHTS = dict(zip(LANES, (5, 4, 4, 3, 2, 1), strict=True))


def lane_of(event: Row) -> str:
    """The lane of an event; what has none of its own stands with the rest."""
    return LANE_OF.get(event["event_type"], "Other")


def chosen(events: Iterable[Row], number: int, importance: Mapping[str, float], days: int) -> list[Row]:
    """The events to number on a chart, in order of time: by kind, by how large the companies are, by how many sources tell of it.

    Two that stand within `days` of each other in one lane would hide each other: the weightier is taken.
    """
    taken: list[Row] = []
    for event in sorted(events, key=lambda e: (_weight(e, importance), e["timeline_id"]), reverse=True):
        lane, day = lane_of(event), event["date_start"]
        if len(taken) < number and all(lane_of(t) != lane or abs((t["date_start"] - day).days) > days for t in taken):
            taken.append(event)
    return sorted(taken, key=lambda e: (e["date_start"], e["timeline_id"]))


def _weight(event: Row, importance: Mapping[str, float]) -> tuple:
    exact = event["date_end"] - event["date_start"] <= timedelta(days=100)
    size = max((importance.get(i, 0.0) for i in event["participant_ids"] or () if i), default=0.0)
    is_actual = event["modality"] == "actual"
    return (exact, is_actual, WEIGHTS[lane_of(event)], size, event["independent_sources"], event["amount"] or 0.0, event["confidence"])
