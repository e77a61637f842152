"""The sum that says whether comparers have anything new: as good as hashing everything again."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tests.toy import EQUALS, NUMBERS, WORDS, WordSketch, as_inputs, fail_on_thirteen, toy_plan, toy_reports

from firsthand.pipeline import plan_of, run_plan
from firsthand.record.state import read_state
from firsthand.record.store import Store
from firsthand.run.annotating import Plan
from firsthand.run.progress import Summary
from firsthand.stage import Reading
from firsthand.vocabulary import Entry, Published, Report, make_report


def run(path: Path, reports: list[Report], plan: Plan | None = None) -> Summary:
    with Store(path) as store:
        return run_plan(plan or toy_plan(), store, as_inputs(reports))


def states(path: Path) -> tuple[str, str]:
    """The sum as it was kept, and worked out anew."""
    with Store(path) as store:
        kept = read_state(store.connection)
        store.connection.execute("DELETE FROM meta WHERE key = 'state'")
        return kept, read_state(store.connection)


def test_the_sum_follows_what_is_read_corrected_and_sketched_again(tmp_path: Path) -> None:
    path, pile = tmp_path / "r.db", toy_reports(20)
    seen = set()
    mended = make_report(pile[3].text, pile[3].name, outlet="The Mended", published=Published("2031-02-03", "given"))
    other = replace(EQUALS, version="2", sketch=no_sketch)
    for reports, plan in (
        (pile[:15], None),
        (pile, None),
        ([mended], None),
        ([], plan_of((WORDS, NUMBERS), (other,))),
        ([], plan_of((WORDS, NUMBERS), ())),
        ([], None),
    ):
        run(path, reports, plan)
        kept, anew = states(path)
        assert kept == anew
        seen.add(kept)
    assert len(seen) == 5  # the last is the third again


def no_sketch(reading: Reading) -> WordSketch:
    raise ValueError(f"no sketch of {reading.report.name}")


def test_the_order_of_writing_says_nothing(tmp_path: Path) -> None:
    pile = toy_reports(20)
    run(tmp_path / "a.db", pile)
    for some in (pile[12:], pile[5:13][::-1], pile[:7]):
        run(tmp_path / "b.db", some)
    assert states(tmp_path / "a.db") == states(tmp_path / "b.db")


def test_nothing_is_unfinished_when_a_run_has_ended(tmp_path: Path) -> None:
    path, pile = tmp_path / "r.db", toy_reports(20)
    for plan in (toy_plan(), plan_of((WORDS, replace(NUMBERS, version="2", run=fail_on_thirteen)), (EQUALS,))):
        assert run(path, pile, plan).annotated == 20
        assert run(path, pile, plan).annotated == 0
        with Store(path) as store:
            assert store.count("unfinished") == 0


@pytest.mark.parametrize("back", [True, False])
def test_a_plan_that_is_left_and_taken_up_again_repeats_only_what_is_not_there(tmp_path: Path, back: bool) -> None:  # noqa: FBT001 (a case)
    path, pile = tmp_path / "r.db", toy_reports(20)
    run(path, pile)
    run(path, [], plan_of((WORDS, NUMBERS), ()))
    more = pile if back else toy_reports(25)
    assert run(path, more).annotated == len(more), "the sketches of a comparer that left are gone"
    assert states(path)[0] == states(path)[1]


def test_of_inputs_with_one_report_the_smallest_is_read_whatever_comes_later(tmp_path: Path) -> None:
    path, report = tmp_path / "r.db", toy_reports(1)[0]

    def ledger() -> list[tuple[str, str, str | None]]:
        with Store(path) as store:
            rows = store.connection.execute("SELECT input, outcome, reason FROM ledger ORDER BY input")
            return [tuple(row) for row in rows]

    with Store(path) as store:
        (entry, _), other = as_inputs([report])[0], toy_reports(2)[1]
        run_plan(toy_plan(), store, [(replace_input(entry, "b.txt"), report)])
        run_plan(toy_plan(), store, [(replace_input(entry, "c.txt"), report), (replace_input(entry, "a.txt"), report)])
    told = "same name and text as a.txt"
    assert ledger() == [("a.txt", "read", None), ("b.txt", "identical", told), ("c.txt", "identical", told)]
    with Store(path) as store:
        changed = as_inputs([other])[0][0]
        run_plan(toy_plan(), store, [(replace_input(changed, "a.txt"), other)])
    told = "same name and text as b.txt"
    assert ledger() == [("a.txt", "read", None), ("b.txt", "read", None), ("c.txt", "identical", told)]


def replace_input(entry: Entry, name: str) -> Entry:
    return msgspec.structs.replace(entry, input=name)
