"""One method a kind of finding: all of them as a stream, those of one report, or one by its id."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar

import msgspec

from firsthand.errors import BadInput
from firsthand.record.ask import claims, identities, links, places, reports, search, timeline
from firsthand.record.ask.known_speakers import KnownSpeakers
from firsthand.record.ask.shelf import Shelf
from firsthand.record.ask.tallies import Answers, tally_rows
from firsthand.record.database import open_for_asking
from firsthand.record.rows import (
    AttributionRow,
    ClaimRow,
    CopyRow,
    DateRow,
    DecisionRow,
    FigureRow,
    HitRow,
    IdentityRow,
    LedgerRow,
    OfficeHolderRow,
    PersonRow,
    ProblemRow,
    ProtectedRow,
    RelationRow,
    ReportRow,
    Row,
    StoryRow,
    TallyRow,
    TimelineRow,
    TimeRow,
    UtteranceRow,
)
from firsthand.settings import Settings
from firsthand.text.script import in_latin, language_of
from firsthand.vocabulary import (
    Claim,
    Copy,
    DateDifference,
    Decision,
    FigureRelation,
    Identity,
    OfficeHolder,
    Report,
    Span,
    Story,
    Utterance,
)

R = TypeVar("R", bound=Row)

KINDS: dict[str, type[msgspec.Struct]] = {
    "reports": ReportRow,
    "attributions": AttributionRow,
    "figures": FigureRow,
    "times": TimeRow,
    "people": PersonRow,
    "identities": IdentityRow,
    "offices": OfficeHolderRow,
    "protected": ProtectedRow,
    "copies": CopyRow,
    "stories": StoryRow,
    "utterances": UtteranceRow,
    "claims": ClaimRow,
    "relations": RelationRow,
    "tallies": TallyRow,
    "dates": DateRow,
    "timeline": TimelineRow,
    "problems": ProblemRow,
    "ledger": LedgerRow,
    "decisions": DecisionRow,
}
"""What can be listed, and the row that each gives."""


class ReaderText(NamedTuple):
    """A report for the reader page: its text, and the places to withhold before anybody sees it."""

    report: Report
    mask: tuple[Span, ...]
    """In text order, none touches the next; put `WITHHELD` in their place."""


class Ask:
    """Asks one record; sees it as it was when opened, so open another after a decision. A context manager.

    Lists come by report name, then by place in the text; links by id. `report` arguments are ids (`find_report`).
    One thread at a time; opening costs a few milliseconds.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shelf = Shelf(open_for_asking(path))
        presented = self.meta("presented") or {}
        self.policy: str = presented.get("policy", Settings().policy)
        """What is stated where figures differ, as the record was last read."""
        self.source: str = presented.get("source", Settings().source)
        """Whom the policy `source` believes; may be set before the first claim is asked for."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self.shelf.connection.close()

    def rows(self, kind: str) -> Iterator[Any]:
        """The rows of one of `KINDS`; raises `BadInput` for another kind, naming those there are."""
        if kind not in KINDS:
            raise BadInput(f"No list is called '{kind}'; there are: {', '.join(KINDS)}.")
        return iter(getattr(self, kind)())

    def find_report(self, named: str) -> str:
        """The id of the report with this id, name or address; raises `BadInput` if there is none or several."""
        return self.shelf.find(named)

    def reports(self) -> Iterator[ReportRow]:
        """Every report, by name."""
        return (reports.report_row(self.shelf, report) for report in self.shelf.reports_by_name())

    def without_rules(self) -> int:
        """How many reports are neither English nor Russian, by what is known of them or by their letters."""
        others = self.shelf.connection.execute(
            "SELECT language, text FROM reports WHERE language IS NULL OR language <> 'en'"
        )
        return sum(1 for known, text in others if language_of(known, text) != "ru" and (known or not in_latin(text)))

    def report(self, report: str) -> ReportRow:
        """One report by id, name or address."""
        return reports.report_row(self.shelf, self.find_report(report))

    def reader_text(self, report: str) -> ReaderText:
        """The report with its text, and what to withhold in it."""
        found = self.shelf.report(self.find_report(report))
        return ReaderText(found, self.shelf.mask(found.id).places)

    def masked_text(self, report: str) -> str:
        """The report's text with `WITHHELD` for each name of a protected person."""
        return search.masked_text(self.shelf, self.shelf.report(self.find_report(report)))

    def attributions(self, report: str | None = None) -> Iterator[AttributionRow]:
        """Who said what."""
        return self._marks(self._speakers.rows, report)

    def attribution(self, name: str) -> AttributionRow:
        """One by its id, as every row carries it."""
        return self._one(self._speakers.rows, name)

    @cached_property
    def _speakers(self) -> KnownSpeakers:
        return KnownSpeakers(self.shelf)

    def figures(self, report: str | None = None) -> Iterator[FigureRow]:
        """Figures with hedge, what is counted and origin."""
        return self._marks(places.figure_rows, report)

    def figure(self, name: str) -> FigureRow:
        """One by its id."""
        return self._one(places.figure_rows, name)

    def times(self, report: str | None = None) -> Iterator[TimeRow]:
        """Time expressions, resolved where the text tells."""
        return self._marks(places.time_rows, report)

    def time(self, name: str) -> TimeRow:
        """One by its id."""
        return self._one(places.time_rows, name)

    def people(self, report: str | None = None) -> Iterator[PersonRow]:
        """Named people, those of most reports first; protected people are not among them."""
        return self._people.all() if report is None else self._people.of_report(report)

    def person(self, name: str) -> PersonRow:
        """One by its id."""
        return self._one(lambda _, report: self._people.of_report(report), name)

    @cached_property
    def _people(self) -> identities.People:
        return identities.People(self.shelf)

    def identities(self, report: str | None = None) -> Iterator[IdentityRow]:
        """Bodies, and people with a public role, that several reports name, those of most reports first."""
        return identities.identity_rows(self.shelf, report)

    def identity(self, name: str) -> IdentityRow:
        """One by its id; raises `BadInput` for private people, who are not added up."""
        link = self.shelf.link(Identity, name)
        if not link.public:
            raise BadInput(f"No identity with the id '{name}' in this record.")
        return identities.identity_row(self.shelf, name, link)

    def offices(self, report: str | None = None) -> Iterator[OfficeHolderRow]:
        """People described by an office alone ("the Russian president"), and who held it in those days."""
        found = self.shelf.links(OfficeHolder, report=report)
        return (identities.office_row(self.shelf, name, link) for name, link in found)

    def office(self, name: str) -> OfficeHolderRow:
        """One by its id."""
        return identities.office_row(self.shelf, name, self.shelf.link(OfficeHolder, name))

    def protected(self, report: str | None = None) -> Iterator[ProtectedRow]:
        """Where somebody is withheld, and why; the name only if released."""
        return self._marks(places.protected_rows, report)

    def copies(self, report: str | None = None) -> Iterator[CopyRow]:
        """Pairs of reports of which one takes its text from the other."""
        return (links.copy_row(self.shelf, name, link) for name, link in self.shelf.links(Copy, report=report))

    def copy(self, name: str) -> CopyRow:
        """One by its id."""
        return links.copy_row(self.shelf, name, self.shelf.link(Copy, name))

    def stories(self, report: str | None = None) -> Iterator[StoryRow]:
        """Stories, the first told first."""
        told = self._claims_by_story(report)
        rows = (
            claims.story_row(self.shelf, name, link, told.get(name, []))
            for name, link in self.shelf.links(Story, report=report)
        )
        return iter(sorted(rows, key=lambda row: (row.first is None, row.first or "", row.title, row.id)))

    def story(self, name: str) -> StoryRow:
        """One by its id."""
        link = self.shelf.link(Story, name)
        told = {
            claim: found
            for report in link.reports
            for claim, found in self.shelf.links(Claim, report=report)
            if found.story == name
        }
        return claims.story_row(self.shelf, name, link, [told[claim] for claim in sorted(told)])

    def utterances(self, report: str | None = None, *, most: int | None = None) -> Iterator[UtteranceRow]:
        """What was said once and told in several reports; `most`: as many, of those in most wordings, these first."""
        found = self.shelf.links(Utterance, report=report)
        if most is not None:  # before rows are made: the credits of each are looked for in its reports
            found = iter(sorted(found, key=lambda pair: (-len(pair[1].statements), pair[0]))[:most])
        return (links.utterance_row(self.shelf, name, link) for name, link in found)

    def utterance(self, name: str) -> UtteranceRow:
        """One by its id."""
        return links.utterance_row(self.shelf, name, self.shelf.link(Utterance, name))

    def claims(self, report: str | None = None, *, story: str | None = None) -> Iterator[ClaimRow]:
        """Claims and who stands behind them; of one report, of one story, or all."""
        for name, link in self.shelf.links(Claim, report=report):
            if story is None or link.story == story:
                yield claims.claim_row(self.shelf, name, link, self._answers)

    def claim(self, name: str) -> ClaimRow:
        """One by its id."""
        return claims.claim_row(self.shelf, name, self.shelf.link(Claim, name), self._answers)

    def relations(self, report: str | None = None) -> Iterator[RelationRow]:
        """How figures of two reports stand to each other."""
        found = self.shelf.links(FigureRelation, report=report)
        return (links.relation_row(self.shelf, name, link) for name, link in found)

    def tallies(self, story: str | None = None, *, source: str | None = None) -> Iterator[TallyRow]:
        """Questions that figures answer ("how many detained?"), and what each policy states."""
        return tally_rows(self.shelf, story, source or self.source)

    def tally(self, name: str) -> TallyRow:
        """One by its id."""
        for row in self.tallies():
            if row.id == name:
                return row
        raise BadInput(f"No tally with the id '{name}' in this record.")

    def dates(self, report: str | None = None) -> Iterator[DateRow]:
        """Days that reports of one story give differently for one event."""
        found = self.shelf.links(DateDifference, report=report)
        return (links.date_row(self.shelf, name, link) for name, link in found)

    def date(self, name: str) -> DateRow:
        """One by its id."""
        return links.date_row(self.shelf, name, self.shelf.link(DateDifference, name))

    @cached_property
    def _answers(self) -> Answers:
        return Answers(self.shelf, self.source)

    def timeline(self, report: str | None = None, *, reports: Sequence[str] | None = None) -> Iterator[TimelineRow]:
        """Events at their resolved date, each once with the sentence that states it, earliest first."""
        wanted = [report] if report is not None else self.shelf.reports_by_name() if reports is None else reports
        return timeline.timeline_rows(self.shelf, wanted)

    def problems(self, report: str | None = None) -> Iterator[ProblemRow]:
        """Stages that failed."""
        return reports.problem_rows(self.shelf, report)

    def ledger(self) -> Iterator[LedgerRow]:
        """What happened to each input."""
        return reports.ledger_rows(self.shelf)

    def decisions(self) -> Iterator[DecisionRow]:
        """What people decided, oldest first."""
        return reports.decision_rows(self.shelf)

    def decision(self, kind: str, target: str) -> Decision | None:
        """The decision that holds on a target; None where nobody decided."""
        return self.shelf.holding.get((kind, target))

    def search(self, query: str) -> Iterator[HitRow]:
        """Reports that match an FTS5 query, best first; raises `BadInput` for one it cannot read."""
        return search.search_rows(self.shelf, query)

    def count(self, kind: str) -> int:
        """How many rows a kind of link or mark has in the tables; protected people are counted, too."""
        return reports.count_rows(self.shelf, kind)

    def meta(self, key: str) -> Any:
        """What the record says of itself: "settings", "stages", "versions", "made"."""
        return reports.meta_value(self.shelf, key)

    def _marks(self, rows: Callable[[Shelf, str], Iterator[R]], report: str | None) -> Iterator[R]:
        for one in [report] if report is not None else self.shelf.reports_by_name():
            yield from rows(self.shelf, one)

    def _one(self, rows: Callable[[Shelf, str], Iterator[R]], name: str) -> R:
        report = name.partition(".")[0]
        for row in rows(self.shelf, report):
            if row.id == name:
                return row
        raise BadInput(f"No such finding in this record: '{name}'.")

    def _claims_by_story(self, report: str | None) -> dict[str, list[Claim]]:
        """The claims of each story; with `report`, of the stories that it belongs to."""
        told: dict[str, list[Claim]] = {}
        stories = None if report is None else {name for name, _ in self.shelf.links(Story, report=report)}
        for _, link in self.shelf.links(Claim):
            if link.story is not None and (stories is None or link.story in stories):
                told.setdefault(link.story, []).append(link)
        return told
