"""When words in quotation marks were said, where the report says so: "today" in them is that day."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date

from firsthand.vocabulary import Span

WINDOW = 160
"""Characters around a quotation in which the words "he said on Wednesday" are looked for."""

_QUOTATION = re.compile(
    r"“[^”\n]*(?:”|$|(?=\n))|\"[^\"\n]*(?:\"|$|(?=\n))|``[^`\n]*?(?:\'\'|$|(?=\n))|«[^»\n]*(?:»|$|(?=\n))", re.MULTILINE
)
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZА-ЯЁ“«\"]|\s*$)|\n")


class Quotations:
    """The quotations of one text."""

    def __init__(self, text: str, patterns: Mapping[str, re.Pattern[str]]) -> None:
        self._text = text
        self._speech, self._other_time = patterns["speech"], patterns["other_time"]
        self._spans = [Span(*found.span()) for found in _QUOTATION.finditer(text)]
        self._starts = [span.start for span in self._spans]

    def around(self, span: Span) -> Span | None:
        """The quotation that `span` stands in, or None."""
        at = bisect_right(self._starts, span.start) - 1
        return self._spans[at] if at >= 0 and self._spans[at].covers(span) else None

    def said_on(self, quotation: Span, days: Callable[[int, int], list[tuple[int, date]]]) -> date | None:
        """The day named in the clause that attributes the quotation; None if it names none.

        `days(start, end)` gives the days named in a stretch of the text, each with its first character.
        """
        text = self._text
        back = text[quotation.end : quotation.end + WINDOW]
        cut = _SENTENCE_END.search(back)
        behind = (quotation.end, quotation.end + (cut.start() if cut else len(back)))
        front = text[max(0, quotation.start - WINDOW) : quotation.start]
        cuts = list(_SENTENCE_END.finditer(front))
        ahead = (quotation.start - len(front) + (cuts[-1].end() if cuts else 0), quotation.start)
        for start, end in (behind, ahead):
            said = self._speech.search(text, start, end)
            for at, day in days(start, end) if said else []:
                between = text[min(at, said.end()) : max(at, said.start())] if said else ""
                if not self._other_time.search(between):
                    return day
        return None
