"""A text and its blocks in, the parts of a report out: what is story, and what stands around it.

Works down the text once: the front (date line, headline, byline, caption) until the first paragraph, then the body. The
parts cover every character that is no white space.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from firsthand.read.blocks import find_blocks, trimmed
from firsthand.read.credits import credit_at_end, is_boilerplate, is_credit, photo_credit, starts_caption
from firsthand.read.front import Line, byline_names, date_line, dateline, day_alone
from firsthand.read.summary import find_summary
from firsthand.vocabulary import Part, PartKind, Published, Span

MAX_HEADLINE_WORDS = 30
MAX_HEADING_WORDS = 15
MAX_QUESTION_WORDS = 8
MAX_CAPTION_WORDS = 90
MAX_SUMMARY_BLOCKS = 20
MIN_TITLE_CASE = 0.7
"""Share of capitalised words of four letters and more in a headline that ends in a full stop."""

Hints = Mapping[Span, PartKind]
"""What the format says about a block: an HTML heading, a figcaption."""


class Layout(NamedTuple):
    """The parts of a text and what they say about the report."""

    parts: tuple[Part, ...]
    published: Published | None
    title: str | None
    byline: str | None


class _Block(NamedTuple):
    span: Span
    text: str
    hint: PartKind | None = None


def find_parts(
    text: str, *, title: str | None = None, blocks: Iterable[Span] | None = None, hints: Hints | None = None
) -> Layout:
    """The parts of `text` in order, its publication date where the text itself says it, its headline and byline.

    `title` is what the page or the feed calls the report; `blocks` and `hints` come from a format that knows them.
    """
    return _Finder(text, title, hints or {}).run(list(find_blocks(text) if blocks is None else blocks))


class _Finder:
    """One pass over the blocks of one text."""

    def __init__(self, text: str, title: str | None, hints: Hints) -> None:
        self.text = text
        self.known_title = " ".join(title.split()) if title else None
        self.hints = hints
        self.parts: list[Part] = []
        self.published: Published | None = None
        self.title: str | None = None
        self.byline: str | None = None

    def run(self, spans: list[Span]) -> Layout:
        blocks = self._without_date_line([self._block(span) for span in spans])
        at = 0
        while at < len(blocks) and self._front(blocks, at):
            at += 1
        summary = self._summary(blocks[at : at + MAX_SUMMARY_BLOCKS])
        for block in blocks[at : at + summary]:
            self._add(block.span, "summary")
        self._body(blocks[at + summary :])
        return Layout(tuple(self.parts), self.published, self.title, self.byline)

    def _summary(self, blocks: list[_Block]) -> int:
        """How many of these first blocks of the story only sum it up."""
        if not blocks:
            return 0
        count = find_summary([block.text for block in blocks], self.text[blocks[0].span.start :])
        return 0 if any(dateline(block.text, first=True) for block in blocks[:count]) else count

    def _block(self, span: Span) -> _Block:
        return _Block(span, span.of(self.text), self.hints.get(span))

    def _add(self, span: Span, kind: PartKind) -> None:
        if span.start < span.end:
            self.parts.append(Part(span, kind))

    def _without_date_line(self, blocks: list[_Block]) -> list[_Block]:
        """The blocks behind a leading `date ...`; the rest of its line is a block of its own."""
        line = date_line(blocks[0].text) if blocks else None
        if not line or blocks[0].hint:
            return blocks
        span = blocks[0].span
        end = span.start + line.end
        # the blanks in front of the line are its own: nothing else will claim them
        self._add(Span(0, end), "metadata")
        self._dated(line, Span(span.start, end), f"line {1 + self.text.count(chr(10), 0, span.start)} of the text")
        rest = trimmed(self.text, end, span.end)
        return [*([self._block(rest)] if rest.start < rest.end else []), *blocks[1:]]

    def _dated(self, line: Line, span: Span, evidence: str) -> None:
        if line.day and not self.published:
            self.published = Published(line.day, evidence, span)

    def _front(self, blocks: list[_Block], at: int) -> bool:
        """Add the part for a block that stands before the story; False at the first paragraph."""
        block = blocks[at]
        if block.hint == "paragraph" and not byline_names(block.text) and not day_alone(block.text):
            return False
        if line := day_alone(block.text):
            self._add(block.span, "metadata")
            self._dated(line, block.span, f"line {1 + self.text.count(chr(10), 0, block.span.start)} of the text")
        elif names := byline_names(block.text):
            self._add(block.span, "byline")
            self.byline = self.byline or names
        elif block.hint == "headline" or (block.hint is None and not self.title and self._is_headline(blocks, at)):
            self._add(block.span, "headline")
            self.title = self.title or block.text
        elif self._aside(block):
            pass
        elif block.hint == "heading" or (self.title and _is_heading(blocks, at)):
            self._add(block.span, "heading")
        else:
            return False
        return True

    def _is_headline(self, blocks: list[_Block], at: int) -> bool:
        block = blocks[at]
        if self.known_title and " ".join(block.text.split()) == self.known_title:
            return True
        words = block.text.split()
        if (
            at + 1 >= len(blocks)
            or len(words) > MAX_HEADLINE_WORDS
            or _is_aside(block.text)
            or dateline(block.text, first=True)
        ):
            return False
        following = blocks[at + 1].text
        if byline_names(following) or day_alone(following) or dateline(following, first=True):
            return not block.text.endswith((",", ":", ";"))
        if not _is_open_ended(block.text):
            long = [word for word in words if len(word) >= 4]
            capitals = sum(word.lstrip("“‘\"'(")[:1].isupper() for word in long)
            return block.text.endswith(".") and len(long) >= 3 and capitals >= MIN_TITLE_CASE * len(long)
        return len(words) >= 2 and any(not _is_open_ended(other.text) for other in blocks[at + 1 : at + 6])

    def _aside(self, block: _Block) -> bool:
        """Add caption, credit or boilerplate; False if the block is something else."""
        if block.hint == "caption" or starts_caption(block.text):
            credit = photo_credit(block.text)
            self._split(block.span, credit, "caption")
        elif is_credit(block.text) or block.hint == "credit":
            self._add(block.span, "credit")
        elif is_boilerplate(block.text):
            self._add(block.span, "metadata")
        elif len(block.text.split()) <= MAX_CAPTION_WORDS and (credit := photo_credit(block.text)) is not None:
            self._split(block.span, credit, "caption")
        else:
            return False
        return True

    def _split(self, span: Span, credit: int | None, kind: PartKind) -> None:
        """Add `kind`, and the credit that starts at character `credit` of the span."""
        at = span.end if credit is None else span.start + credit
        self._add(trimmed(self.text, span.start, at), kind)
        self._add(Span(at, span.end), "credit")

    def _body(self, blocks: list[_Block]) -> None:
        first = True
        for at, block in enumerate(blocks):
            if self._aside(block):
                continue
            if block.hint in {"heading", "headline"} or (block.hint is None and _is_heading(blocks, at)):
                self._add(block.span, "heading")
                continue
            if at + 1 == len(blocks) and at and byline_names(block.text):
                self._add(block.span, "byline")
                continue
            self._paragraph(block, first=first)
            first = False

    def _paragraph(self, block: _Block, *, first: bool) -> None:
        if line := dateline(block.text, first=first):
            place = Span(block.span.start, block.span.start + line.end)
            self._dated(line, place, "dateline")
            self._add(place, "dateline")
            if place.end == block.span.end:
                return
        self._split(block.span, credit_at_end(block.text), "paragraph")


def _is_aside(block: str) -> bool:
    return starts_caption(block) or is_credit(block) or is_boilerplate(block) or photo_credit(block) is not None


def _is_open_ended(block: str) -> bool:
    """True if the block does not end like a sentence: headings and headlines do not."""
    bare = block.rstrip("\"'”’»)] ")
    if bare != block.rstrip() and bare[-1:] in ".,!?":
        return False
    return not block.endswith((".", "…", ",", ";", ":", "!", "_", "—", "-"))


def _is_heading(blocks: list[_Block], at: int) -> bool:
    """True for a short line without a full stop between paragraphs, itself not one of a list."""
    block = blocks[at].text
    words = block.split()
    if at + 1 >= len(blocks) or len(words) > MAX_HEADING_WORDS or not _is_open_ended(block):
        return False
    if not (words[0].lstrip("“‘\"'(")[:1].isupper() or words[0][:1].isdigit()):
        return False
    if block.endswith("?") and (len(words) > MAX_QUESTION_WORDS or words[0].endswith(":") or block[0] in '“"'):
        return False  # an interview's question, or somebody speaking
    following = blocks[at + 1].text
    following = following[: credit_at_end(following)].rstrip()
    listed = at > 0 and blocks[at - 1].hint is None and len(blocks[at - 1].text.split()) <= MAX_HEADING_WORDS
    if listed and _is_open_ended(blocks[at - 1].text):
        return False
    return len(following.split()) > len(words) and not _is_open_ended(following)
