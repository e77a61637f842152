import subprocess
import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import firsthand as fh
import firsthand.read  # as another module may: the function must keep its name
from firsthand.record.rows import ReportRow

TEXT = "PORT ANSEL — “We will repair every bridge,” Mayor Ilse Marten told reporters on Tuesday. Nearly 40 boats sank."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pile"
    made.mkdir()
    (made / "bridge.txt").write_text(f"date 2031-05-07\n\nBridges to be repaired\n\n{TEXT}\n", encoding="utf-8")
    return made


def test_a_pile_is_read_into_a_record_that_goes_away(folder: Path) -> None:
    with fh.read([folder]) as record:
        assert [row.report for row in record.reports()] == ["bridge.txt"]
        assert [row.published for row in record.reports()] == ["2031-05-07"]
        assert any(row.speaker == "Ilse Marten" for row in record.attributions())
        path = record.path
        assert path.exists()
    assert not path.exists()


def test_a_record_is_kept_where_a_path_is_given_and_opened_again(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "bridges.db"
    with fh.read(str(folder), path) as record:
        figures = record.figures()
        assert repr(record) == f"<firsthand record {path}: 1 reports>"
    with fh.open(path) as record:
        assert record.figures() == figures


def test_about_gives_what_the_files_do_not_say(folder: Path, tmp_path: Path) -> None:
    about = tmp_path / "about.csv"
    about.write_text("file,outlet\nbridge.txt,The Ansel Courier\n", encoding="utf-8")
    with fh.read(folder, about=about) as record:
        assert record.reports()[0].outlet == "The Ansel Courier"


def test_tables_are_typed_and_go_to_pandas_and_polars(folder: Path) -> None:
    with fh.read(folder) as record:
        table = record.table("figures")
        assert table.schema.field("low").type == pa.float64()
        frame: pd.DataFrame = table.to_pandas()
        assert frame["bound"].tolist() == [row.bound for row in record.figures()]
        assert pl.from_arrow(table).shape == (len(record.figures()), table.num_columns)


def test_every_list_is_typed(folder: Path) -> None:
    with fh.read(folder) as record:
        assert all(isinstance(row, ReportRow) for row in record.rows("reports"))
        for kind in ("times", "people", "protected", "copies", "stories", "utterances", "claims", "timeline"):
            assert list(record.rows(kind)) == getattr(record, kind)()
        assert record.problems() == []
        assert record.relations() == []
        assert [hit.report for hit in record.search("bridges")] == ["bridge.txt"]


def test_a_kind_that_is_not_there_names_those_that_are(folder: Path) -> None:
    with fh.read(folder) as record, pytest.raises(fh.BadInput, match="there are: reports, attributions"):
        record.table("quotes")


def test_no_record_at_a_path_is_told(tmp_path: Path) -> None:
    with pytest.raises(fh.BadInput, match="no such record"):
        fh.open(tmp_path / "nowhere.db")


def test_read_stays_a_function_beside_the_package_of_that_name() -> None:
    assert callable(fh.read)
    assert "read_inputs" in dir(sys.modules["firsthand.read"])


def test_a_script_without_a_main_guard_may_use_processes(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for at in range(30):
        (pile / f"{at}.txt").write_text(f"In Orla {at} boats left.\n", encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(
        "import firsthand as fh\n"
        f"with fh.read({str(pile)!r}, settings=fh.Settings(workers=2)) as record:\n"
        "    print(len(record.reports()))\n",
        encoding="utf-8",
    )
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)  # noqa: S603
    assert (run.stdout, run.stderr, run.returncode) == ("30\n", "", 0)


def test_a_dateline_dates_no_event(tmp_path: Path) -> None:
    report = tmp_path / "quay.txt"
    report.write_text("date 2031-05-10\n\nPORT ANSEL, May 10 (Northwire) — The quay gave way on Thursday.\n", "utf-8")
    with fh.read(report) as record:
        assert [(row.begin, row.phrase) for row in record.timeline()] == [("2031-05-08", "Thursday")]


def test_texts_alone_tell_which_are_likely_copies() -> None:
    wire = " ".join(f"The harbour office counted {n} boats at quay {n * 7} on Tuesday." for n in range(3, 30))
    other = " ".join(f"Judge {n} heard the {n + 40}th witness of the ferry trial." for n in range(3, 30))

    pairs, shares = fh.likely_copies([wire, other, wire.replace("boats", "vessels")])

    assert pairs.tolist() == [[0], [2]]
    assert 0.3 < shares[0] <= 1
