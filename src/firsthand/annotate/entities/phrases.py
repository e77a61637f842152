"""Noun phrases around roles and names: which word is the head, what stands before it, who is named in it.

There is no parser here. A phrase is a determiner, a few modifiers and a head that is a name, a role of the lexicon, a
word for a body, or, in the source of an attribution, the last word before the first preposition, clause or comma.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from firsthand.annotate.entities.known import (
    DETERMINERS,
    FUNCTION,
    INDEFINITE,
    MAX_ROLE_WORDS,
    POSSESSIVES,
    Role,
    body_group,
    may_end_role,
    pronoun_of,
    role_ends,
    role_of,
)
from firsthand.annotate.entities.layout import Layout
from firsthand.vocabulary import Mention, Span

MAX_MODIFIERS = 6
"""Words between a determiner and its head: "a western-style former deputy police chief"."""


class Phrase(NamedTuple):
    """A noun phrase: what it says and whom it names. All spans lie in the report."""

    span: Span
    """From determiner to head; the name alone where the head is a name."""
    head: str
    """The head's words, lower case: "kremlin chief" has "chief"."""
    modifiers: tuple[str, ...] = ()
    """Lower-case words between the determiner and the head, and those of an "of" phrase after it."""
    determiner: str = ""
    role: Role | None = None
    body: str | None = None
    mention: Mention | None = None
    """The name that is the head, if one is."""
    owner: Span | None = None
    """The possessor: "Belgorod" in "Belgorod's governor", "his" in "his lawyer"."""
    plural: bool = False
    maker: Span | None = None
    """Who made the document that speaks: "the ministry" in "a letter from the ministry"."""
    whole: Span | None = None
    """The phrase with what follows its head, for somebody who has no other name: "a spokesman for the fire service"."""

    @property
    def indefinite(self) -> bool:
        """True for "a priest", "several Russians", "two officials", "residents"."""
        return self.determiner in INDEFINITE or self.determiner.isdigit() or (not self.determiner and not self.owner)


class Names:
    """The mentions of a report, found by the word they start or end at."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention]) -> None:
        self.starts: dict[int, Mention] = {}
        self.ends: dict[int, Mention] = {}
        self.words: dict[int, Mention] = {}
        for mention in mentions:
            found = layout.inside(mention.span)
            if found:
                self.starts.setdefault(found[0], mention)
                self.ends[found[-1] + 1] = mention
                self.words.update(dict.fromkeys(found, mention))
        self.lower = frozenset(layout.low(at) for at in self.words)
        """The lower-case words that stand in names."""


def role_at(layout: Layout, at: int) -> tuple[Role, int] | None:
    """The role whose last word is at `at`, with the index of its first word; the longest one wins."""
    found = _roles_of(layout)
    return found[at] if 0 <= at < len(found) else None


@lru_cache(maxsize=2)
def _roles_of(layout: Layout) -> tuple[tuple[Role, int] | None, ...]:
    """For each word the role that ends with it: every stage asks several times for most words."""
    return tuple(_role_ending(layout, at) if may_end_role(low) else None for at, low in enumerate(layout.lows))


def _role_ending(layout: Layout, at: int) -> tuple[Role, int] | None:
    last = layout.low(at)
    is_end = last in role_ends() or last.removesuffix(".") in role_ends()
    for size in range(min(MAX_ROLE_WORDS, at + 1) if is_end else 1, 1, -1):
        role = role_of(" ".join(layout.low(i) for i in range(at - size + 1, at + 1)))
        if role and role.kind != "title":
            return role, at - size + 1
    role = role_of(last)
    return (role, at) if role and role.kind != "title" else None


def role_phrases(layout: Layout, names: Names) -> Iterator[Phrase]:
    """Every phrase with a determiner or possessor whose head is a role or a word for a body, in text order."""
    for at, (low, role) in enumerate(zip(layout.lows, _roles_of(layout), strict=True)):
        if (not role and not body_group(low)) or at in names.words:
            continue
        after = at + 1
        longer = role_at(layout, after + 1)
        if (
            role_at(layout, after)
            or body_group(layout.low(after))
            or _is_person(names, after)
            or (longer and longer[1] <= at)
        ):
            continue
        phrase = phrase_ending(layout, names, after)
        if phrase and (phrase.determiner or phrase.owner):
            yield phrase


def _is_person(names: Names, at: int) -> bool:
    """True if a person's name starts at word `at`: what stands before it is a title."""
    mention = names.starts.get(at)
    return mention is not None and mention.kind == "person"


def phrase_ending(layout: Layout, names: Names, after: int) -> Phrase | None:
    """The phrase whose head's last word stands before `after`."""
    last = after - 1
    found = role_at(layout, last)
    first = found[1] if found else last
    role = found[0] if found else None
    group = None if found else body_group(layout.low(last))
    head = " ".join(layout.low(i) for i in range(first, after))
    at, determiner, owner = to_the_left(layout, names, first)
    if at is None:
        return None
    modifiers = [layout.low(i) for i in range(at + (1 if determiner else 0), first)]
    return Phrase(
        span=layout.span(at, after),
        head=head,
        modifiers=tuple(m for m in modifiers if m not in {"'s", "'"}) + of_phrase(layout, names, after),
        determiner=determiner,
        role=role,
        body=group,
        owner=owner,
        plural=(role.plural if role else head.endswith("s") and not head.endswith("ss"))
        or determiner in {"two", "several", "many", "three", "four", "five", "few", "both", "these", "those"},
    )


def to_the_left(layout: Layout, names: Names, first: int) -> tuple[int | None, str, Span | None]:
    """First word, determiner and possessor of the phrase whose head starts at `first`; None where words forbid one."""
    at = first
    sentence = layout.words[first].sentence
    while at > 0 and first - at < MAX_MODIFIERS and layout.words[at - 1].sentence == sentence:
        low, text = layout.low(at - 1), layout.words[at - 1].text
        if low in {"'s", "'", "’"} and (owner := names.ends.get(at - 1)):
            start = layout.at(owner.span.start)
            return (start - 1 if layout.low(start - 1) == "the" else start), "", owner.span
        if low in POSSESSIVES:
            return at - 1, low, layout.words[at - 1].span
        if low in DETERMINERS or text[0].isdigit():
            return at - 1, low, None
        if low in FUNCTION or not (text[0].isalnum() or low == "'s") or pronoun_of(low):
            break
        if low.endswith("ed") and text.islower() and at - 1 in names.ends:
            break  # "the Guild faulted government": a verb, no part of the phrase
        at -= 1
    return at, "", None


def of_phrase(layout: Layout, names: Names, at: int) -> tuple[str, ...]:
    """The names that an "of" or "for" phrase at `at` adds: "governor of Belgorod" -> ("belgorod",)."""
    if layout.low(at) not in {"of", "for", "in", "at"}:
        return ()
    start = at + 2 if layout.low(at + 1) == "the" else at + 1
    mention = names.starts.get(start)
    return (mention_words(layout, mention),) if mention else ()


def mention_words(layout: Layout, mention: Mention) -> str:
    """The name in lower case without a leading "the"."""
    return mention.span.of(layout.text).lower().removeprefix("the ")
