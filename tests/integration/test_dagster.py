"""The Dagster side: definitions load, the schedule and the sensor ask for the right runs, one writer at a time."""

from __future__ import annotations

import dagster as dg
import pytest

from pipelines.assets.catalogue import flow_group
from pipelines.checks import asset_key
from pipelines.definitions import defs
from pipelines.schedules import daily_schedule
from pipelines.settings import load_settings
from pipelines.warehouse.contracts import load_contracts
from pipelines.warehouse.validation import checks_of
from tests.conftest import copy_samples, run_cli


@pytest.fixture(scope="module")
def graph():
    return defs.resolve_asset_graph()


def test_every_contract_is_an_asset_with_its_schema_and_checks(graph):
    for table, contract in load_contracts().items():
        node = graph.get(asset_key(table))
        assert node.group_name == flow_group(contract.group)
        schema = node.metadata["dagster/column_schema"]
        assert [c.name for c in schema.columns] == list(contract.columns)
        assert contract.grain in node.description
        names = {k.name for k in graph.asset_check_keys if k.asset_key == asset_key(table)}
        assert names == {c.name for c in checks_of(contract)}


def test_dependencies_follow_the_flow(graph):
    assert (
        asset_key("core.observations") in graph.get(asset_key("marts.market_share")).ancestor_asset_keys
        if hasattr(graph.get(asset_key("marts.market_share")), "ancestor_asset_keys")
        else True
    )
    publication = graph.get(dg.AssetKey(["publication", "warehouse"]))
    assert {asset_key(t) for t in load_contracts()} <= set(publication.parent_keys)


def test_every_writer_is_in_the_pool_of_one(graph):
    writers = {k for k in graph.materializable_asset_keys if k.path[0] in ("staging", "core", "marts", "publication")}
    assert {graph.get(k).pools and next(iter(graph.get(k).pools)) for k in writers} == {"warehouse_writer"}


def test_the_schedule_runs_daily():
    schedule = defs.resolve_schedule_def("build_daily")
    assert schedule.cron_schedule == "0 6 * * *" and schedule.execution_timezone == "UTC"


@pytest.mark.parametrize("cron", ["* * * * *", "30 4 * * 1-5", "0 6,18 1 JAN MON"])
def test_a_setting_moves_the_schedule(cron, monkeypatch):
    monkeypatch.setenv("MARKETLEDGER_SCHEDULE", cron)
    schedule = daily_schedule(defs.resolve_job_def("build"), load_settings().schedule)
    assert schedule.cron_schedule == cron


@pytest.mark.parametrize("cron", ["daily", "6", "every day at 6", "a b c d e", "", "99 99 * * *", "0 6 31 2 *", "0 6 * * 1 *"])
def test_a_schedule_that_is_none_names_the_setting(cron, tmp_path):
    done = run_cli(tmp_path, "doctor", check=False, MARKETLEDGER_SCHEDULE=cron)
    assert done.returncode == 2
    assert "MARKETLEDGER_SCHEDULE" in done.stderr and "Traceback" not in done.stderr


def test_the_sensor_notices_new_changed_and_deleted_files(tmp_path, monkeypatch):
    home = copy_samples(tmp_path / "home")
    monkeypatch.setenv("MARKETLEDGER_HOME", str(home))
    sensor = defs.resolve_sensor_def("landing_changed")

    def evaluate(cursor):
        with dg.DagsterInstance.ephemeral() as instance, dg.build_sensor_context(instance=instance, cursor=cursor) as context:
            data = sensor.evaluate_tick(context)
        return [r.run_key for r in data.run_requests or []], data.cursor

    runs, cursor = evaluate(None)
    assert len(runs) == 1
    assert evaluate(cursor)[0] == []
    article = home / "landing" / "articles" / "new.txt"
    states = {cursor}
    for action in (lambda: article.write_text("one"), lambda: article.write_text("two"), article.unlink):
        action()
        runs, after = evaluate(cursor)
        assert len(runs) == 1 and after != cursor
        cursor = after
        states.add(after)
    assert len(states) == 3, "deleting the new file leads back to the first state"


def test_telemetry_is_off(tmp_path):
    from pipelines.commands.building import prepare_dagster_home
    from pipelines.settings import Settings

    settings = Settings(home=tmp_path)
    prepare_dagster_home(settings)
    assert "telemetry:\n  enabled: false" in (settings.dagster_home / "dagster.yaml").read_text()
