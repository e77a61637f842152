"""A report ten times as long takes about ten times the work: no stage looks at everything for everything."""

import sys
from types import FrameType
from typing import Any

import pytest

from firsthand.annotate.entities import entities
from firsthand.annotate.figures import figures
from firsthand.annotate.protected import protected
from firsthand.annotate.speakers import speakers
from firsthand.annotate.times import times
from firsthand.stage import Annotator, Reading
from firsthand.vocabulary import Attribution, Mark, Mention, Span, make_report

STAGES = (times, entities, speakers, figures, protected)
SHORT, LONG = 20, 80


def paragraphs(count: int) -> Reading:
    """Paragraphs that each name somebody new, quote them, count something and hold a name back."""
    text, marks = "", list[Mark]()
    for number in range(count):
        name = f"Ane {chr(65 + number % 26)}olm{chr(97 + number // 26)}rk"
        content = f"about {number + 20} boats had sunk since 3 March"
        start, text = len(text), text + f"{name} said {content}. A clerk, who asked not to be named, agreed.\n\n"
        person, said = Span(start, start + len(name)), start + len(name) + 1
        told = Span(said + 5, said + 5 + len(content))
        whole = Span(person.start, told.end)
        marks.append(Mention(span=person, kind="person"))
        marks.append(
            Attribution(span=whole, content=(told,), cue=Span(said, said + 4), source=person, style="indirect")
        )
    return Reading(make_report(text, "long.txt"), marks)


def calls(stage: Annotator, reading: Reading) -> int:
    """How many Python functions are called: a measure of work that no other process disturbs."""
    count = 0

    def tick(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        made = list(stage.run(reading))
    finally:
        sys.setprofile(before)
    reading.add(made)
    return count


@pytest.fixture(scope="module")
def work() -> dict[str, tuple[int, int]]:
    readings = paragraphs(SHORT), paragraphs(LONG)
    for stage in STAGES:  # the tables are read once
        list(stage.run(paragraphs(1)))
    return {stage.name: (calls(stage, readings[0]), calls(stage, readings[1])) for stage in STAGES}


@pytest.mark.parametrize("stage", [stage.name for stage in STAGES])
def test_work_grows_with_the_length(work: dict[str, tuple[int, int]], stage: str) -> None:
    short, long = work[stage]
    assert long < 1.5 * short * LONG / SHORT
