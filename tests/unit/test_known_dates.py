"""What the publication date and the fiscal calendar decide before anything is bound."""

from __future__ import annotations

from datetime import date

from pipelines.extraction.fiscal import calendar_of
from pipelines.extraction.model import Alias, Article, FiscalCalendar, Registry
from pipelines.extraction.pipeline import extract

REGISTRY = Registry(
    aliases=(Alias("Oakmere", "oakmere", "Oakmere"), Alias("Tessel", "tessel", "Tessel"), Alias("Tessel Systems", "tessel", "Tessel")),
    fiscal_calendars=(FiscalCalendar("oakmere", 6), FiscalCalendar("tessel", 1)),
)
TEXT = "Tessel Systems said revenue for fiscal 2021 rose 5% to $20 million. Rival Oakmere reports next week. Tessel has 300 workers."


def test_the_calendar_is_that_of_whom_the_lead_is_about():
    assert calendar_of(Article(TEXT), REGISTRY).entity_id == "tessel"
    assert calendar_of(Article(TEXT.replace("fiscal 2021", "2021")), REGISTRY) is None
    assert calendar_of(Article("In fiscal 2021 Oakmere and Tessel grew."), REGISTRY) is None, "both named once"


def test_a_calendar_is_not_that_of_somebody_named_elsewhere():
    text = "Oakmere and two rivals may lose their licences.\n\nFor Quire, fiscal 2021 sales in Asia were $20 million."
    assert calendar_of(Article(text), REGISTRY) is None
    assert calendar_of(Article(text.replace("Quire", "Oakmere")), REGISTRY).entity_id == "oakmere"
    assert calendar_of(Article(text, title="Oakmere may lose its licence"), REGISTRY).entity_id == "oakmere"


def test_a_fiscal_year_of_a_known_company_is_its_own():
    claims = extract(Article(TEXT, date(2021, 3, 1)), REGISTRY).claims
    level = next(c for c in claims if c.quote == "$20 million")
    assert (level.period_start, level.period_end) == (date(2020, 2, 1), date(2021, 1, 31))


def test_an_inferred_year_dates_last_year_but_nothing_of_today():
    text = "Tessel has 300,000 subscribers. Its revenue was $20 million last year. In 2019 it earned $3 million."
    known = {c.quote: c for c in extract(Article(text, date(2022, 2, 1))).claims}
    coarse = {c.quote: c for c in extract(Article(text, date(2022, 2, 1), published_grain="year")).claims}
    assert known["300,000"].period_start == date(2022, 2, 1)
    assert coarse["300,000"].period_start is None and "inferred" in coarse["300,000"].period_reason
    assert coarse["$20 million"].period_start == date(2021, 1, 1)
    assert coarse["$3 million"].period_start == date(2019, 1, 1)


def test_an_inferred_date_does_not_hold_for_a_digest_of_unrelated_sentences():
    text = "\n\n".join(
        f"{name} said its revenue rose to EUR {n} million last year ." for n, name in enumerate(["Tessel Oyj", "Oakmere Oy", "Norvik AB", "Delmar ASA", "Holm Oyj", "Brisk Oy"], start=11)
    )
    claims = extract(Article(text, date(2011, 1, 1), published_grain="year")).claims
    assert claims and all(c.period_start is None for c in claims)
    assert all(c.period_start for c in extract(Article(text, date(2011, 1, 1))).claims)
