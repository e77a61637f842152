"""One report through the stages: marks, sketches and problems, never an exception."""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import msgspec

from firsthand.errors import FirsthandError
from firsthand.settings import Settings
from firsthand.stage import Annotator, Comparer, Reading
from firsthand.vocabulary import Heading, Mark, Report

T = TypeVar("T")


class Job(msgspec.Struct, kw_only=True):
    """One report, what is done on it already, and what is left."""

    report: Report
    twins: list[Heading] = []
    """Other reports with the same text and facts: they share its marks and want sketches of their own."""
    marks: dict[str, list[Mark]] = {}
    """Stage -> what it made before, for the stages that need not run."""
    stages: list[str]
    """Annotators to run."""
    sketches: list[str] = []
    """Comparers whose sketches to take."""
    failed: list[str] = []
    """Stages that failed before, of those that need not run."""


class Outcome(msgspec.Struct, kw_only=True):
    """What came of a job."""

    report: str
    marks: dict[str, list[Mark]] = {}
    """Stage -> what it made; a stage that failed made nothing, or what its `instead` makes."""
    problems: dict[str, str] = {}
    """Stage -> how it failed."""
    sketches: dict[str, dict[str, bytes]] = {}
    """Comparer -> report id -> its sketch as MessagePack; empty where it failed."""
    seconds: dict[str, float] = {}
    """Stage -> CPU seconds of the process that ran it; a comparer's are those of its sketch."""


@dataclass(frozen=True)
class Plan:
    """The stages and settings of a run: all that a worker has to know beside its jobs."""

    annotators: Sequence[Annotator]
    comparers: Sequence[Comparer]
    settings: Settings

    def run(self, job: Job) -> Outcome:
        """The marks and sketches that the job asks for.

        An exception in a stage becomes a problem and the others go on without its marks; with the setting `strict` it
        is raised as `FirsthandError` instead.
        """
        outcome = Outcome(report=job.report.id)
        reading = Reading(job.report, settings=self.settings)
        for stage in self.annotators:
            if stage.name in job.stages:
                reading.add(self._annotate(stage, reading, outcome, failed={*job.failed, *outcome.problems}))
            else:
                reading.add(job.marks.get(stage.name, ()))
        for comparer in self.comparers:
            if comparer.name in job.sketches:
                self._sketch(comparer, reading, job.twins, outcome)
        return outcome

    def _annotate(self, stage: Annotator, reading: Reading, outcome: Outcome, *, failed: Collection[str]) -> list[Mark]:
        def work(run: Callable[[Reading], Iterable[Mark]] = stage.run) -> list[Mark]:
            return list(_checked(stage, run(reading), len(reading.text)))

        made = self._guarded(stage.name, reading, outcome, work)
        lacks = any(set(other.makes) & set(stage.needs) for other in self.annotators if other.name in failed)
        if stage.instead is not None and (made is None or lacks):
            more = self._guarded(stage.name, reading, outcome, partial(work, stage.instead))
            made = [*(made or ()), *(more or ())]
        made = made or []
        outcome.marks[stage.name] = made
        return made

    def _sketch(self, comparer: Comparer, reading: Reading, twins: Iterable[Heading], outcome: Outcome) -> None:
        taken = outcome.sketches.setdefault(comparer.name, {})
        for one in (reading, *(_as_twin(reading, heading) for heading in twins)):

            def work(one: Reading = one) -> bytes:
                return msgspec.msgpack.encode(comparer.sketch(one))

            taken[one.report.id] = self._guarded(comparer.name, one, outcome, work) or b""

    def _guarded(self, stage: str, reading: Reading, outcome: Outcome, work: Callable[[], T]) -> T | None:
        """What `work` gives, timed; None if it failed, with the problem told."""
        began = time.process_time()
        try:
            return work()
        except Exception as wrong:  # one stage must not stop the pile
            said = f"{type(wrong).__name__}: {wrong}"
            if self.settings.strict:
                raise FirsthandError(f"{reading.report.name}: stage '{stage}' failed: {said}") from wrong
            outcome.problems[stage] = said
            return None
        finally:
            outcome.seconds[stage] = outcome.seconds.get(stage, 0.0) + time.process_time() - began


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


def _as_twin(reading: Reading, heading: Heading) -> Reading:
    """The same marks under the heading of another report with the same text."""
    known = {name: getattr(heading, name) for name in Heading.__struct_fields__}
    return Reading(msgspec.structs.replace(reading.report, **known), reading.all(), reading.settings)


encode_jobs = msgspec.msgpack.Encoder().encode
_decode_jobs = msgspec.msgpack.Decoder(list[Job]).decode
decode_outcomes = msgspec.msgpack.Decoder(list[Outcome]).decode


def annotate_chunk(plan: Plan, body: bytes) -> bytes:
    """The outcomes of a chunk of jobs, both as MessagePack: what a worker process does."""
    return encode_jobs([plan.run(job) for job in _decode_jobs(body)])
