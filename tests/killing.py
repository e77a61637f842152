"""A run that kills its own process in the middle of a phase; test_killed.py starts it."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.toy import EQUALS, NUMBERS, WORDS, as_inputs, find_numbers, link_equals, toy_reports

from firsthand.pipeline import plan_of, run_plan
from firsthand.record.store import Store
from firsthand.run.engine import InProcess
from firsthand.stage import Pile, Reading
from firsthand.vocabulary import Copy, Entry, Figure, Report

REPORTS = 150
KILL_AT = 100
VICTIM = f"r{KILL_AT:03}.txt"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def numbers_until_killed(reading: Reading) -> Iterable[Figure]:
    if reading.report.name == VICTIM:
        die()
    return find_numbers(reading)


def links_until_killed(pile: Pile) -> Iterator[Copy]:
    for done, link in enumerate(link_equals(pile)):
        if done == 3:
            die()
        yield link


def inputs_until_killed() -> Iterator[tuple[Entry, Report | None]]:
    for done, found in enumerate(as_inputs(toy_reports(REPORTS))):
        if done == KILL_AT:
            die()
        yield found


def main(phase: str, path: Path) -> None:
    numbers = replace(NUMBERS, run=numbers_until_killed) if phase == "annotate" else NUMBERS
    equals = replace(EQUALS, compare=links_until_killed) if phase == "compare" else EQUALS
    inputs = inputs_until_killed() if phase == "read" else iter(as_inputs(toy_reports(REPORTS)))
    plan = plan_of((WORDS, numbers), (equals,))
    with Store(path) as store:
        run_plan(plan, store, inputs, engine=InProcess(plan))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
