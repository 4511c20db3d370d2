"""The events of an article: candidates of the rules, what is generic left out, each told once, with date, participants and amount."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from pipelines.extraction.events.amounts import amount_of
from pipelines.extraction.events.confidence import confidence_of
from pipelines.extraction.events.dating import REPORTED, date_of, due_date
from pipelines.extraction.events.digest import is_digest
from pipelines.extraction.events.frames import Candidate, find_candidates
from pipelines.extraction.events.generic import is_generic, is_quoted
from pipelines.extraction.events.lasting import effect_until
from pipelines.extraction.events.modality import CANCELLABLE, called_off, modality_of
from pipelines.extraction.events.observers import by_observer, observers
from pipelines.extraction.events.participants import Names
from pipelines.extraction.events.salience import Mentioned, distinct
from pipelines.extraction.events.titles import recased
from pipelines.extraction.events.view import View
from pipelines.extraction.model import Article, Event, Quantity, TimeExpression
from pipelines.extraction.syntax.model import Mention, ParsedArticle, Sentence
from pipelines.extraction.syntax.parse import parse


def find_events(article: Article, parsed: ParsedArticle, quantities: Sequence[Quantity], times: Sequence[TimeExpression]) -> list[Event]:
    """The events of an article in text order, each once."""
    return [event_of(m, article.text, times) for m in find_mentioned(article, parsed, quantities, times)]


def find_mentioned(
    article: Article, parsed: ParsedArticle, quantities: Sequence[Quantity], times: Sequence[TimeExpression]
) -> list[Mentioned]:
    """The same with everything read about them (for calibration)."""
    if len(parsed.sentences) == 1 and (title := recased(article.text)) is not None:
        parsed = parse(Article(title, article.published_at), quantities, times)
    digest = is_digest(parsed)
    names = Names(parsed, digest)
    watching: frozenset[str] | None = None
    has_body = sum(not s.is_headline for s in parsed.sentences) >= 2
    mentioned: list[Mentioned] = []
    body = -1
    for sentence in parsed.sentences:
        if sentence.is_headline and has_body:
            continue  # a headline repeats what the body says more clearly
        body = 0 if digest else body + 1
        for candidate in find_candidates(View(sentence)):
            if candidate.rule.lead and (digest or body >= candidate.rule.lead):
                continue
            if not is_generic(candidate) and not is_quoted(candidate):
                if candidate.rule.event_type in ("guidance", "earnings_report"):
                    watching = observers(parsed, article.text) if watching is None else watching
                    if by_observer(candidate, names, watching):
                        continue
                item = read(candidate, article.published_at, body, sentence.paragraph if digest else 0, names)
                if item is not None:
                    mentioned.append(item)
    events = distinct(mentioned)
    deal = next((m for m in events if m.type == "merger_acquisition" and m.modality in ("planned", "actual") and not m.dating.stated), None)
    if deal is not None and deal.position <= 2:
        later = (due_date(s, article.published_at) for s in parsed.sentences if s.start > deal.candidate.start)
        deal.dating = next((d for d in later if d is not None), deal.dating)
    for first, second in pairwise(events):
        if first.type == second.type == "leadership_change" and second.position - first.position <= 1:
            _share_date(first, second)  # who goes and who comes
    for k, second in enumerate(events):
        for first in events[max(k - 3, 0) : k]:
            if not second.dating.stated and first.dating.stated and _follows(first, second):
                second.dating = first.dating
    return events


def _share_date(first: Mentioned, second: Mentioned) -> None:
    """Gives the due date of one half of a planned change to the other."""
    if first.modality == second.modality == "planned" and first.dating.stated != second.dating.stated:
        dating = first.dating if first.dating.stated else second.dating
        first.dating = second.dating = dating


def read(candidate: Candidate, published: date | None, position: int, scope: int, names: Names) -> Mentioned | None:
    """Modality, participants, date and amount of a candidate; None where its modality rules it out."""
    modality = modality_of(candidate)
    rule, sentence = candidate.rule, candidate.view.sentence
    if rule.event_type == "earnings_report" and modality != "actual" and modality not in rule.only:
        return None
    dating = date_of(candidate, modality, published, position)
    if modality == "actual" and published and dating.start and dating.start > published and rule.event_type not in REPORTED:
        modality = "planned"  # what has a date to come has not happened
    if modality in ("planned", "possible") and rule.event_type in CANCELLABLE and _called_off_next(sentence):
        modality = "cancelled"
    who, bound = names.of(candidate)
    return Mentioned(
        candidate,
        position,
        scope,
        modality,
        tuple(w.name if isinstance(w, Mention) else w.text for w in who),
        tuple(w.entity_id if isinstance(w, Mention) else None for w in who),
        bound,
        dating,
        amount_of(candidate),
    )


#: What opens a sentence that tells the consequence of the one before.
_CONSEQUENCE = ("as a result", "as a consequence", "consequently", "in response", "in consequence", "accordingly", "in turn")


def _follows(first: Mentioned, second: Mentioned) -> bool:
    """Whether the second event is told as the consequence of the first, in the next sentence of its paragraph."""
    before, after = first.candidate.view.sentence, second.candidate.view.sentence
    return after.previous is before and after.paragraph == before.paragraph and after.text.lower().startswith(_CONSEQUENCE)


def _called_off_next(sentence: Sentence) -> bool:
    """Whether the next sentence of the paragraph says that the plan just told was given up."""
    following = sentence.next
    if following is None or following.paragraph != sentence.paragraph:
        return False
    lower = [t.lower for t in following.tokens[:14]]
    return not _PLAN.isdisjoint(lower) and called_off(lower)


#: The plan as the next sentence takes it up.
_PLAN = frozenset({"plan", "plans", "idea", "talks", "proposal", "negotiations", "discussions"})


def event_of(m: Mentioned, text: str, times: Sequence[TimeExpression] = ()) -> Event:
    """The event as the contract has it."""
    start, end = m.candidate.start, m.candidate.end
    sentence = m.candidate.view.sentence
    return Event(
        span_start=start,
        span_end=end,
        quote=text[start:end],
        event_type=m.type,
        rule_id=m.candidate.rule.id,
        confidence=confidence_of(m),
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        participant_ids=m.ids,
        participant_names=m.names,
        date_start=m.dating.start,
        date_end=m.dating.end,
        date_text=m.dating.text,
        edtf=m.dating.edtf,
        modality=m.modality,
        amount=m.amount.value if m.amount else None,
        currency=m.amount.unit if m.amount else None,
        amount_span=(m.amount.start, m.amount.end) if m.amount else None,
        effect_until=effect_until(m.type, m.dating.end, end, sentence.end, text, times),
        explanation={"date": m.dating.reason},
    )
