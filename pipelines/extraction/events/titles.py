"""Headlines in title case given alone ("Acme Completes Acquisition of Zenon"): the same text with common words in small letters."""

from __future__ import annotations

import re

from pipelines.extraction.events.lexicon import classes, triggers
from pipelines.extraction.syntax.lexicon import lexicon
from pipelines.extraction.syntax.segment import is_title_case

_WORD = re.compile(r"[A-Za-z][a-z]+(?:-[A-Za-z][a-z]+){0,3}")
_SMALL = frozenset(
    (
        "to", "of", "for", "in", "on", "by", "with", "at", "from", "into", "over", "as", "and", "or", "its", "the", "a", "an",
    )
)  # fmt: skip


def recased(text: str) -> str | None:
    """A text of the same length in sentence case, or None where it is no title.

    Words before the first verb stay as they are (they name who acts); behind it a word is made small when it is a common word.
    """
    if "\n" in text.strip() or not is_title_case(text):
        return None
    index, known, tags = triggers(), classes(), lexicon().tags
    out, at, acting = [], 0, False
    for m in _WORD.finditer(text):
        word, small = m[0], m[0].lower()
        if (
            not acting
            and m.start()
            and (
                small in ("to", "and")
                or (
                    any(t.pos == "v" for t in index.get(small, ()))
                    and (small.endswith(("s", "ed")) or small in ("announce", "form", "sign") or small in _PAST)
                )
            )
        ):
            acting = small != "and"
            change = word != word.upper()
        else:
            change = (
                acting
                and word[1:].islower()
                and (small in _SMALL or small in known or small in index or tags.get(small, "NNP")[:3] != "NNP")
            )
        if change:
            out.append(text[at : m.start()] + small)
            at = m.end()
    return "".join(out) + text[at:] if acting else None


_PAST = frozenset(
    (
        "sue", "sell", "buy", "cut", "hit", "win", "vote", "set", "take", "name", "shut",
    )
)  # fmt: skip
