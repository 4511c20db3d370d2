"""How the asset catalogue reads: groups numbered in the order of the flow, freshness where it is due."""

from datetime import timedelta

import dagster as dg

from pipelines.assets.publication import PUBLISHED
from pipelines.assets.report import REPORT
from pipelines.settings import load_settings

#: Contract groups in the order in which data flows; the UI sorts groups by name.
FLOW = ("ingestion", "documents", "extraction", "claims", "events", "reference", "observations", "marts", "publication")


def flow_group(group: str | None) -> str | None:
    """`marts` is shown as `8_marts`; a group that is not in the flow keeps its name."""
    return f"{FLOW.index(group) + 1}_{group}" if group in FLOW else group


def catalogued(assets: list[dg.AssetsDefinition]) -> list[dg.AssetsDefinition]:
    """The assets as the UI shows them."""
    due = timedelta(hours=load_settings().fresh_within_hours)
    policy = dg.FreshnessPolicy.time_window(fail_window=due, warn_window=due * 0.75)

    def shown(spec: dg.AssetSpec) -> dg.AssetSpec:
        spec = spec.replace_attributes(group_name=flow_group(spec.group_name))
        return dg.apply_freshness_policy(spec, policy) if spec.key in (PUBLISHED, REPORT) else spec

    return dg.map_asset_specs(shown, assets)
