"""Who only stands beside what the article is about: rivals, backers, suppliers, customers, named as such; a new paragraph does not go on about them."""

from __future__ import annotations

import re

from pipelines.extraction.syntax.model import ParsedArticle

_RELATION = r"(?:rivals?|competitors?|peers?|backers?|investors?|shareholders?|suppliers?|customers?|clients?|partners?|lenders?|advisers?|advisors?|bookrunners?|underwriters?)"
_BEFORE = re.compile(
    rf"\b(?:{_RELATION}(?:\s(?:include|including|such as|like|are|is|and))?|(?:co-)?led by|backed by|joined by|funded by|advised by|raised [^.]{{0,40}} from)[ ,]{{1,2}}(?:the\s)?\Z",
    re.I,
)
#: "its hit title, *Moss*": what belongs to somebody is not taken up for the owner.
_OWNED = re.compile(r"\b(?:its|their)(?:\s[\w-]+){1,4}\s?,?\s\Z", re.I)
_LISTED = re.compile(r"\s?,?\s?(?:and\s)?")
_AFTER = re.compile(rf"\s?,\s(?:an?|the|its|another|one of its)\s(?:[\w-]+\s){{0,4}}?{_RELATION}\b|\s(?:and other\s)?{_RELATION}\b", re.I)


def side_names(article: ParsedArticle) -> frozenset[str]:
    """Names that the article brings in by their relation to somebody else, those of its headline left out."""
    known = article.memo.get("side names")
    if known is None:
        text = article.normal
        found: set[str] = set()
        seen: set[str] = set()
        last = None
        for m in article.mentions:
            # the first mention says who somebody is
            if m.name in seen or m.kind in ("person", "place", "nationality"):
                continue
            seen.add(m.name)
            listed = last is not None and last.name in found and m.start - last.end < 8 and _LISTED.fullmatch(text, last.end, m.start)
            last = m
            if listed or _BEFORE.search(text, max(0, m.start - 60), m.start) or _OWNED.search(text, max(0, m.start - 60), m.start) or _AFTER.match(text, m.end, m.end + 60):
                found.add(m.name)
        if article.headline is not None:
            found -= {m.name for m in article.headline.mentions}
        known = article.memo["side names"] = frozenset(found)
    return known  # type: ignore[return-value]
