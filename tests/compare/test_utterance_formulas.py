"""Sentences that speakers say again and again."""

import pytest

from firsthand.compare.utterances.formulas import is_all_formulas, is_formula
from firsthand.compare.utterances.judgement import Judged, weigh
from firsthand.compare.utterances.occasions import Occasion
from firsthand.compare.utterances.sketches import Said
from firsthand.compare.utterances.words import read_content, read_plain
from firsthand.lexicon import read_table
from firsthand.vocabulary import Span


@pytest.mark.parametrize(
    ("sentence", "formula"),
    [
        ("God bless you all!", True),
        ("Thank you, Kelm, and GOD  BLESS the harbour.", True),
        ("Приношу соболезнования семьям.", True),
        ("С днем рождения, порт!", True),
        ("The goods blessed by the bishop were sold.", False),
        ("Gods blessing is not ours to sell.", False),
        ("", False),
    ],
)
def test_what_is_said_on_many_occasions(sentence: str, *, formula: bool) -> None:
    assert is_formula(sentence) is formula


def test_each_row_of_the_table_is_found_and_none_holds_another() -> None:
    phrases = [row["phrase"] for row in read_table("formulas")]
    assert all(is_formula(f"Well, {phrase.replace('*', '')}, he said.") for phrase in phrases)
    padded = [f" {phrase} " for phrase in phrases]
    assert [(one, other) for one in padded for other in padded if one != other and one in other] == []
    assert len(set(phrases)) == len(phrases)


@pytest.mark.parametrize(
    ("content", "formulas"),
    [
        ("“Thank you very much, everyone.”", True),
        ("“Good evening, Kelm! Thank you all so much for coming. Thank you!”", True),
        ("«Спасибо вам, друзья!»", True),
        ("“Thank you all. The bridge will open in May.”", False),
        ("“Thank you, and let nobody tell you that the bridge will ever be sold.”", False),
        ("“The bridge will open in May.”", False),
        ("“Never.”", False),
    ],
)
def test_what_is_nothing_but_formulas(content: str, *, formulas: bool) -> None:
    assert is_all_formulas(content) is formulas


def test_formulas_alone_are_of_one_occasion_on_a_told_day_alone() -> None:
    words = "“Thank you very much, everyone, and good evening to you all.”"
    near, told = Occasion("2026-11-16", "2026-11-23"), Occasion("2026-11-20", "2026-11-20", "2026-11-20", sure=True)
    assert _verdict(words, near) == "not"
    assert _verdict(words, told) == "one"


def _verdict(words: str, occasion: Occasion) -> str:
    said = [
        Said(
            mark=mark,
            span=Span(0, len(words)),
            speaker="ada lund",
            words=read_content(words),
            plain=read_plain(words),
            style="direct",
            language="en",
            translated=False,
            called="Ada Lund",
            occasion=occasion,
            formula=is_all_formulas(words),
        )
        for mark in ("a", "b")
    ]
    judged = weigh(*said)
    return judged.verdict if isinstance(judged, Judged) else "open"
