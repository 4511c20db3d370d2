"""Where each clause begins and ends, and which clause each token stands in; who is subject of what is decided in clauses.py."""

from __future__ import annotations

from pipelines.extraction.syntax.model import Analysis, Clause


def lay_out(analysis: Analysis, n: int, dashes: tuple[int, int] | None = None) -> None:
    """Where each clause begins and ends, and which clause each token stands in; after an aside between two dashes the clause before it goes on."""
    clauses = analysis.clauses
    owner: list[Clause | None] = [None] * n
    order = sorted(clauses, key=lambda c: c.verb.first if c.verb is not None else c.predicate if c.predicate is not None else c.first)
    starts = []
    for c in order:
        anchor = c.verb.first if c.verb is not None else c.predicate if c.predicate is not None else c.first
        start = anchor
        if c.subject is not None and c.subject_basis == "explicit" and c.subject.first <= anchor:
            start = c.subject.first
        elif c.marker is not None:
            start = max(0, anchor - 1)
        starts.append(start)
    for k, c in enumerate(order):
        c.first = starts[k] if k else 0
        following = [s for s in starts[k + 1 : k + 2] if s > c.first]
        c.last = max(following[0] if following else n, c.verb.last if c.verb is not None else c.first + 1)
        if c.parent is not None and c.parent is not c:
            c.parent.children.append(c)
        anchor = c.verb.first if c.verb is not None else c.first
        inserted = min([s for s in starts[:k] if c.first < s <= anchor], default=None) if c.first < anchor else None
        last = min(c.last, n)
        if inserted is None:
            owner[c.first : last] = [c] * (last - c.first)
        else:  # "Acme, *which sells boots*, said": what is inserted keeps its own
            for t in (*range(c.first, min(inserted, last)), *range(anchor, last)):
                owner[t] = c
    if dashes is not None:
        opening, at = dashes
        inner, around = owner[at - 1], owner[opening - 1]
        while at < n and owner[at] is inner and inner is not around:
            owner[at] = around
            at += 1
    analysis.clause_of = owner
