"""Where the jobs run: here, or in processes. The same stage code and the same outcomes, in the order of the jobs."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Protocol

from firsthand.run.annotating import Job, Outcome, Plan
from firsthand.run.processes import Processes, Task, pickled, spread
from firsthand.settings import Settings

FEW_REPORTS = 24
"""Below this many, starting processes (a second or two each) takes longer than the work."""

FEW_BODIES = 8
"""The same for a comparer's work, which comes in pieces of half a second or so."""


class Engine(Protocol):
    """One verb."""

    def map(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in the order of the jobs."""


class InProcess:
    """Runs the jobs here, one after the other."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def map(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in order."""
        return map(self._plan.run, jobs)


def choose_engine(plan: Plan, reports: int) -> Engine:
    """Processes, as many as the settings say, for more than a few reports; else this process."""
    workers = count_workers(plan.settings)
    if workers == 1 or reports < FEW_REPORTS:
        return InProcess(plan)
    return Processes(plan, workers)


def spread_work(
    settings: Settings,
    work: Callable[[bytes], bytes],
    bodies: Iterable[bytes],
    about: str,
) -> Iterator[bytes]:
    """The answer of `work` to each of `bodies`, in order: from processes if there are more than a few, else from here.

    `about` ends the sentence "A worker process was ended while it ...".
    """
    left = iter(bodies)
    first = list(islice(left, FEW_BODIES))
    workers = count_workers(settings)
    if workers == 1 or len(first) < FEW_BODIES:
        return map(work, chain(first, left))
    return spread(pickled(work), (Task(body, about) for body in chain(first, left)), workers)


def count_workers(settings: Settings) -> int:
    """How many processes the settings ask for: as many as there are cores if they say nothing."""
    return settings.workers or count_cores()


def count_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
