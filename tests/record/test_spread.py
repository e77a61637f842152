"""A name withheld in one report is withheld in the other reports of its story."""

import json
from pathlib import Path

import pytest

import firsthand as fh
from firsthand.record.ask.spread import told_elsewhere
from firsthand.vocabulary import Entity, Protected, Span

ASKED = """date 2031-05-10
Police hold dozens after march in Karvale

KARVALE, May 10 (Coastwire) — Officers beat a teacher in a cell in Karvale on Thursday, she said. “There was one blanket for nine of us,” said Ludmila Vetrova, who asked not to be named for fear of losing her job. “They counted us every hour and gave us no water.”

The march against the new harbour tax began at noon at the old customs house, and police detained at least 40 people, the legal group Open Cell said.
"""  # noqa: E501
NAMED = """date 2031-05-11
Teacher tells of night in Karvale cell after march

Ludmila Vetrova, a teacher, was one of at least 40 people whom police detained at the march against the new harbour tax in Karvale, the legal group Open Cell said.

“There was one blanket for nine of us,” said Vetrova. Mrs. Vetrova will speak at a rally on May 15 at the old customs house. Officers counted the people in the cell every hour and gave them no water, she said.
"""  # noqa: E501
APART = """date 2033-08-21
Ludmila Vetrova wins chess cup

Ludmila Vetrova beat eleven rivals in the final round of the Hallen chess cup on Sunday. “I never look at the clock,” said Vetrova, 52.
"""  # noqa: E501


@pytest.fixture
def record(tmp_path: Path) -> fh.Record:
    for name, text in (("asked", ASKED), ("named", NAMED), ("apart", APART)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return fh.read(sorted(tmp_path.glob("*.txt")), record=tmp_path / "pile.db")


def test_the_two_reports_are_one_story(record: fh.Record) -> None:
    assert sorted(sorted(story.reports) for story in record.stories()) == [["apart.txt"], ["asked.txt", "named.txt"]]


@pytest.mark.parametrize("kind", ["claims", "attributions", "people", "timeline", "utterances", "stories", "protected"])
def test_no_list_holds_the_name_told_by_the_other_report(record: fh.Record, kind: str) -> None:
    rows = [row for row in record.ask.rows(kind) if getattr(row, "report", "") != "apart.txt"]
    told = "\n".join(repr(row) for row in rows if "apart.txt" not in repr(row))
    assert "Vetrova" not in told


def test_another_story_keeps_the_name(record: fh.Record) -> None:
    people = [(row.report, row.name) for row in record.people()]
    assert people == [("apart.txt", "Ludmila Vetrova")]


def test_search_finds_the_name_in_the_other_story_alone(record: fh.Record) -> None:
    assert {hit.report for hit in record.search("Vetrova")} == {"apart.txt"}
    assert json.dumps([hit.snippet for hit in record.search("blanket")]).count("withheld") >= 1


@pytest.mark.parametrize("name", ["Ludmila", "Vetrova", "Ludmila Vetrova"])
def test_a_part_of_the_name_that_stands_alone_is_hidden(name: str) -> None:
    text = f"{name} waited at the gate."
    place = Span(0, len(name))
    entity = Entity(span=place, name=name, kind="person", named=True, mentions=(place,))
    asked = Protected(
        span=place, name="Ludmila Vetrova", reason="asked not to be named", because=place, entity=None, mask=(place,)
    )
    assert [found.mask for _, found in told_elsewhere(text, [("e", entity)], [("p", asked)])] == [(place,)]
