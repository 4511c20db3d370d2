"""The state of knowledge of a past day, in both times, as table functions; and its export, byte for byte the same whenever it is made.

`marts.<mart>_as_of(day)`: the mart as this ledger had it at the end of that day (or at that moment): recorded time, read from history.
`marts.<mart>_known_on(day)`: the mart as it follows from what the world had published by then: the mart's own SQL over the observations,
documents and prices of that day. What has no publication date counts as known from the day this ledger recorded it; a row of an event
table from its last possible day. Both take a DATE, a TIMESTAMP or an ISO text.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime
from pathlib import Path

import duckdb

from pipelines.warehouse.contracts import load_contracts
from pipelines.warehouse.database import literal, present_tables, quoted
from pipelines.warehouse.history import history_table
from pipelines.warehouse.models import load_models, prepare


class NoHistoryError(RuntimeError):
    """No build has recorded history yet: names the remedy."""


#: What the world knew by `day`, in place of the table of that name.
_KNOWN = {
    "core.documents": "SELECT * FROM core.documents WHERE coalesce(published_at, first_seen_at) < meta.until(day)",
    "core.claims": "SELECT c.* FROM core.claims c SEMI JOIN known_core_documents USING (document_id)",
    "core.events": "SELECT e.* FROM core.events e SEMI JOIN known_core_documents USING (document_id)",
    "staging.table_events": "SELECT * FROM staging.table_events WHERE coalesce(date_end, date_start)::TIMESTAMP < meta.until(day)",
    "staging.prices": "SELECT * FROM staging.prices WHERE trade_date::TIMESTAMP < meta.until(day)",
    "staging.fx_rates": "SELECT * FROM staging.fx_rates WHERE rate_date::TIMESTAMP < meta.until(day)",
    "core.observations": (
        "SELECT o.* REPLACE (s.observation_id AS superseded_by, "
        "CASE WHEN s.observation_id IS NOT NULL THEN o.supersede_rule END AS supersede_rule) "
        "FROM core.observations o LEFT JOIN core.observations s "
        "ON s.observation_id = o.superseded_by AND coalesce(s.published_at, s.recorded_at) < meta.until(day) "
        "WHERE coalesce(o.published_at, o.recorded_at) < meta.until(day)"
    ),
}


def marts() -> list[str]:
    """The marts, in the order in which they build on each other."""
    return [name for name in load_models() if name.startswith("marts.")]


def known_on_sql(mart: str) -> str:
    """The select behind `<mart>_known_on(day)`: the model itself over what was known."""
    model = load_models()[mart]
    body, used = model.sql, set(model.deps)
    for table in sorted(used & _KNOWN.keys()):
        body = re.sub(rf"\b{re.escape(table)}\b", f"known_{table.replace('.', '_')}", body)
    for other in sorted(d for d in used if d.startswith("marts.")):
        body = re.sub(rf"\b{re.escape(other)}\b(?!_)", f"{other}_known_on(day)", body)
    if used & {"core.claims", "core.events"}:
        used.add("core.documents")
    base = [f"known_{t.replace('.', '_')} AS ({_KNOWN[t]})" for t in _KNOWN if t in used]
    columns = quoted(load_contracts()[mart].columns)
    return f"WITH {', '.join(base)} SELECT {columns} FROM ({body})" if base else f"SELECT {columns} FROM ({body})"


def as_of_sql(table: str, moment: date | datetime | str | None = None) -> str:
    """The select behind `<table>_as_of(day)`: the versions that were in the table then, with `moment` in place of `day` where given."""
    day = "day" if moment is None else "'" + str(moment).replace("'", "") + "'"
    columns = quoted(load_contracts()[table].columns)
    return (
        f"SELECT {columns} FROM {history_table(table)} "
        f"WHERE recorded_from < meta.until({day}) AND (recorded_to IS NULL OR recorded_to >= meta.until({day}))"
    )


def install_macros(db: duckdb.DuckDBPyConnection) -> list[str]:
    """Define the functions of every mart (and `core.observations_as_of`) that has what they need; returns their names."""
    prepare(db)
    present = present_tables(db)
    made = []
    for table in ("core.observations", *marts()):
        if history_table(table) in present:
            made.append(
                _define(db, f"{table}_as_of", as_of_sql(table), f"{table} as this ledger had it at the end of that day, or at that moment.")
            )
    for mart in marts():
        if load_models()[mart].deps <= present:
            made.append(
                _define(db, f"{mart}_known_on", known_on_sql(mart), f"{mart} as it follows from what was published by the end of that day.")
            )
    return made


def _define(db: duckdb.DuckDBPyConnection, name: str, sql: str, comment: str) -> str:
    db.execute(f"CREATE OR REPLACE MACRO {name}(day) AS TABLE {sql}")
    db.execute(f"COMMENT ON MACRO TABLE {name} IS '{comment}'")
    return name


def export_asof(db: duckdb.DuckDBPyConnection, moment: date | datetime | str, out_dir: Path) -> dict[str, str]:
    """Every mart as of `moment`, one CSV each, sorted by all columns: the same bytes whenever it is run. Returns SHA-256 by file name.

    A date means the end of that day. Raises NoHistoryError where no build has recorded history.
    """
    present = present_tables(db)
    out_dir.mkdir(parents=True, exist_ok=True)
    exported = {}
    for mart in marts():
        if history_table(mart) not in present:
            raise NoHistoryError(f"no history of {mart}: run `marketledger build` first")
        path = out_dir / f"{mart.split('.')[1]}.csv"
        form = "(FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '')"
        db.execute(f"COPY (SELECT * FROM ({as_of_sql(mart, moment)}) ORDER BY ALL) TO {literal(path)} {form}")
        exported[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return exported
