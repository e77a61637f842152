"""Days reckoned from others of the report: "the day before Monday's verdict", "Tuesday last week".

What the grammar has found comes in with the text, and goes out with the days that only another expression tells.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from firsthand.annotate.times.calendar import move
from firsthand.annotate.times.lexicon import Language
from firsthand.annotate.times.meaning import Meaning, on_calendar
from firsthand.annotate.times.quotations import Quotations
from firsthand.vocabulary import Span

Found = tuple[Span, Meaning]
Told = tuple[Span, date]

DAYLIKE = frozenset({"day", "part of day"})
LEAP_DAY = (2, 29)
REACH = 60
"""Characters in which what a day dates is looked for, and what is named behind "the day after"."""

GAP = 30
"""Characters between "the day after" and the day of what it was after: "the day after the vote of 10 October"."""
MIN_HEAD = 4
"""Letters of a word that names what another sentence dates."""
MAX_NOUN = 3
"""Words behind "the day before the" among which that word is."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def with_reckoned(text: str, found: Sequence[Found], *, day: date | None, language: Language) -> list[Found]:
    """The expressions in text order, with the days that are reckoned from others; `day` is that of publication."""
    found = [*_within_weeks(text, sorted(found, key=lambda pair: pair[0]), day, language)]
    days = _days_told(text, found, language)
    reckoned = [*_find_reckoned(text, days, language), *_weekdays_before(text, found, days, language)]
    kept = [(span, meaning) for span, meaning in found if not any(span.overlaps(other) for other, _ in reckoned)]
    return sorted([*kept, *reckoned], key=lambda pair: pair[0])


def _within_weeks(text: str, found: Sequence[Found], day: date | None, language: Language) -> Iterator[Found]:
    """A weekday beside a week is the one of that week; "today" behind "a year ago" is that day of that year."""
    patterns = language.patterns
    for at, (span, meaning) in enumerate(found):
        then = None
        if meaning.precision in DAYLIKE and meaning.anchor == "published" and day:
            if at and patterns["counted_back"].fullmatch(text, found[at - 1][0].end, span.end):
                then = _so_long_ago(found[at - 1][1], day)
            elif patterns["weekday_alone"].match(text, span.start):
                beside = (other for other in found[max(0, at - 1) : at + 2] if _adjoin(text, span, other[0], language))
                week = next((other.interval[0] for _, other in beside if other.precision == "week"), None)
                then = _weekday_in(week, meaning) if week else None
        yield span, _on(meaning, then, f"Counted from {day}, with what stands beside it.") if then else meaning


def _adjoin(text: str, one: Span, other: Span, language: Language) -> bool:
    first, second = sorted((one, other))
    return first != second and language.patterns["of_week"].fullmatch(text, first.end, second.start) is not None


def _weekday_in(week: date, meaning: Meaning) -> date | None:
    """The weekday of the meaning in the week of a day."""
    begin = meaning.interval[0]
    return move(week, begin.weekday() - week.weekday(), "D") if begin else None


def _so_long_ago(ago: Meaning, day: date) -> date | None:
    """The day of publication in the week or the year that "a week ago" and "two years ago" mean."""
    begin = ago.interval[0]
    if begin is None or ago.precision not in {"week", "year"}:
        return None
    if ago.precision == "week":
        return move(begin, day.weekday() - begin.weekday(), "D")
    return day.replace(year=begin.year, day=28) if (day.month, day.day) == LEAP_DAY else day.replace(year=begin.year)


def _on(meaning: Meaning, then: date, because: str) -> Meaning:
    """The meaning with another day, and the part of the day that it had."""
    value = then.isoformat() + (meaning.value or "")[len("2022-03-17") :]
    return replace(meaning, value=value, interval=(then, then), because=because)


def _days_told(text: str, found: Sequence[Found], language: Language) -> list[Told]:
    """The days that are told outside quotations."""
    quotations = Quotations(text, language.patterns)
    return [
        (span, meaning.interval[0])
        for span, meaning in found
        if meaning.precision in DAYLIKE and meaning.interval[0] and meaning.interval[0] == meaning.interval[1]
        if meaning.anchor != "event" and not quotations.around(span)
    ]


def _find_reckoned(text: str, days: Sequence[Told], language: Language) -> Iterator[Found]:
    """The days before and after others: "two days before Monday's verdict"."""
    quotations = Quotations(text, language.patterns) if days else None
    for name, sign in (("days_before", -1), ("days_after", 1)):
        for match in language.patterns[name].finditer(text) if days else ():
            base, count = _base(text, match.end(), days, language), _count(match["count"], language)
            if base is None or count is None or (quotations and quotations.around(Span(*match.span()))):
                continue
            span, start = base
            kind, part = language.lexicon.words.get(match["unit"] or "", ("", ""))
            then = move(start, sign * count, "D")
            if then is None:
                continue
            because = f"Counted from {start}, the day of “{span.of(text)}”."
            of_day = f"T{part}" if kind == "part" else ""
            meaning = on_calendar(f"{then}{of_day}", because, "narrative", timex="TIME" if of_day else "DATE")
            yield Span(match.start(), match.end("unit") if match["unit"] else match.end()), meaning


def _weekdays_before(text: str, found: Sequence[Found], days: Sequence[Told], language: Language) -> Iterator[Found]:
    """The weekday of "the Tuesday before": the last one before the day told before it."""
    patterns = language.patterns
    for span, meaning in found:
        begin = meaning.interval[0]
        if begin is None or not patterns["weekday_before"].match(text, span.end):
            continue
        earlier = [day for other, day in days if other.end <= span.start]
        if earlier and patterns["weekday_alone"].match(text, span.start):
            then = move(earlier[-1], -((earlier[-1].weekday() - begin.weekday()) % 7 or 7), "D")
            yield span, _on(meaning, then, f"The last such weekday before {earlier[-1]}.") if then else meaning


def _count(written: str | None, language: Language) -> int | None:
    """One for "the", "a" and none; the number that a word or digits are; None for any other word."""
    kind, value = language.lexicon.words.get(written or "", ("", ""))
    if written is None or kind in {"the", "an"}:
        return 1
    if written.isdigit():
        return int(written)
    return int(value) if kind == "numword" and value.isdigit() else None


def _base(text: str, end: int, days: Sequence[Told], language: Language) -> Told | None:
    """The day that is counted from: the one right behind, the one before, or that of the thing named."""
    patterns = language.patterns
    behind = next((told for told in days if end <= told[0].start <= end + GAP), None)
    if behind and patterns["day_of_it"].fullmatch(text, end, behind[0].start):
        return behind
    if patterns["nothing_behind"].match(text, end):
        return next((told for told in reversed(days) if told[0].end <= end), None)
    thing = patterns["a_thing"].match(text, end)
    if thing is None:
        return None
    noun = patterns["end_of_noun"].split(text[thing.end() : thing.end() + REACH], maxsplit=1)[0]
    for word in _WORD.findall(noun)[:MAX_NOUN]:
        dated = {told[1]: told for told in days if len(word) >= MIN_HEAD and _dates(text, told[0], word, language)}
        if len(dated) == 1:
            return next(iter(dated.values()))
    return None


def _dates(text: str, day: Span, word: str, language: Language) -> bool:
    """True for the day of "the verdict came on Wednesday" and of "Wednesday's verdict"."""
    stem = re.escape(language.patterns["ending"].sub("", word))
    in_front = language.patterns["dated_thing"].pattern.replace("WORD", stem)
    if re.search(in_front, text[max(0, day.start - REACH) : day.start], re.IGNORECASE):
        return True
    return re.match(rf"['’]s\s(?:[\w-]+\s){{0,2}}{stem}\b", text[day.end : day.end + REACH], re.IGNORECASE) is not None
