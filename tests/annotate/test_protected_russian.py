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


@pytest.mark.parametrize(
    "text",
    [
        "«Нас не пускали», — сказала девочка, Ирина Белова.",
        "Школьница, Ирина Белова, сказала, что домой их не пускали.",
        "Ирина Белова, которой в мае исполнится 18 лет, вернулась.",
        "Ирина Белова, которой ещё нет 18 лет, вернулась.",
        "Ирина Белова, которой на днях исполнилось шестнадцать, вернулась.",
        "Здесь ждёт Ирина Белова, ей 15, и она мёрзнет.",
        "Ирина Белова живёт в Луговом. Ей 15 лет.",
        "Ирина Белова из 8-го класса сказала, что домой их не пускали.",
        "Засекреченный свидетель Ирина Белова сказала, что домой их не пускали.",
        "Ирина Белова вернулась. Суд запретил раскрывать её личность.",
        "«Нас не пускали», — сказала Ирина Белова. Своё имя она просила оставить в тайне.",
    ],
)
def test_a_child_and_a_secret_witness_are_withheld(text: str) -> None:
    assert _withheld(text) == ["Ирина Белова"]


@pytest.mark.parametrize("text", ["Ирине Беловой всего семнадцать.", "Ирине Беловой ещё не исполнилось 18."])
def test_an_age_without_years_is_one(text: str) -> None:
    assert len(_withheld(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Как рассказала девочка, Ирина Белова ударила её по руке.",
        "По словам девочки, Ирина Белова ударила её по руке.",
        "Ирине Беловой в мае исполнится 80 лет.",
        "Ирина Белова, которой исполнилось 18 лет, вернулась.",
        "Ирина Белова закупила сырьё 3 класса опасности.",
        "Ирина Белова живёт в Луговом. Ей 15 лет обещают дорогу.",
        "Свидетель Пётр Громов скрылся от полиции.",
    ],
)
def test_what_tells_no_child_withholds_nobody(text: str) -> None:
    assert _withheld(text) == []


def _withheld(text: str) -> list[str]:
    reading = annotate(make_report(text, "a.txt", language="ru"), problems=[])
    return [mark.name for mark in reading.of(Protected)]
