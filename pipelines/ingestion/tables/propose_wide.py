"""The proposal for a wide table: one block for each region, with the measure its caption names."""

from __future__ import annotations

import re
from typing import Any

from pipelines.ingestion.tables.cells import Grid
from pipelines.ingestion.tables.guess import ask_for_calendar, guess_labels, guess_measure, is_number
from pipelines.ingestion.tables.layout import Region, columns_of, notes_of
from pipelines.ingestion.tables.units import MISSING, clean_number, currency_codes

_SOURCE_LINE = re.compile(r"(?i)^source:?\s+(.{3,300})")
_TITLE_PERIODS = re.compile(
    r"(?i)[,:]?\s+(?:selected quarters\s+)?(?:Q[1-4] |[1-4]Q|H[12] |FY ?)?'?\d{2,4}(?: ?(?:-|–|—|to) ?(?:Q[1-4] |[1-4]Q|H[12] |FY ?)?'?\d{2,4})?\s*$"
)
_MARKET_OF_TITLE = re.compile(
    r"(?i)\b(?:shipments?|market shares?|shares?|sales|revenues?|by (?:vendor|company|brand|manufacturer|browser|provider)|and|units?|quarterly|annual|monthly)\b"
)


def propose_wide(
    name: str, grids: dict[str | None, Grid], regions: dict[str | None, list[Region]], wide: list[tuple[str | None, Region]]
) -> dict[str, Any]:
    """The descriptor of a file's wide regions, as YAML would hold it; what could not be told is among its `notes`."""
    sheet, region = wide[0]
    header = list(columns_of(grids[sheet], region))[1:]
    if region.shape == "entities_across" and sum(h.upper() in currency_codes() for h in header) >= 0.6 * len(header):
        return _propose_rates(name, region)
    notes: list[str] = []
    blocks, entity_labels, titles, sources = [], [], [], []
    for sheet, region in wide:
        grid = grids[sheet]
        blocks.append(_block(sheet, grid, region, notes))
        columns = columns_of(grid, region)
        entity_labels += list(next(iter(columns.values()))) if region.shape == "periods_across" else list(columns)[1:]
        lines = notes_of(grid, regions[sheet])
        titles += lines[:1]
        sources += [m[1] for line in lines if (m := _SOURCE_LINE.match(line))][:1]
    for sheet, found in regions.items():
        if sheet is not None and not any(s == sheet for s, _ in wide):
            notes.append(
                f"sheet {sheet!r} was left out: "
                + ("a long table; describe it in a file of its own" if found else "no table was found on it")
            )
    constants: dict[str, str] = {}
    title = titles[0] if titles else None
    market = " ".join(_MARKET_OF_TITLE.sub(" ", _TITLE_PERIODS.sub("", title)).split()).strip(" ,;:-–") if title else ""
    constants["market"] = market or "to be filled in"
    if not market:
        notes.append("market: the file does not name it")
    publishers = list(dict.fromkeys(map(_house, sources)))
    if len(publishers) == 1:
        constants["publisher"] = publishers[0]
    elif len(publishers) > 1:
        for block, (sheet, _) in zip(blocks, wide, strict=True):
            lines = [m[1] for line in notes_of(grids[sheet], regions[sheet]) if (m := _SOURCE_LINE.match(line))]
            if lines:
                block["constants"] = {"publisher": _house(lines[0])}
    else:
        notes.append("publisher: the file does not name it")
    mapping: dict[str, Any] = {
        "kind": "measures",
        "shape": "wide",
        "constants": constants,
        "labels": guess_labels(entity_labels),
        "blocks": blocks,
    }
    ask_for_calendar(mapping, notes, [h for s, r in wide for h in _headers(grids[s], r)])
    if notes:
        mapping["notes"] = notes
    source_list = [{"title": s} for s in dict.fromkeys(sources)] or [{"title": "to be filled in"}]
    return {
        "name": name,
        **({"title": title} if title else {}),
        "sources": source_list,
        "marketledger": {k: v for k, v in mapping.items() if v},
    }


def _propose_rates(name: str, region: Region) -> dict[str, Any]:
    """The descriptor of exchange rates: dates down, currency codes across."""
    mapping = {
        "kind": "fx_rates",
        "shape": "wide",
        "constants": {"base_currency": "EUR"},
        "notes": ["the base currency is assumed to be the euro"],
    }
    return {"name": name, "sources": [{"title": "to be filled in"}], "dialect": {"skipRows": region.top}, "marketledger": mapping}


def _house(source: str) -> str:
    """Whose figures they are, out of a source line: "Globex Research, via Example Wire" names Globex Research."""
    return re.split(r"[,;(]| via | as ", source)[0].strip()


def _headers(grid: Grid, region: Region) -> list[str]:
    rows = range(region.top, region.top + region.header_rows)
    return [" ".join(dict.fromkeys(p for r in rows if (p := grid.label(r, c)))) for c in range(region.left + 1, region.right + 1)]


def _block(sheet: str | None, grid: Grid, region: Region, notes: list[str]) -> dict[str, Any]:
    where = f"{sheet}!{region.a1}" if sheet else region.a1
    across = "period" if region.shape == "periods_across" else "entity"
    is_whole = region.top == 0 and region.bottom == grid.height - 1  # then rows added later belong to it too
    block: dict[str, Any] = ({"sheet": sheet} if sheet else {}) | ({} if is_whole else {"range": region.a1})
    block |= {"across": across, "down": "entity" if across == "period" else "period"}
    if region.header_rows > 1:
        block["header_rows"] = region.header_rows
    first = region.top + region.header_rows
    cells = [grid.cell(r, c) for r in range(first, region.bottom + 1) for c in range(region.left + 1, region.right + 1)]
    filled = [c for c in cells if c not in MISSING]
    measure = _measure_named(sheet, grid, region)
    values = [float(n) for c in filled if (n := clean_number(c)) is not None]
    if measure is None and values and min(values) >= 0 and max(values) <= 100 and _rows_add_up(grid, region, across):
        measure = {"metric": "market_share", "unit": "percent"}
        notes.append(f"{where}: taken for market shares in percent, since numbers stay within 0 and 100 and add up to at most about 100")
    if measure is None:
        measure = {"metric": "other", "unit": "count"}
        notes.append(f"{where}: metric and unit are not named near the table; `other` and `count` stand in")
    if "unit" not in measure:
        measure["unit"] = "USD"
        notes.append(f"{where}: an amount of money without a currency; USD stands in")
    fractions = [v for c, v in zip(filled, values, strict=False) if not c.endswith("%")]
    if measure["unit"] == "percent" and fractions and max(fractions) <= 1 and (len(fractions) > 5 or len(fractions) < len(filled)):
        measure["scale"] = "100"
    block |= {k: measure[k] for k in ("metric", "total_metric", "statistic", "unit", "scale") if k in measure}
    text = [c for c in filled if not is_number(c)]
    if text:
        notes.append(
            f"{where}: {len(text)} cells are no numbers and would be refused, such as {text[0]!r}; list them in schema.missingValues if they mean nothing"
        )
    return block


def _measure_named(sheet: str | None, grid: Grid, region: Region) -> dict[str, Any] | None:
    """The measure by what is written near the block: the caption above, the corner of its header, the sheet's name; nearest first."""
    corner = [grid.label(r, region.left) for r in range(region.top, region.top + region.header_rows)]
    found: dict[str, Any] | None = None
    for cue in [*reversed(region.captions), *corner, sheet or ""]:
        measure = guess_measure(cue)
        if measure is None:
            continue
        if found is None:
            found = measure
        elif found["metric"] == "other" and found.get("unit") != "percent":
            found = measure | {k: v for k, v in found.items() if k != "metric"}
    return found


def _rows_add_up(grid: Grid, region: Region, across: str) -> bool:
    rows = range(region.top + region.header_rows, region.bottom + 1)
    columns = range(region.left + 1, region.right + 1)
    lines = [[grid.cell(r, c) for c in columns] for r in rows] if across == "entity" else [[grid.cell(r, c) for r in rows] for c in columns]
    sums = [sum(float(n) for cell in line if (n := clean_number(cell)) is not None) for line in lines]
    filled = [s for s in sums if s]
    return bool(filled) and sum(40 <= s <= 106 for s in filled) >= 0.8 * len(filled)
