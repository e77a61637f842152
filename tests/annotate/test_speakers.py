"""Who stands behind an attribution, and through whom it came: golden texts and the rules they cannot show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.marked import cases, read_marked, speaker_lines

from firsthand.annotate.entities import entities
from firsthand.annotate.speakers import speakers
from firsthand.lexicon import read_table
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Entity, Mention, Span, Speaker, make_report, mark_id


@pytest.mark.parametrize(
    ("marked", "expected"), [case[1:] for case in cases("speakers")], ids=[c[0] for c in cases("speakers")]
)
def test_golden(marked: str, expected: list[str]) -> None:
    assert speaker_lines(read_marked(marked, outlet="Morning Ledger")) == expected


def test_each_attribution_has_one_speaker_that_points_at_it_and_at_an_entity() -> None:
    reading = read_marked(
        "{source.1:{person:Ane Holm}} {cue.1:said} {content.1:yes}. {source.2:He} {cue.2:said} {content.2:no}."
    )
    items, found = reading.of(Attribution), reading.of(Speaker)
    assert [speaker.attribution for speaker in found] == [mark_id(item) for item in items]
    known = {mark_id(entity): entity.name for entity in reading.of(Entity)}
    assert all(speaker.entity is None or known[speaker.entity] == speaker.name for speaker in found)


def test_a_quotation_does_not_go_on_after_somebody_else_spoke() -> None:
    marked = (
        "{content.1:“Yes,”} {source.1:{person:Ane Holm}} {cue.1:said}.\n\nThe room fell silent for a long while, and "
        "then the clerk rose and read out the list of names.\n\n{content.2:“No.”}"
    )
    assert [speaker.name for speaker in read_marked(marked).of(Speaker)] == ["Ane Holm", None]


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("Schools tsar {person:Ane Holm} joined the debate on phones.", "she", "Ane Holm"),
        ("Judge {person:Ane Holm} addressed the former mayor in court.", "she", "Ane Holm"),
        ("The head of the growers' union, {person:Ane Holm}, opened the vintage.", "she", "Ane Holm"),
        ("{person:Port Blues} captain {person:Rolf Birk} is 31.", "he", "Rolf Birk"),
        ("{person:Rolf Birk}, who chairs the grid operator {person:Stromnet}, faced the cameras.", "he", "Rolf Birk"),
        ("{person:Rolf Birk} denies it.", "he", "Rolf Birk"),
        ("The mayor thanked {person:Rolf Birk}, and the former clerk greeted {person:Jan Lom}.", "he", None),
        ("{person:Rolf Birk} was there, and the mayor spoke.", "he", None),
    ],
)
def test_who_a_pronoun_takes_up(before: str, pronoun: str, name: str | None) -> None:
    marked = f"{before} {{content.1:“I did not touch her,”}} {{source.1:{pronoun}}} {{cue.1:said}} on Tuesday."
    assert read_marked(marked).of(Speaker)[-1].name == name


@pytest.mark.parametrize(
    ("before", "words", "name"),
    [
        ("{person:Ane Holm} will not take the blame.", "the 58-year-old", "Ane Holm"),
        ("{person:Ane Holm}, 58, will not take the blame.", "the 58-year-old", "Ane Holm"),
        ("{person:Ane Holm} has no wish to leave the yard.", "the Belgian", "Ane Holm"),
        ("{person:Ane Holm}, 58, owns a boat. {person:Rolf Birk} has two.", "the 58-year-old", "Ane Holm"),
        ("{person:Ane Holm}, 40, will not take the blame.", "the 58-year-old", "the 58-year-old"),
        ("{person:Ane Holm} met {person:Jan Lom}, and {person:Rolf Birk} left.", "the 58-year-old", "the 58-year-old"),
        ("A driver was hurt. {person:Ane Holm} came to the yard.", "the 58-year-old", "the 58-year-old"),
        ("{person:Ane Holm} will not take the blame.", "the 15-year-old", "the 15-year-old"),
        ("{person:Ane Holm} will not take the blame.", "the mayor", "the mayor"),
        ("{person:Ane Holm} beat the Belgian on Monday.", "the Belgian", "the Belgian"),
        ("{person:Rolf Birk} told the court of the chase.", "the 19-year-old suspect", "the 19-year-old suspect"),
        ("{person:Rolf Birk} told the meeting of the deal.", "the French", "the French"),
    ],
)
def test_who_is_taken_up_by_age_or_country(before: str, words: str, name: str) -> None:
    marked = f"{before} {{content.1:“I did not touch it,”}} {{source.1:{words}}} {{cue.1:said}} on Tuesday."
    assert read_marked(marked).of(Speaker)[-1].name == name


@pytest.mark.parametrize(
    ("before", "words", "name"),
    [
        ("{person:Ane Holm} tied up at the quay.", "the former striker", "Ane Holm"),
        ("{person:Ane Holm} climbed on a crate.", "the chief engineer of the water board", "Ane Holm"),
        ("{person:Ane Holm} climbed on a crate.", "the engineers", "the engineers"),
        ("{person:Ane Holm} told parliament.", "the minister", "the minister"),
        ("Mayor {person:Ane Holm} climbed on a crate.", "the former striker", "the former striker"),
        ("{person:Ane Holm} of the union climbed on a crate.", "the former striker", "the former striker"),
        ("{person:Ane Holm} met {person:Jan Lom}.", "the former striker", "the former striker"),
        ("{person:Holm} tied up at the quay.", "the former striker", "the former striker"),
        ("A clerk wept. {person:Ane Holm} tied up.", "the former striker", "the former striker"),
        ("{person:Jan Lom} left at noon. It rained. It poured. {person:Ane Holm} rose.", "the vet", "the vet"),
        ("{person:Ane Holm} rose. It rained. It poured. It hailed.", "the vet", "the vet"),
        ("Gov. {person:Ane Holm} climbed on a crate, clerk {person:Jan Lom} beside her.", "the governor", "Ane Holm"),
        ("Dr {person:Ane Holm} and clerk {person:Jan Lom} were there.", "the doctor", "Ane Holm"),
        ("Dr {person:Ane Holm} and clerk {person:Jan Lom} were there.", "the family doctor", "the family doctor"),
        (
            "The commander of the southern coastguard, {person:Ane Holm}, saw {person:Jan Lom}.",
            "the commander",
            "Ane Holm",
        ),
        ("The mother of the mayor, {person:Ane Holm}, saw {person:Jan Lom}.", "the mayor", "the mayor"),
        ("The boy's mother, {person:Ane Holm}, saw {person:Jan Lom}.", "the boy", "the boy"),
    ],
)
def test_whom_a_role_takes_up(before: str, words: str, name: str) -> None:
    marked = f"{before} {{content.1:“I did not touch it,”}} {{source.1:{words}}} {{cue.1:said}} on Tuesday."
    assert read_marked(marked).of(Speaker)[-1].name == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Judge {person:Rolf Birk} rose. {content.1:The captain never left the bridge}, {source.1:he} {cue.1:said}.",
         "Rolf Birk"),
        ("Mayor {person:Rolf Birk} rose. {content.1:{person:Rathkeel} would close by May}, {source.1:he} {cue.1:said}.",
         "Rolf Birk"),
        ("{content.1:{person:Rolf Birk} is going to sue}, {source.1:he} {cue.1:said}.", "Rolf Birk"),
        ("{content.1:No}, {source.1:{person:Ane Om}} {cue.1:said}. {content.2:It is his}, {source.2:she} {cue.2:said}.",
         "Ane Om"),
        ("Coach {person:Rolf Birk} left. {source.1:Birk} {cue.1:countered} {content.1:that it rained}.", "Rolf Birk"),
        ("{content.1:“North,”} {source.1:mine manager {person:Rolf Birk}} {cue.1:said}.", "Rolf Birk"),
    ],
)  # fmt: skip
def test_who_said_what_is_not_in_the_words(marked: str, name: str) -> None:
    assert read_marked(marked).of(Speaker)[-1].name == name


def test_a_minister_taken_for_a_body_is_a_person_unless_that_is_sure() -> None:
    text = "Six weeks lie ahead, Energy Minister Tripp has announced."
    span = Span(text.index("Tripp"), text.index("Tripp") + 5)
    for p, kind in ((0.9, "person"), (0.97, "body")):
        reading = Reading(make_report(text, "any.txt"), [Mention(span=span, kind="body", p=p)])
        reading.add(entities.run(reading))
        assert [entity.kind for entity in reading.of(Entity)] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("We asked Commissioner Ezeiru.", "person"), ("Arkady Vesnin, who flew, rested.", "person"),
     ("We asked in Ezeiru.", "place"), ("Arkady Vesnin, which burns, smokes.", "place")],
)  # fmt: skip
def test_an_unsure_place_with_an_office_or_who_is_somebody(text: str, kind: str) -> None:
    name = "Ezeiru" if "Ezeiru" in text else "Arkady Vesnin"
    span = Span(text.index(name), text.index(name) + len(name))
    reading = Reading(make_report(text, "any.txt"), [Mention(span=span, kind="place", p=0.6)])
    reading.add(entities.run(reading))
    assert [entity.kind for entity in reading.of(Entity) if entity.name == name] == [kind]


@pytest.mark.parametrize("table", ["agencies", "monitors"])
def test_each_name_is_one_body_and_has_a_source(table: str) -> None:
    rows = read_table(table)
    names = [name for row in rows for name in (row["name"], *filter(None, row["aliases"].split(";")))]
    assert len(set(names)) == len(names)
    assert all(row["source"].startswith("http") for row in rows)


@given(st.text(max_size=60), st.lists(st.integers(0, 60), min_size=6, max_size=6))
def test_no_text_raises(text: str, at: list[int]) -> None:
    cuts = sorted(min(i, len(text)) for i in at)
    source, cue, content = (Span(cuts[i], cuts[i + 1]) for i in (0, 2, 4))
    if content.start == content.end:
        return
    item = Attribution(span=Span(source.start, content.end), content=(content,), cue=cue, source=source, style="direct")
    reading = Reading(make_report(text, "any.txt"), [item])
    reading.add(entities.run(reading))
    assert len(list(speakers.run(reading))) == 1
