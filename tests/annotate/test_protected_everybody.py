"""Where a stage fails on a report, everybody in it is withheld, public or not."""

from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.pipeline import ANNOTATE, COMPARE, annotate, plan_of, run_plan
from firsthand.record.ask import Ask
from firsthand.record.store import Store
from firsthand.run.annotating import Job, Outcome
from firsthand.stage import Reading
from firsthand.vocabulary import Entry, Mark, Protected, Report, make_report

ENGLISH = make_report(
    "Nurse Jonna Velk said the ward was full. Mayor Ilse Brandt denied it.\n\nVELK LEAVES\n\nVelk’s shift ended.",
    "e.txt",
)
RUSSIAN = make_report(
    "Кассирша Вера Лосева рассказала о долгах. О Лосевой, по словам мэра Артура Белова, забыли.", "r.txt"
)


def fail(reading: Reading) -> list[Mark]:
    raise ValueError(reading.report.name)


def run(report: Report, *failing: str) -> Outcome:
    stages = [replace(one, run=fail) if one.name in failing else one for one in ANNOTATE]
    return plan_of(stages, ()).run(Job(report=report, stages=[one.name for one in stages]))


def masked(report: Report, outcome: Outcome) -> str:
    held = [s for mark in outcome.marks["protected"] if isinstance(mark, Protected) for s in mark.mask]
    return "".join("*" if any(s.start <= i < s.end for s in held) else c for i, c in enumerate(report.text))


@pytest.mark.parametrize(
    "failing", [("protected",), ("entities",), ("names",), ("speakers",), ("names", "entities", "protected")]
)
@pytest.mark.parametrize(
    ("report", "names"),
    [(ENGLISH, ["Jonna", "Velk", "VELK", "Brandt"]), (RUSSIAN, ["Вера", "Лосев", "Белов", "Артур"])],
)
def test_no_name_is_left(report: Report, names: list[str], failing: tuple[str, ...]) -> None:
    outcome = run(report, *failing)
    assert set(failing) <= outcome.problems.keys()
    assert {mark.reason for mark in outcome.marks["protected"] if isinstance(mark, Protected)} >= {"not checked"}
    text = masked(report, outcome)
    assert not [name for name in names if name in text]
    assert "full" in text or "долгах" in text


def test_nobody_is_withheld_so_where_nothing_failed() -> None:
    assert not [mark for one in (ENGLISH, RUSSIAN) for mark in annotate(one).of(Protected)]


def test_a_record_shows_no_name_of_a_report_that_was_not_checked(tmp_path: Path) -> None:
    plan = plan_of([replace(one, run=fail) if one.name == "protected" else one for one in ANNOTATE], COMPARE)
    entry = Entry(input="e.txt", outcome="read", report=ENGLISH.id)
    with Store(tmp_path / "r.db") as store:
        run_plan(plan, store, [(entry, ENGLISH)])
    with Ask(tmp_path / "r.db") as ask:
        assert [row.stage for row in ask.problems()] == ["protected"]
        shown = repr(
            [*ask.people(), *ask.attributions(), *ask.identities(), *ask.protected(), ask.masked_text(ENGLISH.id)]
        )
    assert "withheld" in shown
    assert not [name for name in ("Jonna", "Velk", "VELK") if name in shown]
