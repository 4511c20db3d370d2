"""The SQL models: sql/<schema>/<table>.sql, what each reads, and how one is run; the SQL itself and its order in a build live elsewhere.

A model is a header comment that begins "One row per …" and one select. `run_model` gives the result the contract's columns and types,
replaces the table in one transaction and sets the comments. A model may read its own table: that is the content before this build.
The few models that SQL is wrong for are Python functions with the same contract (`PYTHON_MODELS`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import duckdb

from pipelines.warehouse.contracts import Contract, contract_of, load_contracts
from pipelines.warehouse.database import columns_of, quoted, transaction
from pipelines.warehouse.store import SQL_DIR

MODEL_SCHEMAS = ("core", "marts")
_REFERENCE = re.compile(r"\b(?:staging|core|marts|seeds)\.[a-z_][a-z0-9_]*\b")
_STRING = re.compile(r"'(?:[^']|'')*'")
_COMMENT_OR_STRING = re.compile(r"--[^\n]*|'(?:[^']|'')*'")

PythonModel = Callable[[duckdb.DuckDBPyConnection], "str"]


class ModelError(RuntimeError):
    """A model that cannot be read or run: names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Model:
    """One table made from others. `sql` is one select without comments; `python` stands in its place for the few made in Python."""

    name: str
    sql: str
    deps: frozenset[str]
    path: Path | None = None
    python: PythonModel | None = None


def strip_comments(sql: str) -> str:
    """The statement without line comments and without a closing semicolon; text in quotes is kept as it is."""
    return _COMMENT_OR_STRING.sub(lambda m: "" if m.group().startswith("--") else m.group(), sql).strip().rstrip(";").strip()


def references(sql: str) -> frozenset[str]:
    """The tables a statement names, its own comments and texts left out."""
    return frozenset(_REFERENCE.findall(_STRING.sub("''", strip_comments(sql))))


def read_model(path: Path) -> Model:
    """One model file; raises ModelError when its header does not say what a row is."""
    text = path.read_text(encoding="utf-8")
    if not text.startswith("-- One row per "):
        raise ModelError(f"{path}: the first line must be a comment that begins '-- One row per'")
    return Model(f"{path.parent.name}.{path.stem}", strip_comments(text), references(text), path)


def _python_models() -> Mapping[str, Model]:
    from pipelines.warehouse import timeline

    return {timeline.TABLE: Model(timeline.TABLE, "", timeline.READS, None, timeline.event_links_sql)}


def _read_by_rules(name: str) -> frozenset[str]:
    """Other tables that the whole-table rules of a model's contract read: they must be there when the rules are checked."""
    contract = load_contracts().get(name)
    tables = frozenset().union(*(references(rule.sql) for rule in contract.rules)) if contract else frozenset()
    return tables - {name}


@lru_cache(maxsize=1)
def load_models() -> dict[str, Model]:
    """All models by table name, in an order in which each comes after what it reads."""
    found = {m.name: m for schema in MODEL_SCHEMAS for m in map(read_model, sorted((SQL_DIR / schema).glob("*.sql")))}
    found |= _python_models()
    found = {name: replace(model, deps=model.deps | _read_by_rules(name)) for name, model in found.items()}
    ordered: dict[str, Model] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise ModelError(f"models read each other in a circle: {' -> '.join((*path, name))}")
        if name in ordered or name not in found:
            return
        for dependency in sorted(found[name].deps - {name}):
            visit(dependency, (*path, name))
        ordered[name] = found[name]

    for name in sorted(found):
        visit(name, ())
    return ordered


def prepare(db: duckdb.DuckDBPyConnection) -> None:
    """The schemas and the functions that models use; harmless when they are there."""
    for schema in ("staging", "core", "marts", "meta", "seeds"):
        db.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    for statement in _function_statements():
        db.execute(statement)


@lru_cache(maxsize=1)
def _function_statements() -> tuple[str, ...]:
    text = strip_comments((SQL_DIR / "meta" / "functions.sql").read_text(encoding="utf-8"))
    return tuple("create or replace macro " + s.strip().rstrip(";") for s in text.split("create or replace macro ") if s.strip())


def load_seeds(db: duckdb.DuckDBPyConnection, directory: Path | None = None) -> dict[str, int]:
    """Every sql/seeds/*.csv as a table of schema seeds, all columns text; returns the row counts."""
    db.execute("CREATE SCHEMA IF NOT EXISTS seeds")
    counts = {}
    for path in sorted((directory or SQL_DIR / "seeds").glob("*.csv")):
        try:
            db.execute(
                f"CREATE OR REPLACE TABLE seeds.{path.stem} AS "
                "SELECT * FROM read_csv(?, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', auto_detect = true)",
                [str(path)],
            )
        except duckdb.Error as error:
            raise ModelError(f"{path}: {error}") from error
        counts[f"seeds.{path.stem}"] = db.execute(f"SELECT count(*) FROM seeds.{path.stem}").fetchall()[0][0]
    prepare(db)
    return counts


def carry_over(db: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    """The table before this build with today's columns: an older build's rows keep what both have."""
    present = columns_of(db, contract.table)
    if present == list(contract.columns):
        return
    common = [c for c in present if c in contract.columns]
    previous = f"{contract.schema_name}.__previous_{contract.name}"
    db.execute(contract.ddl(previous))
    if common:
        db.execute(f"INSERT INTO {previous} BY NAME SELECT {quoted(common)} FROM {contract.table}")
        db.execute(f"DROP TABLE {contract.table}")
    db.execute(f"ALTER TABLE {previous} RENAME TO {contract.name}")


def run_model(db: duckdb.DuckDBPyConnection, name: str, *, now: datetime, run_id: str) -> int:
    """Build one table: the contract's columns, one transaction, comments set. Returns its row count; raises ModelError."""
    models = load_models()
    if name not in models:
        raise ModelError(f"no model for {name}: write sql/{name.replace('.', '/')}.sql first")
    model, contract = models[name], contract_of(name)
    prepare(db)
    db.execute("SET VARIABLE now = ?::TIMESTAMP", [now])
    db.execute("SET VARIABLE run_id = ?", [run_id])
    fresh = f"{contract.schema_name}.__new_{contract.name}"
    try:
        with transaction(db):
            if name in model.deps:
                carry_over(db, contract)
            sql = model.python(db) if model.python else model.sql
            db.execute(contract.ddl(fresh))
            db.execute(f"INSERT INTO {fresh} BY NAME {sql}")
            db.execute(f"DROP TABLE IF EXISTS {name}")
            db.execute(f"ALTER TABLE {fresh} RENAME TO {contract.name}")
            for comment in contract.comments():
                db.execute(comment)
    except duckdb.Error as error:
        raise ModelError(f"sql/{name.replace('.', '/')}.sql: {error}") from error
    return db.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]
