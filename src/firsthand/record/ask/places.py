"""The rows of marks: attributions, figures, times, people, protected people; each report's in text order."""

from collections.abc import Iterator

from firsthand.record.ask.shelf import Shelf
from firsthand.record.ask.withhold import WITHHELD, Mask
from firsthand.record.rows import AttributionRow, FigureRow, PartyRow, PersonRow, ProtectedRow, TimeRow
from firsthand.vocabulary import Attribution, Entity, Figure, Party, Protected, Span, Speaker, TimeExpression, hull


def finding_id(report: str, mark: str) -> str:
    """The stable address of a mark in the record."""
    return f"{report}.{mark}"


def ends(span: Span | None) -> tuple[int, int] | None:
    """A span as a row shows it."""
    return (span.start, span.end) if span else None


def all_ends(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Spans as a row shows them."""
    return [(span.start, span.end) for span in spans]


def attribution_rows(shelf: Shelf, report: str) -> Iterator[AttributionRow]:
    """Who said what in one report."""
    speakers = shelf.speakers(report)
    for mark, found in shelf.marks(report, Attribution):
        yield _attribution_row(shelf, report, (mark, found), speakers.get(mark))


def _attribution_row(
    shelf: Shelf, report: str, marked: tuple[str, Attribution], speaker: Speaker | None
) -> AttributionRow:
    mark, found = marked
    mask = shelf.mask(report)
    said = hull(found.content)
    return AttributionRow(
        id=finding_id(report, mark),
        report=shelf.name_of(report),
        report_id=report,
        start=said.start,
        end=said.end,
        text=shelf.words(report, said),
        source=shelf.words(report, found.source) if found.source else None,
        speaker=speaker_name(mask, speaker),
        cue=shelf.words(report, found.cue) if found.cue else None,
        style=found.style,
        manner=found.manner,
        content=all_ends(found.content),
        source_span=ends(found.source),
        cue_span=ends(found.cue),
        chain=[_party_row(mask, party) for party in speaker.chain] if speaker else [],
        protected=speaker is not None and is_withheld(mask, speaker),
        p=found.p,
        because=mask.label(speaker.because) if speaker else "",
        problem=mask.label(found.problem) if found.problem else None,
    )


def is_withheld(mask: Mask, speaker: Speaker) -> bool:
    """True if the speaker, or anybody in the chain, is withheld."""
    entities = {speaker.entity, *(party.entity for party in speaker.chain)}
    names = {speaker.name, *(party.name for party in speaker.chain)} - {None}
    return not mask.entities.isdisjoint(entities) or not mask.words.isdisjoint(names)


def speaker_name(mask: Mask, speaker: Speaker | None) -> str | None:
    """The canonical name of a speaker, or `WITHHELD`; None when unresolved."""
    if speaker is None or speaker.name is None:
        return None
    return WITHHELD if speaker.entity in mask.entities else mask.sentence(speaker.name)


def _party_row(mask: Mask, party: Party) -> PartyRow:
    name = WITHHELD if party.entity in mask.entities else mask.sentence(party.name)
    return PartyRow(name=name, kind=party.kind)


def figure_rows(shelf: Shelf, report: str) -> Iterator[FigureRow]:
    """The figures of one report."""
    mask = shelf.mask(report)
    for mark, found in shelf.marks(report, Figure):
        yield FigureRow(
            id=finding_id(report, mark),
            report=shelf.name_of(report),
            report_id=report,
            start=found.span.start,
            end=found.span.end,
            text=shelf.words(report, found.span),
            low=found.low,
            high=found.high,
            bound=found.bound,
            counted=mask.label(found.counted) if found.counted else None,
            unit=found.unit,
            kind=found.kind,
            predicate=found.predicate,
            scope=[shelf.words(report, span) for span in found.scope],
            change=found.change,
            as_of=found.as_of,
            origin=mask.sentence(found.origin) if found.origin else None,
            attribution=finding_id(report, found.attribution) if found.attribution else None,
        )


def time_rows(shelf: Shelf, report: str) -> Iterator[TimeRow]:
    """The time expressions of one report."""
    mask = shelf.mask(report)
    for mark, found in shelf.marks(report, TimeExpression):
        yield TimeRow(
            id=finding_id(report, mark),
            report=shelf.name_of(report),
            report_id=report,
            start=found.span.start,
            end=found.span.end,
            text=shelf.words(report, found.span),
            type=found.type,
            value=found.value,
            mod=found.mod,
            begin=found.begin,
            to=found.end,
            precision=found.precision,
            anchor=found.anchor,
            zone=found.zone,
            because=mask.label(found.because),
        )


def person_rows(shelf: Shelf, report: str, *, only: str | None = None) -> Iterator[PersonRow]:
    """The named people of one report that nobody has to withhold; with `only`, the one whose entity it is."""
    mask = shelf.mask(report)
    speaks = [speaker.entity for _, speaker in shelf.marks(report, Speaker)]
    for mark, found in shelf.marks(report, Entity):
        hidden = mark in mask.entities or found.name in mask.words
        if found.kind != "person" or not found.named or hidden or only not in {None, mark}:
            continue
        yield PersonRow(
            id=finding_id(report, mark),
            report=shelf.name_of(report),
            report_id=report,
            start=found.span.start,
            end=found.span.end,
            text=shelf.words(report, found.span),
            name=mask.sentence(found.name),
            roles=[shelf.words(report, span) for span in found.roles],
            mentions=all_ends(found.mentions),
            speaks=speaks.count(mark),
        )


def protected_rows(shelf: Shelf, report: str) -> Iterator[ProtectedRow]:
    """Where somebody is withheld in one report, and why."""
    for mark, found in shelf.marks(report, Protected):
        yield ProtectedRow(
            id=finding_id(report, mark),
            report=shelf.name_of(report),
            report_id=report,
            start=found.span.start,
            end=found.span.end,
            text=shelf.words(report, found.span),
            reason=found.reason,
            because=shelf.words(report, found.because),
            mask=all_ends(found.mask),
            released=shelf.released(report, mark),
        )
