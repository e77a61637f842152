"""A run that adds reports, killed while links are written: the record is sound, and the same run ends it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.canonical import dump
from tests.killing_added import KNOWN, REPORTS, add

from firsthand.compare import copies, stories
from firsthand.record.verify import verify


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `add` sets is put back."""
    for module in (copies, stories):
        monkeypatch.setattr(module, "KEPT_FROM", 1)


def links_of(path: Path) -> list[str]:
    return [line for line in dump(path) if line.startswith("links ")]


@pytest.mark.parametrize("stage", ["copies", "stories"])
def test_killed_while_links_are_added(stage: str, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    add(tmp_path / "before.db", REPORTS[:KNOWN])
    add(tmp_path / "once.db", REPORTS)
    run = subprocess.run([sys.executable, "-m", "tests.killing_added", stage, str(path)], check=False)  # noqa: S603
    assert run.returncode == -signal.SIGKILL
    assert verify(path) == []
    before = {line for line in links_of(tmp_path / "before.db") if f"'{stage}'" in line}
    assert {line for line in links_of(path) if f"'{stage}'" in line} == before, "of this stage nothing was written"
    add(path, REPORTS)
    assert dump(path) == dump(tmp_path / "once.db")
