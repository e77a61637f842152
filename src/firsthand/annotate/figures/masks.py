"""Numbers that count nothing: dates and clock times, and numbers that name or number something.

Each pattern gives the kind that the figure would be typed as; `None` is left out of the record altogether.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.annotate.figures.measures import is_unit
from firsthand.annotate.figures.numbering import numbering_spans
from firsthand.annotate.figures.words import is_person
from firsthand.vocabulary import FigureKind, Span

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_YEAR = r"(?:1[4-9]|2[01])\d\d"

_DATES = re.compile(
    rf"""(?x)
    \b\d{{4}}-\d\d?-\d\d?(?:T[\d:.]+Z?)?                                       # 2022-02-24T10:38
    | \b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b                                  # 24/02/2022
    | \b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}})?\b(?!,\d{{3}}|\.\d|%)(?:,?\s+{_YEAR}\b)?
    | \b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}})?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?
    | \b(?:[Bb]etween|[Ff]rom)\s\d{{1,2}}\s(?:and|to)\s(?=\d{{1,2}}\s{_MONTH})      # between 2 and 6 February
    | \b{_MONTH}\s+(?:of\s+)?{_YEAR}\b
    | \b\d{{1,2}}(?::\d\d){{1,2}}(?:\.\d+)?(?:\s?[ap]\.?\s?m\b\.?)?            # 9:35 PM; 1:36.6
    | \b\d{{1,2}}(?:[.]\d\d)?\s?(?:[ap]m|[ap]\.\s?m\.|[AP]M)(?!\w)             # 10.45pm
    | \b{_WEEKDAY}s?\b
    | \b(?:\d{{1,2}}|{_HOUR})\s?o[’']clock\b
    | \b(?:[Hh]alf|[Qq]uarter)\s(?:past|to)\s(?:\d{{1,2}}(?![,.]?\d|\s(?:per|%|million|billion))|{_HOUR})\b
    | (?<!which\s)(?<!whom\s)\b{_HOUR}\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight)\b
    | \b(?:noon|midnight)\s(?:to|until|and)\s(?:\d{{1,2}}|{_HOUR})\b(?=[\s.,;])
    | \b(?:1[0-9]|20)?\d0s\b | [’']\d0s\b                                      # the 1990s
    | \b(?:A\.?D\.?|B\.?C\.?E?\.?)\s?\d+(?:\s+(?:and|to)\s+\d+)?
    | \b\d+\s?(?:B\.?C\.?E?\b|A\.D\.|C\.?E\b)
    | (?<![\w$€£.,-]){_YEAR}\s?[-–/]\s?\d\d?(?![\d,.]\d|\d|%)                   # 2008-9, 2019/20
    | \b[Bb]etween\s{_YEAR}\sand\s{_YEAR}\b
    | \(\s?{_YEAR}(?:\s*[-–]\s*(?:{_YEAR}|\d\d)?)?\s?\)
    """
)
_LONE_YEAR = re.compile(rf"(?<![\w$€£.,-]){_YEAR}(?=$|[\s.,;:)’'′”])(?!\s?%)(?!,\d\d\d)(?!\.\d)")
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_PLURAL_NEXT = re.compile(r"\s(?:[a-z]+\s)?[a-z]+(?:s|people|men|women|children|troops|police)\b")
_BEFORE_COUNT = re.compile(
    r"(?:^|[^’'s]\b(?:\w+ed|[a-z]+ing|with|some|about|over|nearly|almost|than|least|most|killed|left|hit|and|were|are))\s$"
)
_BEFORE_AMOUNT = re.compile(r"\b(?:average|total|number|maximum|minimum|sum|toll)\sof\s$")

_NAMES = re.compile(
    r"""(?x)
    \b(?:https?://|www\.)\S+ | \S+@\S+\.\w+
    | \b\d+(?:\.\d+){2,}\b                                                     # 192.168.1.2
    | \b(?:ISO|IEC|DIN|RFC|ASTM)\s\d+(?:-\d+)*
    | \b[Nn]os?\.\s?\d+ | \#\s?\d+ | №\s?\d+
    | \b(?:Channel|Channels|Route|Highway|Interstate|Flight|Room|Gate|Platform|Pier|Hall|Terminal|Line|Bus|Train|Camp
        |Chapter|Page|Volume|Vol\.?|Part|Parts|Episode|Season|Game|Match|Week|Heat|Lap|Round|Stage|Phase|Level|Grade|Class|Tier
        |Group|Pool|Division|League|Group|Area|Zone|District|Sector|Block|Unit|Squadron|Battalion|School|Type|Mark|Model
        |Version|Windows|iPhone|iPad|Galaxy|Pixel|PlayStation|Xbox|Planet|Apollo|Soyuz|Boeing|Airbus|Formula|Fortune|Pier
        |Psalm|Matthew|Luke|John|Figure|Table|Exhibit|Count|Question|Proposition|Prop\.?|Measure|Title|Schedule|Ward|Ch\.
        |Category|Cat|World\ War|Super\ Bowl|Big|Bundesliga|Radio|Studio|Area|Super|Watch|Echo|Surface|Kindle|Note
        |TA|DAX|CAC|FTSE|Nikkei|ASX|Russell|Stoxx|STOXX|S&P|S\ ?P|s\ ?p|sp|S&P/ASX|Nasdaq|IBEX|KOSPI|Topix|TOPIX)
      [\s-]?\d+(?:\.\d+)?(?:[’']?s)?\b(?!,\d|\s?(?:%|percent|per\ cent|million|billion|points?\b))
    | \b(?:Channel|World\ War|Formula|Chapter|Phase|Part|Act|Round|Group|Game|Plan|Article|Air\ Force|BBC|Radio|Number
        |Day|Level|Tier|Pier|Platform)\s(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b
    | \b(?:Big|Group\ of|Gang\ of)\s(?:Ten|Twelve|Seven|Twenty|Four|\d+)\b
    | \b[Tt]he\s\d{2,5}\sblock\b | \b\d\d?\sNews\b
    | \b[Tt]he\s(?:men’s\s|women’s\s)?[\d,]+(?:m|\s?met(?:re|er)s?)\s
      (?:hurdles|steeplechase|relay|final|freestyle|butterfly|backstroke|breaststroke|medley|dash|race|title|record)\b
    | \b(?:number|Number)\s(?:one|two|three|\d+)\b(?!\sof)
    | \b(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve)\s(?!of\b|in\b|hundred|thousand|million)
      (?=[A-Z][a-z]+\s(?:Street|Road|Avenue|Square|Plaza|Tower|Direction|Nations)\b)
    | \b\d+[A-Za-z]?\s(?:[A-Z][\w’'.]*\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane
        |Drive|Boulevard|Blvd|Square|Way|Place)\b
    | (?<![\w$€£.,-])(?:\b[^\W\d_]+-)\d+(?![\d,.]*\d|[a-z]*-[a-z])            # COVID-19, TA-35, last-32
    | (?<!\w)\d+(?:/\d+){2,}
    | (?<!\w)\d{1,2}x\d{1,2}(?!\w)                                            # a 4x4
    | [’']\d\d\b(?!s|\s?(?:per|%|ft|in)\b)                                    # since '08
    | \b[^\W_]+-(?:star|time)\b                                               # a 5-star hotel, four-time champion
    """
)
_CURRENCY_LETTERS = frozenset("RM PS US USD EUR GBP CHF Rs RS INR KSh Dh AED SAR SEK NOK DKK PLN Rp CAD AUD".split())
_NAIRA = re.compile(r"N\d+(?:,\d{3})+\b|N\d+(?:\.\d+)?(?:m|bn|b|tn|trn|\s(?:million|billion|trillion))\b")
"""N50m, N200,000 and N5 billion are money in Nigeria; N50 alone is a road or a mask."""
_LETTERS_DIGITS = re.compile(r"(?<![^\W_])([^\W\d_]+)\d+(?:[.,]\d+)*[^\W_]*(?:-\w+)*")
_LAWS = re.compile(
    r"""(?x) \b(?:[Aa]rticles?|[Aa]rts?\.|[Ss]ections?|[Ss]ecs?\.|[Cc]lauses?|[Pp]aragraphs?|[Rr]ules?|[Rr]esolutions?
        |[Dd]irectives?|[Rr]egulations?|[Aa]mendments?|[Pp]rotocols?|[Bb]ills?|[Oo]rders?|§§?)
        \s?\d+[\w.()/-]*(?:(?:,\s|\sand\s|\sor\s)\d+[\w.()/-]*)*(?!\s(?:people|men|women|of\s(?:them|those))\b)"""
)
_PHONES = re.compile(
    r"(?<![\w.,])(?<!\d\s)0\d{2,}(?:[\s-]\d{3,})*(?![\w,])"
    r"|(?<![\w.])\+\d{1,3}(?:[\s-]\(?\d{2,5}\)?){2,5}(?!\w|,\d)"
    r"|(?<![\w.])(?:\+\d{1,3}[\s-]?)?(?:\(\d{2,5}\)[\s-]?)?"
    r"(?!\d{1,3}(?:\ \d{3})+\b)\d{2,4}(?:[\s-]\d{2,4}){2,4}(?![\w,])"
)
_ORDINALS = re.compile(r"(?<![\w.])\d[\d,]*(?:st|nd|rd|th)(?![^\W_])")
_SCORES = re.compile(
    r"(?<![\w$€£.,–-])\d{1,3}[-–]\d{1,3}(?=\s(?:\w+\s)?(?:win|loss|victory|defeat|lead|draw|tie|vote|score|decision)\b)"
    r"|(?<![\w$€£.,–-])\d{1,3}[-–]\d{1,3}(?:,\s?\d{1,3}[-–]\d{1,3})+(?![\w–-])"
    r"|(?<![\w$€£.,–-])\d{1,2}[-–]\d{1,2}(?=[.,;:)\]]|\s(?:on|win|victory|defeat|loss|draw|lead|thanks|against|over|in"
    r"|at|to|after|with|down|up|away|and|from|aggregate|success|triumph|vote|record|lead)\b|\s[A-Z]|\s*$)(?!\.\d)"
)
_PAIRS = re.compile(r"(?<![\w$€£.,–-])(\d{1,3})[-–](\d{1,3})(?![\w%–-]|[.,]\d)")


class Masked(NamedTuple):
    """A stretch of text whose numbers count nothing, and what they are."""

    span: Span
    kind: FigureKind | None


def masks_of(text: str, start: int, end: int) -> Iterator[Masked]:
    """The stretches of `text[start:end]` whose numbers are no quantities, pattern by pattern."""
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text, start, end):
            yield Masked(Span(*found.span()), kind)
    yield from (Masked(span, "name") for span in numbering_spans(text, start, end))
    for found in _LETTERS_DIGITS.finditer(text, start, end):
        naira = found[1] == "N" and _NAIRA.match(text, found.start(), end)
        if found[1] not in _CURRENCY_LETTERS and not naira:
            yield Masked(Span(*found.span()), "name")
    for found in _PAIRS.finditer(text, start, end):
        if int(found[1]) >= int(found[2]):  # no range runs down
            yield Masked(Span(*found.span()), "score")
    for found in _LONE_YEAR.finditer(text, start, end):
        if not _is_amount(text, start, Span(*found.span()), end):
            yield Masked(Span(*found.span()), None)


def _is_amount(text: str, start: int, year: Span, end: int) -> bool:
    """True if a number that looks like a year counts something: "2000 acres", "killed 1900 civilians"."""
    following = _NEXT_WORD.match(text, year.end, end)
    if following is not None and (is_person(following[1].lower()) or is_unit(following[1])):
        return True
    if _BEFORE_AMOUNT.search(text, start, year.start):
        return True
    return bool(_PLURAL_NEXT.match(text, year.end, end) and _BEFORE_COUNT.search(text, start, year.start))


_PATTERNS: tuple[tuple[FigureKind | None, re.Pattern[str]], ...] = (
    (None, _DATES),
    ("name", _NAMES),
    ("name", _LAWS),
    ("name", _PHONES),
    ("ordinal", _ORDINALS),
    ("score", _SCORES),
)
