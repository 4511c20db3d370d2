"""The whole path as a user runs it: build, build again, bad input, blocked publication, readers, the same result from everywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.conftest import PROJECT_ROOT, copy_samples, run_cli

pytestmark = pytest.mark.slow


def query(home: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(home / "marketledger.duckdb"), read_only=True) as db:
        return db.execute(sql).fetchall()


#: The founding question as an analyst types it.
SHARES = (
    "SELECT company_name, year(period_start) AS year, share_pct, publisher, evidence FROM marts.market_share "
    "WHERE company_name = 'Alibaba Cloud' AND market_name = 'China cloud infrastructure services' AND period_grain = 'year' ORDER BY year"
)
#: Reports of the same publisher's figures in another rounding (what the bundled table leaves out), and one that cannot be right.
RESTATED = """\
Alibaba Cloud,2019,market_share_pct,46.1,2020-03-31,Canalys via China Internet Watch,https://one.example
Alibaba Cloud,2019,market_share_pct,46.1,2020-03-23,Canalys via Cloud7,https://two.example
Alibaba Cloud,2021,market_share_pct,34.2,2022-05-02,Canalys via Cloud7,https://two.example
"""


@pytest.fixture(scope="module")
def home_with_a_second_table(tmp_path_factory) -> Path:
    """A data folder with the samples and a table that reports the article's figures again."""
    home = copy_samples(tmp_path_factory.mktemp("restated") / "home")
    tables = home / "landing" / "tables"
    header, first = (tables / "china_cloud_share.csv").read_text(encoding="utf-8").splitlines()[:2]
    market = first[: first.rindex('"') + 1]
    (tables / "restated.csv").write_text(header + "\n" + "".join(f"{market},{line}\n" for line in RESTATED.splitlines()), encoding="utf-8")
    descriptor = (tables / "china_cloud_share.table.yml").read_text(encoding="utf-8")
    (tables / "restated.table.yml").write_text(descriptor.replace("name: china_cloud_share", "name: restated"), encoding="utf-8")
    run_cli(home, "build")
    return home


def test_the_founding_shares_with_their_evidence(cli, built_home):
    rows = json.loads(cli("sql", "--json", SHARES).stdout)
    assert [(r["company_name"], r["year"], r["share_pct"], r["publisher"]) for r in rows] == [
        ("Alibaba Cloud", 2019, 46.0, "Canalys"), ("Alibaba Cloud", 2021, 37.0, "Canalys"),
    ]  # fmt: skip
    assert rows[0]["evidence"] == "46%" and rows[1]["evidence"].startswith("china_cloud_share!E")
    ((winner,),) = query(
        built_home,
        SHARES.replace("SELECT company_name, year(period_start) AS year, share_pct, publisher, evidence", "SELECT observation_id").replace(
            "ORDER BY year", "AND year(period_start) = 2019"
        ),
    )
    assert "compared with 46% in 2019" in " ".join(cli("why", winner).stdout.split())


def test_the_article_and_the_table_stand_together_in_one_series(built_home):
    rows = query(
        built_home,
        "SELECT low_pct, high_pct, reports, origin FROM marts.market_share WHERE company_name = 'Alibaba Cloud' AND publisher = 'Canalys' AND year(period_start) = 2021 AND period_grain = 'year' AND market_name LIKE 'China%'",
    )
    assert rows == [(37.0, 37.0, 2, "table")]


def test_a_table_in_another_rounding_outranks_the_article_and_both_stay(home_with_a_second_table):
    share = "FROM marts.market_share WHERE company_name = 'Alibaba Cloud' AND market_name = 'China cloud infrastructure services' AND period_grain = 'year' AND year(period_start) = 2019"
    assert query(home_with_a_second_table, f"SELECT share_pct, low_pct, high_pct, reports, evidence, winner_rule {share}") == [
        (46.1, 46.0, 46.1, 3, "restated!E2 = 46.1", "later publication")
    ]
    both = query(
        home_with_a_second_table,
        f"SELECT value_text, origin FROM core.observations SEMI JOIN (SELECT series_id, entity_id, period_start, period_end {share}) USING (series_id, entity_id, period_start, period_end) ORDER BY ALL",
    )
    assert both == [("46%", "article"), ("46.1", "table"), ("46.1", "table")]
    assert disputed(home_with_a_second_table, "market_share", 2019) == [], "46% may have been 46.1%"


def test_figures_that_cannot_both_be_right_stand_side_by_side(home_with_a_second_table):
    assert disputed(home_with_a_second_table, "market_share", 2021) == [
        ("Alibaba Cloud", "dispute", 34.2, [("34.2", "table"), ("37", "table"), ("37%", "article")], "dated before undated"),
    ]  # fmt: skip


def disputed(home: Path, metric: str, year: int) -> list[tuple]:
    """Annual figures of China's market that its one publisher's reports do not agree on: subject, kind, the winner's, all figures in its order, rule."""
    return query(
        home,
        f"""
        SELECT d.subject_name, d.kind, d.winner_value, list((o.value_text, o.origin) ORDER BY list_position(d.observation_ids, o.observation_id)), d.winner_rule
        FROM marts.disputes d JOIN core.observations o ON list_contains(d.observation_ids, o.observation_id)
        WHERE d.metric = '{metric}' AND d.statistic = 'level' AND d.period_grain = 'year' AND year(d.period_start) = {year} AND d.market_id = 'cn-cloud-infrastructure' AND d.series_count = 1
        GROUP BY ALL ORDER BY 1""",
    )


def test_the_founding_market_sizes_with_computed_growth_and_the_forecast_apart(built_home):
    sizes = query(
        built_home,
        "SELECT year(period_start), level, computed_growth_pct FROM marts.growth WHERE metric = 'market_size' AND level IN (19e9, 27.4e9)",
    )
    assert {(y, v) for y, v, *_ in sizes} >= {(2020, 19e9), (2021, 27.4e9)}
    assert any(g is not None and round(g, 1) == 44.2 for y, v, g in sizes if y == 2021)
    assert query(built_home, "SELECT count(*) FROM marts.growth WHERE level = 85e9") == [(0,)]
    assert query(built_home, "SELECT DISTINCT modality, year(period_start) FROM core.observations WHERE value = 85e9") == [
        ("forecast", 2026)
    ]


def test_every_quote_is_the_slice_of_its_text(built_home):
    for table in ("claims", "events"):
        rows = query(
            built_home,
            f"SELECT text, span_start, span_end, quote, sentence_start, sentence_end FROM core.{table} JOIN core.documents USING (document_id)",
        )
        assert rows
        for text, start, end, quote, sentence_start, sentence_end in rows:
            assert text[start:end] == quote
            assert sentence_start <= start < end <= sentence_end


def test_every_mart_row_names_evidence_that_exists(built_home):
    assert query(built_home, "SELECT count(*) FROM marts.market_share ANTI JOIN core.observations USING (observation_id)") == [(0,)]
    assert query(built_home, "SELECT count(*) FROM marts.growth ANTI JOIN core.observations USING (observation_id)") == [(0,)]
    lost = "SELECT count(*) FROM (SELECT unnest(event_ids) AS event_id FROM marts.event_timeline) ANTI JOIN core.events USING (event_id)"
    assert query(built_home, lost) == [(0,)]


def test_every_expectation_left_its_result(built_home):
    tables = {t for (t,) in query(built_home, "SELECT DISTINCT table_name FROM meta.checks")}
    assert tables == {t for (t,) in query(built_home, "SELECT table_name FROM meta.tables")}
    assert query(built_home, "SELECT count(*) FROM meta.checks WHERE blocking") == [(0,)]


def test_a_second_build_with_nothing_new_says_so_quickly_and_changes_nothing(built_home):
    before = os.stat(built_home / "marketledger.duckdb")
    start = time.perf_counter()
    done = run_cli(built_home, "build")
    assert "Nothing changed" in done.stdout
    assert time.perf_counter() - start < 10
    assert os.stat(built_home / "marketledger.duckdb").st_ino == before.st_ino


BAD_INPUTS = {
    "articles/empty.txt": b"",
    "articles/binary.txt": bytes(range(256)) * 50,
    "articles/no_article.html": b"<html><head><title>x</title></head><body><nav><a href='#'>home</a></nav></body></html>",
    "articles/broken_utf8.txt": "Acme said sales rose 5% to $20 million in 2021 from a year earlier in the town of Nice\u0301.".encode()
    + b"\xff\xfe\xfa tail",
    "articles/huge.txt": b"Acme sales rose 5% in 2021. " * 1_900_000,
    "articles/keys.txt": b"Bolt Inc said revenue rose 7% to $3 million in 2022.",
    "articles/keys.meta.yml": b"titel: wrong key\npublished_at: not a date\n",
    "tables/truncated.xlsx": b"PK\x03\x04 this is no workbook",
    "tables/truncated.table.yml": b"name: truncated\n",
    "tables/lonely.csv": b"a,b\n1,2\n",
}


@pytest.fixture(scope="module")
def home_with_bad_input(tmp_path_factory) -> Path:
    home = copy_samples(tmp_path_factory.mktemp("bad") / "home")
    for name, content in BAD_INPUTS.items():
        (home / "landing" / name).write_bytes(content)
    source = next((home / "landing" / "tables").glob("china_cloud_share.csv"))
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    (home / "landing" / "tables" / "missing_column.csv").write_text("".join(line.partition(",")[2] for line in lines[:5]), encoding="utf-8")
    shutil.copy(source.with_suffix(".table.yml"), home / "landing" / "tables" / "missing_column.table.yml")
    broken = "".join(lines[:1]) + lines[1].replace("2.3", "two point three") + "".join(lines[2:4])
    (home / "landing" / "tables" / "text_in_number.csv").write_text(broken, encoding="utf-8")
    shutil.copy(source.with_suffix(".table.yml"), home / "landing" / "tables" / "text_in_number.table.yml")
    run_cli(home, "build")
    return home


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("articles/empty.txt", "empty_file"),
        ("articles/binary.txt", "binary_content"),
        ("articles/no_article.html", "no_article"),
        ("articles/huge.txt", "too_large"),
        ("articles/keys.txt", "unknown_key"),
        ("tables/truncated.xlsx", "%"),
        ("tables/lonely.csv", "no_descriptor"),
        ("tables/missing_column.csv", "missing_column"),
        ("tables/text_in_number.csv", "not_a_number"),
    ],
)
def test_bad_input_is_a_named_row_with_a_remedy(home_with_bad_input, path, code):
    stem = path.split("/")[1].split(".")[0]
    rows = query(
        home_with_bad_input,
        f"SELECT source_path, position, reason, remedy FROM quarantine.rejects WHERE source_path LIKE '%{stem}%' AND reason_code LIKE '{code}'",
    )
    assert rows, query(
        home_with_bad_input, f"SELECT source_path, reason_code, reason FROM quarantine.rejects WHERE source_path LIKE '%{stem}%'"
    )
    assert all(position and reason and remedy for _, position, reason, remedy in rows)


def test_the_rest_of_the_load_goes_on_beside_bad_input(home_with_bad_input, built_home):
    count = "SELECT count(*) FROM core.observations WHERE table_name = 'china_cloud_share'"
    assert query(home_with_bad_input, count) == query(built_home, count)
    assert query(home_with_bad_input, "SELECT count(*) FROM core.documents WHERE landing_path LIKE '%keys.txt'") == [(1,)]
    assert query(home_with_bad_input, "SELECT count(*) FROM staging.table_rows WHERE table_name = 'text_in_number'")[0][0] == 2


def test_a_blocked_build_keeps_what_is_published_and_says_which_check(built_home, tmp_path):
    home = shutil.copytree(built_home, tmp_path / "home")
    before = query(home, "SELECT count(*) FROM marts.market_share")
    for file in (home / "landing").rglob("*.*"):
        file.unlink()
    done = run_cli(home, "build", check=False)
    assert done.returncode == 3, done.stdout + done.stderr
    assert "untouched" in done.stderr
    assert query(home, "SELECT count(*) FROM marts.market_share") == before
    assert run_cli(home, "doctor", check=False).returncode == 1


def test_a_deleted_and_a_corrected_input_are_revisions(tmp_path):
    home = copy_samples(tmp_path / "home")
    landing = home / "landing" / "articles"
    (landing / "extra.txt").write_text(
        "Velora Corp's share of the e-bike market in Norway rose to 31% in 2021 from 25% in 2020, according to Gartner."
    )
    (landing / "extra.meta.yml").write_text("published_at: 2022-02-01\n")
    run_cli(home, "build")
    share = "SELECT share_pct FROM marts.market_share WHERE company_name ILIKE 'Velora%' ORDER BY 1"
    assert query(home, share) == [(25.0,), (31.0,)]
    (landing / "extra.txt").write_text(
        "Velora Corp's share of the e-bike market in Norway rose to 32% in 2021 from 25% in 2020, according to Gartner."
    )
    run_cli(home, "build")
    assert query(home, share) == [(25.0,), (32.0,)]
    (landing / "extra.txt").unlink()
    (landing / "extra.meta.yml").unlink()
    run_cli(home, "build")
    assert query(home, share) == []
    kept = query(
        home,
        "SELECT DISTINCT share_pct FROM history.marts_market_share WHERE company_name ILIKE 'Velora%' AND recorded_to IS NOT NULL ORDER BY 1",
    )
    assert kept == [(25.0,), (31.0,), (32.0,)]


def test_sql_and_why_from_the_command_line(cli):
    rows = json.loads(
        cli(
            "sql",
            "--json",
            "SELECT observation_id FROM core.observations WHERE metric = 'market_share' AND value = 37 AND origin = 'article'",
        ).stdout
    )
    assert rows
    answer = cli("why", rows[0]["observation_id"]).stdout
    assert "37%" in answer and "landing" in answer.lower()
    assert cli("why", "nosuchid", check=False).returncode == 5
    assert cli("sql", "SELEKT", check=False).returncode == 2
    assert "share_pct" in cli("sql", "--csv", "SELECT share_pct FROM marts.market_share LIMIT 1").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sql", ""), "no statement"),
        (("sql", "/* a remark */"), "no statement"),
        (("sql", "SELECT 1", "--json", "--csv"), "exclude each other"),
        (("sql", "SELECT 1", "--limit", "-1"), "--limit"),
        (("sql", "SELECT no_such_column FROM marts.market_share"), "meta.columns"),
        (("diff", "2024-01-01", "--limit", "-1"), "--limit"),
        (("diff", "a.duckdb", "2024-01-01"), "a day with a day"),
        (("diff", "pyproject.toml"), "is no day"),
    ],
)
def test_a_wrong_argument_is_named(cli, arguments, said):
    done = cli(*arguments, check=False)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr


def test_a_damaged_warehouse_and_a_data_folder_that_is_none_are_named(tmp_path):
    (tmp_path / "marketledger.duckdb").write_text("no database", encoding="utf-8")
    for command in (
        ("sql", "SELECT 1"),
        ("report",),
        ("show", "market"),
        ("diff", "2024-01-01"),
        ("diff", str(tmp_path / "marketledger.duckdb")),
    ):
        done = run_cli(tmp_path, *command, check=False)
        assert done.returncode in (1, 2) and str(tmp_path / "marketledger.duckdb") in done.stderr and "Traceback" not in done.stderr, (
            command
        )
    done = run_cli(tmp_path / "marketledger.duckdb", "build", check=False)
    assert done.returncode == 1 and "Not a directory" in done.stderr and "Traceback" not in done.stderr


def test_add_copies_what_belongs_together_and_nothing_when_a_file_has_no_reader(tmp_path):
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    for name in ("a.txt", "a.meta.yaml", "b.json", "b.table.yml", "c.pdf"):
        (inputs / name).write_text("x", encoding="utf-8")
    refused = run_cli(tmp_path / "home", "add", "--no-build", str(inputs / "a.txt"), str(inputs / "c.pdf"), check=False)
    assert refused.returncode == 2 and "c.pdf: no reader" in refused.stderr and not (tmp_path / "home").exists()
    run_cli(tmp_path / "home", "add", "--no-build", str(inputs / "a.txt"), str(inputs / "b.json"))
    landing = tmp_path / "home" / "landing"
    assert sorted(p.relative_to(landing).as_posix() for p in landing.rglob("*.*")) == [
        "articles/a.meta.yaml",
        "articles/a.txt",
        "tables/b.json",
        "tables/b.table.yml",
    ]


def test_extract_reads_text_and_json_lines_and_touches_no_warehouse(tmp_path):
    text = "Acme's revenue rose 5% to $20 million in 2021, the company said on 3 March 2022."
    lines = (
        json.dumps({"id": "a", "text": text, "published_at": "2022-03-03"})
        + "\n"
        + json.dumps({"id": "b", "text": "No numbers here."})
        + "\n"
    )
    done = run_cli(tmp_path / "nowhere", "extract", "-", stdin=lines)
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["id"] == "a" and second["id"] == "b" and second["claims"] == []
    assert {(q["quote"], q["unit"]) for q in first["quantities"]} >= {("5%", "percent"), ("$20 million", "USD")}
    assert {t["type"] for t in first["times"]} == {"DATE"} and all("value" in t for t in first["times"])
    assert {c["statistic"] for c in first["claims"]} == {"change", "level"}
    assert not (tmp_path / "nowhere").exists()
    explained = json.loads(run_cli(tmp_path, "extract", "-", "--explain", stdin=text).stdout)
    assert all(c["explanation"] for c in explained["claims"])


def test_extract_names_the_bad_line_and_reads_the_others(tmp_path):
    text = "Sales rose 5% last year.\u2028They fell 3% in 2020."
    lines = [
        json.dumps({"id": "a", "text": text, "published_at": "3 March 2022", "error": "a field of its own"}, ensure_ascii=False),
        json.dumps({"id": "b"}),
        "{broken",
        json.dumps({"id": "c", "text": text}, ensure_ascii=False),
        json.dumps({"id": "d", "text": text, "published_at": "yesterday"}),
    ]
    done = run_cli(tmp_path, "extract", "-", "--published-at", "2020-06-30", stdin="\n".join(lines), check=False)
    records = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert [r["id"] for r in records] == ["a", "stdin#2", "stdin#3", "c", "d"]
    assert [("error" in r) for r in records] == [False, True, True, False, False]
    assert "line 2" in records[1]["error"] and "`text`" in records[1]["error"]
    assert [{t["value"] for t in r["times"]} >= {y} for r, y in ((records[0], "2021"), (records[3], "2019"))] == [True, True]
    assert done.returncode == 1 and "2 document(s)" in done.stderr
    assert "line 5" in done.stderr and "'yesterday' is no date" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("argument", "data", "code", "said"),
    [
        ("-", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02\x03" * 40, 1, "not text"),
        ("-", b"", 0, "holds no text"),
        ("-", "The café’s sales rose 5% to £20 in 2021.".encode("cp1252"), 0, "read as cp1252"),
        (".", b"", 5, "a folder, not a file"),
        ("nothing.txt", b"", 5, "no such file"),
    ],
)
def test_extract_says_what_is_wrong_with_its_input(tmp_path, argument, data, code, said):
    command = [sys.executable, "-m", "pipelines.cli", "extract", argument]
    done = subprocess.run(
        command, input=data, capture_output=True, cwd=PROJECT_ROOT, env=os.environ | {"MARKETLEDGER_HOME": str(tmp_path)}, check=False
    )
    assert done.returncode == code and said in done.stderr.decode() and b"Traceback" not in done.stderr
