"""Two bare reports of one storm whose sentences are alike, and which no one person can have said both."""

import pytest

from firsthand.pipeline import COMPARE, annotate
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.vocabulary import Published, Utterance, make_report

STORM = "that the storm had sunk nine yachts and torn the roof off the fish market in Lomm."
STAGES = COMPARE[: [one.name for one in COMPARE].index("utterances") + 1]


def count_ties(*texts: str) -> int:
    published = Published("2024-05-10", "given")
    reports = [
        make_report(text, f"{at}.txt", published=published, outlet=f"Paper {at}", language="en")
        for at, text in enumerate(texts)
    ]
    pile = MemoryPile([annotate(report, problems=[]) for report in reports])
    return sum(isinstance(link, Utterance) for link in compare_pile(pile, STAGES))


@pytest.mark.parametrize(
    ("one", "ties"),
    [
        ("The mayor of Brevik said on Tuesday", 0),
        ("Ada Lund doubted on Tuesday", 0),
        ("The mayor of Lomm said on Tuesday", 1),
        ("The mayor said on Tuesday", 1),
        ("Ada Lund said on Tuesday", 1),
    ],
)
def test_the_mayor_of_another_town_and_who_doubts_it_say_something_else(one: str, ties: int) -> None:
    assert count_ties(f"{one} {STORM}", f"Ada Lund, the mayor of Lomm, said on Tuesday {STORM}") == ties
