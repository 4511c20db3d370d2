"""Which mentions are no events: habits, abilities, conditions, questions and what nameless plurals do in general."""

from __future__ import annotations

from pipelines.extraction.events.frames import Candidate
from pipelines.extraction.syntax.model import NounPhrase

_HABIT = frozenset(
    (
        "typically", "usually", "often", "always", "generally", "normally", "sometimes", "regularly", "traditionally", "frequently",
    )
)  # fmt: skip
_ABILITY = frozenset(
    (
        "ability", "able", "unable", "hard", "harder", "difficult", "easy", "easier", "impossible", "costly", "expensive", "skills", "tempting", "capacity", "right", "power", "option", "failure", "inability", "need", "way",
    )
)  # fmt: skip

#: Verbs that tell an event only in the past: "makes a loss" is a state.
_HABITUAL = frozenset(
    (
        "make", "offer", "hold", "generate", "produce", "see", "enjoy", "show", "achieve", "provide", "lend", "guarantee", "supply",
    )
)  # fmt: skip
_DEFINITE = frozenset(
    (
        "the", "its", "their", "his", "her", "this", "that", "these", "those", "such", "our", "any", "no",
    )
)  # fmt: skip


def is_fresh(candidate: Candidate) -> bool:
    """Whether a noun brings something new: not taken up by "the" or "its", not a nameless plural."""
    view, i = candidate.view, candidate.first
    np = view.analysis.np_of[candidate.last - 1]
    first = np.first if np is not None else i
    words = view.lower[first:i]
    if not _DEFINITE.isdisjoint(words):
        return bool(words) and words[0] == "the" and np is not None and _names_something(np)
    if np is not None and np.head_token.tag == "NNS" and np.determiner is None and np.possessor is None:
        return any(t.mention is not None or t.quantity is not None for t in np.tokens) or any(
            p.object is not None and p.object.mention is not None for p in np.postmodifiers
        )
    return True


def _names_something(np: NounPhrase) -> bool:
    """Whether what is attached to the noun says which one is meant: "the closure of its Antwerp plant"."""
    return np.postmodifier("of", "by", "at", "against", "between") is not None


def is_quoted(candidate: Candidate) -> bool:
    """Whether the trigger stands in direct speech: what people say about an event is not its report."""
    sentence = candidate.view.sentence
    text, start = (
        sentence.article.text,
        sentence.article.paragraphs[sentence.paragraph][0] if sentence.article.paragraphs else sentence.start,
    )
    before = text[max(start, candidate.start - 2000) : candidate.start]
    if before.count("“") > before.count("”"):
        return True
    return before.count('"') % 2 == 1 and '"' in text[candidate.end : candidate.end + 1500]


def is_generic(candidate: Candidate) -> bool:
    view, clause = candidate.view, candidate.arguments.clause
    lower, i = view.lower, candidate.first
    if candidate.trigger.pos != "v":
        return candidate.rule.fresh and not is_fresh(candidate)
    before = lower[max(i - 4, 0) : i]
    if not _HABIT.isdisjoint(before):
        return True
    if i >= 2 and lower[i - 1] == "to" and lower[i - 2] in _ABILITY:
        return True
    if clause is None:
        return False
    if view.lower[-1] == "?":
        return True  # a question tells nothing
    if clause.marker in ("if", "unless") or (clause.parent is not None and clause.parent.marker in ("if", "unless")):
        return True
    subject, verb = clause.subject, clause.verb
    if (
        verb is not None
        and verb.negated
        and candidate.rule.event_type not in ("regulatory_action",)
        and verb.tense != "future"
        and verb.first <= i < verb.last
    ):
        return True  # what did not happen is no event
    if (
        verb is not None
        and not candidate.rule.tense
        and candidate.trigger.lemma in _HABITUAL
        and candidate.rule.only == ""
        and verb.tense == "present"
        and not verb.perfect
        and not verb.progressive
        and verb.first <= i < verb.last
    ):
        return True
    if subject is not None and (subject.head_token.lower == "you" or subject.determiner == "no"):
        return True
    if clause.object is not None and clause.object.determiner == "no":
        return True
    if candidate.rule.event_type == "guidance" and verb is not None and verb.perfect and verb.tense == "past":
        return True  # "than we had expected"
    if candidate.rule.event_type == "customer_loss" and clause.object is not None and _bare_plural(clause.object):
        return True
    return (
        subject is not None
        and _bare_plural(subject)
        and not subject.postmodifiers
        and verb is not None
        and verb.tense == "present"
        and not verb.perfect
        and not verb.progressive
        and not verb.passive
        and not (lower[i - 1] == "to" and lower[max(i - 2, 0)] in ("due", "set", "scheduled", "expected"))
    )


def _bare_plural(np: NounPhrase) -> bool:
    return (
        np.kind == "noun"
        and np.determiner is None
        and np.possessor is None
        and np.mention is None
        and np.head_token.tag == "NNS"
        and not any(t.mention is not None or t.quantity is not None for t in np.tokens)
    )
