"""An unnamed statement of a report and the named ones of others -> who can have said it, where no story joins them.

"The governor said …" here is what Governor Anna Reuel says there if one post is meant, the days can be one, both
reports tell of one thing (a name or a figure of both) and the words agree as rare words seldom do. Where the words
agree less the encoder must be the surer (`grouping`). Whom several such statements name differently stays unnamed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from firsthand.compare.utterances.alignment import Evidence
from firsthand.compare.utterances.judgement import Judged, weigh
from firsthand.compare.utterances.names import last_name, may_be_two, same_speaker
from firsthand.compare.utterances.occasions import ONE_DAY, same_day
from firsthand.compare.utterances.posts import KIND, kind_of_profession, may_be_one_post
from firsthand.compare.utterances.sketches import Said, UtteranceSketch
from firsthand.compare.utterances.words import name_forms, read_plain

OFFICE = "office"
MAX_WEEKS = 3
"""An occasion of more weeks is none."""
CROWD = 60
"""Reports that name who says something under one key; where there are more, the key tells nothing."""
MIN_RAREST = 8.0
"""Nats of the three rarest words tied, or of the figures."""
MIN_SHARE = 0.25
MIN_RAREST_PROFESSION = 12.0
"""The same where the post is no public office."""
MIN_SHARED_ALONE = 16.0
"""Nats tied that do for a public office where the reports have no name and no figure in common."""
MARGIN_OF_ONE_NAMED = 0.5
"""Log odds by which the encoder must be surer where the unnamed one's own report names the other."""
MARGIN_TOLD, MARGIN_OF_ONE_THING, MARGIN_OF_ONE_DAY = 0.5, 1.0, 2.0
"""Log odds by which the encoder must be surer: where the words tell who it is, where they do not but both reports have
a name or a figure in common, and where they have but the day."""


_AS_I_SAID = read_plain("as I said")


class Told(NamedTuple):
    """One statement with its report."""

    report: str
    said: Said
    margin: float = 0.0
    """Log odds by which the encoder may be less sure and still tie it, if the post alone tells who its speaker is."""


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
    names = [last_name(said.speaker)] if said.speaker else [name for name, _ in sketch.people if said.taken_up]
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
        near = {
            (other.report, other.said.mark): other
            for key in own - crowded
            for other in holders.get(key, ())
            if other.report != one.report
        }
        speak = at_home[one.report]
        told = [(_margin(one, other, speak, sketches), other) for _, other in sorted(near.items())]
        least = min((margin for margin, _ in told if margin), default=0.0)
        found = [other for margin, other in told if margin and margin == least]
        who = _only_one([*found, *(other for other in speak if _in_one_post(one.said, other.said))])
        who = who if found else None
        if who is not None:
            said = msgspec.structs.replace(one.said, speaker=who.said.speaker, called=who.said.called)
            yield Told(one.report, said, least)


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


def _margin(unnamed: Told, named: Told, speak: Sequence[Told], sketches: Mapping[str, UtteranceSketch]) -> float:
    """How sure the encoder must be if post, day and words allow that one person says both; 0 if they do not.

    `speak`: who is named and says something in the report of the unnamed one.
    """
    one, other = unnamed.said, named.said
    if {one.gender, other.gender} == {"f", "m"} or _repeats(one) or _repeats(other):
        return 0.0
    day = same_day(one.occasion, other.occasion)
    if day and _is_told_of(one, other, speak, sketches[unnamed.report]):
        return MARGIN_OF_ONE_NAMED
    here, there = (frozenset(sketches[report].about) for report in (unnamed.report, named.report))
    both = {key for key in here & there if not key.startswith(KIND)}
    known = there if both else {key for key in there if not key.startswith(KIND)}
    posts = [post for post in one.posts if any(may_be_one_post(post, held, known) for held in other.posts)]
    if not posts or not day:
        return 0.0
    if tell_of_others(one, other, sketches[unnamed.report], sketches[named.report]):
        return 0.0
    weighed = weigh(msgspec.structs.replace(one, speaker=other.speaker), other)
    if isinstance(weighed, Judged):
        return MARGIN_TOLD if weighed.verdict == "one" else 0.0
    evidence = weighed.compared.evidence
    grounded = evidence.numbers + len(both)
    if _tells_enough(evidence, grounded, public=any(post.public for post in posts)):
        return MARGIN_TOLD
    if grounded:
        return MARGIN_OF_ONE_THING
    return MARGIN_OF_ONE_DAY if day >= ONE_DAY else 0.0


def tell_of_others(unnamed: Said, named: Said, here: UtteranceSketch, there: UtteranceSketch) -> bool:
    """Whether both reports name somebody or something, and no name, no figure and no rare word of a name is of both.

    The name of the speaker does not count: whoever leaves it out has other names.
    """
    own = {form for word in named.speaker.split() for form in name_forms(word)}
    ours, theirs = ({key for key in sketch.about if not key.startswith(KIND)} for sketch in (here, there))
    said = {word.value for word in unnamed.words if word.value is not None}
    if ours & theirs or said & {word.value for word in named.words if word.value is not None}:
        return False
    return _holds_name(ours) and _holds_name(theirs - own)


def _holds_name(about: Iterable[str]) -> bool:
    return any(key.startswith("name:") for key in about)


def _is_told_of(one: Said, other: Said, speak: Sequence[Told], sketch: UtteranceSketch) -> bool:
    """Whether the unnamed one's report names the other, and what it calls the unnamed one may be said of them.

    Who speaks there under the name is not meant, unless the words for both are of one post; nor is who has another
    post in either report.
    """
    if not one.taken_up:
        return False
    found = [posts for name, posts in sketch.people if name == last_name(other.speaker)]
    if len(found) != 1:
        return False
    held = (*found[0], *other.posts)
    agree = any(may_be_one_post(post, theirs, ()) for post in one.posts for theirs in held)
    if agree:
        return True
    if (one.posts and held) or any(same_speaker(spoken.said.speaker, other.speaker) for spoken in speak):
        return False
    return not one.posts or len(sketch.people) == 1


def _tells_enough(evidence: Evidence, grounded: int, *, public: bool) -> bool:
    """Whether the words agree as rare words seldom do; `grounded`: figures and names of both reports."""
    if evidence.share < MIN_SHARE or evidence.rarest < MIN_RAREST:
        return False
    if not public:
        return grounded > 0 and evidence.rarest >= MIN_RAREST_PROFESSION
    return grounded > 0 or evidence.shared >= MIN_SHARED_ALONE


def _repeats(said: Said) -> bool:
    """Whether the speaker says that it was said before: "as I said in church"."""
    return any(said.plain[at : at + len(_AS_I_SAID)] == _AS_I_SAID for at in range(len(said.plain)))


def _weeks(said: Said) -> list[int]:
    """The weeks, by number, in which it can have been said."""
    occasion = said.occasion
    if occasion.begin is None:
        return []
    first, last = (date.fromisoformat(day).toordinal() // 7 for day in (occasion.begin, occasion.end or occasion.begin))
    return list(range(first, last + 1)) if last - first < MAX_WEEKS else []
