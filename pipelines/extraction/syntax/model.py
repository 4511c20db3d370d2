"""The types of a parsed article: sentences, tokens, chunks, clauses, mentions; how they are found is in the sibling modules.

Offsets are half-open code points into the article's text, also those of a `Token`. Token positions within a sentence are called
`index`, `first` (inclusive) and `last` (exclusive). Nothing below a sentence is computed before it is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pipelines.extraction.syntax.lexicon import lemma_of

if TYPE_CHECKING:
    from pipelines.extraction.model import Quantity, TimeExpression

#: Kinds of a mention. `group` is an organisation whose nature (company, regulator, …) the text does not show.
MENTION_KINDS = ("company", "group", "person", "place", "nationality", "product", "publisher", "regulator", "government", "market")


@dataclass(slots=True, eq=False)
class Token:
    """One word, name, quantity or time expression; `tag` is a Penn tag, or QTY (amount with a unit), TIME, or NNP for a whole name."""

    index: int
    start: int
    end: int
    text: str
    lower: str
    tag: str
    quantity: Quantity | None = None
    time: TimeExpression | None = None
    mention: Mention | None = None

    @property
    def lemma(self) -> str:
        """The base form of a verb or noun, otherwise the lower-case word."""
        return lemma_of(self.lower, self.tag)


@dataclass(slots=True, eq=False)
class Mention:
    """A name in the text. `name` is its canonical form in this document ("Castle Foods Inc" for a later "Castle")."""

    start: int
    end: int
    text: str
    name: str
    kind: str = "group"
    entity_id: str | None = None
    ticker: str | None = None


class _Stretch:
    """Tokens `first` to `last` of a sentence, as a span of the text."""

    __slots__ = ()
    sentence: Sentence
    first: int
    last: int

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.sentence.tokens[self.last - 1].end


def _object_of(phrases: list[PrepositionalPhrase], prepositions: tuple[str, ...]) -> NounPhrase | None:
    """The object of the first of the phrases with one of these prepositions."""
    return next((p.object for p in phrases if p.preposition in prepositions and p.object is not None), None)


@dataclass(slots=True, eq=False)
class NounPhrase(_Stretch):
    """A base noun phrase with what hangs on it: "the unit's net profit" has head "profit" and possessor "the unit".

    `kind` is `noun`, `name`, `pronoun`, `quantity` or `time`. `holder` is the phrase before a relative clause that says whose it is ("Acme,
    *whose* sales", "at Acme, *where* sales"). `determiner` is the lower-case article or possessive pronoun.
    `postmodifiers` are the prepositional phrases attached to it ("sales *of cars* *in Spain*"), `apposition` a renaming phrase
    ("Acme, *the shoe maker*"), `conjuncts` the other members of a list it begins ("Acme *and Zenon*").
    """

    sentence: Sentence
    first: int
    last: int
    head: int
    kind: str = "noun"
    determiner: str | None = None
    possessor: NounPhrase | None = None
    apposition: NounPhrase | None = None
    appositive_of: NounPhrase | None = None
    postmodifiers: list[PrepositionalPhrase] = field(default_factory=list)
    conjuncts: list[NounPhrase] = field(default_factory=list)
    conjunct_of: NounPhrase | None = None
    preposition: PrepositionalPhrase | None = None
    holder: NounPhrase | None = None

    @property
    def text(self) -> str:
        """The phrase as printed, without what is attached after it."""
        return self.sentence.article.text[self.start : self.end]

    @property
    def full_end(self) -> int:
        """Where the phrase ends with its attached prepositional phrases."""
        return max([self.end, *(p.object.full_end for p in self.postmodifiers if p.object is not None)])

    @property
    def full_text(self) -> str:
        return self.sentence.article.text[self.start : self.full_end]

    @property
    def head_token(self) -> Token:
        return self.sentence.tokens[self.head]

    @property
    def head_lemma(self) -> str:
        head = self.sentence.tokens[self.head]
        return lemma_of(head.lower, head.tag)

    @property
    def tokens(self) -> list[Token]:
        return self.sentence.tokens[self.first : self.last]

    @property
    def modifiers(self) -> list[Token]:
        """The words between determiner or possessor and head."""
        begin = self.possessor.last if self.possessor is not None else self.first
        return [t for t in self.sentence.tokens[begin : self.head] if t.tag not in ("DT", "PRP$", "POS", "PDT")]

    @property
    def mention(self) -> Mention | None:
        """The name at the head, if the head is a name."""
        return self.sentence.tokens[self.head].mention

    def postmodifier(self, *prepositions: str) -> NounPhrase | None:
        """The object of the first attached phrase with one of these prepositions: `np.postmodifier("of")`."""
        return _object_of(self.postmodifiers, prepositions)


@dataclass(slots=True, eq=False)
class PrepositionalPhrase:
    """A preposition and its object; `governor` is the noun phrase or the verb group it is attached to."""

    sentence: Sentence
    index: int
    preposition: str
    object: NounPhrase | None
    governor: NounPhrase | VerbGroup | None = None

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.index].start


@dataclass(slots=True, eq=False)
class VerbGroup(_Stretch):
    """Auxiliaries and one main verb. `form` is `finite`, `infinitive`, `gerund` (-ing) or `participle` (-ed, without auxiliary)."""

    sentence: Sentence
    first: int
    last: int
    main: int
    form: str = "finite"
    tense: str | None = None  # past, present, future
    modal: str | None = None  # will, would, could, may, …
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    negated: bool = False
    particle: str | None = None  # "up" of "bought up"

    @property
    def lemma(self) -> str:
        main = self.sentence.tokens[self.main]
        return lemma_of(main.lower, main.tag)

    @property
    def main_token(self) -> Token:
        return self.sentence.tokens[self.main]


@dataclass(slots=True, eq=False)
class Clause(_Stretch):
    """One verb group with its arguments. `kind` is main, coordinate, complement, relative, adverbial, infinitive or participial; a clause
    without a verb ("Profit up 5%" in a headline) has kind `verbless` and `verb` None.

    `subject` is the syntactic subject, also where it is inherited (coordination, participles, infinitives, relative pronouns replaced by
    their antecedent); `subject_basis` says how: explicit, relative, coordinate, controlled, agent, none. In the passive the logical
    subject is `agent` ("bought *by Acme*").
    """

    sentence: Sentence
    first: int
    last: int
    kind: str = "main"
    verb: VerbGroup | None = None
    subject: NounPhrase | None = None
    subject_basis: str = "none"
    objects: list[NounPhrase] = field(default_factory=list)
    adjuncts: list[PrepositionalPhrase] = field(default_factory=list)
    agent: NounPhrase | None = None
    predicate: int | None = None  # token of a predicative adjective or adverb: "was *up* 5%"
    marker: str | None = None  # the conjunction or relative word that opens it: "if", "which", "that"
    parent: Clause | None = None
    children: list[Clause] = field(default_factory=list)

    @property
    def object(self) -> NounPhrase | None:
        return self.objects[0] if self.objects else None

    def adjunct(self, *prepositions: str) -> NounPhrase | None:
        """The object of the first prepositional phrase of the verb with one of these prepositions."""
        return _object_of(self.adjuncts, prepositions)


@dataclass(slots=True, eq=False)
class ReportedSpeech:
    """Who is credited with what: "Acme said …", "… , according to Acme", "“…,” he said". `content` is a half-open text span."""

    sentence: Sentence
    speaker: NounPhrase | None
    verb: str
    content: tuple[int, int]
    clause: Clause | None = None


@dataclass(slots=True, eq=False)
class Attachment:
    """Where a quantity hangs. `role` is object, extent ("rose 5%"), complement ("was 5%"), subject, modifier ("a 5% rise", noun_phrase is
    the modified phrase), adjunct (with `preposition`, of the verb) or postmodifier (with `preposition`, of `noun_phrase`), apposition,
    parenthesis, or none. `clause` is the clause it stands in.
    """

    role: str
    clause: Clause | None = None
    noun_phrase: NounPhrase | None = None
    preposition: str | None = None


@dataclass(slots=True, eq=False)
class Analysis:
    """What is computed for one sentence at once."""

    noun_phrases: list[NounPhrase] = field(default_factory=list)
    verb_groups: list[VerbGroup] = field(default_factory=list)
    prepositional_phrases: list[PrepositionalPhrase] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    speech: list[ReportedSpeech] = field(default_factory=list)
    np_of: list[NounPhrase | None] = field(default_factory=list)  # by token index
    clause_of: list[Clause | None] = field(default_factory=list)  # by token index, innermost


class Sentence:
    """A sentence, headline or list item; `start:end` leaves out the white space around it."""

    def __init__(self, article: ParsedArticle, index: int, start: int, end: int, paragraph: int, is_headline: bool = False) -> None:
        self.article, self.index, self.start, self.end = article, index, start, end
        self.paragraph, self.is_headline = paragraph, is_headline
        self._starts: list[int] | None = None

    def __repr__(self) -> str:
        return f"Sentence({self.index}, {self.text!r})"

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @cached_property
    def tokens(self) -> list[Token]:
        return self.article.tokenise(self)

    @cached_property
    def analysis(self) -> Analysis:
        return self.article.analyse(self)

    @property
    def noun_phrases(self) -> list[NounPhrase]:
        return self.analysis.noun_phrases

    @property
    def verb_groups(self) -> list[VerbGroup]:
        return self.analysis.verb_groups

    @property
    def clauses(self) -> list[Clause]:
        return self.analysis.clauses

    @property
    def speech(self) -> list[ReportedSpeech]:
        return self.analysis.speech

    @property
    def mentions(self) -> list[Mention]:
        return self.article.mentions_in(self.start, self.end)

    @property
    def previous(self) -> Sentence | None:
        return self.article.sentences[self.index - 1] if self.index else None

    @property
    def next(self) -> Sentence | None:
        following = self.index + 1
        return self.article.sentences[following] if following < len(self.article.sentences) else None

    def index_at(self, offset: int) -> int | None:
        """The index of the token that covers a text offset (or the last one before it); None when there are no tokens."""
        starts = self._starts
        if starts is None:
            starts = self._starts = [t.start for t in self.tokens]
        found = bisect_right(starts, offset)
        return found - 1 if found else 0 if starts else None

    def token_at(self, offset: int) -> Token | None:
        found = self.index_at(offset)
        return None if found is None else self.tokens[found]

    def np_at(self, offset: int) -> NounPhrase | None:
        """The base noun phrase that covers a text offset."""
        found = self.index_at(offset)
        return None if found is None else self.analysis.np_of[found]

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause that covers a text offset."""
        found = self.index_at(offset)
        return None if found is None else self.analysis.clause_of[found]

    def attachment(self, offset: int) -> Attachment:
        """Where the quantity (or any phrase) at this offset hangs."""
        from pipelines.extraction.syntax.attach import attachment

        return attachment(self, offset)

    def np_governing(self, offset: int) -> NounPhrase | None:
        """The noun phrase whose modifier, postmodifier or apposition the quantity at this offset is: "*profit* of $5m", "a 5% *rise*"."""
        return self.attachment(offset).noun_phrase

    def speech_at(self, offset: int) -> ReportedSpeech | None:
        """The reported speech whose content covers this offset, innermost first."""
        covering = [s for s in self.speech if s.content[0] <= offset < s.content[1]]
        return min(covering, key=lambda s: s.content[1] - s.content[0], default=None)


class ParsedArticle:
    """An article cut into sentences, with its names; built by `parse`. `normal` is `text` with odd characters replaced one for one."""

    def __init__(
        self,
        text: str,
        normal: str,
        quantities: Sequence[Quantity],
        times: Sequence[TimeExpression],
        tokenise: Callable[[Sentence], list[Token]],
        analyse: Callable[[Sentence], Analysis],
        find_mentions: Callable[[ParsedArticle], list[Mention]],
    ) -> None:
        self.text, self.normal, self.quantities, self.times = text, normal, quantities, times
        self.tokenise, self.analyse, self._find_mentions = tokenise, analyse, find_mentions
        self.sentences: list[Sentence] = []
        self.paragraphs: list[tuple[int, int]] = []
        self.dateline: tuple[int, int] | None = None
        self._starts: list[int] | None = None
        self._mentions: list[Mention] | None = None
        self._mention_starts: list[int] = []
        self.memo: dict[object, object] = {}  # per-document caches of the modules that resolve names

    @property
    def headline(self) -> Sentence | None:
        """The first heading of more than two words, when nothing but headings stands before it."""
        for sentence in self.sentences[:4]:
            if not sentence.is_headline:
                return None
            if sentence.text.count(" ") > 1:
                return sentence
        return None

    @property
    def country(self) -> str | None:
        """The country the article is about, when it names one more than any other; otherwise None."""
        from pipelines.extraction.syntax.prominence import home_country

        return home_country(self)

    @property
    def mentions(self) -> list[Mention]:
        """Every name in the article, in text order, never overlapping."""
        if self._mentions is None:
            self._mentions = self._find_mentions(self)
            self._mention_starts = [m.start for m in self._mentions]
        return self._mentions

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        mentions = self.mentions
        first = bisect_right(self._mention_starts, start - 1)
        return mentions[first : bisect_right(self._mention_starts, end - 1)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers a text offset, or the last one before it."""
        if self._starts is None:
            self._starts = [s.start for s in self.sentences]
        found = bisect_right(self._starts, offset) - 1
        return self.sentences[max(found, 0)] if self.sentences else None

    def resolve(self, np: NounPhrase | None) -> Mention | None:
        """The name a noun phrase stands for: its own, or that of its antecedent ("the company", "it"); None when a reader cannot tell."""
        from pipelines.extraction.syntax.coreference import resolve

        return resolve(np)
