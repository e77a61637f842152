"""What is withheld in a report, and how it is taken out of its text and of sentences about it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from firsthand.record.ask.name_forms import MIN_LETTERS, NameForms, forms_of_names, join_forms
from firsthand.text.prefixes import prefixed_pattern, takes_prefixes
from firsthand.text.seen import as_seen, has_unseen, without_unseen
from firsthand.vocabulary import Entity, Protected, Span, outermost

WITHHELD = "[withheld]"
MIN_NAME_LETTERS = 2
"""An initial alone would take out every word that is that letter."""
_APOSTROPHES = "'’‘ʼ"
_HYPHENS = "-\u2010\u2011"
_LETTERS = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts that set no blank between a name and the words beside it: Thai, Lao, Burmese, Khmer, kana, Han, Hangul."""


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
        return bool(self.marks or self.words or self.forms.words or self._label)

    def slice(self, text: str, span: Span) -> str:
        """The characters of `span`, each name in them replaced by `WITHHELD`."""
        return self.sentence(cut_places(text, span, self.places))

    def sentence(self, words: str) -> str:
        """Words as the report has them, each word of a withheld name replaced by `WITHHELD`.

        As written or in capitals: in lower case "hope" is a word like others, and its absence would tell the name.
        """
        return words if self._pattern is None else _as_seen_too(self._as_written, words)

    def label(self, words: str) -> str:
        """A file name, address, title or byline, each withheld name replaced in any case, spelling and alphabet.

        And a sentence that a stage wrote: stages lower the case of words, and quote names of reports.
        """
        return _as_seen_too(self._decoded_too, words) if self else words

    def _decoded_too(self, words: str) -> str:
        shown = self._any_form(words)
        if "%" not in words:
            return shown
        decoded = unquote(shown)
        masked = self._any_form(decoded)
        return shown if masked == decoded else masked

    def note(self, words: str) -> str:
        """What an editor wrote, each withheld name replaced; in lower case only where it stands with another of it."""
        return _as_seen_too(lambda told: self.forms.masked_names(self.sentence(told), WITHHELD), words)

    def _as_written(self, words: str) -> str:
        return words if self._pattern is None else self._pattern.sub(WITHHELD, words)

    def _any_form(self, words: str) -> str:
        as_written = self._as_written(words)
        return self.forms.masked(self._label.sub(WITHHELD, as_written) if self._label else as_written, WITHHELD)


def _as_seen_too(masked: Callable[[str], str], words: str) -> str:
    """The words masked; without the characters that nobody sees, where that finds as many names."""
    shown = masked(words)
    if not has_unseen(words):
        return shown
    seen = without_unseen(words)
    again = masked(seen)
    return again if again != seen and again.count(WITHHELD) >= shown.count(WITHHELD) else shown


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
    words = {word for _, person in people for word in _words_of(text, person)}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    pattern = _whole_words(longest_first)
    places = _joined(text, sorted(outermost({*written, *_joined_places(text, pattern)})))
    return Mask(
        places=places,
        entities=frozenset(person.entity for _, person in people if person.entity),
        marks=frozenset(mark for mark, _ in people),
        words=frozenset(words),
        forms=forms_of_names(sorted(names_told(text, (person for _, person in people)))),
        _pattern=pattern,
        _label=_inside_labels(longest_first),
    )


def halves_of_names(text: str, places: Iterable[Span], entities: Sequence[tuple[str, Entity]]) -> Iterator[str]:
    """The ids of the entities that are no name but half of a withheld one, which the end of a line parted."""
    for place in places:
        whole = set(_LETTERS.findall(without_unseen(place.of(text))))
        if has_unseen(place.of(text)):
            for name, entity in entities:
                if place.covers(entity.span) and whole.isdisjoint(_LETTERS.findall(entity.span.of(text))):
                    yield name


def _joined_places(text: str, pattern: re.Pattern[str] | None) -> Iterator[Span]:
    """Where a word of the names stands that the stage cannot have read as one of them.

    Around a character that nobody sees, parted by the end of a line, joined by a hyphen to another word, in the plural
    of a family, and with or without the prefixes of Arabic and Hebrew.
    """
    seen = as_seen(text)
    for found in pattern.finditer(seen.text) if pattern else ():
        place = Span(seen.offsets[found.start()], seen.offsets[found.end() - 1] + 1)
        beside = text[max(place.start - 1, 0) : place.start] + text[place.end : place.end + 1]
        parted = place.end - place.start > len(found[0])
        if parted or any(one in _HYPHENS for one in beside) or takes_prefixes(found[0]) or _is_family(found[0]):
            yield place


def _is_family(word: str) -> bool:
    return word.endswith("s") and word.isalpha() and word[0].isupper()


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


def names_told(text: str, people: Iterable[Protected]) -> set[str]:
    """What people of the report with this text are called there: their names, and what stands at their places."""
    return {name for person in people for name in (person.name, *(place.of(text) for place in person.mask))}


def mask_of_names(names: Iterable[str]) -> Mask:
    """The mask for words that belong to no report: names alone, looked up and not searched for, as a record has many.

    Only names that looking up words of letters would leave whole or in part stand in the patterns; the short words of
    a longer name ("Bo") only as written and in capitals.
    """
    known = sorted({name.strip() for name in names})
    compound = {word for name in known for word in name.split() if len(_LETTERS.findall(word)) > 1}
    searched = sorted(filter(_is_searched, {*known, *compound}), key=lambda name: (-len(name), name))
    short = {word for name in known for word in name.split() if MIN_NAME_LETTERS <= len(word) < MIN_LETTERS}
    written = {spelt for word in short if word[0].isupper() for spelt in (word, word.upper())}
    return Mask(
        forms=forms_of_names(known),
        _pattern=_whole_words([*searched, *sorted(written - set(searched))]),
        _label=_inside_labels(searched),
    )


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


def _words_of(text: str, person: Protected) -> Iterable[str]:
    """The name, what stands at its places, each word of the name but those in small letters, and "the Reiks"."""
    whole = {person.name, *(place.of(text) for place in person.mask)}
    apart = [word for word in re.findall(r"\w[\w’'-]*\w", person.name) if word[0].isalpha() and not word[0].islower()]
    family = {f"{word}s" for word in apart[1:][-1:] if word.isascii() and len(word) >= MIN_LETTERS}
    return (word.strip() for word in whole.union(apart, family) if len(word.strip()) >= MIN_NAME_LETTERS)


def _whole_names(text: str, name: str) -> Iterable[Span]:
    """Where a name of several words stands in any case, run together or not: in handles and addresses, too."""
    if len(name.split()) > 1:
        spelt = _any_joint(name)
        for found in re.finditer(rf"(?i)(?<![^\W_]){spelt}(?![^\W_])", text):
            yield Span(found.start(), found.end())


def _any_joint(name: str) -> str:
    return r"[\s_.-]*".join(_spelt(word) for word in re.split(r"[\s_-]+", name) if word)


def _spelt(word: str) -> str:
    """The word as a pattern, any apostrophe for each of its apostrophes; behind any prefix that is written onto it."""
    if takes_prefixes(word):
        return r"[\s_.-]*".join(map(prefixed_pattern, word.split()))
    return re.sub(f"[{_APOSTROPHES}]", f"[{_APOSTROPHES}]", re.escape(word))


def _whole_words(words: Sequence[str]) -> re.Pattern[str] | None:
    """The words as written, those of three letters and more in capitals, too; names of several words in any case."""
    loud = sorted({word.upper() for word in words if len(word) >= MIN_LETTERS} - set(words))
    names = [rf"(?i:{_any_joint(word)})" for word in words if len(word.split()) > 1]
    spelt = [*names, *map(_spelt, (*words, *sorted(loud, key=len, reverse=True)))]
    return re.compile(_bounded(spelt, r"[^\W_]")) if words else None


def _inside_labels(words: Sequence[str]) -> re.Pattern[str] | None:
    """The words in any case, ended by whatever is no letter: hyphens, underscores and digits join words in labels."""
    spelt = [joint for word in words if (joint := _label_joint(word))]
    return re.compile(_bounded(spelt, r"[^\W\d_]"), re.IGNORECASE) if spelt else None


def _label_joint(word: str) -> str:
    """The same word for file names and addresses, which leave apostrophes out or write a hyphen for them."""
    return _any_joint(word).replace(f"[{_APOSTROPHES}]", rf"[\s_.{_APOSTROPHES}-]*")


def _bounded(spelt: Sequence[str], letter: str) -> str:
    """Any of the patterns, with no letter before or behind but in scripts that set no blanks between words."""
    unspaced = [one for one in spelt if _UNSPACED.search(one)]
    spaced = [one for one in spelt if not _UNSPACED.search(one)]
    either = [rf"(?<!{letter})(?:{'|'.join(spaced)})(?!{letter})"] if spaced else []
    return "|".join([*unspaced, *either])


NOBODY = Mask()
