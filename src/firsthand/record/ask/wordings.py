"""The wordings of an utterance with what is said of each: fullest, earliest, whom it credits, what it leaves out.

Worked out from the texts when asked for, by the code that writes the sentences of the stage *utterances*.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from firsthand.compare.utterances.changes import Change, Wording, find_changes, sentence_of, wording_of
from firsthand.compare.utterances.credits import credits_of
from firsthand.record.ask.shelf import Shelf
from firsthand.record.ask.statements import place_row, speaker_of, statement_row
from firsthand.record.rows import ChangeRow, CreditRow, WordingRow
from firsthand.vocabulary import Attribution, Place, Report, Span, Speaker, Statement, Utterance

_WORD = re.compile(r"\w+")
_SAID_TO = re.compile(
    r"""(?xi) \b (?: told | tells | telling | informed
      | (?: reached | interview\w* | contacted | spoke | speaks | speaking | talk\w* | comments? | statement | quoted
          | reported ) \b [^.\n]{0,30}? \b (?: to | with | by )
      | according\sto ) \s (?: the \s )? $"""
)
"""What stands before the name of a newsroom that words were said to."""
SAID_TO_CHARACTERS = 60
UNKNOWN_LANGUAGE = "en"
"""Of a short report in Latin letters: the language that its words were read in."""


class _Told(NamedTuple):
    """One wording as it stands in its report."""

    statement: Statement
    report: Report
    wording: Wording

    @property
    def words(self) -> list[str]:
        pieces = (piece.of(self.report.text) for piece in self.wording.pieces)
        return [word.casefold() for piece in pieces for word in _WORD.findall(piece)]

    @property
    def language(self) -> str:
        """What it is counted with: the script of most of its letters, and in Latin letters the report's language."""
        letters = [character for piece in self.wording.pieces for character in piece.of(self.report.text)]
        scripts = Counter(unicodedata.name(one, "").partition(" ")[0] for one in letters if one.isalpha())
        script = min(scripts, key=lambda name: (-scripts[name], name), default="")
        return f"{script} {self.report.language or UNKNOWN_LANGUAGE}" if script == "LATIN" else script


def wording_rows(shelf: Shelf, link: Utterance) -> list[WordingRow]:
    """The wordings of one utterance, in the link's order: by day, then report."""
    told = [_told(shelf, statement) for statement in link.statements]
    days = [one.report.date for one in told if one.report.date]
    fullest = fullest_of([(one.language, one.words) for one in told])
    changes = _changes(shelf, told)
    return [
        WordingRow(
            **msgspec.structs.asdict(statement_row(shelf, one.statement)),
            style=one.wording.style,
            fullest=i in fullest,
            earliest=one.report.date is not None and one.report.date == min(days),
            credits=list(_credits(shelf, one)),
            changes=changes[i],
        )
        for i, one in enumerate(told)
    ]


def fullest_of(wordings: Sequence[tuple[str, Sequence[str]]]) -> set[int]:
    """Which of the wordings, pairs of a language and words, has most words of its language; of several the first.

    None in a language in which all wordings are the same. Words are counted within a language only: Russian says the
    same in fewer words than English, which has articles, and Arabic writes "and" and "the" onto the next word.
    """
    by_language: dict[str, list[int]] = {}
    for i, (language, _) in enumerate(wordings):
        by_language.setdefault(language, []).append(i)
    several = (some for some in by_language.values() if len({tuple(wordings[i][1]) for i in some}) > 1)
    return {max(some, key=lambda i: (len(wordings[i][1]), -i)) for some in several}


def _told(shelf: Shelf, statement: Statement) -> _Told:
    report = shelf.report(statement.report)
    mark = shelf.mark(report.id, statement.mark)
    said = mark if isinstance(mark, Attribution) else None
    pieces = tuple(sorted(said.content)) if said else (statement.span,)
    style = said.style if said else "indirect"
    return _Told(statement, report, wording_of(report.outlet or report.name, report.text, pieces, style))


def _changes(shelf: Shelf, told: Sequence[_Told]) -> list[list[ChangeRow]]:
    """What each wording does to a fuller one."""
    wordings = [one.wording for one in told]
    found: list[list[ChangeRow]] = [[] for _ in told]
    for change in find_changes(wordings):
        found[change.wording].append(_change_row(shelf, told, change))
    return found


def _change_row(shelf: Shelf, told: Sequence[_Told], change: Change) -> ChangeRow:
    here, there = told[change.wording].report.id, told[change.fuller].report.id
    return ChangeRow(
        kind=change.kind,
        at=place_row(shelf, Place(here, change.at)),
        left_out=place_row(shelf, Place(there, change.left_out)),
        turns=place_row(shelf, Place(there, change.turns)) if change.turns else None,
        because=shelf.mask_over((here, there)).label(sentence_of(change, [one.wording for one in told])),
    )


def _credits(shelf: Shelf, told: _Told) -> Iterator[CreditRow]:
    """Whom the report credits: translators, in text order, then the newsrooms that it was said to."""
    mask = shelf.mask(told.report.id)
    for credit in credits_of(told.report.text, told.wording.pieces):
        by = mask.sentence(credit.by) if credit.by else None
        yield _credit_row(shelf, told, credit.span, (credit.kind, by))
    speaker = speaker_of(shelf, told.report.id, told.statement.mark)
    for span, name in _newsrooms(told.report, speaker):
        yield _credit_row(shelf, told, span, ("outlet", mask.sentence(name)))


def _credit_row(shelf: Shelf, told: _Told, span: Span, says: tuple[str, str | None]) -> CreditRow:
    place = place_row(shelf, Place(told.report.id, span))
    return CreditRow(**msgspec.structs.asdict(place), kind=says[0], by=says[1])


def _newsrooms(report: Report, speaker: Speaker | None) -> Iterator[tuple[Span, str]]:
    """Other newsrooms between the speaker and the report: where it names each, with "told the", and the name."""
    if speaker is None:
        return
    for party in speaker.chain:
        own = party.name == report.outlet or party.entity == speaker.entity
        if party.kind == "newsroom" and party.span and not own:
            before = report.text[max(0, party.span.start - SAID_TO_CHARACTERS) : party.span.start]
            verb = _SAID_TO.search(before)
            yield Span(party.span.start - (len(before) - verb.start() if verb else 0), party.span.end), party.name
