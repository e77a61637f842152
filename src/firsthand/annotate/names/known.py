"""Names that the lexicon knows: agencies, outlets, monitors, seats, platforms, countries; whole words, same case."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from firsthand.lexicon import read_table
from firsthand.vocabulary import EntityKind, Span

_TABLES = (("agencies", "name"), ("monitors", "name"), ("seats", "seat"), ("platforms", "name"))
_CITED = re.compile(r"(?:told|tells|telling|by|via|to|with|from|for|that|reported|citing|cited|quoted)\s+(?:the\s+)?$")
_CITES = re.compile(r"\s+(?:reported|reports|said|says|wrote|quoted|cited|noted)\b")
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
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")


@cache
def _frequent() -> frozenset[str]:
    """English words that are common enough to start a sentence: "Insider", "Independent", "Memorial"."""
    return frozenset(row["word"] for row in read_table("frequent_words") if int(row["rank"]) <= _FREQUENT_RANK)


@cache
def _glued() -> re.Pattern[str]:
    capitals = sorted(name for name in known_names() if name.isupper() and len(name) >= MIN_GLUED_CHARS)
    return re.compile(r"(?<=[a-z])(?:" + "|".join(map(re.escape, capitals)) + r")(?![\w-])")


def find_known(text: str, passage: Span) -> Iterator[tuple[Span, EntityKind]]:
    """The known names of one passage in order; a name that is also a common word only where somebody cites it."""
    for match in _pattern().finditer(text, passage.start, passage.end):
        name = match.group()
        if name.lower() in _frequent() and not name.isupper() and not _is_cited(text, match, passage):
            continue
        yield Span(*match.span()), known_names()[name]
    for match in _glued().finditer(text, passage.start, passage.end):
        yield Span(*match.span()), known_names()[match.group()]


def without_glued(text: str, span: Span) -> Span:
    """A name without the agency that a credit line runs into it: `Ilse MartenAFP via Getty Images`."""
    glued = _glued().search(text, span.start, span.end)
    return Span(span.start, glued.start()) if glued else span


def _is_cited(text: str, match: re.Match[str], passage: Span) -> bool:
    before = text[max(passage.start, match.start() - 20) : match.start()]
    return bool(_CITED.search(before) or _CITES.match(text, match.end(), passage.end))
