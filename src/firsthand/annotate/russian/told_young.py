"""What a Russian report says around a name, in so many words, of somebody under eighteen; recall before precision.

Years of birth, reckoned with the day of the report; a word for children before several names; an age of several; what
the person says. What stands right beside one name reads minors.py.
"""

import re
from collections.abc import Iterator

from firsthand.annotate.long_ago import stands_in
from firsthand.annotate.russian.cast import Cast
from firsthand.annotate.russian.drafted import Drafted
from firsthand.annotate.russian.lexicon import roles
from firsthand.annotate.russian.looking_back import was_former, was_long_ago
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
      | мальчик(?:и|ов|ам|ами|ах) | девоч(?:ки|ек|кам|ками|ках) | дет(?:и|ей|ям|ьми|ях)
      | несовершеннолетни(?:е|х|м|ми)
      | малыш(?:и|ей|ам|ами) | (?:гимназист|лицеист)[а-яё]* | (?P<age>\d{{1,2}}|[а-яё]+?)-?летн(?:ие|их|им|ими)
    ) (?:,|:|\s[—–])? \s (?-i:{_NAME}{_JOIN}){{0,7}} $"""
)
"""Before a name: "Школьницы Анна Орлова и", "15-летние"."""
_SCHOOLS = r"(?:школы|гимназии|лицея|класса|интерната|детского\sсада)\b"
_LEARNER = (
    r"[Уу]ча(?:щийся|щаяся|щегося|щейся|щемуся|щимся|щуюся|щемся)\s"
    rf"(?:(?!колледжа|училища|техникума)[а-яёА-Я\d№«»\"-]+\s){{0,3}}?{_SCHOOLS}"
)
_LEARNER_BEFORE = re.compile(rf"\b{_LEARNER}(?:\s(?:№\s?\d+|имени|[А-ЯЁ][а-яё.]+)){{0,3}}\s$")
"""Before a name: «учащийся гимназии»; учащийся колледжа may be grown up."""
_LEARNS = re.compile(
    rf"""(?x) \s?[,(—–-]\s? (?P<words>{_LEARNER})
    | (?:,\sкотор[а-я]+)? \s (?P<does> ходи(?:т|л|ла|вш[а-я]+)\sв\s(?:детский\sсад|детсад|ясли|школу(?!\s[а-яё]+\b))
      | учится\sв\s(?:(?:\d+-й|средней|начальной|сельской|местной|городской)\s)?(?:школе|гимназии|лицее|интернате)
        (?=\s*[,.;)]|\s(?:№|и|в|на|по)\s) )"""
)
"""Behind a name: «, учащаяся гимназии», «ходит в детский сад», «учится в школе»."""
_THE_CHILD = re.compile(
    r"""(?x) [.!?…»”]\s (?P<words> (?: (?:\d{1,2}|[А-ЯЁ][а-яё]+)-?летн[а-яё]+\s )?
      (?i:мальчик(?:а|у|ом)?|девочк(?:а|у|е|ой)|реб[её]н(?:ок|ка|ку|ком)|школьник(?:а|у|ом)?|школьниц(?:а|у|е|ей)
        |подрост(?:ок|ка|ку|ком)|малыш(?:а|у|ом|ка|ку)?|младен(?:ец|ца|цу)) ) \b (?!,?\s(?:котор|по\sимени))"""
)
"""Behind the sentence of a name: «Тимур Ахметов пропал. Мальчику 9 лет.»."""
_GIRL, _BOY = ("девочк", "школьниц"), ("мальчик", "школьник")
_HAS_A_CHILD = re.compile(r"(?i)\b(?:родил[аи]?\b|рожа(?:ет|ла)\b|беременн|усынов|удочер|стал[аи]?\s(?:матерью|отцом))")
"""Who is told so is not the child of the next sentence."""
_ANSWERS_FOR_IT = re.compile(
    r"""(?xi) \b (?: осу(?:ди|жд) | приговор | арестова | задержа | обвин | подозрева | призна ) [^.;]{0,60}?
      \b (?: убий | изнасил | насили | похищ | наезд | истяза | растлен | гибел | смерт | вину\b )
    | \b (?: сел[аи]?\sза\sруль | за\sрул[её]м )"""
)
_DIED = re.compile(r"(?i)\b(?:погиб|умер|скончал|наш(?:ли|ёл|ла)|найден|убит|тело|утону|похорон|выжи)")
_IN_CUSTODY = re.compile(r"(?i)\b(?:камер[еы]|сизо\b|колони|изолятор|отдел|тюрьм)")
"""What became of the child of the next sentence, where its own tells who answers for it."""
_ANOTHER = re.compile(rf"{_JOIN}{_NAME}")
_EACH = re.compile(
    rf"(?:{_JOIN}{_NAME}){{0,7}},?\s\(?(?:об[ае]им|обоим|всем|каждо[а-я]+)\s(?:было\s|ещё\s|еще\s)?(?:по\s)?(?P<age>{_AGE})\s(?:лет|год)"
)
_AT_THAT_AGE = re.compile(
    rf"(?:^|[.!?]\s|\n)В\s(?:свои\s|неполные\s|возрасте\s)?(?P<age>{_AGE})\s(?:лет|года?),?\s(?:в\s(?:1[89]|20)\d\d\sгоду,?\s)?$"
)
_WAS_THEN = re.compile(
    rf"""(?x) ,?\s было\s (?:всего\s|только\s|лишь\s|тогда\s)? (?P<age>{_AGE}) (?:\s(?:лет|года?))?
      (?=\s*[.;,)]|$|\s(?:когда|на\sмомент)\b)
    | [^.;А-ЯЁ]{{0,60}}? ,?\s когда\s(?P<whose>ей|ему)\sбыло\s (?:всего\s|только\s|лишь\s)?
      (?P<when>{_AGE}) (?=\s*[.;,)]|$|\s(?:лет|года?)\b)"""
)
"""Behind the name of who may be a child still: «Анне Беловой было 14, когда», «похитили, когда ей было 14 лет»."""
_LONG_AGO = re.compile(r"(?i)\bназад\b|десятилет|(?:\bв|-е)\s\d?\d-[ех]\b")
_ANY_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_CALLED = re.compile(
    r"""(?x) \b (?i:мальчика|девочку|реб[её]нка|школьника|школьницу|подростка|малыша|младенца) \s (?:[а-яё-]+\s){0,2}?
    (?:зовут|звали) \s $"""
)
"""Before a name: «Мальчика звали»."""
_IS_AT_SCHOOL = re.compile(
    r"""(?x) \bЯ\s (?: (?P<does>учусь\s|хожу\s|перешла\s|перешёл\s)?в(?:о)?\s
        (?:\d{1,2}(?:-[а-я]+)?|[а-яё]+[мй])\sкласс(?:е)?\b (?(does)|(?!\s(?:(?!и\s)[а-яё]+\s){0,2}[а-яё]+л[аи]?\b))
      | (?:ещё\s)?(?:школьни(?:к|ца)|несовершеннолетн(?:ий|яя))\b )
    | \b[Мм]не\s (?: (?:(?:в\s[а-я]+|скоро|вот-вот|недавно|только\sчто)\s)?(?:будет|исполнится|исполнилось)
        \s(?:1[0-7]|[5-9])(?=\s*[,.!?»]|\sлет) | (?:скоро|почти)\s(?:1[0-7]|[5-9])(?=\s*[,.!?»]|\sлет)
      | (?:ещё\s|еще\s)?нет\s(?:и\s)?(?:1[0-8])(?=\s*[,.!?»]|\sлет) )"""
)
"""In somebody's own words: «Я учусь в восьмом классе», «Мне ещё нет 18»."""
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
        for learns in (_LEARNER_BEFORE.search(text, start, span.start), _LEARNS.match(text, span.end)):
            if learns:
                words = learns.group()
                return Span(learns.end() - len(words.lstrip(" ,(—–-")), learns.start() + len(words.rstrip()))
        if called := _CALLED.search(text, start, span.start):
            return Span(called.start(), called.end() - 1)
        if child := _in_next_sentence(cast, one, name):
            return child
        if age := next(_ages_told(cast, one, name, day), None):
            return age
        children = _CHILDREN.search(text, start, span.start)
        if children and was_former(text[start : children.start()]):
            continue
        if children and _agrees(children, name, text) and (not children["age"] or _is_child(children["age"])):
            return Span(children.start(), children.start() + len(children.group().split()[0]))
    return next(_told_by(cast, one), None)


def _ages_told(cast: Cast, one: Drafted, name: Name, day: str | None) -> Iterator[Span]:
    """The ages under eighteen that the sentence of a name gives for it."""
    for aged in (_EACH.match(cast.frame.text, name.span.end), _at_that_age(cast, name, day)):
        if aged and _is_child(aged["age"]):
            yield Span(*aged.span("age"))
    if then := _then(cast, one, name, day):
        yield then


def _then(cast: Cast, one: Drafted, name: Name, day: str | None) -> Span | None:
    """The age that the name had when something happened, if not long ago."""
    found = _WAS_THEN.match(cast.frame.text, name.span.end)
    if found is None or (found["whose"] and one.gender == {"ей": "m", "ему": "f"}[found["whose"]]):
        return None
    if found["age"] and "d" not in (name.cases or "d"):
        return None
    age, words = found["age"] or found["when"], cast.frame.words.sentence(name.first).of(cast.frame.text)
    today = int(day[:4]) if day else BORN_LATELY + ADULT_YEARS
    grown = any(today - int(year[0]) + _years(age) > ADULT_YEARS for year in _ANY_YEAR.finditer(words))
    past = grown or _LONG_AGO.search(words) is not None or any(fact.public for fact in one.facts)
    return Span(*found.span("age" if found["age"] else "when")) if _is_child(age) and not past else None


def _at_that_age(cast: Cast, name: Name, day: str | None) -> re.Match[str] | None:
    """The age in «В 12 лет» before a name, where it is no look back."""
    text = cast.frame.text
    found = _AT_THAT_AGE.search(text, max(name.span.start - WINDOW, 0), name.span.start)
    sentence = cast.frame.words.sentence(name.first)
    past = found and was_long_ago(text, sentence, name.span, _years(found["age"]), day)
    return None if past else found


def _in_next_sentence(cast: Cast, one: Drafted, name: Name) -> Span | None:
    """The word for a child with which the sentence behind begins, where nobody else was told of up to there."""
    words, text = cast.frame.words, cast.frame.text
    sentence = words.sentence(name.first)
    end = sentence.start + len(sentence.of(text).rstrip())
    found = _THE_CHILD.match(text, max(end - 1, name.span.end))
    if found is None or any(fact.public or fact.kind in {"office", "trade"} for fact in one.facts):
        return None
    if _is_anothers(text[name.span.end : end], found, one):
        return None
    if any(draft is not one and draft.kind == "person" for _, drafts in cast.owners_in(sentence) for draft in drafts):
        return None
    before = range(words.inside(sentence).stop)
    told = any(role.kind in {"child", "kin"} for at in before for role in roles().get(words.low(at), ()))
    return None if told else Span(*found.span("words"))


def _is_anothers(behind: str, found: re.Match[str], one: Drafted) -> bool:
    """True for «Ян Хольм осуждён за убийство. Мальчика нашли», «Ян Хольм остановился. Девочка убежала»."""
    child = found["words"].split()[-1].lower()
    other = _BOY if one.gender == "f" else _GIRL if one.gender == "m" else ()
    if _HAS_A_CHILD.search(behind) or child.startswith(other):
        return True
    told = found.string[found.end() :].partition(". ")[0].partition("\n")[0]
    if _IN_CUSTODY.search(told):
        return False
    return _ANSWERS_FOR_IT.search(behind) is not None and _DIED.search(told) is not None


def _agrees(children: re.Match[str], name: Name, text: str) -> bool:
    """False for «Ученики Алины Орловой» and «Учеников Алины Орловой», who are not she; «дети» are several.

    And for «отец школьницы Олег Белов».
    """
    word, behind = children["word"], children.group()[len(children["word"])]
    first = len(children.group().split()) == 1 + ("—" in children.group() or "–" in children.group())
    alone = first and _ANOTHER.match(text, name.span.end) is None
    if behind != " " or word.lower().startswith(("дет", "девоч", "мальчик")):
        owned = behind == " " and "g" in (name.cases or "g")
        return not alone and not (owned and "n" not in name.cases)
    if word[-1] in "иые":
        return "n" in (name.cases or "n") and not (alone and word.endswith("ы"))
    return not (alone and "g" in (name.cases or "g"))


def _told_by(cast: Cast, one: Drafted) -> Iterator[Span]:
    """The ages that a person tells of themselves."""
    text = cast.frame.text
    if not (stands_in(text, _TELLS) or stands_in(text, _IS_AT_SCHOOL)):
        return
    for voice in cast.voices:
        if voice.owner is one and voice.attribution.style != "indirect":
            for piece in voice.attribution.content:
                if school := _IS_AT_SCHOOL.search(text, piece.start, piece.end):
                    yield Span(*school.span())
                found = _TELLS.search(text, piece.start, piece.end)
                if found and _is_child(found["age"]) and (found["years"] or _years(found["age"]) >= LEAST_ALONE):
                    yield Span(*found.span("age"))


def _is_late(year: int, day: str | None) -> bool:
    """True if who was born in the year may be under eighteen on the day of the report."""
    return year >= BORN_LATELY if day is None else int(day[:4]) - ADULT_YEARS <= year <= int(day[:4])


def _is_child(age: str) -> bool:
    return _years(age) < ADULT_YEARS


def _years(age: str) -> int:
    return int(age) if age.isdecimal() else _AGES.get(age.lower(), ADULT_YEARS)
