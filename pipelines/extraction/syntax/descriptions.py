"""What the words around the names of an article say of them: "airline Acme", "the Acme union", which names no "it" takes up."""

from __future__ import annotations

from bisect import bisect_left

from pipelines.extraction.syntax.model import Mention, ParsedArticle
from pipelines.extraction.syntax.names import name_lexicon
from pipelines.extraction.syntax.prominence import TALLIED, named_counts
from pipelines.extraction.syntax.sources import source_names

ORGANISATIONS = frozenset(("company", "group", "publisher", "regulator", "government"))
#: Nouns before a name that show it is no company: "the union Zenon".
_NO_COMPANIES = frozenset(("union", "association", "federation", "party", "council", "charity", "institute", "lobby", "index", "trade", "campaigners", "newspaper", "daily", "magazine"))
_GROUPS = frozenset(("Group", "Organization", "Organisation", "Association", "Union", "Alliance", "Federation", "Institute", "Exchange", "Consortium", "Partnership"))
#: Last words of the names of bodies that are no company, whatever else they do.
_BODIES = frozenset(("Union", "Association", "Federation", "Confederation", "Party", "Chamber", "Institute", "University", "Observatory", "Council", "Society"))


def organisation_nouns() -> frozenset[str]:
    """Nouns that stand for an organisation: company, airline, lender…"""
    return name_lexicon().organisation_nouns


def _no_company(article: ParsedArticle) -> frozenset[str]:
    """Names that "the company" or "its" does not mean: always printed with an article ("the Twin", "the AEX"), or those of unions and the like."""
    known = article.memo.get("no company")
    if known is None:
        text = article.normal
        bare: set[str] = set()
        found: set[str] = set()
        unions: set[str] = set()
        placed = {m.end for m in article.mentions[:TALLIED] if m.kind in ("place", "nationality")}
        for m in article.mentions[:TALLIED]:
            if m.kind not in ORGANISATIONS:
                continue
            before = text[max(0, m.start - 24) : m.start].lower().split()
            if m.start - 3 in placed:
                bare.add(m.name)  # "Germany's Acme"
                continue
            if m.kind != "company" and ((before and before[-1] in _NO_COMPANIES) or m.name.rsplit(" ", 1)[-1] in _BODIES):
                unions.add(m.name)
            if m.kind != "group":
                continue
            if before and (before[-1] in ("the", "a", "an", "each", "every", "its", "their") or before[-1].endswith("'s")) and text[m.start - 1 : m.start] == " ":
                if m.text.rsplit(" ", 1)[-1] not in _GROUPS and m.text.rsplit(" ", 1)[-1] not in name_lexicon().kinds:
                    found.add(m.name)
            elif m.start > article.sentences[0].end or not article.sentences[0].is_headline:
                bare.add(m.name)
        known = article.memo["no company"] = frozenset((found - bare) | unions)
    return known  # type: ignore[return-value]


def not_meant(article: ParsedArticle) -> frozenset[str]:
    """Names that no "it" and no "the company" takes up: sources of figures, products, unions."""
    known = article.memo.get("not meant")
    if known is None:
        known = article.memo["not meant"] = source_names(article) | _no_company(article)
    return known  # type: ignore[return-value]


def named_again(article: ParsedArticle, mention: Mention) -> bool:
    """Whether a name stands elsewhere too; one that stands only in "the Wayville company" says where the company is."""
    return named_counts(article)[mention.name] > 1


def described_as(article: ParsedArticle, before: int, noun: str) -> Mention | None:
    """The last name before an offset that stands beside this noun: "airline Acme", "Acme, the airline", "its Acme unit"."""
    descriptions = article.memo.get("descriptions")
    if descriptions is None:
        descriptions = article.memo["descriptions"] = _descriptions(article)
    found: list[Mention] = descriptions.get(noun, [])  # type: ignore[attr-defined]
    at = bisect_left(found, before, key=lambda m: m.start)
    return found[at - 1] if at else None


def _descriptions(article: ParsedArticle) -> dict[str, list[Mention]]:
    """For each organisation noun the names it stands beside, from the text around the names."""
    nouns = organisation_nouns()
    out: dict[str, list[Mention]] = {}
    text = article.normal
    for m in article.mentions:
        if m.kind not in ORGANISATIONS:
            continue
        before = text[max(0, m.start - 30) : m.start].lower().split()
        after = text[m.end : m.end + 60].lower()
        words = [w.strip(",") for w in before[-1:]]
        if before[-2:] == ["according", "to"]:
            pass  # "according to Acme, the airline": the airline is somebody else
        elif after.startswith((", ", " , ")):
            part = after.lstrip(" ,").split(",")[0].split()
            if part[:1] and part[0] in ("the", "a", "an", "its", "britain's", "china's", "one", "which"):
                words += part
        else:
            words += after.split()[:1]
        for w in words:
            w = w.strip(".,'\"()")
            if w in nouns:
                out.setdefault(w, []).append(m)
        last = m.name.split()[-1].lower().rstrip(".")
        kind = {"airlines": "airline", "airways": "airline", "air": "airline", "bank": "bank", "motors": "carmaker", "motor": "carmaker", "group": "group"}.get(last)
        if kind:
            out.setdefault(kind, []).append(m)
    return out
