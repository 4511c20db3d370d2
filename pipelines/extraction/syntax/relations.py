"""How neighbouring noun phrases of a chunked sentence hang together: prepositions and their objects, lists, appositions."""

from __future__ import annotations

from itertools import pairwise

from pipelines.extraction.syntax.chunks import Element
from pipelines.extraction.syntax.lexicon import wordset
from pipelines.extraction.syntax.model import Analysis, NounPhrase, PrepositionalPhrase, Token
from pipelines.extraction.syntax.names import name_lexicon

SEPARATORS = frozenset((":", ";"))
#: How many elements a look back may pass: every pass stays linear.
LOOK_BACK = 60

#: Nouns whose prepositional phrase ("stake *in* Acme", "demand *for* cars") belongs to them, also after a verb.
_RELATIONAL = wordset(
    """stake share interest increase decrease rise fall drop decline growth gain loss profit investment sales demand order contract deal charge
    tax plan market unit plant subsidiary bid offer agreement target income earnings revenue turnover number price cost rate value cut jump
    slide slump surge reduction improvement hike advance spending trade deficit surplus provision claim licence license right option
    business operation factory store shop office exposure access approval access recommendation rating forecast estimate expectation
    report result figure data dividend savings charge fine penalty ban limit cap lead change fee premium percentage part half majority"""
)
_TO_NOUN = wordset("increase decrease rise fall drop decline growth cut jump change access approval exposure return alternative contribution sale")


def relate(elements: list[Element], tokens: list[Token], analysis: Analysis) -> None:
    """Give prepositions their objects, and join lists and appositions."""
    _merge_modifiers(elements, tokens, analysis)
    _objects_of_prepositions(elements)
    _appositions_and_lists(elements, tokens)


def _merge_modifiers(elements: list[Element], tokens: list[Token], analysis: Analysis) -> None:
    """Make "a defence *and* telecoms company" one phrase: an article, then two nouns joined before a common singular head."""
    i = 0
    while i + 2 < len(elements):
        a, cc, b = elements[i], elements[i + 1], elements[i + 2]
        if a.kind == "np" and cc.kind == "cc" and b.kind == "np" and tokens[cc.first].lower == "and":
            first, other = a.item, b.item
            joined = first.kind == other.kind == "noun" and first.determiner in ("a", "an") and tokens[first.head].tag == "NN" and other.possessor is None
            if joined and other.determiner is None and other.head > other.first and tokens[other.head].tag == "NN" and tokens[other.first].tag in ("NN", "NNS", "JJ"):
                first.last, first.head = other.last, other.head
                for k in range(cc.first, other.last):
                    analysis.np_of[k] = first
                analysis.noun_phrases.remove(other)
                a.last = b.last
                del elements[i + 1 : i + 3]
                continue
        i += 1


def _objects_of_prepositions(elements: list[Element]) -> None:
    """Give each preposition the noun phrase that follows it."""
    for here, after in pairwise(elements):
        if here.kind == "prep" and after.kind == "np":
            here.item.object = after.item
            after.item.preposition = here.item


def _appositions_and_lists(elements: list[Element], tokens: list[Token]) -> None:
    """Join "A, the shoe maker," and "A, B and C"."""
    n = len(elements)
    for i in range(n - 2):
        if elements[i].kind != "np":
            continue
        first: NounPhrase = elements[i].item
        second = elements[i + 1]
        if second.kind == "cc" and elements[i + 2].kind == "np" and tokens[second.first].lower != "but":
            other: NounPhrase = elements[i + 2].item
            if first.kind == "noun" and first.determiner is None and other.kind == "name" and other.head > other.first and other.determiner is None and tokens[other.first].tag == "NN":
                first.apposition, other.appositive_of = other, first  # "truck and bus maker Acme"
            elif _alike(first, other) and other.conjunct_of is None and other.preposition is None and not _starts_new_clause(elements, i):
                top = first.conjunct_of or first
                top.conjuncts.append(other)
                other.conjunct_of = top
        elif second.kind == "," and elements[i + 2].kind == "np" and i + 3 < n:
            other = elements[i + 2].item
            if (renaming := _joined_group(elements, i, tokens)) is not None:
                first.apposition, renaming.appositive_of = renaming, first
            elif _alike(first, other) and other.conjunct_of is None and _list_goes_on(elements, i + 3, first) and not _names_the_members(first, other, tokens):
                top = first.conjunct_of or first
                top.conjuncts.append(other)
                other.conjunct_of = top
            elif (holder := _held_by(elements, i, other)) is not None:
                holder.apposition, other.appositive_of = other, holder
            elif (_place_list(first, other) or _district(elements, i)) and elements[i + 3].kind in (",", ".", ")", "cc"):
                other.conjunct_of = first.conjunct_of or first
            elif _renames(first, other) and (_described_further(elements, i, tokens) or _stands_apart(elements, i)):
                first.apposition, other.appositive_of = other, first


def _stands_apart(elements: list[Element], i: int) -> bool:
    """Whether the phrase after the comma is no subject of its own and is closed by a sign or a verb."""
    return not _verb_next(elements, i + 2) and elements[i + 3].kind in (",", ".", "prep", "vg", ")", "cc") and _closes(elements, i + 3)


def _described_further(elements: list[Element], i: int, tokens: list[Token]) -> bool:
    """Whether after a name and a comma an indefinite noun with a relative clause follows: "Acme, *a chain that* earned $5m"."""
    first, other, marker = elements[i].item, elements[i + 2].item, elements[i + 3]
    place = first.mention is not None and first.mention.kind in ("place", "nationality")
    relative = marker.kind == "marker" and tokens[marker.first].tag in ("WDT", "WP")
    if marker.kind == "vg" and marker.item is not None and marker.item.form == "participle" and tokens[marker.first].tag == "VBN":
        relative = other.determiner in ("a", "an")  # "Acme, a chain *backed by* Zenon"
    return relative and first.kind == "name" and not place and other.kind == "noun" and other.determiner in ("a", "an", "the", "one")


def _joined_group(elements: list[Element], i: int, tokens: list[Token]) -> NounPhrase | None:
    """The name that renames a description over two joined nouns: "Acme's parent, *tools and paint group Zenon*, said"."""
    if i + 5 >= len(elements) or elements[i + 3].kind != "cc" or elements[i + 4].kind != "np" or elements[i + 5].kind != ",":
        return None
    first, other, last = elements[i].item, elements[i + 2].item, elements[i + 4].item
    described = last.kind == "name" and last.determiner is None and last.head > last.first and tokens[last.first].tag == "NN"
    bare = other.kind == "noun" and other.determiner is None and other.possessor is None
    return last if described and bare and first.kind == "noun" and (first.determiner is not None or first.possessor is not None) else None


def _held_by(elements: list[Element], i: int, other: NounPhrase) -> NounPhrase | None:
    """The description that a name after its prepositional phrase renames: "its nearest *rival* in Spain, Zenon, said"."""
    if i < 2 or elements[i - 1].kind != "prep" or elements[i - 2].kind != "np" or elements[i + 3].kind != ",":
        return None
    top: NounPhrase = elements[i - 2].item
    organisation = other.kind == "name" and other.mention is not None and other.mention.kind in ("company", "group", "publisher") and other.conjunct_of is None
    if not organisation or top.kind != "noun" or top.apposition is not None or top.head_lemma not in name_lexicon().organisation_nouns:
        return None
    return top if top.determiner is not None or top.possessor is not None else None


def _verb_next(elements: list[Element], i: int) -> bool:
    """Whether the phrase at `i` is the subject of a finite verb right after it: "According to Acme, *the unit* grew"."""
    j = i + 1
    while j + 1 < len(elements) and (elements[j].kind in ("prep", "RB") or (elements[j].kind == "np" and elements[j - 1].kind == "prep")):
        j += 1
    return j < len(elements) and elements[j].kind == "vg" and elements[j].item is not None and elements[j].item.form == "finite"


def _place_list(first: NounPhrase, other: NounPhrase) -> bool:
    """ "in Wayville, *Ohio*, …": what follows a place in a prepositional phrase says where it is."""
    top = first.conjunct_of or first
    if first.kind != "name" or other.kind != "name" or other.conjunct_of is not None:
        return False
    return (top.preposition is not None and top.preposition.preposition in ("in", "at", "near", "from", "of", "to") and (
        other.mention is not None and other.mention.kind == "place"
    )) or (top is not first and top.preposition is not None)


def _district(elements: list[Element], i: int) -> bool:
    """ "Acme, in Wayville, *Redshire*, Ohio, makes": between commas a name after a place is where that lies, known as a place or not."""
    first, other = elements[i].item, elements[i + 2].item
    if first.kind != "name" or other.kind != "name" or (first.mention is not None and first.mention.kind not in ("place", "group")) or other.conjunct_of is not None:
        return False
    inserted = i > 2 and elements[i - 1].kind == "prep" and elements[i - 2].kind == "," and elements[i - 3].kind == "np"
    return inserted and elements[i - 1].item.preposition in ("in", "at", "near", "of", "from") and elements[i + 3].kind == "," and not _verb_next(elements, i + 2)


def _names_the_members(first: NounPhrase, other: NounPhrase, tokens: list[Token]) -> bool:
    """ "The two firms, Acme and Zenon": the names are the firms, no list goes on."""
    return first.kind == "noun" and other.kind == "name" and (first.determiner is not None or any(t.tag in ("CD", "QTY") for t in tokens[first.first : first.head]))


def _renames(first: NounPhrase, other: NounPhrase) -> bool:
    """Whether the second phrase may rename the first: a name and a noun, or a noun with an article; "for its part" is nobody."""
    if first.head_token.lower == "part" and first.preposition is not None and first.preposition.preposition == "for":
        return False
    nominal = first.kind in ("name", "noun") and other.kind in ("name", "noun")
    return nominal and (other.kind != first.kind or other.determiner is not None) and first.conjunct_of is None


def _alike(a: NounPhrase, b: NounPhrase) -> bool:
    if a.kind in ("name", "noun", "pronoun"):
        return b.kind in ("name", "noun", "pronoun") and (a.kind == b.kind or a.kind != "pronoun")
    return a.kind == b.kind


def _list_goes_on(elements: list[Element], i: int, first: NounPhrase) -> bool:
    """Whether a comma or "and" and one more phrase of the kind follows: the middle of "A, B and C"."""
    n = len(elements)
    for _ in range(6):
        if i + 1 >= n:
            return False
        if elements[i].kind == "," and i + 2 < n and elements[i + 1].kind == "cc":
            return elements[i + 2].kind == "np" and _alike(first, elements[i + 2].item) and first.kind != "noun"
        if elements[i].kind == "cc":
            return elements[i + 1].kind == "np" and _alike(first, elements[i + 1].item)
        if elements[i].kind != "," or elements[i + 1].kind != "np" or not _alike(first, elements[i + 1].item):
            return False
        i += 2
    return False


def _starts_new_clause(elements: list[Element], i: int) -> bool:
    """Whether in "… 5m and profit rose" the phrase after "and" begins a clause: it has a finite verb, and a finite verb stands before."""
    j = i + 3
    n = len(elements)
    while j < n and (elements[j].kind in ("RB", "prep") or (elements[j].kind == "np" and elements[j - 1].kind == "prep")):
        j += 1
    if j >= n or elements[j].kind != "vg" or elements[j].item is None or elements[j].item.form != "finite":
        return False
    for k in range(i - 1, max(-1, i - LOOK_BACK), -1):
        e = elements[k]
        if e.kind == "vg" and e.item is not None:
            return e.item.form == "finite"
        if e.kind == "marker" or e.kind in SEPARATORS:
            return False
    return False


def _closes(elements: list[Element], i: int) -> bool:
    """Whether an apposition that began before `i` is closed by a comma, the sentence's end or a verb soon."""
    for j in range(i, min(i + 7, len(elements))):
        kind = elements[j].kind
        if kind in (",", ".", ")"):
            return True
        if kind == "vg" and elements[j].item is not None and elements[j].item.form == "participle" and j > i:
            continue  # "Acme, the maker of a toy *sold* in Spain, said"
        if kind == "vg":
            return elements[j].item is not None and elements[j].item.form == "finite" and j == i
        if kind not in ("prep", "np", "cc", "adj", "RB"):
            return False
    return True


def belongs_to_noun(p: PrepositionalPhrase, np: NounPhrase) -> bool:
    """Whether a prepositional phrase after a verb and its object belongs to the object: "a stake *in Acme*"."""
    if np.kind in ("time", "pronoun"):
        return False
    if p.preposition in ("of", "per"):
        return True
    if np.kind == "quantity":
        return False
    if p.object is not None and p.object.kind == "time":
        return False
    if p.preposition in ("in", "for", "on", "between", "among", "within", "against", "with"):
        return np.head_lemma in _RELATIONAL and (p.object is None or p.object.kind != "quantity")
    if p.preposition in ("from", "to", "at", "over", "above", "below", "than"):
        return p.preposition in ("from", "to") and np.head_lemma in _TO_NOUN and p.object is not None and p.object.kind != "quantity"
    return p.preposition in ("including", "excluding", "such as", "like", "worth")
