"""The search page and its index, a script file so that it also loads from the file system. Comes last: the other pages fill the index."""

from __future__ import annotations

from pipelines.report.context import Context
from pipelines.report.drawn import safe_json


def write(context: Context) -> None:
    context.site.write("assets/search-index.js", f"window.MARKETLEDGER_INDEX={safe_json(context.index)};\n")
    context.page("search.html", "search.html.j2")
