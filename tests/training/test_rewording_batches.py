"""Families and real statements as labelled pairs: which, how many, and never a label that the text does not bear."""

from collections import Counter
from random import Random

import pytest
from training.corpora import Document, Quote
from training.rewordings.batches import OTHERS_PER_ONE, Item, batches_of, epoch_items, family_items
from training.rewordings.reported import REPORTED_WORDS, Speaker, altered, reported_items, speakers_of

from firsthand.vocabulary import Span
from gold.utterances.read_families import Family, Statement, pairs_of, read_families

WHOLE, PART = "whole", "part"


def wording(text: str, covers: str = WHOLE, form: str = "direct", language: str = "en") -> Statement:
    return Statement(text, language, form, covers=covers)


def other(text: str, of: int, form: str = "direct") -> Statement:
    return Statement(text, "en", form, kind="negated", of=of)


FAMILY = Family(
    "t001",
    (wording("the pool shuts"), wording("no more pool", PART), wording("cash is gone", PART)),
    (other("the pool opens", 0), other("cash is here", 2), other("pools are blue", 1, form="headline")),
)
TALK = "I think our pool is done, and we will say why it must go when we can today"


def drawn_by(seed: int) -> Random:
    return Random(seed)  # noqa: S311  # a sample, not a secret


def test_two_parts_of_a_statement_are_no_pair() -> None:
    ones = [(pair.left.text, pair.right.text) for pair in pairs_of(FAMILY) if pair.is_one]

    assert ones == [("the pool shuts", "no more pool"), ("the pool shuts", "cash is gone")]


def test_each_wording_is_paired_with_each_other_statement() -> None:
    others = [pair for pair in pairs_of(FAMILY) if not pair.is_one]

    assert len(others) == 9
    assert [(pair.left.text, pair.right.text) for pair in others if pair.made_from] == [
        ("the pool shuts", "the pool opens"),
        ("cash is gone", "cash is here"),
        ("no more pool", "pools are blue"),
    ]


def test_an_epoch_has_the_pairs_of_one_and_some_more_of_two_of_the_same_shapes() -> None:
    items = family_items(FAMILY, drawn_by(1))

    assert Counter(item.is_one for item in items) == {True: 2, False: int(OTHERS_PER_ONE * 2)}
    drawn = Counter(
        "pools are blue" in item[:2]
        for seed in range(200)
        for item in family_items(FAMILY, drawn_by(seed))
        if not item.is_one
    )
    assert drawn[True] < 0.1 * drawn[False], "a shape that no pair of one statement has says nothing"


def test_an_epoch_pairs_families_with_each_other_too() -> None:
    second = Family("t002", (wording("taxes rise"), wording("bills go up"), wording("it costs more")), ())
    ours = {statement.text for statement in FAMILY.said + FAMILY.apart}
    mixed = [item for seed in range(20) for item in epoch_items([FAMILY, second], drawn_by(seed))
             if (item.left in ours) != (item.right in ours)]  # fmt: skip

    assert mixed
    assert not any(item.is_one for item in mixed)


def test_batches_hold_every_item_once() -> None:
    items = [Item("x" * at, "y", at % 2 == 0) for at in range(50)]
    batches = batches_of(items, 8, drawn_by(3), len)

    assert sorted(item for batch in batches for item in batch) == sorted(items)
    assert max(map(len, batches)) == 8


def test_our_families_are_read_and_some_are_held_out() -> None:
    families = read_families()
    held_out = sum(family.held_out for family in families)

    assert len({family.id for family in families}) == len(families) > 2500
    assert 0.1 < held_out / len(families) < 0.15


def test_a_speaker_has_several_statements_in_one_report() -> None:
    text = (
        "“The dam is quite safe now,” said Ilse Marten. “We checked it on Monday,” Marten said. "
        "“No comment at all,” he said."
    )
    spans = [(1, 24, 28, 32, 33, 44), (49, 71, 80, 84, 73, 79), (89, 106, 111, 115, 108, 110)]
    quotes = tuple(Quote((Span(a, b),), (Span(c, d),), (Span(e, f),)) for a, b, c, d, e, f in spans)

    (speaker,) = speakers_of([Document("d", text, quotes)])

    assert speaker.statements == (text[1:24].rstrip(","), text[49:71].rstrip(","))


@pytest.mark.parametrize("seed", range(30))
def test_an_altered_statement_is_made_of_its_own_words(seed: int) -> None:
    kept = {*TALK.split()} & {*altered(TALK, drawn_by(seed)).split()}

    assert len(kept) >= 2
    assert altered(TALK, drawn_by(seed)) == altered(TALK, drawn_by(seed))


def test_a_report_speaks_of_the_speaker() -> None:
    made = {altered("I know we will win", drawn_by(seed)) for seed in range(200)}

    assert "he know they would win" in made or "she know they would win" in made
    assert all(word == word.lower() for word in REPORTED_WORDS)


def test_statements_with_most_words_in_common_are_no_pair_of_two() -> None:
    speakers = [Speaker(("the dam is safe now", "the dam is safe today"))]

    assert not [item for item in reported_items(speakers, 40, drawn_by(2)) if not item.is_one]
