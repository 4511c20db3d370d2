"""The first page: the markets in brief, how fresh everything is, what changed since the last build, open disputes."""

from __future__ import annotations

from typing import Any

from pipelines.report import site
from pipelines.report.cards import market_cards
from pipelines.report.context import Context

CARDS = 12
LISTED = 12


def changes(context: Context) -> dict[str, Any] | None:
    """What this build knows that the one before did not; None for a first build."""
    facts = context.facts
    now, before = facts.run, facts.previous_run
    if now is None or before is None:
        return None
    since = now["started_at"]
    counts = []
    for name in ("documents", "claims", "events", "table_rows", "observations", "rejects"):
        if now[name] is not None and before[name] is not None:
            counts.append(
                (
                    name.replace("documents", "articles").replace("rejects", "refused").replace("_", " "),
                    before[name],
                    now[name],
                    now[name] - before[name],
                )
            )
    shares = [r for r in facts.shares if r["recorded_at"] and r["recorded_at"] >= since]
    articles = [a for a in facts.articles.values() if a["first_seen_at"] >= since]
    events = [r for r in facts.timeline if r["recorded_at"] and r["recorded_at"] >= since]
    return {
        "before": before,
        "counts": counts,
        "shares": sorted(shares, key=lambda r: (r["period_end"] is None, r["period_end"]), reverse=True)[:LISTED],
        "share_count": len(shares),
        "articles": [a | {"target": site.article_page(a["document_id"])} for a in articles[:LISTED]],
        "article_count": len(articles),
        "events": [context.event(r) for r in events[:LISTED]],
        "event_count": len(events),
    }


def write(context: Context) -> None:
    facts = context.facts
    cards = market_cards(context.facts)
    failed = (
        facts.query(
            "SELECT count(*) FILTER (NOT success) AS failed, count(*) AS n FROM meta.checks WHERE run_id = ?", [facts.run["run_id"]]
        )[0]
        if facts.run and "meta.checks" in facts.present
        else {"failed": 0, "n": 0}
    )
    newest = max((s["last_published_at"] for s in facts.sources if s["last_published_at"]), default=None)
    latest = sorted(
        (r for r in facts.timeline if r["date_start"] and r["modality"] == "actual"),
        key=lambda r: (r["date_start"], r["independent_sources"], r["timeline_id"]),
        reverse=True,
    )[:LISTED]
    context.page(
        "index.html",
        "overview.html.j2",
        cards=cards[:CARDS],
        market_count=len(cards),
        failed=failed,
        newest=newest,
        changed=changes(context),
        disputes=facts.open_disputes[:LISTED],
        dispute_count=len(facts.open_disputes),
        latest=[context.event(r) for r in latest],
        audit_count=len(facts.audit),
        company_count=len(facts.company_ids),
    )
