"""The stage *stories*: which reports tell of one event, and which later story refers back to an earlier one.

Reports added later: index.py finds whose stories they can change, and these are made anew.
"""

from collections.abc import Iterator, Mapping, Sequence

from firsthand.compare.stories.apart import groups_of
from firsthand.compare.stories.grouping import BUCKET, gatherings_of, pairs_among, refers_back, told_by
from firsthand.compare.stories.index import MOST_REPORTS, Told, days_of, index_of
from firsthand.compare.stories.kept import KeptIndex
from firsthand.compare.stories.sketches import StorySketch, sketch_stories
from firsthand.compare.stretches import LostPart
from firsthand.stage import Added, Comparer, Pile, Unseen
from firsthand.vocabulary import Heading, Story

UNDATED = "9999-12-31"

KEPT_FROM = 1_000
"""Reports from which on the index is kept: a smaller pile is compared in a second or two."""


def compare_stories(pile: Pile) -> Iterator[Story]:
    """Every report in exactly one story; a report that nobody else tells is a story of one."""
    names = list(pile.sketches(StorySketch))
    if not names:
        return
    told = Told(pile.sketches(StorySketch))
    rows = told.rows(names, days_of(names, pile.headings))
    del told
    pairs = pairs_among(rows, told_by(rows) <= BUCKET)
    gatherings = gatherings_of(rows, pairs)
    if len(names) >= KEPT_FROM:
        index = index_of(names, rows, pairs, gatherings, pile=pile)
        if index is not None:
            KeptIndex(pile).save(index)
    refers: dict[str, list[str]] = {}
    for later, earlier in refers_back(pairs, rows.when).T.tolist():
        refers.setdefault(names[later], []).append(names[earlier])
    for group in groups_of(gatherings, rows):
        yield _story([names[row] for row in group], refers, pile)


def add_stories(pile: Pile, unseen: Unseen) -> Added | None:
    """The stories of the reports added to a pile that was compared before, and all that these change.

    None if the pile keeps no index, or some of the reports are not new to it.
    """
    told = Told(pile.sketches(StorySketch))
    names = [name for name in sorted(unseen.new) if name in told.sketches]
    kept = KeptIndex(pile)
    index = None if unseen.changed else kept.load()
    if index is None or index.knows(names) or len(index.ids) + len(names) > MOST_REPORTS:
        return None
    if not names:
        return Added(frozenset(), ())
    try:
        found = index.add(names, days_of(names, pile.headings), told)
        kept.save(index)
    except LostPart:
        return None
    return Added(
        frozenset(name for group in found.groups for name in group),
        tuple(_story(group, found.refers, pile) for group in found.groups),
    )


def _story(group: Sequence[str], refers: Mapping[str, Sequence[str]], pile: Pile) -> Story:
    """The story of these reports; `refers` says to which earlier ones a report refers back."""
    headings = pile.headings
    ordered = sorted(group, key=lambda name: (headings[name].date or UNDATED, name))
    back = {earlier for name in group for earlier in refers.get(name, ())} - set(group)
    title = next((title for name in ordered if (title := headings[name].title)), None)
    return Story(
        reports=tuple(ordered),
        title=title or pile.sketches(StorySketch)[ordered[0]].opening,
        refers_to=tuple(sorted(back)),
        because=_sentence([headings[name] for name in ordered], len(back)),
    )


def _sentence(headings: list[Heading], back: int) -> str:
    dates = [heading.date for heading in headings if heading.date]
    if len(headings) == 1:
        told = "No other report tells of this event"
    else:
        span = "" if not dates else f" of {dates[0]}" if dates[0] == dates[-1] else f" of {dates[0]} to {dates[-1]}"
        told = f"{len(headings)} reports{span} share their names, their lead and their words"
    return f"{told}; refers back to {back} earlier report{'s' if back > 1 else ''}." if back else f"{told}."


stories = Comparer(
    name="stories",
    version="3",
    needs=(),
    makes=(Story,),
    sketches=StorySketch,
    sketch=sketch_stories,
    compare=compare_stories,
    add=add_stories,
    says="Which reports tell of one event, and which later story refers back to it.",
)

__all__ = ["compare_stories", "stories"]
