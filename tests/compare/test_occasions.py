"""When something can have been said, from what stands in its report: real reports, read by the whole of annotate."""

from datetime import date

import pytest

from firsthand.compare.utterances.near_days import MAX_BESIDE, sentence_of, week_before
from firsthand.compare.utterances.occasions import (
    ONE_DAY,
    PERHAPS_ONE_DAY,
    Occasion,
    occasion_of,
    occasions_meet,
    same_day,
)
from firsthand.pipeline import annotate
from firsthand.vocabulary import Attribution, Published, Span, make_report

PUBLISHED = "2031-09-24"
"""A Wednesday."""


def occasion(text: str, published_on: str = PUBLISHED, language: str = "en") -> Occasion:
    published = {"date": published_on, "evidence": "given"}
    report = make_report(text, "a.txt", outlet="The Lantern", published=published, language=language)
    reading = annotate(report, problems=[])
    said = next(one for one in reading.of(Attribution) if one.style == "direct")
    return occasion_of(reading, said)


QUOTED = "“This is what the children of the lake drink, and it will not be clean for years,”"


@pytest.mark.parametrize(
    ("text", "day", "part"),
    [
        (f"{QUOTED} Mayor Ada Lund told the council on Monday evening.", "2031-09-22", "EV"),
        (f"{QUOTED} Mayor Ada Lund said at a 5pm briefing on Monday.", "2031-09-22", None),
        (f"{QUOTED} Mayor Ada Lund said at six o'clock on Monday.", "2031-09-22", None),
        (f"{QUOTED} Mayor Ada Lund said at 6 a.m. on Monday.", "2031-09-22", "MO"),
        (f"{QUOTED} Mayor Ada Lund said at 8pm on Monday.", "2031-09-22", "EV"),
        (f"The dam burst on Tuesday, overnight. {QUOTED} Ada Lund had said six hours earlier.", None, None),
        (f"{QUOTED} Mayor Ada Lund said shortly before 8pm on Monday.", "2031-09-22", "EV"),
        (f"Ada Lund, who will open the sluice on Thursday, spoke on Monday. {QUOTED} she said.", "2031-09-22", None),
        (f"{QUOTED} Ada Lund said on Monday of her deputy, who was arrested on Sunday.", "2031-09-22", None),
        (f"{QUOTED} Ada Lund said. She will open the sluice by Monday.", None, None),
        (f"After Sunday's defeat Ada Lund met reporters on Monday. {QUOTED} she said.", "2031-09-22", None),
        (f"At a 7 a.m. briefing on Monday Ada Lund spoke of the lake. {QUOTED} she said.", "2031-09-22", "MO"),
        (f"{QUOTED} Ada Lund said the morning after the election of 14 September.", "2031-09-15", "MO"),
        (f"{QUOTED} Mayor Ada Lund said. The sluice opens today.", None, None),
        (f"The sluice was shut on Monday. {QUOTED} Mayor Ada Lund said.", "2031-09-22", None),
        (f"Mayor Ada Lund spoke today at the quay. {QUOTED} she said.", "2031-09-24", None),
        (f"The sluice opens today. {QUOTED} Mayor Ada Lund said.", None, None),
        (f"{QUOTED} said Ada Lund, who was speaking to reporters on Monday.", "2031-09-22", None),
        (f"{QUOTED} said Ada Lund, who gave a press conference on Monday.", "2031-09-22", None),
        (f"{QUOTED} said Ada Lund, who met the council on Monday evening.", "2031-09-22", "EV"),
        (f"{QUOTED} said Ada Lund, who took office on Monday.", None, None),
        (f"{QUOTED} said Ada Lund, who lost her house on Monday.", None, None),
        (f"{QUOTED} said Ada Lund, whose term began on Monday.", None, None),
        (f"{QUOTED} Mayor Ada Lund said. The council meets next on Tuesday.", None, None),
        (f"{QUOTED} Mayor Ada Lund said. Rain is forecast, but for Tuesday.", None, None),
        (f"{QUOTED} Mayor Ada Lund said. Talks resume on Tuesday.", None, None),
        (f"{QUOTED} Mayor Ada Lund said. Divers took samples on Tuesday.", None, None),
        (f"{QUOTED} Mayor Ada Lund said. On Tuesday the owners said they would appeal.", None, None),
        (f"{QUOTED} Mayor Ada Lund said. She was speaking on Tuesday.", "2031-09-23", None),
        (f"Ada Lund spoke to reporters this morning. {QUOTED} she said.", "2031-09-24", "MO"),
        (f"Ada Lund would not be drawn at Monday's press conference. {QUOTED} she said.", "2031-09-22", None),
        (f"Ada Lund came home on Monday. Of her deputy, arrested on Sunday, she said: {QUOTED}", "2031-09-22", None),
        (f"{QUOTED} Mayor Ada Lund said of the blackout that stopped trams on Sunday.", None, None),
        (f"{QUOTED} Mayor Ada Lund said, before flying home on Sunday.", None, None),
        (f"{QUOTED} Mayor Ada Lund said, speaking of the night of 20 September.", None, None),
        (f"{QUOTED} Mayor Ada Lund said in an answer tabled on Monday and seen by us on Tuesday.", "2031-09-22", None),
        (f"The verdict came on Monday. {QUOTED} Ada Lund had told the court the day before.", "2031-09-21", None),
        (
            f"Released on bail on Sunday, Ada Lund spoke to us from her flat on Monday. {QUOTED} she said.",
            "2031-09-22",
            None,
        ),
        (f"The weir broke on Sunday, and divers went down on Monday. {QUOTED} Ada Lund said.", None, None),
        (f"{QUOTED} Mayor Ada Lund told the council at the weekend.", None, None),
        (f"Ada Lund spoke at a rally at the weekend. {QUOTED} she said.", None, None),
        (f"{QUOTED} Ada Lund said yesterday on her tour of the school opened only last August.", "2031-09-23", None),
        (f"{QUOTED} Ada Lund told listeners of Monday's daily call.", "2031-09-22", None),
        (f"{QUOTED} Ada Lund told relatives of Monday's victims.", None, None),
        (f"{QUOTED} Mayor Ada Lund said at the chamber's breakfast on Monday.", "2031-09-22", "MO"),
        (f"{QUOTED} Mayor Ada Lund said over breakfast on Monday.", "2031-09-22", "MO"),
        (f"Asked about the free breakfast scheme, Ada Lund said on Monday: {QUOTED}", "2031-09-22", None),
        (f"{QUOTED} Ada Lund said on Monday, opening a bed-and-breakfast in Kelm.", "2031-09-22", None),
        (
            f"Ada Lund went on television on Tuesday evening. {QUOTED} she told the nine o'clock news.",
            "2031-09-23",
            "EV",
        ),
    ],
)
def test_the_day_of_a_statement(text: str, day: str | None, part: str | None) -> None:
    found = occasion(text)
    assert (found.day, found.part) == (day, part)


def test_when_the_speaker_was_appointed_is_not_when_they_spoke() -> None:
    assert occasion(f"{QUOTED} said Ada Lund, who was appointed in February.").begin == "2031-09-17"
    spoke = occasion(f"{QUOTED} said Ada Lund, who spoke on Monday.")
    assert spoke.day == "2031-09-22"


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        (f"{QUOTED} Ada Lund said in a lecture in June 2023.", "2023-06-01", "2023-06-30"),
        (f"{QUOTED} Ada Lund said in her 2022 prize lecture.", "2022-01-01", "2022-12-31"),
        (f"{QUOTED} Ada Lund told the council at the weekend.", "2031-09-20", "2031-09-21"),
        (f"It is nine months since Ada Lund told the council: {QUOTED}", "2030-12-08", "2031-01-09"),
        (f"It has been two weeks since the mayor, Ada Lund, promised: {QUOTED}", "2031-09-06", "2031-09-14"),
        (f"Прошло девять месяцев с тех пор, как Ада Лунд заявила: {QUOTED}", "2030-12-08", "2031-01-09"),
        (f"It is nine months since the flood, and Ada Lund said: {QUOTED}", "2031-09-17", "2031-09-24"),
        (
            f"It is nine months since Per Vik announced the plan, but {QUOTED} Ada Lund said.",
            "2031-09-17",
            "2031-09-24",
        ),
        (f"Ada Lund, who had threatened to resign, said: {QUOTED}", "2031-09-17", "2031-09-24"),
        (f"Ada Lund had threatened to resign: {QUOTED} she said.", "2031-09-17", "2031-09-24"),
        (f"In the budget debate of March last year Ada Lund had promised: {QUOTED}", "2030-03-01", "2030-03-31"),
        (
            f"Ada Lund opened her evidence to parliament in June 2023 with the words: {QUOTED}",
            "2023-06-01",
            "2023-06-30",
        ),
        (f"{QUOTED} Ada Lund said, whose budget goes to the council this month.", "2031-09-17", "2031-09-24"),
        (f"{QUOTED} Ada Lund said of the lake that froze in winter.", "2031-09-17", "2031-09-24"),
        (f"{QUOTED} Ada Lund said last winter.", "2030-12-01", "2031-02-28"),
        (f"Exactly a year ago today Ada Lund climbed the weir. {QUOTED} she said.", "2030-09-21", "2030-09-27"),
        (f"Two years ago today Ada Lund climbed the weir. {QUOTED} she said that Monday.", "2029-09-21", "2029-09-27"),
        (f"Exactly a year ago today the weir broke. {QUOTED} said Ada Lund.", "2031-09-17", "2031-09-24"),
        (f"Exactly a year ago today the weir broke. {QUOTED} she said.", "2031-09-17", "2031-09-24"),
        (f"Twenty-two years ago today Ada Lund climbed the weir. {QUOTED} she said.", "2009-09-21", "2009-09-27"),
        (f"Twenty two years ago today Ada Lund climbed the weir. {QUOTED} she said.", "2009-09-21", "2009-09-27"),
        (f"It is forty years today since Ada Lund said: {QUOTED}", "1991-09-21", "1991-09-27"),
        (f"It is ten years today since the weir broke. {QUOTED} Mayor Ada Lund said.", "2031-09-17", "2031-09-24"),
        (f"It is ten years today since Ada Lund opened the weir. {QUOTED} she said.", "2031-09-17", "2031-09-24"),
        (f"It is ten years today since Ada Lund was born. {QUOTED} she said then.", "2021-09-21", "2021-09-27"),
        (f"The pump failed on Tuesday, twelve days after Ada Lund said: {QUOTED}", "2031-09-03", "2031-09-24"),
        (f"Some years ago today Ada Lund climbed the weir. {QUOTED} she said.", "2031-09-17", "2031-09-24"),
        (f"{QUOTED} Ada Lund told divers before Christmas.", "2030-12-18", "2030-12-25"),
        (f"{QUOTED} Ada Lund said earlier this month.", "2031-09-01", "2031-09-21"),
        (f"The pump failed on Tuesday, four days after Ada Lund said: {QUOTED}", "2031-09-03", "2031-09-24"),
        (f"{QUOTED} Ada Lund had warned when she launched the last boat.", "2021-09-26", "2031-09-24"),
        (f"{QUOTED} Ada Lund said in her maiden speech back in 2019.", "2019-01-01", "2019-12-31"),
        (f"{QUOTED} Ada Lund said three years ago this week.", "2028-01-01", "2028-12-31"),
        (f"When she spoke at the council in June 2023, Ada Lund said: {QUOTED}", "2023-06-01", "2023-06-30"),
        (f"Ada Lund told reporters in March 2019 that {QUOTED[1:-2]}, and added: {QUOTED}", "2019-03-01", "2019-03-31"),
        (f"It is twelve years since Ada Lund told the council in June 2019: {QUOTED}", "2019-06-01", "2019-06-30"),
        (f"Back in 2021, Ada Lund had promised: {QUOTED}", "2021-01-01", "2021-12-31"),
        (f"In 2021 the weir broke, Ada Lund has said: {QUOTED}", "2031-09-17", "2031-09-24"),
        (f"In 2021 the firm delivered pumps that failed, Ada Lund said: {QUOTED}", "2031-09-17", "2031-09-24"),
        (f"In 2021 the hall for speeches burned so that all fled, Ada Lund said: {QUOTED}", "2031-09-17", "2031-09-24"),
        (f"Ada Lund, who spoke of the floods in June 2019: {QUOTED}", "2031-09-17", "2031-09-24"),
        (f"In 2021 Ada Lund told the council: {QUOTED}", "2021-01-01", "2021-12-31"),
        (f"In 2021, when the weir broke, many fled; Ada Lund has now said: {QUOTED}", "2031-09-17", "2031-09-24"),
        (f"{QUOTED} Ada Lund said of the firm that in 2021 built the weir.", "2031-09-17", "2031-09-24"),
        (f"{QUOTED} Ada Lund said of the flood of 2022.", "2031-09-17", "2031-09-24"),
        (f"{QUOTED} Ada Lund said in a speech on the flood of 2022.", "2031-09-17", "2031-09-24"),
    ],
)
def test_an_old_statement_is_of_the_year_of_the_speech(text: str, begin: str, end: str) -> None:
    found = occasion(text)
    assert (found.begin, found.end, found.day) == (begin, end, None)


@pytest.mark.parametrize(
    ("text", "begin", "end", "day"),
    [
        (
            f"The inquest opened on Monday. On its second day Ada Lund said: {QUOTED}",
            "2031-09-23",
            "2031-09-23",
            "2031-09-23",
        ),
        (
            f"The inquest opened on 18 September. On its third day Ada Lund said: {QUOTED}",
            "2031-09-20",
            "2031-09-22",
            None,
        ),
        (f"On the third day of the inquest Ada Lund said: {QUOTED}", "2031-09-17", "2031-09-24", None),
        (
            f"The siege began on 1 September. On its twenty-first day Ada Lund said: {QUOTED}",
            "2031-09-21",
            "2031-09-29",
            None,
        ),
    ],
)
def test_the_third_day_of_a_hearing_is_counted_from_its_first(text: str, begin: str, end: str, day: str | None) -> None:
    found = occasion(text)
    assert (found.begin, found.end, found.day) == (begin, end, day)


def test_what_a_report_looks_back_to_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[date] = []

    def counted(day: date) -> date:
        seen.append(day)
        return week_before(day)

    monkeypatch.setattr("firsthand.compare.utterances.looks_back.week_before", counted)
    text = "“The lock will hold,” Ada Lund said. “The gates are old,” Jan Orel said. “Nobody slept,” Mia Sund said."
    reading = annotate(make_report(text, "a.txt", published=Published(PUBLISHED, "given"), language="en"))
    assert len([occasion_of(reading, one) for one in reading.of(Attribution)]) > 1
    assert len(seen) == 1


def test_a_letter_may_come_out_after_the_day_it_bears() -> None:
    letter = occasion(f"{QUOTED} Ada Lund writes in a letter dated 18 September.")
    read_out = occasion(f"In a letter read in church on Sunday Ada Lund said: {QUOTED}")
    other = occasion(f"{QUOTED} Ada Lund writes in a letter dated 15 September.")
    assert (letter.dated, read_out.issued) == ("2031-09-18", "2031-09-21")
    assert occasions_meet(letter, read_out)
    assert not occasions_meet(letter, other)
    assert same_day(letter, read_out) == PERHAPS_ONE_DAY
    assert same_day(letter, letter) == ONE_DAY


def test_an_interview_was_given_before_it_came_out() -> None:
    given = occasion(f"We met in her kitchen on Monday, and Ada Lund said: {QUOTED}")
    printed = occasion(f"{QUOTED} Ada Lund said in an interview published on Tuesday.")
    earlier = occasion(f"{QUOTED} Ada Lund said in an interview published on Thursday.")
    assert (given.day, printed.day, printed.issued) == ("2031-09-22", None, "2031-09-23")
    assert occasions_meet(given, printed)
    assert not occasions_meet(printed, earlier)


RUSSIAN = "«Эту воду пьют дети озера, и чистой она не будет ещё много лет»"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{RUSSIAN}, — сказала мэр Ада Лунд жильцам обрушившегося дома во вторник.", "2031-09-23"),
        (f"{RUSSIAN}, — сказала мэр Ада Лунд жильцам дома, обрушившегося во вторник.", None),
        (
            f"Ада Лунд говорила с жильцами в понедельник. На вторник был вызван эксперт. {RUSSIAN}, — сказала она.",
            "2031-09-22",
        ),
        (f"Ада Лунд, встречавшаяся с жильцами во вторник, сказала: {RUSSIAN}", "2031-09-23"),
        (
            f"Сегодня утром, на другой день после паводка, Ада Лунд пришла к нам в студию. {RUSSIAN}, — сказала она.",
            PUBLISHED,
        ),
        (f"На понедельничном сходе мэр Ада Лунд сказала: {RUSSIAN}", "2031-09-22"),
        (f"{RUSSIAN}, — сказала мэр Ада Лунд на вчерашней лекции.", "2031-09-23"),
        (f"{RUSSIAN}, — сказала мэр Ада Лунд на субботнем сходе.", "2031-09-20"),
        (f"{RUSSIAN}, — сказала мэр Ада Лунд в воскресной школе.", None),
        (f"Через два дня после воскресного матча мэр Ада Лунд сказала: {RUSSIAN}", None),
        (f"На следующий день после воскресного матча мэр Ада Лунд сказала: {RUSSIAN}", None),
        (f"{RUSSIAN}, — сказала мэр Ада Лунд после вчерашнего пожара.", None),
        (f"Это слова, которые мэр Ада Лунд произнесла на допросе 22 сентября: {RUSSIAN}", "2031-09-22"),
    ],
)
def test_the_day_of_a_statement_in_russian(text: str, day: str | None) -> None:
    assert occasion(text, language="ru").day == day


@pytest.mark.parametrize(
    ("before", "begin"),
    [
        ("Ровно двенадцать лет назад Ада Лунд поднялась на плотину.", "2019-09-21"),
        ("Сегодня исполнилось сорок лет пуску плотины.", "2031-09-17"),
        ("Сегодня исполняется шестьдесят лет мэру Аде Лунд.", "2031-09-17"),
    ],
)
def test_an_anniversary_is_the_day_of_a_statement_only_where_the_report_says_so(before: str, begin: str) -> None:
    assert occasion(f"{before} {RUSSIAN}, — сказала она.", language="ru").begin == begin
    then = occasion(f"{before} {RUSSIAN}, — сказала она тогда.", language="ru")
    assert (then.begin or "") < "2020"


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-05", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar_are_days(day: str) -> None:
    occasion(
        f"The inquest opened yesterday. On its ninth day Ada Lund said, the day before today's vote: {QUOTED}", day
    )
    occasion(f"{QUOTED} Ada Lund writes in a letter dated today. She was silent a week ago today, the day after.", day)
    found = occasion(f"{QUOTED} Mayor Ada Lund said.", day)
    assert (found.begin or "") <= day == found.end


def test_a_list_without_a_full_stop_is_read_around_each_statement() -> None:
    said = f"{QUOTED} Ada Lund said on Monday, and "
    text = said * 200
    first, other = text.index("said"), text.index("said", len(text) // 2)
    beside = sentence_of(text, Span(other, other + 4))
    assert sentence_of(text, Span(first, first + 4)).start == 0
    assert beside == Span(other - MAX_BESIDE, other + 4 + MAX_BESIDE)


@pytest.mark.parametrize(
    ("lead", "begin"),
    [
        ("The press conference of 3 September deserves another look.", "2031-09-03"),
        ("The statements made on 3 September should be reread.", "2031-09-03"),
        ("Заявления, сделанные 3 сентября, стоит перечитать.", "2031-09-03"),
        ("The flood of 3 September has left a town without water.", "2031-09-17"),
        ("The press conference of 3 September is forgotten: on Monday divers came.", "2031-09-17"),
        ("The speeches of 3 September and of 9 September deserve another look.", "2031-09-17"),
        ("The speech of 3 July deserves another look.", "2031-09-17"),
        ("Two weeks after the flood, insurers are counting.", "2031-09-17"),
    ],
)
def test_a_late_report_on_one_address_reaches_back_to_it(lead: str, begin: str) -> None:
    filler = "Nobody has answered the questions that the people of the lake asked, and the mill is still at work. " * 3
    assert occasion(f"{lead} {filler}\n\n{QUOTED} Mayor Ada Lund said.").begin == begin
