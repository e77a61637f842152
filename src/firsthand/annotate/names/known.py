"""Names that the lexicon knows: agencies, outlets, monitors, seats, platforms, countries; whole words, same case."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from firsthand.lexicon import read_table
from firsthand.vocabulary import EntityKind, Span

_TABLES = (("agencies", "name"), ("monitors", "name"), ("seats", "seat"), ("platforms", "name"))
_CAPITALISED_RUN = re.compile(r"\b[A-Z][\w-]+(?: (?:and |of |for )?[A-Z][\w-]+){1,6}(?![\w-])")
_CITED = re.compile(r"(?:told|tells|telling|by|via|to|with|from|for|that|reported|citing|cited|quoted)\s+(?:the\s+)?$")
_CITES = re.compile(r"\s+(?:reported|reports|said|says|wrote|quoted|cited|noted)\b")
_WORD_BEFORE = re.compile(r"\b([a-z-]+)\s$")
_NEAR = frozenset(
    "aunt boy brother colleague cousin daughter father friend girl grandmother husband mother neighbor neighbour niece "
    "nephew nurse pupil sister son uncle wife witness woman".split()
)
_FREQUENT_RANK = 8000

MIN_GLUED_CHARS = 3
"""An agency in capitals this long is found behind a lower-case letter too."""


@cache
def country_names() -> frozenset[str]:
    """Countries by the names that the press gives them."""
    return frozenset(row["country"] for row in read_table("demonyms"))


@cache
def known_names() -> Mapping[str, EntityKind]:
    """Every name and alias of the tables -> its kind; all are bodies but the countries."""
    names: dict[str, EntityKind] = dict.fromkeys(sorted(country_names()), "place")
    for table, column in _TABLES:
        for row in read_table(table):
            for name in [row[column], *filter(None, row.get("aliases", "").split(";"))]:
                names[name] = "body"
    return names


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(known_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-]){_any_of(longest_first)}(?![\w-])")


def _any_of(names: Sequence[str]) -> str:
    """An expression for any of the names, the first that fits; one look at a character rules out most places."""
    initials = "".join(sorted({re.escape(name[0]) for name in names}))
    return rf"(?=[{initials}])(?:{'|'.join(map(re.escape, names))})"


@cache
def frequent_words() -> frozenset[str]:
    """English words that are common enough to start a sentence or to be no name: "Insider", "Memorial", "Tuesday"."""
    return frozenset(row["word"] for row in read_table("frequent_words") if int(row["rank"]) <= _FREQUENT_RANK)


@cache
def body_words() -> frozenset[str]:
    """Words for bodies, lower case: committee, ministry, union."""
    return frozenset(row["word"].lower() for row in read_table("bodies"))


@cache
def role_words() -> frozenset[str]:
    """Words for what a person is, lower case: president, activist, mother."""
    return frozenset(row["word"].lower() for row in read_table("roles"))


@cache
def _glued() -> re.Pattern[str]:
    capitals = sorted(name for name in known_names() if name.isupper() and len(name) >= MIN_GLUED_CHARS)
    return re.compile(rf"(?<=[a-z]){_any_of(capitals)}(?![\w-])")


def find_known(text: str, passage: Span) -> Iterator[tuple[Span, EntityKind]]:
    """The known names of one passage in order; a name that is also a common word only where somebody cites it."""
    for match in _pattern().finditer(text, passage.start, passage.end):
        name = match.group()
        if name.lower() in frequent_words() and not name.isupper() and not _is_cited(text, match, passage):
            continue
        yield Span(*match.span()), "person" if _is_called_so(text, match, passage) else known_names()[name]
    for match in _glued().finditer(text, passage.start, passage.end):
        yield Span(*match.span()), known_names()[match.group()]


def find_bodies(text: str, passage: Span) -> Iterator[Span]:
    """Runs of capitalised words that a word for a body ends or starts: Interior Ministry, Bank of Korvania."""
    for match in _CAPITALISED_RUN.finditer(text, passage.start, passage.end):
        words = match.group().split()
        start = match.start()
        if match.start() == passage.start or text[match.start() - 2] in ".!?":
            start += len(words[0]) + 1 if words[0].lower() in frequent_words() else 0
        is_body = words[-1].lower() in body_words() or (words[0].lower() in body_words() and words[1:2] == ["of"])
        if is_body and " " in text[start : match.end()]:
            yield Span(start, match.end())


def without_glued(text: str, span: Span) -> Span:
    """A name without the agency that a credit line runs into it: `Ilse MartenAFP via Getty Images`."""
    glued = _glued().search(text, span.start, span.end)
    return Span(span.start, glued.start()) if glued else span


def _is_called_so(text: str, match: re.Match[str], passage: Span) -> bool:
    """True behind a word for a person: "my neighbour Petra" is no agency."""
    word = _WORD_BEFORE.search(text, max(passage.start, match.start() - 30), match.start())
    return word is not None and (word[1] in role_words() or word[1] in _NEAR)


def _is_cited(text: str, match: re.Match[str], passage: Span) -> bool:
    before = text[max(passage.start, match.start() - 20) : match.start()]
    return bool(_CITED.search(before) or _CITES.match(text, match.end(), passage.end))
