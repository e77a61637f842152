"""A statement in its report -> the days on which it can have been said, and the day where the text tells."""

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from firsthand.compare.utterances.audiences import are_two_audiences, audiences_of
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Span, TimeExpression

NEAR_CHARACTERS = 220
"""How far from the statement a day may stand that is taken for its day, if it is the only one there.

And how far before a day what is told of it is looked for.
"""
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
    r"(?i)(?:day|night|yesterday|today|january|february|march|april|may|june|july|august|\w{3,}ber)\b|понедельник|вторник|сред[ауыеой]|"
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
_ADDRESS = (
    r"(?:speech|lecture|sermon|interview|testimony|evidence|(?:news|press)\sconference|briefing|podcast|broadcast|hearing|address|"
    r"пресс-конференци\w+|брифинг\w*|интервью|лекци\w+|проповед\w+|реч(?:ь|и|ью))"
)
"""Where one speaks."""
_SPEAKING = (
    rf"\b(?:{_ADDRESS}|sp(?:eak|oke)\w*|said|sa(?:ys|ying)|t(?:ell|old)\w*|address\w*|appeared|preach\w*|testif\w+|"
    r"выступ\w+|говор\w+|сказа\w+|заяв\w+|рассказ\w+)\b"
)
_SPOKE = re.compile(f"(?i){_SPEAKING}")
_SPEECH_OF = re.compile(
    rf"""(?xi)
      \b{_ADDRESS}\b (?: (?! \b(?:on|about|against|for|о|об|про)\b ) [^,;:.“”«»"] ){{0,40}} \s(?:in|of|from|в)\s$
    | \b(?: appeared | addressed | testified | preached | spoke | выступ\w+ )\b
      (?: (?! \b(?:of|on|about|against|for|о|об|про)\b ) [^,;:.“”«»"] ){{0,60}} \s(?:in|в)\s$
    """
)
"""Before a month or a year: "the lecture of", "appeared before the committee in"; no "speech on the floods of"."""
_SPEECH_IN = re.compile(rf"(?i)\s(?:\w+\s){{0,2}}{_ADDRESS}\b")
"""Behind a year: "2022 prize lecture"."""
_LIFE = (
    r"(?:re-?)?(?:appoint|elect|nominat|install|inaugurat|ordain|promot|dismiss|suspend|arrest|detain|jail|imprison|"
    r"sentenc|convict|indict|releas|acquit|injur|wound|marri|retir|resign|succeed|replac|surviv|escap|witness|назнач|"
    r"избра|родил|возглав|арест|задерж|осужд|освобожд|пострада|уволе|лишил)\w*|"
    r"born|named|chosen|picked|hired|sworn|sacked|fired|ousted|freed|charged|hurt|became|joined|left|quit|died|won|lost|"
    r"turn(?:s|ed)|led|headed|chaired|saw|watched|fled|took\s(?:office|over|up|charge|the\s(?:job|post|helm))|"
    r"step\w*\sdown|c[ao]me\sto\spower|(?:has|had|have)\s(?:been|run|served|held|worked|lived)|"
    r"стал[аи]?|вступил[аи]?\sв\sдолжность|занял[аи]?\sпост|видел[аи]?"
)
"""What happens to people, in their office or their life, and what they see happen."""
_ABOUT_SPEAKER = re.compile(
    rf"(?i),\s(?:(?:who|котор\w+)\s[^,;]*?\b(?:{_LIFE})\b[^,;]*|whose\s(?![^,;]*{_SPEAKING})[^,;]*)$"
)
"""What stands between a name and a day that says when its bearer was appointed, born or elected.

Not "who met the council on", which may well be where they spoke.
"""


_OTHER_THING = re.compile(
    r"""(?xi)
      \b (?: will | shall | (?: is | are ) \s (?: to | due | expected ) | due | ahead \s of
        | (?: day | morning | evening | night | afternoon | hours? | days? | weeks? ) \s (?: after | before ) )
      \b (?: (?! \b (?: said | told ) \b ) [^,;:.“”«»"] ){0,50} $
    | \b (?: by | until | till | since | after | following | до | к | ко | с | со | через ) \s $
    | (?: ,\s (?: who | which | whose | that | котор\w+ )
        | \b \w+ (?: вш | ющ | ящ | енн | анн | янн ) \w{2,3} (?:ся)? )
      \b (?: (?! \b (?: said | told | spoke | speaking | gave | met | сказал\w* | выступ\w* ) \b )
      [^,;:.“”«»"] ){0,40} $
    """
)
"""Before a day of another thing: "who will appear on", "the morning after the election of", «обрушившегося в»."""


_LONG_AGO = re.compile(
    r"""(?xi)
      \b had \s (?: \w+ \s ){0,2}
      (?: said | told | declared | announced | warned | promised | written | insisted | argued | conceded | vowed
        | called | described | admitted | predicted )\b
    """
)
"""Told of what was said before what the report tells, by any time."""
_YEAR_AGO = re.compile(r"(?i)\b(?:(?:a|one)\syear\sago\s(?:today|to\sthe\sday)|ровно\sгод\sназад)\b")
LONG_AGO, YEAR, AROUND = timedelta(days=3650), timedelta(days=365), timedelta(days=3)
"""Back to when it can have been said; how far from a year ago the day may be, with leap days."""


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
    report = reading.report
    published = _day(report.date)
    around = Span(sentence.start - NEAR_CHARACTERS, sentence.end + NEAR_CHARACTERS)
    here = (time for time in _times(reading) if around.overlaps(time.span))
    untold = [*said, *(part.span for part in report.parts if part.kind in _NOT_TOLD)]
    times = [time for time in here if not any(span.overlaps(time.span) for span in untold)]
    beside = [
        _said_before(time, time.span.of(report.text), published)
        for time in times
        if sentence.covers(time.span)
        and _tells_when(report.text, time, sentence)
        and not _is_about_speaker(report.text, time.span, sentence)
        and not _is_of_another_thing(report.text, time.span, sentence)
    ]
    if published is not None:
        beside, times = ([t for t in some if _is_past(t, published.isoformat())] for some in (beside, times))
    if beside:
        return _beside(beside, attribution, report.text)
    if published is None:
        return Occasion()
    if published > date.min + LONG_AGO:
        if _YEAR_AGO.search(around.of(report.text)):
            then = published - YEAR
            return Occasion((then - AROUND).isoformat(), (then + AROUND).isoformat())
        if _LONG_AGO.search(_untold(report.text, sentence, said)):
            return Occasion((published - LONG_AGO).isoformat(), published.isoformat())
    begin, end = _week_before(published).isoformat(), published.isoformat()
    after = _after(reading, said, sentence)
    begin = after if begin < after <= end else begin
    near = _near(report.text, [time for time in times if (time.begin or "") >= begin], sentence)
    return Occasion(
        begin, end, near.begin if near else None, part=_part_near(near, times, report.text) if near else None
    )


def occasions_meet(left: Occasion, right: Occasion) -> bool:
    """True if both can be one occasion; an unknown day meets unknown days only, and a day, even if near, no other."""
    if left.begin is None or right.begin is None:
        return left.begin is None and right.begin is None
    if left.begin > (right.end or right.begin) or right.begin > (left.end or left.begin):
        return False
    if left.day and right.day and left.day != right.day:
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
    ends = [date.fromisoformat(one.end) for one in (left, right) if one.end]
    return PERHAPS_ONE_DAY if len(ends) > 1 and abs((ends[0] - ends[1]).days) <= MAX_DAYS_APART else 0.0


def _beside(times: list[TimeExpression], attribution: Attribution, text: str) -> Occasion:
    anchor = (attribution.cue or attribution.source or attribution.span).start
    coarse = [time for time in times if time.precision not in _DAYLIKE]
    daylike = [time for time in times if time.precision in _DAYLIKE]
    named = [time for time in daylike if _NAMES_DAY.search(time.span.of(text))]
    nearest = min(named or daylike or coarse, key=lambda time: (abs(time.span.start - anchor), time.span))
    past = [time for time in coarse if (time.end or "") < (nearest.begin or "")]
    if past and coarse[0].anchor == "published" and (daylike or _adjoin(text, past[0], nearest)):
        nearest = past[0]
    is_day = nearest.precision in _DAYLIKE
    return Occasion(
        nearest.begin,
        nearest.end or nearest.begin,
        nearest.begin if is_day else None,
        sure=is_day,
        part=_part(nearest, text)
        or next((part for time in daylike if time not in named and (part := _part(time, text))), None),
    )


def _near(text: str, times: list[TimeExpression], sentence: Span) -> TimeExpression | None:
    """The only day before the sentence, and else the only one behind it; None if there are several."""
    before = Span(sentence.start - NEAR_CHARACTERS, sentence.start)
    behind = Span(sentence.end, sentence.end + NEAR_CHARACTERS)
    for around in (before, behind):
        days = [time for time in times if time.precision in _DAYLIKE and around.overlaps(time.span)]
        written = [(time, time.span.of(text)) for time in days]
        days = [
            time
            for time, words in written
            if _NAMES_DAY.search(words) and not (_DEICTIC.match(words) and not _is_of_speaking(text, time))
            if not _is_of_another_thing(text, time.span, _sentence(text, time.span))
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


def _is_of_speaking(text: str, time: TimeExpression) -> bool:
    """True if the sentence of a day tells that somebody spoke: "the mayor spoke today at the quay"."""
    return _SPOKE.search(_sentence(text, time.span).of(text)) is not None


def _is_next(text: str, time: Span, sentence: Span) -> bool:
    """True if no sentence ends between the day's and the statement's."""
    between = text[time.end : sentence.start] if time.end <= sentence.start else text[sentence.end : time.start]
    return _SENTENCE_END.search(between.strip()) is None


def _after(reading: Reading, said: list[Span], sentence: Span) -> str:
    """The last day behind "after" in the statement's sentence, or "": "after Thursday's verdict" is then or later."""
    days = (
        time.begin or ""
        for time in reading.of(TimeExpression)
        if time.mod == "AFTER" and time.precision in _DAYLIKE and sentence.covers(time.span)
        if not any(span.overlaps(time.span) for span in said)
    )
    return max(days, default="")


def _is_about_speaker(text: str, time: Span, sentence: Span) -> bool:
    """True for "said Ada Lund, who was appointed in May"."""
    return _ABOUT_SPEAKER.search(_before(text, time, sentence)) is not None


def _is_of_another_thing(text: str, time: Span, sentence: Span) -> bool:
    """True for the day of what is still to come, of what something came after, and of who or what only is described."""
    return _OTHER_THING.search(_before(text, time, sentence)) is not None


def _before(text: str, time: Span, sentence: Span) -> str:
    """What stands before a day in its sentence, as far as it counts."""
    return text[max(sentence.start, time.start - NEAR_CHARACTERS) : time.start]


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
    return _SPEECH_OF.search(_before(text, time.span, sentence)) is not None or _SPEECH_IN.match(behind) is not None


def _said_before(time: TimeExpression, written: str, published: date | None) -> TimeExpression:
    """The last weekday for the coming one, where a text without a verb leaves it open: what is told was said."""
    begin = _day(time.begin)
    weekday = _WEEKDAY.search(written) is not None
    if published and begin and weekday and timedelta() < begin - published <= WEEK and time.begin == time.end:
        back = _week_before(begin).isoformat()
        return msgspec.structs.replace(time, begin=back, end=back)
    return time


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
