"""Days that are counted from other days of the report: before, after, in the week beside, so many years ago."""

import sys
from itertools import chain

import pytest

from firsthand.annotate.times import times
from firsthand.stage import Reading
from firsthand.vocabulary import Published, TimeExpression, make_report

PUBLISHED = "2024-10-16"
"""A Wednesday."""


def days(text: str, published: str = PUBLISHED) -> dict[str, str | None]:
    report = make_report(text, "a.txt", published=Published(published, "given"))
    marks = [mark for mark in times.run(Reading(report)) if isinstance(mark, TimeExpression)]
    return {mark.span.of(text): mark.value for mark in marks}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The match was on Saturday. The day before, she had dropped her captain.", "The day", "2024-10-11"),
        ("The verdict came on Monday. She had spoken the night before.", "the night", "2024-10-13TNI"),
        ("The verdict came on Monday. The day after, she spoke.", "The day", "2024-10-15"),
        ("The day before Monday's verdict she spoke.", "The day", "2024-10-13"),
        ("Two days after Monday's verdict she spoke.", "Two days", "2024-10-16"),
        ("The day after the vote of 10 October she spoke.", "The day", "2024-10-11"),
        ("Two days before the fire she spoke. The fire was on 12 October.", "Two days", "2024-10-10"),
        ("On the eve of the verdict she spoke. The verdict came on Monday.", "the eve of", "2024-10-13"),
        ("Приговор огласили в понедельник. За день до приговора он сказал.", "За день", "2024-10-13"),
        ("На следующий день после пожара 10 октября он сказал.", "На следующий день после", "2024-10-11"),
        ("Twenty-two days before Monday's verdict she spoke.", "Twenty-two days", "2024-09-22"),
        ("One hundred and twenty days before 10 October she spoke.", "One hundred and twenty days", "2024-06-12"),
        ("Twelve days after the 1 October fire she spoke.", "Twelve days", "2024-10-13"),
        ("За двадцать два дня до 10 октября он сказал.", "За двадцать два дня", "2024-09-18"),
        ("Накануне выборов 10 октября он сказал.", "Накануне", "2024-10-09"),
        ("Приговор огласили в понедельник. Накануне приговора он говорил.", "Накануне", "2024-10-13"),
        ("It failed on 1 October. Three days later, on Friday, it failed again.", "Three days later", "2024-10-04"),
        ("It failed on 1 October. Three days later, on Friday, it failed again.", "Friday", "2024-10-04"),
        ("1 октября сгорел склад. Тремя днями позже, в пятницу, он ушёл.", "Тремя днями позже", "2024-10-04"),
        ("She arrives a week on Friday.", "Friday", "2024-10-25"),
        ("She arrives a week from Friday.", "Friday", "2024-10-25"),
        ("Накануне 9 октября закрыли мост.", "Накануне", "2024-10-08"),
        ("Накануне Нового года закрыли мост.", "Накануне", "2023-12-31"),
        ("The mill burned on the eve of the 10 October vote.", "the eve of the 10 October", "2024-10-09"),
    ],
)
def test_a_day_is_counted_from_another(text: str, words: str, value: str) -> None:
    assert days(text)[words] == value


@pytest.mark.parametrize(
    "text",
    [
        "The day before the verdict she spoke.",
        "The day before the verdict she spoke. She flew home from the verdict on Monday.",
        "The day after his death they came. They came again on Monday.",
        "“We met on Monday,” she said. The verdict fell the day before.",
        "The verdict came on Monday. “I slept the day before.”",
    ],
)
def test_what_no_day_is_told_of_is_not_counted_from(text: str) -> None:
    assert not {"The day", "the day"} & set(days(text))


@pytest.mark.parametrize(
    "text",
    [
        "She spoke 1.5 days before Monday's verdict.",
        "Two or three days before Monday's verdict she spoke.",
        "She spoke two-three days before Monday's verdict.",
        "For two days after Monday's crash she was silent.",
        "The two days before Monday's verdict were quiet.",
        "About ten days before Monday's verdict she spoke.",
        "Less than two days after Monday's verdict she spoke.",
        "Every two days after Monday's verdict she speaks.",
        "A week and two days before Monday's verdict she spoke.",
        "In the days after Monday's crash she was silent.",
        "За два-три дня до выборов 10 октября он сказал.",
        "В течение двух дней после пожара 10 октября он молчал.",
        "Не позднее чем за пять дней до 10 октября он сказал.",
        "Через неделю после субботнего матча он скажет.",
    ],
)
def test_a_length_and_a_rough_count_are_no_day(text: str) -> None:
    told = {value for value in days(text).values() if value and value[0].isdigit()}
    assert told <= {"2024-10-14", "2024-10-10"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She sits again on 30 October. She had spoken the day before.", "the day"),
        ("She sits again on 30 October. She had spoken the previous evening.", "the previous evening"),
        ("He was arrested on Monday for a theft on 3 May. The day before, he had fled.", "The day"),
        ("He was arrested on Monday for a theft on 3 May. The next day he was freed.", "The next day"),
        ("He was arrested on Monday for a theft on 3 May. Two days earlier he had fled.", "Two days earlier"),
        ("Арестовали в понедельник за кражу 3 мая. Днём ранее он бежал.", "Днём ранее"),
        ("На следующий день после воскресного митинга он сказал.", "следующий день"),
        ("В понедельник прошёл суд. Накануне адвоката избили.", "Накануне"),
        ("Накануне матча с «Торпедо» тренер молчал.", "Накануне"),
    ],
)
def test_where_two_days_can_be_meant_none_is_told(text: str, words: str) -> None:
    assert days(text).get(words) is None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The trial opened on 7 May and ended on Monday. The day before, he had fled.", "The day", "2024-10-13"),
        ("Three days earlier, on Friday, she spoke.", "Three days earlier", "2024-10-11"),
        ("He left last Friday. On Monday, three days later, he was found.", "three days later", "2024-10-14"),
        ("Неделей позже, 10 октября, он сказал.", "Неделей позже", "2024-10-10"),
        ("Накануне, в понедельник, он сказал.", "Накануне", "2024-10-14"),
        ("Накануне он сказал.", "Накануне", "2024-10-15"),
        ("Шахтёры бастуют с понедельника, ещё двое ушли накануне.", "накануне", "2024-10-15"),
    ],
)
def test_what_stands_beside_or_before_tells_the_day(text: str, words: str, value: str) -> None:
    assert days(text)[words] == value


def test_earlier_than_planned_is_a_length() -> None:
    assert days("He left on Friday, three days earlier than planned.")["three days earlier"] == "P3D"


def test_two_or_three_days_ago_is_one_of_two_days() -> None:
    text = "Two or three days ago a tanker ran aground."
    report = make_report(text, "a.txt", published=Published(PUBLISHED, "given"))
    (mark,) = (mark for mark in times.run(Reading(report)) if isinstance(mark, TimeExpression))
    assert (mark.begin, mark.end) == ("2024-10-13", "2024-10-14")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("She spoke on Tuesday last week.", "Tuesday", "2024-10-08"),
        ("She spoke last week on Tuesday night.", "Tuesday night", "2024-10-08TNI"),
        ("She spoke on Tuesday. Last week she was silent.", "Tuesday", "2024-10-15"),
        ("Он сказал это во вторник на прошлой неделе.", "вторник", "2024-10-08"),
        ("It began yesterday, just as she had said the Tuesday before.", "Tuesday", "2024-10-08"),
        ("She spoke a week ago today.", "today", "2024-10-09"),
        ("She spoke two years ago today.", "today", "2022-10-16"),
        ("She spoke a month ago today.", "today", "2024-09-16"),
        ("On Monday, last week's deal collapsed.", "Monday", "2024-10-14"),
        ("The Sunday before last she spoke.", "Sunday", "2024-10-06"),
        ("On Sunday week the court sits.", "Sunday", "2024-10-27"),
        ("During the week before the 10 October vote she spoke.", "the week", "P1W"),
        ("В позапрошлый вторник он сказал.", "позапрошлый вторник", "2024-10-08"),
        ("На позапрошлой неделе он сказал.", "позапрошлой неделе", "2024-W40"),
        ("В мае позапрошлого года он сказал.", "мае позапрошлого года", "2022-05"),
    ],
)
def test_a_weekday_is_of_the_week_beside_it_and_today_of_the_year(text: str, words: str, value: str) -> None:
    assert days(text)[words] == value


def test_a_leap_day_is_the_28th_of_another_year() -> None:
    assert days("She spoke a year ago today.", "2024-02-29")["today"] == "2023-02-28"


def test_a_month_ago_today_is_no_day_that_its_month_lacks() -> None:
    assert days("She spoke a month ago today.", "2024-10-31")["today"] == "2024-09-30"


def test_a_long_report_takes_no_more_calls_a_sentence_than_a_short_one() -> None:
    names = "storm verdict raid quake flood march strike trial match vote".split()

    def calls(sentences: int) -> int:
        told = (f"The {names[n % 10]} came on {n % 28 + 1} August." for n in range(sentences))
        asked = (f"Two days before the {names[n * 7 % 10]} she spoke." for n in range(sentences))
        text = " ".join(chain.from_iterable(zip(told, asked, strict=True)))
        counted = [0]

        def count(_frame: object, event: str, _arg: object) -> None:
            counted[0] += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            days(text)
        finally:
            sys.setprofile(before)
        return counted[0]

    calls(10)
    assert calls(400) < 12 * calls(50)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Билеты на ноябрь вернут в кассе.", "ноябрь", "2024-11"),
        ("Суд назначен на ноябрь.", "ноябрь", "2024-11"),
        ("Суд перенесли на понедельник.", "понедельник", "2024-10-21"),
    ],
)
def test_what_is_planned_for_a_time_lies_ahead(text: str, words: str, value: str) -> None:
    assert days(text)[words] == value
