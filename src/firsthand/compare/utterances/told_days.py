"""Days that a report tells in a roundabout way -> the days they are.

Letters and interviews with the days that they bear or came out on, the third day of a hearing, a year ago today.
"""

import re
from datetime import date, timedelta

from firsthand.compare.utterances.numbers import place_in_row, whole_number
from firsthand.vocabulary import Span, TimeExpression

_DATED = re.compile(r"(?i)\b(?:dated|датирован\w+)\s(?:the\s)?$|\b(?:letters?|письм\w+)\s(?:of|from|от)\s$")
"""Before the day that a document bears."""
_PAPER = (
    r"\b(?:letters?|interview|memoirs?|article|column|essay|diar(?:y|ies)|documentary|recording|"
    r"письм\w+|интервью|стать[яюеи]\w*|колонк\w+|мемуар\w+|запис[ьи]\w*|фильм\w*)\b"
)
_ISSUE = (
    r"\b(?:published|printed|released|made\spublic|aired|broadcast|shown|ran|appear(?:ed|s)|came\sout|carried|read|"
    r"sent\sout|received|delivered|опубликова\w+|выш(?:ло|ла|ел)|вышедш\w+|показа\w+|появи\w+|напечата\w+|"
    r"размещ[её]н\w+|размести\w+|выложен\w*|получ\w+|прочита\w+|обнародова\w+)\b"
)
_ISSUED = re.compile(
    rf"""(?xi)
      {_PAPER} [^.;:“”«»"]{{0,60}} {_ISSUE} [^.;:“”«»"]{{0,60}} $
    | {_ISSUE} [^.;:“”«»"]{{0,60}} {_PAPER} [^.;:“”«»"]{{0,30}} $
    """
)
"""Before the day on which what had been said or written before came out: "in an interview published on"."""
_ISSUED_BEHIND = re.compile(rf"(?i)^[^.;:“”«»\"]{{0,40}}{_ISSUE}[^.;:“”«»\"]{{0,40}}{_PAPER}")
"""Behind such a day: «В понедельник на сайте появилось открытое письмо»."""

_ORDINAL_DAY = re.compile(
    r"""(?xi)
      \b (?: on | is | was ) \s (?: the | its | their | his | her ) \s ([^\W_]+ (?: -[^\W\d_]+ )?) \s day \b
      (?! \s in \s )
    | \b (?: на | в | во ) \s ([^\W\d_]+) \s день \b
    """
)
"""On the third day of what the report says when it began."""
_BEGAN = re.compile(
    r"(?i)\b(?:opened|began|started|convened|got\sunder\sway|walked\sout|открыл\w+|начал\w+|стартовал\w*)"
    r"\s(?:[^\W\d]+\s){0,3}$|\b(?:since|со?)\s$"
)
_BEGINS_BEHIND = re.compile(r"(?i)^,?\s(?:[^\W\d]+\s){0,2}(?:открыл\w+|начал\w+|стартовал\w*)\b")
_FRIDAY = 5
REACH = 60
"""Characters between a day and what began on it, or was dated by it."""

_COUNT = r"(?<!\d[.,])\b((?:[^\W_]+[\s-]){1,5}?)"
"""Words of a number, and what else may stand before it."""
_YEARS_AGO = re.compile(
    rf"""(?xi)
      {_COUNT} years? \s ago \s (?: today | tomorrow | yesterday | to \s the \s day ) \b
    | \b ровно \s {_COUNT}? (?: год | года | лет ) \s назад \b
    """
)
"""A day so many years ago; without a number, one."""
_ANNIVERSARY = re.compile(
    rf"""(?xi)
      \b it \s is \s {_COUNT} years? \s (?: today | to \s the \s day ) \b
    | \b (?: сегодня | завтра | вчера ) \s (?: исполн\w+ | минуло | прошло | будет ) \s (?: ровно \s )?
      {_COUNT}? (?: год | года | лет ) \b
    """
)
"""The same of something that is remembered today, or of a birthday: who speaks of it may well speak today."""
_SINCE = re.compile(r"(?i),?\s(?:since|that|с|со|как)\b")
"""Behind an anniversary in the sentence of the statement: "it is a year today since the mayor said"."""
_THEN = re.compile(r"(?i)\b(?:then|that\s\w*day|тогда|в\sтот\sдень)\b")
_ONE_NAMED = re.compile(r"(?i)\b(?:he|she|they|он|она|они)\b")
_NAME = re.compile(r"(?<=[^\W_]\s)[A-ZА-ЯЁ][^\W\d_]{2,}(?<!day)\b")
"""No first word of a sentence, and no weekday."""
_UNITS = {
    "day": (1, 1), "week": (7, 4), "month": (30.44, 16), "year": (365.25, 90),
    "день": (1, 1), "дн": (1, 1), "недел": (7, 4), "месяц": (30.44, 16), "год": (365.25, 90), "лет": (365.25, 90),
}  # fmt: skip
"""How a unit of time begins -> days of one, and by how many days so many of them may be rounded."""
_SINCE_TOLD = re.compile(
    rf"""(?xi)
      \b (?: it \s (?: is | was | has \s been ) | it['’]s | прошл[ои] ) \s (?: (?: now | уже | почти ) \s )?
      {_COUNT} ({"|".join(_UNITS)})\w* ,? \s (?: since | с \s тех \s пор ,? \s как ) \s
      (?: (?! ,\s (?: and | but | а | но ) \s | \b (?: when | после | after ) \b ) [^;:.“”«»"…] ){{1,120}}?
      (?: \b (?: said | told | (?: promis | announc | declar | warn | assur | pledg | vow | assert | claim ) \w* | swore
        | (?: сказа | заяви | (?:по)?обеща | объяви | предупре | заверя | завери | покля ) \w+ ) \b | … )
    """
)
"""So long ago, in the sentence of a statement: "it is nine months since the head of the yard promised"."""
AROUND = timedelta(days=3)
"""How far from so many years ago the day may be, with leap days."""
_COUNTED = re.compile(
    r"""(?xi)
      ([^\W_]+ (?: -[^\W\d_]+ )?) \s (?: days? | weeks? | hours? ) \s (?: after | before )
      \s (?! (?: an? | the | his | her | its | their ) \s | \w+ing \b ) [^,;:.“”«»"]* $
    """
)
"""Before a cue: "the news came four days after Ada Lund told"."""
_SOME = frozenset({"few", "several"})


def is_date_of_paper(text: str, day: Span) -> bool:
    """True for the day that a letter or a statement bears."""
    return _DATED.search(text, max(0, day.start - REACH), day.start) is not None


def is_day_of_issue(text: str, day: Span, sentence: Span) -> bool:
    """True for the day on which a letter or an interview came out: it was written or given before."""
    if _ISSUED.search(text[sentence.start : day.start]):
        return True
    return _ISSUED_BEHIND.match(text[day.end : sentence.end]) is not None


def is_counted_from(text: str, cue: int, sentence: Span) -> bool:
    """True if the sentence of a statement says that another thing came some days after or before it."""
    found = _COUNTED.search(text[sentence.start : cue])
    return found is not None and (found[1].lower() in _SOME or whole_number(found[1]) is not None)


def years_ago(own: str, previous: str, published: date) -> date | None:
    """The day so many years before the report, give or take `AROUND`, of which the sentence of a statement tells.

    Or the `previous` one, with which it goes on: "A year ago today Ada Lund climbed the weir. “…” she said."
    """
    found = _YEARS_AGO.search(own)
    if found is None and (anniversary := _ANNIVERSARY.search(own)) and _SINCE.match(own, anniversary.end()):
        found = anniversary
    then = _THEN.search(own) is not None
    if found is None and (then or (_ONE_NAMED.search(own) and _NAME.search(previous))):
        found = _YEARS_AGO.search(previous)
    if found is None and then:
        found = _ANNIVERSARY.search(previous)
    written = next((group for group in found.groups() if group), "a") if found else ""
    count = whole_number(written)
    if not count or published.year - count <= date.min.year:
        return None
    leap = (published.month, published.day) == (2, 29)
    year = published.year - count
    return published.replace(year=year, day=28) if leap else published.replace(year=year)


def long_since(own: str, published: date, *, after: int = 0) -> tuple[date, date] | None:
    """First and last day of "it is nine months since she promised" in the sentence of a statement.

    The words end `after` so many characters: with those by which the statement is told.
    """
    found = _SINCE_TOLD.search(own)
    count = whole_number(found[1].strip()) if found else None
    if found is None or not count or found.end() <= after:
        return None
    days, rounded = _UNITS[found[2].lower()]
    if (published - date.min).days < count * days + rounded:
        return None
    told = published - timedelta(round(count * days))
    return told - timedelta(rounded), min(told + timedelta(rounded), published)


def ordinal_day(text: str, told: str, times: list[TimeExpression]) -> tuple[date, date] | None:
    """First and last day that "on its third day" in `told` can mean, by the day of `times` on which it began.

    Courts and parliaments do not sit at weekends, so behind one it may be two days later.
    """
    places = (place_in_row(found[1] or found[2]) for found in _ORDINAL_DAY.finditer(told))
    place = next((place for place in places if place), None)
    begins = {time.begin for time in times if time.precision == "day" and _is_beginning(text, time.span)}
    if place is None or len(begins) != 1:
        return None
    start, step = date.fromisoformat(begins.pop() or ""), place - 1
    weekends = (start.isoweekday() + step - 1) // _FRIDAY if start.isoweekday() <= _FRIDAY else 0
    last = step + 2 * weekends
    if date.max - start < timedelta(last):
        return None
    return start + timedelta(step), start + timedelta(last)


def _is_beginning(text: str, day: Span) -> bool:
    """True for the day on which something began: "which opened on Monday", «с понедельника»."""
    in_front = text[max(0, day.start - REACH) : day.start]
    return _BEGAN.search(in_front) is not None or _BEGINS_BEHIND.match(text[day.end : day.end + REACH]) is not None
