"""Whose number it is where the words beside it only point: "the figure", "one euro", "a third of the cars", "leaving Acme with 7%".

Each way looks at one construction and gives up elsewhere; in which order they are tried is subject.py's matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extraction.claims.subject_model import Subject
from pipelines.extraction.syntax.lexicon import wordset
from pipelines.extraction.syntax.model import Clause, NounPhrase
from pipelines.extraction.syntax.owner import CHANGE_NOUNS, plain_text

if TYPE_CHECKING:
    from pipelines.extraction.claims.subject import SubjectFinder

#: Nouns that only take up a figure told before.
_FIGURES = wordset("figure number total rate share proportion percentage gap shortfall sum amount tally reading ratio level")
_PRICED = wordset("be buy equal fetch cost trade close stand change")
#: Verbs whose subject holds the part that its object is: "takes *71%* of the orders".
_HOLD = wordset("take supply sell make produce handle process carry import export provide serve control command operate run generate clear transport ship mine grow store deliver buy haul move issue print assemble")
_PAID = wordset("pay raise spend earn lose borrow owe make invest receive book report post burn")
#: What is built somewhere and has a size of its own.
_WORKS = wordset("mill plant factory mine refinery field smelter terminal warehouse hangar stadium hotel reactor dam tanker ship vessel depot brewery dairy foundry shipyard wind-farm line")
_LEAVE = frozenset(("leaving", "leaves", "left", "leave", "giving", "gives", "gave"))
_OWNERS = frozenset(("company", "group", "product", "place", "nationality", "government", ""))


def pointed_at(finder: SubjectFinder, index: int) -> Subject | None:
    """The first of the ways below that finds a subject."""
    clause = finder.sentence.clause_at(finder.reading.items[index].start)
    found = _left_with(finder, index) or _of_which(finder, index) or _renaming(finder, index) or _housed(finder, index) or _out_of(finder, index) or _funded(finder, index) or _paid_by(finder, index)
    if found is None and clause is not None:
        found = _currency(finder, clause, index) or _part_held(finder, clause, index) or _figure(finder, clause, index)
    return found


def _left_with(finder: SubjectFinder, index: int) -> Subject | None:
    """ "leaving *Acme* with 7%"."""
    reading = finder.reading
    at = reading.governor(index)[0]
    if reading.lower(at) != "with" or reading.kind(at - 1) != "M" or reading.lower(at - 2) not in _LEAVE:
        return None
    found = finder.of_np(finder.sentence.np_at(reading.items[at - 1].start), "who is left with it")
    return found if found is not None and found.strength >= 2 else None


def _of_which(finder: SubjectFinder, index: int) -> Subject | None:
    """ "4m of which were *Acme phones*", "70% of which goes to *Acme*": what the part is, or whose."""
    reading, sentence = finder.reading, finder.sentence
    if reading.lower(index + 1) != "of" or reading.lower(index + 2) not in ("which", "whom"):
        return None
    after = next((c for c in sentence.clauses if c.verb is not None and c.verb.start > reading.items[index].start), None)
    if after is None or after.verb is None or after.verb.first - (sentence.index_at(reading.items[index + 2].start) or 0) > 3:
        return None
    whose = after.object if after.verb.lemma == "be" else after.adjunct("to") if after.verb.lemma in ("go", "belong", "come") else None
    found = finder.of_np(whose, "what the part is") if whose is not None and whose.kind in ("name", "noun") else None
    return found if found is not None and found.kind not in ("place", "nationality") else None


def _out_of(finder: SubjectFinder, index: int) -> Subject | None:
    """ "Of *Acme's* 900 staff, 300 work in Leeds": whose the whole is."""
    sentence, start = finder.sentence, finder.reading.items[index].start
    whole = sentence.noun_phrases[0] if sentence.noun_phrases else None
    if whole is None or finder.reading.lower(0) != "of" or whole.possessor is None or finder.reading.items[index].quantity.dimension not in ("count", "bare", "percent"):
        return None
    own, clause = sentence.np_at(start), sentence.clause_at(start)
    if own is None or own is whole or clause is None or clause.subject is not own:
        return None
    found = finder.of_np(whole.possessor, "whose the whole is")
    return found if found is not None and found.strength >= 2 else None


def _funded(finder: SubjectFinder, index: int) -> Subject | None:
    """ "Zenon led a $40m round in *Acme*": who gets the money."""
    np = finder.sentence.np_governing(finder.reading.items[index].start) or finder.sentence.np_at(finder.reading.items[index].start)
    clause = finder.sentence.clause_at(finder.reading.items[index].start)
    if np is None or clause is None or np.head_lemma not in ("round", "funding", "financing", "investment") or clause.verb is None or clause.verb.lemma not in ("lead", "co-lead", "join", "back", "make"):
        return None
    into = np.postmodifier("in", "for", "into") or clause.adjunct("in", "for", "into")
    found = finder.of_np(into, "who gets the money") if into is not None and into.kind == "name" else None
    return found if found is not None and found.strength >= 2 and found.kind in ("company", "group", "product") else None


def _housed(finder: SubjectFinder, index: int) -> Subject | None:
    """ "in *a new mill* with a capacity of 40,000 tonnes": the works that the measure is a trait of."""
    sentence = finder.sentence
    np = sentence.np_at(finder.reading.items[index].start)
    for _ in range(2):
        preposition = np.preposition if np is not None else None
        if preposition is None:
            return None
        left = sentence.analysis.np_of[preposition.index - 1] if preposition.index else None
        if preposition.preposition == "with" and left is not None:
            works = left.kind == "noun" and left.head_lemma in _WORKS and left.possessor is None and left.determiner in ("a", "an", "another", "one") and not any(t.mention for t in left.tokens)
            return Subject(plain_text(left), plain_text(left), "the works it is a trait of", None, 2) if works and left.preposition is not None else None
        np = left
    return None


def _renaming(finder: SubjectFinder, index: int) -> Subject | None:
    """ "Acme, *a chain of* 340 shops", "Acme, *a builder with* sales of $5m": whom the noun renames."""
    np = finder.sentence.np_at(finder.reading.items[index].start)
    for _ in range(3):
        outer = np.preposition.governor if np is not None and np.preposition is not None and np.preposition.preposition in ("of", "with") else None
        if not isinstance(outer, NounPhrase) or np.possessor is not None or np.mention is not None:
            return None
        named = outer.appositive_of
        if named is not None and named.kind == "name" and outer.kind == "noun" and (outer.determiner in ("a", "an", "the") or outer.head_lemma in ("owner", "holder", "operator", "maker", "parent")) and outer.head_lemma not in CHANGE_NOUNS and not finder.is_measure(outer):
            found = finder.of_np(named, "whom the noun renames")
            return found if found is not None and found.strength >= 2 and found.kind in ("company", "group") else None
        np = outer
    return None


def _paid_by(finder: SubjectFinder, index: int) -> Subject | None:
    """ "the £800,000 that *Acme* paid": whose doing a relative clause right after the number tells."""
    own = finder.sentence.np_at(finder.reading.items[index].start)
    if own is None or own.kind != "quantity" or own.last >= len(finder.sentence.tokens):
        return None
    after = finder.sentence.tokens[own.last]
    if after.lower not in ("that", "which") and after.mention is None:
        return None
    clause = next((c for c in finder.sentence.clauses if c.subject is not None and c.subject_basis == "explicit" and own.last <= c.subject.first <= own.last + 1), None)
    if clause is None or clause.verb is None or clause.verb.lemma not in _PAID or clause.subject is None or clause.subject.kind != "name":
        return None
    found = finder.of_np(clause.subject, "who did what the number tells")
    return found if found is not None and found.strength >= 2 and found.kind in ("company", "group") else None


def _currency(finder: SubjectFinder, clause: Clause, index: int) -> Subject | None:
    """ "*One euro* was worth $1.30": the unit that is priced; the number "one" itself takes the same."""
    np = clause.subject
    if np is None or np.kind != "quantity" or clause.verb is None or clause.verb.lemma not in _PRICED:
        return None
    unit, told = np.head_token.quantity, finder.reading.items[index].quantity
    if unit is None or unit.dimension != "money" or unit.value != 1 or told.dimension != "money" or np.head_token.lower.split(" ")[0] not in ("one", "a", "1"):
        return None
    return Subject(np.head_token.text, np.head_token.text.split(" ", 1)[-1], "the currency priced", None, 2)


def _part_held(finder: SubjectFinder, clause: Clause, index: int) -> Subject | None:
    """ "*Kenya* supplies a third of the flowers", "*Acme* moved 6m tonnes of grain": the doer, not the goods."""
    quantity = finder.reading.items[index].quantity
    verb = clause.verb
    if verb is None or verb.passive or verb.form != "finite" or verb.lemma not in _HOLD or clause.subject is None:
        return None
    own = finder.sentence.np_at(quantity.start)
    if own is None or own.start < verb.end or quantity.dimension == "money" or not any(o is own for o in clause.objects):
        return None
    goods = own if own.kind == "noun" and quantity.dimension in ("percent", "ratio") else own.postmodifier("of")
    if own.kind not in ("quantity", "noun") or goods is None or goods.kind != "noun" or goods.possessor is not None or goods.mention is not None or finder.is_measure(goods):
        return None
    if quantity.dimension in ("percent", "ratio") and goods.head_token.tag != "NNS":
        return None
    found = finder.of_np(clause.subject, "who holds the part")
    if found is None or found.strength < 2 or found.kind not in _OWNERS:
        return None
    return found


def _figure(finder: SubjectFinder, clause: Clause, index: int) -> Subject | None:
    """ "*The figure* was 6% higher": what the number before it was told of."""
    np, last = clause.subject, finder.last
    if np is not None and np.kind == "pronoun" and np.head_token.lower == "it" and np.end <= finder.reading.items[index].start and (region := region_before(finder, np.first)) is not None:
        return region
    if np is None or last is None or np.kind != "noun" or np.determiner not in ("the", "that", "this") or np.head_token.lower not in _FIGURES or np.end > finder.reading.items[index].start:
        return None
    if np.possessor is not None or np.postmodifiers or np.modifiers or np.apposition is not None:
        return None
    region = region_before(finder, np.first)
    if region is not None:
        return region
    text = last.text if last.strength >= 2 or last.text != last.name else plain_text(np)
    return Subject(text, last.name, "what the figure before was told of", last.entity_id, last.strength, last.kind)


def region_before(finder: SubjectFinder, first: int) -> Subject | None:
    """The place right before "the figure": "in *Japan* the figure is 280"."""
    tokens = finder.sentence.tokens
    at = first - 2 if first > 1 and tokens[first - 1].lower == "," else first - 1
    place = tokens[at].mention if at > 0 else None
    if place is None or place.kind not in ("place", "nationality") or tokens[at - 1].lower not in ("in", "for", "across"):
        return None
    return Subject(place.text, place.name, "the region in front", place.entity_id, 2, place.kind)
