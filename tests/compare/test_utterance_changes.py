"""What wordings do to an utterance: cuts that change the sense, pieces run together, translations."""

import pytest

from firsthand.compare.utterances.changes import Wording, changes_of, find_changes, wording_of
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We said that we do not plan to close the old mill", "We said that we don't plan to close the old mill"),
        ("We said that we do not plan to close the old mill", "We said that we don’t plan to close the old mill"),
        ("We said that we don't plan to close the old mill", "We said that we don’t plan to close the old mill"),
        ("I say, you know, that we will not sell the mill", "I say, you know, that we won’t sell the mill"),
        ("I say, you know, that the mill can not be sold", "I say, you know, that the mill cannot be sold"),
        ("I say, you know, that the mill can't be sold", "I say, you know, that the mill cannot be sold"),
        ("We will spend five per cent of it on bridges", "We will spend five percent of it on bridges"),
        ("We will spend 5 per cent of it on bridges", "We will spend 5% of it on bridges"),
        ("We told the twenty two ferries to sail at once", "We told the twenty-two ferries to sail at once"),
        ("We told the twenty two ferries to sail at once", "We told the 22 ferries to sail at once"),
        ("Don't open the old bridge before the winter", "Do not open the old bridge before the winter"),
        ("We told the two co-workers of the mill to go home", "We told the two workers of the mill to go home"),
        (
            "Мы знали, что двадцать два моста никогда не закроют до зимы",
            "Мы знали, что 22 моста никогда не закроют до зимы",
        ),
        ("Мы знали, что кое что не закроют ещё до зимы", "Мы знали, что кое-что не закроют еще до зимы"),
        ("Мы знали, что не смотря на холод паром уйдёт", "Мы знали, что несмотря на холод паром уйдёт"),
    ],
)
def test_another_spelling_is_nothing_left_out(one: str, other: str) -> None:
    rest = ", и паром, которого ждали, уйдёт рано утром" if "ы" in one else ", and the mayor is quite sure of that"
    wordings = [wording(one + rest, outlet="Courier"), wording(other + rest)]
    assert find_changes(wordings) == []
    assert find_changes(wordings[::-1]) == []


def test_other_words_in_the_place_are_nothing_left_out() -> None:
    whole = wording("We think that nobody but the mayor wanted the ferry to sail again this year", outlet="Courier")
    assert find_changes([whole, wording("We think that he wanted the ferry to sail again this year")]) == []
    (told,) = changes_of([whole, wording("We think that the mayor wanted the ferry to sail again this year")])
    assert told == "Ledger runs together what Courier has with “nobody but” between, which changes the sense."
    tail = wording("We will open the bridge soon, the old one, in the spring of the year", outlet="Ledger")
    full = "We will open the bridge soon, the old one, in the spring of the next, unless the river rises"
    assert find_changes([wording(full, outlet="Courier"), tail]) == []


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_denial_left_out_of_a_contraction_is_told(apostrophe: str) -> None:
    full = f"We said that we don{apostrophe}t plan to close the old mill"
    whole, cut = wording(full, outlet="Courier"), wording("We said that we do plan to close the old mill")
    (change,) = find_changes([whole, cut])
    assert (change.kind, change.left_out.of(full)) == ("fusion", f"n{apostrophe}t")
    assert change.turns == change.left_out
    assert change.at.of(cut.text) == "do plan"
    assert list(changes_of([whole, cut])) == [
        "Ledger runs together what Courier has with “not” between, which changes the sense."
    ]


def test_a_contraction_and_a_compound_are_told_as_they_are_written() -> None:
    full = "We will open the bridge in May, but can’t run the twenty-two ferries"
    whole, cut = wording(full, outlet="Courier"), wording("We will open the bridge in May")
    (change,) = find_changes([whole, cut])
    assert change.left_out.of(full) == "but can’t run the twenty-two ferries"
    assert change.turns is not None
    assert change.turns.of(full) == "can’t"
    assert list(changes_of([whole, cut])) == [
        "Ledger leaves out “can’t run the twenty-two ferries”, which changes the sense."
    ]


def test_a_denial_left_out_of_cannot_is_told_in_its_place() -> None:
    full = "I say, you know, that the mill cannot be sold"
    cut = wording("I say, you know, that the mill can be sold")
    (change,) = find_changes([wording(full, outlet="Courier"), cut])
    assert change.turns == Span(full.index("not be"), full.index(" be sold"))


def test_words_left_out_are_told_on_one_line() -> None:
    whole = wording("We will open the bridge in May, unless five per\ncent or 6 % say no", outlet="Courier")
    assert list(changes_of([whole, wording("We will open the bridge in May")])) == [
        "Ledger leaves out “unless five per cent or 6% say no”, which changes the sense."
    ]


@pytest.mark.parametrize(
    ("full", "cut", "left_out"),
    [
        (
            "We will open the bridge in May, unless the river rises, and the old ferry will never sail again",
            "We will open the bridge in May, so the old ferry will never sail again",
            "unless the river rises, and",
        ),
        (
            "We will open the bridge in May, unless the river rises. The old ferry, too, is to be sold to the town",
            "We will open the bridge in May, and the old ferry, too, is to be sold to the town",
            "unless the river rises",
        ),
        (
            "Мы откроем мост в мае, если река не поднимется. Старый паром мы продадим городу и деревне",
            "Мы откроем мост в мае, а старый паром мы продадим городу и деревне",
            "если река не поднимется",
        ),
    ],
)
def test_a_clause_that_a_joining_word_stands_for_is_left_out(full: str, cut: str, left_out: str) -> None:
    whole, short = wording(full, outlet="Courier"), wording(cut)
    (change,) = find_changes([whole, short])
    assert (change.kind, change.left_out.of(full)) == ("cut", left_out)
    assert change.turns is not None


@pytest.mark.parametrize(
    "cut",
    [
        "We will open the bridge in May, perhaps, and the old ferry will sail to the mill again and again",
        "We will open the bridge in May, water permitting, and the old ferry will sail to the mill again and again",
        "We will open the bridge in May, but the old ferry will sail to the mill again and again",
    ],
)
def test_other_words_in_the_place_of_a_clause_may_say_the_same(cut: str) -> None:
    full = "We will open the bridge in May, unless it rains, and the old ferry will sail to the mill again and again"
    assert find_changes([wording(full, outlet="Courier"), wording(cut)]) == []


def test_in_a_language_that_no_table_reads_no_word_is_said_to_turn_the_sense() -> None:
    texts = ("Wir helfen jedem Dorf am Fluss, auch in der Not, mit Brot", "Wir helfen jedem Dorf am Fluss, mit Brot")
    german = [wording_of(name, text, [Span(0, len(text))], "direct") for name, text in zip("AB", texts, strict=True)]
    assert {one.language for one in german} == {"other"}
    assert list(changes_of(german)) == ["B runs together what A has with “auch in der Not” between."]
