"""A name found once in a report is a name everywhere in it: whole names, and the last names of people."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from firsthand.annotate.encoder import Passage
from firsthand.vocabulary import EntityKind, Mention, Span

MIN_CHARS = 3
"""Shorter names ("US", "AP") are left to the tagger: they also stand inside other words and abbreviations."""

MIN_REPEAT_P = 0.5
"""What the tagger was less sure of is not looked for elsewhere."""

_INSIDE_WORD = re.compile(r"[\w-]")
_PARTICLES = frozenset(("de", "van", "von", "der", "al", "bin", "jr", "sr", "ii", "iii", "iv"))


def agree_on_kinds(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each name with the kind that most of its mentions have; ties go to the earliest."""
    votes: dict[str, Counter[EntityKind]] = {}
    for mention in mentions:
        votes.setdefault(mention.span.of(text), Counter())[mention.kind] += 1
    agreed = []
    for mention in mentions:
        kind = votes[mention.span.of(text)].most_common(1)[0][0]
        agreed.append(mention if mention.kind == kind else _with_kind(mention, kind))
    return agreed


def find_repeats(text: str, passages: Sequence[Passage], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of the names already found, where none of `mentions` stands."""
    wanted = _wanted(text, mentions)
    taken = sorted(mention.span for mention in mentions)
    at, passage, done = 0, 0, 0
    for place in _places(text, wanted):
        while passage < len(passages) and passages[passage].span.end <= place.start:
            passage += 1
        if place.start < done or passage == len(passages) or not passages[passage].span.covers(place):
            continue
        done = place.end
        while at < len(taken) and taken[at].end <= place.start:
            at += 1
        if at == len(taken) or taken[at].start >= place.end:
            yield Mention(span=place, kind=wanted[place.of(text)])


def _places(text: str, names: Iterable[str]) -> list[Span]:
    """Where the names stand as whole words; of two that start together, the longer one first."""
    found: list[tuple[int, int]] = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not (_INSIDE_WORD.match(text, start - 1) if start else None) and not _INSIDE_WORD.match(text, end):
                found.append((start, -end))
            start = text.find(name, start + 1)
    return [Span(start, -end) for start, end in sorted(found)]


def _wanted(text: str, mentions: Sequence[Mention]) -> dict[str, EntityKind]:
    """Name -> kind of what is worth looking for; a last name that is also a place or body of the report is not."""
    sure = [m for m in mentions if m.p is None or m.p >= MIN_REPEAT_P]
    whole = {
        m.span.of(text): m.kind for m in sure if len(m.span.of(text)) >= MIN_CHARS and m.span.of(text)[0].isupper()
    }
    last: dict[str, EntityKind] = {}
    for mention in sure:
        first, _, name = mention.span.of(text).rpartition(" ")
        is_last_name = bool(first) and len(name) > MIN_CHARS and name[0].isupper() and name.lower() not in _PARTICLES
        if mention.kind == "person" and is_last_name and name not in whole:
            last[name] = "person"
    return {**last, **whole}


def _with_kind(mention: Mention, kind: EntityKind) -> Mention:
    return Mention(span=mention.span, kind=kind, title=mention.title, p=mention.p)
