"""The stage: tokens, one run of the grammar, then a reader for each kind of expression, in text order."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from firsthand.annotate.times import days, lengths, named, periods
from firsthand.annotate.times.grammar import find_phrases
from firsthand.annotate.times.meaning import Meaning, Moment, Narrative, Phrase
from firsthand.annotate.times.tense import tense_of
from firsthand.annotate.times.words import Token, read_lexicon, read_tokens
from firsthand.stage import Annotator, Reading
from firsthand.vocabulary import Span, TimeExpression

READERS: Mapping[str, Callable[[Phrase, Moment], Meaning | None]] = {
    "iso": days.read_iso,
    "numdate": days.read_numdate,
    "clock_day": days.read_clock_day,
    "day_range": days.read_day_range,
    "part_of_day": days.read_part_of_day,
    "week_of": days.read_week_of,
    "date": days.read_date,
    "month_year": days.read_month_year,
    "relative_month": days.read_month,
    "month": days.read_month,
    "year_quarter": periods.read_quarter,
    "quarters": lengths.read_first_several,
    "half_year": periods.read_half_year,
    "year_ago": periods.read_year_ago,
    "same_quarter": periods.read_same_quarter,
    "ago": lengths.read_ago,
    "later": lengths.read_later,
    "several_relative": lengths.read_several_relative,
    "first_several": lengths.read_first_several,
    "relative_units": lengths.read_relative_units,
    "relative_season": periods.read_season,
    "relative_weekend": periods.read_weekend,
    "relative_unit": periods.read_relative_unit,
    "weekday_parts": lengths.read_set,
    "weekday": days.read_weekday,
    "today": days.read_today,
    "relative_part": periods.read_relative_part,
    "fiscal_year": periods.read_fiscal_year,
    "decade": periods.read_decade,
    "century": periods.read_century,
    "holiday": named.read_holiday,
    "event": named.read_event,
    "year_range": periods.read_year_range,
    "year_unit": periods.read_unit_year,
    "spoken_year": periods.read_spoken_year,
    "set": lengths.read_set,
    "duration": lengths.read_duration,
    "end_of_unit": periods.read_end_of_unit,
    "lengthy": lengths.read_lengthy,
    "clock": days.read_clock,
    "ref": named.read_ref,
    "relative": named.read_relative,
    "part": days.read_part,
    "year": periods.read_year,
}


def find_times(reading: Reading) -> Iterator[TimeExpression]:
    """The time expressions of the report, in text order; of its metadata only the date."""
    report, text = reading.report, reading.text
    published = date.fromisoformat(report.published.date) if report.published else None
    metadata = [part.span for part in report.parts_of("metadata")]
    tokens, letters = read_tokens(text, read_lexicon("en"))
    breaks = [at for at, token in enumerate(tokens) if token.kind == "break"]
    narrative = Narrative()
    for found in find_phrases(letters):
        reader = READERS.get(found.lastgroup or "")
        if reader is None:
            continue
        first, last = found.span()
        phrase = _phrase(text, tokens, first, last)
        span = Span(phrase.start, phrase.end)
        if found.lastgroup != "iso" and any(part.overlaps(span) for part in metadata):
            continue
        moment = Moment(
            day=published,
            source="the publication date",
            month_first=reading.settings.order == "month first",
            narrative=narrative,
            tense=lambda span=span: tense_of(text, span.start, span.end),  # type: ignore[misc]
            paragraph=bisect_right(breaks, first),
        )
        meaning = reader(phrase, moment)
        if meaning:
            _remember(meaning, narrative)
            yield _expression(span, meaning)


def _phrase(text: str, tokens: list[Token], first: int, last: int) -> Phrase:
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    return Phrase(text, tuple(tokens[first:last]), before, after)


_UNITS = {"day": "D", "part of day": "D", "minute": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}


def _remember(meaning: Meaning, narrative: Narrative) -> None:
    """Take in the last date of the text, for "that year" and "the next day"."""
    unit = _UNITS.get(meaning.precision or "")
    if meaning.type in {"DATE", "TIME"} and unit and meaning.interval[0] and meaning.anchor != "event":
        narrative.day, narrative.unit = meaning.interval[0], unit


def _expression(span: Span, meaning: Meaning) -> TimeExpression:
    begin, end = meaning.interval
    return TimeExpression(
        span=span,
        type=meaning.type,
        value=meaning.value,
        mod=meaning.mod,
        begin=begin.isoformat() if begin else None,
        end=end.isoformat() if end else None,
        precision=meaning.precision,
        anchor=meaning.anchor,
        because=meaning.because,
    )


times = Annotator(
    name="times",
    version="1",
    needs=(),
    makes=(TimeExpression,),
    run=find_times,
    says="Dates, times, durations and repetitions, resolved against the publication date.",
)
