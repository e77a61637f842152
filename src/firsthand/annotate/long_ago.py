"""An age before a name that is of long ago: "At 12, Jan Holm left school". The same rule for words of any language."""

import re
from functools import lru_cache
from typing import NamedTuple

from firsthand.vocabulary import ADULT_YEARS, Span

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@lru_cache(maxsize=16)
def stands_in(text: str, words: re.Pattern[str]) -> bool:
    """True if the words stand anywhere in a report, which is asked of each name: read once."""
    return words.search(text) is not None


class LookBack(NamedTuple):
    """What tells a look back from an age of today, in one language."""

    child: re.Pattern[str]
    """Anywhere in the report: a word for a child."""
    today: re.Pattern[str]
    """In the sentence: it is of these days, or of somebody hurt."""
    life: re.Pattern[str]
    """Right behind the name: a step of a life."""
    grown_up: re.Pattern[str]
    """Between the name and the end of its sentence: what came of it."""
    now: re.Pattern[str]
    """Anywhere in the report: what somebody does these days, beside whom a step of a life may be one of now."""

    def was_long_ago(self, text: str, sentence: Span, name: Span, age: int, day: str | None) -> bool:
        """True where an age before a name looks back on the life of who is grown up by now."""
        words = sentence.of(text)
        if stands_in(text, self.child) or self.today.search(words):
            return False
        years = [int(year[0]) for year in _YEAR.finditer(words)]
        if day and years and max(years) + ADULT_YEARS - age < int(day[:4]):
            return True
        if self.grown_up.search(text, name.end, sentence.end):
            return True
        return self.life.match(text, name.end) is not None and not stands_in(text, self.now)
