"""Statements of a pile -> under whose name each was said, where a report gives no name but an office.

Only public offices, said as one person's ("the director of the hospital"). Inside one story a statement
of "the director" is compared with what the one director who is named in the story's other reports says. It is tied if
the words agree, like any other; nobody is named for anything else. Outside a story more must agree (`meetings`). Who is
told of by no office and no such profession stays unnamed.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from firsthand.compare.identities.lookup import Known, read_identities
from firsthand.compare.utterances.margins import tell_of_others
from firsthand.compare.utterances.meetings import Told, meet
from firsthand.compare.utterances.names import (
    in_two_scripts,
    keeps_its_letters,
    may_be_two,
    same_speaker,
)
from firsthand.compare.utterances.occasions import Occasion, occasions_meet
from firsthand.compare.utterances.posts import are_of_two_places
from firsthand.compare.utterances.sketches import Said, UtteranceSketch, canonical
from firsthand.compare.utterances.transcribed import known_in_latin
from firsthand.stage import Pile
from firsthand.vocabulary import Story, link_id


def apart_of(speakers: Sequence[str], occasion: Callable[[int], Occasion]) -> set[int]:
    """Of the statements of one last name those, by their places, whose speaker may be either of two.

    Occasions are asked for only where some name may be two.
    """
    names = set(speakers)
    mixed = {name for name in names if may_be_two(name, names)} if len(names) > 2 and in_two_scripts(names) else set()
    apart = set()
    for at in (at for at, name in enumerate(speakers) if name in mixed):
        then = {speakers[i] for i in range(len(speakers)) if occasions_meet(occasion(at), occasion(i))}
        if may_be_two(speakers[at], then):
            apart.add(at)
    return apart


def told_as_named(pile: Pile, of: Collection[str] | None = None) -> Iterator[Told]:
    """Every statement whose speaker is named, in its own report or in others that tell who it is.

    Whether the name may be either of two (`apart_of`) is not looked at. With `of`, the statements of these reports
    alone: the others only tell who it is.
    """
    known = read_identities(pile)
    story_of = {report: link_id(story) for story in pile.links(Story) for report in story.reports}
    sketches = pile.sketches(UtteranceSketch)
    read = [(report, said) for report, sketch in sketches.items() for said in sketch.said]
    told = _in_latin([Told(report, _named(said, known.of(report, said.entity))) for report, said in read], story_of)
    holders: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        if one.said.speaker and one.report in story_of:
            for office in one.said.offices:
                holders[story_of[one.report], office].append(one)
    unnamed = []
    for one in told if of is None else (one for one in told if one.report in of):
        if one.said.speaker:
            yield one
            continue
        story = story_of.get(one.report, "")
        in_office = [who for office in one.said.offices for who in holders.get((story, office), ())]
        holder = _holder(
            one, [who for who in in_office if not _hold_two(one, who) and not _tell_of_others(one, who, sketches)]
        )
        if holder is not None:
            said = msgspec.structs.replace(one.said, speaker=holder.said.speaker, called=holder.said.called)
            yield Told(one.report, said)
            continue
        told_of = one.said.posts or one.said.taken_up or one.said.on_paper
        if told_of and not in_office:  # two holders in the story leave it unresolved
            unnamed.append(one)
    named_there = (one for one, (_, said) in zip(told, read, strict=True) if said.speaker)
    yield from meet(unnamed, named_there, sketches)


def _hold_two(one: Told, other: Told) -> bool:
    """Whether the two hold one office of two places."""
    return any(are_of_two_places(post, theirs) for post in one.said.posts for theirs in other.said.posts)


def _in_latin(told: Sequence[Told], story_of: Mapping[str, str]) -> list[Told]:
    """The statements, those under a foreign name as Russian writes it by ear under the name itself.

    Names of one story alone are compared: in a whole pile many names sound alike, and one report more would change what
    reports of other stories say.
    """
    names: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        if one.said.speaker and one.report in story_of:
            names[story_of[one.report]].add(one.said.speaker)
    known = {story: known_in_latin(some) for story, some in names.items() if in_two_scripts(some)}
    found = []
    for one in told:
        latin = known.get(story_of.get(one.report, ""), {}).get(one.said.speaker)
        found.append(one._replace(said=msgspec.structs.replace(one.said, speaker=latin)) if latin else one)
    return found


def _tell_of_others(one: Told, other: Told, sketches: Mapping[str, UtteranceSketch]) -> bool:
    return tell_of_others(one.said, other.said, sketches[one.report], sketches[other.report])


def _named(said: Said, who: Known | None) -> Said:
    """The statement under the name that other reports have for its speaker; under its own if they have none."""
    if who is None or (said.speaker and " " not in who.name):
        return said
    if said.speaker and keeps_its_letters(said.speaker, canonical(who.name)):
        return said
    return msgspec.structs.replace(said, speaker=canonical(who.name), called=who.name)


def _holder(one: Told, holders: Iterable[Told]) -> Told | None:
    """The only one whom other reports of the story name in the office, by the fullest name; None if there are more."""
    others = [other for other in holders if other.report != one.report]
    fullest = max(others, key=lambda other: (len(other.said.speaker), other.said.speaker, other.report), default=None)
    if fullest is None or not all(same_speaker(fullest.said.speaker, other.said.speaker) for other in others):
        return None
    names = {other.said.speaker for other in others}
    if any(may_be_two(name, names) for name in names):
        return None
    return fullest
