"""Which sum of money belongs to an event: the value of a deal, the size of a fine, the worth of a contract."""

from __future__ import annotations

from pipelines.extraction.events.frames import Candidate
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
    for i in range(candidate.last, min(candidate.last + 18, len(tokens))):
        if view.lower[i] in _BEFORE_BREAK:
            break
        if (q := tokens[i].quantity) is not None and q.dimension == "money" and not _per_unit(view, i):
            return q
    for i in range(candidate.first - 1, max(candidate.first - 7, -1), -1):
        if view.lower[i] in _BEFORE_BREAK or view.lower[i] == ",":
            break
        if (q := tokens[i].quantity) is not None and q.dimension == "money" and not _per_unit(view, i):
            return q
    return None


def _per_unit(view, i: int) -> bool:
    following = view.lower[i + 1 : i + 3]
    return bool(following) and (following[0] in ("per", "apiece", "each") or following in (["a", "share"], ["an", "hour"]))
