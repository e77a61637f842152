"""Alignment: what two texts share, and where."""

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.text.alignment import likeness_of, read_prose, stretch_span, ties

FIRST = "The harbour gate failed shortly after two in the morning, officials said."
SECOND = "Forty families were taken to the school on Mill Street before sunrise."
THIRD = "Engineers had warned the city twice that the hinges were worn through."
OTHER = "Share prices of the three largest bakeries rose by a tenth last year."


def test_a_text_keeps_all_of_itself() -> None:
    prose = read_prose(f"{FIRST} {SECOND}")
    likeness = likeness_of(prose, prose)
    assert likeness.kept == (1.0, 1.0)
    assert likeness.triples == (1.0, 1.0)


def test_shuffled_sentences_still_meet() -> None:
    left, right = read_prose(f"{FIRST}\n{SECOND}\n{THIRD}"), read_prose(f"{THIRD}\n{FIRST}\n{SECOND}")
    assert likeness_of(left, right).kept == (1.0, 1.0)
    assert [(tie.left, tie.right) for tie in ties(left, right, likeness_of(left, right), 0.5)] == [
        (0, 1),
        (1, 2),
        (2, 0),
    ]


def test_a_cut_keeps_all_of_the_shorter_side_only() -> None:
    left, right = read_prose(f"{FIRST}\n{SECOND}\n{THIRD}"), read_prose(SECOND)
    whole, part = likeness_of(left, right).kept
    assert part == 1.0
    assert whole < 0.6


def test_unrelated_texts_share_little() -> None:
    assert max(likeness_of(read_prose(FIRST), read_prose(OTHER)).kept) < 0.4


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=60)
def test_any_two_texts_align_both_ways_alike_and_inside_themselves(one: str, other: str) -> None:
    left, right = read_prose(one), read_prose(other)
    here, there = likeness_of(left, right), likeness_of(right, left)
    assert here.kept == there.kept[::-1]
    assert here.triples == there.triples[::-1]
    for tie in ties(left, right, here, 0.3):
        assert 0 <= stretch_span(left, tie.left).start <= stretch_span(left, tie.left).end <= len(one)
        assert 0 <= stretch_span(right, tie.right).start <= stretch_span(right, tie.right).end <= len(other)


def test_what_is_quoted_is_no_evidence_on_either_side() -> None:
    said = "“We shall open the gates of the harbour tomorrow at noon,” said the warden of the old lower basin."
    meant = "“Nothing will be opened before the water has fallen,” said the warden of the old lower basin."
    bare = "Said the warden of the old lower basin."
    for left, right in ((said, meant), (said, bare), (bare, meant)):
        assert likeness_of(read_prose(left), read_prose(right)).kept == (1.0, 1.0)
    both = read_prose(said), read_prose(meant)
    assert [tie.likeness < 1 for tie in ties(*both, likeness_of(*both), 0.3)] == [True]
