"""What every module does with a DuckDB connection: rows as dictionaries, a transaction, quoting. Knows no table of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb


def dicts(db: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """The rows of a query, each by the names of its columns."""
    cursor = db.execute(sql, list(parameters))
    names = [d[0] for d in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@contextmanager
def transaction(db: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of the block or nothing of it: whatever ends it early, an interrupted build among them, takes it back."""
    db.execute("BEGIN")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def present_tables(db: duckdb.DuckDBPyConnection) -> set[str]:
    """`schema.name` of every table and view of the connected file."""
    rows = db.execute("SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = current_database()").fetchall()
    return {f"{schema}.{name}" for schema, name in rows}


def columns_of(db: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The columns of `schema.name` in their order; none where there is no such table."""
    schema, name = table.split(".")
    query = (
        "SELECT column_name FROM information_schema.columns "
        "WHERE table_catalog = current_database() AND table_schema = ? AND table_name = ? ORDER BY ordinal_position"
    )
    return [column for (column,) in db.execute(query, [schema, name]).fetchall()]


def quoted(names: Iterable[str]) -> str:
    """Column names as SQL lists them: "group", "value"."""
    return ", ".join(f'"{name}"' for name in names)


def literal(value: Any) -> str:
    """A number or a text as SQL writes it."""
    return str(value) if isinstance(value, int | float) else "'" + str(value).replace("'", "''") + "'"
