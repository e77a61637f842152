"""When two parties are one: names as different reports write them, and people who speak for a body.

A missed match counts an origin twice, which overstates independence; a wrong one hides an origin. So names match only
by their own words, and a person stands for a body only where the report says so.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from firsthand.compare.claims.told import Teller

_WORD = re.compile(r"[\w’'-]+")
_SMALL = frozenset("the a an of for and in on at to by from its his her their".split())
_SPEAKS_FOR = re.compile(r"(?i)\b(?:spokes\w+|minist\w+|chief|head|director|president|chair\w*|coordinator)\b")
_STEM = 6
"""Letters that must agree for "minister" to mean the "ministry": shorter prefixes tie "police" to "policy"."""

NAMES_HELD = 4096
"""Names whose words are held: the same few stand behind the statements of many claims."""


@lru_cache(maxsize=NAMES_HELD)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, lower case, without possessive endings."""
    words = (re.sub(r"[’']s?$", "", word.casefold()) for word in _WORD.findall(name))
    return tuple(word for word in words if word not in _SMALL)


def same_party(left: Teller, right: Teller) -> bool:
    """Whether the two are one party: equal names, a surname of a full name, or a body's longer form."""
    if left.protected or right.protected or "unnamed" in {left.kind, right.kind}:
        return False
    short, long = sorted((name_words(left.name), name_words(right.name)), key=len)
    if not short:
        return False
    if short == long:
        return True
    if left.kind == right.kind == "person":
        return len(short) == 1 and short[0] == long[-1]
    if "person" in {left.kind, right.kind}:
        return False
    return short == long[-len(short) :] and (len(short) > 1 or len(short[0]) >= _STEM)


def speaks_for(person: Teller, body: Teller) -> bool:
    """Whether the report says that the person holds an office of the body: "ministry spokesman Jurgen Alme"."""
    if person.kind != "person" or person.protected or body.kind not in {"body", "document"}:
        return False
    wanted = {word[:_STEM] for word in name_words(body.name)}
    return any(
        _SPEAKS_FOR.search(role) is not None and wanted <= {word[:_STEM] for word in name_words(role)}
        for role in person.roles
    )


def one_origin(left: Teller, right: Teller) -> bool:
    """Whether the two count as one origin of one claim."""
    return same_party(left, right) or speaks_for(left, right) or speaks_for(right, left)


def is_outlet(teller: Teller, outlet: str | None) -> bool:
    """Whether a party is the outlet of a report in the pile."""
    return outlet is not None and name_words(teller.name) == name_words(outlet) and teller.kind in {"newsroom", "body"}


def shown_name(tellers: Iterable[Teller]) -> str:
    """The name to show: of people the fullest, of others the one that most statements use; ties by the alphabet."""
    listed = list(tellers)
    used = Counter(teller.name for teller in listed)
    if all(teller.kind == "person" for teller in listed):
        return min(used, key=lambda name: (-len(name), name))
    return min(used, key=lambda name: (-used[name], -len(name), name))
