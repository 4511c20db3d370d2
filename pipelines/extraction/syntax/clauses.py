"""Clauses of a chunked sentence: which noun phrase is whose subject or object, what hangs on what.

Verb groups are taken from left to right; each looks back for its subject over what can stand between (adverbs, times, prepositional
phrases, an interruption between commas). Every look back is bounded.
"""

from __future__ import annotations

from pipelines.extraction.syntax.asides import cut_out_aside
from pipelines.extraction.syntax.chunks import Element
from pipelines.extraction.syntax.extents import lay_out
from pipelines.extraction.syntax.lexicon import wordset
from pipelines.extraction.syntax.look_back import LookBack
from pipelines.extraction.syntax.model import Analysis, Clause, NounPhrase, PrepositionalPhrase, Sentence, Token, VerbGroup
from pipelines.extraction.syntax.relations import LOOK_BACK, SEPARATORS, belongs_to_noun, relate
from pipelines.extraction.syntax.tagger_words import CLAUSE_VERBS

#: After these verbs the object is the subject of a following infinitive: "expects profit to rise".
_OBJECT_CONTROL = wordset(
    """expect allow force ask enable urge want cause permit require see help lead order peg rate persuade encourage forecast predict project tell
    invite advise prompt authorise authorize instruct estimate believe get let make oblige push drive"""
)
#: Nouns with an infinitive of what their holder means to do: in "makes an *offer* to buy" nobody else buys.
_INTENTIONS = wordset("offer bid plan proposal attempt effort decision promise pledge commitment agreement deal intention option right move request application vow")
_ACCUSE = wordset("accuse suspect fine sue charge prevent stop blame criticise criticize convict ban bar discourage keep")
_SAY_LIKE = wordset("say add note explain report announce comment state warn claim argue insist admit write conclude")
#: Verbs that set one name against another: what follows the second is told of it.
_SET_AGAINST = wordset("beat outpace outperform overtake outsell trail follow lead join lag surpass include leave")
_EXTREMES = frozenset(("hardest", "worst", "heaviest", "best", "least", "most"))
#: Participles that after a comma tell of the name before it, whatever the subject is: "from Acme, *fined* $3m in May,".
_OF_THE_NAME = wordset("fine found base own value list back lead buy acquire establish launch create head chair sell")
_SIGNS = frozenset((",", ":", ";", "(", ")", "[", "]", "\"", "'", "--"))


def find_clauses(sentence: Sentence, tokens: list[Token], elements: list[Element], analysis: Analysis) -> None:
    """Fill the analysis with clauses, and attach phrases to each other."""
    relate(elements, tokens, analysis)
    around, aside, dashes = cut_out_aside(elements, tokens)
    _Builder(sentence, tokens, around, analysis).run()
    if aside:
        _Builder(sentence, tokens, aside, analysis).run()
    elif not analysis.clauses and elements:
        analysis.clauses.append(_without_verb(sentence, tokens, elements))
    lay_out(analysis, len(tokens), dashes)


def _without_verb(sentence: Sentence, tokens: list[Token], elements: list[Element]) -> Clause:
    """The one clause of a line without a verb."""
    clause = Clause(sentence, 0, len(tokens), "verbless")
    clause.subject = next((e.item for e in elements if e.kind == "np" and e.item.preposition is None), None)
    clause.subject_basis = "explicit" if clause.subject is not None else "none"
    return clause


class _Builder(LookBack):
    """The pass over the elements of one sentence."""

    def __init__(self, sentence: Sentence, tokens: list[Token], elements: list[Element], analysis: Analysis) -> None:
        super().__init__(sentence, tokens, elements, analysis)
        self.taken: dict[int, Clause] = {}  # id of a noun phrase -> the clause whose subject it is
        self.object_of: dict[int, Clause] = {}

    def run(self) -> None:
        elements = self.elements
        clauses = self.analysis.clauses
        waiting: list[Clause] = []  # participles and infinitives before any finite verb
        for i, e in enumerate(elements):
            if e.kind == "np" and e.item.determiner == "whose" and e.item.holder is None:
                e.item.holder = self.antecedent(i)  # "Acme, whose sales": the sales are Acme's
            if e.kind == "vg" and e.item is not None:
                clause = self._finite(i, e.item) if e.item.form == "finite" else self._non_finite(i, e.item)
                self.clause_at[i] = clause
                clauses.append(clause)
                if clause.subject is None and e.item.form != "finite":
                    waiting.append(clause)
                elif waiting and e.item.form == "finite" and clause.subject is not None and clause.kind in ("main", "coordinate", "complement"):
                    for w in waiting:
                        w.subject, w.subject_basis, w.parent = clause.subject, "controlled", w.parent or clause
                    waiting.clear()
                self._collect(i, clause)
            elif e.kind == "RB" and self.tokens[e.first].lower in ("up", "down") and self._predicate_alone(i):
                clause = self._verbless(i)
                clauses.append(clause)
                self.clause_at[i] = clause
                self._collect(i, clause)
        self._attach_rest()

    # --- subjects

    def _finite(self, i: int, vg: VerbGroup) -> Clause:
        clause = Clause(self.sentence, vg.first, vg.last, "main", vg)
        if vg.lemma == "be" and self._predicate_first(vg.first) and (shown := self._np_after(i)) is not None:
            clause.subject, clause.subject_basis = shown, "explicit"  # "Hardest hit were *shoemakers*", "Up 16% was *Acme*"
            self.taken.setdefault(id(shown), clause)
            return clause
        k = self.skip_back(i - 1)
        if k < 0:
            return self._inverted(i, clause)
        e = self.elements[k]
        word = self.tokens[e.first].lower
        if e.kind == "marker" and self.tokens[e.first].tag in ("WDT", "WP"):
            antecedent = self.antecedent(k)
            clause.kind, clause.marker = "relative", word
            if antecedent is not None:
                clause.subject, clause.subject_basis = antecedent, "relative"
                clause.parent = self.taken.get(id(antecedent)) or self.last_clause(k)
            return clause
        if e.kind == "np":
            top = self.chain_start(k)
            if top >= 0:
                return self._with_subject(i, top, clause)
            comma = next((j for j in range(k - 1, max(-1, k - 8), -1) if self.elements[j].kind not in ("np", "prep", "adj", "RB")), -1)
            if comma > 0 and self.elements[comma].kind == "," and e.item.preposition is not None:
                return self._after_comma(i, comma, clause)  # "Acme, a shoe maker, with 5m users has"
            return self._inherit(i, clause)
        if e.kind == ",":
            return self._after_comma(i, k, clause)
        if e.kind == "cc":
            return self._inherit(k, clause)
        if e.kind == "marker":
            clause.kind, clause.marker = "adverbial", word
            return clause
        if e.kind == "vg" and self.elements[k].item is not None and self.clause_at.get(k) is not None and e.item.form == "gerund":
            # "its selling will …": the gerund is the subject; nobody's name
            clause.parent = self.clause_at[k]
            return clause
        return self._inverted(i, clause) if e.kind in ("\"", "'", ":", ";") else self._inherit(i, clause)

    def _predicate_first(self, verb: int) -> bool:
        """Whether a sentence begins with what its verb "be" says of a subject that follows: a superlative and "hit", a participle, a move."""
        tokens = self.tokens
        if verb < 1 or any(c.verb is not None and c.verb.form == "finite" for c in self.analysis.clauses):
            return False
        first, second = tokens[0].lower, tokens[1].lower
        if first in _EXTREMES and second in ("hit", "affected", "off", "placed"):
            return True
        if first in ("up", "down", "off") and tokens[1].tag == "QTY":
            return True
        return tokens[0].tag == "VBN" and first in ("listed", "included", "gone", "attached", "excluded", "gathered") and verb > 1

    def _with_subject(self, i: int, top: int, clause: Clause) -> Clause:
        np: NounPhrase = self.elements[top].item
        if np.kind == "time" and top > 0:
            # "said last year would": the time is no subject if another phrase stands before
            other = self.skip_back(top - 1)
            if other >= 0 and self.elements[other].kind == "np" and (start := self.chain_start(other)) >= 0 and self.elements[start].item.kind != "time":
                np, top = self.elements[start].item, start
        if np.kind == "quantity" and top > 0 and self.elements[top - 1].kind == "np" and self.elements[top - 1].item.kind == "noun" and self.tokens[np.first].lower in ("over", "under", "above", "below"):
            np, top = self.elements[top - 1].item, top - 1  # "laptops over $1,000 account for"
        np = np.conjunct_of or np
        if np.appositive_of is not None:
            np = np.appositive_of
        holder = self.object_of.get(id(np))
        if holder is not None and holder.kind in ("relative", "participial", "infinitive") and self._unfinished(holder):
            # "a company that makes *boots* said": the verb is the antecedent's
            np = holder.subject
            top = next((j for j in range(top, max(-1, top - LOOK_BACK), -1) if self.elements[j].item is np), top)
        marker = self.marker_before(top)
        previous = self.last_clause(i)
        if np.kind == "quantity" and previous is not None and previous.subject is not None and id(np) in self.object_of and clause.verb.lemma in ("say", "compare"):
            return self._inherit(i, clause)
        was = self.object_of.get(id(np))
        if was is not None:
            was.objects = [o for o in was.objects if o is not np]
            for p in [p for p in was.adjuncts if np.last <= p.index < clause.verb.first and p.object is not None and p.object.kind in ("name", "noun")]:
                # "said debt *at Acme* had risen": the phrase is the new subject's
                was.adjuncts.remove(p)
                p.governor = np
                np.postmodifiers.append(p)
            for c in self.analysis.clauses:
                if c.subject_basis == "controlled" and c.verb is not None and c.verb.form == "participle" and np.last <= c.verb.first < clause.verb.first:
                    c.subject, c.subject_basis = np, "explicit"  # "said the plan, *launched* in May, has"
            clause.parent = was
            clause.kind = "complement"
        if id(np) in self.taken and self.taken[id(np)].verb is not None:
            clause.kind, clause.parent = "coordinate", self.taken[id(np)]
        elif marker is not None:
            word = self.tokens[marker.first].lower
            clause.marker = word
            tag = self.tokens[marker.first].tag
            if word == "where" and np.kind == "noun":
                np.holder = self.antecedent(self.elements.index(marker, max(0, top - 6)))  # "at Acme, where sales fell"
            clause.kind = "complement" if word in ("that", "whether", "what", "how") else "relative" if tag in ("WDT", "WP") else "adverbial"
            if clause.kind == "relative":
                antecedent = self.antecedent(self.elements.index(marker, max(0, top - 6)))
                if antecedent is not None:
                    clause.objects.append(antecedent)  # "the cost, which analysts put at $5m"
            clause.parent = previous
        elif was is None and previous is not None:
            clause.kind = "complement" if self._directly_after_clause_verb(top, previous) else "coordinate" if self._cc_before(top) else "main"
            clause.parent = previous
        if np.kind == "noun" and np.determiner is None and np.possessor is None and top > 1 and self.elements[top - 1].kind == ":" and self.elements[top - 2].kind == "np":
            before = self.elements[top - 2].item
            np.holder = before if before.kind == "name" else None  # "The surprise was Acme: sales doubled"
        clause.subject, clause.subject_basis = np, "explicit"
        self.taken.setdefault(id(np), clause)
        return clause

    def _unfinished(self, clause: Clause) -> bool:
        """Whether a modifying clause hangs on a phrase that has no verb of its own yet."""
        subject = clause.subject
        if subject is None or clause.subject_basis not in ("relative", "explicit") or (clause.verb is not None and clause.verb.lemma in CLAUSE_VERBS):
            return False
        return id(subject) not in self.taken and id(subject) not in self.object_of and subject.preposition is None

    def _directly_after_clause_verb(self, top: int, previous: Clause) -> bool:
        return previous.verb is not None and previous.verb.lemma in CLAUSE_VERBS and not any(self.elements[j].kind in (";", ":") for j in range(max(0, top - 8), top))

    def _cc_before(self, top: int) -> bool:
        return top > 0 and self.elements[top - 1].kind == "cc"

    def _after_comma(self, i: int, comma: int, clause: Clause) -> Clause:
        """The verb stands after a comma: after an interruption ("Acme, which sells boots, said"), or in a list of verbs."""
        right = comma
        for _ in range(5):
            left = next((j for j in range(right - 1, max(-1, right - LOOK_BACK), -1) if self.elements[j].kind == ","), -1)
            if left <= 0:
                break
            opener = self.elements[left + 1]
            k = self.skip_back(left - 1)
            if k >= 0 and self.elements[k].kind == "np" and self._may_interrupt(opener):
                top = self.chain_start(k)
                if top >= 0:
                    np = self.elements[top].item
                    np = np.conjunct_of or np.appositive_of or np
                    used = self.taken.get(id(np))
                    said = self.object_of.get(id(np))
                    free = said is None or (said.verb is not None and said.verb.lemma in CLAUSE_VERBS and said.verb.form == "finite" and not said.verb.passive)
                    free = free or (top > 1 and self.elements[top - 1].kind == "cc" and self.elements[top - 2].kind in (",", "np"))
                    if used is None and free and np.kind not in ("time", "quantity"):
                        return self._with_subject(i, top, clause)
            right = left
        previous = self.last_clause(i)
        k = self.skip_back(comma - 1)
        if previous is None and k >= 0 and self.elements[k].kind == "np":
            top = self.chain_start(k)
            if top >= 0:
                return self._with_subject(i, top, clause)
        if self.tokens[self.elements[comma].first + 1 : self.elements[comma].first + 2] and clause.verb.lemma in _SAY_LIKE and self._np_after(i) is not None:
            return self._inverted(i, clause)
        return self._inherit(comma, clause)

    def _may_interrupt(self, opener: Element) -> bool:
        if opener.kind in ("prep", "np", "adj", "RB"):
            return True
        if opener.kind == "marker":
            return True
        return opener.kind == "vg" and opener.item is not None and opener.item.form != "finite"

    def _np_after(self, i: int) -> NounPhrase | None:
        e = self.elements[i + 1] if i + 1 < len(self.elements) else None
        return e.item if e is not None and e.kind == "np" and e.item.kind in ("name", "noun", "pronoun") else None

    def _inverted(self, i: int, clause: Clause) -> Clause:
        """"…," said Joe Gray: the subject follows a verb of saying."""
        np = self._np_after(i)
        if np is not None and clause.verb.lemma in _SAY_LIKE:
            clause.subject, clause.subject_basis, clause.kind = np, "explicit", "main"
            self.taken.setdefault(id(np), clause)
            return clause
        return self._inherit(i, clause)

    def _inherit(self, i: int, clause: Clause) -> Clause:
        """A verb that shares its subject with an earlier one: "rose 5% and fell"."""
        previous = self.last_clause(i)
        if previous is None:
            return clause
        if previous.kind == "relative" and previous.parent is not None and self._comma_between(previous, i) and not self._clause_needs(previous, clause):
            previous = previous.parent
        clause.kind, clause.parent = "coordinate", previous
        if previous.subject is not None:
            clause.subject, clause.subject_basis = previous.subject, "coordinate"
        return clause

    def _comma_between(self, previous: Clause, i: int) -> bool:
        last = previous.verb.last if previous.verb is not None else previous.last
        return any(e.kind == "," and e.first >= last for e in self.elements[max(0, i - 12) : i + 1])

    @staticmethod
    def _clause_needs(previous: Clause, clause: Clause) -> bool:
        return previous.subject is None and clause.subject is None

    def _non_finite(self, i: int, vg: VerbGroup) -> Clause:
        clause = Clause(self.sentence, vg.first, vg.last, "infinitive" if vg.form == "infinitive" else "participial", vg)
        k = self.skip_back(i - 1)
        previous = self.last_clause(i, finite=False)
        clause.parent = previous
        before = self.elements[k] if k >= 0 else None
        if vg.form == "infinitive":
            if before is not None and before.kind == "np" and previous is not None and previous.verb is not None and previous.verb.lemma in _OBJECT_CONTROL and before.item.head_lemma not in _INTENTIONS:
                top = self.chain_start(k)
                np = self.elements[top].item if top >= 0 else before.item
                if id(np) in self.object_of and self.object_of[id(np)] is previous and not previous.verb.passive:
                    clause.subject, clause.subject_basis = np, "controlled"
                    return clause
            if previous is None and before is not None and before.kind == "np":
                top = self.chain_start(k)
                if top >= 0:
                    clause.subject, clause.subject_basis = self.elements[top].item, "explicit"
                return clause
            if previous is not None and previous.subject is not None:
                clause.subject, clause.subject_basis = previous.subject, "controlled"
            return clause
        if before is not None and before.kind == "prep" and previous is not None and previous.verb is not None and previous.verb.lemma in _ACCUSE:
            named = previous.subject if previous.verb.passive else previous.object
            if named is not None:
                clause.subject, clause.subject_basis = named, "controlled"  # "accused Acme of *paying* …"
                return clause
        if before is not None and before.kind == "np" and before.item.kind not in ("time",):
            top = self.chain_start(k)
            near = before.item.conjunct_of or before.item
            after_with = top < 0 and near.preposition is not None and near.preposition.preposition in ("with", "as", "on")
            adjacent = k == i - 1 and near.kind == "noun"
            if (after_with or adjacent or vg.form == "participle" or near.preposition is None) and (near.kind != "quantity" or (previous is None and vg.form != "participle")):
                clause.subject, clause.subject_basis = near, "explicit"
                return clause
        if before is not None and before.kind == "," and vg.form == "participle" and vg.lemma in _OF_THE_NAME and k > 1 and self.elements[k - 1].kind == "np" and self._may_be_told_of(self.elements[k - 1].item):
            clause.subject, clause.subject_basis = self.elements[k - 1].item, "explicit"
            return clause
        if before is not None and before.kind == "marker" and self.tokens[before.first].tag in ("WDT", "WP"):
            np = self.antecedent(k)
            if np is not None:
                clause.subject, clause.subject_basis = np, "relative"
                return clause
        if previous is not None and previous.subject is not None:
            clause.subject, clause.subject_basis = previous.subject, "controlled"
        elif before is not None and before.kind == "," and previous is None and k > 0 and self.elements[self.skip_back(k - 1)].kind == "np":
            top = self.chain_start(self.skip_back(k - 1))
            if top >= 0:
                clause.subject, clause.subject_basis = self.elements[top].item, "controlled"
        return clause

    @staticmethod
    def _may_be_told_of(np: NounPhrase) -> bool:
        """Whether a participle after a comma can tell of a phrase: a name that is no mere place ("a hotel *in Sydney*, bought in March")."""
        place = np.mention is not None and np.mention.kind in ("place", "nationality")
        return np.kind == "name" and not place and (np.preposition is None or np.preposition.preposition not in ("in", "at", "near"))

    def _predicate_alone(self, i: int) -> bool:
        """Whether "up" or "down" at `i` is a predicate of its own: ", up 42%", "Profit up 5%"."""
        before = self.elements[i - 1].kind if i else ""
        after = self.elements[i + 1] if i + 1 < len(self.elements) else None
        if before == "vg" or after is None:
            return False
        return (after.kind == "np" and after.item.kind == "quantity") or (before in (",", "np", "(") and after.kind in ("prep", "TO"))

    def _verbless(self, i: int) -> Clause:
        clause = Clause(self.sentence, self.elements[i].first, self.elements[i].last, "verbless", predicate=self.elements[i].first)
        k = self.skip_back(i - 1)
        comma = k >= 0 and self.elements[k].kind in (",", "(", "--", ":")
        if comma:
            k = self.skip_back(k - 1)
        previous = self.last_clause(i, finite=False)
        clause.parent = previous
        if k >= 0 and self.elements[k].kind == "np" and not comma:
            near: NounPhrase = self.elements[k].item
            if near.preposition is not None and near.preposition.preposition in ("with", "as", "on") and near.kind in ("noun", "name"):
                clause.subject, clause.subject_basis = near, "explicit"  # "with closest rival *Acme* down 3%"
                return clause
            top = self.chain_start(k)
            if top >= 0 and self.elements[top].item.kind in ("noun", "name", "pronoun"):
                clause.subject, clause.subject_basis = self.elements[top].item, "explicit"
                return clause
        if comma and previous is None and k >= 0 and self.elements[k].kind == "np" and (top := self.chain_start(k)) >= 0 and self.elements[top].item.kind in ("noun", "name"):
            clause.subject, clause.subject_basis = self.elements[top].item, "explicit"  # "Housing costs, up 4%, …"
            return clause
        if comma and k > 1 and self.elements[k].kind == "np" and self.elements[k - 1].kind == "cc" and self.elements[k - 2].kind == "," and previous is not None and previous.kind == "verbless":
            clause.subject, clause.subject_basis = self.elements[k].item, "explicit"  # "…, and *transport*, up 3%"
            return clause
        beaten = self._beaten(k) if comma else None
        measured = self._measured(k)
        if beaten is not None:
            clause.subject, clause.subject_basis = beaten, "explicit"
        elif measured is not None:
            clause.subject, clause.subject_basis = measured, "controlled"
        elif previous is not None and previous.subject is not None:
            clause.subject, clause.subject_basis = previous.subject, "controlled"
        return clause

    def _beaten(self, k: int) -> NounPhrase | None:
        """The name right before ", down 1%" that another one is set against: "beating *Acme*, down 1%"."""
        e = self.elements[k] if k > 0 else None
        if e is None or e.kind != "np" or e.item.kind != "name":
            return None
        before = self.elements[k - 1]
        if before.kind == "vg" and before.item is not None:
            return e.item if before.item.lemma == "be" or (before.item.form in ("gerund", "participle") and before.item.lemma in _SET_AGAINST) else None
        return e.item if before.kind == "prep" and before.item.preposition in ("ahead of", "followed by", "behind", "against", "unlike") else None

    def _measured(self, k: int) -> NounPhrase | None:
        """The noun whose amount stands before ", up 5%": "a *profit* of $5m, up 5%"; None where the amount is the verb's own."""
        for j in range(k, max(-1, k - 14), -1):
            e = self.elements[j]
            if e.kind == "np" and e.item.kind == "quantity" and e.item.preposition is not None and e.item.preposition.preposition == "of":
                top = self.elements[j - 2] if j >= 2 else None
                if top is not None and top.kind == "np" and top.item.kind == "noun":
                    return top.item
            if e.kind == "vg" or e.kind in SEPARATORS:
                return None
        return None

    # --- objects and adjuncts

    def _collect(self, i: int, clause: Clause) -> None:
        """Objects, agent, predicate and adjuncts to the right of a verb group, up to the next verb."""
        elements, n = self.elements, len(self.elements)
        governor = clause.verb
        last_np: NounPhrase | None = None
        seen_object = False
        j = i + 1
        while j < n:
            e = elements[j]
            if e.kind == "vg" or e.kind == "marker" or e.kind in SEPARATORS or e.kind == ".":
                break
            if e.kind == "cc":
                following = elements[j + 1] if j + 1 < n else None
                if following is None or following.kind not in ("np", "prep") or (following.kind == "np" and following.item.conjunct_of is None and self._verb_follows(j + 1)):
                    break
            elif e.kind == "RB" and self.tokens[e.first].lower in ("up", "down") and clause.verb is not None and j > i + 1 and self._predicate_alone(j):
                break
            elif e.kind in ("adj", "RB", "RP"):
                if clause.predicate is None and clause.verb is not None and (clause.verb.lemma in ("be", "become", "remain", "stay", "seem", "look", "end", "close") or clause.verb.passive):
                    clause.predicate = e.first
            elif e.kind == "prep":
                self._prepositional(e.item, clause, governor, last_np, j)
                if e.item.object is not None:
                    j += 1
                    last_np = e.item.object
            elif e.kind == "np":
                np: NounPhrase = e.item
                if np.conjunct_of is not None or np.appositive_of is not None or np is clause.subject or np.kind == "time":
                    pass
                elif elements[j - 1].kind not in _SIGNS or not seen_object:
                    if elements[j - 1].kind == "," and j > i + 2 and self._verb_follows(j):
                        break
                    clause.objects.append(np)
                    self.object_of[id(np)] = clause
                    seen_object = True
                if np.kind != "time":
                    last_np = np
            elif e.kind == "," and seen_object and j + 1 < n and elements[j + 1].kind == "np" and self._verb_follows(j + 1) and elements[j + 1].item.conjunct_of is None:
                break
            j += 1

    def _verb_follows(self, j: int) -> bool:
        """Whether the phrase at `j` is directly followed by a finite verb (after its prepositional phrases)."""
        j += 1
        n = len(self.elements)
        while j < n and (self.elements[j].kind in ("prep", "RB") or (self.elements[j].kind == "np" and self.elements[j - 1].kind == "prep")):
            j += 1
        return j < n and self.elements[j].kind == "vg" and self.elements[j].item is not None and self.elements[j].item.form == "finite"

    def _prepositional(self, p: PrepositionalPhrase, clause: Clause, governor: VerbGroup | None, last_np: NounPhrase | None, j: int) -> None:
        """Attach one phrase to the noun before it or to the verb."""
        if p.object is not None and p.preposition == "by" and clause.verb is not None and clause.verb.passive and p.object.kind in ("name", "noun", "pronoun") and clause.agent is None:
            clause.agent = p.object
        before = self.elements[j - 1].kind
        if last_np is not None and last_np.kind == "quantity" and last_np.preposition is not None and isinstance(last_np.preposition.governor, NounPhrase):
            last_np = last_np.preposition.governor  # "a decline of 2% *for shipments*"
        if last_np is not None and before == "np" and belongs_to_noun(p, last_np):
            p.governor = last_np
            last_np.postmodifiers.append(p)
            return
        p.governor = governor
        clause.adjuncts.append(p)

    def _attach_rest(self) -> None:
        """Prepositional phrases no verb has taken: those of subjects and of verbless lines hang on the noun before."""
        elements = self.elements
        for j, e in enumerate(elements):
            if e.kind != "prep" or e.item.governor is not None or j == 0:
                continue
            before = elements[j - 1]
            if before.kind == "np" and before.item.kind != "time" and (before.item.kind != "quantity" or e.item.preposition == "of") and not (e.item.object is not None and e.item.object.kind == "time" and e.item.preposition != "of"):
                e.item.governor = before.item
                before.item.postmodifiers.append(e.item)
