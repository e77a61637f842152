"""Requests not to be named in a Russian text: rows of word classes in one sentence; recall before precision."""

import re
from typing import NamedTuple

from firsthand.annotate.russian.words import Words
from firsthand.lexicon.requests import match_row, russian_classes, russian_rows
from firsthand.vocabulary import Span


class Request(NamedTuple):
    """The words that hold a name back, by index, and those of their sentence."""

    first: int
    after: int
    sentence: range
    introduces: bool
    """True for «представился как Тимур»: the name stands behind it."""

    def span(self, words: Words) -> Span:
        """Where the request stands."""
        return words.span(self.first, self.after)


def find_requests(words: Words) -> list[Request]:
    """The requests in text order, one a sentence."""
    found: list[Request] = []
    for sentence in words.sentences:
        inside = words.inside(sentence)
        classes = [russian_classes(words.low(at)) for at in inside]
        if not any(classes):
            continue
        hits = [(*hit, row) for row in russian_rows() if (hit := match_row(classes, row))]
        hits = [hit for hit in hits if not _of_a_list(words, inside, hit[1], hit[2].classes)]
        if hits:
            first, last = min(hit[0] for hit in hits), max(hit[1] for hit in hits)
            introduces = all(set(hit[2].classes) <= {"called", "use", "self", "only"} for hit in hits)
            found.append(Request(inside[first], inside[last] + 1, inside, introduces))
    return found


LISTS = (
    r"(?:в|во|на|из|с)\s(?:[а-яё]+\s){0,2}?(?:спис|табл|паспорт|протокол|реестр|афиш|титр|бюллетен|вывеск|памятник"
    r"|мемориал|заявк)"
)
"""Where a name is changed for all to see: «изменены на табло»."""


def _of_a_list(words: Words, inside: range, last: int, classes: tuple[str, ...]) -> bool:
    """True for «Имена победителей изменены на табло», which no newsroom did for them."""
    behind = words.text[words.all[inside[last]].end :]
    return set(classes) == {"name", "hold"} and re.match(rf"\s{LISTS}", behind) is not None


WORDS_BESIDE = 3
"""Words between a name and a request that tells that it is one: «Вера, которая попросила не называть её имени»."""
_WINDOW = 30
"""Words and marks that the rows may need on either side."""


def stands_beside_a_request(words: Words, at: int) -> bool:
    """True where a request begins right behind word `at` in its sentence, or ends right before it."""
    sentence = words.inside(words.sentence(at))
    behind = range(at + 1, min(at + _WINDOW, sentence.stop))
    before = range(max(at - _WINDOW, sentence.start), at)
    near = [i for i in behind if words.all[i].alpha][:WORDS_BESIDE]
    far = [i for i in before if words.all[i].alpha][-WORDS_BESIDE:]
    if near and any(behind.start + hit[0] <= near[-1] for hit in _hits(words, behind)):
        return True
    return bool(far) and any(before.start + hit[1] >= far[0] for hit in _hits(words, before))


def _hits(words: Words, inside: range) -> list[tuple[int, int]]:
    classes = [russian_classes(words.low(at)) for at in inside]
    return [hit for row in russian_rows() if (hit := match_row(classes, row))] if any(classes) else []
