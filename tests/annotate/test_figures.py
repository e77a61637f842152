"""What one sentence says, hedge by hedge; what counts nothing; and what a figure takes from other marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import texts

from firsthand.annotate.figures import figures
from firsthand.settings import Settings
from firsthand.stage import Reading
from firsthand.vocabulary import (
    Attribution,
    Figure,
    Mark,
    Party,
    Published,
    Span,
    Speaker,
    TimeExpression,
    make_report,
    mark_id,
)


def read(text: str, *marks: Mark, settings: Settings | None = None) -> list[Figure]:
    report = make_report(text, "a.txt", published=Published("2022-03-17", "given"))
    return [mark for mark in figures.run(Reading(report, marks, settings)) if isinstance(mark, Figure)]


def the(text: str, *marks: Mark) -> Figure:
    (figure,) = read(text, *marks)
    return figure


def span_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("words", "low", "high", "bound"),
    [
        ("15,000", 15000, 15000, "="),
        ("about 15,000", 15000, 15000, "~"),
        ("some 15,000", 15000, 15000, "~"),
        ("Nearly 15,000", 15000, 15000, "<"),
        ("over 13,000", 13000, 13000, ">"),
        ("at least forty-two", 42, 42, ">"),
        ("no fewer than 40", 40, 40, ">"),
        ("up to 40", 40, 40, "<"),
        ("as many as 40", 40, 40, "<"),
        ("no more than 40", 40, 40, "<"),
        ("2.5 million", 2.5e6, 2.5e6, "="),
        ("between 20 and 30", 20, 30, "="),
        ("20-30", 20, 30, "="),
        ("two or three", 2, 3, "="),
        ("3 to 5 million", 3e6, 5e6, "="),
        ("several", 3, 9, "~"),
        ("dozens of", 24, 99, "~"),
        ("several hundred", 300, 900, "~"),
        ("a couple of thousand", 2000, 2000, "~"),
        ("tens of thousands of", 20000, 99999, "~"),
        ("half a million", 500000, 500000, "="),
        ("one and a half million", 1.5e6, 1.5e6, "="),
        ("a dozen", 12, 12, "="),
        ("two dozen", 24, 24, "="),
        ("two hundred and six", 206, 206, "="),
        ("15 000", 15000, 15000, "="),
        ("10M", 1e7, 1e7, "="),
        ("2.3m", 2.3e6, 2.3e6, "="),
        ("3 dozen", 36, 36, "="),
        ("one trillion", 1e12, 1e12, "="),
    ],
)
def test_amounts(words: str, low: float, high: float, bound: str) -> None:
    figure = the(f"Police detained {words} people in Halden.")
    assert (figure.low, figure.high, figure.bound) == (low, high, bound)
    assert (figure.unit, figure.counted, figure.predicate) == ("person", "people", "detain")


def test_a_bound_reaches_only_the_first_of_two() -> None:
    vehicles, soldiers = read("The army lost over 13,000 vehicles and 430,000 soldiers.")
    assert (vehicles.bound, vehicles.unit) == (">", "vehicle")
    assert (soldiers.bound, soldiers.unit, soldiers.predicate) == ("=", "person", "lose")


@pytest.mark.parametrize(
    ("text", "kind", "low", "unit"),
    [
        ("Unemployment stood at 4.9 percent.", "percent", 4.9, "percent"),
        ("The bridge cost $1.2bn.", "money", 1.2e9, "dollar"),
        ("The bridge cost 12 million euros.", "money", 12e6, "euro"),
        ("The road is 12 km long.", "measure", 12, "kilometre"),
        ("Winds reached 140 km/h.", "measure", 140, "kilometre per hour"),
        ("The strike lasted three weeks.", "duration", 3, "week"),
        ("The mayor, 44, resigned.", "age", 44, "year of age"),
        ("A 12-year-old girl drowned.", "age", 12, "year of age"),
        ("One in five families left.", "ratio", 0.2, "family"),
        ("Two thirds of the wells are fouled.", "ratio", 2 / 3, "well"),
        ("Nearly half were empty.", "ratio", 0.5, None),
        ("Output changed by -0.4%.", "percent", -0.4, "percent"),
        ("Flu took 14 per 100,000 people.", "rate", 14, None),
        ("A magnitude 7.1 quake struck.", "measure", 7.1, "magnitude"),
        ("Petrol sells at $2.11 per gallon.", "money", 2.11, "dollar per gallon"),
        ("It was the 22nd amendment.", "ordinal", 22, None),
    ],
)
def test_kinds(text: str, kind: str, low: float, unit: str | None) -> None:
    figure = the(text)
    assert (figure.kind, figure.unit) == (kind, unit)
    assert figure.low == pytest.approx(low)


@pytest.mark.parametrize(
    "text",
    [
        "The invasion began on Feb. 24.",
        "He was born in 1961 and died on 3 March 2019 at 9:35 p.m.",
        "Channel One showed World War II films.",
        "One of the reasons is clear.",
        "They helped one another; no one knew which one was lost.",
        "She was charged under Article 207.3 of the code.",
        "Call +44 20 7946 0958 or 0800 555111.",
        "Flight 217 left Gate 12 for 14 Mill Road.",
        "He was home by nine and slept until half past seven.",
        "COVID-19 closed the A12 in the 1990s.",
        "The match was decided in the top five.",
    ],
)
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    assert read(text) == []


def test_a_score_is_typed_and_has_no_amount() -> None:
    figure = the("Eastgate won 3-1 at home.")
    assert (figure.kind, figure.low, figure.high) == ("score", None, None)


@pytest.mark.parametrize("text", ["No one was hurt.", "No-one was hurt.", "Nobody was killed.", "No people were hurt."])
def test_zero_is_a_count_of_those_who_were_spared(text: str) -> None:
    figure = the(text)
    assert (figure.low, figure.high, figure.unit) == (0, 0, "person")


@pytest.mark.parametrize(
    ("text", "counted", "unit"),
    [
        ("Two of the oldest Italians have spoken.", "Italians", "person"),
        ("A one-woman protest began.", "woman", "person"),
        ("Police killed five Halden police officers.", "officers", "person"),
        ("The crowd smashed 40 sports cars.", "cars", "car"),
        ("Firefighters saved 12 registered voters.", "voters", "person"),
        ("They read a 12-page brief.", "page", "page"),
        ("Thousands have left.", None, "person"),
        ("The law charged dozens with treason.", None, "person"),
    ],
)
def test_what_is_counted(text: str, counted: str | None, unit: str) -> None:
    figure = the(text)
    assert (figure.counted, figure.unit) == (counted, unit)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Nearly 1,200 people across Norway have been detained.", "detain"),
        ("Thousands of villagers are attempting to flee the valley.", "flee"),
        ("The fire killed 20 people.", "kill"),
        ("The storm left 20 people dead.", "die"),
        ("The evacuation of 4,000 pupils began.", "evacuate"),
        ("Arrests rose to 300.", "arrest"),
        ("Some 20 people are feared dead.", "die"),
        ("Containment is 75 percent.", "contain"),
        ("The number of people killed has risen to 31.", "kill"),
        ("The death toll from the collapse stands at 31.", "die"),
    ],
)
def test_what_happened_to_them(text: str, predicate: str) -> None:
    assert the(text).predicate == predicate


def test_a_bare_number_counts_what_the_one_before_it_counts() -> None:
    destroyed, damaged = read("3 barns have been destroyed and 14 damaged.")
    assert (destroyed.unit, destroyed.predicate) == ("barn", "destroy")
    assert (damaged.unit, damaged.predicate) == ("barn", "damage")


@pytest.mark.parametrize(
    "text", ["Another 30 people were held.", "Prices rose by 12 percent.", "They held 30 more people.", "A rise of 12."]
)
def test_differences_are_no_totals(text: str) -> None:
    assert the(text).change


def test_the_number_after_to_is_the_total() -> None:
    difference, total = read("Deaths rose by 7 to 52.")
    assert difference.change
    assert not total.change


def test_conversions_in_brackets_share_the_hedge() -> None:
    miles, kilometres = read("It can fly more than 60 miles (100 km).")
    assert (miles.bound, kilometres.bound) == (">", ">")


def test_scope_is_where_and_at_what() -> None:
    text = "Nearly 15,000 people across Velden have been detained."
    assert [span.of(text) for span in the(text).scope] == ["across Velden"]
    text = "Police have detained about 1,200 people, mostly at dockside rallies, a group says."
    assert [span.of(text) for span in the(text).scope] == ["mostly at dockside rallies"]


def test_vague_words_follow_the_policy() -> None:
    text = "Dozens of people were killed."
    (neutral,) = read(text, settings=Settings(vague="neutral"))
    (acled,) = read(text, settings=Settings(vague="acled"))
    assert (neutral.low, neutral.high) == (24, 99)
    assert (acled.low, acled.high) == (12, 12)


def test_as_of_runs_from_since_to_the_publication() -> None:
    text = "Since the beginning of the siege on Feb. 24, guards have held about 1,200 people."
    day = TimeExpression(
        span=span_of(text, "Feb. 24"), type="DATE", value="2022-02-24", begin="2022-02-24", end="2022-02-24"
    )
    figure = the(text, day)
    assert figure.as_of == ("2022-02-24", "2022-03-17")
    assert figure.as_of_span == day.span


def test_a_date_beyond_the_clause_says_nothing_of_the_figure() -> None:
    text = "The worst flood since 1997 hit Lowtown, where about 22,000 people live."
    year = TimeExpression(span=span_of(text, "1997"), type="DATE", value="1997", begin="1997-01-01", end="1997-12-31")
    assert the(text, year).as_of == (None, None)


def test_the_day_of_saying_is_only_the_last_that_it_can_cover() -> None:
    text = "A fire killed 20 people, police said Thursday."
    day = TimeExpression(
        span=span_of(text, "Thursday"), type="DATE", value="2022-03-17", begin="2022-03-17", end="2022-03-17"
    )
    assert the(text, day).as_of == (None, "2022-03-17")


def test_origin_is_the_deepest_of_the_chain() -> None:
    text = "Ilse Marten said 20 people were hurt."
    said = Attribution(
        span=Span(0, len(text)),
        content=(span_of(text, "20 people were hurt"),),
        cue=span_of(text, "said"),
        source=span_of(text, "Ilse Marten"),
        style="indirect",
    )
    speaker = Speaker(
        span=span_of(text, "Ilse Marten"),
        attribution=mark_id(said),
        entity=None,
        name="Ilse Marten",
        chain=(Party(name="nurses", kind="unnamed"), Party(name="Ilse Marten", kind="person")),
        because="named",
    )
    figure = the(text, said, speaker)
    assert figure.attribution == mark_id(said)
    assert figure.origin == "nurses"


@pytest.mark.parametrize(("source", "origin"), [("Custody Watch", "Custody Watch"), ("Mira", None), ("she", None)])
def test_an_unresolved_source_is_the_origin_only_by_its_full_name(source: str, origin: str | None) -> None:
    text = f"640 people were held, {source} said."
    said = Attribution(
        span=Span(0, len(text)),
        content=(span_of(text, "640 people were held"),),
        cue=span_of(text, "said"),
        source=span_of(text, source),
        style="indirect",
    )
    assert the(text, said).origin == origin


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("About 640 people were held, according to data from the legal aid group Custody Watch.", "Custody Watch"),
        ("About 640 people were held, in line with Veldanian rights group Custody Watch.", "Custody Watch"),
        ("The Water Union has counted 640 leaks.", "Water Union"),
        ("Velden’s claims of sinking over 640 boats are unproven.", "Velden"),
        ("About 640 people were held.", None),
        ("The Coastal Rescue Board (CRB) put the death toll at 11.", "Coastal Rescue Board"),
        ("The Institute for Tides, a think tank, puts the number of wrecks at 40.", "Institute for Tides"),
        ("Crops worth Rs 850 crore were lost, as per an estimate by the farm department.", "farm department"),
        ("Some 40 reefs died, according to a study published on Monday.", "study"),
        ("The US has recorded 640 leaks.", "US"),
        ("The WHO has recorded 640 leaks.", "WHO"),
        ("It has counted 640 leaks.", None),
        ("They documented 640 leaks.", None),
        ("About 640 people were held, according to them.", None),
        ("About 640 people were held, according to that.", None),
    ],
)
def test_the_cited_counter_is_the_origin(text: str, origin: str | None) -> None:
    assert the(text).origin == origin


def test_a_counter_counts_in_its_own_clause_alone() -> None:
    first, second = read("The Coastal Board put the toll at 11, while villagers buried 14 people.")
    assert (first.origin, second.origin) == ("Coastal Board", None)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Her daughters, Sanna (13) and Rika (11), were taken.", ["13", "11"]),
        ("Two cousins, aged 12 and 14, died.", ["12", "14"]),
        ("The yodelling star, 29, is said to be happy.", ["29"]),
        ("Milo was 16 when soldiers took him.", ["16"]),
        ("In all, 29 were held.", []),
        ("The boats (13) were sunk.", []),
    ],
)
def test_ages(text: str, ages: list[str]) -> None:
    assert [figure.number.of(text) for figure in read(text) if figure.kind == "age"] == ages


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The state approved N50m for the search.", 5e7),
        ("He paid N200,000 to the clerk.", 2e5),
        ("It cost N5 billion.", 5e9),
    ],
)
def test_naira(text: str, value: float) -> None:
    figure = the(text)
    assert (figure.kind, figure.unit, figure.low) == ("money", "naira", value)


@pytest.mark.parametrize("text", ["She wore an N95 mask.", "The N50 road is shut.", "Call +1 555 0142, or write."])
def test_names_and_telephone_numbers_count_nothing(text: str) -> None:
    assert [figure for figure in read(text) if figure.kind != "name"] == []


def test_a_number_of_a_noun_is_nobodys_fate() -> None:
    assert the("You left the city with debts of 300 million.").unit == "debt"
    assert the("They detained a total of 300.").unit == "person"


def test_an_earlier_share_does_not_date_this_one() -> None:
    text = "Polls show 54% of voters support the bill, compared with 61% in January."
    day = TimeExpression(
        span=span_of(text, "January"), type="DATE", value="2024-01", begin="2024-01-01", end="2024-01-31"
    )
    now, then = read(text, day)
    assert (now.as_of, then.as_of) == ((None, None), ("2024-01-01", "2024-01-31"))


def test_a_founding_year_dates_no_count() -> None:
    text = "Founded in 2009, Veldt Solar employs 2,700 people."
    day = TimeExpression(span=span_of(text, "2009"), type="DATE", value="2009", begin="2009-01-01", end="2009-12-31")
    assert the(text, day).as_of == (None, None)


def test_a_stem_keeps_its_silent_e() -> None:
    assert the("Debt has doubled to $71 billion.").predicate == "double"


_LOOSE = st.sampled_from(
    "a an half couple few dozen dozens thousands tens of hundred million and or to - – / per % $ one two 3 1/2 2.5"
    " about at least up more than people acres point - no none nobody was killed from between ( ) , 5th ² ½ US$".split()
)


@given(st.lists(_LOOSE, max_size=14).map(" ".join) | st.lists(_LOOSE, max_size=8).map("".join))
def test_no_row_of_number_words_raises(text: str) -> None:
    for figure in read(text):
        assert figure.span.covers(figure.number)
        assert figure.number.of(text)


@given(texts)
def test_no_text_raises_and_every_span_lies_inside(text: str) -> None:
    for figure in read(text):
        for span in (figure.span, figure.number, *figure.scope, *filter(None, [figure.counted_span])):
            assert 0 <= span.start < span.end <= len(text)
        assert figure.span.covers(figure.number)
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high


@given(texts)
def test_a_paragraph_put_in_front_only_shifts(text: str) -> None:
    front = "Nothing stood here before.\n\n"
    moved = [(figure.span.start - len(front), figure.low, figure.unit) for figure in read(front + text)]
    assert moved == [(figure.span.start, figure.low, figure.unit) for figure in read(text)]
