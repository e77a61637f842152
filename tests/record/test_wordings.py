"""What the record tells of each wording: fullest, earliest, whom it credits, what it leaves out; from texts to rows."""

from pathlib import Path

import msgspec
import pytest

import firsthand as fh
from firsthand.cli.lines import utterance_lines
from firsthand.present.export.as_jsonld import utterance_node
from firsthand.record.ask import Ask
from firsthand.record.ask.wordings import fullest_of
from firsthand.record.rows import UtteranceRow

ORIGINAL = """date 2031-05-12
Мост через Ленгу откроют в мае

ВЕЛЬМАР, 12 мая (Вестник Вельмара). — «Мы откроем мост через Ленгу двадцатого мая, если вода не поднимется выше трёх метров, и паром больше не понадобится», — сказал мэр Вельмара Олег Тарасов в понедельник на встрече с жителями.
"""  # noqa: E501
TRANSLATED = """date 2031-05-12
Lenga bridge to open this month, mayor says

VELMAR, May 12 — “We will open the bridge over the Lenga on May 20, unless the water rises above three metres, and the ferry will no longer be needed,” Mayor Oleg Tarasov said on Monday.

Translated from Russian by Anna Berg.
"""  # noqa: E501
AGAIN = """date 2031-05-13
Velmar's ferry has had its day

“On May 20 we are opening the bridge across the Lenga, if the water does not climb over three metres, and there will be no more need of a ferry,” the mayor of Velmar, Oleg Tarasov, said on Monday, speaking through an interpreter.
"""  # noqa: E501
CUT = """date 2031-05-13
Bridge opens on May 20

“We will open the bridge over the Lenga on May 20, and the ferry will no longer be needed,” Mayor Oleg Tarasov told the Ansel Courier on Monday.
"""  # noqa: E501
PILE = {"original": ORIGINAL, "translated": TRANSLATED, "again": AGAIN, "cut": CUT}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder = tmp_path_factory.mktemp("wordings")
    for name, text in PILE.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return fh.read(sorted(folder.glob("*.txt")), record=Path(folder / "pile.db")).ask


def utterance(ask: Ask) -> UtteranceRow:
    (row,) = ask.utterances()
    return row


def test_each_translation_has_its_own_credit(ask: Ask) -> None:
    credited = {one.report: [(c.kind, c.by, c.text) for c in one.credits] for one in utterance(ask).statements}
    assert credited == {
        "original.txt": [],
        "translated.txt": [("translation", "Anna Berg", "Translated from Russian by Anna Berg")],
        "again.txt": [("translation", None, "through an interpreter")],
        "cut.txt": [("outlet", "Ansel Courier", "told the Ansel Courier")],
    }


def test_a_cut_is_told_beside_the_wording_that_makes_it(ask: Ask) -> None:
    changes = {one.report: one.changes for one in utterance(ask).statements if one.changes}
    assert list(changes) == ["cut.txt"]
    (change,) = changes["cut.txt"]
    assert (change.kind, change.at.text) == ("fusion", "20, and")
    assert (change.left_out.report, change.left_out.text) == (
        "translated.txt",
        "unless the water rises above three metres",
    )
    assert change.turns is not None
    assert change.turns.text == "unless"
    assert change.because in utterance(ask).because


def test_every_place_holds_the_words_that_the_row_gives(ask: Ask) -> None:
    statements = utterance(ask).statements
    places = [
        *(credit for one in statements for credit in one.credits),
        *(place for one in statements for change in one.changes for place in (change.at, change.left_out)),
    ]
    assert len(places) == 5
    for place in places:
        assert ask.reader_text(place.report_id).report.text[place.start : place.end] == place.text


def test_the_wordings_of_the_first_day_and_the_fullest_are_marked(ask: Ask) -> None:
    statements = utterance(ask).statements
    assert {one.report for one in statements if one.earliest} == {"original.txt", "translated.txt"}
    assert [one.report for one in statements if one.fullest] == ["again.txt"]


def test_the_one_statement_is_the_same_row_by_its_id(ask: Ask) -> None:
    row = utterance(ask)
    assert msgspec.to_builtins(ask.utterance(row.id)) == msgspec.to_builtins(row)


def test_the_list_for_people_tells_credits_and_cuts(ask: Ask) -> None:
    lines = [words for _, words, _ in utterance_lines(utterance(ask))]
    assert "A translation, as the report says: “Translated from Russian by Anna Berg”" in lines
    assert any(line.endswith("between, which changes the sense.") for line in lines)


def test_linked_data_names_the_translator_and_what_is_left_out(ask: Ask) -> None:
    node = utterance_node(utterance(ask), {})
    wordings = node["schema:workExample"]
    assert [one["schema:translator"] for one in wordings if one["schema:translator"]] == [
        [{"type": "schema:Thing", "schema:name": "Anna Berg"}],
    ]
    assert [change["firsthand:leftOut"] for one in wordings for change in one["firsthand:changes"] or ()] == [
        "unless the water rises above three metres"
    ]
    assert [len(one["firsthand:credits"] or ()) for one in wordings].count(1) == 3


def test_the_fullest_is_told_within_a_language() -> None:
    said = "мы откроем мост в мае и закроем паром".split()
    english = "we will open the bridge in the month of May".split()
    cut = [("CYRILLIC", said), ("LATIN en", english), ("CYRILLIC", said[:4]), ("LATIN en", [*english, "indeed"])]
    assert fullest_of(cut) == {0, 3}
    assert fullest_of(cut[:2]) == set()
    assert fullest_of([cut[0], cut[0], cut[1]]) == set()
    assert fullest_of([("CYRILLIC", said), ("CYRILLIC", said[::-1])]) == {0}


def test_each_language_of_an_utterance_has_its_fullest(tmp_path: Path) -> None:
    pile = {**PILE, "short": ORIGINAL.replace(", и паром больше не понадобится", "").replace("12 мая", "13 мая")}
    for name, text in pile.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    ask = fh.read(sorted(tmp_path.glob("*.txt")), record=tmp_path / "pile.db").ask
    assert {one.report for one in utterance(ask).statements if one.fullest} == {"original.txt", "again.txt"}
