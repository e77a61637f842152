"""What wordings do to an utterance: cuts that change the sense, pieces run together, translations."""

import pytest

from firsthand.compare.utterances.changes import Wording, changes_of, find_changes
from firsthand.vocabulary import Span, Style

FULL = "We will open the bridge in May, unless the river rises. The ferry, which nobody wanted, will not sail again."


def wording(marked: str, *, outlet: str = "Ledger", style: Style = "direct", credit: str | None = None) -> Wording:
    """A wording; what stands between | and | was not said."""
    text, pieces = "", []
    for number, piece in enumerate(marked.split("|")):
        if number % 2 == 0:
            pieces.append(Span(len(text), len(text) + len(piece)))
        text += piece
    language = "ru" if "ы" in text else "en"
    return Wording(outlet, text, tuple(pieces), style, language, credit)


WHOLE = wording(FULL, outlet="Courier")


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        ("We will open the bridge in May", ["Ledger leaves out “unless the river rises”, which changes the sense."]),
        ("The ferry, which nobody wanted, will not sail again.", []),
        (FULL, []),
        (
            "The ferry will not sail again",
            ["Ledger runs together what Courier has with “which nobody wanted” between, which changes the sense."],
        ),
        (
            "The ferry … will not sail again",
            ["Ledger leaves out “nobody wanted”, which changes the sense."],
        ),
        (
            "We will open the bridge, unless the river rises",
            ["Ledger runs together what Courier has with “in May” between."],
        ),
        (
            "We will open the bridge … unless the river rises.",
            [],
        ),
        ("The old ferry is to be sold by the harbour at once", []),
    ],
    ids=[
        "condition",
        "whole sentence",
        "all of it",
        "middle",
        "marked middle",
        "harmless middle",
        "marked",
        "other words",
    ],
)
def test_a_cut_is_told_where_it_changes_the_sense(cut: str, told: list[str]) -> None:
    assert list(changes_of([WHOLE, wording(cut)])) == told
    assert list(changes_of([wording(cut), WHOLE])) == told


def test_a_translation_is_credited_and_a_rendering_is_no_cut() -> None:
    rendered = wording("we open the bridge", style="indirect", credit="translated from Russian")
    assert list(changes_of([WHOLE, rendered])) == [
        "Ledger says that its words are a translation: “translated from Russian”."
    ]


def test_a_cut_is_pinned_in_both_reports() -> None:
    cut = wording("We will open the bridge in May")
    (change,) = find_changes([WHOLE, cut])
    assert (change.kind, change.wording, change.fuller) == ("cut", 1, 0)
    assert change.at.of(cut.text) == "May"
    assert change.left_out.of(FULL) == "unless the river rises"
    assert change.turns is not None
    assert change.turns.of(FULL) == "unless"


def test_words_between_the_pieces_are_neither_left_out_nor_run_together() -> None:
    spoken = wording("We will open the bridge in May,| she said, |unless the river rises.")
    plain = wording("We will open the bridge in May, unless the river rises.", outlet="Courier")
    assert list(changes_of([spoken, plain])) == []
    parted = wording("The ferry,| he said, |will sail again.")
    assert list(changes_of([parted, wording("The ferry, the old one, will sail again.", outlet="Courier")])) == []


def test_a_cut_of_one_translation_is_told_beside_a_fuller_original_and_another_translation() -> None:
    original = wording(
        "Мы откроем мост в мае, если только река не поднимется, и паром, которого никто не хотел, уйдёт."
    )
    other = wording("In May the crossing is going to be opened for all the traffic of the town, if there is no flood.")
    (told,) = changes_of([original, other, wording("We will open the bridge in May"), WHOLE])
    assert told == "Ledger leaves out “unless the river rises”, which changes the sense."


def test_a_cut_of_a_russian_wording_is_told() -> None:
    whole = wording("Мы откроем мост в мае, если река не поднимется.", outlet="Вестник")
    (told,) = changes_of([wording("Мы откроем мост в мае"), whole])
    assert told == "Ledger leaves out “если река не поднимется”, which changes the sense."
