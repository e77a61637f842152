"""Numbers beside a name in a Russian report that are no age of today, and children of long ago.

«10-летний контракт Петров подписал», «Иван Петров (12) забил», «В 12 лет Иван Петров ушёл из школы»,
«бывшая школьница».
"""

import re

from firsthand.annotate.long_ago import LookBack, stands_in
from firsthand.annotate.russian.declension import is_adjective
from firsthand.annotate.russian.words import Words
from firsthand.vocabulary import Span

_THINGS = """
    автобус автомобил аренд бизнес борьб брак вин виски война войн гаранти грузовик давност дерев договор дом дружб дуб
    завод заключени закон запрет здани изгнани ипотек исследовани истори карьер клуб коньяк компани конкурс контракт
    конфликт корабл кошк кредит лошад максимум мандат марафон машин минимум молчани мост наблюдени облигаци обучени
    обязательств ожидани опыт отношени отпуск отсутстви партнерств пауз перерыв период план пост правлени пребывани
    приговор прогноз программ проект путь пут работ разлук рекорд руководств самолет сери служб собак соглашени
    сотрудничеств спор срок ссылк стаж судн супружеств традици труд тюрьм тяжб фестивал цикл эксперимент эпох этап юбиле
""".split()
_ENDINGS = r"(?:[аеёийоуыюяь]|ого|ому|ом|ем|ой|ою|ей|ею|ью|ов|ев|ам|ям|ами|ями|ах|ях|ия|ие|ии|ию|ием|ий)?"
_THING = re.compile(rf"(?:{'|'.join(_THINGS)}){_ENDINGS}")
"""What is so old and is nobody, in any case; not «спортсмен», «работник»."""
_FORMER = ("бывш", "экс", "некогда")
_CHILD = re.compile(
    r"(?i)\b(?:школ(?!у\b|ы\b)|юнош|юниор|девоч|мальчи|реб[её]н|детск|дети\b|подрост|класс(?!ик)|ученик|ученица|несовершеннолет"
    r"|вундеркинд|\d+-летн|(?<!в\s\d\s)(?<!в\s\d\d\s)лет\b(?=[,)]))"
)
_HURT = (
    r"пропал|погиб|пострада|ранен|убит|изнасил|похищ|задержан|арестован|напал|избит|умер|скончал|утону|больниц|обстрел"
)
_TODAY = re.compile(
    r"(?i)\b(?:понедельник|вторник|сред[уы]\b|четверг|пятниц|суббот|воскресень|вчера|сегодня|накануне|уже\b|сам(?:ый|ая|ой|ым)\sмолод"
    rf"|на\sпрошлой|на\sэтой|в\sэтом|не\sверну|{_HURT})"
)
_NOW = re.compile(
    r"""(?x) \b (?: [Оо]на?\s(?:(?:сейчас|теперь|всё\sещё|до\sсих\sпор|по-прежнему)\s)?[а-яё]+(?:ет|ёт|ит|ется|ится)
      | (?i: отц[ауеом]+ | отец | мат(?:ь|ери|ерью) | родител[а-я]+ | бабушк[а-я]+ | опекун[а-я]*
        | (?:своих\s|младш[а-я]+\s)?(?:брат|сест[её]?р)[а-я]* | семь[яюией]+ | семьёй ) ) \b"""
)
"""Anywhere: what somebody does these days, or a family at home: «Он зарабатывает два доллара», «платить долг отца»."""
_LIFE = re.compile(
    r"""(?x) \s (?: уш[её]?л[аи]?\s(?:из\sшколы|в\s(?:море|армию|монастырь|шахту)|на\s(?:фронт|войну|завод))
      | пош[её]?л[аи]?\s(?:работать|на\s(?:завод|работу|фронт|шахту)|в\s(?:шахту|армию))
      | начал[аи]?\s(?:работать|трудовую|трудиться) | устроил(?:ся|ась) | эмигрировал[аи]?
      | вступил[аи]?\sв\s(?:партию|армию)
      | стал[аи]?\s(?:учеником|подмастерьем|рабоч[а-я]+|юнгой) ) \b"""
)
"""Behind the name: a step of a life, as obituaries and profiles tell it; who left home or dropped out may be missed."""
_GROWN_UP = re.compile(
    r"(?i)\b(?:в|к)\s[2-9]\d(?:\sгод(?:ам|а)?|\sлет)?\b(?![\d:.])|\b(?:впоследствии|позже\sстал|затем\sстал|через\s[2-9]\d\sлет|на\sпенси)"
)
_SCORING = re.compile(
    r"(?i)\b(?:заби(?:л|ва|т)|гол(?:ы|а|ов)?\b|очк(?:о|а|ов)\b|тайм|шайб|мяч|хет-трик|пенальти|передач)"
)
_WAS_HURT = re.compile(rf"(?i)\b(?:{_HURT})")
_IN_BRACKETS = re.compile(r"\s\((?:\d{1,3}(?:,\s|[-–]я)?)+\)")


_WORKERS = ("рабоч", "служащ", "учащ", "заключенн")


def _may_be_adjective(low: str) -> bool:
    """False for «отсутствие», and for «рабочая», who is somebody."""
    return is_adjective(low) and _THING.fullmatch(low) is None and not low.startswith(_WORKERS)


def is_of_a_thing(words: Words, at: int) -> bool:
    """True for «10-летний контракт», «12-летнюю успешную карьеру»."""
    at += 1
    while _may_be_adjective(words.low(at)) and words.low(at + 1)[:1].isalpha() and not words.all[at].capital:
        at += 1
    return _THING.fullmatch(words.low(at)) is not None


def is_former(words: Words, at: int) -> bool:
    """True for «бывшая школьница»."""
    return words.low(at - 1).startswith(_FORMER) or words.low(at).startswith("экс-")


def was_former(before: str) -> bool:
    """True where the text before a word for children ends in «бывшие»."""
    return re.search(r"(?i)\b(?:бывш[а-я]+\s|экс-)$", before) is not None


def is_a_score(text: str, sentence: Span, name: Span) -> bool:
    """True for «Иван Петров (12) забил», «Иван Петров (12, 44) и Олег Сидоров (15) забили»."""
    if _IN_BRACKETS.match(text, name.end) is None or stands_in(text, _CHILD):
        return False
    words = sentence.of(text)
    return _SCORING.search(words) is not None and _WAS_HURT.search(words) is None


was_long_ago = LookBack(_CHILD, _TODAY, _LIFE, _GROWN_UP, _NOW).was_long_ago
