"""Two statements -> whether one of them only supposes what the other tells as it is."""

from collections.abc import Sequence

from firsthand.compare.utterances.words import read_plain

_IF = "if unless если"
_MODALS = "would could might бы б"
"""With "if" in one statement they make it a supposition (Quirk et al. 1985, 14.23; Russian Grammar 1980, § 1924)."""
_CONDITIONS = f"{_IF} should provided otherwise once when until without whether or иначе когда пока при случае раз"
"""What says "if" in other words: "should the vote fail", "otherwise", "without it"."""
_IFS, _WOULDS = frozenset(read_plain(_IF)), frozenset(read_plain(_MODALS))
_HINTS = frozenset(read_plain(f"{_CONDITIONS} {_MODALS}"))


def supposes_alone(left: Sequence[int], right: Sequence[int]) -> bool:
    """True if one of two statements, given as hashes of their words, is a supposition and nothing in the other is.

    "Would" alone is none: in indirect speech it stands for "will".
    """
    here, there = set(left), set(right)
    return _supposes(here, there) or _supposes(there, here)


def _supposes(one: set[int], other: set[int]) -> bool:
    return not (_IFS.isdisjoint(one) or _WOULDS.isdisjoint(one)) and _HINTS.isdisjoint(other)
