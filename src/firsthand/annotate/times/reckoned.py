"""Days reckoned from others of the report: "the day before Monday's verdict", "Tuesday last week".

What the grammar has found comes in with the text, and goes out with the days that only another expression tells.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from firsthand.annotate.times.beside import DAYLIKE, Found, on_day, with_neighbours
from firsthand.annotate.times.calendar import move
from firsthand.annotate.times.dated_things import DatedThings, Told
from firsthand.annotate.times.lexicon import Language
from firsthand.annotate.times.meaning import Meaning, count_of, on_calendar
from firsthand.annotate.times.quotations import Quotations
from firsthand.annotate.times.sentences import in_one_sentence
from firsthand.annotate.times.tense import tense_of
from firsthand.annotate.times.words import read_tokens
from firsthand.vocabulary import Span

FRONT = 30
"""Characters in front of a count of days in which a word makes them a length, or the count a rough one."""

REACH = 60
"""Characters in which what is named behind "the day after" is looked for."""

GAP = 30
"""Characters between "the day after" and the day of what it was after: "the day after the vote of 10 October"."""
MAX_NOUN = 3
"""Words behind "the day before the" among which is the one that names it."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def with_reckoned(text: str, found: Sequence[Found], *, day: date | None, language: Language) -> list[Found]:
    """The expressions in text order, with the days that are reckoned from others; `day` is that of publication."""
    found = [*with_neighbours(text, sorted(found, key=itemgetter(0)), day, language)]
    days = _days_told(text, found, language)
    if not days:
        return found
    view = _View(text, days, DatedThings(text, days, language), day, language)
    reckoned = sorted([*_find_reckoned(view), *_weekdays_before(view, found)], key=itemgetter(0))
    ends = [span.end for span, _ in reckoned]
    kept = [pair for pair in found if not _overlaps_one(pair[0], reckoned, ends)]
    return sorted([*kept, *reckoned], key=itemgetter(0))


def _overlaps_one(span: Span, others: Sequence[Found], ends: Sequence[int]) -> bool:
    """True if the span overlaps one of the others, of which none overlaps another."""
    at = bisect_right(ends, span.start)
    return at < len(others) and others[at][0].overlaps(span)


@dataclass(frozen=True)
class _View:
    """One report: the days that it tells outside quotations, in text order, and what they date."""

    text: str
    days: Sequence[Told]
    things: DatedThings
    published: date | None
    language: Language

    def before(self, end: int) -> Told | None:
        """The last day told before a place; None where its sentence told a later one first, and so goes back in time.

        "He was arrested on Monday for a theft on 3 May. The day before": before which of them is not told.
        """
        at = bisect_right(self.days, end, key=lambda told: told[0].end) - 1
        last = at
        while at > 0 and in_one_sentence(self.text, self.days[at - 1][0].end, self.days[last][0].start, self.language):
            at -= 1
            if self.days[at][1] > self.days[last][1]:
                return None
        return self.days[last] if last >= 0 else None

    def behind(self, start: int) -> Told | None:
        """The first day told from a place on, `GAP` characters away at most."""
        at = bisect_left(self.days, start, key=lambda told: told[0].start)
        return self.days[at] if at < len(self.days) and self.days[at][0].start <= start + GAP else None


def _days_told(text: str, found: Sequence[Found], language: Language) -> list[Told]:
    """The days that are told outside quotations."""
    quotations = Quotations(text, language.patterns)
    return [
        (span, meaning.interval[0])
        for span, meaning in found
        if meaning.precision in DAYLIKE and meaning.interval[0] and meaning.interval[0] == meaning.interval[1]
        if meaning.anchor != "event" and not quotations.around(span)
    ]


def _find_reckoned(view: _View) -> Iterator[Found]:
    """The days before and after others: "two days before Monday's verdict"."""
    text, patterns = view.text, view.language.patterns
    quotations = Quotations(text, patterns)
    for name, sign in (("days_before", -1), ("days_after", 1)):
        for match in patterns[name].finditer(text):
            count = None if _is_length_or_rough(match, view) else _count(match["count"], view.language)
            base = None if count is None or quotations.around(Span(*match.span())) else _base(match, view)
            then = move(base[1], sign * count, "D") if base is not None and count is not None else None
            if base is None or then is None:
                if match.groupdict().get("eve"):
                    yield Span(*match.span()), Meaning("DATE", None, "The eve of what the report does not date.", None)
                continue
            kind, part = view.language.lexicon.words.get(match["unit"] or "", ("", ""))
            because = f"Counted from {base[1]}, the day of “{base[0].of(text)}”."
            of_day = f"T{part}" if kind == "part" else ""
            meaning = on_calendar(f"{then}{of_day}", because, "narrative", timex="TIME" if of_day else "DATE")
            yield Span(match.start(), match.end("unit") if match["unit"] else match.end()), meaning


def _is_length_or_rough(match: re.Match[str], view: _View) -> bool:
    """True behind "for", "about", "two or", and before all that makes no one day of a count of days."""
    patterns, front = view.language.patterns, (max(0, match.start() - FRONT), match.start())
    if patterns["not_one_day"].search(view.text, *front):
        return True
    counted = match["count"] is not None and not patterns["this_day"].fullmatch(match["count"])
    return counted and patterns["long_days"].search(view.text, *front) is not None


def _weekdays_before(view: _View, found: Sequence[Found]) -> Iterator[Found]:
    """The weekday of "the Tuesday before": the last one before the day told before it."""
    patterns = view.language.patterns
    for span, meaning in found:
        begin = meaning.interval[0]
        if begin is None or not patterns["weekday_before"].match(view.text, span.end):
            continue
        earlier = view.before(span.start)
        if earlier and patterns["weekday_alone"].match(view.text, span.start):
            then = move(earlier[1], -((earlier[1].weekday() - begin.weekday()) % 7 or 7), "D")
            yield span, on_day(meaning, then, f"The last such weekday before {earlier[1]}.") if then else meaning


def _count(written: str | None, language: Language) -> int | None:
    """One for "the", "a" and none; the whole number that words or digits are; None for any other."""
    if written is None:
        return 1
    tokens, _ = read_tokens(written, language.lexicon)
    if len(tokens) == 1 and tokens[0].kind == "the":
        return 1
    number = count_of(tuple(tokens))
    return int(number) if number is not None and number == int(number) else None


def _base(match: re.Match[str], view: _View) -> Told | None:
    """The day that is counted from: the one right behind, the one before, or that of the thing named."""
    text, end, patterns = view.text, match.end(), view.language.patterns
    behind = view.behind(end)
    if behind and patterns["day_of_it"].fullmatch(text, end, behind[0].start):
        return behind
    if patterns["nothing_behind"].match(text, end):
        told = view.before(match.start())
        ahead = told is not None and view.published is not None and told[1] > view.published
        return None if ahead and tense_of(text, Span(*match.span()), view.language) == "past" else told
    thing = patterns["a_thing"].match(text, end)
    if thing is None:
        return None
    noun = patterns["end_of_noun"].split(text[thing.end() : thing.end() + REACH], maxsplit=1)[0]
    found = (view.things.day_of(word) for word in _WORD.findall(noun)[:MAX_NOUN])
    return next((told for told in found if told), None)
