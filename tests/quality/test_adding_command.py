"""The command that the benchmark of additions runs for each size: what was asked, with that size alone."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
from adding import command_of, options

ASKED = [
    ["300", "200", "--added", "200"],
    ["--added=200", "300", "200", "--copies", "--words", "90"],
    ["300", "--untagged"],
]


@pytest.mark.parametrize("asked", ASKED)
def test_each_size_is_measured_alone_with_the_options_given(asked: list[str]) -> None:
    given = options().parse_args([*asked, "--folder", "7"])
    for size in given.sizes:
        again = options().parse_args(command_of(given, size, Path("first.db"), "--more")[2:])
        assert (again.sizes, again.record, again.more) == ([size], Path("first.db"), True)
        assert vars(again) == {**vars(given), "sizes": [size], "record": Path("first.db"), "more": True}
