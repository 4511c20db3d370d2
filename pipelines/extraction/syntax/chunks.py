"""Base noun phrases, verb groups and prepositional phrases of a tagged sentence; how they relate is decided in clauses.py."""

from __future__ import annotations

from pipelines.extraction.syntax.lexicon import wordset
from pipelines.extraction.syntax.model import Analysis, NounPhrase, PrepositionalPhrase, Sentence, Token, VerbGroup
from pipelines.extraction.syntax.names import NO_NAMES, name_lexicon
from pipelines.extraction.syntax.ordinary import GENERIC
from pipelines.extraction.syntax.tagger import BE, CLAUSE_VERBS, HAVE, NOUNS

_STARTS = frozenset(("DT", "PDT", "PRP$", "WP$", "JJ", "JJR", "JJS", "CD", "QTY", "TIME", "NN", "NNS", "NNP", "NNPS", "PRP", "EX", "$", "SYM"))
_INNER = frozenset(("JJ", "JJR", "JJS", "CD", "QTY", "NN", "NNS", "NNP", "NNPS", "TIME", "$", "SYM"))
_HEADS = frozenset(("NN", "NNS", "NNP", "NNPS", "QTY", "TIME", "CD"))
_BEFORE_QUANTITY = frozenset(
    (("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("at", "most"), ("up", "to"), ("close", "to"), ("greater", "than"),
     ("higher", "than"), ("lower", "than"), ("no", "more"), ("just", "under"), ("just", "over"), ("well", "over"), ("just", "above"), ("just", "below"))
)  # fmt: skip
_APPROXIMATORS = wordset("between about around nearly almost approximately roughly over some just only under circa above below exactly virtually close")
#: Two or three words that act as one preposition. "compared with" is no verb here: what follows is a base, not an argument.
COMPLEX_PREPOSITIONS = {
    ("compared", "with"), ("compared", "to"), ("according", "to"), ("due", "to"), ("because", "of"), ("such", "as"), ("ahead", "of"), ("along", "with"),
    ("instead", "of"), ("rather", "than"), ("as", "of"), ("as", "against"), ("prior", "to"), ("thanks", "to"), ("owing", "to"), ("out", "of"),
    ("as", "from"), ("up", "from"), ("down", "from"), ("followed", "by"), ("together", "with"), ("as", "to"), ("apart", "from"), ("aside", "from"),
    ("regardless", "of"), ("depending", "on"), ("based", "on"), ("as", "for"), ("per",), ("against",), ("less", "than"),
}  # fmt: skip
_ADVERBIAL_PAIRS = frozenset((("for", "instance"), ("for", "example"), ("in", "fact"), ("so", "far"), ("of", "course"), ("in", "addition"), ("in", "particular"), ("as", "well"), ("to", "date"), ("in", "total")))
_PAIR_STARTS = frozenset(p[0] for p in (*COMPLEX_PREPOSITIONS, *_ADVERBIAL_PAIRS) if len(p) > 1)
_SUBORDINATING = wordset("that if while whilst because although though unless whether whereas")
_CLAUSAL_OR_PREPOSITION = wordset("as after before since until than once")
DASHES = frozenset(("-", "--", "–", "—"))
_AUXILIARY = BE | HAVE | wordset("do does did")
_VERB = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG"))


class Element:
    """One piece of a chunked sentence: np, vg, prep, marker, cc, or the sign or tag of a single token."""

    __slots__ = ("first", "item", "kind", "last")

    def __init__(self, kind: str, first: int, last: int, item: NounPhrase | VerbGroup | PrepositionalPhrase | None = None) -> None:
        self.kind, self.first, self.last, self.item = kind, first, last, item


def chunk(sentence: Sentence, tokens: list[Token], analysis: Analysis) -> list[Element]:
    """The sentence as a row of elements; fills the analysis with noun phrases, verb groups and prepositions."""
    tags = [t.tag for t in tokens]
    low = [t.lower for t in tokens]
    n = len(tokens)
    elements: list[Element] = []
    analysis.np_of = [None] * n
    i = 0
    while i < n:
        t = tags[i]
        pair = (low[i], low[i + 1]) if low[i] in _PAIR_STARTS and i + 1 < n else None
        if pair is not None and pair in COMPLEX_PREPOSITIONS and not (pair in _BEFORE_QUANTITY and _quantity_at(tags, i + 2)):
            elements.append(_preposition(sentence, analysis, i, i + 2, " ".join(pair)))
            i += 2
        elif pair is not None and pair in _ADVERBIAL_PAIRS:
            elements.append(Element("RB", i, i + 2))
            i += 2
        elif t in _STARTS or _opens_np(tags, low, i, n):
            i = _noun_phrase(sentence, tokens, tags, low, i, analysis, elements)
        elif t == "MD" or t in _VERB or (t == "TO" and _infinitive_at(tags, i + 1, n)):
            i = _verb_group(sentence, tags, low, i, n, analysis, elements)
        elif t in ("WDT", "WP", "WRB"):
            elements.append(Element("marker", i, i + 1))
            i += 1
        elif t in ("IN", "TO"):
            if low[i] in _SUBORDINATING or (
                low[i] in _CLAUSAL_OR_PREPOSITION and _clause_follows(tags, low, i + 1, n) and not (low[i] in ("before", "after") and _subject_waits(elements))
            ):
                elements.append(Element("marker", i, i + 1))
            else:
                elements.append(_preposition(sentence, analysis, i, i + 1, low[i]))
            i += 1
        else:
            elements.append(Element("cc" if t == "CC" else "," if t == ":" and low[i] in DASHES else t, i, i + 1))
            i += 1
    return elements


def _quantity_at(tags: list[str], i: int) -> bool:
    return i < len(tags) and tags[i] in ("QTY", "CD", "$")


def _infinitive_at(tags: list[str], i: int, n: int) -> bool:
    while i < n and tags[i] in ("RB", "RBR"):
        i += 1
    return i < n and tags[i] == "VB"


def _clause_follows(tags: list[str], low: list[str], i: int, n: int) -> bool:
    """Whether "as", "after", "since"… opens a clause: a finite verb comes before the next sign or preposition that cannot be inside a subject."""
    if i < n and (tags[i] in ("VBN", "VBG") or tags[i] == "VBD"):
        return tags[i] == "VBD" and low[i] not in ("expected", "planned", "forecast")
    seen_noun = False
    for j in range(i, min(i + 14, n)):
        t = tags[j]
        if t in ("VBD", "VBZ", "VBP", "MD"):
            return seen_noun
        if t in (",", ";", ":", ".", "CC", "WDT", "WP") and not (t == "CC" and seen_noun):
            return False
        if t in _HEADS or t in ("PRP", "EX"):
            seen_noun = True
    return False


def _subject_waits(elements: list[Element]) -> bool:
    """Whether a noun phrase stands directly before and has no verb yet: "profit *before* tax rose"."""
    if not elements or elements[-1].kind != "np":
        return False
    for e in reversed(elements[-12:]):
        if e.kind == "vg" and isinstance(e.item, VerbGroup):
            return e.item.form == "finite" and e.item.lemma in CLAUSE_VERBS
        if e.kind == "marker":
            return True
    return True


def _preposition(sentence: Sentence, analysis: Analysis, first: int, last: int, word: str) -> Element:
    phrase = PrepositionalPhrase(sentence, first, word, None)
    analysis.prepositional_phrases.append(phrase)
    return Element("prep", first, last, phrase)


def _opens_np(tags: list[str], low: list[str], i: int, n: int) -> bool:
    """Whether a noun phrase begins with a word of another kind: "about 5%", "more than $2m", "very high"."""
    t = tags[i]
    if low[i] in _APPROXIMATORS and i + 1 < n and tags[i + 1] in ("QTY", "CD", "$") and (low[i] != "between" or (i > 0 and tags[i - 1] in ("IN", "TO"))):
        return True
    if i + 2 < n and (low[i], low[i + 1]) in _BEFORE_QUANTITY and tags[i + 2] in ("QTY", "CD", "$"):
        return True
    return t in ("RB", "RBR", "RBS") and i + 1 < n and tags[i + 1] in ("JJ", "QTY", "CD") and low[i] not in ("up", "down", "not", "n't", "also", "now", "ago", "later", "earlier", "however", "respectively")


def _noun_phrase(sentence: Sentence, tokens: list[Token], tags: list[str], low: list[str], i: int, analysis: Analysis, elements: list[Element]) -> int:
    """One noun phrase with its possessor from `i`; returns where it ends."""
    n = len(tags)
    possessor: NounPhrase | None = None
    begin = i
    while True:
        first = i
        if tags[i] in ("PRP", "EX"):
            np = NounPhrase(sentence, begin, i + 1, i, "pronoun", low[i], possessor)
            i += 1
        else:
            i, head, determiner = _base(tokens, tags, low, i, n)
            if head < 0:
                # no noun: a bare adjective or adverb, or a determiner standing alone ("some", "both")
                if tags[first] == "DT" or tags[first] == "PRP$":
                    np = NounPhrase(sentence, begin, first + 1, first, "pronoun", low[first], possessor)
                    i = max(first + 1, i if i == first + 1 else first + 1)
                    analysis.noun_phrases.append(np)
                    analysis.np_of[first] = np
                    elements.append(Element("np", begin, i, np))
                    return i
                for k in range(first, i):
                    elements.append(Element("adj" if tags[k].startswith("JJ") or tags[k] == "CD" else tags[k], k, k + 1))
                return max(i, first + 1) if i > first else _single(elements, tags, first)
            kind = "quantity" if tags[head] in ("QTY", "CD") else "time" if tags[head] == "TIME" else "name" if tags[head] in ("NNP", "NNPS") and not _no_name(tokens[head]) else "noun"
            np = NounPhrase(sentence, begin, i, head, kind, determiner, possessor)
        analysis.noun_phrases.append(np)
        for k in range(first, i):
            analysis.np_of[k] = np
        if i < n and tags[i] == "POS" and np.kind != "pronoun":
            analysis.np_of[i] = np
            j = i + 1
            if (j < n and tags[j] in _INNER) or (j < n and tags[j] in ("RB", "VBN", "VBG") and j + 1 < n and tags[j + 1] in _INNER):
                possessor, i = np, j
                if tags[j] in ("RB", "VBN", "VBG"):
                    tags[j] = tokens[j].tag = "JJ"
                continue
            i = j
            np.last = i
        elements.append(Element("np", begin, i, np))
        return i


def _no_name(token: Token) -> bool:
    """Whether a capitalised head is an abbreviation or title that names nobody: "ARR", "the CEO", "a Series B"."""
    return token.mention is None and (token.lower in NO_NAMES or token.lower in GENERIC or len(token.lower) == 1 or token.text in name_lexicon().role_titles)


def _single(elements: list[Element], tags: list[str], i: int) -> int:
    elements.append(Element("adj" if tags[i].startswith("JJ") else tags[i], i, i + 1))
    return i + 1


def _base(tokens: list[Token], tags: list[str], low: list[str], i: int, n: int) -> tuple[int, int, str | None]:
    """(end, head or -1, determiner) of the base noun phrase that begins at `i`."""
    determiner = None
    begin = i
    if i + 2 < n and (low[i], low[i + 1]) in _BEFORE_QUANTITY and _quantity_at(tags, i + 2):
        i += 2
    while i < n and tags[i] in ("PDT", "DT", "PRP$", "WP$"):
        if determiner is not None and not (low[i - 1] in ("all", "both", "half", "such") or tags[i - 1] == "PDT"):
            break
        determiner = low[i]
        i += 1
    while i < n and tags[i] in ("RB", "RBR", "RBS", "IN") and (low[i] in _APPROXIMATORS or tags[i] != "IN") and i + 1 < n and tags[i + 1] in ("JJ", "QTY", "CD", "VBN", "$"):
        i += 1
    head = -1
    start = i
    while i < n:
        t = tags[i]
        if t in _INNER:
            if head >= 0 and _breaks(tokens, tags, low, start, i, head, n, determiner, begin):
                break
            if t in _HEADS:
                head = i
            i += 1
        elif t == "(" and i > start and tags[i - 1] == "QTY" and tags[i + 1 : i + 3] == ["QTY", ")"] and i + 3 < n and tags[i + 3] in _INNER and tags[i + 3] != "QTY":
            i += 3  # "a $1.8bn (£931m) deal"
        elif head < 0 and i + 1 < n and _inside(t, tags, i, start, determiner):
            i += 1
        elif t in ("VBN", "VBG") and head < 0 and (determiner or i > start) and i + 1 < n and tags[i + 1] in NOUNS:
            tags[i] = tokens[i].tag = "JJ"
            i += 1
        else:
            break
    if head < 0 and determiner and i == start and i + 1 < n and tags[i] == "RB" and tags[i + 1] == "IN" and tags[begin] != "PRP$":
        return i + 1, i, determiner
    if head < 0 and determiner in ("the", "its", "their") and i > start and tags[i - 1].startswith("JJ"):
        return i, i - 1, determiner  # "the average expected", "the largest of"
    if head >= 0:
        i = head + 1
    return i, head, determiner


def _inside(t: str, tags: list[str], i: int, start: int, determiner: str | None) -> bool:
    """Whether a sign, "and" or adverb before the head is inside the phrase: "a slow, steady rise", "a `neutral ' rating"."""
    following = tags[i + 1]
    if t in ("CC", ","):
        return i > start and tags[i - 1] == "JJ" and following == "JJ" and (t == "CC" or determiner is not None)
    if determiner is None:
        return False
    if t in ("RB", "RBR"):
        return following in ("JJ", "QTY", "VBN")
    return t in ("'", '"') and following in ("JJ", "NN", "NNS", "NNP", "'", '"') and i - start < 6


def _breaks(tokens: list[Token], tags: list[str], low: list[str], start: int, i: int, head: int, n: int, determiner: str | None, begin: int) -> bool:
    """Whether a new phrase begins at `i` although no sign stands between: "rose 5% | last year", "profit | 5m"."""
    t, last = tags[i], tags[head]
    if head != i - 1:
        return False
    following = tags[i + 1] if i + 1 < n else ""
    if t == "QTY" and determiner in ("a", "an") and head == start and last == "NN" and following in ("JJ", *NOUNS) and low[head] not in name_lexicon().organisation_nouns and low[head] != "share":
        return False  # "a meagre 1.6% annual rise"
    if t == "QTY" or t == "$":
        return not (last == "TIME" and following in NOUNS) if last != "CD" else t == "QTY"
    if t == "TIME":
        return not (last == "QTY" and determiner is not None)
    if t == "CD":
        return last not in ("CD", "NNP", "$", "SYM")
    if last == "TIME":
        if t in ("NNP", "NNPS"):
            return determiner is None and not (begin > 0 and tags[begin - 1] in ("VBD", "VBZ", "POS", "PRP$"))
        if determiner is not None or start != head:
            return False
        before = low[begin - 1] if begin else ""
        opening = begin < 2 or tags[begin - 2] in (",", "\"", "CC") or low[begin - 2] in ("that", "said")
        if before in ("in", "on", "during", "since", "at", "by", "for", "of", "from", "to", "until"):
            return (opening and before not in ("of", "from", "to")) or (before not in ("for", "of", "from", "to") and _finite_near(tags, i, n))
        return low[head].startswith(("last ", "this ", "next ", "yesterday", "today", "earlier", "a year", "on ", "the ")) and begin == 0
    if last == "QTY":
        if t in ("NNP", "NNPS"):
            q = tokens[head].quantity
            return determiner is None and (q is None or q.dimension != "count")
        if (t == "JJR" and following not in NOUNS) or (t in ("JJ", "JJS") and following not in _INNER):
            return True
    if last in ("NN", "NNS") and t in ("JJ", "JJR", "JJS"):
        return True
    if last in ("NN", "NNS") and t == "NNP" and determiner in ("the", "its", "a") and following in ("VBD", "VBZ", "MD"):
        names = name_lexicon()
        return low[head] not in names.organisation_nouns and low[head] not in names.roles  # "In addition to the stake | Acme will"
    return last in ("NNP", "NNPS") and t in ("JJ", "JJR", "JJS") and following not in NOUNS


def _finite_near(tags: list[str], i: int, n: int) -> bool:
    for j in range(i + 1, min(n, i + 4)):
        if tags[j] in ("VBD", "VBZ", "VBP", "MD"):
            return True
        if tags[j] not in NOUNS and tags[j] != "JJ":
            return False
    return False


def _verb_group(sentence: Sentence, tags: list[str], low: list[str], i: int, n: int, analysis: Analysis, elements: list[Element]) -> int:
    """One verb group from `i`; returns where it ends."""
    first = i
    vg = VerbGroup(sentence, first, first + 1, first)
    if tags[i] == "TO":
        vg.form = "infinitive"
        i += 1
    main = -1
    opened_by = tags[first]
    while i < n:
        t, word = tags[i], low[i]
        if t in ("RB", "RBR"):
            if word in ("not", "n't", "never", "no"):
                vg.negated = True
            elif main >= 0 and not _verb_after_adverbs(tags, i, n):
                break
            i += 1
            continue
        if t == "MD":
            if main >= 0:
                break
            vg.modal = {"'ll": "will", "wo": "will", "ca": "can", "'d": "would"}.get(word, word)
            i += 1
            continue
        if t not in _VERB:
            break
        if main >= 0 and not _continues(low[main], t):
            break
        if main >= 0:
            if low[main] in HAVE and t == "VBN":
                vg.perfect = True
            elif low[main] in BE and t == "VBG":
                vg.progressive = True
            elif low[main] in BE and t == "VBN":
                vg.passive = True
        main = i
        i += 1
        if word not in _AUXILIARY:
            break
    if main < 0:
        elements.append(Element("vg" if opened_by == "MD" else tags[first], first, first + 1, None))
        if opened_by == "MD":
            vg.main, vg.tense, vg.modal = first, "future" if low[first] == "will" else "present", low[first]
            elements[-1].item = vg
            analysis.verb_groups.append(vg)
        return first + 1
    vg.main, vg.last = main, i
    while vg.last - 1 > main and tags[vg.last - 1] in ("RB", "RBR"):
        vg.last -= 1
    lead = tags[first] if vg.form != "infinitive" else "VB"
    if vg.form != "infinitive":
        finite_tag = next((tags[k] for k in range(first, main + 1) if tags[k] in _VERB or tags[k] == "MD"), lead)
        if finite_tag in ("VBD", "VBZ", "VBP", "MD", "VB"):
            vg.tense = "past" if finite_tag == "VBD" else "future" if vg.modal in ("will", "shall") else "present"
        elif finite_tag == "VBG":
            vg.form = "gerund"
        else:
            vg.form, vg.passive = "participle", True
    i = vg.last
    if i < n and tags[i] == "RP":
        vg.particle = low[i]
        vg.last = i = i + 1
    analysis.verb_groups.append(vg)
    elements.append(Element("vg", first, vg.last, vg))
    return i


def _continues(previous: str, tag: str) -> bool:
    """Whether a verb after an auxiliary belongs to its group."""
    if previous in HAVE:
        return tag == "VBN"
    if previous in BE:
        return tag in ("VBN", "VBG")
    return previous in ("do", "does", "did") and tag == "VB"


def _verb_after_adverbs(tags: list[str], i: int, n: int) -> bool:
    while i < n and tags[i] in ("RB", "RBR"):
        i += 1
    return i < n and tags[i] in ("VBN", "VBG", "VB")
