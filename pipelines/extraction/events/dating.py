"""When an event is: the time expression bound to it, else the day of the announcement, else nothing (settled case 11 of the labels)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from pipelines.extraction.events.frames import Candidate
from pipelines.extraction.events.view import View
from pipelines.extraction.model import TimeExpression
from pipelines.extraction.syntax.model import Sentence

#: Types dated by their report.
REPORTED = frozenset({"earnings_report", "guidance", "statement", "rating_change"})
#: Types told on the day they are decided, wherever they stand.
_DECLARED = REPORTED | {"buyback_dividend"}
_SPEECH = frozenset(
    (
        "said", "say", "says", "told", "announced", "reported", "added", "reports", "confirmed", "posted", "stated", "disclosed",
        "announces", "unveiled", "announcement", "promise", "pledge", "warning", "decided", "agreed", "voted", "vowed", "pledged", "promised",
    )
)  # fmt: skip
#: Words after which a time measures the content of a report or a term of a deal, not the day of the event.
_CONTENT_BEFORE = frozenset(
    (
        "for", "of", "than", "due", "until", "till", "between", "versus", "from", "to", "against", "maturing", "into", "ending", "ended",
    )
)  # fmt: skip
_ANNOUNCING = frozenset(
    (
        "said", "says", "announced", "also", "separately", "meanwhile", "added", "reported", "confirmed",
    )
)  # fmt: skip
_PAYING = frozenset({"paid", "payable"})
_COMPARING = frozenset(["from", "than", "against", "versus", "compared", "vs", "earlier"])
_CLAUSE_OPENERS = frozenset({"after", "before", "when", "while", "since", "because"})
_FAR = 26


class Dating(NamedTuple):
    start: date | None
    end: date | None
    text: str | None
    edtf: str | None
    reason: str

    @property
    def stated(self) -> bool:
        return self.reason == "stated"


NOTHING = Dating(None, None, None, None, "no time stated")


def date_of(candidate: Candidate, modality: str, published: date | None, position: int) -> Dating:
    """The date of an event; `position` is the number of its sentence in the body."""
    view, kind = candidate.view, candidate.rule.event_type
    best: tuple[float, TimeExpression, int] | None = None
    spoken: TimeExpression | None = None
    for token in view.tokens:
        time = token.time
        if time is None or time.period is None or time.type not in ("DATE", "TIME") or time.value.endswith("_REF"):
            continue
        i = token.index
        opening = i <= 1
        if (time.period.grain in ("day", "week", "month") and _said_when(view, i)) or (
            opening and time.period.grain == "day" and _dash_follows(view, i)
        ):
            spoken = spoken or time
            continue
        if kind in REPORTED and not _reporting_day(candidate, i, time, opening):
            continue
        if view.lower[i - 1 : i] and view.lower[i - 1] in _CONTENT_BEFORE and not _bounds(view, i, modality):
            continue
        if _modifies(view, i) or _of_other_clause(view, candidate, i):
            continue
        if kind in REPORTED and modality == "actual" and published and time.period.start > published and not _yearless(time):
            continue  # what is reported or forecast is told now
        if kind == "buyback_dividend" and not _PAYING.isdisjoint(view.lower[max(i - 3, 0) : i]):
            continue  # "a dividend of 5 cents, to be paid on June 14"
        if view.lower[i - 1 : i] == ["born"] or (view.lower[i - 1 : i] == ["("] and view.lower[i + 1 : i + 2] == [")"]):
            continue
        if modality == "possible" and time.period.grain in ("day", "week"):
            continue
        if modality == "actual" and view.lower[i - 1 : i] == ["since"] and candidate.trigger.pos != "v":
            continue  # "its first strike since 2018"
        cost = _distance(view, candidate, i)
        if published and modality == "planned" and time.period.end < published and not _yearless(time):
            if opening:
                spoken = spoken or time
            continue
        if best is None or cost < best[0]:
            best = (cost, time, i)
    if spoken is not None and kind in REPORTED:
        return _spoken(spoken, view)
    if best is not None and best[0] <= _FAR:
        return _dated(best[1], best[2], candidate, modality, published)
    if modality == "possible":
        return NOTHING
    if spoken is not None:
        return _spoken(spoken, view)
    if published is None:
        return _in_year_of_period(view) if kind in REPORTED else NOTHING
    if _VAGUE.search(" ".join(view.lower)):
        return NOTHING
    if (earlier := _comes_after(candidate, published)) is not None:
        return earlier
    if kind == "investigation" and modality == "actual" and not _opened(candidate):
        return NOTHING
    if kind in _DECLARED or position <= 1 or _announced(candidate, modality):
        return Dating(published, published, None, published.isoformat(), "publication date")
    return NOTHING


#: Times of the past too vague for a date.
_VAGUE = re.compile(r"\b(?:recent|past|previous) (?:few |several )?(?:days|weeks|months|years)\b")
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COMES_AFTER = re.compile(r"\bcomes? (?:just |only |barely )?(a|one|two|three|four|five|six) (day|week|month)s? after\b")


def _comes_after(candidate: Candidate, published: date) -> Dating | None:
    """The date of what the news "comes a week after", counted back from the day of publication."""
    found = _COMES_AFTER.search(" ".join(candidate.view.lower[max(candidate.first - 16, 0) : candidate.first]))
    if found is None:
        return None
    count, unit = _COUNTS[found[1]], found[2]
    if unit == "month":
        month = published.year * 12 + published.month - 1 - count
        start = date(month // 12, month % 12 + 1, 1)
        end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return Dating(start, end, None, f"{start.year:04d}-{start.month:02d}", "counted from publication")
    start = published - timedelta(days=count * (7 if unit == "week" else 1))
    return Dating(start, start, None, start.isoformat(), "counted from publication")


def _in_year_of_period(view: View) -> Dating:
    """The day of a report printed without its year, in the year the period reported on shows: "reported on 4 August … for Q2 2009"."""
    found = [t.time for t in view.tokens if t.time is not None]
    bare = next((t for t in found if len(t.value) == 10 and t.value.startswith("XXXX-") and t.value[5:7].isdigit() and t.value[8:].isdigit()), None)
    period = next((t.period for t in found if t.period is not None), None)
    if bare is None or period is None:
        return NOTHING
    try:
        day = date(period.end.year, int(bare.value[5:7]), int(bare.value[8:]))
        day = day if day > period.end else day.replace(year=day.year + 1)
    except ValueError:
        return NOTHING
    return Dating(day, day, bare.quote, day.isoformat(), "stated")


def due_date(sentence: Sentence, published: date | None) -> Dating | None:
    """The due date a later sentence gives for a plan: "The deal is expected to close in the second quarter"."""
    tokens = sentence.tokens
    lower = [t.lower for t in tokens]
    if _DUE_VERBS.isdisjoint(lower) or _DUE_CUES.isdisjoint(lower) or _DUE_SUBJECTS.isdisjoint(lower):
        return None
    at = next(i for i, word in enumerate(lower) if word in _DUE_VERBS)
    for token in tokens[at:]:
        period = token.time.period if token.time is not None else None
        if period is not None and (published is None or period.end > published):
            return Dating(period.start, period.end, token.text, token.time.edtf, "due date stated later")
    return None


_DUE_VERBS = frozenset(
    (
        "close", "complete", "completed", "conclude", "concluded", "finalise", "finalised", "finalized", "finalize", "closing",
        "completion", "closed",
    )
)  # fmt: skip
_DUE_CUES = frozenset(
    (
        "expected", "expects", "expect", "due", "scheduled", "will", "should", "anticipated", "set", "plans", "subject",
    )
)  # fmt: skip
_DUE_SUBJECTS = frozenset(
    (
        "deal", "transaction", "acquisition", "merger", "sale", "takeover", "offer", "purchase", "it", "they", "agreement",
    )
)  # fmt: skip


def _dated(time: TimeExpression, i: int, candidate: Candidate, modality: str, published: date | None) -> Dating:
    period = time.period
    assert period is not None
    start, end = period.start, period.end
    edtf = time.edtf
    view, clause = candidate.view, candidate.arguments.clause
    group = clause.verb if clause is not None else None
    begins = published and candidate.view.lower[i - 1 : i] == ["from"] and start > published and (start - published).days < 90
    if published and _yearless(time) and not begins:
        years = -1 if modality == "actual" and start > published and not _to_come(candidate, modality) else int(end < published and _to_come(candidate, modality))
        if years and (shifted := _shifted(start, end, years)) is not None:
            start, end = shifted
            edtf = start.isoformat() if start == end else f"{start.year:04d}-{start.month:02d}"
    before = view.lower[max(i - 6, 0) : i]
    if (narrow := _narrowed(start, end, before, time.quote)) is not None:
        start, end, edtf = narrow
    if published:
        if (
            ("since" in before[-2:] or (group is not None and group.perfect and group.progressive and "since" in before))
            and modality == "actual"
            and start <= published
        ):
            end = published
        elif modality == "planned" and end > published and (_by_end(before, time.quote.lower()) or time.quote.lower().startswith("later ")):
            start = published
        elif modality == "actual" and start <= published < end:
            end = published  # what has happened did not happen after the article
    return Dating(start, end, time.quote, edtf, "stated")


def _to_come(candidate: Candidate, modality: str) -> bool:
    """Whether a verb speaks of what is to come: "will open", "steps down in April"."""
    clause = candidate.arguments.clause
    group = clause.verb if clause is not None else None
    if candidate.trigger.pos != "v":
        return modality in ("planned", "possible")
    if group is None:
        simple = candidate.trigger.pos == "v" and candidate.view.tokens[candidate.first].tag in ("VBZ", "VBP", "NNS")
        return simple or modality in ("planned", "possible")
    if group.tense == "past" and group.modal is None:
        return False
    return modality in ("planned", "possible") or (group.tense == "present" and not group.perfect and not group.passive)


def _narrowed(start: date, end: date, before: list[str], quote: str) -> tuple[date, date, str] | None:
    """A quarter of the year for "late last year" and "early in 2024"."""
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31) or start.year != end.year:
        return None
    words = [w for w in before[-2:] if w != "in"][-1:] + quote.lower().split()[:1]
    if "late" in words:
        return date(start.year, 10, 1), end, f"{start.year:04d}-36"
    if "early" in words:
        return start, date(start.year, 3, 31), f"{start.year:04d}-33"
    return None


def _yearless(time: TimeExpression) -> bool:
    """Whether a time names a month or a day of one without its year, which the verb then decides: "steps down in April"."""
    words = time.quote.lower().replace(".", " ").replace(",", " ").split()
    return time.period is not None and time.period.grain in ("month", "day") and not _MONTHS.isdisjoint(words) and not any(
        w in ("last", "next", "this") or (w.isdigit() and len(w) == 4) for w in words
    )


_MONTHS = frozenset(
    (
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
    )
)  # fmt: skip


def _shifted(start: date, end: date, years: int) -> tuple[date, date] | None:
    """A month or day in another year; None where there is none (29 February)."""
    try:
        first = start.replace(year=start.year + years)
        if start.day == 1 and end != start:
            following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
            return first, following - timedelta(days=1)
        return first, end.replace(year=end.year + years)
    except ValueError:
        return None


def _by_end(before: list[str], quote: str) -> bool:
    return ("by" in before and "end" in before) or quote.startswith("by the end") or (quote.startswith("the end of") and "by" in before[-1:])


def _spoken(time: TimeExpression, view: View) -> Dating:
    period = time.period
    assert period is not None
    start, end = period.start, period.end
    if start == end and "yesterday" in view.lower:
        start = end = start - timedelta(days=1)
    return Dating(start, end, time.quote, time.edtf, "announcement")


def _modifies(view: View, i: int) -> bool:
    """Whether a time only modifies a noun: "the 2003 results", "a fourth quarter charge"."""
    time, k = view.tokens[i].time, i + 1
    if time is None or time.period is None or time.period.grain not in ("year", "quarter", "day") or view.lower[i - 1 : i] in (["in"], ["on"]) or not i:
        return False
    while k + 1 < len(view.tokens) and view.lower[k] == "and" and view.tokens[k + 1].time is not None:
        k += 2
    return k < len(view.tokens) and view.tokens[k].tag in ("NN", "NNS", "JJ") and view.tokens[k].mention is None and view.lower[i - 1] in _NOMINAL


#: Words before a time that belongs to the noun behind it.
_NOMINAL = frozenset({"the", "a", "an", "its", "their", "his", "her", "restate", "worst", "best", "first", "weak", "strong", "of", "and", "against"})


def _of_other_clause(view: View, candidate: Candidate, i: int) -> bool:
    """Whether a time belongs to a clause joined to that of the trigger: "cut staff and bought a rival in May", "closed in May and cut staff"."""
    tokens, lower = view.tokens, view.lower
    if i >= candidate.last:
        joined = False
        for k in range(candidate.last, i):
            joined = joined or lower[k] in ("and", "but")
            if joined and tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") and view.analysis.clause_of[k] is not candidate.arguments.clause:
                return True
        return False
    if i <= 1:
        return False
    return any(lower[k] in _SPEECH_VERBS for k in range(i + 1, candidate.first)) or (
        "and" in lower[i + 1 : candidate.first] and _verb_before(view, i) and candidate.trigger.pos == "v"
    )


_SPEECH_VERBS = frozenset({"said", "says", "told", "announced"})


def _bounds(view: View, i: int, modality: str) -> bool:
    """Whether "from X" is when the event begins ("from Monday"), not what something is compared with ("from $4 in 2003")."""
    time = view.tokens[i].time
    if view.lower[max(i - 2, 0) : i] == ["as", "of"] and time is not None and time.period is not None:
        return modality == "planned" or time.period.grain == "day"
    if view.lower[i - 1] != "from" or time is None or time.period is None or (i > 1 and view.tokens[i - 2].quantity is not None):
        return False
    return time.period.grain == "day" or modality == "planned"


def _passed(view: View, first: int, last: int) -> bool:
    """Whether another verb or clause stands between two places."""
    return any(view.tokens[k].tag[:2] == "VB" or view.tokens[k].tag == "MD" or view.lower[k] in _CLAUSE_OPENERS for k in range(first, last))


def _reporting_day(candidate: Candidate, i: int, time: TimeExpression, opening: bool) -> bool:
    """Whether a time can be the day of a report rather than the period reported on."""
    assert time.period is not None
    view = candidate.view
    grain = time.period.grain
    previous = view.lower[i - 1] if i else ""
    if grain == "month" and time.quote.lower().startswith(("last month", "this month", "earlier this month")):
        return previous not in ("for", "of", "from", "in", "than", "to") or previous == "earlier"
    if grain == "month" and previous == "in":  # "the company in September cut its outlook", "Fitch cut its rating in May"
        acts = candidate.trigger.pos == "v" and candidate.rule.event_type in ("rating_change", "guidance") and candidate.last <= i
        return (acts and not _passed(view, candidate.last, i)) or (i + 1 < len(view.lower) and view.tokens[i + 1].tag == "VBD")
    if grain == "day":
        return previous not in ("to", "ended", "ending", "until", "of", "from", "at", "through")
    if grain in ("week", "month", "year") and opening:
        return True
    return grain == "week" and previous not in ("in", "for", "of", "to", "from", "ended")


def _dash_follows(view: View, i: int) -> bool:
    return i + 1 < len(view.lower) and view.lower[i + 1] in ("-", "–", "—", "--", ":")


def _said_when(view: View, i: int) -> bool:
    """Whether the time at token i says when something was said: "said on Tuesday", "said Friday", "announced today"."""
    k = i - 1
    while k >= 0 and view.lower[k] in ("on", "late", "early", "earlier", "in", "a", "statement", ",", "here"):
        k -= 1
    if k >= 0 and view.lower[k] in _SPEECH:
        return True
    return i + 1 < len(view.lower) and view.lower[i + 1] in ("said", "says", "announced") and view.tokens[i].time is not None


def _announced(candidate: Candidate, modality: str) -> bool:
    """Whether the sentence tells the event as news of the day: "X also said it has …", "X separately announced …"."""
    view = candidate.view
    clause = candidate.arguments.clause
    verb = clause.verb if clause is not None else None
    cue = not _ANNOUNCING.isdisjoint(view.lower)
    if modality == "planned":
        return True  # a plan is dated by its announcement
    if modality != "actual" or not cue or verb is None:
        return False
    return verb.progressive or (verb.tense == "present" and not verb.perfect) or "also" in view.lower or "separately" in view.lower


def _opened(candidate: Candidate) -> bool:
    """Whether a probe is told as newly begun; one that goes on has no date of its own."""
    return candidate.trigger.group == "probelaunch" or candidate.trigger.lemma in ("raid", "subpoena", "search")


_ATTACHED = frozenset({"where", "after", "following", "before"})


def _verb_before(view: View, i: int) -> bool:
    """Whether a verb stands shortly before the time at token i."""
    return any(view.tokens[k].tag in ("VBD", "VBZ", "VBP", "VB") for k in range(max(i - 7, 0), i))


def _distance(view: View, candidate: Candidate, i: int) -> float:
    """How far a time stands from the trigger, in words; clause ends between count more."""
    a, b = (candidate.last, i) if i >= candidate.last else (i + 1, candidate.first)
    opening = i <= 1
    cost = 4.0 if opening else float(b - a)
    for k in range(a, b):
        word = view.lower[k]
        if word in (";", "that", "which", "who", "said", "when", "while", "after", "before", "but", "since", "because"):
            cost += 2 if opening else 4
        elif word == "and":
            cost += 1 if opening else 3
        elif word in (",", "("):
            cost += 0 if opening else 2
        elif (other := view.tokens[k].time) is not None and other.type != "DURATION":
            cost += 6
    if not opening and i < candidate.first and not _CLAUSE_OPENERS.isdisjoint(view.lower[a:b]):
        relative = [w for w in view.lower[a : a + 2] if w != ","][:1] == ["when"] and _CLAUSE_OPENERS.isdisjoint(view.lower[a + 2 : b])
        cost += 0 if relative else 12  # the time belongs to the clause before, but for "in May, when it closed a mill"
    if not opening and i < candidate.first and "," in view.lower[i:candidate.first] and _verb_before(view, i):
        cost += 6  # the comma closes the phrase of another verb: "loses its patent in 2024, bought a rival last year"
    if i > candidate.last and not _ATTACHED.isdisjoint(view.lower[candidate.last : i]):
        cost += 20  # "after the accident on 3 October", "where an explosion in August"
    if i > candidate.last and any(view.lower[k] == "to" and view.tokens[k + 1].tag == "VB" for k in range(candidate.last, i - 1)):
        cost += 14  # the time of what it is for: "is raising a loan to build a plant by 1990"
    if not opening and not _COMPARING.isdisjoint(view.lower[max(i - 5, candidate.last if i > candidate.last else 0) : i]):
        cost += 10
    following = view.lower[i + 1] if i + 1 < len(view.lower) else ""
    if following in ("'s", "’s") or (view.tokens[i + 1 : i + 2] and view.tokens[i + 1].tag[:2] == "NN"):
        cost += 6
    return cost
