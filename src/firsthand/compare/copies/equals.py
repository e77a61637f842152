"""Reports of one and the same text: the earliest stands for all, and the others are linked to it alone."""

from collections.abc import Iterator, Mapping

from firsthand.compare.copies.kinds import copy_of_equals
from firsthand.stage import Pile
from firsthand.vocabulary import Copy, Heading


def link_equals(pile: Pile, headings: Mapping[str, Heading]) -> Iterator[Copy]:
    """The links among those of the reports that have one text."""
    stands_for = representatives(headings)
    for name, heading in headings.items():
        first = stands_for[heading.text_sha256]
        if first != name:
            left, right = sorted((first, name))
            yield copy_of_equals(headings[left], headings[right], pile.text(name))


def representatives(headings: Mapping[str, Heading]) -> dict[str, str]:
    """Hash of a text -> the report that stands for all that have it: the earliest, else the smallest id."""
    found: dict[str, tuple[str, str]] = {}
    for name, heading in headings.items():
        known = (heading.date or "~", name)
        found[heading.text_sha256] = min(known, found.get(heading.text_sha256, known))
    return {text: name for text, (_, name) in found.items()}
