"""The page on data quality: every expectation of the last run by table, how runs went, what was refused and why, how fresh sources are."""

from __future__ import annotations

from collections import Counter

from pipelines.report import site
from pipelines.report.context import Context

MAX_REJECTS = 1_000
MAX_SOURCES = 400


def write(context: Context) -> None:
    facts = context.facts
    run_id = facts.run["run_id"] if facts.run else None
    checks = facts.rows("meta.checks", "WHERE run_id = ? ORDER BY table_name, success, check_name", [run_id]) if run_id else []
    by_table: dict[str, list] = {}
    for check in checks:
        by_table.setdefault(check["table_name"], []).append(check)
    order = [r["table_name"] for r in facts.rows("meta.tables", "")]
    tables = [
        {
            "name": name,
            "anchor": f"t-{site.anchor(name)}",
            "checks": found,
            "failed": [c for c in found if not c["success"]],
            "rows": max((c["evaluated"] or 0 for c in found), default=0),
        }
        for name, found in sorted(by_table.items(), key=lambda item: (order.index(item[0]) if item[0] in order else 999, item[0]))
    ]
    history = (
        facts.query(
            "SELECT run_id, table_name, count(*) AS checks, count(*) FILTER (NOT success) AS failed FROM meta.checks GROUP BY ALL ORDER BY ALL"
        )
        if "meta.checks" in facts.present
        else []
    )
    totals = {}
    for row in history:
        seen = totals.setdefault(row["run_id"], [0, 0])
        seen[0] += row["checks"]
        seen[1] += row["failed"]
    rejects = facts.rows("quarantine.rejects", f"ORDER BY table_name, source_path, position, reason_code, reject_id LIMIT {MAX_REJECTS}")
    reasons = (
        facts.query(
            "SELECT reason_code, table_name, count(*) AS n FROM quarantine.rejects GROUP BY ALL ORDER BY n DESC, reason_code, table_name"
        )
        if "quarantine.rejects" in facts.present
        else []
    )
    groups: dict[str, list] = {}
    for r in rejects:
        groups.setdefault(r["reason_code"], []).append(r)
    errors = facts.rows("staging.extractions", "WHERE status = 'error' ORDER BY document_id")
    stale = sorted(facts.sources, key=lambda s: (s["last_published_at"] is None, s["last_published_at"], s["path"]), reverse=True)
    context.page(
        "quality.html",
        "quality.html.j2",
        tables=tables,
        runs=facts.runs[:30],
        totals=totals,
        groups=sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])),
        reasons=reasons,
        refused=sum(r["n"] for r in reasons),
        shown=len(rejects),
        errors=errors,
        sources=stale[:MAX_SOURCES],
        source_count=len(stale),
        audit=facts.audit,
        kinds=Counter(s["kind"] for s in facts.sources),
    )
