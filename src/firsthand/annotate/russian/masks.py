"""Every place in a Russian report where a person's name or a part of it stands, in whatever form."""

import re
from collections.abc import Iterable, Iterator

from firsthand.annotate.russian.cast import Cast
from firsthand.annotate.russian.declension import plain
from firsthand.annotate.russian.drafted import Drafted
from firsthand.annotate.russian.lexicon import givens, kindred_names
from firsthand.annotate.russian.people import Name, patronymic
from firsthand.annotate.russian.surnames import keys_of
from firsthand.vocabulary import Span, outermost

_OWNED = re.compile(r"(\w+[иы]н)(?:а|о|ы|у|ой|ою|ому|ого|ым|ых|ыми|ом)?")
"""A possessive of a name: «Колин отец», «Марининой дочери»."""


class Places:
    """The capitalised words of a report by the names that they may be forms of: made once, asked for each person."""

    def __init__(self, cast: Cast) -> None:
        self._words = cast.frame.words
        begun = {name.first for one in cast.drafts for name in one.people if name.last and name.given}
        self._givens: dict[str, list[int]] = {}
        self._keys: dict[tuple[str, bool], list[int]] = {}
        self._owned: dict[str, list[int]] = {}
        for at, word in enumerate(self._words.all):
            if at in begun or not (word.capital and word.alpha):
                continue
            for given in {one.name for one in givens().get(word.low, ())}:
                self._givens.setdefault(given, []).append(at)
            for key in keys_of(word.low):
                self._keys.setdefault((key, bool(patronymic(word.low))), []).append(at)
            owned = _OWNED.fullmatch(word.low) if at not in cast.frame.within else None
            if owned:
                self._owned.setdefault(owned[1], []).append(at)

    def of(self, draft: Drafted) -> tuple[Span, ...]:
        """The places in text order: any case, short form, possessive, capitals; none inside another.

        Left out is a given name that begins the full name of somebody else.
        """
        spans = {name.span for name in draft.people}
        spans.update(self._words.span(at, at + 1) for at in self._forms_of(draft.people))
        return outermost(spans)

    def _forms_of(self, names: Iterable[Name]) -> Iterator[int]:
        """The indices of the words that may be a form of one of a person's names."""
        known: set[str] = set()
        for part in dict.fromkeys(_parts(names)):
            full = {given.name for given in givens().get(plain(part), ())}
            known |= {other for name in full for other in kindred_names(name)}
            if not full:
                fathers = bool(patronymic(plain(part)))
                for key in sorted(keys_of(part)):
                    yield from self._keys.get((key, fathers), ())
        for name in sorted(known):
            yield from self._givens.get(name, ())
            if name[-1] in "ая":
                yield from self._owned.get(f"{plain(name)[:-1]}{'ы' if name[-2] == 'ц' else 'и'}н", ())


def _parts(names: Iterable[Name]) -> Iterator[str]:
    for name in names:
        for part in (name.given, name.patronymic, name.last):
            yield from (one for one in part.split() if not one.endswith("."))
