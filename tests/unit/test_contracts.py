"""Contracts: what a file may say, and that everything made from it agrees with it."""

from __future__ import annotations

import duckdb
import pytest

from pipelines.warehouse.contracts import Contract, ContractError, load_contract, load_contracts
from pipelines.warehouse.validation import checks_of

CONTRACTS = load_contracts()


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS.keys())
def test_ddl_and_comments_run_and_agree_with_the_contract(contract: Contract):
    db = duckdb.connect()
    db.execute(f"CREATE SCHEMA {contract.schema_name}")
    db.execute(contract.ddl())
    for comment in contract.comments():
        db.execute(comment)
    found = db.execute(
        "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [contract.name]
    ).fetchall()
    assert [(name, kind) for name, kind, _ in found] == [(n, c.type) for n, c in contract.columns.items()]
    assert all(comment for *_, comment in found)
    assert db.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [contract.name]).fetchone()[0].startswith("One row per")
    assert contract.arrow_schema().names == list(contract.columns)


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS.keys())
def test_check_names_are_unique_and_fit_for_asset_checks(contract: Contract):
    names = [c.name for c in checks_of(contract)]
    assert len(names) == len(set(names))
    assert all(n.replace("_", "").isalnum() for n in names)


def test_a_wrong_contract_names_file_and_field(tmp_path):
    path = tmp_path / "core" / "things.yml"
    path.parent.mkdir()
    path.write_text("table: core.things\ngrain: One row per thing.\nkey: [id]\ngroup: g\ncolumns:\n  id: {type: TEXTT, description: d}\n")
    with pytest.raises(ContractError, match=r"things\.yml.*\n.*columns\.id"):
        load_contract(path)
    path.write_text("table: core.other\ngrain: One row per thing.\nkey: [id]\ngroup: g\ncolumns:\n  id: {type: VARCHAR, description: d}\n")
    with pytest.raises(ContractError, match=r"the file's place says 'core.things'"):
        load_contract(path)
    path.write_text("table: core.things\ngrain: Things.\nkey: [nr]\ngroup: g\ncolumns:\n  id: {type: VARCHAR, description: d}\n")
    with pytest.raises(ContractError, match="One row per"):
        load_contract(path)
