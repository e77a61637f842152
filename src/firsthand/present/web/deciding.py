"""A form to a decision: what a person may decide, checked before anything is written."""

from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import parse_qs

import msgspec

from firsthand.errors import BadInput
from firsthand.present.source import Source
from firsthand.record.rows import ClaimRow
from firsthand.vocabulary import Decision

MOST_BYTES = 64_000
MOST_FIELDS = 20


def fields_of(body: bytes) -> dict[str, str]:
    """The fields of a form, the last of each name; raises `BadInput` for what is no form of ours."""
    if len(body) > MOST_BYTES:
        raise BadInput(f"The form is longer than {MOST_BYTES:,} bytes.")
    try:
        parsed = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as wrong:
        raise BadInput(f"The form cannot be read: {wrong}") from wrong
    return {name: values[-1].strip() for name, values in parsed.items()}


def decision_of(fields: Mapping[str, str], source: Source) -> Decision:
    """The decision that a form makes, now; raises `BadInput` that says which field is wrong."""
    if not fields.get("who"):
        raise BadInput("A decision needs the name of who decides.")
    target = fields.get("target", "")
    if fields.get("kind") == "same origin":
        target = _two_names(fields)
    try:
        decision = msgspec.convert(
            {
                "kind": fields.get("kind"),
                "target": target,
                "answer": fields.get("answer"),
                "who": fields["who"][:120],
                "at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
                "note": fields.get("note", "")[:2000] or None,
            },
            Decision,
        )
    except msgspec.ValidationError as wrong:
        raise BadInput(f"This is no decision: {wrong}") from wrong
    _check_target(decision, source)
    return decision


def _two_names(fields: Mapping[str, str]) -> str:
    one, other = sorted((fields.get("one", ""), fields.get("other", "")))
    if not one or one == other:
        raise BadInput("Choose two different origins.")
    return f"{one} = {other}"


def _check_target(decision: Decision, source: Source) -> None:
    """Raises `BadInput` where the record holds nothing of that name; a mistyped decision would change nothing."""
    known = bool(decision.target)
    report = decision.target.partition(" ")[0]
    if decision.kind == "release":
        known = decision.target.replace(" ", ".", 1) in {row.id for row in source.protected()}
    elif decision.kind == "split":
        claims = source.claims(report=report) if source.report(report) else ()
        known = decision.target in {f"{s.report_id} {s.mark}" for claim in claims for s in claim.statements}
    elif decision.kind == "copy":
        known = any(copy.id == decision.target for copy in source.copies())
    elif decision.kind == "note" and not decision.note:
        raise BadInput("A note needs words.")
    if not known:
        raise BadInput(f"The record holds nothing called '{decision.target}' to decide about.")


def claim_at(path: str, source: Source) -> ClaimRow | None:
    """The claim whose page stands at `path`."""
    folder, _, name = path.rpartition("/")
    return source.claim(name) if folder == "/claims" else None


def way_back(path: str, before: ClaimRow | None, split: str, source: Source) -> str:
    """Where to go after a decision: a claim's id hashes its statements, so what is left of it has a new address.

    `before` is the claim as it was, `split` the "report mark" that was taken out of it, if one was.
    """
    if before is None or source.claim(before.id):
        return path
    statements = sorted(before.statements, key=lambda s: f"{s.report_id} {s.mark}" == split)
    for left in statements:
        for claim in source.claims(report=left.report_id):
            if left.id in {s.id for s in claim.statements}:
                return f"/claims/{claim.id}"
    return f"/stories/{before.story}" if before.story else "/"


def safe_path(path: str) -> str:
    """Where to go back to: a path of ours, else the first page."""
    if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable():
        return path
    return "/"
