"""What has changed in a pile -> the copies, stories and undated reports of which the stage *dates* may say otherwise.

A link came or went, or says something else, only if all its reports have been told of; so a copy or a story of which
one report alone was told of is as it was, unless that report itself says something else now.
"""

from collections.abc import Collection, Iterator
from itertools import chain
from typing import NamedTuple

from firsthand.stage import Pile, Unseen
from firsthand.vocabulary import Copy, DateDifference, DateEvidence, Story, link_id


class Near(NamedTuple):
    """What is judged again."""

    changed: frozenset[str]
    paired: frozenset[str]
    """Reports of which each two are judged again, if a copy or a story ties them."""
    implied: frozenset[str]
    """Reports of which it is asked again what their neighbours imply."""
    copies: tuple[Copy, ...]
    stories: tuple[Story, ...]

    @property
    def reports(self) -> frozenset[str]:
        """All that are looked at."""
        return self.paired.union(_ends(self.copies), _members(self.stories))

    def tells_all_of(self, link: DateDifference | DateEvidence) -> bool:
        """Whether all on which the link rests is judged again."""
        if isinstance(link, DateEvidence):
            return link.report in self.implied
        ends = {link.left.report, link.right.report}
        return ends <= self.paired or not ends.isdisjoint(self.changed)


def read_near(pile: Pile, unseen: Unseen) -> Near:
    """The links that may have changed or rest on what has, and all those of the undated reports that they touch."""
    seen, changed = unseen.reports, unseen.changed
    stories = _holding_several(pile.links_of(Story, seen), seen, changed)
    beside = _ends(pile.links_of(Copy, changed))
    asked = seen.union(_members(stories), beside)
    undated = frozenset(report for report in asked if pile.headings[report].date is None)
    paired = seen.union(_members(stories), _members(pile.links_of(Story, undated)))
    stories = _holding_several(pile.links_of(Story, paired), paired, changed | undated)
    within = paired.union(_members(stories))
    both = {link_id(copy): copy for copy in pile.links_among(Copy, within)}
    both |= {link_id(copy): copy for copy in pile.links_of(Copy, changed | undated)}
    return Near(changed, paired, undated | changed, tuple(both[name] for name in sorted(both)), stories)


def _holding_several(
    stories: Collection[Story], reports: Collection[str], any_of: Collection[str]
) -> tuple[Story, ...]:
    """Stories of several of these reports, or of any of the others; by id."""
    return tuple(
        story
        for story in sorted(stories, key=link_id)
        if sum(report in reports for report in story.reports) > 1 or any(report in any_of for report in story.reports)
    )


def _members(stories: Collection[Story]) -> Iterator[str]:
    return chain.from_iterable(story.reports for story in stories)


def _ends(copies: Collection[Copy]) -> Iterator[str]:
    return chain.from_iterable((copy.left, copy.right) for copy in copies)
