"""Pages of companies (and of any organisation, person or place that facts are about): shares, reported figures, forecasts, events."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from pipelines.report import charts, site
from pipelines.report.context import Context, Figure
from pipelines.report.facts import LANES, Row
from pipelines.report.formatting import percent, period, plural, shorten, words
from pipelines.report.pages.markets import (
    dated,
    event_label,
    grouped,
    level_figure,
    main_series,
    name_of_series,
    of_main_grain,
    runs_of,
    sources_line,
)

MAX_LEVEL_CHARTS = 4
NUMBERED = 8


class CompanyPage:
    """One entity."""

    def __init__(self, context: Context, entity_id: str, shares: list[Row], growth: list[Row], forecasts: list[Row], disputes: list[Row], events: list[Row]) -> None:
        self.context, self.facts, self.id = context, context.facts, entity_id
        self.shares, self.growth, self.forecasts, self.disputes, self.timeline = shares, growth, forecasts, disputes, events
        self.entity = self.facts.entities.get(entity_id)
        self.name = self.facts.name_of(entity_id)
        self.path = site.company_page(entity_id)

    def share_figure(self, events: list[dict]) -> Figure | None:
        """The company's share in its markets, one line per market's main series."""
        by_market: dict[str, list[Row]] = defaultdict(list)
        for r in dated(self.shares):
            if not r["is_superseded"]:
                by_market[r["market_id"] or r["series_id"]].append(r)
        lines = []
        for market_rows in by_market.values():
            series = main_series(market_rows)
            rows = of_main_grain([r for r in market_rows if r["series_id"] == series[0]])
            if len({(r["period_start"], r["period_end"]) for r in rows}) >= 2:
                lines.append(rows)
        if not lines:
            return None
        lines.sort(key=lambda rows: (-len(rows), rows[0]["series_id"]))
        lines = lines[: charts.MAX_COLOURED]
        points = [
            charts.Point(r["series_id"], r["period_start"], r["period_end"], r["share_pct"], r["market_name"] or name_of_series(r), period(r["period_start"], r["period_end"], r["period_grain"]), shorten(r["source"] or r["publisher"], 60))
            for rows in lines for r in rows
        ]
        shown = {rows[0]["series_id"]: rows[0] for rows in lines}
        forecasts = [
            charts.Point(r["series_id"], r["period_start"], r["period_end"], r["forecast_value"], shown[r["series_id"]]["market_name"] or "", period(r["period_start"], r["period_end"]), shorten(r["forecaster"], 60))
            for r in self.forecasts if r["metric"] == "market_share" and r["statistic"] == "level" and r["series_id"] in shown and r["period_start"] and r["period_end"]
        ]
        marks = [charts.Mark(e["date_start"] + (e["date_end"] - e["date_start"]) / 2, e["lane"], event_label(e), e["when"], e["modality"] != "actual", e["number"]) for e in events]
        chart = charts.ShareChart(points, forecasts, [], marks, charts.assign_colours([rows[0]["series_id"] for rows in lines]), values=False)
        last = "; ".join(f"{rows[0]['market_name'] or name_of_series(rows[0])} {percent(max(rows, key=lambda r: r['period_end'])['share_pct'])}" for rows in lines)
        csv_rows = [{"market": r["market_name"], "definition": r["definition"], "period_start": r["period_start"], "period_end": r["period_end"], "share_pct": r["share_pct"], "publisher": r["publisher"], "observation_id": r["observation_id"]} for rows in lines for r in rows]
        key = ([("forecast", "forecast")] if forecasts else []) + ([("event", "events, numbered as in the list")] if marks else [])
        return self.context.figure(
            f"company-share-{self.id}", charts.share_chart(chart), csv_rows, title=f"{self.name}: share of its markets",
            subtitle="Percent of each market, by the definition with most figures", alt=f"Line chart of the market shares of {self.name}. Last: {last}. The figures are in the table below.",
            unit="percent of the market", source=sources_line(sorted({r["publisher"] for rows in lines for r in rows if r["publisher"]})), note="A point stands at the middle of its period.", key=key,
        )

    def write(self) -> None:
        context, facts = self.context, self.facts
        days = [d for r in dated(self.shares) for d in (r["period_start"], r["period_end"])]
        near = [r for r in self.timeline if r["date_start"] and r["date_end"] and (r["date_end"] - r["date_start"]).days <= 370 and days and min(days) <= r["date_start"] <= max(days)]
        span = (max(days) - min(days)).days if days else 1
        chosen = {r["timeline_id"]: i for i, r in enumerate(facts.chosen(near, NUMBERED, {self.id: 1.0}, span // 30), start=1)}
        lanes = list(LANES)
        marks = sorted((context.event(r, chosen.get(r["timeline_id"])) for r in near), key=lambda e: (lanes.index(e["lane"]), e["date_start"], e["timeline_id"]))
        share = self.share_figure(marks)
        levels = []
        for rows in runs_of([r for r in self.growth if r["metric"] != "market_size"]):
            if len(levels) < MAX_LEVEL_CHARTS and len([r for r in rows if r["level"] is not None]) >= 3:
                figure = level_figure(context, f"level-{self.id}-{len(levels)}", rows, f"{self.name}: {words(rows[0]['metric'])}", self.forecasts)
                levels += [figure] if figure else []
        events = [context.event(r) for r in sorted(self.timeline, key=lambda r: (r["date_start"] or date.min, r["timeline_id"]), reverse=True)]
        entity = self.entity or {"kind": "unknown", "country": None, "ticker": None, "lei": None, "wikidata": None, "parent_id": None}
        aliases = [a for a in facts.aliases.get(self.id, []) if a != self.name]
        context.page(
            self.path, "company.html.j2", section="companies/index.html", figures=[f for f in [share, *levels] if f], name=self.name, entity=entity, aliases=aliases[:12],
            parent=(facts.name_of(entity["parent_id"]), facts.company_target(entity["parent_id"])) if entity["parent_id"] else None, share_figure=share, level_figures=levels,
            numbered=sorted((e for e in marks if e["number"]), key=lambda e: e["number"]) if share else [],
            share_groups=[(g[0]["market_name"] or "", name_of_series(g[0]), facts.market_target(g[0]["market_id"]), g) for g in grouped(self.shares)],
            growth=self.growth, forecasts=self.forecasts, disputes=self.disputes, events=events,
        )
        parts = [plural(len(self.shares), "share")] if self.shares else []
        parts += [plural(len(self.growth), "figure")] if self.growth else []
        parts += [plural(len(events), "event")] if events else []
        kind = entity["kind"] if entity["kind"] not in ("unknown", "company") else ""
        context.searchable("Company", self.name, self.path, ", ".join([kind, *parts] if kind else parts), " ".join([*aliases, entity["ticker"] or ""]), len(self.shares) + len(self.growth) + len(events))


def write(context: Context) -> None:
    facts = context.facts
    shares, growth, forecasts, disputes, events = (defaultdict(list) for _ in range(5))
    for r in facts.shares:
        shares[r["entity_id"]].append(r)
    for r in facts.growth:
        growth[r["subject_id"]].append(r)
    for r in facts.forecasts:
        forecasts[r["entity_id"]].append(r)
    for r in facts.disputes:
        disputes[r["entity_id"]].append(r)
    for r in facts.timeline:
        for i in dict.fromkeys(r["participant_ids"] or ()):
            events[i].append(r)
    listed = []
    for entity_id in sorted(facts.company_ids):
        page = CompanyPage(context, entity_id, shares[entity_id], growth[entity_id], forecasts[entity_id], disputes[entity_id], events[entity_id])
        page.write()
        kind = (page.entity or {}).get("kind") or "unknown"
        listed.append({"name": page.name, "target": page.path, "kind": kind, "shares": len(shares[entity_id]), "figures": len(growth[entity_id]), "events": len(events[entity_id])})
    leading = sorted((c for c in listed if c["shares"] or c["figures"] > 2), key=lambda c: (-c["shares"], -c["figures"], -c["events"], c["name"], c["target"]))[:100]
    letters: dict[str, list] = defaultdict(list)
    for c in sorted(listed, key=lambda c: (c["name"].casefold(), c["target"])):
        first = c["name"][:1].upper()
        letters[first if first.isascii() and first.isalpha() else "#"].append(c)
    context.page("companies/index.html", "companies_index.html.j2", leading=leading, letters=sorted(letters.items()), count=len(listed))
