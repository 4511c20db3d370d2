"""Market tables of every shape to normalised rows: `read_table_file` reads one whole, `open_table` streams it."""

from pipelines.ingestion.tables.model import EVENTS, FX_RATES, MEASURES, PRICES, SCHEMAS, TableRead
from pipelines.ingestion.tables.reader import TableStream, open_table, read_table_file, table_name

__all__ = ["EVENTS", "FX_RATES", "MEASURES", "PRICES", "SCHEMAS", "TableRead", "TableStream", "open_table", "read_table_file", "table_name"]
