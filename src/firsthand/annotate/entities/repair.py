"""The tagger's names, made whole before they are grouped: cut words, kinds that the rest of the report contradicts."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from firsthand.annotate.entities.appositions import apposed_names
from firsthand.annotate.entities.corrected import corrected
from firsthand.annotate.entities.known import DETERMINERS, body_group, role_of, seats
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.phrases import role_at
from firsthand.annotate.entities.sourcenames import named_sources
from firsthand.vocabulary import Attribution, EntityKind, Mention, Span

_LONG_BODY = re.compile(
    r"\b(?P<head>[A-Z][a-z]+)(?:,? (?:of|for|in|and|the|against)){1,2} [A-Z][\w-]+"
    r"(?: (?:(?:of|for|and|the) ){0,2}[A-Z][\w-]+)*"
)
"""A body's name with small words in it: "Committee in Defence of Public Interests"."""


_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december i".split()
)


@lru_cache(maxsize=2)
def repaired(
    layout: Layout, mentions: tuple[Mention, ...], attributions: tuple[Attribution, ...] = ()
) -> tuple[Mention, ...]:
    """The mentions in text order, none empty, none overlapping, with those that the tagger left out or cut.

    Kept for the next stage, which asks for the same.
    """
    found = [m for m in mentions if m.span.of(layout.text).strip() and layout.inside(m.span)]
    found = corrected(layout, found)
    found = [_whole_word(layout, m) for m in found]
    taken = frozenset(at for m in found if m.kind == "person" for at in layout.inside(m.span))
    found = [_grown(layout, m, taken) for m in found]
    found = _with(layout, found, _long_bodies(layout, found), over=True)
    found = _with(layout, found, _plain_bodies(layout), over=True)
    found = _with(layout, found, _named_after_body(layout), over=False)
    sources = [item.source for item in attributions if item.source]
    found = _with(layout, found, named_sources(layout, found, sources), over=False)
    found = _with(layout, found, apposed_names(layout, found, sources), over=True)
    found = _with(layout, found, _handles(layout), over=True)
    found = _with(layout, found, _said_again(layout, found), over=False)
    kinds = _kinds(layout, found)
    people = (m.span.of(layout.text).split() for m in found if m.kind == "person")
    last_names = frozenset(words[-1] for words in people if len(words) > 1)
    return tuple(_with_kind(layout, m, kinds, last_names) for m in _apart(found))


def _with(layout: Layout, found: list[Mention], more: Iterable[Mention], *, over: bool) -> list[Mention]:
    """The mentions with `more` of them; `over`: a new one takes the place of those it covers."""
    news = list(more)
    if not news:
        return sorted(dict.fromkeys(found), key=lambda m: (m.span, m.kind))
    by_word: dict[int, dict[Mention, None]] = {}
    for mention in found:
        _put(layout, by_word, mention)
    for new in news:
        near = dict.fromkeys(m for at in layout.inside(new.span) for m in by_word.get(at, ()))
        touched = [m for m in near if m.span.overlaps(new.span)]
        if not touched or (over and all(new.span.covers(m.span) and _may_go(layout, m) for m in touched)):
            for gone in touched:
                for at in layout.inside(gone.span):
                    by_word[at].pop(gone, None)
            _put(layout, by_word, new)
    return sorted({m for held in by_word.values() for m in held}, key=lambda m: (m.span, m.kind))


def _put(layout: Layout, by_word: dict[int, dict[Mention, None]], mention: Mention) -> None:
    for at in layout.inside(mention.span):
        by_word.setdefault(at, {})[mention] = None


def _may_go(layout: Layout, mention: Mention) -> bool:
    """True if a longer body may take the mention in: a full name of a person may not."""
    return mention.kind != "person" or " " not in mention.span.of(layout.text)


def _capital(layout: Layout, at: int) -> bool:
    return at < len(layout.words) and layout.words[at].text[0].isupper() and layout.low(at) not in _NO_NAMES


def _grown(layout: Layout, mention: Mention, people: frozenset[int]) -> Mention:
    """A body up to the end of its capitalised words, `people` left out: "Interior" -> "Interior Ministry"."""
    end = layout.after(mention.span)
    if mention.kind != "body" or mention.span.of(layout.text)[-1] in ".,":
        return mention
    sentence = layout.words[end - 1].sentence
    while (
        end not in people
        and _capital(layout, end)
        and layout.words[end].sentence == sentence
        and not role_at(layout, end)
        and not _is_title(layout.low(end))
    ):
        end += 1
    return msgspec.structs.replace(mention, span=Span(mention.span.start, layout.words[end - 1].span.end))


def _is_title(word: str) -> bool:
    """True for a word that stands before a person's name: "Dr"."""
    role = role_of(word.rstrip("."))
    return role is not None and role.kind == "title"


def _plain_bodies(layout: Layout) -> Iterable[Mention]:
    """Capitalised words that end in a word for a body: "Interior Ministry", "Mill Lane Residents Association"."""
    for at, low in enumerate(layout.lows):
        if not body_group(low) or not layout.words[at].text[0].isupper() or _capital(layout, at + 1):
            continue
        first = at
        while first > 0 and _capital(layout, first - 1) and layout.low(first - 1) not in DETERMINERS:
            first -= 1
        if first < at and layout.words[first].sentence == layout.words[at].sentence:
            yield Mention(span=layout.span(first, at + 1), kind="body")


def _named_after_body(layout: Layout) -> Iterable[Mention]:
    """Capitalised words right behind a plain word for a body: "the charity federation Hands Across"."""
    for at, low in enumerate(layout.lows):
        if not body_group(low) or not layout.words[at].text.islower() or not _capital(layout, at + 1):
            continue
        end = at + 1
        while _capital(layout, end) and layout.words[end].sentence == layout.words[at].sentence:
            end += 1
        if end > at + 1 and not role_at(layout, at + 1):
            yield Mention(span=layout.span(at + 1, end), kind="body")


def _handles(layout: Layout) -> Iterable[Mention]:
    """The names that people and bodies go by on a platform: "@gull_watcher"."""
    if "@" not in layout.text:
        return ()
    return (
        Mention(span=word.span, kind="other") for word in layout.words if word.text[0] == "@" and len(word.text) > 2
    )


def _said_again(layout: Layout, found: Sequence[Mention]) -> Iterable[Mention]:
    """Names of several words, and last names, that the tagger saw elsewhere in the report but not here."""
    again = {m.span.of(layout.text): m.kind for m in found if " " in m.span.of(layout.text) and m.kind != "place"}
    again |= {name.rsplit(" ", 1)[1]: "person" for name, kind in list(again.items()) if kind == "person"}
    again |= {name.upper(): "person" for name, kind in list(again.items()) if kind == "person"}  # "STONE:"
    by_first: dict[str, list[str]] = {}
    for name in again:
        if name[:1].isupper() and "\n" not in name:
            by_first.setdefault(_FIRST_WORD.findall(name)[0], []).append(name)
    places: dict[str, list[int]] = {}
    for match in _FIRST_WORD.finditer(layout.text):
        for name in by_first.get(match.group(), ()):
            after = match.start() + len(name)
            if layout.text.startswith(name, match.start()) and not _LETTER.match(layout.text, after):
                places.setdefault(name, []).append(match.start())
    for name, kind in again.items():
        for start in places.get(name, ()):
            at = layout.at(start)
            opens = layout.sentence_start(at) == at
            if " " in name or not opens or layout.low(at + 1) in _AFTER_A_NAME:
                yield Mention(span=Span(start, start + len(name)), kind=kind)


_FIRST_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"\w")


_AFTER_A_NAME = frozenset("said says told tells added 's asked called".split()) | {","}


def _whole_word(layout: Layout, mention: Mention) -> Mention:
    """The mention up to the end of its hyphenated word, where that goes on with a capital: "OVD-" -> "OVD-Info"."""
    last = layout.words[layout.after(mention.span) - 1]
    rest = layout.text[mention.span.end : last.span.end]
    if rest.lstrip("-")[:1].isupper():
        return msgspec.structs.replace(mention, span=Span(mention.span.start, last.span.end))
    return mention


def _long_bodies(layout: Layout, mentions: Sequence[Mention]) -> Iterable[Mention]:
    """Names of bodies that start with a word for one and run on over small words."""
    for match in _LONG_BODY.finditer(layout.text):
        span = Span(match.start(), match.end())
        people = any(m.kind == "person" and m.span.overlaps(span) for m in mentions)
        dated = _NO_NAMES & set(re.findall(r"\w+", match.group().lower()))
        if body_group(match["head"].lower()) not in {None, "newsroom"} and not people and not dated:
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
    if mention.kind != "person" and (
        text in last_names or (text.isupper() and text in {n.upper() for n in last_names})
    ):
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
