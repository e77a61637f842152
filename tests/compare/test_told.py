"""What a report tells stays in proportion to its text, and whom it may not name is told as protected."""

import msgspec
import pytest

from firsthand.compare.claims.told import MOST_CHARACTERS, MOST_ROLES, Teller, sketch_told
from firsthand.stage import Reading
from firsthand.vocabulary import (
    Attribution,
    Entity,
    Figure,
    Mark,
    Party,
    Protected,
    Span,
    Speaker,
    make_report,
    mark_id,
)

SENTENCE = "The minister said that 13 people were killed near Varnholm on Tuesday. "
MOST_BYTES = 12
"""Bytes of the sketch for one of the text: the sentence twice, with its party, its amount and their ids."""


def figure(at: int, origin: str | None = None, attribution: str | None = None) -> Figure:
    span = Span(at, at + 2)
    return Figure(
        span=span,
        number=span,
        kind="count",
        low=13,
        high=13,
        bound="=",
        counted="people",
        origin=origin,
        attribution=attribution,
    )


def repeated(times: int) -> Reading:
    """One sentence over and over on one line; its minister is one entity with a role for each."""
    starts = range(0, times * len(SENTENCE), len(SENTENCE))
    names = tuple(Span(at, at + 12) for at in starts)
    minister = Entity(span=names[0], name="The minister", named=False, kind="person", mentions=names, roles=names)
    marks: list[Mark] = [minister]
    for at, name in zip(starts, names, strict=True):
        content = Span(at + 18, at + 69)
        said = Attribution(
            span=Span(at, at + 70),
            style="indirect",
            source=name,
            cue=Span(at + 13, at + 17),
            content=(content,),
        )
        party = Party(name="The minister", kind="unnamed", span=name, entity=mark_id(minister))
        speaker = Speaker(
            span=name,
            attribution=mark_id(said),
            entity=mark_id(minister),
            name="The minister",
            chain=(party,),
            because="It is the source.",
        )
        marks += [said, speaker, figure(at + 23, attribution=mark_id(said))]
    return Reading(make_report(SENTENCE * times, "line.txt"), marks)


@pytest.mark.parametrize("times", [1_000, 4_000])
def test_the_sketch_grows_with_the_text_alone(times: int) -> None:
    reading = repeated(times)
    sketch = sketch_told(reading)
    assert len(sketch.told) == 2 * times
    assert {len(told.tellers) for told in sketch.told} == {1}
    assert len(msgspec.msgpack.encode(sketch)) < MOST_BYTES * len(reading.text)


def test_of_a_sentence_without_end_the_words_around_the_figure_are_told() -> None:
    text = "and then " * 1_000 + "13 people were killed " + "and then " * 1_000
    (told,) = sketch_told(Reading(make_report(text, "line.txt"), [figure(9_000)])).told
    assert "13 people were killed" in told.words
    assert len(told.words) <= MOST_CHARACTERS


def test_roles_are_told_once_and_not_without_end() -> None:
    text = " ".join(["envoy", *(f"envoy{number:02}" for number in range(40)), "said so."])
    roles = (Span(0, 5), Span(0, 5), *(Span(6 + 8 * number, 13 + 8 * number) for number in range(40)))
    envoy = Entity(span=roles[0], name="Ada Voss", named=True, kind="person", mentions=roles[:1], roles=roles)
    said = Attribution(span=Span(0, len(text)), style="indirect", source=None, cue=None, content=(Span(0, 5),))
    party = Party(name="Ada Voss", kind="person", span=roles[0], entity=mark_id(envoy))
    speaker = Speaker(
        span=roles[0],
        attribution=mark_id(said),
        entity=mark_id(envoy),
        name="Ada Voss",
        chain=(party,),
        because="Named.",
    )
    ((teller,),) = (
        told.tellers for told in sketch_told(Reading(make_report(text, "a.txt"), [envoy, said, speaker])).told
    )
    assert teller.roles[:2] == ("envoy", "envoy00")
    assert len(teller.roles) == MOST_ROLES


def test_a_protected_person_who_counted_is_told_as_one() -> None:
    text = "Emil, 15, counted 13 people at the school. The ministry counted 14 people."
    emil = Protected(span=Span(0, 4), name="Emil", reason="minor", because=Span(6, 8), entity="e", mask=(Span(0, 4),))
    marks: list[Mark] = [figure(18, "Emil"), figure(61, "The ministry"), emil]
    first, second = sketch_told(Reading(make_report(text, "a.txt"), marks)).told
    assert first.tellers == (Teller(name="Emil", kind="person", protected=True, entity="e"),)
    assert second.tellers == (Teller(name="The ministry", kind="body"),)
