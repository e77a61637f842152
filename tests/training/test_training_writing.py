"""Steps that are killed half way."""

from pathlib import Path

from training.writing import complete_lines, write_whole


def test_a_file_is_replaced_in_one_move(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep" / "file", b"old")
    write_whole(tmp_path / "deep" / "file", b"new")

    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["file"]
    assert (tmp_path / "deep" / "file").read_bytes() == b"new"


def test_half_a_line_left_by_a_kill_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    path.write_bytes(b"[]\n[[0, 5,")

    assert complete_lines(path) == 1
    assert path.read_bytes() == b"[]\n"


def test_a_step_that_has_not_begun_has_no_lines(tmp_path: Path) -> None:
    assert complete_lines(tmp_path / "names.jsonl") == 0
