"""The publication date of an article that brings none, from its own words, with the basis recorded; never from the clock.

`text`: the article states it, in a dateline, a byline or a line of its own. `inferred`: the article reports a dated period as past, so it
appeared after that period's end; the first day it can have appeared on is taken, and `grain` says that only its year is to be trusted.
`unknown`: neither. An inferred date serves relative periods ("last year"); it is a bound and not a report, which is why the grain and
the reason travel with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from pipelines.ingestion.dates import MONTH_WORD, MONTHS

#: Kinds of evidence that report on a period, as against naming a year in passing.
REPORTS = ("quarter", "half", "full year")
MOST_READ = 200_000
MOST_SENTENCE = 1_000
HEAD_LINES = 14
TAIL_LINES = 12
LINE_CHARS = 160

_YEAR = r"(?:19[5-9]\d|20\d\d)"
_FULL = (
    rf"(?:(?P<y1>{_YEAR})-(?P<n1>\d\d)-(?P<d1>\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m2>{MONTH_WORD})\.?,? (?P<y2>{_YEAR})"
    rf"|(?P<m3>{MONTH_WORD})\.? (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y3>{_YEAR}))(?!\d)"
)
_FULL_DATE = re.compile(rf"\b{_FULL}", re.IGNORECASE)
#: A label stands at the start of its line or behind a mark; "the figures were released on …" is a sentence.
_LABEL = re.compile(
    r"(?:^|[^\w\s,]) {0,2}(?:(?:first|originally|article|story|page|release) )?(?:published|posted|updated|modified|issued|released|date|dated|first seen|created|last updated)(?: on| at)?:? ?$",
    re.IGNORECASE,
)
_NOT_A_DATELINE = re.compile(
    r"\b(?:ended|ending|ends|to|until|till|by|since|of|before|after|from|through|between|in|due|effective|valid|copyright)(?: the)? $",
    re.IGNORECASE,
)
_DATELINE_AFTER = re.compile(r"^\s{0,2}(?:[(/][A-Z][\w .&/-]{1,30}[)/]\s{0,2})?(?:--?|–|—|:|\|)\s")
_PLACE = r"[A-Z][\w.'’-]{1,20}"
_DATELINE_BEFORE = re.compile(rf"^{_PLACE}(?:[,/]? (?:and )?{_PLACE}){{0,4}},? ?[:—–-]? ?\(?$")


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """`basis` is text, inferred or unknown; `grain` day or year; `reason` in words, for the reader of core.documents."""

    moment: datetime | None
    basis: str
    grain: str | None
    reason: str | None


def _date_of(match: re.Match[str]) -> date | None:
    for i in "123":
        if match[f"y{i}"]:
            month = int(match["n1"]) if i == "1" else MONTHS[match[f"m{i}"].lower()]
            try:
                return date(int(match[f"y{i}"]), month, int(match[f"d{i}"]))
            except ValueError:
                return None
    return None


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _stated_in_line(line: str) -> tuple[date, str] | None:
    """The date a line gives the article: a labelled date, a date alone on its line or beside a name, or a dateline."""
    for match in _FULL_DATE.finditer(line[:LINE_CHARS]):
        day = _date_of(match)
        if day is None:
            continue
        before, after = line[: match.start()], line[match.end() :]
        if _LABEL.search(before):
            return day, "a labelled date"
        if _NOT_A_DATELINE.search(before):
            continue
        if _DATELINE_BEFORE.match(before) and _DATELINE_AFTER.match(after):
            return day, "a dateline"
        words = len(re.findall(r"[A-Za-z]{2,}", before + " " + after))
        if len(line) <= 90 and words <= 7 and not line.rstrip().endswith("."):
            return day, "a line of its own"
    return None


def _stated(text: str, body_end: int) -> PublicationDate | None:
    lines = [line.strip() for line in text[:6000].splitlines() if line.strip()]
    tail = [line.strip() for line in text[max(0, body_end - 300) :][-3000:].splitlines() if line.strip()]
    for line in lines[:HEAD_LINES]:
        found = _stated_in_line(line)
        if found:
            return PublicationDate(_at(found[0]), "text", "day", f"{found[1]} near the top: {line[:100]!r}")
    for line in tail[-TAIL_LINES:]:
        match = _FULL_DATE.search(line)
        day = _date_of(match) if match and _LABEL.search(line[: match.start()]) else None
        if day:
            return PublicationDate(_at(day), "text", "day", f"a labelled date at the end: {line[:100]!r}")
    return None


_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}
_QUARTER = re.compile(
    rf"\b(?:(?:(?P<o>first|second|third|fourth|final|[1-4](?:st|nd|rd|th))[ -]quarter(?: of)?(?: the year)?(?: (?:fiscal|calendar))?,? |Q(?P<q>[1-4])(?: of)? ?(?:FY ?)?'?|(?P<qq>[1-4])Q ?)"
    rf"(?P<y>{_YEAR})|(?P<y2>{_YEAR})(?:'s|’s)? ?(?:Q(?P<q2>[1-4])\b|(?P<o2>first|second|third|fourth|final)[ -]quarter))",
    re.IGNORECASE,
)
_HALF = re.compile(rf"\b(?:(?P<o>first|second) half (?:of )?|H(?P<h>[12]) )(?P<y>{_YEAR})\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?P<m>{MONTH_WORD})\.?,? (?:of )?(?P<y>{_YEAR})\b", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"(?<![\d$€£¥.,/-])(?P<y>{_YEAR})(?![\d%/]|[.,]\d|-\d)")
#: A sentence (or its clause before the mention) that looks ahead, supposes, or is about terms: its dates bound nothing from below.
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|expect\w{0,3}|forecast\w{0,3}|predict\w{0,3}|project(?:s|ed|ion|ions)|plan\w{0,4}|aim\w{0,3}|target\w{0,3}"
    r"|outlook|guidance|estimat\w{1,4}|by the end of|by|until|through|due|scheduled|set to|to be|next|goal|deadline|matur\w{1,4}|expir\w{1,4}|intend\w{0,3}|see[ns]?)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]{0,2}\s+(?=[\"“‘(]?[A-Z0-9])|\n")
#: Figures are reported once a period is over: a past verb with a number beside a whole year says that the year has ended.
_RESULT = re.compile(
    r"\b(?:was|were|rose|fell|grew|climbed|dropped|declined|reached|totall?ed|stood|jumped|increased|decreased|amounted|generated|reported|earned"
    r"|accounted|hit|came in|gained|slipped|slid|soared|surged|shipped|sold|recorded|posted|held|had)\b[^.]{0,120}\d",
    re.IGNORECASE,
)
#: The year compared with is not the year reported on.
_COMPARED = re.compile(
    r"\b(?:from|than|since|versus|vs\.?|against|over|(?:compared|comparison) (?:with|to)|in contrast to|as of|on the)(?: [\w$€£.,%-]{1,20}){0,6} ?(?:the )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """`earliest` is the first day on which the sentence can have been written, `year` the year it names."""

    earliest: date
    year: int
    kind: str
    quote: str


def _quarter_end(year: int, quarter: int) -> date:
    return date(year + quarter // 4, quarter % 4 * 3 + 1, 1)


_BARE_MONTH = re.compile(rf"\b(?:in|early in|late in) (?P<m>{MONTH_WORD})\b(?!\.?,? (?:of )?(?:\d|last|this|next))", re.IGNORECASE)


def _sentences_of(text: str) -> list[str]:
    return [s for s in _SENTENCE_END.split(text) if s]


def _sentences(text: str) -> list[str]:
    """The sentences with a number in them; what never ends is cut, so that hostile text costs no more than prose."""
    return [s[:MOST_SENTENCE] for s in _SENTENCE_END.split(text) if s and any(c.isdigit() for c in s[:MOST_SENTENCE])]


def _evidence(sentence: str) -> list[_Evidence]:
    """What the dates of one sentence that reports the past say about when it was written."""
    found, covered = [], []

    def add(match: re.Match[str], earliest: date | None, kind: str) -> None:
        covered.append(match.span())
        before = sentence[max(0, match.start() - 90) : match.start()]
        if earliest and not _AHEAD.search(before):
            year = int(next(v for k, v in match.groupdict().items() if k[0] == "y" and v))
            found.append(_Evidence(earliest, year, "base" if _COMPARED.search(before) else kind, match[0]))

    for match in _FULL_DATE.finditer(sentence):
        day = _date_of(match)
        add(match, day, "day")
    for match in _QUARTER.finditer(sentence):
        quarter = int(match["q"] or match["qq"] or match["q2"] or _ORDINAL[(match["o"] or match["o2"]).lower()])
        add(match, _quarter_end(int(match["y"] or match["y2"]), quarter), "quarter")
    for match in _HALF.finditer(sentence):
        half = int(match["h"] or _ORDINAL[match["o"].lower()])
        add(match, _quarter_end(int(match["y"]), half * 2), "half")
    for match in _MONTH.finditer(sentence):
        if not any(a <= match.start() < b for a, b in covered):
            add(match, date(int(match["y"]), MONTHS[match["m"].lower()], 1), "month")
    for match in _BARE_YEAR.finditer(sentence):
        if not any(a <= match.start() < b for a, b in covered):
            year = int(match["y"])
            ended = _RESULT.search(sentence[: match.start()]) or _RESULT.search(sentence[match.end() :])
            add(match, date(year + 1, 1, 1) if ended else date(year, 1, 1), "full year" if ended else "year")
    return found


def publication_date(text: str, body_start: int = 0, body_end: int | None = None) -> PublicationDate:
    """The publication date `text` itself gives or implies."""
    body_end = len(text) if body_end is None else body_end
    stated = _stated(text, body_end)
    if stated:
        return stated
    evidence = [(i, e) for i, s in enumerate(_sentences(text[body_start:body_end][:MOST_READ])) for e in _evidence(s)]
    if not evidence:
        return PublicationDate(None, "unknown", None, "the text names no dated period")
    latest = max(e.year for _, e in evidence)
    about = [(i, e) for i, e in evidence if e.year == latest]
    strongest = max((e for _, e in about), key=lambda e: e.earliest)
    if len({i for i, _ in about}) < 2 or not any(e.kind in REPORTS for _, e in about):
        return PublicationDate(
            None, "unknown", None, f"no earlier than {strongest.earliest}: the text names {strongest.quote!r}, once or in passing"
        )
    day, later = _after_bare_months(strongest.earliest, text[body_start:body_end][:MOST_READ])
    reason = f"the earliest day consistent with {strongest.quote!r}, which the text reports as past, and {len(about)} mentions of {latest}"
    return PublicationDate(_at(day), "inferred", "year", reason + (f"; not before {later}, which it speaks of as past" if later else ""))


def _after_bare_months(earliest: date, text: str) -> tuple[date, str | None]:
    """A month named without a year is the latest one: where that would lie most of a year back, the article is later in the year.

    An article of January speaks of "last February"; one that says "in February" of something past appeared in February or after.
    """
    moved, name = earliest, None
    for sentence in _sentences_of(text):
        for match in _BARE_MONTH.finditer(sentence[:MOST_SENTENCE]):
            month = MONTHS[match["m"].lower()]
            if earliest.month < month <= earliest.month + 4 and month > moved.month and not _AHEAD.search(sentence[: match.start()]):
                moved, name = date(earliest.year, month, 1), match["m"]
    return moved, name
