"""What the record keeps between two runs, so that a few reports more are compared with a large pile in seconds.

The joins of all sketches, which pairs they made candidates, and who has which text: arrays, numbered by report. A
report that was corrected is not followed here: then the whole pile is compared again.
"""

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.compare.copies.candidates import KINDS, Columns, Kind, Met, columns_of, crowded_out, enough, numbers_of
from firsthand.compare.copies.sketches import CopySketch, unpacked
from firsthand.compare.growing import Flags, GrowingJoin, Held, Ranks, growing_join
from firsthand.compare.joins import Indices, Joined
from firsthand.compare.stretches import SortedKeys, among, pack_ends, unpack_ends
from firsthand.stage import Pile
from firsthand.vocabulary import Heading

HELD_SKETCHES = 100_000
"""Some 100 MB of them."""

Numbers = npt.NDArray[np.uint64]
_NOTHING = (1, 1, 0, 1, 1, 0, 0)
"""Numbers of a report without a sketch."""


Ends = tuple[str, str]
"""Ids of two reports, the smaller first."""


class Changed(NamedTuple):
    """What reports that were added change among the candidates."""

    came: list[Ends]
    """Pairs to be judged: candidates that were none before; sorted."""
    went: list[Ends]
    """Pairs that are no candidates any more; sorted."""
    alike: list[str]
    """The added reports, and all that have the text of one of them; sorted."""


class CopyIndex:
    """The reports of a pile by number, whether they are joined, and the candidate pairs of each kind."""

    def __init__(self, ids: Numbers, texts: Numbers, columns: Columns, joined: Flags) -> None:
        self.ids, self.texts, self.columns, self.joined = ids, texts, columns, joined
        self.joins: dict[Kind, GrowingJoin] = {}
        self.pairs: dict[Kind, Indices] = {}
        self._sketches: Mapping[str, CopySketch] = {}
        self._read: dict[int, CopySketch] = {}

    @property
    def left_out(self) -> int:
        """How many joined reports were compared with a few of those like them only."""
        return crowded_out(np.where(self.joined, self.joins["prints"].crowded, -1), self.columns)

    def add(self, pile: Pile, added: Collection[str]) -> Changed | None:
        """Take in new reports; what this changes. None if one of them is not new."""
        self._sketches = pile.sketches(CopySketch)
        names = sorted(added)
        ids = np.array([int(name, 16) for name in names], np.uint64)
        if among(self.ids, ids).any():
            return None
        texts = np.array([_text_number(pile.headings[name]) for name in names], np.uint64)
        self._append(ids, texts, [self._sketches.get(name) for name in names])
        alike = np.flatnonzero(among(self.texts, np.unique(texts)))
        gone, new = self._stand_in(pile, alike)
        came, went = [_NO_PAIRS], [_NO_PAIRS]
        for kind, join in self.joins.items():
            before, after = self._follow(kind, join, gone, new)
            came.append(np.setdiff1d(after, before))
            went.append(np.setdiff1d(before, after))
        lost = np.unique(np.concatenate(went))
        for pairs in self.pairs.values():
            lost = np.setdiff1d(lost, pack_ends(*pairs)[among(pack_ends(*pairs), lost)])
        alike_names = sorted(self._name(number) for number in alike.tolist())
        return Changed(self._ends(np.unique(np.concatenate(came))), self._ends(lost), alike_names)

    def _ends(self, packed: Numbers) -> list[Ends]:
        named = ((self._name(one), self._name(other)) for one, other in unpack_ends(packed).T.tolist())
        return sorted((min(pair), max(pair)) for pair in named)

    def _name(self, number: int) -> str:
        return f"{int(self.ids[number]):016x}"

    def _append(self, ids: Numbers, texts: Numbers, sketches: Sequence[CopySketch | None]) -> None:
        more = _columns_of(sketches)
        self.ids, self.texts = np.append(self.ids, ids), np.append(self.texts, texts)
        self.joined = np.append(self.joined, np.zeros(len(ids), bool))
        self.columns = _joined_columns(self.columns, more)
        rank = ranks_of(self.ids, self.columns.words)
        for join in self.joins.values():
            join.rank = rank
            join.crowded = np.append(join.crowded, np.zeros(len(ids), np.int64))

    def _stand_in(self, pile: Pile, alike: Indices) -> tuple[Indices, Indices]:
        """Of reports of one text the earliest is joined for all: those that no longer are, and those that now are."""
        first: dict[int, tuple[str, str, int]] = {}
        for number in alike.tolist():
            name = self._name(number)
            known = (pile.headings[name].date or "~", name, number)
            text = int(self.texts[number])
            first[text] = min(known, first.get(text, known))
        chosen = np.zeros(len(self.ids), bool)
        chosen[[number for _, name, number in first.values() if name in self._sketches]] = True
        gone, new = alike[self.joined[alike] & ~chosen[alike]], alike[~self.joined[alike] & chosen[alike]]
        self.joined[gone], self.joined[new] = False, True
        return gone, new

    def _follow(self, kind: Kind, join: GrowingJoin, gone: Indices, new: Indices) -> tuple[Numbers, Numbers]:
        """Bring the candidate pairs of one kind up to date; of those that may have changed, what was and what is."""
        join.hashes_of = self.hashes_of(kind)
        grown = join.update(gone, new)
        stale, doubted = np.zeros(len(self.ids), bool), np.zeros(len(self.ids), bool)
        stale[grown.touched] = stale[gone] = doubted[grown.doubted] = True
        old = self.pairs[kind]
        left_out: Flags = np.asarray(stale[old].any(0))
        counted = np.flatnonzero(doubted[old].any(0) & ~left_out)
        left_out[counted] = True
        again = Joined(old[:, counted], join.shared_by(old[:, counted]), join.crowded, _NO_PAIRS)
        told = Joined(grown.pairs, grown.shared, join.crowded, _NO_PAIRS)
        fresh = np.concatenate([enough(kind, one, self.columns) for one in (told, again)], axis=1)
        self.pairs[kind] = np.concatenate((old[:, ~left_out], fresh), axis=1)
        return pack_ends(*old[:, left_out]), pack_ends(*fresh)

    def hashes_of(self, kind: Kind) -> "_Hashes":
        """How a join asks for the hashes of some reports."""
        return _Hashes(kind, self)

    def sketch(self, number: int) -> CopySketch:
        """The sketch of a joined report; each kind of hashes asks for the same ones, so they are held for a while."""
        found = self._read.get(number)
        if found is None:
            if len(self._read) >= HELD_SKETCHES:
                self._read.clear()
            found = self._read[number] = self._sketches[self._name(number)]
        return found


@dataclass(frozen=True)
class _Hashes:
    kind: Kind
    of: CopyIndex

    def __call__(self, numbers: Indices) -> Held:
        prints: list[bytes] = [getattr(self.of.sketch(number), self.kind) for number in numbers.tolist()]
        return Held(unpacked(b"".join(prints)), np.array([len(one) // 4 for one in prints], np.int64))


_NO_PAIRS: Numbers = np.zeros(0, np.uint64)


def keys_of(pile: Pile, kind: Kind) -> SortedKeys:
    """Where the keys of the join of one kind are kept."""
    return SortedKeys(pile, f"copies/{kind}")


def index_of(met: Met, pile: Pile) -> CopyIndex:
    """The index of a pile whose sketches were joined: these first, in their order, then what was not joined."""
    headings = pile.headings
    known = set(met.names)
    names = [*met.names, *(name for name in headings if name not in known)]
    ids = np.array([int(name, 16) for name in names], np.uint64)
    texts = np.array([_text_number(headings[name]) for name in names], np.uint64)
    room = len(names) - len(met.names)
    columns = _joined_columns(met.columns, _columns_of([None] * room))
    joined = np.arange(len(names)) < len(known)
    index = CopyIndex(ids, texts, columns, joined)
    rank = ranks_of(ids, columns.words)
    for kind, join in met.joins.items():
        crowded = np.append(join.crowded, np.zeros(room, np.int64))
        index.joins[kind] = growing_join(keys_of(pile, kind), join.keys, crowded, rank, index.hashes_of(kind))
        index.pairs[kind] = enough(kind, join, met.columns)
    return index


def ranks_of(ids: Numbers, words: Indices) -> Ranks:
    """What decides between reports that are equally crowded: more words, then the smaller id. From 1 on, no two equal.

    The order of two reports is the same in every pile that has both.
    """
    ranks = np.empty(len(ids), np.uint64)
    ranks[np.lexsort((~ids, words))] = np.arange(1, len(ids) + 1, dtype=np.uint64)
    return ranks


def _columns_of(sketches: Sequence[CopySketch | None]) -> Columns:
    numbers = array("q")
    for one in sketches:
        numbers.extend(numbers_of(one) if one else _NOTHING)
    return columns_of(numbers)


def _joined_columns(one: Columns, other: Columns) -> Columns:
    return Columns(
        triples=np.append(one.triples, other.triples),
        rate=np.append(one.rate, other.rate),
        neighbours=np.append(one.neighbours, other.neighbours),
        thinned=np.append(one.thinned, other.thinned),
        words=np.append(one.words, other.words),
        sizes={kind: np.append(one.sizes[kind], other.sizes[kind]) for kind in KINDS},
    )


def _text_number(heading: Heading) -> int:
    return int(heading.text_sha256[:16], 16)
