"""Charts: labels that do not collide, axes from zero, lines that are never joined across, specifications that draw."""

import itertools
import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.report import charts, drawn
from pipelines.report.theme import COLOURS, css_variables, resolved


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_colours_stand_out_from_their_ground(mode):
    page = COLOURS["page"][mode]
    for name in ("ink", "soft", "accent", "good", "warn", "bad", "s1", "s2", "s3", "s4", "s5", "s6", "s7"):
        assert contrast(COLOURS[name][mode], page) >= (4.5 if not name.startswith("s") or name == "soft" else 4.4 if mode == 0 else 4.5), (
            name
        )
    assert contrast(COLOURS["muted"][mode], page) >= 3
    for ground in ("claim", "event", "panel", "accent-ground"):
        assert contrast(COLOURS["ink"][mode], COLOURS[ground][mode]) >= 4.5, ground


def test_style_sheet_holds_both_sets():
    css = css_variables()
    assert all(css.count(f"--{name}:") >= 2 for name in COLOURS)
    assert "prefers-color-scheme:dark" in css


@given(st.lists(st.floats(0, 300), min_size=1, max_size=20))
def test_labels_keep_their_distance(wanted):
    placed = charts.spread(wanted, 14, 4, 298)
    ordered = sorted(placed)
    assert all(b - a >= 14 - 1e-6 for a, b in itertools.pairwise(ordered))
    assert min(placed) >= 4 - 1e-6
    assert len(wanted) * 14 > 294 or max(placed) <= 298 + 1e-6
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    assert [placed[i] for i in order] == ordered


@given(st.floats(1e-6, 1e13))
def test_axis_ends_above_the_highest_value(value):
    top = charts.nice_maximum(value)
    assert value <= top <= value * 2.6


def point(line: str, year: int, value: float, **more) -> charts.Point:
    return charts.Point(line, date(year, 1, 1), date(year, 12, 31), value, f"Firm {line} </script>", str(year), "a source", **more)


def example() -> charts.ShareChart:
    return charts.ShareChart(
        [point(line, year, 20 + 5 * i + year % 3) for i, line in enumerate("ab") for year in range(2019, 2024)],
        [point("a", 2025, 30, low=28, high=31)],
        [point("b", 2021, 26, low=24, high=29)],
        [
            charts.Mark(date(2021, 4, 10), "Regulation and law", "Penalty", "10 Apr 2021", number=1),
            charts.Mark(date(2030, 1, 1), "Deals", "too late", "2030"),
        ],
        charts.assign_colours(["a", "b"]),
    )


def test_share_chart_draws_every_kind_of_mark():
    spec = charts.share_chart(example())
    svg = drawn.to_svg(spec)
    assert svg.count("<path") > 10
    assert 'stroke-dasharray="5,4"' in svg
    assert spec["vconcat"][0]["width"] == spec["vconcat"][1]["width"]
    upper, lower = (p["layer"] for p in spec["vconcat"])
    ends = {
        json.dumps([layer["encoding"]["x"]["scale"]["domainMin"], layer["encoding"]["x"]["scale"]["domainMax"]])
        for layer in [*upper, *lower]
        if "scale" in layer["encoding"].get("x", {})
    }
    assert len(ends) == 1, "events stand under the same time axis"
    assert "too late" not in json.dumps(spec)


def test_axis_of_shares_starts_at_zero_and_ends_at_the_whole():
    spec = charts.share_chart(charts.ShareChart([point("a", 2020, 97.0), point("a", 2021, 99.0)]))
    domains = [
        layer["encoding"]["y"]["scale"]["domain"]
        for layer in spec["layer"]
        if isinstance(layer["encoding"].get("y", {}).get("scale"), dict)
    ]
    assert domains[0] == [0, 100]


def test_forecast_line_begins_at_the_last_actual_and_is_none_of_the_actual_rows():
    spec = charts.share_chart(example())
    solid = [
        layer
        for layer in spec["vconcat"][0]["layer"]
        if isinstance(layer["mark"], dict) and layer["mark"]["type"] == "line" and "strokeDash" not in layer["mark"]
    ]
    shown = {row["Period"] for layer in solid for row in spec["datasets"][layer["data"]["name"]]}
    assert "2025" not in shown
    dashed = next(
        layer for layer in spec["vconcat"][0]["layer"] if isinstance(layer["mark"], dict) and layer["mark"].get("strokeDash") == [5, 4]
    )
    assert [r["Period"] for r in spec["datasets"][dashed["data"]["name"]]] == ["2023", "2025"]


def test_specifications_are_the_same_each_time():
    assert charts.share_chart(example()) == charts.share_chart(example())


def test_level_chart_has_bars_from_zero_and_growth_beneath():
    levels = [
        charts.Level(
            date(y, 1, 1),
            date(y, 12, 31),
            1e9 * (y - 2018),
            str(y),
            growth=10.0 if y > 2019 else None,
            reported=9.0 if y == 2021 else None,
            forecast=y == 2023,
        )
        for y in range(2019, 2024)
    ]
    spec = charts.level_chart(levels, "EUR")
    assert spec["vconcat"][0]["layer"][0]["encoding"]["y"]["scale"]["domain"][0] == 0
    assert drawn.to_svg(spec)
    assert charts.level_chart([], "EUR") is None
    assert charts.scale_of([2e9], "EUR") == (1e9, "EUR bn")


def test_concentration_chart_needs_a_course():
    points = [point("s", y, 2000.0, low=2000, high=2500) for y in (2020, 2021)]
    assert drawn.to_svg(charts.concentration_chart(points, [(1000, "moderate"), (9000, "never shown")]))
    assert charts.concentration_chart(points[:1], []) is None


def test_svg_for_slides_stands_alone_and_page_svg_follows_the_page():
    svg = drawn.to_svg(charts.share_chart(example()))
    assert "var(--" in svg
    assert "var(--" not in drawn.for_slides(svg)
    page = str(drawn.for_page(svg, "chart", 'a "label" <b>'))
    assert 'aria-label="a &quot;label&quot; &lt;b&gt;"' in page
    assert "</script" not in page.lower()
    assert resolved("var(--ink)") == COLOURS["ink"][0]


@given(
    st.recursive(
        st.text() | st.integers(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3), max_leaves=8
    )
)
def test_json_in_a_page_cannot_end_its_element(value):
    text = str(drawn.safe_json(value))
    assert not re.search(r"[<>&\u2028\u2029]", text)
    assert json.loads(text) == value
