"""The stage: tokens, one run of the grammar, then a reader for each kind of expression, in text order."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from firsthand.annotate.times import clocks, days, lengths, named, periods, stretches, years
from firsthand.annotate.times.ends import with_first_ends, with_limit
from firsthand.annotate.times.happenings import find_happenings, since
from firsthand.annotate.times.lexicon import DAY_FIRST, Language, read_language
from firsthand.annotate.times.meaning import Meaning, Moment, Narrative, Phrase
from firsthand.annotate.times.quotations import Quotations
from firsthand.annotate.times.reckoned import with_reckoned
from firsthand.annotate.times.sentences import in_one_sentence
from firsthand.annotate.times.tense import tense_of
from firsthand.annotate.times.words import Token, read_tokens
from firsthand.annotate.times.zones import dateline_zone, with_zone
from firsthand.stage import Annotator, Reading
from firsthand.text.script import language_of, stretches_by_language
from firsthand.vocabulary import Span, TimeExpression

LANGUAGES = ("en", "ru")
"""Languages that have tables here."""

READERS: Mapping[str, Callable[[Phrase, Moment], Meaning | None]] = {
    "iso": days.read_iso,
    "isomonth": days.read_iso_month,
    "numdate": days.read_numdate,
    "part_of_period": periods.read_part_of_period,
    "clock_day": clocks.read_clock_day,
    "day_range": stretches.read_day_range,
    "part_of_day": clocks.read_part_of_day,
    "week_of": stretches.read_week_of,
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
    "decade": years.read_decade,
    "century": years.read_century,
    "holiday": named.read_holiday,
    "event": named.read_event,
    "year_range": years.read_year_range,
    "year_unit": years.read_unit_year,
    "year_of": years.read_year_of,
    "year_alone": years.read_year_of,
    "spoken_year": years.read_spoken_year,
    "set": lengths.read_set,
    "duration": lengths.read_duration,
    "end_of_unit": periods.read_end_of_unit,
    "lengthy": lengths.read_lengthy,
    "clock": clocks.read_clock,
    "ref": named.read_ref,
    "relative": named.read_relative,
    "part": clocks.read_part,
    "year": years.read_year,
}


READERS_OF_TWO: Mapping[str, Callable[[Phrase, Moment], list[tuple[Phrase, Meaning]]]] = {
    "between_days": stretches.read_between_days,
    "from_to_days": stretches.read_from_to_days,
}
"""Rules that give two expressions."""

AGE_REACH = 40
"""Characters in front of a length in which a word makes it an age."""

DEICTIC = frozenset({"today", "weekday", "relative_unit", "relative_part", "relative_weekend", "ago", "month", "date"})
"""Rules whose meaning moves with the day of speaking, so that a quotation is read from its own day."""


def find_times(reading: Reading) -> Iterator[TimeExpression]:
    """The time expressions of the report, in text order; of its metadata only the date."""
    language = read_language(language_of(reading.report.language, reading.text))
    found = [
        pair
        for code, spans in stretches_by_language(reading.text, language.code)
        for pair in _find_by_rules(reading, read_language(code))
        if spans is None or any(span.covers(pair[0]) for span in spans)
    ]
    found += find_happenings(reading.text, found, day=_published(reading), language=language)
    found = with_reckoned(reading.text, found, day=_published(reading), language=language)
    found = [with_limit(reading.text, pair, language) for pair in with_first_ends(reading.text, found, language)]
    for at, (span, meaning) in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        whole = meaning
        if meaning.type == "DURATION" and following:
            whole = since(reading.text, (span, meaning), following, day=_published(reading), language=language)
        yield _expression(span, whole)


def _published(reading: Reading) -> date | None:
    return date.fromisoformat(reading.report.published.date) if reading.report.published else None


def _find_by_rules(reading: Reading, language: Language) -> Iterator[tuple[Span, Meaning]]:
    """What the grammar finds and a reader accepts, each resolved from where it is seen."""
    text = reading.text
    metadata = [part.span for part in reading.report.parts_of("metadata")]
    tokens, letters = read_tokens(text, language.lexicon)
    matches = language.grammar.find_phrases(letters)
    phrases = [(found.lastgroup or "", _phrase(text, tokens, *found.span())) for found in matches]
    quotations, narrative, clock = Quotations(text, language.patterns), Narrative(), dateline_zone(reading)
    for rule, phrase in phrases:
        span = Span(phrase.start, phrase.end)
        if rule != "iso" and any(part.overlaps(span) for part in metadata):
            continue
        if rule == "duration" and language.patterns["age_in_front"].search(
            text, max(0, span.start - AGE_REACH), span.start
        ):
            continue
        moment = _moment(reading, language, span=span, narrative=narrative)
        quotation = quotations.around(span)
        if rule in DEICTIC and quotation:
            moment = _moment_of_utterance(moment, quotations, quotation=quotation, phrases=phrases, language=language)
        for piece, meaning in _read(rule, phrase, moment):
            if quotation is None:
                goes_on = in_one_sentence(text, narrative.end, piece.start, language)
                _remember(meaning, narrative, piece, goes_on=goes_on)
            yield Span(piece.start, piece.end), with_zone(meaning, piece, clock)


def _read(rule: str, phrase: Phrase, moment: Moment) -> list[tuple[Phrase, Meaning]]:
    """What the rule's reader makes of the phrase; nothing where it leads off the calendar (years 1 to 9999)."""
    try:
        if rule in READERS_OF_TWO:
            return READERS_OF_TWO[rule](phrase, moment)
        meaning = READERS[rule](phrase, moment) if rule in READERS else None
    except (ValueError, OverflowError):
        return []
    return [(phrase, meaning)] if meaning else []


def _moment(reading: Reading, language: Language, *, span: Span, narrative: Narrative) -> Moment:
    """The view from the publication date."""
    return Moment(
        day=_published(reading),
        source="the publication date",
        month_first=reading.settings.order == "month first" and language.code not in DAY_FIRST,
        narrative=narrative,
        tense=partial(tense_of, reading.text, span, language),
    )


def _moment_of_utterance(
    moment: Moment,
    quotations: Quotations,
    *,
    quotation: Span,
    phrases: list[tuple[str, Phrase]],
    language: Language,
) -> Moment:
    """The view from the day on which the report says that the quotation was said, where it says so."""

    def days_named(start: int, end: int) -> list[tuple[int, date]]:
        first = bisect_left(phrases, start, key=lambda pair: pair[1].start)
        after = bisect_left(phrases, end, key=lambda pair: pair[1].start)
        read = [
            found
            for rule, p in phrases[first:after]
            if rule in {"weekday", "date", "today"} and p.end <= end
            for found in _read(
                rule, p, replace(moment, tense=partial(tense_of, p.text, Span(p.start, p.end), language))
            )
        ]
        return [(p.start, m.interval[0]) for p, m in read if m.interval[0] and m.precision in {"day", "part of day"}]

    said = quotations.said_on(quotation, days_named)
    return replace(moment, day=said, source="the day of the quoted words,") if said else moment


def _phrase(text: str, tokens: list[Token], first: int, last: int) -> Phrase:
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    return Phrase(text, tuple(tokens[first:last]), before, after)


_UNITS = {"day": "D", "part of day": "D", "minute": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}


def _remember(meaning: Meaning, narrative: Narrative, phrase: Phrase, *, goes_on: bool) -> None:
    """Take in the last date of the text, for "that year" and "the next day"."""
    unit = _UNITS.get(meaning.precision or "")
    if meaning.type in {"DATE", "TIME"} and unit and meaning.interval[0] and meaning.anchor != "event":
        narrative.take_in(meaning.interval[0], unit, phrase, goes_on=goes_on)


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
        zone=meaning.zone,
        because=meaning.because,
    )


times = Annotator(
    name="times",
    version="9",
    needs=(),
    makes=(TimeExpression,),
    run=find_times,
    says="Dates, times, durations and repetitions, resolved against the publication date.",
)
