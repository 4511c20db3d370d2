"""Each distinct event once: mentions of one event are put together and the clearest is kept; background mentions are left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from pipelines.extraction.events.dating import Dating
from pipelines.extraction.events.frames import Candidate
from pipelines.extraction.events.generic import is_fresh
from pipelines.extraction.events.participants import ACTORS
from pipelines.extraction.model import Quantity


@dataclass(slots=True)
class Mentioned:
    """A candidate with everything read about it."""

    candidate: Candidate
    position: int
    scope: int
    modality: str
    names: tuple[str, ...]
    ids: tuple[str | None, ...]
    named: bool
    dating: Dating
    amount: Quantity | None

    @property
    def type(self) -> str:
        return self.candidate.rule.event_type

    @property
    def patients(self) -> set[str]:
        """The names it acts on."""
        view = self.candidate.view
        return {
            m.name
            for i in self.candidate.arguments.object
            if (m := view.tokens[i].mention) is not None and m.kind in ACTORS and "NAME" in view.classes[i]
        }

    @property
    def heads(self) -> set[str]:
        """The common nouns it acts on: "jobs", "plant"."""
        view = self.candidate.view
        return {t.lemma for i in self.candidate.arguments.object if (t := view.tokens[i]).tag in ("NN", "NNS") and t.mention is None}

    @property
    def measured(self) -> bool:
        """Whether a number stands in what the trigger governs."""
        return any(self.candidate.view.tokens[i].quantity is not None for i in self.candidate.arguments.beside)

    @property
    def verbal(self) -> bool:
        return self.candidate.trigger.pos == "v"


#: Statements that are no news of their own where what they tell is an event.
_TELLING = frozenset({"event.statement.official", "event.statement.research_said", "event.statement.publish", "event.statement.criticise"})


def distinct(mentioned: list[Mentioned]) -> list[Mentioned]:
    """The events of a document, each once, in text order."""
    telling = {m.candidate.view for m in mentioned if m.type != "statement"}
    mentioned = [m for m in mentioned if m.type != "statement" or m.candidate.rule.id not in _TELLING or m.candidate.view not in telling]
    kept: list[Mentioned] = []
    for item in mentioned:
        for other in kept:
            if other.type == item.type and _same(other, item):
                if _clearer(item, other):
                    kept[kept.index(other)] = item
                    break
                if _due(item, other) or _told_later(item, other):
                    other.dating = item.dating
                if item.amount is not None and other.amount is None:
                    other.amount = item.amount
                break
        else:
            kept.append(item)
    per_sentence = Counter(m.candidate.view.sentence.start for m in kept)
    kept = [m for m in kept if not _background(m, per_sentence[m.candidate.view.sentence.start] > 1)]
    return sorted(kept, key=lambda m: m.candidate.start)


def _background(m: Mentioned, beside: bool) -> bool:
    """Whether a mention only explains other news; `beside` says that another event stands in its sentence."""
    clause = m.candidate.arguments.clause
    if clause is None:
        return False
    if clause.kind == "infinitive" and beside and m.position and not any(t.quantity is not None for t in m.candidate.view.tokens):
        return True  # what something is for: "raised a loan to open more shops"
    if not m.verbal:
        return False
    if clause.kind == "relative" and m.position and not m.dating.stated:
        return True  # "the firm, which sells cars"
    if clause.kind == "participial" and beside and m.candidate.arguments.passive:
        return True  # "won a case brought by its former partner"
    if m.type == "customer_win" and beside and m.position and not m.dating.stated:
        return True  # "hired from a rival under a contract worth …"
    behind_opening = m.position in (1, 2)
    if behind_opening and not m.named and clause.subject is not None:
        return True  # the sentences behind the opening tell more of its story
    verb = clause.verb
    return behind_opening and verb is not None and verb.tense == "present" and not verb.perfect and m.type != "guidance"


#: The opening sentences tell one event of these types between them.
_STORY = 1
_ONE_STORY = frozenset(
    {"merger_acquisition", "bankruptcy", "lawsuit", "layoffs", "penalty", "financing", "ipo", "security_incident", "investigation"}
)


def _same(a: Mentioned, b: Mentioned) -> bool:
    """Whether two mentions of one type tell one event; `a` comes first."""
    if a.scope != b.scope:
        return False
    shared = set(a.names) & set(b.names)
    same_lemma = a.candidate.trigger.lemma == b.candidate.trigger.lemma
    if a.candidate.view is b.candidate.view:
        fixed = a.candidate.rule.modality or b.candidate.rule.modality
        if (a.modality == "actual") != (b.modality == "actual") and (a.verbal or b.verbal) and not same_lemma and not fixed:
            return False
        return not same_lemma or set(a.names) == set(b.names)
    if not b.verbal and not is_fresh(b.candidate):
        return True
    if b.verbal and a.candidate.trigger.pos == "n" and b.type != "statement":
        return False  # a noun mostly names one that is over or to come: "after the inquiry", "ahead of its listing"
    apart = a.dating.stated and b.dating.stated and (a.dating.start, a.dating.end) != (b.dating.start, b.dating.end)
    if b.position <= _STORY and b.type in _ONE_STORY and shared and not apart and a.modality != "cancelled":
        return True
    if b.verbal and a.modality == b.modality and _takes_up(b):
        return True
    if b.type == "bankruptcy" and b.candidate.trigger.lemma in ("administrators", "receivers"):
        return True
    once = a.candidate.rule.keep == "once" or b.candidate.rule.keep == "once"
    if once:
        return bool(shared) or not b.named
    return bool(shared) and not apart and (not a.heads.isdisjoint(b.heads) or (len(shared) >= 2 and (same_lemma or not b.verbal)))


_MEASURED = frozenset({"layoffs", "guidance"})


def _clearer(new: Mentioned, old: Mentioned) -> bool:
    """Whether a later mention tells the event more clearly: by its verb, or with the number where the first had none."""
    if new.candidate.rule.bearing != old.candidate.rule.bearing:
        return new.candidate.rule.bearing > old.candidate.rule.bearing
    return new.type in _MEASURED and new.measured and not old.measured and new.modality == old.modality


def _told_later(later: Mentioned, first: Mentioned) -> bool:
    """Whether a later mention gives the day of what the opening told undated: "filed on Friday"."""
    if later.modality != "actual" or first.modality != "actual" or first.dating.reason != "publication date" or not later.dating.stated:
        return False
    day, told = later.dating.start, first.dating.start
    return day is not None and told is not None and day == later.dating.end and timedelta(0) <= told - day <= timedelta(days=7)


#: Nouns that take up an event already told: "the suit, lodged on Friday".
_EVENT_NOUNS = frozenset(
    (
        "suit", "lawsuit", "complaint", "case", "deal", "offer", "bid", "fine", "penalty", "contract", "acquisition", "merger", "takeover",
        "investigation", "inquiry", "probe", "order", "agreement", "round", "transaction", "purchase", "strike",
    )
)  # fmt: skip
_TAKEN_UP = frozenset({"lawsuit", "penalty", "merger_acquisition", "customer_win", "financing", "investigation", "partnership", "strike"})


def _takes_up(m: Mentioned) -> bool:
    """Whether a verb only tells more of an event already told."""
    lower = m.candidate.view.lower
    return m.type in _TAKEN_UP and any(
        lower[i] in _EVENT_NOUNS and i and lower[i - 1] in ("the", "this", "that") for i in m.candidate.arguments.object
    )


def _due(later: Mentioned, first: Mentioned) -> bool:
    """Whether a later mention of a plan gives its due date."""
    if later.modality != "planned" or first.modality != "planned" or not later.dating.stated or first.dating.stated:
        return False
    return first.dating.start is None or (later.dating.start is not None and later.dating.start > first.dating.start)
