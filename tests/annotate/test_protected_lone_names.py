"""A source told by one name: withheld, unless it is nobody's given name and the report says who speaks in public."""

import pytest
from tests.annotate.marked import protected_lines, read_marked

from firsthand.annotate.protected.family_names import is_family_name
from firsthand.annotate.protected.given_names import is_given_name, may_be_double_given_name, may_be_given_name
from firsthand.lexicon import read_table

GIVEN = (
    *("Aisulu", "Tjaša", "Ngozi", "Oyunbileg", "Nomthandazo", "Xochitl", "Sorcha", "Zviad", "Hripsime", "Gulchehra"),
    *("Siranush", "Małgorzata", "Gudrun", "Ulbolsyn", "Zebo", "Ifeoluwa", "Khadija", "Parisa", "Shoshana", "Dilnoza"),
    *("Miglė", "Ildikó", "Yevheniia", "Jyoti", "Chukwuemeka", "Aisuluu", "Oyunbilig", "Sunhee", "Trang", "Wiremu"),
    *(
        "Hiwot",
        "Aissatou",
        "Falmata",
        "Tuyishime",
        "Xiomara",
        "Phulmani",
        "Nekane",
        "Pilunnguaq",
        "Spogmai",
        "Rumbidzai",
    ),
)
"""Given names of many peoples; two of them in a spelling that no table has."""

FAMILY = ("Marrant", "Taurangi", "Bhandarkar", "Penhall", "Shchuravsky", "Mwakyusi")
"""Names that no table has."""

PUBLIC = (
    "{source.1:Senior Sergeant {person:N}} {cue.1:said} {content.1:the road was shut}.",
    "{source.1:{person:N}} {cue.1:told} a press conference on Monday {content.1:that it had opened}. She smiled.",
    "{source.1:{person:N}} {cue.1:told} shareholders on Friday {content.1:that she had signed it}. She paused.",
    "{source.1:{person:N}, who heads the division,} {cue.1:said} {content.1:the bridge would open}. She left.",
    "{source.1:{person:N}, who ran the Ostrel Institute,} {cue.1:said} {content.1:it had closed}. She left.",
    "{person:N} was sentenced on Tuesday. {source.1:{person:N}} {cue.1:said} {content.1:she would appeal}. She left.",
    "Testifying before a senate panel, {source.1:{person:N}} {cue.1:said} {content.1:staff had gone}. She left.",
)

PRIVATE = (
    "{source.1:{person:N}} {cue.1:testified} on Friday {content.1:that she had signed the order}. She paused.",
    "{source.1:{person:N}} {cue.1:told} the court {content.1:that the guards took her phone}. She paused.",
    "{source.1:{person:N}, who heads the division,} {cue.1:told} a girlfriend {content.1:it was cold}. She left.",
    "{source.1:{person:N}} {cue.1:said} {content.1:the water came at night}. She lost her car.",
    "{source.1:{person:N}, a resident,} {cue.1:said} {content.1:the water came at night}.",
    "{source.1:{person:N}} {cue.1:told} this reporter {content.1:that the mine had shut}. She left.",
    "{source.1:{person:N}} {cue.1:told} reporters {content.1:that she had walked for days}. She wept.",
    "{source.1:{person:N}, who runs a bakery,} {cue.1:said} {content.1:flour was dear}. She closed.",
    "{source.1:{person:N}, who runs a small shop in Camp Ostrel,} {cue.1:said} {content.1:flour was dear}. She closed.",
    "{source.1:{person:N}, who leads a group for survivors,} {cue.1:said} {content.1:help was late}. She left.",
    "{source.1:{person:N}, who heads a household of nine,} {cue.1:said} {content.1:help was late}. She left.",
    "{source.1:{person:N}, who founded a blog,} {cue.1:said} {content.1:nobody read it}. She left.",
    "{source.1:{person:N}} {cue.1:testified} {content.1:that her husband had beaten her}. She wept.",
    "The survivors spoke. {source.1:{person:N}} {cue.1:told} the court {content.1:she was held}. She wept.",
    "{source.1:{person:N}} {cue.1:told} a press conference of asylum seekers {content.1:that the boat sank}. She wept.",
    "A whistleblower came. {source.1:{person:N}} {cue.1:told} a committee {content.1:the books were false}. She left.",
    "{source.1:{person:N}} {cue.1:told} the court {content.1:that she asked not to be named}. She left.",
    "The trial was of trafficking. {source.1:{person:N}} {cue.1:testified} {content.1:he took her papers}. She wept.",
    "{source.1:Sergeant {person:N}} {cue.1:said} {content.1:the trench fell}. The call sign is all he gives. He left.",
    "{source.1:{person:N}} {cue.1:told} a briefing {content.1:the town was empty}. First names only. She left.",
    "{source.1:{person:N}, 15,} {cue.1:told} a press conference {content.1:that the school was cold}. She left.",
    "{source.1:{person:N}, a mother of two,} {cue.1:told} the inquiry {content.1:that the line was dead}.",
    (
        "{source.1:{person:N}, a driver,} {cue.1:told} a press conference {content.1:that it was cold}. "
        "{source.2:{person:Ngozi}, a driver,} {cue.2:said} {content.2:she froze}. She left."
    ),
    "{source.1:{person:N}} {cue.1:told} the court {content.1:that it was cold}. She had fled the town.",
    "{source.1:{person:N}} {cue.1:told} lawmakers {content.1:“I was cut when I was nine”}. She left.",
    "{source.1:{person:N}} {cue.1:told} senators {content.1:“He’d locked me in.”} She left. He was never found.",
    "{source.1:{person:N}} {cue.1:told} the committee of judges {content.1:that the man had a knife}. She left.",
    "{source.1:{person:N}} {cue.1:told} lawmakers {content.1:that the guards laughed}. She had been in prison.",
    "“Ask the press conference,” {source.1:{person:N}} {cue.1:said} {content.1:with a shrug}. She left.",
)


@pytest.mark.parametrize("sentence", PUBLIC)
@pytest.mark.parametrize("name", GIVEN)
def test_a_given_name_stays_withheld_wherever_one_speaks(sentence: str, name: str) -> None:
    assert _withheld(sentence, name)


@pytest.mark.parametrize("sentence", PRIVATE)
@pytest.mark.parametrize("name", ["Marrant", "Aisulu", "Mwakyusi"])
def test_a_private_person_stays_withheld_whatever_the_name(sentence: str, name: str) -> None:
    assert _withheld(sentence, name)


@pytest.mark.parametrize("sentence", PUBLIC)
@pytest.mark.parametrize("name", FAMILY)
def test_a_family_name_of_who_speaks_in_public_is_shown(sentence: str, name: str) -> None:
    assert not _withheld(sentence, name)


def test_a_double_name_is_a_family_name_where_neither_half_may_be_given() -> None:
    sentence = "{source.1:{person:N}} {cue.1:said} {content.1:the bridge would open}. She left."
    assert not _withheld(sentence, "Penhall-Marrant")
    assert all(
        _withheld(sentence, name) for name in ("Anne-Penhall", "Hye-jin", "Mei-Ling", "Penhall-Ngozi", "Thu-Xyq")
    )


def test_the_table_of_given_names() -> None:
    rows = [row["name"] for row in read_table("given_names")]
    assert len(rows) == len(set(rows)) > 20_000
    assert all(name.isascii() and name.isalpha() and name == name.lower() for name in rows)


def test_a_given_name_is_known_with_and_without_its_signs() -> None:
    assert all(map(is_given_name, ("Tjaša", "Tjasa", "Łukasz", "Ayşe", "Søren", "Anne-Marie")))
    assert all(
        map(
            may_be_given_name,
            ("Aisuluu", "Mo", "玲", "Zuzu", "Enkhgerel", "Rahimullah", "Ndinelao", "Gangamma", "Tesfahiwot"),
        )
    )
    assert not any(map(may_be_given_name, FAMILY))
    assert may_be_double_given_name("Anna-Lena-Marie")


def test_a_given_name_with_the_ending_of_a_family_name_is_withheld() -> None:
    assert is_family_name("Jasenko")
    assert _withheld("{source.1:{person:N}, a driver,} {cue.1:said} {content.1:the bridge was shut}.", "Jasenko")


def test_every_word_of_public_speech_stands_once() -> None:
    rows = [(row["class"], row["words"]) for row in read_table("public_speech")]
    assert len(rows) == len(set(rows))
    assert all(words == words.lower() for _, words in rows)


def _withheld(sentence: str, name: str) -> bool:
    lines = protected_lines(read_marked(sentence.replace("{person:N}", f"{{person:{name}}}")))
    return any(line.split(" | ")[0] == name for line in lines)
