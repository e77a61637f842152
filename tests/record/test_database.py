import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from firsthand.errors import BadInput, FirsthandError
from firsthand.record import migrations
from firsthand.record.ask import Ask
from firsthand.record.database import open_for_asking, open_for_writing, transaction
from firsthand.record.verify import verify

VERSION_1 = Path(__file__).with_name("version1.sql")


def schema(path: Path) -> set[tuple[str, str, str]]:
    """Tables, indices, triggers and views, comments and blanks aside."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
        return {(kind, name, " ".join(sql.split())) for kind, name, sql in rows}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1.read_text(encoding="utf-8"))
    return path


def test_a_new_record_is_in_wal_mode_and_of_our_version(tmp_path: Path) -> None:
    open_for_writing(tmp_path / "new.db").close()
    with closing(open_for_asking(tmp_path / "new.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)


def test_there_is_a_step_to_each_version() -> None:
    assert sorted(migrations.STEPS) == list(range(2, migrations.VERSION + 1))


def test_an_old_record_is_brought_forward_with_what_it_holds(old: Path, tmp_path: Path) -> None:
    with Ask(old) as ask:
        assert [row.report for row in ask.reports()] == ["old.txt"]
        assert [(row.text, row.low) for row in ask.figures()] == [("12", 12.0)]
    open_for_writing(tmp_path / "new.db").close()
    assert schema(old) == schema(tmp_path / "new.db")
    assert verify(old) == []


def test_reports_that_a_comparer_had_yet_to_see_are_looked_at_whatever_they_were(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        for step in (2, 3, 4):
            connection.executescript(migrations.STEPS[step])
        connection.executescript("PRAGMA user_version = 4; INSERT INTO unseen VALUES ('copies', 'a');")
    with closing(open_for_writing(old)) as connection:
        assert connection.execute("SELECT * FROM unseen").fetchall() == [("copies", "a", "changed")]


def test_a_migration_that_fails_leaves_the_record_as_it_was(old: Path) -> None:
    before = schema(old)
    broken = dict.fromkeys(migrations.STEPS, "CREATE TABLE half (a); SELECT no_such_function();")
    with pytest.raises(FirsthandError, match=r"no such function.*it is as it was"):
        open_for_writing(old, steps=broken)
    assert schema(old) == before


def test_a_newer_record_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    with closing(open_for_writing(path)) as connection:
        connection.execute(f"PRAGMA user_version = {migrations.VERSION + 5}")
    for attempt in (open_for_asking, open_for_writing):
        with pytest.raises(BadInput, match=r"written by a newer firsthand .* upgrade firsthand"):
            attempt(path)


def test_another_program_s_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    for attempt in (open_for_asking, open_for_writing):
        with pytest.raises(BadInput, match="a SQLite file of another program"):
            attempt(path)


@pytest.mark.parametrize("content", [b"not a database at all, by far", b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for attempt in (open_for_asking, open_for_writing):
        with pytest.raises(BadInput, match="not a firsthand record"):
            attempt(path)
    assert path.read_bytes() == content


def test_a_record_that_is_not_there_is_told_with_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such record; make one with"):
        open_for_asking(tmp_path / "nowhere.db")
    with pytest.raises(BadInput, match="is the folder there"):
        open_for_writing(tmp_path / "no folder" / "r.db")


def test_who_asks_cannot_write(tmp_path: Path) -> None:
    open_for_writing(tmp_path / "r.db").close()
    with (
        closing(open_for_asking(tmp_path / "r.db")) as connection,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        connection.execute("DELETE FROM reports")


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path / "r.db")) as connection:
        with pytest.raises(sqlite3.IntegrityError), transaction(connection):
            connection.executemany("INSERT INTO meta VALUES (?, '1')", [("a",), ("a",)])
        assert connection.execute("SELECT count(*) FROM meta").fetchone() == (0,)


def test_decisions_cannot_be_changed_or_taken_back(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path / "r.db")) as connection:
        connection.execute("INSERT INTO decisions VALUES (1, 'note', 'x', 'yes', 'me', '2031-01-01T00:00:00Z', NULL)")
        for statement in ("UPDATE decisions SET answer = 'no'", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)
