"""What the judge of utterances reads: words, names, numbers, Russian; and the tables it reads them with."""

from collections import Counter
from typing import Any

import pytest

from firsthand.compare.utterances import words
from firsthand.compare.utterances.alignment import copied_share, evidence_of, ties_between
from firsthand.compare.utterances.forms import forms_of
from firsthand.compare.utterances.kinship import relation
from firsthand.compare.utterances.names import same_speaker
from firsthand.compare.utterances.numbers import place_in_row, read_numbers, whole_number
from firsthand.compare.utterances.russian import english_of, stem_of
from firsthand.compare.utterances.russian_forms import dictionary_words
from firsthand.compare.utterances.words import read_content, read_plain
from firsthand.lexicon import read_table
from firsthand.text.transliteration import name_key


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("found", "find"),
        ("bridges", "bridge"),
        ("stopped", "stop"),
        ("cities", "city"),
        ("carries", "carry"),
        ("zzyzx", "zzyzx"),
    ],
)
def test_a_word_is_a_form_of(word: str, form: str) -> None:
    assert form in forms_of(word)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("I'm sure, and I'd go, but they've no boat", ["sure", "boat"]),
        ("There's no bridge and it isn't here", ["bridge"]),
        ("the mayor’s boat", ["mayor", "boat"]),
        ("we can't and won't swim", ["swim"]),
        ("O'Brien swims", ["o'brien", "swim"]),
    ],
)
def test_what_is_written_onto_a_word_says_nothing(said: str, words: list[str]) -> None:
    found = read_content(said)
    assert all(told in word.forms for word, told in zip(found, words, strict=True))
    assert max(word.worth for word in read_content("the mayor's")) == max(
        word.worth for word in read_content("the mayor")
    )


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("nine bridges and ten ferries", [9.0, 10.0]),
        ("14,870 people", [14870.0]),
        ("1 870 человек", [1870.0]),
        ("three hundred and four", [304.0]),
        ("fifteen per cent", [0.15]),
        ("80 %", [0.8]),
        ("four fifths", [0.8]),
        ("ста пяти тысяч", [105000.0]),
        ("двадцати трех городах", [23.0]),
        ("метр двадцать", [1.2]),
        ("two metres twenty", [2.2]),
        ("one of them", []),
        ("no number", []),
        ("half a million", [500000.0]),
        ("a fifth of a million", [200000.0]),
        ("half a dozen", [6.0]),
        ("a month and a half", [1.5]),
        ("an hour and half a tonne", [0.5]),
        ("год с половиной", [1.5]),
        ("полгода", [0.5]),
        ("one kilometre", [1.0]),
        ("one day soon", []),
        ("полтора миллиона", [1500000.0]),
        ("two and a half years", [2.5]),
        ("three and a quarter years", [3.25]),
        ("two and three quarters of an hour", [2.75]),
        ("два с четвертью года", [2.25]),
        ("два с половиной года", [2.5]),
        ("1,5 млн рублей", [1500000.0]),
        ("3 bn", [3e9]),
        ("три четверти", [0.75]),
        ("four years and six months in prison", [54.0]),
        ("fifty four months in prison", [54.0]),
        ("an hour and ten minutes late", [70.0]),
        ("2 hours 20 minutes", [140.0]),
        ("час и десять минут", [70.0]),
        ("четыре десятка яиц", [40.0]),
        ("две дюжины яиц", [24.0]),
        ("десяток яиц", []),
        ("десятки людей", []),
        ("три года и два месяца", [38.0]),
        ("a metre and 20 centimetres", [120.0]),
        ("six months and two years", [6.0, 2.0]),
        ("half an hour and ten minutes", [40.0]),
        ("a quarter of an hour and five minutes", [20.0]),
        ("a fortnight and two days", [16.0]),
        ("полчаса и десять минут", [40.0]),
        ("полгода и два месяца", [8.0]),
        ("a week and a half and two days", [12.5]),
        ("two hours and ten minutes later it sank", [2.0, 10.0]),
        ("an hour and ten minutes later it sank", [10.0]),
        ("два часа и десять минут спустя", [2.0, 10.0]),
        ("two hours ten minutes later", [130.0]),
        ("a year and 3 days a week", [3.0]),
        ("two years and 3 days per week", [2.0, 3.0]),
        ("40 hours a week and ten minutes", [40.0, 10.0]),
        ("twice a day and ten minutes", [10.0]),
        ("40 часов в неделю и десять минут", [40.0, 10.0]),
        ("3 days a week and ten minutes", [3.0, 10.0]),
        ("two tonnes and three hours and ten minutes", [2.0, 190.0]),
        ("two tonnes in three hours", [2.0, 3.0]),
        ("the hour and ten minutes", [10.0]),
        ("a third of it", [1 / 3]),
        ("the third time", []),
        ("hundreds of people", []),
        ("тысячи людей", []),
        ("19 : 30", [19.5]),
        ("7 : 30 p . m", [19.5]),
        ("12 : 30 a . m", [0.5]),
        ("12 : 30 p . m", [12.5]),
        ("12 am", [0.0]),
        ("9 : 30 a . m", [9.5]),
        ("the second may", [2.0]),
        ("the first of january's days", [1.0]),
        ("the second of sept", [2.0]),
        ("первое мая", [1.0]),
        ("до второго сентября", [2.0]),
        ("the second decision", []),
        ("the first mayor", []),
        ("the second marathon", []),
        ("the first decade", []),
        ("the second octopus", []),
        ("первый мартен", []),
    ],
)
def test_numbers_come_to(said: str, values: list[float]) -> None:
    words = said.replace("1 870", "1\u00a0870").split(" ")
    assert [number.value for number in read_numbers(words)] == pytest.approx(values)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("a", 1),
        ("One", 1),
        ("exactly twenty two", 22),
        ("Forty-one", 41),
        ("150", 150),
        ("двадцать пять", 25),
        ("трёх", 3),
        ("two and a half", None),
        ("полтора", None),
        ("dozens", None),
        ("9" * 400, None),
        ("some", None),
        ("", None),
    ],
)
def test_the_whole_number_that_ends_some_words(words: str, whole: int | None) -> None:
    assert whole_number(words) == whole


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("first", 1),
        ("21st", 21),
        ("Twenty-first", 21),
        ("четвёртый", 4),
        ("второй", 2),
        ("same", None),
        ("10", None),
        ("", None),
    ],
)
def test_the_place_in_a_row_that_a_word_names(word: str, place: int | None) -> None:
    assert place_in_row(word) == place


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Евгения", "Yevgeniya"),
        ("Евгения", "Evgenia"),
        ("Пётр", "Pyotr"),
        ("Щербакова", "Shcherbakova"),
        ("Хрущёв", "Khrushchev"),
        ("Дмитрий", "Dmitry"),
        ("Алексей", "Aleksei"),
        ("Достоевский", "Dostoyevsky"),
    ],
)
def test_a_name_has_one_key_in_every_spelling(cyrillic: str, latin: str) -> None:
    assert name_key(cyrillic) == name_key(latin)


@pytest.mark.parametrize(("one", "other"), [("Ivanova", "Petrova"), ("Marina", "Irina"), ("Falk", "Valk")])
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_speaker_is_one_in_two_scripts() -> None:
    assert same_speaker("аркадий вельский", "arkady velsky")
    assert not same_speaker("аркадий вельский", "anton velsky")


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("задержаны", "detain"),
        ("городах", "city"),
        ("предателей", "traitor"),
        ("приговор", "verdict"),
        ("пришёл", "come"),
        ("возьмут", "take"),
        ("растёт", "grow"),
        ("вижу", "see"),
        ("сокращены", "cut"),
        ("рынка", "market"),
        ("дней", "day"),
        ("ошибок", "mistake"),
        ("матери", "mother"),
        ("умер", "die"),
    ],
)
def test_a_russian_word_is_found_in_any_form(word: str, english: str) -> None:
    assert english in (english_of(word) or ())


@pytest.mark.parametrize(
    ("word", "dictionary"),
    [
        ("стали", {"стать", "сталь"}),
        ("прошу", {"просить"}),
        ("граждан", {"гражданин"}),
        ("откроют", {"открыть"}),
        ("разошлись", {"разойтись"}),
        ("фыва", set()),
    ],
)
def test_the_dictionary_words_of_a_russian_form(word: str, dictionary: set[str]) -> None:
    listed = {"стать", "сталь", "просить", "гражданин", "открыть", "разойтись", "гражданка"}
    assert set(dictionary_words(word, listed)) == dictionary


def test_russian_function_words_say_nothing_and_unknown_ones_are_told_apart() -> None:
    assert english_of("который") == ()
    assert english_of("фыва") is None
    assert stem_of("дороги") == stem_of("дорогами") == "дорог"


@pytest.mark.parametrize(
    ("left", "right", "near", "contrary"),
    [
        ("car", "automobile", True, False),
        ("valid", "invalid", True, True),
        ("bridge", "promise", False, False),
        ("ban", "forbid", True, False),
        ("strengthen", "strength", True, False),
    ],
)
def test_two_words_stand_to_each_other(left: str, right: str, *, near: bool, contrary: bool) -> None:
    nearness, against = relation(forms_of(left), forms_of(right))
    assert (nearness > 0, against) == (near, contrary)
    assert relation(forms_of(right), forms_of(left)) == (nearness, against)


def test_words_are_where_they_stand_and_know_what_is_negated() -> None:
    said = "The bridge did not fall, but 12 boats sank near Brede."
    words = read_content(said)
    assert [said[word.start : word.end] for word in words] == ["bridge", "fall", "12", "boats", "sank", "near", "Brede"]
    assert [said[word.start : word.end] for word in words if word.negated] == ["fall"]
    assert [word.value for word in words if word.value] == [12.0]
    assert [said[word.start : word.end] for word in words if word.name] == ["Brede"]


def test_a_sentence_and_its_russian_original_are_tied_word_by_word() -> None:
    english = read_content("Thirty soldiers detained the teacher at the bridge.")
    russian = read_content("На мосту тридцать солдат задержали учительницу.")
    assert len(ties_between(english, russian)) == 5
    assert evidence_of(english, russian).share == pytest.approx(1.0)


def test_evidence_does_not_depend_on_who_comes_first() -> None:
    one = read_content("We will repair thirteen bridges before winter.")
    other = read_content("Before the winter 13 bridges and a road are to be mended.")
    there, back = evidence_of(one, other), evidence_of(other, one)
    assert (there.shared, there.share, there.contrary) == pytest.approx((back.shared, back.share, back.contrary))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ten vehicles and four people", "four vehicles and ten people"),
        ("ten boats on the lake", "nine boats on the lake"),
    ],
)
def test_a_thing_counted_otherwise_tells_two_statements_apart(left: str, right: str) -> None:
    assert evidence_of(read_content(left), read_content(right)).crossed


@pytest.mark.parametrize(
    ("left", "right", "replaced"),
    [
        ("floods swept the chapel into the marsh", "floods swept the windmill into the marsh", 1),
        ("villagers repaired the windmill", "villagers repaired the chapel", 1),
        ("the chapel sank into the marsh", "the chapel sank into the marsh overnight", 0),
        ("forty windmills sank", "forty chapels sank", 0),
    ],
)
def test_a_word_in_the_place_of_another_speaks_of_another_thing(left: str, right: str, replaced: int) -> None:
    words = read_content(left), read_content(right)
    assert evidence_of(*words).replaced == evidence_of(*reversed(words)).replaced == replaced


def test_runs_of_words_are_what_a_cut_keeps() -> None:
    whole = read_plain("A dam is a promise made by the living to those who sleep below it")
    assert copied_share(whole, read_plain("a promise made by the living")) == 1.0
    assert copied_share(whole, read_plain("the living below a dam made a promise")) < 0.5


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("kin", "word"),
        ("irregular_forms", "form"),
        ("russian_english", "russian"),
        ("number_words_ru", "words"),
        ("irregular_russian", "stem"),
    ],
)
def test_no_word_stands_twice_in_a_table(table: str, column: str) -> None:
    words = Counter(word for row in read_table(table) for word in row[column].split())
    assert [word for word, count in words.items() if count > 1] == []


def test_no_paraphrase_row_says_a_word_twice() -> None:
    rows = [row["words"].split() for row in read_table("paraphrases")]
    assert [row for row in rows if len(set(row)) != len(row) or len(row) < 2] == []


def test_kin_is_mutual() -> None:
    rows = {row["word"]: row for row in read_table("kin")}
    for column in ("same", "near", "against"):
        for word in ("car", "ban", "valid", "judge"):
            assert all(word in rows[other][column].split() for other in rows[word][column].split())


@pytest.mark.parametrize(
    ("said", "negated"),
    [
        ("He did not close the bridge", ["close", "bridge"]),
        ("Not only the bridge", []),
        ("No fewer than nine boats", []),
        ("Мост не закрыли", ["закрыли"]),
        ("Не только мост", []),
        ("Лодок и паромов в порту нет, мост открыт", ["Лодок", "паромов", "порту"]),
        ("Чинить старый мост мэр не намерен", ["Чинить", "старый", "мост", "мэр", "намерен"]),
        ("Паромов не было", ["Паромов"]),
        ("От нового моста город отказался", ["нового", "моста", "город"]),
        ("Мост стоял, пока не пришла вода", []),
        ("The harbour has yet to buy a ferry", ["buy", "ferry"]),
        ("They mend the bridge rather than the ferry", ["ferry"]),
    ],
)
def test_a_negation_reaches_the_words_it_denies(said: str, negated: list[str]) -> None:
    assert [said[word.start : word.end] for word in read_content(said) if word.negated] == negated


@pytest.mark.parametrize(
    ("russian", "english"),
    [("в Нарве", "in Narva"), ("у Вельского", "from Velsky"), ("российские войска", "Russian troops")],
)
def test_a_name_is_known_in_its_cases_and_as_an_adjective(russian: str, english: str) -> None:
    there = evidence_of(read_content(f"Они были {russian}"), read_content(f"They were {english}"))
    assert there.share == pytest.approx(1.0)


def test_a_word_is_worth_less_the_more_frequent_it_or_its_dictionary_form_is() -> None:
    worth = {word.forms[0]: word.worth for word in read_content("the governments sheltered herons")}
    assert worth["government"] < worth["shelter"] < worth["heron"] == pytest.approx(7.0, abs=0.1)


@pytest.mark.parametrize(
    ("one", "other", "tied"),
    [
        ("The ferries are 72 hours late", "The ferries are three days late", True),
        ("The ferries are 72 hours late", "The ferries are two days late", False),
        ("The dam took eight weeks", "Плотину строили два месяца", True),
        ("The dam took seven weeks", "Плотину строили два месяца", False),
        ("The harbour was shut for a fortnight", "The harbour was shut for 14 days", True),
        ("The talks took half an hour", "Переговоры шли 30 минут", True),
        ("Fares rose by nearly a third", "Fares rose by 31 per cent", True),
        ("Fares rose by a third", "Fares rose by 28 per cent", False),
        ("Fares rose by almost five per cent", "Fares rose by 4.9 per cent", True),
        ("Fares rose by five per cent", "Fares rose by 4.5 per cent", False),
        ("Some ten ferries sank", "Twelve ferries sank", False),
        ("Более чем шести тысяч подписей", "6,218 signatures", True),
        ("Over twenty ferries sank", "Ferries sank, 21 of them", True),
        ("Twenty ferries sank", "Ferries sank, 21 of them", False),
    ],
)
def test_a_figure_is_told_in_another_unit_or_rounded(one: str, other: str, *, tied: bool) -> None:
    words = [read_content(content) for content in (one, other)]
    assert (evidence_of(*words).numbers == 1) is tied


def test_what_a_place_in_a_row_stands_before_is_not_counted() -> None:
    none = read_content("The duty will be zero until the first of July")
    dated = read_content("The duty stays away until 1 July")
    assert not evidence_of(none, dated).crossed


def test_a_rounded_figure_is_the_figure_where_it_is_hedged() -> None:
    exact = read_content("We counted 2140 boats")
    assert evidence_of(exact, read_content("They counted some 2000 boats")).numbers == 1
    assert evidence_of(exact, read_content("They counted 2000 boats")).numbers == 0


def test_no_russian_row_holds_a_word_with_its_contrary() -> None:
    for row in read_table("russian_english"):
        renderings = row["english"].split()
        bad = [
            (one, other) for one in renderings for other in renderings if other in {f"un{one}", f"in{one}", f"dis{one}"}
        ]
        assert not bad, row


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("fell by 5%", "fell by 5 per cent"),
        ("упал на 5%", "упал на 5 процентов"),
        ("-20 degrees", "minus 20 degrees"),
        ("20-30 boats", "20 30 boats"),
    ],
)
def test_signs_that_are_spoken_are_words_where_all_words_are_compared(written: str, spoken: str) -> None:
    assert read_plain(written) == read_plain(spoken)


@pytest.mark.parametrize(("one", "other"), [("$40 a day", "€40 a day"), ("हम पुल बनाएंगे", "हम पाल बनाएंगे")])
def test_other_money_is_another_word_and_so_are_other_vowels(one: str, other: str) -> None:
    assert read_plain(one) != read_plain(other)


def test_no_word_of_style_stands_in_two_rows() -> None:
    words = [
        word for row in read_table("style_words") for word in row["words"].split() if row["class"] != "refusal of two"
    ]
    shared = {"that", "что", "если", "без"}  # a pronoun that is a conjunction, too
    assert {word for word, times in Counter(words).items() if times > 1} <= shared
    assert all(row["kind"] in {"clitic", "bearer", "stem"} for row in read_table("contractions"))


def test_a_negation_looks_back_as_far_as_it_reaches() -> None:
    class Counted(list[str]):
        read = 0

        def __getitem__(self, at: Any) -> Any:
            self.read += 1
            return super().__getitem__(at)

    plain = Counted(["не", "мост"] * 2_000)
    assert words._negated(plain)[-1]
    assert plain.read < 30 * len(plain)
