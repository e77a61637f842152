"""The tagger's names, made whole before they are grouped: cut words, kinds that the rest of the report contradicts."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from firsthand.annotate.entities.known import body_group, seats
from firsthand.annotate.entities.layout import Layout
from firsthand.vocabulary import EntityKind, Mention, Span

_LONG_BODY = re.compile(
    r"\b(?P<head>[A-Z][a-z]+)(?:,? (?:of|for|in|on|and|the|against|to)){1,2} [A-Z][\w-]+"
    r"(?: (?:(?:of|for|and|the) ){0,2}[A-Z][\w-]+)*"
)
"""A body's name with small words in it: "Committee in Defence of Public Interests"."""


def repaired(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in text order, none empty, none overlapping."""
    found = [m for m in mentions if m.span.of(layout.text).strip() and layout.inside(m.span)]
    found = [_whole_word(layout, m) for m in found]
    long = list(_long_bodies(layout, found))
    found = [m for m in found if not any(body.span.overlaps(m.span) for body in long)] + long
    found.sort(key=lambda m: m.span)
    kinds = _kinds(layout, found)
    people = (m.span.of(layout.text).split() for m in found if m.kind == "person")
    last_names = frozenset(words[-1] for words in people if len(words) > 1)
    return [_with_kind(layout, m, kinds, last_names) for m in _apart(found)]


def _whole_word(layout: Layout, mention: Mention) -> Mention:
    """The mention up to the end of its hyphenated word, where that goes on with a capital: "OVD-" -> "OVD-Info"."""
    last = layout.words[layout.after(mention.span) - 1]
    rest = layout.text[mention.span.end : last.span.end]
    if rest.lstrip("-")[:1].isupper():
        return msgspec.structs.replace(mention, span=Span(mention.span.start, last.span.end))
    return mention


def _long_bodies(layout: Layout, mentions: Sequence[Mention]) -> Iterable[Mention]:
    """Names of bodies that start with a word for one and run on over small words, around a name the tagger found."""
    for match in _LONG_BODY.finditer(layout.text):
        span = Span(match.start(), match.end())
        inside = [m for m in mentions if m.span.overlaps(span)]
        partly = any(not span.covers(m.span) or m.kind == "person" for m in inside)
        if body_group(match["head"].lower()) and inside and not partly and all(m.kind != "place" for m in inside):
            yield Mention(span=span, kind="body")


def _apart(mentions: Iterable[Mention]) -> Iterable[Mention]:
    end = -1
    for mention in mentions:
        if mention.span.start >= end:
            end = mention.span.end
            yield mention


def _kinds(layout: Layout, mentions: Sequence[Mention]) -> dict[str, Counter[EntityKind]]:
    found: dict[str, Counter[EntityKind]] = {}
    for mention in mentions:
        found.setdefault(mention.span.of(layout.text), Counter())[mention.kind] += 1
    return found


def _with_kind(
    layout: Layout, mention: Mention, kinds: dict[str, Counter[EntityKind]], last_names: frozenset[str]
) -> Mention:
    """A person called by a seat of power, or by what is mostly no person here, is none; a last name alone is one."""
    text = mention.span.of(layout.text)
    if mention.kind in {"body", "other"} and text in last_names:
        return msgspec.structs.replace(mention, kind="person")
    if mention.kind != "person":
        return mention
    if text.lower().removeprefix("the ") in seats():
        return msgspec.structs.replace(mention, kind="body")
    counted = kinds[text]
    other = max((kind for kind in sorted(counted) if kind != "person"), key=lambda k: counted[k], default=None)
    if other and counted[other] >= counted["person"]:
        return msgspec.structs.replace(mention, kind=other)
    return mention
