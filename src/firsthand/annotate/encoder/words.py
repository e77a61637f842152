"""A paragraph -> its words with what an uncased vocabulary loses: the case, and whether quotation marks are open."""

import re
from functools import lru_cache

import msgspec

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_OPENING, _CLOSING = frozenset("“„«"), frozenset("”»")
_MARKS = _OPENING | _CLOSING | {'"'}
_OUTSIDE, _INSIDE, _MARK = 0, 1, 2
_LOWER, _CAPITALISED, _CAPITALS, _MIXED = 0, 1, 2, 3


class Word(msgspec.Struct, frozen=True):
    """One word or punctuation mark of a paragraph."""

    start: int
    end: int
    feature: int
    """4 x case class + quotation state, as the model's feature embedding was trained."""


def words_of(paragraph: str) -> list[Word]:
    """The words of one paragraph in order; offsets count from its first character.

    A quotation that stays open ends with the paragraph: newspapers repeat the opening mark in the next one.
    """
    words = []
    state = _OUTSIDE
    for match in _WORD.finditer(paragraph):
        word = match.group()
        start, end = match.span()
        if word in _MARKS:
            words.append(Word(start, end, 4 * _LOWER + _MARK))
            opens = word in _OPENING or (word == '"' and state == _OUTSIDE)
            state = _INSIDE if opens else _OUTSIDE
        else:
            words.append(Word(start, end, 4 * _case_of(word) + state))
    return words


@lru_cache(maxsize=50_000)
def _case_of(word: str) -> int:
    if word.islower() or not word[0].isalnum():
        return _LOWER
    if any(c.isdigit() for c in word):
        return _MIXED
    if len(word) > 1 and word.isupper():
        return _CAPITALS
    return _CAPITALISED if word[0].isupper() else _MIXED
