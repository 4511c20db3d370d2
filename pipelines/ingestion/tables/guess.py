"""What the words of headers, captions and metric labels suggest: measures, units, column roles. Only for proposals; a person confirms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pipelines.ingestion.dates import parse_date_cell
from pipelines.ingestion.tables.periods import FiscalYear, PeriodError, parse_period
from pipelines.ingestion.tables.units import MISSING, clean_number, currency_codes, parse_unit

#: (words, measure): the first whose word stands in a label wins.
MEASURE_WORDS: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (("growth", "yoy", "y/y", "qoq", "change", "chg", "increase"), {"statistic": "change", "unit": "percent"}),
    (("share", "shares of"), {"metric": "market_share", "unit": "percent"}),
    (("margin",), {"metric": "margin", "unit": "percent"}),
    (("penetration", "rate"), {"metric": "other", "unit": "percent"}),
    (("shipment", "shipments", "units", "sold", "registrations", "deliveries"), {"metric": "units", "unit": "count"}),
    (("users", "subscribers", "customers", "mau", "dau", "accounts"), {"metric": "users", "unit": "count"}),
    (("headcount", "employees", "staff"), {"metric": "headcount", "unit": "count"}),
    (("capitalisation", "capitalization", "cap"), {"metric": "market_cap"}),
    (("valuation",), {"metric": "valuation"}),
    (("spending", "spend"), {"metric": "revenue", "total_metric": "market_size"}),
    (("revenue", "revenues", "sales", "turnover"), {"metric": "revenue"}),
    (("profit", "income", "earnings", "ebit", "ebitda"), {"metric": "profit"}),
    (("size",), {"metric": "market_size"}),
    (("investment", "capex", "funding"), {"metric": "investment"}),
    (("debt",), {"metric": "debt"}),
    (("dividend",), {"metric": "dividend"}),
    (("cost", "costs", "expenses"), {"metric": "cost"}),
    (("production", "output"), {"metric": "production", "unit": "count"}),
    (("price", "asp"), {"metric": "price"}),
    (("percent", "pct", "%"), {"metric": "other", "unit": "percent"}),
)
#: (role, words that name it), most telling first.
ROLE_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("source_url", ("source_url", "url", "link", "source url")),
    ("source", ("source", "citation", "reference")),
    ("published_at", ("published_on", "published_at", "published", "publication", "release_date", "released")),
    ("publisher", ("publisher", "house", "research firm", "provider of data")),
    ("period_end", ("period_end", "quarter_end", "end_date")),
    ("period_start", ("period_start", "start_date")),
    ("period", ("period", "quarter", "fiscal_period", "year", "month", "date", "time", "time_period", "week", "half")),
    (
        "entity",
        (
            "company",
            "vendor",
            "brand",
            "firm",
            "manufacturer",
            "player",
            "provider",
            "operator",
            "entity",
            "name",
            "maker",
            "bank",
            "airline",
            "browser",
        ),
    ),
    ("market", ("market", "category", "industry", "sector", "country", "region", "geography", "product")),
    ("series", ("segment", "series", "definition", "division")),
    ("metric", ("metric", "measure", "indicator", "variable", "kpi", "item")),
    ("unit", ("unit", "units of measure", "uom")),
    ("currency", ("currency", "ccy")),
    ("value", ("value", "amount", "figure", "obs_value", "number", "val")),
    ("note", ("note", "notes", "comment", "remark", "footnote")),
)
_GROUP = re.compile(r"(?i)^(?:the )?(?:top|big|leading) (?:\d{1,2}|three|four|five|ten)\b")
_TOTAL = re.compile(
    r"(?i)^(?:(?:grand |industry |overall |world ?wide |global )?total\b.{0,20}|(?:the )?(?:whole |total )?market(?: total| size)?|overall|all (?:vendors|companies|brands)|world(?:wide)?)$"
)
_OTHERS = re.compile(r"(?i)^(?:all )?(?:the )?others?\b(?: (?:vendors|companies|brands))?$|^rest(?: of .{1,20})?$")
_SPLIT = re.compile(r"[^A-Za-z0-9%/&']+")


def words_of(label: str) -> list[str]:
    """The lower-case words of a label, however they are joined (`value_millions`, `Market share, %`)."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label)
    return [w.lower() for w in _SPLIT.split(spaced.replace("_", " ")) if w] + (["%"] if "%" in label else [])


def guess_measure(label: str) -> dict[str, Any] | None:
    """The measure a label suggests, with unit and scale where the label says them; None if it suggests none."""
    words = words_of(label)
    found: dict[str, Any] | None = None
    for keys, measure in MEASURE_WORDS:
        if any(key in words for key in keys):
            found = dict(measure)
            break
    if found and found.get("statistic") == "change":
        base = next((m for keys, m in MEASURE_WORDS[1:] if any(k in words for k in keys) and "metric" in m and m["metric"] != "other"), {})
        found |= {k: v for k, v in base.items() if k in ("metric", "total_metric")}
        found.setdefault("metric", "revenue")
        return found
    unit = parse_unit(" ".join(w.upper() if w.upper() in currency_codes() else w for w in words if w != "market"))
    if found is None and unit is None:
        return None
    found = found or {"metric": "other"}
    if unit:
        name, power = unit
        if name and found.get("unit") != "percent":
            found["unit"] = name
        if power and found.get("unit") != "percent":
            found["scale"] = f"1e{power}"
    return found


def guess_role(label: str) -> str | None:
    """The role a column's name suggests."""
    name = "_".join(words_of(label))
    for role, names in ROLE_WORDS:
        if any(name == "_".join(words_of(n)) for n in names):
            return role
    for role, names in ROLE_WORDS:
        if any(set(words_of(n)) <= set(words_of(label)) for n in names):
            return role
    return None


def _share(values: Iterable[str], test: Any) -> float:
    filled = [v for v in values if v not in MISSING]
    return sum(1 for v in filled if test(v)) / len(filled) if filled else 0.0


def is_number(text: str) -> bool:
    return clean_number(text) is not None


def is_period(text: str) -> bool:
    """A period label; a fiscal one counts too, its calendar is asked for later."""
    try:
        parse_period(text)
    except PeriodError as error:
        return "fiscal" in str(error)
    return True


def is_fiscal(text: str) -> bool:
    """A label that needs a fiscal calendar."""
    try:
        parse_period(text)
    except PeriodError as error:
        return "fiscal" in str(error)
    return False


def number_share(values: Iterable[str]) -> float:
    """How many of the filled cells are numbers."""
    return _share(values, is_number)


def period_share(values: Iterable[str]) -> float:
    """How many of the filled cells are period labels."""
    return _share(values, is_period)


def date_share(values: Iterable[str]) -> float:
    """How many of the filled cells are dates (a month or year alone counts)."""
    return _share(values, lambda v: parse_date_cell(v) is not None)


def currency_share(values: Iterable[str]) -> float:
    """How many of the filled cells are ISO currency codes."""
    return _share(values, lambda v: v.upper() in currency_codes())


def guess_labels(labels: Iterable[str]) -> dict[str, list[str]]:
    """Which row labels look like the whole market, the rest of it, or groups of companies."""
    found: dict[str, list[str]] = {"total": [], "others": [], "groups": []}
    for label in dict.fromkeys(" ".join(v.split()) for v in labels if v):
        if _GROUP.match(label):
            found["groups"].append(label)
        elif _OTHERS.match(label):
            found["others"].append(label)
        elif _TOTAL.match(label):
            found["total"].append(label)
    return {k: v for k, v in found.items() if v}


def ask_for_calendar(mapping: dict[str, Any], notes: list[str], labels: list[str], ends: list[str] | None = None) -> None:
    """A fiscal year's end: told by a column of period ends where there is one, else asked for."""
    fiscal = [(label, end) for label, end in zip(labels, ends or [""] * len(labels), strict=True) if is_fiscal(label)]
    if not fiscal:
        return
    dated = {(label, cell.end) for label, end in fiscal if (cell := parse_date_cell(end))}
    months = [m for m in range(1, 13) if dated and all(parse_period(label, FiscalYear(m)).end == end for label, end in dated)]
    mapping["fiscal_year_end"] = months[0] if months else 12
    if not months:
        notes.append("fiscal_year_end: the table has fiscal periods; put the month in which the fiscal year ends, 12 stands in")
