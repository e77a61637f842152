from hypothesis import given
from hypothesis import strategies as st

from firsthand.present.pages.pieces import Marked, around, cut, paragraphs, plain
from firsthand.present.source import ShownText
from firsthand.vocabulary import Span

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)


@st.composite
def shown_with_marks(draw: st.DrawFn) -> tuple[ShownText, list[Marked]]:
    text = draw(TEXT)

    def span() -> Span:
        a, b = sorted((draw(st.integers(0, len(text) - 1)), draw(st.integers(0, len(text) - 1))))
        return Span(a, b + 1)

    marks = [Marked((span(),), draw(st.sampled_from(["content", "figure"])), f"r{i}", i) for i in range(4)]
    return ShownText(text=text, mask=tuple(span() for _ in range(draw(st.integers(0, 2))))), marks


@given(shown_with_marks())
def test_pieces_are_the_text_and_no_masked_character(given_text: tuple[ShownText, list[Marked]]) -> None:
    shown, marks = given_text
    hidden = {at for span in shown.mask for at in range(span.start, span.end)}
    printed = "".join(piece.text for piece in cut(shown, marks))
    assert printed == "".join(c for at, c in enumerate(shown.text) if at not in hidden)


@given(shown_with_marks())
def test_each_mark_opens_once_and_is_numbered_once(given_text: tuple[ShownText, list[Marked]]) -> None:
    shown, marks = given_text
    pieces = cut(shown, marks)
    assert sorted(ref for piece in pieces for ref in piece.anchors) == ["r0", "r1", "r2", "r3"]
    assert sorted(number for piece in pieces for number, _ in piece.notes) == [0, 1, 2, 3]


def test_offsets_are_code_points_not_utf16_units() -> None:
    shown = ShownText(text="🌉🌉 52 dead")
    marked = [piece.text for piece in cut(shown, [Marked((Span(3, 5),), "figure", "r", 1)]) if piece.kinds]
    assert marked == ["52"]


def test_a_mark_inside_a_withheld_name_does_not_split_it() -> None:
    shown = ShownText(text="Mira Vale said", mask=(Span(0, 9),))
    pieces = cut(shown, [Marked((Span(0, 4),), "source", "r", 1)])
    assert [(piece.text, piece.withheld) for piece in pieces] == [("", True), (" said", False)]


def test_nothing_of_a_report_is_left_out_of_its_paragraphs() -> None:
    text = "Headline\n\nOne.\nTwo.\n\nThree."
    shown = ShownText(text=text, parts=((Span(0, 8), "headline"), (Span(15, 19), "paragraph")))
    found = [(span.of(text), kind) for span, kind in paragraphs(shown)]
    assert found == [("Headline", "headline"), ("One.", "paragraph"), ("Two.", "paragraph"), ("Three.", "paragraph")]


def test_a_figure_is_shown_in_its_sentence_with_names_withheld() -> None:
    text = "It rained. Mira Vale counted 52 boats there. They left."
    at = text.index("52")
    shown = ShownText(text=text, mask=(Span(11, 20),))
    assert around(shown, Span(at, at + 2)) == ("[withheld] counted ", " boats there.")
    assert plain(shown, Span(0, 20)) == "It rained. [withheld]"
