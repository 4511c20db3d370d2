"""Share over time by company: forecasts dashed, disputes as ranges, the events under the same time axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import altair as alt

from pipelines.report.charts.canvas import LABEL_ROOM, WIDTH, Frames, Point, finished, iso, nice_maximum, time_domain, time_scale, unchecked
from pipelines.report.formatting import quantity, shorten
from pipelines.report.theme import var

#: Height of a label at the end of a line.
LINE_HEIGHT = 14


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


@dataclass(frozen=True, slots=True)
class _Plot:
    """What the layers of one chart share: its rows and scales."""

    chart: ShareChart
    frames: Frames
    x: alt.X
    y: alt.Y
    colour: alt.Color

    def rows(self, points: Sequence[Point]) -> list[dict[str, Any]]:
        """Points as rows, line by line."""
        return [
            {
                "line": p.line,
                "day": iso(p.middle),
                "value": p.value,
                "Company": p.label,
                "Period": p.period,
                "Share": quantity(p.value, "percent"),
                "Source": p.source,
                "colour": self.chart.colours.get(p.line, var("muted")),
                "low": p.low,
                "high": p.high,
                "Range": f"{quantity(p.low, 'percent')} to {quantity(p.high, 'percent')}" if _is_range(p) else "",
            }
            for p in sorted(points, key=lambda p: (p.line, p.middle))
        ]


def _is_range(point: Point) -> bool:
    return point.low is not None and point.high is not None


@unchecked
def share_chart(chart: ShareChart) -> dict[str, Any] | None:
    """Share over time by company, forecasts dashed, disputes as ranges; the events under the same time axis."""
    if not chart.points:
        return None
    height = max(150, min(320, 120 + 34 * len({p.line for p in chart.points} - chart.muted)))
    everything = [*chart.points, *chart.forecasts, *chart.disputes]
    domain = time_domain(everything)
    events = [e for e in chart.events if domain[0] <= e.day <= domain[1]]
    top = _top(everything)
    plot = _Plot(
        chart,
        Frames(),
        time_scale(domain, axis=True, yearly=all((p.end - p.start).days > 360 for p in everything)),
        alt.Y(
            "value:Q",
            scale=alt.Scale(domain=[0, top], nice=False),
            axis=alt.Axis(title=None, tickCount=5, labelExpr="datum.label + '%'", domain=False, ticks=False),
        ),
        alt.Color("colour:N", scale=None),
    )
    layers = [*_event_rules(plot, events), *_disputed_ranges(plot), *_lines(plot), *_forecasts(plot), _end_labels(plot, height, top)]
    upper = alt.layer(*layers).properties(width=WIDTH - LABEL_ROOM, height=height)
    if not events:
        return finished(upper, plot.frames)
    return finished(alt.vconcat(upper, _event_strip(events, domain, plot.frames), spacing=8), plot.frames)


def _top(points: Sequence[Point]) -> float:
    """Where the axis ends: no further than 100 percent where no share is larger."""
    top = nice_maximum(max([p.value for p in points] + [p.high for p in points if p.high is not None]))
    return min(top, 100.0) if max(p.value for p in points) <= 100 else top


def _event_rules(plot: _Plot, events: Sequence[Mark]) -> Iterator[alt.Chart]:
    """A dotted line at every numbered event."""
    rules = [{"day": iso(e.day)} for e in events if e.number]
    if rules:
        yield alt.Chart(plot.frames.add(rules)).mark_rule(color=var("strong-line"), strokeDash=[1, 3], opacity=0.8).encode(x=plot.x)


def _disputed_ranges(plot: _Plot) -> Iterator[alt.Chart]:
    """From the lowest to the highest figure where sources disagree."""
    if not plot.chart.disputes:
        return
    disputed = alt.Chart(plot.frames.add(plot.rows(plot.chart.disputes)))
    said = ["Company:N", "Period:N", alt.Tooltip("Range:N", title="Disputed"), "Source:N"]
    bar = disputed.mark_rule(strokeWidth=7, opacity=0.3, strokeCap="butt")
    yield bar.encode(x=plot.x, y=alt.Y("low:Q"), y2="high:Q", color=plot.colour, tooltip=said)
    for edge in ("low", "high"):
        tick = disputed.mark_tick(thickness=1.5, size=11, orient="horizontal")
        yield tick.encode(x=plot.x, y=alt.Y(f"{edge}:Q"), color=plot.colour, tooltip=said)


def _lines(plot: _Plot) -> Iterator[alt.Chart]:
    """Actual shares: grey lines behind, coloured ones before them."""
    rows = plot.rows(plot.chart.points)
    grey = [r for r in rows if r["line"] in plot.chart.muted]
    main = [r for r in rows if r["line"] not in plot.chart.muted]
    for part, width, size in ((grey, 1, 12), (main, 2, 34)):
        if part:
            base = alt.Chart(plot.frames.add(part)).encode(x=plot.x, y=plot.y, detail="line:N", color=plot.colour)
            yield base.mark_line(strokeWidth=width, interpolate="linear")
            dots = base.mark_point(filled=True, size=size, opacity=1, stroke=var("page"), strokeWidth=0.8)
            yield dots.encode(tooltip=["Company:N", "Period:N", "Share:N", "Source:N"])


def _forecasts(plot: _Plot) -> Iterator[alt.Chart]:
    """Forecasts as open points on dashed lines, with their ranges."""
    forecasts = plot.chart.forecasts
    if not forecasts:
        return
    joined = alt.Chart(plot.frames.add(plot.rows(_from_last_actual(plot.chart))))
    yield joined.encode(x=plot.x, y=plot.y, detail="line:N", color=plot.colour).mark_line(strokeWidth=1.6, strokeDash=[5, 4])
    ranges = plot.rows([p for p in forecasts if _is_range(p)])
    if ranges:
        bar = alt.Chart(plot.frames.add(ranges)).mark_rule(strokeWidth=1.6)
        yield bar.encode(x=plot.x, y=alt.Y("low:Q"), y2="high:Q", color=plot.colour)
    dots = alt.Chart(plot.frames.add(plot.rows(forecasts))).encode(x=plot.x, y=plot.y, color=plot.colour)
    said = ["Company:N", "Period:N", alt.Tooltip("Share:N", title="Forecast"), "Source:N"]
    yield dots.mark_point(filled=False, fill=var("page"), size=42, strokeWidth=1.6).encode(tooltip=said)


def _end_labels(plot: _Plot, height: int, top: float) -> alt.Chart:
    """The name of each line beside its last point, as many as there is room for."""
    chart = plot.chart
    last: dict[str, Point] = {}
    for p in sorted(chart.points, key=lambda p: p.middle):
        last[p.line] = p
    end = max(p.end for p in last.values())
    # Grey lines are named where there is room and they still run at the end: the remainder, companies beyond the colours.
    grey = sorted((p for line, p in last.items() if line in chart.muted and p.end == end), key=lambda p: -p.value)[:3]
    shown = [p for line, p in last.items() if line not in chart.muted] + grey
    shown = sorted(shown, key=lambda p: (p.line in chart.muted, -p.value))[: height // LINE_HEIGHT]
    positions = spread([height * (1 - p.value / top) for p in shown], LINE_HEIGHT, 4, height - 2)
    labels = [
        {
            "y": round(y, 1),
            "label": f"{shorten(p.label, 18)} {quantity(p.value, 'percent')}" if chart.values else shorten(p.label, 24),
            "short": shorten(p.label, 15),
            "colour": chart.colours.get(p.line, var("muted")),
        }
        for p, y in zip(shown, positions, strict=True)
    ]
    text = alt.Chart(plot.frames.add(labels)).mark_text(align="left", baseline="middle", dx=8, fontWeight=600)
    return text.encode(x=alt.value("width"), y=alt.Y("y:Q", scale=None), text="label:N", color=plot.colour)


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
            "day": iso(e.day),
            "lane": e.lane,
            "Event": e.label,
            "When": e.text,
            "number": str(e.number or ""),
            "size": 260 if e.number else 34,
            "fill": var("page") if e.planned else var("event") if e.number else var("event-line"),
        }
        for e in sorted(events, key=lambda e: (e.number is not None, e.day, e.label))
    ]
    step = 26
    x = time_scale(domain, axis=False)
    y = alt.Y(
        "lane:N", sort=lanes, scale=alt.Scale(domain=lanes), axis=alt.Axis(title=None, domain=False, ticks=False, grid=True, labels=False)
    )
    base = alt.Chart(frames.add(rows)).encode(x=x, y=y, tooltip=["Event:N", "When:N"])
    dots = base.mark_point(filled=True, opacity=1, stroke=var("event-line"), strokeWidth=1).encode(
        size=alt.Size("size:Q", scale=None), fill=alt.Fill("fill:N", scale=None)
    )
    numbers = base.mark_text(fontSize=11, fontWeight=600, color=var("ink"), dy=0.5).encode(text="number:N")
    names = (
        alt.Chart(frames.add([{"lane": lane} for lane in lanes]))
        .mark_text(align="left", dx=8, color=var("soft"), fontSize=11)
        .encode(x=alt.value("width"), y=y, text="lane:N")
    )
    return alt.layer(dots, numbers, names).properties(width=WIDTH - LABEL_ROOM, height=step * len(lanes))
