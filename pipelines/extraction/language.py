"""The language of a text, from a sample of it; deterministic, and the model is loaded only when first asked."""

from __future__ import annotations

import re
from functools import cache

#: What the press of the world writes; a closed list keeps short English texts from being taken for Latin or Luxembourgish.
LANGUAGES = ("ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "ta", "th", "tr", "uk", "ur", "vi", "zh")  # fmt: skip
_PIECE = 1200
#: How much likelier (natural logarithm) than English another language must be: names and figures alone prove none.
_MARGIN = 15.0
_LETTERS = re.compile(r"[^\W\d_]+(?:[ '\u2019-]{1,2}[^\W\d_]+)*")
#: Words that only English has in such numbers: they settle lists of names and all-capital wires, where letters alone mislead.
_ENGLISH = frozenset(
    ["the", "of", "and", "to", "in", "a", "for", "on", "that", "with", "said", "by", "at", "from", "its", "is", "was", "it", "as", "will", "has", "be", "are", "have", "which", "an", "or", "not"]
)  # fmt: skip
_OWN_ENGLISH = frozenset(["the", "of", "and", "that", "with", "said", "from", "its", "which", "have", "has", "will", "by"])
_WORD = re.compile(r"[a-z]+")


def detect_language(text: str) -> str:
    """The ISO 639-1 code of a text's language; "und" where there are no letters to tell by."""
    sample = _sample(text)
    if not sample:
        return "und"
    words = _WORD.findall(sample.lower())
    if len(words) >= 8:
        own = sum(w in _OWN_ENGLISH for w in words)
        common = sum(w in _ENGLISH for w in words)
        if own >= 2 and common >= len(words) / 6:
            return "en"
    # letters in capitals look like no language to a model trained on prose
    scores = dict(_identifier().rank(sample.lower() if sample.isupper() else sample))
    best = max(scores, key=lambda code: (scores[code], code))
    return best if scores[best] - scores["en"] > _MARGIN else "en"


def _sample(text: str) -> str:
    """Letters from the start, the middle and the end of a text: enough to tell, whatever its length."""
    if len(text) <= 3 * _PIECE:
        pieces = [text]
    else:
        middle = len(text) // 2
        pieces = [text[:_PIECE], text[middle : middle + _PIECE], text[-_PIECE:]]
    return " ".join(" ".join(_LETTERS.findall(piece)) for piece in pieces).strip()


@cache
def _identifier():  # type: ignore[no-untyped-def]
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # two hundred milliseconds and numpy: only when a text needs it

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
