"""The index of the stage *stories* as a record keeps it, and back."""

from firsthand.compare.keeping import KeptArrays
from firsthand.compare.stories.index import StoryIndex, gather_of, words_of
from firsthand.stage import Pile

_NAME = "stories"


class KeptIndex:
    """The index that a pile keeps."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._kept = KeptArrays(pile, _NAME)

    def load(self) -> StoryIndex | None:
        """The index as it was saved last; None if there is none, or a part of it is missing."""
        held = self._kept.load()
        words, gather = words_of(self._pile), gather_of(self._pile)
        if held is None or not (words.load() and gather.load()):
            return None
        index = StoryIndex(held["ids"], held["days"], words, gather)
        index.refers, index.gathering = held["refers"].T, held["gathering"]
        return index

    def save(self, index: StoryIndex) -> None:
        """Keep the index for the next run."""
        # One pair after the other, so that new ones stand at the end.
        refers = index.refers.T
        self._kept.save({"ids": index.ids, "days": index.days, "refers": refers, "gathering": index.gathering})
        index.words.save()
        index.gather.save()
