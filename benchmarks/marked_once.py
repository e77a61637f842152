"""Marks of made reports, cheaply: each paragraph of the examples is marked once, and its marks are moved and renamed.

For sizes whose tagging would take a night, where what is measured comes after. `flow.py` swaps words and numbers of the
paragraphs one by one, so a mark's place in a made report is known. What is not as if it were tagged: nobody is one
person in two paragraphs of a report, numbers stand in figures as they are written there, weekdays mean the day that
they mean in the paragraph, moved by as many days as the reports lie apart.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, NamedTuple

import msgspec

from firsthand.run.annotating import Job, Outcome, Plan
from firsthand.vocabulary import Figure, Mark, Published, Span, make_report, mark_id

DAY = date(2024, 7, 1)
"""On which the paragraphs are marked."""
NAMED = frozenset({"name", "counted", "origin"})
"""Fields that hold words of the text."""
_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:,\d{3})*|[\s\S]")
_SWAPPED = re.compile(r"[A-Za-z][a-z]{3,}")
_WORD = re.compile(r"[A-Za-z]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Marks = dict[str, list[Mark]]


class _Template(NamedTuple):
    tokens: list[str]
    marks: Marks


class MarkedOnce:
    """An engine that moves the marks of `paragraphs` to each report that is made of them, and takes its sketches."""

    def __init__(self, plan: Plan, paragraphs: Iterable[str]) -> None:
        self._plan = plan
        self._stages = [stage.name for stage in plan.annotators]
        self._templates = {_key(one): self._marked(one) for one in paragraphs}

    def map(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in order."""
        for job in jobs:
            marks: Marks = {stage: [] for stage in self._stages}
            for start, paragraph in _paragraphs(job.report.text):
                template = self._templates.get(_key(paragraph))
                if template is not None:
                    written = date.fromisoformat(job.report.published.date or "") if job.report.published else DAY
                    _move(template, paragraph, start, (written - DAY).days, into=marks)
            outcome = self._plan.run(msgspec.structs.replace(job, marks=marks, stages=[]))
            outcome.marks = {stage: marks[stage] for stage in job.stages}
            yield outcome

    def _marked(self, paragraph: str) -> _Template:
        report = make_report(paragraph, "paragraph.txt", published=Published(DAY.isoformat(), "given"), language="en")
        return _Template(_TOKEN.findall(paragraph), self._plan.run(Job(report=report, stages=self._stages)).marks)


def _key(paragraph: str) -> tuple[str, ...]:
    """What is left of a paragraph whose words and numbers may be swapped."""
    tokens = _TOKEN.findall(paragraph)
    return tuple("w" if _SWAPPED.fullmatch(one) else "0" if one[0].isdigit() else one for one in tokens)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    parts = text.split("\n\n")
    return zip(accumulate((len(part) + 2 for part in parts), initial=0), parts, strict=False)


def _move(template: _Template, paragraph: str, start: int, days: int, *, into: Marks) -> None:
    """Put the marks of a paragraph, which are those of the template with other words, into those of its report."""
    tokens = _TOKEN.findall(paragraph)
    before = list(accumulate(map(len, template.tokens), initial=0))
    after = list(accumulate(map(len, tokens), initial=start))
    swapped = dict(zip(template.tokens, tokens, strict=True))
    known: dict[str, str] = {}

    def place(at: int) -> int:
        return after[bisect_left(before, at)]

    def said(field: str, words: str) -> str:
        if field in NAMED:
            return _WORD.sub(lambda found: swapped.get(found[0], found[0]), words)
        return known.get(words) or _DAY.sub(lambda found: _later(found[0], days), words)

    for stage, marks in template.marks.items():
        for mark in marks:
            moved = _moved(mark, "", place, said)
            if isinstance(moved, Figure):
                moved = _counted(moved, moved.number.start - start, moved.number.end - start, paragraph)
            known[mark_id(mark)] = mark_id(moved)
            into[stage].append(moved)


def _moved(value: Any, field: str, place: Callable[[int], int], said: Callable[[str, str], str]) -> Any:
    match value:
        case Span():
            return Span(place(value.start), place(value.end))
        case str():
            return said(field, value)
        case tuple():
            return tuple(_moved(one, field, place, said) for one in value)
        case msgspec.Struct():
            fields = {name: _moved(getattr(value, name), name, place, said) for name in value.__struct_fields__}
            return type(value)(**fields)
    return value


def _counted(figure: Figure, start: int, end: int, paragraph: str) -> Figure:
    """The figure with the number that stands there now, if it is one in digits."""
    written = paragraph[start:end].replace(",", "")
    if figure.low is None or figure.low != figure.high or not written.isdigit():
        return figure
    return msgspec.structs.replace(figure, low=float(written), high=float(written))


def _later(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except ValueError:
        return day
