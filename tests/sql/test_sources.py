"""meta.sources: what each landing file gave, in folders below landing/tables too."""

from __future__ import annotations

from datetime import date, datetime

from pipelines.warehouse.contracts import load_contracts
from pipelines.warehouse.store import SQL_DIR


def sources(ledger):
    """The rows of meta.sources by path."""
    ledger.db.execute((SQL_DIR / "meta" / "sources.sql").read_text(encoding="utf-8"))
    return {r["path"]: r for r in ledger.dicts("SELECT path, source_name, rows_loaded, last_published_at, rejects FROM meta.sources")}


def test_rows_dates_and_refusals_by_file(ledger):
    for name in ("staging.landing_files", "staging.documents"):
        ledger.db.execute(load_contracts()[name].ddl())
    ledger.db.execute("CREATE SCHEMA quarantine")
    ledger.db.execute((SQL_DIR / "quarantine" / "rejects.sql").read_text(encoding="utf-8"))
    paths = ("tables/shares.csv", "tables/asia/shares.csv", "articles/two.jsonl", "articles/none.txt", "tables/shares.table.yml")
    kinds = ("table", "table", "article", "article", "descriptor")
    for path, kind in zip(paths, kinds, strict=True):
        ledger.insert(
            "staging.landing_files",
            [{"path": path, "kind": kind, "bytes": 1, "sha256": "0", "companion": None, "first_seen_at": ledger.now}],
        )
    ledger.cell("Acme", "2020", 40)
    ledger.cell("Acme", "2021", 41, table_name="asia/shares", published_at=datetime(2022, 1, 5))
    ledger.cell("Bolt", "2021", 21, table_name="asia/shares", published_at=datetime(2022, 2, 5))
    for number in (1, 2):
        row = {"landing_path": f"articles/two.jsonl#{number}", "source_name": "The Paper", "published_at": datetime(2023, 1, number)}
        ledger.insert("staging.documents", [row])
    ledger.db.execute("INSERT INTO quarantine.rejects (reject_id, source_path) VALUES ('r', 'tables/asia/shares.csv')")
    found = sources(ledger)
    assert set(found) == set(paths[:4])
    assert [found[p]["rows_loaded"] for p in paths[:4]] == [1, 2, 2, 0]
    assert found["tables/asia/shares.csv"]["last_published_at"] == datetime(2022, 2, 5)
    assert [found[p]["rejects"] for p in paths[:2]] == [0, 1]
    assert found["articles/two.jsonl"]["source_name"] == "The Paper"
    assert found["articles/two.jsonl"]["last_published_at"].date() == date(2023, 1, 2)
