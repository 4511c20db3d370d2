"""The private file to the public one."""

import dagster as dg

from pipelines.assets.stage import WRITER_POOL
from pipelines.checks import asset_key
from pipelines.resources import WarehouseResource
from pipelines.warehouse import steps
from pipelines.warehouse.contracts import load_contracts

PUBLISHED = dg.AssetKey(["publication", "warehouse"])


@dg.asset(
    key=PUBLISHED,
    deps=[asset_key(t) for t in load_contracts()],
    group_name="publication",
    kinds={"duckdb"},
    owners=["team:data"],
    pool=WRITER_POOL,
    description="**The public file**, `marketledger.duckdb`: replaced in one atomic step when no table-level error is open; the one before is kept in `snapshots/`.",
)
def published_warehouse(context: dg.AssetExecutionContext, warehouse: WarehouseResource) -> dg.MaterializeResult:
    """One file per data folder."""
    published = steps.publish_warehouse(warehouse.store, warehouse.run)
    context.log.info("published %s", published.path)
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(str(published.path)),
            "snapshot": str(published.snapshot or "none"),
            **{name: dg.MetadataValue.int(count) for name, count in published.counts.items()},
        }
    )
