"""A name -> the title or role that stands with it: in front of it, or behind it between commas."""

import re
from collections.abc import Mapping
from functools import cache

from firsthand.annotate.names.boundaries import demonyms
from firsthand.lexicon import read_table
from firsthand.vocabulary import Span

MAX_TITLE_WORDS = 6
MAX_APPOSITION_CHARS = 120

_MODIFIERS = frozenset(
    """former ex then deputy vice senior chief acting prime foreign interior defence defense opposition top late
    longtime veteran first second assistant associate executive general interim lead leading managing national regional
    local state federal retired independent liberal conservative human rights political military police press finance
    health justice education information high great grand presidential vice-presidential mayoral gubernatorial party
    campaign communications executive city county district union church army navy film television rock pop""".split()
)
_APPOSITION = re.compile(
    r"""(?:\s[IVX]+)?,\s+(?P<role>(?:an?|the|one\s+of|its|his|her|their|former|then|\d+(?:st|nd|rd|th)|[A-Z][\w.-]+)\s[^,;:.!?“”"\n]*?)(?=\s+(?:who|which|that)\b|\s+[–—-]\s|[,.;:\n”"]|$)"""
)


@cache
def _roles() -> Mapping[str, str]:
    """Every role word, lower case, singular and plural -> its kind."""
    roles: dict[str, str] = {}
    for row in read_table("roles"):
        word = row["word"].lower()
        roles[word] = row["kind"]
        roles.setdefault(word + "s", row["kind"])
    return roles


@cache
def _longest_role() -> int:
    return max(len(role.split()) for role in _roles())


def find_title(text: str, name: Span, passage: Span) -> Span | None:
    """The title of a person: `Russian President` before, `a liberal activist` behind, or None."""
    return _title_before(text, name, passage) or _title_behind(text, name, passage)


def _title_before(text: str, name: Span, passage: Span) -> Span | None:
    """Role words right in front of the name, with what narrows them: Belgorod's governor, deputy prime minister."""
    words = list(re.finditer(r"[\w'’.-]+", text[max(passage.start, name.start - 90) : name.start]))
    by = max(passage.start, name.start - 90)
    if (
        not words
        or text[by + words[-1].end() : name.start].strip(" ,")
        or "\n" in text[by + words[-1].end() : name.start]
    ):
        return None
    first = _role_start([word.group() for word in words])
    if first is None or (words[-1].group().endswith(".") and words[-1].group().islower()):
        return None
    at = first
    while (
        at > 0
        and first - at < MAX_TITLE_WORDS
        and _narrows(words[at - 1].group())
        and not words[at - 1].group().endswith(".")
        and text[by + words[at - 1].end() : by + words[at].start()] == " "
    ):
        at -= 1
    return Span(by + words[at].start(), by + words[-1].end())


def _role_start(words: list[str]) -> int | None:
    """Index of the first word of the longest role that ends the list."""
    for length in range(min(_longest_role(), len(words)), 0, -1):
        role = " ".join(words[-length:]).lower().rstrip(".")
        if role in _roles():
            return len(words) - length
    return None


def _narrows(word: str) -> bool:
    lower = word.lower()
    if lower in (
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "but",
        "and",
        "when",
        "as",
        "after",
        "while",
        "for",
        "he",
        "she",
        "it",
    ):
        return False
    return (
        lower in _MODIFIERS
        or lower in _roles()
        or word in demonyms()
        or word[0].isupper()
        or "-" in word.strip("-0123456789")
    )


def _title_behind(text: str, name: Span, passage: Span) -> Span | None:
    """An apposition that holds a role word: `, a liberal political activist,`."""
    found = _APPOSITION.match(text, name.end, min(passage.end, name.end + MAX_APPOSITION_CHARS))
    if not found:
        return None
    return Span(*found.span("role")) if _has_role(found["role"]) else None


def _has_role(phrase: str) -> bool:
    words = [word.lower() for word in re.findall(r"[\w'’-]+", phrase)]
    return any(" ".join(words[at : at + n]) in _roles() for at in range(len(words)) for n in (1, 2))
