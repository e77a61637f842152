"""Silver names, bounded alike and settled over all texts."""

import pytest
from training.examples import Name
from training.names import MIN_SEEN, bound_name, settle_names

from firsthand.vocabulary import Span


@pytest.mark.parametrize(
    ("text", "found", "bounded"),
    [
        ("in the Port Council hall", "the Port Council", "Port Council"),
        ("on Ilse Marten's desk", "Ilse Marten's", "Ilse Marten"),
        ("on Ilse Marten’s desk", "Ilse Marten’s", "Ilse Marten"),
        ("from the U.S. coast", "the U.S.", "U.S."),
        ("said OVA-Watch today", "Watch", "OVA-Watch"),
        ("said Anne-Marie Holt", "Anne", "Anne-Marie"),
        ("a pro-Marten crowd", "Marten", "Marten"),
        ("by “Harbour Watch” now", "“Harbour Watch”", "Harbour Watch"),
    ],
)
def test_a_name_is_bounded(text: str, found: str, bounded: str) -> None:
    start = text.index(found)
    span = bound_name(text, Span(start, start + len(found)))

    assert span is not None
    assert span.of(text) == bounded


def test_nothing_is_left_of_punctuation() -> None:
    assert bound_name("so – and", Span(3, 4)) is None


def test_the_kind_of_a_name_is_what_it_mostly_is() -> None:
    texts = ["Marten spoke."] * MIN_SEEN
    found = [[(0, 6, "person")]] * (MIN_SEEN - 1) + [[(0, 6, "place")]]

    assert list(settle_names(texts, found)) == [[Name(Span(0, 6), "person")]] * MIN_SEEN


def test_a_name_seen_seldom_stays_as_it_was_read() -> None:
    texts = ["Marten spoke."] * (MIN_SEEN - 1)
    found = [[(0, 6, "person")]] * (MIN_SEEN - 2) + [[(0, 6, "place")]]

    assert list(settle_names(texts, found))[-1] == [Name(Span(0, 6), "place")]


def test_where_a_frequent_name_was_not_seen_its_words_are_doubtful() -> None:
    texts = ["Marten spoke."] * (MIN_SEEN + 1)
    found: list[list[tuple[int, int, str]]] = [[(0, 6, "person")]] * MIN_SEEN + [[]]

    assert list(settle_names(texts, found))[-1] == [Name(Span(0, 6), "person", sure=False)]


def test_a_word_that_is_mostly_no_name_stays_a_word() -> None:
    texts = ["May spoke."] * MIN_SEEN + ["May is cold."] * 3 * MIN_SEEN
    silent: list[tuple[int, int, str]] = []
    found = [[(0, 3, "person")]] * MIN_SEEN + [silent] * 3 * MIN_SEEN

    assert list(settle_names(texts, found))[-1] == []
