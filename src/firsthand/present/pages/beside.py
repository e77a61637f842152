"""Two reports side by side: aligned passages on one line, what only one of them says between, changes named."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from firsthand.present.alignment import Run, differing_words, key_of
from firsthand.present.pages.page import Page
from firsthand.present.pages.pieces import Piece, cut, paragraphs, plain
from firsthand.present.pages.words import COPIES
from firsthand.present.source import ShownText, Source
from firsthand.record.rows import CopyRow, ReportRow
from firsthand.vocabulary import Span

Pair = tuple[Span, Span]
LEAST_WORDS = 6
"""Shorter runs of equal words meet by chance; used only where no copy link gives passages."""
MOST_CHARACTERS = 60_000
"""Texts without a copy link are aligned up to here."""


@dataclass(frozen=True)
class Change:
    """What a copy says otherwise, named."""

    kind: str
    left: str
    right: str


@dataclass(frozen=True)
class Shelf:
    """One line of the two columns: a tied pair, or what one side has alone."""

    number: int | None
    """Number of the tied pair; None for text of one side."""
    runs: tuple[Run, ...]
    left: tuple[tuple[Piece, ...], ...]
    """Paragraphs of text that stands only here."""
    right: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class BesideView:
    """The two reports."""

    left: ReportRow
    right: ReportRow
    copy: CopyRow | None
    how: str
    first: str | None
    """Outlet of the report that was there first."""
    changes: tuple[Change, ...]
    shelves: tuple[Shelf, ...]
    tied: int
    crossing: int
    """Passages that stand in another order in the other report, and so are not on one line."""


def beside_page(source: Source, left_id: str, right_id: str) -> Page | None:
    """The two reports, or None if one of them is not in the record."""
    left, right = source.report(left_id), source.report(right_id)
    if left is None or right is None or left_id == right_id:
        return None
    texts = source.text(left_id), source.text(right_id)
    copy = next((c for c in source.copies(reports=[left_id]) if {c.left_id, c.right_id} == {left_id, right_id}), None)
    pairs = passages_of(copy, left_id) if copy else shared_passages(*texts)
    chain = in_order(pairs)
    view = BesideView(
        left=left,
        right=right,
        copy=copy,
        how=COPIES.get(copy.kind, copy.kind) if copy else "",
        first=next((r.outlet or r.report for r in (left, right) if copy and copy.origin == r.report), None),
        changes=changes_of(copy, left_id) if copy else (),
        shelves=tuple(_shelves(texts, chain)),
        tied=len(chain),
        crossing=len(pairs) - len(chain),
    )
    title = f"{left.outlet or left.report} beside {right.outlet or right.report}"
    return Page("beside", (left_id, right_id), title, view)


def passages_of(copy: CopyRow, left_id: str) -> list[Pair]:
    """The passages of a copy link, with `left_id` on the left."""
    pairs = [(Span(*a), Span(*b)) for a, b in copy.passages]
    return sorted(pairs if copy.left_id == left_id else [(b, a) for a, b in pairs])


def changes_of(copy: CopyRow, left_id: str) -> tuple[Change, ...]:
    """The damage of a copy link, with `left_id` on the left."""
    swap = copy.left_id != left_id
    return tuple(
        Change(d.kind, d.right_text if swap else d.left_text, d.left_text if swap else d.right_text)
        for d in copy.damage
    )


def shared_passages(left: ShownText, right: ShownText) -> list[Pair]:
    """Runs of at least six equal words, in order: for two reports that no copy link ties."""
    a, b = _words(left.text[:MOST_CHARACTERS]), _words(right.text[:MOST_CHARACTERS])
    matcher = SequenceMatcher(a=[w for w, _ in a], b=[w for w, _ in b], autojunk=False)
    return [
        (Span(a[m.a][1].start, a[m.a + m.size - 1][1].end), Span(b[m.b][1].start, b[m.b + m.size - 1][1].end))
        for m in matcher.get_matching_blocks()
        if m.size >= LEAST_WORDS
    ]


def in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """The largest set of pairs that follow one another in both texts without overlap, by characters tied."""
    ordered = sorted(pairs)
    best: list[tuple[int, list[Pair]]] = []
    for left, right in ordered:
        before = [b for b in best if b[1][-1][0].end <= left.start and b[1][-1][1].end <= right.start]
        total, chain = max(before, key=lambda b: b[0], default=(0, []))
        best.append((total + left.end - left.start, [*chain, (left, right)]))
    return max(best, key=lambda b: b[0], default=(0, []))[1]


def _words(text: str) -> list[tuple[str, Span]]:
    out, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        out.append((key_of(word), Span(at, at + len(word))))
        at += len(word)
    return out


def _shelves(texts: tuple[ShownText, ShownText], chain: Sequence[Pair]) -> list[Shelf]:
    left, right = texts
    out: list[Shelf] = []
    done = (0, 0)
    for number, (a, b) in enumerate(_with_punctuation(texts, chain), 1):
        out.extend(_alone(texts, Span(done[0], a.start), Span(done[1], b.start)))
        out.append(Shelf(number, differing_words(plain(left, a), plain(right, b)), (), ()))
        done = (a.end, b.end)
    out.extend(_alone(texts, Span(done[0], len(left.text)), Span(done[1], len(right.text))))
    return out


def _with_punctuation(texts: tuple[ShownText, ShownText], chain: Sequence[Pair]) -> list[Pair]:
    """The pairs with the full stops and quotation marks that follow them, which would else stand alone."""
    return [(_stretched(texts[0].text, left), _stretched(texts[1].text, right)) for left, right in chain]


def _stretched(text: str, span: Span) -> Span:
    end = span.end
    while end < len(text) and not text[end].isalnum() and not text[end].isspace():
        end += 1
    return Span(span.start, end)


def _alone(texts: tuple[ShownText, ShownText], left: Span, right: Span) -> list[Shelf]:
    columns = tuple(
        tuple(
            cut(shown, (), Span(max(at.start, within.start), min(at.end, within.end)))
            for at, _ in paragraphs(shown)
            if at.overlaps(within) and shown.text[max(at.start, within.start) : min(at.end, within.end)].strip()
        )
        for shown, within in zip(texts, (left, right), strict=True)
    )
    return [Shelf(None, (), *columns)] if any(columns) else []
