"""Which day the report gives a thing: "the verdict came on Wednesday", "Wednesday's verdict"."""

import re
from collections.abc import Sequence
from datetime import date

from firsthand.annotate.times.lexicon import Language
from firsthand.vocabulary import Span

Told = tuple[Span, date]

REACH = 60
"""Characters in which what a day dates is looked for."""

MIN_HEAD = 4
"""Letters of a word that names what another sentence dates."""
MIN_STEM = 3
"""Letters of it without its ending: fewer begin too many words."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class DatedThings:
    """The things that the days of one report date, each looked up once."""

    def __init__(self, text: str, days: Sequence[Told], language: Language) -> None:
        self._text, self._patterns = text, language.patterns
        self._near: dict[str, list[Told]] | None = None
        self._days = days
        self._known: dict[str, Told | None] = {}

    def day_of(self, word: str) -> Told | None:
        """The one day of what `word` names; None where no day or more than one is told of it."""
        stem = self._patterns["ending"].sub("", word).lower()
        if len(word) < MIN_HEAD or len(stem) < MIN_STEM:
            return None
        if stem not in self._known:
            self._known[stem] = self._only_day(stem)
        return self._known[stem]

    def _only_day(self, stem: str) -> Told | None:
        in_front = re.compile(self._patterns["dated_thing"].pattern.replace("WORD", re.escape(stem)), re.IGNORECASE)
        behind = re.compile(rf"['’]s\s(?:[\w-]+\s){{0,2}}{re.escape(stem)}\b", re.IGNORECASE)
        found: Told | None = None
        for told in self._days_near(stem):
            front, back = self._around(told[0])
            if not (in_front.search(front) or behind.match(back)):
                continue
            if found is not None and found[1] != told[1]:
                return None
            found = told
        return found

    def _days_near(self, stem: str) -> list[Told]:
        """The days beside which a word stands that begins like the stem."""
        if self._near is None:
            self._near = {}
            for told in self._days:
                words = {word[:MIN_STEM].lower() for side in self._around(told[0]) for word in _WORD.findall(side)}
                for begin in words:
                    self._near.setdefault(begin, []).append(told)
        return self._near.get(stem[:MIN_STEM], [])

    def _around(self, day: Span) -> tuple[str, str]:
        return self._text[max(0, day.start - REACH) : day.start], self._text[day.end : day.end + REACH]
