"""Values as a reader sees them: shares, money, periods, names of metrics. Pure; the templates' filters."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from typing import Any

NONE = "–"
_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNIT_WORDS = {"percent": "%", "percentage_point": " pp", "ratio": "×", "count": ""}


def number(value: float | int | None, digits: int = 2) -> str:
    """Grouped thousands, no trailing zeros: 12,345.6."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return NONE
    if value and abs(value) < 10**-digits:
        return f"{value:.2g}".replace("-", "−")
    text = f"{value:,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def compact(value: float | None, digits: int = 1) -> str:
    """Millions and more in short: 24.7bn."""
    if value is None or not math.isfinite(value):
        return NONE
    for size, suffix in _SCALES:
        if abs(value) >= size * 0.9995:
            return number(value / size, digits) + suffix
    return number(value)


def percent(value: float | None, digits: int = 2) -> str:
    return NONE if value is None else number(value, digits) + "%"


def signed(value: float | None, unit: str = "", digits: int = 1) -> str:
    """With its sign, a real minus: +2.4, −1; what rounds to nothing has none."""
    if value is None:
        return NONE
    rounded = round(value, digits)
    text = number(rounded, digits) if rounded else "0"
    return (text if rounded <= 0 else f"+{text}") + unit


def quantity(value: float | None, unit: str | None, value_high: float | None = None, more: int = 0) -> str:
    """A value with its unit, as it is read aloud: 23.5%, EUR 4.3bn, 1,200 tonne."""
    if value is None:
        return NONE
    if value_high is not None and value_high != value:
        # As many digits as it takes for the two ends to differ.
        ends = next(
            (e for d in range(more, more + 5) if (e := (_quantity(value, unit, d), _quantity(value_high, unit, d)))[0] != e[1]),
            (str(value), str(value_high)),
        )
        return f"{ends[0]} to {ends[1]}"
    return _quantity(value, unit, more)


def _quantity(value: float, unit: str | None, more: int) -> str:
    if unit is None:
        return number(value, 2 + more)
    if unit in _UNIT_WORDS:
        return (compact(value, 2 + more) if unit == "count" else number(value, 2 + more)) + _UNIT_WORDS[unit]
    if is_currency(unit):
        return f"{unit} {compact(value, 1 + more)}"
    return f"{compact(value, 1 + more)} {unit.replace('_', ' ')}"


def is_currency(unit: str | None) -> bool:
    return bool(unit) and len(unit) == 3 and unit.isalpha() and unit.isupper()


def unit_name(unit: str | None) -> str:
    """A unit in words, for captions and table heads."""
    return {None: "no unit given", "percent": "percent", "percentage_point": "percentage points", "ratio": "times", "count": "number"}.get(
        unit, unit if is_currency(unit) else str(unit).replace("_", " ")
    )


def day(value: date | datetime | None) -> str:
    """4 Mar 2021."""
    return NONE if value is None else f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime | None) -> str:
    """4 Mar 2021, 13:05 UTC."""
    return NONE if value is None else f"{day(value)}, {value:%H:%M} UTC"


def _month_end(value: date) -> bool:
    return (value + timedelta(days=1)).day == 1


def period(start: date | None, end: date | None, grain: str | None = None) -> str:
    """A period as it is spoken of: Q2 2023, H1 2021, 2023, year to Mar 2021, Mar 2021, 4 Mar 2021, 1 Feb to 3 Mar 2021."""
    if start is None and end is None:
        return "no period"
    if start is None or end is None:
        return f"from {day(start)}" if end is None else f"to {day(end)}"
    if start == end:
        return day(start)
    if start.day == 1 and _month_end(end):
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        if months == 1:
            return f"{_MONTHS[start.month - 1]} {start.year}"
        if months == 3 and start.month % 3 == 1:
            return f"Q{(start.month + 2) // 3} {start.year}"
        if months == 6 and start.month in (1, 7):
            return f"H{1 if start.month == 1 else 2} {start.year}"
        if months == 12:
            return str(start.year) if start.month == 1 else f"year to {_MONTHS[end.month - 1]} {end.year}"
        if start.month == 1 and months % 12 == 0:
            return f"{start.year}–{end.year}"
        if months in (3, 6):
            return f"{months} months to {_MONTHS[end.month - 1]} {end.year}"
        return f"{_MONTHS[start.month - 1]} {start.year} – {_MONTHS[end.month - 1]} {end.year}"
    return f"{day(start)} – {day(end)}"


def words(value: Any) -> str:
    """A name in snake_case as words; acronyms stay capitals."""
    text = str(value).replace("_", " ").replace(".", " ")
    return {
        "gdp": "GDP",
        "ipo": "IPO",
        "market cap": "market capitalisation",
        "merger acquisition": "merger or acquisition",
        "buyback dividend": "buyback or dividend",
    }.get(text, text)


def sentence_case(value: Any) -> str:
    text = words(value)
    return text[:1].upper() + text[1:]


def plural(count: int, noun: str, many: str | None = None) -> str:
    """1 claim, 2,300 claims."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def shorten(text: str | None, limit: int) -> str:
    """Cut at a word's end, with an ellipsis where something was cut."""
    if not text or len(text) <= limit:
        return text or ""
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 0.5 else cut).rstrip(" ,;:") + "…"


FILTERS = {
    "number": number,
    "compact": compact,
    "percent": percent,
    "signed": signed,
    "day": day,
    "moment": moment,
    "words": words,
    "sentence_case": sentence_case,
    "unit_name": unit_name,
    "shorten": shorten,
}
