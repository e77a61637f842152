"""A text cut into marked pieces, so that no browser ever counts an offset and no masked character leaves the server."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.present.source import ShownText
from firsthand.text.sentences import sentence_around
from firsthand.vocabulary import Span

REACH = 120
"""Characters of a sentence that are shown on either side of a statement."""


@dataclass(frozen=True)
class Marked:
    """A mark to be shown: `kind` becomes a class, `ref` the address of its finding."""

    spans: tuple[Span, ...]
    kind: str
    ref: str
    number: int | None = None
    """Its number in the margin; None for a mark without a card."""
    anchored: bool = False
    """True for evidence without a card, which a link may still open."""


@dataclass(frozen=True)
class Piece:
    """A run of characters under the same marks."""

    text: str
    kinds: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    """Refs of the marks that start here."""
    notes: tuple[tuple[int, str], ...] = ()
    """(number, ref) of the marks that end here."""
    withheld: bool = False


def cut(shown: ShownText, marks: Iterable[Marked], within: Span | None = None) -> tuple[Piece, ...]:
    """The pieces of `within` (the whole text by default) in order; together they are the text, masks aside.

    A mark that crosses another is no trouble: pieces are flat. A masked run is one piece without its characters.
    """
    within = within or Span(0, len(shown.text))
    kept = [(mark, span) for mark in marks for span in mark.spans if span.overlaps(within)]
    mask = [span for span in shown.mask if span.overlaps(within)]
    edges = {within.start, within.end}
    for span in (*mask, *(span for _, span in kept)):
        edges.update((max(span.start, within.start), min(span.end, within.end)))
    cuts = sorted(edges)
    pieces = [_piece(shown, kept, mask, Span(a, b)) for a, b in pairwise(cuts)]
    return tuple(_joined(pieces))


def _piece(shown: ShownText, kept: Sequence[tuple[Marked, Span]], mask: Sequence[Span], at: Span) -> Piece:
    over = [mark for mark, span in kept if span.covers(at)]
    withheld = any(span.covers(at) for span in mask)
    return Piece(
        text="" if withheld else at.of(shown.text),
        kinds=tuple(dict.fromkeys(mark.kind for mark in over)),
        anchors=tuple(mark.ref for mark in over if mark.spans[0].start == at.start and _opens(mark)),
        notes=tuple((m.number, m.ref) for m in over if m.number is not None and m.spans[-1].end == at.end),
        withheld=withheld,
    )


def _opens(mark: Marked) -> bool:
    return mark.number is not None or mark.anchored


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Masked pieces side by side become one: a mark's edge inside a name must not show."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.withheld and out and out[-1].withheld:
            before = out.pop()
            out.append(
                Piece(
                    text="",
                    kinds=before.kinds,
                    anchors=before.anchors + piece.anchors,
                    notes=before.notes + piece.notes,
                    withheld=True,
                )
            )
        else:
            out.append(piece)
    return out


def around(shown: ShownText, span: Span) -> tuple[str, str]:
    """The words of its sentence before and after a span, masked names withheld; long ones are cut at a word."""
    sentence = sentence_around(shown.text, span)
    before = plain(shown, Span(min(sentence.start, span.start), span.start)).replace("\n", " ")
    after = plain(shown, Span(span.end, max(sentence.end, span.end))).replace("\n", " ")
    if len(before) > REACH:
        before = "…" + before[-REACH:].partition(" ")[2]
    if len(after) > REACH:
        after = after[:REACH].rpartition(" ")[0] + "…"
    return before, after


def plain(shown: ShownText, span: Span) -> str:
    """The characters of a span, each masked run as `[withheld]`."""
    return "".join("[withheld]" if piece.withheld else piece.text for piece in cut(shown, (), span))


def paragraphs(shown: ShownText) -> tuple[tuple[Span, str], ...]:
    """(span, kind) of each paragraph: the parts of the report, else its lines that are not blank.

    What stands between two parts is kept as a paragraph of its own: nothing of a report is left out of the reader.
    """
    blocks = [(span, kind) for span, kind in shown.parts if kind != "dateline"] or [(Span(0, len(shown.text)), "")]
    out: list[tuple[Span, str]] = []
    done = 0
    for span, kind in sorted(blocks):
        if span.start >= done:
            out.extend(_lines(shown.text, Span(done, span.start), "paragraph"))
            out.extend(_lines(shown.text, span, kind or "paragraph"))
            done = span.end
    out.extend(_lines(shown.text, Span(done, len(shown.text)), "paragraph"))
    return tuple(out)


def _lines(text: str, span: Span, kind: str) -> list[tuple[Span, str]]:
    out: list[tuple[Span, str]] = []
    start = span.start
    for line in span.of(text).split("\n"):
        if line.strip():
            out.append((Span(start, start + len(line)), kind))
        start += len(line) + 1
    return out
