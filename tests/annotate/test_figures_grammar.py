"""What words are by what stands around them: verbs, adjectives, pronouns, bare numbers, who gets a sum."""

import pytest

from firsthand.annotate.figures import figures
from firsthand.annotate.figures.word_kinds import is_adjective, is_third_person, with_verbs
from firsthand.annotate.figures.words import tokens_of
from firsthand.lexicon import read_table
from firsthand.stage import Reading
from firsthand.vocabulary import Figure, make_report


def read(text: str) -> list[Figure]:
    return [mark for mark in figures.run(Reading(make_report(text, "a.txt"))) if isinstance(mark, Figure)]


def test_word_kinds_hold_each_word_once_and_only_known_kinds() -> None:
    rows = read_table("word_kinds")
    assert len({row["word"] for row in rows}) == len(rows)
    assert {row["kind"] for row in rows} == {"adjective", "adverb", "verb", "person"}
    assert {row["sure"] for row in rows} == {"yes", "no"}


@pytest.mark.parametrize("word", ["large", "larger", "largest", "flat", "busiest", "hottest"])
def test_adjectives_with_their_degrees(word: str) -> None:
    assert is_adjective(word)


@pytest.mark.parametrize("word", ["council", "quest", "forest", "cost"])
def test_nouns_are_no_adjectives(word: str) -> None:
    assert not is_adjective(word)


def test_third_persons_of_the_table() -> None:
    assert is_third_person("follows")
    assert not is_third_person("harbours")


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Fares start at $2", "start", "verb"),
        ("The rate stands at 4%", "stands", "verb"),
        ("It wants 300 more and hopes to save", "hopes", "verb"),
        ("It cut thousands of job cuts.", "cuts", "noun"),
        ("The true cost would be", "cost", "noun"),
        ("They took a 10% cut in pay", "cut", "noun"),
        ("Tea exports rose 8%", "exports", "noun"),
        ("Several thousand calls came", "calls", "noun"),
        ("The jobless total stands at", "total", "noun"),
    ],
)
def test_the_words_around_say_verb_or_noun(text: str, word: str, tag: str) -> None:
    tokens = with_verbs(tokens_of(text, 0, len(text)))
    assert {token.tag for token in tokens if token.low == word} == {tag}


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The pickers are paid £6 an hour.", "pickers"),
        ("The ticket, sold in Orrel, is worth €17m.", "ticket"),
        ("The match earned the union £3m.", "union"),
        ("The state promised $500 to each bereaved family.", "family"),
        ("Farmers say they get 28 cents a litre.", "Farmers"),
        ("The drug cut relapses by 44% and costs $18,000 a year.", "drug"),
        ("Profit before tax halved to $640 million.", "Profit"),
        ("The cost would be $3m. The quake had a magnitude of 6.1.", "quake"),
        ("The frost wiped out 60 per cent of this year's crop.", "crop"),
        ("Heavy snow closed 43 schools. Some 60cm fell overnight.", "snow"),
        ("The fund is forecast at 4.6% of gross domestic product.", "fund"),
        ("The team kicked 17 points.", "points"),
        ("It was the third cut. Inflation is well below output at 5.6%.", "output"),
        ("The polls are shut. Turnout? 34 per cent.", "Turnout"),
        ("The ministry will pay a third of what growers asked for.", None),
    ],
)
def test_what_the_last_amount_is_of(text: str, counted: str | None) -> None:
    assert read(text)[-1].counted == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("We have eight pumps for a town of 40,000. Three do not work.", "pumps"),
        ("Some 900 divers from 30 clubs came; one in ten failed.", "divers"),
        ("The army sank two boats and damaged three others.", "boats"),
        ("A tank hit nine cars. Police held five drivers. One of the nine burned.", "cars"),
        ("How many bridges are unsafe? Forty-four, says the county.", "bridges"),
        ("Complaints about trams pile up. The firm received 3,900.", "Complaints"),
        ("He denies nine counts of fraud and one of forgery.", "counts"),
        ("They grabbed 30 watches and left two behind.", "watches"),
    ],
)
def test_what_the_last_bare_number_counts(text: str, counted: str) -> None:
    counts = [mark for mark in read(text) if mark.kind in {"count", "ratio"}]
    assert counts[-1].counted == counted or counted in {mark.counted for mark in counts[-2:]}


@pytest.mark.parametrize(
    "text",
    [
        "The pub reopened at 4.",
        "A girl of nine sang.",
        "They beat Ten Mile United.",
        "It is the cheapest since '08.",
        "A 4x4 stood outside a five-star hotel.",
        "The four-time champion lost.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert [mark for mark in read(text) if mark.kind not in {"age", "name"}] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Twelve came; four were kept in overnight.", "four"),
        ("They have lost six of their past games.", "six"),
        ("Two were held; one has since been freed.", "one"),
        ("Three officers were hurt, one seriously.", "one"),
        ("Not one came.", "Not one"),
        ("Ada Penn took a pay cut of a fifth.", "a fifth"),
        ("Output fell 12% in the second quarter to 66,000 ounces.", "66,000 ounces"),
    ],
)
def test_bare_numbers_that_the_grammar_shows(text: str, number: str) -> None:
    assert number in [mark.span.of(text) for mark in read(text)]
