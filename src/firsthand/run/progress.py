"""How far a run has come, and what it came to."""

from collections.abc import Callable
from typing import Literal, NamedTuple

import msgspec

from firsthand.compare.stories.changes import StoryChange

Phase = Literal["read", "annotate", "compare"]


class Progress(NamedTuple):
    """One step of a run."""

    phase: Phase
    done: int
    total: int | None
    """None while it is not known: inputs are found as they are read."""
    what: str
    """The input, the report or the stage at hand."""


OnProgress = Callable[[Progress], None]


def silent(_progress: Progress) -> None:
    """Tell nobody."""


class Summary(msgspec.Struct, kw_only=True):
    """What a run did, in numbers; what was found is asked of the record."""

    read: int = 0
    identical: int = 0
    skipped: int = 0
    failed: int = 0
    """Inputs of this run by outcome; `reports` is how many reports the record holds now."""
    reports: int = 0
    annotated: int = 0
    """Reports on which at least one stage ran or whose marks came from a twin."""
    compared: list[str] = []
    """Comparers that ran and finished; those whose inputs had not changed did not run."""
    problems: int = 0
    """Stages that failed on a report or on the pile, in the whole record."""
    seconds: dict[str, float] = {}
    """CPU seconds by stage, over all processes; "read" is the readers'."""
    stories_changed: list[StoryChange] = []
    """Stories that this run merged or split; a report that lands in its story is neither."""
