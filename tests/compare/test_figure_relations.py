"""How two figures stand to each other, and which pairs of a pile are compared at all."""

from collections.abc import Iterable, Sequence

import msgspec
import pytest

from firsthand.annotate.figures import figures
from firsthand.compare import keys
from firsthand.compare.figure_relations import Told, figure_relations, relate, sketch_figures
from firsthand.compare.figure_relations.relate import Related
from firsthand.run.memory import MemoryPile
from firsthand.stage import Reading
from firsthand.vocabulary import (
    Copy,
    Figure,
    FigureRelation,
    Link,
    Protected,
    Published,
    Report,
    Span,
    Story,
    make_report,
    mark_id,
)

PUPIL = "Emil Rasch"
EARLIER, LATER = "2024-03-04", "2024-03-06"


def reading(text: str, day: str | None = EARLIER, name: str = "a.txt") -> Reading:
    known = Published(day, "given") if day else None
    made = Reading(make_report(text, name, published=known))
    made.add(list(figures.run(made)))
    return made


def told(text: str, day: str | None = EARLIER) -> Told:
    (figure,) = sketch_figures(reading(text, day)).figures
    return Told(figure, day)


def related(left: str, right: str, days: tuple[str, str] = (EARLIER, LATER)) -> Related | None:
    return relate(told(left, days[0]), told(right, days[1]), ordered=days[0] != days[1])


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Police detained 640 people.", "640 people were detained.", "agree"),
        ("Police detained about 15,000 people.", "Nearly 15,000 people were detained.", "compatible"),
        ("The fire burned more than 7,300 acres.", "The fire has burned 7,318 acres.", "compatible"),
        ("Police detained 15,000 people.", "Police have detained 14,980 people.", "compatible"),
        ("Hundreds of people were detained.", "Nearly 640 people were detained.", "compatible"),
        ("The flood killed 31 people.", "The death toll rose to 52.", "updated"),
        ("At least 65 houses were destroyed.", "At least 85 houses were destroyed.", "updated"),
        ("The fire is 15 percent contained.", "Containment is 75 percent.", "updated"),
        ("The flood killed 31 people.", "The ministry revised the death toll to 28 from 31.", "revised"),
        ("The flood killed 31 people.", "The flood killed 28 people.", "contradicted"),
        ("About 640 people were detained.", "There were 640 detentions.", "not comparable"),
        ("The flood killed 31 people.", "The flood killed another 30 people.", "not comparable"),
        ("The flood killed 31 soldiers.", "The flood killed 28 children.", "not comparable"),
        ("Police detained 60 people in Halden.", "Police detained 40 people in Port Ansel.", "not comparable"),
        ("Police detained 60 people.", "Police charged 40 people.", "not comparable"),
        ("Sixty people were still detained.", "Forty people were still detained.", "updated"),
        ("The number of missing stood at 30.", "The number of missing fell to 12.", "updated"),
        ("The flood killed 31 people.", "The number of people killed fell to 28.", "revised"),
        ("Six people from a single family are missing.", "Seventeen people are missing.", "not comparable"),
        ("The lake stood at 46 metres.", "The lake stood two metres below the level of May.", "not comparable"),
    ],
)
def test_relations(left: str, right: str, relation: str) -> None:
    found = related(left, right)
    assert found is not None
    assert found.relation == relation
    assert found.because.endswith(".")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The flood killed 31 people.", "The repairs cost 31 million dollars."),
        ("The flood killed 31 people.", "The mayor met 28 teachers."),
        ("The flood killed 31 people.", "The crash killed 2 people in Halden."),
        ("Four people waited.", "Five men sang."),
    ],
)
def test_figures_that_nobody_would_compare(left: str, right: str) -> None:
    assert related(left, right) is None


def test_the_reason_names_both_wordings() -> None:
    found = related("Police detained about 15,000 people.", "Nearly 15,000 people were detained.")
    assert found is not None
    assert found.because == "Both say 15,000; one “about 15,000”, the other “Nearly 15,000”."


@pytest.mark.parametrize(
    ("later", "because"),
    [
        ("According to the ministry, 28 people were killed.", "Falls from 31 to 28; such a count cannot fall"),
        ("According to the hospital, 28 people were killed.", "Two counts: 31 according to ministry, 28 according to "),
    ],
)
def test_only_the_count_of_one_counter_falls(later: str, because: str) -> None:
    found = related("According to the ministry, 31 people were killed.", later)
    assert found is not None
    assert found.relation == "contradicted"
    assert because in found.because


def test_on_one_day_a_higher_count_may_be_the_later_one() -> None:
    low, high = "12 people were killed.", "31 people were killed."
    for pair in ((low, high), (high, low)):
        found = related(*pair, days=(EARLIER, EARLIER))
        assert found is not None
        assert found.relation == "updated"


def test_two_counters_of_one_day_contradict() -> None:
    left = "The flood killed 31 people, according to the Interior Ministry."
    right = "The flood killed 60 people, according to Red Lantern Relief."
    found = related(left, right, days=(EARLIER, EARLIER))
    assert found is not None
    assert found.relation == "contradicted"
    assert "31 according to Interior Ministry" in found.because


def test_two_accounts_of_one_past_state_contradict_on_any_day() -> None:
    left = "Orla Hydro said, according to the Harbour Post, that 18 staff were on duty at the dam."
    right = "Only six staff were on duty at the dam, according to the Water Union."
    found = related(left, right)
    assert found is not None
    assert found.relation == "contradicted"


def test_the_missing_become_fewer_without_a_contradiction() -> None:
    left = "Forty people were missing, according to the Interior Ministry."
    right = "Seventeen people are missing, according to Red Lantern Relief."
    found = related(left, right)
    assert found is not None
    assert found.relation == "updated"


def test_one_of_a_kind_in_two_reports_is_no_count() -> None:
    assert related("They carried one pair of boots.", "She wore one pair of shoes.") is None


STORY = {
    "first": ("The dam collapse killed at least 12 people.", "2024-03-04"),
    "second": ("The death toll from the dam collapse rose to 31.", "2024-03-06"),
    "revision": ("The ministry revised the death toll from the dam collapse down to 28 from 31.", "2024-03-08"),
    "after": ("The dam collapse killed 28 people.", "2024-03-10"),
}


def compare(reports: Iterable[Reading], *links: Link) -> dict[tuple[str, str], str]:
    """(name, name) -> relation for the reports of one story."""
    known = list(reports)
    pile = MemoryPile(known)
    ids = tuple(sorted(each.report.id for each in known))
    pile.add([Story(reports=ids, title="dam", because="given"), *links])
    pile.sketch(figure_relations)
    names = {each.report.id: each.report.name for each in known}
    found = [link for link in figure_relations.compare(pile) if isinstance(link, FigureRelation)]
    return {(names[link.left.report], names[link.right.report]): link.relation for link in found}


def story(names: Sequence[str] = tuple(STORY)) -> list[Reading]:
    return [reading(STORY[name][0], STORY[name][1], name) for name in names]


def test_a_story_is_compared_earlier_report_first() -> None:
    assert compare(story()) == {
        ("first", "second"): "updated",
        ("first", "revision"): "updated",
        ("first", "after"): "updated",
        ("second", "revision"): "revised",
        ("second", "after"): "revised",  # the report between them announced it
        ("revision", "after"): "agree",
    }


def test_a_fall_that_nobody_announced_is_a_contradiction() -> None:
    assert compare(story(["second", "after"])) == {("second", "after"): "contradicted"}


def test_order_of_reading_changes_nothing() -> None:
    assert compare(reversed(story())) == compare(story())


def copy_of(left: Report, right: Report) -> Copy:
    one, other = sorted((left.id, right.id))
    return Copy(
        left=one, right=other, kind="cut", origin=None, passages=(), covered_left=1, covered_right=1, because="given"
    )


def test_a_copy_never_updates_or_contradicts_its_origin() -> None:
    first, second = story(["second", "after"])
    assert compare([first, second], copy_of(first.report, second.report)) == {}


def test_reports_of_no_common_story_are_compared_only_by_origin() -> None:
    text = "Police detained {} people, according to Custody Watch."
    known = [reading(text.format(n), day, f"{n}") for n, day in (("640", EARLIER), ("650", LATER))]
    pile = MemoryPile([*known, reading("Police detained 660 people.", LATER, "other")])
    pile.sketch(figure_relations)
    (link,) = figure_relations.compare(pile)
    assert isinstance(link, FigureRelation)
    assert {link.left.report, link.right.report} == {each.report.id for each in known}


def test_a_figure_that_meets_its_like_is_not_set_against_the_others() -> None:
    text = "The flood destroyed 200 barns in May and damaged 40; it destroyed 300 barns in June."
    assert set(compare([reading(text, EARLIER, "a"), reading(text, LATER, "b")]).values()) == {"agree"}


def test_work_on_a_large_story_is_bounded() -> None:
    reports = [reading(f"The flood killed {20 + n % 7} people.", "2024-03-04", f"{n:03}.txt") for n in range(120)]
    relations = compare(reports)
    assert 113 <= len(relations) <= 120 + 21  # each to the first of its amount, and the seven amounts among themselves


def origin_story(name: str, *, protect: bool) -> Reading:
    """A report that gives a count of an Emil who is 15."""
    made = reading(f"According to {PUPIL}, 14 pupils were detained.", name=name)
    if protect:
        at = made.text.index(PUPIL)
        place = Span(at, at + len(PUPIL))
        made.add([Protected(span=place, name=PUPIL, reason="minor", because=place, entity=None, mask=(place,))])
    return made


@pytest.mark.parametrize("protect", [True, False])
def test_nothing_is_tied_by_a_protected_person(monkeypatch: pytest.MonkeyPatch, *, protect: bool) -> None:
    """Two reports of two stories that name one source: tied and kept by the name, unless it is withheld."""
    hashed: list[str] = []
    monkeypatch.setattr(keys, "KEPT_FROM", 0)

    def listen(key: str) -> int:
        hashed.append(key)
        return len(hashed)

    monkeypatch.setattr(keys, "hash_of", listen)
    several = [origin_story("a.txt", protect=protect), origin_story("b.txt", protect=protect)]
    assert {figure.origin for one in several for figure in one.of(Figure)} == {PUPIL}
    pile = MemoryPile(several)
    pile.sketch(figure_relations)
    assert bool(list(figure_relations.compare(pile))) is not protect
    assert any(PUPIL.lower() in key for key in hashed) is not protect
    held = [msgspec.json.encode(sketch).decode() for sketch in pile.sketches(figure_relations.sketches).values()]
    assert any(PUPIL in one for one in held) is not protect


def test_a_scope_does_not_name_a_protected_person() -> None:
    text = "Police detained 14 pupils from the class of Emil Rasch."
    made = reading(text)
    (plain,) = sketch_figures(made).figures
    assert {"emil", "rasch"} <= set(plain.names)
    place = Span(text.index("Emil"), len(text) - 1)
    emil = Protected(span=place, name="Emil Rasch", reason="minor", because=place, entity=None, mask=(place,))
    made.add([emil])
    (figure,) = sketch_figures(made).figures
    assert figure.names == (mark_id(emil),)
    assert figure.scope_words == "[withheld]"


def test_protected_people_are_asked_for() -> None:
    assert Protected in figure_relations.needs
