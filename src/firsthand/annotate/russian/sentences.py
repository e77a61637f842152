"""A Russian text -> its sentences: a full stop behind an initial or an abbreviation ends none.

A sentence may end inside a quotation; a line break always ends one.
"""

import re
from functools import lru_cache

from firsthand.vocabulary import Span

_LINE = re.compile(r"\S[^\n]*")
_END = re.compile(r"[.!?…]+[»“”\")]*(?=\s+(?:[—–-]\s+)?[«„“\"(]?[A-ZА-ЯЁ0-9]|\s*$)")
_NO_END = re.compile(
    r"(?:\b[А-ЯЁA-Z]|\b(?:г|гг|ул|им|руб|коп|тыс|млн|млрд|трлн|проф|акад|ст|обл|стр|см|напр|род|пр|др|т|д|п|н|э|св|о|пос"
    r"|дер|кв|корп|чел|мин|сек|тел|изд|ред|кн|гр|гос|зам|зав|нач|нар|ок))\.$"
)


@lru_cache(maxsize=4)
def russian_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without the blanks around them; they do not overlap."""
    found: list[Span] = []
    for line in _LINE.finditer(text):
        start, last = line.start(), line.start() + len(line.group().rstrip())
        for end in _END.finditer(text, line.start(), last):
            if end.end() < last and _NO_END.search(text, max(start, end.end() - 8), end.end()):
                continue
            found.append(Span(start, end.end()))
            start = end.end() + len(text[end.end() : last]) - len(text[end.end() : last].lstrip())
        if start < last:
            found.append(Span(start, last))
    return tuple(found)
