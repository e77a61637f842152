"""A day in a report -> whether it can be that of a statement near it, and which of several is; its part of the day."""

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from firsthand.compare.utterances.other_days import ADDRESS, SPEAKING, WEEKDAY, before, is_of_another_thing, is_planned
from firsthand.vocabulary import Span, TimeExpression

NEAR_CHARACTERS = 220
"""How far from the statement a day may stand that is taken for its day, if it is the only one there."""
MAX_BESIDE = 500
"""Characters of a sentence that are read before and behind what stands in it.

No statement of the open sets has more than 177 in its sentence; a list of 200 without a full stop took a minute.
"""
WEEK = timedelta(days=7)
"""Where the report does not say when: news quotes what was said within the week."""
DAYLIKE = frozenset({"minute", "part of day", "day"})
_PART = re.compile(r"T(MO|MI|AF|EV|NI|DT|(\d\d))")
_NAMES_DAY = re.compile(
    r"(?i)(?:day|night|yesterday|today|this\s(?:morning|afternoon|evening)|"
    r"january|february|march|april|may|june|july|august|\w{3,}ber)\b|понедельник|вторник|сред[ауыеой]|"
    r"четверг|пятниц|суббот|воскрес|вчера|сегодня|завтра|накануне|январ|феврал|март|апрел|\bма[яей]\b|июн|июл|август|"
    r"сентябр|октябр|ноябр|декабр|\d{4}-|\d\.\d\d"
)
"""What is no mere time of day: "3 a.m." near a statement says nothing of its day."""
_WEEKDAY = re.compile(f"(?i){WEEKDAY}")
_SENTENCE_END = re.compile(r"""[.…]["”»’)]*\s+(?=["“«(]?[^\Wa-zа-я_])|[!?]\s+(?=["“«(]?[^\Wa-zа-я_])|\n""")
_TELLS_HALF = re.compile(r"(?i)[ap]\.?\s?m\b|\d[:.]\d\d|\b0\d|noon|morning|midnight|утр|ноч|полдень|полудн|hours?\b")
"""In a time of day: whether it is the first or the second half."""
NOON, EVENING = 12, 18
LATE = 17
"""An hour from here to `EVENING` is the afternoon to one and the evening to another."""
_POINTS = re.compile(r"(?i)last|this|past|прошл|эт[ои]|минувш|нынешн")
"""A season so pointed at dates the statement; one that is but named, what it is about."""
_DEICTIC = re.compile(r"(?i)(?:today|tonight|сегодня|сейчас)\b")
"""In a sentence of its own it is the day of the report, and of the statement only where that tells of speaking."""
SPOKE = re.compile(f"(?i){SPEAKING}")
_CLAUSE_END = re.compile(r"[,;:.“”«»\"]|\b(?:who|which|that|when|after|before|котор\w+|что|когда|после|до)\b")
_SPEECH_OF = re.compile(
    rf"""(?xi)
      \b{ADDRESS}\b (?: (?! \b(?:on|about|against|for|о|об|про)\b ) [^,;:.“”«»"] ){{0,40}} \s(?:in|of|from|в)\s$
    | \b(?: appeared | addressed | testified | preached | spoke | выступ\w+ )\b
      (?: (?! \b(?:of|on|about|against|for|о|об|про)\b ) [^,;:.“”«»"] ){{0,60}} \s(?:in|в)\s$
    """
)
"""Before a month or a year: "the lecture of", "appeared before the committee in"; no "speech on the floods of"."""
_SPEECH_IN = re.compile(rf"(?i)\s(?:\w+\s){{0,2}}{ADDRESS}\b")
"""Behind a year: "2022 prize lecture"."""
_RUSSIAN_TELLING = r"(?:сказа|заяв|рассказ|написа|(?:по)?обеща|сообщи|ответи|пис)\w+"
_TOLD_SOMEBODY = r"t(?:old|elling)|assur(?:ed|ing)|warn(?:ed|ing)|promis(?:ed|ing)|wrote|writing|address(?:ed|ing)"
_TOLD = (
    r"sa(?:id|ying)|announced|declared|vowed|swore|insisted|argued|admitted|testif(?:ied|ying)|predicted"
    r"|sp(?:oke|eaking)"
)
_BREAKS = r"(?:the|an?|it|he|she|they|we|that|there|of|about|had|has|have|was|were|is|are|would|\w{3,}ed)\b"
_NOUN = rf"(?!{_BREAKS})[\w’'-]+"
_SOMEBODY = rf"(?:the|an?|his|her|their|its|our)(?:\s{_NOUN}){{1,3}}|{_NOUN}(?:\s{_NOUN})?"
"""Whom one tells, so that no clause has begun: in "told us the weir broke in 2021" the year is the weir's."""
_WHERE = rf"(?:\s(?:to|at|before|during|in|on)\s(?:{_SOMEBODY}))?"
_TOLD_IN = re.compile(
    rf"""(?xi)
      \b(?: (?:{_TOLD_SOMEBODY}) (?:\s(?:{_SOMEBODY}))?{_WHERE} | (?:{_TOLD}){_WHERE}
        | {_RUSSIAN_TELLING}(?:\s[\w-]+){{0,3}} )
      \s (?: in | during | в ) \s
      (?: (?: early | late | mid- | начале | конце | середине ) \s? )? $
    """
)
"""Before a month or a year: "told the committee in", no "said the bridge closed in"."""
_CONTENT_BEGINS = re.compile(r"(?i),?\s(?:that|how|что)\s|,?\s?[:“«\"]")
"""Behind a month or a year before which somebody is told: "told the committee in June 2024 that"."""
_SENTENCE_BEGINS_IN = re.compile(r"(?i)^\W*(?:back\s|ещё\s|еще\s)?(?:in|during|в)\s(?:(?:early|late|mid-)\s?)?$")
_THEN_TOLD = re.compile(
    rf"""(?i)^,?\s[^“”«»\",;:.]{{0,60}}\b(?:{_TOLD_SOMEBODY}|{_TOLD}|{_RUSSIAN_TELLING})"""
    r"(?:\s(?!(?:an?|of|about|for|by|with|о|об)\b)[\w’'-]+){0,5}(?:,?\s(?:that|что)\s|,?\s?[“«\":])"
)
"""Behind a month or a year with which a sentence begins: "Back in 2021 Ms Lund had promised “…”"."""


def day_near(text: str, times: list[TimeExpression], sentence: Span) -> TimeExpression | None:
    """The only day before the sentence, and else the only one of speaking behind it.

    Of several the one that is counted from the day of the report, or stands behind a verb of speaking; else None.
    """
    in_front = Span(max(0, sentence.start - NEAR_CHARACTERS), sentence.start)
    behind = Span(sentence.end, sentence.end + NEAR_CHARACTERS)
    for around in (in_front, behind):
        days = [time for time in times if time.precision in DAYLIKE and around.overlaps(time.span)]
        days = [
            time
            for time in days
            if names_day(time, text)
            and (is_of_speaking(text, time) or not (around is behind or _DEICTIC.match(time.span.of(text))))
            and not _is_other(text, time)
        ]
        if days:
            beside = [time for time in days if is_next(text, time.span, sentence)] or days
            told = [time for time in beside if time.anchor == "published"] or beside
            for some in (beside, told, [time for time in told if _is_when_spoken(text, time)]):
                if len({time.begin for time in some}) == 1:
                    return some[0]
            return None
    return None


def _is_when_spoken(text: str, time: TimeExpression) -> bool:
    """True for the day behind a verb of speaking: "Released on Friday, she spoke to us from her flat on Saturday"."""
    in_front = before(text, time.span, sentence_of(text, time.span))
    spoke = [match.end() for match in SPOKE.finditer(in_front)]
    return bool(spoke) and _CLAUSE_END.search(in_front, spoke[-1]) is None


def is_next(text: str, time: Span, sentence: Span) -> bool:
    """True if no sentence ends between the day's and the statement's."""
    between = text[time.end : sentence.start] if time.end <= sentence.start else text[sentence.end : time.start]
    return _SENTENCE_END.search(between.strip()) is None


def is_of_speaking(text: str, time: TimeExpression) -> bool:
    """True if the sentence of a day tells that somebody spoke: "the mayor spoke today at the quay"."""
    return SPOKE.search(sentence_of(text, time.span).of(text)) is not None


def _is_other(text: str, time: TimeExpression) -> bool:
    """True for a day in another sentence that is told of another thing, or of what is planned."""
    sentence = sentence_of(text, time.span)
    return is_of_another_thing(text, time.span, sentence) or is_planned(text, time.span, sentence)


def names_day(time: TimeExpression, text: str) -> bool:
    """True for a day or a part of a named one; a mere "3 a.m." near a statement says nothing of its day."""
    return _NAMES_DAY.search(time.span.of(text)) is not None


def tells_when(text: str, time: TimeExpression, sentence: Span) -> bool:
    """True for a day, for "two years ago", and for "his speech of 2019"; any other year dates what it is about."""
    bare = time.precision == "season" and not _POINTS.match(time.span.of(text))
    if time.precision in DAYLIKE or (time.anchor == "published" and not bare):
        return True
    behind = text[time.span.end : min(sentence.end, time.span.end + NEAR_CHARACTERS)]
    in_front = before(text, time.span, sentence)
    if _SPEECH_OF.search(in_front) or _SPEECH_IN.match(behind):
        return True
    if _TOLD_IN.search(in_front) and _CONTENT_BEGINS.match(behind):
        return True
    return _SENTENCE_BEGINS_IN.match(in_front) is not None and _THEN_TOLD.match(behind) is not None


def before_report(time: TimeExpression, text: str, published: date) -> TimeExpression:
    """The same for a weekday near the statement where its sentence tells that somebody spoke then."""
    if (time.begin or "") <= published.isoformat() or not is_of_speaking(text, time) or _is_other(text, time):
        return time
    return said_before(time, time.span.of(text), published)


def said_before(time: TimeExpression, written: str, published: date | None) -> TimeExpression:
    """The last weekday for the coming one, where a text without a verb leaves it open: what is told was said."""
    begin = day_of(time.begin)
    weekday = _WEEKDAY.search(written) is not None
    if published and begin and weekday and timedelta() < begin - published <= WEEK and time.begin == time.end:
        back = week_before(begin).isoformat()
        return msgspec.structs.replace(time, begin=back, end=back)
    return time


def part_near(day: TimeExpression, times: list[TimeExpression], text: str) -> str | None:
    """The part of a day near the statement: its own, or that of a time in its sentence that is of no other day."""
    sentence = sentence_of(text, day.span)
    beside = [time for time in times if sentence.covers(time.span)]
    others = [time for time in beside if time.begin == day.begin or not names_day(time, text)]
    return next((part for time in (day, *others) if (part := part_of_day(time, text))), None)


def part_of_day(time: TimeExpression, text: str) -> str | None:
    """MO, AF or EV; None for "eight o'clock", which may be either half of the day."""
    written = time.span.of(text)
    found = _PART.search(time.value or "")
    if found is None:
        return None
    if found[2]:
        hour = int(found[2])
        if hour <= NOON and not _TELLS_HALF.search(written):
            return None
        return "MO" if hour < NOON else "AF" if hour < LATE else "EV" if hour > EVENING else None
    return {"MO": "MO", "MI": "AF", "AF": "AF", "EV": "EV", "NI": "EV"}.get(found[1])


def sentence_of(text: str, span: Span) -> Span:
    """From the line break or full stop before `span` to the one after it; a quotation's own full stop ends it, too.

    At most `MAX_BESIDE` characters before and behind it.
    """
    ends = _sentence_ends(text)
    before = bisect_right(ends, span.start)
    start = max(ends[before - 1] if before else 0, span.start - MAX_BESIDE)
    last = min(len(text), span.end + MAX_BESIDE)
    end = _SENTENCE_END.search(text, max(span.end - 2, span.start), last)
    return Span(start, end.start() + 1 if end else last)


@lru_cache(maxsize=16)
def _sentence_ends(text: str) -> tuple[int, ...]:
    """Where sentences end, in order: looked for once a text, since it is asked for once a statement."""
    return tuple(match.end() for match in _SENTENCE_END.finditer(text))


def week_before(day: date) -> date:
    """A week earlier; the first day there is for those of the first week, which some systems write for no day."""
    return day - WEEK if day - date.min >= WEEK else date.min


def day_of(written: str | None) -> date | None:
    """The day of an ISO date; None where there is none, or no such day."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
