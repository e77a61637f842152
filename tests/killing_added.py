"""A run that adds reports and kills its own process; test_killed_adding.py starts it."""

import os
import signal
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

from tests.compare.test_stories_added import made
from tests.toy import as_inputs

from firsthand.compare import copies, stories
from firsthand.pipeline import plan_of, run_plan
from firsthand.record.linking import Linking, Replaced
from firsthand.record.store import Store
from firsthand.run.engine import InProcess
from firsthand.vocabulary import Link, Report

REPORTS = made(40, 1)
KNOWN = 25
PLAN = plan_of((), (copies.copies, stories.stories))


def add(path: Path, reports: list[Report]) -> None:
    """Let the comparers look at these, as in a pile large enough for an index."""
    copies.KEPT_FROM = stories.KEPT_FROM = 1
    with Store(path) as store:
        run_plan(PLAN, store, as_inputs(reports), engine=InProcess(PLAN))


class Dying(Linking):
    """Kills its process when links of the stage have been written, and nothing more."""

    stage = ""

    def replace(self, links: Iterable[Link], reports: Collection[str] | None, gone: Iterable[Link] = ()) -> Replaced:
        done = super().replace(links, reports, gone)
        if self._stage == self.stage:
            os.kill(os.getpid(), signal.SIGKILL)
        return done


def main(stage: str, path: Path) -> None:
    add(path, REPORTS[:KNOWN])
    Dying.stage = stage
    sys.modules["firsthand.record.store"].__dict__["Linking"] = Dying
    add(path, REPORTS)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
