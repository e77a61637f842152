import logging
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tests.canonical import dump
from tests.toy import EQUALS, NUMBERS, WORDS, as_inputs, fail_on_thirteen, toy_plan, toy_reports

from firsthand import pipeline
from firsthand.errors import BadSetup, FirsthandError
from firsthand.pipeline import annotate, default_plan, plan_of, run_plan
from firsthand.record.ask import Ask
from firsthand.record.store import Store
from firsthand.record.verify import verify
from firsthand.run.annotating import Plan
from firsthand.run.progress import Progress, Summary
from firsthand.settings import Settings
from firsthand.stage import Pile, Reading
from firsthand.vocabulary import Decision, Link, Mark, Problem, Published, Report, make_report

FAILING = replace(NUMBERS, run=fail_on_thirteen)
UNLUCKY = make_report("In Orla 13 boats left.", "unlucky.txt")


def made(path: Path, reports: list[Report], plan: Plan | None = None) -> Summary:
    with Store(path) as store:
        return run_plan(plan or toy_plan(), store, as_inputs(reports))


def test_the_stages_fit_together() -> None:
    assert default_plan().annotators


def test_a_stage_of_another_package_takes_the_place_of_ours_or_comes_last() -> None:
    ours = replace(WORDS, version="9")
    other = replace(NUMBERS, name="other numbers")
    plan = plan_of((WORDS, NUMBERS), (EQUALS,), (other, ours))
    assert [stage.name for stage in plan.annotators] == ["words", "numbers", "other numbers"]
    assert plan.annotators[0].version == "9"


def test_what_is_no_stage_is_refused() -> None:
    with pytest.raises(BadSetup, match="is neither an Annotator nor a Comparer"):
        plan_of((), (), ("words",))  # type: ignore[arg-type]  # what an entry point may hold


def test_adding_reports_gives_the_record_of_reading_all_at_once(tmp_path: Path) -> None:
    reports = toy_reports(40)
    made(tmp_path / "once.db", reports)
    for some in (reports[25:], reports[:10], reports[5:30]):
        made(tmp_path / "thrice.db", some)
    assert dump(tmp_path / "thrice.db") == dump(tmp_path / "once.db")


def test_a_second_run_repeats_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    first = made(path, toy_reports(10))
    before = dump(path)
    again = made(path, toy_reports(10))
    assert (first.annotated, first.compared) == (10, ["equals"])
    assert (again.annotated, again.compared) == (0, [])
    assert dump(path) == before


def test_a_raised_version_runs_that_stage_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    made(path, toy_reports(10))
    raised = replace(NUMBERS, version="2")
    again = made(path, toy_reports(10), plan_of((WORDS, raised), (EQUALS,)))
    assert set(again.seconds) == {"read", "numbers"}


def test_a_raised_version_runs_what_depends_on_it(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    made(path, toy_reports(10))
    again = made(path, [], plan_of((replace(WORDS, version="2"), NUMBERS), (EQUALS,)))
    assert set(again.seconds) == {"read", "words", "numbers", "equals"}
    assert again.compared == []  # the sketches came out the same


def test_a_stage_that_left_takes_its_marks_with_it(tmp_path: Path) -> None:
    made(tmp_path / "r.db", toy_reports(10))
    made(tmp_path / "r.db", [], plan_of((WORDS,), ()))
    made(tmp_path / "never.db", toy_reports(10), plan_of((WORDS,), ()))
    assert dump(tmp_path / "r.db") == dump(tmp_path / "never.db")


def test_equal_texts_are_annotated_once(tmp_path: Path) -> None:
    twins = [make_report("In Orla 12 boats left.", f"{at}.txt") for at in range(5)]
    calls: list[str] = []

    def count(reading: Reading) -> list[Mark]:
        calls.append(reading.report.name)
        return []

    plan = plan_of((replace(WORDS, run=count),), ())
    made(tmp_path / "r.db", twins[:3], plan)
    made(tmp_path / "r.db", twins, plan)
    assert len(calls) == 1


def test_a_corrected_date_runs_the_report_again_and_makes_no_second_one(tmp_path: Path) -> None:
    reports = toy_reports(8)
    dated = msgspec.structs.replace(reports[3], published=Published("2031-01-01", "about.csv"))
    made(tmp_path / "r.db", reports)
    again = made(tmp_path / "r.db", [dated])
    assert (again.reports, again.annotated) == (8, 1)
    made(tmp_path / "once.db", [*reports[:3], dated, *reports[4:]])
    assert dump(tmp_path / "r.db") == dump(tmp_path / "once.db")


def test_a_stage_that_fails_is_a_problem_and_the_report_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    summary = made(path, [UNLUCKY, *toy_reports(3)], plan_of((WORDS, FAILING), (EQUALS,)))
    assert summary.problems == 1
    with Ask(path) as ask:
        assert [(row.report, row.stage, row.message) for row in ask.problems()] == [
            ("unlucky.txt", "numbers", "ValueError: thirteen")
        ]
        assert len(list(ask.figures())) == 3
    mended = made(path, [], plan_of((WORDS, replace(NUMBERS, version="2")), (EQUALS,)))
    assert mended.problems == 0


def test_strict_stops_at_the_first_failure(tmp_path: Path) -> None:
    plan = replace(plan_of((WORDS, FAILING), ()), settings=Settings(strict=True))
    with pytest.raises(FirsthandError, match=r"unlucky\.txt: stage 'numbers' failed: ValueError: thirteen"):
        made(tmp_path / "r.db", [UNLUCKY], plan)


def test_a_comparer_that_fails_leaves_the_reports_and_is_a_problem(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(pile: Pile) -> list[Link]:
        raise RuntimeError("too many")

    path = tmp_path / "r.db"
    with caplog.at_level(logging.WARNING):
        made(path, toy_reports(3), plan_of((WORDS, NUMBERS), (replace(EQUALS, compare=fail),)))
    with Ask(path) as ask:
        assert [(row.report, row.stage, row.message) for row in ask.problems()] == [
            ("", "equals", "RuntimeError: too many")
        ]
        assert len(list(ask.figures())) == 3


def test_in_memory_a_failing_stage_is_given_to_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "default_plan", lambda: plan_of((WORDS, FAILING), ()))
    problems: list[Problem] = []
    reading = annotate(UNLUCKY, problems=problems)
    assert [problem.message for problem in problems] == ["ValueError: thirteen"]
    assert len(reading.all()) == 2


def test_of_two_inputs_with_one_report_the_smaller_stands_whatever_came_first(tmp_path: Path) -> None:
    first = make_report("Boats.", "a.txt", url="https://example.org/boats", outlet="A")
    second = make_report("Boats.", "b.txt", url="https://example.org/boats", outlet="B")
    made(tmp_path / "ab.db", [first, second])
    made(tmp_path / "ba.db", [second])
    made(tmp_path / "ba.db", [first])
    assert dump(tmp_path / "ab.db") == dump(tmp_path / "ba.db")
    with Ask(tmp_path / "ab.db") as ask:
        assert [row.outlet for row in ask.reports()] == ["A"]
        assert [(row.input, row.outcome) for row in ask.ledger()] == [("a.txt", "read"), ("b.txt", "identical")]


def test_progress_is_told_for_each_phase(tmp_path: Path) -> None:
    told: list[Progress] = []
    with Store(tmp_path / "r.db") as store:
        run_plan(toy_plan(), store, as_inputs(toy_reports(3)), told.append)
    assert [one.phase for one in told] == ["read"] * 3 + ["annotate"] * 3 + ["compare"]
    assert told[5].done == told[5].total == 3


def test_a_decision_compares_again_and_a_note_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.db"
    made(path, toy_reports(10))
    monkeypatch.setattr(pipeline, "default_plan", toy_plan)
    decision = Decision(kind="note", target="x", answer="yes", who="editor", at="2031-01-01T00:00:00Z", note="look")
    assert pipeline.decide(path, decision).compared == []
    assert pipeline.decide(path, msgspec.structs.replace(decision, kind="copy")).compared == ["equals"]


def test_the_record_of_a_run_is_sound(tmp_path: Path) -> None:
    made(tmp_path / "r.db", toy_reports(20))
    assert verify(tmp_path / "r.db") == []
