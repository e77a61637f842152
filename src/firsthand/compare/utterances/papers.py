"""The words for a speaker -> whether they are for what somebody wrote or said: a letter, a video, a speech.

Whose it is the report tells in other words, or another report. A study or a report is no paper here: it speaks for
itself, whoever presents it.
"""

import re

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


def is_paper(who: Entity) -> bool:
    """Whether what the report has speak is a paper, and no person or body."""
    return not who.named and who.kind == "other" and _PAPER.search(who.name) is not None
