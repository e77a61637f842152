"""Notes on changed names and wishes not to be named, and what only sounds like one: from text to protection."""

import pytest

from firsthand.pipeline import annotate
from firsthand.vocabulary import Protected, make_report


def _asked(text: str) -> set[str]:
    reading = annotate(make_report(text, "a"), problems=[])
    return {mark.name for mark in reading.of(Protected) if mark.reason == "asked not to be named"}


@pytest.mark.parametrize(
    "text",
    [
        "Her name has been changed. Mira Holm lives in Kelm.",
        "Names have been changed to protect privacy. Mira Holm lives in Kelm.",
        "Some names in this story have been changed. Mira Holm lives in Kelm.",
        "*Name changed at her request. Mira Holm* lives in Kelm.",
        "Mira Holm (not her real name) lives in Kelm.",
        "Mira Holm, whose name we have changed, lives in Kelm.",
        "Mira Holm is a pseudonym.",
        "We are using a pseudonym for Mira Holm.",
        "The newspaper is not naming the woman, whom it calls Mira Holm.",
        "Mira Holm spoke on condition that her real name not be used.",
        "Имя героини изменено. Анна Лунд живёт в Кельме.",
        "Имена изменены. Анна Лунд живёт в Кельме.",
        "Имена героев изменены по их просьбе. Анна Лунд живёт в Кельме.",
        "Имена героев изменены в целях безопасности. Анна Лунд живёт в Кельме.",
        "Все имена в тексте изменены. Анна Лунд живёт в Кельме.",
        "Имя Анны Лунд изменено по её просьбе.",
        "Анна Лунд (имя изменено) живёт в Кельме.",
        "Анна Лунд (имя и фамилия изменены) живёт в Кельме.",
        "Анна Лунд — псевдоним.",
        "Мы не называем настоящего имени Анны Лунд.",
        "Анна Лунд попросила не называть её имя.",
        "We have changed her name. Mira Holm lives in Kelm.",
        "Mira Holm asked that her name be withheld; her husband changed his name in 1987.",
        "Mira Holm, who asked to stay anonymous, said the donor wished to remain anonymous.",
        "Mira Holm’s name was changed on the list to protect her.",
        "Mira Holm said she wished to remain anonymous.",
        "Мира Лунд обратилась в полицию. Имя пострадавшей не раскрывается.",
        "Анна Лунд попросила называть её другим именем.",
        "Анна Лунд просила не называть её настоящим именем.",
        "Редакция изменила имя Анны Лунд.",
        "Анна Лунд изменила имя, опасаясь преследования.",
        "Mira Holm said the family wished to stay anonymous.",
        "Имена изменены в протоколе, чтобы защитить свидетелей. Анна Лунд живёт в Кельме.",
        "Имя свидетельницы изменено в протоколе по её просьбе. Анна Лунд живёт в Кельме.",
        "Имя Анны Лунд изменено в протоколе из соображений безопасности.",
        "Анна Лунд просила называть её именем бабушки.",
        "Имя героини вымышлено. Анна Лунд живёт в Кельме.",
        "Имя и фамилия изменены. Анна Лунд живёт в Кельме.",
        "Мы изменили её имя. Анна Лунд живёт в Кельме.",
        "Автор изменил имя героини. Анна Лунд живёт в Кельме.",
        "Журналисты изменили имя Анны Лунд.",
    ],
)
def test_who_is_named_otherwise_is_withheld(text: str) -> None:
    assert len(_asked(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The name of the street was changed. Jan Holm opposed it.",
        "The names of the winners were changed on the board. Jan Holm won.",
        "Jan Holm had his name changed on the ballot.",
        "Jan Holm changed his name in 1987.",
        "Jan Holm’s name was changed on the list by mistake.",
        "The company’s name has been changed, Jan Holm said.",
        "The names on the scoreboard were changed. Jan Holm won.",
        "The name of the team has been changed, coach Jan Holm said.",
        "The club asked that the stadium be named after Jan Holm.",
        "Jan Holm was named in the report.",
        "Jan Holm declined to name the buyer.",
        "The file name was changed, Jan Holm said.",
        "The ship’s name was changed. Jan Holm was its captain.",
        "The names of the candidates were changed in the register, Jan Holm said.",
        "Jan Holm refused to put his name to the deal.",
        "Jan Holm said the anonymous letter was a fake.",
        "Jan Holm said the donor wished to remain anonymous.",
        "Jan Holm criticised anonymous sources.",
        "Police did not name the suspect, Jan Holm said.",
        "The law protects the identity of victims, Jan Holm said.",
        "Имена победителей изменены на табло. Победил Иван Петров.",
        "Имя Ивана Петрова изменено в списке участников.",
        "Имена кандидатов изменены в бюллетене. Иван Петров пожаловался.",
        "Имена изменены в протоколе. Иван Петров пожаловался.",
        "Имена клиентов изменены в базе, заметил Иван Петров.",
        "Имя улицы изменено. Иван Петров был против.",
        "Название улицы изменено, сказал Иван Петров.",
        "Иван Петров изменил имя в 1987 году.",
        "Иван Петров сменил фамилию.",
        "Имя завода изменено, сказал директор Иван Петров.",
        "Фамилия Петрова изменена в паспорте, сказал Иван Петров.",
        "Иван Петров отказался назвать имя покупателя.",
        "Иван Петров отказался назвать сумму сделки.",
        "Иван Петров сказал, что анонимное письмо поддельное.",
        "Полиция не назвала имя подозреваемого, сказал Иван Петров.",
        "Иван Петров раскритиковал анонимные источники.",
        "Иван Петров потребовал не называть улицу его именем.",
        "Закон защищает имена потерпевших, сказал Иван Петров.",
        "Стадион попросили назвать именем Ивана Петрова.",
        "Имена погибших не называются, сказал Иван Петров.",
        "Mira Holm said the nurses wanted to stay anonymous.",
        "Mira Holm said a family friend wished to remain anonymous.",
        "Иван Петров попросил назвать улицу его именем.",
    ],
)
def test_a_name_that_is_talked_of_hides_nobody(text: str) -> None:
    assert _asked(text) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We have changed Mira's name. Mira ran, Mira said.", {"Mira"}),
        ("Jan Holm met Mira in Kelm. “I ran,” Mira said. We have changed Mira’s name.", {"Mira"}),
        ("Ян Хольм не захотел называть имя убийцы.", set()),
        ("Ян Хольм отказался назвать имя преступника.", set()),
        ("Ян Хольм попросил не называть имя, боясь убийцы.", {"Ян Хольм"}),
    ],
)
def test_a_note_is_of_whom_it_names_and_a_killers_name_is_nobodys_wish(text: str, names: set[str]) -> None:
    assert _asked(text) == names
