"""Requests not to be named in a Russian text: rows of word classes in one sentence; recall before precision."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.annotate.russian.words import Words
from firsthand.lexicon import read_table
from firsthand.vocabulary import Span


class Request(NamedTuple):
    """The words that hold a name back, by index, and those of their sentence."""

    first: int
    after: int
    sentence: range
    introduces: bool
    """True for «представился как Тимур»: the name stands behind it."""

    def span(self, words: Words) -> Span:
        """Where the request stands."""
        return words.span(self.first, self.after)


class _Row(NamedTuple):
    classes: tuple[str, ...]
    gap: int


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(_Row(tuple(row["row"].split()), int(row["gap"])) for row in read_table("protected_ru_rows"))


@cache
def _stems() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """Whole words and stems, each with its classes."""
    whole: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    for row in read_table("protected_ru_words"):
        table = stems if row["word"].endswith("*") else whole
        table.setdefault(row["word"].rstrip("*"), set()).add(row["class"])
    return {w: frozenset(c) for w, c in whole.items()}, {w: frozenset(c) for w, c in stems.items()}


@cache
def classes_of(low: str) -> frozenset[str]:
    """What a word can do in a request."""
    whole, stems = _stems()
    found = set(whole.get(low, ()))
    for length in range(3, len(low) + 1):
        found |= stems.get(low[:length], frozenset())
    return frozenset(found)


def find_requests(words: Words) -> list[Request]:
    """The requests in text order, one a sentence."""
    found: list[Request] = []
    for sentence in words.sentences:
        inside = words.inside(sentence)
        classes = [classes_of(words.low(at)) for at in inside]
        if not any(classes):
            continue
        hits = [(*hit, row) for row in _rows() if (hit := _match(classes, row))]
        if hits:
            first, last = min(hit[0] for hit in hits), max(hit[1] for hit in hits)
            introduces = all(set(hit[2].classes) <= {"called", "use", "self", "only"} for hit in hits)
            found.append(Request(inside[first], inside[last] + 1, inside, introduces))
    return found


WORDS_BESIDE = 3
"""Words between a name and a request that tells that it is one: «Вера, которая попросила не называть её имени»."""
_WINDOW = 30
"""Words and marks that the rows may need on either side."""


def stands_beside_a_request(words: Words, at: int) -> bool:
    """True where a request begins right behind word `at` in its sentence, or ends right before it."""
    sentence = words.inside(words.sentence(at))
    behind = range(at + 1, min(at + _WINDOW, sentence.stop))
    before = range(max(at - _WINDOW, sentence.start), at)
    near = [i for i in behind if words.all[i].alpha][:WORDS_BESIDE]
    far = [i for i in before if words.all[i].alpha][-WORDS_BESIDE:]
    if near and any(behind.start + hit[0] <= near[-1] for hit in _hits(words, behind)):
        return True
    return bool(far) and any(before.start + hit[1] >= far[0] for hit in _hits(words, before))


def _hits(words: Words, inside: range) -> list[tuple[int, int]]:
    classes = [classes_of(words.low(at)) for at in inside]
    return [hit for row in _rows() if (hit := _match(classes, row))] if any(classes) else []


def _match(classes: Sequence[frozenset[str]], row: _Row) -> tuple[int, int] | None:
    """First and last word of the row's first match, each next word at most the gap away."""
    for start, found in enumerate(classes):
        if row.classes[0] not in found:
            continue
        at: int | None = start
        for wanted in row.classes[1:]:
            after = range(at + 1, min(at + row.gap + 2, len(classes))) if at is not None else range(0)
            at = next((i for i in after if wanted in classes[i]), None)
            if at is None:
                break
        if at is not None:
            return start, at
    return None
