"""A role that speaks ("the chief engineer") -> the person who was just introduced by a full name and no role.

Newspapers say of everybody they name who that is: who stands there by the name alone is told of in the next words.
Where anybody else may be meant nobody is.
"""

from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.phrases import Phrase
from firsthand.annotate.entities.scene import Scene, Seen

MAX_SENTENCES_BACK = 2
"""How many sentences before the description the name is looked for.

Counted on the held-out briefings of q to ai: 21 right names more and 1 wrong; 32 and 14 where others may be named and
offices bare, 36 and 33 for whoever was the subject last (docs/stages/entities.md).
"""
_ROLES = frozenset({"office", "trade", "fame"})
_MAKES_KNOWN = frozenset({"of", "for", "from"})
"""Behind a name these say who it is: "Birte Nissen of the hoteliers"."""


def introduced(scene: Scene, phrase: Phrase) -> Draft | None:
    """The one person that the source `phrase` can be: named right before it, in full, and called nothing yet."""
    role = phrase.role
    if role is None or role.kind not in _ROLES or phrase.plural or phrase.owner or phrase.determiner != "the":
        return None
    behind = scene.layout.low(scene.layout.after(phrase.span))
    if phrase.span not in scene.sources or behind in {"'s", "'"}:
        return None
    if role.kind == "office" and not phrase.modifiers and behind != "of":
        return None  # "the minister" may be any minister
    within, sentence = scene.within(phrase.span), scene.layout.sentence_of(phrase.span.start)
    near = [seen for seen in _people(scene, phrase) if sentence - seen.sentence <= MAX_SENTENCES_BACK]
    near = [seen for seen in near if not seen.within - within]
    meant = near[-1].draft if near else None
    if meant is None or not any(seen.subject for seen in near) or any(seen.draft is not meant for seen in near):
        return None
    if sentence - scene.layout.sentence_of(min(meant.mentions).start) > MAX_SENTENCES_BACK:
        return None
    if not _is_unexplained(scene, meant) or (role.gender and meant.gender not in {None, role.gender}):
        return None
    rivals = (seen.draft for seen in scene.seen if seen.draft.kind == "person" and seen.draft.named)
    return None if any(one is not meant and not _has_role(one) for one in rivals) else meant


def _people(scene: Scene, phrase: Phrase) -> list[Seen]:
    """Who was mentioned before the phrase outside quotation marks, one by one."""
    single = (seen for seen in scene.seen if seen.draft.kind == "person" and not seen.draft.plural)
    return [seen for seen in single if seen.span.end <= phrase.span.start and not seen.quoted]


def _is_unexplained(scene: Scene, draft: Draft) -> bool:
    """True for a full name beside which nothing says who it is, anywhere in the report."""
    if not draft.named or " " not in draft.name or draft.name.isupper() or draft.facts:
        return False
    layout = scene.layout
    before = {layout.low(layout.at(span.start) - 1) for span in draft.mentions}
    behind = {layout.low(layout.after(span)) for span in draft.mentions}
    return before.isdisjoint({"'s", "'"}) and behind.isdisjoint(_MAKES_KNOWN)


def _has_role(draft: Draft) -> bool:
    return any(role.kind != "title" for role, _ in draft.facts)
