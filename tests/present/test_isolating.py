"""Names that run from right to left in sentences of ours."""

import pytest

from firsthand.present.isolating import isolated, runs_from_right
from firsthand.present.render import environment

HARBOUR = "صحيفة المرفأ"
COAST = "סוכנות החוף"


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Wire Desk published first.", "Wire Desk published first."),
        (f"{HARBOUR} published first, on 2031-03-04.", f"\u2068{HARBOUR}\u2069 published first, on 2031-03-04."),
        (f"{HARBOUR}, {COAST} and Wire", f"\u2068{HARBOUR}\u2069, \u2068{COAST}\u2069 and Wire"),
        (f"(Wire) stands in ({HARBOUR})", f"(Wire) stands in (\u2068{HARBOUR}\u2069)"),
        (f"100% of “{COAST}: (2) Wire” stands", f"100% of “\u2068{COAST}: (2) Wire\u2069” stands"),
        ("«Мост закрыт» “Мост”", "«Мост закрыт» “Мост”"),
    ],
)
def test_stretches_from_right_to_left_are_isolated_and_nothing_else(sentence: str, shown: str) -> None:
    assert isolated(sentence) == shown


def test_isolates_come_in_pairs_and_change_no_words() -> None:
    sentence = f"“{HARBOUR} “{COAST}”” (“{HARBOUR}) {COAST}” [{HARBOUR}"
    shown = isolated(sentence)
    assert shown.count("\u2068") == shown.count("\u2069")
    assert shown.replace("\u2068", "").replace("\u2069", "") == sentence


def test_a_page_escapes_what_is_isolated() -> None:
    assert environment().from_string("{{ name|isolated }}").render(name=f"<b>{HARBOUR}") == (
        f"&lt;b&gt;\u2068{HARBOUR}\u2069"
    )


@pytest.mark.parametrize(
    ("words", "right"), [(f"13 {COAST}", True), ("13 boats", False), ("13", False), ("«мост", False)]
)
def test_direction_is_that_of_the_first_letter(words: str, *, right: bool) -> None:
    assert runs_from_right(words) is right


def test_our_words_above_a_title_do_not_give_it_their_direction() -> None:
    page = "{% import 'parts/macros.html' as m %}{{ m.title(name, 2, 'One statement by', dir='auto') }}"
    shown = environment().from_string(page).render(name=HARBOUR)
    assert "<bdi>One statement by</bdi>" in shown  # HTML: dir="auto" passes over what stands in bdi
