"""What binding is given and gives back; which metrics are measured over a period and which hold at a moment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from pipelines.extraction.model import Period, TimeExpression

if TYPE_CHECKING:
    from pipelines.extraction.syntax.model import Clause, Sentence, VerbGroup
    from pipelines.extraction.times.slots import Slot

#: Metrics measured over a period; a day or the moment of writing is not their period.
FLOWS = frozenset(
    (
        "revenue",
        "profit",
        "margin",
        "units",
        "market_size",
        "production",
        "cost",
        "trade",
        "gdp",
        "inflation",
        "market_share",
        "unemployment",
    )
)
#: Metrics that hold at a moment: without a time of their own they are news of the day.
STOCKS = frozenset(("price", "deal_value", "penalty", "debt", "market_cap", "valuation", "headcount", "interest_rate", "users", "dividend"))
#: The parts of a year that two expressions join to one range.
PARTS = frozenset(("month", "quarter", "half"))
JOIN_LEFT = re.compile(r"\b(between|from|in|during|over|for)\s+(?:the\s+)?$", re.I)
LISTED = re.compile(r"\d[^,;.\d]{0,30}\band\s[^,;.]{0,12}\d[^,;]{0,30}$")
LONG_GRAINS = frozenset(("month", "quarter", "half", "year", "decade", "range"))


@dataclass(frozen=True, slots=True)
class Binding:
    """The period of a number and the period it is compared with, the expression read, and why (for `extract --explain`)."""

    period: Period | None
    base_period: Period | None = None
    expression: TimeExpression | None = None
    reason: str = ""


@dataclass(slots=True)
class BindingContext:
    """What binding needs to know besides the sentence.

    Make one per document (`text`, `published_at`, `times` of the whole text, in order), then set for each number what is known of it:
    `statistic`, `metric`, `modality` (the public vocabulary), `quantities` (the spans of all numbers of the sentence, in order) and
    `sentence` (the parsed sentence; gives tense and clauses; without it binding works from the words alone).
    """

    text: str
    published_at: date | None
    times: Sequence[TimeExpression]
    statistic: str = "level"
    metric: str = "other"
    modality: str = "actual"
    quantities: Sequence[tuple[int, int]] = ()
    sentence: Sentence | None = None
    tense: str = "none"
    sentence_start: int = 0
    in_base: bool = False  # set by bind_period: whether the number is what something is compared with
    numbers: Sequence[tuple[int, int]] = ()  # set by bind_period: those of `quantities` near the number
    barred: frozenset[int] = frozenset()  # set by bind_period: starts of expressions in asides that the number is not part of
    reported: set[int] = field(default_factory=set)  # starts of the expressions that were the period of an earlier number
    measured: set[int] = field(default_factory=set)  # … those that a figure measured over a period was given for
    compared: set[int] = field(default_factory=set)  # … and of those an earlier number was compared with
    expected: tuple[str, TimeExpression] | None = None  # metric and expression of the last forecast that had a period
    before: tuple[int, str, str, Period | None] = (-1, "", "", None)  # position, metric, modality and period of the number before
    stated: Period | None = None  # the period of the last number that was stated, not compared with
    slots_key: tuple[int, int, bool, Sequence[tuple[int, int]]] | None = None  # what the slots were read for
    slots: list[Slot] = field(default_factory=list)
    said: dict[tuple[int, int, str, int], bool] = field(default_factory=dict)  # whether an expression is the day something was said on
    _joined: list[TimeExpression] | None = None
    _starts: list[int] = field(default_factory=list)

    def between(self, begin: int, finish: int) -> list[TimeExpression]:
        """The expressions that start in a stretch of the text, two that name one range as one ("between October and December")."""
        if self._joined is None:
            self._joined = joined(self.text, self.times)
            self._starts = [t.start for t in self._joined]
        return self._joined[bisect_left(self._starts, begin) : bisect_left(self._starts, finish)]

    def to_come(self, period: Period) -> bool:
        """Whether a period is not over on the day of publication."""
        return self.published_at is not None and period.end > self.published_at

    def backwards(self, position: int) -> Iterator[TimeExpression]:
        """The expressions before a position of the text, the nearest first; at most a hundred."""
        if self._joined is None:
            self.between(0, 0)
        at = bisect_left(self._starts, position)
        return reversed(self._joined[max(0, at - 100) : at])


def joined(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions of a text, with "between October and December", "in the second and third quarters" as one range each.

    "From August to September" stays two: a change of one month is measured from the other. Lists of numbers ("5m and 7m in May and
    June") stay apart too.
    """
    found: list[TimeExpression] = []
    for t in times:
        a = found[-1] if found else None
        gap = t.start - a.end if a is not None else 99
        if not (0 < gap < 12) or a.period is None or t.period is None or t.period.grain not in PARTS or a.period.grain != t.period.grain:
            found.append(t)
            continue
        months = (t.period.end.year - a.period.start.year) * 12 + t.period.end.month - a.period.start.month + 1
        word = text[a.end : t.start].strip().lower()
        left = JOIN_LEFT.search(text, max(0, a.start - 9), a.start)
        if not left or not 2 <= months <= 12 or t.period.start <= a.period.end:
            found.append(t)
            continue
        lead = left[1].lower()
        follows = (t.period.start - a.period.end).days == 1
        is_range = (
            (lead == "between" and word == "and")
            or (lead == "from" and word in ("to", "until", "through") and not follows)
            or (
                lead in ("in", "during", "over", "for")
                and word == "and"
                and follows
                and not LISTED.search(text, max(0, a.start - 70), a.start)
            )
        )
        if is_range and not text.startswith(" respectively", t.end):
            period = Period(a.period.start, t.period.end, "range")
            found[-1] = replace(
                a, end=t.end, quote=text[a.start : t.end], period=period, value=f"{a.value}/{t.value}", rule_id="date.joined"
            )
        else:
            found.append(t)
    return found


def is_flow(context: BindingContext) -> bool:
    """Whether the number is measured over a period; so are moves in the number of users, but not the number itself."""
    return context.metric in FLOWS or (context.metric == "users" and context.statistic in ("difference", "change"))


def holds_now(context: BindingContext) -> bool:
    """A clause in the present tense ("owns 8%", "has 5,000 staff") speaks of the day of publication."""
    return context.tense == "present" and context.statistic == "level"


def tense_at(context: BindingContext, position: int, begin: int | None = None) -> str:
    """present, past, perfect, modal, infinitive, participle, gerund, none: of the verb that a position depends on.

    That is the last verb before it in its own stretch of the sentence, which starts at `begin` (", which employs 14 people, is seeking"),
    else the verb of its clause.
    """
    if context.sentence is None:
        return "none"
    verb = None
    if begin is not None:
        groups = context.sentence.verb_groups
        groups = groups[bisect_left(groups, begin, key=start_of) : bisect_left(groups, position, key=start_of)]
        verb = next((g for g in reversed(groups) if g.form == "finite"), None)
        if verb is not None and verb.lemma == "have" and any(g.form == "participle" and 0 <= g.first - verb.last < 3 for g in groups):
            return "perfect"  # "has since dropped"
    clause = context.sentence.clause_at(position)
    inner = clause.verb if clause is not None else None
    if backshifted(clause):
        return "present"
    if verb is None or (inner is not None and verb.start < inner.start < position):
        verb = inner
    if verb is None:
        return "none"
    if verb.modal and verb.modal != "can":
        return "modal"
    if verb.perfect:
        return "past" if verb.tense == "past" else "perfect"
    return "present" if verb.modal else verb.tense or verb.form


#: What holds at the moment of speaking: "said it had a 3% stake".
HOLDING = frozenset(("have", "own", "hold", "control", "employ", "operate", "possess", "contain"))
SAYING = frozenset(("say", "tell", "add", "announce", "report", "disclose", "note", "state", "claim", "reveal"))


def backshifted(clause: Clause | None) -> bool:
    """Whether a state is only told in the past because it was said in the past."""
    if clause is None or clause.verb is None or clause.kind != "complement" or clause.verb.tense != "past" or clause.verb.perfect:
        return False
    over = clause.parent.verb if clause.parent is not None else None
    return clause.verb.lemma in HOLDING and over is not None and over.lemma in SAYING and over.tense == "past"


def start_of(group: VerbGroup) -> int:
    return group.start
