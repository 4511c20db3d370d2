"""Models: what they read, in which order they come, how one is run and what goes wrong loudly."""

from __future__ import annotations

import re
from datetime import datetime

import duckdb
import pytest

from pipelines.warehouse import models
from pipelines.warehouse.contracts import load_contracts
from pipelines.warehouse.models import ModelError, load_models, load_seeds, read_model, references, run_model, strip_comments
from tests.sql.ledger import Ledger

NOW = datetime(2026, 1, 2)


def test_comments_go_and_text_stays():
    sql = "select 'a -- b' as x, -- the house's definition\n 1 -- it's\nfrom core.claims;"
    assert strip_comments(sql) == "select 'a -- b' as x, \n 1 \nfrom core.claims"


def test_references_leave_out_comments_and_text():
    assert references("select 'core.claims' from core.events -- core.documents\njoin seeds.markets using (x)") == {
        "core.events",
        "seeds.markets",
    }


def test_every_model_comes_after_what_it_reads():
    seen: set[str] = set()
    found = load_models()
    for name, model in found.items():
        assert not {d for d in model.deps - {name} if d in found} - seen, name
        seen.add(name)


def test_every_model_has_a_contract_and_a_header():
    for name in load_models():
        assert name in load_contracts()


def test_every_seed_that_is_read_is_there(tmp_path):
    db = duckdb.connect()
    seeds = set(load_seeds(db))
    for model in load_models().values():
        assert {d for d in model.deps if d.startswith("seeds.")} <= seeds, model.name


def test_a_model_without_its_grain_is_refused(tmp_path):
    path = tmp_path / "core" / "thing.sql"
    path.parent.mkdir()
    path.write_text("select 1")
    with pytest.raises(ModelError, match="One row per"):
        read_model(path)


def test_unknown_model_names_the_file_to_write():
    with pytest.raises(ModelError, match=r"sql/core/nothing\.sql"):
        run_model(duckdb.connect(), "core.nothing", now=NOW, run_id="r")


def test_models_that_read_each_other_are_named(tmp_path, monkeypatch):
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "a.sql").write_text("-- One row per a.\nselect * from core.b")
    (tmp_path / "core" / "b.sql").write_text("-- One row per b.\nselect * from core.a")
    monkeypatch.setattr(models, "SQL_DIR", tmp_path)
    load_models.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"circle: core\.a -> core\.b -> core\.a"):
            load_models()
    finally:
        load_models.cache_clear()


def test_run_replaces_with_the_contracts_types_and_comments():
    ledger = Ledger()
    ledger.cell("Acme", "2020", 40)
    ledger.build("marts.market_share")
    contract = load_contracts()["marts.market_share"]
    found = dict(
        ledger.query(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'marts' AND table_name = 'market_share'"
        )
    )
    assert found == {n: c.type for n, c in contract.columns.items()}
    comment = ledger.query(
        "SELECT comment FROM duckdb_columns() WHERE schema_name = 'marts' AND table_name = 'market_share' AND column_name = 'share_pct'"
    )
    assert comment == [("Share of the market as published. [percent]",)]


def test_a_failed_model_leaves_the_last_table(monkeypatch):
    ledger = Ledger()
    ledger.cell("Acme", "2020", 40)
    ledger.build("core.observations")
    broken = dict(load_models())
    broken["core.observations"] = models.Model(
        "core.observations", "select no_such_column from staging.table_rows", frozenset({"staging.table_rows"})
    )
    monkeypatch.setattr(models, "load_models", lambda: broken)
    with pytest.raises(ModelError, match=r"sql/core/observations\.sql"):
        run_model(ledger.db, "core.observations", now=NOW, run_id="r")
    assert ledger.query("SELECT count(*) FROM core.observations") == [(1,)]


def test_an_older_builds_columns_are_carried_over():
    """A contract that gains a column must not make the ledger forget when it first knew a fact."""
    ledger = Ledger()
    ledger.cell("Acme", "2020", 40)
    ledger.build("core.observations")
    ledger.db.execute("ALTER TABLE core.observations DROP COLUMN supersede_rule")
    ledger.now = datetime(2026, 5, 5)
    ledger.build("core.observations")
    assert ledger.query("SELECT recorded_at FROM core.observations") == [(datetime(2026, 1, 2, 3, 4, 5),)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Apple Inc.", "apple"), ("The Coca-Cola Company", "coca cola"), ("Sainsbury’s", "sainsbury"), ("AT&T Inc.", "at&t"), ("Nestlé S.A.", "nestle s a"),
        ("Group", "group"), ("  Huawei Technologies Co., Ltd. ", "huawei technologies"), ("", None), (None, None), ("华为", "华为"),
    ],
)  # fmt: skip
def test_names_fold(printed, expected):
    ledger = Ledger()
    assert ledger.query("SELECT meta.fold_name(?)", printed) == [(expected,)]


@pytest.mark.parametrize(
    ("value", "printed", "unit", "half"),
    [
        (37, "37%", "percent", 0.5), (17.4, "17.4", "percent", 0.05), (2.74e10, "$27.4 billion", "USD", 5e7), (1.9e10, "$19 billion", "USD", 5e8),
        (40, "40%", "percent", 0.5), (100, "100%", "percent", 0.5), (6.01e10, "60100", "CNY", 5e7), (3.019e9, "3019", "CNY", 5e5), (18, "0.18", "percent", 0.5),
        (2e6, "2,000,000", "count", 5e4), (7.8e6, "EUR 7,8 million", "EUR", 5e4), (5e8, "500 million", "count", 5e6), (0, "0", "percent", 0.5),
        (33.33, "a third", "percent", 33.33 * 0.05), (-70, "70%", "percent", 0.5), (0.17, "17 pence", "GBP", 0.005),
    ],
)  # fmt: skip
def test_printed_digits_give_the_precision(value, printed, unit, half):
    ledger = Ledger()
    assert ledger.query("SELECT meta.half_width(?, ?, ?, 0.05)", value, printed, unit)[0][0] == pytest.approx(half)


def test_a_slice_counts_code_points_half_open():
    assert Ledger().query("SELECT meta.slice('a😀bcd', 1, 3), meta.slice('abc', 0, 0)") == [("😀b", "")]


@pytest.mark.parametrize(
    ("name", "geographies", "sold"),
    [
        ("China's cloud services market", ["CN"], ["cloud"]),
        ("U.S. and German tablet sales", ["DE", "US"], ["tablet"]),
        ("tablets", None, ["tablet"]),
        ("the market", None, []),
    ],
)
def test_a_markets_name_gives_its_places_and_what_is_sold(name, geographies, sold):
    sql = "SELECT list_sort(places.geographies), meta.words_sold(folded, places.words) FROM (SELECT folded, meta.places_in(folded) AS places FROM (SELECT meta.fold_market(?) AS folded))"
    assert Ledger().query(sql, name) == [(geographies, sold)]


def test_a_discovered_market_is_named_by_place_and_words_in_any_order():
    ledger = Ledger()
    assert ledger.query(
        "SELECT meta.discovered_market_id('CN', ['smart', 'phone']), meta.discovered_market_id(NULL, ['phone', 'smart'])"
    ) == [("cn-phone-smart", "phone-smart")]
    assert ledger.query("SELECT meta.discovered_market_id(NULL, [])") == [(None,)]


@pytest.mark.parametrize(
    ("arguments", "rank", "note"),
    [
        ("'table', NULL, 'Acme results release', false, false", 8, "the company's own release"),
        ("'table', NULL, 'Acme', true, false", 10, "the publisher itself"),
        ("'table', NULL, 'Acme via The Paper', NULL, false", 20, "a report of the publisher's figure"),
        ("'table', NULL, NULL, NULL, false", 20, "a table"),
        ("'article', NULL, 'The Paper', true, true", 50, "the publisher's own article"),
        ("'article', NULL, 'The Paper', false, true", 52, "an article that names whose figure it is"),
        ("'article', NULL, NULL, NULL, false", 55, "an article"),
    ],
)
def test_the_first_rule_that_fits_ranks_a_source(arguments, rank, note):
    assert Ledger().query(f"SELECT trust.rank, trust.note FROM (SELECT meta.source_rank({arguments}) AS trust)") == [(rank, note)]


def test_a_change_is_yearly_unless_its_base_lies_elsewhere():
    sql = "SELECT meta.is_yearly(NULL, DATE '2021-01-01'), meta.is_yearly(DATE '2020-01-01', DATE '2021-01-01'), meta.is_yearly(DATE '2020-10-01', DATE '2021-01-01')"
    assert Ledger().query(sql) == [(True, True, False)]


def test_a_declared_break_lies_between_two_periods():
    ledger = Ledger()
    columns = [
        c
        for (c,) in ledger.query(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'seeds' AND table_name = 'series_breaks'"
        )
    ]
    ledger.seed(
        "series_breaks",
        [dict.fromkeys(columns) | {"publisher_id": "acme", "definition": "widgets", "subject_id": "bolt", "first_day": "2021-01-01"}],
    )
    sql = "SELECT meta.is_broken_between('acme', 'widgets', ?, ?::DATE, ?::DATE)"
    cases = [
        ("bolt", "2020-01-01", "2021-01-01", True),
        ("bolt", "2021-01-01", "2022-01-01", False),
        ("cogs", "2020-01-01", "2021-01-01", False),
    ]
    for subject, earlier, later, broken in cases:
        assert ledger.query(sql, subject, earlier, later) == [(broken,)], (subject, earlier)


def test_lei_numbers_pass_their_check_and_names_are_unambiguous():
    ledger = Ledger()
    for (lei,) in ledger.query("SELECT lei FROM seeds.entities WHERE lei IS NOT NULL"):
        assert int("".join(str(int(c, 36)) for c in lei)) % 97 == 1, lei
    clashes = ledger.query(
        "SELECT meta.fold_name(alias), list(entity_id) FROM seeds.entity_aliases GROUP BY 1 HAVING count(DISTINCT entity_id) > 1"
    )
    assert clashes == []
    assert ledger.query("SELECT alias FROM seeds.entity_aliases ANTI JOIN seeds.entities USING (entity_id)") == []
    assert ledger.query("SELECT alias FROM seeds.market_aliases ANTI JOIN seeds.markets USING (market_id)") == []


def test_sums_that_are_kept_are_taken_in_a_fixed_order():
    """The last digit of a sum depends on its order: without one, a build of the same inputs would write a new version of a row."""
    for path in sorted((models.SQL_DIR / "marts").glob("*.sql")):
        selected = re.sub(r"\bhaving\b.*?\n\)", "", strip_comments(path.read_text(encoding="utf-8")), flags=re.DOTALL)  # compared, not kept
        assert re.findall(r"(?<!list_)\bsum\((?![^()]*order by)[^()]*\)", selected) == [], path.name
