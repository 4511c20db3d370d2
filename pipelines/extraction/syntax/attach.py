"""Where a quantity hangs in its clause: on which verb or noun phrase, and by which preposition."""

from __future__ import annotations

from pipelines.extraction.syntax.model import Attachment, Clause, NounPhrase, Sentence


def attachment(sentence: Sentence, offset: int) -> Attachment:
    """Where the phrase at this offset hangs; see `Attachment` for the roles."""
    index = sentence.index_at(offset)
    if index is None:
        return Attachment("none")
    analysis = sentence.analysis
    np = analysis.np_of[index]
    clause = analysis.clause_of[index]
    token = sentence.tokens[index]
    if np is None:
        # "doubled", "halved": the verb itself
        return Attachment("verb" if token.tag.startswith("VB") else "none", clause)
    if np.head != index and np.kind in ("noun", "name"):
        return Attachment("modifier", clause, np)
    return _of_phrase(sentence, np, clause)


def _of_phrase(sentence: Sentence, np: NounPhrase, clause: Clause | None) -> Attachment:
    """The attachment of a phrase that is a quantity by itself."""
    tokens = sentence.tokens
    if np.conjunct_of is not None:
        first = _of_phrase(sentence, np.conjunct_of, clause)
        return Attachment(first.role, first.clause, first.noun_phrase, first.preposition)
    if np.preposition is not None:
        word = np.preposition.preposition
        governor = np.preposition.governor
        if isinstance(governor, NounPhrase):
            return Attachment("postmodifier", clause, governor, word)
        return Attachment("adjunct", clause, None, word)
    before = tokens[np.first - 1].text if np.first else ""
    if before in ("(", "["):
        left = sentence.analysis.np_of[np.first - 2] if np.first > 1 else None
        return Attachment("parenthesis", clause, left)
    if np.appositive_of is not None:
        return Attachment("apposition", clause, np.appositive_of)
    if clause is not None:
        if clause.subject is np:
            return Attachment("subject", clause)
        if any(o is np for o in clause.objects):
            if clause.verb is None:
                return Attachment("extent", clause)
            if clause.verb.lemma in ("be", "become", "remain", "stay", "total", "equal", "reach", "hit", "amount", "stand"):
                return Attachment("complement", clause)
            return Attachment("extent" if clause.objects[0] is not np or clause.verb.lemma in _EXTENT_VERBS else "object", clause)
        if before in (",", "or", "and", "-", "--", ":") and np.first > 1:
            left = sentence.analysis.np_of[np.first - 2]
            if left is not None and left.preposition is not None and left.preposition.preposition == "according to":
                return Attachment("none", clause)  # "148 euros, according to Acme, 11 percent more"
            if left is not None and left.kind == "quantity":
                return _of_phrase(sentence, left, clause)
            return Attachment("apposition", clause, left)
    return Attachment("none", clause)


#: Verbs that take the amount of a change directly: "rose 5%".
_EXTENT_VERBS = frozenset(
    (
        "rise", "fall", "grow", "drop", "decline", "increase", "decrease", "jump", "slump", "climb", "slip", "gain", "lose", "surge", "soar", "plunge",
        "tumble", "slide", "dip", "advance", "rally", "shrink", "expand", "rebound", "sink", "plummet", "leap", "edge", "improve", "add", "shed",
    )
)  # fmt: skip
