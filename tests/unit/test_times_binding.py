"""Which period a number gets: its own slot's, the sentence's, the passage's, publication day, or none with a reason."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest

from pipelines.extraction.model import Article
from pipelines.extraction.quantities import find_quantities
from pipelines.extraction.syntax.parse import parse
from pipelines.extraction.times import find_times
from pipelines.extraction.times.binding import Binding, BindingContext, bind_period

PUBLISHED = date(2005, 2, 4)


def bind(text: str, quote: str, statistic: str, metric: str, modality: str = "actual", published: date | None = PUBLISHED) -> Binding:
    times, quantities = find_times(text, published), find_quantities(text)
    parsed = parse(Article(text=text, published_at=published), quantities, times)
    start = text.index(quote)
    sentence = next(s for s in parsed.sentences if s.start <= start < s.end)
    context = BindingContext(text, published, times, statistic, metric, modality)
    context.sentence = sentence
    context.quantities = [(q.start, q.end) for q in quantities if sentence.start <= q.start < sentence.end]
    here = [t for t in times if sentence.start <= t.start < sentence.end]
    return bind_period(sentence.start, sentence.end, start, start + len(quote), here, context)


def days(period) -> tuple[str, str] | None:
    return period and (period.start.isoformat(), period.end.isoformat())


@pytest.mark.parametrize(
    ("text", "quote", "statistic", "metric", "period"),
    [
        ("Sales were $20bn in 2004, up from $19bn a year earlier.", "$20bn", "level", "revenue", ("2004-01-01", "2004-12-31")),
        ("Sales were $20bn in 2004, up from $19bn a year earlier.", "$19bn", "level", "revenue", ("2003-01-01", "2003-12-31")),
        ("Sales rose 5% to $20bn in 2004 from $19bn in 2003.", "$20bn", "level", "revenue", ("2004-01-01", "2004-12-31")),
        ("Sales rose 5% to $20bn in 2004 from $19bn in 2003.", "$19bn", "level", "revenue", ("2003-01-01", "2003-12-31")),
        ("Profit was $5m in the third quarter compared with $4m in 2003.", "$4m", "level", "profit", ("2003-07-01", "2003-09-30")),
        ("Profit was $5m in the third quarter, versus $4m.", "$4m", "level", "profit", ("2003-07-01", "2003-09-30")),
        ("Profit was $5m in the third quarter, against a forecast of $4m.", "$5m", "level", "profit", ("2004-07-01", "2004-09-30")),
        (
            "It sold 5 million and 7 million phones in 2002 and 2003 respectively.",
            "5 million",
            "level",
            "units",
            ("2002-01-01", "2002-12-31"),
        ),
        (
            "It sold 5 million and 7 million phones in 2002 and 2003 respectively.",
            "7 million",
            "level",
            "units",
            ("2003-01-01", "2003-12-31"),
        ),
        ("In the third quarter Acme did well. Revenue rose 5%.", "5%", "change", "revenue", ("2004-07-01", "2004-09-30")),
        ("Acme said on Thursday that revenue rose 5% in 2004.", "5%", "change", "revenue", ("2004-01-01", "2004-12-31")),
        ("Acme has 500 million users.", "500 million", "level", "users", ("2005-02-04", "2005-02-04")),
        ("Acme owns 8% of Zenon, which it founded in 1998.", "8%", "level", "other", ("2005-02-04", "2005-02-04")),
        ("Shares in Acme fell 3% to 210 pence.", "3%", "change", "price", ("2005-02-04", "2005-02-04")),
        ("Acme has cut 900 jobs since March 2003.", "900", "difference", "headcount", ("2003-03-01", "2005-02-04")),
        ("Debt stood at $3m at the end of 2003.", "$3m", "level", "debt", ("2003-12-31", "2003-12-31")),
        ("Output grew to 5 million tonnes between 2001 and 2003.", "5 million tonnes", "level", "production", ("2001-01-01", "2003-12-31")),
        ("Acme has annual sales of $15m.", "$15m", "level", "revenue", None),
        ("Sales in 2004 included the third quarter's $21m.", "$21m", "level", "revenue", ("2004-07-01", "2004-09-30")),
        ("It sold bonds of $250m due 1997.", "$250m", "level", "debt", ("2005-02-04", "2005-02-04")),
        ("Acme has 500,000 shares left to buy under the 1985 authorization.", "500,000", "level", "other", ("2005-02-04", "2005-02-04")),
        ("Jobless claims hit 5.1 million, the worst total since 1932.", "5.1 million", "level", "unemployment", None),
        ("Its debt is now three times what it was in 2001.", "three times", "multiple", "debt", ("2005-02-04", "2005-02-04")),
        ("It built 168,000 cars last year, below its capacity of 270,000.", "270,000", "level", "production", None),
        (
            "The union rejected an offer in January and Acme adds two shops to its existing 64.",
            "64",
            "level",
            "other",
            ("2005-02-04", "2005-02-04"),
        ),
    ],
)
def test_period(text: str, quote: str, statistic: str, metric: str, period: tuple[str, str] | None) -> None:
    found = bind(text, quote, statistic, metric)
    assert days(found.period) == period
    assert found.reason


@pytest.mark.parametrize(
    ("text", "quote", "base"),
    [
        ("Sales rose 5% to $20bn in 2004 from $19bn in 2002.", "5%", ("2002-01-01", "2002-12-31")),
        ("In the fourth quarter of 2004 sales rose 5% from the previous quarter.", "5%", ("2004-07-01", "2004-09-30")),
        ("In the fourth quarter of 2004 sales rose 5%.", "5%", ("2003-10-01", "2003-12-31")),
        ("In the fourth quarter of 2004 sales rose 5% year-on-year and 2% quarter-on-quarter.", "2%", ("2004-07-01", "2004-09-30")),
        ("Users grew by 71% from 2001 to 2003.", "71%", ("2001-01-01", "2001-12-31")),
    ],
)
def test_base_period_of_a_change(text: str, quote: str, base: tuple[str, str]) -> None:
    assert days(bind(text, quote, "change", "revenue").base_period) == base


TODAY = ("2005-02-04", "2005-02-04")
Q4 = ("2004-10-01", "2004-12-31")
RULES = [
    # two expressions that name one range, for levels and for changes
    ("Sales grew 6% between October and December.", "6%", "change", "revenue", "actual", Q4),
    ("Acme sold 3 million lamps in November and December.", "3 million", "level", "units", "actual", ("2004-11-01", "2004-12-31")),
    ("Output fell 4% from July to September.", "4%", "change", "production", "actual", ("2004-07-01", "2004-09-30")),
    ("Profit was $9m between October and December, against $7m a year ago.", "$7m", "level", "profit", "actual", ("2003-10-01", "2003-12-31")),
    # a time in a relative clause, a participle or a subordinate clause is not that of a number outside it
    ("Shares in Acme, which listed at 30 euros in 1999, fell 8% in Paris.", "8%", "change", "price", "actual", TODAY),
    ("Acme, which listed last May, made 80% of its $2bn sales abroad in 2004.", "80%", "level", "revenue", "actual", ("2004-01-01", "2004-12-31")),
    ("The stock slid 3% after Acme admitted that it sold fewer cars last year.", "3%", "change", "price", "actual", TODAY),
    ("Shares of Acme fell 2% on Wednesday, while those of Zenon lost 4%.", "4%", "change", "price", "actual", ("2005-02-02", "2005-02-02")),
    # states hold on the day of publication
    ("Zenon, the market leader with a 40% share, opened a mill last month.", "40%", "level", "market_share", "actual", TODAY),
    ("Zenon will close a mill by the end of March, where 50 of its 900 workers are based.", "900", "level", "headcount", "actual", TODAY),
    ("Acme, which employs 70 people in Oslo, is seeking a buyer.", "70", "level", "headcount", "actual", TODAY),
    ("Oil touched $52 in October, but has since slipped below $47.", "$47", "level", "price", "actual", TODAY),
    ("Acme gets a third of its sales from licences.", "a third", "level", "revenue", "actual", TODAY),
    ("The board said a bid of 300 pence was a 20% premium to Monday's closing price.", "20%", "level", "price", "actual", TODAY),
    ("The euro climbed to 131 US cents after the report.", "131", "level", "other", "actual", TODAY),
    # the past that the text does not date, and usual rates
    ("Acme, once valued at $3bn, owes $40m.", "$3bn", "level", "valuation", "actual", None),
    ("Acme employed 900 people at its peak.", "900", "level", "headcount", "actual", None),
    ("The port handles 2 million steel containers a year.", "2 million", "level", "units", "actual", None),
    ("In 2004 Acme lost money. It has already refunded $5m.", "$5m", "level", "cost", "actual", None),
    # what is compared with
    ("Its share fell to 6% from 9% a decade ago.", "9%", "level", "market_share", "actual", ("1995-01-01", "1995-12-31")),
    ("Users reached 4 million, compared with 2 million at the start of the year.", "2 million", "level", "users", "actual", ("2005-01-01", "2005-01-01")),
    ("Acme sold 8 million songs in 2004, four times as many as in 2003.", "four times", "multiple", "units", "actual", ("2004-01-01", "2004-12-31")),
    ("A court fined Acme $2m in a case against Zenon in 2002.", "$2m", "level", "penalty", "actual", ("2002-01-01", "2002-12-31")),
    ("Sales fell 2% in October from a year earlier.", "2%", "change", "revenue", "actual", ("2004-10-01", "2004-10-31")),
    ("Cash flow was $41m, compared to $12m in 2003.", "$41m", "level", "other", "actual", None),
    ("Orders were $41m (Q1 2004: $50m).", "$41m", "level", "other", "actual", None),
    ("Wages in Oslo are twice those in Riga.", "twice", "multiple", "cost", "actual", TODAY),
    # forecasts: the due year, or the period they were made for
    ("Acme now expects a profit of $5m for the year to 31 March.", "$5m", "level", "profit", "forecast", ("2004-04-01", "2005-03-31")),
    ("Sales rose 3% in December. Analysts had been looking for 5%.", "5%", "change", "revenue", "forecast", ("2004-12-01", "2004-12-31")),
    # ends of periods, this year so far
    ("Unemployment fell to 5% at the end of the year.", "5%", "level", "unemployment", "actual", ("2004-12-31", "2004-12-31")),
    ("Acme opened 20 shops in the fourth quarter, taking the total to 300.", "300", "level", "other", "actual", ("2004-12-31", "2004-12-31")),
    ("Acme has booked $4m in charges so far this year.", "$4m", "level", "cost", "actual", ("2005-01-01", "2005-02-04")),
    ("The shares have gained 9% since January 2004.", "9%", "change", "price", "actual", ("2005-02-04", "2005-02-04")),  # its later period
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "statistic", "metric", "modality", "period"), RULES, ids=[r[0][:50] for r in RULES])
def test_period_by_rule(text: str, quote: str, statistic: str, metric: str, modality: str, period: tuple[str, str] | None) -> None:
    assert days(bind(text, quote, statistic, metric, modality).period) == period


def bind_in_order(text: str, *numbers: tuple[str, str, str]) -> list[Binding]:
    """Bind (quote, statistic, metric) one after the other with one context, as a document is read."""
    times, quantities = find_times(text, PUBLISHED), find_quantities(text)
    parsed = parse(Article(text=text, published_at=PUBLISHED), quantities, times)
    context, found = BindingContext(text, PUBLISHED, times), []
    for quote, statistic, metric in numbers:
        start = text.index(quote)
        sentence = context.sentence = next(s for s in parsed.sentences if s.start <= start < s.end)
        context.statistic, context.metric, context.modality = statistic, metric, "actual"
        context.quantities = [(q.start, q.end) for q in quantities if sentence.start <= q.start < sentence.end]
        here = [t for t in times if sentence.start <= t.start < sentence.end]
        found.append(bind_period(sentence.start, sentence.end, start, start + len(quote), here, context))
    return found


def test_a_base_without_a_time_is_a_year_before_the_number_beside_it() -> None:
    text = "Traffic rose 2% in November. The load factor was 71%, down from 74%."
    found = bind_in_order(text, ("2%", "change", "other"), ("71%", "level", "other"), ("74%", "level", "other"))
    assert [days(f.period) for f in found[1:]] == [("2004-11-01", "2004-11-30"), ("2003-11-01", "2003-11-30")]


def test_what_a_number_was_compared_with_is_not_carried_on() -> None:
    text = "Exports rose to $9m in November from $7m in March. Imports fell 3%."
    found = bind_in_order(text, ("$9m", "level", "trade"), ("$7m", "level", "trade"), ("3%", "change", "trade"))
    assert days(found[2].period) == ("2004-11-01", "2004-11-30")


def test_two_numbers_keep_a_time_each() -> None:
    assert days(bind("Acme sold 5m and 7m lamps in May and June respectively.", "7m", "level", "units").period) == (
        "2004-06-01",
        "2004-06-30",
    )


def test_a_forecast_without_a_time_has_no_period() -> None:
    found = bind("Acme plans to invest $3bn in a plant.", "$3bn", "level", "investment", "forecast")
    assert found.period is None
    assert "forecast" in found.reason


def test_without_publication_date_nothing_is_taken_to_hold_today() -> None:
    assert bind("Acme has 500 million users.", "500 million", "level", "users", published=None).period is None


def test_one_enormous_sentence_takes_linear_time() -> None:
    text = "sales of $3m in 2004, up from $2m in 2003, and " * 20_000
    times = find_times(text, PUBLISHED)
    spans = [m.span() for m in re.finditer(r"\$\dm", text)]
    context = BindingContext(text, PUBLISHED, times, "level", "revenue", quantities=spans)
    began = time.process_time()
    for start, end in spans[:: len(spans) // 300]:
        bind_period(0, len(text), start, end, times, context)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "quote", "metric", "period"),
    [
        # An earlier month that was only compared with is not what the passage goes on about.
        (
            "Exports were $5m in January. That was less than the $6m of January 2004.\n\nCoffee earned $2m.",
            "$2m",
            "trade",
            ("2005-01-01", "2005-01-31"),
        ),
        # Nor is a month in which something happened within the quarter reported.
        (
            "Revenue was $9m in the fourth quarter of 2004. It opened a plant in November.\n\nCosts rose to $4m.",
            "$4m",
            "cost",
            ("2004-10-01", "2004-12-31"),
        ),
        ("It bought a fifth of Zenon in 2002. That sale valued Zenon at $2bn.", "$2bn", "valuation", ("2002-01-01", "2002-12-31")),
    ],
)
def test_period_of_the_passage(text: str, quote: str, metric: str, period: tuple[str, str]) -> None:
    """All numbers of the text are bound in order, as a claim's are: the context remembers what was reported and what only compared with."""
    times, quantities = find_times(text, PUBLISHED), find_quantities(text)
    parsed = parse(Article(text=text, published_at=PUBLISHED), quantities, times)
    context = BindingContext(text, PUBLISHED, times, "level", metric, "actual")
    for quantity in quantities:
        sentence = next(s for s in parsed.sentences if s.start <= quantity.start < s.end)
        context.sentence, context.quantities = sentence, [(q.start, q.end) for q in quantities if sentence.start <= q.start < sentence.end]
        here = [t for t in times if sentence.start <= t.start < sentence.end]
        found = bind_period(sentence.start, sentence.end, quantity.start, quantity.end, here, context)
    assert text[quantity.start : quantity.end] == quote
    assert days(found.period) == period
