"""Where a Russian text names bodies: by table, in quotation marks, in capitals, by a head noun with what it governs."""

from collections.abc import Iterator
from typing import NamedTuple

from firsthand.annotate.russian.declension import is_adjective, nominative_adjective, plain
from firsthand.annotate.russian.lexicon import Known, bodies, cue_phrases, cues, longest, places, roles, word_class
from firsthand.annotate.russian.people import name_at
from firsthand.annotate.russian.words import CLOSING, OPENING, Words
from firsthand.vocabulary import Span

MAX_QUOTED_WORDS = 5
"""In the name of a body between quotation marks."""


class Body(NamedTuple):
    """A body's name as it stands, and its nominative; as it stands where that is not sure."""

    span: Span
    name: str
    gender: str = ""


def find_bodies(words: Words) -> Iterator[Body]:
    """The names of bodies in text order; they do not overlap."""
    at = 0
    while at < len(words.all):
        found = (
            _quoted(words, at) or _known(words, at) or _headed(words, at) or _capitals(words, at) or _latin(words, at)
        )
        if found:
            yield found[0]
            at = max(found[1], at + 1)
        else:
            at += 1


Found = tuple[Body, int]
"""A body and the index of the word after it."""


def _kinds(low: str) -> set[str]:
    return {known.kind for known in bodies().get(low, ())}


def _quoted(words: Words, at: int) -> Found | None:
    """A short capitalised name in quotation marks behind a noun for a body, or beside a word that attributes."""
    if words.all[at].text not in OPENING or at + 2 >= len(words.all) or not words.all[at + 1].capital:
        return None
    end = next((i for i in range(at + 2, min(at + 3 + MAX_QUOTED_WORDS, len(words.all)))
                if words.all[i].text in CLOSING), None)  # fmt: skip
    if end is None or any(words.all[i].text in ".!?,;:—" for i in range(at + 1, end)):
        return None
    before = words.all[at - 1] if at else None
    front = _kinds(before.low) if before else set()
    if "nobody" in front:
        return None
    span = words.span(at + 1, end)
    if before and before.text in {"РИА", "ИА", "ТРК"}:
        return Body(words.span(at - 1, end + 1), words.span(at - 1, end + 1).of(words.text)), end + 1
    if front & {"class", "head"} or _cited(words, at, end + 1) or _ruled_by_role(words, at):
        name = _nominative_quoted(words, at + 1, end) if not front & {"class", "head"} else span.of(words.text)
        return Body(span, name), end + 1
    known = bodies().get(plain(span.of(words.text)))
    return (Body(span, known[0].name), end + 1) if known else None


def _ruled_by_role(words: Words, at: int) -> bool:
    """«тренер «Буревестника»», «сообщении «Крайэнерго»»."""
    return bool(roles().get(words.low(at - 1)))


def _cited(words: Words, at: int, after: int) -> bool:
    """True where the words beside the quotation marks attribute: «сообщает «...»», «по данным «...»»."""
    near = (words.low(at - 1), words.low(after))
    if any(low in cues() for low in near):
        return words.low(after) != ":" and not (
            words.low(at - 1) in cues() and words.text[words.all[at].start - 2] == ":"
        )
    before = [words.low(i) for i in range(max(at - 3, 0), at)]
    return any(
        tuple(before[-len(one.words) :]) == one.words for rows in cue_phrases().values() for one in rows
    ) or bool(before and before[-1] in word_class("newsroom"))


def _nominative_quoted(words: Words, first: int, after: int) -> str:
    """«Северному вестнику» -> «Северный вестник», «корреспондент «Меридиана»» -> «Меридиан»; else as it stands."""
    parts = [words.all[i].text for i in range(first, after)]
    one, behind = parts[0], words.low(first - 2)
    if len(parts) == 2 and is_adjective(one) and not one.endswith(("ый", "ий", "ая", "яя", "ое", "ее")):
        noun, low = parts[1], plain(parts[1])
        if plain(one).endswith(("ому", "ему", "ого", "его")) and low[-1] in "уа" and low[-2] not in _VOWELS:
            return f"{nominative_adjective(one, 'm')} {noun[:-1]}"
        if plain(one).endswith(("ую", "юю")) and low[-1] == "у":
            return f"{nominative_adjective(one, 'f')} {noun[:-1]}а"
    dative = behind in cues() and one[-1] == "у" and one[-2] not in _VOWELS
    genitive = behind in roles() and one[-1] == "а" and one[-2] not in _VOWELS
    if (dative or genitive) and len(one) > 3 and (len(parts) == 1 or not is_adjective(one)):
        return Span(words.all[first].start, words.all[after - 1].end).of(words.text).replace(one, one[:-1], 1)
    return Span(words.all[first].start, words.all[after - 1].end).of(words.text)


_VOWELS = "аеиоуыэюя"


def _known(words: Words, at: int) -> Found | None:
    """The longest name of the table that begins here, as it is written there: capitals or a capital."""
    if not words.all[at].capital:
        return None
    for length in range(min(longest("bodies"), len(words.all) - at), 0, -1):
        span = words.span(at, at + length)
        form = plain(" ".join(span.of(words.text).split()))
        for known in bodies().get(form, ()):
            written = span.of(words.text)
            if known.kind != "name" or (known.name.isupper() and not written.isupper() and len(known.name) < 5):
                continue
            after = _widened(words, at + length)
            tail = Span(span.end, words.all[after - 1].end).of(words.text)
            return Body(Span(span.start, words.all[after - 1].end), known.name + tail, known.gender), after
    return None


_REALMS = frozenset("края области республики района города округа".split())


def _widened(words: Words, after: int) -> int:
    """Past «края» in «Минздрав края», «по Озёрной республике» left out."""
    return after + 1 if words.low(after) in _REALMS else after


def _capitals(words: Words, at: int) -> Found | None:
    """An abbreviation in Cyrillic capitals that no table knows, of two to six letters."""
    word = words.all[at]
    fits = 2 <= len(word.text) <= 6 and word.text.isupper() and "а" <= word.low[0] <= "я" and word.text.isalpha()
    known = "nobody" in _kinds(word.low) or places().get(word.low) or "class" in _kinds(word.low)
    if not fits or known or any(words.low(i) and words.all[i].text.isupper() and len(words.all[i].text) > 1
                                for i in (at - 1, at + 1) if 0 <= i < len(words.all)):  # fmt: skip
        return None
    return Body(word_span := Span(word.start, word.end), word_span.of(words.text)), at + 1


def _latin(words: Words, at: int) -> Found | None:
    """«The Harbour Post»: capitalised Latin words behind a noun for a body or beside a word that attributes."""
    after = at
    while after < len(words.all) and after < at + MAX_QUOTED_WORDS and _is_latin(words, after, at):
        after += 1
    if after == at or not ({"class", "head"} & _kinds(words.low(at - 1)) or _cited(words, at, after)):
        return None
    span = words.span(at, after)
    return Body(span, span.of(words.text)), after


def _is_latin(words: Words, at: int, first: int) -> bool:
    word = words.all[at]
    return (
        "a" <= word.low[0] <= "z"
        and (word.capital or at > first)
        and (at == first or words.all[at - 1].end + 1 == word.start)
    )


def _headed(words: Words, at: int) -> Found | None:
    """«Верховный суд», «министерство обороны Вальдена», «мэрия Угольска»: adjectives, a head, what it governs."""
    if not words.all[at].alpha:
        return None
    head = at
    while head < at + 3 and head + 1 < len(words.all) and is_adjective(words.all[head].text) and not _head(words, head):
        head += 1
    known = _head(words, head)
    if known is None:
        return None
    after, proper = _governed(words, head + 1)
    front = [i for i in range(at, head) if words.all[i].capital]
    if front and not (words.opens(front[0]) and not proper and front[0] == at):
        proper, first = True, front[0]
    else:
        first = front[0] if front else head
    if not proper:
        return None
    adjectives = [nominative_adjective(words.all[i].text, known.gender) for i in range(first, head)]
    name = known.name if not words.all[head].capital else known.name[0].upper() + known.name[1:]
    tail = [Span(words.all[head + 1].start, words.all[after - 1].end).of(words.text)] if after > head + 1 else []
    return Body(words.span(first, after), " ".join([*adjectives, name, *tail]), known.gender), after


def _head(words: Words, at: int) -> Known | None:
    found = [known for known in bodies().get(words.low(at), ()) if known.kind == "head"]
    return found[0] if found else None


def _governed(words: Words, at: int) -> tuple[int, bool]:
    """The index after what a head governs, and whether that makes a name: a field of work, a place, a proper name."""
    start = at
    for length in (3, 2, 1):
        form = " ".join(words.low(i) for i in range(at, at + length))
        if "of" in _kinds(form):
            at += length
            break
    while at < len(words.all) and at < start + 5 and _is_proper(words, at):
        at += 1
    return at, at > start


def _is_proper(words: Words, at: int) -> bool:
    """True for a capitalised word of the same sentence that begins no person's name; an adjective takes its noun in."""
    word = words.all[at]
    joined = words.text[words.all[at - 1].end : word.start] == " "
    if words.low(at) in _REALMS and joined:
        return True
    return joined and word.capital and "а" <= word.low[0] <= "я" and name_at(words, at) is None
