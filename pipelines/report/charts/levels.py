"""Size by period as bars, growth on the year beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

from pipelines.report.charts.canvas import WIDTH, Frames, finished, iso, nice_maximum, time_scale, unchecked
from pipelines.report.formatting import is_currency, quantity
from pipelines.report.theme import var


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


@unchecked
def level_chart(levels: Sequence[Level], unit: str | None, *, height: int = 200) -> dict[str, Any] | None:
    """Size by period as bars from zero, growth on the year beneath on the same axis."""
    sized = [v for v in levels if v.value is not None]
    grown = [v for v in levels if v.growth is not None or v.reported is not None]
    if not sized and len(grown) < 2:
        return None
    days = [v.start for v in levels] + [v.end for v in levels]
    domain = (min(days) - timedelta(days=10), max(days) + timedelta(days=10))
    frames = Frames()
    parts: list[Any] = []
    if sized:
        bars = _bars(sized, unit, time_scale(domain, axis=not grown, field="from"), frames)
        parts.append(bars.properties(width=WIDTH - 60, height=height))
    if grown:
        parts.append(_growth(grown, time_scale(domain, axis=True), frames).properties(width=WIDTH - 60, height=110))
    return finished(alt.vconcat(*parts, spacing=18) if len(parts) > 1 else parts[0], frames)


def _bars(sized: Sequence[Level], unit: str | None, x: alt.X, frames: Frames) -> alt.LayerChart:
    """A bar per period from its beginning to its end; forecasts are open and dashed."""
    divisor, _ = scale_of([v.value for v in sized], unit)
    rows = [
        {
            "from": iso(v.start + (v.end - v.start) * 0.08),
            "to": iso(v.end - (v.end - v.start) * 0.08),
            "value": v.value / divisor,
            "zero": 0,
            "day": iso(v.start + (v.end - v.start) / 2),
            "Period": v.period,
            "Size": quantity(v.value, unit),
            "Source": v.source,
            "fill": var("page") if v.forecast else var("s1"),
            "dash": [4, 3] if v.forecast else [1, 0],
        }
        for v in sized
    ]
    top = max(r["value"] for r in rows)
    low = min(0.0, *(r["value"] for r in rows))
    scale = alt.Scale(domain=[low * 1.1, nice_maximum(top) if top > 0 else 0], nice=False)
    bars = (
        alt.Chart(frames.add(rows))
        .mark_bar(stroke=var("s1"), strokeWidth=1)
        .encode(
            x=x,
            x2="to:T",
            y=alt.Y("value:Q", scale=scale, axis=alt.Axis(title=None, tickCount=4, domain=False, ticks=False)),
            y2="zero:Q",
            fill=alt.Fill("fill:N", scale=None),
            strokeDash=alt.StrokeDash("dash:N", scale=None),
            tooltip=["Period:N", "Size:N", "Source:N"],
        )
    )
    first_last = [rows[0], rows[-1]] if len(rows) > 12 else rows
    texts = [{"day": r["day"], "value": r["value"], "text": f"{r['value']:.3g}"} for r in first_last]
    labels = alt.Chart(frames.add(texts)).mark_text(dy=-7, fontSize=11, color=var("ink"))
    return alt.layer(bars, labels.encode(x=alt.X("day:T"), y="value:Q", text="text:N"))


def _growth(grown: Sequence[Level], x: alt.X, frames: Frames) -> alt.LayerChart:
    """Growth on the year as stems from zero: filled where it was computed, open where a source reported it."""
    said = [
        {
            "day": iso(v.start + (v.end - v.start) / 2),
            "value": value,
            "Period": v.period,
            "Growth": f"{value:+.1f}%",
            "Basis": basis,
            "Source": v.source,
            "fill": var("s3") if basis == "computed" else var("page"),
        }
        for v in grown
        for value, basis in ((v.growth, "computed"), (v.reported, "as reported"))
        if value is not None
    ]
    values = [r["value"] for r in said]
    low, high = min(0.0, *values), max(0.0, *values)
    air = (high - low) * 0.18 or 1
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[low - (air if low < 0 else 0), high + air], nice=False),
        axis=alt.Axis(title=None, tickCount=4, labelExpr="datum.label + '%'", domain=False, ticks=False),
    )
    base = alt.Chart(frames.add(said)).encode(x=x, y=y, tooltip=["Period:N", "Growth:N", "Basis:N", "Source:N"])
    zero = alt.Chart(frames.add([{"value": 0}])).mark_rule(color=var("strong-line")).encode(y="value:Q")
    stems = base.mark_rule(color=var("s3"), opacity=0.45).encode(y2=alt.Y2(datum=0))
    dots = base.mark_point(filled=True, opacity=1, size=52, stroke=var("s3"), strokeWidth=1.5)
    return alt.layer(zero, stems, dots.encode(fill=alt.Fill("fill:N", scale=None)))
