"""The law of adding: reports added later give the record that one run gives, while only what changed is compared."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tests.canonical import dump

from firsthand.compare import copies, keys, stories
from firsthand.pipeline import default_plan, run_plan
from firsthand.read import ReadOptions, read_inputs
from firsthand.record.decisions import add_decision
from firsthand.record.store import Store
from firsthand.run.annotating import Plan
from firsthand.run.engine import InProcess
from firsthand.stage import Comparer, Pile
from firsthand.vocabulary import Decision, Entry, Link, Report, make_report

EXAMPLES = Path(__file__).parent.parent / "examples"
Inputs = list[tuple[Entry, Report | None]]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (copies, stories, keys):
        monkeypatch.setattr(module, "KEPT_FROM", 1)
    monkeypatch.setattr(keys, "MOST", 1.0)


@pytest.fixture(scope="module")
def pile() -> Inputs:
    """The examples, and some of their paragraphs again in other outlets, on other days and on none."""
    chance = random.Random(5)  # noqa: S311 (no secret)
    known = [report for _, report in read_inputs([EXAMPLES / "reports"], ReadOptions(about=EXAMPLES / "about.csv"))]
    found = [report for report in known if report is not None]
    for number, report in enumerate(found[:14]):
        parts = report.text.split("\n\n")
        text = "\n\n".join(parts[: chance.randint(2, len(parts))]).replace("Tuesday", "Wednesday")
        more = make_report(text, f"again{number}.txt", outlet=f"The Echo {number % 3}", language=report.language)
        found.append(msgspec.structs.replace(more, published=report.published if number % 2 else None))
    return [(Entry(input=one.name, outcome="read", report=one.id), one) for one in found]


@pytest.fixture(scope="module")
def at_once(pile: Inputs, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    path = tmp_path_factory.mktemp("whole") / "r.db"
    run(path, pile, default_plan())
    return dump(path)


def run(path: Path, inputs: Inputs, plan: Plan) -> list[str]:
    with Store(path) as store:
        return run_plan(plan, store, inputs, engine=InProcess(plan)).compared


class Watched:
    """The comparers of a plan, each telling when it looks at the whole pile."""

    def __init__(self) -> None:
        self.whole: list[str] = []
        plan = default_plan()
        self.plan = replace(plan, comparers=[self._watch(one) if one.add else one for one in plan.comparers])

    def _watch(self, comparer: Comparer) -> Comparer:
        def compare(pile: Pile) -> Iterable[Link]:
            self.whole.append(comparer.name)
            return comparer.compare(pile)

        return replace(comparer, compare=compare)


@pytest.mark.parametrize("seed", range(2))
def test_reports_added_later_give_the_record_of_one_run(
    seed: int, pile: Inputs, at_once: Sequence[str], tmp_path: Path
) -> None:
    order = random.Random(seed).sample(pile, len(pile))  # noqa: S311 (no secret)
    watched, path = Watched(), tmp_path / "r.db"
    run(path, order[:12], watched.plan)
    first = list(watched.whole)
    for lot in (order[12:20], order[20:21], order[21:]):
        assert run(path, lot, watched.plan)
    assert dump(path) == at_once
    assert watched.whole == first == [one.name for one in default_plan().comparers if one.add]


def test_a_decision_between_two_runs_is_as_one_after_them(pile: Inputs, tmp_path: Path) -> None:
    target, found = "", []
    for name, lots in (("late", (pile[:14], pile[14:])), ("once", (pile,))):
        path = tmp_path / name
        run(path, lots[0], default_plan())
        with Store(path) as store:
            copy = "SELECT id FROM links WHERE kind = 'copy' ORDER BY id LIMIT 1"
            target = target or store.connection.execute(copy).fetchone()[0]
            at = "2031-01-01T00:00:00Z"
            add_decision(store.connection, Decision(kind="copy", target=target, answer="no", who="me", at=at))
        asked = set(run(path, [], default_plan()))
        assert {"claims", "dates"} <= asked
        assert not asked & {"copies", "stories"}, "what people decided does not change them"
        for lot in lots[1:]:
            run(path, lot, default_plan())
        found.append(dump(path))
    assert found[0] == found[1]


def test_a_corrected_report_gives_the_record_of_one_run(pile: Inputs, tmp_path: Path) -> None:
    entry, report = pile[2]
    assert report is not None
    mended = msgspec.structs.replace(report, outlet="The Mended", published=None)
    run(tmp_path / "late.db", pile, default_plan())
    run(tmp_path / "late.db", [(entry, mended)], default_plan())
    run(tmp_path / "once.db", [*pile[:2], (entry, mended), *pile[3:]], default_plan())
    assert dump(tmp_path / "late.db") == dump(tmp_path / "once.db")


def test_a_pile_that_grows_until_it_keeps_an_index_gives_the_record_of_one_run(
    pile: Inputs, at_once: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (copies, stories, keys):
        monkeypatch.setattr(module, "KEPT_FROM", 10)
    watched, path = Watched(), tmp_path / "r.db"
    for lot in (pile[:6], pile[6:9], pile[9:16], pile[16:]):
        run(path, lot, watched.plan)
    assert dump(path) == at_once
    indexed = ("copies", "stories", "identities", "utterances", "figure_relations")
    assert {name: watched.whole.count(name) for name in indexed} == dict.fromkeys(indexed, 3)


def test_reports_that_hang_together_with_most_of_the_pile_give_the_record_of_one_run(
    pile: Inputs, at_once: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "MOST", 0.5)
    watched, path = Watched(), tmp_path / "r.db"
    for lot in (pile[:12], pile[12:20], pile[20:21], pile[21:]):
        run(path, lot, watched.plan)
    assert dump(path) == at_once
    assert watched.whole.count("utterances") > 1, "some lots are too much for it to add"
