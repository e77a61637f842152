"""What a reader sees of a text, and words that are written onto others."""

import re

import pytest

from firsthand.text.prefixes import plain_letters, prefixed_forms, prefixed_pattern
from firsthand.text.seen import as_seen, has_unseen, without_unseen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Jon\u00adna Re\u200bik", "Jonna Reik"),
        ("Jon-\nna", "Jonna"),
        ("Жан‐ \nна", "Жанна"),
        ("Jonna\nReik - a nurse", "Jonna\nReik - a nurse"),
        ("nine -\nten, 9-\n10", "nine -\nten, 9-\n10"),
        ("\u2067ليان\u2069", "ليان"),
    ],
)
def test_what_nobody_sees_is_left_out_and_each_character_knows_its_place(text: str, seen: str) -> None:
    found = as_seen(text)
    assert found.text == without_unseen(text) == seen
    assert "".join(text[at] for at in found.offsets) == seen
    assert has_unseen(text) is (text != seen)


@pytest.mark.parametrize("word", "ليان وليان لليان بليان وبليان كليان فليان لِيَان ليـان".split())
def test_an_arabic_name_is_found_behind_every_prefix(word: str) -> None:
    assert re.fullmatch(prefixed_pattern("ليان"), word)


@pytest.mark.parametrize("word", "الحداد للحداد والحداد بالحداد حداد وللحداد الحدّاد".split())
def test_the_article_of_a_name_comes_and_goes(word: str) -> None:
    assert re.fullmatch(prefixed_pattern("الحداد"), word)
    assert plain_letters(word) in set(prefixed_forms("الحداد")) | {"حداد"}


@pytest.mark.parametrize("word", ["ليانة", "مليان", "الحدادة"])
def test_other_words_are_not_the_name(word: str) -> None:
    assert not re.fullmatch(prefixed_pattern("ليان"), word)
    assert not re.fullmatch(prefixed_pattern("الحداد"), word)


def test_hebrew_prefixes_and_other_scripts() -> None:
    assert {"נועה", "ונועה", "לנועה", "שבנועה"} <= set(prefixed_forms("נועה"))
    assert re.fullmatch(prefixed_pattern("נועה"), "ולנועה")
    assert prefixed_forms("Jonna") == ("Jonna",)
    assert plain_letters("Жанна") == "Жанна"
