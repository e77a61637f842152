"""Stories: one event over days, two events of one kind, and a later story that refers back."""

from itertools import permutations

import pytest
from tests.compare.invented import MARKET, OWN, REWORDED, WIRE, report

from firsthand.compare.stories import stories
from firsthand.compare.stories.linkage import average_link
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import Published, Report, Story

DAY_ONE = Published("2031-05-06", "given")
DAY_TWO = Published("2031-05-07", "given")
TWO_YEARS_ON = Published("2033-06-01", "given")

TRIAL = """\
The captain of the Sankt Olai goes on trial in Varnholm on Wednesday, two years after the ferry ran aground on a reef off Varnholm with 214 people on board.

Prosecutors say that Brede Line, which owned the Sankt Olai, had never replaced its rudder. Jorunn Falk of the coast guard and Emil Rasch, director of Varnholm hospital, are among the witnesses.
"""  # noqa: E501
PARALLEL = """\
A ferry with 90 people on board ran aground off Kesselby on Tuesday after an engine failed in heavy seas, harbour police said.

The Morgenstern, on its way from Kesselby to Aal, struck a sandbank at noon. Tugs pulled it free in the afternoon, and nobody was hurt, said Kesselby's harbour master Otto Brandis.
"""  # noqa: E501
OTHER_FERRY = """\
Harbour police in Kesselby are looking for the cause of an engine failure that left the ferry Morgenstern drifting onto a sandbank.

All 90 people on board the boat to Aal stayed dry and were ashore by the afternoon, when tugs pulled it free at high water. Harbour master Otto Brandis praised the crew.
"""  # noqa: E501


def stories_of(*reports: Report) -> list[Story]:
    links = compare_pile(MemoryPile(Reading(one) for one in reports), (stories,))
    return [link for link in links if isinstance(link, Story)]


FERRY = [
    report(WIRE, "wire.txt", title="Ferry aground off Varnholm", published=DAY_ONE),
    report(REWORDED, "spun.txt", title="Ferry stuck off Varnholm", published=DAY_TWO),
    report(OWN, "own.txt", published=DAY_TWO),
]
MARKET_REPORT = report(MARKET, "market.txt", title="Market to move", published=DAY_ONE)


def test_reports_of_one_event_are_one_story_with_the_earliest_title() -> None:
    (story,) = stories_of(*FERRY)
    assert set(story.reports) == {one.id for one in FERRY}
    assert story.reports[0] == FERRY[0].id
    assert story.title == "Ferry aground off Varnholm"


def test_a_report_that_nobody_else_tells_is_a_story_of_one() -> None:
    found = stories_of(*FERRY, MARKET_REPORT)
    assert sorted(len(story.reports) for story in found) == [1, 3]


def test_two_events_of_one_kind_are_two_stories() -> None:
    other = report(OTHER_FERRY, "other.txt", published=DAY_TWO)
    assert sorted(len(story.reports) for story in stories_of(*FERRY, other)) == [1, 3]


def test_two_events_told_in_the_same_words_are_two_stories() -> None:
    parallel = report(PARALLEL, "parallel.txt", published=DAY_TWO)
    assert sorted(len(story.reports) for story in stories_of(*FERRY, parallel)) == [1, 3]


def test_a_later_story_refers_back_and_is_not_merged() -> None:
    trial = report(TRIAL, "trial.txt", published=TWO_YEARS_ON)
    by_size = sorted(stories_of(*FERRY, trial), key=lambda story: len(story.reports))
    assert [len(story.reports) for story in by_size] == [1, 3]
    assert FERRY[0].id in by_size[0].refers_to
    assert by_size[1].refers_to == ()
    assert "refers back" in by_size[0].because


def test_without_titles_the_first_words_are_the_title() -> None:
    (story,) = stories_of(report(MARKET, "market.txt"))
    assert MARKET.startswith(story.title)


def test_the_order_of_reports_says_nothing() -> None:
    expected = stories_of(*FERRY, MARKET_REPORT)
    for order in permutations([*FERRY, MARKET_REPORT]):
        assert stories_of(*order) == expected


def test_an_unrelated_report_changes_no_story() -> None:
    assert set(map(repr, stories_of(*FERRY))) < set(map(repr, stories_of(*FERRY, MARKET_REPORT)))


@pytest.mark.parametrize("text", ["", "\n", "???", "1 2 3", "水坝 水坝"])
def test_a_report_of_no_words_is_in_a_story_too(text: str) -> None:
    strange = report(text, "strange.txt")
    assert {one for story in stories_of(strange, MARKET_REPORT) for one in story.reports} == {
        strange.id,
        MARKET_REPORT.id,
    }


def test_an_empty_pile_has_no_story() -> None:
    assert stories_of() == []


def test_average_link_asks_all_members_not_the_nearest() -> None:
    chain = [(0, 1, 0.9), (1, 2, 0.8), (2, 3, 0.9)]
    assert average_link(4, chain, 0.5).clusters == [[0, 1], [2, 3]]
    assert average_link(4, chain, 0.2).clusters == [[0, 1, 2, 3]]
    assert average_link(3, [], 0.1).clusters == [[0], [1], [2]]


def test_two_short_items_that_share_a_number_alone_are_two_stories() -> None:
    items = [report("The mayor said 12 people drowned.", "a.txt"), report("قال المتحدث إن 12 شخصا غرقوا.", "b.txt")]
    assert len(stories_of(*items)) == 2
