"""Charts of the marts for Dagster's asset pages: Base64 SVG in Markdown, and where the page of the report is."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import duckdb

from pipelines.report import drawn, site
from pipelines.report.facts import Facts
from pipelines.warehouse.store import Run, Store


def _markdown(spec: dict[str, Any], words: str) -> str:
    """The chart on its own ground, so that it reads in a dark UI too."""
    from pipelines.report.theme import COLOURS

    svg = drawn.for_slides(drawn.to_svg(spec | {"background": COLOURS["page"][0], "padding": 12}))
    data = base64.b64encode(svg.encode()).decode()
    safe = "".join(c for c in words if c not in '[]()<>"\\\n')
    return f"{safe}\n\n![{safe}](data:image/svg+xml;base64,{data})"


def share_preview(db: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The market with most figures: share over time by company."""
    from pipelines.report import charts
    from pipelines.report.figures import share_point
    from pipelines.report.series import by_market, dated, main_series, name_of_series, of_main_grain, ranking

    facts = Facts(db)
    best: tuple[int, str, list] | None = None
    for market_id, rows in sorted(by_market(facts.shares).items()):
        series = main_series(rows)
        chosen = of_main_grain(
            [r for r in dated(rows) if series and r["series_id"] == series[0] and not r["is_superseded"] and not r["is_group"]]
        )
        if best is None or len(chosen) > best[0]:
            best = (len(chosen), market_id, chosen)
    if best is None or best[0] < 2:
        return {}
    _, market_id, rows = best
    others = {r["entity_id"] for r in rows if r["is_others"]}
    colours = charts.assign_colours([c for c in ranking(rows) if c not in others])
    grey = frozenset(others | {c for c, colour in colours.items() if colour == charts.var("muted")})
    spec = charts.share_chart(charts.ShareChart([share_point(r) for r in rows], colours=colours, muted=grey))
    name = rows[0]["market_name"] or market_id
    return (
        {
            "chart": _markdown(spec, f"{name}, share of the market in percent; {name_of_series(rows[0])}"),
            "page": site.market_page(market_id),
        }
        if spec
        else {}
    )


def growth_preview(db: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The longest run of market sizes (of any level where there is none) with its growth."""
    from pipelines.report import charts
    from pipelines.report.formatting import period, words
    from pipelines.report.series import runs_of

    facts = Facts(db)
    runs = runs_of([r for r in facts.growth if r["metric"] == "market_size"]) or runs_of(facts.growth)
    if not runs:
        return {}
    rows = runs[0]
    levels = [
        charts.Level(
            r["period_start"],
            r["period_end"],
            r["level"],
            period(r["period_start"], r["period_end"]),
            "",
            r["computed_growth_pct"],
            r["reported_growth_pct"],
        )
        for r in rows
    ]
    spec = charts.level_chart(levels, rows[0]["unit"])
    if spec is None:
        return {}
    _, unit = charts.scale_of([v.value for v in levels if v.value is not None], rows[0]["unit"])
    found = {
        "chart": _markdown(
            spec, f"{rows[0]['subject_name']}, {words(rows[0]['metric'])} in {unit or 'units'}; below it growth on the year in percent"
        )
    }
    if rows[0]["metric"] == "market_size" and rows[0]["market_id"]:
        found["page"] = site.market_page(rows[0]["market_id"])
    return found


_PREVIEWS: dict[str, Callable[[duckdb.DuckDBPyConnection], dict[str, Any]]] = {
    "marts.market_share": share_preview,
    "marts.growth": growth_preview,
}


def preview_of(table: str) -> Callable[[Store, Run], dict[str, dict]] | None:
    """What the asset page of a table shows besides its rows; None where there is nothing to draw."""
    draw = _PREVIEWS.get(table)
    return None if draw is None else lambda store, run: {table: _metadata(draw, store, run)}


def _metadata(draw: Callable[[duckdb.DuckDBPyConnection], dict[str, Any]], store: Store, run: Run) -> dict[str, Any]:
    import dagster as dg

    try:
        with store.connect(run) as db:
            found = draw(db)
    except Exception as error:  # a chart that cannot be drawn is no reason to stop a build
        return {"chart": f"could not be drawn: {type(error).__name__}: {error}"}
    metadata: dict[str, Any] = {}
    if "chart" in found:
        metadata["chart"] = dg.MetadataValue.md(found["chart"])
    if "page" in found:
        metadata["report page"] = dg.MetadataValue.url((store.settings.report / found["page"]).as_uri())
    return metadata
