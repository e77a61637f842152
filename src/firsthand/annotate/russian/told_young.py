"""What a Russian report says around a name, in so many words, of somebody under eighteen; recall before precision.

Years of birth, reckoned with the day of the report; a word for children before several names; an age of several; what
the person says. What stands right beside one name reads minors.py.
"""

import re
from collections.abc import Iterator

from firsthand.annotate.russian.cast import Cast
from firsthand.annotate.russian.drafted import Drafted
from firsthand.annotate.russian.people import Name
from firsthand.vocabulary import ADULT_YEARS, Span

BORN_LATELY = 2008
"""A year of birth from which on somebody is taken for a minor in a report without a date."""
LEAST_ALONE = 5
"""Years of an age without «лет»: «Мне два, пожалуйста» is no age."""
WINDOW = 160
"""Characters before a name in which its sentence may tell an age."""

_AGES = {
    word: years
    for years, words in enumerate(
        "один|два двух|три трёх трех|четыре четырёх четырех|пять пяти|шесть шести|семь семи|восемь восьми|девять девяти"
        "|десять десяти|одиннадцать одиннадцати|двенадцать двенадцати|тринадцать тринадцати|четырнадцать четырнадцати"
        "|пятнадцать пятнадцати|шестнадцать шестнадцати|семнадцать семнадцати".split("|"),
        1,
    )
    for word in words.split()
}
_AGE = rf"(?:\d{{1,2}}|{'|'.join(sorted(_AGES, key=len, reverse=True))})"
_NAME = r"[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё.-]*){0,2}"
_JOIN = r"(?:,\s|\sи\s)"
_YEAR_OF_BIRTH = r"(?P<year>(?:19|20)\d\d)\s?(?:года\sрождения|г\.?\s?р\b|г\.?\s?рожд)"

_BORN_BEHIND = re.compile(rf"[\s,(—–-]{{1,3}}(?:\d\d\.\d\d\.|\d{{1,2}}\s[а-я]+\s)?{_YEAR_OF_BIRTH}")
"""Behind a name: ", 2010 года рождения", "(2010 г.р.)"."""
_BORN = re.compile(
    r",?\s(?:котор[а-я]+\s)?роди(?:лся|лась|вш[а-я]+)\b[^.;()\d]{0,40}?(?:\d{1,2}\s[а-я]+\s)?(?P<year>(?:19|20)\d\d)\s(?:году|года|г\.)"
)
_BORN_BEFORE = re.compile(rf"{_YEAR_OF_BIRTH}(?:[^.;]{{0,100}}[.]\s(?:Его|Её|Ее)\sзовут|,?(?:\s[а-яё-]+){{0,2}}),?\s$")
"""Before a name: "Мальчик 2012 года рождения пропал. Его зовут"."""
_CHILDREN = re.compile(
    rf"""(?xi) \b (?P<word>
        (?:школьни[кц]|воспитанни[кц]|учени[кц]|[а-яё\d-]*классни[кц]) (?:и|ы|ов|ам|ами|ах)
      | школьниц | учениц | воспитанниц | [а-яё\d-]*классниц | подростк(?:и|ов|ам|ами|ах)
      | несовершеннолетни(?:е|х|м|ми)
      | малыш(?:и|ей|ам|ами) | (?:гимназист|лицеист)[а-яё]* | (?P<age>\d{{1,2}}|[а-яё]+?)-?летн(?:ие|их|им|ими)
    ) \s (?-i:{_NAME}{_JOIN}){{0,7}} $"""
)
"""Before a name: "Школьницы Анна Орлова и", "15-летние"."""
_ANOTHER = re.compile(rf"{_JOIN}{_NAME}")
_EACH = re.compile(
    rf"(?:{_JOIN}{_NAME}){{0,7}},?\s\(?(?:об[ае]им|обоим|всем|каждо[а-я]+)\s(?:было\s|ещё\s|еще\s)?(?:по\s)?(?P<age>{_AGE})\s(?:лет|год)"
)
_AT_THAT_AGE = re.compile(rf"(?:^|[.!?]\s|\n)В\s(?:свои\s|неполные\s)?(?P<age>{_AGE})\s(?:лет|года?),?\s$")
_TELLS = re.compile(
    rf"\b[Мм]не\s(?:всего\s|только\s|сейчас\s|ещё\s|еще\s)?(?P<age>{_AGE})\b"
    r"(?:(?P<years>\s(?:лет|года?)\b)(?=\s*[,.!?;:—–»”\"]|$|\s(?:и|а|но|было|будет|исполн[а-я]+)\b)|(?=\s*[,.!?»”\"]|$))"
)


def young_words(cast: Cast, one: Drafted, day: str | None) -> Span | None:
    """The words that say so; None where the report has none. `day` is that of the report."""
    text = cast.frame.text
    for name in sorted(one.people, key=lambda name: name.span):
        start, span = max(name.span.start - WINDOW, 0), name.span
        for born in (
            _BORN_BEHIND.match(text, span.end),
            _BORN.match(text, span.end),
            _BORN_BEFORE.search(text, start, span.start),
        ):
            if born and _is_late(int(born["year"]), day):
                return Span(*born.span("year"))
        for aged in (_EACH.match(text, span.end), _AT_THAT_AGE.search(text, start, span.start)):
            if aged and _is_child(aged["age"]):
                return Span(*aged.span("age"))
        children = _CHILDREN.search(text, start, span.start)
        if children and _agrees(children, name, text) and (not children["age"] or _is_child(children["age"])):
            return Span(children.start(), children.start() + len(children.group().split()[0]))
    return next(_told_by(cast, one), None)


def _agrees(children: re.Match[str], name: Name, text: str) -> bool:
    """False for «Ученики Алины Орловой» and «Учеников Алины Орловой», who are not she."""
    if children["word"][-1] in "иые":
        return "n" in (name.cases or "n")
    alone = _ANOTHER.match(text, name.span.end) is None and len(children.group().split()) == 1
    return not (alone and "g" in (name.cases or "g"))


def _told_by(cast: Cast, one: Drafted) -> Iterator[Span]:
    """The ages that a person tells of themselves."""
    for voice in cast.voices if _TELLS.search(cast.frame.text) else ():
        if voice.owner is one and voice.attribution.style != "indirect":
            for piece in voice.attribution.content:
                found = _TELLS.search(cast.frame.text, piece.start, piece.end)
                if found and _is_child(found["age"]) and (found["years"] or _years(found["age"]) >= LEAST_ALONE):
                    yield Span(*found.span("age"))


def _is_late(year: int, day: str | None) -> bool:
    """True if who was born in the year may be under eighteen on the day of the report."""
    return year >= BORN_LATELY if day is None else int(day[:4]) - ADULT_YEARS <= year <= int(day[:4])


def _is_child(age: str) -> bool:
    return _years(age) < ADULT_YEARS


def _years(age: str) -> int:
    return int(age) if age.isdecimal() else _AGES.get(age.lower(), ADULT_YEARS)
