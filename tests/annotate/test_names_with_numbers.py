"""A number of a king, an ordinal and an abbreviation beside a name."""

import pytest

from firsthand.annotate.names.titles import find_title
from firsthand.vocabulary import Span


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Anton III, Emperor of the Two Rivers, left.", "Anton", "Emperor of the Two Rivers"),
        ("Jon Aske, 2nd Duke of Ansel — a cousin — left.", "Jon Aske", "2nd Duke of Ansel"),
        ("Jon Aske, 2nd Duke of Ansel\n\nRain fell.", "Jon Aske", "2nd Duke of Ansel"),
    ],
)
def test_a_role_behind_a_number_or_with_one(text: str, name: str, title: str) -> None:
    found = find_title(text, Span(0, len(name)), Span(0, len(text)))

    assert found is not None
    assert found.of(text) == title
