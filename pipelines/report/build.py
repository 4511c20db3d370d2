"""The static report of one published file: a pure function of it, swapped into place when complete."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import Literal

from pipelines.report import drawn, site
from pipelines.report.context import HERE, Context
from pipelines.report.facts import Facts
from pipelines.report.pages import articles, companies, dictionary, events, markets, overview, quality, search, tables
from pipelines.report.theme import COLOURS, css_variables
from pipelines.warehouse.store import connect_published

log = logging.getLogger(__name__)

#: In this order: search comes last, since pages say what is findable.
PAGES = (overview, markets, companies, events, articles, tables, quality, dictionary, search)


def build_report(published: Path, out: Path, *, article_text: Literal["quotes", "full"] = "quotes") -> list[Path]:
    """Write the report of the published file `published` into the folder `out`; returns its files, in order.

    The site is written beside `out` and put in its place in one step, so that a reader never sees half of it; the same file gives the same
    bytes. Raises FileNotFoundError where nothing is published, NotAReportError where `out` holds something else.
    """
    with connect_published(published) as db, site.swapped(out) as new:
        context = Context(Facts(db), new, article_text)
        write_assets(context)
        for page in PAGES:
            started = time.perf_counter()
            page.write(context)
            log.info("%s: %.1f s", page.__name__.rsplit(".", 1)[-1], time.perf_counter() - started)
        files = sorted(new.files)
    return [out / name for name in files]


def write_assets(context: Context) -> None:
    """Style, behaviour and the charting library: one copy each, shared by all pages."""
    new = context.site
    new.write("assets/report.css", css_variables() + (HERE / "static" / "report.css").read_text(encoding="utf-8"))
    for name in ("report.js", "search.js"):
        new.write(f"assets/{name}", (HERE / "static" / name).read_text(encoding="utf-8"))
    new.write("assets/vega.js", drawn.interactive_bundle())
    ink, ground = COLOURS["ink"][0], COLOURS["page"][0]
    new.write(
        "assets/icon.svg",
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="{ink}"/><path d="M6 24V9l10 10L26 9v15" fill="none" stroke="{ground}" stroke-width="3"/></svg>',
    )
