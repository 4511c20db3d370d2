"""core.observations: identity, resolution, precision, and what replaces what."""

from __future__ import annotations

from datetime import datetime

import pytest


def day(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_a_cell_and_a_claim_side_by_side(ledger):
    ref = ledger.cell("Aliyun", "2019", 46.1)
    document = ledger.article("Aliyun held 46% of the market in 2019, says Acme Research.")
    claim = ledger.claim(
        document, "46%", 46, subject_name="Aliyun", market_name="world widget market", attributed_to="Acme Research", period="2019"
    )
    ledger.build("core.observations")
    assert ledger.query(
        "SELECT origin, coalesce(claim_id, table_name || '!' || cell_ref), entity_id, value, value_text, period_grain, publisher, confidence "
        "FROM core.observations ORDER BY origin"
    ) == [
        ("article", claim, "alibaba-cloud", 46.0, "46%", "year", "Acme Research", 0.9),
        ("table", ref, "alibaba-cloud", 46.1, "46.1", "year", "Acme Research", 1.0),
    ]
    assert ledger.broken_rules() == []


@pytest.mark.parametrize(
    ("value", "printed", "more", "low", "high"),
    [
        (37, "37%", {}, 36.5, 37.5),
        (37, "37%", {"qualifier": "approx"}, 35.15, 38.85),
        (37, "37%", {"qualifier": "more_than"}, 36.5, None),
        (37, "37%", {"qualifier": "less_than"}, None, 37.5),
        (5, "5%", {"qualifier": "range", "value_high": 7.0}, 4.5, 7.5),
        (2.74e10, "$27.4 billion", {"unit": "USD", "metric": "market_size"}, 2.735e10, 2.745e10),
    ],
)
def test_bounds_follow_the_printed_digits(ledger, value, printed, more, low, high):
    document = ledger.article(f"Zorbo had {printed} of it.")
    ledger.claim(document, printed, value, subject_name="Zorbo", **more)
    ledger.build("core.observations")
    assert ledger.query("SELECT bound_low, bound_high FROM core.observations") == [(pytest.approx(low), pytest.approx(high))]


def test_identity_survives_a_move_and_recorded_at_stays(ledger):
    ledger.cell("Acme", "2020", 40)
    ledger.build("core.observations")
    before = ledger.query("SELECT observation_id, recorded_at FROM core.observations")
    ledger.db.execute("UPDATE staging.table_rows SET cell_ref = 'E99', row_number = 99")
    ledger.now = day("2027-01-01")
    ledger.build("core.observations")
    assert ledger.query("SELECT observation_id, recorded_at FROM core.observations") == before
    assert ledger.query("SELECT cell_ref FROM core.observations") == [("E99",)]


def test_identical_rows_are_told_apart(ledger):
    for _ in range(3):
        ledger.cell("Acme", "2020", 40)
    ledger.build("core.observations")
    assert ledger.query("SELECT count(DISTINCT observation_id) FROM core.observations") == [(3,)]


def replaced(ledger) -> list[tuple]:
    return ledger.query(
        "SELECT o.value, s.value, o.supersede_rule FROM core.observations o JOIN core.observations s ON s.observation_id = o.superseded_by ORDER BY ALL"
    )


def test_a_marked_restatement_replaces(ledger):
    ledger.cell("Acme", "2019", 40, published_at=day("2020-03-31"))
    ledger.cell("Acme", "2019", 43, restated=True)
    assert replaced(ledger.build("core.observations")) == [(40.0, 43.0, "marked restated")]


def test_a_later_release_replaces_an_earlier_figure(ledger):
    ledger.cell("Acme", "2019", 40, published_at=day("2020-03-31"), source="Acme Research via One")
    ledger.cell("Acme", "2019", 43, published_at=day("2020-06-30"), source="Acme Research via Two")
    assert replaced(ledger.build("core.observations")) == [(40.0, 43.0, "later release")]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ({"published_at": day("2020-03-31")}, {"published_at": day("2020-04-05")}, "days apart: two reports of one release"),
        ({}, {"published_at": day("2020-06-30")}, "undated: nothing says which came first"),
        ({"published_at": day("2020-03-31")}, {"published_at": day("2020-06-30"), "source": "a blog"}, "a worse source restates nothing"),
        ({"published_at": day("2020-03-31")}, {"published_at": day("2020-06-30"), "publisher": "Other House"}, "another house's figure"),
        ({"published_at": day("2020-03-31")}, {"published_at": day("2020-06-30"), "value": 40.4}, "the digits agree"),
    ],
)
def test_what_replaces_nothing(ledger, first, second, why):
    ledger.cell("Acme", "2019", 40, **({"source": "Acme Research via One"} | first))
    ledger.cell("Acme", "2019", second.pop("value", 43), **({"source": "Acme Research via Two"} | second))
    assert replaced(ledger.build("core.observations")) == [], why


def test_an_early_slip_is_no_restatement_where_an_undated_report_has_the_later_value(ledger):
    ledger.cell("Acme", "2019", 33.8, source="Acme Research via One")
    ledger.cell("Acme", "2019", 19.3, source="Acme Research via Two", published_at=day("2021-09-30"))
    ledger.cell("Acme", "2019", 33.8, source="Acme Research via Three", published_at=day("2021-12-09"))
    assert replaced(ledger.build("core.observations")) == []


def test_an_article_never_replaces_a_table(ledger):
    ledger.cell("Acme", "2019", 40, published_at=day("2020-03-31"))
    document = ledger.article("Acme's restated share of the world widget market was 47%, Acme Research says.", "2021-03-31")
    ledger.claim(document, "47%", 47, subject_name="Acme", market_name="world widget market", attributed_to="Acme Research", period="2019")
    assert replaced(ledger.build("core.observations")) == []


def test_a_declared_revision_replaces_across_series(ledger):
    old, new = "Worldwide widgets (Canalys)", "Worldwide widgets (Canalys, revised)"
    ledger.seed("series_revisions", [{"publisher_id": "canalys", "from_definition": old, "to_definition": new, "note": "test"}])
    ledger.cell("Acme", "2023-Q3", 25, market_label=old, publisher="Canalys")
    ledger.cell("Acme", "2023-Q3", 18, market_label=new, publisher="Canalys")
    assert replaced(ledger.build("core.observations")) == [(25.0, 18.0, "declared revision of the series")]
    assert ledger.query("SELECT count(DISTINCT series_id) FROM core.observations") == [(2,)]


def test_a_forecast_is_no_rival_of_an_actual(ledger):
    ledger.cell("Acme", "2019", 40, published_at=day("2018-03-31"), modality="forecast")
    ledger.cell("Acme", "2019", 43, published_at=day("2020-06-30"))
    assert replaced(ledger.build("core.observations")) == []


def test_source_ranks_apply_without_reading_again(ledger):
    ledger.cell("Acme", "2019", 40, source="Acme Research via One")
    ledger.build("core.observations")
    assert ledger.query("SELECT source_rank FROM core.observations") == [(20,)]
    ledger.seed("source_ranks", [{"priority": "1", "origin": "table", "source_like": "% via One%", "rank": "44", "note": "test"}])
    ledger.build("core.observations")
    assert ledger.query("SELECT source_rank, source_rank_note FROM core.observations") == [(44, "test")]
