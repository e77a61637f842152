"""The rows of what runs across reports: copies, utterances, relations, days that differ, days that are implied."""

from firsthand.record.ask.places import ends
from firsthand.record.ask.shelf import Shelf
from firsthand.record.ask.statements import place_row, statement_row
from firsthand.record.ask.withhold import WITHHELD
from firsthand.record.ask.wordings import wording_rows
from firsthand.record.rows import (
    CopyRow,
    DamageRow,
    DateRow,
    ImpliedReasonRow,
    ImpliedRow,
    RelationRow,
    UtteranceRow,
)
from firsthand.vocabulary import Copy, Damage, DateDifference, DateEvidence, FigureRelation, Place, Span, Utterance


def copy_row(shelf: Shelf, name: str, link: Copy) -> CopyRow:
    """Two reports, one of which takes its text from the other."""
    decision = shelf.holding.get(("copy", name))
    return CopyRow(
        id=name,
        left=shelf.name_of(link.left),
        right=shelf.name_of(link.right),
        left_id=link.left,
        right_id=link.right,
        kind=link.kind,
        origin=shelf.name_of(link.origin) if link.origin else None,
        covered_left=link.covered_left,
        covered_right=link.covered_right,
        passages=[(_pair(passage.left), _pair(passage.right)) for passage in link.passages],
        damage=[_damage_row(shelf, link, damage) for damage in link.damage],
        because=shelf.mask_over((link.left, link.right)).label(link.because),
        decided=decision.answer if decision else None,
    )


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _damage_row(shelf: Shelf, link: Copy, damage: Damage) -> DamageRow:
    return DamageRow(
        kind=damage.kind,
        left=ends(damage.left) or (0, 0),
        right=ends(damage.right) or (0, 0),
        left_text=shelf.words(link.left, damage.left),
        right_text=shelf.words(link.right, damage.right),
    )


def utterance_row(shelf: Shelf, name: str, link: Utterance) -> UtteranceRow:
    """One thing said once, in all its wordings."""
    mask = shelf.mask_over(statement.report for statement in link.statements)
    return UtteranceRow(
        id=name,
        speaker=WITHHELD if link.speaker in mask.words else mask.sentence(link.speaker),
        date=link.date,
        statements=wording_rows(shelf, link),
        because=mask.label(link.because),
    )


def relation_row(shelf: Shelf, name: str, link: FigureRelation) -> RelationRow:
    """How two figures of two reports stand to each other."""
    return RelationRow(
        id=name,
        left=statement_row(shelf, link.left),
        right=statement_row(shelf, link.right),
        relation=link.relation,
        because=shelf.mask_over((link.left.report, link.right.report)).label(link.because),
    )


def date_row(shelf: Shelf, name: str, link: DateDifference) -> DateRow:
    """A day that two reports give differently."""
    left, right = link.left, link.right
    return DateRow(
        id=name,
        kind=link.kind,
        left=place_row(shelf, Place(left.report, left.span), left.mark),
        right=place_row(shelf, Place(right.report, right.span), right.mark),
        left_days=link.left_days,
        right_days=link.right_days,
        left_sentence=place_row(shelf, Place(left.report, link.sentences.left)),
        right_sentence=place_row(shelf, Place(right.report, link.sentences.right)),
        because=shelf.mask_over((left.report, right.report)).label(link.because),
        places=[place_row(shelf, place) for place in link.places],
    )


def implied_row(shelf: Shelf, link: DateEvidence) -> ImpliedRow:
    """What its neighbours imply of the day of an undated report."""
    everywhere = {link.report, *(place.report for reason in link.reasons for place in reason.places)}
    return ImpliedRow(
        begin=link.days[0],
        to=link.days[1],
        because=shelf.mask_over(everywhere).label(link.because),
        reasons=[
            ImpliedReasonRow(
                sign=reason.sign,
                begin=reason.days[0],
                to=reason.days[1],
                because=shelf.mask_over(place.report for place in reason.places).label(reason.because),
                places=[place_row(shelf, place) for place in reason.places],
            )
            for reason in link.reasons
        ],
    )
