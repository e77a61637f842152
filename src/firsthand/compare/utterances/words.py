"""A statement -> its content words: dictionary forms, names, numbers, what is negated, what each is worth."""

import math
import re
import zlib
from functools import cache

import msgspec
import numpy as np

from firsthand.compare.stories.sketches import RAREST, WORDS_A_REPORT
from firsthand.compare.utterances.forms import forms_of
from firsthand.compare.utterances.numbers import Number, read_numbers
from firsthand.compare.utterances.russian import english_of, is_russian, roots_of, stem_of
from firsthand.lexicon import read_table
from firsthand.text.transliteration import name_key

MIN_WORTH = 1.8
"""Information, in nats, below which a word is no content word: function words and the commonest verbs."""
UNKNOWN_WORTH = 1.9
"""Nats of a Russian word that our dictionary lacks: it cannot be tied, which says nothing against the tie."""
NUMBER_WORTH = 5.0
SMALL_NUMBER_WORTH = 4.0
FEW = 12
"""Numbers up to it are told of anything."""
NAME_WORTH = 0.5
"""What a capitalised word counts: names say what a statement is about, and two statements may be about one thing."""
NEGATED_WORDS = 5
"""How far behind a negation it reaches, if no clause ends before."""

_WORD = re.compile(
    r"""(?x)
      \d+ (?: [\u00a0\u202f\x20,] \d{3} (?!\d) )* (?: [.,] \d+ )?   # 14,870 or 1 870 or 1.2
    | [^\W\d_]+ (?: ['’] [^\W\d_]+ )?                       # a word, "don't"
    | [.,;:!?—–%]                                                   # the ends of clauses, and the sign of per cent
    """
)
_PLAIN_WORD = re.compile(
    rf"""(?x)
      per\x20cent\b | [$€£¥₽₴] | (?<![\w.,]) [-−] (?=[$€£¥₽₴]?\d)    # signs that are spoken
    | (?: [^\W\d_] | [\u0900-\u0963\u0966-\u0dff] )+ (?: ['’] [^\W\d_]+ )?  # a word; in India vowels are marks
    | {_WORD.pattern.removeprefix("(?x)")}
    """
)
_CLAUSE_ENDS = frozenset(".,;:!?—–") | {"but", "yet", "that", "because", "а", "но", "что"}
_NO_DENIAL = frozenset(
    "only just simply merely less fewer later doubt только просто лишь менее меньше позднее раз".split()
)
"""Behind a negation they say more, not the contrary: "not only", "no fewer than", "не менее"."""
_REFUSALS = re.compile(
    r"(?:refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|fail(?:s|ed|ing|ure)?|unable|forgot(?:ten)?|lack(?:s|ed|ing)?|"
    r"refrain(?:s|ed|ing)?|отка[зж]\w*|забы(?:л|ли|ла|т|в)\w*|отсутств\w+)$"
)
"""Words that deny what follows them: "refused to sign", "забыли сказать"."""
_ARTICLES = frozenset({"a", "an", "the"})
"""Between a hedge and its number: "nearly a hundred"."""
_UNTIL = ("пока", "не")
"""It denies nothing: "пока не пришли"."""
_AFTER = frozenset({"нет"})
"""Negations that stand behind what they negate: "погибших и раненых нет"."""
_AUXILIARIES = re.compile(
    r"(?:буд(?:у|ешь|ет|ем|ете|ут)|ста(?:л[аи]?|ну|нет|нем|нут)|собира\w+|намерен[аы]?|хо(?:чу|чет|тим|тят|тел[аи]?)|"
    r"мо(?:гу|жет|жем|гут|г|гла|гли)|готов[аы]?|планиру\w+)$"
)
"""Behind "не" they deny the infinitive that may stand before it, and what follows that: "призывать не будут"."""
_BEING = re.compile(r"(?:буд(?:у|ешь|ет|ем|ете|ут)|был[аои]?|ста(?:л[аио]?|ну|нет|нем|нут))$")
"""Behind "не" they deny at least the word before it: "дождя не было"."""
_INFINITIVE = re.compile(r"\w{2,}(?:[аеиоуыя]ть(?:ся)?|сти(?:сь)?|йти(?:сь)?|чь(?:ся)?)$")


class Word(msgspec.Struct, frozen=True, array_like=True):
    """One content word of a statement, as it travels."""

    forms: tuple[str, ...]
    """Dictionary words; English renderings of a Russian word, and its stem with "ru:" before it; the key of a name."""
    worth: float
    """Nats."""
    start: int
    end: int
    """Code points in the content."""
    value: float | None = None
    """Of a number."""
    name: bool = False
    negated: bool = False
    before: str = ""
    """The last lower-case word before it; of a number "some" where "or so" stands behind it."""
    ordinal: bool = False
    """Of a number that names a place in a row."""
    base: str = ""
    factor: float = 1.0
    """Of a number before a unit: the unit its kind is compared in, and what one is in that."""
    plain: int = 0
    """Of a name: its hash, as `read_plain` gives it."""


def read_content(content: str) -> tuple[Word, ...]:
    """The content words in order; function words and the commonest verbs are left out."""
    matches = list(_WORD.finditer(content))
    plain = [match.group().lower().replace("’", "'").replace("ё", "е") for match in matches]
    bare = [_without_clitic(word) for word in plain]
    worth = _worth(bare)
    negated = _negated(plain)
    numbers = {number.start: number for number in read_numbers(plain)}
    shouted = content.isupper()
    found: list[Word] = []
    skip = 0
    for at, match in enumerate(matches):
        if at < skip:
            continue
        before = plain[at - 1] if at else ""
        if at in numbers:
            number = numbers[at]
            skip = number.end
            span = (match.start(), matches[number.end - 1].end())
            if before in _ARTICLES and at > 1:
                before = plain[at - 2]
            hedge = "some" if plain[number.end : number.end + 2] == ["or", "so"] else before
            found.append(_number(number, span, negated=negated[at], before=hedge))
        elif plain[at][0].isalpha():
            named = match.group()[0].isupper() and not shouted and len(bare[at]) > 1 and _is_name(plain, at)
            forms, nats = _read_word(bare[at], worth[at], named=named)
            if forms:
                told = Word(forms, nats, match.start(), match.end(), name=named, negated=negated[at], before=before)
                found.append(
                    msgspec.structs.replace(told, plain=hash_of_word(match.group().lower())) if named else told
                )
    return tuple(found)


def _number(number: Number, span: tuple[int, int], *, negated: bool, before: str) -> Word:
    worth = NUMBER_WORTH if number.value > FEW or number.value % 1 else SMALL_NUMBER_WORTH
    return Word(
        (),
        worth,
        *span,
        value=number.value,
        negated=negated,
        before=before,
        ordinal=number.ordinal,
        base=number.base,
        factor=number.factor,
    )


def _read_word(word: str, worth: float, *, named: bool) -> tuple[tuple[str, ...], float]:
    """The forms and the worth of a word; no forms if it is no content word."""
    russian = is_russian(word)
    english = english_of(word) if russian else forms_of(word)
    if named:
        return (*name_forms(word), *(english or ())), max(worth, MIN_WORTH) * NAME_WORTH
    if not russian:
        return (english or (), worth) if worth >= MIN_WORTH and len(word) > 2 else ((), 0.0)
    if english == () or len(word) < 3:
        return (), 0.0
    own = tuple(f"ru:{root}" for root in roots_of(word))
    if english is None:
        return (*own, name_key(stem_of(word))), UNKNOWN_WORTH
    return (*english, *own), max(MIN_WORTH, float(np.mean(_worth(list(english)))))


def name_forms(word: str) -> tuple[str, ...]:
    """The key of a name, and what its Russian cases leave of it: "Нарве" and "Narva" have "narv" in common."""
    key = name_key(word)
    base = name_key(stem_of(word)) if is_russian(word) else key
    return key, f"name:{base.rstrip('aeiouy') or base}"


def _is_name(plain: list[str], at: int) -> bool:
    """True for a capitalised word that is no sentence's first and no month or weekday."""
    if at == 0 or plain[at - 1] in {".", "!", "?", ":"} or any(plain[at] in words for words in calendar()):
        return False
    return not (is_russian(plain[at]) and english_of(plain[at]) == ())


def _negated(plain: list[str]) -> list[bool]:
    """For each word whether a negation reaches it."""
    marked, left = [], 0
    for at, word in enumerate(plain):
        if word in _CLAUSE_ENDS:
            left = 0
        marked.append(left > 0)
        left -= 1
        if _denies(plain, at) and _NO_DENIAL.isdisjoint(plain[at + 1 : at + 2]):
            left = NEGATED_WORDS
            for back in range(_reaches_back(plain, at), at):
                marked[back] = True
    return marked


def _reaches_back(plain: list[str], at: int) -> int:
    """The first word that the negation at `at` denies before it; `at` itself if there is none."""
    first = max(at - NEGATED_WORDS, 0)
    start = next((back + 1 for back in range(at - 1, first - 1, -1) if plain[back] in _CLAUSE_ENDS), first)
    clause = range(start, at)
    if plain[at] in _AFTER:
        return clause.start
    if plain[at] == "не" and at + 1 < len(plain):
        nearest = max(clause.start, at - 1) if _BEING.match(plain[at + 1]) else at
        if nearest < at or _AUXILIARIES.match(plain[at + 1]):
            return next((back for back in clause if _INFINITIVE.match(plain[back])), nearest)
    if plain[at].startswith("отка"):
        return next((back for back in clause if plain[back] == "от"), at)
    return at


def _denies(plain: list[str], at: int) -> bool:
    word = plain[at].removesuffix("'s")
    if tuple(plain[at : at + 2]) in _denials():
        return True
    if at and tuple(plain[at - 1 : at + 1]) == _UNTIL:
        return False
    return word in _negations() or word.endswith("n't") or _REFUSALS.match(word) is not None


def _without_clitic(word: str) -> str:
    """The word before what is written onto it: "mayor" of "mayor's", "they" of "they'd", "can" of "can't"."""
    if "'" not in word:
        return word
    if word.endswith("n't"):
        return parts_of_contractions("stem").get(word[:-3], word[:-3])
    base, _, clitic = word.rpartition("'")
    return base if clitic in parts_of_contractions("clitic") else word


@cache
def parts_of_contractions(kind: str) -> dict[str, str]:
    """The parts of contractions of one kind of contractions.tsv, and what each is in full: of stems "wo" and "will"."""
    return {row["part"]: row["full"] for row in read_table("contractions") if row["kind"] == kind}


def _worth(plain: list[str]) -> list[float]:
    """Nats of each word by the fixed table."""
    return [_information(word) for word in plain]


@cache
def _information(word: str) -> float:
    """Minus the logarithm of the share of reports that hold the word, or the most frequent word it is a form of."""
    ranks = [rank for form in (word, *forms_of(word)) if (rank := _ranks().get(form))]
    share = -math.expm1(-WORDS_A_REPORT / min(ranks)) if ranks else RAREST
    return -math.log(max(share, RAREST))


@cache
def _ranks() -> dict[str, int]:
    return {row["word"]: int(row["rank"]) for row in read_table("frequent_words")}


@cache
def calendar() -> tuple[frozenset[str], frozenset[str]]:
    """The months and the weekdays, in English."""
    months, weekdays = (
        frozenset(row["word"].lower() for row in read_table(name)) for name in ("times_en_months", "times_en_weekdays")
    )
    return months, weekdays


@cache
def _denials() -> frozenset[tuple[str, ...]]:
    """Two words that deny what follows them."""
    return frozenset(
        tuple(row["words"].split()) for row in read_table("style_words") if row["class"] == "refusal of two"
    )


@cache
def _negations() -> frozenset[str]:
    listed = {row["word"] for row in read_table("negations")} | {"unless"}
    beside = (row["words"].split() for row in read_table("style_words") if row["class"] == "negation")
    return frozenset(listed.union(*beside))


def read_plain(content: str) -> tuple[int, ...]:
    """Every word of the content in order, as a 32-bit hash: what verbatim quotations share; "$" is "dollars"."""
    signs = _signs("russian" if is_russian(content) else "english")
    found = (match.group().lower() for match in _PLAIN_WORD.finditer(content))
    return tuple(hash_of_word(word) for written in found if (word := signs.get(written, written))[0].isalnum())


@cache
def _signs(language: str) -> dict[str, str]:
    spoken = {row["sign"]: row[language] for row in read_table("spoken_signs")}
    return spoken | {"per cent": "percent"}


def hash_of_word(word: str) -> int:
    """The hash of a lower-case word, as `read_plain` gives it."""
    return zlib.crc32(word.encode())
