"""Days that are counted from other days of the report: before, after, in the week beside, so many years ago."""

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
    ("text", "words", "value"),
    [
        ("She spoke on Tuesday last week.", "Tuesday", "2024-10-08"),
        ("She spoke last week on Tuesday night.", "Tuesday night", "2024-10-08TNI"),
        ("She spoke on Tuesday. Last week she was silent.", "Tuesday", "2024-10-15"),
        ("Он сказал это во вторник на прошлой неделе.", "вторник", "2024-10-08"),
        ("It began yesterday, just as she had said the Tuesday before.", "Tuesday", "2024-10-08"),
        ("She spoke a week ago today.", "today", "2024-10-09"),
        ("She spoke two years ago today.", "today", "2022-10-16"),
    ],
)
def test_a_weekday_is_of_the_week_beside_it_and_today_of_the_year(text: str, words: str, value: str) -> None:
    assert days(text)[words] == value


def test_a_leap_day_is_the_28th_of_another_year() -> None:
    assert days("She spoke a year ago today.", "2024-02-29")["today"] == "2023-02-28"
