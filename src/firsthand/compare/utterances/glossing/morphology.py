"""A Russian word -> what it can be: dictionary form, part of speech, case and the rest, likeliest first.

pymorphy3 reads words by the dictionary of OpenCorpora, and guesses what that has not by its ending (Korobov 2015,
doi 10.1007/978-3-319-26123-2_31); how likely each reading is was counted in OpenCorpora's texts.
"""

from functools import cache, lru_cache
from typing import Any, NamedTuple

MOST_READINGS = 14
"""Of a word; the rest are rarer than one in a hundred."""

NOMINAL = frozenset({"NOUN", "NPRO"})
MODIFIER = frozenset({"ADJF", "PRTF"})
BENDING = NOMINAL | MODIFIER
VERBAL = frozenset({"VERB", "INFN", "GRND", "PRTF", "PRTS"})
FINITE = frozenset({"VERB", "PRTS"})
_CASES = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": "nomn"}
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox"})


class Reading(NamedTuple):
    """One reading of a word; what does not apply is empty. Grammemes are those of OpenCorpora."""

    lemma: str
    part: str
    score: float
    """How likely it is among the word's readings, 0 to 1."""
    case: str = ""
    number: str = ""
    gender: str = ""
    tense: str = ""
    person: str = ""
    mood: str = ""
    voice: str = ""
    animate: bool = False
    transitive: bool = False
    name: bool = False
    place: bool = False
    """A country, a city, a river."""
    own: bool = False
    """A pronoun that stands like an adjective: «мой», «этот»."""
    somebody: bool = False
    """Whether it is an adjective that may stand for somebody: «больной», «виновный»."""
    known: bool = True
    base: str = ""
    """Of a participle: its masculine nominative, under which a dictionary may have it («погибший»)."""

    @property
    def bends(self) -> bool:
        """Whether it is a noun, a pronoun or an adjective."""
        return self.part in BENDING


NOTHING = Reading("", "", 1.0)
"""What is read of a number."""


@lru_cache(maxsize=50_000)
def readings_of(word: str) -> tuple[Reading, ...]:
    """The readings of a lower-case Russian word; never none."""
    found = [_reading(parse) for parse in _analyzer().parse(word)[:MOST_READINGS]]
    kept: dict[tuple[Any, ...], Reading] = {}
    for one in found:
        kept.setdefault(one._replace(score=0, gender="" if one.number == "plur" else one.gender), one)
    return tuple(kept.values())


def _reading(parse: Any) -> Reading:
    tag = parse.tag
    grammemes = tag.grammemes
    base = parse.inflect({"nomn", "sing", "masc"}) if tag.POS == "PRTF" else None
    return Reading(
        lemma=parse.normal_form.replace("ё", "е"),
        part=str(tag.POS or ""),
        score=float(parse.score),
        case=_CASES.get(str(tag.case), str(tag.case or "")),
        number=str(tag.number or ""),
        gender=str(tag.gender or ""),
        tense=str(tag.tense or ""),
        person=str(tag.person or ""),
        mood=str(tag.mood or ""),
        voice=str(tag.voice or ""),
        animate="anim" in grammemes,
        transitive="tran" in grammemes,
        name=not _NAMES.isdisjoint(grammemes),
        place="Geox" in grammemes,
        own="Apro" in grammemes,
        somebody="Subx" in grammemes,
        known=bool(parse.is_known),
        base=base.word.replace("ё", "е") if base else "",
    )


@cache
def _analyzer() -> Any:
    import pymorphy3  # noqa: PLC0415  # half a second, and only Russian needs it
    import pymorphy3_dicts_ru  # noqa: PLC0415

    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")
