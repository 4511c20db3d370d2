"""When builds happen without anybody asking: once a day."""

from __future__ import annotations

import dagster as dg

BUILD_JOB = "build"


def daily_schedule(job) -> dg.ScheduleDefinition:
    """Every day at 06:00 UTC: the landing folder as it is then."""
    return dg.ScheduleDefinition(
        name="build_daily",
        job=job,
        cron_schedule="0 6 * * *",
        execution_timezone="UTC",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Builds and publishes the warehouse every day at 06:00 UTC.",
    )
