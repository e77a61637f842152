"""What an English report says around a name, in so many words, of somebody under eighteen; recall before precision.

Years of birth, reckoned with the day of the report; ages of several people in a row; ages in front of a name; what
somebody who died was; ages that the person tells. What stands right beside a name reads minors.py.
"""

import re
from collections.abc import Iterator

from firsthand.annotate.long_ago import stands_in
from firsthand.annotate.protected.looking_back import is_an_hour, was_long_ago
from firsthand.annotate.protected.people import is_public, names_of, roles_of
from firsthand.annotate.protected.whose_age import ONLY_HOW, is_of_another
from firsthand.annotate.speakers.voices import Stage
from firsthand.vocabulary import ADULT_YEARS, Attribution, Entity, Span, Speaker, mark_id

BORN_LATELY = 2008
"""A year of birth from which on somebody is taken for a minor in a report without a date."""
WINDOW = 160
"""Characters before a name in which its sentence may tell an age."""

_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_AGES = {word: years for years, word in enumerate(_WORDS.split(), 1)}
_AGE = rf"(?:\d{{1,2}}|{'|'.join(sorted(_AGES, key=len, reverse=True))})"
_NAME = r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,3}"
_JOIN = r"(?:,\sand\s|,\s|\sand\s)"
_DIED = (
    r"(?:died|drowned|vanished|disappeared|went\smissing"
    r"|(?:was|were)\s(?:killed|murdered|shot|stabbed|raped|abused|abducted|found\sdead))"
)
_YOUNG = r"(?:minor|schoolgirl|schoolboy|toddler|baby|infant|child|teenager|teen|schoolchild)"

_BORN = re.compile(
    r"""(?x) \s? [,(]? \s? (?:who\s)? (?:was\s)? (?:born|b\.) \s
    (?: (?:on|in|at) \s [^.;()\d]{0,40}? | \w+ \s )?
    (?: \d{1,2}(?:st|nd|rd|th)? \s \w+ ,? \s | [A-Z]\w+ \s \d{1,2} ,? \s | (?:on|in)\s)?
    (?P<year> 19\d\d | 20\d\d ) \b"""
)
"""Behind a name: ", born in 2012", "(b. 2012)", "was born in Kelm on 3 May 2014"."""
_ROW = re.compile(
    rf"""(?x) (?P<names> (?:{_JOIN}{_NAME}){{0,7}} ) ,? \s \(? (?:who\s(?:are|were)\s)?
    (?: (?:both|all)\s(?:aged\s|under\s(?:the\sage\sof\s)?)? (?P<all>{_AGE})\b
        (?=\s*[,.;:)–—]|$|\s(?:years?|months?|weeks?|days?)\sold\b|\s(?:of|from|who|and|were|are|had|have|died)\b)
      | (?:aged\s|(?P<plain>)) (?P<ages>{_AGE}(?:{_JOIN}{_AGE})+) \b (?!\s(?:other|people|more)s?\b) )"""
)
"""Behind a name: " and Ada Orel, both 14", " and Ada Orel, aged 14 and 15", " and Ada Orel, 14 and 15"."""
_SOME_NAME, _SOME_AGE = re.compile(_NAME), re.compile(rf"\b{_AGE}\b")
_NAMES_BEFORE = re.compile(rf"(?:{_NAME}{_JOIN}){{1,7}}$")
_NAMED_AS = re.compile(
    rf"""(?xi) \b (?: (?P<age>{_AGE})-year-olds?(?!\s[\w-]+['’]s)
      | aged\s(?P<ages>{_AGE}(?:{_JOIN}{_AGE})*) ) \b (?!['’]) (?P<between> (?:(?!\bwhose\s)[^.;]){{0,100}}? )
    (?P<be>\b(?:was|were|is|are|been|be)\s(?:\w+\s)?)? \b (?:named|identified) \b
    {ONLY_HOW} \s as \s (?:that\sof\s)? (?P<names>(?-i:{_NAME}){_JOIN})* $"""
)
"""Before a name: "The 14-year-old was named by police as", "aged 14 and 15, were named as Tomas Lind and"."""
_SOMEBODY = re.compile(r"(?i)\b(?:by\s)?an?\s")
"""Between an age and "named" it is somebody else who is: "was hit by a driver, named as"."""
_OTHER = re.compile(
    r"""(?xi) \b (?: (?:and|but|while) \s (?:an?|the|his|her|their|another) \s [\w\s-]*?
      | (?:by|with|of) \s (?:an?|the|his|her|their|another) \s [\w\s-]+ \s who \s ) (?:ha[sd]\s|have\s)? $"""
)
"""The same before "was named": "died and the driver", "was hit by a driver who"."""
_AT_THAT_AGE = re.compile(
    rf"""(?x) (?:^|[.!?”"]\s|\n|\band\s)
    (?: (?:[Aa]t|Aged|(?:[Oo]nly|[Jj]ust|[Bb]arely|Still)(?=\s\d)) (?=\s{_AGE},) | [Aa]t\sthe\sage\sof )
    \s (?P<age>{_AGE}) ,?\s (?:in\s(?:1[89]|20)\d\d,\s)? $"""
)
"""Before a name, or "she": "At 15, ", "At 15, in 2025, ", "At the age of nine "."""
_WAS_THEN = re.compile(
    rf"""(?x) \s (?:was|were) \s (?:just\s|only\s|barely\s|still\s)? (?:aged\s)? (?P<age>{_AGE}) (?:\syears\sold)?
    \s when \s (?:he|she|they) \s {_DIED} \b"""
)
_THEN = re.compile(
    rf"""(?x) (?: ,\s\(? then\s (?:aged\s|just\s|only\s)? (?P<age>{_AGE}) (?=[,)])
      | \s was\s (?:just\s|only\s|barely\s)? (?:aged\s)? (?P<was>{_AGE}) (?:\syears\sold)? \s
        (?: at\sthe\stime | when\s(?:he|she|they)\s(?:was|were)\s(?:first\s)?
          (?:abducted|arrested|assaulted|attacked|beaten|detained|groomed
            |hurt|injured|kidnapped|married\soff|molested|taken|trafficked|wounded)
          | when\s(?!(?:he|she|they)\b)[^.;,]{{2,40}}? \s(?:abducted|arrested|assaulted|attacked|beat|detained|forced
            |grabbed|hit|kidnapped|raped|seized|shot|sold|stabbed|took|trafficked)\s(?:her|him) ) \b
      | \s when\s(?:he|she)\swas\s(?:just\s|only\s|aged\s)? (?P<when>{_AGE}) (?:\syears\sold)?
        (?=[.,;)]|$|\s(?:and|in|at)\b) )"""
)
"""Behind a name of who was a child when something happened lately: ", then 15,", "was 15 when she was attacked".

And whom somebody hurt: "was convicted of abusing Mira Reuel when she was 14".
"""
_LONG_AGO = re.compile(
    r"(?i)\b(?:decades?|years|generation)\s(?:ago|earlier|before|later)\b|\b(?:1[89]\d\d|20\d\d)s\b|\bnow\s(?:an?|the)\b"
)
_ANY_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_DIED_AT = re.compile(
    rf"""(?x) ,?\s (?:who\s)? (?:[\w-]+\s){{0,3}}? {_DIED} \b (?:(?!\b(?:1[89]\d\d|200\d)\b)[^.;,]){{0,40}}? ,?\s
    (?: (?:at\sthe\sage\sof|aged)\s(?:just\s|only\s)?(?P<age>{_AGE})\b | (?<=\bdied\s)at\s(?P<at>{_AGE})(?=[,.;]|$) )"""
)
_IS_YOUNG = re.compile(
    rf"""(?x) \s (?:is|was) \s (?:still\s|only\s|just\s)? an?\s (?:[\w-]+\s)? {_YOUNG}
    (?= \s*[,.;:)”"] | $ | \s(?:who|and|at|in|from|whose)\b (?!\sof\b|\s(?:the\s)?(?:19\d\d|200[0-7])) )"""
)
_BIRTHDAY = re.compile(
    r"""(?xi) (?: ,\swhose\s | ['’]s?\s | \s(?:is|was)\s(?:[\w-]+\s){1,3}away\sfrom\s(?:her|his|their)\s )
    (?: (?:1[0-8]|[1-9])(?:st|nd|rd|th) | first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth
      | eleventh|twelfth| (?:thir|four|fif|six|seven|eigh)teenth ) \s birthday \b
    (?! \s (?:in\s(?:office|power|prison|jail|space|captivity|exile)|behind\sbars|as|since|without)\b
      | ,?\s in\s (?:19\d\d|200[0-7]) )"""
)
_TELLS = re.compile(
    rf"""(?x) \b (?: I(?:['’]m|\sam) \s (?:only\s|just\s|still\s|(?P<turning>turning\s))?
      | (?:and|As)\s an?\s (?=[\w-]+-year-old) | I\s (?P<turned>(?:just\s)?turned\s)
      | We(?:['’]re|\sare)\s(?:all|both)\s )
    (?: (?P<age>{_AGE}) (?: (?P<years>\syears\sold\b|-year-old\b (?=,?\sI\s(?:am|have|do|can|can['’]t|want)\b) )
      | (?(turned)(?=[,.!?”"]|\s(?:(?:last|this)\s(?:\w+day|week|month|year|spring|summer|autumn|fall|winter)
          |on\s[A-Z]\w+|yesterday|today|two|a\s(?:week|month))\b)
        |(?(turning)(?=[,.!?”"]|\s(?:next|this|on|in|tomorrow|soon)\b)
        |(?=\s*[,.!?”"]|$|\sand\b|\snow\b)(?!,\s\d))) )
      | (?P<class>in\s(?:the\s)?(?:(?:[Yy]ear|[Gg]rade|class)\s(?:\d{{1,2}}|{_AGE})|\w+\sgrade)\b
        |an?\s\w+-grader\b) )"""
)
"""In somebody's own words: "I'm 12"."""
_HOUR = re.compile(r"(?:\b[Aa]t\s|(?:^|\n))(\d{1,2})(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?|,\s(?=[A-Z]|the\s)|\so['’]clock)")
"""Times of day as reports of one day's events tell them."""
LAST_HOUR = 12
LEAST_ALONE = 5
"""Years of an age without "years old": "I'm one, too" is no age."""
_GROWN_UP = re.compile(
    r",?\s\(?(?:now\s|aged\s|who\sis\s(?:now\s)?|is\s(?:now\s)?)?(?P<age>[2-9]\d)(?=[,.;)]|\syears\sold)"
)
"""Behind a name: ", 62,", who then was fifteen long ago."""
_IS_GROWN_UP = re.compile(
    r"""(?x) \s (?: (?:is|was|turns|turned|would\shave\sbeen)\s(?:now\s)?(?:[2-9]\d|1[01]\d)
        (?=[.,;)]|\s(?:years\sold|next|this|in|on|when|last|and)\b)
      | (?:has\s)?(?:died|retired)\b[^.;]{0,60}?\b(?:at|aged)\s(?:the\sage\sof\s)?
        (?:[2-9]\d|1[01]\d)(?=[.,;)]|\s(?:after|from|in|last|of|on|this)\b) )"""
)
"""Behind a name or a pronoun, where a report looks back: "He is now 90", "He died on Friday at 101"."""


def young_words(stage: Stage, entity: Entity) -> Span | None:
    """The words that say so; None where the report has none."""
    text = stage.text
    if any(_GROWN_UP.match(text, name.end) for name in names_of(stage, entity)):
        return None
    for name in names_of(stage, entity):
        start = max(name.start - WINDOW, 0)
        for found in (_BORN.match(text, name.end), _IS_YOUNG.match(text, name.end), _BIRTHDAY.match(text, name.end)):
            if found and ("year" not in found.groupdict() or _is_late(stage, int(found["year"]))):
                return _words(found)
        aged = [pattern.match(text, name.end) for pattern in (_WAS_THEN, _DIED_AT)]
        aged += [_at_that_age(stage, entity, name), _then(stage, entity, name)]
        for found in aged:
            if found and _is_child(next(filter(None, found.groups()), None)):
                return _words(found)
        for row, behind in ((_row(text, name), True), (_named_as(text, start, name.start), False)):
            if row and _is_child(_age_in_row(row, behind=behind)):
                return _words(row)
    return next(_told_by(stage, entity), None)


def ages_in_a_row(text: str, name: Span) -> bool:
    """True for the last of several names before as many ages: "Tom and Ada Orel, 14 and 41", of whom one is a child."""
    row = _row(text, name)
    return row is not None and row["ages"] is not None and not row["names"]


def _row(text: str, name: Span) -> re.Match[str] | None:
    """Names behind this one and their ages; of ages alone there must be as many as names."""
    row = _ROW.match(text, name.end)
    if row is None or row["plain"] is None:
        return row
    before = _NAMES_BEFORE.search(text, max(name.start - WINDOW, 0), name.start)
    names = 1 + sum(len(_SOME_NAME.findall(part or "")) for part in (row["names"], before and before.group()))
    return row if names == len(_SOME_AGE.findall(row["ages"])) else None


def _named_as(text: str, start: int, end: int) -> re.Match[str] | None:
    """Words before a name that give the age of who is named, not of whom they hurt: "who robbed a 14-year-old"."""
    found = _NAMED_AS.search(text, start, end)
    if found is None or (_OTHER if found["be"] else _SOMEBODY).search(found["between"]):
        return None
    sentence = max(text.rfind(mark, start, found.start()) for mark in (". ", "\n", "? ", "! "))
    return None if is_of_another(text[max(sentence + 1, start) : found.start()]) else found


def _at_that_age(stage: Stage, entity: Entity, name: Span) -> re.Match[str] | None:
    """The age in "At 15," before a name; not of who holds an office, nor in a look back or where hours are told so."""
    found = _AT_THAT_AGE.search(stage.text, max(name.start - WINDOW, 0), name.start)
    if found is None or _is_long_ago(stage, entity, name, found["age"]):
        return None
    if "age" in found.group().lower():
        return found
    hours = (
        {hour[1] for hour in _HOUR.finditer(stage.text)} - {found["age"]}
        if _years(found["age"]) <= LAST_HOUR
        else set()
    )
    return None if hours or is_public(stage, entity) or _has_title(stage, entity) else found


def _is_long_ago(stage: Stage, entity: Entity, name: Span, age: str) -> bool:
    sentence = stage.layout.sentences[stage.layout.sentence_of(name.start)]
    if _years(age) <= LAST_HOUR and is_an_hour(stage.text, sentence, name):
        return True
    if any(_IS_GROWN_UP.match(stage.text, mention.end) for mention in (*entity.mentions, *names_of(stage, entity))):
        return True
    return was_long_ago(stage.text, sentence, name, _years(age), stage.reading.report.date)


def _has_title(stage: Stage, entity: Entity) -> bool:
    return any(role.kind in {"office", "title"} for role in roles_of(stage, entity))


def then_words(stage: Stage, entity: Entity, pronoun: Span) -> Span | None:
    """The words behind "he" or "she" in "He was 16 when he was arrested in May"."""
    found = _then(stage, entity, pronoun)
    return _words(found) if found and _is_child(next(filter(None, found.groups()), None)) else None


def _then(stage: Stage, entity: Entity, name: Span) -> re.Match[str] | None:
    """What somebody was who may be a child still: not in public life, and long ago by no word of the sentence."""
    found = _THEN.match(stage.text, name.end)
    if found is None or is_public(stage, entity) or _has_title(stage, entity):
        return None
    sentence = stage.layout.sentences[stage.layout.sentence_of(name.start)].of(stage.text)
    day, age = stage.reading.report.date, next(filter(None, found.groups()), "0")
    today = int(day[:4]) if day else BORN_LATELY + ADULT_YEARS
    grown = any(today - int(year[0]) + _years(age) > ADULT_YEARS for year in _ANY_YEAR.finditer(sentence))
    return None if grown or _LONG_AGO.search(sentence) else found


def _told_by(stage: Stage, entity: Entity) -> Iterator[Span]:
    """The ages that a person tells of themselves, and those before "she"."""
    text, own = stage.text, mark_id(entity)
    told = stands_in(text, _TELLS)
    said = {speaker.attribution for speaker in stage.reading.of(Speaker) if told and speaker.entity == own}
    for item in stage.reading.of(Attribution):
        if said and item.style != "indirect" and mark_id(item) in said:
            for piece in item.content:
                found = _TELLS.search(text, piece.start, piece.end)
                if found and (found["class"] or _tells_of_a_child(found)):
                    yield Span(*found.span())
    for span in entity.mentions:
        if span.of(text).lower() in {"he", "she"}:
            found = _at_that_age(stage, entity, span)
            if found and _is_child(found["age"]):
                yield _words(found)


def _tells_of_a_child(found: re.Match[str]) -> bool:
    return _is_child(found["age"]) and (found["years"] is not None or _years(found["age"]) >= LEAST_ALONE)


def _age_in_row(row: re.Match[str], *, behind: bool) -> str | None:
    """The age of the name in a row of names and ages; the youngest where they do not match."""
    groups = row.groupdict()
    one = groups.get("all") or groups.get("age")
    if one:
        return one
    ages: list[str] = _SOME_AGE.findall(row["ages"])
    others = len(_SOME_NAME.findall(groups["names"] or ""))
    at = len(ages) - 1 - others if behind else others
    return ages[at] if 0 <= at < len(ages) else min(ages, key=_years)


def _words(found: re.Match[str]) -> Span:
    words = found.group()
    return Span(found.end() - len(words.lstrip(' ,(.!?”"\n')), found.start() + len(words.rstrip(" ,\n")))


def _is_late(stage: Stage, year: int) -> bool:
    """True if who was born in the year may be under eighteen on the day of the report."""
    day = stage.reading.report.date
    return year >= BORN_LATELY if day is None else int(day[:4]) - ADULT_YEARS <= year <= int(day[:4])


def _years(age: str) -> int:
    return int(age) if age.isdecimal() else _AGES[age.lower()]


def _is_child(age: str | None) -> bool:
    return age is not None and _years(age) < ADULT_YEARS
