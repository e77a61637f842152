"""Words and names cut to fit a line."""

import pytest

from firsthand.cli.printing import origins_counted, shortened, shortened_name


@pytest.mark.parametrize(
    ("words", "length", "expected"),
    [
        ("The ferry\n sank", 20, "The ferry sank"),
        ("The ferry sank off Karsk", 15, "The ferry sank…"),
        ("The ferry sank off Karsk", 17, "The ferry sank…"),
        ("The ferry, sank", 12, "The ferry…"),
        ("x" * 30, 10, "x" * 9 + "…"),
        ("a " + "x" * 30, 10, "a " + "x" * 7 + "…"),
    ],
)
def test_words_are_cut_behind_a_word_where_that_leaves_half(words: str, length: int, expected: str) -> None:
    assert shortened(words, length) == expected
    assert len(expected) <= length


def test_a_name_keeps_both_ends() -> None:
    name = "pile/" + "x" * 200 + "-ferry.txt"
    assert shortened_name(name) != name
    assert len(shortened_name(name)) == 60
    assert shortened_name(name).startswith("pile/")
    assert shortened_name(name).endswith("-ferry.txt")
    assert shortened_name("pile/ferry.txt") == "pile/ferry.txt"


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [(1, 1, "1 origin"), (0, 1, "0 to 1 origin"), (0, 0, "0 origins"), (2, 1200, "2 to 1,200 origins")],
)
def test_origins_are_counted_in_words(lower: int, upper: int, expected: str) -> None:
    assert origins_counted(lower, upper) == expected
