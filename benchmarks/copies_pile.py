"""Piles for the benchmarks of the stage *copies*: any number of reports in one file, read by place; of 600 words or so.

Sentences come from `examples/`, most of their words swapped for invented ones whose frequencies fall as those of a real
language do, so that unrelated reports share phrases, not stories. About 15 in 100 are copies (cut; shuffled with a
paragraph dropped; every third longer word swapped), some of them of one wire report, and one report in three ends in
one of forty lines of boilerplate. The same pile for the same size, on every run.
"""

import re
import subprocess
import sys
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

EXAMPLES = Path(__file__).parent.parent / "examples" / "reports"
WORDS_A_REPORT = 600
COPIES = 0.15
SWAPPED_AT_FIRST = 0.75
SWAPPED_IN_COPIES = 0.33
BOILERPLATE = 0.33
INVENTED_WORDS = 200_000
_LONGEST_INVENTED = 4

RECENT = 20_000
"""A copy follows its origin closely, as in life: it is taken from one of so many originals before it."""
WIRE_EVERY, WIRE_COPIES = 2_000, 0.1
"""One original in so many is printed everywhere: a tenth of all copies are taken from the latest of these."""

Pieces = npt.NDArray[np.int64]
"""A text as numbers of words and of what stands between them, a line break after each sentence."""


class Made(NamedTuple):
    """A pile on disk."""

    path: Path
    starts: "array[int]"
    """Where each report begins in the file, and the file's size."""
    origins: list[int]
    """The number of the report that each was taken from, its own number for the others."""

    def __len__(self) -> int:
        return len(self.origins)

    def gold(self) -> set[tuple[int, int]]:
        """Pairs of numbers, the smaller first, of each copy with its origin and with that origin's other copies."""
        families: dict[int, list[int]] = {}
        for number, origin in enumerate(self.origins):
            families.setdefault(origin, []).append(number)
        return {(i, j) for family in families.values() for i in family for j in family if i < j}

    def texts(self, first: int = 0, last: int | None = None) -> Iterator[str]:
        """The texts with these numbers in order, from the disk."""
        with self.path.open("rb") as file:
            file.seek(self.starts[first])
            for start, end in pairwise(self.starts[first : None if last is None else last + 1]):
                yield file.read(end - start).decode()


def pile_at(path: Path, size: int, words: int = WORDS_A_REPORT) -> Made:
    """The pile in this file, written first if it is not there, by a process that leaves no memory behind."""
    known = path.with_suffix(".npz")
    if not known.exists():
        subprocess.run([sys.executable, __file__, str(path), str(size), str(words)], check=True)
    with np.load(known) as held:
        return Made(path, array("q", held["starts"].tolist()), held["origins"].tolist())


class _Words(NamedTuple):
    """Every piece of text that a report can hold, by number: 0 is the line break."""

    spelled: list[str]
    kind: npt.NDArray[np.int8]
    """0 stays; others are swapped for a piece of the same kind: 1 a word, 2 a capitalised one, 3 a number."""
    first: tuple[int, int, int, int]
    """Number of the first invented piece of each kind."""


def write_pile(path: Path, size: int, length: int = WORDS_A_REPORT) -> None:
    """`size` reports of about `length` words in one file; beside it where each begins and what it was taken from."""
    draw = np.random.default_rng(11)
    words, sentences = _material(draw)
    starts, origins = array("q", [0]), list(range(size))
    recent: deque[tuple[int, Pieces]] = deque(maxlen=RECENT)
    wire = (0, np.zeros(0, np.int64))
    lists = [f"Sent to readers of the {' '.join(_invented(draw, 2)).title()} list, edition {n}." for n in range(40)]
    with path.open("wb") as file:
        for number in range(size):
            if recent and draw.random() < COPIES:
                source = wire if draw.random() < WIRE_COPIES else recent[int(draw.integers(len(recent)))]
                origins[number], pieces = source
                pieces = _copied(pieces, draw, words)
            else:
                pieces = _fresh(sentences, draw, words, length)
                recent.append((number, pieces))
                wire = recent[-1] if number >= wire[0] + WIRE_EVERY or number == 0 else wire
            text = "".join([words.spelled[piece] for piece in pieces.tolist()])
            if draw.random() < BOILERPLATE:
                text += lists[int(draw.integers(len(lists)))]
            starts.append(starts[-1] + file.write(text.encode()))
    np.savez(path.with_suffix(".npz"), starts=starts, origins=origins)


def _material(draw: np.random.Generator) -> tuple[_Words, list[Pieces]]:
    """All pieces, and the sentences of the examples made of them."""
    numbers: dict[str, int] = {"\n": 0}
    sentences: list[Pieces] = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        for sentence in re.split(r"(?<=[.!?])\s+", path.read_text(encoding="utf-8")):
            if 8 <= len(sentence.split()) <= 40:
                pieces = [numbers.setdefault(piece, len(numbers)) for piece in re.findall(r"\w+|\W+", sentence)]
                sentences.append(np.array([*pieces, 0]))
    spelled = list(numbers)
    kind = [3 if one.isdigit() else int(len(one) > 3 and one.isalpha()) * (1 + one[0].isupper()) for one in spelled]
    words = _invented(draw, INVENTED_WORDS)
    first = (0, len(spelled), len(spelled) + INVENTED_WORDS, len(spelled) + 2 * INVENTED_WORDS)
    spelled += [*words, *map(str.capitalize, words), *map(str, range(2, 4002))]
    kind += [1] * INVENTED_WORDS + [2] * INVENTED_WORDS + [3] * 4000
    return _Words(spelled, np.array(kind, np.int8), first), sentences


def _invented(draw: np.random.Generator, count: int) -> list[str]:
    """Words that no language has, without repetition."""
    syllables = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiou"]
    found: dict[str, None] = {}
    while len(found) < count:
        picked = draw.integers(len(syllables), size=int(draw.integers(2, 5)))
        found["".join(syllables[one] for one in picked)] = None
    return list(found)


def _fresh(sentences: Sequence[Pieces], draw: np.random.Generator, words: _Words, length: int) -> Pieces:
    picked = [sentences[one] for one in draw.integers(len(sentences), size=length // 8)]
    if length < WORDS_A_REPORT:
        # Few frames of sentences make short reports copies of each other: the first half of one, the rest of another.
        picked = [np.append(one[: len(one) // 2], two[len(two) // 2 :]) for one, two in pairwise([*picked, picked[0]])]
    sizes = np.cumsum([len(one) // 2 for one in picked])
    enough = int(np.searchsorted(sizes, length)) + 1
    return _swapped(np.concatenate(picked[:enough]), draw, words, share=SWAPPED_AT_FIRST)


def _copied(pieces: Pieces, draw: np.random.Generator, words: _Words) -> Pieces:
    how = int(draw.integers(3))
    if how == 0:
        return _swapped(pieces, draw, words, share=SWAPPED_IN_COPIES)
    paragraphs = np.split(pieces, np.flatnonzero(pieces == 0)[:-1] + 1)
    if how == 1:
        return np.concatenate(paragraphs[: max(3, len(paragraphs) * 2 // 3)])
    order = draw.permutation(len(paragraphs))[1:]
    return np.concatenate([paragraphs[one] for one in order])


def _swapped(pieces: Pieces, draw: np.random.Generator, words: _Words, *, share: float) -> Pieces:
    """Another piece of the same kind where one is swappable and its turn; frequent words are drawn often."""
    kind = words.kind[pieces]
    turn = (kind > 0) & (draw.random(len(pieces)) < share)
    ranked = (INVENTED_WORDS ** draw.random(len(pieces))).astype(np.int64) - 1
    drawn = np.where(kind == 3, draw.integers(4000, size=len(pieces)), ranked)
    return np.where(turn, np.array(words.first)[kind] + drawn, pieces)


if __name__ == "__main__":
    write_pile(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
