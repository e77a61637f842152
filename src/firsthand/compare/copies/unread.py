"""Texts -> pairs of them that are likely to be copies, by their sketches alone: nothing is read side by side.

What the stage *copies* does before it judges, without reports or a record: for a first look at a large pile of texts.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from firsthand.compare.copies.candidates import KINDS, Columns, Shares, enough_shared, join_kind
from firsthand.compare.copies.sketches import BATCH_CHARACTERS, Most, Sketches, sketch_texts
from firsthand.compare.joins import Indices
from firsthand.compare.stretches import pack_ends

MOST_UNREAD = Most(neighbours=40, triples=16, together=56)
"""The stage keeps 96 of both, since it must find short cuts of long reports, too. Rewording spares names more than runs
of words: F1 of the reworded copies of quality/copies is .986, with 48 of both, half as many hashes again, .985."""


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
    one, other = (
        enough_shared(kind, join_kind(kind, some, columns), columns) for kind, some in zip(KINDS, hashes, strict=True)
    )
    return _together(one, other)


def _together(one: tuple[Indices, Shares], other: tuple[Indices, Shares]) -> Likely:
    """Pairs of one kind and of another, each sorted, as one; where both have a pair, with the greater share."""
    (pairs, shares), (more, their) = one, other
    if not len(their):
        return Likely(pairs, shares)
    known, new = pack_ends(*pairs), pack_ends(*more)
    at = known.searchsorted(new)
    both = at < len(known)
    both[both] = known[at[both]] == new[both]
    shares[at[both]] = np.maximum(shares[at[both]], their[both])
    at, more, their = at[~both], more[:, ~both], their[~both]
    return Likely(np.insert(pairs, at, more, axis=1), np.insert(shares, at, their))


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
