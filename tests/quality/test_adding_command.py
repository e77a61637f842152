"""The command that the benchmark of additions runs for each size: what was asked, with that size alone."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
from adding import command_of, options


@pytest.mark.parametrize("asked", [["300", "200", "--added", "200"], ["--added=200", "300", "200", "--copies"]])
def test_each_size_is_measured_alone_with_the_options_given(asked: list[str]) -> None:
    given = options().parse_args([*asked, "--folder", "7"])
    for size in given.sizes:
        again = options().parse_args(command_of(given, size)[2:])
        assert again.one
        assert (again.sizes, again.added, again.folder) == ([size], 200, Path("7"))
        assert (again.copies, again.alone) == (given.copies, given.alone)
