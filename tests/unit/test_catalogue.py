"""The asset catalogue: groups in flow order, owners, descriptions, freshness, previews that never stop a build."""

import dagster as dg
import duckdb
import pytest

from pipelines.assets.catalogue import FLOW, flow_group
from pipelines.definitions import defs
from pipelines.report.previews import growth_preview, preview_of, share_preview
from pipelines.warehouse.contracts import load_contracts
from tests.browser.warehouse import Fixture, standard


def specs() -> dict[str, dg.AssetSpec]:
    return {s.key.to_user_string(): s for s in defs.resolve_all_asset_specs()}


def test_groups_sort_in_the_order_of_the_flow():
    groups = {s.group_name for s in specs().values()}
    assert groups == {flow_group(g) for g in FLOW}, "every contract's group is part of the flow"
    assert [g.split("_", 1)[1] for g in sorted(groups)] == list(FLOW)


def test_every_asset_says_what_it_is_and_whose():
    for name, spec in specs().items():
        assert spec.owners and spec.description and spec.kinds, name
        if name.replace("/", ".") in load_contracts():
            assert "One row per" in spec.description and spec.metadata["dagster/column_schema"].columns, name


def test_what_is_published_is_due_in_time():
    late = {name for name, spec in specs().items() if spec.freshness_policy}
    assert late == {"publication/warehouse", "publication/report"}


@pytest.mark.parametrize(
    ("draw", "words"),
    [(share_preview, "Widgets in Germany, share of the market"), (growth_preview, "Widgets in Germany, market size in EUR bn")],
)
def test_previews_are_charts_in_markdown(tmp_path, draw, words):
    with duckdb.connect(str(standard().write(tmp_path / "w.duckdb"))) as db:
        found = draw(db)
    assert found["chart"].startswith(words)
    assert "](data:image/svg+xml;base64," in found["chart"]
    assert found["page"] == "markets/widgets-de.html"


def test_previews_of_an_empty_warehouse_are_empty(tmp_path):
    with duckdb.connect(str(Fixture().write(tmp_path / "w.duckdb"))) as db:
        assert share_preview(db) == growth_preview(db) == {}


def test_a_preview_that_fails_is_a_note():
    class Broken:
        def connect(self, run):
            raise RuntimeError("no file")

    assert "no file" in preview_of("marts.market_share")(Broken(), None)["marts.market_share"]["chart"]
    assert preview_of("core.claims") is None
