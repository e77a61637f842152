"""What is kept of the whole pile: hashes of names by which reports hang together, never of a withheld one."""

import pytest

from firsthand.compare import keys
from firsthand.pipeline import annotate, default_plan
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.vocabulary import Protected, Published, make_report

MINISTER = "Interior Minister Orla Brandt said the police had beaten nobody."
TEXTS = [
    f"Emil Rasch, 15, said the police beat 14 pupils. {MINISTER} According to Emil Rasch, 30 people were detained.",
    f"The police beat 14 pupils, said Emil Rasch, 15. {MINISTER} According to Emil Rasch, 31 people were detained.",
]


def test_no_word_of_a_withheld_name_is_hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: dict[str, int] = {}

    def listen(key: str) -> int:
        return hashed.setdefault(key, len(hashed))

    monkeypatch.setattr(keys, "KEPT_FROM", 0)
    monkeypatch.setattr(keys, "hash_of", listen)
    readings = [
        annotate(make_report(text, f"{number}.txt", published=Published(date="2024-03-04", evidence="given")))
        for number, text in enumerate(TEXTS)
    ]
    assert [{person.name for person in one.of(Protected)} for one in readings] == [{"Emil Rasch"}] * 2
    pile = MemoryPile(readings)
    compare_pile(pile, default_plan().comparers)
    assert any("brandt" in key.casefold() for key in hashed)
    assert not [key for key in hashed if "rasch" in key.casefold() or "emil" in key.casefold()]
