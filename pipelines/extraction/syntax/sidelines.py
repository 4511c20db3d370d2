"""Who only stands beside what the article is about: rivals, backers, suppliers, customers, named as such; a new paragraph does not go on about them."""

from __future__ import annotations

import re

from pipelines.extraction.syntax.model import ParsedArticle

_NOUNS = (
    "rival", "competitor", "peer", "backer", "investor", "shareholder", "supplier", "customer", "client", "partner", "lender", "adviser", "advisor", "bookrunner",
    "underwriter",
)  # fmt: skip
_JOINING = ("include", "including", "such as", "like", "are", "is", "and")
_RELATION = rf"(?:{'|'.join(_NOUNS)})s?"
_BEFORE = re.compile(
    rf"\b(?:{_RELATION}(?:\s(?:{'|'.join(_JOINING)}))?|(?:co-)?led by|backed by|joined by|funded by|advised by|raised [^.]{{0,40}} from)[ ,]{{1,2}}(?:the\s)?\Z",
    re.I,
)
#: What stands last in what _BEFORE finds, the comma left out: a look at it spares most names the search.
_LAST_WORDS = (*_NOUNS, "s", *_JOINING, " by", " from", "the")
#: "its hit title, *Moss*": what belongs to somebody is not taken up for the owner.
_OWNED = re.compile(r"\b(?:its|their)(?:\s[\w-]+){1,4}\s?,?\s\Z", re.I)
_LISTED = re.compile(r"\s?,?\s?(?:and\s)?")
_AFTER = re.compile(rf"\s?,\s(?:an?|the|its|another|one of its)\s(?:[\w-]+\s){{0,4}}?{_RELATION}\b|\s(?:and other\s)?{_RELATION}\b", re.I)


def _introduced(text: str, at: int) -> bool:
    """Whether the words before a name bring it in by a relation to somebody else."""
    first = max(0, at - 60)
    lower = text[first:at].lower()
    if lower.rstrip(" ,\n\t").endswith(_LAST_WORDS) and _BEFORE.search(text, first, at):
        return True
    return lower[-1:].isspace() and ("its" in lower or "their" in lower) and _OWNED.search(text, first, at) is not None


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
            if listed or _introduced(text, m.start) or _AFTER.match(text, m.end, m.end + 60):
                found.add(m.name)
        if article.headline is not None:
            found -= {m.name for m in article.headline.mentions}
        known = article.memo["side names"] = frozenset(found)
    return known  # type: ignore[return-value]
