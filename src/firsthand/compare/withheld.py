"""Whether a name or a place in a report is that of a protected person: what no sketch may tie across reports by."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from firsthand.stage import Reading
from firsthand.text.prefixes import plain_letters, prefixed_forms
from firsthand.text.seen import without_unseen
from firsthand.vocabulary import Protected, Span, outermost

_WORD = re.compile(r"[^\W\d_]{2,}")


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
    for found in _WORD.finditer(plain_letters(without_unseen(words))):
        if not found[0][0].islower():
            yield found[0].casefold()
