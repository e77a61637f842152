"""The index of the stage *stories* as arrays that a record keeps, and back."""

from firsthand.compare.keeping import Array, KeptArrays
from firsthand.compare.stories.index import Run, StoryIndex
from firsthand.stage import Pile

_NAME = "stories"


class KeptIndex:
    """The index that a pile keeps."""

    def __init__(self, pile: Pile) -> None:
        self._kept = KeptArrays(pile, _NAME)

    def load(self) -> StoryIndex | None:
        """The index as it was saved last; None if there is none, or a part of it is missing."""
        held = self._kept.load()
        if held is None:
            return None
        runs = [Run(held[name], held[f"weights/{name}"]) for name in sorted(held) if name.startswith("run")]
        index = StoryIndex(held["ids"], held["days"], runs)
        index.gather, index.refers = held["gather"], held["refers"]
        index.gathering = held["gathering"]
        return index

    def save(self, index: StoryIndex) -> None:
        """Keep the index for the next run."""
        arrays: dict[str, Array] = {
            "ids": index.ids,
            "days": index.days,
            "gather": index.gather,
            "refers": index.refers,
            "gathering": index.gathering,
        }
        for number, run in enumerate(index.runs):
            arrays[f"run{number:03}"], arrays[f"weights/run{number:03}"] = run.keys, run.weights
        self._kept.save(arrays)
