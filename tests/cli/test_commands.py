"""The commands that write, decide and check; help; errors and exit codes."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests.cli.conftest import Run
from tests.cli.pile import COPY, HIDDEN_WORDS, PIER, WITHHELD_WITNESS, pile_plan
from tests.compare.invented import OWN
from tests.toy import toy_plan

from firsthand import pipeline
from firsthand.cli import main
from firsthand.cli.entry import COMMANDS, firsthand
from firsthand.cli.helping import Command
from firsthand.errors import BadInput
from firsthand.run.progress import Summary
from firsthand.vocabulary import link_id, mark_id

STORY = "date 2031-03-04\n\nHarrow Bay shuts its bridge\n\nIn Harrow Bay 12 boats left on Tuesday, Ilse Marten said."


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small stages in place of ours."""
    monkeypatch.setattr(pipeline, "default_plan", toy_plan)


@pytest.fixture
def same_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stages that made `record`."""
    monkeypatch.setattr(pipeline, "default_plan", pile_plan)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "b.txt").write_text(STORY.replace("12", "14"), encoding="utf-8")
    (folder / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_and_its_sentence_in_the_list(run: Run, name: str) -> None:
    command = firsthand.get_command(click.Context(firsthand), name)
    assert isinstance(command, Command)
    assert command.examples
    result = run(name, "--help")
    assert all(f"  {line}" in result.stdout for line in command.examples)
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert f"  {name}" in run("--help").stdout


@pytest.mark.usefixtures("toys")
def test_read_makes_a_record_and_says_what_it_found(run: Run, pile: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    result = run("read", pile, "-r", record)
    assert result.exception is None
    assert result.return_value == 0
    assert f"2 reports in {record}" in " ".join(result.stdout.split())
    assert "inputs: 2 read, 1 skipped" in result.stdout
    assert "a PNG image" in " ".join(result.stdout.split())
    assert "firsthand report" in result.stdout
    assert result.stderr == ""
    assert max(map(len, result.stdout.splitlines())) <= max(80, len(str(record)) + 40)


@pytest.mark.usefixtures("toys")
def test_read_as_json_and_again(run: Run, pile: Path, tmp_path: Path) -> None:
    first = json.loads(run("read", pile, "-r", tmp_path / "r.db", "--json").stdout)
    again = json.loads(run("read", pile, "-r", tmp_path / "r.db", "--json").stdout)
    assert (first["run"]["read"], first["run"]["annotated"], first["run"]["reports"]) == (2, 2, 2)
    assert (again["run"]["annotated"], again["run"]["reports"]) == (0, 2)
    assert first["not_read"]["count"] == 1


@pytest.mark.usefixtures("toys")
def test_read_exits_with_2_when_something_failed_and_has_read_the_rest(run: Run, pile: Path, tmp_path: Path) -> None:
    result = run("read", pile / "a.txt", pile / "none.txt", "-r", tmp_path / "r.db")
    assert result.return_value == 2
    assert "inputs: 1 read, 1 failed" in result.stdout
    assert "no such file or folder." in " ".join(result.stdout.split())
    assert run("read", pile / "c.png", "-r", tmp_path / "s.db").return_value == 2


@pytest.mark.usefixtures("toys")
def test_read_takes_standard_input_and_a_mapping(run: Run, tmp_path: Path) -> None:
    lines = json.dumps({"body": STORY, "site": "Courier"}).encode()
    result = run("read", "-", "--map", "text=body", "--map", "outlet=site", "-r", tmp_path / "r.db", input=lines)
    assert result.return_value == 0
    (report,) = [json.loads(line) for line in run("list", "reports", tmp_path / "r.db", "--json").stdout.splitlines()]
    assert (report["report"], report["outlet"], report["published"]) == ("standard-input#1", "Courier", "2031-03-04")
    with pytest.raises(BadInput, match=r"--map text: write FIELD=THEIRS"):
        raise run("read", "-", "--map", "text", input=b"").exception or AssertionError


def test_summary_of_a_record_shows_what_matters_and_no_withheld_name(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("firsthand.cli.read.read_into", lambda *_: Summary(reports=2, read=2))
    told = run("read", "x", "-r", record).stdout
    for words in (
        "Stories (1): reports -> outlets -> origins",
        "2 reports, 2 outlets, 1 origin: [withheld]",
        "Figures that contradict each other (1)",
        "“about 40” (The Pier) against “about 60” (=Harbour Post)",
        "Copies (1, 1 with damage)",
        "figure: “40” became “60”",
        "post.txt copies boats.txt (reworded)",
        "2 asked not to be named, counted report by report. Their names are in no list,",
        "pile/boat.png: skipped: a PNG image",
    ):
        assert words in told
    assert not [word for word in HIDDEN_WORDS if word in told]


@pytest.mark.usefixtures("same_stages")
def test_decisions_are_listed_and_undone_by_deciding_again(run: Run, record: Path) -> None:
    released = f"{PIER.id}.{mark_id(WITHHELD_WITNESS)}"
    made = run("decide", record, released, "yes", "--kind", "release", "--who", "jl", "--note", "she agreed")
    assert made.exception is None
    assert "Jonna Reik" in run("list", "people", record).stdout
    run("decide", record, released, "no", "--kind", "release", "--who", "jl")
    assert "Jonna Reik" not in run("list", "people", record).stdout
    rows = [json.loads(line) for line in run("list", "decisions", record, "--json").stdout.splitlines()]
    assert [(row["answer"], row["holds"], row["note"]) for row in rows] == [
        ("yes", False, "she agreed"),
        ("no", True, None),
    ]


@pytest.mark.usefixtures("same_stages")
@pytest.mark.parametrize(
    ("target", "kind", "expected"),
    [
        (link_id(COPY), "copy", None),
        ("A. Bel = Ana Bel", "same origin", None),
        ("A. Bel", "same origin", "needs two names with = between them"),
        ("0000", "copy", "holds nothing called '0000'"),
        ("0000.1111", "split", "holds nothing called '0000 1111'"),
        ("anything", "note", "A note needs words."),
    ],
)
def test_what_cannot_be_decided_says_why(run: Run, record: Path, target: str, kind: str, expected: str | None) -> None:
    result = run("decide", record, target, "no", "--kind", kind, "--who", "jl")
    assert (result.exception is None) if expected is None else (expected in str(result.exception))


def test_report_is_one_file_without_withheld_names(run: Run, record: Path, tmp_path: Path) -> None:
    page = tmp_path / "pile.html"
    assert run("report", record, "-o", page, "--title", "Boats & piers").exception is None
    text = page.read_text(encoding="utf-8")
    assert "Boats &amp; piers" in text
    assert not [word for word in HIDDEN_WORDS if word in text]
    wrong = run("report", record, "-o", tmp_path / "none" / "pile.html").exception
    assert isinstance(wrong, BadInput)
    assert "cannot be written: No such file or directory." in str(wrong)


def test_verify_and_doctor(run: Run, record: Path) -> None:
    assert run("verify", record).return_value == 0
    assert json.loads(run("verify", record, "--json").stdout) == {"record": str(record), "sound": True, "findings": []}
    fine = json.loads(run("doctor", record, "--json").stdout)
    weights = {f"weights of the {of}" for of in ("tagger", "rewording judge", "scorer of renderings")}
    assert {"firsthand", "full-text search", "stages", "record", *weights} <= {
        check["what"] for check in fine["checks"]
    }
    assert fine["fine"]
    assert run("doctor", record.with_name("none.db")).return_value == 1


def test_verify_finds_damage_and_exits_with_1(run: Run, record: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        connection.execute("UPDATE reports SET text = 'x' || substr(text, 2) WHERE name = 'boats.txt'")
        connection.commit()
    result = run("verify", record)
    assert result.return_value == 1
    assert "does not hold" in result.stdout or "do not hold" in result.stdout


def test_stages_lists_every_stage_in_order(run: Run) -> None:
    rows = [json.loads(line) for line in run("stages", "--json").stdout.splitlines()]
    assert [row["room"] for row in rows] == sorted(
        (row["room"] for row in rows), key=["read", "annotate", "compare"].index
    )
    assert {"text", "HTML", "JSON Lines", "zip", "names", "copies"} <= {row["name"] for row in rows}
    assert "JSON Lines" in run("stages").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (
            ["list", "claims", "none.db"],
            2,
            "firsthand: none.db: no such record; make one with: firsthand read PATHS -r none.db",
        ),
        (["list", "sayings", "none.db"], 2, "Error: Invalid value for 'KIND'"),
        (["nothing"], 2, "Error: No such command 'nothing'."),
        (["--version"], 0, ""),
    ],
)
def test_errors_are_one_clear_line_and_an_exit_code(
    capsys: pytest.CaptureFixture[str], arguments: Sequence[str], code: int, line: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == code
    told = capsys.readouterr().err
    assert line in told
    assert "Traceback" not in told


def installed(*arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", "from firsthand.cli import main; main()", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603  our own command


def test_a_reader_that_has_enough_is_no_error(record: Path) -> None:
    with installed("list", "attributions", record, "--json") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_progress_is_silent_where_nobody_watches(pile: Path, tmp_path: Path) -> None:
    with installed("read", pile / "c.png", "-r", tmp_path / "r.db") as process:
        out, err = process.communicate(timeout=60)
    assert err == ""
    assert "inputs: 1 skipped" in out
    assert process.returncode == 2


def test_ctrl_c_says_how_to_go_on(tmp_path: Path) -> None:
    pipe = tmp_path / "slow.txt"
    os.mkfifo(pipe)
    with installed("read", pipe, "-r", tmp_path / "r.db") as process:
        writer = os.open(pipe, os.O_WRONLY)  # returns when the command has opened the pipe and waits for text
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        os.close(writer)
    assert err.strip() == "firsthand: stopped; run the same command to go on."
    assert process.returncode == 130


def test_read_tells_of_stories_that_became_one(run: Run, tmp_path: Path) -> None:
    """Two halves of one article share too little; the whole article ties them."""
    halves = OWN.split("\n\n", 1)
    for name, text in (("first", halves[0]), ("second", halves[1]), ("whole", OWN)):
        (tmp_path / f"{name}.txt").write_text(f"date 2031-03-04\n{text}", "utf-8")
    record = tmp_path / "growing.db"
    apart = run("read", tmp_path / "first.txt", tmp_path / "second.txt", "-r", record).stdout
    assert "Stories (2)" in apart
    assert "merged or split" not in apart
    together = run("read", tmp_path / "whole.txt", "-r", record).stdout
    assert "Stories that this run merged or split (1)" in together
    assert "2 stories became one: “" in together
    assert "merged or split" not in run("read", tmp_path / "whole.txt", "-r", record).stdout


def test_read_says_where_nobody_looked_for_people_to_protect(run: Run, tmp_path: Path) -> None:
    (tmp_path / "march.txt").write_text("date 2031-05-11\nМітинг відбувся у середу, затримали 40 людей.\n", "utf-8")
    (tmp_path / "rally.txt").write_text("date 2031-05-11\nМитинг прошёл в среду, задержаны 40 человек.\n", "utf-8")
    told = run("read", tmp_path / "march.txt", tmp_path / "rally.txt", "-r", tmp_path / "march.db").stdout
    assert "1 report in neither English nor Russian: nobody is withheld there" in told


def test_read_says_how_its_record_is_named_where_an_output_is_asked_for(pile: Path) -> None:
    done = CliRunner().invoke(firsthand, ["read", str(pile), "-o", "out.db"])
    assert done.exit_code == 2
    assert "read writes a record, not a page: give its name with -r out.db" in done.output
