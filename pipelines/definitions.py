"""The only place where Dagster definitions are put together."""

from __future__ import annotations

import dagster as dg

from pipelines.assets import facts, ingestion, publication
from pipelines.assets.models import model_assets
from pipelines.resources import WarehouseResource
from pipelines.schedules import BUILD_JOB, daily_schedule
from pipelines.sensors import landing_sensor

assets = [
    ingestion.landing_files,
    ingestion.staged_documents,
    ingestion.staged_tables,
    facts.documents,
    facts.claims_and_events,
    *model_assets(),
    publication.published_warehouse,
]
build_job = dg.define_asset_job(
    BUILD_JOB, selection=dg.AssetSelection.all(), executor_def=dg.in_process_executor, description="Landing folder to published warehouse and report."
)
defs = dg.Definitions(
    assets=assets,
    jobs=[build_job],
    schedules=[daily_schedule(build_job)],
    sensors=[landing_sensor(build_job)],
    resources={"warehouse": WarehouseResource()},
    executor=dg.in_process_executor,
)
