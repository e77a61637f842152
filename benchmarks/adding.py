"""Reports added to a pile that was compared before: what each comparer needs, and the stage *copies* at any size.

python benchmarks/adding.py 10000 [100000] [--added 1000]         the whole flow on briefs: a record, then more
python benchmarks/adding.py 100000 --untagged                     the same with copies and stories, which need no marks
python benchmarks/adding.py 100000 --copies                       the stage copies alone, on longer reports
python benchmarks/adding.py 1000000 --alone [--folder FOLDER]     the comparer copies alone, without a record

Records are made of the briefs of `flow.py`, or of the reports of some 590 words of `copies_pile.py`. Counted from the
call that adds the reports to its end: seconds on the clock and CPU-seconds, reading and annotating them included where
there is a record. Each size in a process of its own.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from copies import DiskPile, cpu_seconds
from copies_pile import Made, pile_at
from flow import make_pile

from firsthand.compare.copies import add_copies, copies
from firsthand.compare.copies.candidates import meet
from firsthand.compare.copies.index import index_of
from firsthand.compare.copies.kept import KeptIndex
from firsthand.compare.copies.sketches import CopySketch
from firsthand.compare.stories import stories
from firsthand.pipeline import default_plan, plan_of, run_plan
from firsthand.record.store import Store
from firsthand.run.annotating import Plan
from firsthand.stage import Unseen
from firsthand.vocabulary import Entry, Report, make_report

PARAGRAPHS = 2
"""Of a brief: some 70 words."""


def main() -> None:
    """Run each size and print its numbers."""
    given = options().parse_args()
    if given.one:
        with tempfile.TemporaryDirectory() as temporary:
            print(json.dumps(measure(given, given.folder or Path(temporary), Path(temporary))))
        return
    for size in given.sizes:
        done = subprocess.run(command_of(given, size), check=True, capture_output=True)
        print(page_of(size, given.added, json.loads(done.stdout)))


def options() -> argparse.ArgumentParser:
    """What may be asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+", help="reports in all, those added among them")
    parser.add_argument("--added", type=int, default=1000, help="how many of them are added")
    parser.add_argument("--untagged", action="store_true", help="the stages copies and stories")
    parser.add_argument("--copies", action="store_true", help="the stage copies alone")
    parser.add_argument("--alone", action="store_true", help="the comparer copies alone, without a record")
    parser.add_argument("--folder", type=Path, help="where piles are kept for the next run")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    return parser


def command_of(given: argparse.Namespace, size: int) -> list[str]:
    """The command that measures one size, in a process of its own."""
    flags = [f"--{name}" for name in ("untagged", "copies", "alone") if getattr(given, name)]
    folder = ["--folder", str(given.folder)] if given.folder else []
    return [sys.executable, __file__, str(size), "--added", str(given.added), *flags, *folder, "--one"]


def measure(given: argparse.Namespace, folder: Path, temporary: Path) -> dict[str, float]:
    """The numbers of one size."""
    size = given.sizes[0]
    if given.alone:
        return adding_alone(pile_at(folder / f"{size}.txt", size), given.added, temporary)
    if given.copies:
        reports: Iterable[Report] = reports_of(pile_at(folder / f"{size}.txt", size))
        plan = plan_of((), (copies,))
    else:
        reports = make_pile(size, PARAGRAPHS)
        plan = plan_of((), (copies, stories)) if given.untagged else default_plan()
    return adding(plan, iter(reports), (size - given.added, given.added), temporary / "r.db")


def adding(plan: Plan, reports: Iterator[Report], sizes: tuple[int, int], record: Path) -> dict[str, float]:
    """Seconds of the run that adds the rest to a record of the first, and of the runs' comparers."""
    found: dict[str, float] = {}
    for turn, count in zip(("whole", "added"), sizes, strict=True):
        some = list(islice(reports, count))
        cpu, began = cpu_seconds(), time.perf_counter()
        with Store(record) as store:
            summary = run_plan(plan, store, inputs_of(some))
        found[f"{turn}: clock"], found[f"{turn}: all CPU"] = time.perf_counter() - began, cpu_seconds() - cpu
        found |= {f"{turn}: {stage}": took for stage, took in summary.seconds.items()}
    return found


def inputs_of(reports: Iterable[Report]) -> Iterator[tuple[Entry, Report | None]]:
    """The reports as they are read."""
    for report in reports:
        yield Entry(input=report.name, outcome="read", report=report.id), report


def reports_of(made: Made) -> Iterator[Report]:
    """The reports of a made pile."""
    for number, text in enumerate(made.texts()):
        yield make_report(text, f"{number:07}.txt")


class KeepingPile(DiskPile):
    """A pile on the disk that keeps what comparers give it, in files."""

    def __init__(self, made: Made, folder: Path) -> None:
        super().__init__(made, folder)
        self._folder = folder

    def kept(self, name: str) -> bytes | None:
        """The file's bytes."""
        path = self._folder / name.replace("/", "-")
        return path.read_bytes() if path.exists() else None

    def keep(self, name: str, body: bytes) -> None:
        """A file."""
        (self._folder / name.replace("/", "-")).write_bytes(body)


def adding_alone(made: Made, added: int, folder: Path) -> dict[str, float]:
    """Seconds of the comparer for the last reports of the pile, after its index of the others was kept."""
    pile = KeepingPile(made, folder)
    pile.sketch(0, len(made) - added)
    began = cpu_seconds()
    KeptIndex(pile).save(index_of(meet(pile.sketches(CopySketch).items()), pile.headings))
    found = {"whole: joined and kept, CPU": cpu_seconds() - began}
    known = set(pile.headings)
    pile.sketch(len(made) - added, len(made))
    cpu, clock = cpu_seconds(), time.perf_counter()
    new = frozenset(pile.headings.keys() - known)
    done = add_copies(pile, Unseen(new, frozenset(), frozenset()))
    found |= {
        "added: clock": time.perf_counter() - clock,
        "added: all CPU": cpu_seconds() - cpu,
        "added: finding candidates, CPU": pile.spread_at - cpu,
        "added: reports whose links it can change": len(done.reports) if done else -1,
        "added: links made": len(done.links) if done else -1,
    }
    return found


def page_of(size: int, added: int, found: Mapping[str, Any]) -> str:
    """The numbers for people."""
    lines = [f"{size - added:,} reports, then {added:,} more"]
    return "\n".join([*lines, *(f"  {name:44} {value:12,.2f}" for name, value in found.items())])


if __name__ == "__main__":
    main()
