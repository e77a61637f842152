"""The stage *copies* beside datasketch, rensa and gaoya, on the same texts: speed from text, and what is found.

pip install --target PEERS datasketch rensa gaoya && PYTHONPATH=PEERS python benchmarks/copies_peers.py [--size 4000]

One job for all: texts in memory to pairs of them with a likeness, by sketches alone (ours: `likely_copies`); then the
threshold that suits the gold best, for the pairs or for the groups that they make, whichever is better. The peers get
runs of three words and bands that catch low likeness, with 128 permutations, which two of them have by default, and
with half and twice as many. With `--fold`, what the stage makes of the texts is added, which reads the candidates side
by side and has no threshold. Texts: a made pile and, where the quality pack lies beside the checkout, its reworded
copies. CPU-seconds of all threads, the best of so many rounds taken in turns. For scale, memory is copied by numpy in
the same run.
"""

import argparse
import gzip
import importlib.util
import json
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from copies_pile import pile_at
from copying import bytes_copied

from firsthand.compare.copies import copies, fold_copies
from firsthand.compare.copies.unread import likely_copies
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import Copy, make_report


def installed(name: str) -> Any:
    """The module, None if it is not there: these are nobody's requirement."""
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


datasketch, rensa, gaoya = (
    installed("datasketch"),
    installed("rensa"),
    installed("gaoya") and installed("gaoya.minhash"),
)

PACK = Path(__file__).parent.parent.parent / "shared" / "quality" / "data" / "copies" / "spun_dev.jsonl.gz"
PERMUTATIONS = (64, 128, 256)
USUAL = 128
ROWS = 2
"""Permutations in a band: with 64 bands half of the pairs of likeness .1 are met, nearly all of .3."""
LEAST_LIKENESS = 0.05

OURS = "firsthand"

Pairs = dict[tuple[int, int], float]
"""Numbers of two texts, the smaller first -> likeness."""


def main() -> None:
    """One table for each set of texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=4000, help="reports of the made pile")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--fold", action="store_true", help="ours read side by side and folded, too")
    given = parser.parse_args()
    for name, peer in (("datasketch", datasketch), ("rensa", rensa), ("gaoya", gaoya)):
        if peer is None:
            print(f"{name} is not installed: left out")
    with tempfile.TemporaryDirectory() as folder:
        made = pile_at(Path(folder) / "pile.txt", given.size)
        compare(f"made pile of {given.size:,}", list(made.texts()), made.gold(), given)
    if PACK.exists():
        rows = [json.loads(line) for line in gzip.decompress(PACK.read_bytes()).decode().split("\n") if line]
        origins = [row["id"].split("#")[0] for row in rows]
        gold = {(i, j) for i, j in combinations(range(len(rows)), 2) if origins[i] == origins[j]}
        compare(PACK.name, [row["text"] for row in rows], gold, given)


def compare(name: str, texts: Sequence[str], gold: set[tuple[int, int]], given: argparse.Namespace) -> None:
    """Print a line a method."""
    methods: dict[str, Callable[[Sequence[str]], Pairs]] = {OURS: candidates}
    for peer, module, find in (
        ("datasketch", datasketch, by_datasketch),
        ("rensa", rensa, by_rensa),
        ("gaoya", gaoya, by_gaoya),
    ):
        methods |= {f"{peer}, {count}": partial(find, permutations=count) for count in PERMUTATIONS if module}
    seconds: dict[str, float] = {}
    found: dict[str, Pairs] = {}
    for _ in range(given.rounds):
        for method, run in methods.items():
            began = time.process_time()
            found[method] = run(texts)
            seconds[method] = min(seconds.get(method, 1e9), time.process_time() - began)
    if given.fold:
        readings = [Reading(make_report(text, f"{number}")) for number, text in enumerate(texts)]
        began = time.process_time()
        found["firsthand, folded"] = folded(readings)
        seconds["firsthand, folded"] = time.process_time() - began
    size = sum(len(text.encode()) for text in texts)
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{name}: {len(texts):,} texts, {words:.0f} words each, {size / len(texts):,.0f} bytes")
    for method, pairs in found.items():
        f1, least = best_f1(pairs, gold)
        print(
            f"  {method:18} {len(texts) / seconds[method]:8,.0f} texts a CPU-second   F1 {f1:.3f} at {least:.2f}"
            f"   ours is {seconds[method] / seconds[OURS]:.1f} times as fast"
        )
    rate = size / seconds[OURS]
    print(
        f"  ours: {rate / 1e6:,.0f} MB of text a CPU-second, {100 * rate / bytes_copied():.1f} % of what numpy copies"
    )
    usual = [seconds[method] for method in methods if method.endswith(f", {USUAL}")]
    if usual:
        print(f"  {min(usual) / seconds[OURS]:.1f} times the fastest peer of {USUAL} permutations", flush=True)


def best_f1(pairs: Pairs, gold: set[tuple[int, int]]) -> tuple[float, float]:
    """The best F1 over all thresholds, of the pairs found or of the groups that they make, with the threshold."""
    best = (0.0, 1.0)
    right = 0
    groups = _Groups(gold)
    for count, (pair, likeness) in enumerate(sorted(pairs.items(), key=lambda item: -item[1]), 1):
        right += pair in gold
        groups.join(*pair)
        for correct, told in ((right, count), (groups.right, groups.pairs)):
            best = max(best, (2 * correct / (told + len(gold)), likeness))
    return best


class _Groups:
    """Groups of texts that grow together, and how many pairs of texts are in one, and how many of these are right."""

    def __init__(self, gold: set[tuple[int, int]]) -> None:
        self.pairs = self.right = 0
        self._gold = gold
        self._group: dict[int, list[int]] = {}

    def join(self, one: int, other: int) -> None:
        """Make the groups of two texts one."""
        left, right = (self._group.setdefault(number, [number]) for number in (one, other))
        if left is not right:
            self.pairs += len(left) * len(right)
            self.right += sum(ordered(i, j) in self._gold for i in left for j in right)
            left.extend(right)
            self._group.update(dict.fromkeys(right, left))


def candidates(texts: Sequence[str]) -> Pairs:
    """What the sketches find."""
    found = likely_copies(texts)
    ends = zip(*found.pairs.tolist(), strict=True)
    return dict(zip(ends, found.shares.tolist(), strict=True))


def folded(readings: Sequence[Reading]) -> Pairs:
    """What the stage folds."""
    numbers = {reading.report.id: number for number, reading in enumerate(readings)}
    links = [link for link in compare_pile(MemoryPile(readings), (copies,)) if isinstance(link, Copy)]
    groups = fold_copies(links, least=0.0)
    return {ordered(numbers[left], numbers[right]): 1.0 for group in groups for left, right in combinations(group, 2)}


def ordered(one: int, other: int) -> tuple[int, int]:
    """The smaller first."""
    return (one, other) if one < other else (other, one)


def shingles(text: str) -> list[str]:
    """Runs of three words."""
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))]


def by_datasketch(texts: Sequence[str], permutations: int) -> Pairs:
    """The MinHash of datasketch and its index."""
    made = []
    index = datasketch.MinHashLSH(num_perm=permutations, params=(permutations // ROWS, ROWS))
    for number, text in enumerate(texts):
        one = datasketch.MinHash(num_perm=permutations)
        one.update_batch([shingle.encode() for shingle in shingles(text)])
        index.insert(number, one)
        made.append(one)
    return likenesses(made, (index.query(one) for one in made))


def by_rensa(texts: Sequence[str], permutations: int) -> Pairs:
    """The RMinHash of rensa and its index."""
    made = rensa.RMinHash.from_token_sets([shingles(text) for text in texts], num_perm=permutations, seed=42)
    index = rensa.RMinHashLSH(threshold=LEAST_LIKENESS, num_perm=permutations, num_bands=permutations // ROWS)
    index.insert_many(made)
    return likenesses(made, index.query_all(made))


def likenesses(made: Sequence[Any], met: Any) -> Pairs:
    """The likeness of each two that an index lets meet."""
    pairs: Iterator[tuple[int, int]] = (
        (number, int(other)) for number, others in enumerate(met) for other in others if int(other) > number
    )
    return {(one, other): float(made[one].jaccard(made[other])) for one, other in pairs}


def by_gaoya(texts: Sequence[str], permutations: int) -> Pairs:
    """The index over words of gaoya, which reads texts itself."""
    index = gaoya.MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=LEAST_LIKENESS,
        num_bands=permutations // ROWS,
        band_size=ROWS,
        analyzer="word",
        lowercase=True,
        ngram_range=(3, 3),
        id_container="vec",
    )
    index.par_bulk_insert_docs(list(range(len(texts))), list(texts))
    met = index.par_bulk_query(list(texts), return_similarity=True)
    return {
        (number, int(other)): float(likeness)
        for number, others in enumerate(met)
        for other, likeness in others
        if int(other) > number
    }


if __name__ == "__main__":
    main()
