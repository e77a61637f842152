"""References without a date, holidays and named events: "now", "recently", "Thanksgiving", "World War II"."""

from datetime import date

from firsthand.annotate.times.calendar import holiday_day, holiday_days
from firsthand.annotate.times.days import NEXT, PREVIOUS
from firsthand.annotate.times.meaning import Meaning, Moment, Phrase, is_capitalised, on_calendar, unresolved

NOT_THE_DAY = frozenset("tree trees card cards carol carols gift gifts present presents shopping dinner".split())
"""What makes a holiday's name an adjective: "a Christmas tree"."""

AFTER_A_PHRASE = frozenset(
    "a an the and but or so that which who when where while as if because he she it they we you i is was are were has"
    " had have did do does will would can could may might must should not in on at by for with to from of into about"
    " under over after before until this these there his her its their our".split()
)


def read_ref(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Now; recently; soon; the future."""
    value = phrase.value("ref") or "PRESENT_REF"
    word = phrase.words.lower()
    if word == "once" or (word == "soon" and _is_no_time(phrase)):
        return None
    intervals = {
        "PRESENT_REF": (moment.day, moment.day),
        "PAST_REF": (None, moment.day),
        "FUTURE_REF": (moment.day, None),
    }
    return Meaning("DATE", value, moment.anchored("Seen from"), "published", interval=intervals[value])


def _is_no_time(phrase: Phrase) -> bool:
    """True for "as soon as" and "soon after"."""
    return phrase.word_before().lower() == "as" or phrase.word_after().lower() in {"after", "as"}


def read_relative(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Current, recent, the past, each alone; other relatives alone are no time."""
    words = phrase.words.lower()
    if words == "the past" and (phrase.after is None or phrase.after.kind in {"dot", "comma"} or _is_a_verb(phrase)):
        return Meaning("DATE", "PAST_REF", moment.anchored("Ends on"), "published", interval=(None, moment.day))
    if phrase.word_before() == "then":
        return None
    if words == "current":
        return Meaning(
            "DATE", "PRESENT_REF", moment.anchored("Seen from"), "published", interval=(moment.day, moment.day)
        )
    if words == "recent":
        return Meaning("DATE", "PAST_REF", moment.anchored("Ends on"), "published", interval=(None, moment.day))
    return None


def _is_a_verb(phrase: Phrase) -> bool:
    """True if "the past" ends its phrase: a verb, a conjunction or a mark follows, not a noun."""
    return not phrase.word_after()[:1].isalpha() or phrase.word_after().lower() in AFTER_A_PHRASE


def read_holiday(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Thanksgiving; last Christmas; Election Day 2020."""
    rule = phrase.value("holiday")
    year, relative = phrase.year, phrase.relative
    if rule is None or phrase.word_after() in NOT_THE_DAY:
        return None
    if year:
        day = holiday_day(rule, int(year))
        return on_calendar(day.isoformat(), "A holiday whose rule gives the day.", "text")
    here = moment.day
    if here is None:
        return unresolved("DATE", moment, f"XXXX-{rule}" if rule[2] == "-" else None)
    days = [day for step in (-1, 0, 1) for day in holiday_days(rule, here.year + step)]
    past, ahead = [d for d in days if d <= here], [d for d in days if d > here]
    if not past or not ahead:
        return unresolved("DATE", moment)  # before or after the years of the table
    if (
        relative in NEXT
        or (relative not in PREVIOUS and moment.tense() == "future")
        or (relative not in PREVIOUS and (ahead[0] - here).days < 30 < (here - past[-1]).days)
    ):
        day = ahead[0]
    else:
        day = past[-1]
    return on_calendar(
        day.isoformat(), moment.anchored("A holiday whose rule gives the day, counted from"), "published"
    )


def read_event(phrase: Phrase, moment: Moment) -> Meaning | None:
    """World War II: no TIMEX3 value, but an interval."""
    del moment
    begin, _, end = (phrase.value("event") or "").partition("/")
    if is_capitalised(phrase.word_after()):
        return None
    known = (date.fromisoformat(begin), date.fromisoformat(end))
    return Meaning("DATE", None, f"A named event: {known[0]} to {known[1]}.", "event", None, known, "day")
