"""Which fiscal calendar an article speaks of: that of the organisation its lead is about, where one is declared."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from pipelines.extraction.model import Article, FiscalCalendar, Registry

_FISCAL = re.compile(r"\b(?:fiscal|financial year|FY ?'?\d{2})\b", re.IGNORECASE)
_LEAD = 600


@lru_cache(maxsize=4)
def _names(registry: Registry) -> tuple[re.Pattern[str] | None, dict[str, FiscalCalendar]]:
    calendars = {c.entity_id: c for c in registry.fiscal_calendars}
    by_name = {a.alias: calendars[a.entity_id] for a in registry.aliases if a.entity_id in calendars and len(a.alias) > 2}
    if not by_name:
        return None, {}
    listed = "|".join(re.escape(n) for n in sorted(by_name, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])"), by_name


def calendar_of(article: Article, registry: Registry) -> FiscalCalendar | None:
    """The calendar most named in title and lead; None where the text speaks of no fiscal year, two calendars are named equally often, or the
    names stand neither in the title nor in a paragraph that tells of a fiscal year: it is then somebody else's year."""
    if not registry.fiscal_calendars or not _FISCAL.search(article.text):
        return None
    pattern, by_name = _names(registry)
    if pattern is None:
        return None
    lead = f"{article.title or ''}\n{article.text[article.body_start : article.body_start + _LEAD]}"
    named = Counter((by_name[m.group()].end_month, by_name[m.group()].weeks) for m in pattern.finditer(lead)).most_common(2)
    if not named or (len(named) == 2 and named[0][1] == named[1][1]):
        return None
    (end_month, weeks), _ = named[0]
    told = [article.title or "", *(p for p in article.text.split("\n\n" if "\n\n" in article.text else "\n") if _FISCAL.search(p))]
    if not any((by_name[m.group()].end_month, by_name[m.group()].weeks) == (end_month, weeks) for p in told for m in pattern.finditer(p)):
        return None
    return next(c for c in by_name.values() if (c.end_month, c.weeks) == (end_month, weeks))
