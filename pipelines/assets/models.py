"""SQL models to assets: one per file in sql/core and sql/marts, with the dependencies its SQL names."""

from __future__ import annotations

from functools import partial

import dagster as dg

from pipelines.assets.stage import stage_assets
from pipelines.report.previews import preview_of
from pipelines.warehouse import steps
from pipelines.warehouse.models import load_models
from pipelines.warehouse.store import Run, Store


def _step(table: str, store: Store, run: Run) -> steps.Checks:
    return steps.build_model(store, run, table)


def model_assets() -> list[dg.AssetsDefinition]:
    """One asset per SQL model."""
    models = load_models()
    found = []
    for table in models:
        # Seeds are reference data that the build's first step loads.
        deps = sorted({d if not d.startswith("seeds.") else "staging.landing_files" for d in models[table].deps} - {table})
        found.append(
            stage_assets(
                table.replace(".", "_"), [table], partial(_step, table), deps=deps, kinds={"sql", "duckdb"}, preview=preview_of(table)
            )
        )
    return found
