"""Which mentions are no events: habits, abilities, conditions, questions and what nameless plurals do in general."""

from __future__ import annotations

from pipelines.extraction.events.frames import Candidate

_HABIT = frozenset(["typically", "usually", "often", "always", "generally", "normally", "sometimes", "regularly", "traditionally", "frequently"])
_ABILITY = frozenset(["ability", "able", "unable", "capacity", "right", "power", "option", "failure", "inability", "need", "way"])


def is_generic(candidate: Candidate) -> bool:
    view, clause = candidate.view, candidate.arguments.clause
    if candidate.trigger.pos != "v":
        return False
    lower, i = view.lower, candidate.first
    before = lower[max(i - 4, 0) : i]
    if not _HABIT.isdisjoint(before):
        return True
    if i >= 2 and lower[i - 1] == "to" and lower[i - 2] in _ABILITY:
        return True
    if clause is None:
        return False
    if clause.marker in ("if", "unless") or (clause.parent is not None and clause.parent.marker in ("if", "unless")):
        return True
    subject, verb = clause.subject, clause.verb
    return (
        subject is not None
        and subject.kind == "noun"
        and subject.determiner is None
        and subject.possessor is None
        and subject.mention is None
        and subject.head_token.tag == "NNS"
        and not any(t.mention is not None or t.quantity is not None for t in subject.tokens)
        and not subject.postmodifiers
        and verb is not None
        and verb.tense == "present"
        and not verb.perfect
        and not verb.progressive
        and not verb.passive
    )
