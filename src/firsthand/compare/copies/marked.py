"""Links as they were judged from their two reports, kept where a third report told something of them (thirds.py).

So that a link beside one that came or went need not be judged again: what a third report may have changed of it is its
kind and its origin, and how its reason ends. No words are kept: of the reason how long it was.
"""

from collections.abc import Collection, Iterable

import msgspec
from msgspec.structs import replace

from firsthand.compare.stretches import LostPart
from firsthand.stage import Pile
from firsthand.vocabulary import Copy, CopyKind

DIGITS = 3
"""Of the smaller id, by which the links are put into parts: some four thousand."""


class _Judged(msgspec.Struct, array_like=True):
    left: str
    right: str
    kind: CopyKind
    origin: str | None
    characters: int
    """Of the reason, which ends in a full stop."""

    def of(self, link: Copy) -> Copy:
        """The link as it was judged."""
        because = f"{link.because[: self.characters - 1]}."
        return replace(link, kind=self.kind, origin=self.origin, because=because)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[_Judged]).decode


class KeptJudged:
    """What is kept of the links that were marked, read part by part; raises `LostPart` where a part is damaged."""

    def __init__(self, pile: Pile, *, anew: bool = False) -> None:
        """Of those kept before none is known if `anew`."""
        self._pile = pile
        self._anew = anew
        self._parts: dict[str, dict[tuple[str, str], _Judged]] = {}
        self._changed: set[str] = set()

    def as_judged(self, link: Copy) -> Copy | None:
        """The link without what third reports say of it; None if that is not kept."""
        one = self._part(link).get((link.left, link.right))
        return one.of(link) if one else None

    def note(self, judged: Iterable[Copy], marked: Collection[Copy], gone: Iterable[Copy] = ()) -> None:
        """Of these links, those that third reports say something of are kept, as `judged`, and no others."""
        now = {(link.left, link.right): link for link in marked}
        for link in gone:
            self._put(link, None)
        for link in judged:
            said = now.get((link.left, link.right))
            if said is not None:
                one = _Judged(link.left, link.right, link.kind, link.origin, len(link.because))
                self._put(link, one if said != link and one.of(said) == link else None)

    def save(self) -> None:
        """Keep them for the next run; of the parts those that changed."""
        for name in sorted(self._changed):
            held = self._parts[name]
            self._pile.keep(_kept(name), _encode([held[ends] for ends in sorted(held)]) if held else b"")

    def _put(self, link: Copy, one: _Judged | None) -> None:
        ends, part = (link.left, link.right), self._part(link)
        if part.get(ends) != one:
            self._changed.add(link.left[:DIGITS])
            part.pop(ends, None)
            part.update({ends: one} if one else {})

    def _part(self, link: Copy) -> dict[tuple[str, str], _Judged]:
        name = link.left[:DIGITS]
        if name not in self._parts:
            body = None if self._anew else self._pile.kept(_kept(name))
            try:
                self._parts[name] = {(one.left, one.right): one for one in _decode(body)} if body else {}
            except msgspec.DecodeError as wrong:
                raise LostPart(f"What is kept under '{_kept(name)}' cannot be read.") from wrong
        return self._parts[name]


def _kept(part: str) -> str:
    return f"copies/judged/{part}"
