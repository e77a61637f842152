"""Whom a speaker is by other reports: the identity, or the holder of the office; nobody who is withheld or private."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from tests.record.boats import COPY, HIDDEN, MAYOR, REPORT, SAID, SPEAKER, WITNESS, named

from firsthand.record.ask import Ask
from firsthand.record.rows import AttributionRow
from firsthand.record.store import Compared, Finished, Store
from firsthand.vocabulary import Entity, Entry, Holder, Identity, Link, Mark, OfficeHolder, Report, mark_id


def said_by(entity: Entity) -> Mark:
    return msgspec.structs.replace(SPEAKER, entity=mark_id(entity), name=entity.name, chain=())


def identity(*members: tuple[Report, Entity], name: str, public: bool = True) -> Identity:
    seen = tuple(named(report, entity) for report, entity in members)
    return Identity(kind="person", name=name, names=(name,), members=seen, public=public, because="Two reports name N.")


def office(holder: Entity, *more: Holder) -> OfficeHolder:
    found = Holder(name=holder.name, first=None, last=None, seen=named(COPY, holder))
    return OfficeHolder(described=named(REPORT, MAYOR), office="mayor", holders=(found, *more), because="One is named.")


def rows(path: Path, speaker: Mark, *links: Link, hidden: Sequence[Report] = ()) -> list[AttributionRow]:
    """`hidden` are the reports that withhold Jonna Reik."""
    marks = (WITNESS, MAYOR, SAID, speaker)
    found = {one.id: (*marks, HIDDEN) if one in hidden else marks for one in (REPORT, COPY)}
    with Store(path) as store:
        store.add_inputs((Entry(input=one.name, outcome="read", report=one.id), one) for one in (COPY, REPORT))
        store.add_finished((Finished(one, "all", "1", "f", found[one], None) for one in found), ())
        store.replace_links(Compared("links", "1", "f", links, None))
    with Ask(path) as ask:
        return list(ask.attributions(REPORT.id))


def test_a_speaker_in_public_carries_the_identity_of_the_pile(tmp_path: Path) -> None:
    link = identity((REPORT, MAYOR), (COPY, MAYOR), name="Ilse Marten of Dunmere")
    path = tmp_path / "r.db"
    (row,) = rows(path, said_by(MAYOR), link)
    with Ask(path) as ask:
        (listed,) = ask.identities()
        assert ask.attribution(row.id) == row
    assert (row.identity, row.known_as, row.office) == (listed.id, "Ilse Marten of Dunmere", None)


def test_a_private_person_carries_none(tmp_path: Path) -> None:
    link = identity((REPORT, WITNESS), (COPY, WITNESS), name="Jonna Reik", public=False)
    (row,) = rows(tmp_path / "r.db", said_by(WITNESS), link)
    assert (row.speaker, row.identity, row.known_as) == ("Jonna Reik", None, None)


def test_a_protected_person_carries_none_even_where_a_link_ties_them(tmp_path: Path) -> None:
    link = identity((REPORT, WITNESS), (COPY, WITNESS), name="A public name")
    (row,) = rows(tmp_path / "r.db", said_by(WITNESS), link, hidden=[REPORT, COPY])
    assert (row.protected, row.identity, row.known_as) == (True, None, None)


def test_a_name_withheld_in_another_report_of_the_tie_is_not_given(tmp_path: Path) -> None:
    link = identity((REPORT, MAYOR), (COPY, MAYOR), name="Ilse Reik")
    (row,) = rows(tmp_path / "r.db", said_by(MAYOR), link, hidden=[REPORT, COPY])
    assert (row.identity, row.known_as) == (None, None)


def test_an_office_gives_its_one_holder_and_the_link_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    (row,) = rows(path, said_by(MAYOR), office(MAYOR))
    with Ask(path) as ask:
        (listed,) = ask.offices()
    assert (row.identity, row.known_as, row.office) == (None, "Ilse Marten", listed.id)


@pytest.mark.parametrize("hidden", [True, False])
def test_an_office_with_two_holders_or_a_protected_one_gives_nobody(tmp_path: Path, *, hidden: bool) -> None:
    other = Holder(name="Ane Holm", first=None, last=None, seen=named(COPY, MAYOR))
    link = office(WITNESS) if hidden else office(MAYOR, other)
    (row,) = rows(tmp_path / "r.db", said_by(MAYOR), link, hidden=[REPORT, COPY] if hidden else [])
    assert (row.known_as, row.office) == (None, None)


def test_the_fuller_name_of_a_holder_is_not_given_where_a_report_of_the_tie_withholds_it(tmp_path: Path) -> None:
    fuller = identity((COPY, MAYOR), name="Jonna Marten")
    (row,) = rows(tmp_path / "r.db", said_by(MAYOR), fuller, office(MAYOR), hidden=[REPORT])
    assert (row.identity, row.known_as, row.office) == (None, None, None)
