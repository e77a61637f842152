"""The gold of reports holds together: offsets, ids, marks, nesting."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gold.reports.as_pack import names_line, quotes_line, read_reports

GOLD = Path(__file__).parents[2] / "quality" / "gold" / "reports"
REPORTS = [report for half in ("open", "blind") for report in read_reports(GOLD / f"{half}.jsonl")]
KINDS = {"person", "body", "place", "event", "law", "document", "other", "role"}


def test_sixty_reports_of_different_names() -> None:
    assert len({report["id"] for report in REPORTS}) == len(REPORTS) == 60


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
def test_what_is_nested_lies_inside_its_parent(report: dict[str, Any]) -> None:
    contents = {each["id"]: each["content"] for each in report["attributions"]}
    for each in report["attributions"]:
        if each["parent"]:
            around = contents[each["parent"]]
            assert all(any(s <= x and y <= e for s, e in around) for x, y in each["content"])


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report["id"]))
def test_lines_for_the_pack_keep_every_attribution_and_name(report: dict[str, Any]) -> None:
    assert len(quotes_line(report, bare=True)["quotes"]) == len(report["attributions"])
    named = [name for name in report["names"] if name["kind"] != "role"]
    line = names_line(report)
    assert {(name["start"], name["end"]) for name in named} <= {(m["start"], m["end"]) for m in line["mentions"]}
