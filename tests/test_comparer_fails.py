"""A comparer that fails: what was found before stands, nothing rests on what is missing, the next run makes it good."""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import msgspec
import pytest
from tests.canonical import dump
from tests.toy import EQUALS, NUMBERS, WORDS, as_inputs, link_equals, toy_reports

from firsthand.errors import FirsthandError
from firsthand.pipeline import _uncollected, plan_of, run_plan
from firsthand.record.store import Store
from firsthand.record.verify import verify
from firsthand.run.annotating import Plan
from firsthand.run.progress import Summary
from firsthand.stage import Added, Comparer, Pile, Reading, Unseen
from firsthand.vocabulary import Copy, Report, Story, make_report

ONLY = make_report("In Quarrel 2 boats sank.", "only.txt")
EARLIER, LATER = [*toy_reports(20), ONLY], toy_reports(25)[20:]
DIED = "A worker process was ended while it judged copies. Run the same command again."


class Nothing(msgspec.Struct, frozen=True):
    """The sketch of a comparer that reads links alone."""


def sketch_nothing(_reading: Reading) -> Nothing:
    return Nothing()


def stories_of_copies(pile: Pile) -> Iterator[Story]:
    """Reports that have no copy, each a story of its own: what an echo must not become."""
    tied = {end for copy in pile.links(Copy) for end in (copy.left, copy.right)}
    for report in pile.headings.keys() - tied:
        yield Story(reports=(report,), title="", because="Nobody copies it.")


ALONE = Comparer(
    name="alone",
    version="1",
    needs=(Copy,),
    makes=(Story,),
    sketches=Nothing,
    sketch=sketch_nothing,
    compare=stories_of_copies,
    says="Reports without a copy.",
)


def add_whole(pile: Pile, unseen: Unseen) -> Added:
    """All links, if the reports seen were kept whole."""
    seen = (pile.kept("equals/seen") or b"").decode().split()
    assert sorted({*seen, *unseen.new}) == sorted(pile.headings)
    assert not {*seen} & unseen.new
    pile.keep("equals/seen", " ".join(pile.headings).encode())
    return Added(frozenset(pile.headings), tuple(link_equals(pile)))


def compare_keeping(pile: Pile) -> Iterator[Copy]:
    pile.keep("equals/seen", " ".join(pile.headings).encode())
    yield from link_equals(pile)


def die(pile: Pile, _unseen: Unseen | None = None) -> Iterator[Copy]:
    pile.keep("equals/seen", b"half of it")
    pile.tell("Half of it was left out.")
    raise FirsthandError(DIED)


def die_adding(pile: Pile, _unseen: Unseen) -> Added:
    next(die(pile))
    raise AssertionError


KEEPING = replace(EQUALS, compare=compare_keeping, add=add_whole)
DYING = replace(KEEPING, compare=die, add=die_adding)


LEFT_OUT = "Ansel was left out."


def tell_of_alone(pile: Pile) -> Iterator[Story]:
    pile.tell(LEFT_OUT)
    yield from stories_of_copies(pile)


def add_alone(pile: Pile, _unseen: Unseen) -> Added:
    pile.tell(LEFT_OUT)
    return Added(frozenset(pile.headings), tuple(stories_of_copies(pile)))


TELLING = replace(ALONE, compare=tell_of_alone, add=add_alone)
"""One that can add, and that leaves something out."""


def run(path: Path, reports: list[Report], equals: Comparer = KEEPING, alone: Comparer = ALONE) -> Summary:
    plan: Plan = plan_of((WORDS, NUMBERS), (equals, alone))
    with Store(path) as store:
        return run_plan(plan, store, as_inputs(reports))


def rows(path: Path, query: str) -> list[tuple[str, ...]]:
    with Store(path) as store:
        return [tuple(row) for row in store.connection.execute(query)]


def test_the_links_and_the_index_stand_and_the_same_command_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    run(path, EARLIER)
    links = rows(path, "SELECT kind, id, body FROM links ORDER BY 1, 2")
    kept = rows(path, "SELECT stage, name, body FROM kept ORDER BY 1, 2")
    failed = run(path, LATER, DYING)
    assert {kind for kind, *_ in links} == {"copy", "story"}
    assert rows(path, "SELECT kind, id, body FROM links ORDER BY 1, 2") == links
    assert rows(path, "SELECT stage, name, body FROM kept ORDER BY 1, 2") == kept
    assert (failed.compared, failed.problems) == ([], 2)
    again = run(path, LATER)
    assert (again.compared, again.problems) == (["equals", "alone"], 0)
    run(tmp_path / "once.db", EARLIER + LATER)
    assert dump(path) == dump(tmp_path / "once.db")


def test_nothing_is_made_of_links_that_are_missing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    run(path, EARLIER, DYING)
    assert rows(path, "SELECT kind FROM links") == []
    assert rows(path, "SELECT stage FROM compared") == []
    assert rows(path, "SELECT name FROM kept") == []
    assert rows(path, "SELECT stage, message FROM problems ORDER BY stage") == [
        ("alone", "Not compared: it needs the links of 'equals', which failed. Run the same command again."),
        ("equals", f"FirsthandError: {DIED}"),
    ]
    assert run(path, EARLIER).problems == 0
    run(tmp_path / "once.db", EARLIER)
    assert dump(path) == dump(tmp_path / "once.db")


def test_what_a_comparer_told_before_it_failed_is_not_told_of_the_next(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    other = replace(ALONE, name="other", needs=(), compare=lambda _pile: [])
    with Store(path) as store:
        run_plan(plan_of((WORDS, NUMBERS), (DYING, other)), store, as_inputs(EARLIER))
    assert rows(path, "SELECT stage FROM problems") == [("equals",)]
    assert rows(path, "SELECT stage FROM compared") == [("other",)]


def test_links_of_a_report_whose_marks_have_changed_do_not_outlive_them(tmp_path: Path) -> None:
    """They would rest on marks that are gone."""
    path = tmp_path / "r.db"
    run(path, EARLIER)
    tied = rows(path, "SELECT report FROM link_reports WHERE kind = 'copy' ORDER BY 1")[0][0]
    old = next(one for one in EARLIER if one.id == tied)
    run(path, [make_report(old.text, old.name, outlet="The Mended")], DYING)
    left = rows(path, "SELECT report FROM link_reports WHERE kind = 'copy'")
    assert left
    assert (tied,) not in left
    assert verify(path) == []


def test_a_sketch_that_comes_out_the_same_is_not_unseen(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    run(path, EARLIER)
    run(path, [], replace(DYING, version="2"))
    assert rows(path, "SELECT 1 FROM links WHERE kind = 'copy'")
    with Store(path) as store:
        run_plan(plan_of((replace(WORDS, version="2"), NUMBERS), (KEEPING, ALONE)), store, as_inputs(LATER))
    run(tmp_path / "once.db", EARLIER + LATER)
    assert rows(path, "SELECT kind, id FROM links ORDER BY 1, 2") == rows(
        tmp_path / "once.db", "SELECT kind, id FROM links ORDER BY 1, 2"
    )


def fail(_pile: Pile, _unseen: Unseen | None = None) -> Iterator[Copy]:
    raise ValueError("no such number")


def fail_adding(_pile: Pile, _unseen: Unseen) -> Added:
    raise ValueError("no such number")


@pytest.mark.parametrize(
    ("compare", "version", "asked"),
    [(fail, "2", ["equals"]), (fail, "1", ["equals"]), (die, "2", ["equals"]), (die, "1", [])],
)
def test_a_failure_of_a_new_version_leaves_no_problems(
    compare: Callable[[Pile], Iterator[Copy]], version: str, asked: list[str], tmp_path: Path
) -> None:
    """Nothing is unseen then: those that waited have nothing to do, and stand with what they left out.

    Back at the old version, one whose worker died has nothing to do either.
    """
    path = tmp_path / "r.db"
    run(path, EARLIER, alone=TELLING)
    problems = "SELECT stage, message FROM problems ORDER BY 1"
    links = rows(path, "SELECT kind, id, body FROM links ORDER BY 1, 2")
    assert rows(path, problems) == [("alone", LEFT_OUT)]
    assert run(path, [], replace(KEEPING, version="2", compare=compare), TELLING).problems == 2
    assert run(path, [], replace(KEEPING, version=version), TELLING).compared == asked
    assert rows(path, problems) == [("alone", LEFT_OUT)]
    assert rows(path, "SELECT kind, id, body FROM links ORDER BY 1, 2") == links
    assert run(path, [], replace(KEEPING, version=version), TELLING).compared == []


def test_one_that_fails_while_it_adds_is_asked_for_the_whole_pile_next(tmp_path: Path) -> None:
    """What it kept may be why it fails."""
    path = tmp_path / "r.db"
    only_adding_fails = replace(KEEPING, add=fail_adding)
    run(path, EARLIER, only_adding_fails)
    assert run(path, LATER, only_adding_fails).problems == 2
    assert run(path, [], only_adding_fails).problems == 0
    run(tmp_path / "once.db", EARLIER + LATER)
    assert dump(path) == dump(tmp_path / "once.db")


@pytest.mark.parametrize(("inner", "compared"), [(compare_keeping, ["equals", "alone"]), (die, [])])
def test_nobody_looks_for_cycles_while_a_comparer_runs_and_somebody_does_after_it(
    inner: Callable[[Pile], Iterator[Copy]], compared: list[str], tmp_path: Path
) -> None:
    looked = []

    def compare(pile: Pile) -> Iterator[Copy]:
        looked.append(gc.isenabled())
        yield from inner(pile)

    assert gc.isenabled()
    assert run(tmp_path / "r.db", EARLIER, replace(KEEPING, compare=compare)).compared == compared
    assert looked == [False]
    assert gc.isenabled()


def test_of_two_threads_that_compare_the_last_to_leave_has_cycles_looked_for_again() -> None:
    first_left, second_entered = Event(), Event()

    def second() -> None:
        with _uncollected:
            second_entered.set()
            assert first_left.wait(60)
            assert not gc.isenabled(), "the other is still comparing"

    with ThreadPoolExecutor(1) as threads:
        with _uncollected:
            found = threads.submit(second)
            assert second_entered.wait(60)
        first_left.set()
        found.result()
    assert gc.isenabled()
