"""What binding is given and gives back; which metrics are measured over a period and which hold at a moment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from pipelines.extraction.model import Period, TimeExpression

if TYPE_CHECKING:
    from pipelines.extraction.syntax.model import Sentence

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
    numbers: Sequence[tuple[int, int]] = ()  # set by bind_period: those of `quantities` near the number
    _starts: list[int] = field(default_factory=list)

    def backwards(self, position: int) -> Iterator[TimeExpression]:
        """The expressions before a position of the text, the nearest first; at most a hundred."""
        if len(self._starts) != len(self.times):
            self._starts = [t.start for t in self.times]
        at = bisect_left(self._starts, position)
        return reversed(self.times[max(0, at - 100) : at])


def is_flow(context: BindingContext) -> bool:
    """Whether the number is measured over a period; so are moves in the number of users, but not the number itself."""
    return context.metric in FLOWS or (context.metric == "users" and context.statistic in ("difference", "change"))


def holds_now(context: BindingContext) -> bool:
    """A clause in the present tense ("owns 8%", "has 5,000 staff") speaks of the day of publication."""
    return context.tense == "present" and context.statistic == "level"


def tense_at(context: BindingContext, position: int) -> str:
    """present, past, perfect, modal, infinitive, participle, gerund, none: of the clause at a position."""
    if context.sentence is None:
        return "none"
    clause = context.sentence.clause_at(position)
    verb = clause.verb if clause is not None else None
    if verb is None:
        return "none"
    if verb.modal:
        return "modal"
    if verb.perfect:
        return "perfect"
    return verb.tense or verb.form
