"""Whether a number is stated as a fact, as a forecast or as a mere possibility, read from the words that govern it.

Only grammar decides here: which words of forecast stand in the number's own phrase, and which verbs stand above it. The lexicon is
lexicon/modality.tsv. When the claim happened, and who made it, are no business of this module.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipelines.extraction.syntax.model import Clause, Sentence, VerbGroup

_LEXICON = Path(__file__).parents[1] / "lexicon" / "modality.tsv"
#: Words in a number's phrase that do not end it.
_IN_PHRASE = frozenset(("DT", "RB", "JJ", "JJR", "PRP$", "POS", "NN", "NNS", "CD", "TIME"))
_COMPARE = frozenset(("from", "than", "against", "versus", "vs", "after", "following", "despite", "with"))
_HEADS = frozenset(("target", "targets", "forecast", "forecasts", "estimate", "estimates", "guidance", "projection", "consensus", "expectations"))
_NOUN_TAKES = frozenset(("of", "for", "is", "was", "at", "by", "to", "that"))
_STOP = frozenset((",", ";", "(", ")", ":", "-", "–", "—", "--", "but", "while", "and", "which", "who", "that", "or"))
_BY_OTHERS = frozenset(("plan", "plans", "budget", "proposal"))
_PAST_TIME = frozenset(("last", "ago", "earlier", "previous", "year-ago", "year-earlier"))
_RESULTS = frozenset(("earned", "lost", "made", "reported", "posted", "paid", "sold", "produced", "spent", "recorded", "achieved", "booked"))
_SECOND_VERBS = frozenset(("hopes", "predicts", "expects", "plans", "forecasts", "aims", "targets", "sees", "projects"))
_RISES = frozenset(("rise", "fall", "gain", "drop", "increase", "decrease", "decline", "jump", "growth", "loss", "slump", "surge"))
_SAID = frozenset(("say", "tell", "announce", "warn", "reveal", "state", "add", "report", "confirm", "insist", "note", "declare", "write", "explain", "see", "mean", "follow", "believe", "think", "estimate", "disclose", "indicate", "suggest", "agree", "argue"))


class Modality(NamedTuple):
    """The modality of a number and the words that decided it."""

    modality: str
    reason: str


@cache
def lexicon() -> dict[tuple[str, str], frozenset[str]]:
    """(kind, modality) -> words."""
    lines = [line.split("\t") for line in _LEXICON.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    return {(kind, modality): frozenset(words.split()) for kind, modality, words in lines}


@cache
def _modality_of(kind: str, word: str) -> str | None:
    for modality in ("forecast", "hypothetical", "actual"):
        if word in lexicon().get((kind, modality), ()):
            return modality
    return None


def claim_modality(sentence: Sentence, start: int, end: int, *, metric: str | None = None, statistic: str | None = None) -> Modality:
    """`actual`, `forecast` or `hypothetical` for the number at `start:end` (text offsets), and why.

    `metric` and `statistic` help with two settled cases: agreed deals are actual although they say "will", announced job cuts are
    forecast although they say "cuts". The nearest evidence wins: the number's own phrase, then each clause above it, the innermost first.
    """
    sentence.analysis  # noqa: B018 - tokens have their tags only then
    first, last = sentence.index_at(start), sentence.index_at(max(end - 1, start))
    if first is None or last is None:
        return _FACT
    case = _Case(sentence, first, last, metric, statistic)
    case = _first_of_pair(case)
    return _beside(case) or _compared(case) or _above(case) or _revised(case) or _FACT


def _first_of_pair(case: _Case) -> _Case:
    """An amount told in another way is judged as the first: "from 2.6 mln dlrs, or 33 cts"."""
    tokens = case.sentence.tokens
    at = case.first - 1
    if at > 1 and tokens[at].lower == "or":
        at -= 2 if tokens[at - 1].lower == "," else 1
        if tokens[at].quantity is not None:
            return case._replace(first=at)
    return case


_FACT = Modality("actual", "nothing says otherwise")


class _Case(NamedTuple):
    """One number to judge: its sentence, its tokens (both inclusive), what it measures."""

    sentence: Sentence
    first: int
    last: int
    metric: str | None
    statistic: str | None

    def word(self, index: int) -> str:
        tokens = self.sentence.tokens
        return tokens[index].lower if 0 <= index < len(tokens) else ""

    def is_layoff(self) -> bool:
        return self.metric == "headcount" and self.statistic in ("difference", "change")

    def is_deal(self, lemma: str) -> bool:
        return self.metric == "deal_value" or (self.metric in ("other", "debt") and _modality_of("deal", lemma) is not None)


def _beside(case: _Case) -> Modality | None:
    """Words of forecast in the number's own phrase: "a forecast of 5%", "the expected 3,000 jobs", "$2bn projected by analysts"."""
    tokens, first, last = case.sentence.tokens, case.first, case.last
    for at in range(first - 1, max(first - 9, -1), -1):
        token, word = tokens[at], tokens[at].lower
        modality = _modality_of("adjective", word)
        if modality is not None and (case.word(at + 1) == "for" or case.word(at - 1) in ("has", "have", "had", "nobody")):
            modality = None  # a verb: "had proposed a buyout", "nobody budgeted for"
        if word in ("is", "was", "are", "were") and _modality_of("noun", case.word(at - 1)):
            continue  # "the proposal is 0.24 euros"
        if word in _STOP or (token.tag[:2] in ("VB", "MD") and modality is None):
            break
        if modality is not None and first - at <= 5 and case.word(at - 1) not in ("than", "-"):
            return Modality(modality, f"{word} before it")
        modality = _modality_of("noun", word)
        if word == "price" and case.word(at - 1) == "target" and at >= first - 2:
            return Modality("forecast", "target price")
        if word in _BY_OTHERS and case.word(at + 1) in ("by", "at"):
            modality = None  # "raised the price of its plan by $2"
        if modality is not None and (at + 1 == first or tokens[at + 1].lower in _NOUN_TAKES or (modality == "hypothetical" and case.word(at + 1) == "on")):
            return Modality(modality, f"{word} before it")
    for at in range(last + 1, min(last + 6, len(tokens))):
        token, word = tokens[at], tokens[at].lower
        if at == last + 1 and token.tag in ("VBN", "VBD", "JJ") and _modality_of("after", word):
            return Modality("forecast", f"{word} after it")
        if token.tag[:2] in ("VB", "MD", "IN", "TO", "CC") or word in _STOP:
            break
        if word in _HEADS and not word.endswith("s"):  # "its 5% target"
            return Modality("forecast", f"{word} after it")
    return None


def _compared(case: _Case) -> Modality | None:
    """The figure compared with is a fact even in a forecast: "will rise to 5% from 4%", "up from 3% in 1986", "after a 27% rise"."""
    tokens = case.sentence.tokens
    at = case.first - 1
    possessive = False
    while at >= 0 and case.first - at < 9 and (
        ((tokens[at].tag in _IN_PHRASE or tokens[at].time is not None) and tokens[at].lower not in _COMPARE)
        or (tokens[at].lower == "of" and case.word(at - 1) in _RISES)
        or (tokens[at].lower == "than" and case.word(at - 1) in ("more", "less", "fewer"))
    ):
        possessive = possessive or (tokens[at].tag == "POS" and at > 0 and tokens[at - 1].time is not None)
        at -= 1
    if possessive:
        return Modality("actual", "the figure of an earlier period")
    if at < 0:
        return None
    word = tokens[at].lower
    if word in ("after", "following", "despite") or (word == "with" and case.word(at - 1) in ("compare", "compared", "compares")):
        return Modality("actual", f"{word} …")
    if _told_of_the_past(case):
        return Modality("actual", "the figure of an earlier period")
    if word == "of" and case.word(at + 1) in ("its", "their", "the", "his") and at > 0 and tokens[at - 1].quantity is not None and case.metric == "headcount":
        return Modality("actual", "the whole of which a part is told")
    if word == "on" and case.metric == "debt" and case.word(at - 1) in ("rating", "ratings"):
        return Modality("actual", "debt that is rated")
    earlier = any(t.quantity is not None for t in tokens[max(0, at - 14) : at])
    onward = case.word(case.last + 1) == "to" and case.last + 2 < len(tokens) and any(t.quantity is not None for t in tokens[case.last + 2 : case.last + 5])
    if word == "from" and onward and _revised(case) is None:
        return Modality("actual", "the figure it starts from")
    if word == "from" and (earlier or case.word(at - 1) in ("up", "down")) and case.word(case.last + 1) != "to" and not _revised(case):
        return Modality("actual", "the figure compared with")
    if word == "than" and case.word(at + 1) in ("the", "its", "last"):
        return Modality("actual", "the figure compared with")
    if word in ("against", "versus", "vs") and earlier and case.word(at - 1) != "as":
        return Modality("actual", "the figure compared with")
    return None


def _told_of_the_past(case: _Case) -> bool:
    """A figure set off with its own past time: "the dividend, €9 a share last year,", "the 7.2 mln earned in 1986", "debt, now $62m"."""
    tokens, at = case.sentence.tokens, case.last + 1
    if case.word(case.first - 1) == "now" and case.word(case.first - 2) == ",":
        return True
    if case.word(at) in _RESULTS and case.word(case.first - 1) in ("the", "its") and any(t.time is not None for t in tokens[at + 1 : at + 4]):
        return True
    if case.word(case.first - 1) != ",":
        return False
    for k in range(at, min(at + 6, len(tokens))):
        if tokens[k].time is not None and set(tokens[k].lower.split()) & _PAST_TIME:
            return case.word(k + 1) in (",", ")")
        if tokens[k].tag[:2] in ("VB", "MD") or tokens[k].lower in _STOP:
            return False
    return False


def _revised(case: _Case) -> Modality | None:
    """A target or forecast that is set or changed: "lifted its share target on the maker to 330 crowns"."""
    if case.word(case.first - 1) not in ("to", "from", "at", "(", "-", "of", "about", "around"):
        return None
    left = case.sentence.tokens[max(0, case.first - 24) : case.first]
    noun = next((t for t in left if t.lower in _HEADS and t.tag[:2] == "NN"), None)
    if noun is not None and any(t.tag[:2] == "VB" and _modality_of("revise", t.lemma) for t in left):
        return Modality("forecast", f"{noun.lower} …")
    return None


def _above(case: _Case) -> Modality | None:
    """What the verbs above the number say, the innermost first; None where they state a fact."""
    sentence = case.sentence
    clause = _own_clause(case)
    below: Clause | None = None
    for depth in range(7):
        if clause is None:
            return None
        verb = clause.verb
        opener = clause.marker or (case.word(clause.first - 1) if clause.kind == "participial" else "")
        if opener in ("after", "following", "despite") and depth == 0 and not (verb is not None and verb.modal):
            return Modality("actual", f"{opener} …")
        found = _headline(case) if verb is None and depth == 0 else _verb(case, clause, verb, below) if verb is not None else None
        if found is not None:
            return found
        if clause.marker in ("if", "unless"):
            return Modality("hypothetical", f"{clause.marker} …")
        if verb is not None and depth == 0 and (joined := _joined_forecast(case, verb)) is not None:
            return joined
        if verb is not None and _states_a_fact(sentence, clause, verb, below):
            return None
        below, clause = clause, clause.parent
    return None


def _joined_forecast(case: _Case, verb: VerbGroup) -> Modality | None:
    """A second verb that reads like a noun: "cut its outlook and now predicts a margin of 5%"."""
    for at in range(case.first - 1, max(case.first - 9, verb.last), -1):
        word = case.word(at)
        if word in _STOP and word != "and":
            return None
        if word in _SECOND_VERBS and case.word(at - 1) in ("and", "now", "but", "still"):
            return Modality("forecast", word)
    return None


def _own_clause(case: _Case) -> Clause | None:
    """The clause of the number; of a clause set into another one ("the mill, which lost $5m, will close") that of the verb before it."""
    sentence = case.sentence
    clause = sentence.clause_at(sentence.tokens[case.first].start)
    if clause is None or clause.verb is None or clause.verb.first <= case.last:
        return clause
    if not any(case.word(k) == "," for k in range(case.last + 1, clause.verb.first)):
        return clause
    inner = [c for c in sentence.clauses if c.verb is not None and c.verb.last <= case.first and (c.kind == "relative" or (c.kind == "participial" and c.parent is not None and c.parent.kind == "relative"))]
    return max(inner, key=lambda c: c.verb.first) if inner else clause


def _states_a_fact(sentence: Sentence, clause: Clause, verb: VerbGroup, below: Clause | None) -> bool:
    """A finite verb that is no report: what stands above it no longer matters, unless that is an expectation of it."""
    if verb.form != "finite" or _is_infinitive(sentence, clause):
        return False
    if verb.lemma in _SAID and below is not None:
        return False
    parent = clause.parent.verb if clause.parent is not None and clause.kind == "complement" else None
    return parent is None or _modality_of("verb", parent.lemma) is None


def _is_infinitive(sentence: Sentence, clause: Clause) -> bool:
    """An infinitive, also the second of two ("to spin off the unit and raise $3bn")."""
    verb = clause.verb
    if verb is None:
        return False
    bare = verb.modal is None and verb.main_token.tag == "VB" and clause.subject_basis != "explicit"
    return verb.form == "infinitive" or bare or (verb.first > 0 and sentence.tokens[verb.first - 1].lower == "to" and verb.modal is None)


def _verb(case: _Case, clause: Clause, verb: VerbGroup, below: Clause | None) -> Modality | None:
    """What one verb group says of the number below it."""
    sentence, lemma = case.sentence, verb.lemma
    text = " ".join(t.lower for t in sentence.tokens[verb.first : verb.last])
    modal = verb.modal or (verb.main_token.lower if _modality_of("modal", verb.main_token.lower) and verb.main_token.tag == "MD" else None)
    if modal is None and verb.main_token.tag in ("VB", "VBP"):
        modal = _modal_before(case, verb)
    if modal is not None:
        return _modal(case, clause, modal, lemma, text)
    infinitive = below is not None and _is_infinitive(sentence, below)
    if infinitive and clause.predicate is not None:
        word = sentence.tokens[clause.predicate].lower
        modality = _modality_of("predicate", word)
        if modality:
            return Modality(modality, f"{text} {word}")
    if lemma == "be" and below is None and case.last < verb.first and case.word(verb.last) == "to" and case.metric in ("headcount", "cost"):
        return Modality("forecast", f"{text} to")  # "4,000 jobs are to go"
    if lemma == "see" and verb.passive and case.word(verb.last) == "at":
        return Modality("forecast", f"{text} at")
    if lemma == "be" and infinitive and below is not None and below.verb is not None:
        subject = clause.subject.head_lemma if clause.subject is not None else ""
        if _modality_of("heading", subject) or _modality_of("noun", subject):
            return Modality("forecast", f"{subject} {text} to")
        if below.first <= verb.last + 1:  # "is to cut"
            return None if case.is_deal(below.verb.lemma) else Modality("forecast", f"{text} to")
    if _is_infinitive(sentence, clause):
        found = _before_infinitive(case, clause, verb)
        if found is not None:
            return found
    modality = _modality_of("verb", lemma)
    if modality is not None and not (verb.form == "participle" and below is None) and not (verb.perfect and verb.form == "gerund"):
        return Modality(modality, text)
    if infinitive:
        modality = _modality_of("infinitive", lemma)
        if modality == "hypothetical" or (modality and (verb.passive or verb.progressive or lemma in ("estimate", "seek", "need"))):
            return Modality(modality, f"{text} to")
    if (lemma == "seek" and verb.form == "finite") or (lemma == "face" and case.metric == "penalty"):
        return Modality("hypothetical", text)
    announced = verb.tense == "present" and not verb.perfect and verb.form == "finite"
    if case.is_layoff() and announced and _modality_of("announce", lemma):
        return Modality("forecast", f"announced: {text}")
    return None


def _modal_before(case: _Case, verb: VerbGroup) -> str | None:
    """The modal of a verb set apart from it by adverbs: "will now have"."""
    tokens = case.sentence.tokens
    for at in range(verb.first - 1, max(verb.first - 4, -1), -1):
        if tokens[at].tag == "MD":
            return tokens[at].lower
        if tokens[at].tag != "RB":
            return None
    return None


def _modal(case: _Case, clause: Clause, modal: str, lemma: str, text: str) -> Modality | None:
    modality = _modality_of("modal", modal)
    conditional = any(c.marker in ("if", "unless") for c in case.sentence.clauses)
    if modal == "would" and not conditional and clause.subject is not None and clause.subject.text.lower().startswith(("the combined ", "the merged ", "the enlarged ")):
        return Modality("forecast", f"{clause.subject.text} {text}")
    if modal == "would" and not conditional:
        modality = "forecast" if _reported(clause) else "hypothetical"
    if conditional and modal in ("will", "would"):
        modality = "hypothetical"
    elif modality == "forecast" and modal in ("will", "would") and case.is_deal(lemma):
        return Modality("actual", "terms of an agreed deal")
    return Modality(modality, text) if modality else None


def _before_infinitive(case: _Case, clause: Clause, verb: VerbGroup) -> Modality | None:
    """The noun or verb an infinitive hangs on: "its plan to cut", "an option to buy", "expects it to reach"."""
    tokens = case.sentence.tokens
    for at in range(verb.first - 1, max(verb.first - 6, -1), -1):
        word, tag = tokens[at].lower, tokens[at].tag
        if tag[:2] == "NN" and verb.first - at <= 2:
            modality = _modality_of("heading", word)
            if modality:
                return Modality(modality, f"{word} to")
        if tag[:2] == "VB" and tokens[at].lower not in ("to", "be"):
            modality = _modality_of("verb", tokens[at].lemma)
            return Modality(modality, word) if modality and verb.first - at > 1 else None
        if word in _STOP:
            break
    if case.is_layoff() and _modality_of("announce", verb.lemma):
        return Modality("forecast", f"to {verb.lemma}")
    return None


def _reported(clause: Clause) -> bool:
    """True for "said the plant would produce": the past of "will"."""
    parent = clause.parent
    for _ in range(3):
        if parent is None:
            return False
        if parent.verb is not None and (parent.verb.lemma in _SAID or _modality_of("verb", parent.verb.lemma)):
            return True
        parent = parent.parent
    return False


def _headline(case: _Case) -> Modality | None:
    """Headlines without a verb that the grammar knows: "Maker to axe 90 jobs", "Bank sees 5% growth"."""
    tokens = case.sentence.tokens
    for at in range(case.first - 1, max(case.first - 6, -1), -1):
        word = tokens[at].lower
        if word in ("sees", "seen", "expects", "plans", "forecasts", "eyes", "targets"):
            return Modality("forecast", word)
        if case.is_layoff() and _modality_of("announce", word):
            return Modality("forecast", f"announced: {word}")
    return None
