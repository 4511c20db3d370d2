"""Events: what happened, is planned or was called off, with participants, date, modality and amount."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.extraction.events.amounts import amount_of
from pipelines.extraction.events.dating import date_of, due_date
from pipelines.extraction.events.digest import is_digest
from pipelines.extraction.events.frames import find_candidates
from pipelines.extraction.events.generic import is_generic, is_quoted
from pipelines.extraction.events.modality import CANCELLABLE, called_off, modality_of
from pipelines.extraction.events.participants import Names
from pipelines.extraction.events.salience import Mentioned, distinct
from pipelines.extraction.events.titles import recased
from pipelines.extraction.events.view import View
from pipelines.extraction.model import Article, Event, Quantity, TimeExpression
from pipelines.extraction.syntax.model import Mention, ParsedArticle, Sentence
from pipelines.extraction.syntax.parse import parse


def find_events(article: Article, parsed: ParsedArticle, quantities: Sequence[Quantity], times: Sequence[TimeExpression]) -> list[Event]:
    """The events of an article in text order, each once."""
    if len(parsed.sentences) == 1 and (title := recased(article.text)) is not None:
        parsed = parse(Article(title, article.published_at), quantities, times)
    digest = is_digest(parsed)
    names = Names(parsed, digest)
    mentioned: list[Mentioned] = []
    body = -1
    has_body = sum(not s.is_headline for s in parsed.sentences) >= 2
    for sentence in parsed.sentences:
        if sentence.is_headline and has_body:
            continue  # a headline repeats what the body says more clearly
        body = 0 if digest else body + 1
        for candidate in find_candidates(View(sentence)):
            if (candidate.rule.lead and (digest or body >= candidate.rule.lead)) or is_generic(candidate) or is_quoted(candidate):
                continue
            modality = modality_of(candidate)
            if candidate.rule.only and modality not in candidate.rule.only:
                continue
            if modality in ("planned", "possible", "cancelled") and candidate.rule.event_type == "earnings_report":
                continue
            who, bound = names.of(candidate)
            dating = date_of(candidate, modality, article.published_at, body)
            if modality == "actual" and article.published_at and dating.start and dating.start > article.published_at:
                modality = "planned"  # what has a date to come has not happened
            if modality in ("planned", "possible") and candidate.rule.event_type in CANCELLABLE and _called_off_next(sentence):
                modality = "cancelled"
            mentioned.append(
                Mentioned(
                    candidate,
                    body,
                    sentence.paragraph if digest else 0,
                    modality,
                    tuple(w.name if isinstance(w, Mention) else w.text for w in who),
                    tuple(w.entity_id if isinstance(w, Mention) else None for w in who),
                    bound,
                    dating,
                    amount_of(candidate),
                    0.6,
                )
            )
    events = distinct(mentioned)
    for m in events:
        if m.type == "merger_acquisition" and m.modality in ("planned", "actual") and not m.dating.stated and m.position <= 2:
            m.dating = next(
                (d for s in parsed.sentences if s.start > m.candidate.start and (d := due_date(s, article.published_at))), m.dating
            )
            break
    return [event_of(m, article.text) for m in events]


def _called_off_next(sentence: Sentence) -> bool:
    """Whether the next sentence of the paragraph says that the plan just told was given up."""
    following = sentence.next
    if following is None or following.paragraph != sentence.paragraph:
        return False
    lower = [t.lower for t in following.tokens[:14]]
    return not _PLAN.isdisjoint(lower) and called_off(lower)


#: The plan as the next sentence takes it up.
_PLAN = frozenset({"plan", "plans", "idea", "talks", "proposal", "negotiations", "discussions"})


def event_of(m: Mentioned, text: str) -> Event:
    start, end = m.candidate.start, m.candidate.end
    sentence = m.candidate.view.sentence
    return Event(
        span_start=start,
        span_end=end,
        quote=text[start:end],
        event_type=m.type,
        rule_id=m.candidate.rule.id,
        confidence=m.confidence,
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
        explanation={"date": m.dating.reason},
    )
