"""One reading for each word of a sentence: the one that goes with its neighbours."""

import pytest

from firsthand.compare.utterances.glossing.choosing import agree, choose
from firsthand.compare.utterances.glossing.morphology import NOTHING, Reading
from firsthand.compare.utterances.glossing.tokens import tokens_of


def _read(text: str) -> list[Reading]:
    return choose(tokens_of(text)[0])


@pytest.mark.parametrize(
    ("text", "at", "case"),
    [
        ("в больницу", 1, "accs"),
        ("для больницы", 1, "gent"),
        ("к больнице", 1, "datv"),
        ("в больнице", 1, "loct"),
        ("пять больниц", 1, "gent"),
        ("нет больницы", 1, "gent"),
        ("крыша больницы", 1, "gent"),
    ],
)
def test_the_word_before_shows_the_case(text: str, at: int, case: str) -> None:
    assert _read(text)[at].case == case


def test_a_verb_and_its_subject_agree() -> None:
    assert _read("мать любит дочь")[0].case == "nomn"
    assert _read("мы закроем мост")[1].part == "VERB"


def test_a_number_is_read_as_nothing_and_no_words_as_none() -> None:
    assert _read("двадцать пять больниц")[0] is NOTHING
    assert choose([]) == []


def test_one_reading_for_each_word() -> None:
    text = "мы закроем старый мост через реку у больницы"
    assert len(_read(text)) == len(text.split())


def test_an_adjective_agrees_in_case_number_and_gender() -> None:
    bridge = Reading("мост", "NOUN", 1.0, case="nomn", number="sing", gender="masc")
    old = Reading("старый", "ADJF", 1.0, case="nomn", number="sing", gender="masc")

    assert agree(old, bridge)
    assert not agree(old._replace(case="gent"), bridge)
    assert not agree(old._replace(gender="femn"), bridge)
    assert not agree(old._replace(number="plur"), bridge)
