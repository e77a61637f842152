"""Children by any form of their age, and who asks inside somebody else's words: from text to protection."""

import pytest

from firsthand.pipeline import default_plan
from firsthand.stage import Reading
from firsthand.vocabulary import Protected, make_report


def withheld(text: str) -> dict[str, str]:
    """Name -> reason."""
    reading = Reading(make_report(text, "a"))
    for annotator in default_plan().annotators:
        reading.add(annotator.run(reading))
    return {mark.name: mark.reason for mark in reading.of(Protected)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Émile, 15, was holding a flag. İbrahim, 14, ran away. Zoë, 13, cried.", {"Émile", "İbrahim", "Zoë"}),
        ("June, 9, said she was afraid. May, 12, told reporters that it was loud.", {"June", "May"}),
        ("Jean-Luc, 15 and Mara, 14 - both pupils - said they ran.", {"Jean-Luc", "Mara"}),
        ("Adamo, aged fifteen, ran. A girl of 14, Cilla, ran. Bela, now 15, ran.", {"Adamo", "Cilla", "Bela"}),
        ("The 14-year-old schoolgirl Ada Novak said she ran.", {"Ada Novak"}),
        ("The police came to the class of Emil, 15, on Monday. He ran.", {"Emil"}),
        ("She lives with Emil, 15, and Ada, 9, in Karvale.", {"Emil", "Ada"}),
        ("In Karvale, 15, perhaps 20, were held.", set()),
        ("Brexit (16) and Apollo, 11, were on Route, 66, then.", set()),
        ("Ilse Marten, 45, said Jonas Wick, 19, had run.", set()),
        ("Mira Reuel was found dead on Monday. She was 15.", {"Mira Reuel"}),
        ("Mira Reuel was not yet 18.", {"Mira Reuel"}),
        ("School will be free for all primary school pupils, Karin Lund said.", set()),
        ("Karin Lund, a high school student counsellor, said so.", set()),
        ("Erik Holm, who was a high school student in 1999, said so.", set()),
        ("Tom Harrow, who had 15, said so.", set()),
    ],
)
def test_children_are_withheld(text: str, names: set[str]) -> None:
    assert {name for name, reason in withheld(text).items() if reason == "minor"} == names


def test_who_asks_inside_somebody_elses_words_is_withheld_and_not_who_says_them() -> None:
    text = "“My neighbour Petra, who asked not to be named, told me she saw soldiers burn 12 houses,” Ilse Marten said."
    assert withheld(text) == {"Petra": "asked not to be named"}
