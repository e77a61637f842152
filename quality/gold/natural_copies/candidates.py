"""Pairs of ECB+ texts that may be copies of each other: those that share three or more runs of eight words.

python quality/gold/natural_copies/candidates.py            every pair: left, right, shared runs
python quality/gold/natural_copies/candidates.py --sample   the 350 that were given to the labeller
python quality/gold/natural_copies/candidates.py --show LEFT RIGHT   two texts, the words of shared runs in [brackets]

Reads the training and development parts of the quality pack; needs the pack beside the checkout.
"""

import argparse
import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from firsthand.text.words import read_words

PACK = Path(__file__).parent.parent.parent.parent.parent / "shared" / "quality" / "data" / "stories"
PARTS = ("ecbplus_train.jsonl.gz", "ecbplus_dev.jsonl.gz")
RUN_WORDS = 8
MIN_SHARED_RUNS = 3
SAMPLE = 350
SEED = 20261122

Pair = tuple[str, str]


def main() -> None:
    """Print the pairs, or two texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", action="store_true", help="only the pairs that were labelled")
    parser.add_argument("--show", nargs=2, metavar=("LEFT", "RIGHT"), help="print two texts with what they share")
    given = parser.parse_args()
    texts = read_texts()
    if given.show:
        sys.stdout.writelines(shown(*(texts[name] for name in given.show)))
        return
    shared = candidate_pairs(texts)
    for left, right in sample_of(shared) if given.sample else sorted(shared):
        sys.stdout.write(f"{left}\t{right}\t{shared[left, right]}\n")


def read_texts() -> dict[str, str]:
    """Id -> text, of both parts."""
    lines = [line for part in PARTS for line in gzip.decompress((PACK / part).read_bytes()).splitlines()]
    return {document["id"]: document["text"] for document in map(json.loads, lines)}


def candidate_pairs(texts: Mapping[str, str]) -> dict[Pair, int]:
    """Each two texts, the smaller id first, that share enough runs of words -> how many distinct runs they share."""
    holders: dict[tuple[int, ...], set[str]] = defaultdict(set)
    for name, text in texts.items():
        for run in runs_of(text):
            holders[run].add(name)
    shared: dict[Pair, int] = defaultdict(int)
    for names in holders.values():
        for left, right in combinations(sorted(names), 2):
            shared[left, right] += 1
    return {pair: count for pair, count in shared.items() if count >= MIN_SHARED_RUNS}


def sample_of(shared: Mapping[Pair, int]) -> list[Pair]:
    """At most `SAMPLE` pairs, drawn by `SEED`, sorted."""
    pairs = sorted(shared)
    return pairs if len(pairs) <= SAMPLE else sorted(random.Random(SEED).sample(pairs, SAMPLE))  # noqa: S311


def runs_of(text: str) -> list[tuple[int, ...]]:
    """The codes of each eight words that follow each other, in order."""
    codes = read_words(text).code.tolist()
    return [tuple(codes[at : at + RUN_WORDS]) for at in range(len(codes) - RUN_WORDS + 1)]


def shown(left: str, right: str) -> Iterator[str]:
    """Both texts with the words of shared runs in brackets."""
    both = set(runs_of(left)) & set(runs_of(right))
    for text in (left, right):
        words = read_words(text)
        inside = [False] * len(words)
        for at, run in enumerate(runs_of(text)):
            if run in both:
                inside[at : at + RUN_WORDS] = [True] * RUN_WORDS
        edges = [at for at in range(len(words)) if inside[at] and not (at and inside[at - 1])]
        ends = [at for at in range(len(words)) if inside[at] and not (at + 1 < len(words) and inside[at + 1])]
        marked, last = "", 0
        for first, final in zip(edges, ends, strict=True):
            start, end = int(words.start[first]), int(words.end[final])
            marked += f"{text[last:start]}[{text[start:end]}]"
            last = end
        yield f"{marked}{text[last:]}\n{'-' * 40}\n"


if __name__ == "__main__":
    main()
