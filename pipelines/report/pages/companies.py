"""Pages of companies (and of any organisation, person or place that facts are about): shares, reported figures, forecasts, events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipelines.report import charts, lanes, site
from pipelines.report.context import Context
from pipelines.report.figures import Caption, Figure, event_mark, level_figure, picked, publishers_line
from pipelines.report.formatting import percent, period, plural, shorten, words
from pipelines.report.published import Row
from pipelines.report.series import dated, grouped, has_period, main_series, name_of_series, of_main_grain, runs_of

MAX_LEVEL_CHARTS = 4
NUMBERED = 8
MAX_LEADING = 100
#: An event that may have been on any day of a longer time has no place on a time axis.
MAX_EVENT_DAYS = 370
_UNKNOWN = {"kind": "unknown", "country": None, "ticker": None, "lei": None, "wikidata": None, "parent_id": None}


@dataclass(frozen=True, slots=True)
class CompanyRows:
    """What the marts hold about one entity."""

    shares: list[Row] = field(default_factory=list)
    growth: list[Row] = field(default_factory=list)
    forecasts: list[Row] = field(default_factory=list)
    disputes: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)


class CompanyPage:
    """One entity."""

    def __init__(self, context: Context, entity_id: str, rows: CompanyRows) -> None:
        self.context, self.facts, self.id, self.rows = context, context.facts, entity_id, rows
        self.entity = self.facts.entities.get(entity_id) or _UNKNOWN
        self.name = self.facts.name_of(entity_id)
        self.path = site.company_page(entity_id)

    def _lines(self) -> list[list[Row]]:
        """Its shares market by market, each by that market's main series, the longest first."""
        by_market: dict[str, list[Row]] = defaultdict(list)
        for r in dated(self.rows.shares):
            if not r["is_superseded"]:
                by_market[r["market_id"] or r["series_id"]].append(r)
        lines = []
        for market_rows in by_market.values():
            series = main_series(market_rows)
            rows = of_main_grain([r for r in market_rows if r["series_id"] == series[0]])
            if len({(r["period_start"], r["period_end"]) for r in rows}) >= 2:
                lines.append(rows)
        return sorted(lines, key=lambda rows: (-len(rows), rows[0]["series_id"]))[: charts.MAX_COLOURED]

    def _forecast_points(self, shown: dict[str, Row]) -> list[charts.Point]:
        """Its expected shares in the series that are shown."""
        shares = [r for r in self.rows.forecasts if r["metric"] == "market_share" and r["statistic"] == "level"]
        return [
            charts.Point(
                r["series_id"], r["period_start"], r["period_end"], r["forecast_value"], shown[r["series_id"]]["market_name"] or "",
                period(r["period_start"], r["period_end"]), shorten(r["forecaster"], 60),
            )
            for r in shares
            if r["series_id"] in shown and has_period(r)
        ]  # fmt: skip

    def share_figure(self, events: list[dict[str, Any]]) -> Figure | None:
        """The company's share in its markets, one line per market's main series."""
        lines = self._lines()
        if not lines:
            return None
        rows = [r for line in lines for r in line]
        points = [
            charts.Point(
                r["series_id"], r["period_start"], r["period_end"], r["share_pct"], r["market_name"] or name_of_series(r),
                period(r["period_start"], r["period_end"], r["period_grain"]), shorten(r["source"] or r["publisher"], 60),
            )
            for r in rows
        ]  # fmt: skip
        shown = {line[0]["series_id"]: line[0] for line in lines}
        forecasts = self._forecast_points(shown)
        marks = [event_mark(e) for e in events]
        chart = charts.ShareChart(points, forecasts, [], marks, charts.assign_colours(list(shown)), values=False)
        latest = [max(line, key=lambda r: r["period_end"]) for line in lines]
        last = "; ".join(
            f"{line[0]['market_name'] or name_of_series(line[0])} {percent(r['share_pct'])}" for line, r in zip(lines, latest, strict=True)
        )
        caption = Caption(
            title=f"{self.name}: share of its markets",
            subtitle="Percent of each market, by the definition with most figures",
            alt=f"Line chart of the market shares of {self.name}. Last: {last}. The figures are in the table below.",
            unit="percent of the market",
            source=publishers_line(rows),
            note="A point stands at the middle of its period.",
            key=([("forecast", "forecast")] if forecasts else []) + ([("event", "events, numbered as in the list")] if marks else []),
        )
        columns = picked(rows, "definition", "period_start", "period_end", "share_pct", "publisher", "observation_id")
        csv_rows = [{"market": r["market_name"], **row} for r, row in zip(rows, columns, strict=True)]
        return self.context.figure(f"company-share-{self.id}", charts.share_chart(chart), csv_rows, caption)

    def level_figures(self) -> list[Figure]:
        """Charts of what it reports, the longest runs first."""
        found: list[Figure] = []
        for rows in runs_of([r for r in self.rows.growth if r["metric"] != "market_size"]):
            if len(found) < MAX_LEVEL_CHARTS and len([r for r in rows if r["level"] is not None]) >= 3:
                title = f"{self.name}: {words(rows[0]['metric'])}"
                figure = level_figure(self.context, f"level-{self.id}-{len(found)}", rows, title, self.rows.forecasts)
                found += [figure] if figure else []
        return found

    def marks(self) -> list[dict[str, Any]]:
        """The events while its shares are known, the most telling ones numbered, lane by lane."""
        days = [d for r in dated(self.rows.shares) for d in (r["period_start"], r["period_end"])]
        if not days:
            return []
        placed = [
            r for r in self.rows.events if r["date_start"] and r["date_end"] and (r["date_end"] - r["date_start"]).days <= MAX_EVENT_DAYS
        ]
        near = [r for r in placed if min(days) <= r["date_start"] <= max(days)]
        chosen = lanes.chosen(near, NUMBERED, {self.id: 1.0}, (max(days) - min(days)).days // 30)
        numbers = {r["timeline_id"]: i for i, r in enumerate(chosen, start=1)}
        found = [self.context.event(r, numbers.get(r["timeline_id"])) for r in near]
        return sorted(found, key=lambda e: (lanes.ORDER.index(e["lane"]), e["date_start"], e["timeline_id"]))

    def write(self) -> None:
        """The page, and its entry in the search."""
        context, facts, rows, entity = self.context, self.facts, self.rows, self.entity
        marks = self.marks()
        share = self.share_figure(marks)
        levels = self.level_figures()
        aliases = [a for a in facts.aliases.get(self.id, []) if a != self.name]
        parent = entity["parent_id"]
        context.page(
            self.path,
            "company.html.j2",
            section="companies/index.html",
            figures=[f for f in [share, *levels] if f],
            name=self.name,
            entity=entity,
            aliases=aliases[:12],
            parent=(facts.name_of(parent), facts.company_target(parent)) if parent else None,
            share_figure=share,
            level_figures=levels,
            numbered=sorted((e for e in marks if e["number"]), key=lambda e: e["number"]) if share else [],
            share_groups=[
                (g[0]["market_name"] or "", name_of_series(g[0]), facts.market_target(g[0]["market_id"]), g) for g in grouped(rows.shares)
            ],
            growth=rows.growth,
            forecasts=rows.forecasts,
            disputes=rows.disputes,
            events=[
                context.event(r) for r in sorted(rows.events, key=lambda r: (r["date_start"] or date.min, r["timeline_id"]), reverse=True)
            ],
        )
        counted = ((rows.shares, "share"), (rows.growth, "figure"), (rows.events, "event"))
        detail = [] if entity["kind"] in ("unknown", "company", "", None) else [entity["kind"]]
        detail += [plural(len(found), noun) for found, noun in counted if found]
        also = " ".join([*aliases, entity["ticker"] or ""])
        context.searchable("Company", self.name, self.path, ", ".join(detail), also, sum(len(found) for found, _ in counted))


def _by(rows: Iterable[Row], name: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for r in rows:
        found[r[name]].append(r)
    return found


def write(context: Context) -> None:
    """A page per company, and the list of them by letter."""
    facts = context.facts
    shares, growth = _by(facts.shares, "entity_id"), _by(facts.growth, "subject_id")
    forecasts, disputes = _by(facts.forecasts, "entity_id"), _by(facts.disputes, "entity_id")
    events: dict[str, list[Row]] = defaultdict(list)
    for r in facts.timeline:
        for i in dict.fromkeys(r["participant_ids"] or ()):
            events[i].append(r)
    listed = []
    for i in sorted(facts.company_ids):
        rows = CompanyRows(shares[i], growth[i], forecasts[i], disputes[i], events[i])
        page = CompanyPage(context, i, rows)
        page.write()
        counts = {"shares": len(rows.shares), "figures": len(rows.growth), "events": len(rows.events)}
        listed.append({"name": page.name, "target": page.path, "kind": page.entity["kind"] or "unknown", **counts})
    leading = [c for c in listed if c["shares"] or c["figures"] > 2]
    leading.sort(key=lambda c: (-c["shares"], -c["figures"], -c["events"], c["name"], c["target"]))
    letters: dict[str, list] = defaultdict(list)
    for c in sorted(listed, key=lambda c: (c["name"].casefold(), c["target"])):
        first = c["name"][:1].upper()
        letters[first if first.isascii() and first.isalpha() else "#"].append(c)
    context.page(
        "companies/index.html", "companies_index.html.j2", leading=leading[:MAX_LEADING], letters=sorted(letters.items()), count=len(listed)
    )
