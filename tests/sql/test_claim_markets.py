"""core.claim_markets: which market a claim is about, and an honest null where the article does not say."""

from __future__ import annotations


def resolve(ledger, text: str, quote: str, **claim) -> tuple:
    document = ledger.article(text)
    ledger.claim(document, quote, 40, **claim)
    ledger.build("core.claim_markets")
    rows = ledger.query("SELECT market_id, geography, geography_basis, basis, publisher_id FROM core.claim_markets")
    return rows[0] if rows else ()


def test_the_name_gives_the_place(ledger):
    found = resolve(ledger, "Zorbo held 40% of China's cloud market.", "40%", subject_name="Zorbo", market_name="China's cloud market")
    assert found == ("cn-cloud", "CN", "market name", "geography and words", None)


def test_the_publishers_definition_of_that_market(ledger):
    text = "Zorbo held 40% of China's cloud market, according to global consultancy Canalys."
    found = resolve(
        ledger, text, "40%", subject_name="Zorbo", market_name="China's cloud market", attributed_to="global consultancy Canalys"
    )
    assert found == ("cn-cloud-infrastructure", "CN", "market name", "publisher, geography and words", "canalys")
    assert ledger.query("SELECT definition LIKE 'Mainland China cloud infrastructure services (Canalys%' FROM core.claim_markets") == [
        (True,)
    ]


def test_the_sentence_ties_the_market_to_a_place(ledger):
    text = "In India's cloud segment spending in the country was high. Zorbo had 40% of the cloud services market in India last year."
    assert resolve(ledger, text, "40%", subject_name="Zorbo", market_name="cloud services")[:3] == ("in-cloud", "IN", "sentence")


def test_a_place_that_is_only_mentioned_decides_nothing(ledger):
    text = "Zorbo, which sells in India, had 40% of the smartphone market."
    assert resolve(ledger, text, "40%", subject_name="Zorbo", market_name="smartphone market")[:3] == ("smartphone", None, "not known")


def test_the_subjects_home_where_the_article_names_that_market_with_it(ledger):
    text = "China's cloud market is growing. In cloud infrastructure services Aliyun had 40%, according to global consultancy Canalys."
    found = resolve(ledger, text, "40%", subject_name="Aliyun", market_name="cloud infrastructure services", attributed_to="Canalys")
    assert found[:3] == ("cn-cloud-infrastructure", "CN", "home of the subject, named in the article")


def test_home_is_not_assumed_where_the_article_does_not_name_it(ledger):
    text = "In cloud infrastructure services Aliyun had 40%, according to Canalys."
    found = resolve(ledger, text, "40%", subject_name="Aliyun", market_name="cloud infrastructure services", attributed_to="Canalys")
    assert found[:3] == ("cloud-infrastructure", None, "not known")


def test_two_places_are_none(ledger):
    text = "Zorbo held 40% of the China and India cloud market."
    assert resolve(ledger, text, "40%", subject_name="Zorbo", market_name="China and India cloud market")[1:3] == (
        None,
        "several places named",
    )


def test_the_market_that_was_named_before(ledger):
    document = ledger.article(
        "China's cloud market reached $27.4 billion, according to Canalys. The market will reach $85 billion by 2026, Canalys says."
    )
    ledger.claim(
        document, "$27.4 billion", 2.74e10, unit="USD", metric="market_size", market_name="China's cloud market", attributed_to="Canalys"
    )
    ledger.claim(
        document,
        "$85 billion",
        8.5e10,
        unit="USD",
        metric="market_size",
        market_name="the market",
        attributed_to="Canalys",
        modality="forecast",
    )
    ledger.build("core.claim_markets")
    assert ledger.query("SELECT DISTINCT market_id FROM core.claim_markets") == [("cn-cloud-infrastructure",)]


def test_a_company_figure_without_a_market_is_left_alone(ledger):
    assert resolve(ledger, "Zorbo earned $40 million.", "$40 million", subject_name="Zorbo", metric="profit", unit="USD") == ()
