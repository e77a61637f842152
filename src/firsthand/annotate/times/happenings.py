"""What the report dates itself and then counts from: "since the start of the siege", dated "May 3" elsewhere."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from firsthand.annotate.times.calendar import move
from firsthand.annotate.times.lexicon import Language
from firsthand.annotate.times.meaning import Meaning, on_calendar
from firsthand.lexicon import read_table
from firsthand.vocabulary import Span

Found = tuple[Span, Meaning]

REACH = 60
"""Characters between a happening and the date that dates it."""


@cache
def _happenings(language: str) -> Mapping[str, str]:
    return {row["word"]: row["happening"] for row in read_table(f"times_{language}_happenings")}


def find_happenings(text: str, found: Sequence[Found], *, day: date | None, language: Language) -> Iterator[Found]:
    """Expressions that point at a happening: with its day where the report dates it, else without a value.

    `day` is the publication date.
    """
    patterns = language.patterns
    mentions = list(patterns["happening_pointing"].finditer(text))
    if not mentions:
        return
    dated = _dated(text, found, language)
    wars = [pair for pair in found if pair[1].anchor == "event" and pair[1].value is None]
    near = _Near(found)
    for mention in mentions:
        group = next(name for name in ("start", "since", "anaphor") if mention[name])
        span = Span(*mention.span(group))
        if any(other.overlaps(span) or _dates_it(text, span, other, patterns) for other in near.to(span)):
            continue
        if group == "anaphor":
            yield from _war_before(span, wars)
            continue
        word = (mention["word"] or mention["other"]).lower()
        meaning = _resolved(_happenings(language.code)[word], dated)
        begin = meaning.interval[0]
        if group == "since" and begin is None:
            continue  # "since the strike" says too little to be marked where nothing dates the strike
        behind_since = patterns["since_front"].search(text, max(0, span.start - REACH), span.start)
        if behind_since and begin and day and begin <= day:
            meaning = replace(meaning, interval=(begin, day))
        yield span, meaning


def _dates_it(text: str, span: Span, other: Span, patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """True if the date stands right behind: "the start of the siege on May 3"."""
    between = text[span.end : other.start]
    return 0 < len(between) < REACH and patterns["dated_by"].fullmatch(between) is not None


def _dated(text: str, found: Sequence[Found], language: Language) -> dict[str, tuple[str, str]]:
    """Happening -> value and words of the first date that the report gives it."""
    in_front, behind = language.patterns["happening_in_front"], language.patterns["happening_behind"]
    out: dict[str, tuple[str, str]] = {}
    for span, meaning in found:
        if meaning.type != "DATE" or meaning.precision not in {"day", "month"} or not meaning.value:
            continue
        front = in_front.search(text, max(0, span.start - REACH - 40), span.start)
        after = behind.match(text, span.end)
        for match in (after, front):
            if match:
                out.setdefault(_happenings(language.code)[match["word"].lower()], (meaning.value, span.of(text)))
                break
    return out


def since(text: str, length: Found, following: Found, *, day: date | None, language: Language) -> Meaning:
    """The meaning of a length, in "the three weeks since X" from X on; `day` is the publication date."""
    (span, meaning), (anchor_span, anchor) = length, following
    if not language.patterns["since"].match(text, span.end) or anchor_span.start - span.end > MAX_SINCE_CHARACTERS:
        return meaning
    begin, end = anchor.interval[0], meaning.interval[1]
    known = re.fullmatch(r"P(\d+)([YMWD])", meaning.value or "")
    if end is None and language.patterns["since_next"].fullmatch(text, span.end, anchor_span.start) and day and known:
        meaning = replace(meaning, interval=(move(day, -int(known[1]), known[2]), day), precision="day")
        meaning, end = replace(meaning, anchor="published", because=f"Ends on the publication date {day}."), day
    if begin is None or end is None:
        return meaning
    return replace(meaning, interval=(min(begin, end), end))


MAX_SINCE_CHARACTERS = 40
"""Further than this behind "since", a date belongs to something else."""


def _resolved(happening: str, dated: Mapping[str, tuple[str, str]]) -> Meaning:
    known = dated.get(happening)
    if known is None:
        return Meaning("DATE", None, f"The report does not date the {happening}.", "event")
    value, words = known
    return on_calendar(value, f"The report dates the {happening} elsewhere: “{words}”.", "event")


def _war_before(span: Span, wars: Sequence[Found]) -> Iterator[Found]:
    """The days of the war named before "the war", which is not the one the report is about."""
    before = next((meaning for other, meaning in reversed(wars) if other.end <= span.start), None)
    if before:
        yield span, replace(before, because=f"The war named before. {before.because}")


class _Near:
    """The expressions of a text, which overlap nowhere, by place."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._spans = sorted(span for span, _ in found)
        self._starts, self._ends = [span.start for span in self._spans], [span.end for span in self._spans]

    def to(self, span: Span) -> Sequence[Span]:
        """Those that overlap `span` or begin `REACH` characters behind it at most."""
        return self._spans[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end + REACH)]
