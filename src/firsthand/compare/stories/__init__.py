"""The stage *stories*: which reports tell of one event, and which later story refers back to an earlier one."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from firsthand.compare.stories.grouping import group_reports
from firsthand.compare.stories.sketches import StorySketch, sketch_stories
from firsthand.stage import Comparer, Pile
from firsthand.vocabulary import Heading, Story

UNDATED = "9999-12-31"


def compare_stories(pile: Pile) -> Iterator[Story]:
    """Every report in exactly one story; a report that nobody else tells is a story of one."""
    sketches = pile.sketches(StorySketch)
    names = sorted(sketches)
    headings = [pile.headings[name] for name in names]
    grouping = group_reports([sketches[name] for name in names], [_day(heading) for heading in headings])
    refers: dict[int, set[int]] = defaultdict(set)
    for later, earlier in grouping.refers:
        refers[later].add(earlier)
    for group in grouping.groups:
        ordered = sorted(group, key=lambda row: (headings[row].date or UNDATED, names[row]))
        back = {earlier for row in group for earlier in refers[row]} - set(group)
        titled = [heading.title for row in ordered for heading in (headings[row],) if heading.title]
        yield Story(
            reports=tuple(names[row] for row in ordered),
            title=titled[0] if titled else sketches[names[ordered[0]]].opening,
            refers_to=tuple(sorted(names[row] for row in back)),
            because=_sentence([headings[row] for row in ordered], len(back)),
        )


def _day(heading: Heading) -> int | None:
    try:
        return date.fromisoformat(heading.date).toordinal() if heading.date else None
    except ValueError:
        return None


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
    says="Which reports tell of one event, and which later story refers back to it.",
)

__all__ = ["compare_stories", "stories"]
