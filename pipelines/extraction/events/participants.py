"""Who takes part in an event: the names of its agent, its patient and its partners, in that order."""

from __future__ import annotations

import re
from collections import Counter

from pipelines.extraction.events.frames import Candidate
from pipelines.extraction.syntax.coreference import antecedent
from pipelines.extraction.syntax.descriptions import organisation_nouns
from pipelines.extraction.syntax.model import Mention, NounPhrase, ParsedArticle, Sentence, Token

#: Kinds of mention that can take part; a place only where nothing else does.
ACTORS = frozenset({"company", "group", "person", "regulator", "government", "publisher", "product"})
_STATE_TYPES = frozenset({"policy", "trade_dispute", "regulatory_action", "investigation", "other", "statement"})
#: Types whose agent is an authority, often without a name: "the watchdog fined Acme".
_BY_AUTHORITY = frozenset({"penalty", "investigation", "regulatory_action", "policy", "lawsuit", "trade_dispute"})
_AUTHORITIES = frozenset(
    {"government", "regulator", "watchdog", "court", "ministry", "authority", "prosecutor", "judge", "parliament", "jury"}
)
_LIMIT = 5
#: Debt grades, which look like names: "BBB-minus", "A-3".
_GRADE = re.compile(r"(?:[A-D]{1,3}|[ABC]aa?\d?|CDs?)(?:-(?:plus|minus|\d)|[+-]|/[A-Z]+)?")


_BASED = re.compile(r",? [A-Z][\w.]{1,20}-based|[- ]based")


def _based(mention: Mention, text: str) -> bool:
    """Whether a name only says where a firm has its seat: "the Springfield, Ohio-based company"."""
    return _BASED.match(text, mention.end) is not None


class Names:
    """Resolves the participants of events of one article."""

    def __init__(self, parsed: ParsedArticle, digest: bool = False) -> None:
        self.parsed, self.digest = parsed, digest
        self._main: Mention | None = None
        self._main_known = False

    @property
    def main(self) -> Mention | None:
        """The organisation the article is about: the most frequent one, if it stands in the headline or the first two sentences."""
        if not self._main_known and not self.digest:
            self._main_known = True
            organisations = [m for m in self.parsed.mentions if m.kind in ("company", "group", "regulator")]
            counts = Counter(m.name for m in organisations)
            head = self.parsed.sentences[: 3 if self.parsed.headline is not None else 2]
            limit = head[-1].end if head else 0
            early = [m for m in organisations if m.start < limit]
            if early:
                best = max(early, key=lambda m: (counts[m.name], -m.start))
                if counts[best.name] >= 2:
                    self._main = best
        return self._main

    def of(self, candidate: Candidate) -> tuple[list[Mention | NounPhrase], bool]:
        """Names first; a noun phrase stands for a participant whose name a reader cannot tell. Also whether they are bound by syntax."""
        view, arguments = candidate.view, candidate.arguments
        tokens = view.tokens
        found: list[Mention] = []
        loose: list[NounPhrase] = []

        def add(mention: Mention | None) -> None:
            if (
                mention is not None
                and mention.kind in allowed
                and not _GRADE.fullmatch(mention.text)
                and not _based(mention, view.sentence.article.text)
                and all(mention.name != m.name for m in found)
            ):
                found.append(mention)

        allowed = ACTORS | {"place"} if candidate.rule.event_type in _STATE_TYPES else ACTORS
        clause = arguments.clause
        subject = clause.subject if clause is not None else None
        agent = clause.agent if clause is not None else None
        phrases: list[NounPhrase] = [p for p in ((agent, subject) if arguments.passive else (subject, agent)) if p is not None]
        for phrase in phrases:
            self._resolve(phrase, add, loose)
        for position in (*arguments.object, *arguments.beside):
            token = tokens[position]
            if token.mention is not None:
                add(token.mention)
            elif token.lower in ("its", "their", "his", "her", "it", "they"):
                add(self._antecedent(view.sentence, token))
        for phrase in self._argument_phrases(candidate):
            if phrase.mention is None and phrase.kind == "noun" and phrase.determiner in ("the", "this", "that"):
                add(self.resolved(phrase))
        if not found:
            speech = view.sentence.speech_at(candidate.start)
            if speech is not None and speech.speaker is not None:
                self._resolve(speech.speaker, add, loose)
        if not found and self.main is None:
            for mention in sorted(view.sentence.mentions, key=lambda m: abs(m.start - candidate.start)):
                if mention.kind in allowed:
                    add(mention)
                    break
        bound = bool(found)
        if not found and loose and loose[0].head_lemma in organisation_nouns():
            return [loose[0]], False
        if not found or all(m.kind in ("place", "nationality") for m in found):
            add(self.main)
        if not found and loose:
            add(self._told_before(view.sentence))
        if not found and loose:
            return [loose[0]], False
        if loose and candidate.rule.event_type in _BY_AUTHORITY and loose[0].head_lemma in organisation_nouns() | _AUTHORITIES:
            return [loose[0], *found[: _LIMIT - 1]], bound
        return list(found[:_LIMIT]), bound

    def _told_before(self, sentence: Sentence) -> Mention | None:
        """The organisation the sentences just before are about, for what is told of a thing: "The proceeds will pay for …"."""
        for _ in range(3):
            previous = sentence.previous
            if previous is None or self.digest:
                return None
            sentence = previous
            for clause in sentence.clauses:
                mention = self.resolved(clause.subject) if clause.subject is not None else None
                if mention is not None and mention.kind in ("company", "group"):
                    return mention
        return None

    def resolved(self, phrase: NounPhrase | None) -> Mention | None:
        """The name a phrase stands for; in a digest none from another item."""
        mention = self.parsed.resolve(phrase)
        if mention is None or not self.digest or phrase is None:
            return mention
        item = phrase.sentence.paragraph
        return (
            mention
            if any(s.paragraph == item and any(m.name == mention.name for m in s.mentions) for s in _around(phrase.sentence))
            else None
        )

    def _antecedent(self, sentence: Sentence, token: Token) -> Mention | None:
        """The name a pronoun stands for."""
        mention = antecedent(sentence, token.start, token.lower)
        if mention is not None and self.digest and not any(m.name == mention.name for m in sentence.mentions):
            return None
        return mention

    @staticmethod
    def _argument_phrases(candidate: Candidate) -> list[NounPhrase]:
        """The phrases a verb acts on, with or against."""
        clause = candidate.arguments.clause
        if clause is None or candidate.trigger.pos != "v":
            return []
        phrases = [*clause.objects, *(p.object for p in clause.adjuncts if p.preposition in ("with", "to", "by", "from", "against"))]
        phrases += [p.object for np in clause.objects for p in np.postmodifiers if p.preposition in ("with", "from", "against")]
        return [p for p in phrases if p is not None]

    def _resolve(self, phrase: NounPhrase, add, loose: list[NounPhrase]) -> None:
        before = phrase.mention
        mention = self.resolved(phrase)
        add(mention)
        if mention is None and phrase.kind == "noun":
            loose.append(phrase)
        if before is None and phrase.possessor is not None:
            add(self.resolved(phrase.possessor))
        if phrase.apposition is not None:
            add(phrase.apposition.mention)
        for conjunct in phrase.conjuncts:
            add(self.resolved(conjunct))
        of = phrase.postmodifier("of", "at", "for", "in")
        if of is not None:
            add(self.resolved(of))


def _around(sentence: Sentence) -> list[Sentence]:
    return [s for s in (sentence.previous, sentence, sentence.next) if s is not None]
