"""Reads the published file for the report: rows of its tables as dictionaries, every list in a fixed order. Links and renders nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import duckdb

from pipelines.ingestion.landing import table_name
from pipelines.warehouse.database import dicts, present_tables

Row = dict[str, Any]
#: The staging tables that hold rows of landing tables.
ROW_KINDS = ("table_rows", "table_events", "prices", "fx_rates")


def late_first(row: Row) -> int:
    """Sorts the latest period first, what has none last."""
    return -(row["period_end"].toordinal() if row["period_end"] else 0)


class Published:
    """One published file, read once, so that the same file gives the same pages."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self.db = db
        self.present = present_tables(db)

    # Reading

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        return dicts(self.db, sql, parameters)

    def rows(self, table: str, tail: str = "ORDER BY ALL", parameters: Sequence[Any] = ()) -> list[Row]:
        """A whole table; nothing where an older file has none of that name."""
        return self.query(f"SELECT * FROM {table} {tail}", parameters) if table in self.present else []

    # The file itself

    @cached_property
    def runs(self) -> list[Row]:
        return self.rows("meta.runs", "ORDER BY started_at DESC, run_id")

    @cached_property
    def run(self) -> Row | None:
        """The run that made this file public."""
        return next((r for r in self.runs if r["status"] == "published"), None)

    @cached_property
    def previous_run(self) -> Row | None:
        published = [r for r in self.runs if r["status"] == "published"]
        return published[1] if len(published) > 1 else None

    @cached_property
    def sources(self) -> list[Row]:
        return self.rows("meta.sources", "ORDER BY path")

    # Reference

    @cached_property
    def markets(self) -> dict[str, Row]:
        return {r["market_id"]: r for r in self.rows("core.markets", "ORDER BY market_id")}

    @cached_property
    def entities(self) -> dict[str, Row]:
        return {r["entity_id"]: r for r in self.rows("core.entities", "ORDER BY entity_id")}

    @cached_property
    def aliases(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for r in self.rows("core.entity_aliases", "ORDER BY entity_id, alias"):
            found[r["entity_id"]].append(r["alias"])
        return found

    # Marts as they stand in the file

    @cached_property
    def shares(self) -> list[Row]:
        return self.rows("marts.market_share", "ORDER BY market_id, series_id, period_start, period_end, share_pct DESC, entity_id")

    @cached_property
    def timeline(self) -> list[Row]:
        return self.rows("marts.event_timeline", "ORDER BY date_start NULLS LAST, date_end NULLS LAST, event_type, timeline_id")

    @cached_property
    def judged(self) -> dict[str, list[Row]]:
        """The marts that weigh figures against each other, by name."""
        return {name: self.rows(f"marts.{name}") for name in ("forecasts", "disputes", "market_concentration", "audit_findings")}

    @cached_property
    def forecasts(self) -> list[Row]:
        return sorted(self.judged["forecasts"], key=lambda r: (late_first(r), r["observation_id"]))

    @cached_property
    def concentration(self) -> list[Row]:
        return sorted(self.judged["market_concentration"], key=lambda r: (r["series_id"], late_first(r), r["concentration_id"]))

    # Articles

    @cached_property
    def article_count(self) -> int:
        return self.db.execute("SELECT count(*) FROM core.documents").fetchone()[0] if "core.documents" in self.present else 0

    def text_of(self, document_id: str) -> str:
        return self.db.execute("SELECT text FROM core.documents WHERE document_id = ?", [document_id]).fetchone()[0]

    def claims_of(self, document_id: str) -> list[Row]:
        return self.rows("core.claims", "WHERE document_id = ? ORDER BY span_start, span_end, claim_id", [document_id])

    def events_of(self, document_id: str) -> list[Row]:
        return self.rows("core.events", "WHERE document_id = ? ORDER BY span_start, span_end, event_id", [document_id])

    # Landing tables

    @cached_property
    def table_files(self) -> dict[str, Row]:
        """Landing tables by name, with how much of each was loaded and where."""
        found: dict[str, Row] = {}
        for kind in ROW_KINDS:
            table = f"staging.{kind}"
            if table in self.present:
                for r in self.query(f"SELECT table_name, count(*) AS loaded FROM {table} GROUP BY table_name ORDER BY table_name"):
                    found[r["table_name"]] = r | {"kind": kind}
        for s in self.sources:
            if s["kind"] == "table":
                name = table_name(s["path"])
                found.setdefault(name, {"table_name": name, "loaded": 0, "kind": None})
                found[name] |= {
                    "path": s["path"],
                    "bytes": s["bytes"],
                    "rejects": s["rejects"],
                    "first_seen_at": s["first_seen_at"],
                    "last_published_at": s["last_published_at"],
                }
        return dict(sorted(found.items()))

    def staged(self, table_name: str, columns: str, limit: int) -> list[Row]:
        """The first loaded rows of a landing table, in the file's order; none where nothing of it was loaded."""
        kind = self.table_files[table_name]["kind"]
        if kind is None:
            return []
        sql = f"SELECT {columns} FROM staging.{kind} WHERE table_name = ? ORDER BY row_number, length(cell_ref), cell_ref LIMIT {limit}"
        return self.query(sql, [table_name])
