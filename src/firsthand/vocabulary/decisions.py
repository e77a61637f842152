"""What people decided: append-only, never overwritten; the record shows as-read and as-decided side by side."""

from typing import Literal

import msgspec

DecisionKind = Literal[
    "copy",  # target: a Copy's id; no = these two are not copies of each other
    "split",  # target: a Statement's "report mark"; yes = take it out of its claim
    "same origin",  # target: two names joined by " = "; yes = one origin
    "release",  # target: a Protected's "report mark"; yes = may be shown
    "note",  # target: any id; the note is all there is
]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One person's answer about one finding."""

    kind: DecisionKind
    target: str
    answer: Literal["yes", "no", "unsure"]
    who: str
    at: str
    """ISO 8601 with the zone, UTC."""
    note: str | None = None
