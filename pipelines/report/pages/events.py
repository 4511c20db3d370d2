"""Pages of events: one per year, split where a year has very many, and an index of the years."""

from __future__ import annotations

from collections import Counter

from pipelines.report.context import Context
from pipelines.report.facts import Facts
from pipelines.report.formatting import sentence_case
from pipelines.report.published import Row

PAGE_EVENTS = 500
#: The search index is one file that a browser reads whole: beyond this many entries the earliest events are left out of it.
MAX_INDEXED = 30_000


def placed(facts: Facts) -> list[tuple[str, str, list[Row]]]:
    """(page, what it is called, its rows), newest year first, what has no date last."""
    years: dict[str, list[Row]] = {}
    for row in facts.timeline:
        day = row["date_start"] or row["date_end"]
        years.setdefault(f"{day.year:04d}" if day else "undated", []).append(row)
    found = []
    for year in sorted(years, key=lambda y: (y == "undated", -int(y) if y != "undated" else 0)):
        rows = years[year]
        parts = [rows[i : i + PAGE_EVENTS] for i in range(0, len(rows), PAGE_EVENTS)]
        for number, part in enumerate(parts, start=1):
            name = year if len(parts) == 1 else f"{year}, part {number}"
            found.append((f"events/{year}{'' if number == 1 else f'-p{number}'}.html", name, part))
    return found


def write(context: Context) -> None:
    facts = context.facts
    pages = placed(facts)
    links = [(name, page) for page, name, _ in pages]
    for page, name, rows in pages:
        events = [context.event(r) for r in rows]
        context.page(page, "events.html.j2", section="events/index.html", name=name, events=events, links=links)
        for event in events:
            who = ", ".join(n for n, _ in event["people"])
            if len(context.index) >= MAX_INDEXED:
                continue
            words = sentence_case(event["event_type"]) + (f": {who}" if who else "")
            context.searchable(
                "Event",
                words,
                f"{page}#{event['anchor']}",
                ", ".join(w for w in (event["when"], event["money"]) if w),
                event["words"][:160],
            )
    counts = [(name, page, len(rows), Counter(r["event_type"] for r in rows).most_common(4)) for page, name, rows in pages]
    latest = sorted(
        (r for r in facts.timeline if r["first_report_at"]), key=lambda r: (r["first_report_at"], r["timeline_id"]), reverse=True
    )[:30]
    context.page(
        "events/index.html",
        "events_index.html.j2",
        counts=counts,
        largest=max((c[2] for c in counts), default=1),
        latest=[context.event(r) for r in latest],
    )
