"""Briefings: marks in whole reports -> contents and pairs; and how what is found of them is scored."""

from pathlib import Path
from random import Random

import msgspec
import pytest
from training.rewordings.batches import OTHERS_PER_ONE
from training.rewordings.briefings import NEAREST, briefing_items, key_of, paired
from training.rewordings.in_report import IN_REPORT, in_report

from firsthand.compare.utterances.scenes import SCENE
from firsthand.vocabulary import Span
from gold.utterances.read_briefings import Briefing, contents_of, pairs_of, plain_text, read_briefings, side_of
from tasks import briefings as task

TOLD = {
    "id": "t001",
    "occasion": "the mayor after the fire, and a week later",
    "statements": {
        "s1": {"speaker": "Ada Reuel", "gist": "the hall will be rebuilt"},
        "s2": {"speaker": "Ada Reuel", "gist": "it was insured"},
        "s3": {"speaker": "Ada Reuel", "gist": "the hall will be rebuilt", "like": "s1"},
        "s4": {"speaker": "Tomas Kolb", "gist": "the alarm failed"},
    },
    "reports": [
        {
            "outlet": "Velm Courier",
            "published": "2031-05-07",
            "language": "en",
            "text": "The mayor, Ada Reuel, said ⟦s1|the hall would be rebuilt⟧ and ⟦s2|that it was insured⟧.",
        },
        {
            "outlet": "Radio Velm",
            "published": "2031-05-07",
            "language": "en",
            "text": "“⟦s1+s2|We are insured and we will build it again⟧,” said Ada Reuel. “⟦s4|No bell⟧,” said Kolb.",
        },
        {
            "outlet": "Velm Weekly",
            "published": "2031-05-14",
            "language": "en",
            "text": "On Monday Ada Reuel told the council: “⟦s3|The hall will stand again⟧.”",
        },
    ],
}


@pytest.fixture
def briefing() -> Briefing:
    return msgspec.convert(TOLD, Briefing)


def test_marks_are_taken_out_and_every_content_stands_where_it_says(briefing: Briefing) -> None:
    assert (
        plain_text(briefing.reports[0])
        == "The mayor, Ada Reuel, said the hall would be rebuilt and that it was insured."
    )
    written = [plain_text(briefing.reports[one.report])[one.start : one.end] for one in contents_of(briefing)]
    assert written == [
        "the hall would be rebuilt", "that it was insured", "We are insured and we will build it again", "No bell",
        "The hall will stand again",
    ]  # fmt: skip
    assert side_of(briefing, contents_of(briefing)[3])["speaker"] == "Tomas Kolb"


def test_a_pair_is_one_if_both_hold_a_statement_and_again_if_the_one_was_said_later(briefing: Briefing) -> None:
    found = {(tuple(sorted(one.left.ids)), tuple(sorted(one.right.ids))): one for one in pairs_of(briefing)}
    assert {ids for ids, one in found.items() if one.same} == {(("s1",), ("s1", "s2")), (("s2",), ("s1", "s2"))}
    assert {ids for ids, one in found.items() if one.again} == {(("s1",), ("s3",)), (("s1", "s2"), ("s3",))}


def test_what_is_said_again_is_trained_on_as_a_scene_alone(briefing: Briefing) -> None:
    items = briefing_items(paired([briefing]), Random(1), scenes=True)  # noqa: S311  # a sample, not a secret
    scenes = [one for one in items if one.left.startswith(SCENE)]
    assert sum(not one.is_one for one in scenes) == 2
    said = [one for one in items if one not in scenes]
    assert not any(
        "stand again" in one.left + one.right for one in said if not one.is_one and "insured" not in one.left
    )
    assert not any(one.taught for one in items)
    assert all(not one.left.startswith(SCENE) for one in briefing_items(paired([briefing]), Random(1), scenes=False))  # noqa: S311


def test_statements_are_read_in_their_reports_and_what_is_said_again_is_another(briefing: Briefing) -> None:
    items = briefing_items(paired([briefing]), Random(1), scenes=False, reports=True)  # noqa: S311
    told = {frozenset((one.left, one.right)): one.is_one for one in items if one.left.startswith(IN_REPORT)}
    first = "Report: The mayor, Ada Reuel, said [the hall would be rebuilt] and that it was insured."
    again = "Report: On Monday Ada Reuel told the council: “[The hall will stand again].”"
    assert told[frozenset((first, again))] is False
    assert any(is_one and first in pair for pair, is_one in told.items())


def test_the_sentence_before_stands_in_front_and_pieces_in_brackets() -> None:
    text = "The film was shown on Monday. “It ends badly,” she said, “for all.” Few came."
    pieces = [Span(text.index("It"), text.index(",” she")), Span(text.index("for all"), text.index(".” Few"))]
    assert in_report(text, pieces) == "Report: The film was shown on Monday. “[It ends badly],” she said, “[for all].”"


def test_of_two_statements_the_nearest_in_words_are_read_each_time() -> None:
    marks = {f"s{at}": {"speaker": "Ada Reuel", "gist": "…"} for at in range(1, 7)}
    texts = (
        "⟦s1|The north weir is safe for boats⟧. ⟦s3|Nobody slept⟧. ⟦s5|Bread will be dearer⟧.",
        "⟦s1|Boats may pass the north weir⟧. ⟦s2|The south weir is safe for boats⟧. ⟦s4|Geese came⟧. ⟦s6|I resign⟧.",
    )
    reports = [{"outlet": "Velm", "published": "2031-05-07", "language": "en", "text": text} for text in texts]
    told = {"id": "t002", "occasion": "…", "statements": marks, "reports": reports}
    (some,) = paired([msgspec.convert(told, Briefing)])
    near, *_ = some.others
    assert [some.texts[one.report][one.start : one.end] for one in (near.left, near.right)] == [
        "The north weir is safe for boats",
        "The south weir is safe for boats",
    ]
    wanted = int(OTHERS_PER_ONE * len(some.same)) * 2
    twice = some._replace(same=some.same * 2)
    drawn = {(one.left, one.right) for one in briefing_items([twice], Random(1), scenes=False) if not one.is_one}  # noqa: S311
    assert int(NEAREST * wanted) == 1
    assert ("The north weir is safe for boats", "The south weir is safe for boats") in drawn


def test_what_a_network_gets_wrong_is_read_most() -> None:
    marks = {f"s{at}": {"speaker": "Ada Reuel", "gist": "…"} for at in range(1, 6)}
    texts = (
        "⟦s1|The weir is safe⟧. ⟦s2|Bread will be dearer⟧. ⟦s3|Nobody slept⟧.",
        "⟦s1|Boats may pass the weir⟧. ⟦s4|Geese came⟧. ⟦s5|The weir is shut⟧.",
    )
    reports = [{"outlet": "Velm", "published": "2031-05-07", "language": "en", "text": text} for text in texts]
    told = {"id": "t003", "occasion": "…", "statements": marks, "reports": reports}
    (some,) = paired([msgspec.convert(told, Briefing)])
    (one,) = some.same
    twice = some._replace(same=some.same * 2)
    taken_for_one = ("Geese came", "Nobody slept")
    for known, read in ((-5.0, {2}), (9.0, {0, 1, 2})):
        mined = {key_of(one, some): known, taken_for_one: 3.0}
        counts, nearest = set(), 0
        for seed in range(40):
            items = briefing_items([twice], Random(seed), scenes=False, mined=mined)  # noqa: S311
            counts.add(sum(item.is_one for item in items))
            nearest += any(not item.is_one and {item.left, item.right} == {*taken_for_one} for item in items)
        assert counts == read
        assert nearest >= 40 * (known < 0)


def test_ties_found_names_and_wrong_ties_are_counted(briefing: Briefing, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(msgspec.json.encode(TOLD) + b"\n")
    said_by = ["Ada Reuel", "Reuel", None, "", "Tomas Kolb"]
    scored = task.score(gold, [{"id": briefing.id, "said_by": said_by, "ties": [[0, 2], [0, 4]]}])
    assert scored["contents"] == {"found": 80.0, "named": 40.0}
    assert scored["ties"] == {"p": 50.0, "r": 50.0, "wrong": 1.0}


def test_every_briefing_of_the_sets_is_well_formed() -> None:
    briefings = read_briefings()
    assert len({one.id for one in briefings}) == len(briefings) > 100
    assert 0 < sum(one.held_out for one in briefings) < len(briefings) / 2
    for briefing in briefings:
        assert {mark for one in contents_of(briefing) for mark in one.ids} <= set(briefing.statements)
        assert not any(sign in plain_text(report) for report in briefing.reports for sign in "⟦⟧|")
