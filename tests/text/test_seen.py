"""What a reader sees of a text, and words that are written onto others."""

import re

import pytest

from firsthand.text.glyphs import GAP
from firsthand.text.prefixes import prefixed_forms, word_pattern
from firsthand.text.seen import as_seen, letters_seen, words_seen
from firsthand.vocabulary import Span


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Jon\u00adna Re\u200bik", "Jon_na Re_ik"),
        ("Jon-\nna", "Jon_na"),
        ("Жан‐ \nна", "Жан_на"),
        ("Jon\u00ad\nna, Re-\n\n ik, Jon\u2011\r\n   na", "Jon_na, Re_ik, Jon_na"),
        ("Jon-\n> na", "Jon_na"),
        ("Jo\u061cn\u034fn\u180ea", "Jo_n_n_a"),
        ("Re\ufe0f\ufffei\x02k, Re\ufffdik", "Re_i_k, Re_ik"),
        ("Ju\u0308rgen Jürgen Lødemel Æro Ｒｅｉｋ Griﬃn", "Jurgen Jurgen Lodemel Aero Reik Griffin"),
        ("О’Нил, Лосе\u0301ва, Алёна, Андреи\u0306", "О'Нил, Лосева, Алена, Андреи"),
        ("לִיאוֹר أَحمد شـاكرة", "ליאור احمد شاكره"),
        ("\u1100\u1175\u11b7 김 か\u3099 ｶﾞ", "김 김 が ガ"),
        ("मनि Jo\u0901nna", "मनि Jonna"),
        ("Reik¹ Reik\u00aa", "Reik^ Reik^"),
        ("Jonna\nReik - a nurse", "Jonna\nReik - a nurse"),
        ("nine -\nten, 9-\n10", "nine -\nten, 9-\n10"),
        ("\u2067ليان\u2069", "_ليان_"),
    ],
)
def test_what_nobody_sees_is_left_out_and_each_character_knows_its_place(text: str, seen: str) -> None:
    found = as_seen(text)
    assert found.text.replace(GAP, "_") == seen
    assert letters_seen(text) == seen.replace("_", "")
    assert letters_seen(letters_seen(text)) == letters_seen(text)
    places = [found.span(at, at + 1) for at in range(len(found.text))]
    for at, (place, after) in enumerate(zip(places, [*places[1:], Span(len(text), len(text))], strict=True)):
        assert found.text[at] == GAP or found.text[at] in as_seen(place.of(text)).text
        assert place.end == after.start or place == after


def test_signs_of_vowels_that_nobody_leaves_out_stay() -> None:
    assert letters_seen("मुनि, สุดา") == "मुनि, สุดา"


def test_a_word_with_gaps_is_read_in_each_way() -> None:
    words = list(words_seen(f"the Reik{GAP}Holm{GAP}e house", 9))
    assert [word for _, _, word in words] == ["the", "Reik", "ReikHolm", "ReikHolme", "Holm", "Holme", "e", "house"]
    assert words[3][:2] == (4, 15)
    assert "ReikHolme" not in [word for _, _, word in words_seen(f"Reik{GAP}Holm{GAP}e", 8)]


@pytest.mark.parametrize("word", "ليان وليان لليان بليان وبليان كليان فليان لِيَان ليـان".split())
def test_an_arabic_name_is_found_behind_every_prefix(word: str) -> None:
    assert re.fullmatch(word_pattern("ليان"), letters_seen(word))


@pytest.mark.parametrize("word", "الحداد للحداد والحداد بالحداد حداد وللحداد الحدّاد".split())
def test_the_article_of_a_name_comes_and_goes(word: str) -> None:
    assert re.fullmatch(word_pattern("الحداد"), letters_seen(word))
    assert letters_seen(word) in set(prefixed_forms("الحداد")) | {"حداد"}


@pytest.mark.parametrize("word", ["ليانة", "مليان", "الحدادة"])
def test_other_words_are_not_the_name(word: str) -> None:
    assert not re.fullmatch(word_pattern("ليان"), letters_seen(word))
    assert not re.fullmatch(word_pattern("الحداد"), letters_seen(word))


def test_hebrew_prefixes_and_other_scripts() -> None:
    assert {"נועה", "ונועה", "לנועה", "שבנועה"} <= set(prefixed_forms("נועה"))
    assert re.fullmatch(word_pattern("נועה"), "ולנועה")
    assert prefixed_forms("Jonna") == ("Jonna",)
