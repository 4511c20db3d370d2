"""The only place where Dagster definitions are put together."""

from __future__ import annotations

import dagster as dg

from pipelines.alerts import alert_sensors, published_in_time
from pipelines.assets import facts, ingestion, publication, report
from pipelines.assets.catalogue import catalogued
from pipelines.assets.models import model_assets
from pipelines.resources import WarehouseResource
from pipelines.schedules import BUILD_JOB, daily_schedule
from pipelines.sensors import landing_sensor
from pipelines.settings import load_settings

assets = [
    ingestion.landing_files,
    ingestion.staged_documents,
    ingestion.staged_tables,
    facts.documents,
    facts.claims_and_events,
    *model_assets(),
    publication.published_warehouse,
    report.report,
]
settings = load_settings()
build_job = dg.define_asset_job(
    BUILD_JOB,
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="Landing folder to published warehouse and report.",
)
defs = dg.Definitions(
    assets=catalogued(assets),
    asset_checks=[published_in_time],
    jobs=[build_job],
    schedules=[daily_schedule(build_job, settings.schedule)],
    sensors=[landing_sensor(build_job), *alert_sensors(settings)],
    resources={"warehouse": WarehouseResource()},
    executor=dg.in_process_executor,
)
