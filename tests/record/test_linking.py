"""Links are written where they differ, and who reads them is told whose they are."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from firsthand.record.linking import Linking
from firsthand.record.store import Compared, Store
from firsthand.vocabulary import Copy, Identity, Link, Named, Span, Story, link_id


def copy(left: str, right: str, because: str = "They are alike.") -> Copy:
    return Copy(
        left=left,
        right=right,
        kind="cut",
        origin=None,
        passages=(),
        covered_left=1.0,
        covered_right=1.0,
        because=because,
    )


Change = tuple[Sequence[Link], set[str] | None, Sequence[Link]]
AB, BC, DE = copy("a", "b"), copy("b", "c"), copy("d", "e")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "r.db") as store:
        Linking(store.connection, "copies", []).replace([AB, BC, DE], None)
        yield store


def told(store: Store) -> list[tuple[str, ...]]:
    return [tuple(row) for row in store.connection.execute("SELECT * FROM unseen ORDER BY 1, 2")]


def standing(store: Store) -> set[tuple[str, str, str]]:
    rows = store.connection.execute(
        "SELECT report, links.kind, link FROM link_reports JOIN links ON links.kind = link_reports.kind AND id = link"
    )
    return {tuple(row) for row in rows}


def ends(*links: Copy) -> set[tuple[str, str, str]]:
    return {(end, "copy", link_id(one)) for one in links for end in (one.left, one.right)}


def test_what_is_as_it_was_is_told_to_nobody(store: Store) -> None:
    replaced = Linking(store.connection, "copies", ["claims"]).replace([DE, AB, BC], None)
    assert (replaced.went, replaced.came) == ([], [])
    assert told(store) == []
    assert standing(store) == ends(AB, BC, DE)


@pytest.mark.parametrize(
    ("change", "left", "seen"),
    [
        (([AB], None, ()), [AB], "bcde"),
        (([], {"b"}, ()), [DE], "abc"),
        (([BC], {"b", "c"}, ()), [BC, DE], "ab"),
        (([], (), (DE,)), [AB, BC], "de"),
        (([DE], (), (DE, AB)), [BC, DE], "ab"),
        (([copy("a", "b", "Other words.")], {"a"}, ()), [AB, BC, DE], "ab"),
        (([copy("a", "d")], (), ()), [AB, BC, DE, copy("a", "d")], "ad"),
    ],
)
def test_the_readers_are_told_of_both_ends_of_what_came_and_went(
    store: Store, change: Change, left: Sequence[Copy], seen: str
) -> None:
    Linking(store.connection, "copies", ["claims", "dates"]).replace(*change)
    assert told(store) == [(reader, end, "tied") for reader in ("claims", "dates") for end in seen]
    assert standing(store) == ends(*left)


def test_a_link_that_says_something_else_went_and_came(store: Store) -> None:
    other = copy("a", "b", "Other words.")
    replaced = Linking(store.connection, "copies", []).replace([other], {"a"})
    assert (replaced.went, replaced.came) == ([AB], [other])


def test_links_of_other_stages_stand(store: Store) -> None:
    story = Story(reports=("a", "b"), title="", because="They tell of one event.")
    Linking(store.connection, "stories", []).replace([story], None)
    Linking(store.connection, "copies", []).drop(["a"])
    assert standing(store) == ends(BC, DE) | {(end, "story", link_id(story)) for end in "ab"}


def test_a_report_that_is_new_to_a_reader_stays_new(store: Store) -> None:
    store.connection.execute("INSERT INTO unseen VALUES ('claims', 'a', 'new'), ('claims', 'b', 'changed')")
    Linking(store.connection, "copies", ["claims"]).replace([], {"b"})
    assert told(store) == [("claims", "a", "new"), ("claims", "b", "changed"), ("claims", "c", "tied")]


def test_who_has_kept_nothing_compares_the_whole_and_is_told_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.connection.execute("INSERT INTO kept VALUES ('claims', 'claims/basis', x'00')")
        store.replace_links(Compared("copies", "1", "f", [AB], None, readers=["claims", "dates"]))
        assert told(store) == [("claims", "a", "tied"), ("claims", "b", "tied")]


def test_who_reads_the_sketches_of_a_stage_is_told_what_it_found_new(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        seen = [("utterances", "a", "new"), ("utterances", "b", "tied"), ("dates", "a", "tied"), ("dates", "c", "tied")]
        store.connection.executemany("INSERT INTO unseen VALUES (?, ?, ?)", seen)
        store.replace_links(Compared("utterances", "1", "f", [], None, sharers=["dates"]))
        assert told(store) == [("dates", "a", "new"), ("dates", "c", "tied")]


def identity(members: str, name: str) -> Identity:
    return Identity(
        kind="body",
        name=name,
        names=(name,),
        members=tuple(Named(report=one, mark="m", span=Span(0, 1), name=name) for one in members),
        public=True,
        because="One name.",
    )


@pytest.mark.parametrize(
    ("after", "seen"),
    [
        ([identity("abc", "Custody Watch")], "c"),
        ([identity("ac", "Custody Watch")], "bc"),
        ([identity("abc", "The Custody Watch")], "abc"),
        ([], "ab"),
    ],
)
def test_of_an_identity_those_are_told_of_whom_it_says_something_else(
    store: Store, after: Sequence[Identity], seen: str
) -> None:
    Linking(store.connection, "identities", []).replace([identity("ab", "Custody Watch")], None)
    Linking(store.connection, "identities", ["claims"]).replace(after, set("ab"))
    assert told(store) == [("claims", one, "tied") for one in seen]
