"""Exports: what each file holds, that no withheld name gets out, and that a file appears whole or not at all."""

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.pile import AT, HIDDEN_WORDS, PIER, POST, TEXT, make_record

from firsthand.errors import BadInput
from firsthand.present.export import EXPORTS, export_record, format_of
from firsthand.present.export.as_csv import cell_of
from firsthand.present.export.as_ics import escaped, event_lines, folded
from firsthand.present.export.whole_file import whole_file
from firsthand.record.ask import KINDS, Ask
from firsthand.record.rows import TimelineRow

WITHOUT_NAMES = ("times", "timeline", "ledger", "problems", "decisions", "people", "identities", "offices")
"""Lists in which the withheld witness has nothing to say."""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return make_record(tmp_path / "pile.db")


def graph_of(record: Path, target: Path) -> list[dict[str, Any]]:
    export_record(record, target, format_of(target))
    whole = json.loads(target.read_text(encoding="utf-8"))
    assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    graph: list[dict[str, Any]] = whole["@graph"]
    return graph


@pytest.mark.parametrize("name", EXPORTS)
def test_no_export_holds_a_withheld_name(record: Path, tmp_path: Path, name: str) -> None:
    written = export_record(record, tmp_path / "out", name)
    assert written
    for path in written:
        held = str(pq.read_table(path).to_pylist()) if name == "parquet" else path.read_text(encoding="utf-8")
        assert not [word for word in HIDDEN_WORDS if word in held]
        assert "withheld" in held or path.stem in {*WITHOUT_NAMES, "out"}


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_a_folder_holds_one_file_a_kind_also_for_what_there_is_not(record: Path, tmp_path: Path, name: str) -> None:
    written = export_record(record, tmp_path / "out" / "deep", name)
    assert [path.stem for path in written] == list(KINDS)
    assert {path.name for path in (tmp_path / "out" / "deep").iterdir()} == {f"{kind}.{name}" for kind in KINDS}


def test_every_format_says_the_same(record: Path, tmp_path: Path) -> None:
    for name in ("jsonl", "csv", "parquet"):
        export_record(record, tmp_path / name, name)
    lines = [json.loads(line) for line in (tmp_path / "jsonl" / "figures.jsonl").read_text("utf-8").splitlines()]
    with (tmp_path / "csv" / "figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = list(csv.DictReader(stream))
    columns = pq.read_table(tmp_path / "parquet" / "figures.parquet").to_pylist()
    assert columns == lines
    assert [(row["report"], int(row["start"]), float(row["low"]), json.loads(row["as_of"])) for row in cells] == [
        (row["report"], row["start"], row["low"], row["as_of"]) for row in lines
    ]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("=", "="),
        ("a=b", "a=b"),
        (None, ""),
        (True, "yes"),
        (-3, -3),
        ([1, None], "[1,null]"),
    ],
)
def test_cells_run_no_formula(value: object, cell: object) -> None:
    assert cell_of(value) == cell


def row_of(**known: object) -> TimelineRow:
    given = {
        "id": "4f.9a",
        "report": "a.txt",
        "report_id": "4f",
        "start": 0,
        "end": 9,
        "text": "The dam, built in 1968; gave way \\ on Monday.\nSo it\x07 was.",
        "begin": "2031-02-28",
        "to": "2031-03-04",
        "precision": "week",
        "phrase": "on Monday",
        "published": "2031-03-05",
        "outlet": "The Pier",
    }
    return TimelineRow(**{**given, **known})  # type: ignore[arg-type]  # keys are those of TimelineRow


def test_an_event_is_all_day_and_ends_on_the_day_after() -> None:
    lines = list(event_lines(row_of()))
    assert lines[0] == "BEGIN:VEVENT"
    assert lines[-1] == "END:VEVENT"
    assert {
        "UID:4f.9a.firsthand",
        "DTSTAMP:20310305T000000Z",
        "DTSTART;VALUE=DATE:20310228",
        "DTEND;VALUE=DATE:20310305",
        "CATEGORIES:known to the week",
    } <= set(lines)
    (said,) = [line for line in lines if line.startswith("DESCRIPTION:")]
    assert said.startswith(
        "DESCRIPTION:The dam\\, built in 1968\\; gave way \\\\ on Monday.\\nSo it\ufffd was.\\nDated by"
    )


@pytest.mark.parametrize("days", [(None, None), ("9999-12-30", "9999-12-31")])
def test_what_has_no_day_in_a_calendar_is_left_out(days: tuple[str | None, str | None]) -> None:
    assert list(event_lines(row_of(begin=days[0], to=days[1]))) == []


@given(st.text(max_size=300))
def test_folding_keeps_every_character_and_no_line_is_too_long(words: str) -> None:
    line = f"SUMMARY:{escaped(words)}"
    made = folded(line)
    pieces = made.removesuffix(b"\r\n").split(b"\r\n ")
    assert all(len(piece) <= 75 - (at > 0) for at, piece in enumerate(pieces))
    assert b"".join(pieces).decode() == line.encode("utf-8", "replace").decode()
    assert all(piece.decode("utf-8") is not None for piece in pieces)


def test_a_calendar_has_every_event_of_the_timeline(record: Path, tmp_path: Path) -> None:
    export_record(record, tmp_path / "t.ics", format_of(tmp_path / "t.ics"))
    export_record(record, tmp_path / "t.csv", format_of(tmp_path / "t.csv"))
    held = (tmp_path / "t.ics").read_bytes()
    assert held.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert held.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    with Ask(record) as ask:
        uids = [f"UID:{row.id}.firsthand".encode() for row in ask.timeline()]
    assert [line for line in held.split(b"\r\n") if line.startswith(b"UID:")] == uids
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [f"UID:{row['id']}.firsthand".encode() for row in csv.DictReader(stream)] == uids
    export_record(record, tmp_path / "again.ics", "ics")
    assert (tmp_path / "again.ics").read_bytes() == held


def test_a_name_that_says_no_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"give --format, or a name that ends in \.jsonld \(jsonld\), \.csv"):
        format_of(tmp_path / "pile.txt")


def test_annotations_select_the_exact_words_of_the_text(record: Path, tmp_path: Path) -> None:
    graph = graph_of(record, tmp_path / "pile.jsonld")
    (figure,) = [
        node["target"]
        for node in graph
        if node.get("motivation") == "describing" and node["target"]["source"].endswith(PIER.id)
    ]
    position, quote = figure["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"] == "about 40"
    assert figure["state"]["schema:sha256"] == PIER.text_sha256
    start, end = AT["figure"].start, AT["figure"].end
    assert TEXT[:start].endswith(quote.get("prefix", ""))
    assert TEXT[end:].startswith(quote.get("suffix", ""))


def test_provenance_of_copies_quotations_and_claims(record: Path, tmp_path: Path) -> None:
    graph = graph_of(record, tmp_path / "pile.jsonld")
    derived = [node for node in graph if "prov:wasDerivedFrom" in node]
    assert [(node["id"], node["prov:wasDerivedFrom"]) for node in derived] == [
        (f"urn:firsthand:report:{POST.id}", f"urn:firsthand:report:{PIER.id}")
    ]
    quoted = [node["body"] for node in graph if node.get("motivation") == "identifying"]
    assert [body["prov:wasQuotedFrom"] for body in quoted] == [f"urn:firsthand:report:{one.id}" for one in (PIER, POST)]
    (claim,) = [node for node in graph if "schema:Claim" in node.get("type", ())]
    (source,) = claim["prov:hadPrimarySource"]
    assert next(node["schema:name"] for node in graph if node["id"] == source) == "[withheld]"


def test_what_cannot_be_written_says_so(record: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BadInput, match=r"file: is a file; csv needs a folder\."):
        export_record(record, tmp_path / "file", "csv")
    with pytest.raises(BadInput, match="is a folder; jsonld needs the name of a file"):
        export_record(record, tmp_path, "jsonld")
    with pytest.raises(BadInput, match="No export is called 'xml'; there are: jsonl, csv, parquet, jsonld"):
        export_record(record, tmp_path, "xml")


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(TypeError), whole_file(path) as stream:
        stream.writelines([b"half", "no bytes"])  # type: ignore[list-item]  # what fails
    assert path.read_text(encoding="utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["out.txt"]
    with whole_file(path) as stream:
        stream.write(b"after")
    assert path.read_text(encoding="utf-8") == "after"


def test_an_export_that_fails_leaves_the_last_one(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_record(record, tmp_path / "pile.jsonld", "jsonld")
    before = (tmp_path / "pile.jsonld").read_bytes()

    def fail(_ask: Ask) -> None:
        raise RuntimeError

    monkeypatch.setattr(Ask, "claims", fail)
    with pytest.raises(RuntimeError):
        export_record(record, tmp_path / "pile.jsonld", "jsonld")
    assert (tmp_path / "pile.jsonld").read_bytes() == before
