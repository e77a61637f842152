"""THE page: what runs, in order.

read  ->  annotate  ->  compare  ->  record  ->  present
"""

import logging
from collections.abc import Iterable, Sequence

from firsthand.run.annotating import run_stages
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.run.order import check_stages
from firsthand.settings import Settings
from firsthand.stage import Annotator, Comparer, Reading
from firsthand.vocabulary import Decision, Link, Problem, Report

ANNOTATE: Sequence[Annotator] = ()
COMPARE: Sequence[Comparer] = ()

_log = logging.getLogger("firsthand")


def annotate(report: Report, settings: Settings | None = None, *, problems: list[Problem] | None = None) -> Reading:
    """The report with the marks of every stage of `ANNOTATE`.

    A stage that fails is a Problem: put into `problems` where that list is given, else logged as a warning.
    """
    check_stages(ANNOTATE, COMPARE)
    reading = Reading(report, settings=settings)
    done = run_stages(reading, ANNOTATE)
    if problems is not None:
        problems.extend(done.problems)
    else:
        for problem in done.problems:
            _log.warning("%s: stage '%s' failed: %s", report.name, problem.stage, problem.message)
    return reading


def compare(
    readings: Iterable[Reading], settings: Settings | None = None, *, decisions: Sequence[Decision] = ()
) -> tuple[Link, ...]:
    """The links that every stage of `COMPARE` makes among annotated reports, in memory; order of reports is nothing."""
    check_stages(ANNOTATE, COMPARE)
    return compare_pile(MemoryPile(readings, settings, decisions), COMPARE)
