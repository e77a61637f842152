"""Disjoint sets: things that were found to belong together, in any order of finding."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Unions(Generic[T]):
    """Union-find over hashable things; the groups do not depend on the order of `join` calls."""

    def __init__(self, things: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {thing: thing for thing in things}

    def root(self, thing: T) -> T:
        """The thing that stands for the group at present."""
        parent = self._parent.setdefault(thing, thing)
        while parent != self._parent[parent]:
            self._parent[thing] = self._parent[parent]
            thing, parent = parent, self._parent[parent]
        return parent

    def join(self, left: T, right: T) -> None:
        """Put two things and their groups together."""
        self._parent[self.root(left)] = self.root(right)

    def together(self, left: T, right: T) -> bool:
        """Whether the two are in one group."""
        return self.root(left) == self.root(right)

    def groups(self) -> list[list[T]]:
        """Every group, things in the order in which they were first named."""
        found: dict[T, list[T]] = {}
        for thing in self._parent:
            found.setdefault(self.root(thing), []).append(thing)
        return list(found.values())
