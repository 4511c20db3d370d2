"""Where the article proper begins and ends in a text that is kept whole; the fallback while extraction has no finder of its own."""

from __future__ import annotations

import re

_BOILERPLATE = re.compile(
    r"(?i)(?:leave a (?:reply|comment)|post a comment|your e-?mail address will not be published|required fields are marked"
    r"|back to top|share (?:this|on)|follow us|sign up (?:for|to)|subscribe|read (?:more|next|also)|related (?:articles|posts|stories|topics)"
    r"|all rights reserved|©|copyright \d{4}|source(?: link)?:?$|sources:?$|advertisement$|tags?:|categor(?:y|ies):|print this|comments? \(\d"
    r"|save my name|previous (?:article|post)|next (?:article|post)|(?:skip|jump) to |loading\b)"
)


def fallback_body(text: str) -> tuple[int, int]:
    """(start, end) of the body: without the trailing block of boilerplate lines, and without surrounding white space."""
    lines = []
    position = 0
    for line in text.splitlines(keepends=True):
        lines.append((position, line.strip()))
        position += len(line)
    end = len(text)
    for start, line in reversed(lines):
        if not line:
            continue
        if _BOILERPLATE.match(line):
            end = start
        elif len(line.split()) > 4 or line.endswith((".", "”", '"')):
            break
    stripped = text[:end].rstrip()
    return len(text) - len(text.lstrip()) if stripped else 0, len(stripped) if stripped else len(text)


def body_span(text: str) -> tuple[int, int]:
    """(body_start, body_end), by extraction's own finder where it exists."""
    try:
        from pipelines.extraction.syntax.segment import find_body
    except ImportError:
        return fallback_body(text)
    start, end = find_body(text)
    return start, end
