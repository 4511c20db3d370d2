"""`show` and `report`: names that are found, formats that programs read, errors that say what to do."""

from __future__ import annotations

import csv
import io
import json

import pyarrow.parquet as pq
import pytest

from pipelines.cli import app
from pipelines.commands import console
from pipelines.commands.showing import spark
from tests.browser.warehouse import HOSTILE_COMPANY, standard


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    standard().write(folder / "marketledger.duckdb")
    return folder


def invoke(*arguments: str) -> int:
    """The command's exit code; what it prints goes where pytest captures it."""
    try:
        app(list(arguments))
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.fixture
def run(home, monkeypatch):
    monkeypatch.setenv("MARKETLEDGER_HOME", str(home))
    monkeypatch.setattr(console.out, "_width", 160)  # whatever the terminal the tests run in
    return invoke


def test_market_as_tables_with_sparklines(run, capsys):
    assert run("show", "market", "widgets", "in", "germany") == 0
    text = capsys.readouterr().out
    for words in (
        "Market share",
        "Acme Works",
        "27.2%",
        "−3.2 pp",
        "▁",
        "█",
        "Forecasts",
        "28% to 30%",
        "Disputes",
        "29% to 29.6%",
        "EUR 3.5bn",
        "Events",
    ):
        assert words in text
    assert HOSTILE_COMPANY in text


def test_facts_as_json_have_their_evidence(run, capsys):
    run("show", "company", "Akme", "--json")
    found = json.loads(capsys.readouterr().out)
    assert found["id"] == "acme" and found["name"] == "Acme Works"
    assert {f["fact"] for f in found["facts"]} == {"share", "figure", "forecast", "dispute"}
    assert all(f["observation_id"] and f["evidence"] for f in found["facts"])
    assert {e["timeline_id"] for e in found["events"]} == {"t1", "t3"}, "its own events and its parent's"


def test_facts_as_csv_and_parquet_are_the_same_rows(run, capsys, tmp_path):
    run("show", "market", "widgets-de", "--csv")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert run("show", "market", "widgets-de", "--parquet", str(tmp_path / "facts.parquet")) == 0
    table = pq.read_table(tmp_path / "facts.parquet").to_pylist()
    assert len(rows) == len(table) == 60 + 2 + 5 + 1 + 1
    assert [r["observation_id"] for r in rows] == [r["observation_id"] for r in table]
    assert [p.name for p in tmp_path.iterdir()] == ["facts.parquet"]


def test_events_are_found_by_words(run, capsys):
    assert run("show", "event", "penalty", "ACME", "--json") == 0
    assert [e["timeline_id"] for e in json.loads(capsys.readouterr().out)] == ["t1"]
    assert run("show", "event", "--csv") == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_lists_where_no_name_is_given(run, capsys):
    run("show", "market")
    assert "Widgets in Germany" in capsys.readouterr().out
    run("show", "company", "--json")
    assert json.loads(capsys.readouterr().out)[0]["entity_id"] == "acme"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("show", "market", "no such"), 5, "show market"),
        (("show", "event", "nothing like it"), 5, "show event"),
        (("show", "market", "widgets", "--json", "--csv"), 2, "exclude"),
    ],
)
def test_errors_name_the_next_step(run, capsys, arguments, code, words):
    assert run(*arguments) == code
    assert words in " ".join(capsys.readouterr().err.split())


def test_ambiguous_names_list_the_candidates(run, capsys, home, monkeypatch):
    assert run("show", "company", "acme w") == 0
    capsys.readouterr()
    fixture = standard()
    for i in ("dup-1", "dup-2"):
        fixture.add("core.entities", entity_id=i, entity_name=f"Double {i[-1]}", kind="company")
        fixture.add(
            "marts.event_timeline",
            timeline_id=i,
            event_type="ipo",
            modality="actual",
            participant_ids=[i],
            participant_names=[i],
            event_ids=[],
            table_refs=["rulings!A4"],
            winner_ref="rulings!A4",
            amounts_reported=[],
        )
    fixture.write(home / "other" / "marketledger.duckdb")
    monkeypatch.setenv("MARKETLEDGER_HOME", str(home / "other"))
    assert invoke("show", "company", "double") == 5
    text = capsys.readouterr().err
    assert "dup-1" in text and "dup-2" in text


def test_report_command_writes_the_site(run, home, capsys, tmp_path):
    assert run("report", "--json") == 0
    assert json.loads(capsys.readouterr().out)["index"] == str(home / "report" / "index.html")
    assert (home / "report" / "index.html").exists()
    (tmp_path / "file").write_text("x")
    assert run("report", "--out", str(tmp_path)) == 2


def test_report_without_a_warehouse_says_what_to_run(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("MARKETLEDGER_HOME", str(tmp_path))
    assert invoke("report") == 5
    assert "marketledger build" in capsys.readouterr().err.replace("\n", " ")


def test_sparklines():
    assert spark([1, 2, 3, None, 8]) == "▁▂▃ █"
    assert spark([5, 5]) == "▄▄"
    assert spark([1]) == ""
