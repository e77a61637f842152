"""One report through the annotators: marks and problems, never an exception."""

import time
from collections.abc import Iterable, Sequence

import msgspec

from firsthand.errors import FirsthandError
from firsthand.stage import Annotator, Reading
from firsthand.vocabulary import Mark, Problem


class Annotated(msgspec.Struct, kw_only=True):
    """What a run of stages over one report gave."""

    report: str
    marks: dict[str, list[Mark]]
    """Stage -> what it made; a stage that failed made nothing."""
    problems: list[Problem]
    seconds: dict[str, float]
    """Stage -> CPU seconds of this process."""


def run_stages(reading: Reading, stages: Sequence[Annotator]) -> Annotated:
    """The marks that `stages` make, in their order; each is added to `reading` for those after it.

    An exception in a stage becomes a Problem and the others go on without its marks; with the setting `strict` it is
    raised as `FirsthandError` instead.
    """
    done = Annotated(report=reading.report.id, marks={}, problems=[], seconds={})
    for stage in stages:
        began = time.process_time()
        try:
            made = list(_checked(stage, stage.run(reading), len(reading.text)))
        except Exception as wrong:  # one stage must not stop the pile
            if reading.settings.strict:
                raise FirsthandError(f"{reading.report.name}: stage '{stage.name}' failed: {_said(wrong)}") from wrong
            made = []
            done.problems.append(Problem(report=reading.report.id, stage=stage.name, message=_said(wrong)))
        reading.add(made)
        done.marks[stage.name] = made
        done.seconds[stage.name] = time.process_time() - began
    return done


def _checked(stage: Annotator, marks: Iterable[Mark], length: int) -> Iterable[Mark]:
    """The marks, each of a kind that the stage declares and inside the text."""
    for mark in marks:
        if not isinstance(mark, stage.makes):
            raise TypeError(f"made a {type(mark).__name__}, which it does not declare")
        if not 0 <= mark.span.start <= mark.span.end <= length:
            raise ValueError(
                f"{type(mark).__name__} at {mark.span.start} to {mark.span.end} lies outside the text of {length}"
            )
        yield mark


def _said(wrong: Exception) -> str:
    return f"{type(wrong).__name__}: {wrong}"
