"""What wordings do to an utterance: cuts that change the sense, pieces run together, translations."""

import pytest

from firsthand.compare.utterances.changes import Wording, changes_of

FULL = "We will open the bridge in May, unless the river rises. The ferry, which nobody wanted, will not sail again."


def wording(text: str, *, outlet: str = "Ledger", style: str = "direct", translated: bool = False) -> Wording:
    return Wording(outlet, text, style, "en", translated)


WHOLE = wording(FULL, outlet="Courier")


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        ("We will open the bridge in May", ["Ledger leaves out “unless the river rises”, which changes the sense."]),
        ("The ferry, which nobody wanted, will not sail again.", []),
        (FULL, []),
        (
            "The ferry will not sail again",
            [
                "Ledger runs together what Courier has with “which nobody wanted” between.",
                "Ledger leaves out “nobody wanted”, which changes the sense.",
            ],
        ),
        (
            "We will open the bridge … unless the river rises.",
            [],
        ),
        ("The old ferry is to be sold by the harbour at once", []),
    ],
    ids=["condition", "whole sentence", "all of it", "middle", "marked", "other words"],
)
def test_a_cut_is_told_where_it_changes_the_sense(cut: str, told: list[str]) -> None:
    assert list(changes_of(WHOLE, [wording(cut)])) == told


def test_a_translation_is_credited_and_a_rendering_is_no_cut() -> None:
    assert list(changes_of(WHOLE, [wording("we open the bridge", style="indirect", translated=True)])) == [
        "Ledger says that its words are a translation."
    ]
