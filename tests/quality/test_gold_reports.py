"""The gold of reports holds together: offsets, ids, marks, nesting."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gold.reports.agreement import compare
from gold.reports.as_pack import names_line, quotes_line, read_reports
from gold.reports.speakers import shares, speaker_scores

GOLD = Path(__file__).parents[2] / "quality" / "gold" / "reports"
SHORT = [report for half in ("open", "blind") for report in read_reports(GOLD / f"{half}.jsonl")]
LONG = [report for part in ("train", "tune", "blind") for report in read_reports(GOLD / "marked" / part)]
REPORTS = SHORT + LONG
KINDS = {"person", "body", "place", "event", "law", "document", "other", "role"}


def test_twice_sixty_reports_of_different_names() -> None:
    assert len({report["id"] for report in REPORTS}) == len(REPORTS) == 120
    assert len(SHORT) == len(LONG) == 60


def test_the_long_reports_have_three_hundred_words_or_more() -> None:
    assert [report["id"] for report in LONG if len(report["text"].split()) < 300] == []


def test_two_annotators_who_agree_and_two_who_do_not() -> None:
    whole = compare(LONG[:3], LONG[:3])
    assert (whole["all"]["joint"], whole["same_speaker"]) == (100, 100)
    assert set(whole["kappa"].values()) == {1.0}
    denied = [{**report, "attributions": [_denied(each) for each in report["attributions"]]} for report in LONG[:3]]
    assert compare(LONG[:3], denied)["kappa"]["polarity"] < 0
    assert compare(LONG[:3], [{**report, "attributions": []} for report in LONG[:3]])["met"] == 0


def _denied(attribution: dict[str, Any]) -> dict[str, Any]:
    return {**attribution, "polarity": "affirmed" if attribution["polarity"] == "denied" else "denied"}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report["id"]))
def test_spans_lie_in_the_text_and_begin_and_end_with_a_word(report: dict[str, Any]) -> None:
    pieces = [each[part] or [] for each in report["attributions"] for part in ("content", "cue", "source")]
    assert all(before[1] <= after[0] for found in pieces for before, after in pairwise(found))
    spans = [*(tuple(piece) for found in pieces for piece in found), *(tuple(term) for term in report["terms"])]
    spans += [(name["start"], name["end"]) for name in report["names"]]
    assert [
        report["text"][s:e] for s, e in spans if not s < e or report["text"][s:e] != report["text"][s:e].strip()
    ] == []


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report["id"]))
def test_whoever_speaks_and_is_named_is_an_entity(report: dict[str, Any]) -> None:
    known = {entity["id"]: entity["kind"] for entity in report["entities"]}
    assert all(speaker in known for each in report["attributions"] for speaker in each["speakers"])
    assert all(each["speaker"] == next(iter(each["speakers"]), None) for each in report["attributions"])
    assert all(name["kind"] in KINDS for name in report["names"])
    assert all(known[name["entity"]] == name["kind"] for name in report["names"] if name["kind"] != "role")


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report["id"]))
def test_what_is_nested_lies_inside_its_parent_or_passes_a_finding_on(report: dict[str, Any]) -> None:
    known = {each["id"]: each for each in report["attributions"]}
    for each in report["attributions"]:
        if each["parent"] and "finding" not in known[each["parent"]]["type"]:
            around = known[each["parent"]]["content"]
            assert all(any(s <= x and y <= e for s, e in around) for x, y in each["content"])


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report["id"]))
def test_lines_for_the_pack_keep_every_attribution_and_name(report: dict[str, Any]) -> None:
    assert len(quotes_line(report, bare=True)["quotes"]) == len(report["attributions"])
    named = [name for name in report["names"] if name["kind"] != "role"]
    line = names_line(report)
    assert {(name["start"], name["end"]) for name in named} <= {(m["start"], m["end"]) for m in line["mentions"]}


def test_a_speaker_is_right_by_the_names_of_its_entity() -> None:
    report = {
        "id": "r",
        "published": None,
        "text": "Ada Orlu spoke. She said it was late. Tom Reve left.",
        "names": [
            {"start": 0, "end": 8, "kind": "person", "entity": "ada"},
            {"start": 38, "end": 46, "kind": "person", "entity": "tom"},
        ],
        "entities": [{"id": "ada", "kind": "person"}, {"id": "tom", "kind": "person"}],
        "attributions": [
            {"type": "speech", "content": [[25, 36]], "cue": [[20, 24]], "source": [[16, 19]], "speakers": ["ada"]}
        ],
    }
    said = {"content": [[25, 36]]}
    right, wrong, unresolved = (
        speaker_scores(report, [{**said, "speaker": spans}]) for spans in ([[0, 8], [16, 19]], [[16, 19], [38, 46]], [])
    )
    assert shares(right) == {"right": 100, "precision": 100, "of_all": 100, "by_name": 100}
    assert shares(wrong)["precision"] == 0
    assert (unresolved["found"], unresolved["resolved"]) == (1, 0)
    assert speaker_scores(report, []) == {"gold": 1}


def test_marks_in_the_text_become_places(tmp_path: Path) -> None:
    marked = tmp_path / "court-1.txt"
    marked.write_text(
        "id: court-1\npublished: 2024-05-14\noutlet: Echo\nkind: court\n---\n"
        "{1s [e1 Ada Orlu], the [role:e1 judge],} {1q said} {1c {2s they} {2q denied} {2c it}}."
        " A [term “hunt”] \\[sic\\].\n"
        '---\ne1 person f singular "Ada Orlu" | - | judge\ne2 person - plural -\n'
        "1 indirect speech e1\n2 indirect speech e2 parent=1 denied\n",
        "utf-8",
    )
    (report,) = read_reports(tmp_path)
    text = report["text"]
    assert text.endswith("A “hunt” [sic].")
    outer, inner = report["attributions"]
    assert [text[s:e] for s, e in (*outer["source"], *outer["cue"], *outer["content"])] == [
        "Ada Orlu, the judge,",
        "said",
        "they denied it",
    ]
    assert (inner["parent"], inner["polarity"], inner["speakers"]) == ("court-1-a01", "denied", ["e2"])
    assert [(text[n["start"] : n["end"]], n["kind"]) for n in report["names"]] == [
        ("Ada Orlu", "person"),
        ("judge", "role"),
    ]


@pytest.mark.parametrize(
    ("body", "tail", "told"),
    [
        ("{1c it", "1 direct speech -", "never closed"),
        ("it}", "", "closes nothing"),
        ("{1c it}", "", "have no line"),
        ("[e1 Ada]", "", "no line for entity e1"),
        ("{1c it}", "1 direct song -", "style, type or content"),
    ],
)
def test_marks_that_contradict_each_other_are_told(tmp_path: Path, body: str, tail: str, told: str) -> None:
    marked = tmp_path / "x.txt"
    marked.write_text(f"id: x\npublished: 2024-05-14\noutlet: Echo\nkind: x\n---\n{body}\n---\n{tail}\n", "utf-8")
    with pytest.raises(ValueError, match=told):
        list(read_reports(marked.parent))
