"""A statement in its report -> the days on which it can have been said, and the day where the text tells."""

import re
from datetime import date, timedelta

import msgspec

from firsthand.compare.utterances.audiences import are_two_audiences, audiences_of
from firsthand.compare.utterances.looks_back import NOT_TOLD, looked_back_to
from firsthand.compare.utterances.near_days import (
    DAYLIKE,
    NEAR_CHARACTERS,
    SPOKE,
    WEEK,
    before_report,
    day_near,
    day_of,
    is_next,
    names_day,
    part_near,
    part_of_day,
    said_before,
    sentence_of,
    tells_when,
    week_before,
)
from firsthand.compare.utterances.other_days import (
    SPEAKING,
    is_about_speaker,
    is_hours_apart,
    is_of_another_thing,
)
from firsthand.compare.utterances.told_days import (
    AROUND,
    is_counted_from,
    is_date_of_paper,
    is_day_of_issue,
    long_since,
    ordinal_day,
    years_ago,
)
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Span, TimeExpression

PAPER_DAYS = timedelta(days=14)
"""A letter comes out, and is quoted, up to so many days after the day it bears, and an interview after it was given."""
MAX_DAYS_APART = 2
"""Last days on which two statements whose day is not told may have been said, if they are perhaps of one day."""
ONE_DAY, PERHAPS_ONE_DAY = 0.5, 0.25
"""How sure it is that two statements are of one day."""

_OPEN = frozenset({"BEFORE", "AFTER"})
_LONG_AGO = re.compile(
    r"""(?xi)
      \b had \s (?: \w+ \s ){0,2}
      (?: said | told | declared | announced | warned | promised | written | insisted | argued | conceded | vowed
        | called | described | admitted | predicted | offered | pledged | assured | sworn | guaranteed | claimed
        | stated | testified | threatened | remarked | boasted | joked | given \s (?: his | her | their ) \s word )\b
    """
)
"""Told of what was said before what the report tells, by any time."""
LONG_AGO = timedelta(days=3650)
"""Back to when it can have been said."""
_POINTS_BACK = re.compile(r"(?i)(?:that|today|tomorrow|yesterday|сегодня|завтра|вчера|тот|того)\b")
"""A day that in the same breath as "a year ago" is that day, or the one from which it is counted."""
_BEFORE_NOW = {"week": timedelta(days=1), "month": timedelta(days=3), "year": timedelta(days=14)}
"""How long before the report "earlier this week", month and year end."""
_SHE_SPOKE = re.compile(rf"(?i)\b(?:he|she|they|it|он|она|они)\s(?:(?:was|were|had|also)\s)?{SPEAKING}")
_NAME = re.compile(r"\b[A-ZА-ЯЁ][^\W\d_]{2,}(?<!day)\b")
"""A name, or the first word of a sentence."""
_COUNTED_FROM_NOW = re.compile(r"(?i)(?:yesterday|today|tonight|вчера|сегодня|накануне)\b")
"""No day of last year: in "yesterday, at the school opened last August" the month is the school's."""
_BREAKFAST = re.compile(
    r"""(?xi)
      \b (?: at | over | during | told | to | after | address(?:ed|ing) | on ) \s (?: [\w’'-]+ \s ){0,4}?
      (?<!-) breakfast (?: \s (?: meeting | briefing | event | reception | show | tv | television | radio | news ) )?
      (?= \s* [,.;:…”] | $ | \s (?: on | in | at | with | for | of | by | before | hosted | held | and | to ) \b )
    | \b (?: на | за | во \s время ) \s (?: [а-яё-]+ \s ){0,3}? завтрак(?: е | ом | а ) \b
    """
)
"""Where somebody spoke in the morning; no "breakfast scheme", of which somebody may speak in the evening."""
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
    sentence = sentence_of(reading.text, attribution.span)
    before = sentence_of(reading.text, Span(max(sentence.start - 3, 0), max(sentence.start - 2, 0)))
    here, there = (_untold(reading.text, span, said) for span in (sentence, Span(before.start, sentence.start)))
    found = _days_of(reading, attribution, said, sentence)
    morning = found.day and not found.part and _BREAKFAST.search(f"{there} {here}")
    return msgspec.structs.replace(found, part="MO" if morning else found.part, audience=audiences_of(here, there))


def _days_of(reading: Reading, attribution: Attribution, said: list[Span], sentence: Span) -> Occasion:
    text, published = reading.text, day_of(reading.report.date)
    times = _times_around(reading, said, sentence)
    beside = [said_before(time, time.span.of(text), published) for time in times if _is_beside(text, time, sentence)]
    if published is not None:
        times = [before_report(time, text, published) for time in times]
        beside, times = ([t for t in some if _is_past(t, published.isoformat())] for some in (beside, times))
        then = _years_ago(text, said, sentence, published)
        if then and not any(t.precision in DAYLIKE and not _points_back(text, t.span) for t in beside):
            return Occasion((then - AROUND).isoformat(), (then + AROUND).isoformat())
        since = None if beside else _since_told(text, attribution, said, sentence, published)
        if since:
            return Occasion(since[0].isoformat(), since[1].isoformat())
    if is_counted_from(text, (attribution.cue or attribution.span).start, sentence):
        beside = []
    paper = _paper_of(text, times, sentence, alone=not beside)
    if paper is not None:
        return _of_paper(Occasion(paper.begin, paper.begin, paper.begin), [paper], text, published)
    if beside:
        found = _with_part(_beside(beside, attribution, text), beside, day_near(text, times, sentence), times, text)
        return _of_paper(found, beside, text, published)
    ordinal = ordinal_day(text, _untold(text, sentence, said), times)
    if ordinal is not None and (published is None or ordinal[0] <= published):
        first, last = (day.isoformat() for day in ordinal)
        return Occasion(first, last, first if first == last else None, sure=first == last)
    if published is None:
        return Occasion()
    if published > date.min + LONG_AGO and _is_long_ago(attribution.cue, text, _untold(text, sentence, said)):
        return Occasion((published - LONG_AGO).isoformat(), published.isoformat())
    return _within_the_week(reading, attribution, said, times)


def _since_told(
    text: str, attribution: Attribution, said: list[Span], sentence: Span, published: date
) -> tuple[date, date] | None:
    """The days of "it is nine months since she promised"; None where somebody else promised: ", but …, Holm said"."""
    cue = attribution.cue
    if cue is None or not sentence.covers(cue):
        return long_since(_untold(text, sentence, said), published)
    before = _untold(text, Span(sentence.start, cue.start), said)
    return long_since(before + cue.of(text), published, after=len(before))


def _is_long_ago(cue: Span | None, text: str, own: str) -> bool:
    """True for "she had promised: …"; not for "Holm, who had threatened to go, said …", where the cue is another."""
    words = set(cue.of(text).lower().split()) if cue else set()
    return any(not words or words & set(found.group().lower().split()) for found in _LONG_AGO.finditer(own))


def _is_beside(text: str, time: TimeExpression, sentence: Span) -> bool:
    """True for a day, or a longer time, in the sentence of the statement that is told of it."""
    if not sentence.covers(time.span) or not tells_when(text, time, sentence):
        return False
    return is_date_of_paper(text, time.span) or not _is_elsewhere(text, time.span, sentence)


def _paper_of(text: str, times: list[TimeExpression], sentence: Span, *, alone: bool) -> TimeExpression | None:
    """The day that a letter bears, in the sentence of the statement; if it tells no other, in the one before."""
    papers = [time for time in times if time.precision == "day" and is_date_of_paper(text, time.span)]
    here = [time for time in papers if sentence.covers(time.span)]
    if alone:
        here += [time for time in papers if time.span.end <= sentence.start and is_next(text, time.span, sentence)]
    return here[0] if here else None


def _within_the_week(
    reading: Reading, attribution: Attribution, said: list[Span], times: list[TimeExpression]
) -> Occasion:
    """The week before the report, or what the sentence says it was after or before, and the day that stands near."""
    text, published = reading.text, day_of(reading.report.date) or date.max
    sentence = sentence_of(text, attribution.span)
    begin, end = looked_back_to(reading, published).isoformat(), published.isoformat()
    after = _limit(reading, said, sentence, "AFTER")
    begin = after if begin < after <= end else begin
    if is_counted_from(text, (attribution.cue or attribution.span).start, sentence):
        return Occasion((published - min(WEEK + PAPER_DAYS, published - date.min)).isoformat(), end)
    limit = day_of(_limit(reading, said, sentence, "BEFORE"))
    if limit and limit <= published:
        begin, end = min(begin, week_before(limit).isoformat()), limit.isoformat()
        times = [time for time in times if (time.begin or "") < end]
    own = _untold(text, sentence, said)
    here = (time for time in times if (time.begin or "") >= begin)
    mine = (
        time for time in here if time.span.end <= sentence.end or _goes_on(own, sentence_of(text, time.span).of(text))
    )
    near = day_near(text, list(mine), sentence)
    if near is None or near.end not in {None, near.begin}:
        return Occasion(begin, end)
    found = Occasion(begin, end, near.begin, part=part_near(near, times, text))
    return _of_paper(found, [near], text, published)


def _with_part(
    found: Occasion, beside: list[TimeExpression], near: TimeExpression | None, times: list[TimeExpression], text: str
) -> Occasion:
    """What was found; of a mere "nine o'clock" with the part of the day that the sentence near it names."""
    if found.part or near is None or near.begin != found.day or any(names_day(time, text) for time in beside):
        return found
    return msgspec.structs.replace(found, part=part_near(near, times, text))


def _goes_on(own: str, behind: str) -> bool:
    """True if a sentence behind a statement is of its speaker: its own tells of nobody, or both of one, or of "her"."""
    if SPOKE.search(own) is None or _SHE_SPOKE.search(behind):
        return True
    return bool(set(_NAME.findall(own)) & set(_NAME.findall(behind)))


def _of_paper(found: Occasion, times: list[TimeExpression], text: str, published: date | None) -> Occasion:
    """What was found, unless its day is the one that a letter bears, or on which a letter or an interview came out."""
    day = day_of(found.day)
    time = next((time for time in times if time.begin == found.day), None)
    if day is None or time is None:
        return found
    if is_date_of_paper(text, time.span):
        end = day + min(PAPER_DAYS, max(published - day, timedelta())) if published else day
        return Occasion(day.isoformat(), end.isoformat(), dated=day.isoformat())
    if is_day_of_issue(text, time.span, sentence_of(text, time.span)):
        return Occasion((day - min(PAPER_DAYS, day - date.min)).isoformat(), day.isoformat(), issued=day.isoformat())
    return found


def _times_around(reading: Reading, said: list[Span], sentence: Span) -> list[TimeExpression]:
    """The dates and times in and near a sentence, but for those in what is said and in the lines of the newsroom."""
    report = reading.report
    around = Span(max(0, sentence.start - NEAR_CHARACTERS), sentence.end + NEAR_CHARACTERS)
    untold = [*said, *(part.span for part in report.parts if part.kind in NOT_TOLD)]
    here = (time for time in _times(reading) if around.overlaps(time.span) and not is_hours_apart(time, reading.text))
    return [time for time in here if not any(span.overlaps(time.span) for span in untold)]


def _years_ago(text: str, said: list[Span], sentence: Span, published: date) -> date | None:
    """The day of "a year ago today" in the sentence, or in the one before with which it goes on."""
    own = _untold(text, sentence, said)
    start = sentence_of(text, Span(max(sentence.start - 3, 0), max(sentence.start - 2, 0))).start
    return years_ago(own, _untold(text, Span(start, sentence.start), said), published)


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
    coarse = [time for time in times if time.precision not in DAYLIKE]
    daylike = [time for time in times if time.precision in DAYLIKE]
    named = [time for time in daylike if names_day(time, text)]
    nearest = min(named or daylike or coarse, key=lambda time: (abs(time.span.start - anchor), time.span))
    past = [time for time in coarse if (time.end or "") < (nearest.begin or "")]
    if nearest.precision in DAYLIKE and _COUNTED_FROM_NOW.match(nearest.span.of(text)):
        past = [time for time in past if _adjoin(text, time, nearest)]
    if past and coarse[0].anchor == "published" and (daylike or _adjoin(text, past[0], nearest)):
        nearest = past[0]
    is_day = nearest.precision in DAYLIKE and nearest.end in {None, nearest.begin}  # "at the weekend" is two
    return Occasion(
        nearest.begin,
        _end(nearest, text),
        nearest.begin if is_day else None,
        sure=is_day,
        part=part_of_day(nearest, text)
        or next((part for time in daylike if time not in named and (part := part_of_day(time, text))), None),
    )


def _end(time: TimeExpression, text: str) -> str | None:
    """The last day; "earlier this month" is no day of this week."""
    last = day_of(time.end) if _EARLIER.match(time.span.of(text)) and time.precision in _BEFORE_NOW else None
    if last is None:
        return time.end or time.begin
    return max(last - _BEFORE_NOW[time.precision or ""], day_of(time.begin) or last).isoformat()


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
    return begin <= published if time.precision in DAYLIKE else begin < published


def _adjoin(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    """True for "three years ago this week"."""
    return one.span.end <= other.span.start and not text[one.span.end : other.span.start].strip()


def _points_back(text: str, day: Span) -> bool:
    """True for "today", "that Sunday"."""
    in_front = Span(max(0, day.start - len("that ")), day.start).of(text)
    return _POINTS_BACK.match(day.of(text)) is not None or _POINTS_BACK.match(in_front) is not None


def _limit(reading: Reading, said: list[Span], sentence: Span, mod: str) -> str:
    """The last day behind "after", or "before", in the statement's sentence, or ""."""
    days = (
        time.begin or ""
        for time in reading.of(TimeExpression)
        if time.mod == mod and time.precision in DAYLIKE and sentence.covers(time.span)
        if not any(span.overlaps(time.span) for span in said)
    )
    return max(days, default="")


def _is_elsewhere(text: str, day: Span, sentence: Span) -> bool:
    """True for a day in the statement's sentence that is told of the speaker's life, or of another thing."""
    return is_about_speaker(text, day, sentence) or is_of_another_thing(text, day, sentence)


def _times(reading: Reading) -> list[TimeExpression]:
    """Dates and times with known days."""
    return [
        time
        for time in reading.of(TimeExpression)
        if time.type in {"DATE", "TIME"}
        and time.begin is not None
        and (time.mod not in _OPEN or "T" in (time.value or ""))
    ]
