"""Speed of judging pairs of statements beside rapidfuzz on the same pairs, and what either finds of the gold.

python benchmarks/utterances.py [--pairs N]

Pairs are drawn from the statements of quality/gold/utterances (the open sets), all taken to be of one speaker on one
day, so that no pair is settled before its words are looked at. Sketching (words, numbers, days) is timed apart: it is
done once a statement. What is found: on the gold's own pairs both are given the speakers and the days that our judge
reads; rapidfuzz gets the threshold that finds most at our precision or above, on these very pairs.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from rapidfuzz import fuzz

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "quality"))

from firsthand.compare.utterances.encoder import log_odds  # noqa: E402  # quality/ is no package
from firsthand.compare.utterances.judgement import judge, weigh  # noqa: E402
from firsthand.compare.utterances.names import same_speaker  # noqa: E402
from firsthand.compare.utterances.occasions import Occasion, occasions_meet  # noqa: E402
from firsthand.compare.utterances.sketches import Said, sketch_utterances  # noqa: E402
from predict import read_documents  # noqa: E402
from tasks.utterances import marked  # noqa: E402

OPEN = ("open", "open2", "open3")
MOST_READ = 200
ONE_DAY = Occasion("2031-05-06", "2031-05-06", "2031-05-06", sure=True)


class Side(NamedTuple):
    """A statement as we read it and as it stands."""

    said: Said
    content: str


def main() -> None:
    """Print statements sketched, pairs judged, pairs that rapidfuzz compares, and what both find."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=20_000)
    given = parser.parse_args()
    gold = [pair for name in OPEN for pair in read_documents(HERE.parent / "quality/gold/utterances" / f"{name}.jsonl")]
    readings = [marked(pair[side], side) for pair in gold for side in ("left", "right")]
    _ = [sketch_utterances(reading) for reading in readings]
    start = time.process_time()
    sketches = [sketch_utterances(reading) for reading in readings]
    print(f"{len(sketches) / (time.process_time() - start):,.0f} statements sketched per CPU-second")
    contents = [_content(pair[side]) for pair in gold for side in ("left", "right")]
    sides = [
        Side(sketch.said[0], text) if sketch.said else None for sketch, text in zip(sketches, contents, strict=True)
    ]
    known = [_of_one_day(side) for side in sides if side]
    draw = random.Random(1)
    pairs = [(draw.choice(known), draw.choice(known)) for _ in range(given.pairs)]
    ours = _rate(pairs, lambda one, other: weigh(one.said, other.said))
    theirs = _rate(pairs, lambda one, other: fuzz.token_set_ratio(one.content, other.content))
    print(f"{ours:,.0f} pairs judged per CPU-second; rapidfuzz.fuzz.token_set_ratio {theirs:,.0f}")
    asked = [(here, there) for here, there in zip(contents[::2], contents[1::2], strict=True)][:MOST_READ]
    start = time.process_time()
    for here, there in asked:
        log_odds(here, there)
    print(f"{len(asked) / (time.process_time() - start):,.0f} pairs read by the encoder per CPU-second")
    print(_found(gold, sides))


def _rate(pairs: list[tuple[Side, Side]], compare: Callable[[Side, Side], object]) -> float:
    """Pairs a CPU-second, the second time, when what is looked up in tables is known."""
    for one, other in pairs[: len(pairs) // 4]:
        compare(one, other)
    start = time.process_time()
    for one, other in pairs:
        compare(one, other)
    return len(pairs) / (time.process_time() - start)


def _found(gold: list[dict[str, Any]], sides: list[Side | None]) -> str:
    answers: list[tuple[bool, bool, float]] = []
    for at, pair in enumerate(gold):
        left, right = sides[2 * at], sides[2 * at + 1]
        tied, ratio = False, 0.0
        if left and right and _can_be_one(left.said, right.said):
            tied = judge(left.said, right.said, partial(log_odds, left.content, right.content)).verdict != "not"
            ratio = fuzz.token_set_ratio(left.content, right.content)
        answers.append((pair["same"], tied, ratio))
    ours = _shares([(same, tied) for same, tied, _ in answers])
    cuts = [_shares([(same, ratio >= cut) for same, _, ratio in answers]) for cut in range(1, 101)]
    theirs = max((shares for shares in cuts if shares[0] >= ours[0]), key=lambda shares: shares[1], default=(0.0, 0.0))
    same_recall = max((shares for shares in cuts if shares[1] >= ours[1]), default=(0.0, 0.0))
    return (
        f"of {len(gold)} gold pairs: precision {ours[0]:.1f}, recall {ours[1]:.1f}; rapidfuzz at that precision or "
        f"above: recall {theirs[1]:.1f}; at that recall or above: precision {same_recall[0]:.1f}"
    )


def _can_be_one(left: Said, right: Said) -> bool:
    return same_speaker(left.speaker, right.speaker) and occasions_meet(left.occasion, right.occasion)


def _shares(answers: list[tuple[bool, bool]]) -> tuple[float, float]:
    right = sum(same and tied for same, tied in answers)
    return 100 * right / max(sum(tied for _, tied in answers), 1), 100 * right / max(
        sum(same for same, _ in answers), 1
    )


def _of_one_day(side: Side) -> Side:
    return Side(msgspec.structs.replace(side.said, speaker="one", occasion=ONE_DAY), side.content)


def _content(side: dict[str, Any]) -> str:
    content: str = side["text"][side["start"] : side["end"]]
    return content.lower()


if __name__ == "__main__":
    main()
