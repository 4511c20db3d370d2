"""Figures as pages show them: a chart, its caption, and the charts that pages of more than one kind have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipelines.report import charts
from pipelines.report.formatting import period, quantity, sentence_case, shorten, unit_name
from pipelines.report.published import Row
from pipelines.report.series import has_period

if TYPE_CHECKING:
    from pipelines.report.context import Context

_LEVEL_COLUMNS = (
    "metric", "period_start", "period_end", "level", "unit", "computed_growth_pct", "reported_growth_pct", "publisher", "observation_id",
)  # fmt: skip
_BY_GRAIN = {"quarter": " by quarter", "half": " by half-year", "month": " by month", "year": " by year"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words around a chart; `alt` says it to who cannot see it, `key` explains its marks."""

    title: str
    alt: str
    unit: str
    subtitle: str = ""
    source: str = ""
    note: str = ""
    key: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart drawn, with all that stands around it."""

    id: str
    caption: Caption
    svg: Any
    spec: Any
    svg_file: str
    csv_file: str


def sources_line(sources: Sequence[str]) -> str:
    """Sources in one line, the rest counted."""
    shown = [shorten(s, 60) for s in sources[:3]]
    return "; ".join(shown) + (f" and {len(sources) - 3} more" if len(sources) > 3 else "")


def publishers_line(rows: Sequence[Row]) -> str:
    """Whose figures these are, in one line."""
    return sources_line(sorted({r["publisher"] for r in rows if r["publisher"]}))


def picked(rows: Sequence[Row], *names: str) -> list[Row]:
    """These columns of the rows, for the file that a reader downloads."""
    return [{name: r[name] for name in names} for r in rows]


def share_point(row: Row) -> charts.Point:
    """A share on a chart of companies."""
    words = period(row["period_start"], row["period_end"], row["period_grain"])
    source = shorten(row["source"] or row["publisher"], 60)
    return charts.Point(row["entity_id"], row["period_start"], row["period_end"], row["share_pct"], row["company_name"], words, source)


def event_mark(event: dict[str, Any]) -> charts.Mark:
    """An event of a page under the time axis, at the middle of the days it may have been."""
    day = event["date_start"] + (event["date_end"] - event["date_start"]) / 2
    who = ", ".join(name for name, _ in event["people"][:3])
    label = sentence_case(event["event_type"]) + (f": {who}" if who else "")
    return charts.Mark(day, event["lane"], label, event["when"], event["modality"] != "actual", event["number"])


def level_figure(context: Context, name: str, rows: list[Row], title: str, forecasts: list[Row]) -> Figure | None:
    """Levels of one run as bars with their growth beneath; forecasts of the same series as open bars."""
    unit = next((r["unit"] for r in rows if r["unit"]), None)
    first = rows[0]
    levels = [_level(r) for r in rows] + [_expected(r) for r in forecasts if _continues(r, first, unit)]
    levels.sort(key=lambda v: (v.start, v.end, v.forecast))
    _, scaled_unit = charts.scale_of([v.value for v in levels if v.value is not None], unit)
    is_computed, is_reported = any(v.growth is not None for v in levels), any(v.reported is not None for v in levels)
    what = (scaled_unit or unit_name(unit)) if any(v.value is not None for v in levels) else ""
    shown = [w for w in (what, "growth on a year earlier, percent" if is_computed or is_reported else "") if w]
    key = [("computed", "growth computed from the levels")] if is_computed else []
    key += [("reported", "growth as a source reports it")] if is_reported else []
    key += [("planned", "forecast")] if any(v.forecast for v in levels) else []
    known = [v for v in levels if v.value is not None and not v.forecast]
    last = f"Last: {quantity(known[-1].value, unit)} in {known[-1].period}. " if known else ""
    subtitle = ", ".join(shown)
    caption = Caption(
        title=title + _BY_GRAIN.get(first["period_grain"], ""),
        subtitle=subtitle[:1].upper() + subtitle[1:],
        alt=f"Bar chart: {title}. {last}The figures are in the table below.",
        unit="; ".join(shown),
        source=publishers_line(rows),
        key=key,
    )
    csv_rows = [{"subject": r["subject_name"], **row} for r, row in zip(rows, picked(rows, *_LEVEL_COLUMNS), strict=True)]
    return context.figure(name, charts.level_chart(levels, unit), csv_rows, caption)


def _level(row: Row) -> charts.Level:
    words = period(row["period_start"], row["period_end"], row["period_grain"])
    source = shorten(row["publisher"], 60)
    growth, reported = row["computed_growth_pct"], row["reported_growth_pct"]
    return charts.Level(row["period_start"], row["period_end"], row["level"], words, source, growth, reported)


def _expected(row: Row) -> charts.Level:
    words = period(row["period_start"], row["period_end"])
    return charts.Level(row["period_start"], row["period_end"], row["forecast_value"], words, shorten(row["forecaster"], 60), forecast=True)


def _continues(forecast: Row, level: Row, unit: str | None) -> bool:
    """Whether a forecast is of the same series, measure and subject as a level."""
    same = all(forecast[name] == level[name] for name in ("series_id", "metric", "subject_id"))
    return same and forecast["statistic"] == "level" and forecast["unit"] == unit and has_period(forecast)
