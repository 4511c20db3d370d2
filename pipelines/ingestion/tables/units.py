"""Units of tables: unit labels (`USD bn`, `million units`, `%`) and the numbers printed in cells (`1,234.5`, `(12)`, `37%`, `n/a`)."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

#: Cells that say "no number"; a descriptor's `missingValues` replaces them.
MISSING = (
    "",
    "n/a",
    "N/A",
    "NA",
    "na",
    "n.a.",
    "N.A.",
    "nan",
    "NaN",
    "null",
    "NULL",
    "None",
    "-",
    "--",
    "–",
    "—",
    "…",
    "..",
    "...",
    ":",
    "nm",
    "n.m.",
    "NM",
    "N.M.",
    "#N/A",
)

_SCALES = {
    "k": 3, "thousand": 3, "thousands": 3, "000s": 3, "'000": 3, "000": 3, "m": 6, "mn": 6, "mln": 6, "mio": 6, "mm": 6, "million": 6, "millions": 6,
    "b": 9, "bn": 9, "bln": 9, "billion": 9, "billions": 9, "tn": 12, "trn": 12, "trillion": 12, "trillions": 12, "crore": 7, "lakh": 5,
}  # fmt: skip
_SYMBOLS = {
    "us$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "rmb": "CNY", "yuan": "CNY", "renminbi": "CNY", "cny": "CNY",
    "dollars": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "yen": "JPY", "won": "KRW", "rupees": "INR",
}  # fmt: skip
_COUNTS = {
    "units",
    "unit",
    "users",
    "people",
    "shipments",
    "shipped",
    "sold",
    "subscribers",
    "customers",
    "employees",
    "vehicles",
    "stores",
    "count",
    "number",
    "accounts",
}
_PERCENT = {"%", "percent", "pct", "per cent", "percentage"}
_POINTS = {"pp", "ppt", "ppts", "percentage points", "percentage point", "points", "pts"}
_WORD = re.compile(r"us\$|[$€£¥%]|'?0{3}s?|[a-z']+", re.IGNORECASE)


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """ISO 4217 codes, from CLDR."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def parse_unit(label: str) -> tuple[str | None, int] | None:
    """(unit, power of ten) of a unit label; the unit is None where only a scale is said (`millions`); None if it is no unit label."""
    text = " ".join(label.strip().strip("()").split())
    if not text or len(text) > 60:
        return None
    if text.lower() in _PERCENT:
        return "percent", 0
    if text.lower() in _POINTS:
        return "percentage_point", 0
    unit, power, known = None, 0, False
    for word in _WORD.findall(text):
        lower = word.lower()
        if lower in _SCALES:
            power, known = power + _SCALES[lower], True
        elif lower in _PERCENT:
            unit, known = "percent", True
        elif word.upper() in currency_codes() and (word.isupper() or len(text) == 3):
            unit, known = word.upper(), True
        elif lower in _SYMBOLS:
            unit, known = unit or _SYMBOLS[lower], True
        elif lower in _COUNTS:
            unit, known = unit or "count", True
    return (unit, power) if known else None


_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_MARKS = re.compile(r"[*†‡§¹²³]+$|\s?\((?:r|e|p|f)\)$|\[\d{1,2}\]$", re.IGNORECASE)
_PREFIX = re.compile(r"^([+\-−]?) ?(?:US\$|[$€£¥]|[A-Z]{3} )? ?")


def clean_number(text: str, decimal: str = ".", group: str | None = None) -> str | None:
    """The number of a cell as plain digits, or None if the cell holds no number.

    Takes off currency signs, a percent sign, footnote marks, and thousands separators; `(12)` is -12. Nothing is guessed about which
    of `,` and `.` is the decimal sign: the descriptor says it, English is the default.
    """
    if not text or len(text) > 60:
        return None
    text = _MARKS.sub("", text.strip().replace("\u00a0", " ").replace("\u202f", " ")).rstrip()
    negative = text.startswith("(") and text.endswith(")")
    if negative:
        text = text[1:-1].strip()
    text = text.removesuffix("%").rstrip()
    prefix = _PREFIX.match(text)
    if prefix:
        text = prefix[1].replace("−", "-") + text[prefix.end() :]
    group = group if group is not None else {".": ",", ",": "."}[decimal] if decimal in ".," else ","
    for separator in (group, " ", "'") if group else (" ", "'"):
        if separator in text:
            head, _, _ = text.partition(decimal)
            groups = head.lstrip("+-").split(separator)
            if len(groups) > 1 and not (1 <= len(groups[0]) <= 3 and all(len(g) in (2, 3) for g in groups[1:-1]) and len(groups[-1]) == 3):
                return None  # 1,23 is no thousands grouping: better refused than read as 123
            text = text.replace(separator, "")
    if decimal != ".":
        text = text.replace(decimal, ".")
    if not _NUMBER.fullmatch(text):
        return None
    return ("-" + text.lstrip("+")) if negative else text


def scaled(number: str, scale: Decimal) -> float | None:
    """`number` times `scale`, rounded once: 1.1 bn is 1100000000 and not 1100000000.0000001. None if it is beyond a double."""
    try:
        value = float(Decimal(number) * scale)
    except (InvalidOperation, OverflowError):
        return None
    return value if abs(value) < 1e300 else None
