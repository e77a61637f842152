"""The stage *copies* beside a bare set-of-shingles, on piles recombined from our own examples: speed and what is found.

python benchmarks/copies.py [1000 10000 ...] [--no-baseline]

A pile has reports of about 400 words; 15 % are copies of another (cut, edited, or every third word swapped). Sentences
come from `examples/` with most of their words swapped for invented ones, so that unrelated reports share phrases, not
stories. Prints CPU-seconds of sketching and of comparing, reports per CPU-second over both, peak memory, the growth
exponent between two sizes, precision (linked pairs of one family) and recall (reports of a family linked inside it).
"""

import argparse
import math
import random
import re
import resource
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from firsthand.compare.copies import copies
from firsthand.run.memory import MemoryPile
from firsthand.stage import Reading
from firsthand.vocabulary import Copy, Report, make_report

EXAMPLES = Path(__file__).parent.parent / "examples" / "reports"
WORDS_A_REPORT = 400
COPIES = 0.15
BASELINE_BUCKET = 200
"""Reports that may share a shingle in the baseline; without a cap it is quadratic."""

Pair = tuple[str, str]


def main() -> None:
    """One line a size, ours and the baseline's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--no-baseline", action="store_true")
    given = parser.parse_args()
    before: tuple[int, float] | None = None
    for size in given.sizes:
        reports, gold = make_pile(size)
        seconds = _ours(reports, gold)
        if before:
            growth = math.log(seconds / before[1]) / math.log(size / before[0])
            print(f"{'':10} growth exponent {growth:.2f} from {before[0]:,}")
        before = (size, seconds)
        if not given.no_baseline:
            _baseline(reports, gold)


def _ours(reports: Sequence[Report], gold: set[Pair]) -> float:
    pile = MemoryPile(Reading(report) for report in reports)
    begun = time.process_time()
    pile.sketch(copies)
    sketched = time.process_time()
    links = [link for link in copies.compare(pile) if isinstance(link, Copy)]
    done = time.process_time()
    _print(
        "firsthand", reports, (sketched - begun, done - sketched), ({(link.left, link.right) for link in links}, gold)
    )
    return done - begun


def _baseline(reports: Sequence[Report], gold: set[Pair]) -> None:
    """Sets of five-word shingles, an index over them, containment of the smaller set of at least a quarter."""
    begun = time.process_time()
    shingles = {report.id: _shingles(report.text) for report in reports}
    made = time.process_time()
    holders: dict[int, list[str]] = defaultdict(list)
    for name, prints in shingles.items():
        for one in prints:
            holders[one].append(name)
    shared: dict[Pair, int] = defaultdict(int)
    for names in holders.values():
        if 1 < len(names) <= BASELINE_BUCKET:
            for pair in combinations(sorted(names), 2):
                shared[pair] += 1
    found = {
        (left, right)
        for (left, right), count in shared.items()
        if count >= 0.25 * min(len(shingles[left]), len(shingles[right]))
    }
    done = time.process_time()
    _print("shingles", reports, (made - begun, done - made), (found, gold))


def _shingles(text: str) -> set[int]:
    words = re.findall(r"\w+", text.lower())
    return {hash(tuple(words[at : at + 5])) for at in range(len(words) - 4)}


def _print(
    name: str, reports: Sequence[Report], seconds: tuple[float, float], pairs: tuple[set[Pair], set[Pair]]
) -> None:
    found, gold = pairs
    right = found & gold
    met, family = ({name for pair in some for name in pair} for some in (right, gold))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{name:10} {len(reports):8,} reports  sketch {seconds[0]:7.2f} s  compare {seconds[1]:7.2f} s  "
        f"{len(reports) / sum(seconds):7,.0f} reports/CPU-s  peak {peak:.2f} GiB  "
        f"precision {len(right) / max(len(found), 1):.3f}  recall {len(met) / len(family):.3f}"
    )


def make_pile(size: int) -> tuple[list[Report], set[Pair]]:
    """Reports, and the pairs (smaller id first) of one family."""
    draw = random.Random(11)
    frames = list(_frames())
    words = _invented(draw, 20_000)
    texts: list[str] = []
    origin: dict[int, int] = {}
    while len(texts) < size:
        if len(texts) > 20 and draw.random() < COPIES:
            source = draw.randrange(len(texts))
            origin[len(texts)] = origin.get(source, source)
            texts.append(_copied(texts[origin[len(texts)]], draw, words))
        else:
            texts.append(_original(frames, draw, words))
    reports = [make_report(text, f"{number}.txt") for number, text in enumerate(texts)]
    families: dict[int, list[int]] = defaultdict(list)
    for copy, source in origin.items():
        families[source].append(copy)
    gold = {pair for source, family in families.items() for pair in _pairs(reports, [source, *family])}
    return reports, gold


def _pairs(reports: Sequence[Report], family: Sequence[int]) -> Iterator[Pair]:
    """Every two reports of one family: a copy of a copy is a copy too."""
    yield from combinations(sorted(reports[number].id for number in family), 2)


def _frames() -> Iterator[list[str]]:
    """Sentences of the examples, each as its words and what stands between them."""
    for path in sorted(EXAMPLES.glob("*.txt")):
        for sentence in re.split(r"(?<=[.!?])\s+", path.read_text(encoding="utf-8")):
            if 8 <= len(sentence.split()) <= 40:
                yield re.findall(r"\w+|\W+", sentence)


def _invented(draw: random.Random, count: int) -> list[str]:
    """Words that no language has, the first ones drawn most often."""
    consonants, vowels = "bdfgklmnprstv", "aeiou"
    return [
        "".join(draw.choice(consonants) + draw.choice(vowels) for _ in range(draw.randint(2, 4))) for _ in range(count)
    ]


def _original(frames: list[list[str]], draw: random.Random, words: list[str]) -> str:
    paragraphs: list[str] = []
    count = 0
    while count < WORDS_A_REPORT:
        frame = draw.choice(frames)
        count += len(frame) // 2
        paragraphs.append("".join(_swapped(piece, draw, words, share=0.75) for piece in frame))
    return "\n".join(paragraphs)


def _copied(text: str, draw: random.Random, words: list[str]) -> str:
    paragraphs = text.split("\n")
    how = draw.randrange(3)
    if how == 0:
        return "\n".join(paragraphs[: max(3, len(paragraphs) * 2 // 3)])
    if how == 1:
        draw.shuffle(paragraphs)
        return "\n".join(paragraphs[1:])
    return "".join(_swapped(piece, draw, words, share=0.33) for piece in re.findall(r"\w+|\W+", text))


def _swapped(piece: str, draw: random.Random, words: list[str], *, share: float) -> str:
    """Another word, with the capital and about the rarity of a real text's, if it is one and its turn."""
    if len(piece) < 4 or not piece.isalpha() or draw.random() > share:
        return piece
    other = words[int(len(words) ** draw.random()) - 1]
    return other.capitalize() if piece[0].isupper() else other


if __name__ == "__main__":
    main()
