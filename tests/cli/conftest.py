from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.pile import make_record

from firsthand.cli.entry import firsthand

Run = Callable[..., Result]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return make_record(tmp_path / "pile.db")


@pytest.fixture
def run() -> Run:
    """A command as a person would type it; what it raised stays in the result."""

    def run_command(*arguments: object, **kwargs: bytes) -> Result:
        return CliRunner().invoke(firsthand, [str(one) for one in arguments], standalone_mode=False, **kwargs)  # type: ignore[arg-type]  # input only

    return run_command
