"""What of the published file is shown where: which pages there are, the evidence of numbers, what uses what. Renders nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import duckdb

from pipelines.report import judged, site
from pipelines.report.published import Published, Row, late_first

#: In the order in which pages list them.
DISPUTE_KINDS = ("dispute", "restatement", "different_definition")
#: Rows of a landing table on one page, and how many pages of one table there are at most.
PAGE_ROWS = 500
MAX_TABLE_PAGES = 20


def _page_key(row: Row) -> str:
    """Rows of growth with the same key stand on one page."""
    return row["market_id"] if row["metric"] == "market_size" else row["subject_id"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a number comes from: a page and place of this site, and how it is named there."""

    target: str | None
    quote: str
    source: str
    published_at: datetime | None
    external: str | None = None


class Facts(Published):
    """The published file with its links: what has a page, and where a number, an event or a cell stands on it."""

    def __init__(self, db: duckdb.DuckDBPyConnection, *, max_pages: int = 5_000) -> None:
        """`max_pages` limits articles, companies and markets each: those with most to show come first, nothing links to the others."""
        super().__init__(db)
        self.max_pages = max_pages

    # Marts with what pages say about a row

    @cached_property
    def growth(self) -> list[Row]:
        """Shares have their own mart."""
        rows = self.rows(
            "marts.growth",
            "WHERE metric <> 'market_share' ORDER BY market_id, series_id, metric, unit, subject_id, period_start, period_end",
        )
        # A page shows a reported growth once as a place to link to, however many levels (one per currency, say) it stands beside.
        taken = {(_page_key(r), r["observation_id"]) for r in rows}
        for r in rows:
            place = (_page_key(r), r["reported_observation_id"])
            r["is_place_of_reported"] = bool(r["reported_observation_id"]) and place not in taken
            taken.add(place)
        return rows

    @cached_property
    def disputes(self) -> list[Row]:
        """Open ones first, then the latest periods."""
        found = [judged.dispute(self, r) for r in self.judged["disputes"]]
        return sorted(found, key=lambda r: (not r["is_open"], DISPUTE_KINDS.index(r["kind"]), late_first(r), r["anchor"]))

    @cached_property
    def open_disputes(self) -> list[Row]:
        """What is unsettled between sources; that definitions differ is no dispute."""
        return [r for r in self.disputes if r["is_open"] and r["kind"] != "different_definition"]

    @cached_property
    def audit(self) -> list[Row]:
        found = [judged.finding(self, r) for r in self.judged["audit_findings"]]
        return sorted(found, key=lambda r: (r["check_name"], late_first(r), r["anchor"]))

    @cached_property
    def articles(self) -> dict[str, Row]:
        """Articles that get a page, without their text. Where there are more than the limit, those with evidence of marts come first."""
        if "core.documents" not in self.present:
            return {}
        rows = self.query(
            "SELECT * EXCLUDE (text), length(text) AS code_points FROM core.documents ORDER BY published_at DESC NULLS LAST, document_id"
        )
        if len(rows) > self.max_pages:
            cited = {o["document_id"] for o in self._observations.values()} | {
                self._events[i]["document_id"] for r in self.timeline for i in r["event_ids"] if i in self._events
            }
            rows = sorted(rows, key=lambda r: r["document_id"] not in cited)[: self.max_pages]
        return {r["document_id"]: r for r in rows}

    # Evidence

    @cached_property
    def _cited(self) -> set[str]:
        """Observations that a mart shows."""
        found = set()
        for rows in (self.shares, self.growth, *self.judged.values()):
            for r in rows:
                for name, value in r.items():
                    if name.endswith("observation_id") and value:
                        found.add(value)
                    elif name.endswith("observation_ids") and value:
                        found.update(v for v in value if v)
        return found

    @cached_property
    def _observations(self) -> dict[str, Row]:
        if "core.observations" not in self.present:
            return {}
        self.db.execute("CREATE OR REPLACE TEMP TABLE cited (observation_id VARCHAR)")
        if self._cited:
            self.db.execute("INSERT INTO cited SELECT unnest(?::VARCHAR[])", [sorted(self._cited)])
        rows = self.query("SELECT o.* FROM core.observations o JOIN cited USING (observation_id) ORDER BY observation_id")
        return {r["observation_id"]: r for r in rows}

    @cached_property
    def _events(self) -> dict[str, Row]:
        return (
            {r["event_id"]: r for r in self.query("SELECT event_id, document_id, quote, span_start FROM core.events ORDER BY event_id")}
            if "core.events" in self.present
            else {}
        )

    def document_of_event(self, event_id: str) -> str | None:
        """The article that reports an event; None where a table does."""
        event = self._events.get(event_id)
        return event["document_id"] if event else None

    def observation(self, observation_id: str | None) -> Row | None:
        return self._observations.get(observation_id) if observation_id else None

    def evidence(self, observation_id: str | None, fallback: str = "") -> Evidence | None:
        """The quote or cell behind an observation."""
        o = self.observation(observation_id)
        if o is None:
            return Evidence(None, fallback, "", None) if fallback else None
        target = None
        if o["claim_id"] and o["document_id"] in self.articles:
            target = f"{site.article_page(o['document_id'])}#q-{site.anchor(o['claim_id'])}"
        elif o["table_name"]:
            target = self.cell_target(o["table_name"], o["cell_ref"])
        place = o["value_text"] if o["claim_id"] else f"{o['table_name']}!{o['cell_ref']}"
        return Evidence(target, place, o["source"] or o["publisher"] or "", o["published_at"], o["source_url"])

    def event_evidence(self, reference: str) -> Evidence | None:
        """The trigger or table row behind a report of an event: an event_id or table!cell."""
        event = self._events.get(reference)
        if event:
            document = self.articles.get(event["document_id"])
            target = f"{site.article_page(event['document_id'])}#q-{site.anchor(reference)}" if document else None
            return Evidence(target, event["quote"], (document or {}).get("source_name") or "article", (document or {}).get("published_at"))
        if "!" in reference:
            table, _, cell = reference.partition("!")
            return Evidence(self.cell_target(table, cell), reference, "table", None)
        return None

    # Landing tables: which page a cell stands on

    def table_rows(self, table_name: str) -> list[Row]:
        """The loaded rows of a landing table that get a page."""
        return self.staged(table_name, "*", PAGE_ROWS * MAX_TABLE_PAGES)

    @cached_property
    def _cells(self) -> dict[tuple[str, str], int]:
        """The page of every cell that marts may point at."""
        found = {}
        for name in self.table_files:
            for position, row in enumerate(self.staged(name, "cell_ref", PAGE_ROWS * MAX_TABLE_PAGES)):
                found[name, row["cell_ref"]] = position // PAGE_ROWS + 1
        return found

    def cell_target(self, table_name: str, cell_ref: str) -> str | None:
        page = self._cells.get((table_name, cell_ref))
        if page is None:
            return site.table_page(table_name) if table_name in self.table_files else None
        return f"{site.table_page(table_name, page)}#cell-{site.anchor(cell_ref)}"

    # What uses what

    @cached_property
    def uses(self) -> dict[str, list[tuple[str, str]]]:
        """By observation, the places of marts that show it: (words, target)."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)

        def note(observation_id: str | None, words: str, target: str | None) -> None:
            if observation_id and target and (words, target) not in found[observation_id]:
                found[observation_id].append((words, target))

        for r in self.shares:
            page = site.market_page(r["market_id"]) if r["market_id"] in self.market_ids else self.company_target(r["entity_id"])
            note(r["observation_id"], f"market share of {r['company_name']}", page and f"{page.split('#')[0]}#r-{r['observation_id']}")
        for r in self.growth:
            page = self.growth_target(r)
            note(r["observation_id"], f"growth of {r['subject_name']}", page and f"{page}#r-{r['observation_id']}")
            note(
                r["reported_observation_id"], f"reported growth of {r['subject_name']}", page and f"{page}#r-{r['reported_observation_id']}"
            )
        for r in self.forecasts:
            page = self.market_target(r["market_id"]) if r["metric"] in ("market_share", "market_size") else None
            page = page or self.company_target(r["entity_id"])
            note(r["observation_id"], f"forecast of {r['subject_name']}", page and f"{page}#r-{r['observation_id']}")
        return found

    def growth_target(self, row: Row) -> str | None:
        """The page that shows a row of growth: its market's for the size of a market, else its company's."""
        if row["metric"] == "market_size":
            return self.market_target(row["market_id"])
        return self.company_target(row["subject_id"])

    @cached_property
    def observation_of_claim(self) -> dict[str, str]:
        return {o["claim_id"]: i for i, o in self._observations.items() if o["claim_id"]}

    @cached_property
    def observation_of_cell(self) -> dict[tuple[str, str], str]:
        return {(o["table_name"], o["cell_ref"]): i for i, o in self._observations.items() if o["table_name"]}

    @cached_property
    def timeline_of(self) -> dict[str, Row]:
        """By report (event_id or table!cell), the row of the timeline that joins it."""
        return {ref: r for r in self.timeline for ref in [*r["event_ids"], *r["table_refs"]]}

    # Which pages there are

    @cached_property
    def market_ids(self) -> frozenset[str]:
        """Markets with something to show."""
        found = Counter(r["market_id"] for r in self.shares)
        found.update(r["market_id"] for r in self.growth if r["metric"] == "market_size")
        found.update(r["market_id"] for r in self.forecasts if r["metric"] in ("market_size", "market_share"))
        return self._foremost(found)

    @cached_property
    def company_ids(self) -> frozenset[str]:
        """Organisations, people and places with something to show."""
        found = Counter(r["entity_id"] for r in self.shares if not r["is_others"])
        found.update(r["subject_id"] for r in self.growth)
        found.update(r["entity_id"] for r in self.forecasts)
        found.update(i for r in self.timeline for i in r["participant_ids"] or ())
        for market_id in self.markets:
            found.pop(market_id, None)
        return self._foremost(found)

    def _foremost(self, counts: Counter) -> frozenset[str]:
        counts.pop(None, None)
        return frozenset(sorted(counts, key=lambda i: (-counts[i], i))[: self.max_pages])

    def company_target(self, entity_id: str | None) -> str | None:
        return site.company_page(entity_id) if entity_id in self.company_ids else None

    def market_target(self, market_id: str | None) -> str | None:
        return site.market_page(market_id) if market_id in self.market_ids else None

    def name_of(self, entity_id: str) -> str:
        return (self.entities.get(entity_id) or {}).get("entity_name") or self._mart_names.get(entity_id) or entity_id

    @cached_property
    def _mart_names(self) -> dict[str, str]:
        found = {r["subject_id"]: r["subject_name"] for r in self.growth}
        for r in self.timeline:
            found |= {i: n for i, n in zip(r["participant_ids"] or (), r["participant_names"] or (), strict=False) if i and n}
        return found | {r["entity_id"]: r["company_name"] for r in self.shares}

    def market_name(self, market_id: str) -> str:
        known = self.markets.get(market_id)
        name = (
            known["market_name"]
            if known
            else next(
                (r["market_name"] for r in [*self.shares, *self.growth] if r["market_id"] == market_id and r["market_name"]), market_id
            )
        )
        # A name found in running text begins small; a word with capitals inside (a brand) keeps its spelling.
        return name[:1].upper() + name[1:] if name.split(" ")[0].islower() else name

    # Events

    def events_about(self, entity_ids: Iterable[str], first: date | None = None, last: date | None = None) -> list[Row]:
        """Events in which any of them, or an organisation they belong to, takes part."""
        wanted = set(entity_ids)
        wanted |= {p for i in list(wanted) if (p := (self.entities.get(i) or {}).get("parent_id"))}
        found = [r for r in self.timeline if wanted.intersection(r["participant_ids"] or ())]
        if first:
            found = [r for r in found if r["date_end"] is None or r["date_end"] >= first]
        if last:
            found = [r for r in found if r["date_start"] is None or r["date_start"] <= last]
        return found

    def importance(self, shares: dict[str, float]) -> dict[str, float]:
        """How large companies are in a market; an organisation is as large as the largest that belongs to it."""
        found = dict(shares)
        for entity_id, share in shares.items():
            parent = (self.entities.get(entity_id) or {}).get("parent_id")
            if parent:
                found[parent] = max(found.get(parent, 0.0), share)
        return found
