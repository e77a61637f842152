"""People, bodies and places, each once: golden texts, the words known, and what must always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.marked import cases, entity_lines, read_marked

from firsthand.annotate.entities import entities
from firsthand.annotate.entities.bodies import acronym_of
from firsthand.annotate.entities.known import plural_of, role_of
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.people import name_tokens, same_full_name
from firsthand.lexicon import read_table
from firsthand.stage import Reading
from firsthand.vocabulary import Entity, Mention, Span, Speaker, make_report


@pytest.mark.parametrize(
    ("marked", "expected"), [case[1:] for case in cases("entities")], ids=[c[0] for c in cases("entities")]
)
def test_golden(marked: str, expected: list[str]) -> None:
    assert entity_lines(read_marked(marked), "person", "body") == expected


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Ane Holm", "Ane M. Holm", True),
        ("A. Holm", "Ane Holm", True),
        ("Ane Holm", "Ida Holm", False),
        ("Ane Holm", "Ane Lund", False),
    ],
)
def test_two_full_names(left: str, right: str, same: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert same_full_name(name_tokens(left), name_tokens(right)) is same


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("President Ane Holm", ("ane", "holm")),
        ("Ane Holm’s", ("ane", "holm")),
        ("Mr. Holm", ("holm",)),
        ("Ane Holm Jr.", ("ane", "holm")),
        ("Holm, QC", ("holm",)),
    ],
)
def test_the_words_of_a_name(name: str, tokens: tuple[str, ...]) -> None:
    assert name_tokens(name) == tokens


def test_an_acronym_is_read_with_and_without_small_words() -> None:
    assert acronym_of("Board of Coastal Safety") == {"BCS", "BOCS"}


@pytest.mark.parametrize("word", ["express", "illness", "specimen", "mattress"])
def test_what_is_nobody(word: str) -> None:
    assert role_of(word) is None


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("spokesman", "spokesmen"),
        ("secretary", "secretaries"),
        ("attorney general", "attorneys general"),
        ("child", "children"),
    ],
)
def test_a_role_in_the_plural(one: str, many: str) -> None:
    role = role_of(many)
    assert plural_of(one) == many
    assert role
    assert role.plural
    assert role.word == one


@pytest.mark.parametrize(
    ("table", "key", "values"),
    [
        ("roles", ("word",), {"kind": {"title", "office", "fame", "trade", "kin", "person"}, "gender": {"f", "m", ""}}),
        ("pronouns", ("form",), {"person": {"1", "2", "3"}, "gender": {"f", "m", "n", ""}}),
        ("bodies", ("word",), {}),
        ("demonyms", ("adjective",), {}),
        ("seats", ("seat",), {}),
        ("mononyms", ("name",), {}),
    ],
)
def test_a_lexicon_has_each_key_once_and_known_values(
    table: str, key: tuple[str, ...], values: dict[str, set[str]]
) -> None:
    rows = read_table(table)
    assert len({tuple(row[column].lower() for column in key) for row in rows}) == len(rows)
    for column, allowed in values.items():
        assert {row[column] for row in rows} <= allowed


def test_seats_and_groups_point_at_what_exists() -> None:
    groups = {row["group"] for row in read_table("roles")}
    countries = {row["country"] for row in read_table("demonyms")}
    for row in read_table("seats"):
        assert row["office"] in groups
        assert row["country"] in countries | {"Vatican"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Holm’s 15,000 boats", ["Holm", "’s", "15,000", "boats"]),
        ("a 12-year-old’s OVD-Info", ["a", "12-year-old", "’s", "OVD-Info"]),
        ("in the 1990s, U.S. Sen. Holm", ["in", "the", "1990s", ",", "U.S.", "Sen.", "Holm"]),
        ("who’ve left didn’t", ["who", "’ve", "left", "didn’t"]),
    ],
)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert [word.text for word in Layout(text).words] == words


MARKS = st.lists(
    st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from(["person", "body", "place"])), max_size=5
)


@given(st.text("Ane Holm’s she,.\n“” the mayor", max_size=80), MARKS)
def test_mentions_lie_in_the_text_and_belong_to_one_entity(text: str, marks: list[tuple[int, int, str]]) -> None:
    mentions = [_mention(a, b, kind) for a, b, kind in marks if a < b <= len(text)]
    found = _entities(text, mentions)
    spans = [span for entity in found for span in entity.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert len(set(spans)) == len(spans)
    assert all(entity.span in entity.mentions for entity in found)


def test_text_in_front_only_shifts_the_spans() -> None:
    marked = "Mayor {person:Ane Holm} spoke. She left. {person:Holm}’s car stayed."
    before, after = read_marked(marked), read_marked(f"It rained.\n\n{marked}")
    moved = [span.shifted(12) for entity in before.of(Entity) for span in entity.mentions]
    assert moved == [span for entity in after.of(Entity) for span in entity.mentions]


def _mention(start: int, end: int, kind: str) -> Mention:
    return Mention(span=Span(start, end), kind="person" if kind == "person" else "body" if kind == "body" else "place")


def _entities(text: str, mentions: list[Mention]) -> list[Entity]:
    reading = Reading(make_report(text, "any.txt"), mentions)
    return [mark for mark in entities.run(reading) if isinstance(mark, Entity)]


def test_a_child_is_nobody_who_is_called_otherwise() -> None:
    reading = read_marked(
        "{content.1:“I will go myself,”} {source.1:the chairman} {cue.1:said}. He smiled. "
        "{source.2:The boy, whose name is withheld,} {cue.2:told} us {content.2:it was loud}."
    )
    assert [speaker.name for speaker in reading.of(Speaker)] == ["the chairman", "The boy"]


@pytest.mark.parametrize(
    ("marked", "called"),
    [
        ("{source.1:A girl} named the attacker as {person:Jan Holm}, {cue.1:saying} {content.1:he ran}.", set()),
        ("{source.1:A girl} identified her attacker as {person:Jan Holm} and {cue.1:said} {content.1:he ran}.", set()),
        ("{source.1:A girl} named the woman as {person:Jan Holm}, {cue.1:saying} {content.1:she ran}.", set()),
        ("{source.1:A girl}, identified only as {person:Mira}, {cue.1:said} {content.1:he ran}.", {"Mira"}),
        ("{source.1:A girl} named by the police as {person:Mira} {cue.1:said} {content.1:he ran}.", {"Mira"}),
    ],
)
def test_who_is_named_by_somebody_is_somebody_else(marked: str, called: set[str]) -> None:
    reading = read_marked(marked)
    told = {name for name in ("Jan Holm", "Mira") if name in reading.text}
    girl = next(one for one in reading.of(Entity) if any(span.of(reading.text) == "A girl" for span in one.mentions))
    assert {span.of(reading.text) for span in girl.mentions} & told == called
