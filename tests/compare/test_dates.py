"""Days that reports of one story give differently, and what neighbours imply of an undated report."""

import msgspec
import pytest

from firsthand.annotate.times import times
from firsthand.compare.copies import copies
from firsthand.compare.dates import dates
from firsthand.compare.stories import stories
from firsthand.compare.utterances import utterances
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import (
    Attribution,
    DateDifference,
    DateEvidence,
    Entity,
    Link,
    Protected,
    Published,
    Span,
    Speaker,
    make_report,
    mark_id,
)

FERRY = """\
VARNHOLM (Nordwire) — A ferry with 214 people on board ran aground off Varnholm early on Tuesday after its rudder jammed in heavy seas, the coast guard said.

The Sankt Olai, on its way from Varnholm to the island of Brede, struck a reef at 4.20 a.m. and took on water within minutes. Two tugs and a navy helicopter reached it before dawn.

Thirty-one passengers were treated in Varnholm hospital, most of them for broken bones and cold, its director Emil Rasch said. The oldest of them is a woman of 87.

The owner, Brede Line, had replaced the rudder in Ostrand dry dock on Friday and would not comment before the inquiry. Inspectors from the capital searched the cabins and the car deck for papers on Wednesday.
"""  # noqa: E501  # a wire report has no line breaks inside its paragraphs


def reading(text: str, name: str, day: str | None = "2031-03-06", **known: object) -> Reading:
    published = Published(day, "given") if day else None
    made = Reading(make_report(text, name, published=published, outlet=name.title(), **known))
    made.add(list(times.run(made)))
    return made


def linked(*readings: Reading) -> list[Link]:
    return list(compare_pile(MemoryPile(readings), (copies, stories, utterances, dates)))


def differences(*readings: Reading) -> list[DateDifference]:
    return [link for link in linked(*readings) if isinstance(link, DateDifference)]


def evidence(*readings: Reading) -> list[DateEvidence]:
    return [link for link in linked(*readings) if isinstance(link, DateEvidence)]


def words(link: DateDifference, *readings: Reading) -> dict[str, str]:
    by_id = {one.report.id: one.report for one in readings}
    return {by_id[end.report].name: end.span.of(by_id[end.report].text) for end in (link.left, link.right)}


def test_a_copy_that_changes_a_day_slips() -> None:
    wire = reading(FERRY, "nordwire")
    copy = reading(FERRY.replace("on Friday", "on Saturday"), "courier")
    (found,) = differences(wire, copy)
    assert words(found, wire, copy) == {"nordwire": "Friday", "courier": "Saturday"}
    assert {found.left_days, found.right_days} == {("2031-02-28", "2031-02-28"), ("2031-03-01", "2031-03-01")}
    assert found.kind == "slip"
    assert found.because.endswith("Courier takes the sentence from Nordwire and changes the day.")
    by_id = {one.report.id: one.text for one in (wire, copy)}
    assert found.sentences.left.of(by_id[found.left.report]).startswith("The owner, Brede Line")
    assert found.sentences.right.of(by_id[found.right.report]).startswith("The owner, Brede Line")


@pytest.mark.parametrize(
    ("changed", "into"),
    [
        ("on Friday", "on Friday"),  # the same words
        ("on Friday", "last Friday"),  # the same weekday
        ("on Friday", "on 28 February"),  # the same day
        ("on Friday", "on Friday night"),  # a part of it
        ("on Friday", "last week"),  # not a day
        ("at 4.20 a.m.", "at 5.20 a.m."),  # an hour is damage of the copy, not another day
    ],
)
def test_what_is_no_other_day(changed: str, into: str) -> None:
    assert differences(reading(FERRY, "nordwire"), reading(FERRY.replace(changed, into), "courier")) == []


def test_the_same_words_printed_a_week_later_are_no_other_day() -> None:
    assert differences(reading(FERRY, "nordwire"), reading(FERRY + "\n", "courier", "2031-03-14")) == []


def test_days_that_only_changed_places_are_none() -> None:
    text = FERRY.replace("on Friday and", "between Friday and Monday and")
    moved = FERRY.replace("on Friday and", "between Monday and Friday and")
    assert differences(reading(text, "nordwire"), reading(moved, "courier")) == []


def test_a_report_that_announces_a_correction_of_the_day() -> None:
    wire = reading(FERRY, "nordwire")
    note = "\nAn earlier version of this report gave the wrong day for the work on the rudder.\n"
    text = FERRY.replace("on Friday", "on Thursday") + note
    (found,) = differences(wire, reading(text, "courier"))
    assert found.kind == "correction"
    assert [place.span.of(text) for place in found.places] == [note.strip()]


ONE = """\
Bakers of Ostrand open their market in the old tram depot

Councillor Pia Wenzel opened the fish market in the old tram depot of Ostrand on Monday. She had first proposed a hall by the river.

Rents stay as they are for three years, and the drains of the depot cost four million crowns.
"""  # noqa: E501
OTHER = """\
Ostrand has its fish market back

It rained on the guests. Pia Wenzel, the councillor, opened the fish market of Ostrand in the old tram depot on Wednesday.

Stallholders of the fish market in Ostrand said the tram depot was colder than the river. A band played for Wenzel, and eels were free.
"""  # noqa: E501


def test_independent_reports_that_give_one_event_two_days_stay_unresolved() -> None:
    one, other = reading(ONE, "one"), reading(OTHER, "other")
    (found,) = differences(one, other)
    assert words(found, one, other) == {"one": "Monday", "other": "Wednesday"}
    assert found.kind == "unresolved"


@pytest.mark.parametrize(
    ("changed", "into"),
    [
        ("on Wednesday.", "on Wednesday, a day later than planned on Tuesday."),  # two days: which one is it?
        ("opened the fish market", "praised 40 stalls of the fish market"),  # another number
        ("Pia Wenzel, the councillor, opened", "Somebody opened"),  # one name is too little
    ],
)
def test_sentences_that_may_tell_of_two_events(changed: str, into: str) -> None:
    assert changed in OTHER
    assert differences(reading(ONE, "one"), reading(OTHER.replace(changed, into), "other")) == []


def test_a_sentence_about_a_protected_person_ties_nothing() -> None:
    text = FERRY.replace("Inspectors from the capital", "Runa from the capital")
    made = [reading(text, "nordwire"), reading(text.replace("on Wednesday", "on Thursday"), "courier")]
    assert len(differences(*made)) == 1
    at = text.index("Runa")
    person = Entity(span=Span(at, at + 4), name="Runa", kind="person", named=True, mentions=(Span(at, at + 4),))
    hidden = Protected(
        span=person.span,
        name="Runa",
        reason="first name only",
        because=person.span,
        entity=mark_id(person),
        mask=(person.span,),
    )
    made[0].add((person, hidden))
    assert differences(*made) == []


def test_an_undated_copy_was_printed_after_its_origin_and_near_its_weekdays() -> None:
    undated = reading(FERRY[: FERRY.index("The owner")].replace("A ferry", "The ferry"), "courier", None)
    (found,) = evidence(reading(FERRY, "nordwire", "2031-03-05"), undated)
    assert found.report == undated.report.id
    assert found.days == ("2031-03-05", "2031-03-10")
    assert [(reason.sign, reason.days) for reason in found.reasons] == [
        ("copy", ("2031-03-05", None)),
        ("weekday", ("2031-03-04", "2031-03-10")),
    ]
    assert all(reason.places[0].report == undated.report.id for reason in found.reasons)
    assert found.because == (
        "It has no date. By 2 signs in its neighbours it was printed from 2031-03-05 to 2031-03-10."
    )


def test_signs_that_do_not_fit_are_shown_and_imply_nothing() -> None:
    undated = reading(FERRY[: FERRY.index("The owner")].replace("A ferry", "The ferry"), "courier", None)
    late = reading(FERRY, "nordwire", "2031-03-05")
    # A weekly reprints the wire a month later: its Tuesday is another one.
    weekly = reading(FERRY.replace("Two tugs", "Three tugs"), "weekly", "2031-04-10")
    (found,) = evidence(late, weekly, undated)
    assert found.days == (None, None)
    assert {reason.days for reason in found.reasons} >= {("2031-03-04", "2031-03-10"), ("2031-04-08", "2031-04-14")}
    assert found.because == "It has no date, and what its neighbours imply does not fit together."


def test_a_dated_report_needs_no_evidence() -> None:
    assert evidence(reading(FERRY, "nordwire"), reading(FERRY.replace("A ferry", "The ferry"), "courier")) == []


def test_evidence_never_becomes_a_date() -> None:
    undated = reading(FERRY.replace("A ferry", "The ferry"), "courier", None)
    pile = MemoryPile((reading(FERRY, "nordwire"), undated))
    compare_pile(pile, (copies, stories, utterances, dates))
    assert pile.headings[undated.report.id].date is None


def test_order_of_reports_says_nothing() -> None:
    pile = [reading(FERRY, "nordwire"), reading(FERRY.replace("Friday", "Thursday"), "courier"), reading(ONE, "one")]
    forward, back = differences(*pile), differences(*reversed(pile))
    assert msgspec.json.encode(forward) == msgspec.json.encode(back)
    assert forward


def test_a_note_on_something_else_is_no_correction_of_a_day() -> None:
    text = FERRY.replace("on Friday", "on Thursday") + "\nAn earlier version of this report misspelt the ferry.\n"
    (found,) = differences(reading(FERRY, "nordwire"), reading(text, "courier"))
    assert found.kind == "slip"


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    def said(text: str, name: str, day: str) -> Reading:
        made = reading(text, name)
        start = text.index("on " + day)
        cue = Span(start - 7, start - 1)
        made.add([Attribution(span=Span(0, start), content=(Span(0, 3),), cue=cue, source=None, style="indirect")])
        return made

    assert differences(said(ONE, "one", "Monday"), reading(OTHER, "other")) == []


def test_a_quotation_told_elsewhere_dates_nothing_before_it_was_said() -> None:
    said = "“The reef stands on every chart that was printed since the lighthouse burned,” pilot Arne Sundt said."

    def quoting(text: str, name: str, day: str | None) -> Reading:
        made = reading(f"{text}\n{said}\n", name, day)
        start = made.text.index("“The reef")
        end = made.text.index("” pilot") + 1
        who = Span(made.text.index("Arne Sundt"), made.text.index("Arne Sundt") + 10)
        pilot = Entity(span=who, name="Arne Sundt", kind="person", named=True, mentions=(who,))
        cue = Span(who.end + 1, who.end + 5)
        mark = Attribution(span=Span(start, cue.end), content=(Span(start, end),), cue=cue, source=who, style="direct")
        speaker = Speaker(
            span=who, attribution=mark_id(mark), entity=mark_id(pilot), name="Arne Sundt", because="He is named."
        )
        made.add((pilot, mark, speaker))
        return made

    own = "Pilot Arne Sundt has brought ferries past Varnholm and Brede since he was a boy, and none ran on a reef.\n"
    both = quoting(FERRY, "nordwire", "2031-03-06"), quoting(FERRY[: FERRY.index("The owner")] + own, "courier", None)
    (found,) = evidence(*both)
    quoted = [reason for reason in found.reasons if reason.sign == "utterance"]
    assert [reason.days for reason in quoted] == [("2031-02-27", None)]
    text = {one.report.id: one.text for one in both}
    assert {place.span.of(text[place.report]) for place in quoted[0].places} == {said[: said.index(" pilot")]}
