"""A source told by one name alone is withheld, unless the name is plainly a family name."""

import pytest

from firsthand.annotate.protected.family_names import is_family_name
from firsthand.lexicon import read_table
from firsthand.text.transliteration import romanized


@pytest.mark.parametrize(
    "name",
    ["Kovalenko", "Stremyannikov", "Petkovski", "Malyshkin", "Tamm-Lindgren", "Gelashvili", "Schmidt", "O’Brien"],
)
def test_family_names(name: str) -> None:
    assert is_family_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Anna", "Kevin", "Artyom", "Konstantin", "Amin", "Milenko", "Zdenko", "Giannakis", "Johnson", "Jensen"),
        *("Anna-Lena", "Jean-Luc", "Ngozi", "Marin", "Sergei", "Bryan", "Yaroslav", "Inez", "Ivan"),
    ],
)
def test_names_that_may_be_given_names(name: str) -> None:
    assert not is_family_name(name)


def test_no_given_name_of_the_lexicon_is_a_family_name() -> None:
    given = {romanized(row["name"]) for row in read_table("names_ru_given")}
    assert len(given) > 400
    assert [name for name in sorted(given) if is_family_name(name)] == []


def test_every_row_is_used_once() -> None:
    rows = read_table("family_names")
    assert len({row["words"] for row in rows}) == len(rows)
    assert all(bool(row["letters"]) is (row["kind"] == "ending") for row in rows)
