"""A title, an apposition or a description -> the office it names, and the country, place or body it is held in."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import msgspec

from firsthand.compare.identities.names import common_words
from firsthand.lexicon import read_table
from firsthand.vocabulary import Span

MAX_ROLE_WORDS = 4
""""chancellor of the exchequer"."""
MAX_OWNER_WORDS = 3
""""the water union": where a report refers to a body or place by no name."""
LEADER = "leader"

OwnerOf = Callable[[Span], str | None]
"""The key of the named body or place that a stretch of the report names, or refers to in all of its words."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-.&][^\W_]+)*|['’]s?\b|['’]")
_PREPOSITIONS = frozenset("of for in at on to with by from".split())
_FOLLOW = frozenset("since who whose which that and or as after before during until".split())
_DETERMINERS = frozenset("the a an".split())
_OWN_WORDS = frozenset(
    "embattled longtime long-time new newly current incumbent outgoing hardline elected re-elected leftist left-wing "
    "right-wing far-right populist conservative liberal interim regional national federal provincial".split()
)
"""Words before a role that say nothing of where it is held."""
_NOT_NOW = frozenset("former ex late ousted deposed then exiled onetime one-time ex-".split())
_NOT_IT = frozenset(
    "deputy vice assistant acting would-be self-proclaimed designate elect candidate hopeful nominee shadow aspiring "
    "honorary first second lieutenant lt associate under "
    "ordained baptist methodist presbyterian lutheran anglican evangelical pentecostal unitarian".split()
)
"""Words that make it another office, or none."""
_GENITIVE = frozenset(["'s", "’s", "'", "’"])
_POSSESSIVES = frozenset("its his her their our my your".split())
_AREA = frozenset("city region oblast province county district area state prefecture".split())


class Office(msgspec.Struct, frozen=True, array_like=True):
    """An office as a report words it."""

    office: str
    """What all words for it share; for other public roles the group of roles.tsv."""
    of: str | None
    """Key of the country, place or body; None where the words name none."""
    one: bool
    """Whether one person holds it at a time, where `of` is known."""
    alone: bool
    """Whether it is said without its country inside a story; false if the words hint at an owner they do not name."""
    former: bool
    span: Span

    @property
    def known(self) -> bool:
        """Whether it is known where the office is held."""
        return self.of is not None

    def words(self) -> str:
        """The office as a sentence names it."""
        return f"{self.office} of {self.of}" if self.of else self.office


class _Word(NamedTuple):
    span: Span
    text: str
    low: str


def office_in(text: str, span: Span, owner_of: OwnerOf) -> Office | None:
    """The public office that the words of `span` name, if they name one and of one person."""
    words = [
        _Word(Span(*m.span()), m.group(), m.group().casefold()) for m in _WORD.finditer(text, span.start, span.end)
    ]
    found = _role(text, words)
    if found is None:
        return None
    first, after, row = found
    before, behind = words[:first], words[after:]
    lows = {word.low for word in before}
    if lows & _NOT_IT or (behind and behind[0].low in _NOT_IT):
        return None
    office, one, alone = row
    if office in {"minister", "secretary"} and before and not _country(before[-1].low) and before[-1].text[0].isalpha():
        if before[-1].low in _DETERMINERS | _OWN_WORDS | _NOT_NOW:
            return None
        office, one, alone, before = (
            f"{before[-1].low} {office}",
            office == "minister",
            office == "minister",
            before[:-1],
        )
    of, hinted = _owner(text, before, behind, owner_of)
    office, of = _of_seat(office, of)
    return Office(
        office=office,
        of=of,
        one=one,
        alone=alone and of is None and not hinted,
        former=bool(lows & _NOT_NOW) or any(word.low.startswith("ex-") for word in words[: first + 1]),
        span=span,
    )


def trade_in(text: str, span: Span) -> str | None:
    """The group of the private occupation that the words name: "nurse"; None for offices, kin and "the man"."""
    for match in _WORD.finditer(text, span.start, span.end):
        low = match.group().casefold()
        if low in _PREPOSITIONS:
            return None
        if low in _trades():
            return _trades()[low]
    return None


def offices_of_leader(country: str) -> tuple[str, ...]:
    """The offices that "the leader of" a country can mean."""
    known = _led_by().get(country)
    return (known,) if known else (LEADER, "president", "prime minister")


def _role(text: str, words: list[_Word]) -> tuple[int, int, tuple[str, bool, bool]] | None:
    """First word, word behind and row of the public role that heads the phrase; the longest wins."""
    lows = [word.low.rstrip(".") for word in words]
    end = next((at for at in range(1, len(words)) if _ends(text, words, at)), len(words))
    for size in (MAX_ROLE_WORDS, MAX_ROLE_WORDS - 1):
        for first in range(end):
            row = _offices().get(" ".join(lows[first : first + size]))
            if row and len(lows) >= first + size and lows[first + 1] == "of":
                return first, first + size, row
    for first in range(max(0, end - MAX_ROLE_WORDS), end):
        row = _offices().get(" ".join(lows[first:end]))
        if row:
            return first, end, row
    return None


def _ends(text: str, words: list[_Word], at: int) -> bool:
    """True if the phrase that the role heads ends before word `at`: a place, a time or another role follows."""
    return words[at].low in _PREPOSITIONS | _FOLLOW or "," in text[words[at - 1].span.end : words[at].span.start]


def _owner(text: str, before: list[_Word], behind: list[_Word], owner_of: OwnerOf) -> tuple[str | None, bool]:
    """Where the office is held, and whether the words hint at a place or body without naming it."""
    if behind and behind[0].low in {"of", "for"}:
        rest = behind[1:]
        if not rest:
            return None, True
        return _name_of(rest, owner_of), True
    left = [
        word
        for at, word in enumerate(before)
        if word.low not in _DETERMINERS | _NOT_NOW
        and not word.low[0].isdigit()
        and not (word.low in _OWN_WORDS and not _is_capital(word, before[at + 1 : at + 2]))
    ]
    if not left:
        return None, False
    if left[0].low in _POSSESSIVES:
        return None, True
    near = left if all(word.text[0].islower() or word.low in _GENITIVE for word in left) else _beside(text, left)
    return (_name_of(near, owner_of, adjective=True) if near else None), True


def _beside(text: str, left: list[_Word]) -> list[_Word]:
    """The capitalised words right before the role, and whose possessor they are; none where another word parts them."""
    at = len(left)
    while at and (left[at - 1].text[0].isupper() or left[at - 1].low in _GENITIVE):
        at -= 1
    found = left[at:]
    begins = text[: found[0].span.start].rstrip(" “\"‘'(")[-1:] if found else ""
    first = found[0].low if found else ""
    proper = _country(first) or first in _seats() or first not in common_words()
    if found and begins in {"", ".", "!", "?", ":", "\n"} and not proper:
        return found[1:] if len(found) > 1 and found[1].text[0].isupper() else []
    return found


def _name_of(words: list[_Word], owner_of: OwnerOf, *, adjective: bool = False) -> str | None:
    """The key of a country, else of what the report names there, else the capitalised words alone."""
    words = [word for word in words if word.low not in _GENITIVE | _DETERMINERS]
    capital = _capitals(words)
    if not capital:
        return owner_of(Span(words[0].span.start, words[:MAX_OWNER_WORDS][-1].span.end)) if words else None
    name = " ".join(word.low.replace(".", "") for word in capital)
    if country := _country(name):
        return country
    named = owner_of(Span(capital[0].span.start, capital[-1].span.end))
    if named:
        return _country(named) or named
    return (_country(capital[0].low) if adjective else None) or _adjective(name)


def _is_capital(word: _Word, following: list[_Word]) -> bool:
    """True if the word begins a name: "New" in "New York", not in "New President"."""
    return word.text[0].isupper() and bool(following) and following[0].text[0].isupper()


def _capitals(words: list[_Word]) -> list[_Word]:
    """The first run of capitalised words, small words between them included."""
    found: list[_Word] = []
    for at, word in enumerate(words):
        if word.text[0].isupper():
            found.append(word)
        elif found and not (
            word.low in {"of", "and", "for", "the"} and words[at + 1 :] and words[at + 1].text[0].isupper()
        ):
            break
        elif found:
            found.append(word)
    while len(found) > 1 and found[-1].low in _AREA:
        found.pop()
    return found


def _adjective(name: str) -> str:
    """A place by its adjective: "veldanian" -> "veldania"."""
    return name[:-1] if name.endswith("ian") else name


def _of_seat(office: str, of: str | None) -> tuple[str, str | None]:
    """The office and its place: "the Kremlin chief" is Russia's president, "the Kremlin spokesman" is the Kremlin's."""
    seat = _seats().get(of or "")
    if seat and office in {"head", LEADER, "president", "prime minister"}:
        country, held = seat
        return (held if office in {"head", LEADER} else office), country
    known = _led_by().get(of or "")
    if office in {"head", LEADER} and known:
        return known, of
    return office, of


@cache
def _offices() -> dict[str, tuple[str, bool, bool]]:
    """(office, one holder, said alone) by word; other public roles under their own group."""
    found = {row["word"]: (row["office"], True, row["alone"] == "yes") for row in read_table("offices")}
    for row in read_table("roles"):
        if row["public"] == "yes" and row["kind"] in {"office", "fame", "title"} and row["group"]:
            found.setdefault(row["word"].casefold(), (row["group"].casefold(), False, False))
    return found


@cache
def _trades() -> dict[str, str]:
    return {row["word"].casefold(): row["group"] for row in read_table("roles") if row["kind"] == "trade"}


@cache
def _countries() -> dict[str, str]:
    found = {"us": "united states", "usa": "united states", "uk": "united kingdom", "britain": "united kingdom"}
    for row in read_table("demonyms"):
        found[row["adjective"].casefold()] = row["country"].casefold()
        found[row["country"].casefold()] = row["country"].casefold()
    return found


def _country(word: str) -> str | None:
    return _countries().get(word.replace(".", ""))


@cache
def _seats() -> dict[str, tuple[str, str]]:
    """(country, office) by seat of power."""
    held = {"head": "president", "head of government": "prime minister"}
    return {
        row["seat"].casefold(): (row["country"].casefold(), held[row["office"]])
        for row in read_table("seats")
        if row["office"] in held
    }


@cache
def _led_by() -> dict[str, str]:
    """The office of whoever leads a country, where its seat of power tells."""
    return dict(_seats().values())
