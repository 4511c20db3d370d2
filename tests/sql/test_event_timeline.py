"""marts.event_timeline: each event once, honest dates and amounts, and the market's reaction."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

FINE = {"regulator": "SAMR", "jurisdiction": "China", "currency": "CNY"}


def timeline(ledger, columns: str) -> list[tuple]:
    return ledger.build("marts.event_timeline").query(
        f"SELECT {columns} FROM marts.event_timeline ORDER BY date_start NULLS LAST, timeline_id"
    )


def test_date_from_the_table_words_from_both(ledger):
    row = ledger.event_row("Alibaba", "antitrust fine: exclusive dealing", "penalty", "2021-04-10", amount=18.228e9, **FINE)
    document = ledger.article("Beijing fined Alibaba $2.8 billion.")
    event = ledger.event(document, "fined", "penalty", ["China's government", "Alibaba"], amount=2.8e9, currency="USD")
    found = timeline(
        ledger,
        "date_start, date_status, amount, currency, amount_status, reports, independent_sources, event_ids, table_refs, winner_ref, winner_rule, amounts_reported",
    )
    assert found == [
        (
            date(2021, 4, 10), "single", 18.228e9, "CNY", "single", 2, 2, [event], [row], row, "most exact date", ["CNY 18228000000", "USD 2800000000"],
        )
    ]  # fmt: skip
    assert ledger.broken_rules() == []


@pytest.mark.parametrize(
    ("second", "status", "note"),
    [
        (18.228e9, "agreed", None),
        (18.22e9, "disputed", "the lower figure is the higher one cut off, not rounded"),
        (18.23e9, "agreed", None),
        (18e9, "agreed", None),
        (18.5e9, "disputed", None),
    ],
)
def test_amounts_agree_within_their_printed_digits(ledger, second, status, note):
    for number, amount in enumerate((18.228e9, second)):
        ledger.event_row("Alibaba", "antitrust fine", "penalty", "2021-04-10", amount=amount, source=f"source {number}", **FINE)
    assert timeline(ledger, "reports, amount_status, amount_note") == [(2, status, note)]


def test_dates_that_cannot_both_be_are_a_dispute(ledger):
    for day in ("2021-12-21", "2021-12-22"):
        ledger.event_row("Alibaba Cloud", "partnership suspended", "regulatory_action", day, regulator="MIIT", source=day)
    assert timeline(ledger, "date_start, date_status, date_low, date_high, reports") == [
        (date(2021, 12, 21), "disputed", date(2021, 12, 21), date(2021, 12, 22), 2)
    ]


def test_a_month_and_a_day_in_it_agree(ledger):
    ledger.event_row("Alibaba Cloud", "partnership suspended", "regulatory_action", "2021-12-22", regulator="MIIT")
    ledger.event_row("Alibaba Cloud", "partnership suspended", "regulatory_action", "2021-12", regulator="MIIT")
    assert timeline(ledger, "date_start, date_end, date_status") == [(date(2021, 12, 22), date(2021, 12, 22), "agreed")]


def test_parts_are_held_against_the_total_and_never_summed_into_it(ledger):
    for words, amount, source in (
        ("(total)", 2.99e9, "one"),
        ("(fine component)", 2.42e9, "two"),
        ("(confiscation component)", 0.56e9, "two"),
    ):
        ledger.event_row(
            "Tencent",
            f"payments rules fine {words}",
            "penalty",
            "2023-07-07",
            regulator="PBOC",
            amount=amount,
            currency="CNY",
            source=source,
        )
    assert timeline(ledger, "amount, amount_status, amount_note, reports, independent_sources") == [
        (2.99e9, "agreed", "parts of it add to CNY 2980000000", 3, 2)
    ]


def test_a_court_repeats_the_fine(ledger):
    ledger.event_row("Google", "antitrust fine", "penalty", "2017-06-27", regulator="European Commission", amount=2.42e9, currency="EUR")
    ledger.event_row(
        "Google",
        "court dismisses challenge to 2017-06-27 fine",
        "lawsuit",
        "2021-11-10",
        regulator="General Court",
        amount=2.42e9,
        currency="EUR",
    )
    assert timeline(ledger, "event_type, amount_note") == [("penalty", None), ("lawsuit", "the fine the court ruled on, not a new amount")]


def test_copies_of_one_text_are_one_source(ledger):
    for number, story in ((1, "s"), (2, "s"), (3, "t")):
        document = ledger.article(f"Report {number}. Zorbo bought Bolt on 3 May 2021.", "2021-05-04", story_id=story)
        ledger.event(document, "bought", "merger_acquisition", ["Zorbo", "Bolt"], period="2021-05-03")
    assert timeline(ledger, "reports, independent_sources") == [(3, 2)]


def test_a_plan_and_its_execution_are_two_rows(ledger):
    for modality, text in (("planned", "Zorbo plans to buy Bolt."), ("actual", "Zorbo did buy Bolt.")):
        document = ledger.article(text)
        ledger.event(document, "buy", "merger_acquisition", ["Zorbo", "Bolt"], modality=modality)
    assert sorted(timeline(ledger, "modality, reports")) == [("actual", 1), ("planned", 1)]


def prices(ledger, first: date, closes: list[float]) -> None:
    """Closes on weekdays from `first` on."""
    day, rows = first, []
    for close in closes:
        while day.weekday() > 4:
            day += timedelta(days=1)
        number = len(rows) + 2
        rows.append(
            {
                "table_name": "p",
                "row_number": number,
                "cell_ref": f"B{number}",
                "ticker": "BABA",
                "trade_date": day,
                "close": close,
                "currency": "USD",
            }
        )
        day += timedelta(days=1)
    ledger.insert("staging.prices", rows)


def test_moves_from_the_close_before(ledger):
    prices(ledger, date(2021, 4, 8), [100.0, 200.0] + [210.0 + i for i in range(30)])
    ledger.event_row("Alibaba", "antitrust fine", "penalty", "2021-04-10", **FINE)  # a Saturday
    found = timeline(ledger, "price_ticker, close_before, close_before_date, move_1d_pct, move_5d_pct, move_20d_pct")
    assert found == [("BABA", 200.0, date(2021, 4, 9), pytest.approx(5.0), pytest.approx(7.0), pytest.approx(14.5))]


def test_on_a_trading_day_the_days_after_are_counted_from_the_event(ledger):
    prices(ledger, date(2021, 4, 5), [100.0, 110.0, 120.0, 130.0])
    ledger.event_row("Alibaba Cloud", "fine", "penalty", "2021-04-06", **FINE)  # listed through its parent
    assert timeline(ledger, "close_before, move_1d_pct, move_5d_pct") == [(100.0, pytest.approx(20.0), None)]


@pytest.mark.parametrize(
    ("target", "period"), [("Zorbo", "2021-04-06"), ("Alibaba", "2021-04"), ("Alibaba", "2019-04-06"), ("Alibaba", "2025-04-06")]
)
def test_no_price_no_move(ledger, target, period):
    prices(ledger, date(2021, 4, 5), [100.0, 110.0, 120.0])
    ledger.event_row(target, "fine", "penalty", period, **FINE)
    assert timeline(ledger, "move_1d_pct, move_20d_pct") == [(None, None)]


def test_the_real_conflicts(real):
    found = {
        (event_type, day, target): (date_status, amount_status, reports)
        for event_type, day, target, date_status, amount_status, reports in real.query(
            "SELECT event_type, date_start, participant_ids[-1], date_status, amount_status, reports FROM marts.event_timeline WHERE reports > 1"
        )
    }
    assert found == {
        ("penalty", date(2021, 4, 10), "alibaba"): ("agreed", "disputed", 2),  # 18.228 and 18.22 bn yuan
        ("penalty", date(2021, 9, 14), "google"): ("agreed", "agreed", 2),  # 207.4 and 207 bn won
        ("penalty", date(2021, 9, 1), "meta"): ("disputed", "agreed", 2),  # Instagram: 2021-09 or 2022-09
        ("regulatory_action", date(2021, 12, 21), "alibaba-cloud"): ("disputed", "unknown", 2),  # MIIT: the 21st or the 22nd
        ("penalty", date(2023, 7, 7), "tencent"): ("agreed", "agreed", 3),  # Tenpay: 2.99 bn and its parts
    }
