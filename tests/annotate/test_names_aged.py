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
        ("Anna Ilves (9) and Max, aged 7, lost their mother.", ["Anna Ilves", "Max"]),
        ("Nine-year-old Ada said it was cold.", ["Ada"]),
        ("The 14-year-old schoolgirl Ada Novak ran.", ["Ada Novak"]),
        ("A girl of 14, Ada, ran.", ["Ada"]),
        ("Lily, who is 8, was not hurt, her mother said.", ["Lily"]),
        ("Émile, 15, ran. Łukasz, 14, ran. Čeněk, 13, ran.", ["Émile", "Łukasz", "Čeněk"]),
        ("Şirin Kaya (12) ran.", ["Şirin Kaya"]),
        ("Jean-Luc, 15 and Mara, 14 - both pupils - ran.", ["Jean-Luc", "Mara"]),
        ("Was it Adamo, 15? Was it Bela, 14! Cilla, 13—gone. Dorte, 12", ["Adamo", "Bela", "Cilla", "Dorte"]),
        ("Adamo, aged fifteen, ran. Bela, now 15, ran. Cilla, who was 15, ran.", ["Adamo", "Bela", "Cilla"]),
        ("Adamo, 15 years old, ran.", ["Adamo"]),
        ("June, 9, said she was afraid. May, 12, told reporters.", ["June", "May"]),
        ("Will, 12, told reporters.", ["Will"]),
        ("On Monday, 15, 20 and 25 boats left.", []),
        ("By April, 12, all told, had gone.", []),
        ("In Belgium, 15, perhaps 20, were held.", []),
        ("Article 5 (12) of the act, 14, is void.", []),
        ("Brexit (16) and Apollo, 11, were on Route, 66, then.", []),
        ("In Karvale, 15 boats and 14 nets burned; Karvale, 1.5 km away, and Karvale, 15% down.", []),
    ],
)  # fmt: skip
def test_aged(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in find_aged(text, Span(0, len(text)))] == found


def test_they_are_persons_beside_what_the_tagger_finds() -> None:
    text = "Emil, 15, was holding his mother’s hand when Ilse Marten, 40, came by."
    marks = Reading(make_report(text, "a"))
    marks.add(names.run(marks))
    assert [(m.span.of(text), m.kind) for m in marks.of(Mention)] == [("Emil", "person"), ("Ilse Marten", "person")]
