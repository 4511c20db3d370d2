"""What changed between two states of the ledger: new and withdrawn facts, revised headlines, disputes opened and settled, events.

A state is a warehouse (an open file) or a moment of one warehouse's history. Printing is the command line's business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from pipelines.warehouse.asof import as_of_sql
from pipelines.warehouse.contracts import load_contracts
from pipelines.warehouse.database import dicts, literal, present_tables
from pipelines.warehouse.history import history_table

Relation = Callable[[str], str]
_FACTS = """
        SELECT observation_id, origin, publisher, entity_id, market_id, metric, statistic, value, unit, period_start, period_end, modality,
            coalesce(claim_id, table_name || '!' || cell_ref) AS evidence_ref
        FROM (FROM {%s[core.observations]}) ANTI JOIN (FROM {%s[core.observations]}) USING (observation_id)
    """


@dataclass(slots=True)
class Difference:
    """Rows by kind of change. `counts` are complete; the lists hold at most the limit asked for."""

    counts: dict[str, int] = field(default_factory=dict)
    new_facts: list[dict[str, Any]] = field(default_factory=list)
    withdrawn_facts: list[dict[str, Any]] = field(default_factory=list)
    revisions: list[dict[str, Any]] = field(default_factory=list)
    disputes_opened: list[dict[str, Any]] = field(default_factory=list)
    disputes_settled: list[dict[str, Any]] = field(default_factory=list)
    forecasts_scored: list[dict[str, Any]] = field(default_factory=list)
    new_events: list[dict[str, Any]] = field(default_factory=list)
    withdrawn_events: list[dict[str, Any]] = field(default_factory=list)
    changed_events: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not any(self.counts.values())

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


_QUERIES = {
    "new_facts": _FACTS % ("b", "a"),
    "withdrawn_facts": _FACTS % ("a", "b"),
    "revisions": """
        SELECT 'marts.market_share' AS mart, share_id AS row_id, b.company_name AS subject, 'market_share' AS metric, 'percent' AS unit,
            b.period_start, b.period_end, a.share_pct AS before, b.share_pct AS after, a.evidence AS evidence_before, b.evidence AS evidence_after, b.winner_rule AS rule
        FROM (FROM {a[marts.market_share]}) a JOIN (FROM {b[marts.market_share]}) b USING (share_id)
        WHERE a.share_pct <> b.share_pct
        UNION ALL
        SELECT 'marts.growth', growth_id, b.subject_name, b.metric, b.unit,
            b.period_start, b.period_end, a.level, b.level, a.evidence, b.evidence, b.winner_rule
        FROM (FROM {a[marts.growth]}) a JOIN (FROM {b[marts.growth]}) b USING (growth_id)
        WHERE a.level <> b.level
    """,
    "disputes_opened": """
        SELECT b.dispute_id, b.subject_name, b.metric, b.statistic, b.unit, b.period_start, b.period_end,
            b.low, b.high, b.winner_value, b.reports
        FROM (FROM {b[marts.disputes]}) b LEFT JOIN (FROM {a[marts.disputes]}) a USING (dispute_id)
        WHERE b.is_open AND NOT coalesce(a.is_open, false)
    """,
    "disputes_settled": """
        SELECT a.dispute_id, a.subject_name, a.metric, a.statistic, a.unit, a.period_start, a.period_end, a.low, a.high, b.winner_value,
            CASE WHEN b.dispute_id IS NULL THEN 'the figures no longer differ' ELSE 'now a ' || b.kind END AS settled_by
        FROM (FROM {a[marts.disputes]}) a LEFT JOIN (FROM {b[marts.disputes]}) b USING (dispute_id)
        WHERE a.is_open AND NOT coalesce(b.is_open, false)
    """,
    "forecasts_scored": """
        SELECT b.forecast_id, b.subject_name, b.forecaster, b.metric, b.unit, b.period_start, b.period_end,
            b.forecast_value, b.actual_value, b.outcome
        FROM (FROM {b[marts.forecasts]}) b JOIN (FROM {a[marts.forecasts]}) a USING (forecast_id)
        WHERE a.outcome = 'open' AND b.outcome <> 'open'
    """,
    "new_events": """
        SELECT timeline_id, event_type, modality, participant_names, date_start, date_end, amount, currency, description
        FROM (FROM {b[marts.event_timeline]}) ANTI JOIN (FROM {a[marts.event_timeline]}) USING (timeline_id)
    """,
    "withdrawn_events": """
        SELECT timeline_id, event_type, modality, participant_names, date_start, date_end, amount, currency, description
        FROM (FROM {a[marts.event_timeline]}) ANTI JOIN (FROM {b[marts.event_timeline]}) USING (timeline_id)
    """,
    "changed_events": """
        SELECT b.timeline_id, b.event_type, b.participant_names, a.date_start AS date_before, b.date_start AS date_after,
            a.amount AS amount_before, b.amount AS amount_after, a.reports AS reports_before, b.reports AS reports_after
        FROM (FROM {a[marts.event_timeline]}) a JOIN (FROM {b[marts.event_timeline]}) b USING (timeline_id)
        WHERE (a.date_start, a.date_end, a.amount, a.currency, a.reports)
            IS DISTINCT FROM (b.date_start, b.date_end, b.amount, b.currency, b.reports)
    """,
}
_TABLES = ("core.observations", "marts.market_share", "marts.growth", "marts.disputes", "marts.forecasts", "marts.event_timeline")


def _compare(db: duckdb.DuckDBPyConnection, before: Relation, after: Relation, limit: int | None) -> Difference:
    a, b = {t: before(t) for t in _TABLES}, {t: after(t) for t in _TABLES}
    difference = Difference()
    for name, query in _QUERIES.items():
        sql = query.format(a=a, b=b)
        difference.counts[name] = db.execute(f"SELECT count(*) FROM ({sql})").fetchall()[0][0]
        setattr(difference, name, dicts(db, f"SELECT * FROM ({sql}) ORDER BY ALL" + (f" LIMIT {limit}" if limit is not None else "")))
    return difference


def _empty(table: str) -> str:
    columns = ", ".join(f'NULL::{c.type} AS "{n}"' for n, c in load_contracts()[table].columns.items())
    return f"(SELECT {columns} WHERE false)"


def diff_moments(
    db: duckdb.DuckDBPyConnection, before: date | datetime | str, after: date | datetime | str, limit: int | None = None
) -> Difference:
    """Between two moments of one warehouse's history; a date means the end of that day."""
    present = present_tables(db)

    def at(moment: date | datetime | str) -> Relation:
        return lambda table: f"({as_of_sql(table, moment)})" if history_table(table) in present else _empty(table)

    return _compare(db, at(before), at(after), limit)


def diff_warehouses(before: Path, after: Path, limit: int | None = None) -> Difference:
    """Between two warehouse files, such as a snapshot and what is published now; neither is changed."""
    with duckdb.connect() as db:
        relations = []
        for alias, path in (("a", before), ("b", after)):
            db.execute(f"ATTACH {literal(path)} AS {alias} (READ_ONLY)")
            present = {
                f"{s}.{t}"
                for s, t in db.execute("SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = ?", [alias]).fetchall()
            }
            relations.append(lambda table, alias=alias, present=present: f"{alias}.{table}" if table in present else _empty(table))
        return _compare(db, *relations, limit)
