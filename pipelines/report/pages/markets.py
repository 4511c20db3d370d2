"""Pages of markets: share over time with its events, other definitions, size and growth, concentration, forecasts, disputes."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from pipelines.report import charts, site
from pipelines.report.context import Context, Figure
from pipelines.report.facts import LANES, Row
from pipelines.report.formatting import number, percent, period, plural, quantity, sentence_case, shorten, signed, unit_name

NUMBERED = 8
MAX_SERIES_CHARTS = 5


def by_market(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for r in rows:
        if r.get("market_id"):
            found[r["market_id"]].append(r)
    return found


def dated(rows: list[Row]) -> list[Row]:
    return [r for r in rows if r["period_start"] is not None and r["period_end"] is not None]


def name_of_series(row: Row) -> str:
    """A series as a heading has it: whose, and by which definition."""
    definition, publisher = row["definition"] or "", row["publisher"] or ""
    return definition if not publisher or publisher.lower() in definition.lower() else f"{publisher}: {definition}" if definition else publisher


def main_series(shares: list[Row]) -> list[str]:
    """Series of shares, the one that tells most first: how many periods, how many companies, how late it reaches."""
    periods: dict[str, set] = defaultdict(set)
    companies: dict[str, set] = defaultdict(set)
    latest: dict[str, date] = {}
    for r in dated(shares):
        if not r["is_superseded"]:
            periods[r["series_id"]].add((r["period_start"], r["period_end"]))
            companies[r["series_id"]].add(r["entity_id"])
            latest[r["series_id"]] = max(latest.get(r["series_id"], r["period_end"]), r["period_end"])
    return sorted(periods, key=lambda s: (-min(len(periods[s]), 12) * min(len(companies[s]), 6), -latest[s].toordinal(), s))


def of_main_grain(rows: list[Row]) -> list[Row]:
    """Rows of the length of period that most of them have: quarters and years are never joined in one line."""
    counts: dict[str | None, int] = defaultdict(int)
    for r in rows:
        counts[r["period_grain"]] += 1
    main = max(counts, key=lambda g: (counts[g], g or ""), default=None)
    return [r for r in rows if r["period_grain"] == main]


def last_full(rows: list[Row]) -> list[Row]:
    """The latest period in which the companies named hold nearly as much together as they ever did, largest first.

    A later period that gives only some of them would make the second look like the leader.
    """
    by_period: dict[tuple, list[Row]] = defaultdict(list)
    for r in rows:
        by_period[r["period_start"], r["period_end"]].append(r)
    together = {p: sum(r["share_pct"] for r in found) for p, found in by_period.items()}
    if not together:
        return []
    enough = [p for p, total in together.items() if total >= 0.75 * max(together.values())]
    latest = max(enough, key=lambda p: (p[1], p[0]))
    return sorted(by_period[latest], key=lambda r: (-r["share_pct"], r["company_name"], r["entity_id"]))


def ranking(rows: list[Row]) -> list[str]:
    """Companies, the one that is largest in the last period first; those that have left the figures after them."""
    last: dict[str, tuple] = {}
    for r in sorted(dated(rows), key=lambda r: r["period_end"]):
        last[r["entity_id"]] = (r["period_end"], r["share_pct"])
    end = max((v[0] for v in last.values()), default=None)
    highest: dict[str, float] = defaultdict(float)
    for r in rows:
        highest[r["entity_id"]] = max(highest[r["entity_id"]], r["share_pct"])
    others = {r["entity_id"] for r in rows if r["is_others"] or r["is_group"]}
    return sorted(highest, key=lambda e: (e in others, e not in last or (end - last[e][0]).days > 400, -(last[e][1] if e in last else 0), -highest[e], e))


def point(row: Row) -> charts.Point:
    return charts.Point(row["entity_id"], row["period_start"], row["period_end"], row["share_pct"], row["company_name"],
                        period(row["period_start"], row["period_end"], row["period_grain"]), shorten(row["source"] or row["publisher"], 60))


class MarketPage:
    """One market."""

    def __init__(self, context: Context, market_id: str, shares: list[Row], growth: list[Row], forecasts: list[Row], disputes: list[Row], concentration: list[Row]) -> None:
        self.context, self.facts, self.id = context, context.facts, market_id
        self.shares, self.growth, self.forecasts, self.disputes, self.concentration = shares, growth, forecasts, disputes, concentration
        self.name = self.facts.market_name(market_id)
        self.path = site.market_page(market_id)
        self.series = main_series(shares)
        self.companies = ranking([r for r in shares if r["series_id"] == self.series[0]]) if self.series else ranking(shares)
        for entity in ranking(shares):
            if entity not in self.companies:
                self.companies.append(entity)
        others = {r["entity_id"] for r in shares if r["is_others"] or r["is_group"]}
        self.colours = charts.assign_colours([c for c in self.companies if c not in others])
        self.muted = frozenset(c for c in self.companies if c in others or self.colours.get(c) == charts.var("muted"))
        self.name_by_id = {r["entity_id"]: r["company_name"] for r in shares}

    # What is shown

    def events(self) -> list[Row]:
        days = [d for r in dated(self.shares) for d in (r["period_start"], r["period_end"])]
        companies = [c for c in self.companies if c in self.facts.company_ids]
        return self.facts.events_about(companies, min(days, default=None), None) if companies else []

    def figures_of_shares(self, events: list[Row]) -> list[Figure]:
        found = []
        for place, series_id in enumerate(self.series[:MAX_SERIES_CHARTS]):
            rows = of_main_grain([r for r in dated(self.shares) if r["series_id"] == series_id and not r["is_superseded"] and not r["is_group"]])
            if len({(r["period_start"], r["period_end"]) for r in rows}) < 2:
                continue
            found.append(self._share_figure(series_id, rows, events if not found else [], place))
        return [f for f in found if f]

    def _share_figure(self, series_id: str, rows: list[Row], events: list[Row], place: int) -> Figure | None:
        forecasts = [r for r in self.forecasts if r["metric"] == "market_share" and r["entity_id"] and r["statistic"] == "level" and _has_period(r) and (r["series_id"] == series_id or place == 0)]
        disputes = [r for r in self.disputes if r["metric"] == "market_share" and r["statistic"] == "level" and r["kind"] != "different_definition" and r["entity_id"] and r["period_grain"] == rows[0]["period_grain"] and self._in_series(r, series_id)]
        lines = frozenset(r["entity_id"] for r in rows)
        chart = charts.ShareChart(
            [point(r) for r in rows],
            [self._forecast_point(r) for r in forecasts if r["entity_id"] in lines],
            [self._dispute_point(r) for r in disputes if r["entity_id"] in lines],
            [charts.Mark(e["date_start"] + (e["date_end"] - e["date_start"]) / 2, e["lane"], event_label(e), e["when"], e["modality"] != "actual", e["number"]) for e in events],
            self.colours, self.muted,
        )
        first = rows[0]
        key = [("forecast", "forecast")] if chart.forecasts else []
        key += [("dispute", "range where sources disagree")] if chart.disputes else []
        key += [("event", "events, numbered as in the list")] if chart.events else []
        sources = sorted({r["source"] or r["publisher"] for r in rows if r["source"] or r["publisher"]})
        ends = [r for r in rows if r["period_end"] == max(r["period_end"] for r in rows) and not r["is_others"]]
        ends.sort(key=lambda r: -r["share_pct"])
        said = ", ".join(f"{r['company_name']} {percent(r['share_pct'])}" for r in ends[:5])
        csv_rows = [{"company": r["company_name"], "period_start": r["period_start"], "period_end": r["period_end"], "share_pct": r["share_pct"], "publisher": r["publisher"], "source": r["source"], "observation_id": r["observation_id"]} for r in rows]
        return self.context.figure(
            f"share-{self.id}-{series_id}", charts.share_chart(chart), csv_rows,
            title=f"{self.name}: market share by company" if place == 0 else name_of_series(first),
            subtitle=f"Percent of the market. {'Definition: ' + name_of_series(first) if place == 0 else self.name}",
            alt=f"Line chart of market share in {self.name} by company, {period(rows[0]['period_start'], max(r['period_end'] for r in rows))}. Last: {said}. The figures are in the table below.",
            unit="percent of the market", source=sources_line(sources), note="A point stands at the middle of its period.", key=key,
        )

    def _in_series(self, dispute: Row, series_id: str) -> bool:
        return any((o := self.facts.observation(i)) and o["series_id"] == series_id for i in dispute["observation_ids"])

    def _forecast_point(self, r: Row) -> charts.Point:
        return charts.Point(r["entity_id"], r["period_start"], r["period_end"], r["forecast_value"], self.name_by_id.get(r["entity_id"], r["entity_id"]), period(r["period_start"], r["period_end"]), shorten(r["forecaster"] or "", 60), r["forecast_value"], r["forecast_high"])

    def _dispute_point(self, r: Row) -> charts.Point:
        return charts.Point(r["entity_id"], r["period_start"], r["period_end"], r["winner_value"], self.name_by_id.get(r["entity_id"], r["entity_id"]), period(r["period_start"], r["period_end"]), shorten("; ".join(r["publishers"] or ()), 60), r["low"], r["high"])

    def size_series(self) -> list[list[Row]]:
        """Runs of market sizes that may be joined: one series, unit and length of period each."""
        return runs_of([r for r in self.growth if r["metric"] == "market_size"])

    def summary(self) -> str:
        """The market in two sentences: who leads by how much in the latest period, who follows, what changed."""
        rows = [r for r in dated(self.shares) if self.series and r["series_id"] == self.series[0] and not r["is_others"] and not r["is_group"] and not r["is_superseded"]]
        if not rows:
            return ""
        latest = last_full(of_main_grain(rows))
        first, end = latest[0], latest[0]["period_end"]
        change = "" if first["change_pp"] is None else f", {'unchanged' if abs(first['change_pp']) < 0.05 else ('up ' if first['change_pp'] > 0 else 'down ') + number(abs(first['change_pp']), 1) + ' points'} on a year earlier"
        text = f"{first['company_name']} held {percent(first['share_pct'])} in {period(first['period_start'], end)}{change}"
        if len(latest) > 1:
            text += "; " + " and ".join(f"{r['company_name']} {percent(r['share_pct'])}" for r in latest[1:3]) + (" followed" if len(latest) > 2 else " came next")
        return f"{text}, says {first['publisher']}." if first["publisher"] else f"{text}."

    def write(self) -> None:
        context, facts = self.context, self.facts
        related = self.events()
        with_dates = [r for r in related if r["date_start"] is not None and r["date_end"] is not None]
        main = of_main_grain([r for r in dated(self.shares) if self.series and r["series_id"] == self.series[0] and not r["is_superseded"] and not r["is_group"]])
        importance = facts.importance({e: max(r["share_pct"] for r in main if r["entity_id"] == e) for e in {r["entity_id"] for r in main}})
        first, last = min((r["period_start"] for r in main), default=date.max), max((r["period_end"] for r in main), default=date.min)
        chosen = facts.chosen([r for r in with_dates if first <= r["date_start"] <= last], NUMBERED, importance, max((last - first).days, 1) // 30)
        lanes = list(LANES)
        shown_ids = {r["timeline_id"]: i for i, r in enumerate(chosen, start=1)}
        marks = [context.event(r, shown_ids.get(r["timeline_id"])) for r in with_dates if (r["date_end"] - r["date_start"]).days <= 370]
        marks.sort(key=lambda e: (lanes.index(e["lane"]), e["date_start"], e["timeline_id"]))
        figures = self.figures_of_shares(marks)
        numbered = sorted((e for e in marks if e["number"]), key=lambda e: e["number"]) if figures else []
        sizes = self.size_figures()
        concentration = self.concentration_figure()
        every = [*figures, *sizes, *([concentration] if concentration else [])]
        family = (facts.markets.get(self.id) or {}).get("family")
        siblings = [(facts.market_name(i), site.market_page(i)) for i in sorted(facts.market_ids) if i != self.id and family and (facts.markets.get(i) or {}).get("family") == family]
        shares = sorted(self.shares, key=lambda r: (self.series.index(r["series_id"]) if r["series_id"] in self.series else 999, r["series_id"]))
        context.page(
            self.path, "market.html.j2", section="markets/index.html", figures=every, market=facts.markets.get(self.id), name=self.name, summary=self.summary(),
            share_figures=figures, size_figures=sizes, concentration_figure=concentration, numbered=numbered, siblings=siblings,
            share_groups=[(name_of_series(g[0]), g) for g in grouped(shares)], sizes=[r for r in self.growth if r["metric"] == "market_size"],
            forecasts=self.forecasts, disputes=self.disputes, concentration=self.concentration,
            events=[context.event(r) for r in sorted(related, key=lambda r: (r["date_start"] or date.min, r["timeline_id"]), reverse=True)],
            headline=[r for r in self.shares if r["is_headline"]],
        )
        figures = len(self.shares) + sum(r["metric"] == "market_size" for r in self.growth)
        detail = self.summary() or plural(figures, "figure")
        context.searchable("Market", self.name, self.path, detail, " ".join(str(v) for v in ((facts.markets.get(self.id) or {}).get("segment"), (facts.markets.get(self.id) or {}).get("geography")) if v), figures)

    def size_figures(self) -> list[Figure]:
        found = []
        for rows in self.size_series()[:3]:
            figure = level_figure(self.context, f"size-{self.id}-{len(found)}", rows, f"{self.name}: size of the market", self.forecasts)
            if figure:
                found.append(figure)
        return found

    def concentration_figure(self) -> Figure | None:
        rows = [r for r in self.concentration if self.series and r["series_id"] == self.series[0] and not r["is_superseded"]]
        points = [
            charts.Point(r["series_id"], r["period_start"], r["period_end"], r["hhi_low"], self.name, period(r["period_start"], r["period_end"]), r["publisher"] or "", r["hhi_low"], r["hhi_high"])
            for r in rows
        ]
        csv_rows = [{k: v for k, v in r.items() if not isinstance(v, list)} for r in rows]
        bands = [(1000, "moderate from 1,000"), (1800, "high from 1,800")]
        return self.context.figure(
            f"concentration-{self.id}", charts.concentration_chart(points, bands), csv_rows, title=f"{self.name}: how concentrated the market is",
            subtitle="Herfindahl-Hirschman index: the sum of squared shares, 10,000 is a monopoly", alt=f"Line chart of the concentration index of {self.name}. The figures are in the table below.",
            unit="index points", source=sources_line(sorted({r["publisher"] or "" for r in rows} - {""})), note="Thresholds as competition authorities in the United States use them since 2023.",
            key=[("range", "line: from the companies named; shading: up to what it can be")],
        )


def _has_period(r: Row) -> bool:
    return r["period_start"] is not None and r["period_end"] is not None


def sources_line(sources: list[str]) -> str:
    """Sources in one line, the rest counted."""
    shown = [shorten(s, 60) for s in sources[:3]]
    return "; ".join(shown) + (f" and {len(sources) - 3} more" if len(sources) > 3 else "")


def event_label(e: dict[str, Any]) -> str:
    who = ", ".join(n for n, _ in e["people"][:3])
    return sentence_case(e["event_type"]) + (f": {who}" if who else "")


def grouped(rows: list[Row]) -> list[list[Row]]:
    """Rows of one series together, newest period first."""
    found: dict[str, list[Row]] = {}
    for r in rows:
        found.setdefault(r["series_id"], []).append(r)
    return [sorted(g, key=lambda r: ((r["period_end"] or date.min).toordinal() * -1, r["is_others"], -r["share_pct"], r["entity_id"])) for g in found.values()]


def runs_of(growth: list[Row]) -> list[list[Row]]:
    """Levels that may be joined in one chart: same series, subject, metric, unit and length of period; the longest first."""
    found: dict[tuple, list[Row]] = defaultdict(list)
    for r in dated(growth):
        if not r["is_superseded"]:
            found[r["series_id"], r["subject_id"], r["metric"], r["unit"], r["period_grain"]].append(r)
    runs = [rows for rows in found.values() if len({(r["period_start"], r["period_end"]) for r in rows}) >= 2]
    return sorted(runs, key=lambda rows: (-len(rows), -max(r["period_end"] for r in rows).toordinal(), rows[0]["series_id"], rows[0]["subject_id"], rows[0]["metric"], str(rows[0]["unit"])))


def level_figure(context: Context, name: str, rows: list[Row], title: str, forecasts: list[Row]) -> Figure | None:
    """Levels of one run as bars with their growth beneath; forecasts of the same series as open bars."""
    unit = next((r["unit"] for r in rows if r["unit"]), None)
    first = rows[0]
    planned = [r for r in forecasts if r["series_id"] == first["series_id"] and r["metric"] == first["metric"] and r["statistic"] == "level" and r["unit"] == unit and _has_period(r)
               and r["subject_id"] == first["subject_id"]]
    levels = [
        charts.Level(r["period_start"], r["period_end"], r["level"], period(r["period_start"], r["period_end"], r["period_grain"]), shorten(r["publisher"], 60), r["computed_growth_pct"], r["reported_growth_pct"])
        for r in rows
    ]
    levels += [charts.Level(r["period_start"], r["period_end"], r["forecast_value"], period(r["period_start"], r["period_end"]), shorten(r["forecaster"], 60), forecast=True) for r in planned]
    levels.sort(key=lambda v: (v.start, v.end, v.forecast))
    _, shown_unit = charts.scale_of([v.value for v in levels if v.value is not None], unit)
    has_level = any(v.value is not None for v in levels)
    key = [("computed", "growth computed from the levels")] if any(v.growth is not None for v in levels) else []
    key += [("reported", "growth as a source reports it")] if any(v.reported is not None for v in levels) else []
    key += [("planned", "forecast")] if planned else []
    what = f"{shown_unit or unit_name(unit)}" if has_level else ""
    grown = "growth on a year earlier, percent" if any(v.growth is not None or v.reported is not None for v in levels) else ""
    csv_rows = [{"subject": r["subject_name"], "metric": r["metric"], "period_start": r["period_start"], "period_end": r["period_end"], "level": r["level"], "unit": r["unit"],
                 "computed_growth_pct": r["computed_growth_pct"], "reported_growth_pct": r["reported_growth_pct"], "publisher": r["publisher"], "observation_id": r["observation_id"]} for r in rows]
    last = [v for v in levels if v.value is not None and not v.forecast]
    said = f"Last: {quantity(last[-1].value, unit)} in {last[-1].period}. " if last else ""
    return context.figure(
        name, charts.level_chart(levels, unit), csv_rows, title=title + {"quarter": " by quarter", "half": " by half-year", "month": " by month", "year": " by year"}.get(first["period_grain"], ""), subtitle=(", ".join(w for w in (what, grown) if w))[:1].upper() + (", ".join(w for w in (what, grown) if w))[1:],
        alt=f"Bar chart: {title}. {said}The figures are in the table below.", unit="; ".join(w for w in (what, grown) if w),
        source=sources_line(sorted({r["publisher"] for r in rows if r["publisher"]})), key=key,
    )


def write(context: Context) -> None:
    facts = context.facts
    shares, growth, forecasts, disputes, concentration = (by_market(r) for r in (facts.shares, facts.growth, facts.forecasts, facts.disputes, facts.concentration))
    for market_id in sorted(facts.market_ids):
        MarketPage(context, market_id, shares[market_id], growth[market_id], [f for f in forecasts[market_id] if f["metric"] in ("market_share", "market_size")], disputes[market_id], concentration[market_id]).write()
    cards = market_cards(context)
    context.page("markets/index.html", "markets_index.html.j2", cards=cards)


def market_cards(context: Context) -> list[dict[str, Any]]:
    """Every market in brief, those with most figures first: the leading companies, their last share and its course."""
    facts = context.facts
    shares = by_market(facts.shares)
    growth = by_market([r for r in facts.growth if r["metric"] == "market_size"])
    found = []
    for market_id in facts.market_ids:
        rows = shares[market_id]
        series = main_series(rows)
        main = [r for r in dated(rows) if series and r["series_id"] == series[0] and not r["is_others"] and not r["is_group"] and not r["is_superseded"]]
        main = of_main_grain(main)
        latest = last_full(main)[:3]
        end = latest[0]["period_end"] if latest else None
        top = [r | {"spark": sparkline([s["share_pct"] for s in sorted(main, key=lambda s: s["period_end"]) if s["entity_id"] == r["entity_id"]])} for r in latest]
        size = max((r for r in dated(growth[market_id]) if r["level"] is not None), key=lambda r: (r["period_end"], r["level"]), default=None)
        found.append({"id": market_id, "name": facts.market_name(market_id), "target": site.market_page(market_id), "figures": len(rows) + len(growth[market_id]), "series": len({r["series_id"] for r in rows}),
                      "period": period(latest[0]["period_start"], end) if latest else "", "end": end, "publisher": latest[0]["publisher"] if latest else "", "top": top, "size": size,
                      "periods": len({(r["period_start"], r["period_end"]) for r in main})})
    return sorted(found, key=lambda c: (-(c["periods"] > 1), -c["figures"], c["name"], c["id"]))


def sparkline(values: list[float], width: int = 72, height: int = 18) -> str:
    """The points of a small line from zero-free minimum to maximum; empty where there is no course to show."""
    if len(values) < 3:
        return ""
    low, high = min(values), max(values)
    spread = (high - low) or 1
    step = (width - 4) / (len(values) - 1)
    return " ".join(f"{2 + i * step:.1f},{height - 2 - (v - low) / spread * (height - 4):.1f}" for i, v in enumerate(values))


__all__ = ["MarketPage", "market_cards", "signed", "write"]
