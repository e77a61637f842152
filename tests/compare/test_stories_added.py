"""Stories of reports added later: those of one run, whatever came first, and no other story is looked at."""

import random
from pathlib import Path

import pytest
from tests.compare.invented import MARKET, OWN, REWORDED, WIRE
from tests.compare.lots import record_of_lots
from tests.compare.test_stories import OTHER_FERRY, PARALLEL, TRIAL

from firsthand.compare import stories as stage
from firsthand.compare.stories import grouping, index, stories
from firsthand.vocabulary import Published, Report, make_report

TEXTS = (WIRE, REWORDED, OWN, MARKET, TRIAL, PARALLEL, OTHER_FERRY)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index for a few reports, with words that a few make too frequent."""
    monkeypatch.setattr(stage, "KEPT_FROM", 1)
    for module in (stage, grouping, index):
        monkeypatch.setattr(module, "BUCKET", 22)
    monkeypatch.setattr(grouping, "BLOCK", 7)
    monkeypatch.setattr(index, "ROWS_AT_ONCE", 5)


def made(count: int, seed: int) -> list[Report]:
    """Reports of paragraphs of seven texts, some with other names, over three years."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    found = []
    for number in range(count):
        base = chance.choice(TEXTS).split("\n\n")
        text = "\n\n".join(chance.sample(base, chance.randint(1, len(base))))
        for name in ("Varnholm", "Brede", "Falk", "Rasch", "Ostrand", "Kesselby", "Morgenstern"):
            text = text.replace(name, name + chance.choice(("", "", "gaard", "lund")))
        known = {"published": Published(f"203{chance.randint(1, 3)}-0{chance.randint(1, 9)}-11", "given")}
        found.append(make_report(text, f"{number}.txt", **(known if number % 9 else {})))
    return found


def record_of(path: Path, *lots: list[Report], compared_whole: int | None = None) -> list[str]:
    return record_of_lots(path, stories, lots, compared_whole)


@pytest.mark.parametrize("seed", range(8))
def test_reports_added_later_give_the_same_stories_without_comparing_the_whole_again(seed: int, tmp_path: Path) -> None:
    pile = made(70, seed)
    whole = record_of(tmp_path / "whole.db", pile)
    grown = record_of(tmp_path / "grown.db", pile[:25], pile[25:40], pile[40:41], pile[41:], compared_whole=1)
    assert grown == whole
    assert sum('"refers_to":["' in line for line in whole) > 3
    assert sum(line.startswith("links ") for line in whole) > 12


def test_a_pile_too_large_for_an_index_is_compared_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pile = made(40, 2)
    whole = record_of(tmp_path / "whole.db", pile)
    for module in (stage, index):
        monkeypatch.setattr(module, "MOST_REPORTS", 30)
    assert record_of(tmp_path / "grown.db", pile[:20], pile[20:25], pile[25:35], pile[35:], compared_whole=3) == whole


def test_a_word_that_too_many_tell_lets_stories_and_references_go(tmp_path: Path) -> None:
    pile = made(70, 3)
    few, many = record_of(tmp_path / "few.db", pile[:21]), record_of(tmp_path / "many.db", pile)
    known = {one.id for one in pile[:21]}
    assert {line for line in few if line.startswith("links ")} - set(many), "some story among the first has changed"
    assert record_of(tmp_path / "grown.db", pile[:21], pile[21:], compared_whole=1) == many
    assert known


def test_a_corrected_report_has_the_whole_pile_compared(tmp_path: Path) -> None:
    pile = made(20, 2)
    mended = make_report(pile[3].text, pile[3].name, published=Published("2030-01-01", "mended"))
    late = record_of(tmp_path / "late.db", pile, [mended], compared_whole=2)
    assert late == record_of(tmp_path / "once.db", [*pile[:3], mended, *pile[4:]])


def test_nothing_added_changes_nothing(tmp_path: Path) -> None:
    pile = made(20, 1)
    assert record_of(tmp_path / "r.db", pile, pile, [], compared_whole=1) == record_of(tmp_path / "once.db", pile)
