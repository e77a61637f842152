"""Candidate pairs -> their links, in lots that may be judged in other processes: a lot holds all that it needs.

A family is judged together, so that each text is read once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from firsthand.compare.copies.facts import Facts, read_facts
from firsthand.compare.copies.kinds import copy_of_verdict
from firsthand.compare.copies.sketches import CopySketch, without
from firsthand.compare.copies.verdict import judge
from firsthand.compare.unions import Unions
from firsthand.stage import Pile
from firsthand.text.alignment import read_prose
from firsthand.vocabulary import Copy, Heading, Span

PAIRS_AT_ONCE = 400
"""Half a second of work: what a message to another process holds, unless one report alone has more pairs."""

Pairs = Sequence[tuple[str, str]]


class _Side(msgspec.Struct, array_like=True):
    """One report."""

    heading: Heading
    text: str
    aside: tuple[Span, ...]


class _Batch(msgspec.Struct, array_like=True):
    """Reports, and which of them to judge against each other, by number; the smaller id first."""

    sides: list[_Side]
    pairs: list[tuple[int, int]]


_encode = msgspec.msgpack.Encoder().encode
_decode_batch = msgspec.msgpack.Decoder(_Batch).decode
_decode_links = msgspec.msgpack.Decoder(list[Copy]).decode


def judge_pairs(pile: Pile, pairs: Pairs) -> Iterator[Copy]:
    """A link for each pair that is one of copies, family by family."""
    sketches = pile.sketches(CopySketch)
    bodies = (_body(pile, sketches, some) for some in _batches(pairs))
    for answer in pile.spread(judge_batch, bodies, "judged copies"):
        yield from _decode_links(answer)


def judge_batch(body: bytes) -> bytes:
    """The links of one message, both as MessagePack; texts made ready are let go when no pair to come needs them."""
    batch = _decode_batch(body)
    last = {number: place for place, pair in enumerate(batch.pairs) for number in pair}
    ready: dict[int, Facts] = {}
    found: list[Copy] = []
    for place, (left, right) in enumerate(batch.pairs):
        sides = batch.sides[left], batch.sides[right]
        facts = _facts(left, sides[0], ready), _facts(right, sides[1], ready)
        verdict = judge(facts[0].prose, facts[1].prose)
        if verdict:
            ends = sides[0].heading, sides[1].heading
            found.append(copy_of_verdict(*ends, facts, texts=(sides[0].text, sides[1].text), verdict=verdict))
        for number in (left, right):
            if last[number] == place:
                del ready[number]
    return _encode(found)


def _facts(number: int, side: _Side, ready: dict[int, Facts]) -> Facts:
    if number not in ready:
        ready[number] = read_facts(read_prose(without(side.text, side.aside)))
    return ready[number]


def _body(pile: Pile, sketches: Mapping[str, CopySketch], pairs: Pairs) -> bytes:
    names = sorted({name for pair in pairs for name in pair})
    number = {name: at for at, name in enumerate(names)}
    sides = [_Side(pile.headings[name], pile.text(name), sketches[name].aside) for name in names]
    return _encode(_Batch(sides, [(number[left], number[right]) for left, right in pairs]))


def _batches(pairs: Pairs) -> Iterator[Pairs]:
    """The pairs, those of one family one after the other, in lots of about `PAIRS_AT_ONCE`."""
    lot: list[tuple[str, str]] = []
    for family in _families(pairs):
        lot.extend(family)
        while len(lot) >= 2 * PAIRS_AT_ONCE:
            yield lot[:PAIRS_AT_ONCE]
            lot = lot[PAIRS_AT_ONCE:]
        if len(lot) >= PAIRS_AT_ONCE:
            yield lot
            lot = []
    if lot:
        yield lot


def _families(pairs: Pairs) -> Iterable[Pairs]:
    """The pairs in lists, those that hang together through their ends in one, in the order of the first of each."""
    together = Unions[str]()
    for left, right in pairs:
        together.join(left, right)
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in pairs:
        found.setdefault(together.root(pair[0]), []).append(pair)
    return found.values()
