"""Whose number is it: the default subject of a quantity, from its clause, its noun phrase and what these stand for."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extraction.syntax.model import Mention, NounPhrase, Sentence


@dataclass(frozen=True, slots=True)
class Subject:
    """What a quantity measures. `text` is the phrase as printed, `name` what it stands for, `basis` the rule that chose it.

    `metric_phrase` is the noun phrase that names the measure ("net profit", "shares"), where there is one.
    """

    text: str
    name: str
    basis: str
    mention: Mention | None = None
    noun_phrase: NounPhrase | None = None
    metric_phrase: NounPhrase | None = None
    confidence: float = 0.5


def default_subject(sentence: Sentence, start: int, end: int) -> Subject | None:
    """The most likely subject of the quantity at `start:end`, or None when a reader cannot tell."""
    return None
