"""The data dictionary: every table and column of the warehouse, as its contract declares it."""

from __future__ import annotations

from pipelines.report import site
from pipelines.report.context import Context


def write(context: Context) -> None:
    facts = context.facts
    columns: dict[str, list] = {}
    for c in facts.rows("meta.columns", "ORDER BY table_name, position"):
        columns.setdefault(c["table_name"], []).append(c)
    groups: dict[str, list] = {}
    for t in facts.rows("meta.tables", ""):
        groups.setdefault(t["table_name"].split(".")[0], []).append(
            t | {"anchor": f"t-{site.anchor(t['table_name'])}", "columns": columns.get(t["table_name"], [])}
        )
    context.page("dictionary.html", "dictionary.html.j2", groups=list(groups.items()), count=sum(map(len, groups.values())))
