"""Pages of landing tables: every row that was loaded, where it is used, and every row that was refused with the reason."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pipelines.report import site
from pipelines.report.context import Context
from pipelines.report.facts import PAGE_ROWS
from pipelines.report.formatting import day, number, period, plural, quantity, shorten, words
from pipelines.report.published import Row


def loaded_row(context: Context, kind: str, row: Row) -> dict[str, Any]:
    """A loaded row under four heads that fit every kind of table: about, what, when, value."""
    facts = context.facts
    base = {"cell": row["cell_ref"], "anchor": f"cell-{site.anchor(row['cell_ref'])}", "row": row["row_number"], "uses": [], "notes": []}
    observation = facts.observation_of_cell.get((row["table_name"], row["cell_ref"]))
    if observation:
        base["uses"] = facts.uses.get(observation, [])
    if kind == "table_rows":
        notes = [
            w
            for w, on in (
                ("total", row["is_total"]),
                ("remainder or group", row["is_others"]),
                ("restated", row["restated"]),
                (row["modality"], row["modality"] != "actual"),
            )
            if on
        ]
        what = words(row["metric"]) + ("" if row["statistic"] == "level" else f", {row['statistic']}")
        when = period(row["period_start"], row["period_end"], row["period_grain"]) if row["period_start"] else "no period"
        return base | {
            "about": row["entity_label"] or "the market",
            "market": row["market_label"],
            "what": what,
            "when": when,
            "printed": row["value_text"],
            "value": quantity(row["value"], row["unit"]),
            "source": row["source"] or row["publisher"],
            "url": row["source_url"],
            "notes": notes,
        }
    if kind == "table_events":
        report = facts.timeline_of.get(f"{row['table_name']}!{row['cell_ref']}")
        target = context.event_target(report["timeline_id"]) if report else None
        money = quantity(row["amount"], row["currency"]) if row["amount"] is not None else ""
        who = row["target"] + (f" by {row['regulator']}" if row["regulator"] else "")
        return base | {
            "about": who,
            "market": row["jurisdiction"],
            "what": row["action"] or words(row["event_type"]),
            "when": row["date_text"] or day(row["date_start"]),
            "printed": None,
            "value": money,
            "source": row["source"],
            "url": row["source_url"],
            "uses": [("event on the timeline", target)] if target else [],
            "notes": [] if row["modality"] == "actual" else [row["modality"]],
        }
    if kind == "prices":
        return base | {
            "about": row["entity_label"] or row["ticker"],
            "market": row["ticker"],
            "what": "close",
            "when": day(row["trade_date"]),
            "printed": None,
            "value": f"{row['currency']} {number(row['close'], 4)}",
            "source": None,
            "url": None,
        }
    return base | {
        "about": row["currency"],
        "market": None,
        "what": "per euro",
        "when": day(row["rate_date"]),
        "printed": None,
        "value": number(row["rate"], 6),
        "source": row["source"],
        "url": None,
    }


def write(context: Context) -> None:
    facts = context.facts
    listed = []
    refused_by_path: dict[str, list[Row]] = {}
    for r in facts.rows("quarantine.rejects", "ORDER BY source_path, position, reason_code, reject_id"):
        refused_by_path.setdefault(r["source_path"], []).append(r)
    for name, file in facts.table_files.items():
        rows = facts.table_rows(name)
        refused = refused_by_path.get(file.get("path"), [])
        size = PAGE_ROWS
        count = max(1, -(-len(rows) // size))
        links = [(f"rows {i * size + 1}–{min((i + 1) * size, len(rows))}", site.table_page(name, i + 1)) for i in range(count)]
        used = 0
        for number_ in range(count):
            part = [loaded_row(context, file["kind"], r) for r in rows[number_ * size : (number_ + 1) * size]]
            used += sum(bool(r["uses"]) for r in part)
            context.page(
                site.table_page(name, number_ + 1),
                "table.html.j2",
                section="tables/index.html",
                name=name,
                file=file,
                rows=part,
                refused=refused if number_ == 0 else [],
                refused_count=len(refused),
                links=links,
                shown=len(rows),
                first=number_ == 0,
            )
        path = site.table_page(name)
        context.searchable(
            "Table",
            name,
            path,
            plural(file["loaded"], "row") + " loaded" + (f", {len(refused)} refused" if refused else ""),
            words(file["kind"] or ""),
        )
        listed.append(file | {"name": name, "target": path, "refused": len(refused), "used": used})
    context.page("tables/index.html", "tables_index.html.j2", tables=listed)


def plain(value: Any) -> str:
    """A value of a sample as text."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return shorten(str(value), 200)
