"""Russian words -> stems and English renderings; Cyrillic names -> Latin letters."""

from functools import cache

from firsthand.lexicon import read_table

_VOWELS = frozenset("аеиоуыэюя")
_GERUND_AFTER_A = ("вшись", "вши", "в")
_GERUND = ("ывшись", "ившись", "ывши", "ивши", "ыв", "ив")
_ADJECTIVE = tuple("ими ыми его ого ему ому ее ие ые ое ей ий ый ой ем им ым ом их ых ую юю ая яя ою ею".split())
_PARTICIPLE_AFTER_A = ("ем", "нн", "вш", "ющ", "щ")
_PARTICIPLE = ("ивш", "ывш", "ующ")
_REFLEXIVE = ("ся", "сь")
_VERB_AFTER_A = tuple("ете йте ешь нно ла на ли ем ло но ет ют ны ть й л н".split())
_VERB = tuple(
    "ейте уйте ила ыла ена ите или ыли ило ыло ено ует уют ены ить ыть ишь ей уй ил ыл им ым ен ят ит ыт ую ю".split()
)
_NOUN = tuple(
    "иями ями ами ией иям ием иях ев ов ие ье еи ии ей ой ий ям ем ам ом ах ях ию ью ия ья а е и й о у ы ь ю я".split()
)
_DERIVED = ("ость", "ост")
_SUPERLATIVE = ("ейше", "ейш")

FAMILY = 5
"""Letters that forms of one word begin with, where the stemmer leaves them apart ("стряхнёт", "стряхнуть")."""
MAX_ENDING = 4

LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "-").split(),
        strict=True,
    )
)
"""One Latin spelling of each letter; `names.name_key` makes one of the others (BGN, GOST, the press's own)."""


def is_russian(word: str) -> bool:
    """True if the word is written in Cyrillic."""
    return any("а" <= letter <= "я" or letter == "ё" for letter in word.lower())


@cache
def stem_of(word: str) -> str:
    """The stem of one lower-case Russian word: Porter's algorithm for Russian (snowballstem.org)."""
    word = word.replace("ё", "е")
    begin = next((at + 1 for at, letter in enumerate(word) if letter in _VOWELS), len(word))
    head, tail = word[:begin], word[begin:]
    tail = _without_first_ending(tail)
    tail = tail.removesuffix("и")
    tail = _without(tail, _DERIVED) or tail
    tail = _without(tail, _SUPERLATIVE) or tail
    if tail.endswith("нн"):
        return head + tail[:-1]
    return head + tail.removesuffix("ь")


def _without_first_ending(tail: str) -> str:
    """Without its ending of a gerund, else of an adjective, a verb or a noun."""
    gerund = _without(tail, _GERUND) or _without_after_a(tail, _GERUND_AFTER_A)
    if gerund is not None:
        return gerund
    tail = _without(tail, _REFLEXIVE) or tail
    adjective = _without(tail, _ADJECTIVE)
    if adjective is not None:
        return _first(_without(adjective, _PARTICIPLE), _without_after_a(adjective, _PARTICIPLE_AFTER_A), adjective)
    return _first(_without(tail, _VERB), _without_after_a(tail, _VERB_AFTER_A), _without(tail, _NOUN), tail)


def _first(*found: str | None) -> str:
    """The first that is not None; there is one."""
    return next(one for one in found if one is not None)


def _without(tail: str, endings: tuple[str, ...]) -> str | None:
    """`tail` without the longest of the endings; None if it has none of them."""
    found = max((ending for ending in endings if tail.endswith(ending)), key=len, default=None)
    return None if found is None else tail[: -len(found)]


def _without_after_a(tail: str, endings: tuple[str, ...]) -> str | None:
    """The same for endings that stand after "а" or "я" only."""
    found = max((e for e in endings if tail.endswith(e) and tail[: -len(e)][-1:] in {"а", "я"}), key=len, default=None)
    return None if found is None else tail[: -len(found)]


@cache
def english_of(word: str) -> tuple[str, ...] | None:
    """English renderings of a lower-case Russian word, the commonest first; () for a function word, None if unknown."""
    exact, stems, families = _dictionary()
    word = word.replace("ё", "е")
    if word in exact:
        return exact[word]
    alike = [(_shared(word, listed), listed) for listed in families.get(word[:FAMILY], ())]
    least = max(FAMILY, len(word) - MAX_ENDING)
    near = [(shared, listed) for shared, listed in alike if shared >= max(least, len(listed) - MAX_ENDING)]
    stem = stem_of(word)
    if near and (stem not in stems or max(near)[0] > len(stem)):
        return exact[max(near)[1]]
    return stems.get(stem)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@cache
def _dictionary() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Renderings by the word and by its stem, and the words that begin alike."""
    exact: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    families: dict[str, tuple[str, ...]] = {}
    for row in read_table("russian_english"):
        renderings = tuple(row["english"].split())
        for word in row["russian"].split():
            plain = word.replace("ё", "е")
            exact.setdefault(plain, renderings)
            if renderings:
                stems.setdefault(stem_of(plain), renderings)
                families[plain[:FAMILY]] = (*families.get(plain[:FAMILY], ()), plain)
    return exact, stems, families


def romanized(word: str) -> str:
    """A Cyrillic word in lower-case Latin letters."""
    return "".join(LATIN.get(letter, letter) for letter in word.lower()).replace("-", "")
