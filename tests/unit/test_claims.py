"""Claims through the whole of extraction: what an analyst would enter, from sentences of every common build."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.extraction.model import Article
from pipelines.extraction.pipeline import extract

CASES = Path(__file__).resolve().parents[1] / "corpus" / "claims_cases.tsv"
PUBLISHED = date(2024, 2, 15)


def cases() -> list:
    """(text, claims) of the corpus file; a text's claims follow it as lines that begin with a tab."""
    found: list[tuple[str, list[str]]] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("\t"):
            found[-1][1].append(line.strip())
        else:
            found.append((line.strip(), []))
    return [pytest.param(text, claims, id=text[:60]) for text, claims in found]


def told(claim) -> dict[str, str]:
    period = "-" if claim.period_start is None else f"{claim.period_start}..{claim.period_end}"
    return {
        "quote": claim.quote, "statistic": claim.statistic, "metric": claim.metric, "value": f"{claim.value:g}", "unit": claim.unit,
        "subject": f"{claim.subject_name}|{claim.subject_text}", "period": period, "modality": claim.modality,
    }  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), cases())
def test_cases(text, expected):
    claims = {c.quote: told(c) for c in extract(Article(text=text, published_at=PUBLISHED)).claims}
    for line in expected:
        quote, *fields = line.split(" | ")
        assert quote in claims, f"{quote!r} is no claim in {text!r}: {sorted(claims)}"
        for field in fields:
            name, value = field.split("=", 1)
            got = claims[quote][name]
            assert value in got if name == "subject" else got == value, f"{quote!r} in {text!r}: {name} is {got!r}, not {value!r}"
    if not expected:
        assert not claims, f"no claim expected in {text!r}, got {claims}"


def test_every_quantity_is_a_claim_or_has_a_reason():
    text = "Acme sold two plants for $5m in 2023, 12 inches apart, and its 3,500 staff earned 5% more. The Rs500 notes were withdrawn."
    result = extract(Article(text=text, published_at=PUBLISHED))
    claimed = {(c.span_start, c.span_end) for c in result.claims}
    left_out = {(o.start, o.end): o.reason for o in result.omissions}
    for quantity in result.quantities:
        assert ((quantity.start, quantity.end) in claimed) != ((quantity.start, quantity.end) in left_out)
    assert all(left_out.values())


def test_quotes_are_the_text_at_their_span():
    text = "“Acme’s revenue rose 5% to $20bn (£15.8bn) in 2023,” it said — up from $19bn."
    for claim in extract(Article(text=text, published_at=PUBLISHED)).claims:
        assert text[claim.span_start : claim.span_end] == claim.quote
        assert claim.sentence_start <= claim.span_start < claim.span_end <= claim.sentence_end


def test_nothing_is_taken_from_outside_the_body():
    text = "Related: Zenon fined $9m\n\nAcme's revenue rose 5% in 2023.\n\nSubscribe for $9.99 a month."
    start, end = text.index("Acme"), text.index("\n\nSubscribe")
    claims = extract(Article(text=text, published_at=PUBLISHED, body_start=start, body_end=end)).claims
    assert [c.quote for c in claims] == ["5%"]


def test_another_language_has_quantities_but_no_claims():
    text = "Der Umsatz der Firma stieg im vergangenen Jahr um 5 Prozent auf 3 Milliarden Euro, wie das Unternehmen am Montag mitteilte. " * 3
    result = extract(Article(text=text, published_at=PUBLISHED))
    assert result.language == "de"
    assert not result.claims and not result.events
    assert result.notes


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "5% " * 20_000,
        "rose 5% to $20bn from $19bn, " * 3_000,
        "(" * 20_000 + "5%",
        "of " * 30_000 + "$5m",
        "ACME PROFIT UP 5 PCT\n" * 2_000,
        "\u200b".join("Acme's revenue rose 5%"),
        "ارتفعت المبيعات 5% إلى 20 مليار دولار",
    ],
    ids=["digits", "percents", "one line", "brackets", "prepositions", "capitals", "zero width", "right to left"],
)
def test_hostile_input_ends(text):
    result = extract(Article(text=text, published_at=PUBLISHED))
    assert all(text[c.span_start : c.span_end] == c.quote for c in result.claims)
