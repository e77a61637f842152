"""Families and statements of real reports -> the labelled pairs of an epoch, and batches of pairs of like length.

Of a family all pairs of one statement are taken, and 1.4 times as many of two: of each shape (forms, languages) as many
as there are of one statement, so that a shape says nothing, and rather those of a wording with what was made from it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from gold.utterances.read_families import Family, Pair, pairs_of

OTHERS_PER_ONE = 1.4
"""Pairs of two statements for each pair of one."""

_UNMET_SHAPE = 0.15
"""Weight of a shape that no pair of one statement has, beside 1 for each that has it."""

_MADE_FROM = 1.6
"""Weight of a statement with the wording that it was made from, beside 1 with the others."""

_BATCHES_SORTED = 40
"""Batches of pairs of like length are cut out of so many batches at a time."""


class Item(NamedTuple):
    """Two texts and whether they are one statement."""

    left: str
    right: str
    is_one: bool
    taught: bool = True
    """Whether what a teacher says of them counts, too."""


def epoch_items(families: Sequence[Family], draw: Random) -> list[Item]:
    """The pairs of all families, and for each family one pair of a statement of it and one of another family."""
    items = []
    for family in families:
        items += family_items(family, draw)
        other = draw.choice(families)
        if other is not family:
            items.append(Item(draw.choice(family.said).text, draw.choice(other.said).text, is_one=False))
    return items


def family_items(family: Family, draw: Random) -> list[Item]:
    """The pairs of one family."""
    pairs = list(pairs_of(family))
    ones = [pair for pair in pairs if pair.is_one]
    others = [pair for pair in pairs if not pair.is_one]
    wanted, had = (Counter(pair.shape for pair in some) for some in (ones, others))

    def weight(pair: Pair) -> float:
        chance: float = (wanted[pair.shape] + _UNMET_SHAPE) / had[pair.shape] * draw.random() ** 0.5
        return chance * (_MADE_FROM if pair.made_from else 1)

    weighed = sorted(((weight(pair), at) for at, pair in enumerate(others)), reverse=True)
    taken = [others[at] for _, at in weighed[: int(OTHERS_PER_ONE * len(ones))]]
    return [Item(pair.left.text, pair.right.text, pair.is_one) for pair in ones + taken]


def batches_of(items: Sequence[Item], size: int, draw: Random, length: Callable[[str], int]) -> list[list[Item]]:
    """All items in batches of pairs of like length, in any order."""
    items = draw.sample(items, len(items))
    batches = []
    for at in range(0, len(items), size * _BATCHES_SORTED):
        some = sorted(items[at : at + size * _BATCHES_SORTED], key=lambda item: length(item.left) + length(item.right))
        cut = [some[start : start + size] for start in range(0, len(some), size)]
        batches += draw.sample(cut, len(cut))
    return batches
