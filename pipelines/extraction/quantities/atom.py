"""The atom: one number as printed, while its unit, its noun and its qualifier are being found."""

from __future__ import annotations

from pipelines.extraction.quantities.vocabulary import Unit


class Atom:
    """One number. `start`, `end` hold the numeral with its scale; `qstart`, `qend` the unit as well.

    `number` is without scale and factor, `high` (the upper end of a range) with them. `word` is "words" for number words, "fraction"
    for a part of a whole, else the word that is the number ("doubled").
    """

    __slots__ = (
        "basis", "decimal", "end", "grouped", "high", "noun", "number", "prefixed", "qend", "qstart", "qualifier", "scale", "signed",
        "start", "unit", "word",
    )  # fmt: skip

    def __init__(self, start: int, end: int, number: float, word: str | None = None) -> None:
        self.start = self.qstart = start
        self.end = self.qend = end
        self.number = number
        self.scale = 1.0
        self.high: float | None = None
        self.unit: Unit | None = None
        self.prefixed = False  # the unit stands before the number
        self.decimal = False
        self.grouped = False  # printed with thousands separators, or a large number in words
        self.signed = False
        self.word = word
        self.noun: str | None = None
        self.basis: str | None = None
        self.qualifier: str | None = None

    @property
    def value(self) -> float:
        """The number in base units."""
        return tidy(self.number * self.scale * (self.unit.factor if self.unit else 1.0))

    def is_whole(self) -> bool:
        """True for a plain integer: no decimals, no thousands separators, no scale."""
        return not self.decimal and not self.grouped and self.scale == 1


def tidy(value: float) -> float:
    """A float without the dust of multiplication: 2.3 * 10**6 is 2300000."""
    return float(f"{value:.12g}")
