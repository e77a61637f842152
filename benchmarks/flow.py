"""The whole flow on piles made from our own examples: speed, memory, size, and how they grow.

python benchmarks/flow.py 1000 [10000 ...] [--workers N] [--paragraphs 12]

A report is made of paragraphs of `examples/`, put together anew with its own names, numbers and rarer words, so that no
two tell the same unless they are meant to: about 15 in 100 are copies of an earlier one, cut or edited. With
`--paragraphs 2` the reports are briefs of some 70 words, for sizes whose tagging would take a night. Each size runs in
a process of its own, so that its peak memory is its own.
"""

import argparse
import json
import math
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from cost import peak_bytes

from firsthand.pipeline import default_plan, run_plan
from firsthand.read import ReadOptions, read_inputs
from firsthand.record.store import Store
from firsthand.run.engine import count_cores
from firsthand.run.progress import Progress
from firsthand.settings import Settings
from firsthand.vocabulary import Entry, Published, Report, make_report

EXAMPLES = Path(__file__).parent.parent / "examples"
FIRST_DAY = date(2024, 1, 1)
COPY_SHARE = 0.15
COPIES_FROM_LAST = 400
"""A copy follows its origin closely, as in life."""
_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})*\b")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_WORD = re.compile(r"\b[a-z]{4,}\b")
_ANY = re.compile(r"\b[A-Za-z][a-z]{3,}\b")
TOLD_OFTEN = 12
"""Words told as often in the examples are those that the stages look for: said, people, according."""


def main() -> None:
    """Run each size and print its numbers, then the growth between sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--workers", type=int, default=count_cores())
    parser.add_argument("--paragraphs", type=int, default=12, help="of a report, give or take a third")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)  # a child's record
    given = parser.parse_args()
    if given.one is not None:
        print(json.dumps(measure(given.sizes[0], given.workers, given.paragraphs, given.one)))
        return
    measured = []
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            options = ["--workers", str(given.workers), "--paragraphs", str(given.paragraphs)]
            command = [sys.executable, __file__, str(size), *options, "--one", f"{folder}/r.db"]
            measured.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
        print(page_of(measured[-1]), flush=True)
    for left, right in pairwise(measured):
        print(growth_of(left, right))


def measure(size: int, workers: int, paragraphs: int, record: Path) -> dict[str, float]:
    """The numbers of one run over `size` made reports, by name; seconds, bytes, counts."""
    plan = default_plan()
    words = [0]

    def inputs() -> Iterator[tuple[Entry, Report | None]]:
        for report in make_pile(size, paragraphs):
            words[0] += len(report.text.split())
            yield Entry(input=report.name, outcome="read", report=report.id), report

    largest = [0]

    def watch(_progress: Progress) -> None:
        largest[0] = max([largest[0], *(peak_bytes(child) for child in _children())])

    began = time.perf_counter()
    with Store(record) as store:
        summary = run_plan(replace(plan, settings=Settings(workers=workers)), store, inputs(), watch)
    elapsed = time.perf_counter() - began
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "reports": summary.reports,
        "words": words[0],
        "problems": summary.problems,
        "seconds": elapsed,
        "cpu": own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime,
        "peak parent": peak_bytes("self"),
        "peak child": largest[0],
        "record": record.stat().st_size,
        **{f"stage {name}": seconds for name, seconds in summary.seconds.items()},
    }


def _children() -> list[str]:
    """The ids of this process's children; Linux alone tells."""
    listed = Path(f"/proc/self/task/{threading.main_thread().native_id}/children")
    return listed.read_text(encoding="ascii").split() if listed.exists() else []


def page_of(found: dict[str, float]) -> str:
    """The numbers of one size for people."""
    reports, cpu = found["reports"], found["cpu"]
    lines = [
        f"{reports:,.0f} reports, {found['words']:,.0f} words, {found['problems']:.0f} problems",
        f"  {reports / found['seconds']:,.1f} reports/s in {found['seconds']:,.1f} s",
        f"  {found['words'] / cpu:,.0f} words a CPU-second",
        f"  peak memory {found['peak parent'] / 2**20:,.0f} MB, largest worker {found['peak child'] / 2**20:,.0f} MB",
        f"  record {found['record'] / 2**20:,.1f} MB, {found['record'] / reports / 1024:,.1f} kB a report",
        "  CPU-seconds by stage:",
    ]
    stages = {name[6:]: seconds for name, seconds in found.items() if name.startswith("stage ")}
    for name, seconds in sorted(stages.items(), key=lambda pair: -pair[1]):
        lines.append(f"    {name:26} {seconds:10.2f}   {1000 * seconds / reports:8.2f} ms a report")
    return "\n".join(lines)


def growth_of(left: dict[str, float], right: dict[str, float]) -> str:
    """Exponents of growth between two sizes: 1 is proportional, 2 quadratic."""
    step = math.log(right["reports"] / left["reports"])
    names = ["seconds", "cpu", "record", *(name for name in right if name.startswith("stage compare"))]
    grown = [f"{name} {math.log(right[name] / left[name]) / step:.2f}" for name in names if left.get(name, 0) > 0]
    return f"growth from {left['reports']:,.0f} to {right['reports']:,.0f} reports: " + ", ".join(grown)


def make_pile(size: int, paragraphs: int) -> Iterator[Report]:
    """`size` reports of about `paragraphs` recombined paragraphs each, the same on every run."""
    chance = random.Random(20240304)
    material = material_of_examples()
    recent: list[Report] = []
    for at in range(size):
        if recent and chance.random() < COPY_SHARE:
            report = _copy_of(chance.choice(recent), at, chance)
        else:
            report = _fresh(at, chance, material, paragraphs)
        recent = [*recent[-COPIES_FROM_LAST:], report]
        yield report


def material_of_examples() -> tuple[list[str], list[str], list[str]]:
    """The paragraphs of the examples, their capitalised words, and the words that are rare enough to be swapped."""
    inputs = read_inputs([EXAMPLES / "reports"], ReadOptions(about=EXAMPLES / "about.csv"))
    texts = [(report, part) for _, report in inputs if report for part in report.parts_of("paragraph")]
    paragraphs = sorted({part.span.of(report.text) for report, part in texts})
    names = {name for one in paragraphs for name in _NAME.findall(one)}
    words = Counter(word for one in paragraphs for word in _WORD.findall(one))
    return paragraphs, sorted(names), sorted(word for word, told in words.items() if told < TOLD_OFTEN)


def _fresh(at: int, chance: random.Random, material: tuple[list[str], list[str], list[str]], length: int) -> Report:
    """About `length` paragraphs, with names and rarer words swapped by a table of this report, and other numbers."""
    paragraphs, names, words = material
    third = length // 3
    swapped = {name: _invented(chance) for name in names}
    swapped.update(zip(words, chance.sample(words, len(words)), strict=True))
    told = [
        _NUMBER.sub(
            lambda _: f"{chance.randint(2, 4000):,}",
            _ANY.sub(lambda found: swapped.get(found.group(), found.group()), paragraph),
        )
        for paragraph in chance.sample(paragraphs, chance.randint(length - third, length + third))
    ]
    day = FIRST_DAY + timedelta(days=chance.randrange(366))
    return _report("\n\n".join(told), at, day, chance)


def _copy_of(report: Report, at: int, chance: random.Random) -> Report:
    """A third of its paragraphs left out, or one sentence put in front."""
    paragraphs = report.text.split("\n\n")
    told = report.published.date if report.published else FIRST_DAY.isoformat()
    day = date.fromisoformat(told) + timedelta(days=chance.randint(0, 3))
    if chance.random() < 0.5:
        return _report("\n\n".join(paragraphs[: max(3, 2 * len(paragraphs) // 3)]), at, day, chance)
    return _report("\n\n".join(["This report was first sent to subscribers.", *paragraphs]), at, day, chance)


def _report(text: str, at: int, day: date, chance: random.Random) -> Report:
    published = Published(day.isoformat(), "made by benchmarks/flow.py")
    outlet = f"Outlet {chance.randint(1, 60)}"
    return make_report(text, f"made-{at:07}.txt", outlet=outlet, published=published, language="en")


_PIECES = (
    "Ka Be Lo Mi Ter Ost Vin Ra Sko Du Hal Gre Pe Wi No Fa".split(),
    "r ls nd v mm th rk nt b sh gg p".split(),
    "a o i e u".split(),
    "ck n ssen mar l vik rov den tta sk".split(),
    ["", "", "i", "a", "berg", "sen", "ow", "ey"],
)


def _invented(chance: random.Random) -> str:
    """One of some 77,000 names that nobody bears; a pile that draws from few ties strangers by their names."""
    return "".join(chance.choice(piece) for piece in _PIECES)


if __name__ == "__main__":
    main()
