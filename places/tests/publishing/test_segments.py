from hypothesis import given
from hypothesis import strategies as st

from places.publishing.segments import Segment, Span, cut


def test_a_text_without_spans_is_one_segment():
    assert cut("Hajin", []) == [Segment("Hajin")]


def test_an_empty_text_has_no_segments():
    assert cut("", [Span(0, 3, "a")]) == []


def test_a_span_inside_another_names_both_the_widest_first():
    assert cut("shells on Hajin fell", [Span(10, 15, "place"), Span(0, 20, "claim")]) == [
        Segment("shells on ", ("claim",), ("claim",)),
        Segment("Hajin", ("claim", "place"), ("place",)),
        Segment(" fell", ("claim",)),
    ]


def test_overlapping_spans_share_the_middle():
    segments = cut("abcdef", [Span(0, 4, "x"), Span(2, 6, "y")])
    assert [(s.text, s.inside) for s in segments] == [("ab", ("x",)), ("cd", ("x", "y")), ("ef", ("y",))]


def test_two_spans_that_begin_together_open_on_the_same_segment():
    assert cut("abc", [Span(0, 1, "short"), Span(0, 3, "long")])[0].opens == ("long", "short")


def test_spans_beyond_the_text_are_clipped_and_empty_ones_left_out():
    assert cut("abc", [Span(2, 99, "x"), Span(1, 1, "nothing")]) == [
        Segment("ab"),
        Segment("c", ("x",), ("x",)),
    ]


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=12),
)
def test_segments_join_to_the_text_and_each_span_to_its_own_stretch(text, ends):
    spans = [Span(start, end, str(n)) for n, (start, end) in enumerate(ends)]
    segments = cut(text, spans)
    assert "".join(s.text for s in segments) == text
    for span in spans:
        covered = "".join(s.text for s in segments if span.name in s.inside)
        assert covered == text[span.start : max(span.start, span.end)]
