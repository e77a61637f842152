"""What real reports say that speakers said -> labelled pairs that nobody had to write.

Two statements of one speaker in one report are two statements. One statement cut short, with the pronouns of a report
and with other words from our table of kin is still one: that keeps the network from calling all real language different
from what our writers write. Some of the first kind are altered too, so that the alterations tell nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from random import Random
from typing import NamedTuple

from training.corpora import Document
from training.rewordings.batches import Item

from firsthand.lexicon import read_table

REPORTED_WORDS: Mapping[str, tuple[str, ...]] = {
    "i": ("he", "she"), "my": ("his", "her"), "me": ("him", "her"), "we": ("they",), "our": ("their",), "us": ("them",),
    "will": ("would",), "can": ("could",), "is": ("was",), "are": ("were",), "am": ("was",), "has": ("had",),
    "have": ("had",), "may": ("might",), "must": ("had to",), "says": ("said",), "this": ("that",),
    "today": ("that day",), "i'm": ("he was",), "we're": ("they were",), "it's": ("it was",), "that's": ("that was",),
    "i've": ("she had",), "we've": ("they had",), "don't": ("did not",), "can't": ("could not",),
    "won't": ("would not",),
}  # fmt: skip
"""What a report makes of a speaker's own words."""

_ASIDES = (", he said,", ", she added,", ", the spokesman said,", ", she told reporters,")
_MIN_WORDS, _MAX_WORDS = 4, 60
_LONG_WORDS, _MIN_KEPT_WORDS, _MIN_ASIDE_WORDS = 12, 7, 6
_SHIFT_P, _SHIFTED_P, _CUT_P, _ASIDE_P = 0.7, 0.8, 0.5, 0.3
_KIN_SHARES = (0, 0.15, 0.35)
_KIN = 3
"""The nearest words of a row."""

_OVERLAP = 0.7
"""Two statements that share more of their words may be one."""

_ALTERED_OTHER_P, _ALTERED_ONE_P = 0.35, 0.75


class Speaker(NamedTuple):
    """What one speaker says in one report."""

    statements: tuple[str, ...]


def speakers_of(documents: Iterable[Document]) -> Iterator[Speaker]:
    """Speakers by last name, a report at a time, with at least two statements of 4 to 60 words."""
    for document in documents:
        found: dict[str, dict[str, None]] = {}
        for quote in document.quotes or ():
            source = " ".join(span.of(document.text) for span in quote.source).replace("’s", "")
            names = [word.strip(".,") for word in source.split() if word[:1].isupper()]
            content = " ".join(span.of(document.text) for span in quote.content).strip().strip('"“”').rstrip(".,")
            if names and quote.cue and _MIN_WORDS <= len(content.split()) <= _MAX_WORDS:
                found.setdefault(names[-1], {})[content] = None
        yield from (Speaker(tuple(said)) for said in found.values() if len(said) > 1)


def reported_items(speakers: Sequence[Speaker], count: int, draw: Random) -> list[Item]:
    """At most `count` pairs of two statements, and about three quarters as many of one that was altered."""
    items = []
    for _ in range(count):
        left, right = draw.sample(draw.choice(speakers).statements, 2)
        if _overlap(left, right) > _OVERLAP:
            continue
        items.append(Item(left, altered(right, draw) if draw.random() < _ALTERED_OTHER_P else right, is_one=False))
        if draw.random() < _ALTERED_ONE_P:
            said = draw.choice(draw.choice(speakers).statements)
            left, right = draw.sample((said, altered(said, draw)), 2)
            items.append(Item(left, right, is_one=True))
    return items


def altered(text: str, draw: Random) -> str:
    """A statement as a report might give it: a part of it, in the third person, in other words, with an aside."""
    words = text.split()
    if len(words) > _LONG_WORDS and draw.random() < _CUT_P:
        kept = draw.randint(max(_MIN_KEPT_WORDS, len(words) // 2), len(words) - 1)
        start = draw.choice((0, len(words) - kept))
        words = words[start : start + kept]
    shifted_p, kin_p = _SHIFTED_P * (draw.random() < _SHIFT_P), draw.choice(_KIN_SHARES)
    changed = [_changed(word, draw, shifted_p, kin_p) for word in words]
    if draw.random() < _ASIDE_P and len(changed) > _MIN_ASIDE_WORDS:
        changed.insert(draw.randint(2, len(changed) - 2), draw.choice(_ASIDES))
    return " ".join(changed)


def _changed(word: str, draw: Random, shifted_p: float, kin_p: float) -> str:
    plain = word.lower().strip(".,;").replace("’", "'")
    if plain in REPORTED_WORDS and draw.random() < shifted_p:
        return draw.choice(REPORTED_WORDS[plain])
    if plain in _kin() and draw.random() < kin_p:
        return draw.choice(_kin()[plain])
    return word


@cache
def _kin() -> Mapping[str, Sequence[str]]:
    return {row["word"]: row["same"].split()[:_KIN] for row in read_table("kin") if row["same"]}


def _overlap(left: str, right: str) -> float:
    """The share of the shorter statement's words that the other one has."""
    first, second = left.lower().split(), right.lower().split()
    return len({*first} & {*second}) / min(len(first), len(second))
