"""The lexicons of numbers, currencies and units, read once: CLDR (through Babel) for the world's currencies, tables for what the press writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.numbers import get_currency_name

_LEXICON = Path(__file__).parents[1] / "lexicon"


class Unit(NamedTuple):
    """What a printed unit means: its dimension, the stored unit (or `*group` of currencies), and the factor into it."""

    dimension: str
    unit: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words by what they do."""

    small: dict[str, float]
    scale: dict[str, float]
    letter: dict[str, float]
    fraction: dict[str, float]
    multiple: dict[str, float]


def rows(name: str) -> list[list[str]]:
    """The rows of a lexicon table below its header line; lines that start with # are comments."""
    lines = [line for line in (_LEXICON / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@cache
def words(name: str) -> frozenset[str]:
    """A word list of numbers_words.tsv."""
    return next(frozenset(found.split()) for listed, found, _ in rows("numbers_words.tsv") if listed == name)


@cache
def numbers() -> Numbers:
    """The number words of numbers.tsv."""
    kinds: dict[str, dict[str, float]] = {k: {} for k in Numbers.__dataclass_fields__}
    for surface, kind, value in rows("numbers.tsv"):
        kinds[kind][surface] = float(value)
    return Numbers(**kinds)


#: Percent and its kin; short of a table because each is a rule of its own.
_PERCENT = {
    "%": Unit("percent", "percent"),
    "percent": Unit("percent", "percent"),
    "percents": Unit("percent", "percent"),
    "per cent": Unit("percent", "percent"),
    "per-cent": Unit("percent", "percent"),
    "pct": Unit("percent", "percent"),
    "pc": Unit("percent", "percent"),
    "‰": Unit("percent", "percent", 0.1),
    "percentage point": Unit("percentage_point", "percentage_point"),
    "percentage points": Unit("percentage_point", "percentage_point"),
    "percentage-point": Unit("percentage_point", "percentage_point"),
    "percent point": Unit("percentage_point", "percentage_point"),
    "percent points": Unit("percentage_point", "percentage_point"),
    "pct point": Unit("percentage_point", "percentage_point"),
    "pct points": Unit("percentage_point", "percentage_point"),
    "pct pts": Unit("percentage_point", "percentage_point"),
    "% points": Unit("percentage_point", "percentage_point"),
    "%-points": Unit("percentage_point", "percentage_point"),
    "%-point": Unit("percentage_point", "percentage_point"),
    "pp": Unit("percentage_point", "percentage_point"),
    "pps": Unit("percentage_point", "percentage_point"),
    "ppt": Unit("percentage_point", "percentage_point"),
    "ppts": Unit("percentage_point", "percentage_point"),
    "basis point": Unit("percentage_point", "percentage_point", 0.01),
    "basis points": Unit("percentage_point", "percentage_point", 0.01),
    "basis-point": Unit("percentage_point", "percentage_point", 0.01),
    "basis-points": Unit("percentage_point", "percentage_point", 0.01),
    "bp": Unit("percentage_point", "percentage_point", 0.01),
    "bps": Unit("percentage_point", "percentage_point", 0.01),
    "point": Unit("point", "point"),
    "points": Unit("point", "point"),
    "pts": Unit("point", "point"),
    "x": Unit("ratio", "ratio"),
    "times": Unit("ratio", "ratio"),
    "fold": Unit("ratio", "ratio"),
}

#: Codes that are also plain English or firms: taken as money only with a decimal, a thousands comma or a scale.
_WORDLIKE_CODES = frozenset({"ALL", "TOP", "AMD", "CUP", "BOB", "COP", "MAD", "RON", "PEN", "SOS", "GEL", "MOP", "STD", "TRY", "BAM", "GIP", "BOP", "BOL", "ERN", "CHE", "CHW", "COU", "CLE"})
@cache
def currency_codes() -> frozenset[str]:
    """Every ISO 4217 code CLDR knows, of today and of the past, but for metals, funds and test codes."""
    keep = {"XAF", "XOF", "XPF", "XCD", "XDR", "XEU"}
    return frozenset(code for code in Locale("en").currencies if code[0] != "X" or code in keep)


@cache
def prefixes() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """What stands before a number: signs (`$`, one character) and letters with or without a sign (`US$`, `EUR`), case as printed."""
    signs: dict[str, Unit] = {}
    letters: dict[str, Unit] = {code: Unit("money", code) for code in currency_codes()}
    letters |= {code: Unit("money", code.upper()) for code in words("lower_case_code")}
    for surface, target, factor, side in rows("currencies.tsv"):
        if side != "suffix":
            (signs if side == "symbol" else letters)[surface] = Unit("money", target, float(factor))
    return signs, letters


def is_wordlike(code: str) -> bool:
    """True for codes such as ALL and TOP."""
    return code in _WORDLIKE_CODES


@cache
def suffixes() -> dict[str, tuple[tuple[str, Unit], ...]]:
    """What stands after a number: first word -> phrases (longest first), lower-case."""
    table: dict[str, Unit] = {}
    # CLDR's own names: "Swiss francs", "Indonesian rupiahs"; spans of years and other remarks in brackets are not names
    for code in sorted(currency_codes()):
        for count in (1, 2):
            name = get_currency_name(code, count, "en").lower()
            if "(" not in name and " " in name:
                table[name] = Unit("money", code)
    table |= {code.lower(): Unit("money", code) for code in currency_codes() if code.lower() in words("lower_case_code")}
    for surface, target, factor, side in rows("currencies.tsv"):
        if side == "suffix":
            table[surface] = Unit("money", target, float(factor))
    for surface, unit, factor in rows("units.tsv"):
        table[surface] = Unit("physical", unit, float(factor))
    table |= _PERCENT
    # a unit may be hyphenated to its number's noun: "square-foot", "kilowatt-hour"
    for surface, unit in list(table.items()):
        if unit.dimension == "physical" and " " in surface:
            table.setdefault(surface.replace(" ", "-"), unit)
    by_first: dict[str, list[tuple[str, Unit]]] = {}
    for surface, unit in table.items():
        first = FIRST.match(surface)
        by_first.setdefault(first[0] if first else surface[0], []).append((surface, unit))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in by_first.items()}


#: The first word of a unit: a run of letters or one sign.
FIRST = re.compile(r"[a-zà-ÿ]+|[%‰¢°$£€¥₹]")


@cache
def groups() -> dict[str, tuple[str, frozenset[str]]]:
    """Names that several currencies share: group -> (what it means without evidence, what it can mean)."""
    return {group: (default, frozenset(codes.split())) for group, default, codes in rows("currencies_groups.tsv")}
