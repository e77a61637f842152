"""The rules of a language as one pattern over the letters of tokens, tried once along a text.

A rule is a row of the language's table: names of kinds (words.py) and of pieces; `?`, `+`, `*`, `{0,16}`, `|` and
brackets mean what they mean in regular expressions, `!kind` stands where no such token may follow, `<kind` behind such
a token only. The first rule that fits wins, so longer forms stand before their parts.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from firsthand.annotate.times.words import LETTERS
from firsthand.lexicon import read_table

_PIECE = re.compile(r"[A-Z]+")
_NEVER_FIRST = (
    *("other", "break", "comma", "dot", "hyphen", "poss", "of", "in", "at", "on", "and", "since", "before", "after"),
    *("from", "until", "during", "yr"),
    *("scale", "orso", "old", "timeword", "timesword", "clockword", "meridiem", "zone", "era", "workday", "period"),
)
"""Kinds with which no expression begins."""
_ARTICLES = ("the", "an", "its", "that")


class Grammar(NamedTuple):
    """All rules of a language in one pattern; `lastgroup` of a match names the rule."""

    master: re.Pattern[str]
    starts: re.Pattern[str]
    """Where a rule can begin at all: a search for one letter is many times faster than a try of all rules."""

    def find_phrases(self, letters: str) -> Iterator[re.Match[str]]:
        """The matches of the rules in order, none overlapping."""
        done = 0
        for start in self.starts.finditer(letters):
            if start.start() >= done and (found := self.master.match(letters, start.start())):
                done = found.end()
                yield found


@cache
def read_rules(language: str) -> Mapping[str, str]:
    """Rule or piece -> its form, the alternatives of its rows joined, in the order of the table."""
    forms: dict[str, list[str]] = {}
    for row in read_table(f"times_{language}_rules"):
        forms.setdefault(row["name"], []).append(row["form"])
    return {name: " | ".join(found) for name, found in forms.items()}


@cache
def read_grammar(language: str) -> Grammar:
    """The rules of `language`, compiled."""
    rules = read_rules(language)
    pieces = {name: f"({form})" for name, form in rules.items() if name.isupper()}
    master = "|".join(f"(?P<{name}>{_pattern(form, pieces)})" for name, form in rules.items() if not name.isupper())
    first = "".join(letter for kind, letter in LETTERS.items() if kind not in _NEVER_FIRST + _ARTICLES)
    inside = "".join(letter for kind, letter in LETTERS.items() if kind not in {"other", "break", "comma", "dot"})
    articles = "".join(LETTERS[kind] for kind in _ARTICLES)
    return Grammar(re.compile(master), re.compile(f"[{first}]|[{articles}](?=[{inside}])"))


def _pattern(form: str, pieces: Mapping[str, str]) -> str:
    """A form with its pieces put in and the names of kinds turned into letters."""
    while _PIECE.search(form):
        form = _PIECE.sub(lambda name: pieces[name[0]], form)
    form = re.sub(r"<([a-z]+)", r"(?<=\1)", re.sub(r"!([a-z]+)", r"(?!\1)", form.replace("(", "(?:")))
    return re.sub(r"[a-z]+", lambda kind: LETTERS[kind[0]], form).replace(" ", "")
