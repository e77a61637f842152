"""Briefings -> whole reports with the contents that are marked in them, and pairs of those.

A briefing (a line of a file in `briefings`) is an occasion in five reports by different newsrooms, in some a sixth of a
later one. In a report's text ⟦s1|…⟧ is a content, ⟦s1+s2|…⟧ one that holds two; `statements` says who made each.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

BRIEFINGS = Path(__file__).parent / "briefings"
_HELD_OUT = 4
"""One briefing of so many is kept from training, by a hash of its id."""
_MARK = re.compile(r"⟦([\w+]+)\|([^⟦⟧|]+)⟧")


class Made(msgspec.Struct, frozen=True):
    """A statement: who made it, what it says in the writer's words, and which one at another time it resembles."""

    speaker: str
    gist: str
    like: str | None = None


class Written(msgspec.Struct, frozen=True):
    """A report as it was written, with marks."""

    outlet: str
    published: str
    language: str
    text: str


class Briefing(msgspec.Struct, frozen=True):
    """One occasion, its statements by id, and the reports."""

    id: str
    occasion: str
    statements: dict[str, Made]
    reports: tuple[Written, ...]

    @property
    def held_out(self) -> bool:
        """True if it is kept from training."""
        return int(sha256(self.id.encode()).hexdigest(), 16) % _HELD_OUT == 0


class Content(NamedTuple):
    """One marked content; it stands at `[start, end)` of its report's text without marks, in code points."""

    report: int
    """The place of its report in the briefing."""
    ids: frozenset[str]
    speaker: str
    start: int
    end: int


class TwoContents(NamedTuple):
    """Two contents of one speaker in two reports."""

    left: Content
    right: Content
    same: bool
    """Whether they hold one statement."""
    again: bool
    """Whether the one is what the other says, or nearly, on another occasion."""


def read_briefings(files: Iterable[Path] | None = None) -> list[Briefing]:
    """The briefings of these files, or of all but the blind ones; file by file."""
    decoder = msgspec.json.Decoder(Briefing)
    return [
        briefing
        for path in (sorted(BRIEFINGS.glob("*.jsonl")) if files is None else files)
        for briefing in decoder.decode_lines(path.read_bytes())
    ]


def plain_text(report: Written) -> str:
    """The report's text without marks."""
    return _MARK.sub(r"\2", report.text)


def contents_of(briefing: Briefing) -> list[Content]:
    """All marked contents, report by report, in text order."""
    return [content for at in range(len(briefing.reports)) for content in _contents(briefing, at)]


def _contents(briefing: Briefing, at: int) -> Iterator[Content]:
    taken = 0
    """Characters of marks before."""
    for found in _MARK.finditer(briefing.reports[at].text):
        ids = frozenset(found[1].split("+"))
        start = found.start() - taken
        taken += len(found[0]) - len(found[2])
        (speaker, *_) = sorted({briefing.statements[one].speaker for one in ids})
        yield Content(at, ids, speaker, start, start + len(found[2]))


def sheet_of(report: Written) -> dict[str, Any]:
    """A report's text without marks, with its date, outlet and language."""
    told = {"published": report.published, "outlet": report.outlet, "language": report.language}
    return {"text": plain_text(report)} | told


def side_of(briefing: Briefing, content: Content) -> dict[str, Any]:
    """A content with its report, as the pairs of the other sets have their sides."""
    told = {"speaker": content.speaker, "start": content.start, "end": content.end}
    return sheet_of(briefing.reports[content.report]) | told


def pairs_of(briefing: Briefing) -> Iterator[TwoContents]:
    """All pairs of contents of one speaker in two reports."""
    for left, right in combinations(contents_of(briefing), 2):
        if left.report != right.report and left.speaker == right.speaker:
            same = not left.ids.isdisjoint(right.ids)
            again = not same and (_resembles(briefing, left, right) or _resembles(briefing, right, left))
            yield TwoContents(left, right, same, again)


def _resembles(briefing: Briefing, one: Content, other: Content) -> bool:
    return any(briefing.statements[mark].like in other.ids for mark in one.ids)
