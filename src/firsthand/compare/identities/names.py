"""Names -> keys under which reports that spell them differently meet. Crude: names meet, nothing is rewritten."""

import re
from functools import cache
from typing import NamedTuple

from firsthand.lexicon import read_table
from firsthand.text.transliteration import name_key

_PARTICLES = frozenset("von van der den de la le del della da dos di bin bint ibn al el ben ter ten zu y".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_HONOURS = frozenset("esq phd qc sc kc mp md obe mbe cbe".split())
_TOKEN = re.compile(r"[^\s,]+")
_POSSESSIVE = re.compile(r"['’](?:s)?$")
_SMALL = frozenset("of the and for in on to at de la le du des und der die das & a an".split())
MAX_ACRONYM = 7


class PersonName(NamedTuple):
    """The parts of a person's name that tell people apart."""

    exact: str
    """The words as written, lower case, without titles."""
    first: str
    """Key of the first name; "" where the name is a single word."""
    last: str
    """Key of the last word."""
    middle: str
    """First letter of the second name; "" without one."""
    suffix: str
    """"jr", "sr", "ii"; "" without one."""


def person_name(name: str) -> PersonName | None:
    """The parts of a name; None where no word is left."""
    words = [word for word in (_bare(token) for token in _TOKEN.findall(name)) if word]
    while len(words) > 1 and words[0] in _titles():
        words.pop(0)
    suffix = ""
    while len(words) > 1 and words[-1] in _SUFFIXES | _HONOURS:
        last = words.pop()
        suffix = last if last in _SUFFIXES else suffix
    if not words:
        return None
    between = [word for word in words[1:-1] if word not in _PARTICLES]
    return PersonName(
        exact=" ".join([*words, suffix]).strip(),
        first=name_key(words[0]) if len(words) > 1 else "",
        last=name_key(words[-1]),
        middle=between[0][0] if between else "",
        suffix=suffix,
    )


def body_key(name: str) -> str:
    """What two names of one body share: lower case, no article, no possessive; the full name of a known alias."""
    words = " ".join(_POSSESSIVE.sub("", name.strip()).casefold().replace("’", "'").split())
    plain = words.removeprefix("the ")
    return _aliases().get(plain, _aliases().get(words, plain)).removeprefix("the ")


def is_known_body(name: str) -> bool:
    """True for the agencies, outlets and monitors of the lexicon, by any of their names."""
    plain = " ".join(_POSSESSIVE.sub("", name.strip()).casefold().replace("’", "'").split())
    return plain in _aliases() or plain.removeprefix("the ") in _aliases()


def tells_itself(name: str) -> bool:
    """True if a body's name is its own, not what every country has: two words, one of them no common English word."""
    words = [word for word in re.split(r"[\s\-–/]+", body_key(name)) if word not in _SMALL]
    return len(words) > 1 and any(
        len(word) > 3 and word not in common_words() and word not in _places() for word in words
    )


def is_acronym(name: str) -> bool:
    """True for "FSB" and "U.N."."""
    plain = name.replace(".", "")
    return plain.isupper() and plain.isalpha() and 1 < len(plain) <= MAX_ACRONYM


def acronym_key(name: str) -> str:
    """The letters of an acronym, lower case."""
    return name.replace(".", "").casefold()


def _bare(token: str) -> str:
    return _POSSESSIVE.sub("", token).casefold().replace("’", "'").strip(".“”\"'()")


@cache
def _titles() -> frozenset[str]:
    rows = read_table("roles")
    return frozenset(
        row["word"].lower() for row in rows if row["kind"] in {"title", "office"} and " " not in row["word"]
    )


@cache
def _aliases() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in ("agencies", "monitors"):
        for row in read_table(table):
            for name in (row["name"], *filter(None, row["aliases"].split(";"))):
                found[name.casefold()] = row["name"].casefold()
    return found


@cache
def common_words() -> frozenset[str]:
    """The frequent words of English, lower case."""
    return frozenset(next(iter(row.values())).casefold() for row in read_table("frequent_words"))


@cache
def _places() -> frozenset[str]:
    rows = read_table("demonyms")
    names = {row["adjective"] for row in rows} | {row["country"] for row in rows}
    return frozenset(word.casefold() for name in names for word in name.split())
