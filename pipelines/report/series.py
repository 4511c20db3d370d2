"""Which of many figures are shown together: one publisher's definition, one length of period, the latest full period. Pure."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from pipelines.report.published import Row


def by_market(rows: list[Row]) -> dict[str, list[Row]]:
    """Rows by the market they are about; what is about none is left out."""
    found: dict[str, list[Row]] = defaultdict(list)
    for r in rows:
        if r.get("market_id"):
            found[r["market_id"]].append(r)
    return found


def has_period(row: Row) -> bool:
    """Whether both days of its period are known."""
    return row["period_start"] is not None and row["period_end"] is not None


def dated(rows: list[Row]) -> list[Row]:
    """Rows that can stand on a time axis."""
    return [r for r in rows if has_period(r)]


def name_of_series(row: Row) -> str:
    """A series as a heading has it: whose, and by which definition."""
    definition, publisher = row["definition"] or "", row["publisher"] or ""
    return (
        definition
        if not publisher or publisher.lower() in definition.lower()
        else f"{publisher}: {definition}"
        if definition
        else publisher
    )


def main_series(shares: list[Row]) -> list[str]:
    """Series of shares, the one that tells most first: how many periods, how many companies, how late it reaches."""
    periods: dict[str, set] = defaultdict(set)
    companies: dict[str, set] = defaultdict(set)
    latest: dict[str, date] = {}
    for r in dated(shares):
        if not r["is_superseded"]:
            periods[r["series_id"]].add((r["period_start"], r["period_end"]))
            companies[r["series_id"]].add(r["entity_id"])
            latest[r["series_id"]] = max(latest.get(r["series_id"], r["period_end"]), r["period_end"])
    return sorted(periods, key=lambda s: (-min(len(periods[s]), 12) * min(len(companies[s]), 6), -latest[s].toordinal(), s))


def of_main_grain(rows: list[Row]) -> list[Row]:
    """Rows of the length of period that most of them have: quarters and years are never joined in one line."""
    counts: dict[str | None, int] = defaultdict(int)
    for r in rows:
        counts[r["period_grain"]] += 1
    main = max(counts, key=lambda g: (counts[g], g or ""), default=None)
    return [r for r in rows if r["period_grain"] == main]


def last_full(rows: list[Row]) -> list[Row]:
    """The latest period in which the companies named hold nearly as much together as they ever did, largest first.

    A later period that gives only some of them would make the second look like the leader.
    """
    by_period: dict[tuple, list[Row]] = defaultdict(list)
    for r in rows:
        by_period[r["period_start"], r["period_end"]].append(r)
    together = {p: sum(r["share_pct"] for r in found) for p, found in by_period.items()}
    if not together:
        return []
    enough = [p for p, total in together.items() if total >= 0.75 * max(together.values())]
    latest = max(enough, key=lambda p: (p[1], p[0]))
    return sorted(by_period[latest], key=lambda r: (-r["share_pct"], r["company_name"], r["entity_id"]))


def ranking(rows: list[Row]) -> list[str]:
    """Companies, the one that is largest in the last period first; those that have left the figures after them."""
    last: dict[str, tuple] = {}
    for r in sorted(dated(rows), key=lambda r: r["period_end"]):
        last[r["entity_id"]] = (r["period_end"], r["share_pct"])
    end = max((v[0] for v in last.values()), default=None)
    highest: dict[str, float] = defaultdict(float)
    for r in rows:
        highest[r["entity_id"]] = max(highest[r["entity_id"]], r["share_pct"])
    others = {r["entity_id"] for r in rows if r["is_others"] or r["is_group"]}
    return sorted(
        highest,
        key=lambda e: (e in others, e not in last or (end - last[e][0]).days > 400, -(last[e][1] if e in last else 0), -highest[e], e),
    )


def grouped(rows: list[Row]) -> list[list[Row]]:
    """Rows of one series together, newest period first."""
    found: dict[str, list[Row]] = {}
    for r in rows:
        found.setdefault(r["series_id"], []).append(r)
    return [
        sorted(g, key=lambda r: ((r["period_end"] or date.min).toordinal() * -1, r["is_others"], -r["share_pct"], r["entity_id"]))
        for g in found.values()
    ]


def runs_of(growth: list[Row]) -> list[list[Row]]:
    """Levels that may be joined in one chart: same series, subject, metric, unit and length of period; the longest first."""
    found: dict[tuple, list[Row]] = defaultdict(list)
    for r in dated(growth):
        if not r["is_superseded"]:
            found[r["series_id"], r["subject_id"], r["metric"], r["unit"], r["period_grain"]].append(r)
    runs = [rows for rows in found.values() if len({(r["period_start"], r["period_end"]) for r in rows}) >= 2]
    return sorted(
        runs,
        key=lambda rows: (
            -len(rows),
            -max(r["period_end"] for r in rows).toordinal(),
            rows[0]["series_id"],
            rows[0]["subject_id"],
            rows[0]["metric"],
            str(rows[0]["unit"]),
        ),
    )
