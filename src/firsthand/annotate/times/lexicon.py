"""What a language is to this stage: its words, tokens, rules and patterns, each a table `times_<language>_*`."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from firsthand.annotate.times.grammar import Grammar, read_grammar
from firsthand.annotate.times.words import SKELETON, Lexicon
from firsthand.lexicon import read_table

TABLES = ("months", "weekdays", "seasons", "words")
"""Tables of words with the columns word, value, kind and case."""

DAY_FIRST = frozenset({"ru"})
"""Languages in which 03.04.2022 is always the third of April; elsewhere the setting `order` says."""


NUMERALS = frozenset({"numword", "scale"})
"""Kinds of words that make a number: `{numeral}` in the patterns."""


class Language(NamedTuple):
    """The tables of one language, compiled."""

    code: str
    lexicon: Lexicon
    grammar: Grammar
    patterns: Mapping[str, re.Pattern[str]]
    """By name: speech, looks_ahead, ...; what each is for stands in the header of the table."""


@cache
def read_language(code: str) -> Language:
    """The tables of `code` ("en", "ru")."""
    return Language(code, read_lexicon(code), read_grammar(code), read_patterns(code))


@cache
def read_lexicon(language: str) -> Lexicon:
    """Months, weekdays, seasons, words, holidays, named events and tokens of `language`.

    The value of a holiday is its rule, that of an event its first and last day.
    """
    rows = [
        (row["word"], row["kind"], row["value"], row["case"])
        for name in TABLES
        for row in read_table(f"times_{language}_{name}")
    ]
    rows += [(row["name"], "holiday", row["rule"], "cap") for row in read_table(f"times_{language}_holidays")]
    events = read_table(f"times_{language}_events")
    rows += [(row["name"], "event", f"{row['begin']}/{row['end']}", "cap") for row in events]
    words: dict[str, tuple[str, str]] = {}
    values: dict[str, tuple[str, str]] = {}
    heads: dict[str, list[str]] = {}
    for word, kind, value, case in rows:
        if re.fullmatch(r"[^\W\d_]+(?:['’]clock)?", word):
            words.update(dict.fromkeys(_forms(word, case), (kind, value)))
            continue
        values[word.lower()] = (kind, value)
        for form in _forms(re.split(r"\W", word, maxsplit=1)[0], case):
            heads.setdefault(form, []).append(word)
    phrases = {first: _any_of(found) for first, found in heads.items()}
    return Lexicon(_token(language), words, phrases, values)


def _forms(word: str, case: str) -> set[str]:
    """How a word may be written: "cap" as it stands or in capitals, "low" never with one capital alone."""
    if case == "any":
        return {word, word.lower(), word.capitalize(), word.upper()}
    return {word, word.upper()}


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(
        "|".join(re.escape(phrase).replace(r"\ ", r"\s") + r"(?!\w)" for phrase in longest_first), re.IGNORECASE
    )


def _token(language: str) -> re.Pattern[str]:
    """The tokens of all languages with those of the language's table, rows of one kind as alternatives."""
    own: dict[str, list[str]] = {}
    for row in read_table(f"times_{language}_tokens"):
        own.setdefault(row["kind"], []).append(row["pattern"])
    return re.compile(
        SKELETON.replace("@own@", "".join(f"| (?P<{kind}>{' | '.join(found)})\n" for kind, found in own.items()))
    )


@cache
def read_patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    """Name -> the rows of that name as one pattern; `{word}` and `{other}` are any of the happenings."""
    happenings = _longest_first(row["word"] for row in read_table(f"times_{language}_happenings"))
    numerals = _longest_first(word for word, (kind, _) in read_lexicon(language).words.items() if kind in NUMERALS)
    forms: dict[str, list[str]] = {}
    for row in read_table(f"times_{language}_patterns"):
        forms.setdefault(row["name"], []).append(row["pattern"])
    put_in = {
        "{word}": rf"(?P<word>{happenings})\b",
        "{other}": rf"(?P<other>{happenings})\b",
        "{numeral}": rf"(?:{numerals})\b",
    }
    return {
        name: re.compile(re.sub(r"\{[a-z]+\}", lambda mark: put_in[mark[0]], "|".join(rows)))
        for name, rows in forms.items()
    }


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
