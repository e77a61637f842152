"""Two words, each as its dictionary forms -> how near their meanings are, and whether they say the contrary."""

from functools import cache

from firsthand.lexicon import read_table

ALIKE = 1.0
SAME = 0.8
NEAR = 0.5
REMOTE = 0.35
"""Two words that have a third in common."""
PREFIX = 5
"""Letters at the beginning that words of one family share: "strengthen", "strength"."""
MAX_SUFFIX = 5


_Row = tuple[frozenset[str], frozenset[str], frozenset[str]]
_ALONE: _Row = (frozenset(), frozenset(), frozenset())


@cache
def relation(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, bool]:
    """Nearness from 0 to 1; and True where the one is the contrary of the other."""
    if not set(left).isdisjoint(right):
        return ALIKE, False
    table, others = _kin(), set(right)
    rows, theirs = ([table[word] for word in words if word in table] for words in (left, right))
    if any(_contrary(one, other, left, right) for one in rows or [_ALONE] for other in theirs or [_ALONE]):
        return SAME, True
    if any(not others.isdisjoint(same) for same, _, _ in rows) or any(
        _one_family(one, other) for one in left for other in right
    ):
        return SAME, False
    if any(not others.isdisjoint(near) for _, near, _ in rows):
        return NEAR, False
    if any(not _groups_of(one).isdisjoint(_groups_of(other)) for one in left for other in right):
        return NEAR, False
    if any(not one.isdisjoint(other) for one, _, _ in rows for other, _, _ in theirs):
        return REMOTE, False
    return 0.0, False


def _contrary(one: _Row, other: _Row, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """True if a word's antonym, or a synonym of that, is among the other's."""
    return not one[2].isdisjoint((*right, *other[0])) or not other[2].isdisjoint((*left, *one[0]))


def _one_family(one: str, other: str) -> bool:
    return (
        one[:PREFIX] == other[:PREFIX]
        and min(len(one), len(other)) >= PREFIX
        and max(len(one), len(other)) <= PREFIX + MAX_SUFFIX
    )


def _groups_of(word: str) -> frozenset[int]:
    """The rows of our tables of paraphrases and of Russian words in which an English word stands."""
    return groups().get(word, frozenset())


@cache
def groups() -> dict[str, frozenset[int]]:
    """The numbers of the rows in which each word stands."""
    rows = [row["words"] for row in read_table("paraphrases")] + [
        row["english"] for row in read_table("russian_english")
    ]
    found: dict[str, frozenset[int]] = {}
    for at, words in enumerate(rows):
        for word in words.split():
            found[word] = found.get(word, frozenset()) | {at}
    return found


@cache
def _kin() -> dict[str, _Row]:
    """Word -> words that mean the same, words near it, and its contraries. Rows are symmetric."""
    return {
        row["word"]: (
            frozenset(row["same"].split()),
            frozenset(row["near"].split()),
            frozenset(row["against"].split()),
        )
        for row in read_table("kin")
    }
