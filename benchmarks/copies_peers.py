"""The stage *copies* beside datasketch, rensa and gaoya, on the same texts: speed from text, and what is found.

pip install --target PEERS datasketch rensa gaoya && PYTHONPATH=PEERS python benchmarks/copies_peers.py [--size 4000]

The peers get runs of three words, 128 permutations, bands that catch low likeness, and the threshold that suits the
gold best (ours is fixed); their time is from texts to pairs with a likeness. Ours is given from texts to candidate
pairs, the same step, and from texts to folded groups. Texts: a made pile and, where the quality pack lies beside the
checkout, its reworded copies. CPU-seconds of all threads, the best of three rounds taken in turns.
"""

import argparse
import gzip
import importlib.util
import json
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from copies_pile import pile_at

from firsthand.compare.copies import copies, fold_copies
from firsthand.compare.copies.candidates import candidate_pairs
from firsthand.compare.copies.sketches import sketch_reports
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
PERMUTATIONS = 128
BANDS = 64
"""Of two permutations each: half of the pairs of likeness .1 are met, nearly all of .3."""
LEAST_LIKENESS = 0.1
ROUNDS = 3

Pairs = dict[tuple[int, int], float]
"""Numbers of two texts, the smaller first -> likeness."""


def main() -> None:
    """One table for each set of texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=4000, help="reports of the made pile")
    given = parser.parse_args()
    for name, peer in (("datasketch", datasketch), ("rensa", rensa), ("gaoya", gaoya)):
        if peer is None:
            print(f"{name} is not installed: left out")
    with tempfile.TemporaryDirectory() as folder:
        made = pile_at(Path(folder) / "pile.txt", given.size)
        compare(f"made pile of {given.size:,}", list(made.texts()), made.gold())
    if PACK.exists():
        rows = [json.loads(line) for line in gzip.decompress(PACK.read_bytes()).decode().split("\n") if line]
        origins = [row["id"].split("#")[0] for row in rows]
        gold = {(i, j) for i, j in combinations(range(len(rows)), 2) if origins[i] == origins[j]}
        compare(PACK.name, [row["text"] for row in rows], gold)


def compare(name: str, texts: Sequence[str], gold: set[tuple[int, int]]) -> None:
    """Print a line a method."""
    readings = [Reading(make_report(text, f"{number}")) for number, text in enumerate(texts)]
    methods: dict[str, Callable[[Sequence[str]], Pairs]] = {
        "firsthand, candidates": lambda _: candidates(readings),
        "firsthand, folded": lambda _: folded(readings),
    }
    methods |= {"datasketch": by_datasketch} if datasketch else {}
    methods |= {"rensa": by_rensa} if rensa else {}
    methods |= {"gaoya": by_gaoya} if gaoya else {}
    seconds: dict[str, float] = {}
    found: dict[str, Pairs] = {}
    for _ in range(ROUNDS):
        for method, run in methods.items():
            began = time.process_time()
            found[method] = run(texts)
            seconds[method] = min(seconds.get(method, 1e9), time.process_time() - began)
    print(f"{name}: {len(texts):,} texts, {sum(len(text.split()) for text in texts) / len(texts):.0f} words each")
    for method, pairs in found.items():
        f1, least = best_f1(pairs, gold)
        print(f"  {method:22} {len(texts) / seconds[method]:8,.0f} texts a CPU-second   F1 {f1:.3f} at {least:.2f}")
    peers = [seconds[method] for method in methods if not method.startswith("firsthand")]
    if peers:
        print(f"  candidates: {min(peers) / seconds['firsthand, candidates']:.1f} times the fastest peer", flush=True)


def best_f1(pairs: Pairs, gold: set[tuple[int, int]]) -> tuple[float, float]:
    """The best F1 over all thresholds, with the threshold."""
    best = (0.0, 1.0)
    right = 0
    for count, (pair, likeness) in enumerate(sorted(pairs.items(), key=lambda item: -item[1]), 1):
        right += pair in gold
        best = max(best, (2 * right / (count + len(gold)), likeness))
    return best


def candidates(readings: Sequence[Reading]) -> Pairs:
    """What the sketches find."""
    numbers = {reading.report.id: number for number, reading in enumerate(readings)}
    named = zip(numbers, sketch_reports(readings), strict=True)
    return {ordered(numbers[left], numbers[right]): 1.0 for left, right in candidate_pairs(named).pairs}


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


def by_datasketch(texts: Sequence[str]) -> Pairs:
    """The MinHash of datasketch and its index."""
    made = []
    index = datasketch.MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    for number, text in enumerate(texts):
        one = datasketch.MinHash(num_perm=PERMUTATIONS)
        one.update_batch([shingle.encode() for shingle in shingles(text)])
        index.insert(number, one)
        made.append(one)
    return likenesses(made, (index.query(one) for one in made))


def by_rensa(texts: Sequence[str]) -> Pairs:
    """The RMinHash of rensa and its index."""
    made = rensa.RMinHash.from_token_sets([shingles(text) for text in texts], num_perm=PERMUTATIONS, seed=42)
    index = rensa.RMinHashLSH(threshold=LEAST_LIKENESS, num_perm=PERMUTATIONS, num_bands=BANDS)
    index.insert_many(made)
    return likenesses(made, index.query_all(made))


def likenesses(made: Sequence[Any], met: Any) -> Pairs:
    """The likeness of each two that an index lets meet."""
    pairs: Iterator[tuple[int, int]] = (
        (number, int(other)) for number, others in enumerate(met) for other in others if int(other) > number
    )
    return {(one, other): float(made[one].jaccard(made[other])) for one, other in pairs}


def by_gaoya(texts: Sequence[str]) -> Pairs:
    """The index over words of gaoya, which reads texts itself."""
    index = gaoya.MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=LEAST_LIKENESS,
        num_bands=BANDS,
        band_size=PERMUTATIONS // BANDS,
        analyzer="word",
        lowercase=True,
        ngram_range=(3, 3),
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
