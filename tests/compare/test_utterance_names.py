"""Names across scripts: one in Latin letters may be two in Cyrillic, and ties them to nobody's words."""

import pytest
from tests.compare.test_utterances import in_one_story, told, utterances_of

from firsthand.compare.utterances.names import keeps_its_letters, kept_apart, last_name, may_be_two, same_speaker
from firsthand.compare.utterances.transcribed import known_in_latin
from firsthand.stage import Reading
from firsthand.vocabulary import Utterance


@pytest.mark.parametrize(
    ("name", "others", "two"),
    [
        ("ivan harin", {"иван гарин", "иван харин"}, True),
        ("harin", {"иван гарин", "пётр харин"}, True),
        ("ivan harin", {"иван гарин", "гарин"}, False),
        ("ivan harin", {"иван гарин", "пётр харин"}, False),
        ("ivan kharin", {"иван гарин", "иван харин"}, False),
        ("иван гарин", {"ivan harin", "ivan garin"}, False),
        ("henrik holm", {"хенрик хольм"}, False),
        ("natalia lysenko", {"наталья лысенко", "наталія лисенко"}, False),
    ],
)
def test_a_name_that_may_be_two(name: str, others: set[str], *, two: bool) -> None:
    assert may_be_two(name, others) is two


def test_a_title_that_no_table_holds_stands_before_the_same_name() -> None:
    assert same_speaker("informateur rutger van aalst", "rutger van aalst")
    assert not same_speaker("anna rutger van aalst", "rut van aalst")
    assert not same_speaker("informateur karl van aalst", "rutger van aalst")


def test_a_name_kept_apart_is_its_own_scripts_alone() -> None:
    apart = kept_apart("ivan harin")
    assert same_speaker(apart, kept_apart("ivan harin"))
    assert same_speaker(apart, "i. harin")
    assert not same_speaker(apart, "иван харин")
    assert not same_speaker("гарин", apart)
    assert last_name(apart) == last_name("иван гарин")


def test_a_name_is_not_told_as_one_whose_letters_may_be_anothers() -> None:
    assert keeps_its_letters("иван харин", "ivan harin")
    assert not keeps_its_letters("аркадий вельский", "arkady velsky")
    assert not keeps_its_letters("harin", "ivan harin")


RUSSIAN = "«Мы закроем мост и тридцать школ до конца недели»"
ENGLISH = "“We will close the bridge and thirty schools by the end of the week”"


def by(speaker: str, *, name: str, day: str | None = None) -> Reading:
    return told(ENGLISH if speaker.isascii() else RUSSIAN, f"{name}.txt", speaker=speaker, day=day)


def speakers(links: list[Utterance]) -> list[tuple[str, int]]:
    return sorted((link.speaker, len(link.statements)) for link in links)


def test_a_latin_name_joins_no_two_that_cyrillic_tells_apart() -> None:
    garin, kharin, harin = by("Иван Гарин", name="a"), by("Иван Харин", name="b"), by("Ivan Harin", name="c")
    assert speakers(utterances_of(garin, harin)) == [("Ivan Harin", 2)]
    assert speakers(utterances_of(kharin, harin)) == [("Ivan Harin", 2)]
    assert utterances_of(garin, kharin, harin) == []
    assert utterances_of(harin, kharin, garin) == []


def test_a_namesake_of_another_year_takes_no_tie_away() -> None:
    kharin, harin = by("Иван Харин", name="b"), by("Ivan Harin", name="c")
    namesake = by("Иван Гарин", name="a", day="2019-03-04")
    assert speakers(utterances_of(kharin, harin, namesake)) == [("Ivan Harin", 2)]


def test_what_one_script_has_twice_is_tied_all_the_same() -> None:
    readings = [by("Иван Гарин", name="a"), by("Иван Харин", name="b"), by("Ivan Harin", name="c")]
    again = [by("Ivan Harin", name="d"), by("Иван Гарин", name="e")]
    assert speakers(utterances_of(*readings, *again)) == [("Ivan Harin", 2), ("Иван Гарин", 2)]


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("джеймс уиткомб", "james whitcombe"),
        ("дельфина вальдман", "delphine waldmann"),
        ("маргерит сулье", "marguerite soulier"),
        ("йозеф линдтнер", "josef lindtner"),
        ("симона абади", "simone abadi"),
    ],
)
def test_a_foreign_name_as_russian_writes_it_by_ear(name: str, latin: str) -> None:
    assert known_in_latin([name, latin, "anna berg"]) == {name: latin}


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("валентин волков", ["valentina volkova"]),
        ("джеймс уиткомб", ["james whitcombe", "james wattkamb"]),
        ("уиткомб", ["whitcombe"]),
        ("ян ли", ["jan lee"]),
        ("анна холдейн", ["james haldane"]),
    ],
)
def test_what_may_be_another_name_is_not_told_in_latin_letters(name: str, latin: list[str]) -> None:
    assert known_in_latin([name, *latin]) == {}


def test_a_name_in_latin_letters_that_two_may_mean_is_neither_of_theirs() -> None:
    assert known_in_latin(["роберт холт", "руперт холт", "rupert holt"]) == {}


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("томас линд", "tomas lund"),
        ("марк беннет", "marek bond"),
        ("эмма стоун", "emma stein"),
        ("джон смит", "joan smith"),
        ("джоан смит", "john smith"),
    ],
)
def test_names_with_other_vowels_are_two(name: str, latin: str) -> None:
    assert known_in_latin([name, latin]) == {}


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("питер грин", "peter green"),
        ("майкл браун", "michael brown"),
        ("шон конри", "sean connery"),
        ("джон смит", "john smith"),
        ("джоан смит", "joan smith"),
    ],
)
def test_names_with_vowels_of_other_letters_are_one(name: str, latin: str) -> None:
    assert known_in_latin([name, latin]) == {name: latin}


def test_what_one_story_has_under_a_name_written_by_ear_is_one_utterance() -> None:
    readings = by("Rupert Haldane", name="a"), by("Руперт Холдейн", name="b")
    assert [count for _, count in speakers(in_one_story(*readings))] == [2]
    assert utterances_of(*readings) == []
