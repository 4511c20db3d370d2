"""Which sum of money belongs to an event: the value of a deal, the size of a fine, the worth of a contract."""

from __future__ import annotations

from pipelines.extraction.events.frames import Candidate
from pipelines.extraction.events.view import BE, View
from pipelines.extraction.model import Quantity

#: Types an analyst would give an amount.
_WITH_AMOUNT = frozenset(
    (
        "merger_acquisition", "penalty", "lawsuit", "financing", "ipo", "customer_win", "customer_loss", "buyback_dividend", "expansion",
        "policy", "partnership", "other",
    )
)  # fmt: skip
_BEFORE_BREAK = frozenset(
    (
        ";", "which", "that", "said", "after", "when", "who", "but", "while",
    )
)  # fmt: skip


def amount_of(candidate: Candidate) -> Quantity | None:
    """The nearest sum of money in the same clause, behind the trigger before in front of it; a bracketed conversion is passed over."""
    if candidate.rule.event_type not in _WITH_AMOUNT:
        return None
    view, tokens = candidate.view, candidate.view.tokens
    if (own := _in_own_clause(candidate)) is not None:
        return own
    for i in range(candidate.last, min(candidate.last + 18, len(tokens))):
        word = view.lower[i]
        if word in _BEFORE_BREAK or (tokens[i].tag in ("VBD", "VBZ", "VBP") and word not in BE):
            break
        if (q := tokens[i].quantity) is not None and q.dimension == "money" and not _apart(view, i):
            return q
    for i in range(candidate.first - 1, max(candidate.first - 7, -1), -1):
        if view.lower[i] in _BEFORE_BREAK or view.lower[i] == ",":
            break
        if (q := tokens[i].quantity) is not None and q.dimension == "money" and not _apart(view, i):
            return q
    return None


def _in_own_clause(candidate: Candidate) -> Quantity | None:
    """The first sum behind a verb that stands in its own clause, however far."""
    clause, view = candidate.arguments.clause, candidate.view
    if clause is None or candidate.trigger.pos != "v":
        return None
    by_token = view.analysis.clause_of
    for i in range(candidate.last, min(candidate.last + 40, len(view.tokens))):
        q = view.tokens[i].quantity
        if q is not None and q.dimension == "money" and by_token[i] is clause and not _apart(view, i):
            return q
    return None


#: Words before a sum that make it something else than the size of the event.
_OTHER_SUMS = frozenset(
    {"valuation", "revenue", "revenues", "sales", "profit", "profits", "turnover", "assets", "earnings", "debt", "debts"}
)


def _apart(view: View, i: int) -> bool:
    """Whether a sum is a price per unit ("$2 a share") or measures something else ("with sales of $4m")."""
    following = view.lower[i + 1 : i + 3]
    if following and (following[0] in ("per", "apiece", "each") or following[0] in _OTHER_SUMS or following in (["a", "share"], ["an", "hour"])):
        return True
    if i and view.lower[i - 1] in ("from", "than", "against", "versus"):
        return True
    return not _OTHER_SUMS.isdisjoint(view.lower[max(i - 4, 0) : i])
