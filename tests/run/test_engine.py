import os
from collections.abc import Iterable
from dataclasses import replace

import pytest
from tests.toy import EQUALS, NUMBERS, WORDS, fail_on_thirteen, find_numbers, find_words, toy_plan, toy_reports

from firsthand.errors import BadSetup, FirsthandError
from firsthand.pipeline import plan_of
from firsthand.run.annotating import Job, Outcome, Plan
from firsthand.run.engine import FEW_BODIES, FEW_REPORTS, InProcess, choose_engine, spread_work
from firsthand.run.processes import Processes
from firsthand.settings import Settings
from firsthand.stage import Reading
from firsthand.vocabulary import Figure, Mention, Span, make_report


def shouting_words(reading: Reading) -> Iterable[Mention]:
    os.write(1, b"not a message\n")
    return find_words(reading)


def misplaced(reading: Reading) -> Iterable[Mention]:
    yield Mention(span=Span(0, len(reading.text) + 1), kind="other")


def undeclared(reading: Reading) -> Iterable[Figure]:
    yield Figure(span=Span(0, 1), number=Span(0, 1), kind="count", low=1, high=1, bound="=")


def upper(body: bytes) -> bytes:
    if body == b"thirteen":
        raise FirsthandError("thirteen is not for us")
    return body.upper() + str(os.getpid()).encode()


def jobs(count: int) -> list[Job]:
    return [Job(report=one, stages=["words", "numbers"], sketches=["equals"]) for one in toy_reports(count)]


def unclocked(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return [replace_seconds(one) for one in outcomes]


def replace_seconds(outcome: Outcome) -> Outcome:
    outcome.seconds = dict.fromkeys(outcome.seconds, 0.0)
    return outcome


def test_processes_give_the_same_outcomes_in_the_same_order_whatever_a_stage_prints() -> None:
    loud = plan_of((replace(WORDS, run=shouting_words), NUMBERS), (EQUALS,))
    there = unclocked(Processes(loud, 2, chunk_characters=100).map(iter(jobs(30))))
    assert there == unclocked(InProcess(toy_plan()).map(jobs(30)))


def test_strict_in_a_process_stops_with_the_report_and_the_stage() -> None:
    plan = replace(plan_of((WORDS, replace(NUMBERS, run=fail_on_thirteen)), ()), settings=Settings(strict=True))
    job = Job(report=make_report("In Orla 13 boats left.", "unlucky.txt"), stages=["words", "numbers"])
    with pytest.raises(FirsthandError, match=r"unlucky\.txt: stage 'numbers' failed: ValueError: thirteen"):
        list(Processes(plan, 1).map([job]))


def test_a_stage_that_cannot_travel_is_told_with_what_to_do() -> None:
    plan = plan_of((replace(WORDS, run=lambda reading: ()),), ())
    with pytest.raises(BadSetup, match="define its functions at the top of a module, or set workers to 1"):
        Processes(plan, 2)


def test_few_reports_or_one_worker_stay_in_this_process() -> None:
    plan = toy_plan()
    many = replace(plan, settings=Settings(workers=2))
    assert isinstance(choose_engine(many, FEW_REPORTS - 1), InProcess)
    assert isinstance(choose_engine(replace(plan, settings=Settings(workers=1)), 10_000), InProcess)
    assert isinstance(choose_engine(many, FEW_REPORTS), Processes)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (misplaced, "ValueError: Mention at 0 to 23 lies outside the text of 22"),
        (undeclared, "TypeError: made a Figure, which it does not declare"),
    ],
)
def test_a_mark_that_breaks_the_rules_is_a_problem_of_its_stage(wrong: object, told: str) -> None:
    plan = Plan((replace(WORDS, run=wrong),), (), Settings())  # type: ignore[arg-type]  # one of them is wrong on purpose
    outcome = plan.run(Job(report=make_report("In Orla 12 boats left.", "a.txt"), stages=["words"]))
    assert outcome.problems == {"words": told}
    assert outcome.marks == {"words": []}


def test_work_is_spread_over_processes_and_answered_in_order() -> None:
    bodies = [f"piece {number} ".encode() for number in range(3 * FEW_BODIES)]
    answers = list(spread_work(Settings(workers=2), upper, bodies, "shouted"))
    assert [one.rstrip(b"0123456789") for one in answers] == [body.upper() for body in bodies]
    assert str(os.getpid()).encode() not in {one.split()[-1] for one in answers}
    here = list(spread_work(Settings(workers=2), upper, bodies[: FEW_BODIES - 1], "shouted"))
    assert {one.split()[-1] for one in here} == {str(os.getpid()).encode()}


def test_a_sentence_that_stops_a_worker_stops_the_run() -> None:
    bodies = [b"one", b"two", b"thirteen", *[b"more"] * FEW_BODIES]
    with pytest.raises(FirsthandError, match="thirteen is not for us"):
        list(spread_work(Settings(workers=2), upper, bodies, "shouted"))


def fail(reading: Reading) -> Iterable[Mention]:
    raise ValueError(reading.report.name)


def only_first(reading: Reading) -> Iterable[Figure]:
    return list(find_numbers(reading))[:1]


def test_what_stands_in_for_a_stage_is_made_where_it_fails() -> None:
    numbers = replace(NUMBERS, run=fail, instead=only_first)
    outcome = plan_of((WORDS, numbers), ()).run(jobs(1)[0])
    assert outcome.problems.keys() == {"numbers"}
    assert len(outcome.marks["numbers"]) == 1


@pytest.mark.parametrize("before", [True, False])
def test_what_stands_in_for_a_stage_is_made_where_one_that_it_needs_failed(*, before: bool) -> None:
    numbers = replace(NUMBERS, run=lambda reading: (), needs=(Mention,), instead=only_first)
    plan = plan_of((replace(WORDS, run=fail), numbers), ())
    report = toy_reports(1)[0]
    stages = ["numbers"] if before else ["words", "numbers"]
    assert len(plan.run(Job(report=report, stages=stages, failed=["words"] * before)).marks["numbers"]) == 1


def test_nothing_stands_in_for_a_stage_that_works() -> None:
    plan = plan_of((WORDS, replace(NUMBERS, run=lambda reading: (), instead=only_first)), ())
    assert plan.run(jobs(1)[0]).marks["numbers"] == []
