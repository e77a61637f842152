"""An unnamed statement of a report and the named ones of others -> who can have said it, where no story joins them.

"The governor said …" here is what Governor Anna Reuel says there if one post is meant, the days can be one, both
reports tell of one thing (a name or a figure of both) and the words agree as rare words seldom do. Where the words
agree less the encoder must be the surer (`grouping`). Whom several such statements name differently stays unnamed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from firsthand.compare.utterances.margins import MIN_SHARED_OF_ONE_THING, margin_of
from firsthand.compare.utterances.names import last_name, may_be_two, same_speaker
from firsthand.compare.utterances.posts import kind_of_profession, may_be_one_post
from firsthand.compare.utterances.sketches import Said, UtteranceSketch, worth_of

OFFICE = "office"
ANYBODY = "anybody"
MIN_KEYS_OF_ANYBODY = 3
"""Rare words of a week that two statements share, where no post tells which to compare."""
MAX_WEEKS = 3
"""An occasion of more weeks is none."""
CROWD = 60
"""Reports that name who says something under one key; where there are more, the key tells nothing."""


class Told(NamedTuple):
    """One statement with its report."""

    report: str
    said: Said
    margin: float = 0.0
    """Log odds by which the encoder must be surer, if the post alone tells who its speaker is."""


def keys_of(said: Said, sketch: UtteranceSketch) -> Iterator[str]:
    """Profession, or any public post, with a week and a rare word: what two statements share that can be one.

    Or the very post with the day that is told; or the week and the last name, of an unnamed one those that its report
    has.
    """
    weeks = _weeks(said)
    if said.occasion.day:
        yield from sorted({f"{post.group} on {said.occasion.day}" for post in said.posts})
    for group in sorted({OFFICE if post.public else kind_of_profession(post.group) for post in said.posts}):
        for week in weeks:
            for term in said.terms:
                yield f"{group} {week} {term}"
    if worth_of(said) >= MIN_SHARED_OF_ONE_THING and (said.speaker or (said.taken_up and said.posts)):
        yield from (f"{ANYBODY} {week} {term}" for week in weeks for term in said.terms)
    told_of = said.taken_up or said.on_paper
    names = [last_name(said.speaker)] if said.speaker else [last_name(name) for name, _ in sketch.people if told_of]
    for name in names:
        for week in weeks:
            yield f"called {name} {week}"


def meet(unnamed: Sequence[Told], named: Iterable[Told], sketches: Mapping[str, UtteranceSketch]) -> Iterator[Told]:
    """The unnamed statements of which it is told who says them, under that name."""
    keys = [frozenset(keys_of(one.said, sketches[one.report])) for one in unnamed]
    asked = frozenset().union(*keys)
    at_home: dict[str, list[Told]] = {one.report: [] for one in unnamed}
    holders: defaultdict[str, list[Told]] = defaultdict(list)
    for one in named if asked else ():
        if one.report in at_home:
            at_home[one.report].append(one)
        for key in set(keys_of(one.said, sketches[one.report])) & asked:
            holders[key].append(one)
    crowded = {key for key, told in holders.items() if len({one.report for one in told}) > CROWD}
    for one, own in zip(unnamed, keys, strict=True):
        near = _near(one, own - crowded, holders)
        speak = [other.said for other in at_home[one.report]]
        here = sketches[one.report]
        told = [(margin_of(one.said, other.said, speak, (here, sketches[other.report])), other) for other in near]
        least = min((margin for margin, _ in told if margin), default=0.0)
        found = [other for margin, other in told if margin and margin == least]
        who = _only_one([*found, *(other for other in at_home[one.report] if _in_one_post(one.said, other.said))])
        who = who if found else None
        if who is not None:
            said = msgspec.structs.replace(one.said, speaker=who.said.speaker, called=who.said.called)
            yield Told(one.report, said, least)


def _near(one: Told, keys: Iterable[str], holders: Mapping[str, Sequence[Told]]) -> list[Told]:
    """The statements of others that share a key with an unnamed one; of those of anybody, as many as tell something."""
    found: dict[tuple[str, str], Told] = {}
    shared: Counter[tuple[str, str]] = Counter()
    for key in keys:
        for other in holders.get(key, ()):
            if other.report != one.report:
                place = (other.report, other.said.mark)
                found[place] = other
                shared[place] += 1 if key.startswith(ANYBODY) else MIN_KEYS_OF_ANYBODY
    return [other for place, other in sorted(found.items()) if shared[place] >= MIN_KEYS_OF_ANYBODY]


def _in_one_post(one: Said, other: Said) -> bool:
    """Whether the words for one may mean the other, of the same report: then it is nobody else."""
    return any(may_be_one_post(post, held, ()) for post in one.posts for held in other.posts)


def _only_one(found: Sequence[Told]) -> Told | None:
    """The statement with the fullest name, if all have the same speaker."""
    fullest = max(found, key=lambda one: (len(one.said.speaker), one.said.speaker, one.report), default=None)
    names = {one.said.speaker for one in found}
    if fullest is None or any(may_be_two(name, names) for name in names):
        return None
    return fullest if all(same_speaker(fullest.said.speaker, name) for name in names) else None


def _weeks(said: Said) -> list[int]:
    """The weeks, by number, in which it can have been said."""
    occasion = said.occasion
    if occasion.begin is None:
        return []
    first, last = (date.fromisoformat(day).toordinal() // 7 for day in (occasion.begin, occasion.end or occasion.begin))
    return list(range(first, last + 1)) if last - first < MAX_WEEKS else []
