"""`report` and `show`: the published facts as pages and as tables in the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.markup import escape

from pipelines.commands import facts
from pipelines.commands.console import Exit, cell, fail, out, print_json, print_table
from pipelines.commands.facts import Kind
from pipelines.commands.query import fail_unreadable, open_published
from pipelines.settings import load_settings

BLOCKS = "▁▂▃▄▅▆▇█"
#: Periods of a course that fit into a column.
MOST_BLOCKS = 24


def report(
    folder: Annotated[
        Path | None, typer.Option("--out", help="Folder to write to; report/ of the data folder where not given.", file_okay=False)
    ] = None,
    article_text: Annotated[
        Literal["quotes", "full"] | None,
        typer.Option(
            "--text", help="Articles without a licence: their quotes only, or their full text. MARKETLEDGER_ARTICLE_TEXT where not given."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")] = False,
) -> None:
    """Write the published warehouse as a static site: opens from the file system and over HTTP, needs no network."""
    import duckdb

    from pipelines.report import build_report
    from pipelines.report.site import NotAReportError

    settings = load_settings()
    target = (folder or settings.report).expanduser().resolve()
    try:
        files = build_report(settings.published, target, article_text=article_text or settings.article_text)
    except FileNotFoundError as error:
        fail(str(error), Exit.NOT_FOUND)
    except NotAReportError as error:
        fail(str(error), Exit.USAGE)
    except duckdb.IOException as error:
        fail_unreadable(settings, error)
    pages = [f for f in files if f.suffix == ".html"]
    if as_json:
        print_json({"folder": str(target), "index": str(target / "index.html"), "pages": len(pages), "files": len(files)})
    else:
        out.print(f"Report of {len(pages):,} pages: [bold]{target / 'index.html'}[/]", soft_wrap=True)


def show(
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="What to show: market, company or event.")],
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="A name or an id; for events words that must all occur. All of the kind where not given."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the facts as JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the facts as CSV, one row each.")] = False,
    parquet: Annotated[Path | None, typer.Option(help="Write the facts to a Parquet file, one row each.", dir_okay=False)] = None,
    limit: Annotated[int, typer.Option(help="Rows shown of each readable table; 0 shows all.", min=0)] = 25,
) -> None:
    """Show a market, a company or events: shares with their course, growth, forecasts, disputes, the timeline.

    Example: `marketledger show company alibaba cloud`
    """
    if as_json + as_csv + (parquet is not None) > 1:
        fail("--json, --csv and --parquet exclude each other", Exit.USAGE)
    wanted = " ".join(name or ()).strip()
    answer: Any
    with open_published() as db:
        if kind is Kind.event:
            answer = rows = facts.events_with(db, wanted)
        elif not wanted:
            answer = rows = facts.listing(db, kind)
        else:
            identity, title = facts.resolve(db, kind, wanted)
            rows, events = facts.facts_about(db, kind, identity), facts.events_about(db, kind, identity)
            answer = {"id": identity, "name": title, "facts": rows, "events": events}
    if as_json:
        print_json(answer)
    elif as_csv:
        _write_csv(rows)
    elif parquet:
        _write_parquet(parquet, rows)
        out.print(f"{len(rows):,} rows: [bold]{parquet}[/]")
    elif kind is Kind.event:
        _print_events(rows, f"events{': ' + wanted if wanted else ''}", limit or None)
        _print_next()
    elif not wanted:
        columns = list(rows[0]) if rows else ["none"]
        print_table(columns, [list(r.values()) for r in rows], title="markets" if kind is Kind.market else "companies", limit=limit or None)
    else:
        _print_facts(kind, title, rows, events, limit or None)
        _print_next()


def _write_csv(rows: list[dict[str, Any]]) -> None:
    from pipelines.report.context import to_csv

    sys.stdout.write(to_csv([{k: "; ".join(map(str, v)) if isinstance(v, list) else v for k, v in r.items()} for r in rows]))


def _write_parquet(path: Path, rows: list[dict[str, Any]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        pq.write_table(pa.Table.from_pylist(rows), temporary)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def spark(values: list[float | None]) -> str:
    """A line of blocks from the lowest to the highest value; a gap is a space."""
    known = [v for v in values if v is not None]
    if len(known) < 2:
        return ""
    low, spread = min(known), max(known) - min(known)
    return "".join(" " if v is None else BLOCKS[round((v - low) / spread * 7)] if spread else BLOCKS[3] for v in values)


def _print_facts(kind: Kind, title: str, rows: list[dict[str, Any]], events: list[dict[str, Any]], limit: int | None) -> None:
    """One market or company: a table per kind of fact."""
    out.print(f"[bold]{escape(cell(title))}[/]")
    _print_courses(rows, "share", "Market share", kind, limit)
    _print_courses(rows, "figure", "Figures and growth", kind, limit)
    _print_figures(rows, "forecast", "Forecasts", "outcome", limit)
    _print_figures(rows, "dispute", "Disputes", "kind", limit)
    if events:
        _print_events(events, "Events", limit)
    elif not rows:
        out.print("nothing is known about it")


def _print_next() -> None:
    out.print("[dim]`marketledger why ID` shows the evidence of a line.[/]")


def _when(row: dict[str, Any]) -> str:
    from pipelines.report.formatting import period

    return period(row["period_start"], row["period_end"], row["period_grain"])


def _courses(rows: list[dict[str, Any]], fact: str) -> list[list[dict[str, Any]]]:
    """Figures that may be joined in one line each, in order of time."""
    lines: dict[tuple, list[dict[str, Any]]] = {}
    for r in rows:
        if r["fact"] == fact and r["period_start"] and not r["is_superseded"]:
            lines.setdefault((r["series_id"], r["subject_id"], r["metric"], r["unit"], r["period_grain"]), []).append(r)
    return list(lines.values())


def _print_courses(rows: list[dict[str, Any]], fact: str, title: str, kind: Kind, limit: int | None) -> None:
    """Shares or figures: a line per series and subject with its last value and its course."""
    from pipelines.report.formatting import quantity, signed, words

    is_share = fact == "share"
    found = []
    for line in _courses(rows, fact):
        last = max(line, key=lambda r: (r["period_end"], r["period_start"]))
        about = last["subject_name"] if kind is Kind.market else last["market_name"] or last["definition"] or last["subject_name"]
        value, change = quantity(last["value"], last["unit"]), signed(last["change"], " pp" if is_share else "%")
        course = spark([r["value"] for r in line][-MOST_BLOCKS:])
        shown = [about, *([] if is_share else [words(last["metric"])]), _when(last), value, change, course, len(line)]
        found.append((last, [*shown, last["publisher"], last["evidence"], last["observation_id"][:8]]))
    if found:
        found.sort(key=lambda f: (-f[0]["period_end"].toordinal(), f[0]["series_id"], -(f[0]["value"] or 0), str(f[1][0])))
        about = ("company" if kind is Kind.market else "market") if is_share else "about"
        head = [
            about,
            *([] if is_share else ["metric"]),
            "period",
            "value",
            "on the year",
            "course",
            "periods",
            "publisher",
            "evidence",
            "id",
        ]
        print_table(head, [shown for _, shown in found], title=title, limit=limit)


def _print_figures(rows: list[dict[str, Any]], fact: str, title: str, note: str, limit: int | None) -> None:
    """Forecasts or disputes: a line each; `note` heads what became of it."""
    from pipelines.report.formatting import quantity, words

    found = [
        [
            r["subject_name"],
            words(r["metric"]),
            _when(r),
            quantity(r["value"], r["unit"], r["value_high"]),
            r["publisher"],
            r["note"],
            r["observation_id"][:8],
        ]
        for r in rows
        if r["fact"] == fact
    ]
    if found:
        print_table(["about", "metric", "period", "value", "publisher", note, "id"], found, title=title, limit=limit)


def _print_events(events: list[dict[str, Any]], title: str, limit: int | None) -> None:
    """A line per event of the timeline."""
    from pipelines.report.formatting import quantity, signed, words

    shown = []
    for r in events:
        what = words(r["event_type"]) + ("" if r["modality"] == "actual" else f" ({r['modality']})")
        money = quantity(r["amount"], r["currency"]) if r["amount"] is not None else ""
        move = signed(r["move_5d_pct"], "%") if r["move_5d_pct"] is not None else ""
        shown.append([r["edtf"] or r["date_start"], what, r["participant_names"], money, move, r["reports"], r["timeline_id"][:8]])
    if shown:
        print_table(["date", "event", "who", "money", "price, 5 days", "reports", "id"], shown, title=title, limit=limit)
    else:
        out.print("nothing is known about it")
