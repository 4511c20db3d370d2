"""The contract of a table, read from expectations/<schema>/<table>.yml: declared once, used everywhere.

From a contract come the DuckDB types and comments, the Great Expectations suite, Dagster's column schema and asset checks, `meta.tables`,
`meta.columns` and the data dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipelines.settings import PROJECT_ROOT
from pipelines.warehouse.database import literal

CONTRACTS_DIR = PROJECT_ROOT / "expectations"
#: The order in which the folders flow; also the order of tables in listings.
SCHEMAS = ("staging", "core", "marts")

_ARROW: dict[str, pa.DataType] = {
    "VARCHAR": pa.string(),
    "JSON": pa.string(),
    "DOUBLE": pa.float64(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int32(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "VARCHAR[]": pa.list_(pa.string()),
    "DOUBLE[]": pa.list_(pa.float64()),
}


class ContractError(ValueError):
    """A contract file that cannot be used: names the file and the field."""


class Column(BaseModel):
    """One column: type, unit, meaning and row-level constraints (Frictionless names)."""

    model_config = ConfigDict(extra="forbid")

    type: str
    description: str
    unit: str | None = None
    required: bool = False
    unique: bool = False
    enum: list[Any] | None = None
    minimum: float | str | None = None
    maximum: float | str | None = None
    pattern: str | None = None
    severity: Literal["error", "warning"] = "error"

    @model_validator(mode="after")
    def _known_type(self) -> Column:
        if self.type not in _ARROW:
            raise ValueError(f"type {self.type!r} is not one of {sorted(_ARROW)}")
        return self


class Expectation(BaseModel):
    """A further expectation in Great Expectations' own vocabulary."""

    model_config = ConfigDict(extra="forbid")

    type: str
    kwargs: dict[str, Any] = Field(default_factory=dict)
    severity: Literal["error", "warning"] = "error"
    note: str


class SqlRule(BaseModel):
    """A whole-table rule: `sql` selects the rows that break it; Great Expectations judges their number."""

    model_config = ConfigDict(extra="forbid")

    name: str
    sql: str
    severity: Literal["error", "warning"] = "error"
    note: str


class Contract(BaseModel):
    """One table: what a row is, its key, its columns and what must hold."""

    model_config = ConfigDict(extra="forbid")

    table: str
    grain: str
    description: str = ""
    key: list[str]
    group: str
    owner: str = "data"
    columns: dict[str, Column]
    expectations: list[Expectation] = Field(default_factory=list)
    rules: list[SqlRule] = Field(default_factory=list)
    source_position: str | None = Field(None, description="SQL expression that says where a row came from, for quarantine.")

    @model_validator(mode="after")
    def _consistent(self) -> Contract:
        if not re.fullmatch(r"[a-z_]+\.[a-z0-9_]+", self.table):
            raise ValueError(f"table {self.table!r} must be <schema>.<name> in snake_case")
        if not self.grain.startswith("One row per"):
            raise ValueError("grain must begin with 'One row per'")
        unknown = [k for k in self.key if k not in self.columns]
        if unknown:
            raise ValueError(f"key columns {unknown} are not declared")
        return self

    @property
    def schema_name(self) -> str:
        return self.table.split(".")[0]

    @property
    def name(self) -> str:
        return self.table.split(".")[1]

    def arrow_schema(self) -> pa.Schema:
        return pa.schema([(name, _ARROW[c.type]) for name, c in self.columns.items()])

    def ddl(self, table: str | None = None) -> str:
        """CREATE statement with the declared types; keys and constraints are checked by the contract, not by the engine."""
        body = ", ".join(f'"{name}" {c.type}' for name, c in self.columns.items())
        return f"CREATE OR REPLACE TABLE {table or self.table} ({body})"

    def comments(self) -> Iterator[str]:
        """COMMENT statements for a reader in a plain DuckDB shell."""
        yield f"COMMENT ON TABLE {self.table} IS {literal(f'{self.grain} {self.description}'.strip())}"
        for name, column in self.columns.items():
            unit = f" [{column.unit}]" if column.unit else ""
            yield f'COMMENT ON COLUMN {self.table}."{name}" IS {literal(column.description + unit)}'


def load_contract(path: Path) -> Contract:
    """One contract file, validated; raises ContractError naming the file and what is wrong."""
    try:
        contract = Contract.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise ContractError(f"{path}: {error}") from error
    expected = f"{path.parent.name}.{path.stem}"
    if contract.table != expected:
        raise ContractError(f"{path}: table is {contract.table!r}, the file's place says {expected!r}")
    return contract


@lru_cache(maxsize=4)
def load_contracts(directory: Path = CONTRACTS_DIR) -> dict[str, Contract]:
    """All contracts by table name, in flow order."""
    found = {}
    for schema in SCHEMAS:
        for path in sorted((directory / schema).glob("*.yml")):
            contract = load_contract(path)
            found[contract.table] = contract
    return found


def contract_of(table: str) -> Contract:
    """The contract of a table; the error names the file to write."""
    try:
        return load_contracts()[table]
    except KeyError:
        raise ContractError(f"no contract for {table}: write expectations/{table.replace('.', '/')}.yml first") from None
