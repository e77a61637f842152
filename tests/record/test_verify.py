import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.toy import as_inputs, toy_plan, toy_reports

from firsthand.pipeline import run_plan
from firsthand.record.store import Store
from firsthand.record.verify import verify

DAMAGE = {
    "UPDATE reports SET text = text || '!' WHERE name = 'r001.txt'": "the text is not the one that was hashed",
    "UPDATE reports SET name = 'renamed.txt' WHERE name = 'r001.txt'": "the id is not that of its address or name",
    "UPDATE reports SET outlet = 'Another' WHERE name = 'r001.txt'": "the facts are not those",
    'UPDATE reports SET parts = \'[{"span": [0, 999], "kind": "headline"}]\'': "lies outside the text",
    "UPDATE reports SET parts = 'none'": "its columns cannot be read",
    "UPDATE marks SET body = replace(body, '[3,', '[777,') WHERE kind = 'mention'": "a span at 777",
    "UPDATE marks SET body = '{}' WHERE kind = 'mention'": "the body cannot be read",
    'UPDATE marks SET "end" = "end" + 1': "kind, start or end are not those of its body",
    "UPDATE marks SET id = 'x' || id": "the id is not that of its body",
    "UPDATE links SET body = replace(body, '[[[0,', '[[[-4,')": "a span at -4",
    "UPDATE links SET body = '[]'": "the body cannot be read",
    "UPDATE links SET id = 'x' || id": "kind or id are not those of its body",
    "DELETE FROM reports WHERE name = 'r001.txt'": "is about a report that is not there",
    "INSERT INTO search (search) VALUES ('delete-all')": "the full-text index is not that of the texts",
}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with Store(path) as store:
        run_plan(toy_plan(), store, as_inputs(toy_reports(20)))
    return path


def test_a_sound_record_has_no_findings(record: Path) -> None:
    assert verify(record) == []


@pytest.mark.parametrize(("statement", "told"), DAMAGE.items())
def test_each_kind_of_damage_is_found(record: Path, statement: str, told: str) -> None:
    with closing(sqlite3.connect(record, isolation_level=None)) as connection:
        changed = connection.execute(statement).rowcount
    assert changed != 0
    assert any(told in finding.what for finding in verify(record))


def test_a_page_that_is_overwritten_is_told(record: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'marks'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    raw = bytearray(record.read_bytes())
    raw[(page - 1) * size : page * size] = b"\xaa" * size
    record.write_bytes(raw)
    assert any(finding.where == "file" for finding in verify(record))
