"""What is withheld in a report, and how it is taken out of its text and of sentences about it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from firsthand.vocabulary import Protected, Span

WITHHELD = "[withheld]"
MIN_NAME_LETTERS = 2
"""An initial alone would take out every word that is that letter."""


@dataclass(frozen=True)
class Mask:
    """The protected and not released people of one report: where their names stand, and the words of them."""

    places: tuple[Span, ...] = ()
    """In text order; none touches the next."""
    entities: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    _pattern: re.Pattern[str] | None = field(default=None, repr=False)
    _label: re.Pattern[str] | None = field(default=None, repr=False)

    def __bool__(self) -> bool:
        return bool(self.marks)

    def slice(self, text: str, span: Span) -> str:
        """The characters of `span`, each name in them replaced by `WITHHELD`."""
        return self.sentence(cut_places(text, span, self.places))

    def sentence(self, words: str) -> str:
        """A sentence about the report, each word of a withheld name in it replaced by `WITHHELD`."""
        return words if self._pattern is None else self._pattern.sub(WITHHELD, words)

    def label(self, words: str) -> str:
        """A file name, address or byline, each withheld name in it replaced, in whatever case it stands there."""
        return words if self._label is None else self._label.sub(WITHHELD, words)


def cut_places(text: str, span: Span, places: Iterable[Span]) -> str:
    """The characters of `span` with `WITHHELD` in the place of each part that `places` (in order) cover."""
    out, at = [], span.start
    for place in places:
        if place.overlaps(span):
            out.append(text[at : max(at, place.start)])
            out.append(WITHHELD)
            at = min(place.end, span.end)
    out.append(text[at : span.end])
    return "".join(out)


def mask_of(text: str, people: Sequence[tuple[str, Protected]]) -> Mask:
    """The mask that withholds `people`, pairs of a mark's id and the mark, in the report with this text."""
    if not people:
        return NOBODY
    places = _joined(text, sorted(place for _, person in people for place in person.mask))
    words = {word for _, person in people for word in _words_of(text, person)}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return Mask(
        places=places,
        entities=frozenset(person.entity for _, person in people if person.entity),
        marks=frozenset(mark for mark, _ in people),
        words=frozenset(words),
        _pattern=_whole_words(longest_first),
        _label=_inside_labels(longest_first),
    )


def join_masks(masks: Iterable[Mask]) -> Mask:
    """The words of several masks in one, for a sentence about several reports; it has no places."""
    words = sorted({word for mask in masks for word in mask.words}, key=lambda word: (-len(word), word))
    return Mask(words=frozenset(words), _pattern=_whole_words(words), _label=_inside_labels(words))


def _joined(text: str, places: Iterable[Span]) -> tuple[Span, ...]:
    """The places, those that touch or have only blanks between them made one."""
    joined: list[Span] = []
    for place in places:
        if joined and not text[joined[-1].end : place.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, place.end))
        else:
            joined.append(place)
    return tuple(joined)


def _words_of(text: str, person: Protected) -> Iterable[str]:
    """The name, what stands at its places, and each capitalised word of the name."""
    whole = {person.name, *(place.of(text) for place in person.mask)}
    capitalised = {word for word in re.findall(r"\w[\w’'-]*\w", person.name) if word[:1].isupper()}
    return (word.strip() for word in whole | capitalised if len(word.strip()) >= MIN_NAME_LETTERS)


def _whole_words(words: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None


def _inside_labels(words: Sequence[str]) -> re.Pattern[str] | None:
    """The words in any case, ended by whatever is no letter: hyphens, underscores and digits join words in labels."""
    spelt = (re.sub(r"\\?[\s_-]+", r"[\\s_-]*", re.escape(word)) for word in words)
    return re.compile(rf"(?i)(?<![^\W\d_])(?:{'|'.join(spelt)})(?![^\W\d_])") if words else None


NOBODY = Mask()
