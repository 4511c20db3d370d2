"""Markets in brief: the leading companies of each, their last share and its course."""

from __future__ import annotations

from typing import Any

from pipelines.report import site
from pipelines.report.facts import Facts
from pipelines.report.formatting import period
from pipelines.report.published import Row
from pipelines.report.series import by_market, dated, last_full, main_series, of_main_grain


def market_cards(facts: Facts) -> list[dict[str, Any]]:
    """Every market, those with a course to show and most figures first."""
    shares = by_market(facts.shares)
    sizes = by_market([r for r in facts.growth if r["metric"] == "market_size"])
    found = [_card(facts, market_id, shares[market_id], sizes[market_id]) for market_id in facts.market_ids]
    return sorted(found, key=lambda c: (not c["has_course"], -c["figures"], c["name"], c["id"]))


def _card(facts: Facts, market_id: str, shares: list[Row], sizes: list[Row]) -> dict[str, Any]:
    series = main_series(shares)
    main = [r for r in dated(shares) if series and r["series_id"] == series[0]]
    main = of_main_grain([r for r in main if not r["is_others"] and not r["is_group"] and not r["is_superseded"]])
    latest = last_full(main)[:3]
    in_time = sorted(main, key=lambda r: r["period_end"])
    return {
        "id": market_id,
        "name": facts.market_name(market_id),
        "target": site.market_page(market_id),
        "figures": len(shares) + len(sizes),
        "period": period(latest[0]["period_start"], latest[0]["period_end"]) if latest else "",
        "publisher": latest[0]["publisher"] if latest else "",
        "top": [r | {"spark": sparkline([s["share_pct"] for s in in_time if s["entity_id"] == r["entity_id"]])} for r in latest],
        "size": max((r for r in dated(sizes) if r["level"] is not None), key=lambda r: (r["period_end"], r["level"]), default=None),
        "has_course": len({(r["period_start"], r["period_end"]) for r in main}) > 1,
    }


def sparkline(values: list[float], width: int = 72, height: int = 18) -> str:
    """The points of a small line from the lowest value to the highest; empty where there is no course to show."""
    if len(values) < 3:
        return ""
    low, high = min(values), max(values)
    spread = (high - low) or 1
    step = (width - 4) / (len(values) - 1)
    return " ".join(f"{2 + i * step:.1f},{height - 2 - (v - low) / spread * (height - 4):.1f}" for i, v in enumerate(values))
