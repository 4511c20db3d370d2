"""The proposal for a long table: which column is what, by its name and by what stands in it."""

from __future__ import annotations

from typing import Any

from pipelines.ingestion.tables.cells import Grid
from pipelines.ingestion.tables.guess import (
    ask_for_calendar,
    currency_share,
    date_share,
    guess_labels,
    guess_measure,
    guess_role,
    number_share,
    period_share,
)
from pipelines.ingestion.tables.layout import Region, columns_of
from pipelines.ingestion.tables.units import MISSING


def propose_long(name: str, sheet: str | None, grid: Grid, region: Region) -> dict[str, Any]:
    """The descriptor of a long table, as YAML would hold it; what could not be told is among its `notes`."""
    columns = columns_of(grid, region)
    kinds = {n: _column_kind(v) for n, v in columns.items()}
    roles = _roles(columns, kinds)
    notes: list[str] = []
    kind = _table_kind(columns, kinds, roles)
    mapping: dict[str, Any] = {"kind": kind, "shape": "long"}
    if kind == "measures":
        _long_measures(mapping, columns, kinds, roles, notes)
    elif kind == "events":
        _long_events(mapping, columns, kinds, roles)
    elif kind == "prices":
        lower = {n.lower(): n for n in columns}
        mapping["columns"] = {"date": roles["period"], "close": lower.get("close") or lower.get("adj close") or lower["price"]}
        mapping["columns"] |= {r: lower[r] for r in ("volume", "ticker", "currency") if r in lower} | (
            {"entity": roles["entity"]} if "entity" in roles else {}
        )
        mapping["constants"] = {r: v for r, v in (("ticker", "XXXX"), ("currency", "USD")) if r not in mapping["columns"]}
        notes += [f"{role}: the file does not name it; {value} stands in" for role, value in mapping["constants"].items()]
    else:
        rate = next(n for n, k in kinds.items() if k == "number")
        mapping["columns"] = {"date": roles["period"], "rate": rate, "currency": roles["currency"]}
    if notes:
        mapping["notes"] = notes
    types = {"number": "number", "day": "date"}
    fields = [{"name": n, "type": types.get(k, "string")} for n, k in kinds.items()]
    dialect = {"skipRows": region.top} if region.top else {}
    if sheet is not None:
        dialect["sheet"] = sheet
    descriptor: dict[str, Any] = {"name": name, "sources": [{"title": "to be filled in"}], "schema": {"fields": fields}}
    if dialect:
        descriptor["dialect"] = dialect
    return descriptor | {"marketledger": {k: v for k, v in mapping.items() if v not in ({}, [])}}


def _column_kind(values: list[str]) -> str:
    filled = [v for v in values if v not in MISSING]
    if not filled:
        return "empty"
    if sum(v.startswith(("http://", "https://")) for v in filled) > 0.8 * len(filled):
        return "url"
    if date_share(filled) >= 0.9 and any(len(v) > 7 for v in filled):
        return "day"
    if currency_share(filled) >= 0.9:
        return "currency"
    if period_share(filled) >= 0.9:
        return "period"
    return "number" if number_share(filled) >= 0.8 else "text"


def _roles(columns: dict[str, list[str]], kinds: dict[str, str]) -> dict[str, str]:
    """Column by role, names and contents agreeing."""
    fits = {
        "period": ("period", "day"), "published_at": ("day", "period", "empty"), "value": ("number",), "source_url": ("url",), "currency": ("currency",),
        "period_end": ("day",), "period_start": ("day",),
    }  # fmt: skip
    roles: dict[str, str] = {}
    for name, kind in kinds.items():
        role = guess_role(name)
        if role == "period" and kind == "day" and "period" in roles:
            continue
        if role and role not in roles and kind in fits.get(role, ("text", "currency", "empty")):
            roles[role] = name
    for role, wanted in (("source_url", "url"), ("currency", "currency"), ("period", "period"), ("period", "day")):
        if role not in roles:
            found = next((n for n, k in kinds.items() if k == wanted and n not in roles.values()), None)
            if found:
                roles[role] = found
    if "entity" not in roles:
        texts = [n for n, k in kinds.items() if k == "text" and n not in roles.values()]
        if texts:
            roles["entity"] = min(texts, key=lambda n: abs(len(set(columns[n])) - 12))
    return roles


def _table_kind(columns: dict[str, list[str]], kinds: dict[str, str], roles: dict[str, str]) -> str:
    lower = {n.lower() for n in columns}
    day = any(k == "day" for k in kinds.values())
    if day and "close" in lower | {"adj close"} & lower:
        return "prices"
    if "currency" in roles and lower & {"obs_value", "rate", "exchange rate"} and "metric" not in roles:
        return "fx_rates"
    if lower & {"action", "event", "event_type", "regulator", "target"} and any(guess_role(n) == "period" for n in columns):
        return "events"
    return "measures"


def _long_measures(
    mapping: dict[str, Any], columns: dict[str, list[str]], kinds: dict[str, str], roles: dict[str, str], notes: list[str]
) -> None:
    named = (
        "market",
        "entity",
        "period",
        "period_end",
        "metric",
        "value",
        "unit",
        "currency",
        "series",
        "publisher",
        "published_at",
        "source",
        "source_url",
        "note",
    )
    chosen = {role: roles[role] for role in named if role in roles}
    numbers = [n for n, k in kinds.items() if k == "number"]
    if "period" not in chosen:
        mapping["constants"] = {"period": "to be filled in"}
        notes.append("period: no column holds periods")
    if "metric" in chosen and numbers:
        chosen.setdefault("value", numbers[0])
        mapping["metrics"] = {}
        for label in dict.fromkeys(v for v in columns[chosen["metric"]] if v):
            measure = guess_measure(label)
            if measure is None or ("unit" not in measure and not {"unit", "currency"} & set(chosen)):
                notes.append(f"metrics: what {label!r} measures, or its unit, is not clear from its name")
            mapping["metrics"][label] = {"metric": "other", "unit": "count"} if measure is None else measure
        if any(m.get("total_metric") == "market_size" for m in mapping["metrics"].values()):
            for measure in mapping["metrics"].values():  # the growth of a table with market sizes is theirs on total rows
                if measure.get("statistic") == "change" and measure["metric"] == "revenue":
                    measure["total_metric"] = "market_size"
    else:
        chosen.pop("value", None) if len(numbers) > 1 else None
        mapping["values"] = [_value_column(n, chosen, notes) for n in numbers if n not in chosen.values() or n == chosen.get("value")]
        chosen.pop("value", None)
    mapping["columns"] = chosen
    if "entity" in chosen:
        mapping["labels"] = guess_labels(columns[chosen["entity"]])
    if "source" in chosen and "publisher" not in chosen and any(" via " in v for v in columns[chosen["source"]]):
        mapping["publisher_from"] = {"column": chosen["source"]}
    elif "publisher" not in chosen:
        notes.append("publisher: no column names it; add it under constants")
    if "period" in chosen:
        ask_for_calendar(mapping, notes, columns[chosen["period"]], columns.get(chosen.get("period_end", "")))


def _value_column(name: str, chosen: dict[str, str], notes: list[str]) -> dict[str, Any]:
    measure = guess_measure(name)
    if measure is None or (measure["metric"] == "other" and "unit" not in measure):
        guess = "revenue" if "currency" in chosen else "other"
        notes.append(f"values: what column {name!r} measures is not clear from its name; {guess} stands in")
        measure = {"metric": guess} | {k: v for k, v in (measure or {}).items() if k != "metric"}
    if "unit" not in measure:
        if "currency" in chosen:
            measure["unit_column"] = chosen["currency"]
        elif "unit" in chosen:
            measure["unit_column"] = chosen["unit"]
        else:
            measure["unit"] = "count" if measure["metric"] == "other" else "USD"
            notes.append(f"values: the unit of column {name!r} is not in the file; {measure['unit']} stands in")
    return {"column": name} | measure


def _long_events(mapping: dict[str, Any], columns: dict[str, list[str]], kinds: dict[str, str], roles: dict[str, str]) -> None:
    wanted = {
        "date": ("date", "day"), "target": ("target", "company", "entity", "defendant"), "regulator": ("regulator", "authority", "agency"),
        "jurisdiction": ("jurisdiction", "country"), "action": ("action", "event", "description"), "event_type": ("event_type", "type"),
        "amount": ("amount", "fine", "penalty", "value"), "currency": ("currency",), "source": ("source",), "source_url": ("source_url", "url"),
    }  # fmt: skip
    lower = {n.lower().replace(" ", "_"): n for n in columns}
    mapping["columns"] = {role: found for role, names in wanted.items() if (found := next((lower[n] for n in names if n in lower), None))}
    mapping["columns"].setdefault("date", roles.get("period", "date"))
    if "target" not in mapping["columns"] and "entity" in roles:
        mapping["columns"]["target"] = roles["entity"]
