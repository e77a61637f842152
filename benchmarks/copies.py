"""The stage *copies* on made piles: CPU-seconds by step, memory, growth, and what is found; and beside others.

python benchmarks/copies.py 10000 100000 1000000 [--folder FOLDER]   each size in a process of its own
python benchmarks/copies.py --sketches                               texts of 600 words to sketches, alone

Piles are those of `copies_pile.py`, written beforehand by another process (kept in FOLDER, if one is given); texts stay
on the disk and are read again for candidates alone. Counted are pairs of folded groups against the known copies. How
others do on the same texts: `benchmarks/copies_peers.py`.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, pairwise
from os import SEEK_END
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from copies_pile import Made, pile_at
from copies_sketching import decode_sketched, sketch_message
from copying import bytes_copied

from firsthand.compare.copies import copies, fold_copies
from firsthand.compare.copies.sketches import CopySketch, sketch_reports
from firsthand.run.engine import spread_work
from firsthand.settings import Settings
from firsthand.stage import Reading
from firsthand.vocabulary import Copy, Decision, Heading, Link, make_report

S = TypeVar("S", bound=msgspec.Struct)
L = TypeVar("L", bound=Link)

AT_ONCE = 1024
"""Reports in a message to a process that sketches: 4 MB, a tenth of a second of work."""


def main() -> None:
    """Run each size and print its numbers, then the growth between sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[])
    parser.add_argument("--folder", type=Path, help="where piles are kept for the next run")
    parser.add_argument("--sketches", action="store_true")
    parser.add_argument(
        "--workers", type=int, default=0, help="processes that sketch and judge; as many as cores if not given"
    )
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        if given.one:
            print(
                json.dumps(
                    measure(pile_at(folder / f"{given.sizes[0]}.txt", given.sizes[0]), Path(temporary), given.workers)
                )
            )
            return
        if given.sketches:
            print(sketching(pile_at(folder / "2000.txt", 2000)))
        measured: list[dict[str, float]] = []
        for size in given.sizes:
            pile_at(folder / f"{size}.txt", size)
            command = [sys.executable, __file__, str(size), "--one", "--folder", str(folder)]
            command += ["--workers", str(given.workers)]
            measured.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
            print(page_of(measured[-1]), flush=True)
    for smaller, larger in pairwise(measured):
        print(growth_of(smaller, larger))


def sketching(made: Made, rounds: int = 15) -> str:
    """Reports a CPU-second, in the median round and in the best one, and what that is in bytes and beside memory."""
    readings = [Reading(make_report(text, "")) for text in made.texts()]
    size = sum(len(reading.text.encode()) for reading in readings)
    seconds = []
    for _ in range(rounds):
        began = time.process_time()
        for _sketch in sketch_reports(readings):
            pass
        seconds.append(time.process_time() - began)
    median, best = sorted(seconds)[rounds // 2], min(seconds)
    words = sum(len(reading.text.split()) for reading in readings) / len(readings)
    share = 100 * size / best / bytes_copied()
    return (
        f"sketches: {len(readings) / median:,.0f} reports of {words:.0f} words a CPU-second in the median round, "
        f"{len(readings) / best:,.0f} in the best; {size / best / 1e6:,.0f} MB of UTF-8 a CPU-second, "
        f"{share:.1f} % of what numpy copies"
    )


class DiskPile:
    """A made pile as what a comparer is given: headings in memory, sketches and texts in files."""

    def __init__(self, made: Made, folder: Path, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.headings: dict[str, Heading] = {}
        self.left_out: list[str] = []
        self.spread_at = 0.0
        self._made = made
        self._place: dict[str, int] = {}
        self._texts = made.path.open("rb")
        self._sketches = _Sketches(folder / "sketches")

    @property
    def decisions(self) -> Sequence[Decision]:
        """None."""
        return ()

    def sketch(self, start: int = 0, end: int | None = None) -> float:
        """Sketch these, in processes as a run does; CPU-seconds from texts in memory to sketches, all else left out."""
        seconds = 0.0
        numbered = enumerate(self._made.texts(start, end), start)
        waiting: deque[list[tuple[int, Heading]]] = deque()
        for answer in spread_work(self.settings, sketch_message, self._bodies(numbered, waiting), "sketched reports"):
            spent, sketches = decode_sketched(answer)
            seconds += spent
            for (number, heading), sketch in zip(waiting.popleft(), sketches, strict=True):
                self._place[heading.id] = number
                self.headings[heading.id] = heading
                self._sketches.add(heading.id, sketch)
        return seconds

    def _bodies(
        self, numbered: Iterator[tuple[int, str]], waiting: "deque[list[tuple[int, Heading]]]"
    ) -> Iterator[bytes]:
        """The texts as messages; which reports each holds is put into `waiting`."""
        while reports := [(number, make_report(text, f"{number}.txt")) for number, text in islice(numbered, AT_ONCE)]:
            waiting.append([(number, report.heading()) for number, report in reports])
            yield msgspec.msgpack.encode([report for _, report in reports])

    def number(self, report: str) -> int:
        """The number of the report in its pile."""
        return self._place[report]

    def sketches(self, _kind: type[S]) -> Mapping[str, S]:
        """The one kind there is."""
        return cast("Mapping[str, S]", self._sketches)

    def links(self, _kind: type[L]) -> Sequence[L]:
        """None: copies come first."""
        return ()

    def links_of(self, _kind: type[L], _reports: Collection[str]) -> Sequence[L]:
        """None."""
        return ()

    def links_among(
        self, _kind: type[L], _reports: Collection[str], _wanted: Callable[[str, str], bool] | None = None
    ) -> Sequence[L]:
        """None."""
        return ()

    def text(self, report: str) -> str:
        """The text, from the disk."""
        number = self._place[report]
        self._texts.seek(self._made.starts[number])
        read: bytes = self._texts.read(self._made.starts[number + 1] - self._made.starts[number])
        return read.decode()

    def spread(self, work: Callable[[bytes], bytes], bodies: Iterable[bytes], about: str) -> Iterator[bytes]:
        """The answers, from as many processes as the settings say."""
        self.spread_at = cpu_seconds()
        return spread_work(self.settings, work, bodies, about)

    def kept(self, _name: str) -> bytes | None:
        """Nothing."""
        return None

    def keep(self, _name: str, _body: bytes) -> None:
        """Forget it: `adding.py` measures what is kept."""

    def tell(self, left_out: str) -> None:
        """Keep the sentence."""
        self.left_out.append(left_out)


class _Sketches(Mapping[str, CopySketch]):
    """Sketches in one file, as the record keeps them: packed, decoded when looked at."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._at: dict[str, tuple[int, int]] = {}
        self._decode = msgspec.msgpack.Decoder(CopySketch).decode

    def add(self, report: str, sketch: CopySketch) -> None:
        """Append one."""
        self._file.seek(0, SEEK_END)
        self._at[report] = (self._file.tell(), self._file.write(msgspec.msgpack.encode(sketch)))

    def __getitem__(self, report: str) -> CopySketch:
        start, size = self._at[report]
        self._file.seek(start)
        return self._decode(self._file.read(size))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._at))

    def __len__(self) -> int:
        return len(self._at)

    def items(self) -> ItemsView[str, CopySketch]:
        """The pairs, in the order of the file."""
        return _Streamed(self)

    def stream(self) -> Iterator[tuple[str, CopySketch]]:
        """The pairs in one pass."""
        self._file.seek(0)
        for report, (_, size) in self._at.items():
            yield report, self._decode(self._file.read(size))


class _Streamed(ItemsView[str, CopySketch]):
    _mapping: _Sketches

    def __iter__(self) -> Iterator[tuple[str, CopySketch]]:
        return self._mapping.stream()


def cpu_seconds() -> float:
    """Of this process and of those that it started and that have ended."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def measure(made: Made, folder: Path, workers: int) -> dict[str, Any]:
    """The numbers of one pile; seconds are CPU-seconds of all processes unless they are called wall."""
    pile = DiskPile(made, folder, Settings(workers=workers))
    clock, began = [cpu_seconds()], time.perf_counter()
    sketched = pile.sketch()
    clock.append(cpu_seconds())
    links = [link for link in copies.compare(pile) if isinstance(link, Copy)]
    clock.extend((pile.spread_at, cpu_seconds()))
    groups = fold_copies(links)
    clock.append(cpu_seconds())
    wall = time.perf_counter() - began
    read, joined, judged, folded = (after - before for before, after in pairwise(clock))
    found = {
        (min(pair), max(pair)) for group in groups for pair in combinations([pile.number(one) for one in group], 2)
    }
    gold = made.gold()
    return {
        "reports": len(made),
        "megabytes": made.starts[-1] / 1e6,
        "copies": sum(origin != number for number, origin in enumerate(made.origins)),
        "links": len(links),
        "seconds sketch": sketched,
        "seconds read and hash": read - sketched,
        "seconds join": joined,
        "seconds judge": judged,
        "seconds fold": folded,
        "seconds all": clock[-1] - clock[0],
        "wall": wall,
        "gigabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
        "gigabytes of a worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20,
        "precision": len(found & gold) / max(len(found), 1),
        "recall": len(found & gold) / max(len(gold), 1),
        "left out": " ".join(pile.left_out),
    }


def page_of(found: Mapping[str, Any]) -> str:
    """The numbers of one size for people."""
    precision, recall = found["precision"], found["recall"]
    balanced = 2 * precision * recall / max(precision + recall, 1e-9)
    lines = [
        f"{found['reports']:,} reports, {found['megabytes']:,.0f} MB, {found['copies']:,} copies",
        f"  pairs folded: precision {precision:.4f}, recall {recall:.4f}, F1 {balanced:.4f}",
        (
            f"  {found['links']:,} links; peak memory {found['gigabytes']:.2f} GiB,"
            f" of the largest worker {found['gigabytes of a worker']:.2f} GiB"
        ),
        (
            f"  {found['reports'] / found['seconds all']:,.0f} reports a CPU-second from the file to folds;"
            f" {found['wall']:,.0f} s on the clock"
        ),
    ]
    lines += [f"  {name[8:]:16} {value:9.1f} CPU-s" for name, value in found.items() if name.startswith("seconds")]
    return "\n".join([*lines, f"  left out: {found['left out'] or 'nothing'}"])


def growth_of(smaller: Mapping[str, Any], larger: Mapping[str, Any]) -> str:
    """Exponents of growth between two sizes: 1 is proportional, 2 quadratic."""
    step = math.log(larger["reports"] / smaller["reports"])
    names = [name for name in larger if name.startswith("seconds") and smaller[name] > 0]
    grown = [f"{name[8:]} {math.log(larger[name] / smaller[name]) / step:.2f}" for name in names]
    return f"growth from {smaller['reports']:,} to {larger['reports']:,} reports: " + ", ".join(grown)


if __name__ == "__main__":
    main()
