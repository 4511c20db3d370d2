"""Who says what in a sentence: "Acme said …", "… , he added", "according to Acme"; how credit carries over sentences is the claims' matter."""

from __future__ import annotations

from pipelines.extraction.syntax.lexicon import wordset
from pipelines.extraction.syntax.model import Analysis, Clause, ReportedSpeech, Sentence, Token

#: Verbs that report somebody's words, findings or forecast.
SPEECH_VERBS = wordset(
    """say add tell note explain report announce comment state warn claim argue insist admit write conclude estimate forecast expect predict
    believe think project suggest indicate confirm reveal show find calculate reckon concede stress emphasise emphasize declare deny disclose
    acknowledge remark observe"""
)
_SOURCE_PREPOSITIONS = frozenset(("according to", "as per"))


def find_speech(sentence: Sentence, tokens: list[Token], analysis: Analysis) -> None:
    """Fill the analysis with reported speech."""
    end = sentence.end
    for clause in analysis.clauses:
        verb = clause.verb
        if verb is None or verb.form not in ("finite", "gerund") or verb.negated or verb.lemma not in SPEECH_VERBS or clause.subject is None:
            continue
        content = _content(sentence, tokens, clause)
        if content is not None:
            analysis.speech.append(ReportedSpeech(sentence, clause.subject, verb.lemma, content, clause))
    for phrase in analysis.prepositional_phrases:
        if phrase.preposition in _SOURCE_PREPOSITIONS and phrase.object is not None:
            opens = phrase.index < 2
            content = (phrase.object.full_end, end) if opens else (sentence.start, phrase.start)
            analysis.speech.append(ReportedSpeech(sentence, phrase.object, phrase.preposition, content))


def _content(sentence: Sentence, tokens: list[Token], clause: Clause) -> tuple[int, int] | None:
    """What is said: what follows the verb, what stands before the comma, or both sides of an inserted "he said"."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None:
        return None
    inverted = subject.first >= verb.last
    left = min(subject.first, verb.first) if clause.subject_basis == "explicit" else verb.first
    right = max(subject.last, verb.last) if inverted else verb.last
    before = left > 0 and tokens[left - 1].tag in (",", '"', "'", ":") and any(t.tag[0] in "NVQJ" for t in tokens[: left - 1])
    while right < len(tokens) and (tokens[right].tag in ("TIME", "RB") or (tokens[right].tag == "IN" and right + 1 < len(tokens) and tokens[right + 1].tag == "TIME")):
        right += 1
    after = any(t.tag[0] in "NVQJP" for t in tokens[right:]) and right < len(tokens) and not (before and tokens[right].tag in ("IN", ".", "TO") and tokens[right].lower != "that")
    if before and after and tokens[right].tag == ",":
        return sentence.start, sentence.end
    if after and not (before and inverted):
        return tokens[right].start, sentence.end
    return (sentence.start, tokens[left - 1].start) if before else None
