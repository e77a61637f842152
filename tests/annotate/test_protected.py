"""Who must not be named: golden texts, requests in many wordings, and what is no request."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.marked import cases, protected_lines, read_marked

from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.protected import masks, protected
from firsthand.annotate.protected.masks import places_of
from firsthand.annotate.protected.requests import find_requests
from firsthand.lexicon import read_table
from firsthand.lexicon.requests import BID, CAPITAL, english_rows
from firsthand.pipeline import annotate
from firsthand.stage import Reading
from firsthand.vocabulary import Entity, Mark, Mention, Protected, Span, make_report


@pytest.mark.parametrize(
    ("marked", "expected"), [case[1:] for case in cases("protected")], ids=[c[0] for c in cases("protected")]
)
def test_golden(marked: str, expected: list[str]) -> None:
    assert protected_lines(read_marked(marked)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "He requested that the station not utilize his complete identify, fearing for his kin.",
        "She asked that solely her first identify be used.",
        "A guard spoke on condition of anonymity because he feared for his job.",
        "A guard talked on situation of namelessness.",
        "The driver, whose name is being withheld, left at dawn.",
        "He gave only his first name.",
        "She did not want to be named.",
        "Her name has been changed.",
        "Mirna is not her real name.",
        "He declined to be identified.",
        "They wished to remain nameless.",
        "She would not give her surname.",
        "The newspaper is not publishing his family name because he is a minor.",
        "The nurse, identified only as L., spoke through a door.",
        "He insisted that his identity be concealed.",
        "The names of some people in this story were altered to protect their identity; her name was changed.",
        "She begged the reporter to hide her identity.",
        "Speaking anonymously, a clerk said the books were false.",
        "He agreed to talk provided that his true name was not printed.",
        "We are not naming her for her safety.",
        "Jory is a pseudonym.",
        "She refused to share her last name with the station.",
        "He wouldn’t give his identify.",
        "Both asked to be identified by their first names only.",
        "She spoke to us in confidence.",
        "He told the station off-the-record that it was cold.",
        "He spoke off the record.",
        "She spoke under an assumed name.",
        "He asked to be called Mira.",
        "It was agreed that her name would not appear.",
        "“No,” said Mira Reuel (name changed).",
        "Mira, as we shall call her, wept.",
        "The Courier is calling her Mira Reuel to protect her.",
        "“No,” said Mira Reuel, a name we have given her.",
        "Mira Reuel is not her name.",
        "A court order bans the naming of the woman.",
        "She cannot be named.",
        "He may not be named.",
        "The talk was not for attribution.",
        "We called her Mira Reuel.",
        "We have called her Mira Reuel.",
        "“No,” said the nurse, whom we are calling Mira Reuel.",
        "“No,” said the nurse, whom we have named Mira Reuel.",
        "We’ll call her Mira Reuel.",
        "Let's call her Mira Reuel.",
        "Call her Mira Reuel.",
        "We have given her the name Mira.",
        "The Courier agreed to refer to her as Mira Reuel.",
        "She spoke on background.",
        "She would talk only if her name was left out.",
        "She asked that her name be kept out of the paper.",
        "She wished to keep her name out of print.",
    ],
)
def test_a_request_is_found_in_any_wording(sentence: str) -> None:
    assert find_requests(Layout(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said the new bridge would be named after a poet.",
        "She asked for the name of the river.",
        "The company changed its brand name in May.",
        "He said he had never heard the name before he came to town.",
        "The council asked residents to name the square.",
        "A full list of the members was published on Monday.",
        "He wanted to be first, and he was.",
        "She said with confidence that the record would stand.",
        "He asked to be heard in the vote of confidence.",
        "She told us what we call the river, and the school will not be named after a poet.",
        "We called her on Monday, and we call it a day.",
        "He said the fire broke out on a background of neglect.",
        "She kept the dog out of the house and named it Rex.",
    ],
)
def test_a_sentence_about_names_is_no_request(sentence: str) -> None:
    assert not find_requests(Layout(sentence))


@pytest.mark.parametrize(
    ("words", "minor"),
    [
        ("{person:Mira Reuel} is 15. She left.", True),
        ("{person:Mira Reuel} turned sixteen in May.", True),
        ("{person:Mira Reuel}, who turns 18 next month, left.", True),
        ("The seventh-grader {person:Mira Reuel} left.", True),
        ("The pupil {person:Mira Reuel} left.", True),
        ("{person:Mira Reuel} has just turned 13.", True),
        ("{person:Mira Reuel}, who will be 18 in May, left.", True),
        ("{person:Mira Reuel}, who is not yet 18, left.", True),
        ("{person:Mira Reuel}, still 17, left.", True),
        ("{person:Mira Reuel}, 17 months, was found.", True),
        ("{person:Mira Reuel}, a Year 9 student at Lomm High, left.", True),
        ("{person:Mira Reuel}, a ninth-grade student, left.", True),
        ("High school student {person:Mira Reuel} left.", True),
        ("{person:Mira Reuel}, from class 4B, left.", True),
        ("{person:Mira Reuel}, in her final year of primary school, left.", True),
        ("{person:Mira Reuel} celebrated her 12th birthday.", True),
        ("{person:Mira Reuel} left, days before her 18th birthday.", False),
        ("{person:Mira Reuel}, days before her 18th birthday, left.", True),
        ("{person:Mira Reuel} celebrated her 30th birthday.", False),
        ("{person:Mira Reuel}, a high school teacher, left.", False),
        ("{person:Mira Reuel}, in her 15th year as mayor, left.", False),
        ("{person:Mira Reuel}, 15 years after the flood, left.", False),
        ("{person:Mira Reuel}, two days later, left.", False),
        ("{person:Mira Reuel}, who is just 18, left.", False),
        ("{person:Mira Reuel} is 18. She left.", False),
        ("{person:Mira Reuel} is 15 points ahead.", False),
        ("{person:Mira Reuel} is one of nine, and turned 15 pages.", False),
        ("{person:Mira Reuel}, who was 14 when the war began, left.", False),
    ],
)
def test_a_child_is_told_by_age_or_class(words: str, *, minor: bool) -> None:
    lines = protected_lines(read_marked(words))
    assert [line for line in lines if "minor" in line] == lines
    assert bool(lines) is minor


def test_a_child_is_told_by_the_age_of_a_pronoun_and_called_a_teenager() -> None:
    for text in (
        "Mira Reuel lives in Lomm. She is 15. “They left,” she said.",
        "Mira Reuel, a teenager, said they left.",
    ):
        marks = list(annotate(make_report(text, "a.txt", language="en"), problems=[]).of(Protected))
        assert [(mark.name, mark.reason) for mark in marks] == [("Mira Reuel", "minor")]


def test_a_public_role_is_not_hidden() -> None:
    text = "{source.1:President {person:Dravec}} {cue.1:said} {content.1:he asked not to be named in the film}."
    assert protected_lines(read_marked(text)) == []


def test_every_class_of_the_rows_has_words() -> None:
    rows = read_table("anonymity")
    told = {row["class"] for row in rows} | {*CAPITAL, *BID}
    assert told >= {name for row in english_rows() for name in row.classes}
    assert len({(row["word"], row["class"]) for row in rows}) == len(rows)


def test_the_mask_holds_every_place_of_the_name() -> None:
    text = "ANSEL SPEAKS\n\n{source.1:{person:Ansel}, a driver,} {cue.1:says} {content.1:no}. Ansel’s bus. “Ansel!”"
    (mark,) = read_marked(text).of(Protected)
    assert [span.start for span in mark.mask] == sorted(span.start for span in mark.mask)
    masked = "".join(
        c for i, c in enumerate(read_marked(text).text) if not any(s.start <= i < s.end for s in mark.mask)
    )
    assert "ansel" not in masked.lower()


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3))
def test_no_text_raises(text: str, bounds: list[tuple[int, int]]) -> None:
    mentions = [Mention(span=Span(a, b), kind="person") for a, b in bounds if a < b <= len(text)]
    reading = Reading(make_report(text, "any.txt"), mentions)
    assert all(mark.mask for mark in protected.run(reading) if isinstance(mark, Protected))


@pytest.mark.parametrize("sign", ["²", "½", "②", "Ⅷ", "٣", "①②"])
@pytest.mark.parametrize("text", ["Jonna, {}, left.", "{}-year-old Jonna left.", "Jonna ({}) left."])
def test_any_number_beside_a_name_is_read(text: str, sign: str) -> None:
    told = text.replace("{}", sign)
    span = Span(told.index("Jonna"), told.index("Jonna") + 5)
    jonna = Entity(span=span, name="Jonna", kind="person", named=True, mentions=(span,))
    marks: list[Mark] = [Mention(span=span, kind="person"), jonna]
    list(protected.run(Reading(make_report(told, "any.txt"), marks)))


def test_masks_look_each_name_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def counted(text: str, words: str, starts: masks.Starts) -> Iterator[Span]:
        for span in places_of(text, words, starts):
            looked.append(words)
            yield span

    monkeypatch.setattr(masks, "places_of", counted)
    names = [f"Olga B{a}l{b}n" for a in "aeiou" for b in "aeiou"]
    text = "\n".join(f"{name} asked not to be named. {name.split()[1]} left." for name in names)
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in names}
    people = [Entity(span=s, name=n, kind="person", named=True, mentions=(s,)) for n, s in spans.items()]
    reading = Reading(make_report(text, "any.txt"), [Mention(span=s, kind="person") for s in spans.values()])
    reading.add(people)
    found = [mark for mark in protected.run(reading) if isinstance(mark, Protected)]
    assert [len(mark.mask) for mark in found] == [2] * len(names)
    assert len(looked) == 2 * len(names)
