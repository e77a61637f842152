"""Whether a name or a place in a report is that of a protected person: what no sketch may tie across reports by."""

from bisect import bisect_right
from collections.abc import Iterator

from firsthand.stage import Reading
from firsthand.text.prefixes import prefixed_forms
from firsthand.text.seen import as_seen, words_seen
from firsthand.vocabulary import Protected, Span, outermost

MIN_LETTERS = 2
"""An initial alone is a part of many names."""
MOST_LETTERS = 64
"""Of a word that goes around characters which nobody sees: no name is longer."""


class Withheld:
    """The protected people of one report: the places to mask, and the words that stand there."""

    def __init__(self, reading: Reading) -> None:
        people = reading.of(Protected)
        places = {span: person for person in people for span in (person.span, *person.mask)}
        self._places = [(span, places[span]) for span in outermost(places)]
        self._of_word: dict[str, Protected] = {}
        for person in people:
            for words in (person.name, *(span.of(reading.text) for span in person.mask)):
                for word in _capitalised(words):
                    for form in prefixed_forms(word):
                        self._of_word.setdefault(form, person)

    def person(self, name: str) -> Protected | None:
        """The protected person of whose name a word stands in this one; None for everybody else.

        "Emil Rasch" is withheld where an Emil is: a tie that is missed does less harm than a name that is kept.
        """
        return next((self._of_word[word] for word in _capitalised(name) if word in self._of_word), None)

    def within(self, span: Span) -> Iterator[Protected]:
        """Who is named at a place that shares a character with the span."""
        first = max(bisect_right(self._places, span.start, key=_start) - 1, 0)
        for place, person in self._places[first:]:
            if place.start >= span.end:
                return
            if place.overlaps(span):
                yield person


def _start(place: tuple[Span, Protected]) -> int:
    return place[0].start


def _capitalised(words: str) -> Iterator[str]:
    """The words but those in small letters, as they are seen; scripts without capitals have no such words."""
    for _, _, word in words_seen(as_seen(words).text, MOST_LETTERS):
        if len(word) >= MIN_LETTERS and not word[0].islower():
            yield word.casefold()
