"""How concentrated a market is over time, with the thresholds that give the index its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from pipelines.report.charts.canvas import LABEL_ROOM, WIDTH, Frames, Point, finished, iso, nice_maximum, time_domain, time_scale, unchecked
from pipelines.report.theme import var


@unchecked
def concentration_chart(points: Sequence[Point], bands: Sequence[tuple[float, str]], *, height: int = 170) -> dict[str, Any] | None:
    """A concentration index over time with the thresholds that give it meaning; low and high bound it where companies are not reported."""
    if len(points) < 2:
        return None
    domain = time_domain(points)
    top = nice_maximum(max([p.high or p.value for p in points]))
    rows = [
        {
            "line": p.line,
            "day": iso(p.middle),
            "value": p.value,
            "low": p.low,
            "high": p.high,
            "Period": p.period,
            "Index": f"{p.value:,.0f}",
            "Range": f"{p.low:,.0f} to {p.high:,.0f}" if p.low is not None and p.high is not None else "",
            "Source": p.source,
        }
        for p in sorted(points, key=lambda p: (p.line, p.middle))
    ]
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, top], nice=False),
        axis=alt.Axis(title=None, tickCount=4, format=",.0f", domain=False, ticks=False),
    )
    x = time_scale(domain, axis=True)
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
    return finished(alt.layer(*layers).properties(width=WIDTH - LABEL_ROOM, height=height), frames)
