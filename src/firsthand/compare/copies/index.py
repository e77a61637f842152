"""What the record keeps between two runs, so that a few reports more are compared with a large pile in seconds.

The joins of all sketches, which pairs they made candidates, and who has which text: arrays, numbered by report. A
report that was corrected is not followed here: then the whole pile is compared again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.compare.copies.candidates import KINDS, Columns, Kind, Met, crowded_out, enough
from firsthand.compare.copies.sketches import CopySketch, unpacked
from firsthand.compare.growing import Flags, GrowingJoin, Held, Ranks, pack_ends, unpack_ends
from firsthand.compare.joins import Indices, Joined
from firsthand.stage import Pile
from firsthand.vocabulary import Heading

HELD_SKETCHES = 100_000
"""Some 100 MB of them."""

Numbers = npt.NDArray[np.uint64]


class Family(NamedTuple):
    """Reports that may hang together, for whom all links are made anew."""

    reports: list[str]
    pairs: list[tuple[str, str]]
    """The candidates among them, the smaller id first, sorted."""


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
        return crowded_out(np.where(self.joined, self.joins["triples"].crowded, -1), self.columns)

    def add(self, pile: Pile, added: Collection[str]) -> list[str] | None:
        """Take in new reports; all whose links this can change. None if one of them is not new."""
        self._sketches = pile.sketches(CopySketch)
        names = sorted(added)
        ids = np.array([int(name, 16) for name in names], np.uint64)
        if np.isin(ids, self.ids).any():
            return None
        texts = np.array([_text_number(pile.headings[name]) for name in names], np.uint64)
        self._append(ids, texts, [self._sketches.get(name) for name in names])
        alike = np.flatnonzero(np.isin(self.texts, texts))
        gone, new = self._stand_in(pile, alike)
        changed = [alike]
        for kind, join in self.joins.items():
            changed.append(self._follow(kind, join, gone, new))
        return [self._name(number) for number in np.unique(np.concatenate(changed)).tolist()]

    def families(self, reports: Sequence[str]) -> Family:
        """The reports that hang together with these through candidate pairs or equal texts, with all their pairs."""
        order = np.argsort(self.texts, kind="stable")
        same = np.flatnonzero(self.texts[order][1:] == self.texts[order][:-1])
        alike = np.stack((order[same], order[same + 1]))
        ends = np.concatenate([alike, *self.pairs.values()], axis=1)
        inside = np.isin(self.ids, np.array([int(name, 16) for name in reports], np.uint64))
        while (reached := inside[ends].any(0) & ~inside[ends].all(0)).any():
            inside[ends[:, reached]] = True
        pairs = np.concatenate([pairs[:, inside[pairs[0]]] for pairs in self.pairs.values()], axis=1)
        named = {(self._name(one), self._name(other)) for one, other in pairs.T.tolist()}
        ordered = sorted({(min(pair), max(pair)) for pair in named})
        return Family([self._name(number) for number in np.flatnonzero(inside).tolist()], ordered)

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
            join.alive = np.append(join.alive, np.zeros(len(ids), bool))
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

    def _follow(self, kind: Kind, join: GrowingJoin, gone: Indices, new: Indices) -> Indices:
        """Bring the candidate pairs of one kind up to date; the ends of those that came or went."""
        join.hashes_of = self.hashes_of(kind)
        grown = join.update(gone, new)
        stale = np.zeros(len(self.ids), bool)
        stale[grown.touched] = stale[gone] = True
        old = self.pairs[kind]
        stands = ~stale[old].any(0)
        fresh = enough(kind, Joined(grown.pairs, grown.shared, join.crowded, join.runs[-1]), self.columns)
        self.pairs[kind] = np.concatenate((old[:, stands], fresh), axis=1)
        before, after = (pack_ends(pairs.min(0), pairs.max(0)) for pairs in (old[:, ~stands], fresh))
        return unpack_ends(np.setxor1d(before, after)).reshape(-1)

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


def index_of(met: Met, headings: Mapping[str, Heading]) -> CopyIndex:
    """The index of a pile whose sketches were joined: these first, in their order, then what was not joined."""
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
        index.joins[kind] = GrowingJoin([join.keys], crowded, rank, joined.copy(), index.hashes_of(kind))
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
    known = [
        (one.rate, max(one.count, 1), one.words, *(len(getattr(one, kind)) // 4 for kind in KINDS))
        if one
        else (1, 1, 1, 0, 0, 0)
        for one in sketches
    ]
    rate, counts, words, *sizes = np.array(known, np.int64).reshape(-1, 3 + len(KINDS)).T
    return Columns(rate, counts, words, dict(zip(KINDS, sizes, strict=True)))


def _joined_columns(one: Columns, other: Columns) -> Columns:
    return Columns(
        rate=np.append(one.rate, other.rate),
        counts=np.append(one.counts, other.counts),
        words=np.append(one.words, other.words),
        sizes={kind: np.append(one.sizes[kind], other.sizes[kind]) for kind in KINDS},
    )


def _text_number(heading: Heading) -> int:
    return int(heading.text_sha256[:16], 16)
