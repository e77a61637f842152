"""A statement -> its words with what stands before each; runs of numerals are one number, set phrases one word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from firsthand.compare.utterances.glossing.morphology import Reading, readings_of
from firsthand.compare.utterances.numbers import read_numbers
from firsthand.compare.utterances.russian import is_russian
from firsthand.lexicon import read_table
from firsthand.text.transliteration import romanized

MOST_NUMERALS = 20
"""Words that one number has at most."""
MOST_FIGURES = 60
"""Characters of a number in figures."""
NOT_ONE = "not a single"
"""The phrase «ни один», which stands before a genitive like a number."""
MOST_PLACE = 10
"""Ordinals below it stand behind tens: «двадцать шестой»."""
MOST_LETTERS = 60
"""Longer words are not looked up: reading them would take seconds."""
_ESTIMATES = frozenset(
    ("около", "более", "менее", "свыше", "почти", "примерно", "at least", "no more than", "more than", "less than")
)
"""Words before a number, and phrases by their English."""
WOULD = frozenset({"бы", "б"})
POSSESSIVES = {"его": ("his", "him"), "ее": ("her", "her"), "их": ("their", "them")}
"""Before a noun, and elsewhere."""
_NAME = Reading("", "NOUN", 1.0, case="nomn", number="sing", name=True)
_SURNAME = re.compile(r".{3}(?:[оеё]в|ин|[оеё]ва|ина|енко|ук|юк)$")
"""How a Russian or Ukrainian last name ends that is a form of a common word, too."""
_SETTLED = {
    **dict.fromkeys(POSSESSIVES, (Reading("их", "THEIR", 1.0),)),
    "есть": (Reading("быть", "VERB", 0.9, tense="pres", person="3per"), Reading("есть", "INFN", 0.1, transitive=True)),
    "все": tuple(
        Reading("весь", "ADJF", p, case=case, number="plur", own=True) for case, p in (("nomn", 0.7), ("accs", 0.3))
    ),
    "ли": (Reading("ли", "PRCL", 1.0),),
    "следует": (
        Reading("следовать", "VERB", 0.55, number="sing", tense="pres", person="3per"),
        Reading("следовать", "PRED", 0.45),
    ),
    "следовало": (
        Reading("следовать", "VERB", 0.55, number="sing", gender="neut", tense="past"),
        Reading("следовать", "PRED", 0.45),
    ),
    "сели": (Reading("сесть", "VERB", 1.0, number="plur", tense="past", mood="indc"),),
    "лету": (Reading("лето", "NOUN", 1.0, case="datv", number="sing", gender="neut"),),
    "дома": (
        Reading("дома", "ADVB", 0.45),
        *(
            Reading("дом", "NOUN", p, case=case, number=number, gender="masc")
            for p, case, number in ((0.35, "gent", "sing"), (0.15, "nomn", "plur"), (0.05, "accs", "plur"))
        ),
    ),
}
"""Words whose readings by the dictionary are of no help here."""
_PIECES = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*|[^А-Яа-яЁё]+")
_BENT = frozenset("аеёиоуыэюяйьмвх")
"""Letters at the end of names in other cases than the first."""
_STOP = re.compile(r"[.!?…:«\"“„]")
"""Behind these a capital says nothing."""
_DIGITS = re.compile(r"(?:^|[^\w,.])(\d[\d,.\s]*)\s*%?\s$")
_COUNT = re.compile(r"(?<![\w,.:])[$€£₽№]?\d+(?:[ ,.:–-]\d+)*\s?%?[\s-]$")
"""Figures that belong to the word behind them: «61-летняя», "$5", "16:40"."""
_DIGIT = re.compile(r"\d\s$")
_DECIMAL = re.compile(r"(?<![\d,])(\d+),(\d{1,2})(?![\d,])")
_MARKS = str.maketrans("«»„", '"""')
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = (
    *((at, f"{stem}надцат") for at, stem in enumerate("один две три четыр пят шест сем восем девят".split(), 11)),
    (20, "двадцат"),
    (30, "тридцат"),
)
_MONTHS = frozenset("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split())
_HARD = "ый ой ая ое ые ого ому ым ом ую ых ыми"
_SOFT = "ий ья ье ьи ьего ьему ьим ьем ью ьей ьих ьими"
_SMALL = "zero one two three four five six seven eight nine ten".split()
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(slots=True)
class Token:
    """A word, a number or a set phrase, and what the program makes of it."""

    text: str
    """Lower-case, without "ё" as it stands in tables."""
    before: str
    """What stands between the token before and this one, in English marks."""
    opens: bool
    """Whether it opens a sentence, so that its capital says nothing."""
    capital: bool
    readings: tuple[Reading, ...] = ()
    number: str = ""
    """Of a number: how English writes it."""
    many: bool = False
    """Whether a number stands for more than one."""
    phrase: str = ""
    """Of a set phrase: its English; with `kind`."""
    kind: str = ""
    """Of a set phrase: v, n or x."""

    @property
    def adjacent(self) -> bool:
        """Whether blanks alone stand before it."""
        return not self.before.strip()

    @property
    def number_cases(self) -> frozenset[str]:
        """The cases in which a number in words may stand; none of any other word."""
        if not self.number:
            return frozenset()
        return frozenset(one.case for one in readings_of(self.text) if one.part == "NUMR" and one.case)

    @property
    def estimates(self) -> bool:
        """Whether it says of the number behind it that it is about so much."""
        return self.text in _ESTIMATES or self.phrase in _ESTIMATES

    @property
    def parted(self) -> tuple[str, str]:
        """What stands before it, with the figures that count it apart."""
        skipped = max(0, len(self.before) - MOST_FIGURES)
        found = _COUNT.search(self.before[skipped:])
        at = skipped + found.start() if found else len(self.before)
        return self.before[:at], self.before[at:]

    @property
    def counted(self) -> bool:
        """Whether a number of figures stands before it."""
        return _figures(self.before) != ""

    @property
    def counts_one(self) -> bool:
        """Whether that number is one."""
        return _figures(self.before) == "1"


@lru_cache(maxsize=1024)
def _figures(before: str) -> str:
    """The number in figures at the end of what stands before a word; "" if there is none."""
    found = _DIGITS.search(before[-MOST_FIGURES:])
    return found[1].strip() if found else ""


def tokens_of(text: str) -> tuple[list[Token], str]:
    """The tokens of a text, and what stands behind the last one."""
    pieces = _PIECES.findall(text)
    tokens: list[Token] = []
    at, opens, before = 0, True, ""
    while at < len(pieces):
        piece = pieces[at]
        if not is_russian(piece):
            before += _DECIMAL.sub(r"\1.\2", piece.translate(_MARKS))
            opens = opens or _STOP.search(piece) is not None
            at += 1
            continue
        at, token = _token(pieces, at, before, opens=opens)
        tokens.append(token)
        opens, before = False, ""
    return tokens, before


def _token(pieces: list[str], at: int, before: str, *, opens: bool) -> tuple[int, Token]:
    """The token that begins at a Russian piece, and where the next may begin."""
    piece = pieces[at]
    token = Token(plain(piece), before, opens, piece[0].isupper())
    if at and token.text in scales() and _DIGIT.search(pieces[at - 1]):
        token.number, token.many = scales()[token.text], True
        return at + 1, token
    start = at + 2 if _is_one_of_many(pieces, at) else at
    end, number, many = _number(pieces, start)
    if end > start:
        token.number, token.many = number, many
        return end, token
    if token.text in _places() and _is_month(pieces, at + 1):
        token.number = str(_places()[token.text])
        return at + 1, token
    parts = piece.split("-")
    if len(piece) > MOST_LETTERS:
        token.number = romanized(piece)
    elif len(parts) > 1 and all(plain(part) in numerals() for part in parts):
        token.number = "-".join(_number([part], 0)[1] or romanized(part) for part in parts)
        token.many = True
    else:
        token.readings = _as_name(token) or _SETTLED.get(token.text) or _as_word(token, piece)
    return at + 1, token


def _as_word(token: Token, piece: str) -> tuple[Reading, ...]:
    """The readings of a word, of one in small letters without those as a name if it has others."""
    readings = readings_of(piece.lower())
    common = () if token.capital else tuple(one for one in readings if not one.name)
    return common or readings


def _is_month(pieces: Sequence[str], at: int) -> bool:
    """Whether a blank stands at a place, and a month behind it: «двадцатого мая» is a date."""
    return at + 1 < len(pieces) and pieces[at] == " " and plain(pieces[at + 1]) in _MONTHS


def _as_name(token: Token) -> tuple[Reading, ...]:
    """The readings of a word with a capital that is in no dictionary, or of one inside a sentence as a name."""
    if not token.capital:
        return ()
    readings = readings_of(token.text)
    if readings[0].known:
        if token.opens:
            return ()
        return tuple(one for one in readings if one.name) or ((_NAME,) if _SURNAME.search(token.text) else ())
    nouns = tuple(one for one in readings if one.part in {"NOUN", "ADJF"})
    as_it_stands = tuple(one for one in nouns if one.lemma == token.text)
    return as_it_stands or (nouns if nouns and token.text[-1] in _BENT else (_NAME,))


def _is_one_of_many(pieces: list[str], at: int) -> bool:
    """True for the "one" of "one million two hundred thousand"."""
    return plain(pieces[at]) in _ones() and any(plain(piece) in scales() for piece in pieces[at + 2 : at + 3])


def _number(pieces: Sequence[str], at: int) -> tuple[int, str, bool]:
    """The end of the number that begins a run of numerals, the number, and whether it is many.

    The end is `at` where none begins.
    """
    end, last = at, min(len(pieces), at + 2 * MOST_NUMERALS)
    while end < last and (pieces[end].isspace() or plain(pieces[end]) in numerals()):
        end += 1
    found = read_numbers([plain(piece) for piece in pieces[at:end] if not piece.isspace()])
    if not found or found[0].start:
        return at, "", False
    end = at + 2 * found[0].end - 1  # a blank between two numerals
    value = found[0].value
    behind = plain(pieces[end + 1]) if end + 1 < len(pieces) and pieces[end] == " " else ""
    if value % 10 == 0 and value % 100 not in {0, 10}:
        if behind in _ones():
            return end + 2, f"{value + 1:,.0f}", True
        place = _places().get(behind, MOST_PLACE)
        if place < MOST_PLACE:
            ending = "" if _is_month(pieces, end + 2) else _ENDINGS.get(place, "th")
            return end + 2, f"{value + place:.0f}{ending}", False
    return end, _written(value), value not in {0, 1}


def _written(value: float) -> str:
    """A number as English news reports write it: "1.2 million", "120,000", "five"."""
    for scale, word in _SCALES:
        if value >= scale:
            return f"{value / scale:g} {word}"
    if value in range(len(_SMALL)):
        return _SMALL[int(value)]
    return f"{value:,g}" if value % 1 else f"{value:,.0f}"


def plain(word: str) -> str:
    """A word as tables write it."""
    return word.lower().replace("ё", "е")


@cache
def numerals() -> frozenset[str]:
    """Words that are numbers or multiply them, but for "one", which is mostly "some", shares, and a form of «семья»."""
    return frozenset(word for word, row in _number_rows().items() if row["part"] != "share" and row["value"] != "1") - {
        "семью"
    }


@cache
def _ones() -> frozenset[str]:
    return frozenset(word for word, row in _number_rows().items() if row["value"] == "1")


@cache
def _places() -> dict[str, int]:
    """Ordinals from first to thirtieth in all their forms, but for those of two words."""
    found = {}
    stems = [*enumerate("перв втор трет четверт пят шест седьм восьм девят десят".split(), 1), *_TEENS]
    for value, stem in stems:
        endings = _SOFT if stem == "трет" else _HARD
        found.update({stem + ending: value for ending in endings.split()})
    return found


@cache
def scales() -> dict[str, str]:
    """What stands behind a number in figures: «миллиона» -> "million"."""
    english = {1e3: "thousand", **dict(_SCALES)}
    rows = ((word, float(row["value"])) for word, row in _number_rows().items() if row["part"] == "scale")
    return {word: english[value] for word, value in rows if value in english}


@cache
def _number_rows() -> dict[str, Mapping[str, str]]:
    return {word: row for row in read_table("number_words_ru") for word in row["words"].split()}
