"""How a stage becomes assets: a step of the warehouse run, its checks and row counts reported."""

from collections.abc import Callable, Iterator

import dagster as dg

from pipelines.checks import asset_spec, check_specs, results
from pipelines.resources import WarehouseResource
from pipelines.warehouse.steps import Checks
from pipelines.warehouse.store import Run, Store

#: One writer: every asset that writes the private file is in this pool of one.
WRITER_POOL = "warehouse_writer"


def stage_assets(
    name: str,
    tables: list[str],
    step: Callable[[Store, Run], Checks],
    *,
    deps: list[str] = (),
    kinds: set[str] = frozenset({"python", "duckdb"}),
    code_version: str | None = None,
    preview: Callable[[Store, Run], dict[str, dict]] | None = None,
) -> dg.AssetsDefinition:
    """The assets of one step: one per table it writes."""
    specs = [asset_spec(t, deps=list(deps), kinds=kinds).replace_attributes(code_version=code_version) for t in tables]

    @dg.multi_asset(name=name, specs=specs, check_specs=[c for t in tables for c in check_specs(t)], pool=WRITER_POOL)
    def stage(context: dg.AssetExecutionContext, warehouse: WarehouseResource) -> Iterator[dg.MaterializeResult]:
        checks = step(warehouse.store, warehouse.run)
        with warehouse.store.connect(warehouse.run) as db:
            counts = {t: db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in checks}
        for table, found in checks.items():
            failed = [r for r in found if not r.success]
            context.log.info("%s: %d rows, %d checks, %d failed", table, counts[table], len(found), len(failed))
        yield from results(checks, counts, preview(warehouse.store, warehouse.run) if preview else None)

    return stage
