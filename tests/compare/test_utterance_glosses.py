"""Russian statements word by word in English: what stands for words, names and numerals; any text gets an answer."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare.utterances.glosses import glossed
from firsthand.lexicon import read_table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("двадцать пять", "25"),
        ("сто двадцать тысяч", "120,000"),
        ("два миллиона", "2 million"),
        ("пять", "five"),
        ("1,5 миллиона", "1.5 million"),
        ("300 тысяч", "300 thousand"),
        ("один миллион двести тысяч", "1.2 million"),
        ("два-три", "two-three"),
        ("около трёх", "three"),
        ("в двухстах", "200"),
        ("с восьмьюстами", "800"),
        ("трёмстам двадцати", "320"),
        ("в 2019 году", "2019"),
    ],
)
def test_a_run_of_numerals_is_one_number(text: str, expected: str) -> None:
    assert expected in glossed(f"{text} домов")


def test_two_numbers_beside_each_other_are_not_made_one() -> None:
    assert glossed("пять двадцать домов").split()[:2] == ["five", "20"]
    assert glossed("сто " * 50) == " ".join(["100"] * 50)


def test_the_one_of_a_million_and_the_million_behind_figures_are_not_said_twice() -> None:
    assert glossed("один миллион двести тысяч домов").split()[0] == "1.2"
    assert glossed("продали 1,5 миллиона").split()[-2:] == ["1.5", "million"]


def test_a_mark_of_stress_breaks_no_word() -> None:
    assert glossed("мо\u0301сты закроют") == glossed("мосты закроют")


def test_a_name_inside_a_sentence_keeps_its_letters() -> None:
    assert "Zhukov" in glossed("мэр Жуков закроет бассейн")
    assert "Marten" in glossed("об этом сказала Мартен")


def test_a_capital_behind_a_stop_makes_no_name() -> None:
    assert glossed("Бассейн закроют. Бассейн закроют.") == glossed("бассейн закроют. бассейн закроют.")


def test_a_verb_in_the_past_has_did() -> None:
    assert "did close" in glossed("они закрыли бассейн")
    assert "did" not in glossed("они закроют бассейн").split()


def test_what_is_nowhere_is_in_latin_letters() -> None:
    assert glossed("кжибрунц") == "kzhibrunts"
    assert glossed("ж" * 200) == "zh" * 200


@pytest.mark.parametrize("text", ["", "the pool — “closed”  in March.", "«Le pont»", "橋 5 %", "\ud800 bridge"])
def test_a_text_without_cyrillic_letters_stays_as_it_is(text: str) -> None:
    assert glossed(text) == text


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("абвжЁёЯь-—.,«»„ \n5два") | st.characters()))
def test_any_text_has_a_gloss_without_russian_letters(text: str) -> None:
    assert not re.search("[А-Яа-яЁё]", glossed(text))


def test_no_word_stands_twice_in_the_table_and_none_is_empty() -> None:
    words = [row["russian"].replace("ё", "е") for row in read_table("russian_glosses")]

    assert all(re.fullmatch("[а-я]+(?:-[а-я]+)*", word) for word in words)
    assert len(set(words)) == len(words) > 400
