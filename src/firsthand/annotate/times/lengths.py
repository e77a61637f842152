"""Lengths of time and what is counted with them: "three weeks", "two years ago", "the past month", "every Thursday"."""

import re
from dataclasses import replace
from datetime import date

from firsthand.annotate.times.calendar import move, value_of
from firsthand.annotate.times.meaning import (
    Meaning,
    Moment,
    Phrase,
    count_of,
    is_capitalised,
    on_calendar,
    unresolved,
)

MONEY_AND_RATES = re.compile(r"(?:[$£€]\s?[\d.,]+(?:\s(?:million|billion))?|\b(?:times|hours|days|percent|%)|\d)\s*$")
"""What stands in front of "a day" when it is a rate."""
RATE_BEHIND = re.compile(r"\s+(?:an?|per)\s+(?:day|week|month|year)\b")
"""What stands behind a length that is a rate: "24 hours a day"."""
THAN = frozenset({"than", "чем", "срока"})
"""What makes a length of "three days earlier": earlier than something."""
COUNTED_FROM = frozenset({"после"})
"""What names behind «через неделю» the thing from which the week is counted."""
LENGTH_WORDS = frozenset(
    "for after before within than took take takes spent of lasted last once nearly almost about barely over in during"
    " another under until through wait waited".split()
)


def amount(count: float | None, unit: str) -> str:
    """The TIMEX3 duration of `count` units; X for a vague count."""
    times, plain = re.fullmatch(r"(\d*)(\D+)", unit).groups()  # type: ignore[union-attr]
    clock = plain.startswith("T")
    letter = plain[-1]
    if count is None:
        return f"P{'T' if clock else ''}X{letter}" if not times else f"PX{'E' if times == '10' else 'C'}"
    total = count * int(times or 1)
    whole = int(total)
    if total != whole and letter == "Y":
        return f"P{f'{whole}Y' if whole else ''}{round((total - whole) * 12)}M"
    if total != whole and letter == "H":
        return f"PT{f'{whole}H' if whole else ''}{round((total - whole) * 60)}M"
    if total != whole and letter == "D":
        return f"P{f'{whole}D' if whole else ''}T{round((total - whole) * 24)}H"
    if total != whole and letter == "M" and clock:
        return f"PT{f'{whole}M' if whole else ''}{round((total - whole) * 60)}S"
    shown = str(whole) if total == whole else f"{total:g}"
    return f"P{'T' if clock else ''}{shown}{letter}"


def unit_of(phrase: Phrase) -> str:
    """The unit that is counted: the last one in the phrase."""
    found = phrase.values("unit", "units", "quarter", "second")
    return {"2": "TS", "second": "TS"}.get(found[-1], found[-1]) if found else ""


def steps(count: float, unit: str) -> tuple[float, str]:
    """Count and unit for the calendar: two decades are 20 years."""
    times, plain = re.fullmatch(r"(\d*)(\D+)", unit).groups()  # type: ignore[union-attr]
    return count * int(times or 1), plain


def read_duration(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Three weeks; a two-year term; nearly two months; a minute and a half; days, behind "for"."""
    unit, number = unit_of(phrase), count_of(phrase.tokens)
    if _is_other(phrase, unit):
        return None
    counted = phrase.has("numword", "small", "number", "year", "couple", "vague", "scale", "half")
    if phrase.has("the") and not counted:
        return _the_unit(unit, phrase, moment)
    if not counted and not _is_length(phrase):
        return None
    if phrase.has("half") and phrase.has("and"):
        number = (number or 1) + 0.5
    if number is None and not phrase.has("vague", "units"):
        number = 1.0
    approx = phrase.value("approx") or None
    value = phrase.value("lengthy") or amount(number, unit)
    if phrase.after and phrase.after.kind == "since" and moment.day and number:
        count, plain = steps(number, unit)
        interval = (move(moment.day, -count, plain), moment.day)
        return Meaning("DURATION", value, moment.anchored("Ends on"), "published", approx, interval, "day")
    return Meaning("DURATION", value, "The text gives the length.", "text", approx)


def _is_other(phrase: Phrase, unit: str) -> bool:
    """True for ages ("6-year-old"), ordinals ("a second"), parts ("three-quarters of"): words that count no time."""
    if phrase.has("old") or phrase.word_after().lower() in {"old", "older", "younger"} or "/" in unit:
        return True
    if RATE_BEHIND.match(phrase.text, phrase.end):
        return True
    last = phrase.tokens[-1].kind
    if last == "ordinal" or (last == "second" and not phrase.has("numword", "small", "number", "couple")):
        return True
    return unit == "Q" and (phrase.has("hyphen") or phrase.word_after() == "of" or last == "quarter")


def _is_length(phrase: Phrase) -> bool:
    """True where "a year" or "weeks" is a length and no rate: behind "for" or "within", not behind an amount."""
    if (
        phrase.has("approx", "lengthy")
        or phrase.follows("during")
        or (phrase.has("an") and phrase.word_after() in {"after", "before"})
    ):
        return True
    before = phrase.word_before().lower()
    if before not in LENGTH_WORDS or (before == "of" and not phrase.has("an")):
        return False
    return not MONEY_AND_RATES.search(phrase.text[: phrase.start][-40:])


def _the_unit(unit: str, phrase: Phrase, moment: Moment) -> Meaning | None:
    """The year, the week, behind a preposition: the one of the day of speaking."""
    if unit not in {"Y", "M", "W"} or not phrase.follows("in", "of", "and"):
        return None
    if phrase.word_after() in {"ended", "ending", "before", "after", "following", "since"}:
        return Meaning("DURATION", amount(1, unit), "The text gives the length.", "text")
    if moment.day is None:
        return unresolved("DATE", moment)
    return on_calendar(value_of(moment.day, unit), moment.anchored("Counted from"), "published")


def read_ago(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Two years ago; a decade ago; a year earlier, counted in the narrative."""
    unit, number = _counted(phrase)
    word = phrase.value("ago")
    told = moment.narrative
    if not unit:
        return None
    if phrase.word_after() in THAN:
        return Meaning("DURATION", amount(number, unit), "The text gives the length.", "text")
    if number is None:
        return Meaning("DATE", "PAST_REF", "Some time ago, without a number.", "published", interval=(None, moment.day))
    if unit == "Y" and number == 1 and told.quarter:
        value = f"{int(told.quarter[:4]) - 1:04}{told.quarter[4:]}"
        return on_calendar(value, f"One year before {told.quarter}, the last quarter of the text.", "narrative")
    count, plain = steps(number, unit)
    if word == "earlier" and told.day and unit != "Y":
        if moment.told_day is None:
            return Meaning("DATE", None, "Earlier than a day of which the text does not tell which it is.", None)
        return _away(told.day, -count, plain, f"Counted from {told.day}, the last date of the text.", phrase)
    if moment.day is None:
        return unresolved("DATE", moment)
    ago = _away(moment.day, -count, plain, moment.anchored("Counted back from"), phrase)
    return _from_further(ago, moment.day, phrase, unit) if ago else None


def _from_further(ago: Meaning, day: date, phrase: Phrase, unit: str) -> Meaning:
    """The interval of "two or three days ago" from three on; the value stays that of the first number."""
    joints = [at for at, token in enumerate(phrase.tokens) if token.kind in {"and", "hyphen"}]
    first = count_of(phrase.tokens[: joints[0]]) if joints else None
    second = count_of(phrase.tokens[joints[0] + 1 :]) if joints else None
    if first is None or second is None or not first < second or count_of(phrase.tokens) != first:
        return ago
    count, plain = steps(second, unit)
    there = move(day, -count, plain)
    further = on_calendar(value_of(there, plain), ago.because, "published") if there else ago
    return replace(ago, interval=(further.interval[0], ago.interval[1]))


def _counted(phrase: Phrase) -> tuple[str, float | None]:
    """Unit and number; one where no number is said («год назад», «полгода назад»), None where it is vague."""
    lengthy = re.fullmatch(r"P(T?)(\d+)([A-Z])", phrase.value("lengthy") or "")
    if lengthy:
        return lengthy[1] + lengthy[3], float(lengthy[2])
    if phrase.has("part"):
        return ("D" if phrase.value("part") == "DT" else ""), 1.0  # «днём ранее»
    number = count_of(phrase.tokens)
    return unit_of(phrase), 1.0 if number is None and not phrase.has("vague") else number


def _away(day: date, count: float, unit: str, because: str, phrase: Phrase) -> Meaning | None:
    there = move(day, count, unit)
    if there is None:
        return None
    anchor = "narrative" if "last date" in because else "published"
    return on_calendar(value_of(there, unit), because, anchor, mod=phrase.value("approx") or None)  # type: ignore[arg-type]


def read_later(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Three days later, from the last date of the text; two years from now."""
    (unit, number), told, word = _counted(phrase), moment.narrative, phrase.value("later")
    if phrase.word_after() in THAN:
        return Meaning("DURATION", amount(number, unit), "The text gives the length.", "text")
    if phrase.word_after() in COUNTED_FROM:
        return Meaning("DATE", None, "Later than something that the text does not date.", None)
    if word == "hence" or (word == "through" and moment.tense() != "past"):
        if moment.day is None or number is None:
            return unresolved("DATE", moment)
        return _away(moment.day, *steps(number, unit), moment.anchored("Counted on from"), phrase)
    if told.day is None or moment.told_day is None or number is None:
        return Meaning("DATE", None, "Later than something that the text does not date.", None)
    return _away(told.day, *steps(number, unit), f"Counted on from {told.day}, the last date of the text.", phrase)


def read_several_relative(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The past three months; the next few years: lengths that end or begin on the day of speaking."""
    relative = (phrase.relatives() or [""])[-1]
    number = count_of(tuple(t for t in phrase.tokens if t.kind != "the"))
    season = phrase.value("seasons")
    if season:
        return Meaning("SET", f"XXXX-{season}", "Seasons of several years.", "text")
    if phrase.has("weekends") or relative in {"that", "those", "new"}:
        return None
    unit = unit_of(phrase)
    value = amount(number, unit)
    if moment.day is None or number is None:
        return Meaning("DURATION", value, "The text gives the length.", "text", phrase.mod)
    count, plain = steps(number, unit)
    if relative in {"next", "coming", "following"}:
        interval = (moment.day, move(moment.day, count, plain))
        reason = "A length of time that begins on"
    else:
        interval = (move(moment.day, -count, plain), moment.day)  # type: ignore[assignment]
        reason = "A length of time that ends on"
    return Meaning("DURATION", value, moment.anchored(reason), "published", phrase.mod, interval, "day")


def read_relative_units(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Recent months; the coming weeks; past years."""
    relative, unit = phrase.relative or "", unit_of(phrase)
    if relative not in {"recent", "past", "coming", "last", "next", "previous"}:
        return None
    ahead = relative in {"coming", "next"}
    interval = (moment.day, None) if ahead else (None, moment.day)
    because = moment.anchored("Begins on" if ahead else "Ends on")
    if unit == "Y" and not ahead:
        return Meaning("DATE", "PAST_REF", because, "published", interval=interval)
    return Meaning("DURATION", amount(None, unit), because, "published", None, interval)


def read_first_several(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The first nine months."""
    del moment
    return Meaning("DURATION", amount(count_of(phrase.tokens), unit_of(phrase)), "The text gives the length.", "text")


def read_set(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Every Thursday; daily; each July; every two weeks."""
    del moment
    value = phrase.value("set")
    if value and is_capitalised(phrase.word_after()):
        return None  # the newspaper: the Norlin Daily News, the daily Norlin Bote
    if value is None:
        weekday, month = phrase.value("weekday", "weekdays"), phrase.value("month", "monthabbr")
        part, season = phrase.value("part", "parts"), phrase.value("season")
        if weekday:
            value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
        elif month:
            value = f"XXXX-{month}"
        elif part:
            value = f"XXXX-XX-XXT{part}"
        elif season:
            value = f"XXXX-{season}"
        elif phrase.has("weekend"):
            value = "XXXX-WXX-WE"
        else:
            every = float(phrase.value("each") or 1)
            value = amount((count_of(phrase.tokens) or 1) * every, unit_of(phrase)) if unit_of(phrase) else None
    return Meaning("SET", value, "Comes again and again.", "text") if value else None


def read_lengthy(phrase: Phrase, moment: Moment) -> Meaning | None:
    """A day-long strike."""
    del moment
    return Meaning("DURATION", phrase.value("lengthy"), "The text gives the length.", "text")
