"""What an event rule says: its triggers, what must and must not fill its arguments, and the examples that prove it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.extraction.rules.base import Rule


@dataclass(frozen=True, slots=True)
class EventRule(Rule):
    """One way an event of one type is told.

    `triggers` names a group of lexicon/events_triggers.tsv, `verbs` narrows it to some of its lemmas (or classes
    of lexicon/events_verbs.tsv, "@raise"). The next fields hold class names of
    lexicon/events_classes.tsv, separated by blanks, or NAME (any name), ORG, PERSON, PLACE, PRONOUN, TIME, MONEY, PERCENT, COUNT, MANY (a
    count of 100 or more), AGO and STRETCH (a time with that meaning). `object` is what the verb acts on (the subject of a passive), or for a noun its modifiers and complement;
    `subject` is who acts; `beside` stands in the object or the next few words behind the trigger, `modifier` before a noun, `near` anywhere
    in the sentence. A `not_` field forbids.

    `fresh` asks of a noun that it is introduced as new ("a merger", "merger talks with X"), not taken up ("its partnership", "closures").
    `lead` asks for one of the first so many sentences, `only` for one of these modalities, `tense` for one of the verb, `voice` for `passive`, `to` for an
    infinitive behind the verb, `head` for a class on the head of a phrase acted on; `modality` is set
    where the trigger decides it. A rule of higher `priority` wins the same trigger. Among mentions of one event the one of greater
    `bearing` is kept (a report verb before "profits rose"). `keep` is `each` (every mention with its own arguments is an event) or `once`
    (one per participant and document).
    """

    event_type: str = field(kw_only=True)
    triggers: str = field(kw_only=True)
    verbs: str = field(default="", kw_only=True)
    object: str = field(default="", kw_only=True)
    not_object: str = field(default="", kw_only=True)
    subject: str = field(default="", kw_only=True)
    not_subject: str = field(default="", kw_only=True)
    beside: str = field(default="", kw_only=True)
    not_beside: str = field(default="", kw_only=True)
    modifier: str = field(default="", kw_only=True)
    near: str = field(default="", kw_only=True)
    not_near: str = field(default="", kw_only=True)
    priority: int = field(default=0, kw_only=True)
    modality: str = field(default="", kw_only=True)
    keep: str = field(default="each", kw_only=True)
    fresh: bool = field(default=False, kw_only=True)
    lead: int = field(default=0, kw_only=True)
    only: str = field(default="", kw_only=True)
    tense: str = field(default="", kw_only=True)
    voice: str = field(default="", kw_only=True)
    head: str = field(default="", kw_only=True)
    to: bool = field(default=False, kw_only=True)
    bearing: int = field(default=0, kw_only=True)

    @property
    def family(self) -> str:
        return self.id
