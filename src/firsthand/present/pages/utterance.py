"""An utterance: all wordings of one thing said once, aligned word by word."""

from dataclasses import dataclass

from firsthand.present.alignment import Column, align_wordings, key_of, wrap_columns
from firsthand.present.pages.page import Page
from firsthand.present.pages.words import days
from firsthand.present.source import Source
from firsthand.record.rows import StatementRow, UtteranceRow

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_WORDINGS = 12
"""A grid of more rows is read by nobody; the rest are listed below it."""
MOST_LISTED = 500


@dataclass(frozen=True)
class Cell:
    """A word in the grid."""

    word: str | None
    differs: bool


@dataclass(frozen=True)
class Line:
    """One line of the grid: for each wording its letter and cells."""

    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True)
class Wording:
    """One report's wording, or several that are word for word the same."""

    letter: str
    statements: tuple[StatementRow, ...]
    fullest: bool
    earliest: bool


@dataclass(frozen=True)
class UtteranceView:
    """The grid and the list below it."""

    row: UtteranceRow
    when: str
    lines: tuple[Line, ...]
    wordings: tuple[Wording, ...]
    differing: int
    """Places where the wordings part."""


@dataclass(frozen=True)
class UtteranceLine:
    """An utterance in the list."""

    row: UtteranceRow
    when: str
    outlets: int
    wordings: int
    text: str


def utterance_page(source: Source, utterance_id: str) -> Page | None:
    """An utterance, or None if the record has none of that id."""
    row = source.utterance(utterance_id)
    if row is None:
        return None
    wordings = group_wordings(row)
    shown = wordings[:MOST_WORDINGS]
    columns = align_wordings([w.statements[0].text for w in shown])
    view = UtteranceView(
        row=row,
        when=days(*row.date),
        lines=tuple(_line(shown, line) for line in wrap_columns(columns)),
        wordings=wordings,
        differing=sum(not column.shared for column in columns),
    )
    return Page("utterance", (utterance_id,), f"{row.speaker}: {wordings[0].statements[0].text}", view)


def utterances_page(source: Source) -> Page:
    """Every utterance in two or more wordings, those with most reports first."""
    rows = source.utterances(limit=MOST_LISTED)
    lines = tuple(
        UtteranceLine(
            row=row,
            when=days(*row.date),
            outlets=len({s.outlet for s in row.statements}),
            wordings=len(group_wordings(row)),
            text=max((s.text for s in row.statements), key=len),
        )
        for row in rows
    )
    return Page("utterances", (), "Utterances", tuple(sorted(lines, key=lambda u: (-len(u.row.statements), u.row.id))))


def group_wordings(row: UtteranceRow) -> tuple[Wording, ...]:
    """Wordings by date, those that are the same word for word together; letters count from A."""
    ordered = sorted(row.statements, key=lambda s: (s.published or "9999", s.report, s.start))
    groups: dict[tuple[str, ...], list[StatementRow]] = {}
    for statement in ordered:
        groups.setdefault(tuple(key_of(word) for word in statement.text.split()), []).append(statement)
    fullest = max(groups, key=len) if groups else ()
    return tuple(
        Wording(
            letter=LETTERS[i] if i < len(LETTERS) else str(i + 1),
            statements=tuple(statements),
            fullest=key == fullest and len(groups) > 1,
            earliest=i == 0 and bool(statements[0].published),
        )
        for i, (key, statements) in enumerate(groups.items())
    )


def _line(shown: tuple[Wording, ...], columns: tuple[Column, ...]) -> Line:
    return Line(
        tuple(
            (wording.letter, tuple(Cell(column.words[i], not column.shared) for column in columns))
            for i, wording in enumerate(shown)
        )
    )
