"""A place in a text, in Unicode code points. Strings come in nowhere but `Span.of`."""

from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Half-open `[start, end)` in code points of `Report.text`; written as a two-item array in JSON.

    Python, SQLite's `substr` and DuckDB count code points; JavaScript counts UTF-16 units, so offsets are never
    applied in a browser.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers in `text`."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """True if `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """The same span in a text that has `by` more characters in front."""
        return Span(self.start + by, self.end + by)


def hull(spans: "tuple[Span, ...] | list[Span]") -> Span:
    """The smallest span that covers all of `spans`, of which there is at least one."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def outermost(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in text order, those inside another left out."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one.start, -one.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)


class Place(msgspec.Struct, frozen=True, order=True):
    """A span of one report, for evidence that crosses reports."""

    report: str
    """Id of the report."""
    span: Span
