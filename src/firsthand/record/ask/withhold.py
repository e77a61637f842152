"""What is withheld in a report, and how it is taken out of its text and of sentences about it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from firsthand.record.ask.name_forms import MIN_LETTERS, NameForms, forms_of_names, join_forms
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
    forms: NameForms = field(default=NameForms(), repr=False)
    _pattern: re.Pattern[str] | None = field(default=None, repr=False)
    _label: re.Pattern[str] | None = field(default=None, repr=False)

    def __bool__(self) -> bool:
        return bool(self.marks)

    def slice(self, text: str, span: Span) -> str:
        """The characters of `span`, each name in them replaced by `WITHHELD`."""
        return self.sentence(cut_places(text, span, self.places))

    def sentence(self, words: str) -> str:
        """Words as the report has them, each word of a withheld name replaced by `WITHHELD`.

        As written or in capitals: in lower case "hope" is a word like others, and its absence would tell the name.
        """
        return words if self._pattern is None else self._pattern.sub(WITHHELD, words)

    def label(self, words: str) -> str:
        """A file name, address, title or byline, each withheld name replaced in any case, spelling and alphabet.

        And a sentence that a stage wrote: stages lower the case of words, and quote names of reports.
        """
        if self._label is None and not self.forms.words:
            return words
        shown = self._any_form(words)
        if "%" not in words:
            return shown
        decoded = unquote(shown)
        masked = self._any_form(decoded)
        return shown if masked == decoded else masked

    def note(self, words: str) -> str:
        """What an editor wrote, each withheld name replaced; in lower case only where it stands with another of it."""
        return self.forms.masked_names(self._label.sub(WITHHELD, words) if self._label else words, WITHHELD)

    def _any_form(self, words: str) -> str:
        return self.forms.masked(self._label.sub(WITHHELD, words) if self._label else words, WITHHELD)


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
    written = {place for _, person in people for place in (*person.mask, *_whole_names(text, person.name))}
    places = _joined(text, sorted(written))
    words = {word for _, person in people for word in _words_of(text, person)}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    names = {name for _, person in people for name in (person.name, *(place.of(text) for place in person.mask))}
    return Mask(
        places=places,
        entities=frozenset(person.entity for _, person in people if person.entity),
        marks=frozenset(mark for mark, _ in people),
        words=frozenset(words),
        forms=forms_of_names(sorted(names)),
        _pattern=_whole_words(longest_first),
        _label=_inside_labels(longest_first),
    )


def join_masks(masks: Iterable[Mask]) -> Mask:
    """The words of several masks in one, for a sentence about several reports; it has no places."""
    together = list(masks)
    words = sorted({word for mask in together for word in mask.words}, key=lambda word: (-len(word), word))
    return Mask(
        words=frozenset(words),
        forms=join_forms(mask.forms for mask in together),
        _pattern=_whole_words(words),
        _label=_inside_labels(words),
    )


def mask_of_names(names: Iterable[str]) -> Mask:
    """The mask for words that belong to no report: names alone, looked up and not searched for, as a record has many.

    Only names with a word too short to be looked up stand in the pattern.
    """
    known = sorted(set(names))
    short = [name for name in known if any(len(word) < MIN_LETTERS for word in name.split())]
    return Mask(forms=forms_of_names(known), _label=_inside_labels([name for name in short if len(name.split()) > 1]))


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


def _whole_names(text: str, name: str) -> Iterable[Span]:
    """Where a name of several words stands in any case, run together or not: in handles and addresses, too."""
    if len(name.split()) > 1:
        spelt = _any_joint(name)
        for found in re.finditer(rf"(?i)(?<![^\W_]){spelt}(?![^\W_])", text):
            yield Span(found.start(), found.end())


def _any_joint(name: str) -> str:
    return r"[\s_.-]*".join(re.escape(word) for word in re.split(r"[\s_-]+", name) if word)


def _whole_words(words: Sequence[str]) -> re.Pattern[str] | None:
    """The words as written, those of three letters and more in capitals, too; names of several words in any case."""
    loud = sorted({word.upper() for word in words if len(word) >= MIN_LETTERS} - set(words))
    names = [rf"(?i:{_any_joint(word)})" for word in words if len(word.split()) > 1]
    spelt = [*names, *map(re.escape, (*words, *sorted(loud, key=len, reverse=True)))]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spelt)})(?![^\W_])") if words else None


def _inside_labels(words: Sequence[str]) -> re.Pattern[str] | None:
    """The words in any case, ended by whatever is no letter: hyphens, underscores and digits join words in labels."""
    spelt = [joint for word in words if (joint := _any_joint(word))]
    return re.compile(rf"(?i)(?<![^\W\d_])(?:{'|'.join(spelt)})(?![^\W\d_])") if spelt else None


NOBODY = Mask()
