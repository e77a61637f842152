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
    ],
)
def test_a_bare_number_takes_its_noun_from_what_was_said(text: str, counted: str) -> None:
    assert [figure.counted for figure in read(text)][-1 if "last five" not in text else 0] == counted


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
