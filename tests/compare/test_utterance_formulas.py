"""Sentences that speakers say again and again."""

import pytest

from firsthand.compare.utterances.formulas import is_formula
from firsthand.lexicon import read_table


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
