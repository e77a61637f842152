"""Which of two statements only supposes what the other tells."""

import pytest

from firsthand.compare.utterances.suppositions import supposes_alone
from firsthand.compare.utterances.words import read_plain


@pytest.mark.parametrize(
    ("one", "other", "alone"),
    [
        ("The port would close if the dredger sank", "The port closed and the dredger sank", True),
        ("Порт закрыли бы, если бы затонула драга", "Порт закрыли, драга затонула", True),
        ("The port would close if the dredger sank", "The port will close should the dredger sink", False),
        ("The port would close if the dredger sank", "Порт закроют, если затонет драга", False),
        ("The port would close in May", "The port will close in May", False),
        ("The port closes if the dredger sinks", "The port closed in May", False),
    ],
)
def test_one_statement_supposes_what_the_other_tells(one: str, other: str, *, alone: bool) -> None:
    said = read_plain(one), read_plain(other)
    assert supposes_alone(*said) is alone
    assert supposes_alone(*reversed(said)) is alone
