"""Utterances: one thing said once, in all its wordings, and what is another utterance."""

from itertools import permutations

import pytest

from firsthand.compare.utterances import utterances
from firsthand.compare.utterances.judgement import Open, settle, weigh
from firsthand.compare.utterances.names import last_name, same_speaker
from firsthand.compare.utterances.occasions import Occasion, occasions_meet
from firsthand.compare.utterances.renderings import MOST_READ
from firsthand.compare.utterances.sketches import Said, sketch_utterances
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import (
    Attribution,
    Entity,
    Mark,
    Protected,
    Published,
    Span,
    Speaker,
    Story,
    Style,
    TimeExpression,
    Utterance,
    make_report,
    mark_id,
)

WHOLE = "“A dam is a promise made by the living to those who sleep below it, and that promise was broken.”"
TRANSLATED = "“A dam is a vow which the living give to people sleeping below it, and this vow has been broken.”"
CUT = "“to those who sleep below it, and that promise was broken.”"
INDIRECT = "the promise that the living had made to those who sleep below the dam was broken"
OTHER = "“The living have no right to sleep while the inquiry into this promise of safety lasts.”"


def told(  # noqa: PLR0913  # a table of what differs from case to case
    content: str,
    name: str,
    *,
    speaker: str = "Tomas Reuel",
    published: str | None = "2031-05-07",
    day: str | None = None,
    style: Style = "direct",
    named: bool = True,
    protected: bool = False,
) -> Reading:
    """A report of one sentence: content, cue, speaker and, if given, the day beside them."""
    when = f" on {day}" if day else ""
    text = f"{content} said {speaker}{when}.\n"
    said = Attribution(
        span=Span(0, len(content)),
        content=(Span(0, len(content)),),
        cue=Span(len(content) + 1, len(content) + 5),
        source=_find(text, speaker),
        style=style,
    )
    who = Entity(span=_find(text, speaker), name=speaker, kind="person", named=named, mentions=(_find(text, speaker),))
    marks: list[Mark] = [
        said,
        who,
        Speaker(span=who.span, attribution=mark_id(said), entity=mark_id(who), name=speaker, because="named here"),
    ]
    if day:
        marks.append(
            TimeExpression(
                span=_find(text, day), type="DATE", value=day, begin=day, end=day, precision="day", anchor="text"
            )
        )
    if protected:
        marks.append(
            Protected(
                span=who.span,
                name=speaker,
                reason="asked not to be named",
                because=who.span,
                entity=mark_id(who),
                mask=(who.span,),
            )
        )
    known = Published(published, "given") if published else None
    return Reading(make_report(text, name, published=known), marks)


def _find(text: str, piece: str) -> Span:
    start = text.rindex(piece)
    return Span(start, start + len(piece))


def utterances_of(*readings: Reading) -> list[Utterance]:
    links = compare_pile(MemoryPile(readings), (utterances,))
    return [link for link in links if isinstance(link, Utterance)]


FIRST = told(WHOLE, "first.txt")


@pytest.mark.parametrize(
    ("wording", "style"), [(WHOLE, "direct"), (TRANSLATED, "direct"), (CUT, "direct"), (INDIRECT, "indirect")]
)
def test_wordings_of_one_utterance(wording: str, style: Style) -> None:
    (link,) = utterances_of(FIRST, told(wording, "second.txt", style=style, published="2031-05-08"))
    assert link.speaker == "Tomas Reuel"
    assert len(link.statements) == 2
    assert link.statements[0].report == FIRST.report.id
    assert link.date == ("2031-05-01", "2031-05-07")
    assert "“sleep”" in link.because or "“sleep” for “sleeping”" in link.because


BOTH = "“The sluice was left open on Sunday night. Nobody at the lock house had been paid since March.”"
SECOND = "“Nobody at the lock house had been paid since March. We counted forty drowned orchards from the air.”"
OTHERWISE = "“The sluice was left shut on Sunday night. Nobody at the lock house had been paid since March.”"
PHRASE = "“We counted forty drowned orchards from the air. Thank you for your questions.”"
PHRASE_AGAIN = "“Thank you for your questions. The boats will be back by the end of the harvest.”"
FORMULA = "“We have nothing to hide from anyone here. The harbour will be sold.”"
FORMULA_AGAIN = "“We have nothing to hide from anyone here. The bishop never paid for the tunnel.”"
CLEAR = "“The harbour will be sold. I want to be very clear about this.”"
CLEAR_AGAIN = "“I want to be very clear about this. The bishop never paid for the tunnel.”"
BLESSING = "“The harbour will be sold. God bless you all, and God bless the people of this great nation.”"
BLESSING_AGAIN = "“The bishop never paid. God bless you all, and God bless the people of this great nation.”"
SORROW = "«Гавань будет продана. Выражаю глубокие соболезнования родным и близким погибших.»"
SORROW_AGAIN = "«Мост построят к осени. Выражаю глубокие соболезнования родным и близким погибших.»"


def test_a_whole_sentence_of_two_quotations_ties_them_whatever_else_each_has() -> None:
    assert len(utterances_of(told(BOTH, "a.txt"), told(SECOND, "b.txt"))) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (BOTH, OTHERWISE),
        (PHRASE, PHRASE_AGAIN),
        (FORMULA, FORMULA_AGAIN),
        (CLEAR, CLEAR_AGAIN),
        (BLESSING, BLESSING_AGAIN),
        (SORROW, SORROW_AGAIN),
    ],
)
def test_a_sentence_in_common_ties_nothing_that_is_contrary_and_a_phrase_ties_nothing(left: str, right: str) -> None:
    assert utterances_of(told(left, "a.txt"), told(right, "b.txt")) == []


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("My son was among the dead pulled out of the tunnel.", "Her son was among the dead pulled out of the tunnel."),
        ("I never met him and I never took his money.", "She never met him and she never took his money."),
        ("Мой сын был среди погибших в тоннеле под рекой.", "Её сын был среди погибших в тоннеле под рекой."),
    ],
)
def test_of_two_quotations_none_has_another_person_in_the_place_of_the_speaker(here: str, there: str) -> None:
    assert utterances_of(told(f"“{here}”", "a.txt"), told(f"“{there}”", "b.txt")) == []
    assert len(utterances_of(told(f"“{here}”", "a.txt"), told(f"“{here}”", "b.txt"))) == 1


LIST = "“I kept the list of drowned boats in a drawer for nine years, and nobody asked me for it until the flood.”"
QUOTING = "for “nine years, and nobody asked me for it until the flood”, the harbour master's register was out of sight"


def test_a_rendering_that_quotes_half_of_a_quotation_is_of_it() -> None:
    (link,) = utterances_of(told(LIST, "first.txt"), told(QUOTING, "second.txt", style="mixed"))
    assert len(link.statements) == 2


def test_two_quotations_that_run_on_alike_are_two() -> None:
    altered = "“I kept the list of drowned men in a locker for weeks, and nobody asked me for it until the trial.”"
    assert not utterances_of(told(LIST, "first.txt"), told(altered, "second.txt"))


@pytest.mark.parametrize(
    "second",
    [
        told(OTHER, "second.txt"),
        told(WHOLE, "second.txt", speaker="Sabine Torvald"),
        told(WHOLE, "second.txt", published="2033-05-07"),
        told(WHOLE, "second.txt", day="2031-02-01"),
        told(WHOLE, "second.txt", published=None),
        told(WHOLE, "second.txt", named=False),
        told(WHOLE, "second.txt", protected=True),
        told(WHOLE.replace("was broken", "was not broken"), "second.txt"),
        told("“broken promise”", "second.txt"),
    ],
    ids=[
        "other words",
        "other speaker",
        "two years on",
        "other day",
        "undated",
        "unnamed",
        "protected",
        "negated",
        "few words",
    ],
)
def test_what_is_another_utterance_or_none(second: Reading) -> None:
    assert utterances_of(FIRST, second) == []


def test_a_short_quotation_must_be_the_same_to_the_word() -> None:
    short = "“There are houses we can see and cannot reach,”"
    same = told(short, "same.txt")
    nearly = told("“There are houses we can see and cannot save,”", "nearly.txt")
    assert len(utterances_of(told(short, "first.txt"), same)) == 1
    assert utterances_of(told(short, "first.txt"), nearly) == []


def test_another_figure_is_another_utterance() -> None:
    one = told("“We have counted 31 broken houses along the northern river bank.”", "one.txt")
    other = told("“We have counted 13 broken houses along the northern river bank.”", "other.txt")
    assert utterances_of(one, other) == []


def test_a_russian_original_and_its_english_rendering() -> None:
    original = told("«Мы закроем мост и тридцать школ до конца недели»", "ru.txt", speaker="Аркадий Вельский")
    english = told(
        "the bridge and thirty schools would be closed by the end of the week",
        "en.txt",
        speaker="Arkady Velsky",
        style="indirect",
    )
    (link,) = utterances_of(original, english)
    assert link.speaker == "Arkady Velsky"
    assert "“bridge” for “мост”" in link.because or "“мост” for “bridge”" in link.because
    other = told(
        "the bridge and forty schools would be closed by the end of the week", "en.txt", speaker="Arkady Velsky"
    )
    assert utterances_of(original, other) == []


def test_a_loose_rendering_counts_on_one_day_only() -> None:
    said = told(WHOLE, "first.txt", day="2031-05-06")
    loose = told("the living had duties to people below the dam", "loose.txt", day="2031-05-06", style="indirect")
    assert len(utterances_of(said, loose)) == 1
    later = told(
        "the living had duties to people below the dam",
        "loose.txt",
        style="indirect",
        published="2031-05-11",
    )
    assert utterances_of(told(WHOLE, "first.txt"), later) == []


def test_the_same_words_on_a_day_a_week_apart_are_said_twice() -> None:
    assert utterances_of(told(WHOLE, "a.txt", day="2031-05-06"), told(WHOLE, "b.txt", day="2031-04-29")) == []


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        (Occasion("2031-05-01", "2031-05-07"), Occasion("2031-05-07", "2031-05-14"), True),
        (Occasion("2031-05-01", "2031-05-07"), Occasion("2031-05-08", "2031-05-14"), False),
        (Occasion("2031-05-01", "2031-05-07", "2031-05-02"), Occasion("2031-05-01", "2031-05-08", "2031-05-07"), False),
        (
            Occasion("2031-05-06", "2031-05-06", "2031-05-06", sure=True, part="MO"),
            Occasion("2031-05-06", "2031-05-06", "2031-05-06", sure=True, part="EV"),
            False,
        ),
        (Occasion(), Occasion(), True),
        (Occasion(), Occasion("2031-05-01", "2031-05-07"), False),
    ],
)
def test_occasions_meet(left: Occasion, right: Occasion, *, meet: bool) -> None:
    assert occasions_meet(left, right) is occasions_meet(right, left) is meet


def test_one_report_alone_is_no_utterance() -> None:
    assert utterances_of(FIRST) == []


def test_the_order_of_reports_says_nothing_and_an_unrelated_one_changes_nothing() -> None:
    readings = [FIRST, told(TRANSLATED, "second.txt"), told(CUT, "third.txt")]
    expected = utterances_of(*readings)
    assert [len(link.statements) for link in expected] == [3]
    for order in permutations(readings):
        assert utterances_of(*order) == expected
    assert utterances_of(*readings, told(OTHER, "other.txt", speaker="Pia Wenzel")) == expected


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("vladimir putin", "putin", True),
        ("j. falk", "jorunn falk", True),
        ("dmitry peskov", "maria peskov", False),
        ("coast guard", "home guard", False),
        ("ovd-info", "ovd-info", True),
        ("", "putin", False),
        ("stepan halynych", "степан галинич", True),
        ("bohdan kruzhko", "богдан кружко", True),
        ("henrik holm", "хенрик хольм", True),
        ("anna hall", "anna gall", False),
        ("rosa hallin", "роза галич", False),
    ],
)
def test_same_speaker(left: str, right: str, *, same: bool) -> None:
    assert same_speaker(left, right) is same
    assert not same or last_name(left) == last_name(right)


def office_told(content: str, name: str, source: str, *, role: str | None = None, named: bool = True) -> Reading:
    """A report of one quotation by somebody with an office: before the name, or instead of it."""
    text = f"{content} {role + ' ' if role else ''}{source} said on 2031-05-06.\n"
    said = Attribution(
        span=Span(0, len(content)),
        content=(Span(0, len(content)),),
        cue=_find(text, "said"),
        source=_find(text, source),
        style="direct",
    )
    who = Entity(
        span=_find(text, source),
        name=source,
        kind="person",
        named=named,
        mentions=(_find(text, source),),
        roles=(_find(text, role),) if role else (),
    )
    speaker = Speaker(
        span=who.span,
        attribution=mark_id(said),
        entity=mark_id(who),
        name=source if named else None,
        because="told here",
    )
    return Reading(make_report(text, name, published=Published("2031-05-07", "given")), [said, who, speaker])


def in_one_story(*readings: Reading) -> list[Utterance]:
    pile = MemoryPile(readings)
    pile.add([Story(reports=tuple(one.report.id for one in readings), title="", because="one event")])
    return [link for link in compare_pile(pile, (utterances,)) if isinstance(link, Utterance)]


NAMED = office_told(WHOLE, "named.txt", "Tomas Reuel", role="Hospital director")
DESCRIBED = office_told(WHOLE, "described.txt", "the director of the hospital", named=False)


def test_an_office_is_the_one_who_holds_it_in_the_story() -> None:
    (link,) = in_one_story(NAMED, DESCRIBED)
    assert link.speaker == "Tomas Reuel"
    assert {one.report for one in link.statements} == {NAMED.report.id, DESCRIBED.report.id}
    school = office_told(WHOLE, "school.txt", "the director of the school", named=False)
    assert utterances_of(NAMED, school) == []


@pytest.mark.parametrize(
    "described",
    [
        office_told(WHOLE, "described.txt", "a director of the hospital", named=False),
        office_told(WHOLE, "described.txt", "the patient", named=False),
        office_told(WHOLE, "described.txt", "the minister", named=False),
        office_told(OTHER, "described.txt", "the director of the hospital", named=False),
    ],
    ids=["one of several", "a private person", "another office", "other words"],
)
def test_nobody_is_named_for_an_unnamed_source(described: Reading) -> None:
    assert in_one_story(NAMED, described) == []


@pytest.mark.parametrize("source", ["its director", "Their director", "the hospital's director"])
def test_an_office_that_one_person_holds_may_be_somebodys(source: str) -> None:
    (link,) = in_one_story(NAMED, office_told(WHOLE, "described.txt", source, named=False))
    assert link.speaker == "Tomas Reuel"


def test_who_lives_by_being_known_is_known_by_it_in_a_story() -> None:
    named = office_told(WHOLE, "named.txt", "Mira Falken", role="singer")
    (link,) = in_one_story(named, office_told(WHOLE, "described.txt", "the singer", named=False))
    assert link.speaker == "Mira Falken"
    nurse = office_told(WHOLE, "nurse.txt", "Mira Falken", role="nurse")
    assert in_one_story(nurse, office_told(WHOLE, "described.txt", "the nurse", named=False)) == []


def test_two_holders_of_one_office_leave_it_unresolved() -> None:
    second = office_told(OTHER, "second.txt", "Sabine Torvald", role="School director")
    assert in_one_story(NAMED, DESCRIBED, second) == []


def test_two_reports_of_one_day_need_not_tell_it_but_other_days_part_them() -> None:
    rendering = "the promise made by the living to those who sleep below the dam had been broken"
    near = told(rendering, "near.txt", style="indirect", published="2031-05-08")
    far = told(rendering, "far.txt", style="indirect", published="2031-05-13", day="2031-05-12")
    assert len(utterances_of(FIRST, near)) == 1
    assert utterances_of(told(WHOLE, "first.txt", day="2031-05-06"), far) == []


def test_a_figure_of_another_thing_does_not_part_two_wordings() -> None:
    one = told("“We counted 31 broken houses along the river, and the dam lost its gate.”", "one.txt", day="2031-05-06")
    rendering = (
        "along the river broken houses had been counted, and the dam's gate was lost; the harvest of 900 farms too"
    )
    other = told(rendering, "other.txt", style="indirect", day="2031-05-06")
    weighed = weigh(*map(only_said, (one, other)))
    assert isinstance(weighed, Open)
    same_thing = told(
        rendering.replace("900 farms", "44 broken houses"), "third.txt", style="indirect", day="2031-05-06"
    )
    assert settle(weighed, MOST_READ).verdict == "one"
    assert not utterances_of(one, same_thing)


def only_said(reading: Reading) -> Said:
    (said,) = sketch_utterances(reading).said
    return said


def test_what_a_wording_does_to_the_sense_is_told() -> None:
    whole = told("“We will open the northern bridge before winter, unless the river rises again.”", "whole.txt")
    cut = told("“We will open the northern bridge before winter.”", "cut.txt")
    (link,) = utterances_of(whole, cut)
    assert link.because.endswith("cut.txt leaves out “unless the river rises again”, which changes the sense.")


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("“not a penny left”", True),
        ("“we did our best”", False),
        ("“It should not have happened”", True),
        ("“not so good”", False),
    ],
)
def test_few_words_are_kept_if_they_are_five_or_one_is_rare(content: str, *, kept: bool) -> None:
    assert bool(sketch_utterances(told(content, "a")).said) is kept
