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
