"""`report` and `show`: the published facts as pages and as tables in the terminal."""

from __future__ import annotations

import re
import sys
import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.markup import escape

from pipelines.commands.console import Exit, cell, fail, out, print_json, print_table
from pipelines.commands.query import fail_unreadable, open_published
from pipelines.settings import load_settings
from pipelines.warehouse.database import dicts

BLOCKS = "▁▂▃▄▅▆▇█"


class Kind(StrEnum):
    """What can be shown."""

    market = "market"
    company = "company"
    event = "event"


_SHARES = """
SELECT 'share' AS fact, market_id, market_name, entity_id AS subject_id, company_name AS subject_name, 'market_share' AS metric, 'level' AS statistic, 'percent' AS unit,
       period_start, period_end, period_grain, share_pct AS value, share_high_pct AS value_high, change_pp AS change, 'percentage_point' AS change_unit, publisher, definition,
       series_id, is_headline, is_superseded, winner_rule AS note, evidence, observation_id
FROM marts.market_share
"""
_GROWTH = """
SELECT 'figure' AS fact, market_id, market_name, subject_id, subject_name, metric, 'level' AS statistic, unit,
       period_start, period_end, period_grain, level AS value, NULL::DOUBLE AS value_high, coalesce(computed_growth_pct, reported_growth_pct) AS change, 'percent' AS change_unit,
       publisher, NULL AS definition, series_id, NULL::BOOLEAN AS is_headline, is_superseded,
       CASE WHEN computed_growth_pct IS NOT NULL THEN 'growth computed' WHEN reported_growth_pct IS NOT NULL THEN 'growth as reported' ELSE growth_reason END AS note, evidence, observation_id
FROM marts.growth
"""
_FORECASTS = """
SELECT 'forecast' AS fact, market_id, market_name, subject_id, subject_name, metric, statistic, unit,
       period_start, period_end, period_grain, forecast_value AS value, forecast_high AS value_high, NULL::DOUBLE AS change, NULL AS change_unit,
       forecaster AS publisher, definition, series_id, NULL::BOOLEAN AS is_headline, NOT is_latest AS is_superseded, outcome AS note, evidence, observation_id
FROM marts.forecasts
"""
_DISPUTES = """
SELECT 'dispute' AS fact, market_id, market_name, subject_id, subject_name, metric, statistic, unit,
       period_start, period_end, period_grain, low AS value, high AS value_high, NULL::DOUBLE AS change, NULL AS change_unit,
       array_to_string(publishers, '; ') AS publisher, array_to_string(definitions, '; ') AS definition, NULL AS series_id, NULL::BOOLEAN AS is_headline, NOT is_open AS is_superseded,
       replace(kind, '_', ' ') AS note, array_to_string(reports, '; ') AS evidence, winner_observation_id AS observation_id
FROM marts.disputes
"""
_EVENTS = """
SELECT timeline_id, edtf, date_start, date_end, event_type, modality, participant_names, participant_ids, amount, currency, description, move_5d_pct, reports, independent_sources,
       date_status, amount_status, event_ids, table_refs, winner_ref, confidence
FROM marts.event_timeline
"""


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
    kind: Annotated[Kind, typer.Argument(help="What to show.", show_choices=True)],
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="A name or an id; for events words that must all occur. All of the kind where not given."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the facts as JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the facts as CSV, one row each.")] = False,
    parquet: Annotated[Path | None, typer.Option(help="Write the facts to a Parquet file, one row each.", dir_okay=False)] = None,
    limit: Annotated[int, typer.Option(help="Rows shown of each readable table; 0 shows all.", min=0)] = 25,
) -> None:
    """Show a market, a company or events: shares with their course, growth, forecasts, disputes, the timeline.

    Example: `marketledger show market mainland china cloud`
    """
    if as_json + as_csv + (parquet is not None) > 1:
        fail("--json, --csv and --parquet exclude each other", Exit.USAGE)
    wanted = " ".join(name or ()).strip()
    with open_published() as db:
        if kind is Kind.event:
            rows, title = _events(db, wanted), f"events{': ' + wanted if wanted else ''}"
            events: list[dict] = rows
        elif not wanted:
            rows, title, events = _listing(db, kind), f"{'markets' if kind is Kind.market else 'companies'}", []
        else:
            identity, title = _resolve(db, kind, wanted)
            rows, events = _facts(db, kind, identity), _events_about(db, kind, identity)
    if as_json:
        print_json(rows if kind is Kind.event or not wanted else {"id": identity, "name": title, "facts": rows, "events": events})
    elif as_csv:
        from pipelines.report.context import to_csv

        sys.stdout.write(to_csv([{k: "; ".join(map(str, v)) if isinstance(v, list) else v for k, v in r.items()} for r in rows]))
    elif parquet:
        _write_parquet(parquet, rows)
        out.print(f"{len(rows):,} rows: [bold]{parquet}[/]")
    else:
        _print(kind, title, rows, events, bool(wanted), limit or None)


def fold(text: str) -> str:
    """A name as it is compared: no case, accents or punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def _resolve(db, kind: Kind, wanted: str) -> tuple[str, str]:
    """The one thing of that name; where several or none fit, the error lists candidates."""
    if kind is Kind.market:
        named = db.execute("SELECT DISTINCT market_id, market_name, market_name FROM core.markets ORDER BY ALL").fetchall()
        used = "SELECT market_id FROM marts.market_share UNION ALL SELECT market_id FROM marts.growth"
    else:
        named = db.execute(
            "SELECT entity_id, entity_name, entity_name FROM core.entities UNION SELECT entity_id, entity_name, alias FROM core.entity_aliases JOIN core.entities USING (entity_id) ORDER BY ALL"
        ).fetchall()
        used = "SELECT entity_id FROM marts.market_share UNION ALL SELECT subject_id FROM marts.growth UNION ALL SELECT unnest(participant_ids) FROM marts.event_timeline"
    weight = dict(db.execute(f"SELECT i, count(*) FROM ({used}) AS t(i) WHERE i IS NOT NULL GROUP BY i").fetchall())
    target, words = fold(wanted), set(fold(wanted).split())
    ranks: dict[str, tuple[int, int]] = {}
    names = {}
    for identity, shown, spelling in named:
        folded = fold(spelling)
        rank = (
            0
            if identity == wanted
            else 1
            if folded == target
            else 2
            if folded.startswith(target + " ")
            else 3
            if words and words <= set(folded.split())
            else 4
            if target and target in folded
            else 9
        )
        if rank < 9 and (weight.get(identity) or rank < 2):
            names[identity] = shown
            ranks[identity] = min(ranks.get(identity, (9, 0)), (rank, -weight.get(identity, 0)))
    if not ranks:
        fail(f"no {kind} named {wanted!r} in the published warehouse: `marketledger show {kind}` lists them", Exit.NOT_FOUND)
    ordered = sorted(ranks, key=lambda i: (ranks[i], names[i], i))
    best = [i for i in ordered if ranks[i][0] == ranks[ordered[0]][0]]
    if len(best) > 1 and ranks[best[0]][0] >= 1:
        listed = "\n".join(f"  {i}  {names[i]}" for i in best[:12])
        fail(f"{len(best)} fit {wanted!r}: name one by its id\n{listed}", Exit.NOT_FOUND)
    return ordered[0], names[ordered[0]]


def _facts(db, kind: Kind, identity: str) -> list[dict[str, Any]]:
    column = "market_id" if kind is Kind.market else "subject_id"
    figures = "metric = 'market_size'" if kind is Kind.market else "true"
    expected = "metric IN ('market_size', 'market_share')" if kind is Kind.market else "true"
    sql = (
        f"SELECT * FROM (({_SHARES}) UNION ALL BY NAME (SELECT * FROM ({_GROWTH}) WHERE {figures}) UNION ALL BY NAME (SELECT * FROM ({_FORECASTS}) WHERE {expected}) "
        f"UNION ALL BY NAME ({_DISPUTES})) WHERE {column} = ? ORDER BY fact DESC, series_id, period_start, period_end, value DESC, subject_id"
    )
    return dicts(db, sql, [identity])


def _events_about(db, kind: Kind, identity: str) -> list[dict[str, Any]]:
    companies = (
        "SELECT DISTINCT entity_id FROM marts.market_share WHERE market_id = ? AND NOT is_others" if kind is Kind.market else "SELECT ?"
    )
    wanted = f"WITH who(i) AS ({companies}), wider(i) AS (FROM who UNION SELECT parent_id FROM core.entities JOIN who ON entity_id = i WHERE parent_id IS NOT NULL)"
    return dicts(
        db,
        f"{wanted} {_EVENTS} WHERE list_has_any(participant_ids, (SELECT list(i) FROM wider)) ORDER BY date_start DESC NULLS LAST, timeline_id",
        [identity],
    )


def _events(db, wanted: str) -> list[dict[str, Any]]:
    rows = dicts(db, f"{_EVENTS} ORDER BY date_start DESC NULLS LAST, timeline_id")
    if not wanted:
        return rows
    if any(r["timeline_id"] == wanted for r in rows):
        return [r for r in rows if r["timeline_id"] == wanted]
    words = fold(wanted).split()
    found = []
    for r in rows:
        text = fold(
            " ".join(
                [
                    r["event_type"],
                    r["modality"],
                    r["edtf"] or "",
                    r["description"],
                    r["timeline_id"],
                    *(n or "" for n in r["participant_names"] or ()),
                ]
            )
        )
        if all(re.search(rf"\b{re.escape(w)}", text) for w in words):
            found.append(r)
    if not found:
        fail(f"no event with the words {wanted!r}: `marketledger show event` lists the latest", Exit.NOT_FOUND)
    return found


def _listing(db, kind: Kind) -> list[dict[str, Any]]:
    if kind is Kind.market:
        return dicts(
            db,
            """
            SELECT market_id, any_value(market_name ORDER BY market_name) AS market_name, count(*) AS shares, count(DISTINCT entity_id) AS companies, count(DISTINCT series_id) AS series,
                   min(period_start) AS first_period, max(period_end) AS last_period
            FROM marts.market_share WHERE market_id IS NOT NULL GROUP BY market_id ORDER BY shares DESC, market_id
            """,
        )
    return dicts(
        db,
        """
        WITH used AS (
          SELECT entity_id, 1 AS shares, 0 AS figures, 0 AS events FROM marts.market_share WHERE NOT is_others
          UNION ALL SELECT subject_id, 0, 1, 0 FROM marts.growth
          UNION ALL SELECT unnest(participant_ids), 0, 0, 1 FROM marts.event_timeline
        )
        SELECT entity_id, entity_name, kind, sum(shares)::BIGINT AS shares, sum(figures)::BIGINT AS figures, sum(events)::BIGINT AS events
        FROM used JOIN core.entities USING (entity_id) GROUP BY ALL ORDER BY shares DESC, figures DESC, events DESC, entity_id
        """,
    )


def _write_parquet(path: Path, rows: list[dict[str, Any]]) -> None:
    import os

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


def _print(kind: Kind, title: str, rows: list[dict], events: list[dict], single: bool, limit: int | None) -> None:
    from pipelines.report.formatting import period, quantity, signed, words

    if kind is not Kind.event and not single:
        columns = list(rows[0]) if rows else ["none"]
        print_table(columns, [list(r.values()) for r in rows], title=title, limit=limit)
        return

    def when(r: dict) -> str:
        return period(r["period_start"], r["period_end"], r["period_grain"])

    if kind is not Kind.event:
        out.print(f"[bold]{escape(cell(title))}[/]")
        lines: dict[tuple, list[dict]] = {}
        for r in rows:
            if r["fact"] in ("share", "figure") and r["period_start"] and not r["is_superseded"]:
                lines.setdefault((r["fact"], r["series_id"], r["subject_id"], r["metric"], r["unit"], r["period_grain"]), []).append(r)
        for fact, heading in (("share", "Market share"), ("figure", "Figures and growth")):
            found = []
            for key, line in lines.items():
                if key[0] == fact:
                    last = max(line, key=lambda r: (r["period_end"], r["period_start"]))
                    change = signed(last["change"], " pp" if fact == "share" else "%")
                    about = (
                        last["subject_name"] if kind is Kind.market else (last["market_name"] or last["definition"] or last["subject_name"])
                    )
                    what = [] if fact == "share" else [words(last["metric"])]
                    found.append(
                        (
                            last,
                            [
                                about,
                                *what,
                                when(last),
                                quantity(last["value"], last["unit"]),
                                change,
                                spark([r["value"] for r in line][-24:]),
                                len(line),
                                last["publisher"],
                                last["evidence"],
                                last["observation_id"][:8],
                            ],
                        )
                    )
            found.sort(key=lambda f: (-f[0]["period_end"].toordinal(), f[0]["series_id"], -(f[0]["value"] or 0), str(f[1][0])))
            if found:
                head = [
                    "company" if kind is Kind.market and fact == "share" else "market" if fact == "share" else "about",
                    *([] if fact == "share" else ["metric"]),
                    "period",
                    "value",
                    "on the year",
                    "course",
                    "periods",
                    "publisher",
                    "evidence",
                    "id",
                ]
                print_table(head, [f[1] for f in found], title=heading, limit=limit)
        for fact, heading, head in (("forecast", "Forecasts", "outcome"), ("dispute", "Disputes", "kind")):
            found = [
                [
                    r["subject_name"],
                    words(r["metric"]),
                    when(r),
                    quantity(r["value"], r["unit"], r["value_high"]),
                    r["publisher"],
                    r["note"],
                    r["observation_id"][:8],
                ]
                for r in rows
                if r["fact"] == fact
            ]
            if found:
                print_table(["about", "metric", "period", "value", "publisher", head, "id"], found, title=heading, limit=limit)
    if events:
        table = [
            [
                r["edtf"] or r["date_start"],
                words(r["event_type"]) + ("" if r["modality"] == "actual" else f" ({r['modality']})"),
                r["participant_names"],
                quantity(r["amount"], r["currency"]) if r["amount"] is not None else "",
                signed(r["move_5d_pct"], "%") if r["move_5d_pct"] is not None else "",
                r["reports"],
                r["timeline_id"][:8],
            ]
            for r in events
        ]
        print_table(
            ["date", "event", "who", "money", "price, 5 days", "reports", "id"],
            table,
            title="Events" if kind is not Kind.event else title,
            limit=limit,
        )
    elif not rows:
        out.print("nothing is known about it")
    out.print("[dim]`marketledger why ID` shows the evidence of a line.[/]")
