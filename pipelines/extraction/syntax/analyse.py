"""The passes over one sentence in order: tag, chunk, clauses, reported speech."""

from __future__ import annotations

from pipelines.extraction.syntax import chunks, clauses, segment, speech, tagger
from pipelines.extraction.syntax.model import Analysis, Sentence

#: A sentence of more words than this is a table or a list: it is chunked, but no clauses are sought in it.
MAX_TOKENS = 400


def analyse(sentence: Sentence) -> Analysis:
    """Everything about the syntax of one sentence."""
    tokens = sentence.tokens
    analysis = Analysis()
    if not tokens:
        return analysis
    text = sentence.text
    recase = segment.is_all_caps(text) or (sentence.is_headline and segment.is_title_case(text))
    tagger.tag(tokens, recase)
    elements = chunks.chunk(sentence, tokens, analysis)
    if len(tokens) <= MAX_TOKENS:
        clauses.find_clauses(sentence, tokens, elements, analysis)
        speech.find_speech(sentence, tokens, analysis)
    else:
        analysis.clause_of = [None] * len(tokens)
    return analysis
