"""Stories in piles where most events have few reports: ECB+ and BASIL thinned at random, and as a stream.

python quality/thinned_stories.py [FILE ...]      default: ecbplus_train and basil_dev of the pack

Each event keeps one, one, two, three, six or all of its reports, drawn ten times with fixed seeds: in the sets
themselves each event has many reports, which makes it look safe to put a lone report to the nearest story. Prints
B-cubed, and how many stories merged and split while the whole set came in by twelfths, in random order.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from firsthand.compare.stories.changes import story_changes
from firsthand.vocabulary import Story
from predict import read_documents
from tasks.stories import predict

PACK = Path(__file__).parent.parent.parent / "shared" / "quality" / "data" / "stories"
KEPT = (1, 1, 2, 3, 6, 10**6)
DRAWS = 10
STEPS = 12


def main() -> None:
    """Print two lines a file."""
    files = [Path(name) for name in sys.argv[1:]] or [
        PACK / f"{name}.jsonl.gz" for name in ("ecbplus_train", "basil_dev")
    ]
    for file in files:
        documents = list(read_documents(file))
        scores = [b_cubed(thin, predict(thin)) for thin in (thinned(documents, seed) for seed in range(DRAWS))]
        means = [sum(column) / DRAWS for column in zip(*scores, strict=True)]
        print(
            f"{file.name}: thinned, mean of {DRAWS} draws: B-cubed P {means[0]:.1f} R {means[1]:.1f} F {means[2]:.1f}"
        )
        told = streamed(documents)
        print(f"{file.name}: as a stream in {STEPS} steps: {told['merged']} merges and {told['split']} splits told")


def thinned(documents: Sequence[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """The documents, of each event as many as the seed draws."""
    draw = random.Random(seed)  # noqa: S311
    by_event: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        by_event[document["cluster"]].append(number)
    kept = [
        number
        for event in sorted(by_event)
        for number in draw.sample(by_event[event], min(draw.choice(KEPT), len(by_event[event])))
    ]
    return [documents[number] for number in sorted(kept)]


def b_cubed(documents: Sequence[dict[str, Any]], predictions: Iterable[dict[str, Any]]) -> tuple[float, float, float]:
    """Precision, recall and F, in percent."""
    pairs = [(document["cluster"], row["cluster"]) for document, row in zip(documents, predictions, strict=True)]
    both, events, stories = Counter(pairs), Counter(event for event, _ in pairs), Counter(story for _, story in pairs)
    precision = sum(both[pair] / stories[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / events[pair[0]] for pair in pairs) / len(pairs)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def streamed(documents: Sequence[dict[str, Any]]) -> Counter[str]:
    """How many merges and splits are told while the documents come in."""
    order = list(documents)
    random.Random(0).shuffle(order)  # noqa: S311
    told: Counter[str] = Counter()
    before: list[Story] = []
    for step in range(1, STEPS + 1):
        part = order[: len(order) * step // STEPS]
        groups: dict[int, list[str]] = defaultdict(list)
        for row in predict(part):
            groups[row["cluster"]].append(row["id"])
        after = [Story(reports=tuple(sorted(group)), title="", because="") for group in groups.values()]
        told.update(change.kind for change in story_changes(before, after))
        before = after
    return told


if __name__ == "__main__":
    main()
