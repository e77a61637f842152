"""`list`, `show`, `search`: what people and programs see of a record, never a withheld name."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.pile import AT, HIDDEN_WORDS, PIER, TEXT

from firsthand.cli.lines import LINES
from firsthand.errors import BadInput
from firsthand.record.ask import KINDS
from firsthand.text.inline import parse_inline


def test_every_kind_has_its_lines() -> None:
    assert list(LINES) == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("as_json", [True, False])
def test_no_list_names_who_is_withheld_or_is_wider_than_eighty_columns(
    run: Run, record: Path, kind: str, *, as_json: bool
) -> None:
    result = run("list", kind, record, *(["--json"] if as_json else []))
    assert result.exception is None
    assert not [word for word in HIDDEN_WORDS if word in result.stdout]
    if not as_json:
        assert "\x1b" not in result.stdout
        assert max(map(len, result.stdout.splitlines() or [""])) <= 80


def test_json_lines_have_the_documented_fields(run: Run, record: Path) -> None:
    marks = {
        "attributions": {"source", "speaker", "cue", "style"},
        "figures": {"low", "high", "bound", "counted", "as_of", "origin"},
        "times": {"type", "value", "from", "to"},
    }
    for kind, fields in marks.items():
        rows = [json.loads(line) for line in run("list", kind, record, "--json").stdout.splitlines()]
        assert len(rows) == 2
        assert all({"report", "start", "end", "text", *fields} <= row.keys() for row in rows)
        assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows[:1])
    (claim,) = [json.loads(line) for line in run("list", "claims", record, "--json").stdout.splitlines()]
    assert {"statements", "reports", "outlets", "witnesses", "origins", "relation"} <= claim.keys()
    assert claim["origins"] == {"lower": 1, "upper": 1, "named": ["[withheld]"]}


def test_lines_for_people(run: Run, record: Path) -> None:
    assert run("list", "figures", record).stdout.splitlines()[:2] == [
        "“about 40”  ~ 40 boats",
        f"  as of 2031-05-06; origin: [withheld]; boats.txt {AT['figure'].start}-{AT['figure'].end}",
    ]
    assert "2 reports -> 2 outlets -> 1 origin: [withheld]; contradicted" in run("list", "claims", record).stdout
    assert "post.txt" in run("list", "copies", record).stdout


def test_limit(run: Run, record: Path) -> None:
    assert len(run("list", "attributions", record, "--json", "--limit", 1).stdout.splitlines()) == 1


def test_a_policy_chooses_what_is_stated(run: Run, record: Path) -> None:
    def stated(*options: str) -> list[dict[str, object]]:
        (row,) = [json.loads(line) for line in run("list", "tallies", record, "--json", *options).stdout.splitlines()]
        found: list[dict[str, object]] = row["stated"]
        return found

    # The other report copies this one and changed the number: it does not vote.
    (usual,) = stated()
    assert (usual["policy"], usual["low"], usual["high"], usual["bound"]) == ("range", 40.0, 40.0, "~")
    assert [one["policy"] for one in stated("--policy", "latest")] == ["latest"]
    (believed,) = stated("--policy", "source", "--source", "the coast guard")
    assert believed["low"] is None
    told = run("list", "tallies", record, "--policy", "pending").stdout
    assert told.startswith("How many boats?\n  pending: ~ 40. All that stand can be this number.\n")
    assert "2 figures, 1 contradiction:" in told
    assert "does not count in: copied from The Pier" in " ".join(told.split())
    assert "“about 60”, counted by [withheld] (=Harbour Post" in " ".join(told.split())


def test_days_told_differently(run: Run, record: Path) -> None:
    lines = run("list", "dates", record).stdout.splitlines()
    assert lines[:2] == [
        "unresolved: “On Tuesday” 2031-05-06 / “On Tuesday” 2031-05-07",
        "  [withheld] left on two days.",
    ]


def test_nothing_of_a_kind_is_said_on_standard_error(run: Run, record: Path) -> None:
    result = run("list", "problems", record)
    assert (result.stdout, result.stderr) == ("", f"no problems in {record}\n")


def test_show_marks_in_place_and_withholds_names(run: Run, record: Path) -> None:
    marked = run("show", record, "boats.txt").stdout.removesuffix("\n")
    assert marked.startswith(
        "{source.1:[withheld]}, who asked not to be named, {cue.1:said} {content.1:“we counted {figure:"
    )
    text, _ = parse_inline(marked)
    assert text == TEXT.replace("Jonna Reik", "[withheld]").replace("Jonna", "[withheld]")


def test_show_reads_a_file_that_is_in_no_record(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text("date 2024-03-04\nThe ferry sank on Friday, Mayor Runa Field said.\n", "utf-8")
    shown = run("show", file)
    assert "{time:Friday}" in shown.stdout
    assert "{source.1:Mayor Runa Field}" in shown.stdout
    assert sorted(tmp_path.iterdir()) == [file]


def test_show_of_a_record_alone_asks_for_a_report(run: Run, record: Path) -> None:
    assert "name one of its reports" in str(run("show", record).exception)


def test_show_of_no_file_says_why(run: Run, tmp_path: Path) -> None:
    assert "No report in" in str(run("show", tmp_path / "nothing.txt").exception)


def test_show_other_kinds(run: Run, record: Path) -> None:
    assert run("show", record, PIER.id, "--kinds", "parts").stdout.startswith("{paragraph:[withheld], who")
    assert "{person:Ilse Marten}" in run("show", record, "boats.txt", "--kinds", "people,times").stdout
    assert run("show", record, "boats.txt", "--kinds", "names").exception is not None


def test_search(run: Run, record: Path) -> None:
    found = run("search", record, "counted AND boats")
    assert "2031-05-06  The Pier: What [withheld] saw" in found.stdout
    assert not [word for word in HIDDEN_WORDS if word in found.stdout]
    hits = [json.loads(line) for line in run("search", record, "counted", "--json", "--limit", 1).stdout.splitlines()]
    assert len(hits) == 1
    assert run("search", record, "Jonna").stdout == ""
    assert isinstance(run("search", record, '"open').exception, BadInput)


@pytest.mark.parametrize("kind", ["claims", "tallies"])
def test_the_policy_source_asks_for_one(run: Run, record: Path, kind: str) -> None:
    assert "Which source?" in str(run("list", kind, record, "--policy", "source").exception)
