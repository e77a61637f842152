"""The rows of reports, of the ledger and of what went wrong."""

from collections.abc import Iterator
from typing import Any

import msgspec

from firsthand.errors import BadInput
from firsthand.record.ask.links import implied_row
from firsthand.record.ask.shelf import Shelf
from firsthand.record.decisions import holding
from firsthand.record.rows import DecisionRow, LedgerRow, ProblemRow, ReportRow
from firsthand.vocabulary import DateEvidence


def report_row(shelf: Shelf, report: str) -> ReportRow:
    """What is known about one report."""
    row = shelf.connection.execute(
        "SELECT name, url, title, outlet, byline, published, published_because, language, characters, words,"
        " text_sha256, raw_sha256 FROM reports WHERE id = ?",
        (report,),
    ).fetchone()
    stories = shelf.connection.execute(
        "SELECT link FROM link_reports WHERE report = ? AND kind = 'story' ORDER BY link", (report,)
    )
    known = dict(row)
    known["report"] = known.pop("name")
    mask = shelf.mask(report)
    for field in ("report", "url", "title", "outlet", "byline"):
        if known[field]:
            known[field] = mask.label(known[field])
    implied = None
    if known["published"] is None:
        links = (link for _, link in shelf.links(DateEvidence, report=report) if link.report == report)
        implied = next((implied_row(shelf, link) for link in links), None)
    return ReportRow(id=report, **known, stories=[link for (link,) in stories], implied=implied)


def ledger_rows(shelf: Shelf) -> Iterator[LedgerRow]:
    """What happened to each input, by input."""
    for row in shelf.connection.execute(
        "SELECT input, outcome, reason, reports.name AS report, report AS report_id, ledger.raw_sha256"
        " FROM ledger LEFT JOIN reports ON reports.id = ledger.report ORDER BY input"
    ):
        known = dict(row)
        mask = shelf.mask(known["report_id"]) if known["report_id"] else shelf.mask_everywhere
        for field in ("input", "reason", "report"):
            if known[field]:
                known[field] = mask.label(known[field])
        yield LedgerRow(**known)


def problem_rows(shelf: Shelf, report: str | None = None) -> Iterator[ProblemRow]:
    """Stages that failed, by report and stage; a stage that failed on the whole pile has no report."""
    for row in shelf.connection.execute(
        "SELECT coalesce(reports.name, '') AS report, report AS report_id, stage, message FROM problems"
        " LEFT JOIN reports ON reports.id = problems.report WHERE :report IS NULL OR report = :report"
        " ORDER BY reports.name, report, stage",
        {"report": report},
    ):
        known = dict(row)
        mask = shelf.mask(known["report_id"]) if known["report_id"] else shelf.mask_everywhere
        known.update(report=mask.label(known["report"]), message=mask.label(known["message"]))
        yield ProblemRow(**known)


def decision_rows(shelf: Shelf) -> Iterator[DecisionRow]:
    """Every decision, oldest first."""
    held = {id(one) for one in holding(shelf.decisions)}
    for one in shelf.decisions:
        yield DecisionRow(
            kind=one.kind,
            target=shelf.mask_everywhere.note(one.target) if one.kind == "same origin" else one.target,
            answer=one.answer,
            who=one.who,
            at=one.at,
            note=shelf.mask_everywhere.note(one.note) if one.note else one.note,
            holds=id(one) in held,
        )


_COUNTED = {
    "reports": "reports",
    "problems": "problems",
    "ledger": "ledger",
    "decisions": "decisions",
    "copies": "links WHERE kind = 'copy'",
    "stories": "links WHERE kind = 'story'",
    "utterances": "links WHERE kind = 'utterance'",
    "claims": "links WHERE kind = 'claim'",
    "relations": "links WHERE kind = 'figures'",
    "dates": "links WHERE kind = 'dates'",
    "attributions": "marks WHERE kind = 'attribution'",
    "figures": "marks WHERE kind = 'figure'",
    "times": "marks WHERE kind = 'time'",
    "protected": "marks WHERE kind = 'protected'",
}


def count_rows(shelf: Shelf, kind: str) -> int:
    """How many there are; raises `BadInput` for a kind that is counted nowhere, naming those that are."""
    if kind not in _COUNTED:
        raise BadInput(f"'{kind}' is not counted; there are: {', '.join(_COUNTED)}.")
    return int(shelf.connection.execute(f"SELECT count(*) FROM {_COUNTED[kind]}").fetchone()[0])


def meta_value(shelf: Shelf, key: str) -> Any:
    """What was written down about the record under `key`; None if nothing was."""
    row = shelf.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return msgspec.json.decode(row[0]) if row else None
