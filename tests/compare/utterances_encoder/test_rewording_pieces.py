"""How words are cut into pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.compare.utterances.encoder.pieces import (
    UNKNOWN,
    cut,
    make_vocabulary,
    normal,
)

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁bridge", "s", "▁br", "idges", "b", "r", "▁мост")
SCORES = (0.0, 0.0, 0.0, 0.0, -3.0, -9.0, -2.0, -4.0, -8.0, -5.0, -5.0, -7.0)
VOCABULARY = make_vocabulary(PIECES, SCORES)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bridge", ["▁bridge"]),
        ("bridges", ["▁bridge", "s"]),  # -11, where br and idges are -12
        ("brs", ["▁br", "s"]),
        ("мост", ["▁мост"]),
        ("b", ["▁", "b"]),
        ("<s>", ["▁", "<unk>", "s", "<unk>"]),  # what stands for no text is in no text
    ],
)
def test_the_pieces_of_a_word_are_those_whose_scores_add_up_to_the_most(word: str, expected: list[str]) -> None:
    assert [PIECES[row] for row in cut(word, VOCABULARY)] == expected


def test_a_character_that_no_piece_has_is_unknown() -> None:
    assert cut("ж", VOCABULARY) == (4, UNKNOWN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" the\u00a0bridge\r\n", "the bridge"),
        ("№ 5…", "No 5..."),
        ("и\u0306", "й"),
        ("a\x07b\u200bc", "ab c"),
        ("\u2581", ""),
    ],
)
def test_text_is_brought_to_one_form_before_it_is_cut(text: str, expected: str) -> None:
    assert normal(text) == expected


@given(st.text())
def test_bringing_to_one_form_twice_changes_nothing(text: str) -> None:
    assert normal(normal(text)) == normal(text)
