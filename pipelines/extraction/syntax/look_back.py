"""Looking back from an element of a chunked sentence: to the head of a chain of prepositional phrases, a conjunction, an antecedent, a clause.

Every look back is bounded; what is made of what is found is clauses.py's matter.
"""

from __future__ import annotations

from pipelines.extraction.syntax.chunks import Element
from pipelines.extraction.syntax.model import Analysis, Clause, NounPhrase, Sentence, Token
from pipelines.extraction.syntax.relations import LOOK_BACK


class LookBack:
    """The elements of one sentence, with the clauses found so far."""

    def __init__(self, sentence: Sentence, tokens: list[Token], elements: list[Element], analysis: Analysis) -> None:
        self.sentence, self.tokens, self.elements, self.analysis = sentence, tokens, elements, analysis
        self.clause_at: dict[int, Clause] = {}  # element index of a verb group -> its clause

    def chain_start(self, i: int) -> int:
        """From the element of a noun phrase that is in a prepositional phrase back to the phrase it hangs on; the element index, or -1."""
        steps = 0
        while i >= 0 and steps < 12:
            e = self.elements[i]
            if e.kind == "np" and e.item.preposition is None:
                top = e.item.conjunct_of
                listed = i > 2 and self.elements[i - 1].kind == "cc" and self.elements[i - 2].item.conjunct_of is top if top is not None and self.elements[i - 2].kind == "np" else False
                if top is not None and top.preposition is not None and i and (self.elements[i - 1].kind == "," or listed):
                    i = next((j for j in range(i - 2, max(-1, i - 10), -1) if self.elements[j].item is top), -1)  # "in Wayville, *Ohio*, sells", "from A, B and *C*"
                    continue
                if top is None or top.preposition is None or i == 0 or self.elements[i - 1].kind != "cc" or self.elements[i - 2].item is not top:
                    return i
                i -= 2  # "the gap between spending and *income in Malta*"
                continue
            if e.kind == "np":
                i -= 1
                if i > 0 and self.elements[i].kind == "prep":
                    i -= 1
                    while i >= 0 and self.elements[i].kind in ("RB", "adj"):
                        i -= 1
            elif e.kind == "cc" or (e.kind == "," and i > 0 and self.elements[i - 1].kind == "np" and steps):
                # a list inside a prepositional phrase
                following = self.elements[i + 1]
                if following.kind == "np" and following.item.conjunct_of is not None:
                    i -= 1
                else:
                    return -1
            elif e.kind == ")":
                i = self.open_bracket(i) - 1
            elif e.kind == "vg" and e.item is not None and e.item.form in ("participle", "gerund"):
                i = self.skip_back(i - 1)  # "the orders *placed in March* rose"
            else:
                return -1
            if i >= 0 and self.elements[i].kind not in ("np", "cc", ",", ")", "vg"):
                return -1
            steps += 1
        return -1

    def open_bracket(self, i: int) -> int:
        for j in range(i - 1, max(-1, i - 30), -1):
            if self.elements[j].kind == "(":
                return j
        return 0

    def skip_back(self, i: int) -> int:
        """Back over adverbs, bare times and bracketed text."""
        while i >= 0:
            e = self.elements[i]
            if e.kind in ("RB", "RP") or (e.kind == "adj" and i > 0 and self.elements[i - 1].kind == "np") or (e.kind == "np" and e.item.kind == "time" and e.item.preposition is None and i > 0 and self.elements[i - 1].kind in ("np", "RB", ",", "vg", ")", "marker", "cc")):
                i -= 1
            elif e.kind == "np" and e.item.kind == "time" and i > 1 and self.elements[i - 1].kind == "prep" and self.elements[i - 2].kind == ",":
                i -= 2  # "Acme, the shoe maker, *on Tuesday* said"
            elif e.kind == ")":
                i = self.open_bracket(i) - 1
            elif e.kind == "np" and e.item.kind == "pronoun" and i > 0 and self.elements[i - 1].kind == "np" and self.tokens[e.first].lower in ("itself", "themselves", "himself", "herself"):
                i -= 1  # "Acme *itself* has"
            elif e.kind == "prep" and e.item.object is None and i > 0 and self.elements[i - 1].kind == "np" and i + 1 < len(self.elements) and self.elements[i + 1].kind == "RB":
                i -= 1  # "orders *from abroad* fell"
            elif e.kind in ("\"", "'", "[", "]"):
                i -= 1
            else:
                return i
        return -1

    def last_clause(self, i: int, finite: bool = True) -> Clause | None:
        """The nearest earlier clause; with `finite`, one with a finite verb."""
        for j in range(i - 1, max(-1, i - LOOK_BACK), -1):
            clause = self.clause_at.get(j)
            if clause is not None and (not finite or (clause.verb is not None and clause.verb.form == "finite")):
                return clause
        return None

    def marker_before(self, top: int) -> Element | None:
        """The conjunction that opens the clause whose subject begins at `top`: directly before, or before a prepositional phrase."""
        for j in range(top - 1, max(-1, top - 6), -1):
            e = self.elements[j]
            if e.kind == "marker":
                return e
            if e.kind in ("vg", "cc", ",", ";", ":") and not (e.kind == "," and j == top - 1):
                return None
        return None

    def antecedent(self, marker: int) -> NounPhrase | None:
        """What a relative pronoun refers to: the phrase before it; after a comma the head of an of-phrase when it is a name or group."""
        j = marker - 1
        while j >= 0 and self.elements[j].kind in (",", "prep", ")", "\""):
            if self.elements[j].kind == ")":
                j = self.open_bracket(j)
            j -= 1
        if j < 0 or self.elements[j].kind != "np":
            return None
        np: NounPhrase = self.elements[j].item
        close = ("of", "near", "in", "at", "outside") if self.elements[marker - 1] is self.elements[j] else ("of",)
        place = np.mention is not None and np.mention.kind == "place" and np.preposition is not None and np.preposition.preposition in close
        that_of_name = place or (np.kind == "name" and np.preposition is not None and self.tokens[self.elements[marker].first].lower == "that")
        people = self.tokens[self.elements[marker].first].lower in ("who", "whom") and np.preposition is not None and (np.mention is None or np.mention.kind != "person")
        if (that_of_name or people or np.kind in ("quantity", "time")) and (top := self.chain_start(j)) >= 0:
            np = self.elements[top].item
        elif place and j > 1 and self.elements[j - 2].kind == "np" and self.elements[j - 2].item.kind == "noun":
            np = self.elements[j - 2].item  # "on a derailment near Wayville which cost"
        if np.appositive_of is not None:
            np = np.appositive_of
        return np.conjunct_of or np
