"""Highlights: whatever overlaps, the pieces joined are the text, and each span covers exactly its slice."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.report.spans import Span, pieces

TEXTS = st.text(max_size=60)


def test_overlapping_spans_are_cut_at_their_edges():
    found = list(pieces("a fine of 4 million", [Span(2, 19, "e", "E"), Span(10, 19, "c", "C"), Span(10, 11, "c", "D")]))
    assert [(p.text, [s.key for s in p.covered_by]) for p in found] == [
        ("a ", []),
        ("fine of ", ["E"]),
        ("4", ["E", "C", "D"]),
        (" million", ["E", "C"]),
    ]
    assert [[s.key for s in p.begins] for p in found] == [[], ["E"], ["C", "D"], []]


def test_offsets_count_code_points():
    text = "😀 é 31%"
    assert [p.text for p in pieces(text, [Span(text.index("31%"), len(text), "c", "C")]) if p.covered_by] == ["31%"]


def test_a_cut_splits_without_covering():
    assert [p.text for p in pieces("head body tail", [], cuts=(4, 9, 99))] == ["head", " body", " tail"]


@given(TEXTS, st.lists(st.tuples(st.integers(-3, 65), st.integers(-3, 65)), max_size=12))
def test_joined_pieces_are_the_text_and_spans_their_slices(text, edges):
    spans = [Span(a, b, "c", str(i)) for i, (a, b) in enumerate(edges)]
    found = list(pieces(text, spans))
    assert "".join(p.text for p in found) == text
    for span in spans:
        covered = "".join(p.text for p in found if span.key in {s.key for s in p.covered_by})
        begins = sum(span.key in {s.key for s in p.begins} for p in found)
        expected = text[max(0, span.start) : max(0, span.end)] if span.end > span.start else ""
        assert covered == expected
        assert begins == (1 if expected else 0)
