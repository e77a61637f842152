"""Who of one report is who of another, and who an office means."""

import re
from collections.abc import Iterable

import pytest

from firsthand.compare.identities import identities
from firsthand.compare.identities.lookup import Identities, read_identities
from firsthand.compare.identities.names import person_name, tells_itself
from firsthand.compare.identities.offices import office_in, trade_in
from firsthand.lexicon import read_table
from firsthand.run.memory import MemoryPile
from firsthand.stage import Reading
from firsthand.text.transliteration import name_key
from firsthand.vocabulary import (
    Entity,
    EntityKind,
    Identity,
    Link,
    Mark,
    OfficeHolder,
    Protected,
    Published,
    Span,
    Story,
    make_report,
    mark_id,
)


def every(text: str, words: str) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def entity(
    text: str, name: str, *roles: str, kind: EntityKind = "person", named: bool = True, **known: object
) -> Entity:
    """An entity whose mentions are wherever its name stands, whose roles are wherever their words stand."""
    spots = every(text, name)
    assert spots, f"{name} is not in the text"
    return Entity(
        span=spots[0],
        name=name,
        kind=kind,
        named=named,
        mentions=spots,
        roles=tuple(sorted(span for role in roles for span in every(text, role)[:1])),
        **known,  # type: ignore[arg-type]  # gender and plural, as tests give them
    )


def reading(text: str, *marks: Mark, day: str | None = "2031-03-06", name: str = "") -> Reading:
    published = Published(day, "given") if day else None
    return Reading(make_report(text, name or text[:40], published=published), marks)


def named(text: str, name: str, *roles: str, day: str | None = "2031-03-06", gender: str | None = None) -> Reading:
    """A report that names one person."""
    return reading(text, entity(text, name, *roles, gender=gender), day=day)


def described(text: str, words: str, day: str | None = "2031-03-06", gender: str | None = None) -> Reading:
    """A report that only describes somebody."""
    return reading(text, entity(text, words, words, named=False, gender=gender), day=day)


def pile_of(readings: Iterable[Reading], *stories: Iterable[Reading]) -> MemoryPile:
    pile = MemoryPile(readings)
    links = [Story(reports=tuple(one.report.id for one in told), title="", because="given") for told in stories]
    pile.sketch(identities)
    pile.add(links)
    pile.add(identities.compare(pile))
    return pile


def linked(*readings: Reading, stories: Iterable[Iterable[Reading]] = ()) -> list[Identity]:
    return list(pile_of(readings, *stories).links(Identity))


def together(*readings: Reading) -> list[Identity]:
    """The identities of reports of one story."""
    return linked(*readings, stories=[readings])


def holders(*readings: Reading, stories: Iterable[Iterable[Reading]] = ()) -> list[list[str]]:
    return [[h.name for h in one.holders] for one in pile_of(readings, *stories).links(OfficeHolder)]


REUEL = named("Veldanian President Tomas Reuel spoke.", "Tomas Reuel", "Veldanian President")
SAID = described("The Veldanian president said he would stay.", "The Veldanian president", day="2031-03-09")


def test_an_office_with_its_country_resolves_in_any_report_of_those_days() -> None:
    pile = pile_of([REUEL, SAID])
    (link,) = pile.links(OfficeHolder)
    assert link.holder is not None
    assert link.holder.name == "Tomas Reuel"
    assert link.holder.seen.roles[0].of(REUEL.text) == "Veldanian President"
    assert link.described.span.of(SAID.text) == "The Veldanian president"
    assert link.because == "Reports within 30 days name Tomas Reuel (2031-03-06) as president of veldania."


@pytest.mark.parametrize(
    "words", ["The leader of Veldania", "The president of Veldania", "Veldania’s president", "The Veldanian leader"]
)
def test_an_office_is_said_in_many_words(words: str) -> None:
    assert holders(REUEL, described(f"{words} said he would stay.", words)) == [["Tomas Reuel"]]


def test_a_seat_of_power_is_the_countrys() -> None:
    chief = described("The Kremlin chief said so.", "The Kremlin chief")
    leader = named("Russian President Arkady Lomov spoke.", "Arkady Lomov", "Russian President")
    assert holders(leader, chief) == [["Arkady Lomov"]]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The Veldanian president", "2031-05-06"),  # two months later somebody else may sit there
        ("The Korvian president", "2031-03-06"),
        ("The president", "2031-03-06"),  # of which country, in another story?
        ("A Veldanian president", "2031-03-06"),
        ("The former Veldanian president", "2031-03-06"),
        ("The Veldanian vice president", "2031-03-06"),
        ("The union’s president", "2031-03-06"),
        ("The Veldanian spokesman", "2031-03-06"),
    ],
)
def test_what_may_be_somebody_else_is_nobody(words: str, day: str) -> None:
    assert holders(REUEL, described(f"{words} said he would stay.", words, day=day)) == []


def test_two_holders_in_those_days_leave_it_unresolved_and_are_both_named() -> None:
    sand = named("Veldanian President Viktor Sand spoke.", "Viktor Sand", "Veldanian President", day="2031-03-08")
    pile = pile_of([REUEL, sand, SAID])
    (link,) = pile.links(OfficeHolder)
    assert link.holder is None
    assert [one.name for one in link.holders] == ["Tomas Reuel", "Viktor Sand"]
    assert link.because.startswith("Unresolved: ")
    assert read_identities(pile).of(SAID.report.id, link.described.mark) is None


def test_a_former_holder_does_not_hold() -> None:
    former = named("Former Veldanian President Viktor Sand spoke.", "Viktor Sand", "Former Veldanian President")
    assert holders(REUEL, former, SAID) == [["Tomas Reuel"]]


def test_a_holder_of_another_gender_is_not_meant() -> None:
    he = described("The Veldanian president said he would stay.", "The Veldanian president", gender="m")
    she = described("The Veldanian president said she would stay.", "The Veldanian president", gender="f")
    reuel = named("Veldanian President Tomas Reuel spoke. He left.", "Tomas Reuel", "Veldanian President", gender="m")
    assert holders(reuel, he) == [["Tomas Reuel"]]
    assert holders(reuel, she) == []


TORVALD = named("Interior Minister Sabine Torvald spoke.", "Sabine Torvald", "Interior Minister")
MINISTER = described("The interior minister said so.", "The interior minister", day="2031-03-08")


def test_an_office_without_its_country_resolves_inside_a_story_alone() -> None:
    assert holders(TORVALD, MINISTER, stories=[[TORVALD, MINISTER]]) == [["Sabine Torvald"]]
    assert holders(TORVALD, MINISTER, stories=[[TORVALD], [MINISTER]]) == []


def test_a_mayor_of_another_town_is_nobody_though_the_place_is_cut_from_the_words() -> None:
    here = named("Ada Lund, the mayor of Lomm, was there.", "Ada Lund", "the mayor of Lomm")
    cut = described("The mayor of Brevik said no.", "The mayor")
    assert holders(here, cut, stories=[(here, cut)]) == []
    whole = described("The mayor said no.", "The mayor")
    assert holders(here, whole, stories=[(here, whole)]) != []


def test_another_ministry_named_in_the_story_leaves_it_unresolved() -> None:
    other = named("Korvian Interior Minister Ada Voss came.", "Ada Voss", "Korvian Interior Minister")
    assert holders(TORVALD, other, MINISTER, stories=[[TORVALD, other, MINISTER]]) == [["Ada Voss", "Sabine Torvald"]]
    assert holders(TORVALD, other, MINISTER, stories=[[TORVALD, MINISTER], [other]]) == [["Sabine Torvald"]]


def test_a_role_that_only_pronouns_tie_to_a_name_teaches_nothing() -> None:
    text = "The Veldanian president left. Ada Voss spoke."
    spots = (*every(text, "The Veldanian president"), *every(text, "Ada Voss"))
    wrong = Entity(
        span=spots[0],
        name="Ada Voss",
        kind="person",
        named=True,
        mentions=spots,
        roles=every(text, "The Veldanian president"),
    )
    assert holders(reading(text, wrong), SAID) == []


def test_one_officer_by_full_name_across_stories() -> None:
    later = named("President Tomas Reuel of Veldania left.", "Tomas Reuel", "President", day="2033-01-02")
    assert [len(one.members) for one in linked(REUEL, later)] == [2]


def test_one_name_in_one_office_of_two_countries_is_two_people() -> None:
    korvia = named("Korvian President Tomas Reuel spoke.", "Tomas Reuel", "Korvian President")
    unknown = named("President Tomas Reuel spoke again.", "Tomas Reuel", "President")
    assert linked(REUEL, korvia) == []
    assert linked(REUEL, korvia, unknown) == []
    assert together(REUEL, korvia) == []


def test_one_name_in_two_offices_is_tied_in_no_two_stories() -> None:
    mayor = named("Mayor Tomas Reuel spoke.", "Tomas Reuel", "Mayor")
    assert linked(REUEL, mayor, stories=[[REUEL], [mayor]]) == []
    assert len(together(REUEL, mayor)) == 1


@pytest.mark.parametrize("name", ["Tomás Reuel", "Tomas Reuell", "T. Reuel", "Reuel", "Томас Реуел"])
def test_spellings_of_one_officer_meet(name: str) -> None:
    other = named(f"Veldanian President {name} left.", name, "Veldanian President")
    assert [set(one.names) for one in linked(REUEL, other)] == [{"Tomas Reuel", name}]


def test_a_successor_of_the_same_surname_is_another_person() -> None:
    rosa = named("Veldanian President Rosa Reuel spoke.", "Rosa Reuel", "Veldanian President", day="2031-03-09")
    short = named("Veldanian President Reuel spoke.", "Reuel", "Veldanian President", day="2031-03-08")
    assert linked(REUEL, rosa, short) == []


def test_a_son_is_not_his_father() -> None:
    text = "Mayor Jan Holm and Mayor Jan Holm Jr. met."
    father = entity("Mayor Jan Holm", "Jan Holm", "Mayor")
    spots = every(text, "Jan Holm Jr")
    son = Entity(
        span=spots[0], name="Jan Holm Jr.", kind="person", named=True, mentions=spots, roles=every(text, "Mayor")[1:]
    )
    both = reading(text, father, son)
    alone = named("Mayor Jan Holm Jr. left.", "Jan Holm Jr", "Mayor")
    elder = named("Mayor Jan Holm left.", "Jan Holm", "Mayor")
    assert sorted(one.names for one in together(both, alone, elder)) == [("Jan Holm",), ("Jan Holm Jr.", "Jan Holm Jr")]
    assert linked(named("Sollen Mayor Jan Holm Jr.", "Jan Holm Jr", "Sollen Mayor"), elder) == []


def test_a_surname_with_its_office_in_the_story() -> None:
    short = named("Interior Minister Torvald left.", "Torvald", "Interior Minister")
    assert [one.names for one in together(TORVALD, short)] == [("Sabine Torvald", "Torvald")]
    assert linked(TORVALD, short, stories=[[TORVALD], [short]]) == []


def test_private_people_are_tied_by_their_whole_name_inside_a_story_and_never_public() -> None:
    left, right = named("Petra Oyelaran baked.", "Petra Oyelaran"), named("So Petra Oyelaran said.", "Petra Oyelaran")
    (found,) = together(left, right)
    assert not found.public
    assert linked(left, right) == []
    assert linked(left, right, stories=[[left], [right]]) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Jan Holm, 31, saw it.", "Jan Holm, 64, saw it."),
        ("Jan Holm of Sollen saw it.", "Jan Holm of Brede saw it."),
        ("Jan Holm, a nurse, saw it.", "Jan Holm, a farmer, saw it."),
        ("Jan Holm saw it.", "Jan Holmer saw it."),
        ("Jan Holm saw it.", "Ján Holm saw it."),
        ("Jan Holm, a nurse, saw it.", "Mayor Jan Holm saw it."),
    ],
)
def test_two_private_people_of_one_name_are_two(left: str, right: str) -> None:
    def report(text: str) -> Reading:
        name = re.search(r"J[aá]n \w+", text)
        assert name
        roles = [words for words in ("a nurse", "a farmer", "Mayor") if words in text]
        return named(text, name[0], *roles)

    assert together(report(left), report(right)) == []


def test_of_two_people_of_one_name_whoever_has_no_role_is_tied_to_neither() -> None:
    nurse, mayor = (
        named("Jan Holm, a nurse, left.", "Jan Holm", "a nurse"),
        named("Mayor Jan Holm left.", "Jan Holm", "Mayor"),
    )
    assert together(nurse, mayor, named("Jan Holm waved.", "Jan Holm")) == []


def test_protected_people_are_tied_to_nobody() -> None:
    text = "Mira Holt, who asked not to be named, is mayor. Mayor Mira Holt left."
    person = entity(text, "Mira Holt", "Mayor")
    hidden = Protected(
        span=person.span,
        name="Mira Holt",
        reason="asked not to be named",
        because=every(text, "asked not to be named")[0],
        entity=mark_id(person),
        mask=person.mentions,
    )
    other = named("Mayor Mira Holt spoke.", "Mira Holt", "Mayor")
    mayor = described("The mayor spoke.", "The mayor")
    assert len(together(reading(text, person), other)) == 1
    assert together(reading(text, person, hidden), other) == []
    assert holders(reading(text, person, hidden), mayor, stories=[[reading(text, person, hidden), mayor]]) == []


def test_nobody_of_a_protected_persons_name_is_tied_in_that_story() -> None:
    text = "Mira, a nurse, asked not to be named."
    mira = entity(text, "Mira", "a nurse")
    hidden = Protected(
        span=mira.span,
        name="Mira",
        reason="first name only",
        because=mira.span,
        entity=mark_id(mira),
        mask=mira.mentions,
    )
    left, right = named("Mira Holt baked.", "Mira Holt"), named("So Mira Holt said.", "Mira Holt")
    assert len(together(left, right)) == 1
    assert together(left, right, reading(text, mira, hidden)) == []


def body(text: str, *names: str, day: str = "2031-03-06") -> Reading:
    """A report that names one body, by all of `names`."""
    spots = tuple(sorted(span for name in names for span in every(text, name)))
    one = Entity(span=spots[0], name=names[0], kind="body", named=True, mentions=spots)
    return reading(text, one, day=day)


def test_a_body_with_a_name_of_its_own_is_one_everywhere() -> None:
    left, right = body("Orla Hydro paid.", "Orla Hydro"), body("Did the Orla Hydro pay?", "the Orla Hydro")
    assert [one.kind for one in linked(left, right)] == ["body"]


def test_a_ministry_is_one_inside_a_story_alone() -> None:
    left, right = (
        body("Interior Ministry paid.", "Interior Ministry"),
        body("Interior Ministry left.", "Interior Ministry"),
    )
    assert len(together(left, right)) == 1
    assert linked(left, right, stories=[[left], [right]]) == []


def test_an_acronym_is_the_body_that_a_report_of_its_story_explains() -> None:
    long = body("The Committee in Defence of Trees (CDT) met.", "Committee in Defence of Trees", "CDT")
    short = body("CDT met again.", "CDT")
    assert [one.name for one in together(long, short)] == ["Committee in Defence of Trees"]
    assert linked(long, short, stories=[[long], [short]]) == []
    other = body("The Council of Dyers and Tanners (CDT) met.", "Council of Dyers and Tanners", "CDT")
    assert together(long, short, other) == []


def test_others_ask_by_entity() -> None:
    pile = pile_of([REUEL, SAID, TORVALD])
    known = read_identities(pile)
    (reuel,), (said,), (torvald,) = (one.of(Entity) for one in (REUEL, SAID, TORVALD))
    left, right = (REUEL.report.id, mark_id(reuel)), (SAID.report.id, mark_id(said))
    assert known.one(left, right)
    assert not known.one(left, (TORVALD.report.id, mark_id(torvald)))
    who = known.of(*right)
    assert who is not None
    assert who.name == "Tomas Reuel"
    assert known.of(SAID.report.id, None) is None
    assert Identities([], []).of(*left) is None


EVERYTHING = [
    REUEL,
    SAID,
    TORVALD,
    MINISTER,
    named("Veldanian President Reuel left.", "Reuel", "Veldanian President", day="2031-03-20"),
    named("President Tomas Reuel left.", "Tomas Reuel", "President", day="2031-03-02"),
    body("Orla Hydro paid.", "Orla Hydro"),
    body("Orla Hydro left.", "Orla Hydro"),
    named("Petra Oyelaran baked.", "Petra Oyelaran"),
    named("So Petra Oyelaran said.", "Petra Oyelaran"),
]


def links_of(pile: MemoryPile) -> set[Link]:
    return {*pile.links(Identity), *pile.links(OfficeHolder)}


def test_order_says_nothing_and_an_unrelated_report_changes_no_link() -> None:
    told = EVERYTHING[2:4], EVERYTHING[8:]
    before = links_of(pile_of(EVERYTHING, *told))
    assert len(before) == 5
    assert links_of(pile_of(EVERYTHING[::-1], *told)) == before
    unrelated = named("Korvian Prime Minister Ada Voss spoke.", "Ada Voss", "Korvian Prime Minister")
    assert links_of(pile_of([*EVERYTHING, unrelated], *told)) == before


@pytest.mark.parametrize(
    ("words", "office", "of"),
    [
        ("Veldanian President", "president", "veldania"),
        ("the president of Veldania", "president", "veldania"),
        ("U.S. President", "president", "united states"),
        ("the Kremlin chief", "president", "russia"),
        ("Kremlin spokesman", "spokesperson", "kremlin"),
        ("Sollen City Mayor", "mayor", "sollen"),
        ("governor of the Brede region", "governor", "brede"),
        ("French Transport Minister", "transport minister", "france"),
        ("chancellor of the exchequer", "finance minister", None),
        ("the union’s president", "president", None),
        ("Its chief", "head", None),
        ("the president, who leads Korvia", "president", None),
        ("mayor since 2029", "mayor", None),
        ("October praising President", "president", None),
        ("Saying President", "president", None),
        ("Meanwhile Veldanian President", "president", "veldania"),
        ("director of the American Dockers Union", "director", "american dockers union"),
        ("the former chairman of the state company Orla Hydro", "chair", "orla hydro"),
    ],
)
def test_the_words_of_an_office(words: str, office: str, of: str | None) -> None:
    found = office_in(words, Span(0, len(words)), lambda _: None)
    assert found is not None
    assert (found.office, found.of) == (office, of)
    assert found.alone == (
        words in {"chancellor of the exchequer", "the president, who leads Korvia", "mayor since 2029"}
    )
    assert found.former == ("former" in words)


@pytest.mark.parametrize(
    "words",
    [
        "deputy foreign minister",
        "the president-elect",
        "presidents",
        "a nurse",
        "the minister",
        "the president’s lawyer",
        "an aide to the secretary of state",
        "a Baptist minister",
    ],
)
def test_what_is_no_office_that_one_person_holds(words: str) -> None:
    assert office_in(words, Span(0, len(words)), lambda _: None) is None


def test_occupations_are_none_of_the_public_roles() -> None:
    assert trade_in("a retired nurse of Sollen", Span(0, 25)) == "nurse"
    assert trade_in("the mayor", Span(0, 9)) is None


@pytest.mark.parametrize(
    "spellings",
    [
        "Zelensky Zelenskyy Zelenskiy Зеленский",
        "Yevgeny Evgeniy Евгений",
        "Alexei Aleksey Алексей",
        "Shoigu Shoygu Шойгу",
    ],
)
def test_one_key_for_the_spellings_of_a_name(spellings: str) -> None:
    assert len({name_key(word) for word in spellings.split()}) == 1


def test_names_that_are_not_one_keep_their_keys() -> None:
    assert len({name_key(word) for word in "Ivanov Ivanova Ivan Petrov Petrova Karimov Karimi".split()}) == 7


def test_a_names_parts() -> None:
    parts = person_name("Sen. Jan P. van der Holm Jr.")
    assert parts is not None
    assert (parts.exact, parts.first, parts.last) == ("jan p van der holm jr", "jan", "holm")
    assert (parts.middle, parts.suffix) == ("p", "jr")
    assert person_name("’s") is None
    assert not tells_itself("National Bank of France")


def test_the_lexicon_of_offices_agrees_with_itself() -> None:
    rows = read_table("offices")
    assert len({row["word"] for row in rows}) == len(rows)
    assert all(row["word"] == row["word"].casefold() for row in rows)
    assert {row["alone"] for row in rows} == {"yes", ""}
