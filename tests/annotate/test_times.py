"""The stage times: what has no span (value, interval, anchor) as tables, and what always holds as properties."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.annotate.times import times
from firsthand.settings import Settings
from firsthand.stage import Reading
from firsthand.vocabulary import Part, Published, Span, TimeExpression, make_report

PUBLISHED = "2022-03-17"  # a Thursday


def read(text: str, published: str | None = PUBLISHED, settings: Settings | None = None) -> list[TimeExpression]:
    known = Published(published, "given") if published else None
    report = make_report(text, "report.txt", published=known)
    return [mark for mark in times.run(Reading(report, settings=settings)) if isinstance(mark, TimeExpression)]


def only(text: str, published: str | None = PUBLISHED, settings: Settings | None = None) -> TimeExpression:
    found = read(text, published, settings)
    assert len(found) == 1, [mark.span.of(text) for mark in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "value", "begin", "end"),
    [
        # weekdays: the day itself, past by default, by the tense of the clause
        ("The mayor said Thursday the bridge is safe.", "Thursday", "2022-03-17", "2022-03-17", "2022-03-17"),
        ("The mayor spoke on Wednesday.", "Wednesday", "2022-03-16", "2022-03-16", "2022-03-16"),
        ("The council fined him on Friday.", "Friday", "2022-03-11", "2022-03-11", "2022-03-11"),
        ("The council will meet on Friday.", "Friday", "2022-03-18", "2022-03-18", "2022-03-18"),
        ("The vote will be held on Monday.", "Monday", "2022-03-21", "2022-03-21", "2022-03-21"),
        ("Schools were to stay closed until Tuesday.", "Tuesday", "2022-03-22", "2022-03-22", "2022-03-22"),
        ("Schools were closed until Tuesday.", "Tuesday", "2022-03-15", "2022-03-15", "2022-03-15"),
        ("A call for a march on Sunday spread.", "Sunday", "2022-03-20", "2022-03-20", "2022-03-20"),
        ("The vote is expected to be closed by Monday.", "Monday", "2022-03-21", "2022-03-21", "2022-03-21"),
        ("It had been due to end Friday.", "Friday", "2022-03-11", "2022-03-11", "2022-03-11"),
        ("They met last Thursday.", "last Thursday", "2022-03-10", "2022-03-10", "2022-03-10"),
        ("They meet next Thursday.", "next Thursday", "2022-03-24", "2022-03-24", "2022-03-24"),
        ("Trains stopped Tuesday night.", "Tuesday night", "2022-03-15TNI", "2022-03-15", "2022-03-15"),
        # the day of speaking
        ("Rain fell yesterday.", "yesterday", "2022-03-16", "2022-03-16", "2022-03-16"),
        ("Police came last night.", "last night", "2022-03-16TNI", "2022-03-16", "2022-03-16"),
        ("He left this morning.", "this morning", "2022-03-17TMO", "2022-03-17", "2022-03-17"),
        # days and months without a year
        ("The law was signed on Feb. 24 in Halden.", "Feb. 24", "2022-02-24", "2022-02-24", "2022-02-24"),
        ("It began on December 3.", "December 3", "2021-12-03", "2021-12-03", "2021-12-03"),
        ("The deadline is April 2.", "April 2", "2022-04-02", "2022-04-02", "2022-04-02"),
        ("The trial opened on the 3rd of March.", "the 3rd of March", "2022-03-03", "2022-03-03", "2022-03-03"),
        ("It shut in October.", "October", "2021-10", "2021-10-01", "2021-10-31"),
        ("It will open in October.", "October", "2022-10", "2022-10-01", "2022-10-31"),
        ("It was built in June 1998.", "June 1998", "1998-06", "1998-06-01", "1998-06-30"),
        ("He resigned last April.", "last April", "2021-04", "2021-04-01", "2021-04-30"),
        # periods, cut at the publication date where they hold it
        ("A law passed this month.", "this month", "2022-03", "2022-03-01", "2022-03-17"),
        ("The first case came this week.", "this week", "2022-W11", "2022-03-14", "2022-03-17"),
        ("They will vote this week.", "this week", "2022-W11", "2022-03-17", "2022-03-20"),
        ("Prices rose last year.", "last year", "2021", "2021-01-01", "2021-12-31"),
        ("Prices fell in the third quarter.", "the third quarter", "2021-Q3", "2021-07-01", "2021-09-30"),
        ("It doubled in the first half of 2021.", "the first half of 2021", "2021-H1", "2021-01-01", "2021-06-30"),
        ("The third-quarter report is out.", "third-quarter", "2021-Q3", "2021-07-01", "2021-09-30"),
        ("He lost the seat last fall.", "last fall", "2021-FA", "2021-09-01", "2021-11-30"),
        ("The summer of 1998 was dry.", "The summer of 1998", "1998-SU", "1998-06-01", "1998-08-31"),
        ("Mills closed in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("A map of the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
        ("The plant was idle in 2014-16.", "2014-16", "2014/2016", "2014-01-01", "2016-12-31"),
        ("Fighting lasted from March 3-5.", "March 3-5", "2022-03-03/2022-03-05", "2022-03-03", "2022-03-05"),
        # lengths
        ("He was held for three weeks.", "three weeks", "P3W", None, None),
        ("Sales fell over the past two months.", "the past two months", "P2M", "2022-01-17", "2022-03-17"),
        ("It will take the next ten days.", "the next ten days", "P10D", "2022-03-17", "2022-03-27"),
        ("In the three weeks since the ban, shops shut.", "the three weeks", "P3W", "2022-02-24", "2022-03-17"),
        ("He waited an hour and a half.", "an hour and a half", "PT1H30M", None, None),
        ("He waited half an hour.", "half an hour", "PT30M", None, None),
        ("It rained in the first week of March.", "the first week of March", "2022-W09", "2022-03-01", "2022-03-07"),
        ("The last day of 2021 was cold.", "The last day of 2021", "2021-12-31", "2021-12-31", "2021-12-31"),
        (
            "On the last Friday in January he left.",
            "the last Friday in January",
            "2022-01-28",
            "2022-01-28",
            "2022-01-28",
        ),
        ("It is likely that Friday's vote failed.", "Friday", "2022-03-11", "2022-03-11", "2022-03-11"),
        ("She spent several years abroad.", "several years", "PXY", None, None),
        ("He came two years ago.", "two years ago", "2020", "2020-01-01", "2020-12-31"),
        ("He came ten days ago.", "ten days ago", "2022-03-07", "2022-03-07", "2022-03-07"),
        # clock times, references, sets, holidays
        ("The curfew began at 9 p.m. Tuesday.", "9 p.m. Tuesday", "2022-03-15T21:00", "2022-03-15", "2022-03-15"),
        ("He has recently moved.", "recently", "PAST_REF", None, "2022-03-17"),
        ("She is now in Halden.", "now", "PRESENT_REF", "2022-03-17", "2022-03-17"),
        ("A vote will come soon.", "soon", "FUTURE_REF", "2022-03-17", None),
        ("The group meets every Thursday.", "every Thursday", "XXXX-WXX-4", None, None),
        ("The paper appears daily.", "daily", "P1D", None, None),
        ("Shops closed on Christmas Day.", "Christmas Day", "2021-12-25", "2021-12-25", "2021-12-25"),
        ("The raid of Thanksgiving 2020 failed.", "Thanksgiving 2020", "2020-11-26", "2020-11-26", "2020-11-26"),
        ("The log ends 2022-01-31.", "2022-01-31", "2022-01-31", "2022-01-31", "2022-01-31"),
    ],
)
def test_value_and_days(text: str, words: str, value: str, begin: str | None, end: str | None) -> None:
    mark = only(text)
    assert (mark.span.of(text), mark.value, mark.begin, mark.end) == (words, value, begin, end)
    assert mark.because.endswith(".")


@pytest.mark.parametrize(
    ("text", "words", "mod", "begin", "end"),
    [
        ("It opened in early 1990.", "early 1990", "START", "1990-01-01", "1990-05-01"),
        ("It closed in the late 1970s.", "the late 1970s", "END", "1976-08-31", "1979-12-31"),
        ("It took more than two weeks.", "more than two weeks", "MORE_THAN", None, None),
        ("It took nearly two weeks.", "nearly two weeks", "LESS_THAN", None, None),
        ("It took at least two weeks.", "at least two weeks", "EQUAL_OR_MORE", None, None),
        ("It took about two weeks.", "about two weeks", "APPROX", None, None),
    ],
)
def test_modifiers_narrow_the_interval_or_stand_beside_the_value(
    text: str, words: str, mod: str, begin: str | None, end: str | None
) -> None:
    mark = only(text)
    assert (mark.span.of(text), mark.mod, mark.begin, mark.end) == (words, mod, begin, end)


@pytest.mark.parametrize(
    "text",
    [
        "Help came in a second of want.",
        "She won the second prize and a third.",
        "They may march, and prices may fall or spring back.",
        "Theresa May spoke to Channel 4.",
        "The court heard 2,022 witnesses and 1,990 more.",
        "He is 34 years old; his 6-year-old niece sat by.",
        "Call 555-0142 or pay $1998.",
        "The sun set and he sat down.",
        "It sells 500 tons a year.",
        "Three-quarters of the town fled.",
        "The score was 21-14 after a 3-2 lead.",
        "Come as soon as possible.",
        "Flight 1990 landed.",
        "He runs Norlin Server 2012 and wears a Marten2016 badge.",
        "The shop opens 24 hours a day, he told the Norlin Daily News.",
        "They lit the Christmas tree.",
        "The Holocaust Museum opened.",
        "",
        "\x00\ufffd“",
    ],
)
def test_these_are_no_times(text: str) -> None:
    assert read(text) == []


def test_without_a_publication_date_only_what_the_text_says_is_kept() -> None:
    unknown = {mark.span.start: mark for mark in read("On Feb. 24 and Friday, last year, 3 May 2020.", None)}
    assert [mark.value for mark in unknown.values()] == ["XXXX-02-24", "XXXX-WXX-5", None, "2020-05-03"]
    assert all(mark.begin is None for mark in list(unknown.values())[:3])
    assert "publication date, which is unknown" in unknown[3].because


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # the narrative's last date
        ("He was shot on May 3, 2019. The next day she fled.", "2019-05-04"),
        ("He was shot on May 3, 2019. Two days later she fled.", "2019-05-05"),
        ("The mill burned in 1987. That year the mine shut too.", "1987"),
        ("It closed in 1987. The following year it was razed.", "1988"),
        # years of quarters
        ("Profit rose in the third quarter from a year earlier.", "2020-Q3"),
        # quotations: their own day where the report gives it
        ("“We march today,” she said on Monday.", "2022-03-14"),
        ("On Monday she said: “We fled yesterday.”", "2022-03-13"),
        ("“It will be worse tomorrow,” she said late Wednesday.", "2022-03-17"),
        ("It fell on May 3, 2019. “Call me on June 1, 2021,” she said. Two days later it rose.", "2019-05-05"),
    ],
)
def test_seen_from_elsewhere_than_the_publication_date(text: str, value: str) -> None:
    assert value in [mark.value for mark in read(text)]


def test_quotation_without_a_day_is_seen_from_the_publication_date() -> None:
    assert only("“We march today,” she said.").value == PUBLISHED


def test_happening_is_dated_where_the_report_dates_it() -> None:
    text = "Since the start of the siege, 300 fled. The Feb. 24 siege of Ostmark stunned Halden."
    event, day = read(text)
    assert (event.span.of(text), event.value, event.anchor) == ("the start of the siege", "2022-02-24", "event")
    assert (event.begin, event.end) == ("2022-02-24", PUBLISHED)
    assert day.value == "2022-02-24"


def test_happening_that_nothing_dates_has_no_value() -> None:
    mark = only("Since the start of the siege, 300 fled.")
    assert (mark.value, mark.begin, mark.because) == (None, None, "The report does not date the siege.")


def test_the_war_is_the_war_named_before() -> None:
    text = "His uncle fell in World War II. Many fled during the war. The siege began in February."
    named, anaphor, month = read(text)
    assert (named.begin, named.end) == (anaphor.begin, anaphor.end) == ("1939-09-01", "1945-09-02")
    assert anaphor.span.of(text) == "the war"
    assert month.value == "2022-02"


def test_two_days_between() -> None:
    text = "Between March 3 and 5, shells fell."
    assert [(m.span.of(text), m.value) for m in read(text)] == [("March 3", "2022-03-03"), ("5", "2022-03-05")]


def test_numeric_dates_follow_the_setting_and_the_calendar() -> None:
    text = "Filed 03/04/2022."
    assert only(text).value == "2022-03-04"
    assert only(text, settings=Settings(order="day first")).value == "2022-04-03"
    assert only("Filed 24/02/2022.").value == "2022-02-24"


def test_metadata_is_left_alone_but_for_its_date() -> None:
    text = "date 2022-03-17 Thursday\n\nHe left on Thursday."
    report = make_report(text, "a", parts=(Part(Span(0, 24), "metadata"), Part(Span(26, len(text)), "paragraph")))
    found = [mark.span.of(text) for mark in times.run(Reading(report))]
    assert found == ["2022-03-17", "Thursday"]
    assert [mark.span.start for mark in times.run(Reading(report))] == [5, text.rindex("Thursday")]


WORDS = st.sampled_from(
    "the last next 3 May 1998 1,000 weeks ago a second of Thursday , . - 31 Feb. in “ ” since war 9999 0 00 12:30 a.m."
    " quarter nineteen ninety hundred ½ 2/0 1/2 13/13/2020 2022-02-30 century 21st every Easter year end \n\n".split(
        " "
    )
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=25).map(" ".join))
DAYS = st.one_of(st.none(), st.dates().map(str))


@given(TEXTS, DAYS)
def test_any_text_on_any_day_gives_spans_inside_in_order(text: str, published: str | None) -> None:
    found = read(text, published)
    assert all(0 <= mark.span.start < mark.span.end <= len(text) for mark in found)
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))
    assert all(mark.begin is None or mark.end is None or mark.begin <= mark.end for mark in found)


@given(TEXTS)
def test_text_in_front_only_shifts_the_spans(text: str) -> None:
    front = "An unrelated opening paragraph.\n\n"
    shifted = [(mark.span, mark.value) for mark in read(front + text)]
    assert shifted == [(mark.span.shifted(len(front)), mark.value) for mark in read(text)]


def test_the_month_of_a_dateline_is_no_verb() -> None:
    _, friday = read("ANSEL, May 10 (Northwire) - Men beat him on Friday.", "2022-05-11")
    assert friday.value == "2022-05-06"
