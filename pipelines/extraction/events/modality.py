"""Whether an event happened, is planned, is possible or was called off; read from the words before the trigger, never guessed as actual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extraction.events.view import BE

if TYPE_CHECKING:
    from pipelines.extraction.events.frames import Candidate

_POSSIBLE_MODALS = frozenset({"may", "might", "could", "can", "should"})
_POSSIBLE = frozenset(
    (
        "consider", "considers", "considered", "considering", "mull", "mulls", "mulled", "mulling", "explore", "explores", "explored",
        "exploring", "weigh", "weighs", "weighed", "weighing", "study", "studying", "evaluate", "evaluating", "discuss", "discussing",
        "discussed", "contemplate", "contemplating", "contemplates", "possible", "possibly", "potential", "potentially", "perhaps",
        "maybe", "reportedly", "speculation", "rumours", "rumors", "rumour", "rumor", "interest", "interested", "exploratory", "if",
        "whether", "unless", "unlikely", "likely", "hope", "hopes", "hoped", "hoping", "wish", "wishes", "try", "tries", "trying",
        "tried", "attempt", "attempts", "attempted", "attempting", "seek", "seeks", "seeking", "sought", "compete", "competing", "vying",
        "willing", "able", "option", "options", "scope", "debate", "threaten", "threatens", "threatened", "threatening", "negotiate",
        "negotiating", "talks", "talk", "review", "suggest", "suggested", "consideration", "approached", "exploring", "examine",
        "examining", "opportunity", "opportunities", "tempted", "fear", "fears", "risk", "tipped", "rumoured", "rumored", "touted",
    )
)  # fmt: skip
_PLANNED = frozenset(
    (
        "will", "'ll", "shall", "would", "plan", "plans", "planned", "planning", "intend", "intends", "intended", "intending", "aim",
        "aims", "aimed", "aiming", "expect", "expects", "expected", "expecting", "propose", "proposes", "proposed", "proposing",
        "prepare", "prepares", "preparing", "want", "wants", "wanted", "scheduled", "schedule", "slated", "pledge", "pledges", "pledged",
        "promise", "promises", "promised", "decide", "decides", "decided", "upcoming", "forthcoming", "future", "soon", "bid", "bids",
        "agenda", "targeting", "proposal", "urge", "urges", "urged", "demand", "demands", "demanding", "vow", "vows", "vowed", "ordered",
        "must", "need", "needs", "required", "earmarked", "committed", "await", "awaits", "awaiting", "pending", "approve",
    )
)  # fmt: skip
#: Words that plan only before "to": "is set to buy", "due to close".
_BEFORE_TO = frozenset(
    (
        "set", "due", "going", "poised", "about", "look", "looks", "looking", "call", "calls", "called", "ready",
    )
)  # fmt: skip
#: What makes a noun before "is" one that is still to come: "the launch is expected in May".
_EXPECTED = frozenset({"expected", "due", "scheduled", "planned", "set", "slated"})
_LIKELY = frozenset({"possible", "likely", "unlikely"})
_AGREED = frozenset(
    (
        "agree", "agrees", "agreed", "agreement", "deal", "contract", "accord",
    )
)  # fmt: skip
_NEGATION = frozenset(
    (
        "not", "n't", "never", "cannot", "no", "neither", "nor", "without",
    )
)  # fmt: skip
_REFUSAL = frozenset(
    (
        "refuse", "refuses", "refused", "refusing", "decline", "declines", "declined", "declining", "fail", "fails", "failed", "failing",
        "deny", "denies", "denied", "denying", "reject", "rejects", "rejected", "rejecting", "opposed", "oppose", "opposes", "rule",
        "rules", "ruled",
    )
)  # fmt: skip
_CANCEL = frozenset(
    (
        "scrap", "scraps", "scrapped", "scrapping", "shelve", "shelves", "shelved", "shelving", "abandon", "abandons", "abandoned",
        "abandoning", "cancel", "cancels", "cancelled", "canceled", "cancelling", "canceling", "postpone", "postponed", "withdraw",
        "withdraws", "withdrew", "withdrawn", "withdrawing", "drop", "drops", "dropped", "dropping", "ditch", "ditched", "terminate",
        "terminated", "terminates", "terminating", "end", "ends", "ended", "ending", "pull", "pulled", "pulls", "pulling", "collapse",
        "collapses", "collapsed", "halt", "halted", "halts", "block", "blocked", "blocks", "suspend", "suspended", "abort", "aborted",
        "unwind", "dissolve", "dissolved", "axe", "axed", "aborting", "delay", "delayed",
    )
)  # fmt: skip
_CANCEL_AFTER = frozenset(
    (
        "collapsed", "collapse", "failed", "fail", "fails", "fizzled", "scrapped", "shelved", "abandoned", "cancelled", "canceled",
        "rejected", "blocked", "withdrawn", "terminated", "dropped", "aborted", "unwound",
    )
)  # fmt: skip
_CANCEL_PAIRS = frozenset(
    (
        "called off", "broke down", "fell through", "broken off", "called-off", "calling off", "call off", "fallen through", "put off",
        "pulled out", "back out",
    )
)  # fmt: skip
_STOPS = frozenset(
    (
        ";", ":", ".", "—", "–", "--", "who", "whom", "when", "while", "where", "because", "although", "though", "said", "says", "after",
        "since", "until", "but",
    )
)  # fmt: skip

#: Types of which "is closing" tells what will be.
_FUTURE_PROGRESSIVE = frozenset({"leadership_change", "layoffs", "merger_acquisition", "closure", "product_launch"})
#: Words before an approval or a fine that is still to come.
_PENDING = frozenset(
    (
        "require", "requires", "required", "subject", "pending", "awaits", "awaiting", "await", "needs", "need", "until", "prior",
        "face", "faces", "facing", "risk",
    )
)  # fmt: skip
#: What stands for an event when it is called off in a later clause.
_PLAN_NOUNS = frozenset(
    (
        "talks", "deal", "bid", "plan", "plans", "idea", "negotiations", "proposal", "move", "offer", "merger", "sale", "listing",
        "project", "discussions", "approach",
    )
)  # fmt: skip

#: Cancelling words after which nothing of the planned event is left; a delay is not one.
CANCELLABLE = (
    "merger_acquisition",
    "ipo",
    "financing",
    "partnership",
    "product_launch",
    "expansion",
    "policy",
    "strike",
    "buyback_dividend",
    "layoffs",
)


def modality_of(candidate: Candidate) -> str:
    """`actual`, `planned`, `possible` or `cancelled`."""
    rule, view = candidate.rule, candidate.view
    if rule.modality:
        return rule.modality
    if candidate.trigger.lemma.startswith(("due ", "set ", "slated ", "scheduled ")):
        return "planned"
    lower, i = view.lower, candidate.first
    clause = candidate.arguments.clause
    group = clause.verb if clause is not None else None
    found = "actual"
    if clause is not None and clause.marker in ("if", "unless", "whether"):
        return "possible"
    own = candidate.trigger.pos == "v"
    cancelled = own and group is not None and group.first <= i < group.last and group.negated
    agreed = False
    window = range(i - 1, max(i - 13, -1), -1)
    for distance, k in enumerate(window):
        word = lower[k]
        if view.tokens[k].mention is not None or view.tokens[k].time is not None:
            continue  # the month of May is no modal
        if word in _STOPS or (word == "," and distance > 2):
            break
        if word == "that" and distance > 0:
            break
        near = distance < 8
        if (
            (word in _NEGATION and distance < 4 and own)
            or (word in _REFUSAL and own and (distance < 3) and k + 1 < len(lower) and lower[k + 1] in ("to", "out", "any"))
            or (
                word in _CANCEL
                and rule.event_type in CANCELLABLE
                and distance < 8
                and (not own or lower[i - 1] == "to")
                and view.tokens[k].tag[:2] == "VB"
            )
        ):
            cancelled = True
        elif word == "close" and own and near and lower[k + 1 : k + 2] == ["to"]:
            found = "possible"
        elif word in _AGREED and distance < 5 and own:
            agreed = True
        elif (word in _POSSIBLE_MODALS and near and (own or distance < 6) and not agreed) or (word in _POSSIBLE and near and not agreed):
            found = "possible"
        elif found == "actual" and not agreed and ((word in _PLANNED and near) or (own and _before_to(lower, k))):
            found = "planned"
    if (
        own
        and found == "actual"
        and not agreed
        and lower[i - 1 : i] == ["to"]
        and view.tokens[i].tag in ("VB", "NN", "VBP")
        and view.sentence.is_headline
    ):
        found = "planned"
    if (
        rule.event_type in _FUTURE_PROGRESSIVE
        and own
        and found == "actual"
        and group is not None
        and group.progressive
        and group.tense == "present"
    ):
        found = "planned"
    if not own:
        for k in range(candidate.last, min(candidate.last + 12, len(lower))):
            word = lower[k]
            if word in (";", ".", "which", "who", "because"):
                break
            pair = f"{word} {lower[k + 1]}" if k + 1 < len(lower) else ""
            if rule.event_type in CANCELLABLE and (word in _CANCEL_AFTER or pair in _CANCEL_PAIRS):
                cancelled = True
            elif (
                (word in ("will", "would") or (word in BE and lower[k + 1 : k + 2] and lower[k + 1] in _EXPECTED))
                and found == "actual"
                and k - candidate.last < 8
                and rule.event_type not in ("earnings_report", "guidance")
            ):
                found = "planned"
            elif (word in _POSSIBLE_MODALS or (word in BE and lower[k + 1 : k + 2] and lower[k + 1] in _LIKELY)) and found == "actual" and rule.event_type not in ("earnings_report", "guidance"):
                found = "possible"
    if (
        found == "actual"
        and rule.event_type in ("regulatory_action", "penalty")
        and not own
        and not _PENDING.isdisjoint(lower[max(i - 6, 0) : i])
    ):
        found = "possible"
    if found == "actual" and (
        candidate.trigger.lemma == "approach" or (candidate.trigger.lemma == "face" and rule.event_type == "penalty")
    ):
        found = "possible"
    if found in ("planned", "possible") and rule.event_type in CANCELLABLE and called_off(lower[candidate.last :]):
        cancelled = True
    if rule.event_type == "rating_change" and own and lower[i - 1 : i] and lower[i - 1] in ("may", "might", "could"):
        return "possible"
    if rule.event_type in ("guidance", "statement", "rating_change") and not cancelled:
        return "actual"
    return "cancelled" if cancelled else found


def _before_to(lower: list[str], k: int) -> bool:
    """Whether the word at k plans what follows "to": "is to buy", "due to close"."""
    return (lower[k] in BE or lower[k] in _BEFORE_TO) and lower[k + 1 : k + 2] == ["to"]


def called_off(words: list[str]) -> bool:
    """Whether words tell that a plan came to nothing: "but the talks failed", "shelved the plan"."""
    for k, word in enumerate(words):
        if word in _CANCEL_AFTER or word in _CANCEL or f"{word} {words[k + 1] if k + 1 < len(words) else ''}" in _CANCEL_PAIRS:
            around = words[max(k - 4, 0) : k + 5]
            if not _PLAN_NOUNS.isdisjoint(around):
                return True
    return False
