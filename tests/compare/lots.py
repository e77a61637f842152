"""A pile that one comparer compares as it grows, lot by lot."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.canonical import dump
from tests.toy import as_inputs

from firsthand.pipeline import plan_of, run_plan
from firsthand.record.store import Store
from firsthand.run.engine import InProcess
from firsthand.stage import Comparer, Pile
from firsthand.vocabulary import Link, Report


def record_of_lots(
    path: Path, comparer: Comparer, lots: tuple[list[Report], ...], compared_whole: int | None = None
) -> list[str]:
    """The record after all lots; asserts how often the whole pile was compared, where that is given."""
    whole = []

    def compare(pile: Pile) -> Iterator[Link]:
        whole.append(len(pile.headings))
        return iter(comparer.compare(pile))

    plan = plan_of((), (replace(comparer, compare=compare),))
    for lot in lots:
        with Store(path) as store:
            run_plan(plan, store, as_inputs(lot), engine=InProcess(plan))
    assert compared_whole is None or len(whole) == compared_whole
    return dump(path)
