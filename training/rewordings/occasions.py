"""Families of occasions -> labelled pairs of scenes of an epoch, for the network that reads statements, too.

Of a family all pairs of one occasion are read, half as many of a vague scene, and as many of two as of both.
"""

from collections.abc import Sequence
from random import Random

from training.rewordings.batches import Item

from firsthand.compare.utterances.scenes import SCENE
from gold.utterances.read_occasions import OccasionFamily, scene_pairs

VAGUE_PER_TOLD = 0.5
"""Pairs with a vague scene for each of two told ones of one occasion."""


def scene_items(families: Sequence[OccasionFamily], count: int, draw: Random) -> list[Item]:
    """The pairs of at most `count` families."""
    items = []
    for family in draw.sample(families, min(count, len(families))):
        pairs = list(scene_pairs(family))
        one = [pair for pair in pairs if pair.can_be_one and not pair.vague]
        vague = draw.sample([pair for pair in pairs if pair.vague], int(VAGUE_PER_TOLD * len(one)))
        two = [pair for pair in pairs if not pair.can_be_one]
        taken = [*one, *vague, *draw.sample(two, min(len(two), len(one) + len(vague)))]
        items += [Item(SCENE + pair.left, SCENE + pair.right, pair.can_be_one, taught=False) for pair in taken]
    return items
