"""For which organisation a person of the article acts: "Acme chief executive Jo Gray", "Jo Gray, chairman of Acme", "founder Jo Gray".

Only names and the words between them decide; who "he" is, is coreference.py's matter.
"""

from __future__ import annotations

import re

from pipelines.extraction.syntax.model import Mention, ParsedArticle

_OFFICE = (
    r"(?:chief|chairman|chairwoman|chair|chairperson|president|vice-president|director|founder|co-founder|founders|boss|ceo|cfo|coo|cto|treasurer|owner|executive|head|manager|"
    r"managing|finance|financial|operating|technology|marketing|officer|spokesman|spokeswoman|spokesperson|partner|leader|chairs|runs|leads)"
)
#: Between an organisation and a person right after it: "Acme*'s chief executive* Jo Gray", "Acme *founder and CEO,* Jo Gray".
_ORGANISATION_FIRST = re.compile(rf"(?:\s?'s)?\s(?:[\w-]+\s){{0,4}}?{_OFFICE}(?:\s(?:and|of|[\w-]+)){{0,3}}\s?,?\s", re.I)
#: Between a person and an organisation after it: "Jo Gray*, chairman of* Acme", "Jo Gray *of* Acme", "Jo Gray*, who became head of* Acme".
_PERSON_FIRST = re.compile(
    rf"\s?,?\s(?:at|of)\s(?:the\s)?|\s?,\s(?:[\w'-]+\s){{0,9}}?{_OFFICE}\b(?:\s(?:and|&|[\w-]+)){{0,3}}?\s(?:of|at|for)\s(?:the\s)?|\s?,?\s(?:who\s)?(?:founded|started|co-founded|set up|runs|leads|heads|joined|took charge of|took over|took the helm of|took the reins at|stepped down from|left)\s",
    re.I,
)
_OF_THE_COMPANY = re.compile(rf"\b{_OFFICE}\b[\w\s,-]{{0,30}}\Z", re.I)
_OFFICE_AFTER = re.compile(rf"\s?,\s(?:the\s|its\s|a\s)?(?:[\w-]+\s){{0,3}}?{_OFFICE}\b", re.I)
_ONLOOKER = re.compile(r"\b(?:analysts?|economists?|strategists?|minister|secretary|commissioner|professor|lawyers?|union|researchers?|brokers?|traders?|dealers?|governor|judge|senator|editor|fund manager)\b", re.I)
_EMPLOYERS = frozenset(("company", "group"))


def employer_of(article: ParsedArticle, person: str) -> Mention | None:
    """The organisation a person acts for; without words that say so an officer acts for the one the article is about."""
    known = article.memo.get("employers")
    if known is None:
        known = article.memo["employers"] = _employers(article)
    return known.get(person)  # type: ignore[attr-defined]


def _employers(article: ParsedArticle) -> dict[str, Mention | None]:
    from pipelines.extraction.syntax.coreference import main_organisation

    text = article.normal
    found: dict[str, Mention | None] = {}
    officers: set[str] = set()
    mentions = article.mentions
    for k, m in enumerate(mentions):
        if m.kind != "person" or found.get(m.name) is not None:
            continue
        before = mentions[k - 1] if k else None
        after = mentions[k + 1] if k + 1 < len(mentions) else None
        around = text[max(0, m.start - 40) : m.end + 40]
        if _ONLOOKER.search(around):
            found.setdefault(m.name, None)
            continue
        if before is not None and before.kind in _EMPLOYERS and m.start - before.end < 60 and _ORGANISATION_FIRST.fullmatch(text, before.end, m.start):
            found[m.name] = before
        elif after is not None and after.kind in _EMPLOYERS and after.start - m.end < 90 and _PERSON_FIRST.fullmatch(text, m.end, after.start):
            found[m.name] = after
        elif (_OF_THE_COMPANY.search(text, max(0, m.start - 50), m.start) and not text.startswith("President ", m.start - 10)) or _OFFICE_AFTER.match(text, m.end, m.end + 60):
            officers.add(m.name)
    main = main_organisation(article, _EMPLOYERS) if officers else None
    for name in officers:
        found[name] = found.get(name) or main
    return found
