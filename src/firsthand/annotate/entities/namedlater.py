"""A description as a source, the bare full name in the next sentence: "The governor said ... Ada Lund added".

Newspapers give the office first and the name, without any title, with the second statement. That is taken for one
person only where nothing else can be meant; never in a report with a word of who must not be named.
"""

from functools import cache

from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.scene import Scene, Seen
from firsthand.lexicon import read_table
from firsthand.vocabulary import Span

MAX_SENTENCES = 2
"""From the description to the name."""
MOST_SEEN = 20
"""Mentions before the name: further down a report somebody else has been named."""
_KINDS = frozenset({"office", "trade", "fame"})
"""What a description calls somebody of whom the name is told; "the man" and "her mother" may stay unnamed."""
_HIDING = frozenset({"name", "named", "naming", "unnamed", "anonymity", "anonymously"})
"""Classes of anonymity.tsv: where one of these words stands, a description may hide somebody."""
_OTHERWISE = frozenset(
    "denied denies deny rejected rejects disagreed countered objected pleaded replied disputed".split()
)
"""Verbs of somebody who answers the one described."""
_POSSESSORS = frozenset({"his", "her", "my", "our", "your"})


def described_before(scene: Scene, draft: Draft, span: Span) -> Draft | None:
    """The unnamed source whose name `draft` gives when it enters at `span` for the first time; None for others."""
    if draft.last >= 0 or draft.kind != "person" or " " not in draft.name or _is_introduced(draft):
        return None
    layout = scene.layout
    verb = layout.low(layout.after(span))
    if verb in _OTHERWISE or verb not in _saying() or scene.within(span) or layout.words[layout.at(span.start)].quoted:
        return None
    if len(scene.seen) > MOST_SEEN:
        return None
    sentence = layout.words[layout.at(span.start)].sentence
    people_seen = [one for one in scene.seen if one.draft.kind == "person"]
    told = [one for one in people_seen if not any(_owns(one, other) for other in people_seen)]
    people = {id(one.draft): one.draft for one in told}
    if len(people) != 1 or sentence - told[-1].sentence > MAX_SENTENCES:
        return None
    (owner,) = people.values()
    fits = owner.gender is None or draft.gender in {None, owner.gender}
    return owner if fits and _is_described(scene, owner, told[0]) and not _hides(scene) else None


def _owns(one: Seen, other: Seen) -> bool:
    """True for the name in "Ada Lund's lawyer": a place that the tagger takes for a person stands there, too."""
    return one.possessive and one is not other and other.span.covers(one.span)


def _is_introduced(draft: Draft) -> bool:
    """True if a title or apposition of its own says who the person is."""
    return any(role.kind in _KINDS | {"kin"} for role, _ in draft.facts)


def _is_described(scene: Scene, owner: Draft, first: Seen) -> bool:
    """True for the one source of a sentence that is called by a role, and by "the" or whose it is."""
    if first.quoted or first.within:
        return False
    opening = scene.layout.low(scene.layout.at(first.span.start))
    definite = opening == "the" or (
        opening not in _POSSESSORS and "'s " in first.span.of(scene.layout.text).replace("’", "'")
    )
    called = any(role.kind in _KINDS and not role.plural for role, _ in owner.facts)
    return not owner.named and not owner.plural and owner.source and definite and called


def _hides(scene: Scene) -> bool:
    return not _anonymity().isdisjoint(scene.layout.lows)


@cache
def _anonymity() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("anonymity") if row["class"] in _HIDING)


@cache
def _saying() -> frozenset[str]:
    rows = (row for row in read_table("cues") if row["part"] == "verb" and row["manner"] == "speech")
    return frozenset(form for row in rows for form in row["forms"].split(", "))
