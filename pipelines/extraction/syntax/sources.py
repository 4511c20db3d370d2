"""Who is only quoted: research firms and brokers whose names stand as sources, so that "the company" is not taken for them."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.extraction.syntax.model import ParsedArticle

_BEFORE = re.compile(
    r"(?:\b(?:analysts?|economists?|strategists?|researchers?|administrators?|liquidators?|receivers?|lawyers?|advisers?|stockbrokers?|bankers?|auditors?|accountants?|consultanc(?:y|ies)|consultants?|brokers?|brokerage|agency|watcher|tracker|house)(?: (?:at|from|of|with|for))?"
    r"|\b(?:research|market|data|polling|industry|law|accountancy|accounting|audit|consulting|consultancy|analyst|analytics|brokerage|ratings?|advisory|forecasting|intelligence|tracking|survey)(?: (?:research|intelligence|analysis|data))? (?:firm|company|group|agency|organi[sz]ation|body)"
    r"|\baccording to(?: (?:the|a|an|new|latest|recent|data|figures|research|report|reports|analysis|survey|by|from)){0,6}(?-i:(?: [a-z][a-z-]+){1,3})?"
    r"|\b(?:polled|surveyed|compiled) by|\b(?:newsletter|pollsters?|forecasters?|statisticians?)"
    r"|\b(?:data|figures|estimates|numbers|survey|study|report|research|poll)(?: (?:released|published|compiled|issued|conducted))? (?:from|by))[ ,]{1,2}\Z",
    re.I,
)
_AFFILIATION = re.compile(r"\b(?:analyst|economist|strategist|researcher|consultant)\b[^.;]{0,40}\b(?:at|of|with|from|for)[ ]\Z", re.I)
#: What stands last in what _BEFORE and _AFFILIATION find, but for what "according to" leads: a look at it spares most names the searches.
_LAST_WORDS = (
    "analyst", "analysts", "economist", "economists", "strategist", "strategists", "researcher", "researchers", "administrator", "administrators",
    "liquidator", "liquidators", "receiver", "receivers", "lawyer", "lawyers", "adviser", "advisers", "banker", "bankers", "auditor", "auditors",
    "accountant", "accountants", "consultancy", "consultancies", "consultant", "consultants", "broker", "brokers", "brokerage", "agency", "watcher",
    "tracker", "house", "firm", "company", "group", "organisation", "organization", "body", "newsletter", "pollster", "pollsters", "forecaster",
    "forecasters", "statistician", "statisticians", " at", " from", " of", " with", " for", " by",
)  # fmt: skip
_AFTER = re.compile(r"\s(?:news|newspaper|magazine|television|radio|TV|newsletter|website)\b|['’]?s? (?:analyst|economist|strategist)s?\b|, (?:an?|the|another) [^,.]{0,30}(?:research|analysis|consult|brokerage|data|tracker)", re.I)
_RESEARCH = re.compile(r"\b(?:Moody's|Standard (?:and|&) Poor's|S&P|Fitch|Research|Analytics|Insights?|Securities|Economics|Consulting|Intelligence|Newswires|Reuters|Bloomberg|News|Press|Times|Journal)\b")


_RATER = re.compile(r"\b(?:Moody's|Standard (?:and|&) Poor's|S&P|S/P|Fitch|Duff and Phelps)\b", re.I)


def is_rater(name: str) -> bool:
    """Whether a name is that of an agency that rates debts."""
    return bool(_RATER.search(name))


@lru_cache(maxsize=5_000)
def _is_research(name: str) -> bool:
    """Whether a name is that of a research firm or a newspaper by its own words."""
    return _RESEARCH.search(name) is not None


def _leads_in_a_source(before: str) -> bool:
    """Whether the words before a name present it as a source."""
    if before[-1:] not in (" ", ","):
        return False
    lower = before.lower()
    if not lower.rstrip(" ,").endswith(_LAST_WORDS) and "according to" not in lower:
        return False
    return bool(_BEFORE.search(before) or _AFFILIATION.search(before))


def source_names(article: ParsedArticle) -> frozenset[str]:
    """Names of the article that stand as sources of its figures, not as what it is about."""
    known = article.memo.get("sources")
    if known is None:
        text = article.normal
        found: set[str] = set()
        for m in article.mentions:
            if m.kind in ("person", "place", "nationality") or m.name in found:
                continue
            before = text[max(0, m.start - 70) : m.start]
            if _leads_in_a_source(before) or _is_research(m.name) or _AFTER.match(text, m.end, m.end + 50):
                found.add(m.name)
        headline = article.headline
        if headline is not None:
            found -= {m.name for m in headline.mentions}
        known = article.memo["sources"] = frozenset(found)
    return known  # type: ignore[return-value]
