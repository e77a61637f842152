"""Reports in two scripts: the rules of both languages protect."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.annotate.protected import protected
from firsthand.pipeline import annotate
from firsthand.stage import Reading
from firsthand.vocabulary import Entity, Mention, Protected, Span, make_report, mark_id

RUSSIAN = (
    "В Угольске вторую неделю не работает больница. Мэр города Артур Белов заявил, что ремонт закончат к маю. "
    "Жители собрали подписи и отправили их в министерство. "
)
ENGLISH = (
    "The hospital of Orla has been closed for two weeks. Mayor Artur Belov said that the repairs would end in May. "
)


def names(text: str) -> list[tuple[str, str]]:
    reading = annotate(make_report(text, "mixed.txt"))
    for mark in reading.of(Protected):
        assert all(span.of(text).strip() for span in mark.mask)
        assert mark.entity is None or mark.entity in {mark_id(one) for one in reading.of(Entity)}
    return [(mark.name, mark.reason) for mark in reading.of(Protected)]


@pytest.mark.parametrize("between", ["", "\n\n"])
def test_an_english_request_in_a_russian_report_protects(between: str) -> None:
    text = RUSSIAN * 2 + between + "“The ward is full,” said Jonna, a nurse who asked not to be named. "
    assert names(text) == [("Jonna", "asked not to be named")]


@pytest.mark.parametrize("times", [1, 60])
def test_a_russian_request_in_an_english_report_protects(times: int) -> None:
    text = ENGLISH * times + "\n\n«Палата полна», — сказала медсестра Жанна Рябова, попросившая не называть её имени."
    assert names(text) == [("Жанна Рябова", "asked not to be named")]


def test_an_english_child_with_a_letter_of_another_language_is_protected() -> None:
    assert names(RUSSIAN * 2 + "\n\nThe schoolboy José Velk, 12, was hurt.") == [("José Velk", "minor")]


def test_both_languages_protect_their_own() -> None:
    text = (
        RUSSIAN
        + "Пострадал школьник Артём Лосев.\n\n“The ward is full,” said Jonna, a nurse who asked not to be named."
    )
    assert names(text) == [("Артём Лосев", "minor"), ("Jonna", "asked not to be named")]


def test_the_mask_reaches_into_the_other_language() -> None:
    text = RUSSIAN + "Её зовут Jonna.\n\n“The ward is full,” said Jonna, a nurse who asked not to be named."
    (mark,) = annotate(make_report(text, "mixed.txt")).of(Protected)
    assert [span.start for span in mark.mask] == [text.index("Jonna"), text.rindex("Jonna")]


def test_a_title_in_another_script_protects_nobody() -> None:
    assert names(RUSSIAN + "Об этом написала газета The New Orla Times.") == []


PIECES = st.sampled_from(
    "Jonna said she asked not to be named 12 , . “ ” « » \n\n José ² 🙂 "
    "Жанна сказала она попросила не называть имени 15 лет".split(" ")
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_mixture_raises(text: str) -> None:
    found = [Span(at, at + 5) for at in range(len(text)) if text.startswith("Jonna", at)]
    reading = Reading(make_report(text, "mixed.txt"), [Mention(span=span, kind="person") for span in found])
    assert all(s.end <= len(text) for mark in protected.run(reading) if isinstance(mark, Protected) for s in mark.mask)
