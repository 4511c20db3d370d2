"""When builds happen without anybody asking: once a day, or as MARKETLEDGER_SCHEDULE says."""

from __future__ import annotations

import dagster as dg

BUILD_JOB = "build"


def daily_schedule(job, cron: str) -> dg.ScheduleDefinition:
    """The landing folder as it is at the times of the cron expression."""
    return dg.ScheduleDefinition(
        name="build_daily",
        job=job,
        cron_schedule=cron,
        execution_timezone="UTC",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Builds and publishes the warehouse: every day at 06:00 UTC unless MARKETLEDGER_SCHEDULE says otherwise.",
    )
