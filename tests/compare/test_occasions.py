"""When something can have been said, from what stands in its report: real reports, read by the whole of annotate."""

import pytest

from firsthand.compare.utterances.occasions import Occasion, occasion_of
from firsthand.pipeline import annotate
from firsthand.vocabulary import Attribution, make_report

PUBLISHED = "2031-09-24"
"""A Wednesday."""


def occasion(text: str, published_on: str = PUBLISHED) -> Occasion:
    published = {"date": published_on, "evidence": "given"}
    report = make_report(text, "a.txt", outlet="The Lantern", published=published, language="en")
    reading = annotate(report, problems=[])
    (said,) = reading.of(Attribution)
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
        (f"{QUOTED} Mayor Ada Lund said shortly before 8pm on Monday.", "2031-09-22", "EV"),
        (f"Ada Lund, who will open the sluice on Thursday, spoke on Monday. {QUOTED} she said.", "2031-09-22", None),
        (f"{QUOTED} Ada Lund said on Monday of her deputy, who was arrested on Sunday.", "2031-09-22", None),
        (f"{QUOTED} Ada Lund said. She will open the sluice by Monday.", None, None),
        (f"After Sunday's defeat Ada Lund met reporters on Monday. {QUOTED} she said.", "2031-09-22", None),
        (f"At a 7 a.m. briefing on Monday Ada Lund spoke of the lake. {QUOTED} she said.", "2031-09-22", "MO"),
        (f"{QUOTED} Ada Lund said the morning after the election of 14 September.", None, None),
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
        (
            f"Ada Lund opened her evidence to parliament in June 2023 with the words: {QUOTED}",
            "2023-06-01",
            "2023-06-30",
        ),
        (f"{QUOTED} Ada Lund said, whose budget goes to the council this month.", "2031-09-17", "2031-09-24"),
        (f"{QUOTED} Ada Lund said of the lake that froze in winter.", "2031-09-17", "2031-09-24"),
        (f"{QUOTED} Ada Lund said last winter.", "2030-12-01", "2031-02-28"),
        (f"Exactly a year ago today Ada Lund climbed the weir. {QUOTED} she said.", "2030-09-21", "2030-09-27"),
        (f"{QUOTED} Ada Lund had warned when she launched the last boat.", "2021-09-26", "2031-09-24"),
        (f"{QUOTED} Ada Lund said in her maiden speech back in 2019.", "2019-01-01", "2019-12-31"),
        (f"{QUOTED} Ada Lund said three years ago this week.", "2028-01-01", "2028-12-31"),
        (f"When she spoke at the council in June 2023, Ada Lund said: {QUOTED}", "2023-06-01", "2023-06-30"),
        (f"{QUOTED} Ada Lund said of the flood of 2022.", "2031-09-17", "2031-09-24"),
        (f"{QUOTED} Ada Lund said in a speech on the flood of 2022.", "2031-09-17", "2031-09-24"),
    ],
)
def test_an_old_statement_is_of_the_year_of_the_speech(text: str, begin: str, end: str) -> None:
    found = occasion(text)
    assert (found.begin, found.end, found.day) == (begin, end, None)


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-05", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar_are_days(day: str) -> None:
    found = occasion(f"{QUOTED} Mayor Ada Lund said.", day)
    assert (found.begin or "") <= day == found.end
