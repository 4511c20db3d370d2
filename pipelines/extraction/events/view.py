"""A sentence as event rules see it: the classes of its tokens, the arguments of a verb or noun; which rule fits is decided in frames.py."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from pipelines.extraction.events.lexicon import class_phrases, classes
from pipelines.extraction.syntax.model import Analysis, Clause, NounPhrase, Sentence, Token

_KINDS = {
    "company": frozenset({"NAME", "ORG"}),
    "group": frozenset({"NAME", "ORG"}),
    "publisher": frozenset({"NAME", "ORG", "PUBLISHER"}),
    "regulator": frozenset({"NAME", "ORG", "REGULATOR", "REGULATORBODY", "GOVONLY"}),
    "government": frozenset({"NAME", "ORG", "GOV", "GOVONLY"}),
    "person": frozenset({"NAME", "PERSON"}),
    "place": frozenset({"PLACE"}),
    "nationality": frozenset({"PLACE"}),
    "product": frozenset({"NAME", "PRODUCT"}),
    "market": frozenset(),
}
_PRONOUNS = {"it", "they", "its", "their", "he", "she", "his", "her", "we", "our"}
_PERSONAL = {"he", "she", "his", "her"}
_DIMENSIONS = {
    "money": frozenset({"MONEY"}),
    "percent": frozenset({"PERCENT"}),
    "count": frozenset({"COUNT"}),
    "bare": frozenset({"COUNT"}),
}
#: Words of a time that give it a class of its own.
_TIME_CLASSES = {"ago": "AGO"} | dict.fromkeys(("quarter", "months", "weeks", "half", "year", "years", "half-year", "six-month", "nine-month"), "STRETCH")
_MAKERS, _FIRM = ("maker", "makers"), frozenset({"FIRM"})
_LEGAL = re.compile(r"(?: (?:corp|inc|co|ltd|plc|company|corporation|limited|group))?\.?$")
_EMPTY: frozenset[str] = frozenset()
_NAMED = frozenset({"NAME", "ORG", "PERSON"})
_BODIES = frozenset({"CENTRALBANK", "GOV", "COURT", "REGULATORBODY"})

#: Words at which the object of a verb or the complement of a noun ends.
_OBJECT_STOPS = frozenset(
    (
        ",", ";", ":", "(", ")", ".", "—", "–", "--", "-", "that", "which", "who", "whom", "whose", "when", "while", "where", "after",
        "before", "because", "although", "though", "since", "if", "unless", "as", "but", "for", "with", "from", "by", "in", "on", "at",
        "to", "into", "via", "amid", "despite", "following", "under", "through", "during", "until", "against", "over", "about", "at",
        "said", "says", "than",
    )
)  # fmt: skip
_WIDE_STOPS = frozenset(
    (
        ";", ":", ".", "(", "—", "–", "--", "that", "which", "who", "when", "while", "where", "after", "before", "because", "although",
        "though", "if", "unless", "but", "said", "says",
    )
)  # fmt: skip
#: Nouns of change, which are followed by what changes.
_CHANGES = frozenset({"rise", "rises", "increase", "increases", "cut", "cuts", "reduction", "fall", "change", "changes", "ban", "limit", "freeze", "halt"})
_LEFT_STOPS = frozenset(
    (
        ";", ":", "—", "–", "--", "that", "which", "who", "when", "while", "where", "because", "although", "though", "if", "unless",
        "but", "said", "says",
    )
)  # fmt: skip
BE = frozenset(
    (
        "is", "are", "was", "were", "be", "been", "being", "'s", "'re",
    )
)  # fmt: skip


@dataclass(slots=True)
class Arguments:
    """Token positions of what surrounds a trigger."""

    subject: list[int] = field(default_factory=list)
    object: list[int] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)
    passive: bool = False
    modifiers: list[int] = field(default_factory=list)
    clause: Clause | None = None


@lru_cache(maxsize=20_000)
def _of_word(lower: str) -> frozenset[str]:
    """The classes of a plain word."""
    c = classes().get(lower, _EMPTY)
    if not c and lower.endswith(_MAKERS):
        c = _FIRM  # "a steelmaker"
    if lower in _PRONOUNS:
        c |= {"PRONOUN", "PERSON"} if lower in _PERSONAL else {"PRONOUN"}
    return c - _NAMED if "GRADE" in c else c


@lru_cache(maxsize=20_000)
def _of_name(kind: str, lower: str) -> frozenset[str]:
    """The classes of a name."""
    known = classes()
    c = _KINDS.get(kind, _EMPTY) | known.get(lower, _EMPTY) | known.get(_LEGAL.sub("", lower), _EMPTY)
    head = lower.split(" of ", 1)[0]
    if head != lower:
        c |= known.get(head, _EMPTY) & _BODIES  # "the Reserve Bank of Norway"
    if kind in ("group", "regulator", "government", "publisher"):
        words = head.split()
        c |= known.get(words[-1], _EMPTY) - {"FIRM", "PLANT", "PRODUCT", "STAKE", "FUNDS"} if words else _EMPTY
    return c


def _of_unit(t: Token) -> frozenset[str]:
    """The classes of a name, a quantity or a time."""
    if t.mention is not None:
        c = _of_name(t.mention.kind, t.lower)
    elif t.quantity is not None:
        known = classes()
        c = _DIMENSIONS.get(t.quantity.dimension, _EMPTY)
        if t.quantity.dimension in ("count", "bare") and t.quantity.value >= 100:
            c |= {"MANY"}
        if t.quantity.noun:
            c |= known.get(t.quantity.noun.lower(), _EMPTY)
        for word in t.lower.split()[1:]:
            c |= known.get(word, _EMPTY) - {"MONEYWORD"}
    else:
        c = _of_word(t.lower)
    if t.time is not None:
        c |= {"TIME", *(_TIME_CLASSES[w] for w in t.lower.split() if w in _TIME_CLASSES)}
    return c - _NAMED if "GRADE" in c else c  # "BBB-minus" is no name


class View:
    """One sentence with the classes of its tokens."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: list[Token] = sentence.tokens
        self.lower = [t.lower for t in self.tokens]

    @cached_property
    def analysis(self) -> Analysis:
        """The syntax; tags are decided with it, words and classes are known without it."""
        return self.sentence.analysis

    @cached_property
    def classes(self) -> list[frozenset[str]]:
        return self._classify()

    @cached_property
    def present(self) -> frozenset[str]:
        """Every class present in the sentence."""
        return frozenset().union(*self.classes)

    @property
    def finite(self) -> bool:
        """Whether the sentence has a finite verb; a headline the tagger did not understand has none."""
        return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in self.tokens)

    def _classify(self) -> list[frozenset[str]]:
        known, lower = classes(), self.lower
        found = [
            _of_word(t.lower) if t.mention is None and t.quantity is None and t.time is None else _of_unit(t) for t in self.tokens
        ]
        phrases = class_phrases()
        for i, (word, following) in enumerate(pairwise(lower)):
            if word in phrases and following in phrases[word]:
                pair = f"{word} {following}"
                c = known.get(pair)
                if c is None and i + 2 < len(lower):
                    c = known.get(f"{pair} {lower[i + 2]}")
                if c is not None:
                    dropped = {"PRICE"} if "PRICETARGET" in c else {"NOTPRODUCT"} if "PRODUCT" in c else _EMPTY
                    found[i] = (found[i] | c) - dropped
                    found[i + 1] = (found[i + 1] | c) - dropped
        return found

    def holds(self, positions: list[int], wanted: frozenset[str]) -> bool:
        found = self.classes
        for i in positions:  # noqa: SIM110  # asked for every rule of every trigger: a generator costs twice as much
            if not wanted.isdisjoint(found[i]):
                return True
        return False

    def holds_head(self, positions: list[int], wanted: frozenset[str]) -> bool:
        """Like `holds`, for words that head their phrase: in "the equipment supplier Acme" equipment is not what is bought."""
        found, phrases = self.classes, self.analysis.np_of
        return any(
            not wanted.isdisjoint(found[i]) and ((np := phrases[i]) is None or np.head == i or self.tokens[i].quantity is not None)
            for i in positions
        )

    def infinitive_in(self, positions: list[int]) -> bool:
        """Whether an infinitive stands there: "told banks to lower their fees"."""
        return any(self.lower[i] == "to" and i + 1 < len(self.tokens) and self.tokens[i + 1].tag[:2] in ("VB", "NN", "RB") for i in positions)

    def verb_arguments(self, first: int, last: int) -> Arguments:
        """What surrounds the verb printed at tokens first..last-1 (last is past a particle)."""
        clause = self._clause(first)
        group = clause.verb if clause is not None else None
        passive = group.passive if group is not None else self._passive(first)
        after, wide = self._after(last, _OBJECT_STOPS, 12), self._after(last, _WIDE_STOPS, 16)
        left = self._phrase_positions(clause.subject) if clause is not None and clause.subject is not None else self._before(first)
        if passive:
            agent = self._phrase_positions(clause.agent) if clause is not None and clause.agent is not None else self._by(last)
            return Arguments(agent, [*left, *after], wide, True, [], clause)
        if clause is not None:
            for np in clause.objects:
                after = sorted({*after, *self._phrase_positions(np, ("of",))})
        return Arguments(left, after, wide, False, [], clause)

    def noun_arguments(self, first: int, last: int) -> Arguments:
        """Modifiers before and the complement after the noun printed at tokens first..last-1."""
        before: list[int] = []
        for i in range(first - 1, max(first - 9, -1), -1):
            tag = self.tokens[i].tag
            if (
                tag[:2] in ("NN", "JJ", "CD", "VB")
                or tag in ("POS", "PRP$", "QTY", "TIME", "DT", "PRP", "HYPH", "CC")
                or self.lower[i] in ("'s", "'", "&", "-")
            ):
                if tag[:2] == "VB" and tag not in ("VBN", "VBG"):
                    break
                before.append(i)
                if tag in ("DT", "PRP$"):
                    break
            else:
                break
        after: list[int] = []
        if last + 1 < len(self.tokens) and self.tokens[last].time is not None:
            last += 1  # "the collapse last week of"
        stops = _OBJECT_STOPS - {"for", "with", "by", "in", "to", "from", "at", "into", "-"}
        if self.tokens[last - 1].tag in ("IN", "TO") and last - first > 1:
            after = self._after(last, stops, 10)
        elif last < len(self.tokens) and self.lower[last] in (
            "of",
            "in",
            "for",
            "by",
            "with",
            "between",
            "from",
            "into",
            "at",
            "against",
            "to",
            "on",
            "over",
            "worth",
            "among",
        ):
            after = self._after(last + 1, stops, 10)
        wide = self._after(last, _WIDE_STOPS, 14)
        clause = self._clause(first, main=False)
        subject = self._phrase_positions(clause.subject) if clause is not None and clause.subject is not None else self._before(first)
        return Arguments(subject, before[::-1] + after, wide, False, before, clause)

    def auxiliary(self, position: int, last: int) -> bool:
        """Whether the token only helps a verb beyond its trigger's words: "has" of "has said"."""
        clause = self.analysis.clause_of[position]
        group = clause.verb if clause is not None else None
        return group is not None and group.first <= position < last <= group.main

    def _clause(self, position: int, main: bool = True) -> Clause | None:
        by_token = self.analysis.clause_of
        clause = by_token[position] if position < len(by_token) else None
        if clause is not None and main and (clause.verb is None or not clause.verb.first <= position < clause.verb.last):
            return next((c for c in self.sentence.clauses if c.verb is not None and c.verb.main == position), None)
        return clause

    def _phrase_positions(
        self, np: NounPhrase | None, prepositions: tuple[str, ...] = ("of", "in", "at", "for", "by", "from")
    ) -> list[int]:
        if np is None or np.sentence is not self.sentence:
            return []
        positions = list(range(np.first, np.last))
        for p in np.postmodifiers:
            if p.object is not None and p.preposition in prepositions:
                positions += range(p.object.first, p.object.last)
        for c in np.conjuncts:
            positions += range(c.first, c.last)
        if np.apposition is not None:
            positions += range(np.apposition.first, np.apposition.last)
        return positions

    def _passive(self, position: int) -> bool:
        token = self.tokens[position]
        if not (token.tag == "VBN" or token.lower.endswith(("ed", "en", "wn", "ut", "ld", "ht", "et"))):
            return False
        for i in range(position - 1, max(position - 4, -1), -1):
            if self.lower[i] in BE:
                return True
            if self.tokens[i].tag not in ("RB", "VBN", "VBG"):
                break
        following = self.lower[position + 1] if position + 1 < len(self.lower) else ""
        return following == "by" and token.tag == "VBN"

    def _after(self, position: int, stops: frozenset[str], limit: int) -> list[int]:
        out: list[int] = []
        closing = -1
        tokens, lower = self.tokens, self.lower
        for i in range(position, min(position + limit, len(tokens))):
            word = lower[i]
            if i <= closing:
                continue
            if word == "(" and lower[i + 2 : i + 3] == [")"] and tokens[i + 1].quantity is not None:
                closing = i + 2  # a conversion in brackets ends nothing
                continue
            if word == "," and i > position and (m := tokens[i - 1].mention) is not None and m.kind == "place":
                continue  # "the Springfield, Ohio, firm"
            if word in ("in", "of", "on") and i > position and lower[i - 1] in _CHANGES:
                out.append(i)
                continue  # "a rise in beer duty"
            if word == "as" and (lower[i + 1 : i + 2] in (["many"], ["much"]) or lower[i - 1] in ("many", "much")):
                continue
            if word in stops and not (word == "that" and len(stops) < 40 and (i == position or tokens[i - 1].time is not None)):
                break
            tag = tokens[i].tag
            if tag in ("VBD", "VBZ", "MD") and i > position:
                break
            out.append(i)
        return out

    def _before(self, position: int) -> list[int]:
        out: list[int] = []
        for i in range(position - 1, max(position - 16, -1), -1):
            if self.lower[i] in _LEFT_STOPS:
                break
            out.append(i)
        return out[::-1]

    def _by(self, position: int) -> list[int]:
        for i in range(position, min(position + 8, len(self.tokens))):
            if self.lower[i] == "by":
                return self._after(i + 1, _OBJECT_STOPS, 10)
            if self.lower[i] in _WIDE_STOPS:
                break
        return []
