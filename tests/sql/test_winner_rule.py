"""meta.standing and meta.winner_rule: one order for all marts, and the words for what decided."""

from __future__ import annotations

from datetime import datetime

import pytest

EARLY, LATE = datetime(2020, 1, 1), datetime(2020, 1, 9)
VIA, OWN, BLOG = "Acme Research via One", "Acme Research", "Acme Research blog"

#: The report that wins, the one that loses, and why. The values do not fit one another, so that the pair is a dispute as well.
PAIRS = {
    "better source: the publisher itself before a report of the publisher's figure": (
        {"source": OWN},
        {"source": VIA, "published_at": LATE},
    ),
    "better source: a report of the publisher's figure before a personal blog": ({"source": VIA}, {"source": BLOG, "published_at": LATE}),
    "later publication": ({"published_at": LATE}, {"published_at": EARLY}),
    "dated before undated": ({"published_at": EARLY}, {}),
    "more exact": ({"value": 40.5, "value_text": "40.5"}, {"value": 30.0, "value_text": "30"}),
    "restated figure": ({"restated": True, "source": VIA}, {"published_at": EARLY, "source": VIA}),
}
MARTS = {
    "marts.market_share": ({}, "share_pct"),
    "marts.growth": ({"metric": "revenue", "unit": "USD"}, "level"),
    "marts.disputes": ({}, "winner_value"),
}


@pytest.mark.parametrize("swapped", [False, True], ids=["winner first", "winner last"])
@pytest.mark.parametrize("rule", PAIRS)
@pytest.mark.parametrize("mart", MARTS)
def test_every_mart_chooses_alike_and_says_the_same(ledger, mart, rule, swapped):
    measure, column = MARTS[mart]
    winner, loser = ({"source": VIA, "value": value} | measure | more for value, more in zip((40.0, 30.0), PAIRS[rule], strict=True))
    for report in (loser, winner) if swapped else (winner, loser):
        ledger.cell("Acme", "2019", **report)
    assert ledger.build(mart).query(f"SELECT {column}, winner_rule FROM {mart}") == [(winner["value"], rule)]


def test_a_single_report_and_equal_ones(ledger):
    ledger.cell("Acme", "2019", 40)
    ledger.cell("Bolt", "2019", 20)
    ledger.cell("Bolt", "2019", 30)
    assert ledger.build("marts.market_share").query("SELECT company_name, winner_rule FROM marts.market_share ORDER BY 1") == [
        ("Acme", "only report"), ("Bolt", "reports are equal; first by id"),
    ]  # fmt: skip


def test_printed_alike_is_equally_exact(ledger):
    """45.45 - 45.35 and 30.75 - 30.65 are not the same number to a computer; both figures are printed to one decimal."""
    for house, value in (("One", 45.4), ("Two", 30.7)):
        ledger.cell(
            "Acme",
            "2019",
            value,
            market_label=f"Worldwide widgets ({house} Research)",
            publisher=f"{house} Research",
            source=f"{house} Research",
        )
    assert ledger.build("marts.disputes").query("SELECT kind, winner_rule FROM marts.disputes") == [
        ("different_definition", "series are equal; first by id")
    ]


BEST_FIRST = [
    "NULL, 10, TIMESTAMP '2020-01-09', 1.0, 2.0",
    "NULL, 10, TIMESTAMP '2020-01-09', 1.0, 3.0",
    "NULL, 10, TIMESTAMP '2020-01-09', NULL, 3.0",
    "NULL, 10, TIMESTAMP '2020-01-01', 1.0, 2.0",
    "NULL, 10, NULL::TIMESTAMP, 1.0, 2.0",
    "NULL, 20, TIMESTAMP '2024-01-01', 1.0, 1.5",
    "NULL, NULL::INTEGER, TIMESTAMP '2024-01-01', 1.0, 1.5",
    "'another', 5, TIMESTAMP '2024-01-01', 1.0, 1.5",
]


def test_standing_sorts_the_best_first(ledger):
    given = " UNION ALL ".join(
        f"SELECT {i} AS i, meta.standing({arguments}) AS standing" for i, arguments in reversed(list(enumerate(BEST_FIRST)))
    )
    assert [i for (i,) in ledger.query(f"SELECT i FROM ({given}) ORDER BY standing")] == list(range(len(BEST_FIRST)))


def test_the_words_know_what_was_compared(ledger):
    standing = f"meta.standing({BEST_FIRST[0]})"
    assert ledger.query(
        f"SELECT meta.winner_rule({standing}, 'a', {standing}, 'a', what := 'series'), meta.winner_rule({standing}, 'a', NULL, NULL)"
    ) == [("series are equal; first by id", "only report")]
