"""Who in an article only observes business (analysts, brokers, researchers, raters): what they expect or measure is no company's own figure."""

from __future__ import annotations

import re

from pipelines.extraction.events.frames import Candidate
from pipelines.extraction.events.participants import Names
from pipelines.extraction.syntax.model import ParsedArticle

_TRADE = (
    r"(?:analysts?|economists?|strategists?|researchers?|research (?:firm|group|house|company|body)|brokers?|brokerage|brokerage firm|consultanc(?:y|ies)"
    r"|pollsters?|trackers?|data (?:firm|provider)|analytics firm|forecasters?|(?:credit |debt )?ratings? agency|think[- ]tank|trade (?:body|association|group)"
    r"|industry (?:body|association|group))"
)
_BEFORE = re.compile(_TRADE + r" (?:at |with |from |of )?(?:the )?$", re.IGNORECASE)
#: How the last word before a name ends where `_BEFORE` can match.
_ENDS = (
    "analyst ", "analysts ", "economist ", "strategist ", "researcher ", "group ", "firm ", "house ", "company ", "body ", "broker ",
    "brokers ", "brokerage ", "consultancy ", "pollster ", "tracker ", "provider ", "forecaster ", "agency ", "tank ",
    "association ", " at ", " with ", " from ", " of ", " the ", "economists ", "researchers ",
)  # fmt: skip
_AFTER = re.compile(r"(?:'s|’s)? ?,? (?:an?|the|its|chief|senior)? ?(?:[\w'’-]{1,20} ){0,4}" + _TRADE + r"\b", re.IGNORECASE)
_HOUSE = frozenset({"Securities", "Research", "Analytics", "Institute", "Brokers", "Ratings", "Economics", "Data"})
_OF_HOUSE = re.compile(r" (?:of|at|from) (?:[A-Z][\w&'’]{1,20} ){1,3}(?:Securities|Research|Partners|Bank|Capital|Economics|Institute)\b")
_OWN_FIGURES = frozenset({"guidance", "earnings_report"})


def observers(parsed: ParsedArticle, text: str) -> frozenset[str]:
    """The names introduced as observers anywhere in the article."""
    found: set[str] = set()
    for m in parsed.mentions:
        if m.kind not in ("company", "group", "person", "publisher") or m.name in found:
            continue
        after = text[m.end : m.end + 70]
        if (
            m.name.rsplit(" ", 1)[-1] in _HOUSE
            or ((before := text[max(m.start - 40, 0) : m.start]).lower().endswith(_ENDS) and _BEFORE.search(before))
            or (after.startswith((",", "'s", "’s")) and _AFTER.match(after))
            or (m.kind == "person" and _OF_HOUSE.match(after))
        ):
            found.add(m.name)
    return frozenset(found)


def by_observer(candidate: Candidate, names: Names, known: frozenset[str]) -> bool:
    """Whether somebody who only observes says what would be a company's own figure."""
    clause = candidate.arguments.clause
    if candidate.rule.event_type not in _OWN_FIGURES or not known or clause is None:
        return False
    who = names.resolved(clause.subject)
    return who is not None and who.name in known and (names.main is None or names.main.name != who.name)
