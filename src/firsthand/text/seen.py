"""A text as a reader sees it: without the characters that nobody sees, and words that a line's end parts made whole."""

import re
from typing import NamedTuple

_UNSEEN = re.compile(
    r"""(?x)
    [\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]   # soft hyphen, no width, direction (Unicode, Cf)
    | (?<=[^\W\d_]) [-\u2010] [\ ]? \n [\ ]? (?=[^\W\d_])   # a word that goes on in the next line
    """
)


class Seen(NamedTuple):
    """The text that is seen, and for each of its characters where it stands in the text as written."""

    text: str
    offsets: tuple[int, ...]


def has_unseen(text: str) -> bool:
    """True if the text holds anything that nobody sees."""
    return _UNSEEN.search(text) is not None


def without_unseen(text: str) -> str:
    """The text that is seen."""
    return _UNSEEN.sub("", text)


def as_seen(text: str) -> Seen:
    """The text that is seen, with the offset in `text` of each character."""
    kept: list[int] = []
    at = 0
    for found in _UNSEEN.finditer(text):
        kept.extend(range(at, found.start()))
        at = found.end()
    kept.extend(range(at, len(text)))
    return Seen(without_unseen(text), tuple(kept))
