"""The publication date from an article's own words: stated, inferred with its reason, or unknown; never today."""

from datetime import datetime
from pathlib import Path

import pytest

from pipelines.ingestion.articles.publication import publication_date

SHARED = Path(__file__).resolve().parents[3] / "shared"
REST = "Acme holds 23% of the widget market.\n"


@pytest.mark.parametrize(
    "head",
    [
        "Published: 12 March 2024",
        "Last updated on March 12, 2024",
        "12 March 2024",
        "By Jane Roe | March 12, 2024 | 5 min read",
        "Tuesday, 12 March 2024",
        "LONDON, March 12, 2024 (Globex Wire) - Acme grew again.",
        "NEW YORK, 12 March 2024 -- Acme grew again.",
        "2024-03-12",
    ],
)
def test_a_date_stated_near_the_top(head):
    found = publication_date(f"Acme grows again this spring\n\n{head}\n\n{REST}")
    assert (found.moment, found.basis, found.grain) == (datetime(2024, 3, 12), "text", "day")


@pytest.mark.parametrize(
    "text",
    [
        "The fine of 10 April 2021 was the largest so far, lawyers said.",
        "Results for the quarter ended 31 March 2021",
        "Offer valid until 31 December 2024",
        "Since 5 May 2019 the company has been under review.",
        "The plant will open on 3 June 2026.",
        "By 2030 the market will reach $3bn.",
        "Acme was founded in 1998.",
        REST,
        "",
    ],
)
def test_dates_of_other_things_are_not_the_publication(text):
    found = publication_date(text + "\n" + REST)
    assert (found.moment, found.basis) == (None, "unknown")
    assert found.reason


def test_reported_periods_bound_the_date_from_below():
    text = (
        "In the fourth quarter of 2021, Acme earned more than its rivals. Spending stood at $27.4 billion in 2021 against $19 billion before.\n"
        "The market will reach $85 billion by 2026, and regulators may act in 2027."
    )
    found = publication_date(text)
    assert (found.moment, found.basis, found.grain) == (datetime(2022, 1, 1), "inferred", "year")
    assert "2021" in found.reason


def test_a_month_without_a_year_moves_the_bound_within_the_year():
    text = "In the fourth quarter of 2021, Acme earned more than its rivals. Spending climbed to $27.4 billion in 2021. {}"
    later = publication_date(text.format("Jane Roe told analysts in February that orders were full. In December a regulator fined Acme."))
    assert later.moment == datetime(2022, 2, 1)
    assert "February" in later.reason
    assert publication_date(text.format("The plant will open in March.")).moment == datetime(2022, 1, 1)
    assert publication_date(text.format("Orders rose in October and in February last year.")).moment == datetime(2022, 1, 1)


def test_one_mention_in_passing_is_a_bound_and_no_date():
    found = publication_date("Sales rose to $3 million in 2003. The shop has changed since.")
    assert (found.moment, found.basis) == (None, "unknown")
    assert "2004-01-01" in found.reason


def test_the_year_compared_with_is_not_the_year_reported():
    found = publication_date("Sales were up 5% from the third quarter of 2016. Profit rose 3% compared with the third quarter of 2016.")
    assert found.basis == "unknown"


@pytest.mark.gold
@pytest.mark.skipif(not SHARED.exists(), reason="the labelled articles are not here")
def test_founding_article_without_sidecar():
    found = publication_date((SHARED / "articles" / "aliyun.txt").read_text(encoding="utf-8"))
    assert (found.moment.year, found.basis, found.grain) == (2022, "inferred", "year")
