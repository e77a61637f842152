"""`firsthand doctor`: whether this installation can do its work."""

import platform
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click
import msgspec

from firsthand.annotate.encoder import MODEL_SHA256, TAGGER
from firsthand.cli.helping import Command
from firsthand.cli.options import JSON
from firsthand.cli.printing import say, say_json
from firsthand.compare.utterances.encoder import REWORDINGS, REWORDINGS_SHA256
from firsthand.compare.utterances.scorer import SCORER, SCORER_SHA256
from firsthand.errors import FirsthandError
from firsthand.pipeline import default_plan
from firsthand.record.verify import verify
from firsthand.run.engine import count_cores
from firsthand.weights import Weights

LIBRARIES = ("onnxruntime", "numpy", "scipy", "pyarrow", "trafilatura", "htmldate", "msgspec", "starlette")


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    what: str
    fine: bool
    found: str


@click.command(
    "doctor",
    cls=Command,
    examples=(
        "firsthand doctor",
        "firsthand doctor pile.db --json",
    ),
)
@click.argument("record", type=click.Path(path_type=Path, dir_okay=False), required=False)
@JSON
def command(record: Path | None, *, as_json: bool) -> int:
    """Check the installation, and with RECORD that record.

    Exit code 1 if something is missing or damaged. Nothing is fetched, no browser is needed.
    """
    checks = list(_checks(record))
    if as_json:
        say_json({"fine": all(check.fine for check in checks), "checks": checks})
    else:
        for check in checks:
            say(f"{'ok  ' if check.fine else 'FAIL'}  {check.what}: {check.found}", style="" if check.fine else "red")
    return 0 if all(check.fine for check in checks) else 1


def _checks(record: Path | None) -> Iterator[Check]:
    yield Check(what="firsthand", fine=True, found=version("firsthand"))
    yield Check(what="Python", fine=True, found=f"{platform.python_version()} on {platform.system()}")
    yield Check(what="cores", fine=True, found=str(count_cores()))
    for library in LIBRARIES:
        yield _library(library)
    yield _full_text_search()
    yield _weights(TAGGER, MODEL_SHA256)
    yield _weights(REWORDINGS, REWORDINGS_SHA256)
    yield _weights(SCORER, SCORER_SHA256)
    yield _stages()
    if record is not None:
        yield _record(record)


def _library(name: str) -> Check:
    try:
        return Check(what=name, fine=True, found=version(name))
    except PackageNotFoundError:
        return Check(what=name, fine=False, found="not installed; run scripts/demo, or pip install firsthand again")


def _full_text_search() -> Check:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        except sqlite3.OperationalError:
            found = f"SQLite {sqlite3.sqlite_version} was built without FTS5; use another Python"
            return Check(what="full-text search", fine=False, found=found)
    return Check(what="full-text search", fine=True, found=f"SQLite {sqlite3.sqlite_version} with FTS5")


def _weights(weights: Weights, sha256: str) -> Check:
    what = f"weights of the {weights.of}"
    try:
        wrong = weights.damaged()
    except FirsthandError as missing:
        return Check(what=what, fine=False, found=str(missing))
    if wrong:
        found = f"{', '.join(wrong)}: SHA-256 is not that of this version; install it again"
        return Check(what=what, fine=False, found=found)
    return Check(what=what, fine=True, found=f"SHA-256 {sha256[:16]}...")


def _stages() -> Check:
    try:
        plan = default_plan()
    except FirsthandError as wrong:
        return Check(what="stages", fine=False, found=str(wrong))
    named = [one.name for one in plan.annotators] + [one.name for one in plan.comparers]
    return Check(what="stages", fine=True, found=", ".join(named))


def _record(record: Path) -> Check:
    try:
        findings = verify(record)
    except FirsthandError as wrong:
        return Check(what="record", fine=False, found=str(wrong))
    found = f"{record}: {f'{len(findings)} findings do not hold; see firsthand verify' if findings else 'sound'}"
    return Check(what="record", fine=not findings, found=found)
