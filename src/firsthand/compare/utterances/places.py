"""Two statements -> how likely the encoder finds that they were made on one occasion, by what stands around them.

A report tells more of an occasion than stands around one statement ("from a desk with no flag", "in the televised
address"). So where two scenes seem to be of two occasions, what else the speaker says in both reports is looked at: if
the scenes of that go together, nothing is known of these.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple

from firsthand.compare.utterances.judgement import Judged, weigh
from firsthand.compare.utterances.meetings import Told

SURE_WORDS = 2.0
"""Log odds above which two statements in other words say one thing, for this."""
MOST_BESIDE = 6
"""Statements of a speaker in a report that are looked at."""


class Reader(NamedTuple):
    """What the encoder says of two statements, by their places."""

    words: Callable[[int, int], float]
    scenes: Callable[[int, int], float]


class Place(NamedTuple):
    """Log odds of one occasion; 0 where nothing is known."""

    odds: float
    leans: bool = False
    """Whether what else the two reports tell was looked at."""


class Places:
    """The occasions of statements of one last name."""

    def __init__(self, reports: Sequence[str], told: Callable[[int], Told], reader: Reader) -> None:
        self._reports = reports
        self.told = told
        self.reader = reader
        self._together: dict[tuple[int, int], bool] = {}
        self._beside: defaultdict[str, list[int]] = defaultdict(list)
        for at, report in enumerate(reports):
            self._beside[report].append(at)

    def scene(self, i: int, j: int) -> float:
        """What the encoder says of the two scenes."""
        return self.reader.scenes(i, j)

    def of(self, i: int, j: int) -> Place:
        """What is known of two statements of one speaker."""
        odds = self.scene(i, j)
        if odds >= 0:
            return Place(odds)
        return Place(0.0 if self.go_together(i, j) else odds, leans=True)

    def go_together(self, i: int, j: int) -> bool:
        """Whether something else that the speaker says in both reports was said on one occasion, as it seems."""
        here, there = (self._beside[self._reports[at]][:MOST_BESIDE] for at in (i, j))
        return any(self._are_together(k, m) for k, m in product(here, there) if k not in {i, j} and m not in {i, j})

    def _are_together(self, i: int, j: int) -> bool:
        """Whether two statements are one thing said on one occasion; worked out once."""
        pair = (i, j)
        if pair not in self._together:
            self._together[pair] = self._is_one(i, j) and self.scene(i, j) > 0
        return self._together[pair]

    def _is_one(self, i: int, j: int) -> bool:
        weighed = weigh(self.told(i).said, self.told(j).said)
        if isinstance(weighed, Judged):
            return weighed.verdict == "one"
        return self.reader.words(i, j) >= SURE_WORDS
