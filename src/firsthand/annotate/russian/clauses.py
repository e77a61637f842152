"""A cue -> its source: the subject before it or behind it, or the body «в» which it was said."""

import re
from collections.abc import Iterator

from firsthand.annotate.russian.lexicon import Cue, word_class
from firsthand.annotate.russian.phrases import Frame, Phrase, agrees, phrase_at
from firsthand.annotate.russian.words import CLOSING, OPENING
from firsthand.vocabulary import Span

MAX_SKIPPED_WORDS = 8
"""Between a cue and the subject behind it: «рассказала в эфире «Радио Пристань» эколог Жанна Ветрова»."""


def cues_between(frame: Frame, first: int, stop: int) -> Iterator[tuple[int, Cue]]:
    """The cues among some words, from left to right."""
    for at in range(first, stop):
        if cue := frame.cue(at):
            yield at, cue


def source_of(frame: Frame, at: int, cue: Cue, first: int, stop: int) -> Phrase | None:
    """Whose words a cue at `at` brings, in the clause `[first, stop)`."""
    behind, before = _behind(frame, at, cue, stop), subject_before(frame, at, cue, first)
    body = behind is not None and behind.named is not None and behind.named.kind == "body" and behind.role is None
    told = body and before is not None  # «сообщила «Радио Пристань», что», «сообщил РБК, что»
    return (
        (before if told else behind or before)
        or _said_in(frame, at, cue, first, stop)
        or (_document_behind(frame, at, stop) if _impersonal(frame, at) else None)
    )


def _impersonal(frame: Frame, at: int) -> bool:
    return frame.words.low(at) in {"говорится", "отмечается", "уточняется", "утверждается", "говорилось", "следует"}


def _behind(frame: Frame, at: int, cue: Cue, stop: int) -> Phrase | None:
    """The subject behind the cue, past whom it was said to and where."""
    if _impersonal(frame, at):
        return None
    i, last, unknown = at + 1, min(stop, at + 1 + MAX_SKIPPED_WORDS), 0
    while i < last:
        word = frame.words.all[i]
        found = phrase_at(frame, i, stop, "n")
        if found and agrees(frame, found, cue.agrees) and not _is_object(frame, found, cue, stop):
            return found
        if (aside := _after_gerund(frame, i, stop)) > i:
            i, last = aside, min(stop, aside + MAX_SKIPPED_WORDS)
            continue
        skipped = _skipped(frame, i, stop)
        if skipped == i and word.alpha and not word.capital and unknown < MAX_UNKNOWN_WORDS and not frame.cue(i):
            unknown += 1  # «прокомментировал игру тренер Рихтер»
            skipped = i + 1
        if skipped == i or word.text in {",", ":", ";", "—", "–"}:
            return None
        i = skipped
    return None


_GERUND = re.compile(
    r"(?!для$|моя$|своя$|хотя$|когда$|куда$|тогда$|всегда$|иногда$|вода$)\w{2,}(?:вши|вшись|оя|ая|яя|уя|ясь|аясь|дя|тя|ся|ня|ря|ля|ша|ча|в)"
)
MAX_GERUND_WORDS = 14


def _after_gerund(frame: Frame, at: int, stop: int) -> int:
    """The index behind «, стоя по пояс в колосьях,» at word `at`; `at` where no such clause stands.

    A clause with a date in it has commas of its own: «, приехав во вторник, 9 апреля,».
    """
    words = frame.words
    if words.all[at].text != "," or at + 1 >= stop or at + 1 in frame.within:
        return at
    first = at + 2 if words.low(at + 1) == "не" else at + 1
    if not _GERUND.fullmatch(words.low(first)):
        return at
    for i in range(first + 1, min(stop, first + MAX_GERUND_WORDS)):
        if words.all[i].text in {";", ":", "—", "–"}:
            return at
        if words.all[i].text == "," and not words.all[i + 1].text[0].isdecimal():
            return i + 1
    return at


MAX_UNKNOWN_WORDS = 3
"""Between a cue and its subject: an object that no table knows."""


def _is_object(frame: Frame, phrase: Phrase, cue: Cue, stop: int) -> bool:
    """True for a quoted name that the subject follows: «рассказала «Вестнику» Анна», «изданию «Голос» Анна»."""
    if frame.words.all[phrase.first].text not in OPENING:
        return False
    following = phrase_at(frame, phrase.after, stop, "n")
    return _dative(phrase, frame.text) or (following is not None and agrees(frame, following, cue.agrees))


def _dative(phrase: Phrase, text: str) -> bool:
    """True for a name in quotation marks that ends like a dative and differs from its nominative."""
    if phrase.named is None:
        return False
    written = phrase.named.span.of(text)
    return phrase.named.name != written and written[-1] in "уюей"


def _skipped(frame: Frame, at: int, stop: int) -> int:
    """The index after an adverb, whom it was said to, or «в эфире «...»» at word `at`; `at` where none stands."""
    words = frame.words
    word = words.all[at]
    if word.text in OPENING:
        named = frame.starts.get(at + 1)
        if named is None:
            return at
        after = frame.after(named)
        return after + (after < stop and words.all[after].text in CLOSING)
    if word.low in word_class("preposition"):
        i = at + 1
        while i < stop and (words.all[i].alpha or words.all[i].text[0].isdecimal()):
            governed = words.low(i - 1) in word_class("preposition")  # «по итогам переговоров в Вельске»
            if i > at + 1 and not governed and phrase_at(frame, i, stop, "n"):
                break
            i += 1
        if i < stop and words.all[i].text in OPENING and i + 1 in frame.starts:
            i = _skipped(frame, i, stop)
        return i
    named = frame.starts.get(at)
    if named and named.kind != "person":
        return frame.after(named)
    if named and named.person and set(named.person.cases) & {"d", "i"} and "n" not in named.person.cases:
        return frame.after(named)
    addressee = word.low in word_class("addressee") or word.low in word_class("possessive")
    adverb = word.low in word_class("adverb") or word.low.endswith(("о", "ом", "ому", "ю"))
    return at + 1 if addressee or adverb or word.low in {"это", "об", "этом", "слова", "нам"} else at


MAX_WORDS_FROM_SUBJECT = 80
"""Between a subject and its cue, with the clauses that stand there: no sentence of a paper needs more."""


def subject_before(frame: Frame, at: int, cue: Cue, first: int) -> Phrase | None:
    """The subject before the cue: the first phrase in the nominative that agrees and reaches up to it."""
    best: Phrase | None = None
    for i in range(max(first, at - MAX_WORDS_FROM_SUBJECT), at):
        if best and i < best.after:
            continue
        found = phrase_at(frame, i, at, "n")
        if found and agrees(frame, found, cue.agrees) and _reaches(frame, found, at):
            best = found
            break
    return best


def _reaches(frame: Frame, phrase: Phrase, at: int) -> bool:
    """True if nothing but adverbs, «в интервью ...» and a short aside stands between a subject and its verb."""
    words, i = frame.words, phrase.after
    while i < at:
        if words.all[i].text == "," and words.low(i + 1) in word_class("relative"):  # «жительница дома, где живёт N,»
            i = next((j for j in range(i + 1, at) if words.all[j].text == ","), at) + 1
            continue
        if (aside := _after_gerund(frame, i, at + 1)) > i:
            i = aside
            continue
        if words.all[i].text in {",", "(", ")"} or words.low(i) in {"не", "и"}:
            i += 1
            continue
        skipped = _skipped(frame, i, at)
        if skipped == i:
            named = frame.starts.get(i)
            if words.all[i].text in {";", ":", "—", "–"} or (named and named.kind == "person") or i - phrase.after > 6:
                return False
            i += 1
            continue
        i = skipped
    return True


def _said_in(frame: Frame, at: int, cue: Cue, first: int, stop: int) -> Phrase | None:
    """«В МВД заявили», «сообщили в пресс-службе МЧС»: a plural verb without a subject."""
    if cue.agrees != "p":
        return None
    for i in [*range(at - 1, first - 1, -1), *range(at + 1, min(stop, at + 6))]:
        if frame.words.low(i) in {"в", "во", "на"} and i + 1 < stop:
            found = phrase_at(frame, i + 1, stop if i > at else at, "p")
            if found and not found.pronoun and (found.role is None or found.role.kind == "collective"):
                return found
    return None


def _document_behind(frame: Frame, at: int, stop: int) -> Phrase | None:
    """«говорится в сообщении прокуратуры», «следует из письма N»."""
    if at + 2 < stop and frame.words.low(at + 1) in {"в", "во", "из", "на"}:
        return phrase_at(frame, at + 2, stop, "gp")
    return None


def document_before(frame: Frame, at: int, first: int) -> Phrase | None:
    """«В заявлении посольства говорится», «Из отчёта следует»."""
    for i in range(first, at):
        if frame.words.low(i) in {"в", "во", "из"}:
            found = phrase_at(frame, i + 1, at, "gp")
            if found and found.role and found.role.kind == "document":
                return found
    return None


def cue_span(frame: Frame, at: int) -> Span:
    """The cue with «не» or «как» right before it."""
    words = frame.words
    first = at - 1 if at and words.low(at - 1) == "не" and words.all[at - 1].sentence == words.all[at].sentence else at
    if first and words.low(first - 1) == "как" and words.all[first - 1].sentence == words.all[at].sentence:
        first -= 1
    return words.span(first, at + 1)
