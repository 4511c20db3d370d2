"""Whose number is it: the default subject of a quantity, from its clause, its noun phrase and what these stand for.

Metrics, markets and periods are the claims' own rules; here only syntax and the names decide.
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.extraction.syntax.coreference import antecedent, local_antecedent, main_organisation
from pipelines.extraction.syntax.descriptions import organisation_nouns
from pipelines.extraction.syntax.lexicon import wordset
from pipelines.extraction.syntax.model import Attachment, Clause, NounPhrase, Sentence
from pipelines.extraction.syntax.owner import (
    CHANGE_NOUNS,
    EXPECTATION,
    PENALTIES,
    Subject,
    is_measure,
    measured_text,
    owner,
    plain_text,
    says_what,
)
from pipelines.extraction.syntax.prominence import main_place
from pipelines.extraction.syntax.sources import source_names

_HOLDS = frozenset(("have", "comprise", "offer", "boast", "feature", "cover", "contain"))
_ONLOOKERS = wordset("analyst market street economist investor expert consensus")
_ECONOMY = wordset("gdp gnp inflation unemployment deficit surplus exports export imports import economy consumption reserves")
_CREDITS = wordset("loan bond note debenture facility credit")
#: Verbs whose first object receives what the second is.
_GIVES = wordset("owe pay lend offer hand sell")
_SHARES = wordset("share stake holding portion proportion percentage interest slice part fraction majority minority")
_DEAL_NOUNS = wordset("deal transaction acquisition takeover merger offer bid purchase agreement contract sale offering listing flotation investment project repurchase buyback buy-back placing placement")
_SAY = wordset(
    """say add tell note explain report announce comment state warn estimate forecast expect predict believe project show reveal suggest
    indicate confirm claim find think calculate reckon put peg see poll"""
)
#: Words of the names of bodies that publish others' figures.
_BODIES = frozenset(("Association", "Council", "Institute", "Federation", "Confederation", "Chamber", "Bureau", "Statistics", "Department", "Ministry", "Observatory", "Survey"))
_SIZED_BY = frozenset(("at", "to", "from", "by"))


def default_subject(sentence: Sentence, start: int, end: int) -> Subject | None:
    """The most likely subject of the quantity at `start:end`, or None when a reader cannot tell."""
    place = sentence.attachment(start)
    measured = _measured(sentence, place, start)
    if measured is not None and measured.kind in ("quantity", "time"):
        measured = None
    if measured is None:
        return _from_clause(place.clause, None) or _carried(sentence, None, start)
    if measured.head_token.lower in _SHARES and place.clause is not None and place.clause.subject is not measured and measured.possessor is None and measured.determiner not in ("its", "their"):
        holder = _from_clause(place.clause, measured)
        if holder is not None:
            return replace(holder, metric_phrase=measured)  # "has a 36% share of the market": the holder's, not the market's
    if measured.head_lemma in PENALTIES and place.clause is not None:
        punished = _punished(place.clause, measured)
        if punished is not None:
            return punished
    if measured.head_lemma in _CREDITS and _is_counted(measured, start) and (borrower := _from_clause(place.clause, measured)) is not None and borrower.mention is not None:
        return replace(borrower, metric_phrase=measured)  # "obtained a $30m Zenon loan": who borrows, not what the loan is called
    found = owner(measured)
    if found is None and measured.kind == "pronoun":
        return _same_as_before(sentence, measured, place) or _carried(sentence, None, start)
    if found is not None and found.basis != "noun":
        return found
    if is_measure(measured) or _is_counted(measured, start):
        beside = _beside(sentence, place, end)
        around = beside or _from_clause(place.clause, measured)
        if around is not None:
            by_name = around.mention is None or around.mention.text in around.text
            return replace(around, text=plain_text(measured) if by_name else around.text, metric_phrase=measured)
        if found is not None and not is_measure(measured):
            return found
        economy = measured.head_token.lower in _ECONOMY or any(t.lower in _ECONOMY for t in measured.modifiers)
        if economy and (place_mention := main_place(sentence.article)) is not None:
            return Subject(plain_text(measured), place_mention.name, "economy", place_mention, measured, measured, 0.4)
        return _carried(sentence, measured, start)
    if place.clause is not None and place.clause.verb is not None and place.clause.verb.lemma in _HOLDS and measured in place.clause.objects and place.clause.subject is not None:
        holder = owner(place.clause.subject)
        if holder is not None:
            return replace(holder, metric_phrase=measured)  # "the hall has a floor area of 900 square metres"
    if measured.head_lemma in _DEAL_NOUNS:
        around = _from_clause(place.clause, measured)
        mention = around.mention if around is not None and around.mention is not None else antecedent(sentence, measured.start, "company")
        if mention is not None:
            return Subject(plain_text(measured), mention.name, "deal", mention, measured, measured, 0.4)
    return found or Subject(plain_text(measured), plain_text(measured), "noun", None, measured, measured, 0.4)


def _punished(clause: Clause, measured: NounPhrase) -> Subject | None:
    """Who has to pay a penalty: "hit *Acme* with a fine", "imposed a fine on *Acme*"."""
    target = measured.postmodifier("on", "against") or clause.adjunct("on", "against")
    if target is None and clause.object is not None and clause.object is not measured:
        target = clause.object
    found = owner(target) if target is not None and target.kind in ("name", "noun", "pronoun") else None
    return replace(found, metric_phrase=measured) if found is not None else None


def _same_as_before(sentence: Sentence, pronoun: NounPhrase, place: Attachment) -> Subject | None:
    """What "this" or "that" goes on about: the subject of the clause or of the sentence before."""
    earlier = local_antecedent(sentence, pronoun.start)
    if earlier is None and sentence.previous is not None:
        clauses = sentence.previous.clauses
        earlier = next((c.subject for c in clauses if c.subject is not None and c.subject_basis == "explicit"), None)
    found = owner(earlier) if earlier is not None else None
    return replace(found, basis=f"clause {found.basis}", confidence=0.4) if found is not None else None


def _measured(sentence: Sentence, place: Attachment, start: int) -> NounPhrase | None:
    """The noun phrase that names what the quantity measures."""
    whole = sentence.np_at(start)
    if whole is not None and whole.kind == "quantity":
        if whole.possessor is not None and whole.possessor.kind in ("name", "noun"):
            return whole.possessor
        of = whole.postmodifier("of")
        quantity = whole.head_token.quantity
        if of is not None and quantity is not None and quantity.dimension == "money" and is_measure(of) and (of.possessor is not None or owner(of) is not None):
            return of  # "$6bn of Acme's debt"
    chosen = in_order(sentence, start, place) or gapped(sentence, start)
    if chosen is not None:
        return chosen
    np, clause = place.noun_phrase, place.clause
    if np is not None and np.kind == "quantity":
        outer = np.preposition.governor if np.preposition is not None else None
        if isinstance(outer, NounPhrase) and outer.kind != "quantity":
            np = outer
        else:
            inner = sentence.attachment(np.start) if np.start != start else None
            np = inner.noun_phrase if inner is not None and inner.noun_phrase is not np else None
            if inner is not None and np is None:
                place, clause = inner, inner.clause
    if np is not None and np.kind != "quantity":
        if np.head_lemma in EXPECTATION and (_onlooker(np) or (np.preposition is not None and np.possessor is None)) and clause is not None and clause.subject is not None:
            return clause.subject
        paced = np.head_lemma in ("rate", "pace", "clip") and np.preposition is not None and np.preposition.preposition == "at" and np.postmodifier("of") is not None
        if paced and clause is not None and clause.subject is not None:
            return clause.subject  # "*sales* grew at an annual rate of 12%"
        if np.head_lemma in CHANGE_NOUNS:
            return changed(np) or _change_taken_up(np) or np
        return np
    if clause is None:
        return None
    if place.role == "subject" and whole is not None:
        return whole.postmodifier("of") or clause.subject
    if clause.subject is not None and clause.subject.head_token.lower == "there":
        thing = next((o for o in clause.objects if o.kind == "noun" and o.end <= start), None)
        return (changed(thing) or thing) if thing is not None else None  # "there was an increase in orders by 5%"
    if place.role in ("extent", "adjunct", "object", "complement") and clause.verb is not None and not clause.verb.passive:
        thing = next((o for o in clause.objects if o.kind in ("noun", "name") and o.start < start and _may_be_measured(o)), None)
        if thing is not None and thing.kind == "name" and clause.verb.lemma in _GIVES:
            thing = None  # "owed *Acme* $4m": to whom
        if thing is not None and (place.role != "adjunct" or place.preposition in _SIZED_BY) and clause.verb.lemma not in ("be", "become"):
            return thing
    if place.role in ("extent", "complement", "adjunct", "subject", "verb", "none"):
        return clause.subject
    return None


def changed(np: NounPhrase) -> NounPhrase | None:
    """What a noun of change tells the change of: "a drop of 2% in May *in sales*"."""
    things = (p.object for p in np.postmodifiers if p.preposition in ("in", "of", "on", "for") and p.object is not None)
    return next((o for o in things if o.kind in ("noun", "name", "pronoun") and o.head_token.quantity is None and o.head_lemma not in ("term", "reality", "practice")), None)


def _change_taken_up(np: NounPhrase) -> NounPhrase | None:
    """What "*the gain* of 2%" or "that rise" goes on about: the measure that is the subject before it in the sentence, or in the one before."""
    if np.determiner not in ("the", "this", "that") or np.possessor is not None or any(t.tag in ("NN", "NNP", "NNS") for t in np.modifiers):
        return None
    previous = np.sentence.previous
    for clauses in (np.sentence.clauses, previous.clauses if previous is not None and previous.paragraph == np.sentence.paragraph else ()):
        told = next((c.subject for c in clauses if c.subject is not None and c.subject_basis == "explicit" and (c.subject.sentence is not np.sentence or c.subject.end <= np.start)), None)
        if told is not None:
            return told if is_measure(told) else None
    return None


def _may_be_measured(np: NounPhrase) -> bool:
    """Whether an object may be what the number is of: no forecast of others, no part of a set phrase ("change *hands*")."""
    return (np.head_lemma not in EXPECTATION or np.determiner in ("its", "their")) and np.head_lemma not in ("hand", "place", "advantage", "day", "week", "month", "year", "session", "season", "trading")


def in_order(sentence: Sentence, start: int, place: Attachment | None = None) -> NounPhrase | None:
    """The member of a row of names that belongs to this member of a row of numbers: "Acme and Zenon had 5% and 4%"."""
    place = place or sentence.attachment(start)
    own, clause = sentence.np_at(start), place.clause
    if own is None or clause is None or clause.subject is None or own.kind != "quantity":
        return None
    top = own.conjunct_of or own
    numbers = [top, *top.conjuncts]
    subject = clause.subject
    names = [subject, *subject.conjuncts]
    if subject.kind != "name" and subject.apposition is not None:
        names = [subject.apposition, *subject.apposition.conjuncts]
    if len(numbers) < 2 or len(names) != len(numbers):
        return None
    if any(n.kind != "name" for n in names) and not (sentence.tokens[-1].lower == "respectively" or any(t.lower == "respectively" for t in sentence.tokens)):
        return None
    return names[numbers.index(own)]


def gapped(sentence: Sentence, start: int) -> NounPhrase | None:
    """The name right before a number in a list whose verb is said once: "Acme had 5%, *Zenon* 4%", "palm oil *at* 850"."""
    index = sentence.index_at(start)
    if not index:
        return None
    tokens, np_of = sentence.tokens, sentence.analysis.np_of
    own = np_of[index]
    first = own.first if own is not None else index
    at = first - 1
    linked = at > 0 and tokens[at].lower in ("at", "with", "on", "(", ":", "by")
    if linked:
        at -= 1
    left = np_of[at] if at >= 0 else None
    if left is None or left is own or left.kind not in ("name", "noun") or left.last != at + 1:
        return None
    before = tokens[left.first - 1].lower if left.first else ""
    if before == "of" and left.first > 1 and tokens[left.first - 2].lower in ("that", "those") and not linked:
        return left  # "and that of *Acme* 4%"
    if not linked:
        listed = before in (",", "and", ";", "but") and _amount_before(sentence, left.first)
        return left if (left.kind == "name" and before in (",", "and", ";", "while", "but", "|", "by")) or (listed and left.kind == "noun") else None
    word = tokens[at + 1].lower
    if word == "(":
        return left if left.kind == "name" or left.preposition is None else None
    listed = before in (",", "and", ";") and _amount_before(sentence, left.first)
    behind = left.preposition.preposition if left.preposition is not None else ""
    followed = behind == "followed by" or (behind in ("ahead of", "against") and left.kind == "name")
    return left if word in ("at", "with", "on") and (listed or followed) else None


def _amount_before(sentence: Sentence, index: int) -> bool:
    return any(t.tag == "QTY" for t in sentence.tokens[max(0, index - 8) : index])


def _onlooker(np: NounPhrase) -> bool:
    """Whether an expectation is that of analysts or the market: then the number compares with the clause's own."""
    words = [np.possessor.head_lemma] if np.possessor is not None else []
    words += [t.lemma for t in np.modifiers]
    return any(w in _ONLOOKERS for w in words)


def _is_counted(np: NounPhrase, start: int) -> bool:
    """Whether the phrase holds the number itself ("1,000 stores", "a $5m deal"), and stands after a verb."""
    if not np.start <= start < np.end:
        return False
    clause = np.sentence.clause_at(start)
    return clause is not None and clause.subject is not np


def _beside(sentence: Sentence, place: Attachment, end: int) -> Subject | None:
    """The name after the number: "sales jumped 28% *at Acme*"."""
    clause = place.clause
    if clause is None:
        return None
    for p in clause.adjuncts:
        if p.preposition == "at" and p.object is not None and end <= p.start <= end + 2 and p.object.kind in ("name", "noun"):
            return owner(p.object)
    return None


def _from_clause(clause: Clause | None, measured: NounPhrase | None) -> Subject | None:
    """The owner of the subject of the clause, or of a clause around it; somebody who only speaks is not it."""
    seen = 0
    own = clause.subject if clause is not None else None  # "loans grew while *deposits* rose 8%": the loans are not meant
    while clause is not None and seen < 5:
        subject = clause.subject
        if subject is not None and subject is not measured and subject.kind not in ("quantity", "time"):
            speaks = clause.verb is not None and clause.verb.lemma in _SAY and (clause.verb.lemma != "put" or any(p.preposition == "at" for p in clause.adjuncts))
            found = owner(subject)
            if found is None and seen == 0 and is_measure(subject) and (says_what(subject) or (measured is not None and not is_measure(measured))):
                found = Subject(measured_text(subject), measured_text(subject), "measure", None, subject, subject, 0.4)
            aside = seen > 0 and found is not None and found.basis == "noun" and own is measured and measured is not None and subject.head_lemma not in organisation_nouns()
            if found is not None and not aside and not _only_speaks(found, subject, speaks):
                return replace(found, basis=f"clause {found.basis}", confidence=0.6)
        clause = clause.parent if clause.parent is not clause else None
        seen += 1
    return None


def _only_speaks(found: Subject, subject: NounPhrase, speaks: bool) -> bool:
    if found.mention is not None and speaks and (found.mention.name in source_names(subject.sentence.article) or not _BODIES.isdisjoint(found.mention.name.split())):
        return True
    if found.mention is not None:
        return speaks and found.mention.kind in ("person", "publisher")
    return speaks or subject.head_lemma in ("analyst", "economist", "expert", "report", "survey", "study") or (subject.kind == "noun" and found.basis == "noun" and subject.head_lemma in organisation_nouns() and speaks)


def _carried(sentence: Sentence, measured: NounPhrase | None, offset: int) -> Subject | None:
    """From the sentences before: the organisation spoken of, else what the article is about."""
    mention = antecedent(sentence, offset, "company") or main_organisation(sentence.article)
    text = plain_text(measured) if measured is not None else None
    if mention is None and measured is not None:
        text = measured_text(measured)
        return Subject(text, text, "measure", None, measured, measured, 0.3)
    if mention is None:
        return None
    return Subject(text or mention.text, mention.name, "carried", mention, measured, measured, 0.4)
