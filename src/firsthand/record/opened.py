"""A record as Python sees it: lists of typed rows, and tables."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from firsthand.record.ask import KINDS, Ask
from firsthand.record.rows import (
    AttributionRow,
    ClaimRow,
    CopyRow,
    DateRow,
    FigureRow,
    HitRow,
    IdentityRow,
    OfficeHolderRow,
    PersonRow,
    ProblemRow,
    ProtectedRow,
    RelationRow,
    ReportRow,
    StoryRow,
    TallyRow,
    TimelineRow,
    TimeRow,
    UtteranceRow,
)
from firsthand.record.tables import table_of


class Record:
    """What a pile of reports says, and who stands behind it. A context manager.

    Each list is as `firsthand list KIND --json` prints it. `rows` streams what is too large for a list; `ask` gives
    single findings by id, and those of one report.
    """

    def __init__(self, path: Path, keep: "TemporaryDirectory[str] | None" = None) -> None:
        """`keep` is the folder that goes away with the record, where it was made for this session alone."""
        self.path = path
        self.ask = Ask(path)
        self._keep = keep

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<firsthand record {self.path}: {self.ask.count('reports')} reports>"

    def close(self) -> None:
        """Release the file; a record made for this session alone is gone."""
        self.ask.close()
        if self._keep is not None:
            self._keep.cleanup()

    def reports(self) -> list[ReportRow]:
        """Every report, by name."""
        return list(self.ask.reports())

    def attributions(self) -> list[AttributionRow]:
        """Who said what."""
        return list(self.ask.attributions())

    def figures(self) -> list[FigureRow]:
        """Figures with hedge, what is counted and origin."""
        return list(self.ask.figures())

    def times(self) -> list[TimeRow]:
        """Time expressions, resolved where the text tells."""
        return list(self.ask.times())

    def people(self) -> list[PersonRow]:
        """Named people, those of most reports first; protected people are not among them."""
        return list(self.ask.people())

    def identities(self) -> list[IdentityRow]:
        """Bodies, and people with a public role, that several reports name, those of most reports first."""
        return list(self.ask.identities())

    def offices(self) -> list[OfficeHolderRow]:
        """People described by an office alone, and who held it in those days."""
        return list(self.ask.offices())

    def protected(self) -> list[ProtectedRow]:
        """Where somebody is withheld, and why."""
        return list(self.ask.protected())

    def copies(self) -> list[CopyRow]:
        """Pairs of reports of which one takes its text from the other."""
        return list(self.ask.copies())

    def stories(self) -> list[StoryRow]:
        """Stories, the first told first."""
        return list(self.ask.stories())

    def utterances(self) -> list[UtteranceRow]:
        """What was said once and told in several reports."""
        return list(self.ask.utterances())

    def claims(self) -> list[ClaimRow]:
        """Claims and who stands behind them."""
        return list(self.ask.claims())

    def relations(self) -> list[RelationRow]:
        """How figures of two reports stand to each other."""
        return list(self.ask.relations())

    def tallies(self, *, source: str | None = None) -> list[TallyRow]:
        """Questions that figures answer, and what each policy states; `source` is whom the policy `source` believes."""
        return list(self.ask.tallies(source=source))

    def dates(self) -> list[DateRow]:
        """Days that reports of one story give differently for one event."""
        return list(self.ask.dates())

    def timeline(self) -> list[TimelineRow]:
        """Events at their resolved date, each once, earliest first."""
        return list(self.ask.timeline())

    def problems(self) -> list[ProblemRow]:
        """Stages that failed."""
        return list(self.ask.problems())

    def search(self, query: str) -> list[HitRow]:
        """Reports that match an FTS5 query, best first."""
        return list(self.ask.search(query))

    def rows(self, kind: str) -> Iterator[Any]:
        """The rows of a kind one by one; raises `BadInput` for a kind there is not, naming those there are."""
        return self.ask.rows(kind)

    def table(self, kind: str) -> pa.Table:
        """The rows of a kind as an Arrow table: `.to_pandas()`, or `polars.from_arrow(...)`."""
        rows = self.ask.rows(kind)
        return table_of(KINDS[kind], rows)
