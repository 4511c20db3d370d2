"""Pages of markets: share over time with its events, other definitions, size and growth, concentration, forecasts, disputes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pipelines.report import charts, lanes, site
from pipelines.report.cards import market_cards
from pipelines.report.context import Context
from pipelines.report.figures import Caption, Figure, event_mark, level_figure, picked, publishers_line, share_point, sources_line
from pipelines.report.formatting import number, percent, period, plural, shorten
from pipelines.report.published import Row
from pipelines.report.series import (
    by_market,
    dated,
    grouped,
    has_period,
    last_full,
    main_series,
    name_of_series,
    of_main_grain,
    ranking,
    runs_of,
)

NUMBERED = 8
MAX_SERIES_CHARTS = 5
MAX_SIZE_CHARTS = 3
#: An event that may have been on any day of a longer time has no place on a time axis.
MAX_EVENT_DAYS = 370


@dataclass(frozen=True, slots=True)
class MarketRows:
    """What the marts hold about one market."""

    shares: list[Row]
    growth: list[Row]
    forecasts: list[Row]
    disputes: list[Row]
    concentration: list[Row]


class MarketPage:
    """One market."""

    def __init__(self, context: Context, market_id: str, rows: MarketRows) -> None:
        self.context, self.facts, self.id, self.rows = context, context.facts, market_id, rows
        self.name = self.facts.market_name(market_id)
        self.path = site.market_page(market_id)
        self.series = main_series(rows.shares)
        self.companies = ranking([r for r in rows.shares if r["series_id"] == self.series[0]]) if self.series else ranking(rows.shares)
        for entity in ranking(rows.shares):
            if entity not in self.companies:
                self.companies.append(entity)
        others = {r["entity_id"] for r in rows.shares if r["is_others"] or r["is_group"]}
        self.colours = charts.assign_colours([c for c in self.companies if c not in others])
        self.muted = frozenset(c for c in self.companies if c in others or self.colours.get(c) == charts.var("muted"))
        self.name_by_id = {r["entity_id"]: r["company_name"] for r in rows.shares}
        self.sizes = [r for r in rows.growth if r["metric"] == "market_size"]

    def _shares_of(self, series_id: str) -> list[Row]:
        """The shares of a series that a line may join: no groups, nothing replaced, one length of period."""
        rows = [r for r in dated(self.rows.shares) if r["series_id"] == series_id]
        return of_main_grain([r for r in rows if not r["is_superseded"] and not r["is_group"]])

    # Figures

    def share_figures(self, events: list[dict[str, Any]]) -> list[Figure]:
        """A chart per definition, the one that tells most first; the events stand under that one."""
        found = []
        for place, series_id in enumerate(self.series[:MAX_SERIES_CHARTS]):
            rows = self._shares_of(series_id)
            if len({(r["period_start"], r["period_end"]) for r in rows}) >= 2:
                found.append(self._share_figure(series_id, rows, events if not found else [], place))
        return [f for f in found if f]

    def _share_figure(self, series_id: str, rows: list[Row], events: list[dict[str, Any]], place: int) -> Figure | None:
        lines = frozenset(r["entity_id"] for r in rows)
        chart = charts.ShareChart(
            [share_point(r) for r in rows],
            [self._forecast_point(r) for r in self._share_forecasts(series_id, place) if r["entity_id"] in lines],
            [self._dispute_point(r) for r in self._share_disputes(series_id, rows[0]["period_grain"]) if r["entity_id"] in lines],
            [event_mark(e) for e in events],
            self.colours,
            self.muted,
        )
        key = [("forecast", "forecast")] if chart.forecasts else []
        key += [("dispute", "range where sources disagree")] if chart.disputes else []
        key += [("event", "events, numbered as in the list")] if chart.events else []
        end = max(r["period_end"] for r in rows)
        leading = sorted((r for r in rows if r["period_end"] == end and not r["is_others"]), key=lambda r: -r["share_pct"])
        last = ", ".join(f"{r['company_name']} {percent(r['share_pct'])}" for r in leading[:5])
        definition = name_of_series(rows[0])
        caption = Caption(
            title=f"{self.name}: market share by company" if place == 0 else definition,
            subtitle=f"Percent of the market. {'Definition: ' + definition if place == 0 else self.name}",
            alt=f"Line chart of market share in {self.name} by company, {period(rows[0]['period_start'], end)}. "
            f"Last: {last}. The figures are in the table below.",
            unit="percent of the market",
            source=sources_line(sorted({r["source"] or r["publisher"] for r in rows if r["source"] or r["publisher"]})),
            note="A point stands at the middle of its period.",
            key=key,
        )
        columns = picked(rows, "period_start", "period_end", "share_pct", "publisher", "source", "observation_id")
        csv_rows = [{"company": r["company_name"], **row} for r, row in zip(rows, columns, strict=True)]
        return self.context.figure(f"share-{self.id}-{series_id}", charts.share_chart(chart), csv_rows, caption)

    def _share_forecasts(self, series_id: str, place: int) -> list[Row]:
        """Forecasts of a series; the first chart shows those of every series."""
        shares = [r for r in self.rows.forecasts if r["metric"] == "market_share" and r["statistic"] == "level" and r["entity_id"]]
        return [r for r in shares if has_period(r) and (r["series_id"] == series_id or place == 0)]

    def _share_disputes(self, series_id: str, grain: str | None) -> list[Row]:
        """Disputed shares of a series; that definitions differ is no dispute."""
        shares = [r for r in self.rows.disputes if r["metric"] == "market_share" and r["statistic"] == "level" and r["entity_id"]]
        disputed = [r for r in shares if r["kind"] != "different_definition" and r["period_grain"] == grain]
        return [r for r in disputed if self._is_in_series(r, series_id)]

    def _is_in_series(self, dispute: Row, series_id: str) -> bool:
        return any((o := self.facts.observation(i)) and o["series_id"] == series_id for i in dispute["observation_ids"])

    def _forecast_point(self, row: Row) -> charts.Point:
        name = self.name_by_id.get(row["entity_id"], row["entity_id"])
        words, source = period(row["period_start"], row["period_end"]), shorten(row["forecaster"] or "", 60)
        value, high = row["forecast_value"], row["forecast_high"]
        return charts.Point(row["entity_id"], row["period_start"], row["period_end"], value, name, words, source, value, high)

    def _dispute_point(self, row: Row) -> charts.Point:
        name = self.name_by_id.get(row["entity_id"], row["entity_id"])
        words, source = period(row["period_start"], row["period_end"]), shorten("; ".join(row["publishers"] or ()), 60)
        return charts.Point(
            row["entity_id"], row["period_start"], row["period_end"], row["winner_value"], name, words, source, row["low"], row["high"]
        )

    def size_figures(self) -> list[Figure]:
        """Charts of the market's size, one per run of sizes that may be joined."""
        found = []
        for rows in runs_of(self.sizes)[:MAX_SIZE_CHARTS]:
            figure = level_figure(
                self.context, f"size-{self.id}-{len(found)}", rows, f"{self.name}: size of the market", self.rows.forecasts
            )
            if figure:
                found.append(figure)
        return found

    def concentration_figure(self) -> Figure | None:
        """How concentrated the market is by its main definition."""
        rows = [r for r in self.rows.concentration if self.series and r["series_id"] == self.series[0] and not r["is_superseded"]]
        points = [
            charts.Point(
                r["series_id"], r["period_start"], r["period_end"], r["hhi_low"], self.name, period(r["period_start"], r["period_end"]), r["publisher"] or "",
                r["hhi_low"], r["hhi_high"],
            )
            for r in rows
        ]  # fmt: skip
        bands = [(1000, "moderate from 1,000"), (1800, "high from 1,800")]
        caption = Caption(
            title=f"{self.name}: how concentrated the market is",
            subtitle="Herfindahl-Hirschman index: the sum of squared shares, 10,000 is a monopoly",
            alt=f"Line chart of the concentration index of {self.name}. The figures are in the table below.",
            unit="index points",
            source=publishers_line(rows),
            note="Thresholds as competition authorities in the United States use them since 2023.",
            key=[("range", "line: from the companies named; shading: up to what it can be")],
        )
        csv_rows = [{k: v for k, v in r.items() if not isinstance(v, list)} for r in rows]
        return self.context.figure(f"concentration-{self.id}", charts.concentration_chart(points, bands), csv_rows, caption)

    # Events and words

    def events(self) -> list[Row]:
        """Events of the market's companies since its figures begin."""
        days = [d for r in dated(self.rows.shares) for d in (r["period_start"], r["period_end"])]
        companies = [c for c in self.companies if c in self.facts.company_ids]
        return self.facts.events_about(companies, min(days, default=None), None) if companies else []

    def marks(self, events: list[Row]) -> list[dict[str, Any]]:
        """The events that stand under the chart, the most telling ones numbered, lane by lane."""
        placed = [r for r in events if r["date_start"] is not None and r["date_end"] is not None]
        main = self._shares_of(self.series[0]) if self.series else []
        largest = {e: max(r["share_pct"] for r in main if r["entity_id"] == e) for e in {r["entity_id"] for r in main}}
        first, last = min((r["period_start"] for r in main), default=date.max), max((r["period_end"] for r in main), default=date.min)
        inside = [r for r in placed if first <= r["date_start"] <= last]
        chosen = lanes.chosen(inside, NUMBERED, self.facts.importance(largest), max((last - first).days, 1) // 30)
        numbers = {r["timeline_id"]: i for i, r in enumerate(chosen, start=1)}
        short = [r for r in placed if (r["date_end"] - r["date_start"]).days <= MAX_EVENT_DAYS]
        found = [self.context.event(r, numbers.get(r["timeline_id"])) for r in short]
        return sorted(found, key=lambda e: (lanes.ORDER.index(e["lane"]), e["date_start"], e["timeline_id"]))

    def summary(self) -> str:
        """The market in two sentences: who leads by how much in the latest period, who follows, what changed."""
        main = [r for r in dated(self.rows.shares) if self.series and r["series_id"] == self.series[0]]
        rows = [r for r in main if not r["is_others"] and not r["is_group"] and not r["is_superseded"]]
        if not rows:
            return ""
        latest = last_full(of_main_grain(rows))
        first = latest[0]
        words = period(first["period_start"], first["period_end"])
        text = f"{first['company_name']} held {percent(first['share_pct'])} in {words}{_on_the_year(first['change_pp'])}"
        if len(latest) > 1:
            followers = " and ".join(f"{r['company_name']} {percent(r['share_pct'])}" for r in latest[1:3])
            text += f"; {followers}{' followed' if len(latest) > 2 else ' came next'}"
        return f"{text}, says {first['publisher']}." if first["publisher"] else f"{text}."

    def _siblings(self) -> list[tuple[str, str]]:
        """Other definitions of the same market, with their pages."""
        family = (self.facts.markets.get(self.id) or {}).get("family")
        if not family:
            return []
        alike = [i for i in sorted(self.facts.market_ids) if i != self.id and (self.facts.markets.get(i) or {}).get("family") == family]
        return [(self.facts.market_name(i), site.market_page(i)) for i in alike]

    def write(self) -> None:
        """The page, and its entry in the search."""
        context, rows = self.context, self.rows
        related = self.events()
        marks = self.marks(related)
        share_figures = self.share_figures(marks)
        size_figures = self.size_figures()
        concentration_figure = self.concentration_figure()
        known = self.facts.markets.get(self.id)
        place = {series_id: i for i, series_id in enumerate(self.series)}
        shares = sorted(rows.shares, key=lambda r: (place.get(r["series_id"], 999), r["series_id"]))
        summary = self.summary()
        context.page(
            self.path,
            "market.html.j2",
            section="markets/index.html",
            figures=[*share_figures, *size_figures, *([concentration_figure] if concentration_figure else [])],
            market=known,
            name=self.name,
            summary=summary,
            share_figures=share_figures,
            size_figures=size_figures,
            concentration_figure=concentration_figure,
            numbered=sorted((e for e in marks if e["number"]), key=lambda e: e["number"]) if share_figures else [],
            siblings=self._siblings(),
            share_groups=[(name_of_series(g[0]), g) for g in grouped(shares)],
            sizes=self.sizes,
            forecasts=rows.forecasts,
            disputes=rows.disputes,
            concentration=rows.concentration,
            events=[context.event(r) for r in sorted(related, key=lambda r: (r["date_start"] or date.min, r["timeline_id"]), reverse=True)],
        )
        count = len(rows.shares) + len(self.sizes)
        also = " ".join(str(v) for v in ((known or {}).get("segment"), (known or {}).get("geography")) if v)
        context.searchable("Market", self.name, self.path, summary or plural(count, "figure"), also, count)


def _on_the_year(change_pp: float | None) -> str:
    if change_pp is None:
        return ""
    if abs(change_pp) < 0.05:
        return ", unchanged on a year earlier"
    return f", {'up' if change_pp > 0 else 'down'} {number(abs(change_pp), 1)} points on a year earlier"


def write(context: Context) -> None:
    """A page per market, and the list of them."""
    facts = context.facts
    marts = (facts.shares, facts.growth, facts.forecasts, facts.disputes, facts.concentration)
    shares, growth, forecasts, disputes, concentration = (by_market(r) for r in marts)
    for i in sorted(facts.market_ids):
        expected = [f for f in forecasts[i] if f["metric"] in ("market_share", "market_size")]
        MarketPage(context, i, MarketRows(shares[i], growth[i], expected, disputes[i], concentration[i])).write()
    context.page("markets/index.html", "markets_index.html.j2", cards=market_cards(context.facts))
