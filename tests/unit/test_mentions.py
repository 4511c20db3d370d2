"""Names, their canonical forms and what pronouns stand for, in texts of our own."""

from __future__ import annotations

import time

import pytest

from pipelines.extraction.model import Alias, Article, Registry
from pipelines.extraction.syntax.model import ParsedArticle
from pipelines.extraction.syntax.parse import parse


def names(text: str, registry: Registry | None = None) -> list[tuple[str, str, str]]:
    return [(m.text, m.name, m.kind) for m in parse(Article(text), registry=registry).mentions]


def found(text: str) -> dict[str, tuple[str, str]]:
    return {t: (n, k) for t, n, k in names(text)}


def test_legal_form_and_short_form() -> None:
    got = found("Zenon Boots Inc said sales rose. Zenon Boots also said costs fell. Zenon gave no reason.")
    assert got["Zenon Boots Inc"] == ("Zenon Boots Inc", "company")
    assert got["Zenon Boots"] == ("Zenon Boots Inc", "company")
    assert got["Zenon"] == ("Zenon Boots Inc", "company")


def test_name_with_and() -> None:
    got = found("HARDY AND BROOK <HBK> TO SELL UNIT\n\nHardy and Brook Inc said it would sell a unit. Hardy and Brook gave no price.")
    assert got["Hardy and Brook"] == ("Hardy and Brook Inc", "company")
    assert got["HARDY AND BROOK"][0] == "Hardy and Brook Inc"


def test_two_names_joined_by_and_stay_two() -> None:
    got = found("The shops of Zenon and Plovo closed. Zenon fell. Plovo rose.")
    assert {"Zenon", "Plovo"} <= got.keys()


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("The Ministry of Boots and Shoes (MBS) spoke. MBS was clear.", "MBS", "Ministry of Boots and Shoes"),
        ("The owner, Northern and Weald (N&W), sold. N&W kept one.", "N&W", "Northern and Weald"),
        ("Zenon Cloud, also known as Zencloud, grew. Zencloud is old.", "Zencloud", "Zenon Cloud"),
        ("Shares in Ruritanian Airways fell. RA gave no reason.", "RA", "Ruritanian Airways"),
    ],
)
def test_acronyms(text: str, short: str, name: str) -> None:
    assert found(text)[short][0] == name


def test_tickers_are_taken_and_left_out_of_tokens() -> None:
    parsed = parse(Article("Zenon Oyj ( HEL : ZEN1V ) said sales grew. Plovo Inc <PLV> did not. Karo (NASDAQ: KARO) sank."))
    tickers = {m.text: m.ticker for m in parsed.mentions if m.ticker}
    assert tickers == {"Zenon Oyj": "ZEN1V", "Plovo Inc": "PLV", "Karo": "KARO"}
    assert "ZEN1V" not in [t.text for s in parsed.sentences for t in s.tokens]


def test_persons_and_titles() -> None:
    got = found("Chief executive Olga Brandt said so. Mr Petrow agreed. Brandt left.")
    assert got["Olga Brandt"][1] == "person"
    assert got["Petrow"][1] == "person"
    assert got["Brandt"][0] == "Olga Brandt"


def test_nationality_and_place() -> None:
    got = found("Finnish Zenon sold shops in Germany. British Airports Group bought them.")
    assert got["Finnish"] == ("Finland", "nationality")
    assert got["Germany"][1] == "place"
    assert "British Airports Group" in got


def test_sentence_openers_are_no_names() -> None:
    assert names("Turnover rose. However, costs fell. Analysts agreed. In March nothing happened.") == []


def test_registry_alias() -> None:
    registry = Registry(aliases=(Alias("Zen Cloud", "E1", "Zenon Cloud Computing", "product"),))
    parsed = parse(Article("Growth at Zen Cloud slowed."), registry=registry)
    assert [(m.text, m.name, m.entity_id, m.kind) for m in parsed.mentions] == [("Zen Cloud", "Zenon Cloud Computing", "E1", "product")]


def resolved(parsed: ParsedArticle, phrase: str) -> str | None:
    offset = parsed.text.index(phrase)
    sentence = parsed.sentence_at(offset)
    assert sentence is not None
    mention = parsed.resolve(sentence.np_at(offset))
    return mention.name if mention is not None else None


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Zenon Inc sold boots. The company made a loss.", "The company", "Zenon Inc"),
        ("Zenon Inc sold boots. It made a loss.", "It made", "Zenon Inc"),
        ("Zenon Inc said it would sell boots to Plovo Inc.", "it would", "Zenon Inc"),
        ("Airline Skyra hired pilots. Zenon Inc sold boots. The airline grew.", "The airline", "Skyra"),
        ("Zenon Inc hired Olga Brandt. She left in May.", "She", "Olga Brandt"),
        ("It rained.", "It", None),
        ("We sell boots.", "We", None),
    ],
)
def test_antecedent(text: str, phrase: str, name: str | None) -> None:
    assert resolved(parse(Article(text)), phrase) == name


def test_mentions_never_overlap_and_quote_the_text() -> None:
    text = "Zenon Oyj 's U.S. unit, Zenon America Inc., sued Bank of Ruritania (BoR). “Zenon’s case is weak,” BoR said."
    parsed = parse(Article(text))
    last = 0
    for m in parsed.mentions:
        assert m.start >= last
        assert len(m.text) == m.end - m.start
        last = m.end


@pytest.mark.parametrize(
    "text",
    ["Zenon and " * 10_000, "Zenon (ABC) " * 8_000, "<ABC>" * 20_000, "Bank of " * 15_000, "ZENON RISES\n\n" * 5_000 + "Zenon Inc fell.", "X-" * 50_000, "It rose. The company fell. " * 3_000],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    begun = time.process_time()
    parsed = parse(Article(text))
    for s in parsed.sentences:
        for np in s.noun_phrases:
            parsed.resolve(np)
    assert time.process_time() - begun < 8


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Dockers at Zenon struck. The union said dockers wanted more.", "Dockers"),
        ("Cross-channel traffic fell at Zenon.", "Cross-channel"),
        ("Zenon grew. January-March sales rose.", "January-March"),
        ("Shares cost NT$40 each, Zenon said.", "NT"),
        ("The City had hoped Zenon would grow.", "City"),
    ],
)
def test_ordinary_words_with_a_capital_are_no_names(text: str, absent: str) -> None:
    assert absent not in found(text)
    assert "Zenon" in found(text)


def test_unknown_name_ending_in_ly_after_it_was_named() -> None:
    assert found("The maker Dompely grew. Dompely has raised $5m.")["Dompely"] == ("Dompely", "group")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Zenon has a factory in Wayhaven. It makes boots.", "Wayhaven", "place"),
        ("Zenon holds a stake in Wayhaven. It makes boots.", "Wayhaven", "group"),
        ("Plovo invested $5 million in Wayhaven.", "Wayhaven", "group"),
        ("The Wayhavian lender said it would merge.", "Wayhavian", "nationality"),
        ("The Health and Safety Executive fined Zenon.", "Health and Safety Executive", "group"),
        ("Moody's cut its rating of Zenon.", "Moody's", "group"),
    ],
)
def test_kinds_from_what_stands_around(text: str, name: str, kind: str) -> None:
    assert found(text)[name] == (name, kind)
