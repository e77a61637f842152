"""Years, decades and centuries: "1988", "nineteen seventy-nine", "the late 1970s", «2022 год»."""

import re
from datetime import date

from firsthand.annotate.times.meaning import Meaning, Moment, Phrase, is_capitalised, on_calendar

YEARS_TAKEN = range(1900, 2060)

"""Four digits that are a year without a preposition."""

YEARS_POSSIBLE = range(1000, 2200)

"""Four digits that are a year behind "in", "since", "of"."""


def read_year(phrase: Phrase, moment: Moment) -> Meaning | None:
    """1988; early 1990; in 1215: bare digits only where a year may stand."""
    del moment
    year = int(phrase.year or 0)
    placed = phrase.has("mod", "modnoun", "era") or phrase.follows("in", "since", "of", "between", "and", "each")
    if year not in (YEARS_POSSIBLE if placed else YEARS_TAKEN) or is_a_count(year, phrase):
        return None
    if phrase.value("era") == "BC":
        return Meaning("DATE", f"BC{year:04}", "The text gives the year.", "text", phrase.mod)
    return on_calendar(f"{year:04}", "The text gives the year.", "text", mod=phrase.mod)


_NUMBERED = frozenset(
    "Flight Channel Section Article Room Windows No Route Highway Boeing Area Rule Form Model Page".split()
)

_SMALL_WORDS = frozenset({"as", "was", "is", "has", "his", "its", "this", "does", "us", "plus", "across", "versus"})


def is_a_count(year: int, phrase: Phrase) -> bool:
    """True for "Flight 1990" and "2000 soldiers": four digits that count or number something."""
    if phrase.tokens[0].kind == "year" and phrase.follows("other") and is_capitalised(phrase.word_before()):
        return True  # Windows 2000, Hillary 2008
    if phrase.word_before() in _NUMBERED or phrase.word_before() in {"#", "/", ".", "-"}:
        return True
    after = phrase.word_after()
    if after in {"%", "/", "°"} or (after == "-" and phrase.after and phrase.after.start == phrase.end):
        return after != "-"
    plural = after.islower() and after.endswith("s") and len(after) > 3 and after not in _SMALL_WORDS
    return year % 500 == 0 and (plural or after in {"people", "men", "women"}) and not phrase.follows("in", "since")


def read_year_range(phrase: Phrase, moment: Moment) -> Meaning | None:
    """2014-16; 1939-1945: one expression for the stretch."""
    del moment
    years = phrase.values("year")
    first = int(years[0])
    last = int(years[1]) if len(years) > 1 else first // 100 * 100 + int(phrase.value("small") or 0)
    if first not in YEARS_POSSIBLE or not first < last:
        return None
    interval = (date(first, 1, 1), date(last, 12, 31))
    return Meaning("DATE", f"{first:04}/{last:04}", "The text gives both years.", "text", None, interval, "year")


def read_decade(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The late 1970s; the nineties; mid-1990s."""
    del moment
    raw = phrase.value("decade") or ""
    digits = re.sub(r"\D", "", raw)
    if len(digits) == 2:  # '80s, 80s
        if "’" not in raw[:1] and "'" not in raw[:1] and not phrase.has("the", "mod", "modnoun", "unit", "units"):
            return None
        value = f"19{digits[0]}" if digits[0] > "2" else f"20{digits[0]}"
    else:
        value = digits[:3]
    if len(digits) == 3 and not phrase.has("the", "mod", "modnoun"):
        return None
    return on_calendar(value, "The text gives the decade.", "text", mod=phrase.mod)


def read_century(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The 19th century; the second day, counted in the narrative; any other ordinal and unit is no date."""
    del moment
    if phrase.value("unit") != "100Y":
        return None
    number = int(re.sub(r"\D", "", phrase.value("ordinal", "second") or "") or 0)
    return on_calendar(f"{number - 1:02}", "The text gives the century.", "text", mod=phrase.mod) if number else None


def read_spoken_year(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Nineteen seventy-nine; other rows of number words are counts."""
    del moment
    worth = [int(value) for value in phrase.values("numword", "scale")]
    if phrase.has("unit"):
        value = f"{worth[0] * worth[1]:04}"
        return on_calendar(value, "The text spells the year.", "text") if worth[:2] == [2, 1000] else None
    if (
        len(worth) < 2
        or worth[0] not in {17, 18, 19}
        or not 10 <= worth[1] < 100
        or is_capitalised(phrase.word_after())
    ):
        return None
    return on_calendar(f"{worth[0]}{sum(worth[1:]):02}", "The text spells the year.", "text", mod=phrase.mod)


def read_year_of(phrase: Phrase, moment: Moment) -> Meaning | None:
    """«2022 год», «начале 2016 года», «в 2023-м»: four digits that the words around make a year."""
    del moment
    if phrase.value("unit") not in {None, "Y"}:
        return None
    year = int(phrase.year or 0)
    return on_calendar(f"{year:04}", "The text gives the year.", "text", mod=phrase.mod) if year else None


def read_unit_year(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The year 2000."""
    return read_year(phrase, moment) if phrase.value("unit") == "Y" else None
