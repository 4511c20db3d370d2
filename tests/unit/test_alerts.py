"""Alerts against a local HTTP server: a failed run, a stale warehouse, an address that does not answer, off by default."""

from __future__ import annotations

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import dagster as dg
import pytest

from pipelines import alerts
from pipelines.settings import load_settings
from tests.browser.warehouse import NOW, Fixture


@pytest.fixture
def webhook():
    """A server that keeps what it is sent; its status can be set."""
    received: list[dict] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(server.answer)
            if server.answer == 302:
                self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.answer = 200
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    server.url, server.received = f"http://127.0.0.1:{server.server_port}/hook", received
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MARKETLEDGER_HOME", str(tmp_path))
    monkeypatch.delenv("MARKETLEDGER_ALERT_WEBHOOK", raising=False)
    return tmp_path


def sensors():
    return {s.name: s for s in alerts.alert_sensors(load_settings())}


@dg.op
def breaks():
    raise ValueError("not published: 1 table-level check failed\n  core.claims: quote_is_the_slice")


@dg.job
def breaking():
    breaks()


def failed_context(instance):
    result = breaking.execute_in_process(instance=instance, raise_on_error=False)
    return dg.build_run_status_sensor_context(
        "alert_on_failure", dagster_instance=instance, dagster_run=result.dagster_run, dagster_event=result.get_run_failure_event()
    ).for_run_failure()


def test_a_failed_run_is_sent_with_its_cause(home, webhook, monkeypatch):
    monkeypatch.setenv("MARKETLEDGER_ALERT_WEBHOOK", webhook.url)
    with dg.DagsterInstance.ephemeral() as instance:
        list(sensors()["alert_on_failure"](failed_context(instance)) or ())
    (alert,) = webhook.received
    assert alert["kind"] == "failure" and alert["job"] == "breaking" and alert["run_id"]
    assert "quote_is_the_slice" in alert["text"] and "untouched" in alert["text"]


def test_off_by_default(home, webhook):
    assert all(s.default_status is dg.DefaultSensorStatus.STOPPED for s in sensors().values())
    result = sensors()["alert_on_staleness"](dg.build_sensor_context())
    assert isinstance(result, dg.SkipReason) and "MARKETLEDGER_ALERT_WEBHOOK" in result.skip_message
    assert webhook.received == []


def test_on_where_an_address_is_set(home, webhook, monkeypatch):
    monkeypatch.setenv("MARKETLEDGER_ALERT_WEBHOOK", webhook.url)
    assert all(s.default_status is dg.DefaultSensorStatus.RUNNING for s in sensors().values())


def test_a_stale_warehouse_is_told_once_and_again_when_fresh(home, webhook, monkeypatch):
    monkeypatch.setenv("MARKETLEDGER_ALERT_WEBHOOK", webhook.url)
    Fixture().write(home / "marketledger.duckdb")
    sensor, cursor = sensors()["alert_on_staleness"], None
    for hours in (1, 40, 41, 2):
        monkeypatch.setattr(alerts, "utc_now", lambda hours=hours: NOW + timedelta(hours=hours))
        result = sensor(dg.build_sensor_context(cursor=cursor))
        cursor = result.cursor if isinstance(result, dg.SensorResult) else cursor
    assert [a["kind"] for a in webhook.received] == ["stale", "fresh"]
    assert "40.0 h old, 36 h are allowed" in webhook.received[0]["text"]


def test_no_warehouse_is_stale(home):
    found = alerts.staleness(load_settings(), NOW)
    assert found["stale"] and "no published warehouse" in found["words"]


def test_freshness_is_an_asset_check(home, monkeypatch):
    Fixture().write(home / "marketledger.duckdb")
    for hours, passed in ((1, True), (37, False)):
        monkeypatch.setattr(alerts, "utc_now", lambda hours=hours: NOW + timedelta(hours=hours))
        result = alerts.published_in_time()
        assert result.passed is passed and result.severity is dg.AssetCheckSeverity.WARN


@pytest.mark.parametrize("status", [302, 404, 500])
def test_an_answer_that_is_no_success_is_an_error(webhook, status):
    webhook.answer = status
    with pytest.raises(alerts.AlertError, match=str(status)):
        alerts.post(webhook.url, {"text": "x"})


def test_addresses_that_cannot_be_used():
    with pytest.raises(alerts.AlertError, match="cannot be reached"):
        alerts.post("http://127.0.0.1:1/", {"text": "x"})
    with pytest.raises(alerts.AlertError, match="must begin with"):
        alerts.post("file:///etc/hostname", {"text": "x"})
