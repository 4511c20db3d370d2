"""Alerts to a webhook: a run that failed, a warehouse that has grown stale. Off until MARKETLEDGER_ALERT_WEBHOOK names a URL."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import dagster as dg
import duckdb

from pipelines.assets.publication import PUBLISHED
from pipelines.resources import innermost_message
from pipelines.settings import Settings, load_settings
from pipelines.warehouse.store import Publication, connect_published, last_publication, utc_now

TIMEOUT_S = 10


class AlertError(RuntimeError):
    """The webhook did not take an alert: says which address answered what."""


class _SameAddress(urllib.request.HTTPRedirectHandler):
    """No redirects: an alert goes to the address that was set, and nowhere else."""

    def redirect_request(self, *_args: Any, **_more: Any) -> None:
        return None


def post(url: str, alert: dict[str, Any]) -> int:
    """Send one alert as JSON; `text` is what chat services show. Returns the HTTP status, raises AlertError."""
    if not url.startswith(("http://", "https://")):
        raise AlertError(f"MARKETLEDGER_ALERT_WEBHOOK must begin with http:// or https://, it is {url.split(':')[0]}:…")
    request = urllib.request.Request(
        url, json.dumps(alert, default=str).encode(), {"Content-Type": "application/json", "User-Agent": "marketledger"}, method="POST"
    )
    try:
        with urllib.request.build_opener(_SameAddress).open(request, timeout=TIMEOUT_S) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        raise AlertError(f"the webhook answered {error.code}: check MARKETLEDGER_ALERT_WEBHOOK") from error
    except OSError as error:  # no route, refused, timed out
        raise AlertError(f"the webhook cannot be reached ({error}): check MARKETLEDGER_ALERT_WEBHOOK") from error


def failure_alert(run_id: str, job: str, message: str) -> dict[str, Any]:
    """What is sent when a run fails; a blocked publication is a failed run."""
    return {
        "kind": "failure",
        "text": f"marketledger: {job} failed, run {run_id[:8]}. The last published warehouse is untouched.\n{message}"[:3000],
        "job": job,
        "run_id": run_id,
        "message": message[:10_000],
    }


def _published(settings: Settings) -> Publication | None:
    """The publication that readers see; None where there is none that can be read."""
    try:
        with connect_published(settings.published) as db:
            return last_publication(db)
    except (FileNotFoundError, duckdb.Error):
        return None


def staleness(settings: Settings, now: datetime) -> dict[str, Any]:
    """How old the published warehouse is, and whether that is too old."""
    found = _published(settings)
    if found is None:
        return {"stale": True, "run_id": None, "age_hours": None, "words": f"there is no published warehouse at {settings.published}"}
    age = (now - found.finished_at) / timedelta(hours=1)
    return {
        "stale": age > settings.fresh_within_hours,
        "run_id": found.run_id,
        "age_hours": round(age, 2),
        "words": f"the published warehouse is {age:.1f} h old, {settings.fresh_within_hours:g} h are allowed",
    }


@dg.asset_check(
    asset=PUBLISHED,
    name="published_in_time",
    description="The published warehouse is younger than MARKETLEDGER_FRESH_WITHIN_HOURS (36 by default).",
)
def published_in_time() -> dg.AssetCheckResult:
    """Freshness as an asset check: run by every build, and on its own from the UI at any time."""
    found = staleness(load_settings(), utc_now())
    metadata = {"what was found": found["words"]} | ({"age in hours": found["age_hours"]} if found["age_hours"] is not None else {})
    return dg.AssetCheckResult(passed=not found["stale"], severity=dg.AssetCheckSeverity.WARN, metadata=metadata)


def alert_sensors(settings: Settings) -> list[dg.SensorDefinition]:
    """The two sensors; they run where a webhook is set when the code is loaded, and can be switched in the UI."""
    status = dg.DefaultSensorStatus.RUNNING if settings.alert_webhook else dg.DefaultSensorStatus.STOPPED

    @dg.run_failure_sensor(
        name="alert_on_failure",
        default_status=status,
        minimum_interval_seconds=30,
        description="Sends every failed run, a blocked publication among them, to MARKETLEDGER_ALERT_WEBHOOK.",
    )
    def alert_on_failure(context: dg.RunFailureSensorContext) -> dg.SkipReason | None:
        url = load_settings().alert_webhook
        if not url:
            return dg.SkipReason("MARKETLEDGER_ALERT_WEBHOOK is not set")
        run = context.dagster_run
        post(url, failure_alert(run.run_id, run.job_name, _cause(context)))
        return None

    @dg.sensor(
        name="alert_on_staleness",
        default_status=status,
        minimum_interval_seconds=300,
        description="Tells MARKETLEDGER_ALERT_WEBHOOK once when the published warehouse grows too old, and once when it is fresh again.",
    )
    def alert_on_staleness(context: dg.SensorEvaluationContext) -> dg.SkipReason | dg.SensorResult:
        current = load_settings()
        if not current.alert_webhook:
            return dg.SkipReason("MARKETLEDGER_ALERT_WEBHOOK is not set")
        alert, cursor = staleness_alert(staleness(current, utc_now()), context.cursor)
        if alert is None:
            return dg.SkipReason("nothing to tell")
        post(current.alert_webhook, alert)
        return dg.SensorResult(cursor=cursor)

    return [alert_on_failure, alert_on_staleness]


def staleness_alert(found: dict[str, Any], cursor: str | None) -> tuple[dict[str, Any] | None, str]:
    """The alert to send, if any, and the state to remember: one alert when it turns stale, one when it turns fresh."""
    state = "stale" if found["stale"] else "fresh"
    if state == (cursor or "fresh"):
        return None, state
    words = found["words"] if found["stale"] else f"fresh again: {found['words']}"
    return {
        "kind": "stale" if found["stale"] else "fresh",
        "text": f"marketledger: {words}",
        "run_id": found["run_id"],
        "age_hours": found["age_hours"],
    }, state


def _cause(context: dg.RunFailureSensorContext) -> str:
    """The innermost errors of the steps that failed, else Dagster's own words."""
    messages: Iterator[str] = (
        innermost_message(e.event_specific_data.error)
        for e in context.get_step_failure_events()
        if e.event_specific_data and e.event_specific_data.error
    )
    return "\n".join(dict.fromkeys(messages)) or context.failure_event.message or "no message"
