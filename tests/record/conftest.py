from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.record.boats import make_boats

from firsthand.record.ask import Ask


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    """The record of boats.py."""
    path = tmp_path / "boats.db"
    make_boats(path)
    return path


@pytest.fixture
def ask(boats: Path) -> Iterator[Ask]:
    with Ask(boats) as opened:
        yield opened
