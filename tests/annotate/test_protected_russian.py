"""Who must not be named in a Russian report, from its bare text: confidences, and what is none."""

import pytest

from firsthand.pipeline import annotate
from firsthand.vocabulary import Protected, make_report


@pytest.mark.parametrize(
    "words",
    [
        "сказала Ирина Белова не под запись",
        "не для печати сказала Ирина Белова",
        "сказала под чужим именем Ирина Белова",
        "сказала Ирина Белова в частной беседе",
        "конфиденциально сказала Ирина Белова",
        "сказала Ирина Белова, попросив не ссылаться на неё",
    ],
)
def test_who_speaks_in_confidence_is_withheld(words: str) -> None:
    assert _withheld(f"«Они пришли ночью», — {words}.") == ["Ирина Белова"]


@pytest.mark.parametrize(
    "words",
    [
        "сказала Ирина Белова под запись",
        "сказала Ирина Белова для протокола",
        "сказала Ирина Белова в долгой беседе",
        "сказала Ирина Белова перед зданием под номером пять",
    ],
)
def test_who_speaks_for_the_record_is_not(words: str) -> None:
    assert _withheld(f"«Они пришли ночью», — {words}.") == []


def _withheld(text: str) -> list[str]:
    reading = annotate(make_report(text, "a.txt", language="ru"), problems=[])
    return [mark.name for mark in reading.of(Protected)]
