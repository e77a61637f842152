"""What is withheld in a report, and how it is taken out of its text and of sentences about it."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from firsthand.record.ask.name_forms import (
    MIN_LETTERS,
    Found,
    NameForms,
    forms_of_names,
    join_forms,
    written_forms,
)
from firsthand.record.ask.spellings import Spellings, join_spellings
from firsthand.text.prefixes import takes_prefixes
from firsthand.text.seen import LETTER, Seen, as_seen, letters_seen
from firsthand.vocabulary import Entity, Protected, Span, outermost

WITHHELD = "[withheld]"
MIN_NAME_LETTERS = 2
"""An initial alone would take out every word that is that letter."""
_LETTERS = re.compile(f"{LETTER}+")
_APART = re.compile(r"\w[\w’'-]*\w")
_BESIDE = re.compile(r"[\w\u2010\u2011-]")
"""Beside a name these make another word of it, which a stage that looks for whole words does not find."""


@dataclass(frozen=True)
class Mask:
    """The protected and not released people of one report: where their names stand, and the words of them."""

    places: tuple[Span, ...] = ()
    """In text order; none touches the next."""
    entities: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    """As the report has them."""
    forms: NameForms = field(default=NameForms(), repr=False)
    spellings: Spellings = field(default=Spellings(), repr=False)

    def __bool__(self) -> bool:
        return bool(self.marks or self.words or self.forms.words or self.spellings.words)

    def slice(self, text: str, span: Span) -> str:
        """The characters of `span`, each name in them replaced by `WITHHELD`."""
        return self.sentence(cut_places(text, span, self.places))

    def sentence(self, words: str) -> str:
        """Words as the report has them, each word of a withheld name replaced by `WITHHELD`.

        As written or in capitals: in lower case "hope" is a word like others, and its absence would tell the name.
        """
        seen = as_seen(words)
        return _without(words, seen, self.spellings.found(seen.text))

    def label(self, words: str) -> str:
        """A file name, address, title or byline, each withheld name replaced in any case, spelling and alphabet.

        And a sentence that a stage wrote: stages lower the case of words, and quote names of reports.
        """
        shown = self._any_form(words)
        if "%" not in words:
            return shown
        decoded = unquote(shown)
        masked = self._any_form(decoded)
        return shown if masked == decoded else masked

    def note(self, words: str) -> str:
        """What an editor wrote, each withheld name replaced; in lower case only where it stands with another of it."""
        seen = as_seen(words)
        return _without(words, seen, [*self.spellings.found(seen.text), *self.forms.found_names(seen.text)])

    def _any_form(self, words: str) -> str:
        seen = as_seen(words)
        told = (self.spellings.found(seen.text), self.spellings.found_in_label(seen.text), self.forms.found(seen.text))
        return _without(words, seen, (one for some in told for one in some))


def _without(words: str, seen: Seen, found: Iterable[Found]) -> str:
    """The words with `WITHHELD` for each run of what was found in them as they are seen."""
    runs: list[Span] = []
    for place in sorted(seen.span(start, end) for start, end in set(found)):
        if runs and place.start <= runs[-1].end:
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, place.end))
        else:
            runs.append(place)
    return cut_places(words, Span(0, len(words)), runs) if runs else words


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
    words = {word for _, person in people for word in _words_of(text, person)}
    forms = {form for _, person in people for form in _spelt(person.name)}
    spellings = Spellings(frozenset(_long_enough({*map(letters_seen, words), *forms})))
    told = {place for _, person in people for place in person.mask}
    return Mask(
        places=_joined(text, sorted(outermost({*told, *_other_places(text, spellings, words)}))),
        entities=frozenset(person.entity for _, person in people if person.entity),
        marks=frozenset(mark for mark, _ in people),
        words=frozenset(words),
        forms=forms_of_names(sorted(names_told(text, (person for _, person in people)))),
        spellings=spellings,
    )


def halves_of_names(
    text: str, places: Sequence[Span], entities: Iterable[tuple[str, Entity]]
) -> Iterator[tuple[str, str]]:
    """(id, name) of the entities that are no name but a piece of a withheld one, which the end of a line parted.

    The places are in text order and do not touch.
    """
    for mark, entity in entities:
        for place in places[bisect_right(places, entity.span.start, key=lambda one: one.end) :]:
            if not place.overlaps(entity.span):
                break
            common = Span(max(place.start, entity.span.start), min(place.end, entity.span.end))
            whole = _LETTERS.findall(letters_seen(place.of(text)))
            if set(whole).isdisjoint(_LETTERS.findall(letters_seen(common.of(text)))):
                yield mark, entity.name


def _other_places(text: str, spellings: Spellings, words: Iterable[str]) -> Iterator[Span]:
    """Where the names stand in a shape that the stage cannot have read as one of them.

    Left out is a word as the report has it elsewhere, or in capitals, alone: of those the stage knows better ("Anna
    Kovac" is somebody else than Anna).
    """
    known = {spelt for word in words if len(word.split()) == 1 for spelt in (word, word.upper())}
    seen = as_seen(text)
    for start, end in spellings.found(seen.text):
        place = seen.span(start, end)
        beside = text[max(place.start - 1, 0) : place.start] + text[place.end : place.end + 1]
        written = place.of(text)
        if written not in known or takes_prefixes(written) or _BESIDE.search(beside):
            yield place


def join_masks(masks: Iterable[Mask]) -> Mask:
    """The words of several masks in one, for a sentence about several reports; it has no places."""
    together = list(masks)
    return Mask(
        words=frozenset(word for mask in together for word in mask.words),
        forms=join_forms(mask.forms for mask in together),
        spellings=join_spellings(mask.spellings for mask in together),
    )


def names_told(text: str, people: Iterable[Protected]) -> set[str]:
    """What people of the report with this text are called there: their names, and what stands at their places."""
    return {name for person in people for name in (person.name, *(place.of(text) for place in person.mask))}


def mask_of_names(names: Iterable[str]) -> Mask:
    """The mask for words that belong to no report: names alone, looked up and not searched for, as a record has many.

    Only names that looking up words of letters would leave whole or in part are searched for; the short words of a
    longer name ("Bo") stand for themselves only as written and in capitals.
    """
    called = sorted(set(names))
    known = {letters_seen(name).strip() for name in called}
    compound = {word for name in known for word in name.split() if len(_LETTERS.findall(word)) > 1}
    searched = set(filter(_is_searched, {*known, *compound}))
    short = {word for name in known for word in name.split() if MIN_NAME_LETTERS <= len(word) < MIN_LETTERS}
    written = {spelt for word in short if word[0].isupper() for spelt in (word, word.upper())}
    return Mask(forms=forms_of_names(called), spellings=Spellings(frozenset(searched), frozenset(written)))


def _is_searched(name: str) -> bool:
    """True for a name with a word too short to be looked up, and for one without capitals, which a note may keep.

    Not for "de" or "an": too many other words are spelt so.
    """
    if len(name) < MIN_NAME_LETTERS or (len(name) < MIN_LETTERS and name.islower()):
        return False
    parts = _LETTERS.findall(name)
    return bool(parts) and (min(map(len, parts)) < MIN_LETTERS or not any(part[0].isupper() for part in parts))


def _joined(text: str, places: Iterable[Span]) -> tuple[Span, ...]:
    """The places, those that touch or have only blanks between them made one."""
    joined: list[Span] = []
    for place in places:
        if joined and not text[joined[-1].end : place.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, place.end))
        else:
            joined.append(place)
    return tuple(joined)


def _words_of(text: str, person: Protected) -> Iterator[str]:
    """The name, what stands at its places, and each word of the name but those in small letters."""
    return _long_enough({person.name, *(place.of(text) for place in person.mask), *_words_apart(person.name)})


def _words_apart(name: str) -> Iterator[str]:
    words = _APART.findall(unicodedata.normalize("NFC", name))
    return (word for word in words if word[0].isalpha() and not word[0].islower())


def _spelt(name: str) -> set[str]:
    """What a name is searched for as it is seen: its words, in every case and for all of a family."""
    return {*_words_apart(letters_seen(name)), *written_forms(letters_seen(name))}


def _long_enough(words: Iterable[str]) -> Iterator[str]:
    return (word.strip() for word in words if len(word.strip()) >= MIN_NAME_LETTERS)


NOBODY = Mask()
