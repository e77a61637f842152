"""What amounts and bare numbers count, numbers that only look like figures, zero, ways and ratios."""

import pytest

from firsthand.annotate.figures import figures
from firsthand.stage import Reading
from firsthand.vocabulary import Figure, Published, Span, TimeExpression, make_report


def read(text: str) -> list[Figure]:
    return [mark for mark in figures.run(Reading(make_report(text, "a.txt"))) if isinstance(mark, Figure)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The brewery reported a profit of $3m.", "profit"),
        ("Gusts of 90 km/h were logged.", "Gusts"),
        ("Rents in the old port rose 4%.", "Rents"),
        ("The bridge cost $3m.", "bridge"),
        ("A tram costing £4m a year was built.", "tram"),
        ("The firm offered €2m in compensation.", "compensation"),
        ("The firm made a loss of $4m.", "loss"),
        ("The reservoir is 38% full.", "reservoir"),
        ("He was convicted on three counts of fraud.", "counts"),
        ("The council scrapped a £40m scheme.", "scheme"),
        ("The mill cut output by 40 per cent.", "output"),
        ("She drew a wall 12 metres long.", "wall"),
        ("Half the crowd had left.", "crowd"),
        ("Two in three of the dead were young.", "dead"),
        ("One worker in seven was ill.", "worker"),
        ("The toll, charged at 20 per cent, is new.", "toll"),
        ("The mill took a $75 million charge in May.", "charge"),
        ("Half of a £16m loan was repaid.", "loan"),
        ("It landed three tonnes of herring.", "herring"),
        ("The state released $4m for drugs.", "drugs"),
        ("Support for leaving the league has fallen to 38%.", "Support"),
        ("Half of this season’s crop is lost.", "crop"),
        ("The vaccine was 94 percent effective.", "vaccine"),
        ("A gap held at 3 per cent of gross domestic product is wide.", "gap"),
        ("Inflation slowed to 2.1%.", "Inflation"),
        ("A levy would raise property taxes 3 percent.", "taxes"),
        ("The jab cut severe illness in young children by 71 per cent.", "illness"),
        ("The owner must pay each family 200,000 crowns.", "family"),
        ("The chance stood at 0.02 per cent.", "chance"),
        ("The harbour spent $3m.", None),
        ("The ship sank 3 km south of Telik.", None),
    ],
)
def test_an_amount_is_of_something(text: str, counted: str | None) -> None:
    assert read(text)[0].counted == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Doctors saw 612 patients. Forty-one are in intensive care.", "patients"),
        ("Eleven schools closed; six stay shut.", "schools"),
        ("Some 900 fans were locked out; two were taken ill.", "fans"),
        ("The crew hauled in 40 nets, nine of them torn.", "nets"),
        ("Births fell to 97,600.", "Births"),
        ("It has a workforce of 7,000.", "workforce"),
        ("Of the lost, seventeen were men.", "men"),
        ("The toll was given as 93.", "toll"),
        ("Three of the last five games were lost.", "games"),
        ("Police put the crowd at 4,500.", "crowd"),
        ("A crowd estimated at 5,000 stood there.", "crowd"),
        ("Rescuers numbered 1,150.", "Rescuers"),
        ("The hotel has 400 beds and was housing 1,900.", None),
        ("There are nine boats left. In those days there were 140.", "boats"),
        ("Some 184,000 women live in seven districts, 61,300 of them in Osk.", "women"),
        ("They counted 140 dead.", "dead"),
        ("A judge heard six of the nine accused.", "accused"),
        ("The council will close four of Penmore’s nine libraries.", "libraries"),
        ("The union asked for four boats and got six more.", "boats"),
        ("The ministry put the dead at 31 and the wounded at 240.", "wounded"),
        ("She led a 36-strong team.", "team"),
        ("Of the injured, 41 were sent home.", "injured"),
        ("New claims came to 21,400.", "claims"),
        ("The find brings the dead to 61.", "dead"),
        ("It had one fatal sinking.", "sinking"),
        ("Three judges spoke for a school whose enrolment fell from 410 to 236.", "enrolment"),
    ],
)
def test_a_bare_number_takes_its_noun_from_what_was_said(text: str, counted: str) -> None:
    assert [figure.counted for figure in read(text)][0 if " five " in text else -1] == counted


def test_a_larger_number_is_no_part_of_what_was_counted_before() -> None:
    assert read("They saved 40 sheep. Last year some 11,000 crossed.")[-1].counted is None


@pytest.mark.parametrize(
    "text",
    [
        "Call 555-0147 or 0800 555 0199, and quote case 16-2208.",
        "Platforms 3 to 6 and roads 8 and 15 are shut.",
        "The judge will rule on count 6; see page 9.",
        "The 7.15 and 7.45 did not run.",
        "We were at sixes and sevens, a million miles from home.",
        "The shop is open 8 till 10.",
        "They play a 4-4-2.",
        "It was day 96 of the war.",
        "Shots fell in the 800 block of South Ferry.",
        "She told 6 News so.",
        "Ruud took the 400 metres hurdles.",
    ],
)
def test_numbers_that_number_dial_or_joke_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["It sank, said Kris Amberg, 26.", "The accused, 61, denies it.", "He is with Bo, who is 70."]
)
def test_ages_in_apposition(text: str) -> None:
    assert [figure.kind for figure in read(text)] == ["age"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No shots were fired.", "No"),
        ("None of the five men was charged.", "None"),
        ("Not one of the 700 guards stayed.", "Not one"),
        ("Not a single order was lost.", "Not a single"),
        ("None of our lorries was hit.", "None"),
        ("Nobody is in custody.", "Nobody"),
        ("It has no spare coaches.", "no"),
    ],
)
def test_zero_of_those_that_could_have_been_counted(text: str, words: str) -> None:
    zero = read(text)[0]
    assert (zero.span.of(text), zero.low, zero.high) == (words, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "There are no plans.",
        "Nobody knows.",
        "There was no comment.",
        "It will hire no new workers.",
        "No fires allowed.",
    ],
)
def test_a_denial_is_no_zero(text: str) -> None:
    assert read(text) == []


def test_a_way_from_one_number_to_another_is_two_figures_with_words_of_their_own() -> None:
    text = "The tax goes from 19 percent to 21 percent."
    assert [(f.span.of(text), f.low, f.change) for f in read(text)] == [
        ("19 percent", 19, False),
        ("21 percent", 21, False),
    ]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("It expects revenue of $4.0-4.2 billion.", ["$4.0-4.2 billion"]),
        ("Its price slipped £6,000 to £318,000.", ["£6,000", "£318,000"]),
        ("Between a fifth and a quarter of homes are empty.", ["Between a fifth and a quarter"]),
        ("They ate half a tonne of ice.", ["half a tonne"]),
        ("They saw 200-odd boats.", ["200-odd"]),
        ("They lost two 155-mm guns.", ["two"]),
    ],
)
def test_spans(text: str, spans: list[str]) -> None:
    assert [figure.span.of(text) for figure in read(text)] == spans


def test_points_are_percentage_points_beside_a_turnout_and_things_that_a_team_has() -> None:
    assert read("Turnout fell six points.")[0].unit == "percentage point"
    won = read("They finish on 84 points.")[0]
    assert (won.kind, won.counted) == ("count", "points")


def test_a_difference_covers_the_days_from_its_base_and_the_rest_of_the_sentence_does_not() -> None:
    text = "The petition has 61,000 names, 11,000 more than in 2013."
    year = TimeExpression(
        span=Span(text.index("2013"), text.index("2013") + 4),
        type="DATE",
        value="2013",
        begin="2013-01-01",
        end="2013-12-31",
    )
    report = make_report(text, "a.txt", published=Published("2014-04-14", "given"))
    marks = [mark for mark in figures.run(Reading(report, (year,))) if isinstance(mark, Figure)]
    assert [mark.as_of for mark in marks] == [(None, None), ("2013-01-01", "2014-04-14")]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Wages rose 3, 4 and 6 percent.", [(3, "percent"), (4, "percent"), (6, "percent")]),
        ("The rate edged up to 5.2 per cent from 5.1.", [(5.2, "percent"), (5.1, "percent")]),
        (
            "The poll gives Unity 34 percent, the Liberals 31 and the Greens 11.",
            [(34, "percent"), (31, "percent"), (11, "percent")],
        ),
        ("It lost $(0.10) a share.", [(0.1, "dollar per share")]),
        ("They spent £9 on rope and a few hundred pounds on nets.", [(9, "pound sterling"), (300, "pound sterling")]),
        ("The firm paid Rs 4 crore.", [(40_000_000, "indian rupee")]),
        (
            "All 107 seats are filled. Unity 52, Liberals 47, Greens eight.",
            [(107, "seat"), (52, "seat"), (47, "seat"), (8, "seat")],
        ),
        ("One of three boys drowned.", [(1, "person"), (3, "person")]),
        ("Four households in ten have gas.", [(0.4, "household")]),
        ("The jobless total stands at 1.12 million.", [(1_120_000, None)]),
        ("It fell to 9F.", [(9, "fahrenheit")]),
        ("Losses widened to $4.1m from 2.9m.", [(4_100_000, "dollar"), (2_900_000, "dollar")]),
        ("There were 26 cases of fever per 1,000.", [(26, "case per 1,000")]),
        ("We were out by a few crore rupees.", [(30_000_000, "indian rupee")]),
    ],
)
def test_numbers_in_a_row_share_a_unit(text: str, read_as: list[tuple[float, str | None]]) -> None:
    assert [(figure.low, figure.unit) for figure in read(text)] == read_as


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The van carries 900 books, at most.", "<"),
        ("It was two million doses, maybe more.", ">"),
        ("They met over about 300 ballots.", "~"),
        ("There were closer to 3,000 people.", "~"),
        ("The rate edged up to 5.2 per cent.", "="),
        ("Barely 200 people came.", "="),
        ("They shot down drones over four regions.", "="),
    ],
)
def test_a_hedge_may_stand_apart_or_twice(text: str, bound: str) -> None:
    assert read(text)[0].bound == bound


def test_a_distance_from_a_mark_is_a_difference_and_no_level() -> None:
    text = "The lake stood at 41 metres, two metres below the level at which gates must open."
    assert [figure.change for figure in read(text)] == [False, True]
    assert not read("The mine lies 300 metres below the village.")[0].change


@pytest.mark.parametrize("text", ["They walked from one side to the other.", "Of them those under 16 are free."])
def test_one_side_and_an_age_limit_are_no_counts(text: str) -> None:
    assert [figure.kind for figure in read(text) if figure.kind == "count"] == []
