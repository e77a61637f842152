"""A merge or a split of stories is told; a report that lands in its story is neither."""

from itertools import pairwise

from tests.compare.invented import MARKET, OWN, REWORDED, WIRE, report

from firsthand.compare.stories import stories
from firsthand.compare.stories.changes import story_changes
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import Report, Story


def story(title: str, *reports: str) -> Story:
    return Story(reports=reports, title=title, because="Invented.")


def test_a_report_that_lands_in_its_story_changes_nothing() -> None:
    assert story_changes([story("Ferry", "a", "b")], [story("Ferry", "a", "b", "c"), story("Market", "d")]) == ()


def test_two_stories_that_become_one_are_told() -> None:
    (change,) = story_changes(
        [story("Ferry aground", "a", "b"), story("Rudder failed", "c")],
        [story("Ferry aground", "a", "b", "c", "d")],
    )
    assert change.kind == "merged"
    assert change.before == (("a", "b"), ("c",))
    assert change.after == (("a", "b", "c", "d"),)


def test_a_story_that_falls_apart_is_told() -> None:
    (change,) = story_changes(
        [story("Ferry aground", "a", "b", "c")], [story("Ferry aground", "a", "b"), story("Another ferry", "c", "d")]
    )
    assert change.kind == "split"
    assert change.before == (("a", "b", "c"),)
    assert change.after == (("a", "b"), ("c", "d"))


def test_a_report_that_moves_splits_one_story_and_is_merged_into_another() -> None:
    before = [story("Ferry", "a", "b"), story("Market", "c", "d")]
    after = [story("Ferry", "a"), story("Market", "b", "c", "d")]
    assert [change.kind for change in story_changes(before, after)] == ["merged", "split"]


def test_a_report_that_left_the_pile_is_no_split() -> None:
    assert story_changes([story("Ferry", "a", "b")], [story("Ferry", "a")]) == ()


def test_a_stream_ends_where_the_batch_ends_and_tells_each_merge() -> None:
    order = [report(text, f"{number}.txt") for number, text in enumerate((MARKET, OWN, WIRE, REWORDED))]
    steps = [_stories(order[:count]) for count in range(len(order) + 1)]
    assert steps[-1] == _stories(order[::-1])
    for before, after in pairwise(steps):
        told = story_changes(before, after)
        homes = [{one for story in before for one in story.reports if one in new.reports} for new in after]
        joined = [home for home in homes if len({story.reports for story in before if home & set(story.reports)}) > 1]
        assert len([change for change in told if change.kind == "merged"]) == len(joined)


def _stories(reports: list[Report]) -> list[Story]:
    links = compare_pile(MemoryPile(Reading(one) for one in reports), (stories,))
    return [link for link in links if isinstance(link, Story)]
