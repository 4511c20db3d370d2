"""Which figures of a market are shown together, which events are numbered, and how figures and markets are put in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipelines.report import lanes, series
from pipelines.report.cards import sparkline
from pipelines.report.figures import event_mark, picked, sources_line


def share(entity: str, year: int, pct: float, *, series_id: str = "s1", grain: str = "year", **more: Any) -> dict[str, Any]:
    row = {
        "entity_id": entity, "company_name": entity.title(), "series_id": series_id, "market_id": "m", "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31), "period_grain": grain, "share_pct": pct, "is_superseded": False, "is_others": False, "is_group": False,
    }  # fmt: skip
    return row | more


def event(name: str, day: date, kind: str = "penalty", **more: Any) -> dict[str, Any]:
    row = {
        "timeline_id": name, "event_type": kind, "date_start": day, "date_end": day, "modality": "actual", "participant_ids": ["acme"],
        "independent_sources": 1, "amount": None, "confidence": 0.9,
    }  # fmt: skip
    return row | more


def test_the_main_series_tells_of_most_periods_and_companies():
    rows = [share(e, y, 20, series_id="long") for e in ("acme", "bolt") for y in (2020, 2021)]
    rows += [share("acme", 2023, 30, series_id="late"), share("acme", 2019, 30, series_id="gone", is_superseded=True)]
    assert series.main_series(rows) == ["long", "late"]


def test_quarters_and_years_are_never_joined():
    rows = [share("acme", 2020, 20, grain="quarter"), share("acme", 2021, 21, grain="quarter"), share("acme", 2021, 22)]
    assert [r["share_pct"] for r in series.of_main_grain(rows)] == [20, 21]
    assert series.of_main_grain([]) == []


def test_a_later_period_that_names_only_some_is_not_the_last_full_one():
    rows = [share("acme", 2020, 50), share("bolt", 2020, 30), share("bolt", 2021, 31)]
    assert [r["entity_id"] for r in series.last_full(rows)] == ["acme", "bolt"]
    assert series.last_full([]) == []


def test_ranking_puts_those_who_left_and_the_rest_behind():
    rows = [share("acme", 2022, 20), share("bolt", 2022, 30), share("gone", 2019, 60), share("others", 2022, 50, is_others=True)]
    assert series.ranking(rows) == ["bolt", "acme", "gone", "others"]


def test_runs_need_two_periods_and_the_longest_comes_first():
    def level(subject: str, year: int) -> dict[str, Any]:
        return share(subject, year, 1) | {"subject_id": subject, "metric": "revenue", "unit": "EUR"}

    runs = series.runs_of([level("acme", 2020), *(level("bolt", y) for y in (2019, 2020, 2021)), level("acme", 2021), level("cogs", 2020)])
    assert [(r[0]["subject_id"], len(r)) for r in runs] == [("bolt", 3), ("acme", 2)]


@pytest.mark.parametrize(
    ("definition", "publisher", "name"),
    [
        ("cloud, worldwide", "Acme", "Acme: cloud, worldwide"),
        ("Acme's cloud", "Acme", "Acme's cloud"),
        (None, "Acme", "Acme"),
        ("cloud", None, "cloud"),
    ],
)
def test_a_series_is_named_by_house_and_definition(definition, publisher, name):
    assert series.name_of_series({"definition": definition, "publisher": publisher}) == name


def test_the_weightier_of_two_events_that_would_hide_each_other_is_numbered():
    events = [
        event("small", date(2021, 3, 1)),
        event("large", date(2021, 3, 9), amount=1e9),
        event("deal", date(2021, 3, 5), "partnership"),
        event("late", date(2022, 1, 1)),
    ]
    assert [e["timeline_id"] for e in lanes.chosen(events, 8, {"acme": 30.0}, days=20)] == ["deal", "large", "late"]
    assert [e["timeline_id"] for e in lanes.chosen(events, 1, {}, days=20)] == ["large"]


def test_every_type_of_event_has_one_lane():
    kinds = [kind for found in lanes.LANES.values() for kind in found]
    assert len(kinds) == len(set(kinds))
    assert lanes.lane_of({"event_type": "never heard of"}) == "Other"


def test_an_event_stands_in_the_middle_of_its_days():
    row = event("x", date(2021, 1, 1)) | {
        "date_end": date(2021, 1, 31),
        "people": [("Acme", None)],
        "lane": "Other",
        "when": "Jan 2021",
        "number": 3,
    }
    mark = event_mark(row)
    assert (mark.day, mark.label, mark.planned, mark.number) == (date(2021, 1, 16), "Penalty: Acme", False, 3)


def test_sources_beyond_three_are_counted_and_columns_picked_in_order():
    assert sources_line(["a", "b", "c", "d", "e"]) == "a; b; c and 2 more"
    assert sources_line([]) == ""
    assert picked([{"a": 1, "b": 2, "c": 3}], "c", "a") == [{"c": 3, "a": 1}]


def test_a_sparkline_needs_a_course():
    assert sparkline([1.0, 2.0]) == ""
    assert sparkline([1.0, 3.0, 2.0], width=24, height=14) == "2.0,12.0 12.0,2.0 22.0,7.0"
    assert len(sparkline([5.0, 5.0, 5.0]).split()) == 3
