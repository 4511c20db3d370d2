"""Given rows, expected rows: an empty ledger in memory into which a test puts the few rows it is about, and builds the models it needs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.warehouse.contracts import load_contracts
from pipelines.warehouse.models import load_models, load_seeds, run_model

NOW = datetime(2026, 1, 2, 3, 4, 5)
INPUTS = (
    "staging.table_rows",
    "staging.table_events",
    "staging.prices",
    "staging.fx_rates",
    "core.documents",
    "core.claims",
    "core.events",
)


class Ledger:
    """A warehouse in memory: `add` rows (columns left out take plain values), `build`, `query`."""

    def __init__(self, db: duckdb.DuckDBPyConnection | None = None) -> None:
        self.db = db or duckdb.connect()
        self.now = NOW
        self.db.execute("SET TimeZone = 'UTC'")
        for schema in ("staging", "core", "marts", "meta", "history"):
            self.db.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        load_seeds(self.db)
        for table in INPUTS:
            self.db.execute(load_contracts()[table].ddl().replace("CREATE OR REPLACE TABLE", "CREATE TABLE IF NOT EXISTS"))
        self._count = 0
        self._held: dict[str, list[dict[str, Any]]] | None = None

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Rows added inside are inserted at the end, at once."""
        self._held = {}
        yield
        held, self._held = self._held, None
        for table, rows in held.items():
            self.insert(table, rows)

    def insert(self, table: str, rows: pa.Table | list[dict[str, Any]]) -> None:
        """Rows by name; columns the contract has and the rows have not are null."""
        if self._held is not None and isinstance(rows, list):
            self._held.setdefault(table, []).extend(rows)
            return
        schema = load_contracts()[table].arrow_schema()
        data = rows if isinstance(rows, pa.Table) else pa.Table.from_pylist(rows, schema=schema)
        self.db.register("given", data)
        self.db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM given")
        self.db.unregister("given")

    def seed(self, name: str, rows: list[dict[str, str]]) -> None:
        """More rows of a seed."""
        for row in rows:
            columns = ", ".join(row)
            self.db.execute(f"INSERT INTO seeds.{name} ({columns}) VALUES ({', '.join('?' for _ in row)})", list(row.values()))

    def cell(self, entity: str | None, period: str, value: float, **more: Any) -> str:
        """A cell of a market table; `period` is 2019, 2019-Q3 or 2019-H1. Returns its cell reference."""
        self._count += 1
        start, end, grain = period_of(period)
        row = {
            "table_name": "shares", "row_number": self._count + 1, "cell_ref": f"E{self._count + 1}", "entity_label": entity,
            "market_label": "Worldwide widgets (Acme Research)", "metric": "market_share", "statistic": "level", "unit": "percent",
            "value": float(value), "value_text": f"{value:g}", "period_label": period, "period_start": start, "period_end": end, "period_grain": grain,
            "is_total": entity is None, "is_others": entity == "Others", "is_group": bool(entity and entity.startswith("Top ")), "restated": False,
            "modality": "actual", "publisher": "Acme Research", "source": "Acme Research via The Paper",
        }  # fmt: skip
        row |= more
        self.insert("staging.table_rows", [row])
        return f"{row['table_name']}!{row['cell_ref']}"

    def article(self, text: str, published: str | None = "2022-03-29", **more: Any) -> str:
        """An article; returns its document_id."""
        document_id = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:16]
        row = {
            "document_id": document_id, "landing_path": f"articles/{document_id}.txt", "title": None, "text": text, "language": "en",
            "source_name": "The Paper", "published_at": datetime.fromisoformat(published) if published else None, "published_at_basis": "metadata",
            "first_seen_at": self.now, "content_sha256": hashlib.sha256(text.encode()).hexdigest(), "body_start": 0, "body_end": len(text),
            "story_id": document_id, "copies": 1,
        }  # fmt: skip
        self.insert("core.documents", [row | more])
        return document_id

    def claim(self, document_id: str, quote: str, value: float, **more: Any) -> str:
        """A claim at the first place its quote stands in the text; returns its claim_id."""
        text = self.db.execute("SELECT text FROM core.documents WHERE document_id = ?", [document_id]).fetchall()[0][0]
        start = text.index(quote)
        before, after = text.rfind(". ", 0, start), text.find(". ", start)
        claim_id = hashlib.md5(f"{document_id}{quote}".encode(), usedforsecurity=False).hexdigest()[:16]
        row = {
            "claim_id": claim_id, "document_id": document_id, "span_start": start, "span_end": start + len(quote), "quote": quote,
            "sentence_start": before + 2 if before >= 0 else 0, "sentence_end": after + 1 if after >= 0 else len(text), "statistic": "level",
            "metric": "market_share", "value": float(value), "unit": "percent", "qualifier": "exact", "modality": "actual", "rule_id": "test",
            "confidence": 0.9, "ruleset": "test", "recorded_at": self.now,
        }  # fmt: skip
        if "period" in more:
            more["period_start"], more["period_end"], _ = period_of(more.pop("period"))
        self.insert("core.claims", [row | more])
        return claim_id

    def event(self, document_id: str, quote: str, event_type: str, names: list[str], **more: Any) -> str:
        """An event at the first place its trigger stands in the text; returns its event_id."""
        text = self.db.execute("SELECT text FROM core.documents WHERE document_id = ?", [document_id]).fetchall()[0][0]
        start = text.index(quote)
        before, after = text.rfind(". ", 0, start), text.find(". ", start)
        event_id = hashlib.md5(f"event{document_id}{quote}".encode(), usedforsecurity=False).hexdigest()[:16]
        row = {
            "event_id": event_id, "document_id": document_id, "span_start": start, "span_end": start + len(quote), "quote": quote,
            "sentence_start": before + 2 if before >= 0 else 0, "sentence_end": after + 1 if after >= 0 else len(text), "event_type": event_type,
            "participant_names": names, "participant_ids": [None] * len(names), "modality": "actual", "rule_id": "test", "confidence": 0.9,
            "ruleset": "test", "recorded_at": self.now,
        }  # fmt: skip
        if "period" in more:
            more["date_start"], more["date_end"], _ = period_of(more.pop("period"))
        self.insert("core.events", [row | more])
        return event_id

    def event_row(self, target: str, action: str, event_type: str, period: str, **more: Any) -> str:
        """A row of an event table; returns its reference."""
        self._count += 1
        start, end, _ = period_of(period)
        row = {
            "table_name": "actions", "row_number": self._count + 1, "cell_ref": f"A{self._count + 1}", "event_type": event_type, "date_start": start,
            "date_end": end, "date_text": period, "edtf": period, "target": target, "action": action, "modality": "actual", "source": f"source {self._count}",
        }  # fmt: skip
        row |= more
        self.insert("staging.table_events", [row])
        return f"{row['table_name']}!{row['cell_ref']}"

    def build(self, *tables: str) -> Ledger:
        """Build the tables and all they read; every model where none is named."""
        models = load_models()
        wanted: set[str] = set()

        def need(name: str) -> None:
            if name in models and name not in wanted:
                wanted.add(name)
                for dependency in models[name].deps:
                    need(dependency)

        for table in tables or models:
            need(table)
        for name in models:
            if name in wanted:
                run_model(self.db, name, now=self.now, run_id="test")
        return self

    def query(self, sql: str, *parameters: Any) -> list[tuple]:
        return self.db.execute(sql, list(parameters)).fetchall()

    def dicts(self, sql: str, *parameters: Any) -> list[dict[str, Any]]:
        cursor = self.db.execute(sql, list(parameters))
        names = [d[0] for d in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def broken_rules(self) -> list[str]:
        """Contract rules that the built tables break: `table: rule` for severity error."""
        broken = []
        for contract in load_contracts().values():
            present = self.query(
                "SELECT 1 FROM information_schema.tables WHERE table_catalog = current_database() AND table_schema || '.' || table_name = ?",
                contract.table,
            )
            if not present or contract.table in INPUTS:
                continue
            keys = ", ".join(f'"{k}"' for k in contract.key)
            if self.query(f"SELECT {keys} FROM {contract.table} GROUP BY ALL HAVING count(*) > 1"):
                broken.append(f"{contract.table}: key {contract.key} is not unique")
            for name, column in contract.columns.items():
                if column.required and self.query(f'SELECT 1 FROM {contract.table} WHERE "{name}" IS NULL LIMIT 1'):
                    broken.append(f"{contract.table}.{name}: null")
                if column.enum:
                    marks = ", ".join("?" for _ in column.enum)
                    bad = self.query(f'SELECT DISTINCT "{name}" FROM {contract.table} WHERE "{name}" NOT IN ({marks})', *column.enum)
                    broken += [f"{contract.table}.{name}: {value}" for (value,) in bad]
            for rule in contract.rules:
                if rule.severity == "error" and (rows := self.query(rule.sql)):
                    broken.append(f"{contract.table}: {rule.name} {rows[:3]}")
        return broken


def period_of(label: str) -> tuple:
    """First day, last day and grain of 2019, 2019-Q3, 2019-H1, 2019-05 or 2019-05-06."""
    import calendar
    from datetime import date

    if label.count("-") == 2:
        day = date.fromisoformat(label)
        return day, day, "day"
    year, _, part = label.partition("-")
    y = int(year)
    if not part:
        return date(y, 1, 1), date(y, 12, 31), "year"
    if part[0] in "QH":
        length = 3 if part[0] == "Q" else 6
        first = (int(part[1]) - 1) * length + 1
        last = first + length - 1
        return date(y, first, 1), date(y, last, calendar.monthrange(y, last)[1]), "quarter" if length == 3 else "half"
    month = int(part)
    return date(y, month, 1), date(y, month, calendar.monthrange(y, month)[1]), "month"


def load_landing_tables(ledger: Ledger, landing: Path) -> None:
    """Read every market table of a landing folder, as a build does."""
    from pipelines.ingestion.landing import scan
    from pipelines.ingestion.tables import read_table_file

    kinds = {"measures": "staging.table_rows", "events": "staging.table_events", "prices": "staging.prices", "fx_rates": "staging.fx_rates"}
    for file in scan(landing):
        if file.kind == "table":
            read = read_table_file(file, landing)
            if read.rows is not None:
                contract = load_contracts()[kinds[read.kind]]
                columns = [f for f in contract.arrow_schema() if f.name in read.rows.column_names]
                arrays = [read.rows.column(f.name).cast(f.type) for f in columns]
                ledger.insert(contract.table, pa.Table.from_arrays(arrays, schema=pa.schema(columns)))
