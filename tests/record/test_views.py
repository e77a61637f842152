"""The record as other tools see it: real columns, and protected names left out."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils

VIEWS = {
    "attributions": "id report report_id start end text speaker cue style manner p because",
    "figures": "low high bound unit counted as_of_from as_of_to origin attribution",
    "times": "type value from to precision anchor",
    "people": "name mentions",
    "protected": "reason places released",
    "copies": "left right kind origin covered_left covered_right damage because",
    "stories": "title reports",
    "story_reports": "story report published",
    "utterances": "speaker from to statements",
    "claims": "kind reports outlets witnesses origins_lower origins_upper relation",
    "statements": "kind link report start end mark",
    "relations": "left right relation because",
    "dates": "left right kind left_from left_to right_from right_to left_mark right_mark because",
    "undated": "report report_id from to reasons because",
}


@pytest.fixture
def tables(boats: Path) -> Iterator[sqlite_utils.Database]:
    with closing(sqlite_utils.Database(boats)) as opened:
        yield opened


@pytest.mark.parametrize(("view", "columns"), VIEWS.items())
def test_each_kind_has_a_view_with_real_columns(tables: sqlite_utils.Database, view: str, columns: str) -> None:
    assert set(columns.split()) <= {column.name for column in tables[view].columns}
    assert len(list(tables[view].rows)) > 0 or view == "relations"


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_names_a_protected_person(tables: sqlite_utils.Database, view: str) -> None:
    said = str(list(tables[view].rows))
    assert "Jonna" not in said
    assert "Reik" not in said


def test_every_view_is_tested(tables: sqlite_utils.Database) -> None:
    assert {name for name in tables.view_names() if not name.startswith(("released", "withheld"))} == VIEWS.keys()


def test_a_figure_is_a_number_in_its_view(tables: sqlite_utils.Database) -> None:
    row = next(iter(tables.query("SELECT low, bound, counted, text FROM figures")))
    assert row == {"low": 40.0, "bound": "~", "counted": "boats", "text": "about 40"}


def test_an_attribution_s_text_is_what_was_said(tables: sqlite_utils.Database) -> None:
    row = next(iter(tables.query("SELECT text, speaker, cue FROM attributions")))
    assert row == {"text": "“we counted about 40 boats”", "speaker": "[withheld]", "cue": "said"}
