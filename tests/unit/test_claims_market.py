"""In which market a share or a size is measured: named by the whole, in the sentence, or by the passage; never people or the company itself."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.extraction.model import Article
from pipelines.extraction.pipeline import extract


def markets(text: str) -> list[tuple[str, str | None]]:
    """Each share or size of the text with its market."""
    claims = extract(Article(text=text, published_at=date(2020, 5, 4))).claims
    return [(c.quote, c.market_name) for c in claims if c.metric in ("market_share", "market_size")]


@pytest.mark.parametrize(
    ("text", "quote", "market"),
    [
        ("Zenon has 40% of the handheld games market.", "40%", "handheld games market"),
        ("Acme's share of the market for instant tea fell to 12%.", "12%", "instant tea"),
        ("The beer market is crowded. Acme held a market share of 31% in 2019.", "31%", "beer market"),
        ("Global tablet shipments fell 19% in 2019. Acme led with a 30% market share.", "30%", "Global tablet shipments"),
        ("The German furniture market grew 4% to $20bn in 2019.", "$20bn", "German furniture market"),
        # A company, a researcher and the people asked are no markets; the passage's market is.
        ("Acme's market share in smartphones rose to 25%, market researchers said.", "25%", "smartphones"),
        (
            "Britain's grocery market is slow. Two-thirds of households shop at Acme, whose market share is 9%.",
            "9%",
            "Britain's grocery market",
        ),
        # Nothing is made up where the text names no market.
        ("Acme said its market share had risen to 25%.", "25%", None),
    ],
)
def test_market(text: str, quote: str, market: str | None) -> None:
    assert (quote, market) in markets(text)
