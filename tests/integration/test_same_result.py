"""The command line, the sensor, the UI's button and the schedule build the same warehouse from the same landing folder.

Nothing is simulated: `marketledger ui` runs with its web server and daemons on a free port, and the test does what the browser does.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.warehouse.contracts import load_contracts
from tests.conftest import PROJECT_ROOT, run_cli

pytestmark = pytest.mark.slow

INPUTS = ("articles/aliyun-loses-ground.*", "articles/regulators-and-alibaba.*", "tables/china_cloud_share.*")
#: When this warehouse first knew something: by definition another moment in every build.
OF_THE_RUN = {"recorded_at", "first_seen_at", "extracted_at", "recorded_from", "run_id", "checked_at"}
ENDED = {"SUCCESS", "FAILURE", "CANCELED"}

# What the web page sends when "Materialize all" is pressed on the asset graph (its own query and mutation, the fields it uses).
ASSETS = """query AssetGraph { assetNodes { assetKey { path } isMaterializable jobNames repository { name location { name } }
  assetChecksOrError { ... on AssetChecks { checks { name jobNames } } } } }"""
LAUNCH = """mutation LaunchPipelineExecution($executionParams: ExecutionParams!) { launchPipelineExecution(executionParams: $executionParams) {
  __typename ... on LaunchRunSuccess { run { id } } ... on PythonError { message } } }"""
RUNS = "query Runs { runsOrError { ... on Runs { results { runId status tags { key value } } } } }"
SCHEDULES = (
    "query Schedules { repositoriesOrError { ... on RepositoryConnection { nodes { schedules { name scheduleState { id status } } } } } }"
)
# What its switch beside a schedule sends.
STOP_SCHEDULE = "mutation StopSchedule($id: String!) { stopRunningSchedule(id: $id) { ... on ScheduleStateResult { scheduleState { status } } ... on PythonError { message } } }"


def small_home(home: Path) -> Path:
    """A data folder with two of the sample articles and one table."""
    for pattern in INPUTS:
        for file in sorted((PROJECT_ROOT / "warehouse" / "landing").glob(pattern)):
            target = home / "landing" / file.parent.name / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
    return home


def clean(home: Path) -> None:
    """Remove what was built; the landing folder and Dagster's own records stay."""
    (home / "marketledger.duckdb").unlink()
    for name in ("build", "snapshots", "report"):
        shutil.rmtree(home / name, ignore_errors=True)


class Instance:
    """A running `marketledger ui` and the questions its web page asks."""

    def __init__(self, home: Path, log: Path, **env: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = log
        environment = os.environ | {"MARKETLEDGER_HOME": str(home), "NO_COLOR": "1"} | env
        with log.open("wb") as out:
            command = [sys.executable, "-m", "pipelines.cli", "ui", "--port", str(self.port)]
            self.process = subprocess.Popen(
                command, cwd=PROJECT_ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
            )

    def is_up(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/server_info", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/graphql", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            found = json.load(answer)
        assert "errors" not in found, found["errors"]
        return found["data"]

    def wait(self, what: str, found, seconds: float = 240) -> Any:
        """What `found` answers as soon as it is something; the log's end where that takes too long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if answer := found():
                return answer
            assert self.process.poll() is None, f"the UI ended with {self.process.returncode}\n{self.tail()}"
            time.sleep(1)
        raise AssertionError(f"no {what} in {seconds:.0f} s\n{self.tail()}")

    def tail(self) -> str:
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-30:])

    def runs(self) -> list[dict[str, Any]]:
        runs = self.ask(RUNS)["runsOrError"]["results"]
        return [r | {"tags": {t["key"]: t["value"] for t in r["tags"]}} for r in runs]

    def finished(self, run_id: str) -> bool:
        return {r["runId"]: r["status"] for r in self.runs()}[run_id] in ENDED

    def run_of(self, tag: str, value: str) -> str:
        """The first run that a schedule or sensor has launched, once it has succeeded."""
        launched = self.wait(f"run by {value}", lambda: [r["runId"] for r in self.runs() if r["tags"].get(tag) == value])[-1]
        return self.succeeded(launched)

    def succeeded(self, run_id: str) -> str:
        self.wait("end of the run", lambda: self.finished(run_id))
        assert {r["runId"]: r["status"] for r in self.runs()}[run_id] == "SUCCESS", self.tail()
        return run_id

    def materialize_all(self) -> str:
        """Press the button; the id of the run."""
        nodes = [n for n in self.ask(ASSETS)["assetNodes"] if n["isMaterializable"]]
        job = next(name for name in nodes[0]["jobNames"] if all(name in n["jobNames"] for n in nodes))
        keys = [{"path": n["assetKey"]["path"]} for n in nodes]
        checks = [
            {"name": check["name"], "assetKey": key}
            for node, key in zip(nodes, keys, strict=True)
            for check in node["assetChecksOrError"]["checks"]
            if not check["jobNames"] or job in check["jobNames"]
        ]
        repository = nodes[0]["repository"]
        selector = {
            "repositoryLocationName": repository["location"]["name"], "repositoryName": repository["name"], "pipelineName": job,
            "assetSelection": keys, "assetCheckSelection": checks,
        }  # fmt: skip
        answer = self.ask(
            LAUNCH, executionParams={"mode": "default", "executionMetadata": {"tags": []}, "runConfigData": "{}", "selector": selector}
        )
        assert answer["launchPipelineExecution"]["__typename"] == "LaunchRunSuccess", answer
        return answer["launchPipelineExecution"]["run"]["id"]

    def stop_schedule(self, name: str) -> None:
        """Switch a schedule off."""
        (repository,) = self.ask(SCHEDULES)["repositoriesOrError"]["nodes"]
        states = {s["name"]: s["scheduleState"] for s in repository["schedules"]}
        assert states[name]["status"] == "RUNNING", "a schedule is on without anybody switching it on"
        answer = self.ask(STOP_SCHEDULE, id=states[name]["id"])
        assert answer["stopRunningSchedule"]["scheduleState"]["status"] == "STOPPED", answer


@contextmanager
def running_ui(home: Path, log: Path, **env: str) -> Iterator[Instance]:
    """`marketledger ui` until its page answers; ended as a process manager ends it, which must end the daemons too."""
    instance = Instance(home, log, **env)
    try:
        instance.wait("answer of the web page", instance.is_up, 120)
        yield instance
        instance.process.send_signal(signal.SIGTERM)
        assert instance.process.wait(60) == 0, instance.tail()
        assert not instance.is_up()
    finally:
        if instance.process.poll() is None:
            os.killpg(instance.process.pid, signal.SIGKILL)  # the session that was started above
            instance.process.wait(30)


def rows(home: Path) -> dict[str, tuple[list[str], list[tuple]]]:
    """Every row of every table that a contract declares and of what is made from them, without the moment of the run."""
    found = {}
    with duckdb.connect(str(home / "marketledger.duckdb"), read_only=True) as db:
        columns: dict[str, list[str]] = {}
        for table, column in db.execute(
            "SELECT schema_name || '.' || table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY table_oid, column_index"
        ).fetchall():
            columns.setdefault(table, []).append(column)
        for table, names in columns.items():
            if table.startswith(("core.", "marts.", "staging.", "history.", "quarantine.", "seeds.")) or table in (
                "meta.checks",
                "meta.tables",
                "meta.columns",
            ):
                kept = [f'"{name}"' for name in names if name not in OF_THE_RUN]
                found[table] = kept, db.execute(f"SELECT {', '.join(kept)} FROM {table} ORDER BY ALL").fetchall()
    return found


def the_run(home: Path) -> tuple:
    with duckdb.connect(str(home / "marketledger.duckdb"), read_only=True) as db:
        (run,) = db.execute(
            "SELECT run_id, trigger, status, fingerprint, documents, claims, events, table_rows, observations, rejects FROM meta.runs"
        ).fetchall()
    return run


@pytest.fixture(scope="module")
def from_the_command_line(tmp_path_factory) -> Path:
    home = small_home(tmp_path_factory.mktemp("command") / "home")
    run_cli(home, "build")
    return home


def same_as(reference: Path, home: Path, run_id: str, trigger: str) -> None:
    """One published file with the same rows, made by that run, and nothing half-made beside it."""
    expected, found = rows(reference), rows(home)
    assert set(load_contracts()) <= set(expected) and set(found) == set(expected)
    for table, (names, given) in expected.items():
        assert found[table][0] == names, table
        assert found[table][1] == given, table
    assert the_run(home)[:3] == (run_id, trigger, "published")
    assert the_run(home)[3:] == the_run(reference)[3:], "the fingerprint among them: to the command line this build is its own"
    assert sorted(p.name for p in home.iterdir()) == sorted(p.name for p in reference.iterdir())
    pages = [{str(p.relative_to(h / "report")) for p in (h / "report").rglob("*.html")} for h in (reference, home)]
    assert pages[0] == pages[1] and "index.html" in pages[0]


def test_sensor_button_and_schedule_build_what_the_command_line_builds(from_the_command_line, tmp_path):
    reference = from_the_command_line
    assert all(
        rows(reference)[table][1]
        for table in ("core.claims", "core.events", "core.observations", "marts.market_share", "marts.growth", "marts.event_timeline")
    )
    home = small_home(tmp_path / "home")

    with running_ui(home, tmp_path / "daily.log") as ui:
        run = ui.run_of("dagster/sensor_name", "landing_changed")
        same_as(reference, home, run, "sensor")

        clean(home)
        run = ui.succeeded(ui.materialize_all())
        same_as(reference, home, run, "ui")
        assert len(ui.runs()) == 2, "the sensor has seen this state of the folder, and the daily schedule does not tick now"

    clean(home)
    with running_ui(home, tmp_path / "every_minute.log", MARKETLEDGER_SCHEDULE="* * * * *") as ui:
        ui.wait("tick of the schedule", lambda: any(r["tags"].get("dagster/schedule_name") == "build_daily" for r in ui.runs()), 150)
        ui.stop_schedule("build_daily")  # one tick is enough
        run = ui.run_of("dagster/schedule_name", "build_daily")
        assert [r["runId"] for r in ui.runs() if "dagster/tick" in r["tags"] and "dagster/schedule_name" in r["tags"]] == [run], (
            "one tick, one run"
        )
        same_as(reference, home, run, "schedule")
