"""The keys by which reports hang together (`compare/keys.py`): what it costs to add reports to those of a large pile.

python benchmarks/keys.py 100000 1000000 [--added 1000]

Each report has five keys, shared with three others; those added come to groups all over the pile. CPU-seconds of
looking up who hangs together with them and of writing what is kept, in a record of its own; and the most memory.
Exits with 1 unless it finds all that it built to hang together, and no others.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from cost import peak_bytes

from firsthand.compare.keys import KeyIndex
from firsthand.record.pile import StoredPile
from firsthand.record.store import Compared, Store
from firsthand.settings import Settings

KEYS = 5
TOGETHER = 4
AT_ONCE = 50_000
"""Reports whose keys are put in together."""


def main() -> None:
    """Run each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--added", type=int, default=1000)
    parser.add_argument("--one", choices=("make", "add"), help=argparse.SUPPRESS)
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        measure(given)
        return
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            for turn in ("make", "add"):
                command = [sys.executable, __file__, str(size), "--added", str(given.added), "--one", turn]
                subprocess.run([*command, "--record", f"{folder}/r.db"], check=True)


def measure(given: argparse.Namespace) -> None:
    """Make the keys of the pile, or add some to them, and print what that cost."""
    size, added = given.sizes[0], given.added
    ids = np.random.default_rng(7).integers(1, 1 << 63, size + added).tolist()
    began = time.process_time()
    with Store(given.record) as store:
        pile = _Pile(store, size)
        index = KeyIndex(pile, "toys")
        if given.one == "make":
            for start in range(0, size, AT_ONCE):
                index.take(dict(keyed(ids, start, min(start + AT_ONCE, size), size)))
            index.save()
            write(store, pile, None)
            print(f"{size:,} reports, {KEYS * size:,} keys: {time.process_time() - began:.1f} CPU-s to make")
            return
        index.load()
        index.take(dict(keyed(ids, size, size + added, size)))
        found = index.hanging_together((), [f"{one:016x}" for one in ids[size:]])
        index.save()
        write(store, pile, frozenset())
    took, peak = time.process_time() - began, peak_bytes() / 2**20
    print(f"  {added:,} more hang together with {len(found or ()):,}: {took:.2f} CPU-s, {peak:.0f} MB")
    groups = {group_of(number, size) for number in range(size, size + added)}
    built = {f"{ids[number]:016x}" for number in range(size + added) if group_of(number, size) in groups}
    if set(found or ()) != built:
        sys.exit(f"{len(built):,} reports were built to hang together, {len(found or ()):,} are found")


def keyed(ids: list[int], start: int, end: int, size: int) -> Iterator[tuple[str, list[str]]]:
    """Reports with their keys; those beyond `size` have the keys of groups spread over the pile."""
    for number in range(start, end):
        yield f"{ids[number]:016x}", [f"{group_of(number, size)} {key}" for key in range(KEYS)]


def group_of(number: int, size: int) -> int:
    """The group of a report."""
    return number // TOGETHER if number < size else (number * 7919) % (size // TOGETHER)


def write(store: Store, pile: StoredPile, reports: frozenset[str] | None) -> None:
    """Keep what the index gave the pile."""
    store.replace_links(Compared("toys", "1", "f", [], None, kept=pile.to_keep(), reports=reports))


class _Pile(StoredPile):
    """A record without reports that counts as so many."""

    def __init__(self, store: Store, size: int) -> None:
        super().__init__(store.connection, Settings(), {})
        self._size = size

    @property
    def headings(self) -> Mapping[str, Any]:  # type: ignore[override]  # a range is as long, and nothing else is asked
        """So many."""
        return dict.fromkeys(map(str, range(self._size)))


if __name__ == "__main__":
    main()
