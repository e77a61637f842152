"""Who hangs together with whom, by keys and by links."""

from collections.abc import Sequence

import numpy as np
import pytest

from firsthand.compare import keys, stretches
from firsthand.compare.keys import KeyIndex, hash_of, keep_keys, reports_to_compare
from firsthand.compare.stretches import SortedKeys
from firsthand.run.memory import MemoryPile
from firsthand.stage import Reading
from firsthand.vocabulary import Copy, Story, make_report

REPORTS = [make_report(f"Text {number}.", f"{number}.txt") for number in range(12)]
IDS = [report.id for report in REPORTS]


def pile(*stories: Sequence[int]) -> MemoryPile:
    made = MemoryPile(Reading(report) for report in REPORTS)
    made.add(Story(reports=tuple(IDS[one] for one in story), title="", because="One event.") for story in stories)
    return made


def index_of(made: MemoryPile, **held: Sequence[int]) -> KeyIndex:
    index = KeyIndex(made, "toys")
    for number, report in enumerate(IDS):
        index.take({report: [key for key, numbers in held.items() if number in numbers]})
    return index


def test_reports_hang_together_by_keys_and_stories_and_on() -> None:
    made = pile([2, 3], [8, 9])
    index = index_of(made, red=[0, 1, 2], blue=[3, 4], green=[5, 6])
    assert index.hanging_together((Story,), [IDS[0]]) == frozenset(IDS[one] for one in (0, 1, 2, 3, 4))
    assert index.hanging_together((Copy,), [IDS[0]]) == frozenset(IDS[one] for one in (0, 1, 2))
    assert index.hanging_together((Story,), [IDS[8], IDS[11]]) == frozenset(IDS[one] for one in (8, 9, 11))
    assert index.hanging_together((Story,), []) == frozenset()


def test_most_of_the_pile_is_nothing_apart() -> None:
    index = index_of(pile(), red=range(7))
    assert index.hanging_together((Story,), [IDS[0]]) is None


def test_a_key_that_a_report_had_counts_once_more() -> None:
    made = pile()
    index_of(made, red=[0, 1]).save()
    index = KeyIndex(made, "toys")
    assert index.load()
    index.take({IDS[0]: ["blue"], IDS[5]: ["blue"]})
    assert index.hanging_together((), [IDS[0]]) == frozenset(IDS[one] for one in (0, 1, 5))
    index.save()
    again = KeyIndex(made, "toys")
    assert again.load()
    assert again.hanging_together((), [IDS[0]]) == frozenset(IDS[one] for one in (0, 5))
    assert again.hanging_together((), [IDS[1]]) == frozenset(IDS[1:2])


def test_a_key_that_comes_back_is_there() -> None:
    made = pile()
    for key in ("red", "blue", "red", "red"):
        index = index_of(made, red=[0, 1]) if not made.kept("toys") else KeyIndex(made, "toys")
        assert not made.kept("toys") or index.load()
        index.take({IDS[0]: [key]})
        index.save()
    again = KeyIndex(made, "toys")
    assert again.load()
    assert again.hanging_together((), [IDS[0]]) == frozenset(IDS[:2])


def test_what_is_not_whole_is_nothing() -> None:
    made = pile()
    index_of(made, red=[0, 1]).save()
    made.keep("toys/keys/0/0", b"1")
    assert reports_to_compare(made, "toys", changed=[IDS[0]], keys=[]) is None


def test_the_same_key_twice_is_one() -> None:
    made = pile()
    index = index_of(made, red=[0, 1])
    index.take({IDS[0]: ["red", "red"]})
    index.save()
    kept = SortedKeys(made, "toys/keys")
    assert kept.load()
    assert len(kept.between(np.zeros(1, np.uint64), np.array([2**64 - 1], np.uint64)).keys) == 2


def test_what_is_kept_is_found_again() -> None:
    made = pile()
    index_of(made, red=[0, 1]).save()
    again = KeyIndex(made, "toys")
    assert again.load()
    assert again.hanging_together((), [IDS[1]]) == frozenset(IDS[:2])
    assert not KeyIndex(made, "others").load()


def test_keys_of_many_reports_are_sorted_and_all_who_have_them_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "PART_KEYS", 3)
    monkeypatch.setattr(stretches, "PARTS_AT_ONCE", 2)
    made = pile()
    held = {one: {f"key {(one * 7 + more * 5) % 16}" for more in range(4)} for one in range(12)}
    index = KeyIndex(made, "toys")
    index.take({IDS[one]: several for one, several in held.items()})
    index.save()
    again = KeyIndex(made, "toys")
    assert again.load()
    for asked in ([0, 1, 2], [3, 7, 11], [11, 4], [5]):
        shared = set().union(*(held[one] for one in asked))
        found = again.keys_of([IDS[one] for one in asked])
        assert found.tolist() == sorted(map(hash_of, shared))
        assert again.reports_with(found) == {IDS[one] for one in held if held[one] & shared}


@pytest.mark.parametrize("least", [12, 13])
def test_a_small_pile_keeps_nothing(least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KEPT_FROM", least)
    made = pile()
    keep_keys(made, "toys", [(IDS[0], ["red"])])
    assert KeyIndex(made, "toys").load() == (least == 12)


def test_what_is_compared_is_what_hangs_together_and_its_keys_are_kept() -> None:
    made = pile([2, 3])
    assert reports_to_compare(made, "toys", changed=[IDS[5]], keys=[(IDS[5], ["red"])]) is None
    index_of(made, red=[0, 1, 2], blue=range(4, 11)).save()
    found = reports_to_compare(made, "toys", changed=[IDS[11]], keys=[(IDS[11], ["red"])])
    assert found == frozenset(IDS[one] for one in (0, 1, 2, 3, 11))
    again = KeyIndex(made, "toys")
    assert again.load()
    assert IDS[11] in (again.hanging_together((), [IDS[0]]) or ())
    assert reports_to_compare(made, "toys", changed=[IDS[4]], keys=[]) is None
