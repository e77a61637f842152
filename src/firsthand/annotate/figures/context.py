"""What the rest of the report says of a figure: the days it covers, whose words hold it, who counted."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from firsthand.annotate.figures.wording import Wording, is_name
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Span, Speaker, TimeExpression, mark_id

SINCE_REACH = 60
"""Characters between "since" and the date it begins with: "since the beginning of the strike on 3 May"."""

_REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})

_FULL_NAME = re.compile(r"[A-Z][\w’'.]*(?:[- ](?:of |for |the |and )*[A-Z][\w’'.]*)+")
_ARTICLE = re.compile(r"^(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)


class AsOf(NamedTuple):
    """First and last day, ISO 8601, both included, and the words that say so."""

    days: tuple[str | None, str | None]
    span: Span | None


class _Counters(NamedTuple):
    """Names with the offset where the citation of each begins, or the counter's words end."""

    cited: list[tuple[int, str]]
    counting: list[tuple[int, str]]


class Context:
    """The marks of one report that figures rest on."""

    def __init__(self, reading: Reading, wording: Wording) -> None:
        self.text, self.wording = reading.text, wording
        self.published = reading.report.date
        self.times = sorted(reading.of(TimeExpression), key=lambda time: time.span)
        self._pieces = sorted(
            ((piece, item) for item in reading.of(Attribution) for piece in item.content),
            key=lambda pair: (pair[0], pair[1].span),
        )
        self._furthest = list(accumulate((piece.end for piece, _ in self._pieces), max))
        self._read: dict[Span, _Counters] = {}
        self._breaks: dict[Span, list[Span]] = {}
        self.speakers = {speaker.attribution: speaker for speaker in reading.of(Speaker)}

    def dates(self, sentence: Span) -> list[Span]:
        """Dates and clock times: the numbers in them count nothing. Durations and sets do ("every 33 years")."""
        return [t.span for t in self._within(sentence) if t.type in {"DATE", "TIME"}]

    def _within(self, sentence: Span) -> Sequence[TimeExpression]:
        """The time expressions that begin in a sentence, and the one before them, which may run into it."""
        first = bisect_left(self.times, sentence.start, key=lambda time: time.span.start)
        after = bisect_left(self.times, sentence.end, key=lambda time: time.span.start)
        return [time for time in self.times[max(first - 1, 0) : after] if time.span.overlaps(sentence)]

    def as_of(self, figure: Span, sentence: Span) -> AsOf:
        """The days that a figure covers, from the time expressions of its sentence; (None, None) if none says."""
        near = [t for t in self._within(sentence) if sentence.covers(t.span) and not t.span.overlaps(figure)]
        known = [t for t in near if t.begin is not None or t.end is not None]
        known = [t for t in known if self._one_clause(t.span, figure, sentence)]
        known = [t for t in known if not self.wording.founded.match(self.text, sentence.start, t.span.start)]
        since = [t for t in known if t.begin is not None and self._since(t, sentence)]
        for time in since:
            end = time.end if time.type == "DURATION" or _lasting(time) else self.published
            return AsOf((time.begin, end or self.published), time.span)
        base = next((t for t in known if self._compared(t, figure)), None)
        if base is not None:
            return AsOf((base.begin, self.published), base.span)
        plain = [t for t in known if t.type != "SET" and t.value not in _REFERENCES and not self._is_base(t, sentence)]
        if not plain:
            return self._present(figure, sentence)
        time = min(plain, key=lambda t: (_distance(t.span, figure), t.span))
        through = self._through(time, plain)
        if through is not None:
            return AsOf(through, time.span)
        before = self.text[max(sentence.start, time.span.start - 30) : time.span.start]
        if self.wording.until.search(before) or self.wording.saying.search(before):
            return AsOf((None, time.end), time.span)
        return AsOf((time.begin, time.end), time.span)

    def _present(self, figure: Span, sentence: Span) -> AsOf:
        """The publication date where the clause says "so far" or "now" and no day; else nothing."""
        for found in self.wording.present.finditer(self.text, sentence.start, sentence.end):
            words = Span(*found.span())
            if not words.overlaps(figure) and self._one_clause(words, figure, sentence):
                return AsOf((self.published, self.published), words)
        return AsOf((None, None), None)

    def _compared(self, time: TimeExpression, figure: Span) -> bool:
        """True if the figure is a distance from its value at `time`: "11,000 more than in 2013"."""
        return figure.end < time.span.start and bool(
            self.wording.compared.fullmatch(self.text, figure.end, time.span.start)
        )

    def _is_base(self, time: TimeExpression, sentence: Span) -> bool:
        """True for the time of another value that something is compared with: no other figure is of it."""
        return bool(self.wording.base.search(self.text, max(sentence.start, time.span.start - 40), time.span.start))

    def _through(self, time: TimeExpression, times: Sequence[TimeExpression]) -> tuple[str | None, str | None] | None:
        """The days of both ends of "between 22 December and 4 January"; None for a time that stands alone."""
        ordered = sorted((time, *(t for t in times if t is not time)), key=lambda each: each.span)
        for left, right in pairwise(ordered):
            if time not in (left, right) or not self.text[: left.span.start].rstrip().endswith(
                ("between", "from", "Between")
            ):
                continue
            if self.text[left.span.end : right.span.start].strip() in {"and", "to", "until"}:
                return left.begin, right.end
        return None

    def _one_clause(self, words: Span, figure: Span, sentence: Span) -> bool:
        """True if no new clause begins between the two; where clauses begin in a sentence is read once."""
        if sentence not in self._breaks:
            found = self.wording.new_clause.finditer(self.text, sentence.start, sentence.end)
            self._breaks[sentence] = [Span(*one.span()) for one in found]
        breaks = self._breaks[sentence]
        first, second = sorted((words, figure))
        at = bisect_left(breaks, first.end, key=lambda one: one.start)
        return at == len(breaks) or breaks[at].end > second.start

    def _since(self, time: TimeExpression, sentence: Span) -> bool:
        if self.wording.only_since.match(self.text, time.span.start):
            return True
        before = self.text[max(sentence.start, time.span.start - SINCE_REACH) : time.span.start]
        after = self.text[time.span.end : time.span.end + 8]
        found = self.wording.since.search(before)
        if found is not None and self.wording.only_since.match(found.group()) is not None:
            return True
        return time.type == "DURATION" and self.wording.only_since.match(after, 1) is not None

    def attribution(self, figure: Span) -> Attribution | None:
        """The smallest attribution whose content holds the figure."""
        holding = []
        at = bisect_right(self._pieces, figure.start, key=lambda pair: pair[0].start) - 1
        while at >= 0 and self._furthest[at] >= figure.end:
            piece, item = self._pieces[at]
            if piece.covers(figure):
                holding.append(item)
            at -= 1
        return min(holding, key=lambda a: (a.span.end - a.span.start, a.span), default=None)

    def origin(self, figure: Span, sentence: Span, attribution: Attribution | None) -> str | None:
        """Who is said to have counted: the counter that the sentence cites, else the deepest known speaker."""
        cited = self._cited(figure, sentence)
        speaker = self.speakers.get(mark_id(attribution)) if attribution is not None else None
        spoken = _speaker_name(speaker) or self._source_name(attribution)
        if cited is None:
            return spoken
        if spoken is None or not _same(spoken, cited):
            return cited
        return cited if spoken[:1].islower() else spoken  # "legal aid group Custody Watch"

    def _source_name(self, attribution: Attribution | None) -> str | None:
        """A body or person of two names or more as the source names it; a first name alone may be a protected one."""
        if attribution is None or attribution.source is None:
            return None
        name = self.wording.name_in(attribution.source.of(self.text))
        return name if name is not None and _FULL_NAME.fullmatch(name) else None

    def _cited(self, figure: Span, sentence: Span) -> str | None:
        cited, counters = self._counters(sentence)
        if cited:
            return min((abs(start - figure.start), name) for start, name in cited)[1]
        for end, who in counters:
            if end <= figure.start and self._one_clause(Span(end, end), figure, sentence):
                return who
        return None

    def _counters(self, sentence: Span) -> _Counters:
        """Whom a sentence cites, and who counts in it: read once, however many figures it has."""
        if sentence not in self._read:
            said, names = sentence.of(self.text), self.wording.name_in
            cited = ((found.start(), names(found["who"])) for found in self.wording.cited.finditer(said))
            counting = (
                (found.end(), _ARTICLE.sub("", found["who"]).removesuffix("’s").removesuffix("'s"))
                for found in self.wording.counter.finditer(said)
            )
            self._read[sentence] = _Counters(
                [(sentence.start + at, name) for at, name in cited if name is not None],
                [(sentence.start + at, who) for at, who in counting if is_name(who)],
            )
        return self._read[sentence]


def _lasting(time: TimeExpression) -> bool:
    """True for an event given as an interval that runs on: "the start of the strike" up to the publication date."""
    return time.anchor == "event" and time.end is not None and time.begin != time.end


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _speaker_name(speaker: Speaker | None) -> str | None:
    if speaker is None:
        return None
    return speaker.chain[0].name if speaker.chain else speaker.name


def _same(left: str, right: str) -> bool:
    return left.lower() in right.lower() or right.lower() in left.lower()
