"""The normalised shapes a table is read into, one Arrow schema per kind, and the result of a read.

Labels that repeat are dictionary-encoded, so that ten million rows stay small; a cast to plain strings is one call.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

from pipelines.ingestion.reject import Reject

LABEL = pa.dictionary(pa.int32(), pa.string())
TIMESTAMP = pa.timestamp("us")

MEASURES = pa.schema(
    [
        ("table_name", LABEL),
        ("row_number", pa.int64()),
        ("cell_ref", pa.string()),
        ("entity_label", LABEL),
        ("market_label", LABEL),
        ("metric", LABEL),
        ("statistic", LABEL),
        ("unit", LABEL),
        ("value", pa.float64()),
        ("value_text", pa.string()),
        ("period_label", LABEL),
        ("period_start", pa.date32()),
        ("period_end", pa.date32()),
        ("period_grain", LABEL),
        ("is_total", pa.bool_()),
        ("is_others", pa.bool_()),
        ("is_group", pa.bool_()),
        ("restated", pa.bool_()),
        ("modality", LABEL),
        ("publisher", LABEL),
        ("published_at", TIMESTAMP),
        ("published_at_text", LABEL),
        ("source", LABEL),
        ("source_url", LABEL),
        ("series_label", LABEL),
        ("note", LABEL),
    ]
)
EVENTS = pa.schema(
    [
        ("table_name", pa.string()),
        ("row_number", pa.int64()),
        ("cell_ref", pa.string()),
        ("event_type", pa.string()),
        ("date_start", pa.date32()),
        ("date_end", pa.date32()),
        ("date_text", pa.string()),
        ("edtf", pa.string()),
        ("regulator", pa.string()),
        ("target", pa.string()),
        ("jurisdiction", pa.string()),
        ("action", pa.string()),
        ("modality", pa.string()),
        ("amount", pa.float64()),
        ("currency", pa.string()),
        ("source", pa.string()),
        ("source_url", pa.string()),
    ]
)
PRICES = pa.schema(
    [
        ("table_name", LABEL),
        ("row_number", pa.int64()),
        ("cell_ref", pa.string()),
        ("ticker", LABEL),
        ("entity_label", LABEL),
        ("trade_date", pa.date32()),
        ("close", pa.float64()),
        ("volume", pa.float64()),
        ("currency", LABEL),
        ("source", LABEL),
        ("source_url", LABEL),
    ]
)
FX_RATES = pa.schema(
    [
        ("table_name", LABEL),
        ("row_number", pa.int64()),
        ("cell_ref", pa.string()),
        ("rate_date", pa.date32()),
        ("period_start", pa.date32()),
        ("period_grain", LABEL),
        ("rate_type", LABEL),
        ("base_currency", LABEL),
        ("currency", LABEL),
        ("rate", pa.float64()),
        ("source", LABEL),
        ("source_url", LABEL),
    ]
)
SCHEMAS = {"measures": MEASURES, "events": EVENTS, "prices": PRICES, "fx_rates": FX_RATES}


@dataclass(frozen=True, slots=True)
class TableRead:
    """What one landing table gave: rows in the schema of its `kind`, and what was refused. `kind` and `rows` are None without a descriptor."""

    table_name: str
    kind: str | None
    rows: pa.Table | None
    rejects: list[Reject] = field(default_factory=list)
