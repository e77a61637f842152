"""Reports added to a record that was made before: what each stage needs, on the clock, of the processor, of memory.

python benchmarks/adding.py 10000 [100000] [--added 1000]        the whole flow on briefs: a record, then more
python benchmarks/adding.py 100000 --marked-once                 the same with marks made cheaply (marked_once.py)
python benchmarks/adding.py 100000 --untagged                    copies and stories, which need no marks
python benchmarks/adding.py 100000 --stories                     the stage stories alone
python benchmarks/adding.py 1000000 --copies [--words 60]        the stage copies alone
                              [--folder FOLDER]                  piles and first records kept for the next run
                              [--profile]                        and what the second run spends its time in

Records are made of the briefs of `flow.py`, for `--copies` of the reports of `copies_pile.py`. Counted from the call
that adds the reports to its end: seconds on the clock and CPU-seconds, reading and annotating them included. The record
before and the run that adds to a copy of it are processes of their own; so the memory is that of the adding alone.
"""

import argparse
import cProfile
import json
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from copies import cpu_seconds
from copies_pile import WORDS_A_REPORT, Made, pile_at
from cost import peak_bytes
from flow import make_pile, material_of_examples
from marked_once import MarkedOnce

from firsthand.compare.copies import copies
from firsthand.compare.copies.sketches import sketch_reports
from firsthand.compare.stories import stories
from firsthand.pipeline import default_plan, plan_of, run_plan
from firsthand.record.store import Store
from firsthand.run.annotating import Job, Outcome, Plan
from firsthand.run.engine import Engine
from firsthand.settings import Settings
from firsthand.stage import Reading
from firsthand.vocabulary import Entry, Report, make_report

PARAGRAPHS = 2
"""Of a brief: some 70 words."""
AT_ONCE = 1024
"""Reports sketched in one pass."""


def main() -> None:
    """Run each size and print its numbers."""
    given = options().parse_args()
    if given.record:
        print(json.dumps(measure(given, given.record)))
        return
    for size in given.sizes:
        with tempfile.TemporaryDirectory(dir=given.folder) as temporary:
            first = (given.folder or Path(temporary)) / f"{plan_name(given)}-{size}-{given.added}.db"
            if not first.exists():
                making = first.with_suffix(".part")
                before = part(given, size, making)
                making.rename(first)
                print(page_of(f"{size - given.added:,} reports at once", before), flush=True)
            record = Path(temporary) / "r.db"
            shutil.copyfile(first, record)
            print(page_of(f"{given.added:,} more", part(given, size, record, "--more")), flush=True)


def options() -> argparse.ArgumentParser:
    """What may be asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+", help="reports in all, those added among them")
    parser.add_argument("--added", type=int, default=1000, help="how many of them are added")
    parser.add_argument("--marked-once", action="store_true", help="marks moved from the examples' paragraphs")
    parser.add_argument("--untagged", action="store_true", help="the stages copies and stories")
    parser.add_argument("--stories", action="store_true", help="the stage stories alone")
    parser.add_argument("--copies", action="store_true", help="the stage copies alone")
    parser.add_argument("--words", type=int, default=WORDS_A_REPORT, help="of a report for --copies, about")
    parser.add_argument("--workers", type=int, default=0, help="processes; as many as there are cores if not given")
    parser.add_argument("--folder", type=Path, help="where piles and first records are kept for the next run")
    parser.add_argument("--profile", action="store_true", help="what the run that adds spends its time in")
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--more", action="store_true", help=argparse.SUPPRESS)
    return parser


def plan_name(given: argparse.Namespace) -> str:
    """What the kept files are called after."""
    if given.copies:
        return f"copies-{given.words}"
    flags = [name for name in ("untagged", "stories", "marked_once") if getattr(given, name)]
    return flags[0] if flags else "all"


def command_of(given: argparse.Namespace, size: int, record: Path, *more: str) -> list[str]:
    """What one run is started by: what was asked for, of that size alone."""
    asked = ("untagged", "stories", "copies", "marked_once", "profile")
    flags = [f"--{name.replace('_', '-')}" for name in asked if getattr(given, name)]
    numbers = [f"--{name}={getattr(given, name)}" for name in ("added", "words", "workers")]
    folder = ["--folder", str(given.folder)] if given.folder else []
    return [sys.executable, __file__, str(size), *flags, *numbers, *folder, *more, "--record", str(record)]


def part(given: argparse.Namespace, size: int, record: Path, *more: str) -> dict[str, Any]:
    """The numbers of one run, in a process of its own."""
    done = subprocess.run(command_of(given, size, record, *more), check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measure(given: argparse.Namespace, record: Path) -> dict[str, float]:
    """The numbers of the run that makes the first record, or of the one that adds to it."""
    known = given.sizes[0] - given.added
    reports = iter(reports_of(given, given.folder or record.parent))
    some: Iterable[Report] = islice(reports, known)
    if given.more:
        some = list(islice(reports, known, None))  # made before the clock begins
    profile = cProfile.Profile(time.process_time) if given.profile and given.more else None
    engine = engine_for(given)
    cpu, began = cpu_seconds(), time.perf_counter()
    with Store(record) as store:
        if profile:
            profile.enable()
        summary = run_plan(plan_for(given), store, inputs_of(some), engine=engine)
        if profile:
            profile.disable()
    found = {"clock": time.perf_counter() - began, "all CPU": cpu_seconds() - cpu, **summary.seconds}
    if profile:
        pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(40)
    return found | {"peak memory, MB": peak_bytes() / 2**20, "record, MB": record.stat().st_size / 2**20}


def engine_for(given: argparse.Namespace) -> Engine | None:
    """What marks and sketches are made in, where that is not what a run takes by itself."""
    if given.marked_once:
        return MarkedOnce(plan_for(given), material_of_examples()[0])
    return ManyAtOnce() if given.copies and not given.more else None


def plan_for(given: argparse.Namespace) -> Plan:
    """The stages that are asked for."""
    several = (copies,) if given.copies else (stories,) if given.stories else (copies, stories)
    some = given.copies or given.stories or given.untagged
    return replace(plan_of((), several) if some else default_plan(), settings=Settings(workers=given.workers))


def reports_of(given: argparse.Namespace, folder: Path) -> Iterable[Report]:
    """The pile, the same on every run."""
    size = given.sizes[0]
    if not given.copies:
        return make_pile(size, PARAGRAPHS)
    return made_reports(pile_at(folder / f"{given.words}-{size}.txt", size, given.words), given)


def made_reports(made: Made, given: argparse.Namespace) -> Iterator[Report]:
    """The reports of a made pile; those of the first record are not made where the others are asked for."""
    start = given.sizes[0] - given.added if given.more else 0
    for number in range(start):
        del number
        yield EMPTY
    for number, text in enumerate(made.texts(start), start):
        yield make_report(text, f"{number:07}.txt")


EMPTY = make_report("", "skipped.txt")


class ManyAtOnce:
    """Takes the sketches of copies for many reports in one pass, so that a first record of a million is soon made."""

    def map(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in order; no part of a made report stands aside, so twins have one sketch."""
        left = iter(jobs)
        while some := list(islice(left, AT_ONCE)):
            for job, sketch in zip(some, sketch_reports(Reading(job.report) for job in some), strict=True):
                body = msgspec.msgpack.encode(sketch)
                taken = {one.id: body for one in (job.report, *job.twins)}
                yield Outcome(report=job.report.id, sketches={copies.name: taken})


def inputs_of(reports: Iterable[Report]) -> Iterator[tuple[Entry, Report | None]]:
    """The reports as they are read."""
    for report in reports:
        yield Entry(input=report.name, outcome="read", report=report.id), report


def page_of(title: str, found: Mapping[str, float]) -> str:
    """The numbers for people."""
    return "\n".join([title, *(f"  {name:30} {value:12,.2f}" for name, value in found.items())])


if __name__ == "__main__":
    main()
