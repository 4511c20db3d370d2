"""Charts as Vega-Lite, built with Altair: share over time with its events, size with growth, concentration.

Every chart is a specification with the page's colour variables in it; drawn.py turns it into SVG. Nothing here reads the warehouse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import wraps
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from pipelines.report.formatting import is_currency, quantity, shorten
from pipelines.report.theme import SANS, SERIES, var

WIDTH = 700
#: Room at the right edge for direct labels, at the left for the axis.
LABEL_ROOM = 150
LINE_HEIGHT = 14
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


@dataclass(frozen=True, slots=True)
class Mark:
    """An event under the time axis; numbered ones are listed beneath the chart."""

    day: date
    lane: str
    label: str
    text: str
    planned: bool = False
    number: int | None = None


@dataclass(slots=True)
class ShareChart:
    """What a chart of shares over time shows."""

    points: list[Point]
    forecasts: list[Point] = field(default_factory=list)
    disputes: list[Point] = field(default_factory=list)
    events: list[Mark] = field(default_factory=list)
    colours: dict[str, str] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    #: Whether the label at the end of a line says its last value; without it there is room for longer names.
    values: bool = True


def _iso(value: date) -> str:
    return value.isoformat()


class Frames:
    """The rows of one chart, once each under a name: Altair copies what it is given at every step."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {}

    def add(self, rows: list[dict[str, Any]]) -> alt.NamedData:
        name = next((n for n, known in self.rows.items() if known == rows), f"rows{len(self.rows)}")
        self.rows[name] = rows
        return alt.NamedData(name=name)


def _unchecked(function: Callable[..., Any]) -> Callable[..., Any]:
    """Without Altair's validation of every part: the tests draw every chart, and it takes most of the time."""

    @wraps(function)
    def fast(*args: Any, **more: Any) -> Any:
        with debug_mode(False):
            return function(*args, **more)

    return fast


def _config(chart: Any, frames: Frames) -> dict[str, Any]:
    """The look of every chart: no frame, hairline grid, the page's type."""
    spec = chart.configure(
        background="transparent",
        font=SANS,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelFontSize=12, labelColor=var("soft"), titleColor=var("soft"), titleFontSize=12, titleFontWeight="normal",
            gridColor=var("line"), gridWidth=1, domainColor=var("strong-line"), tickColor=var("strong-line"), labelPadding=6, tickSize=5,
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


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions at least `gap` apart and as near to the wanted ones as that allows, within low and high (pixels, ascending or not)."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [0.0] * len(wanted)
    blocks: list[list] = []  # [sum of (wanted - offset), count, indices]: runs of touching labels that move together
    for i in order:
        blocks.append([wanted[i], 1, [i]])
        while len(blocks) > 1:
            upper, lower = blocks[-2], blocks[-1]
            if upper[0] / upper[1] + upper[1] * gap <= lower[0] / lower[1]:
                break
            upper[0] += lower[0] - lower[1] * upper[1] * gap
            upper[1] += lower[1]
            upper[2] += lower[2]
            blocks.pop()
    for total, count, members in blocks:
        start = total / count
        for k, i in enumerate(members):
            placed[i] = start + k * gap
    ordered = [placed[i] for i in order]
    for k in range(len(ordered) - 1, -1, -1):  # push up from the lower edge, then down from the upper
        ceiling = high if k == len(ordered) - 1 else ordered[k + 1] - gap
        ordered[k] = min(ordered[k], ceiling)
    for k in range(len(ordered)):
        floor = low if k == 0 else ordered[k - 1] + gap
        ordered[k] = max(ordered[k], floor)
    for k, i in enumerate(order):
        placed[i] = ordered[k]
    return placed


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


def _time_domain(points: Sequence[Point]) -> tuple[date, date]:
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


def _x(domain: tuple[date, date], *, axis: bool, field: str = "day", yearly: bool = False) -> alt.X:
    # By its ends: Vega-Lite misreads the dates of `domain` where a second end (x2) shares the scale.
    ends = [alt.ExprRef(expr=f"utc({d.year},{d.month - 1},{d.day})") for d in domain]
    scale = alt.Scale(domainMin=ends[0], domainMax=ends[1], type="utc", nice=False)
    return alt.X(f"{field}:T", scale=scale, axis=_time_axis(domain, yearly) if axis else None)


def _lines_of(points: Sequence[Point], chart: ShareChart) -> list[dict[str, Any]]:
    return [
        {
            "line": p.line, "day": _iso(p.middle), "value": p.value, "Company": p.label, "Period": p.period,
            "Share": quantity(p.value, "percent"), "Source": p.source,
            "colour": chart.colours.get(p.line, var("muted")), "low": p.low, "high": p.high,
            "Range": f"{quantity(p.low, 'percent')} to {quantity(p.high, 'percent')}" if p.low is not None and p.high is not None else "",
        }
        for p in sorted(points, key=lambda p: (p.line, p.middle))
    ]


def _end_labels(chart: ShareChart, height: int, top: float) -> list[dict[str, Any]]:
    last: dict[str, Point] = {}
    for p in sorted(chart.points, key=lambda p: p.middle):
        last[p.line] = p
    end = max(p.end for p in last.values())
    # Grey lines are named where there is room and they still run at the end: the remainder, companies beyond the colours.
    grey = sorted((p for line, p in last.items() if line in chart.muted and p.end == end), key=lambda p: -p.value)[:3]
    shown = [p for line, p in last.items() if line not in chart.muted] + grey
    shown = sorted(shown, key=lambda p: (p.line in chart.muted, -p.value))[: height // LINE_HEIGHT]
    positions = spread([height * (1 - p.value / top) for p in shown], LINE_HEIGHT, 4, height - 2)
    return [
        {"y": round(y, 1), "label": f"{shorten(p.label, 18)} {quantity(p.value, 'percent')}" if chart.values else shorten(p.label, 24), "short": shorten(p.label, 15), "colour": chart.colours.get(p.line, var("muted"))}
        for p, y in zip(shown, positions, strict=True)
    ]


@_unchecked
def share_chart(chart: ShareChart) -> dict[str, Any] | None:
    """Share over time by company, forecasts dashed, disputes as ranges; the events under the same time axis."""
    if not chart.points:
        return None
    height = max(150, min(320, 120 + 34 * len({p.line for p in chart.points} - chart.muted)))
    everything = [*chart.points, *chart.forecasts, *chart.disputes]
    domain = _time_domain(everything)
    events = [e for e in chart.events if domain[0] <= e.day <= domain[1]]
    top = nice_maximum(max([p.value for p in everything] + [p.high for p in everything if p.high is not None]))
    if max(p.value for p in everything) <= 100:
        top = min(top, 100.0)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=alt.Axis(title=None, tickCount=5, labelExpr="datum.label + '%'", domain=False, ticks=False))
    x = _x(domain, axis=True, yearly=all((p.end - p.start).days > 360 for p in everything))
    colour = alt.Color("colour:N", scale=None)
    tooltip = ["Company:N", "Period:N", "Share:N", "Source:N"]
    frames = Frames()
    layers: list[Any] = []
    if any(e.number for e in events):
        rules = [{"day": _iso(e.day)} for e in events if e.number]
        layers.append(alt.Chart(frames.add(rules)).mark_rule(color=var("strong-line"), strokeDash=[1, 3], opacity=0.8).encode(x=x))
    rows = _lines_of(chart.points, chart)
    grey = [r for r in rows if r["line"] in chart.muted]
    main = [r for r in rows if r["line"] not in chart.muted]
    if chart.disputes:
        disputed = alt.Chart(frames.add(_lines_of(chart.disputes, chart)))
        said = ["Company:N", "Period:N", alt.Tooltip("Range:N", title="Disputed"), "Source:N"]
        layers.append(disputed.mark_rule(strokeWidth=7, opacity=0.3, strokeCap="butt").encode(x=x, y=alt.Y("low:Q"), y2="high:Q", color=colour, tooltip=said))
        for edge in ("low", "high"):
            layers.append(disputed.mark_tick(thickness=1.5, size=11, orient="horizontal").encode(x=x, y=alt.Y(f"{edge}:Q"), color=colour, tooltip=said))
    for part, width, size in ((grey, 1, 12), (main, 2, 34)):
        if part:
            base = alt.Chart(frames.add(part)).encode(x=x, y=y, detail="line:N", color=colour)
            layers.append(base.mark_line(strokeWidth=width, interpolate="linear"))
            layers.append(base.mark_point(filled=True, size=size, opacity=1, stroke=var("page"), strokeWidth=0.8).encode(tooltip=tooltip))
    if chart.forecasts:
        joined = _lines_of(_from_last_actual(chart), chart)
        said = ["Company:N", "Period:N", alt.Tooltip("Share:N", title="Forecast"), "Source:N"]
        base = alt.Chart(frames.add(joined)).encode(x=x, y=y, detail="line:N", color=colour)
        layers.append(base.mark_line(strokeWidth=1.6, strokeDash=[5, 4]))
        ranges = [r for r in _lines_of(chart.forecasts, chart) if r["low"] is not None and r["high"] is not None]
        if ranges:
            layers.append(alt.Chart(frames.add(ranges)).mark_rule(strokeWidth=1.6).encode(x=x, y=alt.Y("low:Q"), y2="high:Q", color=colour))
        layers.append(alt.Chart(frames.add(_lines_of(chart.forecasts, chart))).encode(x=x, y=y, color=colour).mark_point(filled=False, fill=var("page"), size=42, strokeWidth=1.6).encode(tooltip=said))
    labels = _end_labels(chart, height, top)
    text = alt.Chart(frames.add(labels)).mark_text(align="left", baseline="middle", dx=8, fontWeight=600)
    layers.append(text.encode(x=alt.value("width"), y=alt.Y("y:Q", scale=None), text="label:N", color=colour))
    upper = alt.layer(*layers).properties(width=WIDTH - LABEL_ROOM, height=height)
    if not events:
        return _config(upper, frames)
    return _config(alt.vconcat(upper, _event_strip(events, domain, frames), spacing=8), frames)


def _from_last_actual(chart: ShareChart) -> list[Point]:
    """Forecast lines begin at the last actual figure before them."""
    found = list(chart.forecasts)
    for line in {p.line for p in chart.forecasts}:
        first = min(p.middle for p in chart.forecasts if p.line == line)
        before = [p for p in chart.points if p.line == line and p.middle < first]
        if before:
            found.append(max(before, key=lambda p: p.middle))
    return found


def _event_strip(events: Sequence[Mark], domain: tuple[date, date], frames: Frames) -> alt.LayerChart:
    lanes = list(dict.fromkeys(e.lane for e in events))
    rows = [
        {
            "day": _iso(e.day), "lane": e.lane, "Event": e.label, "When": e.text, "number": str(e.number or ""), "size": 260 if e.number else 34,
            "fill": var("page") if e.planned else var("event") if e.number else var("event-line"),
        }
        for e in sorted(events, key=lambda e: (e.number is not None, e.day, e.label))
    ]
    step = 26
    x = _x(domain, axis=False)
    y = alt.Y("lane:N", sort=lanes, scale=alt.Scale(domain=lanes), axis=alt.Axis(title=None, domain=False, ticks=False, grid=True, labels=False))
    base = alt.Chart(frames.add(rows)).encode(x=x, y=y, tooltip=["Event:N", "When:N"])
    dots = base.mark_point(filled=True, opacity=1, stroke=var("event-line"), strokeWidth=1).encode(size=alt.Size("size:Q", scale=None), fill=alt.Fill("fill:N", scale=None))
    numbers = base.mark_text(fontSize=11, fontWeight=600, color=var("ink"), dy=0.5).encode(text="number:N")
    names = alt.Chart(frames.add([{"lane": lane} for lane in lanes])).mark_text(align="left", dx=8, color=var("soft"), fontSize=11).encode(x=alt.value("width"), y=y, text="lane:N")
    return alt.layer(dots, numbers, names).properties(width=WIDTH - LABEL_ROOM, height=step * len(lanes))


@dataclass(frozen=True, slots=True)
class Level:
    """A size at a period, with the growth that was computed and the growth a source reported."""

    start: date
    end: date
    value: float | None
    period: str
    source: str = ""
    growth: float | None = None
    reported: float | None = None
    forecast: bool = False
    group: str = ""


def scale_of(values: Sequence[float], unit: str | None) -> tuple[float, str]:
    """What to divide by and what the unit is then called: (1e9, 'USD bn')."""
    name = unit if is_currency(unit) else {"count": "", None: "", "percent": "%"}.get(unit, str(unit).replace("_", " "))
    top = max((abs(v) for v in values), default=0)
    for size, word in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if top >= size:
            return size, f"{name} {word}".strip()
    return 1.0, name


@_unchecked
def level_chart(levels: Sequence[Level], unit: str | None, *, height: int = 200) -> dict[str, Any] | None:
    """Size by period as bars from zero, growth on the year beneath on the same axis."""
    sized = [v for v in levels if v.value is not None]
    grown = [v for v in levels if v.growth is not None or v.reported is not None]
    if not sized and len(grown) < 2:
        return None
    divisor, _ = scale_of([v.value for v in sized], unit)
    domain_days = [v.start for v in levels] + [v.end for v in levels]
    domain = (min(domain_days) - timedelta(days=10), max(domain_days) + timedelta(days=10))
    parts: list[Any] = []
    frames = Frames()
    width = WIDTH - 60
    if sized:
        rows = [
            {"from": _iso(v.start + (v.end - v.start) * 0.08), "to": _iso(v.end - (v.end - v.start) * 0.08), "value": v.value / divisor, "zero": 0,
             "day": _iso(v.start + (v.end - v.start) / 2), "Period": v.period, "Size": quantity(v.value, unit), "Source": v.source,
             "fill": var("page") if v.forecast else var("s1"), "dash": [4, 3] if v.forecast else [1, 0]}
            for v in sized
        ]
        top = max(r["value"] for r in rows)
        low = min(0.0, *(r["value"] for r in rows))
        scale = alt.Scale(domain=[low * 1.1, nice_maximum(top) if top > 0 else 0], nice=False)
        x = _x(domain, axis=not grown, field="from")
        bars = alt.Chart(frames.add(rows)).mark_bar(stroke=var("s1"), strokeWidth=1).encode(
            x=x, x2="to:T", y=alt.Y("value:Q", scale=scale, axis=alt.Axis(title=None, tickCount=4, domain=False, ticks=False)), y2="zero:Q",
            fill=alt.Fill("fill:N", scale=None), strokeDash=alt.StrokeDash("dash:N", scale=None), tooltip=["Period:N", "Size:N", "Source:N"],
        )
        first_last = [rows[0], rows[-1]] if len(rows) > 12 else rows
        texts = [{"day": r["day"], "value": r["value"], "text": f"{r['value']:.3g}"} for r in first_last]
        labels = alt.Chart(frames.add(texts)).mark_text(dy=-7, fontSize=11, color=var("ink")).encode(x=alt.X("day:T"), y="value:Q", text="text:N")
        parts.append(alt.layer(bars, labels).properties(width=width, height=height))
    if grown:
        said = [
            {"day": _iso(v.start + (v.end - v.start) / 2), "value": value, "Period": v.period, "Growth": f"{value:+.1f}%", "Basis": basis, "Source": v.source,
             "fill": var("s3") if basis == "computed" else var("page")}
            for v in grown for value, basis in ((v.growth, "computed"), (v.reported, "as reported")) if value is not None
        ]
        values = [r["value"] for r in said]
        low, high = min(0.0, *values), max(0.0, *values)
        air = (high - low) * 0.18 or 1
        y = alt.Y("value:Q", scale=alt.Scale(domain=[low - (air if low < 0 else 0), high + air], nice=False), axis=alt.Axis(title=None, tickCount=4, labelExpr="datum.label + '%'", domain=False, ticks=False))
        base = alt.Chart(frames.add(said)).encode(x=_x(domain, axis=True), y=y, tooltip=["Period:N", "Growth:N", "Basis:N", "Source:N"])
        zero = alt.Chart(frames.add([{"value": 0}])).mark_rule(color=var("strong-line")).encode(y="value:Q")
        stems = base.mark_rule(color=var("s3"), opacity=0.45).encode(y2=alt.Y2(datum=0))
        dots = base.mark_point(filled=True, opacity=1, size=52, stroke=var("s3"), strokeWidth=1.5).encode(fill=alt.Fill("fill:N", scale=None))
        parts.append(alt.layer(zero, stems, dots).properties(width=width, height=110))
    return _config(alt.vconcat(*parts, spacing=18) if len(parts) > 1 else parts[0], frames)


@_unchecked
def concentration_chart(points: Sequence[Point], bands: Sequence[tuple[float, str]], *, height: int = 170) -> dict[str, Any] | None:
    """A concentration index over time with the thresholds that give it meaning; low and high bound it where companies are not reported."""
    if len(points) < 2:
        return None
    domain = _time_domain(points)
    top = nice_maximum(max([p.high or p.value for p in points]))
    rows = [
        {"line": p.line, "day": _iso(p.middle), "value": p.value, "low": p.low, "high": p.high, "Period": p.period, "Index": f"{p.value:,.0f}",
         "Range": f"{p.low:,.0f} to {p.high:,.0f}" if p.low is not None and p.high is not None else "", "Source": p.source}
        for p in sorted(points, key=lambda p: (p.line, p.middle))
    ]
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=alt.Axis(title=None, tickCount=4, format=",.0f", domain=False, ticks=False))
    x = _x(domain, axis=True)
    frames = Frames()
    base = alt.Chart(frames.add(rows)).encode(x=x, y=y)
    layers = []
    shown = [(value, text) for value, text in bands if value < top]
    if shown:
        limits = alt.Chart(frames.add([{"value": v, "text": t} for v, t in shown]))
        layers += [
            limits.mark_rule(color=var("strong-line"), strokeDash=[2, 3]).encode(y="value:Q"),
            limits.mark_text(align="left", dx=8, color=var("soft"), fontSize=11).encode(x=alt.value("width"), y="value:Q", text="text:N"),
        ]
    if any(r["low"] is not None for r in rows):
        layers.append(base.mark_area(opacity=0.18, color=var("s1")).encode(y=alt.Y("low:Q"), y2="high:Q", detail="line:N"))
    layers += [
        base.mark_line(color=var("s1"), strokeWidth=2).encode(detail="line:N"),
        base.mark_point(filled=True, opacity=1, size=34, color=var("s1")).encode(tooltip=["Period:N", "Index:N", "Range:N", "Source:N"]),
    ]
    return _config(alt.layer(*layers).properties(width=WIDTH - LABEL_ROOM, height=height), frames)
