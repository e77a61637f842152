"""People who are named with their age, whom the tagger may miss."""

import pytest

from firsthand.annotate.names import names
from firsthand.annotate.names.aged import find_aged
from firsthand.stage import Reading
from firsthand.vocabulary import Mention, Span, make_report


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Emil, 15, was holding his mother’s hand.", ["Emil"]),
        ("After Jonas Q. Wick, 34, came nobody.", ["Jonas Q. Wick"]),
        ("Anna Ilves (9) and Max, aged 7, were found.", ["Anna Ilves", "Max"]),
        ("Nine-year-old Ada said it was cold.", ["Ada"]),
        ("Lily, who is 8, was not hurt.", ["Lily"]),
        ("On Monday, 15, 20 and 25 boats left.", []),
        ("By April, 12, all told, had gone.", []),
        ("In Belgium, 15, perhaps 20, were held.", []),
        ("Article 5 (12) of the act, 14, is void.", []),
    ],
)
def test_aged(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in find_aged(text, Span(0, len(text)))] == found


def test_they_are_persons_beside_what_the_tagger_finds() -> None:
    text = "Emil, 15, was holding his mother’s hand when Ilse Marten, 40, came by."
    marks = Reading(make_report(text, "a"))
    marks.add(names.run(marks))
    assert [(m.span.of(text), m.kind) for m in marks.of(Mention)] == [("Emil", "person"), ("Ilse Marten", "person")]
