"""The words of a statement by which another one like it is found, in one language or the other."""

from collections.abc import Iterable

from firsthand.compare.utterances.words import FEW, Word

MOST_TERMS = 8
"""Words, names and figures of a statement, the rarest first."""
MOST_FORMS = 3
"""Dictionary forms of one; a Russian word has as many renderings."""
MIN_WORTH = 3.4
"""Nats of a word; every name and every figure above a dozen counts."""


def terms_of(words: Iterable[Word]) -> tuple[str, ...]:
    """The rarest words, in any of their dictionary forms, sorted; names count double."""
    rare = [
        word for word in words if word.name or (word.worth >= MIN_WORTH and (word.value is None or word.value > FEW))
    ]
    rarest = sorted(rare, key=lambda word: (-word.worth * (1 + word.name), word.start))[:MOST_TERMS]
    return tuple(sorted({term for word in rarest for term in _forms(word)}))


def _forms(word: Word) -> list[str]:
    """A word as a key: its value, the key of a name, or its dictionary forms."""
    if word.value is not None:
        return [f"{word.value:g}"]
    if word.name:
        return [form for form in word.forms if form.startswith("name:")]
    return [form for form in word.forms if not form.startswith("ru:")][:MOST_FORMS]
