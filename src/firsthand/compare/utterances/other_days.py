"""A day in a report -> whether it is told of something else than the statement near it.

Of what is still to come, of what something came after, or of who or what is only described.
"""

import re

from firsthand.lexicon import read_table
from firsthand.vocabulary import Span, TimeExpression

REACH = 220
"""How far before a day what is told of it is looked for."""

ADDRESS = (
    r"(?:speech|lecture|sermon|interview|testimony|evidence|(?:news|press)\sconference|briefing|podcast|broadcast|hearing|address|"
    r"пресс-конференци\w+|брифинг\w*|интервью|лекци\w+|проповед\w+|реч(?:ь|и|ью))"
)
"""Where one speaks."""
SPEAKING = (
    rf"\b(?:{ADDRESS}|sp(?:eak|oke)\w*|said|sa(?:ys|ying)|t(?:ell|old)\w*|address\w*|appeared|preach\w*|testif\w+|"
    r"wrote|writ(?:es|ing)|promis\w+|warn(?:ed|ing)|assur\w+|answer(?:ed|ing)|silence|deliver(?:ed|ing)|"
    r"in(?:to)?\s(?:our|the)\sstudio|в\s(?:наш\w+\s)?студи[юи]|"
    r"выступ\w+|говор\w+|сказа\w+|заяв\w+|рассказ\w+|произн\w+|написа\w+|(?:по)?обеща\w+|сообщи\w+|ответи\w+)\b"
)
"""That somebody speaks."""
_MEETS = (
    r"\b(?:said|told|spoke|speaking|gave|met|visited|toured|attended|faced|wrote|promised|warned|declared|answered|delivered|"
    r"announced|appeared|testified|addressed|сказа\w+|выступ\w+|произн\w+|заяв\w+|рассказ\w+|сообщ\w+|написа\w+|"
    r"ответ\w+|(?:по)?обеща\w+|допро\w+|встре\w+|посет\w+|дал[аи]?|пров[её]л\w*)\b"
)
"""What one who is described by it did where they spoke: no other thing."""
_MEETS_AS = r"(?:встреча|выступа|говори|сказа|заяви|посети|провод|прове|приеха|побыва|обща|беседо|дава)"
"""The same as participles: «встречавшаяся с родителями в понедельник»."""
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
    rf"(?i),\s(?:(?:who|котор\w+)\s[^,;]*?\b(?:{_LIFE})\b[^,;]*|whose\s(?![^,;]*{SPEAKING})[^,;]*)$"
)
"""What stands between a name and a day that says when its bearer was appointed, born or elected.

Not "who met the council on", which may well be where they spoke.
"""

_PARTICIPLE = r"(?:\w+ed|struck|hit|shot|sunk|shut|lost|found|seen|held|hurt|cut|begun|born)"
_NOT_WHEN_SAID = (
    r"(?!quoted|asked|interviewed|reached|contacted|questioned|pressed|addressed|cited|released|published|issued|posted|"
    r"delivered|recorded|dated)"
)
_OTHER_THING = re.compile(
    rf"""(?xi)
      \b (?: will | shall | (?: is | are ) \s (?: to | due | expected ) | due | ahead \s of
        | (?: day | morning | evening | night | afternoon | hours? | days? | weeks? ) \s (?: after | before ) )
      \b (?: (?! \b (?: said | told ) \b ) [^,;:.“”«»"] ){{0,50}} $
    | \b (?: by | until | till | since | after | following | до | к | ко | с | со | через ) \s $
    | (?: ,\s (?: who | which | whose | that | котор\w+ )
        | (?: in | at | by | to | of | with ) \s (?: which | whom )
        | ,\s (?: [^\W\d]+ \s ){{0,2}} (?! {_MEETS_AS} ) \w+ (?: вш | ющ | ящ | енн | анн | янн ) \w{{2,3}} (?:ся)?
        | (?<! said ) (?<! told ) \s (?: that | which | who ) \s (?: \w+ly \s )? {_PARTICIPLE} )
      \b (?: (?! {_MEETS} | \b {ADDRESS} \b ) [^,;:.“”«»"] ){{0,40}} $
    | \b (?! {_MEETS_AS} ) \w+ (?: вш | ющ | ящ | енн | анн | янн ) \w{{2,3}} (?:ся)? \s (?: в | во ) \s $
    | ,\s (?: \w+ly \s )? {_NOT_WHEN_SAID} {_PARTICIPLE} \s
      (?: (?! by | with | at | before ) \w+ \s ){{0,2}} (?: on | in ) \s $
    | \b (?: seen | obtained | received | reviewed ) \s by \b [^,;:.“”«»"]{{0,40}} \s on \s $
    | \b (?: before | since | prior \s to ) \s \w+ing \b (?: (?! {_MEETS} ) [^,;:.“”«»"] ){{0,50}} $
    """
)
"""Before a day of another thing: "who will appear on", "the morning after the election of", «обрушившегося в».

And "the blackout that stopped trams on", ", arrested on", "seen by this paper on", "before flying home on".
"""
_DAY_OF = re.compile(
    r"(?i)\b(?!(?:speech|address|lecture|sermon|interview|briefing|conference|hearing|session|sitting|meeting|rally|letter|post|"
    r"debate|congress|summit|forum|panel|convention|ceremony|launch|opening|gathering|assembly|seminar|"
    r"statement|message|email|programme|program|edition|issue|broadcast|podcast|call|remarks|words|comments|night|"
    r"morning|evening|afternoon|day|weekend|early|late|part|rest|most|end|start|course|hours)\s)[^\W\d]+\s(?:of|about)\s$"
)
"""Before the day of an event: "the raid of", "the flood of", "speaking of" the night of; no "letter of"."""
_TO_COME = re.compile(r"(?i)\b(?:for|на)\s$")
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|понедельник|вторник|сред|четверг|пятниц|суббот|воскрес"
"""A day of the week, or how one begins."""
_WEEKDAY_OR_NUMBER = re.compile(rf"(?i)\d|{WEEKDAY}")
_POSSESSIVE = re.compile(r"['’]s?\s")
_DAY_OF_ADDRESS = re.compile(
    rf"(?i)['’]s?\s(?:[\w-]+\s){{0,2}}(?:{ADDRESS}|call|session|sitting|meeting|debate|show)\b"
)
"""Behind a day on which somebody spoke: "listeners of Friday's daily call"."""
_ADJECTIVE = re.compile(r"(?i)\w+(?:н|шн|ов)(?:ом|ем|ой|ей)$")
"""A day on which something was: «на воскресном сходе»."""

_DETERMINERS = frozenset(
    "the a an his her its their our my these those some many all two three four five new recent last of in on at by"
    " from for with to and or no as".split()
)
"""Before "votes", "plays" and "rules" they make them things."""
_PLANS = frozenset(
    "is are meets opens begins starts resumes returns plays faces closes ends runs continues goes comes reopens decides"
    " votes chooses sits rules leaves arrives follows hosts expires travels visits holds flies convenes reconvenes sets"
    " takes hears moves publishes unveils launches".split()
)
"""Verbs that with a day say what is planned: "the council meets on Tuesday"."""
_PLANS_OF_MANY = frozenset(
    "resume go follow begin open start meet vote play return arrive close sit continue face leave reopen come".split()
)
"""The same behind a plural: "talks resume on Thursday"."""
_PLANS_RU = re.compile(
    r"(?:[а-яё]+(?:ит|ет|ёт|ут|ют|ат|ят)ся|буд(?:ет|ут)|пройд[её]т|пройдут|откро[её]т|откроют|закро[её]т|прид[её]т|пойд[её]т|"
    r"вступ[ия]т|ожида[ею]т|обеща[ею]т|назначен[аоы]?|намечен[аоы]?|запланирован[аоы]?)"
)
_SAYS_RU = re.compile(r"(?:говор|сообща|отмеча|кажет|счита|наход|указыва|подч[её]ркива|явля|остава|име)[а-яё]*")
"""Verbs of today that plan nothing: «как говорится в письме от»."""
_PAST_RU = re.compile(r"[а-яё]{2,}(?:л|ла|ло|ли)(?:ся|сь)?")
_WORD = re.compile(r"[^\W\d_]+")
_HOURS_APART = re.compile(r"(?i)\bhours?\s(?:earlier|before)\b|\bчас(?:а|ов|ом|ами)?\s(?:ранее|раньше)\b")
_PAST = frozenset(row["word"] for row in read_table("times_en_tense") if row["tense"] == "past")


def is_about_speaker(text: str, day: Span, sentence: Span) -> bool:
    """True for "said Ada Lund, who was appointed in May"."""
    return _ABOUT_SPEAKER.search(before(text, day, sentence)) is not None


def is_of_another_thing(text: str, day: Span, sentence: Span) -> bool:
    """True for the day of what is still to come, of what something came after, and of who or what only is described."""
    told = before(text, day, sentence)
    if _OTHER_THING.search(told) or (_DAY_OF.search(told) and not _DAY_OF_ADDRESS.match(text, day.end)):
        return True
    if _TO_COME.search(told) is None or _POSSESSIVE.match(text, day.end) or _ADJECTIVE.match(day.of(text)):
        return False
    return _WEEKDAY_OR_NUMBER.match(text, day.start) is not None


def is_planned(text: str, day: Span, sentence: Span) -> bool:
    """True where the verb next to the day tells of today or later: "the council meets on Tuesday"."""
    in_front = _plans(_WORD.findall(before(text, day, sentence)), nearest_last=True)
    if in_front is not None:
        return in_front
    return _plans(_WORD.findall(text[day.end : sentence.end]), nearest_last=False) or False


def before(text: str, day: Span, sentence: Span) -> str:
    """What stands before a day in its sentence, as far as it counts."""
    return text[max(sentence.start, day.start - REACH) : day.start]


def _plans(words: list[str], *, nearest_last: bool) -> bool | None:
    """Whether the nearest verb plans; None where there is no verb that we know."""
    places = range(len(words) - 1, -1, -1) if nearest_last else range(len(words))
    for at in places:
        word, previous = words[at].lower(), words[at - 1].lower() if at else ""
        if word in _PLANS and previous not in _DETERMINERS:
            return True
        if word in _PLANS_OF_MANY and previous.endswith("s") and previous not in _DETERMINERS:
            return True
        if _PLANS_RU.fullmatch(word) and not _SAYS_RU.fullmatch(word):
            return True
        if word in _PAST or (word.endswith("ed") and len(word) > len("need")) or _PAST_RU.fullmatch(word):
            return False
    return None


def is_hours_apart(time: TimeExpression, text: str) -> bool:
    """True for "six hours earlier": of something in the night or the morning it may be the day before."""
    return _HOURS_APART.search(time.span.of(text)) is not None
