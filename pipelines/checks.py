"""From contracts to Dagster: asset checks with their severity, column schema, row counts."""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg

from pipelines.warehouse.contracts import Contract, contract_of
from pipelines.warehouse.validation import CheckResult, can_block, checks_of


def asset_key(table: str) -> dg.AssetKey:
    """`marts.market_share` is the asset `marts/market_share`."""
    return dg.AssetKey(table.split("."))


def check_specs(table: str) -> list[dg.AssetCheckSpec]:
    """One asset check per expectation of the table's contract; only table-level errors block what comes after."""
    return [
        dg.AssetCheckSpec(name=c.name, asset=asset_key(table), description=c.note or c.type, blocking=can_block(c))
        for c in checks_of(contract_of(table))
    ]


def asset_spec(
    table: str, *, deps: list[str] = (), kinds: set[str] = frozenset({"duckdb"}), group: str | None = None, **more
) -> dg.AssetSpec:
    """An asset as its contract describes it."""
    contract = contract_of(table)
    return dg.AssetSpec(
        asset_key(table),
        deps=[asset_key(d) for d in deps],
        description=f"**{contract.grain}** {contract.description}\n\nKey: {', '.join(f'`{k}`' for k in contract.key)}.",
        group_name=group or contract.group,
        kinds=set(kinds),
        owners=[f"team:{contract.owner}"],
        metadata={"dagster/column_schema": column_schema(contract), "dagster/relation_identifier": table, **more},
    )


def column_schema(contract: Contract) -> dg.TableSchema:
    """The contract's columns as Dagster shows them."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=name,
                type=column.type,
                description=column.description + (f" [{column.unit}]" if column.unit else ""),
                constraints=dg.TableColumnConstraints(nullable=not column.required, unique=column.unique),
            )
            for name, column in contract.columns.items()
        ]
    )


def check_result(result: CheckResult) -> dg.AssetCheckResult:
    """One result of Great Expectations as an asset check; failing rows of a row-level check went to quarantine, so it only warns."""
    return dg.AssetCheckResult(
        asset_key=asset_key(result.table),
        check_name=result.name,
        passed=result.success,
        severity=dg.AssetCheckSeverity.ERROR if can_block(result) else dg.AssetCheckSeverity.WARN,
        metadata={
            "expectation": result.expectation_type,
            "evaluated rows": result.evaluated,
            "failing rows": result.unexpected,
            "sample": dg.MetadataValue.json(result.sample),
        },
    )


def results(
    checks: dict[str, list[CheckResult]], counts: dict[str, int], metadata: dict[str, dict] | None = None
) -> Iterator[dg.MaterializeResult]:
    """A materialisation per table with its row count and every check."""
    for table, found in checks.items():
        extra = (metadata or {}).get(table, {})
        yield dg.MaterializeResult(
            asset_key=asset_key(table),
            metadata={"dagster/row_count": counts[table], **extra},
            check_results=[check_result(r) for r in found],
        )
