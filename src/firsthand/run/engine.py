"""Where the jobs run: here, or in processes. The same stage code and the same outcomes, in the order of the jobs."""

import os
from collections.abc import Iterable, Iterator
from typing import Protocol

from firsthand.run.annotating import Job, Outcome, Plan
from firsthand.run.processes import Processes

FEW_REPORTS = 24
"""Below this many, starting processes (a second or two each) takes longer than the work."""


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
    workers = plan.settings.workers or count_cores()
    if workers == 1 or reports < FEW_REPORTS:
        return InProcess(plan)
    return Processes(plan, workers)


def count_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
