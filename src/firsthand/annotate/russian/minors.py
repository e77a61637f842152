"""Whether a person of a Russian report is under eighteen: an age beside the name, or a word for a child."""

import re
from collections.abc import Sequence
from functools import cache

from firsthand.annotate.russian.declension import is_adjective
from firsthand.annotate.russian.drafted import Drafted
from firsthand.annotate.russian.lexicon import roles
from firsthand.annotate.russian.looking_back import is_a_score, is_former, is_of_a_thing
from firsthand.annotate.russian.names import title_before
from firsthand.annotate.russian.people import CALLED, YEARS, Name
from firsthand.annotate.russian.phrases import Frame
from firsthand.annotate.russian.words import Words
from firsthand.lexicon import read_table
from firsthand.vocabulary import ADULT_YEARS, Span

_AGES = (
    "ноль одно двух трех четырех пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати "
    "пятнадцати шестнадцати семнадцати"
).split()
_ADJECTIVE = re.compile(
    r"(\d+|[а-я]+)-?(летн|месячн|недельн)(?:ий|яя|ее|его|ей|ему|им|ем|юю|ие|их|ими|ый|ая|ого|ой|ому|ым|ом|ую)"
)
_CLASS = re.compile(r"\d{1,2}-?классни(?:к|ц)\w*")
WORDS_BESIDE = 5
"""Between a name and an age: «Артёму в мае исполнилось 15 лет»."""


@cache
def is_childs_age(low: str) -> bool:
    """True for «15-летний», «пятнадцатилетняя», «двухмесячный», «годовалый», «9-классник»."""
    if low.startswith(("годовал", "полуторагодовал", "полугодовал", "новорожден")) or _CLASS.fullmatch(low):
        return True
    found = _ADJECTIVE.fullmatch(low)
    if found is None:
        return False
    if found[2] != "летн":
        return True
    return int(found[1]) < ADULT_YEARS if found[1].isdecimal() and len(found[1]) < 4 else found[1] in _AGES


def childs_words(frame: Frame, draft: Drafted) -> Span | None:
    """The words that say that a person is a child; None where the report does not."""
    for name in sorted(draft.people, key=lambda one: one.span):
        found = _before(frame, name)
        if found is None and _is_of_own_child(frame, name):
            continue
        if found is None:
            ages = _ages_in_a_row(frame, name)
            found = (
                _behind(frame, name) if ages is None else next((at for at in ages if _is_under_age(frame, at)), None)
            )
        if found is None:
            found = _turning(frame, name)
        if found is not None:
            return frame.words.span(found, found + 1)
    return None


def _before(frame: Frame, name: Name) -> int | None:
    """The index of an age or a word for a child right before the name, with nobody else's name between."""
    words = frame.words
    title = title_before(words, name)
    start = words.inside(title).start if title else name.first
    for at in range(name.first - 1, max(min(start, name.first - WORDS_BESIDE) - 2, -1), -1):
        word = words.all[at]
        if at in frame.within and frame.within[at].kind == "person":
            return None
        if word.sentence != words.all[name.first].sentence or word.text in {".", ";", ":", "—"}:
            return None
        called = words.low(at + 1).startswith("котор") and words.low(name.first - 1) in CALLED
        if word.text == "," and not called and not is_adjective(words.all[at - 1].text):
            return at - 1 if at == name.first - 1 and _stands_for(frame, at - 1, name) else None
        sure = name.known and _ADJECTIVE.fullmatch(word.low)
        aged = is_childs_age(word.low) and (not sure or _agrees(word.low, name)) and not is_of_a_thing(words, at)
        if aged or (_is_child(word.low, name) and not is_former(words, at)):
            return at
    return None


def _stands_for(frame: Frame, at: int, name: Name) -> bool:
    """True for a word for a child that the name explains: «сказала девочка, Ирина Белова», «мальчик, Пётр, ушёл»."""
    words = frame.words
    behind = words.all[name.after].text if name.after < len(words.all) else "."
    return behind in _CLOSING and _is_child(words.low(at), name)


_CLOSING = frozenset(",.;:!?…)—–")


def _is_child(low: str, name: Name) -> bool:
    """True for a word for a child that may stand in apposition to the name."""
    for role in roles().get(low, ()):
        alike = role.word in _ANY or not name.gender or role.gender == name.gender
        if role.kind == "child" and not role.plural and alike and set(role.cases) & set(name.cases or "ngdaip"):
            return True
    return False


_ANY = frozenset({"ребёнок", "подросток", "младенец", "малыш"})
"""Masculine words that girls are called by, too."""


def _ages_in_a_row(frame: Frame, name: Name) -> Sequence[int] | None:
    """The index of the age of one of several: «Иван и Пётр Сидоровы, 8 и 10 лет»; of all if they do not match."""
    words = frame.words
    row = _row_of(frame, name)
    at = row[-1].stop
    if len(row) < 2 or words.low(at) not in {",", "(", "—", "–"}:
        return None
    ages: list[int] = []
    at += 1
    while words.low(at) in _SPELLED or words.low(at).isdecimal():
        ages.append(at)
        at += 1 + (words.low(at + 1) in {",", "и"})
    if not ages or words.low(ages[-1] + 1) not in YEARS:
        return None
    return ages if len(ages) != len(row) else [ages[row.index(range(name.first, name.after))]]


def _row_of(frame: Frame, name: Name) -> list[range]:
    """The words of each of the names that stand in a row with this one, itself among them."""
    words = frame.words
    row = [range(name.first, name.after)]
    while words.low(row[0].start - 1) in {",", "и"} and (before := _person_at(frame, row[0].start - 2)):
        row.insert(0, before)
    while words.low(row[-1].stop) in {",", "и"} and (behind := _person_at(frame, row[-1].stop + 1)):
        row.append(behind)
    return row


def _person_at(frame: Frame, at: int) -> range | None:
    named = frame.within.get(at)
    return frame.words.inside(named.span) if named and named.kind == "person" else None


_GROWN_ONTO = re.compile(r"(?<=\d)-(?:ти|ми|и|х)$")
"""Written onto a number: «9-ти лет»."""


def _number(low: str) -> str:
    return _GROWN_ONTO.sub("", low)


def _is_under_age(frame: Frame, at: int) -> bool:
    low = _number(frame.words.low(at))
    return low in _SPELLED or (low.isdecimal() and len(low) < 3 and int(low) < ADULT_YEARS)


def _behind(frame: Frame, name: Name) -> int | None:
    """The index of an age, or of a word for a child in apposition, behind the name in its sentence."""
    words = frame.words
    stop = min(name.after + WORDS_BESIDE, words.inside(words.sentence(name.first)).stop)
    apposed = name.after < stop and words.all[name.after].text in {",", "(", "—", "–", "-"}
    if is_a_score(words.text, words.sentence(name.first), name.span):
        return None
    for at in range(name.after, stop):
        word = words.all[at]
        if at in frame.within and frame.within[at].kind == "person":
            return None
        if _is_held(words, name, at):
            return None
        if _number(word.low).isdecimal() and _is_under_age(frame, at):
            alone = apposed and at == name.after + 1 and words.low(at + 1) in {",", ")", "."}
            if alone or words.low(at + 1) in YEARS:
                return at
        spelled = word.low in _SPELLED and words.low(at + 1) in YEARS and words.low(at - 1) not in _tens()
        aged = is_childs_age(word.low) and _agrees(word.low, name) and not is_of_a_thing(words, at)
        if aged and at + 1 in frame.within and frame.within[at + 1].kind == "person":
            return None
        if spelled or (apposed and (aged or (_is_child(word.low, name) and not is_former(words, at)))):
            return at
    return None


def _is_of_own_child(frame: Frame, name: Name) -> bool:
    """True for «Дочери Ивана Петрова 9 лет», where nothing but the genitive can stand."""
    words = frame.words
    before = words.low(name.first - 1)
    owned = before == "дочери" or any(role.kind in {"kin", "child"} for role in roles().get(before, ()))
    years = words.low(name.after)
    aged = _number(years).isdecimal() or years in _SPELLED
    return owned and aged and "g" in name.cases and "d" not in name.cases and "n" not in name.cases


WORDS_TO_AGE = 9
"""Between a name and an age that it reaches: «которой на днях, в среду, исполнилось шестнадцать»."""
_FILLS = frozenset("бы всего лишь только едва уже сейчас теперь еще пока".split())
_REACHES = frozenset("исполнится исполнилось исполняется исполнялось стукнуло стукнет будет нет".split())
_TO_COME = frozenset("исполнится исполняется стукнет будет нет".split())
"""With these somebody is not yet eighteen; so with «не исполнилось»."""
_CLASS_NUMBER = re.compile(r"(?:[1-9]|1[01])(?:-?(?:го|м|й|ом))?")
_CLASSES = frozenset(
    "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого "
    "первом втором третьем четвертом пятом шестом седьмом восьмом девятом десятом одиннадцатом "
    "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый одиннадцатый".split()
)


def _turning(frame: Frame, name: Name) -> int | None:
    """The index of an age that a person reaches or does not yet have, or of a class at school, behind the name.

    «Ирина, которой в мае исполнится 18», «Ирине всего семнадцать.», «Пётр из 8-го класса».
    """
    words = frame.words
    stop = min(name.after + WORDS_TO_AGE, words.inside(words.sentence(name.first)).stop)
    whose = words.low(name.after) == "," and words.low(name.after + 1) in {"которой", "которому"}
    dative = whose or ("d" in (name.cases or "d") and not _is_of_a_thing(frame, name))
    for at in range(name.after, stop):
        low = words.low(at)
        if at in frame.within and frame.within[at].kind == "person":
            return None
        if low in _ANOTHERS:
            return None
        if low in _REACHES and dative:
            return _reached(frame, at)
        if words.low(at + 1).startswith("класс") and (_CLASS_NUMBER.fullmatch(low) or low in _CLASSES):
            return at if _is_pupil(frame, name, at) else None
    spelled = _age_at(frame, name.after) if dative else None
    return _age_of_pronoun(frame, name) if spelled is None else spelled


_ANOTHERS = frozenset("посту должности чьему чьей чьим службе".split())
"""«Которой на посту директора исполнилось десять лет»: nobody's age."""


def _is_pupil(frame: Frame, name: Name, at: int) -> bool:
    """True if a class at `at` is where the person learns: «Пётр из 8-го класса», «Анна, ученица 8 класса»."""
    words = frame.words
    told = {words.low(i) for i in range(name.after, at)}
    if any(word.startswith(("учени", "учащ")) for word in told):
        return True
    if words.low(at - 1) in {"в", "во"} and told <= _IN_CLASS and _is_somebodys_child(frame, name):
        return True
    if words.low(at - 1) == "в":
        return any(word.startswith(("учится", "учил", "ходи", "перешел", "перешла", "пошел", "пошла")) for word in told)
    return words.low(at - 1) in {"из", ",", "("} and at - name.after <= MOST_BEFORE_CLASS


def _is_somebodys_child(frame: Frame, name: Name) -> bool:
    """True for «Моя дочь Алина»."""
    found = roles().get(frame.words.low(name.first - 1), ())
    return any(role.kind == "kin" and role.word in _YOUNGER and not role.plural for role in found)


_YOUNGER = frozenset("дочь сын внук внучка племянник племянница сестра брат дочка сынок падчерица пасынок".split())
_IN_CLASS = frozenset("в во уже сейчас еще только теперь пока —".split())
"""All that stands between a name and its class: «Моя дочь Алина уже в пятом классе»."""
MOST_BEFORE_CLASS = 3
"""Words and marks between a name and its class: «, из 8-го класса»."""


def _is_of_a_thing(frame: Frame, name: Name) -> bool:
    """True for «театру Ирины Беловой исполнится 15», where the case of the name can be that of an owner."""
    before = frame.words.low(name.first - 1)
    return "g" in (name.cases or "") and len(before) > LONGEST_PREPOSITION and before[-1] in "уюе"


LONGEST_PREPOSITION = 4


_HIS = frozenset({"ему", "ей"})


def _age_of_pronoun(frame: Frame, name: Name) -> int | None:
    """The index of the age in «Пётр, ему 15, ушёл» and in «Пётр ушёл. Ему 15 лет.», with no other person between."""
    words = frame.words
    if words.low(name.after) == "," and words.low(name.after + 1) in _HIS:
        return _age_at(frame, name.after + 2)
    after = words.inside(words.sentence(name.first)).stop
    alone = not any(i in frame.within and frame.within[i].kind == "person" for i in range(name.after, after))
    if not alone or words.low(after) not in _HIS:
        return None
    return _reached(frame, after + 1) if words.low(after + 1) == "нет" else _age_at(frame, after + 1)


def _age_at(frame: Frame, at: int) -> int | None:
    """The index of a child's age that nothing else follows than «лет»: «всего семнадцать.», «— 15 лет.»."""
    words = frame.words
    while words.low(at) in _FILLS or words.low(at) in {"—", "–"}:
        at += 1
    behind = words.low(at + 2) if words.low(at + 1) in YEARS else words.low(at + 1)
    return at if behind in _CLOSING | {""} and _is_under_age(frame, at) else None


def _reached(frame: Frame, at: int) -> int | None:
    """The index of the age behind «исполнится», where it is a child's."""
    words = frame.words
    to_come = words.low(at) in _TO_COME or "не" in {words.low(at - 1), words.low(at - 2)}
    at += 1
    while words.low(at) in _FILLS or words.low(at) == "и":
        at += 1
    ends = words.low(at + 1) in YEARS | {"в", "во"} or not words.low(at + 1)[:1].isalnum()
    eighteen = to_come and words.low(at) in {"18", "восемнадцать", "восемнадцати"}
    return at if ends and (eighteen or _is_under_age(frame, at)) else None


_HOLDING = re.compile(
    r"(?:руковод|команду|управля|возглавля|преподава|трениру|работа|служи|прави)(?:ет|ит|л|ла|ли|ют|ят|вший|вшая|ющий|ящий)"
)
"""What is done for years in an office or a trade."""
_HAVING_HELD = re.compile(
    r"(?:руковод|команд|управл|возглавл|преподав|трениров|(?:про|от)?(?:работ|служ|сиде|жи)|прав)[а-я]*(?:вш|ющ|ящ)[а-я]{2,3}"
)
"""«15 лет руководивший клубом»."""


_LASTS = re.compile(
    r"(?:про(?:вел|был|сидел|жил|работал|служил)|от(?:сидел|был|работал)|жи(?:вет|вут|л|ла|вущ[а-я]+)$|замужем|женат|дали$|дал$"
    r"|получи(?:л|вш)|грозит|осужд[её]н|приговор|ждал|ждет|знаком)"
)
"""What is done, or given by a court, for years."""
_SENTENCED = ("приговор", "осуд", "осужд")
_APART = frozenset({"через", "за", "спустя", "последние", "после"})
_OF_A_TERM = frozenset(
    "назад спустя колонии лишения тюрьмы заключения строгого общего условно подряд принудительных каторги службы брака "
    "правления отсутствия молчания".split()
)
"""Behind years that are no age: «15 лет колонии»."""


@cache
def _tens() -> frozenset[str]:
    """What makes a number of years behind it part of a larger one: «Юрию Долину семьдесят девять лет»."""
    rows = (row for row in read_table("number_words_ru") if row["part"] in {"ten", "hundreds"})
    return frozenset(word for row in rows for word in row["words"].split())


def _is_held(words: Words, name: Name, at: int) -> bool:
    """True for «Долин, который руководит клубом девять лет»: how long, not how old."""
    before = [words.low(i) for i in (at - 1, at - 2) if i >= name.after]
    if words.low(at - 1) in _HIS:
        return name.gender == ("f" if words.low(at - 1) == "ему" else "m")
    if words.low(at + 1) not in YEARS and words.low(at + 1) != "годам":
        return False
    behind = words.low(at + 2)
    if (
        behind in _OF_A_TERM
        or _HAVING_HELD.fullmatch(behind)
        or (words.low(at - 1) != "," and (_HOLDING.fullmatch(behind) or _LASTS.match(behind)))
    ):
        return True
    if not before or before[0] == ",":
        return False
    here = [words.low(i) for i in range(max(name.first - WORDS_BESIDE, 0), at)]
    sentenced = words.low(at - 1) in {"к", "на"} and any(low.startswith(_SENTENCED) for low in here)
    lasts = any(_LASTS.match(words.low(i)) for i in range(name.after, at))
    return sentenced or lasts or before[0] in _APART or any(_HOLDING.fullmatch(low) for low in before)


_CASES = dict(
    zip(
        "ий яя ый ая его ого ему ому ем ом юю ую ие ые их ых".split(),
        "n n n n ga ga d d p p a a na na gap gap".split(),
        strict=True,
    )
)


def _agrees(low: str, name: Name) -> bool:
    """True if an age may be the name's own: «Артём Лосев, отец 15-летнего мальчика» is no child."""
    cases = next((cases for end, cases in _CASES.items() if low.endswith(end)), "gdip")
    return bool(set(cases) & set(name.cases or "ngdaip"))


_SPELLED = frozenset(
    "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать шестнадцать семнадцать двух трех четырех пяти шести семи восьми девяти десяти двенадцати "
    "тринадцати четырнадцати пятнадцати шестнадцати семнадцати".split()
)
