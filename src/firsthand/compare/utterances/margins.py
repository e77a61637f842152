"""An unnamed statement and a named one of two reports -> how sure the encoder must be that one person makes both.

What the unnamed one is called must go with what is told of the other, the days must meet, and the less a description
tells the more words must agree. 0 where nothing allows it.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from firsthand.compare.utterances.alignment import Evidence, evidence_of
from firsthand.compare.utterances.judgement import Judged, Open, weigh
from firsthand.compare.utterances.names import same_speaker
from firsthand.compare.utterances.occasions import ONE_DAY, same_day
from firsthand.compare.utterances.posts import (
    ANY_KIND,
    KIND,
    Post,
    context_keys,
    is_distinction,
    is_one_group,
    may_be_of_one_body,
    may_be_one_post,
    speaks_for_others,
    tells_age,
)
from firsthand.compare.utterances.sketches import Said, UtteranceSketch
from firsthand.compare.utterances.words import name_forms, read_plain

MIN_RAREST = 8.0
"""Nats of the three rarest words tied, or of the figures."""
MIN_SHARE = 0.25
MIN_RAREST_PROFESSION = 12.0
"""The same where the post is no public office."""
MIN_SHARED_ALONE = 16.0
"""Nats tied that do for a public office where the reports have no name and no figure in common."""
MARGIN_OF_ONE_NAMED = 0.5
"""Log odds by which the encoder must be surer where the unnamed one's own report names the other."""
MIN_SHARED_OF_MANY_WORDS = 24.0
"""Nats tied, where no post tells that two are one. Not safe alone: of 32 pairs of the open sets in which two people say
what would be one thing of one speaker 9 have as many (counted once); what each is called parts them."""
MIN_SHARED_OF_ONE_THING = 16.0
"""The same where both reports have a name or a figure in common."""
MARGIN_OF_A_PAPER = 1.0
"""The same where a paper says it ("the letter"), and that report names whoever says it elsewhere."""
MARGIN_OF_ONE_OF_SEVERAL = 2.0
"""The same where that report has the other say more under the name, or names several of whom no post is told."""
MIN_SHARED_OF_ONE_NAMED = 7.0
"""Nats tied of the same words, where a description alone would not tell who says them."""
MIN_SHARED_WITHOUT_A_DAY = 11.0
"""The same where neither report tells the day."""
MARGIN_TOLD, MARGIN_OF_ONE_THING, MARGIN_OF_ONE_DAY = 0.5, 1.0, 2.0
"""Log odds by which the encoder must be surer: where the words tell who it is, where they do not but both reports have
a name or a figure in common, and where they have but the day."""


MARGIN_OF_A_SCENE = 3.0
"""Stands for what the words alone do not allow: the encoder must find both in one scene, too (`pairs.MIN_SCENE_MET`).

For 137 pairs of the open sets of which one side names who speaks, the other has the same post for them, and the days
meet, no tie was found by words; of those with words of log odds of 3 and scenes of 1 and more 31 are one, and none is
two (counted once, 2026-11-24; without the scenes 36 and 5, all of them said again)."""

_AS_I_SAID = read_plain("as I said")


def margin_of(
    one: Said, other: Said, speak: Sequence[Said], sketches: tuple[UtteranceSketch, UtteranceSketch]
) -> float:
    """How sure the encoder must be if post, day and words allow that an unnamed one and another say one thing, else 0.

    `speak`: what those who are named in the report of the unnamed one say; `sketches`: of its report, and the other's.
    """
    if {one.gender, other.gender} == {"f", "m"} or _repeats(one) or _repeats(other):
        return 0.0
    day = same_day(one.occasion, other.occasion)
    margin = _margin_of_one_named(one, other, speak, sketches[0])
    if margin and _says_enough(one, other, day, margin):
        return margin
    here, there = (frozenset(sketch.about) for sketch in sketches)
    both = {key for key in here & there if not key.startswith(KIND)}
    known = there if both else {key for key in there if not key.startswith(KIND)}
    posts = [post for post in one.posts if any(may_be_one_post(post, held, known) for held in other.posts)]
    if not day:
        return 0.0
    if posts and tell_of_others(one, other, *sketches):
        return 0.0
    by_words = (
        _margin_of_a_post(one, other, posts, len(both), day)
        if posts
        else _margin_of_words(one, other, sketches, grounded=bool(both))
    )
    return by_words or _margin_of_a_scene(one, other, sketches)


def _margin_of_a_scene(one: Said, other: Said, sketches: tuple[UtteranceSketch, UtteranceSketch]) -> float:
    """How sure the encoder must be where both have one public post, of what is not told alike, and the days meet.

    A name in the description is one of the other report: the mayor of Dorn is no mayor of whom nobody says of where.
    """
    posts = [
        post
        for post in one.posts
        if post.public and any(post.former == held.former and is_one_group(post, held) for held in other.posts)
    ]
    if not posts or not one.taken_up:
        return 0.0
    known = frozenset(sketches[1].about)
    names = [forms for post in posts for forms in post.beside if any(form.startswith("name:") for form in forms)]
    if any(context_keys(forms).isdisjoint(known) for forms in names):
        return 0.0
    if tell_of_others(one, other, *sketches) or isinstance(_weighed(one, other), Judged):
        return 0.0
    return MARGIN_OF_A_SCENE


def _margin_of_a_post(one: Said, other: Said, posts: Sequence[Post], both: int, day: float) -> float:
    """How sure the encoder must be where these posts may be those of both; `both`: names and figures in common."""
    weighed = _weighed(one, other)
    if isinstance(weighed, Judged):
        return MARGIN_TOLD if weighed.verdict == "one" else 0.0
    evidence = weighed.compared.evidence
    grounded = evidence.numbers + both
    if _tells_enough(evidence, grounded, public=any(post.public for post in posts)):
        return MARGIN_TOLD
    if grounded:
        return MARGIN_OF_ONE_THING
    return MARGIN_OF_ONE_DAY if day >= ONE_DAY else 0.0


def _margin_of_words(
    one: Said, other: Said, sketches: tuple[UtteranceSketch, UtteranceSketch], *, grounded: bool
) -> float:
    """How sure the encoder must be where no post is one, but long words agree; 0 where a description forbids it."""
    here, there = sketches
    known = [
        *other.posts,
        *(post for name, posts in here.people if same_speaker(name, other.speaker) for post in posts),
    ]
    found = [_shared_needed(post, known, other.untold, there, grounded=grounded) for post in one.posts if post.public]
    if not one.taken_up or evidence_of(one.words, other.words).shared < min(found, default=math.inf):
        return 0.0
    weighed = _weighed(one, other)
    if isinstance(weighed, Judged):
        return MARGIN_TOLD if weighed.verdict == "one" else 0.0
    return MARGIN_OF_ONE_DAY if weighed.day >= ONE_DAY else 0.0


def _shared_needed(
    post: Post, known: Sequence[Post], untold: tuple[str, ...] | None, there: UtteranceSketch, *, grounded: bool
) -> float:
    """The nats that must be tied for a post to be that of who has these posts, or none, in another report.

    A distinction goes with any post, and so does one of a body that the other report calls otherwise; where no post is
    told, and no other one stands near the name, what a description adds must be told there, or more words agree.
    """
    least = MIN_SHARED_OF_ONE_THING if grounded else MIN_SHARED_OF_MANY_WORDS
    if is_distinction(post) or any(may_be_of_one_body(post, held, there.about) for held in known):
        return least
    if known or untold is None or speaks_for_others(post) or not {post.group}.issuperset(untold) or tells_age(post):
        return math.inf
    context = {*there.about, *ANY_KIND}
    return least if all(context & context_keys(forms) for forms in post.beside) else MIN_SHARED_OF_MANY_WORDS


def tell_of_others(unnamed: Said, named: Said, here: UtteranceSketch, there: UtteranceSketch) -> bool:
    """Whether both reports name somebody or something, and no name, no figure and no rare word of a name is of both.

    The name of the speaker does not count: whoever leaves it out has other names.
    """
    own = {form for word in named.speaker.split() for form in name_forms(word)}
    ours, theirs = ({key for key in sketch.about if not key.startswith(KIND)} for sketch in (here, there))
    if ours & theirs or set(_figures_and_names(unnamed)) & set(_figures_and_names(named)):
        return False
    return _holds_name(ours) and _holds_name(theirs - own)


def _figures_and_names(said: Said) -> Iterator[float | str]:
    """What a statement has that a report is told of by; a name in any of its forms."""
    for word in said.words:
        if word.value is not None:
            yield word.value
        elif word.name:
            yield from (form for form in word.forms if form.startswith("name:"))


def _holds_name(about: Iterable[str]) -> bool:
    return any(key.startswith("name:") for key in about)


def _margin_of_one_named(one: Said, other: Said, speak: Sequence[Said], sketch: UtteranceSketch) -> float:
    """How sure the encoder must be if the unnamed one's report names the other; 0 if what it calls them is not theirs.

    Who has another post in either report is not meant, nor is who speaks there under the name, or one of several whose
    post is not told, unless the words agree the more. A paper ("the letter") says what whoever is named says elsewhere.
    """
    found = [posts for name, posts in sketch.people if same_speaker(name, other.speaker)]
    if not (one.taken_up or one.on_paper) or len(found) != 1:
        return 0.0
    if any(same_speaker(name, other.speaker) for name in one.addressees):
        return 0.0
    held = (*found[0], *other.posts)
    if any(may_be_one_post(post, theirs, ()) for post in one.posts for theirs in held):
        return MARGIN_OF_ONE_NAMED
    if one.on_paper:
        return MARGIN_OF_A_PAPER
    if any(may_be_of_one_body(post, theirs, sketch.about) for post in one.posts for theirs in held):
        return MARGIN_OF_ONE_OF_SEVERAL
    if not all(is_distinction(post) or not (held or speaks_for_others(post)) for post in one.posts):
        return 0.0
    speaks = any(same_speaker(spoken.speaker, other.speaker) for spoken in speak)
    return MARGIN_OF_ONE_OF_SEVERAL if speaks or (one.posts and len(sketch.people) > 1) else MARGIN_OF_ONE_NAMED


def _says_enough(one: Said, other: Said, day: float, margin: float) -> bool:
    """Whether day and words allow that whom a report names says what another has them say.

    The same words are no phrase, if more than a description must tell whose they are, or the days are not told.
    """
    if day and margin == MARGIN_OF_ONE_NAMED:
        return True
    weighed = _weighed(one, other)
    if isinstance(weighed, Judged):
        least = MIN_SHARED_OF_ONE_NAMED if day else MIN_SHARED_WITHOUT_A_DAY
        return weighed.verdict == "one" and evidence_of(one.words, other.words).shared >= least
    return day > 0


def _weighed(unnamed: Said, named: Said) -> Judged | Open:
    """What the rules say if both have one speaker."""
    return weigh(msgspec.structs.replace(unnamed, speaker=named.speaker), named)


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
