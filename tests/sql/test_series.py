"""core.series: one publisher's one definition; definitions never join."""

from __future__ import annotations

CANALYS = "Worldwide cloud infrastructure services (Canalys)"


def test_a_table_and_an_article_of_the_same_house_and_market_are_one_series(ledger):
    ledger.cell("Zorbo", "2020", 40, market_label=CANALYS, publisher="Canalys")
    document = ledger.article("Zorbo held 41% of the global cloud infrastructure services market, Canalys says.")
    ledger.claim(
        document,
        "41%",
        41,
        subject_name="Zorbo",
        market_name="global cloud infrastructure services market",
        attributed_to="Canalys",
        period="2021",
    )
    ledger.build("core.series")
    assert ledger.query("SELECT publisher, market_id, definition, metric, unit, origin, observations FROM core.series") == [
        ("Canalys", "ww-cloud-infrastructure", CANALYS, "market_share", "percent", "both", 2)
    ]


def test_houses_and_labels_stay_apart(ledger):
    ledger.cell("Zorbo", "2020", 40, market_label=CANALYS, publisher="Canalys")
    ledger.cell("Zorbo", "2020", 40, market_label=CANALYS.replace(")", ", revised)"), publisher="Canalys")
    ledger.cell("Zorbo", "2020", 40, market_label="Worldwide cloud infrastructure services (Zorb)", publisher="Zorb Research")
    ledger.build("core.series")
    assert ledger.query("SELECT count(*), count(DISTINCT market_id) FROM core.series") == [(3, 1)]


def test_articles_without_a_publisher_or_a_place_stay_in_their_own_story(ledger):
    for number in (1, 2):
        document = ledger.article(f"Story {number}. Zorbo held 4{number}% of the world widget market.")
        ledger.claim(document, f"4{number}%", 40 + number, subject_name="Zorbo", market_name="world widget market", period="2021")
    for number in (3, 4):
        document = ledger.article(f"Story {number}. Zorbo held 4{number}% of the widget market, Zorb Research says.")
        ledger.claim(
            document,
            f"4{number}%",
            40 + number,
            subject_name="Zorbo",
            market_name="widget market",
            attributed_to="Zorb Research",
            period="2021",
        )
    ledger.build("core.series")
    assert ledger.query("SELECT count(*) FROM core.series") == [(4,)]


def test_a_companys_own_figures_join_only_with_the_same_measure_words(ledger):
    for text, quote in (
        ("Zorbo had a net profit of $40 million in 2020.", "$40 million"),
        ("Zorbo's net profit came to $50 million in 2021.", "$50 million"),
        ("Zorbo's pre-tax profit was $70 million in 2021.", "$70 million"),
    ):
        document = ledger.article(text)
        ledger.claim(document, quote, 4e7, subject_name="Zorbo", metric="profit", unit="USD", period="2021")
    ledger.build("core.series")
    assert ledger.query("SELECT definition, observations FROM core.series ORDER BY 1") == [
        ("as reported: net", 2),
        ("as reported: pre-tax", 1),
    ]


def test_a_series_in_two_currencies_has_no_single_unit(ledger):
    for unit in ("CNY", "USD"):
        ledger.cell("Zorbo", "2020", 40, metric="revenue", unit=unit, market_label=None, series_label="Cloud")
    ledger.build("core.series")
    assert ledger.query("SELECT unit, observations FROM core.series") == [(None, 2)]
