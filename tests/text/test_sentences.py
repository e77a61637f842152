from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.sentences import sentence_around, sentence_spans
from firsthand.vocabulary import Span

TEXT = "Dr. A. Brel left on Feb. 24, officials said. Nobody followed.\n\nNo siren\n\n“We ran,” she said."


def test_sentences_end_at_full_stops_and_line_breaks() -> None:
    assert [span.of(TEXT) for span in sentence_spans(TEXT)] == [
        "Dr. A. Brel left on Feb. 24, officials said.",
        "Nobody followed.",
        "No siren",
        "“We ran,” she said.",
    ]


def test_a_span_over_two_sentences_gets_both() -> None:
    start = TEXT.index("officials")
    assert sentence_around(TEXT, Span(start, TEXT.index("followed"))).of(TEXT).endswith("Nobody followed.")


def test_a_text_without_sentences_gives_the_span_back() -> None:
    assert sentence_around("  ", Span(0, 1)) == Span(0, 1)


@given(st.text())
def test_sentences_lie_inside_the_text_in_order(text: str) -> None:
    spans = sentence_spans(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
