"""Where a number or an event comes from: from any row's id to its quotes and table cells, with what was done in between.

`meta.lineage` (sql/meta/lineage.sql) holds the steps as data; `why` follows them for one id and gathers what a person wants to see.
Printing is the command line's business.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import duckdb

from pipelines.warehouse.database import dicts, present_tables
from pipelines.warehouse.models import references, strip_comments
from pipelines.warehouse.store import SQL_DIR

#: Id column of every table an answer can start from, in the order in which an id is looked up.
ID_COLUMNS = {
    "marts.market_share": "share_id",
    "marts.growth": "growth_id",
    "marts.event_timeline": "timeline_id",
    "marts.disputes": "dispute_id",
    "marts.forecasts": "forecast_id",
    "marts.market_concentration": "concentration_id",
    "marts.audit_findings": "finding_id",
    "marts.converted_money": "conversion_id",
    "core.observations": "observation_id",
    "core.claims": "claim_id",
    "core.events": "event_id",
    "core.documents": "document_id",
}
#: Tables whose rows are named by table!cell.
CELL_TABLES = ("staging.table_rows", "staging.table_events", "staging.prices", "staging.fx_rates")
SHORTEST_PREFIX = 6
#: Shown of a row only where they say something that the evidence does not.
_LEFT_OUT = {"text", "observation_ids", "evidence_refs", "content_sha256", "body_start", "body_end", "ruleset"}


def install_lineage(db: duckdb.DuckDBPyConnection) -> bool:
    """Define meta.lineage where all it reads is there; returns whether it was."""
    sql = (SQL_DIR / "meta" / "lineage.sql").read_text(encoding="utf-8")
    if not references(sql) <= present_tables(db):
        return False
    db.execute("CREATE SCHEMA IF NOT EXISTS meta")
    db.execute(strip_comments(sql))
    db.execute(
        "COMMENT ON VIEW meta.lineage IS 'One row per step from a row back to what it was made of: which columns, from which row, and how.'"
    )
    return True


def _plain(value: Any) -> Any:
    return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat() if isinstance(value, date) else value


def _clean(row: dict[str, Any]) -> dict[str, Any]:
    return {k: _plain(v) for k, v in row.items() if v is not None and v != [] and k not in _LEFT_OUT}


def find(db: duckdb.DuckDBPyConnection, identifier: str) -> list[tuple[str, str]]:
    """(table, id) of every row the identifier names: exactly, or as the beginning of its id."""
    present = present_tables(db)
    if "!" in identifier:
        return [
            (table, identifier)
            for table in CELL_TABLES
            if table in present
            and db.execute(f"SELECT 1 FROM {table} WHERE table_name || '!' || cell_ref = ? LIMIT 1", [identifier]).fetchall()
        ]
    for condition, allowed in (("= ?", True), ("LIKE ? || '%'", len(identifier) >= SHORTEST_PREFIX and identifier.isalnum())):
        found = []
        for table, column in ID_COLUMNS.items():
            if allowed and table in present:
                found += [
                    (table, i)
                    for (i,) in db.execute(f"SELECT {column} FROM {table} WHERE {column} {condition} LIMIT 6", [identifier]).fetchall()
                ]
        if found:
            return found
    return []


def why(db: duckdb.DuckDBPyConnection, identifier: str) -> dict[str, Any] | None:
    """The row an id names, how its columns were made, and its evidence down to quotes and cells; None where nothing has that id.

    Where the beginning of an id fits several rows the answer lists them under `matches`.
    """
    found = find(db, identifier)
    if not found:
        return None
    if len(found) > 1:
        return {"id": identifier, "matches": [{"table": t, "id": i} for t, i in found]}
    table, full = found[0]
    key = ID_COLUMNS.get(table, "table_name || '!' || cell_ref")
    row = dicts(db, f"SELECT * FROM {table} WHERE {key} = ? LIMIT 1", [full])[0]
    answer: dict[str, Any] = {"id": full, "table": table, "row": _clean(row)}
    steps = dicts(
        db,
        "SELECT column_name AS columns, transformation AS how, parent_table AS from_table, parent_id AS from_id FROM meta.lineage "
        "WHERE table_name = ? AND row_id = ? ORDER BY ALL",
        [table, full],
    )
    if steps:
        answer["made_of"] = steps
    answer["evidence"] = _evidence(db, table, full, row, steps)
    return answer


def _evidence(
    db: duckdb.DuckDBPyConnection, table: str, identifier: str, row: dict[str, Any], steps: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Every quote and cell under a row, each once, the winner first."""
    if table.startswith("marts."):
        # what the row itself names as its winner comes first
        winners = [row.get(name) for name in ("observation_id", "winner_observation_id", "winner_ref")]
        ordered = sorted(steps, key=lambda s: s["from_id"] not in winners)
        parents = dict.fromkeys((s["from_table"], s["from_id"]) for s in ordered)
        return [item for parent, parent_id in parents for item in _leaf(db, parent, parent_id)]
    return _leaf(db, table, identifier)


def _leaf(db: duckdb.DuckDBPyConnection, table: str, identifier: str) -> list[dict[str, Any]]:
    if table == "core.observations":
        rows = dicts(
            db,
            "SELECT observation_id, origin, claim_id, table_name || '!' || cell_ref AS cell, value, unit, modality, "
            "superseded_by, supersede_rule, source_rank_note FROM core.observations WHERE observation_id = ?",
            [identifier],
        )
        found = []
        for row in rows:
            below = (
                _quote(db, "core.claims", "claim_id", row["claim_id"])
                if row["origin"] == "article"
                else _cell(db, "staging.table_rows", row["cell"])
            )
            found += [_clean({k: v for k, v in row.items() if k not in ("claim_id", "cell")}) | b for b in below]
        return found
    if table == "core.claims":
        return _quote(db, table, "claim_id", identifier)
    if table == "core.events":
        return _quote(db, table, "event_id", identifier)
    if table == "core.documents":
        row = dicts(db, "SELECT * FROM core.documents WHERE document_id = ?", [identifier])
        return [{"document": _document(r)} for r in row]
    return _cell(db, table, identifier)


def _document(row: dict[str, Any]) -> dict[str, Any]:
    names = ("document_id", "title", "source_name", "published_at", "published_at_basis", "url", "landing_path", "story_id")
    return _clean({n: row.get(n) for n in names})


def _quote(db: duckdb.DuckDBPyConnection, table: str, column: str, identifier: str) -> list[dict[str, Any]]:
    rows = dicts(
        db,
        f"SELECT f.*, d.* EXCLUDE (document_id) FROM {table} f JOIN core.documents d USING (document_id) WHERE {column} = ?",
        [identifier],
    )
    found = []
    for row in rows:
        text, start, end = row["text"], row["span_start"], row["span_end"]
        sentence = text[row["sentence_start"] : row["sentence_end"]]
        found.append(
            {
                column: identifier,
                "quote": text[start:end],
                "offsets": f"{start}-{end}",
                "sentence": " ".join(sentence.split()),
                "rule": row["rule_id"],
                "confidence": row["confidence"],
                **_clean(
                    {
                        n: row.get(n)
                        for n in (
                            "subject_name",
                            "subject_text",
                            "period_text",
                            "period_reason",
                            "attributed_to",
                            "date_text",
                            "unit_basis",
                        )
                    }
                ),
                "document": _document(row),
            }
        )
    return found


def _cell(db: duckdb.DuckDBPyConnection, table: str, reference: str | None) -> list[dict[str, Any]]:
    if reference is None or table not in CELL_TABLES:
        return []
    rows = dicts(db, f"SELECT * FROM {table} WHERE table_name || '!' || cell_ref = ? LIMIT 1", [reference])
    return [
        {
            "cell": reference,
            "printed": r.get("value_text"),
            "table_row": _clean({k: v for k, v in r.items() if k not in ("table_name", "cell_ref", "value_text")}),
        }
        for r in rows
    ]
