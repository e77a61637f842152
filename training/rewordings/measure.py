"""How well log odds tell one statement from two, and one occasion from two: on families held out, and on open pairs.

python -m training.rewordings.measure [--weights FOLDER] [--english] [--scenes]

Reads with the product's own judge; without a folder, with the shipped weights.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from training.rewordings.product import product_weights

from firsthand.compare.utterances.encoder import log_odds
from firsthand.compare.utterances.russian import is_russian
from firsthand.compare.utterances.scenes import SCENE, scene_of
from firsthand.vocabulary import Span
from gold.utterances.read_families import ONE, pairs_of, read_families
from gold.utterances.read_occasions import read_occasions, scene_pairs

OPEN = Path(__file__).parents[2] / "quality" / "gold" / "utterances"
OPEN_FILES = ("open", "open2", "open3")
SCENE_FILES = (*OPEN_FILES, *(f"open{number}" for number in range(4, 17)))
REPEATED = "neg-repeat"
OTHERS = ("neg-other-sentence", "neg-negated", "neg-object", "neg-figure")
"""The kinds of two statements that wording alone can tell."""

MAX_HELD_OUT = 2200
"""Pairs of families held out, drawn once."""

FALSE_RATES = (0.01, 0.03, 0.1)
Scored = Callable[[Sequence[tuple[str, str]]], NDArray[np.float64]]


class Judged(NamedTuple):
    """One labelled pair."""

    left: str
    right: str
    kind: str


class _Said(msgspec.Struct, frozen=True):
    """One side of an open pair; what is said stands at `[start, end)` of `text`."""

    text: str
    speaker: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def scene(self) -> str:
        return scene_of(self.text, [Span(self.start, self.end)]).text


class _Open(msgspec.Struct, frozen=True, rename={"kind": "class"}):
    kind: str
    same: bool
    left: _Said
    right: _Said


def main() -> None:
    """Print a line for each set of pairs and for each kind of pair in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=None, help="folder of weights; the shipped ones without")
    parser.add_argument("--english", action="store_true", help="pairs of two English statements alone")
    parser.add_argument("--scenes", action="store_true", help="pairs of scenes, too: of weights trained on such")
    given = parser.parse_args()
    with product_weights(given.weights) if given.weights else nullcontext():
        for line in report(
            lambda pairs: np.array([log_odds(*pair) for pair in pairs]), english=given.english, scenes=given.scenes
        ):
            print(line)


def _as_the_product(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    return np.array([log_odds(*pair) for pair in pairs])


def report(scored: Scored, *, english: bool = False, scenes: bool = False) -> list[str]:
    """The lines that `main` prints, for any way to score pairs; of pairs in English alone, of scenes too, if asked."""
    lines = []
    sets = [("families held out", held_out_pairs()), ("open pairs", open_pairs())]
    if scenes:
        sets += [("occasions held out", held_out_scenes()), ("scenes of open pairs", open_scenes())]
    for name, found in sets:
        judged = [pair for pair in found if not (english and is_russian(pair.left + pair.right))]
        odds = scored([(pair.left, pair.right) for pair in judged])
        is_one = np.array([pair.kind == ONE for pair in judged])
        rates = ", ".join(f"{100 * found_rate(odds, is_one, rate):.1f} at {100 * rate:.0f}" for rate in FALSE_RATES)
        lines.append(f"{name}: {len(judged)} pairs, AUC {area(odds, is_one):.4f}, % found at % false: {rates}")
        kinds: dict[str, list[bool]] = defaultdict(list)
        for pair, said_one in zip(judged, odds > 0, strict=True):
            kinds[pair.kind].append(bool(said_one))
        lines += [
            f"  {kind}: {100 * np.mean(kinds[kind]):.0f} % of {len(kinds[kind])} called one" for kind in sorted(kinds)
        ]
    return lines


def held_out_pairs() -> list[Judged]:
    """Pairs of the families kept from training, the same ones each time."""
    found = [
        Judged(pair.left.text, pair.right.text, pair.right.kind)
        for family in read_families()
        if family.held_out
        for pair in pairs_of(family)
    ]
    return Random(5).sample(found, min(len(found), MAX_HELD_OUT))  # noqa: S311  # a sample, not a secret


def open_pairs() -> list[Judged]:
    """Open pairs of one speaker: of one statement, and of two that wording alone can tell."""
    found = [pair for name in OPEN_FILES for pair in _read_open(name)]
    return [
        Judged(pair.left.words, pair.right.words, ONE if pair.same else pair.kind)
        for pair in found
        if pair.left.speaker == pair.right.speaker and (pair.same or pair.kind in OTHERS)
    ]


def held_out_scenes() -> list[Judged]:
    """Pairs of scenes of the families of occasions kept from training."""
    return [
        Judged(SCENE + pair.left, SCENE + pair.right, ONE if pair.can_be_one else "another occasion")
        for family in read_occasions()
        if family.held_out
        for pair in scene_pairs(family)
        if not pair.vague
    ]


def open_scenes() -> list[Judged]:
    """The scenes of the open pairs that are one utterance, and of those that are said again on another occasion."""
    found = [pair for name in SCENE_FILES for pair in _read_open(name) if pair.same or pair.kind == REPEATED]
    return [Judged(pair.left.scene, pair.right.scene, ONE if pair.same else pair.kind) for pair in found]


def _read_open(name: str) -> list[_Open]:
    return msgspec.json.Decoder(_Open).decode_lines((OPEN / f"{name}.jsonl").read_bytes())


def area(odds: NDArray[np.float64], is_one: NDArray[np.bool_]) -> float:
    """Area under the curve: how often a pair of one statement has the higher odds than a pair of two; ties half."""
    order = np.searchsorted(np.sort(odds[~is_one]), odds[is_one], "left")
    also = np.searchsorted(np.sort(odds[~is_one]), odds[is_one], "right")
    return float(np.mean(order + also) / 2 / np.count_nonzero(~is_one))


def found_rate(odds: NDArray[np.float64], is_one: NDArray[np.bool_], false_rate: float) -> float:
    """The share of pairs of one statement above a threshold that this share of the others passes."""
    return float(np.mean(odds[is_one] > np.quantile(odds[~is_one], 1 - false_rate)))


if __name__ == "__main__":
    main()
