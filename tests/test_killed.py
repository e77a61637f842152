import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.canonical import dump
from tests.killing import KILL_AT, REPORTS, VICTIM, numbers_until_killed
from tests.toy import EQUALS, NUMBERS, WORDS, as_inputs, toy_plan, toy_reports

from firsthand.errors import FirsthandError
from firsthand.pipeline import READ_BATCH, WRITE_BATCH, plan_of, run_plan
from firsthand.record.store import Store
from firsthand.record.verify import verify
from firsthand.run.engine import InProcess
from firsthand.run.processes import Processes
from firsthand.run.progress import Summary


def count(path: Path, what: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])  # noqa: S608 (our own words)


def killed_in(phase: str, path: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "tests.killing", phase, str(path)], check=False)  # noqa: S603
    assert run.returncode == -signal.SIGKILL


def finish(path: Path) -> Summary:
    plan = toy_plan()
    with Store(path) as store:
        return run_plan(plan, store, as_inputs(toy_reports(REPORTS)), engine=InProcess(plan))


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    path = tmp_path_factory.mktemp("unbroken") / "r.db"
    finish(path)
    return dump(path)


def test_killed_while_reading_the_record_is_sound_and_the_rest_is_read(tmp_path: Path, unbroken: list[str]) -> None:
    path = tmp_path / "r.db"
    killed_in("read", path)
    assert verify(path) == []
    assert count(path, "reports") == KILL_AT - KILL_AT % READ_BATCH
    finish(path)
    assert dump(path) == unbroken


def test_killed_while_annotating_finished_reports_are_not_repeated(tmp_path: Path, unbroken: list[str]) -> None:
    path = tmp_path / "r.db"
    killed_in("annotate", path)
    assert verify(path) == []
    finished = count(path, "done WHERE stage = 'numbers'")
    assert WRITE_BATCH <= finished < REPORTS
    assert finish(path).annotated == REPORTS - finished
    assert dump(path) == unbroken


def test_killed_while_comparing_no_link_is_half_there(tmp_path: Path, unbroken: list[str]) -> None:
    path = tmp_path / "r.db"
    killed_in("compare", path)
    assert verify(path) == []
    assert count(path, "links") == 0
    summary = finish(path)
    assert (summary.annotated, summary.compared) == (0, ["equals"])
    assert dump(path) == unbroken


def test_a_worker_that_dies_is_told_and_the_record_goes_on(tmp_path: Path, unbroken: list[str]) -> None:
    path = tmp_path / "r.db"
    plan = plan_of((WORDS, replace(NUMBERS, run=numbers_until_killed)), (EQUALS,))
    with (
        Store(path) as store,
        pytest.raises(FirsthandError, match=r"A worker process was ended by SIGKILL .*run the same command again"),
    ):
        run_plan(plan, store, as_inputs(toy_reports(REPORTS)), engine=Processes(plan, 2, chunk_characters=200))
    assert verify(path) == []
    assert count(path, f"done JOIN reports ON id = report WHERE name = '{VICTIM}'") == 0
    finish(path)
    assert dump(path) == unbroken
