"""Reports added later: only what they can change is made anew, and the record is the one that one run makes."""

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from tests.compare.invented import MARKET, OWN, REWORDED, WIRE
from tests.compare.lots import record_of_lots

from firsthand import pipeline
from firsthand.compare import copies as stage
from firsthand.compare import full, growing, joins, stretches
from firsthand.compare.copies import added, copies, kept
from firsthand.compare.copies.judging import judge_pairs
from firsthand.errors import FirsthandError
from firsthand.record.store import Store
from firsthand.stage import Pile
from firsthand.vocabulary import Copy, Published, Report, make_report


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index for a few reports, with buckets that a few fill."""
    monkeypatch.setattr(stage, "KEPT_FROM", 1)
    for module in (joins, growing, full):
        monkeypatch.setattr(module, "BUCKET", 5, raising=False)
        monkeypatch.setattr(module, "PIVOTS", 2, raising=False)
    monkeypatch.setattr(stretches, "PART_KEYS", 16)


def made(count: int, seed: int) -> list[Report]:
    """Reports of paragraphs drawn from four texts: many copies, a few equals, days that say which was first."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    parts = [text.split("\n\n") for text in (WIRE, REWORDED, OWN, MARKET)]
    found = []
    for number in range(count):
        base = chance.choice(parts)
        text = "\n\n".join(chance.sample(base, chance.randint(2, len(base))))
        if chance.random() < 0.3:
            text += "\n\n" + chance.choice(chance.choice(parts))
        day = Published(f"2024-03-{chance.randint(1, 28):02}", "given")
        found.append(make_report(text, f"{number}.txt", outlet=f"Outlet {number % 7}", published=day))
    return found


def record_of(path: Path, *lots: list[Report], compared_whole: int | None = None) -> list[str]:
    return record_of_lots(path, copies, lots, compared_whole)


@pytest.mark.parametrize("seed", range(6))
def test_reports_added_later_give_the_same_links_without_comparing_the_whole_again(seed: int, tmp_path: Path) -> None:
    pile = made(60, seed)
    whole = record_of(tmp_path / "whole.db", pile)
    grown = record_of(tmp_path / "grown.db", pile[:30], pile[30:50], pile[50:51], pile[51:], compared_whole=1)
    assert grown == whole
    assert sum(line.startswith("links ") for line in whole) > 20


@pytest.mark.parametrize("seed", [111, 117, 120])
def test_reports_in_small_lots_give_the_same_links(seed: int, tmp_path: Path) -> None:
    """Of these lots some let one of two pivots overtake the other while a new one comes before both."""
    pile, chance = made(70, seed), random.Random(seed)  # noqa: S311 (no secret)
    cuts = [0, *sorted(chance.sample(range(15, 70), 4)), 70]
    lots = [pile[start:end] for start, end in pairwise(cuts)]
    grown = record_of(tmp_path / "grown.db", *lots, compared_whole=1)
    assert grown == record_of(tmp_path / "whole.db", pile)


def test_nothing_added_changes_nothing(tmp_path: Path) -> None:
    pile = made(20, 1)
    assert record_of(tmp_path / "r.db", pile, pile, [], compared_whole=1) == record_of(tmp_path / "once.db", pile)


def test_a_report_that_is_corrected_is_compared_with_the_whole_pile(tmp_path: Path) -> None:
    pile = made(20, 2)
    other = Published("2023-01-01", "mended")
    mended = make_report(pile[3].text, pile[3].name, outlet="The Mended", published=other)
    assert mended.id == pile[3].id
    late = record_of(tmp_path / "late.db", pile, [mended], compared_whole=2)
    assert late == record_of(tmp_path / "once.db", [*pile[:3], mended, *pile[4:]])


def test_a_twin_with_the_same_facts_is_one_report_more(tmp_path: Path) -> None:
    pile = made(20, 4)
    twin = make_report(pile[0].text, "twin.txt", outlet=pile[0].outlet, published=pile[0].published)
    late = record_of(tmp_path / "late.db", pile, [twin], compared_whole=1)
    assert late == record_of(tmp_path / "once.db", [*pile, twin])


def test_an_earlier_twin_stands_for_the_text_from_then_on(tmp_path: Path) -> None:
    pile = made(20, 3)
    twin = make_report(pile[0].text, "twin.txt", outlet="The Twin", published=Published("2020-01-01", "given"))
    late = record_of(tmp_path / "late.db", pile, [twin], compared_whole=1)
    assert late == record_of(tmp_path / "once.db", [*pile, twin])
    assert any(twin.id in line and '"origin":"' + twin.id in line for line in late if line.startswith("links "))


@pytest.mark.parametrize("harm", ["DELETE FROM kept WHERE name = ?", "UPDATE kept SET body = x'00' WHERE name = ?"])
def test_an_index_with_a_part_missing_is_made_anew(harm: str, tmp_path: Path) -> None:
    pile = made(30, 5)
    record_of(tmp_path / "late.db", pile[:20])
    with Store(tmp_path / "late.db") as store:
        assert store.connection.execute(harm, ("copies/prints/crowded/0",)).rowcount == 1
        store.connection.commit()
    late = record_of(tmp_path / "late.db", pile[20:], compared_whole=1)
    assert late == record_of(tmp_path / "once.db", pile)


@pytest.mark.parametrize(("harm", "whole"), [("DELETE FROM kept", 0), ("UPDATE kept SET body = x'00'", 1)])
def test_links_that_are_not_kept_as_they_were_judged_are_judged_again(harm: str, whole: int, tmp_path: Path) -> None:
    pile = made(40, 5)
    record_of(tmp_path / "late.db", pile[:30])
    with Store(tmp_path / "late.db") as store:
        assert store.connection.execute(f"{harm} WHERE name LIKE 'copies/judged/%'").rowcount > 5
        store.connection.commit()
    late = record_of(tmp_path / "late.db", pile[30:], compared_whole=whole)
    assert late == record_of(tmp_path / "once.db", pile)


def test_a_link_beside_one_that_came_is_not_judged_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pile, read = made(60, 1), list[tuple[str, str]]()
    record_of(tmp_path / "late.db", pile[:50])
    with Store(tmp_path / "late.db") as store:
        known = [row[0] for row in store.connection.execute("SELECT id FROM reports")]

    def judged(pile: Pile, pairs: Sequence[tuple[str, str]]) -> Iterator[Copy]:
        read.extend(pairs)
        return judge_pairs(pile, pairs)

    with monkeypatch.context() as patch:
        patch.setattr(added, "judge_pairs", judged)
        record_of(tmp_path / "late.db", pile[50:], compared_whole=0)
    assert len(read) == len(set(read)) > 0
    again = "SELECT count(*) FROM links WHERE kind = 'copy' AND body ->> '$.because' LIKE '%but both were taken from%'"
    with Store(tmp_path / "late.db") as store:
        assert store.connection.execute(again).fetchone()[0] > 5
    assert sum(left in known and right in known for left, right in read) < len(read) / 2


def test_an_index_of_other_limits_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pile = made(30, 5)
    record_of(tmp_path / "late.db", pile[:20])
    monkeypatch.setattr(kept, "_LIMITS", np.array([24, 5, 24]))
    late = record_of(tmp_path / "late.db", pile[20:], compared_whole=1)
    assert late == record_of(tmp_path / "once.db", pile)


@pytest.mark.parametrize("known", [0, 30])
def test_a_worker_that_dies_costs_no_copy(known: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pile = made(50, 6)
    before = links_of(record_of(tmp_path / "late.db", pile[:known]))
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "spread_work", dead)
        late = record_of(tmp_path / "late.db", pile[known:])
    assert links_of(late) == before
    late = record_of(tmp_path / "late.db", pile[known:], compared_whole=0 if known else 1)
    assert late == record_of(tmp_path / "once.db", pile)


def dead(*_asked: object) -> Iterator[bytes]:
    raise FirsthandError("A worker process was ended while it judged copies.")


def links_of(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("links ")]
