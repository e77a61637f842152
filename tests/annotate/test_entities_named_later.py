"""Who is described first and named, without a title, in the next sentence."""

import pytest
from tests.annotate.marked import read_marked

from firsthand.vocabulary import Speaker

FIRST = "{source.1:%s} {cue.1:said} {content.1:the bridge had held}. "
THEN = "{content.2:Crews were at work}, {source.2:{person:Ada Lund}} {cue.2:%s}."


def speakers_of(first: str, then: str = "added") -> list[str | None]:
    return [speaker.name for speaker in read_marked(FIRST % first + THEN % then).of(Speaker)]


@pytest.mark.parametrize("described", ["The governor", "{place:Tarvik}'s governor", "The departing head of safety"])
def test_a_description_is_who_is_named_next(described: str) -> None:
    assert speakers_of(described) == ["Ada Lund", "Ada Lund"]


@pytest.mark.parametrize(
    "described",
    ["A governor", "Two governors", "His lawyer", "The woman", "The governor of {person:Jon Berg}'s town"],
    ids=["anybody", "several", "somebody's", "no role", "another name"],
)
def test_others_are_not(described: str) -> None:
    assert "Ada Lund" not in speakers_of(described)[:1]


@pytest.mark.parametrize("verb", ["denied", "replied"])
def test_who_answers_is_somebody_else(verb: str) -> None:
    assert speakers_of("The prosecutor", verb)[0] != "Ada Lund"


@pytest.mark.parametrize(
    "between",
    [
        "{person:Jon Berg} stayed away. ",
        "The official asked not to be named. ",
        "It rained. It snowed. It rained again. ",
    ],
    ids=["another person", "a request", "too far"],
)
def test_what_stands_between_parts_them(between: str) -> None:
    found = read_marked(FIRST % "The official" + between + THEN % "added").of(Speaker)
    assert found[0].name != "Ada Lund"
    assert found[-1].name == "Ada Lund"


def test_who_has_a_title_of_their_own_is_somebody_else() -> None:
    marked = FIRST % "The governor" + "{source.2:The baker {person:Ada Lund}} {cue.2:said} {content.2:no}."
    assert next(one.name for one in read_marked(marked).of(Speaker)) != "Ada Lund"
