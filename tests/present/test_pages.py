import msgspec
import pytest
from tests.present.shelf import CLAIMS, COPIES, MISSING, STORY_ID, UTTERANCES, id_of, shelf

from firsthand.present.address import anchor
from firsthand.present.pages.beside import beside_page, in_order
from firsthand.present.pages.claim import Leaf, claim_page, labels_of, leaves_of
from firsthand.present.pages.figures import figures_page
from firsthand.present.pages.map import map_page
from firsthand.present.pages.page import slice_of
from firsthand.present.pages.report import report_page
from firsthand.present.pages.review import review_page
from firsthand.present.pages.search import cut_hits
from firsthand.present.pages.speakers import speakers_page
from firsthand.present.pages.stories import stories_page
from firsthand.present.pages.timeline import timeline_page
from firsthand.present.pages.utterance import group_wordings, utterance_page, utterances_page
from firsthand.vocabulary import Span


def test_a_page_beyond_the_end_is_the_last() -> None:
    pager = slice_of(95, page=99, size=30)
    assert (pager.first, pager.last, pager.before, pager.after) == (91, 95, 3, None)
    assert slice_of(0, page=1, size=30).first == 0


def test_what_is_not_in_the_record_has_no_page() -> None:
    source = shelf()
    assert claim_page(source, "nothing") is None
    assert report_page(source, "nothing") is None
    assert utterance_page(source, "nothing") is None
    assert figures_page(source, "nothing") is None
    assert map_page(source, "nothing") is None
    assert timeline_page(source, "nothing") is None
    assert beside_page(source, id_of("wire-0304"), id_of("wire-0304")) is None


def test_the_story_list_gives_each_story_its_bars() -> None:
    cards = stories_page(shelf()).view.cards
    assert [[bar.number for bar in card.bars.rows] for card in cards] == [["8", "7", "4–5"], ["1", "1", "0–1"]]


def test_copies_hang_below_the_report_they_copy_and_only_one_leaf_is_earliest() -> None:
    page = claim_page(shelf(), CLAIMS[1].id)
    assert page is not None
    (leaf,) = page.view.branches[0].leaves
    assert leaf.statement.outlet == "Northline"
    assert leaf.earliest
    assert sorted(below.statement.outlet for below in leaf.copies) == ["Daily Beacon Online", "The Valley Courier"]
    assert not any(below.earliest for below in leaf.copies)


def test_reports_are_called_by_their_outlet_then_by_their_day_then_by_their_name() -> None:
    one, two, three = (
        msgspec.structs.replace(MISSING[0], report=f"{name}.txt", outlet=outlet, published=day)
        for name, outlet, day in (("a", "Wire", "2031-03-04"), ("b", "Wire", "2031-03-05"), ("c", None, None))
    )
    assert labels_of([one, three]) == {"a.txt": "Wire", "c.txt": "c.txt"}
    assert labels_of([one, two]) == {"a.txt": "Wire, 4 Mar 2031", "b.txt": "Wire, 5 Mar 2031"}
    twice = msgspec.structs.replace(two, published=one.published)
    assert labels_of([one, twice]) == {"a.txt": "Wire, a.txt", "b.txt": "Wire, b.txt"}


def test_a_ring_of_copies_still_shows_every_leaf() -> None:
    one, other = COPIES
    back = msgspec.structs.replace(other, left_id=one.right_id, right_id=one.left_id, origin=None)

    def count(found: tuple[Leaf, ...]) -> int:
        return sum(1 + count(leaf.copies) for leaf in found)

    assert count(leaves_of(MISSING, [one, back])) == len(MISSING)


def test_a_figure_claim_is_headed_by_its_sentence() -> None:
    page = claim_page(shelf(), CLAIMS[0].id)
    assert page is not None
    assert (
        page.title
        == "“Rescuers had found 52 bodies by Thursday, according to Rivers Watch, and the number would rise.”"
    )


def test_figures_that_count_one_thing_make_one_series() -> None:
    page = figures_page(shelf(), STORY_ID)
    assert page is not None
    assert [len(series.figures) for series in page.view.series] == [5, 3]
    assert next(line.row.relation for line in page.view.series[0].ledger) == "contradicted"
    assert {line.origin for line in page.view.series[0].figures} == {
        "Rivers Watch",
        "Ministry of Works",
        "who counted is not said",
    }


def test_the_reader_marks_findings_with_the_words_they_are() -> None:
    page = report_page(shelf(), id_of("meridian-0306"))
    assert page is not None
    marked = {
        kind: "".join(piece.text for par in page.view.paragraphs for piece in par.pieces if kind in piece.kinds)
        for kind in ("figure", "time", "source")
    }
    assert marked == {"figure": "52", "time": "Thursday", "source": "Rivers Watchthe minister of works"}


def test_every_finding_has_one_card() -> None:
    page = report_page(shelf(), id_of("wire-0304"))
    assert page is not None
    numbers = [card.number for par in page.view.paragraphs for card in par.cards]
    assert numbers == list(range(1, page.view.findings + 1))


def test_a_damaged_figure_is_named_beside() -> None:
    page = beside_page(shelf(), id_of("beacon-0305"), id_of("wire-0304"))
    assert page is not None
    assert [(change.left, change.right) for change in page.view.changes] == [("at least 14", "at least 40")]


def test_two_reports_without_a_copy_link_are_tied_by_equal_runs() -> None:
    page = beside_page(shelf(), id_of("courier-0305"), id_of("beacon-0305"))
    assert page is not None
    assert page.view.copy is None
    assert any("valley any more" in run.left for row in page.view.shelves if row.number for run in row.runs if run.same)


def test_passages_that_cross_are_not_put_on_one_line() -> None:
    pairs = [(Span(0, 10), Span(50, 60)), (Span(20, 30), Span(0, 10)), (Span(40, 50), Span(20, 30))]
    assert in_order(pairs) == pairs[1:]


def test_wordings_that_are_the_same_share_a_letter() -> None:
    gates = utterance_page(shelf(), UTTERANCES[1].id)
    assert gates is not None
    assert [(w.letter, len(w.statements), w.earliest) for w in gates.view.wordings] == [("A", 3, "earliest")]
    bridges = utterance_page(shelf(), UTTERANCES[0].id)
    assert bridges is not None
    assert [w.letter for w in bridges.view.wordings if w.fullest] == ["A"]


def test_the_timeline_shows_the_words_that_gave_the_day() -> None:
    page = timeline_page(shelf(), STORY_ID)
    assert page is not None
    assert page.view.groups[0].label == "2 Mar 2031"
    first = page.view.groups[0].events[0]
    assert first.phrase == "last week"
    assert not first.bar.dot
    assert first.bar.width > 0
    assert len(first.printed) == 2
    assert all(one.at is not None and 0 <= one.at <= 100 for one in first.printed)
    assert any(event.bar.dot for group in page.view.groups for event in group.events)
    assert [row.kind for row in page.view.dates] == ["slip"]


def test_each_policy_states_a_value_and_what_it_rests_on() -> None:
    page = figures_page(shelf(), STORY_ID)
    assert page is not None
    lines = [line for series in page.view.series for line in series.stated]
    assert [(line.row.policy, line.value, len(line.rests_on)) for line in lines] == [
        ("range", "47–58", 2),
        ("pending", "nothing stated", 0),
    ]
    assert [figure.why_not for series in page.view.series for figure in series.aside] == [
        "a later count takes its place"
    ]


def test_review_asks_first_what_would_change_most() -> None:
    swings = [item.swing for item in review_page(shelf()).view.items]
    assert swings == sorted(swings, reverse=True)
    assert swings


def test_hits_are_cut_out_of_a_snippet() -> None:
    assert cut_hits("the \x02upper dam\x03 at") == [("the ", False), ("upper dam", True), (" at", False)]
    assert cut_hits("") == []


def test_people_with_a_public_role_come_first_with_all_their_reports() -> None:
    view = speakers_page(shelf()).view
    (marten,) = view.known
    assert marten.name == "Ilse Marten"
    assert len(marten.told) == marten.reports > 1
    assert all(report.id == person.report_id for report, person in marten.told)
    others = [person for cast in view.casts for person in cast.people]
    assert others
    assert [person for person in others if person.identity or person.name == "Ilse Marten"] == []


def test_a_credit_stands_beside_its_wording_and_opens_the_words_that_give_it() -> None:
    page = utterance_page(shelf(), UTTERANCES[0].id)
    assert page is not None
    (credit,) = page.view.wordings[1].credits
    assert (credit.says, credit.outlet, credit.row.text) == (
        "A translation",
        "Lakeside Radio",
        "through an interpreter",
    )
    assert anchors_in("lakeside-0305") >= {anchor(credit.row.id)}
    assert all(not wording.credits for wording in (page.view.wordings[0], *page.view.wordings[2:]))


def test_a_cut_stands_beside_its_wording_with_what_turns_the_sense() -> None:
    page = utterance_page(shelf(), UTTERANCES[0].id)
    assert page is not None
    cut_wording = page.view.wordings[2]
    (cut,) = cut_wording.cuts
    assert cut.fuller == "Oriel News"
    assert [words for words, turns in cut.left_out if turns] == ["no family"]
    assert "".join(words for words, _ in cut.left_out) == "and no family shall pay for it"
    assert [words for words, at in cut_wording.pieces if at] == ["Every bridge"]
    assert "".join(words for words, _ in cut_wording.pieces) == cut_wording.statements[0].text
    assert anchors_in("oriel-0310") >= {anchor(cut.row.left_out.id)}
    assert anchors_in("meridian-0306") >= {anchor(cut.row.at.id)}


def test_a_report_that_words_it_twice_is_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    source = shelf()
    row = msgspec.structs.replace(UTTERANCES[1], statements=[*UTTERANCES[1].statements, UTTERANCES[1].statements[0]])
    monkeypatch.setattr(source, "utterance", lambda _: row)
    page = utterance_page(source, row.id)
    assert page is not None
    assert page.view.reports == 3


def test_of_several_wordings_of_the_first_day_none_is_called_the_earliest() -> None:
    row = UTTERANCES[0]
    together = [msgspec.structs.replace(one, earliest=i < 2) for i, one in enumerate(row.statements)]
    wordings = group_wordings(msgspec.structs.replace(row, statements=together))
    assert [w.earliest for w in wordings] == ["of the first day", "of the first day", None, None]
    one_day = [msgspec.structs.replace(one, earliest=True) for one in row.statements]
    assert {w.earliest for w in group_wordings(msgspec.structs.replace(row, statements=one_day))} == {None}


def test_a_wording_with_a_withheld_name_is_not_cut_into_pieces() -> None:
    row = UTTERANCES[0]
    hidden = msgspec.structs.replace(row.statements[2], text="“Every bridge of [withheld]”")
    wordings = group_wordings(msgspec.structs.replace(row, statements=[hidden, row.statements[3]]))
    assert wordings[0].pieces == (("“Every bridge of [withheld]”", False),)


def test_the_list_tells_which_utterances_are_cut_so_that_the_sense_turns() -> None:
    assert {line.row.id: line.turned for line in utterances_page(shelf()).view} == {
        UTTERANCES[0].id: 1,
        UTTERANCES[1].id: 0,
        UTTERANCES[2].id: 1,
    }


def anchors_in(key: str) -> set[str]:
    """The places of one report that a link from elsewhere can open."""
    page = report_page(shelf(), id_of(key))
    assert page is not None
    return {ref for paragraph in page.view.paragraphs for piece in paragraph.pieces for ref in piece.anchors}
