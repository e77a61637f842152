"""`--about`: what it gives, and what is told when it cannot be used."""

import json
import zipfile
from pathlib import Path

import pytest

from firsthand.errors import BadInput
from firsthand.read import ReadOptions, read_inputs
from firsthand.vocabulary import Report

TEXT = "date 2031-03-04\n\nThe council shut the bridge on Tuesday."


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "sub" / "b.txt").write_text(TEXT, encoding="utf-8")
    (folder / "feed.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    return folder


def read_with(folder: Path, table: str) -> dict[str, Report]:
    about = folder / "about.csv"
    about.write_text(table, encoding="utf-8")
    found = list(read_inputs([folder], ReadOptions(about=about)))
    assert not [entry for entry, _ in found if entry.input == str(about)]
    return {report.name: report for _, report in found if report}


def test_it_goes_before_what_the_file_says(pile: Path) -> None:
    reports = read_with(
        pile, "file,published,outlet,url,title,notes\na.txt,2031-03-05,Courier,https://c.example/1,Shut,x\n"
    )
    report = reports["a.txt"]
    assert report.published
    assert (report.date, report.published.evidence) == ("2031-03-05", "given in about.csv, line 2")
    assert (report.outlet, report.url, report.title) == ("Courier", "https://c.example/1", "Shut")
    assert reports["sub/b.txt"].date == "2031-03-04"


@pytest.mark.parametrize("name", ["sub/b.txt", "b.txt", "./sub/b.txt", "sub\\b.txt"])
def test_a_name_may_leave_out_the_folder(pile: Path, name: str) -> None:
    assert read_with(pile, f"outlet;file\nCourier;{name}\n")["sub/b.txt"].outlet == "Courier"


def test_lines_and_members_have_names(pile: Path) -> None:
    with zipfile.ZipFile(pile / "z.zip", "w") as archive:
        archive.writestr("in/c.txt", TEXT)
    reports = read_with(pile, "file,outlet\nfeed.jsonl#1,One\nz.zip!in/c.txt,Two\n")
    assert (reports["feed.jsonl#1"].outlet, reports["z.zip!in/c.txt"].outlet) == ("One", "Two")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("name,outlet\na.txt,X\n", "line 1: no column is called 'file'"),
        ("file,published\na.txt,5.3.2031\n", "line 2: published '5.3.2031' is no date; write it as 2022-03-16."),
        ("file,outlet\na.txt,X\na.txt,Y\n", "line 3: 'a.txt' stands in line 2 already."),
        ("file,outlet\n,X\n", "line 2: the column 'file' is empty."),
    ],
)
def test_errors_name_file_line_and_value(pile: Path, table: str, message: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_with(pile, table)
    assert message in str(raised.value)
    assert "about.csv" in str(raised.value)


def test_a_name_that_no_file_has(pile: Path) -> None:
    (pile / "feed.jsonl").unlink()
    with pytest.raises(BadInput, match=r"line 2: no file is called 'c.txt'; did you mean 'a.txt'\?"):
        read_with(pile, "file,outlet\nc.txt,X\n")


def test_a_name_that_fits_two_files(pile: Path) -> None:
    (pile / "top").mkdir()
    (pile / "top" / "b.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(BadInput, match=r"'b.txt' fits 2 files \(sub/b.txt, top/b.txt\); give the path."):
        read_with(pile, "file,outlet\nb.txt,X\n")


def test_a_line_that_never_came_fails_at_the_end(pile: Path) -> None:
    about = pile.parent / "about.csv"
    about.write_text("file,outlet\nfeed.jsonl#9,X\n", encoding="utf-8")
    *_, (entry, _) = read_inputs([pile], ReadOptions(about=about))
    assert entry.outcome == "failed"
    assert entry.input.endswith("about.csv#2")
    assert (entry.reason or "").startswith("no report is called 'feed.jsonl#9', so this line changed nothing")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"--about .*none.csv: cannot be read: No such file or directory."):
        list(read_inputs([tmp_path], ReadOptions(about=tmp_path / "none.csv")))
