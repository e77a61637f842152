"""A statement in its report -> the days on which it can have been said, and the day where the text tells."""

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from firsthand.compare.utterances.audiences import are_two_audiences, audiences_of
from firsthand.compare.utterances.other_days import (
    ADDRESS,
    SPEAKING,
    before,
    is_about_speaker,
    is_of_another_thing,
    is_planned,
)
from firsthand.compare.utterances.told_days import (
    AROUND,
    is_counted_from,
    is_date_of_paper,
    is_day_of_issue,
    ordinal_day,
    years_ago,
)
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Span, TimeExpression

NEAR_CHARACTERS = 220
"""How far from the statement a day may stand that is taken for its day, if it is the only one there."""
PAPER_DAYS = timedelta(days=14)
"""A letter comes out, and is quoted, up to so many days after the day it bears, and an interview after it was given."""
MAX_DAYS_APART = 2
"""Last days on which two statements whose day is not told may have been said, if they are perhaps of one day."""
WEEK = timedelta(days=7)
"""Where the report does not say when: news quotes what was said within the week."""
ONE_DAY, PERHAPS_ONE_DAY = 0.5, 0.25
"""How sure it is that two statements are of one day."""

_NOT_TOLD = frozenset({"metadata", "dateline", "byline", "credit"})
"""Parts whose day is that of the report, and says nothing of when somebody spoke."""
_OPEN = frozenset({"BEFORE", "AFTER"})
_DAYLIKE = frozenset({"minute", "part of day", "day"})
_PART = re.compile(r"T(MO|MI|AF|EV|NI|DT|(\d\d))")
_NAMES_DAY = re.compile(
    r"(?i)(?:day|night|yesterday|today|this\s(?:morning|afternoon|evening)|"
    r"january|february|march|april|may|june|july|august|\w{3,}ber)\b|понедельник|вторник|сред[ауыеой]|"
    r"четверг|пятниц|суббот|воскрес|вчера|сегодня|завтра|накануне|январ|феврал|март|апрел|\bма[яей]\b|июн|июл|август|"
    r"сентябр|октябр|ноябр|декабр|\d{4}-|\d\.\d\d"
)
"""What is no mere time of day: "3 a.m." near a statement says nothing of its day."""
_WEEKDAY = re.compile(
    r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day|понедельник|вторник|сред|четверг|пятниц|суббот|воскрес"
)
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
_SPOKE = re.compile(f"(?i){SPEAKING}")
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
_LONG_AGO = re.compile(
    r"""(?xi)
      \b had \s (?: \w+ \s ){0,2}
      (?: said | told | declared | announced | warned | promised | written | insisted | argued | conceded | vowed
        | called | described | admitted | predicted )\b
    """
)
"""Told of what was said before what the report tells, by any time."""
LONG_AGO = timedelta(days=3650)
"""Back to when it can have been said."""
_GOES_ON = re.compile(r"(?i)\b(?:he|she|they|then|that\s\w+day|он|она|они|тогда)\b")
"""In a sentence that goes on with what the one before told of a year ago."""
_POINTS_BACK = re.compile(r"(?i)(?:that|today|tomorrow|yesterday|сегодня|завтра|вчера|тот|того)\b")
"""A day that in the same breath as "a year ago" is that day, or the one from which it is counted."""
_BEFORE_NOW = {"week": timedelta(days=1), "month": timedelta(days=3), "year": timedelta(days=14)}
"""How long before the report "earlier this week", month and year end."""
_SHE_SPOKE = re.compile(rf"(?i)\b(?:he|she|they|it|он|она|они)\s(?:(?:was|were|had|also)\s)?{SPEAKING}")
_NAME = re.compile(r"\b[A-ZА-ЯЁ][^\W\d_]{2,}(?<!day)\b")
"""A name, or the first word of a sentence."""
_EARLIER = re.compile(r"(?i)(?:earlier|ранее|раньше)\b")


class Occasion(msgspec.Struct, frozen=True, array_like=True):
    """When something can have been said; ISO days."""

    begin: str | None = None
    end: str | None = None
    """First and last day; both None where nothing is known."""
    day: str | None = None
    """The day, where the text names one."""
    sure: bool = False
    """Whether the day stands beside the statement; else it stands near it, and may be another event's."""
    part: str | None = None
    """MO, AF or EV."""
    audience: tuple[str, ...] = ()
    """Groups of lexicon/audiences.tsv that it was said to; () where the report does not tell."""
    dated: str | None = None
    """The day that the letter bears in which it stands."""
    issued: str | None = None
    """The day on which the letter or the interview came out in which it stands."""


def occasion_of(reading: Reading, attribution: Attribution) -> Occasion:
    """The days that the report allows for one statement.

    A day in its own sentence is its day. Else it was said within the week before publication, and likely on the day
    that stands alone near it.
    """
    said = [span for one in reading.of(Attribution) for span in one.content]
    sentence = _sentence(reading.text, attribution.span)
    before = _sentence(reading.text, Span(max(sentence.start - 3, 0), max(sentence.start - 2, 0)))
    words = (_untold(reading.text, span, said) for span in (sentence, Span(before.start, sentence.start)))
    return msgspec.structs.replace(_days_of(reading, attribution, said, sentence), audience=audiences_of(*words))


def _days_of(reading: Reading, attribution: Attribution, said: list[Span], sentence: Span) -> Occasion:
    text, published = reading.text, _day(reading.report.date)
    times = _times_around(reading, said, sentence)
    beside = [_said_before(time, time.span.of(text), published) for time in times if _is_beside(text, time, sentence)]
    if published is not None:
        times = [_before_report(time, text, published) for time in times]
        beside, times = ([t for t in some if _is_past(t, published.isoformat())] for some in (beside, times))
        then = _years_ago(text, said, sentence, published)
        if then and not any(t.precision in _DAYLIKE and not _points_back(text, t.span) for t in beside):
            return Occasion((then - AROUND).isoformat(), (then + AROUND).isoformat())
    if is_counted_from(text, (attribution.cue or attribution.span).start, sentence):
        beside = []
    paper = _paper_of(text, times, sentence, alone=not beside)
    if paper is not None:
        return _of_paper(Occasion(paper.begin, paper.begin, paper.begin), [paper], text, published)
    if beside:
        found = _with_part(_beside(beside, attribution, text), beside, _near(text, times, sentence), times, text)
        return _of_paper(found, beside, text, published)
    ordinal = ordinal_day(text, _untold(text, sentence, said), times)
    if ordinal is not None and (published is None or ordinal[0] <= published):
        first, last = (day.isoformat() for day in ordinal)
        return Occasion(first, last, first if first == last else None, sure=first == last)
    if published is None:
        return Occasion()
    if published > date.min + LONG_AGO and _LONG_AGO.search(_untold(text, sentence, said)):
        return Occasion((published - LONG_AGO).isoformat(), published.isoformat())
    return _within_the_week(reading, attribution, said, times)


def _is_beside(text: str, time: TimeExpression, sentence: Span) -> bool:
    """True for a day, or a longer time, in the sentence of the statement that is told of it."""
    if not sentence.covers(time.span) or not _tells_when(text, time, sentence):
        return False
    return is_date_of_paper(text, time.span) or not _is_elsewhere(text, time.span, sentence)


def _paper_of(text: str, times: list[TimeExpression], sentence: Span, *, alone: bool) -> TimeExpression | None:
    """The day that a letter bears, in the sentence of the statement; if it tells no other, in the one before."""
    papers = [time for time in times if time.precision == "day" and is_date_of_paper(text, time.span)]
    here = [time for time in papers if sentence.covers(time.span)]
    if alone:
        here += [time for time in papers if time.span.end <= sentence.start and _is_next(text, time.span, sentence)]
    return here[0] if here else None


def _within_the_week(
    reading: Reading, attribution: Attribution, said: list[Span], times: list[TimeExpression]
) -> Occasion:
    """The week before the report, or what the sentence says it was after or before, and the day that stands near."""
    text, published = reading.text, _day(reading.report.date) or date.max
    sentence = _sentence(text, attribution.span)
    begin, end = _week_before(published).isoformat(), published.isoformat()
    after = _limit(reading, said, sentence, "AFTER")
    begin = after if begin < after <= end else begin
    if is_counted_from(text, (attribution.cue or attribution.span).start, sentence):
        return Occasion((published - min(WEEK + PAPER_DAYS, published - date.min)).isoformat(), end)
    limit = _day(_limit(reading, said, sentence, "BEFORE"))
    if limit and limit <= published:
        begin, end = min(begin, _week_before(limit).isoformat()), limit.isoformat()
        times = [time for time in times if (time.begin or "") < end]
    own = _untold(text, sentence, said)
    here = (time for time in times if (time.begin or "") >= begin)
    mine = (
        time for time in here if time.span.end <= sentence.end or _goes_on(own, _sentence(text, time.span).of(text))
    )
    near = _near(text, list(mine), sentence)
    if near is None:
        return Occasion(begin, end)
    found = Occasion(begin, end, near.begin, part=_part_near(near, times, text))
    return _of_paper(found, [near], text, published)


def _with_part(
    found: Occasion, beside: list[TimeExpression], near: TimeExpression | None, times: list[TimeExpression], text: str
) -> Occasion:
    """What was found; of a mere "nine o'clock" with the part of the day that the sentence near it names."""
    if found.part or near is None or near.begin != found.day or any(_names_day(time, text) for time in beside):
        return found
    return msgspec.structs.replace(found, part=_part_near(near, times, text))


def _names_day(time: TimeExpression, text: str) -> bool:
    return _NAMES_DAY.search(time.span.of(text)) is not None


def _goes_on(own: str, behind: str) -> bool:
    """True if a sentence behind a statement is of its speaker: its own tells of nobody, or both of one, or of "her"."""
    if _SPOKE.search(own) is None or _SHE_SPOKE.search(behind):
        return True
    return bool(set(_NAME.findall(own)) & set(_NAME.findall(behind)))


def _of_paper(found: Occasion, times: list[TimeExpression], text: str, published: date | None) -> Occasion:
    """What was found, unless its day is the one that a letter bears, or on which a letter or an interview came out."""
    day = _day(found.day)
    time = next((time for time in times if time.begin == found.day), None)
    if day is None or time is None:
        return found
    if is_date_of_paper(text, time.span):
        end = day + min(PAPER_DAYS, max(published - day, timedelta())) if published else day
        return Occasion(day.isoformat(), end.isoformat(), dated=day.isoformat())
    if is_day_of_issue(text, time.span, _sentence(text, time.span)):
        return Occasion((day - min(PAPER_DAYS, day - date.min)).isoformat(), day.isoformat(), issued=day.isoformat())
    return found


def _times_around(reading: Reading, said: list[Span], sentence: Span) -> list[TimeExpression]:
    """The dates and times in and near a sentence, but for those in what is said and in the lines of the newsroom."""
    report = reading.report
    around = Span(max(0, sentence.start - NEAR_CHARACTERS), sentence.end + NEAR_CHARACTERS)
    untold = [*said, *(part.span for part in report.parts if part.kind in _NOT_TOLD)]
    here = (time for time in _times(reading) if around.overlaps(time.span))
    return [time for time in here if not any(span.overlaps(time.span) for span in untold)]


def _years_ago(text: str, said: list[Span], sentence: Span, published: date) -> date | None:
    """The day of "a year ago today" in the sentence, or in the one before with which it goes on."""
    own = _untold(text, sentence, said)
    start = _sentence(text, Span(max(sentence.start - 3, 0), max(sentence.start - 2, 0))).start
    told = _untold(text, Span(start, sentence.end), said) if _GOES_ON.search(own) else own
    return years_ago(told, published)


def occasions_meet(left: Occasion, right: Occasion) -> bool:
    """True if both can be one occasion; an unknown day meets unknown days only, and a day, even if near, no other."""
    if left.begin is None or right.begin is None:
        return left.begin is None and right.begin is None
    if left.begin > (right.end or right.begin) or right.begin > (left.end or left.begin):
        return False
    if left.day and right.day and left.day != right.day:
        return False
    if left.dated and right.dated and left.dated != right.dated:
        return False
    if left.issued and right.issued and not _are_near(left.issued, right.issued, MAX_DAYS_APART):
        return False
    if are_two_audiences(left.audience, right.audience):
        return False
    return not (left.part and right.part and left.part != right.part)


def same_day(left: Occasion, right: Occasion) -> float:
    """1 if both name one day beside the statement, `ONE_DAY` if one only near it; else 0, or `PERHAPS_ONE_DAY`.

    That is where a day is not told and both can have been said up to days that are at most `MAX_DAYS_APART` apart:
    what two reports of one day quote is mostly of one occasion.
    """
    if left.day is not None and right.day is not None:
        return 1.0 if left.sure and right.sure else ONE_DAY
    papers = [one.dated or one.issued for one in (left, right)]
    if any(papers):
        days = [paper or one.day for paper, one in zip(papers, (left, right), strict=True)]
        if all(papers) and days[0] == days[1]:
            return ONE_DAY
        return PERHAPS_ONE_DAY if days[0] and days[1] and _are_near(days[0], days[1], WEEK.days) else 0.0
    ends = [date.fromisoformat(one.end) for one in (left, right) if one.end]
    return PERHAPS_ONE_DAY if len(ends) > 1 and abs((ends[0] - ends[1]).days) <= MAX_DAYS_APART else 0.0


def _are_near(one: str, other: str, days: int) -> bool:
    """True if two ISO days are at most so many days apart."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= days


def _beside(times: list[TimeExpression], attribution: Attribution, text: str) -> Occasion:
    anchor = (attribution.cue or attribution.source or attribution.span).start
    coarse = [time for time in times if time.precision not in _DAYLIKE]
    daylike = [time for time in times if time.precision in _DAYLIKE]
    named = [time for time in daylike if _names_day(time, text)]
    nearest = min(named or daylike or coarse, key=lambda time: (abs(time.span.start - anchor), time.span))
    past = [time for time in coarse if (time.end or "") < (nearest.begin or "")]
    if past and coarse[0].anchor == "published" and (daylike or _adjoin(text, past[0], nearest)):
        nearest = past[0]
    is_day = nearest.precision in _DAYLIKE
    return Occasion(
        nearest.begin,
        _end(nearest, text),
        nearest.begin if is_day else None,
        sure=is_day,
        part=_part(nearest, text)
        or next((part for time in daylike if time not in named and (part := _part(time, text))), None),
    )


def _end(time: TimeExpression, text: str) -> str | None:
    """The last day; "earlier this month" is no day of this week."""
    last = _day(time.end) if _EARLIER.match(time.span.of(text)) and time.precision in _BEFORE_NOW else None
    if last is None:
        return time.end or time.begin
    return max(last - _BEFORE_NOW[time.precision or ""], _day(time.begin) or last).isoformat()


def _near(text: str, times: list[TimeExpression], sentence: Span) -> TimeExpression | None:
    """The only day before the sentence, and else the only one of speaking behind it; None if there are several."""
    in_front = Span(max(0, sentence.start - NEAR_CHARACTERS), sentence.start)
    behind = Span(sentence.end, sentence.end + NEAR_CHARACTERS)
    for around in (in_front, behind):
        days = [time for time in times if time.precision in _DAYLIKE and around.overlaps(time.span)]
        days = [
            time
            for time in days
            if _names_day(time, text)
            and (_is_of_speaking(text, time) or not (around is behind or _DEICTIC.match(time.span.of(text))))
            and not _is_other(text, time)
        ]
        if days:
            beside = [time for time in days if _is_next(text, time.span, sentence)] or days
            return beside[0] if len({time.begin for time in beside}) == 1 else None
    return None


def _part_near(day: TimeExpression, times: list[TimeExpression], text: str) -> str | None:
    """The part of a day near the statement: its own, or that of a time in its sentence that is of no other day."""
    sentence = _sentence(text, day.span)
    beside = [time for time in times if sentence.covers(time.span)]
    others = [time for time in beside if time.begin == day.begin or not _NAMES_DAY.search(time.span.of(text))]
    return next((part for time in (day, *others) if (part := _part(time, text))), None)


def _untold(text: str, span: Span, said: list[Span]) -> str:
    """What stands in `span` outside all that is said."""
    kept, at = [], span.start
    for one in sorted(one for one in said if one.overlaps(span)):
        kept.append(text[at : max(at, one.start)])
        at = max(at, one.end)
    return " … ".join([*kept, text[at : span.end]])


def _is_past(time: TimeExpression, published: str) -> bool:
    """True if something can have been said then; "this month" of what is still to come begins with the report."""
    begin = time.begin or ""
    return begin <= published if time.precision in _DAYLIKE else begin < published


def _adjoin(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    """True for "three years ago this week"."""
    return not text[one.span.end : other.span.start].strip()


def _points_back(text: str, day: Span) -> bool:
    """True for "today", "that Sunday"."""
    in_front = Span(max(0, day.start - len("that ")), day.start).of(text)
    return _POINTS_BACK.match(day.of(text)) is not None or _POINTS_BACK.match(in_front) is not None


def _is_of_speaking(text: str, time: TimeExpression) -> bool:
    """True if the sentence of a day tells that somebody spoke: "the mayor spoke today at the quay"."""
    return _SPOKE.search(_sentence(text, time.span).of(text)) is not None


def _is_next(text: str, time: Span, sentence: Span) -> bool:
    """True if no sentence ends between the day's and the statement's."""
    between = text[time.end : sentence.start] if time.end <= sentence.start else text[sentence.end : time.start]
    return _SENTENCE_END.search(between.strip()) is None


def _limit(reading: Reading, said: list[Span], sentence: Span, mod: str) -> str:
    """The last day behind "after", or "before", in the statement's sentence, or ""."""
    days = (
        time.begin or ""
        for time in reading.of(TimeExpression)
        if time.mod == mod and time.precision in _DAYLIKE and sentence.covers(time.span)
        if not any(span.overlaps(time.span) for span in said)
    )
    return max(days, default="")


def _is_elsewhere(text: str, day: Span, sentence: Span) -> bool:
    """True for a day in the statement's sentence that is told of the speaker's life, or of another thing."""
    return is_about_speaker(text, day, sentence) or is_of_another_thing(text, day, sentence)


def _is_other(text: str, time: TimeExpression) -> bool:
    """True for a day in another sentence that is told of another thing, or of what is planned."""
    sentence = _sentence(text, time.span)
    return is_of_another_thing(text, time.span, sentence) or is_planned(text, time.span, sentence)


def _times(reading: Reading) -> list[TimeExpression]:
    """Dates and times with known days."""
    return [
        time
        for time in reading.of(TimeExpression)
        if time.type in {"DATE", "TIME"}
        and time.begin is not None
        and (time.mod not in _OPEN or "T" in (time.value or ""))
    ]


def _tells_when(text: str, time: TimeExpression, sentence: Span) -> bool:
    """True for a day, for "two years ago", and for "his speech of 2019"; any other year dates what it is about."""
    bare = time.precision == "season" and not _POINTS.match(time.span.of(text))
    if time.precision in _DAYLIKE or (time.anchor == "published" and not bare):
        return True
    behind = text[time.span.end : min(sentence.end, time.span.end + NEAR_CHARACTERS)]
    return _SPEECH_OF.search(before(text, time.span, sentence)) is not None or _SPEECH_IN.match(behind) is not None


def _said_before(time: TimeExpression, written: str, published: date | None) -> TimeExpression:
    """The last weekday for the coming one, where a text without a verb leaves it open: what is told was said."""
    begin = _day(time.begin)
    weekday = _WEEKDAY.search(written) is not None
    if published and begin and weekday and timedelta() < begin - published <= WEEK and time.begin == time.end:
        back = _week_before(begin).isoformat()
        return msgspec.structs.replace(time, begin=back, end=back)
    return time


def _before_report(time: TimeExpression, text: str, published: date) -> TimeExpression:
    """The same for a weekday near the statement where its sentence tells that somebody spoke then."""
    if (time.begin or "") <= published.isoformat() or not _is_of_speaking(text, time) or _is_other(text, time):
        return time
    return _said_before(time, time.span.of(text), published)


def _part(time: TimeExpression, text: str) -> str | None:
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


def _sentence(text: str, span: Span) -> Span:
    """From the line break or full stop before `span` to the one after it; a quotation's own full stop ends it, too."""
    ends = _sentence_ends(text)
    before = bisect_right(ends, span.start)
    start = ends[before - 1] if before else 0
    end = _SENTENCE_END.search(text, max(span.end - 2, span.start))
    return Span(start, end.start() + 1 if end else len(text))


@lru_cache(maxsize=16)
def _sentence_ends(text: str) -> tuple[int, ...]:
    """Where sentences end, in order: looked for once a text, since it is asked for once a statement."""
    return tuple(match.end() for match in _SENTENCE_END.finditer(text))


def _week_before(day: date) -> date:
    """A week earlier; the first day there is for those of the first week, which some systems write for no day."""
    return day - WEEK if day - date.min >= WEEK else date.min


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
