"""Requests not to be named in a Russian text: rows of word classes in one sentence; recall before precision."""

import re
from typing import NamedTuple

from firsthand.annotate.russian.words import Words
from firsthand.lexicon.requests import Row, match_row, russian_classes, russian_rows
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
        hits = [hit for hit in hits if not _of_nobody(words, inside, hit)]
        if hits:
            first, last = min(hit[0] for hit in hits), max(hit[1] for hit in hits)
            introduces = all(set(hit[2].classes) <= {"called", "use", "self", "only"} for hit in hits)
            found.append(Request(inside[first], inside[last] + 1, inside, introduces))
    return found


LISTS = (
    r"(?!.*(?:безопасн|защи[тщ]|преслед|просьб|угроз))(?:в|во|на|из|с)\s(?:[а-яё]+\s){0,2}?(?:спис|табл|паспорт|протокол|реестр|афиш|титр|бюллетен|вывеск|памятник"
    r"|мемориал|заявк|баз[аеуы]\b)"
)
"""Where a name is changed for all to see: «изменены на табло», and for nobody's safety."""


_CHANGES = re.compile(
    r"\b(?!Редакци|Издани|Журналист|Автор|Мы\b|Газет)[А-ЯЁ][а-яё-]+\s(?:[а-яё]+\s)?(?:с|из|по)мени(?:л|ла|ли)\s(?:сво[а-яё]+\s)?(?:имя|фамили)"
)
"""«Иван Петров сменил фамилию»: who bears another name by now."""
_OTHERS = re.compile(
    r"""(?xi) \b(?:имя|имени|имена|имён|имен|фамили[а-яё]+|личность|личности)\s(?:[а-яё]+(?:ого|его|ых|их)\s)?
    (?: покупател | продавц | владельц | заказчик | инвестор | кандидат | преемник | партн[её]р | собственник | клиент
      | победител | убийц | преступник | стрелк | террорист | жертв | спонсор | донор
      | (?:подозреваем|обвиняем|виновн|нападавш|погибш|пострадавш|задержанн|ранен|убит|арестованн|стрелявш) [а-яё]*
        (?=.*\b(?:сказа|сообщи|заяви|добави|отмети|рассказа|поясни|уточни)) )"""
)
"""Of whom somebody else says nothing: «отказался назвать имя покупателя», «Имена погибших не называются, сказал»."""
_OWN = re.compile(r"(?i)\b(?:просил|просьб|на\sусловиях|анонимн|сво(?:ё|е|его|ей|ю)\b|изменен|вымышлен)")
"""Beside that a wish may be one's own, and a changed name one that stands here."""


_ONESELF = frozenset("ее её его себя меня".split())
"""«Просила называть её именем бабушки»."""
_ANOTHER_NAME = frozenset("под другим вымышленным чужим настоящим своим иным".split())


_FEARS = re.compile(r"(?i)\b(?:опаса|боит|боял|боясь|безопасн|защи[тщ]|преслед|просьб|просил|месть|мести\b|угроз)")


def _for_good(sentence: str) -> bool:
    return _CHANGES.search(sentence) is not None and _FEARS.search(sentence) is None


def _of_nobody(words: Words, inside: range, hit: tuple[int, int, Row]) -> bool:
    """True for «Имена победителей изменены на табло», which no newsroom did for them, and for others' names."""
    first, last, row = hit
    sentence = words.text[words.all[inside.start].start : words.all[inside.stop - 1].end]
    held = set(row.classes)
    behind = words.text[words.all[inside[last]].end : words.all[inside.stop - 1].end]
    if held == {"name", "hold"}:
        return re.match(rf"\s{LISTS}", behind) is not None or _for_good(sentence)
    if words.low(inside[last] + 1) == "именем" or words.low(inside[last]) == "именем":
        by = inside[last] + (words.low(inside[last] + 1) == "именем") - 1
        if words.low(by) in _ONESELF and words.low(by - 1).startswith(("назыв", "назва")):
            return False
        called = {words.low(inside[at])[:5] for at in range(first, last + 1)}
        return bool(called & {"назва", "назыв"}) and words.low(inside[last] - 1) not in _ANOTHER_NAME
    if "name" not in held and not _OTHERS.match(behind.lstrip()):
        return False
    return _OTHERS.search(sentence) is not None and _OWN.search(sentence) is None


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
