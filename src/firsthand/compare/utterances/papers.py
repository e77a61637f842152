"""The words for a speaker -> whether they are for what somebody wrote or said: a letter, a video, a speech.

Whose it is the report tells in other words, or another report. A study or a report is no paper here: it speaks for
itself, whoever presents it.
"""

import re
from collections.abc import Iterable

from firsthand.vocabulary import Entity

_PAPERS = """address announcement bulletin column commentary email e-mail interview lecture letter line lines memo
    message note notes post recording release remarks rendering sermon speech statement translation tweet update video
    words"""
_RUSSIAN_PAPERS = """видео видеообращение записка запись заявление колонка обращение перевод письмо послание пост речь
    сообщение"""
_WHOSE = r"the|this|that|his|her|their|its|an?|(?:the\s)?\S+['’]s?"
_PAPER = re.compile(
    rf"""(?xi)
    ^ which $
    | ^ (?: {_WHOSE} ) \s (?: [\w-]+ \s ){{0,2}} (?: {"|".join(_PAPERS.split())} )
      (?: $ | \s (?: of | by | from | to | in | on | at | made | posted | released | read | sent | issued ) \b )
    | ^ (?: [а-яё]+ \s )? (?: {"|".join(_RUSSIAN_PAPERS.split())} ) \b
    """
)


_WORD_FOR_PAPER = r"(?:letter|e-?mail|memo|note|message|telegram|telex|appeal|statement)s?"
_TO = re.compile(
    rf"""(?xi) \b (?:{_WORD_FOR_PAPER}|writes?|wrote|written|writing|sen[dt]s?|sending|addressed|handed|delivered
    |replied) \b
    [^.;:!?“”"]{{0,60}}? \b (?:to|for) \s (?:(?:the|her|his|their|its|[\w-]+,)\s)? (?:[\w'’-]+\s){{0,3}}? $
    | \b (?:sent|handed) \s (?:[\w'’-]+\s){{0,2}}? $
    | \b (?:на\sимя|в\sадрес|обращени[а-яё]+\sк|письм[а-яё]+\sк|письм[а-яё]+\sдля) \s (?:[а-яё-]+\s){{0,3}}? $"""
)
"""Before the name of whom a paper is for: "a letter to the mayor,", "sent"."""
_GETS = re.compile(
    rf"""(?xi) (?:,[^,.;]{{0,60}},)? \s (?:(?:has|had|also|then|later)\s){{0,2}} (?:
        (?:received|got|gets|receives|opened|was\s(?:sent|handed|given)) \s [^.;:]{{0,40}}? \b {_WORD_FOR_PAPER} \b
      | получил[а-яё]*\s [^.;:]{{0,40}}? \b (?:письм|послани|записк|сообщени|телеграмм)[а-яё]+ )"""
)
"""Behind it: "received an unsigned letter"."""
REACH = 90
"""Characters before a name in which a paper is told to be for them."""


def addressees_in(text: str, people: Iterable[Entity]) -> tuple[str, ...]:
    """The names of those to whom a report tells that something is written: a letter to them is not theirs."""
    found = {
        one.name
        for one in people
        for span in one.mentions
        if _TO.search(text, max(span.start - REACH, 0), span.start) or _GETS.match(text, span.end)
    }
    return tuple(sorted(found))


def is_paper(who: Entity) -> bool:
    """Whether what the report has speak is a paper, and no person or body."""
    return not who.named and who.kind == "other" and _PAPER.search(who.name) is not None
