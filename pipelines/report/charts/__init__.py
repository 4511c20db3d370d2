"""Charts as Vega-Lite, built with Altair: share over time with its events, size with growth, concentration.

Every chart is a specification with the page's colour variables in it; drawn.py turns it into SVG. Nothing here reads the warehouse.
"""

from pipelines.report.charts.canvas import MAX_COLOURED, Point, assign_colours, nice_maximum
from pipelines.report.charts.concentration import concentration_chart
from pipelines.report.charts.levels import Level, level_chart, scale_of
from pipelines.report.charts.shares import Mark, ShareChart, share_chart, spread
from pipelines.report.theme import var

__all__ = [
    "MAX_COLOURED", "Level", "Mark", "Point", "ShareChart", "assign_colours", "concentration_chart", "level_chart", "nice_maximum", "scale_of", "share_chart",
    "spread", "var",
]  # fmt: skip
