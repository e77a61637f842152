"""Odd texts: what reads them takes time in line with their length, counted in what is looked at, not in seconds."""

import pytest

from firsthand.annotate.attributions.turns import take_turns
from firsthand.annotate.attributions.uncovered import Work
from firsthand.annotate.encoder import Passage
from firsthand.annotate.figures.tabled_line import Line
from firsthand.annotate.figures.tables import read_tables
from firsthand.annotate.russian import clauses
from firsthand.annotate.russian.phrases import Frame, Phrase, phrase_at
from firsthand.vocabulary import Span


def test_hundreds_of_capitals_are_soon_no_turn() -> None:
    text = "A" * 400 + " said no."
    works = [Work(Passage(Span(0, len(text)), "paragraph"), [], [])]
    assert take_turns(text, works) == works


def test_the_mask_of_a_token_is_looked_up() -> None:
    text = "2 мая 2024 года в 14:30 за 15-летнего отдали 3:2, 5 мая ещё 7 лодок."
    line = Line(text, Span(0, len(text)), [Span(0, 15), Span(50, 55)], read_tables("ru"))
    slow = [
        next((m for m in line.masks if m.span.start < token.end and token.start < m.span.end), None)
        for token in line.tokens
    ]
    line.masks.clear()
    assert [line.mask_on(at) for at in range(len(line.tokens))] == slow
    assert any(slow)
    assert not all(slow)


def test_a_subject_is_looked_for_near_its_cue(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def counted(frame: Frame, at: int, stop: int, case: str) -> Phrase | None:
        seen.append(at)
        return phrase_at(frame, at, stop, case)

    monkeypatch.setattr("firsthand.annotate.russian.clauses.phrase_at", counted)
    frame = Frame("Мэр сказал, что лодки ушли, и " + "лодки ушли, и " * 400 + "сказал.")
    ((at, cue),) = list(clauses.cues_between(frame, 3, len(frame.words.all)))
    clauses.subject_before(frame, at, cue, 0)
    assert len(seen) < 1000
