"""Arrays that a comparer keeps: what was saved last is there, in parts, and nothing else."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from firsthand.compare import keeping
from firsthand.compare.keeping import KeptArrays
from firsthand.record.pile import StoredPile
from firsthand.record.store import Compared, Store
from firsthand.settings import Settings

Numbers = npt.NDArray[np.int64]


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "PART_BYTES", 16)


def keep_added(store: Store, arrays: Mapping[str, Numbers]) -> list[str]:
    """The names that are kept after a run that adds."""
    pile = StoredPile(store.connection, Settings(), {})
    kept = KeptArrays(pile, "toys")
    kept.load()
    kept.save(arrays)
    store.replace_links(Compared("toys", "1", "f", [], None, kept=pile.to_keep(), reports=frozenset()))
    return [name for (name,) in store.connection.execute("SELECT name FROM kept ORDER BY name")]


def test_an_array_of_fewer_parts_and_one_that_is_gone_leave_nothing_behind(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        names = keep_added(store, {"ends": np.arange(5), "days": np.arange(2)})
        assert names == ["toys", "toys/days/0", "toys/ends/0", "toys/ends/1", "toys/ends/2"]
        names = keep_added(store, {"ends": np.arange(3)})
        assert names == ["toys", "toys/ends/0", "toys/ends/1"]
        held = KeptArrays(StoredPile(store.connection, Settings(), {}), "toys").load()
    assert held is not None
    assert {name: array.tolist() for name, array in held.items()} == {"ends": [0, 1, 2]}


def test_an_array_that_is_the_one_read_is_not_written_again(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        keep_added(store, {"ends": np.arange(5)})
        pile = StoredPile(store.connection, Settings(), {})
        kept = KeptArrays(pile, "toys")
        held = kept.load()
        assert held is not None
        kept.save({**held, "days": np.arange(1)})
        assert sorted(pile.to_keep()) == ["toys", "toys/days/0"]


def test_without_one_of_its_parts_nothing_is_there(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        keep_added(store, {"ends": np.arange(5)})
        store.connection.execute("DELETE FROM kept WHERE name = 'toys/ends/1'")
        assert KeptArrays(StoredPile(store.connection, Settings(), {}), "toys").load() is None
