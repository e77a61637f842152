"""What ties reports to each other: copies, stories, utterances, figures, days."""

import msgspec

from firsthand.record.rows.claims import OriginsRow, StatementRow
from firsthand.record.rows.marks import Row


class DamageRow(msgspec.Struct, frozen=True, kw_only=True):
    """Where a copy says something else."""

    kind: str
    left: tuple[int, int]
    right: tuple[int, int]
    left_text: str
    right_text: str


class CopyRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list copies`."""

    id: str
    left: str
    right: str
    left_id: str
    right_id: str
    kind: str
    origin: str | None
    """Name of the report that was first or says more; None when unknown."""
    covered_left: float
    covered_right: float
    passages: list[tuple[tuple[int, int], tuple[int, int]]]
    damage: list[DamageRow]
    because: str
    decided: str | None
    """A person's answer: yes, no or unsure."""


class StoryRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list stories`; the three bars are reports -> outlets -> origins."""

    id: str
    title: str
    reports: list[str]
    report_ids: list[str]
    outlets: list[str]
    first: str | None
    last: str | None
    origins: OriginsRow
    claims: int
    one_origin: int
    """Claims told by two or more reports that rest on one origin."""
    contradictions: int
    refers_to: list[str]
    """Ids of earlier stories."""
    because: str


class CreditRow(Row, frozen=True, kw_only=True):
    """Words of the report that say whose words its wording is."""

    kind: str
    """translation: that it is one; language: in which it was said; outlet: which other newsroom it was said to."""
    by: str | None
    """The translator or the newsroom, as far as the report names it."""


class ChangeRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a wording does to what a fuller one of its language has."""

    kind: str
    """cut: what it leaves out turns the sense; fusion: it leaves words out of the middle and does not mark it."""
    at: Row
    """In this wording: the words around the place."""
    left_out: Row
    """In the fuller one: the words left out."""
    turns: Row | None
    """The first of them that turns, limits or hedges; None for a fusion without any."""
    because: str


class WordingRow(StatementRow, frozen=True, kw_only=True):
    """One report's wording of an utterance."""

    style: str
    """direct, mixed or indirect."""
    fullest: bool
    """True for the one of most words in its language, if they are not all the same; of several the earliest."""
    earliest: bool
    """True for every wording of the first day of print."""
    credits: list[CreditRow]
    changes: list[ChangeRow]


class UtteranceRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list utterances`."""

    id: str
    speaker: str
    date: tuple[str | None, str | None]
    statements: list[WordingRow]
    because: str


class RelationRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list relations`: two figures of two reports."""

    id: str
    left: StatementRow
    right: StatementRow
    relation: str
    because: str


class DateRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list dates`: a day that two reports of one story give differently for one event."""

    id: str
    kind: str
    """slip, correction or unresolved."""
    left: Row
    """The words that give the day."""
    right: Row
    left_days: tuple[str | None, str | None]
    right_days: tuple[str | None, str | None]
    left_sentence: Row
    right_sentence: Row
    because: str
    places: list[Row]
    """The words that announce a correction."""


class TellingRow(Row, frozen=True, kw_only=True):
    """One report's sentence of an event."""

    outlet: str | None
    published: str | None


class TimelineRow(Row, frozen=True, kw_only=True):
    """`list timeline`: an event by the sentence that states it."""

    begin: str | None = msgspec.field(name="from")
    to: str | None
    precision: str | None
    phrase: str
    """The words that gave the date."""
    published: str | None
    outlet: str | None
    tellings: list[TellingRow] = msgspec.field(default_factory=list)
    """The same sentence of the same day in other reports, copies above all; earliest first."""
