"""What every chart is drawn on: its rows, its time axis, its colours and look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from pipelines.report.theme import SANS, SERIES, var

WIDTH = 700
#: Room at the right edge for direct labels, at the left for the axis.
LABEL_ROOM = 150
MAX_COLOURED = len(SERIES)


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a line: where it stands in time, its value, and the words shown about it."""

    line: str
    start: date
    end: date
    value: float
    label: str
    period: str
    source: str = ""
    low: float | None = None
    high: float | None = None

    @property
    def middle(self) -> date:
        """Where the point stands: the middle of its period."""
        return self.start + (self.end - self.start) / 2


def iso(value: date) -> str:
    """A day as Vega reads it."""
    return value.isoformat()


class Frames:
    """The rows of one chart, once each under a name: Altair copies what it is given at every step."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {}

    def add(self, rows: list[dict[str, Any]]) -> alt.NamedData:
        """The rows under their name."""
        name = next((n for n, known in self.rows.items() if known == rows), f"rows{len(self.rows)}")
        self.rows[name] = rows
        return alt.NamedData(name=name)


def unchecked(function: Callable[..., Any]) -> Callable[..., Any]:
    """Without Altair's validation of every part: the tests draw every chart, and it takes most of the time."""

    @wraps(function)
    def fast(*args: Any, **more: Any) -> Any:
        with debug_mode(False):
            return function(*args, **more)

    return fast


def finished(chart: Any, frames: Frames) -> dict[str, Any]:
    """The look of every chart: no frame, hairline grid, the page's type."""
    spec = chart.configure(
        background="transparent",
        font=SANS,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelFontSize=12,
            labelColor=var("soft"),
            titleColor=var("soft"),
            titleFontSize=12,
            titleFontWeight="normal",
            gridColor=var("line"),
            gridWidth=1,
            domainColor=var("strong-line"),
            tickColor=var("strong-line"),
            labelPadding=6,
            tickSize=5,
        ),
        text=alt.MarkConfig(fontSize=12),
    ).to_dict(validate=False)
    spec.pop("data", None)
    spec["datasets"] = frames.rows
    spec["padding"] = {"left": 4, "right": 4, "top": 6, "bottom": 4}
    spec["autosize"] = {"type": "pad", "contains": "padding"}
    return spec


def assign_colours(lines: Sequence[str]) -> dict[str, str]:
    """A colour variable per line, most important first; the rest are grey."""
    return {line: var(SERIES[i]) if i < MAX_COLOURED else var("muted") for i, line in enumerate(lines)}


def nice_maximum(value: float) -> float:
    """The next round number that leaves a little air above the highest value."""
    if value <= 0:
        return 1.0
    size = 1.0
    while size * 10 <= value:
        size *= 10
    while size > value:
        size /= 10
    return next((step * size for step in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * size >= value * 1.04), 12 * size)


def time_domain(points: Sequence[Point]) -> tuple[date, date]:
    """Whole periods, with a little air."""
    first, last = min(p.start for p in points), max(p.end for p in points)
    air = timedelta(days=6) + (last - first) * 0.005
    return first - air, last + air


def _time_axis(domain: tuple[date, date], yearly: bool = False) -> alt.Axis:
    years = (domain[1] - domain[0]).days / 365.25
    # One label a year at most; months only where the whole chart is a few years.
    year = "utcFormat(datum.value, '%Y')"
    expression = year if years > 4 or yearly else f"utcFormat(datum.value, '%m') == '01' ? {year} : utcFormat(datum.value, '%b')"
    ticks = {"interval": "year", "step": 1} if years > 4 or yearly else {"interval": "month", "step": 3 if years > 1 else 1}
    return alt.Axis(title=None, grid=False, labelExpr=expression, tickCount=ticks, labelOverlap="greedy", labelFlush=True)


def time_scale(domain: tuple[date, date], *, axis: bool, field: str = "day", yearly: bool = False) -> alt.X:
    """Where a day stands from left to right; `axis` draws the labels beneath."""
    # By its ends: Vega-Lite misreads the dates of `domain` where a second end (x2) shares the scale.
    ends = [alt.ExprRef(expr=f"utc({d.year},{d.month - 1},{d.day})") for d in domain]
    scale = alt.Scale(domainMin=ends[0], domainMax=ends[1], type="utc", nice=False)
    return alt.X(f"{field}:T", scale=scale, axis=_time_axis(domain, yearly) if axis else None)
