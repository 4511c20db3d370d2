"""Language detection: real languages, short and odd texts, bounded time."""

from __future__ import annotations

import time

import pytest

from pipelines.extraction.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The maker said its profit rose to 3.2 million dollars from 2.9 million in the same quarter.", "en"),
        ("SALES ROSE TO 4.5 BILLION DLRS FROM 4.1 BILLION", "en"),
        ("Sales rose 5%.", "en"),
        ("Acme Corp Q4 net 3.2 mln vs 1.1 mln", "en"),
        ("Der Umsatz des Herstellers stieg im vergangenen Jahr um fünf Prozent auf drei Milliarden Euro.", "de"),
        ("Le chiffre d'affaires a progressé de 5% à 3 milliards d'euros l'an dernier.", "fr"),
        ("Las ventas subieron un 5% en el tercer trimestre del año.", "es"),
        ("Liikevaihto kasvoi viisi prosenttia viime vuonna.", "fi"),
        ("أعلنت الشركة عن ارتفاع أرباحها في الربع الأول", "ar"),
        ("会社は三百億円の利益を発表した", "ja"),
        ("Прибыль компании выросла на пять процентов", "ru"),
        ("", "und"),
        ("123 456 % — 7.5", "und"),
    ],
)
def test_detect_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_same_text_same_answer() -> None:
    text = "Toyota Motor Corp Tokyo Osaka 300 billion yen"
    assert len({detect_language(text) for _ in range(5)}) == 1


def test_only_a_sample_is_read() -> None:
    detect_language("warm up the model with a sentence of some length")
    start = time.perf_counter()
    assert detect_language("The board said that profit from its mills will fall. " * 40_000) == "en"
    assert time.perf_counter() - start < 0.2
