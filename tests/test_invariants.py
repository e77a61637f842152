"""The invariants of the design, over the whole pipeline as it stands."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.canonical import dump
from tests.strategies import reports, structs, texts
from tests.toy import as_inputs, toy_plan, toy_reports

from firsthand.pipeline import annotate, compare, default_plan, run_plan
from firsthand.read import ReadOptions, read_inputs, report_of_text
from firsthand.record.ask import KINDS, Ask
from firsthand.record.store import Store
from firsthand.record.verify import verify
from firsthand.run.engine import InProcess
from firsthand.run.processes import Processes
from firsthand.vocabulary import (
    Claim,
    Decision,
    Entry,
    Link,
    Mark,
    Problem,
    Protected,
    Report,
    Span,
    link_id,
    make_report,
)

EXAMPLES = Path(__file__).parent.parent / "examples"
MARKS = Mark.__args__
LINKS = Link.__args__
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans_in(thing: Any) -> Iterator[Span]:
    """Every span inside a struct."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            yield from spans_in(getattr(thing, name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from spans_in(one)


def annotated(report: Report) -> list[Mark]:
    problems: list[Problem] = []
    marks = list(annotate(report, problems=problems).all())
    assert problems == []
    return marks


@pytest.fixture(scope="module")
def examples() -> list[tuple[Entry, Report | None]]:
    return list(read_inputs([EXAMPLES / "reports"], ReadOptions(about=EXAMPLES / "about.csv")))


@pytest.fixture(scope="module")
def read_once(examples: list[tuple[Entry, Report | None]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "r.db"
    make(path, examples)
    return path


def make(path: Path, inputs: Iterable[tuple[Entry, Report | None]]) -> None:
    plan = default_plan()
    with Store(path) as store:
        run_plan(plan, store, inputs, engine=InProcess(plan))


@given(reports())
@SLOW
def test_nothing_raises_and_every_span_lies_inside_its_text(report: Report) -> None:
    for mark in annotated(report):
        for span in spans_in(mark):
            assert 0 <= span.start <= span.end <= len(report.text)


@given(texts)
@SLOW
def test_no_text_fails_to_become_a_report_that_can_be_annotated(text: str) -> None:
    annotated(report_of_text(text, "any.txt"))


@pytest.mark.parametrize("kind", [*MARKS, *LINKS, Report, Decision, Entry, Problem])
@given(data=st.data())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_json_and_messagepack_out_and_in_is_identity(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    thing = data.draw(structs(kind))
    whole = Mark if kind in MARKS else Link if kind in LINKS else kind
    assert msgspec.json.decode(msgspec.json.encode(thing), type=whole) == thing
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(thing), type=whole) == thing


def test_text_put_in_front_only_shifts_the_spans(examples: list[tuple[Entry, Report | None]]) -> None:
    front = "Weather\n\n"
    for _, report in examples[:6]:
        assert report is not None
        later = msgspec.structs.replace(
            make_report(front + report.text, report.name, published=report.published),
            parts=tuple(msgspec.structs.replace(part, span=part.span.shifted(len(front))) for part in report.parts),
        )
        before = spans_of_marks(report)
        after = [span for span in spans_of_marks(later) if span[1] >= len(front)]
        assert [(kind, start - len(front), end - len(front)) for kind, start, end in after] == before


def spans_of_marks(report: Report) -> list[tuple[str, int, int]]:
    return sorted((type(mark).__name__, mark.span.start, mark.span.end) for mark in annotated(report))


def test_any_order_gives_the_same_record(
    examples: list[tuple[Entry, Report | None]], read_once: Path, tmp_path: Path
) -> None:
    shuffled = list(examples)
    random.Random(7).shuffle(shuffled)  # noqa: S311 (no secret)
    make(tmp_path / "r.db", shuffled)
    assert dump(tmp_path / "r.db") == dump(read_once)


def test_reports_added_later_give_the_same_record(
    examples: list[tuple[Entry, Report | None]], read_once: Path, tmp_path: Path
) -> None:
    for some in (examples[12:], examples[:5], examples[3:14]):
        make(tmp_path / "r.db", some)
    assert dump(tmp_path / "r.db") == dump(read_once)


def test_any_engine_gives_the_same_record(
    examples: list[tuple[Entry, Report | None]], read_once: Path, tmp_path: Path
) -> None:
    plan = default_plan()
    with Store(tmp_path / "r.db") as store:
        run_plan(plan, store, examples, engine=Processes(plan, 2, chunk_characters=4000))
    assert dump(tmp_path / "r.db") == dump(read_once)


@given(st.permutations(range(12)), st.integers(1, 11))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_and_any_halves_give_the_same_record_of_any_stages(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    pile, plan = toy_reports(12), toy_plan()
    for path, parts in (("a.db", [pile]), ("b.db", [[pile[at] for at in order[:cut]], [pile[at] for at in order]])):
        for part in parts:
            with Store(folder / path) as store:
                run_plan(plan, store, as_inputs(part), engine=InProcess(plan))
    assert dump(folder / "a.db") == dump(folder / "b.db")


def test_the_record_of_the_examples_is_sound(read_once: Path) -> None:
    assert verify(read_once) == []


def test_an_unrelated_report_changes_no_link(examples: list[tuple[Entry, Report | None]], read_once: Path) -> None:
    readings = [annotate(report) for _, report in examples if report is not None]
    unrelated = annotate(
        make_report("A baker in Sollen won a prize for rye bread. He smiled.", "bread.txt", outlet="Sollen Weekly")
    )
    mine = unrelated.report.id
    before = {link_id(link): link for link in compare(readings)}
    assert {type(link) for link in before.values()} == set(LINKS), "the examples have links of every kind"
    after = {link_id(link): link for link in compare([*readings, unrelated]) if mine not in str(link)}
    assert after == before


def test_a_copy_never_raises_the_number_of_origins(examples: list[tuple[Entry, Report | None]]) -> None:
    readings = [annotate(report) for _, report in examples if report is not None]
    before = origins(compare(readings))
    assert before, "the examples have claims"
    for reading in readings[:4]:
        copied = make_report(reading.text, f"copy of {reading.report.name}", outlet="The Echo")
        known = msgspec.structs.replace(reading.report, id=copied.id, name=copied.name, outlet="The Echo")
        for statements, (lower, upper) in origins(compare([*readings, annotate(known)])).items():
            # A copy may tie claims together or take them apart, but what stands behind them is what stood before.
            held = [count for members, count in before.items() if statements & members]
            held += [(1, 1)] if not held else []
            assert lower <= sum(low for low, _ in held)
            assert upper <= sum(high for _, high in held)


def origins(links: Iterable[Link]) -> dict[frozenset[tuple[str, str]], tuple[int, int]]:
    """The interval of each claim by its statements."""
    return {
        frozenset((one.report, one.mark) for one in link.statements): (link.count.lower, link.count.upper)
        for link in links
        if isinstance(link, Claim)
    }


def test_a_protected_name_is_in_no_list(read_once: Path, examples: list[tuple[Entry, Report | None]]) -> None:
    hidden: dict[str, set[str]] = {}
    for _, report in examples:
        for mark in annotated(report) if report is not None else ():
            if isinstance(mark, Protected) and report is not None:
                hidden.setdefault(report.id, set()).update({mark.name, *(place.of(report.text) for place in mark.mask)})
    assert hidden, "the examples have protected people"
    with Ask(read_once) as ask:
        for report_id, names in hidden.items():
            said = ask.masked_text(report_id) + "".join(
                str(row)
                for kind in (
                    "attributions",
                    "figures",
                    "times",
                    "people",
                    "protected",
                    "timeline",
                    "claims",
                    "utterances",
                )
                for row in getattr(ask, kind)(report_id)
            )
            assert [name for name in names if name in said] == []
            assert [hit for name in names for hit in ask.search(f'"{name}"') if hit.report_id == report_id] == []


def test_every_kind_is_listed(read_once: Path) -> None:
    with Ask(read_once) as ask:
        for kind, row in KINDS.items():
            assert all(isinstance(one, row) for one in ask.rows(kind))
