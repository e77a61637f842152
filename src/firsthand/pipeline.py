"""THE page: what runs, in order.

read  ->  annotate  ->  compare  ->  record  ->  present
"""

import gc
import logging
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import entry_points
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

from firsthand.annotate.attributions import attributions
from firsthand.annotate.entities import entities
from firsthand.annotate.figures import figures
from firsthand.annotate.names import names
from firsthand.annotate.protected import protected
from firsthand.annotate.speakers import speakers
from firsthand.annotate.times import times
from firsthand.compare.claims import claims
from firsthand.compare.copies import copies
from firsthand.compare.dates import dates
from firsthand.compare.figure_relations import figure_relations
from firsthand.compare.identities import identities
from firsthand.compare.stories import stories
from firsthand.compare.stories.changes import story_changes
from firsthand.compare.utterances import utterances
from firsthand.errors import BadSetup, FirsthandError
from firsthand.read import ReadOptions, read_inputs
from firsthand.record.decisions import add_decision
from firsthand.record.linking import Replaced
from firsthand.record.pending import Pending, count_pending, pending_jobs, settle_plan
from firsthand.record.pile import StoredPile
from firsthand.record.store import Compared, Finished, Sketched, Store
from firsthand.run.annotating import Job, Outcome, Plan
from firsthand.run.engine import Engine, choose_engine, spread_work
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.run.order import check_stages, fingerprints, output_settings, presented_settings, sketch_fingerprint
from firsthand.run.progress import OnProgress, Progress, Summary, silent
from firsthand.settings import Settings
from firsthand.stage import Annotator, Comparer, Reading
from firsthand.vocabulary import Decision, Entry, Link, Mark, Problem, Report, Story, content_id

ANNOTATE: Sequence[Annotator] = (names, times, attributions, entities, speakers, figures, protected)
COMPARE: Sequence[Comparer] = (copies, stories, identities, utterances, figure_relations, claims, dates)

READ_BATCH = 64
"""Inputs written in one transaction: what a kill can lose of the reading."""
WRITE_BATCH = 32
"""Reports whose marks are written in one transaction: what a kill can lose of the annotating."""

S = TypeVar("S", bound=Annotator | Comparer)

_log = logging.getLogger("firsthand")


@cache
def default_plan() -> Plan:
    """The stages above with those of other packages (entry points `firsthand.stages`), checked, with default settings.

    A stage of another package that bears the name of one of ours takes its place; others come last, by name.
    """
    return plan_of(ANNOTATE, COMPARE, [point.load() for point in entry_points(group="firsthand.stages")])


def plan_of(
    annotators: Sequence[Annotator], comparers: Sequence[Comparer], others: Sequence[Annotator | Comparer] = ()
) -> Plan:
    """The stages with `others` put in; raises `BadSetup` if they do not fit together."""
    for other in others:
        if not isinstance(other, Annotator | Comparer):
            raise BadSetup(f"Entry point firsthand.stages: {other!r} is neither an Annotator nor a Comparer.")
    check_stages(annotators, comparers)
    annotators = _put_in(annotators, [other for other in others if isinstance(other, Annotator)])
    comparers = _put_in(comparers, [other for other in others if isinstance(other, Comparer)])
    check_stages(annotators, comparers)
    return Plan(annotators, comparers, Settings())


def _put_in(stages: Sequence[S], others: Sequence[S]) -> tuple[S, ...]:
    by_name: dict[str, S] = {stage.name: stage for stage in stages}
    by_name.update((other.name, other) for other in sorted(others, key=lambda stage: stage.name))
    return tuple(by_name.values())


def annotate(report: Report, settings: Settings | None = None, *, problems: list[Problem] | None = None) -> Reading:
    """The report with the marks of every stage.

    A stage that fails is a Problem: put into `problems` where that list is given, else logged as a warning.
    """
    plan = replace(default_plan(), settings=settings or Settings())
    outcome = plan.run(Job(report=report, stages=[stage.name for stage in plan.annotators]))
    for stage, message in outcome.problems.items():
        if problems is None:
            _log.warning("%s: stage '%s' failed: %s", report.name, stage, message)
        else:
            problems.append(Problem(report=report.id, stage=stage, message=message))
    return Reading(report, (mark for made in outcome.marks.values() for mark in made), plan.settings)


def compare(
    readings: Iterable[Reading], settings: Settings | None = None, *, decisions: Sequence[Decision] = ()
) -> tuple[Link, ...]:
    """The links that every comparer makes among annotated reports, in memory; their order says nothing."""
    return compare_pile(MemoryPile(readings, settings, decisions), default_plan().comparers)


def read_into(
    record: Path,
    paths: Sequence[str | Path],
    options: ReadOptions | None = None,
    settings: Settings | None = None,
    on_progress: OnProgress = silent,
) -> Summary:
    """Reads `paths` into the record, made if need be: the whole flow. Finished work is not repeated.

    Killed at any moment, the record is intact and the same call goes on. Raises `FirsthandError` if a worker dies while
    it annotates, or a stage fails with the setting `strict`; `BadInput` for what cannot be a record or an option.
    """
    plan = replace(default_plan(), settings=settings or Settings())
    with Store(record) as store:
        inputs = read_inputs(sorted(paths, key=str), replace(options or ReadOptions(), record=record))
        return run_plan(plan, store, inputs, on_progress)


def decide(record: Path, decision: Decision, on_progress: OnProgress = silent) -> Summary:
    """Appends one decision and compares again what it can change."""
    with Store(record) as store:
        add_decision(store.connection, decision)
        made_with = Settings(**(store.meta("settings") or {}), **(store.meta("presented") or {}))
        return run_plan(replace(default_plan(), settings=made_with), store, (), on_progress)


def run_plan(
    plan: Plan,
    store: Store,
    inputs: Iterable[tuple[Entry, Report | None]],
    on_progress: OnProgress = silent,
    engine: Engine | None = None,
) -> Summary:
    """The flow over an open record, with the plan's stages, in `engine` or the one that suits the work."""
    summary = Summary()
    store.keep_meta("settings", output_settings(plan.settings))
    store.keep_meta("presented", presented_settings(plan.settings))
    store.keep_stages([one.name for one in plan.annotators], [one.name for one in plan.comparers])
    _read(store, inputs, summary, on_progress)
    _annotate(plan, store, summary, on_progress, engine)
    _compare(plan, store, summary, on_progress)
    summary.reports, summary.problems = store.count("reports"), store.count("problems")
    return summary


def _read(
    store: Store, inputs: Iterable[tuple[Entry, Report | None]], summary: Summary, on_progress: OnProgress
) -> None:
    """Every input into the ledger, every report into the record, a batch at a time."""
    began = time.process_time()
    batch: list[tuple[Entry, Report | None]] = []
    for done, (entry, report) in enumerate(inputs, 1):
        batch.append((entry, report))
        if len(batch) == READ_BATCH:
            store.add_inputs(batch)
            batch = []
        setattr(summary, entry.outcome, getattr(summary, entry.outcome) + 1)
        on_progress(Progress("read", done, None, entry.input))
    store.add_inputs(batch)
    summary.seconds["read"] = time.process_time() - began


def _annotate(plan: Plan, store: Store, summary: Summary, on_progress: OnProgress, engine: Engine | None) -> None:
    """The marks and sketches that are missing, each batch written as it is finished."""
    stages = fingerprints(plan.annotators, plan.settings)
    sketches = {one.name: sketch_fingerprint(one, plan.annotators, stages) for one in plan.comparers}
    settle_plan(store.connection, stages, sketches)
    total = count_pending(store.connection)
    waiting: deque[Pending] = deque()

    def jobs() -> Iterator[Job]:
        for pending in pending_jobs(store.connection, stages, sketches):
            waiting.append(pending)
            yield _job_of(pending)

    versions = {one.name: one.version for one in plan.annotators}
    finished: list[Finished] = []
    sketched: list[Sketched] = []
    whole: list[str] = []
    for outcome in (engine or choose_engine(plan, total)).map(jobs()):
        pending = waiting.popleft()
        for report, left in pending.left.items():
            for stage in sorted(left):
                marks, problem = _made(stage, pending, outcome)
                finished.append(Finished(report, stage, versions[stage], stages[stage], marks, problem))
        for stage, taken in outcome.sketches.items():
            failed = outcome.problems.get(stage)
            sketched.extend(Sketched(report, stage, sketches[stage], body, failed) for report, body in taken.items())
        for stage, seconds in outcome.seconds.items():
            summary.seconds[stage] = summary.seconds.get(stage, 0.0) + seconds
        summary.annotated += len(pending.left)
        whole.extend(pending.left)
        if len(whole) >= WRITE_BATCH:
            store.add_finished(finished, sketched, whole)
            finished, sketched, whole = [], [], []
        on_progress(Progress("annotate", summary.annotated, total, pending.report.name))
    store.add_finished(finished, sketched, whole)


def _made(stage: str, pending: Pending, outcome: Outcome) -> tuple[Sequence[Mark], str | None]:
    """What a stage gives a report and how it failed, run now or taken from a twin."""
    if stage in outcome.marks:
        return outcome.marks[stage], outcome.problems.get(stage)
    return pending.marks[stage], pending.problems.get(stage)


def _job_of(pending: Pending) -> Job:
    """What an engine is given of it."""
    left = frozenset[str]().union(*pending.left.values())
    return Job(
        report=pending.report,
        twins=list(pending.twins),
        marks={stage: list(marks) for stage, marks in pending.marks.items()},
        stages=sorted(left - pending.marks.keys()),
        sketches=sorted(pending.sketch),
        failed=sorted(pending.problems),
    )


class _Made(NamedTuple):
    """What a comparer made: the links of these reports, None for all links of the pile."""

    reports: frozenset[str] | None
    links: Sequence[Link]
    gone: Sequence[Link] = ()


class _Failed(NamedTuple):
    """How a comparer failed, in a sentence."""

    said: str
    anew: bool
    """It has to compare the whole pile next: what it kept may be why it fails. A worker that died is no such reason."""


class _Turn(NamedTuple):
    """A comparer that is asked."""

    comparer: Comparer
    chain: str
    """Hash of all that it may read, and of itself."""
    basis: bytes
    """Hash of itself and of what people decided, if it asks for that."""
    later: Sequence[Comparer]


def _compare(plan: Plan, store: Store, summary: Summary, on_progress: OnProgress) -> None:
    """The links of each comparer whose inputs have changed since it last finished.

    One that fails keeps what it made before, and so do those that need what it makes: an echo whose copy is unknown
    would be counted as an origin. All of them are problems of the record, and the next run does them again.
    """
    sketches = {one.sketches: one.name for one in plan.comparers}
    pile = StoredPile(store.connection, plan.settings, sketches, partial(spread_work, plan.settings))
    chain = pile.state()
    missing: dict[type, str] = {}
    for done, comparer in enumerate(plan.comparers):
        chosen = [getattr(plan.settings, name) for name in comparer.settings]
        chain = content_id(chain, comparer.name, comparer.version, chosen)
        lacking = sorted({missing[kind] for kind in comparer.needs if kind in missing})
        if not lacking and store.compared(comparer.name) == chain:
            continue
        on_progress(Progress("compare", done, len(plan.comparers), comparer.name))
        began = _cpu_seconds()
        basis = content_id(comparer.name, comparer.version, chosen, pile.decided() if comparer.decides else "").encode()
        turn = _Turn(comparer, chain, basis, plan.comparers[done + 1 :])
        with _uncollected:
            found = _waiting(comparer, lacking) if lacking else _links_of(comparer, pile, basis)
            if isinstance(found, _Failed):
                missing |= dict.fromkeys(comparer.makes, ", ".join(lacking) or comparer.name)
            replaced = _keep_found(store, pile, turn=turn, found=found)
        if replaced is not None:
            summary.stories_changed += story_changes(_stories(replaced.went), _stories(replaced.came))
            summary.compared.append(comparer.name)
        summary.seconds[f"compare {comparer.name}"] = _cpu_seconds() - began


class _Uncollected:
    """Python does not look for cycles meanwhile: comparers leave hardly any, and it took a quarter of their time.

    What there are go when it looks again, after each comparer (docs/speed.md). The switch is one for the whole process:
    of several threads that compare, as in the web app, the last to leave puts it back as the first found it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._was_enabled = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._was_enabled = gc.isenabled()
                gc.disable()
            self._inside += 1

    def __exit__(self, *wrong: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._was_enabled:
                gc.enable()


_uncollected = _Uncollected()


def _keep_found(store: Store, pile: StoredPile, *, turn: _Turn, found: _Made | _Failed | None) -> Replaced | None:
    """Put what became of a comparer's turn into the record; which links went and came, None if none were made."""
    comparer = turn.comparer
    readers = [other.name for other in turn.later if set(other.needs) & set(comparer.makes)]
    if found is None:
        store.keep_compared(comparer.name, comparer.version, turn.chain)
        return None
    if isinstance(found, _Failed):
        store.keep_failure(comparer.name, found.said, readers, anew=found.anew)
        return None
    return store.replace_links(
        Compared(
            stage=comparer.name,
            version=comparer.version,
            fingerprint=turn.chain,
            links=found.links,
            problem=pile.told(),
            kept={**pile.to_keep(), f"{comparer.name}/basis": turn.basis} if comparer.add else {},
            reports=found.reports,
            gone=found.gone,
            readers=readers,
            sharers=[other.name for other in turn.later if comparer.sketches in other.also],
        )
    )


def _stories(links: Iterable[Link]) -> list[Story]:
    return [link for link in links if isinstance(link, Story)]


def _waiting(comparer: Comparer, lacking: Sequence[str]) -> _Failed:
    """The problem of a comparer that was not asked, because these failed."""
    names = ", ".join(f"'{name}'" for name in lacking)
    said = f"Not compared: it needs the links of {names}, which failed. Run the same command again."
    _log.warning("stage '%s': %s", comparer.name, said)
    return _Failed(said, anew=False)


def _cpu_seconds() -> float:
    """CPU seconds of this process and of those that it started and that have ended."""
    return sum(os.times()[:4])


def _links_of(comparer: Comparer, pile: StoredPile, basis: bytes) -> _Made | _Failed | None:
    """What a comparer makes, or how it failed; None if nothing that it reads has changed.

    If settings are strict, `FirsthandError` is raised where it fails.
    """
    try:
        if comparer.add and pile.kept(f"{comparer.name}/basis") == basis:
            unseen = pile.unseen(comparer.name)
            if not unseen.reports:
                return None
            added = comparer.add(pile, unseen)
            if added is not None:
                return _Made(*added)
            pile.forget()
        pile.headings.read_all()
        return _Made(None, list(comparer.compare(pile)))
    except Exception as wrong:  # what was found in the reports stands without this stage's links
        pile.forget()
        said = f"{type(wrong).__name__}: {wrong}"
        if pile.settings.strict:
            raise FirsthandError(f"Stage '{comparer.name}' failed on the pile: {said}") from wrong
        _log.warning("stage '%s' failed on the pile: %s", comparer.name, said)
        return _Failed(said, anew=not isinstance(wrong, FirsthandError))
