"""What every page is made with: facts, templates, links, figures, the search index."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import jinja2

from pipelines import __version__
from pipelines.report import drawn, site
from pipelines.report.facts import Facts
from pipelines.report.figures import Caption, Figure
from pipelines.report.formatting import FILTERS, day, period, plural, quantity, signed
from pipelines.report.lanes import lane_of
from pipelines.report.published import Row

HERE = Path(__file__).parent
NAVIGATION = (
    ("index.html", "Overview"),
    ("markets/index.html", "Markets"),
    ("companies/index.html", "Companies"),
    ("events/index.html", "Events"),
    ("articles/index.html", "Articles"),
    ("tables/index.html", "Tables"),
    ("quality.html", "Data quality"),
    ("dictionary.html", "Dictionary"),
)
_OPEN_LICENCE = re.compile(
    r"\b(cc0|cc[- ]by|creative commons|public domain|pd|ogl|open government|odc|odbl|gfdl|mit|apache|own|owned|full text|licensed)\b",
    re.IGNORECASE,
)
_CLOSED_LICENCE = re.compile(
    r"all rights reserved|proprietary|no redistribution|not for redistribution|quotes? only|^\s*(copyright|restricted|none|unknown)\b",
    re.IGNORECASE,
)


def shows_full_text(licence: str | None, setting: Literal["quotes", "full"]) -> bool:
    """Whether an article's text may stand in the report: its licence decides where it says something known, else the setting."""
    if licence and _CLOSED_LICENCE.search(licence):
        return False
    if licence and _OPEN_LICENCE.search(licence):
        return True
    return setting == "full"


def safe_url(url: str | None) -> str | None:
    """An address that a page may link to: http and https only."""
    return url if url and re.match(r"https?://[^\s\"'<>]+$", url, re.IGNORECASE) else None


def environment() -> jinja2.Environment:
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= FILTERS | {"safe_url": safe_url}
    env.globals |= {
        "version": __version__,
        "navigation": NAVIGATION,
        "plural": plural,
        "quantity": quantity,
        "period": period,
        "signed_change": signed,
    }
    return env


@dataclass
class Context:
    """One report being written."""

    facts: Facts
    site: site.Site
    article_text: Literal["quotes", "full"]
    index: list[tuple[str, str, str, str, str, int]] = field(default_factory=list)
    _figures: set[str] = field(default_factory=set)

    @cached_property
    def env(self) -> jinja2.Environment:
        return environment()

    def page(self, path: str, template: str, *, section: str | None = None, figures: Sequence[Figure] = (), **values: Any) -> None:
        """Render a template to a page of the site."""
        html = self.env.get_template(template).render(
            link=lambda target: site.relative(target, path),
            page=path,
            section=section or path,
            figures=figures,
            run=self.facts.run,
            facts=self.facts,
            **values,
        )
        self.site.write(path, html)

    def searchable(self, kind: str, name: str, target: str, detail: str = "", also: str = "", facts: int = 0) -> None:
        """Make something findable; among equals the one with more facts comes first."""
        self.index.append((kind, name, site.relative(target, "search.html"), detail, also, facts.bit_length()))

    def figure(self, name: str, spec: dict[str, Any] | None, rows: Sequence[dict[str, Any]], caption: Caption) -> Figure | None:
        """Draw a chart, keep it as SVG for slides with its figures as CSV; None where there is nothing to draw."""
        if spec is None:
            return None
        identity = site.file_name(name)
        if identity in self._figures:
            raise ValueError(f"two charts are named {name!r}")
        self._figures.add(identity)
        svg = drawn.to_svg(spec)
        svg_file, csv_file = f"charts/{identity}.svg", f"charts/{identity}.csv"
        self.site.write(svg_file, drawn.for_slides(svg))
        self.site.write(csv_file, to_csv(rows))
        return Figure(f"c-{identity}", caption, drawn.for_page(svg, identity, caption.alt), drawn.safe_json(spec), svg_file, csv_file)

    # Events as pages show them

    @cached_property
    def _event_targets(self) -> dict[str, str]:
        """By timeline row, its place on the pages of events."""
        from pipelines.report.pages.events import placed

        return {row["timeline_id"]: f"{page}#e-{site.anchor(row['timeline_id'])}" for page, _, rows in placed(self.facts) for row in rows}

    def event_target(self, timeline_id: str) -> str | None:
        return self._event_targets.get(timeline_id)

    def event(self, row: Row, number: int | None = None) -> dict[str, Any]:
        """A timeline row in words: who with links, money, when, evidence. A sentence of an article stands only where its text may."""
        facts = self.facts
        ids = list(row["participant_ids"] or ())
        names = list(row["participant_names"] or ())
        people = [
            (name or (ids[i] if i < len(ids) else None) or "?", facts.company_target(ids[i]) if i < len(ids) else None)
            for i, name in enumerate(names)
        ]
        references = [*row["event_ids"], *row["table_refs"]]
        references.sort(key=lambda ref: ref != row["winner_ref"])
        proofs = [p for ref in references[:3] if (p := facts.event_evidence(ref))]
        money = quantity(row["amount"], row["currency"]) if row["amount"] is not None else ""
        if money and row["amount_status"] == "disputed":
            low, high = row.get("amount_low"), row.get("amount_high")
            money += (
                f" (disputed: {quantity(low, row['currency'], high)})"
                if low is not None and high is not None and low != high
                else " (disputed)"
            )
        return row | {
            "number": number,
            "people": people,
            "money": money,
            "proofs": proofs,
            "more": max(0, len(references) - len(proofs)),
            "when": when(row),
            "lane": lane_of(row),
            "words": self._event_words(row),
            "anchor": f"e-{site.anchor(row['timeline_id'])}",
            "moves": [(n, row[f"move_{n}d_pct"]) for n in (1, 5, 20) if row.get(f"move_{n}d_pct") is not None],
            "ticker": row.get("price_ticker"),
        }

    def _event_words(self, row: Row) -> str:
        document_id = self.facts.document_of_event(row["winner_ref"])
        if document_id is None:
            return row["description"] or ""
        article = self.facts.articles.get(document_id)
        return row["description"] if article and shows_full_text(article["licence"], self.article_text) else ""


def when(row: Row) -> str:
    """When an event was, with its precision."""
    if row["date_start"] is None and row["date_end"] is None:
        return "undated"
    words = day(row["date_start"]) if row["date_start"] == row["date_end"] else period(row["date_start"], row["date_end"])
    return words + (" ?" if row["date_status"] == "disputed" else "")


def to_csv(rows: Sequence[dict[str, Any]]) -> str:
    """Rows as CSV; a text that a spreadsheet would run as a formula is quoted by an apostrophe."""
    out = io.StringIO()
    if rows:
        names = list(rows[0])
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        for row in rows:
            writer.writerow([_cell(row.get(n)) for n in names])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
