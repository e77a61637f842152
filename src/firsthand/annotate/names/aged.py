"""People who are named with their age: `Emil, 15, was holding ...`, `Nora Vance (34)`, `nine-year-old Ada`.

The tagger can miss a first name that opens a sentence. An age beside it leaves little doubt, and a child must not be
missed: whoever is no name here is no minor for the stage *protected*.
"""

import re
from collections.abc import Iterator
from functools import cache

from firsthand.annotate.names.known import country_names
from firsthand.lexicon import read_table
from firsthand.vocabulary import Span

_NAME = r"[A-Z][a-zà-ÿ’'-]+(?:\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+){0,3}"
_AGE = r"(?:[1-9]\d?|1[01]\d)"
_AGED = re.compile(
    rf"""(?x) (?<![\w’'-])(?:
        (?P<before>{_NAME})
        (?: ,\s(?:aged\s|who\sis\s)?{_AGE}(?=[,.;:)”"]) | \s\({_AGE}\) )
        | [\w-]+[\s-]years?[\s-]old\s(?P<behind>{_NAME})
    )"""
)
_RANK_OF_FUNCTION_WORDS = 180
"""Of the most frequent words these are "the", "on", "after": no first name is among them but Will."""


def find_aged(text: str, passage: Span) -> Iterator[Span]:
    """The names that stand beside an age, in text order: no countries, no dates, no "After" in front of one."""
    for found in _AGED.finditer(text, passage.start, passage.end):
        end = found.end("before" if found["before"] else "behind")
        words = (found["before"] or found["behind"]).split()
        while words and words[0].lower() in _no_names():
            words.pop(0)
        name = " ".join(words)
        if words and not any(word.lower() in _no_names() for word in words) and name not in country_names():
            yield Span(end - len(name), end)


@cache
def _no_names() -> frozenset[str]:
    """Function words, months and weekdays, lower case."""
    dates = (row["word"].lower() for table in ("times_en_months", "times_en_weekdays") for row in read_table(table))
    frequent = (row["word"] for row in read_table("frequent_words") if int(row["rank"]) <= _RANK_OF_FUNCTION_WORDS)
    return frozenset(dates) | frozenset(frequent)
