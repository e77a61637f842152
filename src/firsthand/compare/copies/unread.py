"""Texts -> pairs of them that are likely to be copies, by their sketches alone: nothing is read side by side.

What the stage *copies* does before it judges, without reports or a record: for a first look at a large pile of texts.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from firsthand.compare.copies.candidates import KINDS, Columns, Shares, enough_shared, join_kind
from firsthand.compare.copies.sketches import BATCH_CHARACTERS, Sketches, sketch_texts
from firsthand.compare.joins import Indices

MOST_UNREAD = 48
"""Half of what the stage keeps, which must find short cuts of long reports, too. F1 of the reworded copies of
quality/copies is .985 with either."""


class Likely(NamedTuple):
    """Pairs of texts."""

    pairs: Indices
    """Two rows: the numbers of the texts, the smaller first; sorted, no pair twice."""
    shares: Shares
    """Share of the smaller text's sketch that the other has, too: copies mostly have more than .3."""


def likely_copies(texts: Iterable[str]) -> Likely:
    """The pairs of texts that the stage would read side by side, numbered as they come."""
    made = [sketch_texts(some, MOST_UNREAD) for some in _batches(texts)]
    if not made:
        return Likely(np.zeros((2, 0), np.int64), np.zeros(0))
    of = Sketches(*(np.concatenate(column) for column in zip(*made, strict=True)))
    hashes, sizes = (of.prints, of.characters), (of.sizes, of.character_sizes)
    columns = Columns(of.triples, of.rate, of.neighbours, of.thinned, of.words, dict(zip(KINDS, sizes, strict=True)))
    found = [
        enough_shared(kind, join_kind(kind, one, columns, all_keys=False), columns)
        for kind, one in zip(KINDS, hashes, strict=True)
    ]
    pairs = np.concatenate([one for one, _ in found], axis=1)
    shares = np.concatenate([one for _, one in found])
    order = np.lexsort((-shares, pairs[1], pairs[0]))
    pairs, shares = pairs[:, order], shares[order]
    first = np.ones(len(shares), bool)
    first[1:] = (pairs[:, 1:] != pairs[:, :-1]).any(axis=0)
    return Likely(pairs[:, first], shares[first])


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in lots that are sketched together."""
    some: list[str] = []
    size = 0
    for text in texts:
        some.append(text)
        size += len(text)
        if size >= BATCH_CHARACTERS:
            yield some
            some, size = [], 0
    if some:
        yield some
