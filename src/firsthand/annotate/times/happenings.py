"""What the report dates itself and then counts from: "since the start of the siege", dated "May 3" elsewhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from firsthand.annotate.times.meaning import Meaning, on_calendar
from firsthand.lexicon import read_table
from firsthand.vocabulary import Span

Found = tuple[Span, Meaning]

REACH = 60
"""Characters between a happening and the date that dates it."""


@cache
def _happenings(language: str) -> Mapping[str, str]:
    return {row["word"]: row["happening"] for row in read_table(f"times_{language}_happenings")}


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words that point at a happening; a happening in front of its date; a happening behind it."""
    word = "(?P<word>" + "|".join(sorted(_happenings(language), key=lambda w: (-len(w), w))) + r")\b"
    other = word.replace("word", "other", 1)
    pointing = re.compile(
        rf"(?P<start>\b(?:the\s+)?(?:start|onset|beginning|outbreak|launch)\s+of\s+(?:[\w’'-]+\s+){{0,4}}?{word})"
        rf"|\b[Ss]ince\s+(?P<since>(?:the|its|his|[A-Z]\w+[’']s)\s+(?:[\w-]+\s+){{0,2}}?{other})"
        r"|\b(?i:during|since|before|after|in|throughout)\s+(?P<anaphor>the\s+war)\b(?!\s+(?:in|on|against|of|with|for))"
    )
    in_front = re.compile(
        rf"\b{word}[^.;:!?\n,“”\"]{{0,{REACH}}}?\b(?:on|in|began|started|of)\s+(?:the\s+\w+\s+of\s+)?$"
    )
    behind = re.compile(rf"[’']?s?\s+(?:[\w-]+\s+){{0,2}}?{word}")
    return pointing, in_front, behind


def find_happenings(text: str, found: Sequence[Found], published: date | None) -> Iterator[Found]:
    """Expressions that point at a happening: with its day where the report dates it, else without a value."""
    mentions = list(_patterns("en")[0].finditer(text))
    if not mentions:
        return
    dated = _dated(text, found)
    for mention in mentions:
        group = next(name for name in ("start", "since", "anaphor") if mention[name])
        span = Span(*mention.span(group))
        if any(other.overlaps(span) or _dates_it(text, span, other) for other, _ in found):
            continue
        if group == "anaphor":
            yield from _war_before(span, found)
            continue
        meaning = _resolved(_happenings("en")[mention["word"] or mention["other"]], dated)
        begin = meaning.interval[0]
        if group == "since" and begin is None:
            continue  # "since the strike" says too little to be marked where nothing dates the strike
        if re.search(r"\bsince\s+$", text[: span.start], re.IGNORECASE) and begin and published and begin <= published:
            meaning = replace(meaning, interval=(begin, published))
        yield span, meaning


def _dates_it(text: str, span: Span, other: Span) -> bool:
    """True if the date stands right behind: "the start of the siege on May 3"."""
    between = text[span.end : other.start]
    return 0 < len(between) < REACH and re.fullmatch(r"[^.,;\n]{0,40}\s(?:on|in)\s", between) is not None


def _dated(text: str, found: Sequence[Found]) -> dict[str, tuple[str, str]]:
    """Happening -> value and words of the first date that the report gives it."""
    _, in_front, behind = _patterns("en")
    out: dict[str, tuple[str, str]] = {}
    for span, meaning in found:
        if meaning.type != "DATE" or meaning.precision not in {"day", "month"} or not meaning.value:
            continue
        front = in_front.search(text, max(0, span.start - REACH - 40), span.start)
        after = behind.match(text, span.end)
        for match in (after, front):
            if match:
                out.setdefault(_happenings("en")[match["word"]], (meaning.value, span.of(text)))
                break
    return out


def _resolved(happening: str, dated: Mapping[str, tuple[str, str]]) -> Meaning:
    known = dated.get(happening)
    if known is None:
        return Meaning("DATE", None, f"The report does not date the {happening}.", "event")
    value, words = known
    return on_calendar(value, f"The report dates the {happening} elsewhere: “{words}”.", "event")


def _war_before(span: Span, found: Sequence[Found]) -> Iterator[Found]:
    """The days of the war named before "the war", which is not the one the report is about."""
    wars = [m for other, m in found if other.end <= span.start and m.anchor == "event" and m.value is None]
    if wars:
        yield span, replace(wars[-1], because=f"The war named before. {wars[-1].because}")
