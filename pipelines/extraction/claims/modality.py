"""Whether a number is stated as a fact, as a forecast or as a mere possibility, read from the words that govern it.

Only grammar decides here: which words of forecast stand in the number's own phrase (modality_phrase.py), and which verbs stand above it. When the
claim happened, and who made it, are no business of these modules.
"""

from __future__ import annotations

from pipelines.extraction.claims.modality_phrase import SAID, STOP, Case, Modality, beside, compared, known, lexicon, modality_of, revised
from pipelines.extraction.syntax.model import Clause, Sentence, VerbGroup

__all__ = ["Modality", "claim_modality", "lexicon"]

_SECOND_VERBS = frozenset(("expect", "predict", "hopes", "predicts", "expects", "plans", "forecasts", "aims", "targets", "sees", "projects"))
_STAFF = frozenset(("union", "unions", "workers", "staff", "members", "pilots", "miners", "nurses", "employees"))
_LOOKING_AHEAD = frozenset(("company", "group", "firm", "bank", "maker", "it", "they", "analyst", "analysts", "economist", "economists", "management", "retailer", "carmaker", "airline", "broker", "brokers", "government", "board", "chain", "agency", "forecasters", "imf", "oecd", "researcher", "researchers", "report", "consultancy", "ministry", "treasury", "institute", "officials", "minister", "board", "council", "association"))
#: What is done once, so that its participle tells of the past: "bought for $5m".
_DONE_ONCE = frozenset(("buy", "acquire", "purchase", "sell", "award", "build", "found", "value"))


def claim_modality(sentence: Sentence, start: int, end: int, *, metric: str | None = None, statistic: str | None = None) -> Modality:
    """`actual`, `forecast` or `hypothetical` for the number at `start:end` (text offsets), and why.

    `metric` and `statistic` help with two settled cases: agreed deals are actual although they say "will", announced job cuts are
    forecast although they say "cuts". The nearest evidence wins: the number's own phrase, then each clause above it, the innermost first.
    """
    sentence.analysis  # noqa: B018 - tokens have their tags only then
    first, last = sentence.index_at(start), sentence.index_at(max(end - 1, start))
    if first is None or last is None:
        return _FACT
    case = Case(sentence, first, last, metric, statistic)
    case = _first_of_pair(case)
    return known(case) or beside(case) or compared(case) or _above(case) or revised(case) or _FACT


def _first_of_pair(case: Case) -> Case:
    """An amount told in another way is judged as the first: "from 2.6 mln dlrs, or 33 cts"."""
    tokens = case.sentence.tokens
    at = case.first - 1
    if at > 1 and tokens[at].lower == "or":
        at -= 2 if tokens[at - 1].lower == "," else 1
        if tokens[at].quantity is not None:
            return case._replace(first=at)
    return case


_FACT = Modality("actual", "nothing says otherwise")


def _above(case: Case) -> Modality | None:
    """What the verbs above the number say, the innermost first; None where they state a fact."""
    sentence = case.sentence
    clause = _own_clause(case)
    below: Clause | None = None
    for depth in range(7):
        if clause is None:
            return None
        verb = clause.verb
        if depth == 0 and clause.kind == "relative" and verb is not None and verb.last <= case.first and _holds_now(verb):
            return None  # "will shut a pit that makes 4% of the copper"
        opener = clause.marker or (case.word(clause.first - 1) if clause.kind == "participial" else "")
        if depth == 0 and verb is not None and verb.form == "participle" and verb.last <= case.first and opener == "," and verb.lemma in _DONE_ONCE:
            return Modality("actual", f", {verb.main_token.lower} …")
        if depth == 0 and verb is not None and verb.form == "gerund" and verb.perfect and verb.last <= case.first:
            return Modality("actual", "having …")
        if opener in ("after", "following", "despite") and depth == 0 and not (verb is not None and verb.modal):
            return Modality("actual", f"{opener} …")
        if verb is not None and depth == 0 and verb.form == "gerund" and _heads_for(case, verb):
            return Modality("forecast", f"{case.word(verb.first - 2)} {case.word(verb.first - 1)} {verb.lemma}")
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


def _holds_now(verb: VerbGroup) -> bool:
    """Whether a verb tells what is so: present, without a modal, and of no expectation."""
    return verb.form == "finite" and verb.tense == "present" and not verb.modal and not verb.perfect and not verb.progressive and verb.lemma != "be" and modality_of("verb", verb.lemma) is None


def _heads_for(case: Case, verb: VerbGroup) -> bool:
    """ "On the verge of closing", "on a trajectory of making"."""
    return case.word(verb.first - 1) in ("of", "to", "for") and case.word(verb.first - 2) in ("trajectory", "stages", "verge", "brink", "cusp", "course", "track", "hope", "hopes", "aim", "goal", "intention")


def _joined_forecast(case: Case, verb: VerbGroup) -> Modality | None:
    """A second verb that reads like a noun: "cut its outlook and now predicts a margin of 5%"."""
    for at in range(case.first - 1, max(case.first - 9, verb.last), -1):
        word = case.word(at)
        if word in STOP and word != "and":
            return None
        if word in _SECOND_VERBS and case.word(at - 1) in ("and", "now", "but", "still"):
            return Modality("forecast", word)
    return None


def _own_clause(case: Case) -> Clause | None:
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
    if verb.lemma in SAID and below is not None:
        return False
    parent = clause.parent.verb if clause.parent is not None and clause.kind == "complement" else None
    if parent is not None and parent.lemma in ("see", "help", "let", "make") and verb.tense == "present" and verb.main_token.tag in ("VB", "VBP"):
        return False  # "could see it reach"
    return parent is None or modality_of("verb", parent.lemma) is None


def _is_infinitive(sentence: Sentence, clause: Clause) -> bool:
    """An infinitive, also the second of two ("to spin off the unit and raise $3bn")."""
    verb = clause.verb
    if verb is None:
        return False
    bare = verb.modal is None and verb.main_token.tag == "VB" and clause.subject_basis != "explicit"
    return verb.form == "infinitive" or bare or (verb.first > 0 and sentence.tokens[verb.first - 1].lower == "to" and verb.modal is None)


def _verb(case: Case, clause: Clause, verb: VerbGroup, below: Clause | None) -> Modality | None:
    """What one verb group says of the number below it."""
    sentence, lemma = case.sentence, verb.lemma
    text = " ".join(t.lower for t in sentence.tokens[verb.first : verb.last])
    modal = verb.modal or (verb.main_token.lower if modality_of("modal", verb.main_token.lower) and verb.main_token.tag == "MD" else None)
    if modal is None and verb.main_token.tag in ("VB", "VBP"):
        modal = _modal_before(case, verb)
    if modal is not None:
        return _modal(case, clause, modal, lemma, text)
    infinitive = below is not None and _is_infinitive(sentence, below)
    if infinitive and clause.predicate is not None:
        word = sentence.tokens[clause.predicate].lower
        modality = modality_of("predicate", word)
        if modality:
            return Modality(modality, f"{text} {word}")
    if lemma == "be" and below is None and case.last < verb.first and case.word(verb.last) == "to" and case.metric in ("headcount", "cost"):
        return Modality("forecast", f"{text} to")  # "4,000 jobs are to go"
    if lemma == "see" and verb.passive and (case.word(verb.last) == "at" or (below is not None and below.verb is not None and below.verb.form == "gerund")):
        return Modality("forecast", f"{text} …")
    if lemma == "see" and (below is None or (below.verb is not None and below.verb.form in ("gerund", "infinitive"))) and verb.tense == "present" and not verb.perfect and verb.form == "finite" and _looks_ahead(clause):
        return Modality("forecast", text)
    if lemma == "call" and case.word(verb.last) == "for" and clause.subject is not None and clause.subject.head_token.lower in ("plan", "programme", "program", "proposal", "budget", "scheme", "strategy"):
        return Modality("forecast", f"{clause.subject.text} {text} for")
    if lemma in ("ask", "apply", "press", "push", "lobby", "petition", "call", "campaign") and verb.form == "finite" and not verb.passive and ((case.word(verb.last) == "for" and case.first < verb.last + 7) or (infinitive and lemma in ("apply", "ask"))):
        return Modality("hypothetical", f"{text} {case.word(verb.last)}")
    if lemma == "be" and (word := _due(case, verb)):
        return Modality(modality_of("predicate", word) or "forecast", f"{text} {word} to")
    if lemma == "propose" and case.metric == "penalty":
        return Modality("hypothetical", text)
    if lemma in ("want", "demand") and clause.subject is not None and clause.subject.head_token.lower in _STAFF:
        return Modality("hypothetical", f"{clause.subject.text} {text}")
    if lemma == "peg" and below is None and not _future(case, verb):
        return None
    if case.is_layoff() and below is None and lemma in ("announce", "unveil", "propose", "confirm", "signal"):
        return Modality("forecast", f"announced: {text}")
    if lemma == "be" and infinitive and below is not None and below.verb is not None:
        subject = clause.subject.head_lemma if clause.subject is not None else ""
        if modality_of("heading", subject) or modality_of("noun", subject):
            return Modality("forecast", f"{subject} {text} to")
        if below.first <= verb.last + 1:  # "is to cut"
            return None if case.is_deal(below.verb.lemma) else Modality("forecast", f"{text} to")
    if _is_infinitive(sentence, clause):
        found = _before_infinitive(case, clause, verb)
        if found is not None:
            return found
    modality = modality_of("verb", lemma)
    if modality is not None and not (verb.form == "participle" and below is None) and not (verb.perfect and verb.form == "gerund"):
        return Modality(modality, text)
    if infinitive:
        modality = modality_of("infinitive", lemma)
        if modality == "hypothetical" or (modality and (verb.passive or verb.progressive or lemma in ("estimate", "seek", "need"))):
            return Modality(modality, f"{text} to")
    if (lemma == "seek" and verb.form == "finite") or (lemma == "face" and case.metric == "penalty"):
        return Modality("hypothetical", text)
    announced = verb.tense == "present" and not verb.perfect and verb.form == "finite"
    if case.is_layoff() and announced and modality_of("announce", lemma):
        return Modality("forecast", f"announced: {text}")
    return None


def _looks_ahead(clause: Clause) -> bool:
    """Whether a subject that "sees" a figure looks ahead: a company, an analyst; not a market or a year."""
    subject = clause.subject
    if subject is None:
        return False
    if subject.mention is not None:
        return subject.mention.kind in ("company", "person", "group", "organisation", "body")
    return subject.head_token.lower in _LOOKING_AHEAD or subject.head_lemma in _LOOKING_AHEAD


def _due(case: Case, verb: VerbGroup) -> str | None:
    """The adjective after "be" that makes what follows a plan: "is due to open in May and increase output"."""
    for at in range(verb.last, min(verb.last + 3, case.first)):
        word = case.word(at)
        if word in ("due", "set", "likely", "poised", "slated", "scheduled", "expected") and case.word(at + 1) == "to" and at + 1 < case.first:
            between = {case.word(k) for k in range(at + 2, case.first)}
            return None if between & {",", ";", "but", "while", "which", "who", "after", "because", "as"} else word
    return None


def _future(case: Case, verb: VerbGroup) -> bool:
    after = {w for t in case.sentence.tokens[verb.last :] for w in t.lower.split()}
    return bool(after & {"by", "next", "coming", "to", "will"})


def _modal_before(case: Case, verb: VerbGroup) -> str | None:
    """The modal of a verb set apart from it by adverbs: "will now have"."""
    tokens = case.sentence.tokens
    for at in range(verb.first - 1, max(verb.first - 4, -1), -1):
        if tokens[at].tag == "MD":
            return tokens[at].lower
        if tokens[at].tag != "RB":
            return None
    return None


def _modal(case: Case, clause: Clause, modal: str, lemma: str, text: str) -> Modality | None:
    modality = modality_of("modal", modal)
    conditional = any(c.marker in ("if", "unless") for c in case.sentence.clauses)
    if modal == "would" and not conditional and clause.subject is not None and clause.subject.text.lower().startswith(("the combined ", "the merged ", "the enlarged ")):
        return Modality("forecast", f"{clause.subject.text} {text}")
    if modal == "would" and not conditional:
        modality = "forecast" if _reported(clause) or _said_after(case) else "hypothetical"
    if conditional and modal in ("will", "would"):
        modality = "hypothetical"
    elif modality == "forecast" and modal in ("will", "would") and case.is_deal(lemma):
        return Modality("actual", "terms of an agreed deal")
    return Modality(modality, text) if modality else None


def _before_infinitive(case: Case, clause: Clause, verb: VerbGroup) -> Modality | None:
    """The noun or verb an infinitive hangs on: "its plan to cut", "an option to buy", "expects it to reach"."""
    tokens = case.sentence.tokens
    for at in range(verb.first - 1, max(verb.first - 6, -1), -1):
        word, tag = tokens[at].lower, tokens[at].tag
        if tag[:2] == "NN" and verb.first - at <= 2:
            modality = modality_of("heading", word)
            if modality:
                return Modality(modality, f"{word} to")
        if tag[:2] == "VB" and tokens[at].lower not in ("to", "be"):
            modality = modality_of("verb", tokens[at].lemma)
            if modality and verb.first - at > 1:
                return Modality(modality, word)
            break
        if word in STOP:
            break
    if case.is_layoff() and modality_of("announce", verb.lemma):
        return Modality("forecast", f"to {verb.lemma}")
    begin = clause.parent.verb.last if clause.parent is not None and clause.parent.verb is not None else 0
    for at in range(verb.first - 1, max(begin - 1, verb.first - 14), -1):
        if tokens[at].lower in _SECOND_VERBS and tokens[at].tag[:2] == "NN" and at and tokens[at - 1].tag[:2] in ("CC", "RB", "VB", "NN"):
            return Modality("forecast", tokens[at].lower)  # read as a noun: "analysts polled expect others to raise"
    return None


def _reported(clause: Clause) -> bool:
    """True for "said the plant would produce": the past of "will"."""
    parent = clause.parent
    for _ in range(3):
        if parent is None:
            return False
        if parent.verb is not None and (parent.verb.lemma in SAID or modality_of("verb", parent.verb.lemma)):
            return True
        parent = parent.parent
    return False


def _said_after(case: Case) -> bool:
    """The report stands at the end: "output would rise to 5m, the minister said"."""
    tokens = case.sentence.tokens
    for at in range(case.last + 1, len(tokens)):
        if tokens[at].lemma in SAID and tokens[at].tag in ("VBD", "VBZ", "VBP") and any(case.word(k) == "," for k in range(max(case.last + 1, at - 7), at)):
            return not {case.word(k) for k in range(case.last + 1, at)} & {"but", "while", "which", "who", "and"}
    return False


def _headline(case: Case) -> Modality | None:
    """Headlines without a verb that the grammar knows: "Maker to axe 90 jobs", "Bank sees 5% growth"."""
    tokens = case.sentence.tokens
    for at in range(case.first - 1, max(case.first - 6, -1), -1):
        word = tokens[at].lower
        if word in ("sees", "seen", "expects", "plans", "forecasts", "eyes", "targets"):
            return Modality("forecast", word)
        if case.is_layoff() and modality_of("announce", word):
            return Modality("forecast", f"announced: {word}")
    return None
