"""People who are named with their age: `Emil, 15, was holding ...`, `Nora Vance (34)`, `nine-year-old Ada`.

The tagger can miss a first name that opens a sentence. An age beside it leaves little doubt, and a child must not be
missed: whoever is no name here is no minor for the stage *protected*. What could be a thing as well ("Apollo, 11,",
"Brexit (16)", "June, 9,") needs somebody in its sentence: a pronoun, kin, or a verb of saying.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from firsthand.annotate.attributions.cues import speech_verbs
from firsthand.annotate.names.known import country_names, frequent_words
from firsthand.lexicon import read_table
from firsthand.text.sentences import sentence_around
from firsthand.vocabulary import Span, hull

_WORD = r"[^\W\d_](?:[\w’'-]*\w)?"
_NAME = rf"{_WORD}(?:\s(?:[^\W\d_]\.\s)?{_WORD}){{0,3}}"
_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|(?:thir|four|fif|six|seven)teen|eleven|twelve"
_COMMA_AGE = rf""",\s(?:now\s|aged?\s|who\s(?:is|was)\s)*(?:[1-9]\d?|1[01]\d|{_NUMBER})
    (?=\s*(?:[!?;:)”"—–-]|[.,](?!\d)|$|\n)|\s(?:and|or|years?)\b)"""
_BRACKET = r"\s\([1-9]\d?\)"
_CHILD = r"(?:[\s-]years?[\s-]old|\b(?:boy|girl|child|pupil)\sof\s\w+,)\s"
_AGE = re.compile(rf"(?x) {_COMMA_AGE} | {_BRACKET} | {_CHILD}")
"""Any of the signs, without a name: what most paragraphs lack."""
_AGED = re.compile(
    rf"""(?x) (?<![\w’'-])(?:
        (?P<before>{_NAME}) (?: {_COMMA_AGE} | (?P<bracket>{_BRACKET}) )
        | [\w-]*{_CHILD} (?:[a-z]+\s){{0,2}}(?P<behind>{_NAME})
    )"""
)
_SOMEBODY = re.compile(
    r"(?i)\b(?:he|she|him|her|his|hers|boys?|girls?|sons?|daughters?|brothers?|sisters?|twins?|pupils?|child|children|"
    r"school(?:boy|girl)s?|students?|mother|father|parents|teen\w*)\b"
)
_RANK_OF_FUNCTION_WORDS = 180
"""Of the most frequent words these are "the", "on", "after"."""


def find_aged(text: str, passage: Span) -> Iterator[Span]:
    """The names that stand beside an age, in text order: no countries, no dates, no "After" in front of one."""
    if not _AGE.search(text, passage.start, passage.end):
        return
    for found in _AGED.finditer(text, passage.start, passage.end):
        behind = found["before"] is None
        span = _capitalised(text, Span(*found.span("behind" if behind else "before")), from_start=behind)
        words = span.of(text).split()
        opened = len(words) > 1 and words[0].lower() in _function_words()
        if opened:
            span = Span(span.end - len(" ".join(words[1:])), span.end)
            words = words[1:]
        if _may_be_somebody(words, opened=opened) and (
            len(words) > 1
            or (found["bracket"] is None and words[0].lower() not in frequent_words())
            or _somebody_in(text, span)
        ):
            yield span


def _capitalised(text: str, span: Span, *, from_start: bool) -> Span:
    """The run of capitalised words at one end of a span."""
    words = [Span(*found.span()) for found in re.compile(r"\S+").finditer(text, span.start, span.end)]
    ordered = words if from_start else words[::-1]
    run = list(takewhile(lambda word: text[word.start].isupper(), ordered))
    return hull(run) if run else Span(span.start, span.start)


def _may_be_somebody(words: Sequence[str], *, opened: bool) -> bool:
    """False for countries, what a sentence starts with, and dates: "In June, 9, ..." is nobody, "June, 9, said" is."""
    if not words or " ".join(words) in country_names():
        return False
    dated = any(word.lower() in _dates() for word in words)
    opens = words[0].lower() in _function_words() and not dated and words[0] != "Will"
    return not opens and not (dated and (opened or len(words) > 1))


def _somebody_in(text: str, span: Span) -> bool:
    """True if the sentence speaks of somebody, or lets him speak."""
    sentence = sentence_around(text, span).of(text)
    return bool(_SOMEBODY.search(sentence)) or any(word in speech_verbs() for word in sentence.lower().split())


@cache
def _dates() -> frozenset[str]:
    """Months and weekdays, lower case."""
    tables = ("times_en_months", "times_en_weekdays")
    return frozenset(row["word"].lower() for table in tables for row in read_table(table))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("frequent_words") if int(row["rank"]) <= _RANK_OF_FUNCTION_WORDS)
