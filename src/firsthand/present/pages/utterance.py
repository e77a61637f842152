"""An utterance: all wordings of one thing said once, aligned word by word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.present.alignment import Column, align_wordings, key_of, wrap_columns
from firsthand.present.isolating import runs_from_right
from firsthand.present.pages.page import Page
from firsthand.present.pages.words import days
from firsthand.present.source import Source
from firsthand.record.rows import ChangeRow, CreditRow, Row, UtteranceRow, WordingRow

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_WORDINGS = 12
"""A grid of more rows is read by nobody; the rest are listed below it."""
MOST_LISTED = 500
SAYS: dict[str, str] = {
    "translation": "A translation",
    "language": "Said in another language",
    "outlet": "Said to {}",
}
"""Kind of a credit -> what it comes to, with who is credited."""


@dataclass(frozen=True)
class Cell:
    """A word in the grid."""

    word: str | None
    how: str
    """same; kin where the words of several languages stand for each other; else differs."""


@dataclass(frozen=True)
class Line:
    """One line of the grid: for each wording its letter and cells."""

    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True)
class Credit:
    """Words of a report that say whose words its wording is."""

    row: CreditRow
    outlet: str
    says: str
    """What it comes to: "a translation"."""


@dataclass(frozen=True)
class Cut:
    """What a wording leaves out that another has."""

    row: ChangeRow
    fuller: str
    """The outlet that has it."""
    left_out: tuple[tuple[str, bool], ...]
    """The words left out in pieces; True for the one that turns the sense."""


@dataclass(frozen=True)
class Wording:
    """One report's wording, or several that are word for word the same."""

    letter: str
    statements: tuple[WordingRow, ...]
    fullest: bool
    earliest: str | None
    """The words of the tag; of several of the first day nobody knows which came first, and all of one day have none."""
    pieces: tuple[tuple[str, bool], ...]
    """The text in pieces; True for the words around what is left out."""
    credits: tuple[Credit, ...]
    cuts: tuple[Cut, ...]


@dataclass(frozen=True)
class UtteranceView:
    """The grid and the list below it."""

    row: UtteranceRow
    when: str
    lines: tuple[Line, ...]
    wordings: tuple[Wording, ...]
    reports: int
    differing: int
    """Places where the wordings part."""
    kin: bool
    """True if words of two languages stand for each other."""
    rtl: bool
    """True if every wording is in a script that runs from right to left: the grid's first word stands at the right."""


@dataclass(frozen=True)
class UtteranceLine:
    """An utterance in the list."""

    row: UtteranceRow
    when: str
    outlets: int
    wordings: int
    text: str
    turned: int
    """Wordings that leave out what turns the sense."""


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
        reports=len({s.report_id for s in row.statements}),
        differing=sum(not column.shared for column in columns),
        kin=any(column.kin for column in columns),
        rtl=all(runs_from_right(w.statements[0].text) for w in shown),
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
            wordings=len(wordings),
            text=max((s.text for s in row.statements), key=len),
            turned=sum(any(cut.row.turns for cut in wording.cuts) for wording in wordings),
        )
        for row in rows
        for wordings in (group_wordings(row),)
    )
    return Page("utterances", (), "Utterances", tuple(sorted(lines, key=lambda u: (-len(u.row.statements), u.row.id))))


def group_wordings(row: UtteranceRow) -> tuple[Wording, ...]:
    """Wordings by date, those that are the same word for word together; letters count from A."""
    ordered = sorted(row.statements, key=lambda s: (s.published or "9999", s.report, s.start))
    groups: dict[tuple[str, ...], list[WordingRow]] = {}
    for statement in ordered:
        groups.setdefault(tuple(key_of(word) for word in statement.text.split()), []).append(statement)
    first = sum(any(s.earliest for s in statements) for statements in groups.values())
    tag = "earliest" if first == 1 else "of the first day" if first < len(groups) else None
    outlets = {s.report_id: s.outlet or s.report for s in ordered}
    return tuple(
        Wording(
            letter=LETTERS[i] if i < len(LETTERS) else str(i + 1),
            statements=tuple(statements),
            fullest=any(s.fullest for s in statements),
            earliest=tag if any(s.earliest for s in statements) else None,
            pieces=tuple(_set_off(statements[0], [change.at for change in statements[0].changes])),
            credits=tuple(_credits(statements, outlets)),
            cuts=tuple(_cut(change, outlets) for change in statements[0].changes),
        )
        for i, statements in enumerate(groups.values())
    )


def _credits(statements: Sequence[WordingRow], outlets: Mapping[str, str]) -> Iterator[Credit]:
    told: set[tuple[str, str]] = set()
    for statement in statements:
        for row in statement.credits:
            outlet = outlets[row.report_id]
            if (outlet, row.text) not in told:
                told.add((outlet, row.text))
                yield Credit(row, outlet, credit_in_words(row))


def credit_in_words(row: CreditRow) -> str:
    """What a credit comes to: "A translation"."""
    return SAYS[row.kind].format(row.by)


def _cut(change: ChangeRow, outlets: Mapping[str, str]) -> Cut:
    turns = [change.turns] if change.turns else []
    return Cut(change, outlets[change.left_out.report_id], tuple(_set_off(change.left_out, turns)))


def _set_off(row: Row, places: Sequence[Row]) -> Iterator[tuple[str, bool]]:
    """The words of a row in pieces, True for those of the places; whole where a name is withheld: no offset holds."""
    if row.end - row.start != len(row.text):
        yield row.text, False
        return
    inside = [(place.start - row.start, place.end - row.start) for place in places]
    edges = {0, len(row.text), *(edge for place in inside for edge in place)}
    for start, end in pairwise(sorted(edges)):
        yield row.text[start:end], any(a <= start and end <= b for a, b in inside)


def _line(shown: tuple[Wording, ...], columns: tuple[Column, ...]) -> Line:
    return Line(
        tuple(
            (wording.letter, tuple(Cell(column.words[i], _how(column)) for column in columns))
            for i, wording in enumerate(shown)
        )
    )


def _how(column: Column) -> str:
    return "same" if column.shared else "kin" if column.kin else "differs"
