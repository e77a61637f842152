"""Wordings of one utterance -> sentences on what they do to it: a translation, a cut that changes the sense, a fusion.

A cut changes the sense where what is left out of a sentence denies, limits or hedges it ("unless", "not", "perhaps").
Pieces are run together where a quotation leaves words out of the middle and does not mark the place.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

MOST_WORDS_NAMED = 8
MIN_COPIED = 0.9
"""Of the words of a cut, in order; less is no cut but another translation or rendering."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|…|\.\.\.|[.!?](?=\s|$)")
_ENDS = frozenset(".!?")
_MARKS_OF_CUTS = frozenset({"…", "..."})
_TURNS = frozenset(
    """not no never none nobody nothing neither nor without cannot unless if until except only may might could perhaps
    probably possibly allegedly almost hardly unlikely provided не нет ни никогда никто ничего без если пока кроме
    только может возможно наверное вероятно якобы почти едва""".split()
)
"""Words that turn, limit or hedge a sentence; and whatever ends in "n't"."""


class Wording(NamedTuple):
    """One report's words for the utterance."""

    outlet: str
    text: str
    style: str
    language: str
    translated: bool


def changes_of(fullest: Wording, others: Sequence[Wording]) -> Iterator[str]:
    """A sentence for each change, the translations first; in the order of `others`."""
    for one in (fullest, *others):
        if one.translated:
            yield f"{one.outlet} says that its words are a translation."
    for one in others:
        if one.language == fullest.language and one.style != "indirect" != fullest.style:
            yield from _cuts(fullest, one)


def _cuts(fullest: Wording, short: Wording) -> Iterator[str]:
    whole, part = _words(fullest.text), _words(short.text)
    blocks = [block for block in SequenceMatcher(None, whole, part, autojunk=False).get_matching_blocks() if block.size]
    said = sum(word[0].isalnum() for word in part)
    kept = sum(word[0].isalnum() for block in blocks for word in part[block.b : block.b + block.size])
    if not blocks or kept < MIN_COPIED * said or kept == sum(word[0].isalnum() for word in whole):
        return
    left_out: list[Sequence[str]] = [*_around(whole, blocks[0].a, blocks[-1].a + blocks[-1].size)]
    for one, other in pairwise(blocks):
        gap, shown = whole[one.a + one.size : other.a], part[one.b + one.size : other.b]
        left_out.append(gap)
        if any(word[0].isalnum() for word in gap) and _MARKS_OF_CUTS.isdisjoint(shown):
            yield f"{short.outlet} runs together what {fullest.outlet} has with “{_told(gap)}” between."
    for missing in left_out:
        turning = next((at for at, word in enumerate(missing) if word in _TURNS or word.endswith(("n't", "n’t"))), None)
        if turning is not None:
            yield f"{short.outlet} leaves out “{_told(missing[turning:])}”, which changes the sense."


def _words(text: str) -> list[str]:
    """Words, marks of cuts and ends of sentences, lower case but for the month of May."""
    return [word if word == "May" else word.lower() for word in _WORD.findall(text)]


def _around(whole: Sequence[str], start: int, end: int) -> Iterator[Sequence[str]]:
    """What of its first and its last sentence a cut leaves out."""
    before = start
    while before and whole[before - 1] not in _ENDS:
        before -= 1
    after = end
    while after < len(whole) and whole[after] not in _ENDS and (end == 0 or whole[end - 1] not in _ENDS):
        after += 1
    yield whole[before:start]
    yield whole[end:after]


def _told(words: Sequence[str]) -> str:
    spoken = [word for word in words if word[0].isalnum()]
    return " ".join(spoken[:MOST_WORDS_NAMED]) + (" …" if len(spoken) > MOST_WORDS_NAMED else "")
