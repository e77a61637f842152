"""Two statements beside each other: names that Russian bends are spelled as the other statement spells them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.compare.utterances.glossing import glossed, in_english

NAMES = [
    ("мост через Ленгу откроют", "The Lenga bridge will open", "Lenga"),
    ("об этом сказал Тетлоу", "Tetlow said so", "Tetlow"),
    ("завод в Харькове", "the plant in Kharkiv", "Kharkiv"),
    ("Зеленский приедет", "Zelenskyy will come", "Zelenskyy"),
    ("по словам Моризюра", "according to Morizur", "Morizur"),
]


@pytest.mark.parametrize(("russian", "english", "name"), NAMES)
def test_a_name_is_spelled_as_the_other_statement_spells_it(russian: str, english: str, name: str) -> None:
    left, right = in_english(russian, english)
    assert name in left.split()
    assert right == english
    assert in_english(english, russian) == (right, left)


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("мост через Ленгу откроют", "The Orla bridge will open"),
        ("об этом сказала Марина", "Maria said so"),
        ("дорога в Берг закрыта", "The road to Burg is closed"),
        ("дорога в Берг закрыта", "The road to Bergen is closed"),
        ("об этом сказал Карелин", "Korolin said so"),
    ],
)
def test_another_name_stays_another(russian: str, english: str) -> None:
    assert in_english(russian, english)[0] == glossed(russian)


def test_a_name_that_may_be_two_of_the_other_statement_keeps_its_letters() -> None:
    left, _ = in_english("по словам Маринова", "Marinova and Marinovo agreed")
    assert "Marinov" in left.split()


def test_two_russian_statements_spell_a_name_alike_in_either_order() -> None:
    one, other = "мост через Ленгу откроют", "Ленга разлилась"
    left, right = in_english(one, other)
    assert ("Lenga" in left.split()) == ("Lenga" in right.split())
    assert in_english(other, one) == (right, left)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_are_read_alike_in_either_order(one: str, other: str) -> None:
    left, right = in_english(one, other)
    assert in_english(other, one) == (right, left)
