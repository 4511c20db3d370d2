"""What is done with a connection: rows by name, all or nothing, quoting."""

from __future__ import annotations

import duckdb
import pytest

from pipelines.warehouse.database import columns_of, dicts, literal, present_tables, quoted, transaction


@pytest.fixture
def db():
    with duckdb.connect() as connection:
        connection.execute('CREATE SCHEMA core; CREATE TABLE core.things (id INTEGER, "group" VARCHAR)')
        yield connection


def test_rows_come_by_the_names_of_their_columns(db):
    db.execute("INSERT INTO core.things VALUES (1, 'a'), (2, NULL)")
    assert dicts(db, "FROM core.things WHERE id >= ? ORDER BY id", [1]) == [{"id": 1, "group": "a"}, {"id": 2, "group": None}]
    assert dicts(db, "FROM core.things WHERE false") == []


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_error_takes_the_whole_block_back(db, error):
    with pytest.raises(error), transaction(db):
        db.execute("INSERT INTO core.things VALUES (1, 'a')")
        raise error
    assert dicts(db, "FROM core.things") == []
    with transaction(db):
        db.execute("INSERT INTO core.things VALUES (2, 'b')")
    assert dicts(db, "SELECT id FROM core.things") == [{"id": 2}]


def test_tables_and_views_are_listed_and_columns_keep_their_order(db):
    db.execute("CREATE VIEW core.shown AS SELECT id FROM core.things")
    assert present_tables(db) == {"core.things", "core.shown"}
    assert columns_of(db, "core.things") == ["id", "group"]
    assert columns_of(db, "core.nothing") == []


def test_quoting_survives_reserved_words_and_apostrophes(db):
    assert db.execute(f"SELECT {quoted(['group', 'id'])} FROM core.things").description[0][0] == "group"
    assert db.execute(f"SELECT {literal(chr(39) + 'x' + chr(39) * 2)}, {literal(1.5)}").fetchall() == [("'x''", 1.5)]
