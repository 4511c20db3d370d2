"""Whether a document is a digest: unrelated items one after the other, each of which is read for itself."""

from __future__ import annotations

from collections import Counter

from pipelines.extraction.syntax.model import ParsedArticle

_ITEMS = 12


def is_digest(parsed: ParsedArticle) -> bool:
    """True where there is no headline and hardly any paragraph names an organisation that another names too."""
    if parsed.headline is not None:
        return False
    named: dict[int, set[str]] = {}
    for sentence in parsed.sentences:
        named.setdefault(sentence.paragraph, set()).update(m.name for m in sentence.mentions if m.kind in ("company", "group"))
    if len(named) < _ITEMS or len(parsed.sentences) > 1.5 * len(named):
        return False
    counts = Counter(name for names in named.values() for name in names)
    shared = sum(any(counts[name] > 1 for name in names) for names in named.values())
    return shared <= 0.3 * len(named)
